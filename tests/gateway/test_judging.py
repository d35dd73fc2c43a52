"""Judgements: masked where policy masks, blocked where masking can't be, with the event that says so."""

import base64
import hashlib
import json
import struct
from typing import Any

import msgspec
import pytest

from seawall.detect.engine import Engine, builtin_detectors
from seawall.detect.restoring import Restorer
from seawall.dialects.dialect import Dialect
from seawall.dialects.providers import gemini, openai
from seawall.dialects.providers.anthropic import DIALECT
from seawall.gateway.inspection import Inspected, Inspector
from seawall.gateway.judging import Asked, Judged, judge, unread_of
from seawall.gateway.scan_cache import ScanCache
from seawall.model.exchange import Exchange, Principal
from seawall.model.words import Action, Channel
from seawall.policy import PolicySet
from seawall.policy.catalogue import APPROVED, PUBLIC
from seawall.policy.examples import run_examples
from seawall.policy.policy_set import builtin_sources

EMAIL = "ana.synthetic@customers.example"


def fingerprint(value: str) -> str:
    return hashlib.sha256(value.encode()).hexdigest()[:12]


@pytest.fixture
def asked(policy_set: PolicySet) -> Asked:
    return Asked(
        exchange=Exchange(Principal.parse("person:a"), APPROVED, Channel.GATEWAY, conversation="c", model="m"),
        policy=policy_set,
        conversation_key=b"k" * 32,
        entries={},
        quote=True,
        allow_unscanned=False,
        event_id="evt_1",
        now_ms=5,
        key="key1",
        subject="",
    )


def judged(engine: Engine, asked: Asked, content: Any, **inspected: Any) -> Judged:
    match = DIALECT.route("POST", "/v1/messages")
    assert match
    body = {"model": "m", "max_tokens": 5, "messages": [{"role": "user", "content": content}]}
    decoded = DIALECT.decode(match, json.dumps(body).encode())
    seen = Inspector(engine, ScanCache(b"s"), fingerprint).look(decoded)
    return judge(decoded, msgspec.structs.replace(seen, **inspected) if inspected else seen, asked)


def test_masked_and_told(engine: Engine, asked: Asked) -> None:
    one = judged(engine, asked, f"Mail {EMAIL}, twice: {EMAIL}")
    assert one.verdict.action is Action.MASK
    assert one.body is not None
    assert EMAIL.encode() not in one.body
    assert (
        Restorer(one.entries).restore(json.loads(one.body)["messages"][0]["content"]) == f"Mail {EMAIL}, twice: {EMAIL}"
    )
    assert set(one.issued.values()) == {EMAIL}
    assert one.sent == {fingerprint(EMAIL)}
    event = one.event
    assert (event.id, event.time, event.key, event.conversation, event.bytes_out) == (
        "evt_1",
        5,
        "key1",
        "c",
        len(one.body),
    )
    assert [finding.path for finding in event.findings] == ["/messages/0/content"] * 2
    assert EMAIL not in repr(event)


def test_harmless_leaves_as_it_came(engine: Engine, asked: Asked) -> None:
    one = judged(engine, asked, "Hello")
    assert one.verdict.action is Action.ALLOW
    assert (
        one.body
        == json.dumps({"model": "m", "max_tokens": 5, "messages": [{"role": "user", "content": "Hello"}]}).encode()
    )


def test_blocked_leaves_nothing(engine: Engine, asked: Asked) -> None:
    public = msgspec.structs.replace(asked, exchange=msgspec.structs.replace(asked.exchange, tool=PUBLIC))
    one = judged(engine, public, f"Mail {EMAIL}")
    assert (one.verdict.action, one.body, one.event.bytes_out) == (Action.BLOCK, None, 0)


def test_signed_text_that_holds_a_value_is_blocked(engine: Engine, asked: Asked) -> None:
    match = DIALECT.route("POST", "/v1/messages")
    assert match
    thinking = [{"type": "thinking", "thinking": f"I know {EMAIL}", "signature": "c2lnbmVk" * 8}]
    body = {"model": "m", "messages": [{"role": "assistant", "content": thinking}]}
    decoded = DIALECT.decode(match, json.dumps(body).encode())
    assert decoded.fixed
    seen = Inspector(engine, ScanCache(b"s"), fingerprint).look(decoded)
    one = judge(decoded, seen, asked)
    assert (one.verdict.action, one.body) == (Action.BLOCK, None)
    assert one.verdict.policies[0] == "file-not-maskable"


def test_what_could_not_be_inspected_stays_unless_settings_say_otherwise(engine: Engine, asked: Asked) -> None:
    one = judged(engine, asked, "Hello", failed=True, inspected=0)
    assert (one.verdict.action, one.verdict.policies[0], one.body) == (Action.BLOCK, "scan-failed", None)
    let = judged(engine, msgspec.structs.replace(asked, allow_unscanned=True), "Hello", failed=True, inspected=0)
    assert let.verdict.action is Action.ALLOW
    assert (let.event.inspected, let.event.strings) == (0, 1)


def test_agents_stand_ins_are_left_as_they_are(engine: Engine, asked: Asked) -> None:
    first = judged(engine, asked, f"Mail {EMAIL}")
    (pseudonym,) = first.issued
    again = msgspec.structs.replace(asked, entries=first.entries, quote=False)
    assert first.body is not None
    one = judged(engine, again, f"Mail {pseudonym} and {EMAIL}")
    assert one.body is not None
    assert json.loads(one.body)["messages"][0]["content"] == f"Mail {pseudonym} and {pseudonym}"


def test_inspected_is_all_or_says_so() -> None:
    assert Inspected((), (), 0).failed is False


def test_a_value_let_off_leaves_as_it_is_until_its_moment_and_the_event_counts_it(engine: Engine, asked: Asked) -> None:
    text = f"Write to {EMAIL} and to bo.synthetic@customers.example"
    until = {("email", fingerprint(EMAIL)): asked.now_ms + 1}
    done = judged(engine, msgspec.structs.replace(asked, excepted=until), text)
    assert done.body is not None
    assert EMAIL.encode() in done.body
    assert b"bo.synthetic" not in done.body
    assert done.event.detail["let_off"] == "1"
    assert len(done.event.findings) == 1
    over = {("email", fingerprint(EMAIL)): asked.now_ms}
    after = judged(engine, msgspec.structs.replace(asked, excepted=over), text)
    assert after.body is not None
    assert EMAIL.encode() not in after.body


PNG = base64.b64encode(
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", 64, 48) + b"\x08\0\0\0\0" + b"\0" * 20
).decode()
PICTURES: dict[str, tuple[Dialect, str, Any]] = {
    "anthropic": (
        DIALECT,
        "/v1/messages",
        {
            "model": "m",
            "max_tokens": 5,
            "messages": [
                {
                    "role": "user",
                    "content": [
                        {"type": "image", "source": {"type": "base64", "media_type": "image/png", "data": PNG}},
                        {"type": "text", "text": "What does it say?"},
                    ],
                }
            ],
        },
    ),
    "openai": (
        openai.DIALECT,
        "/v1/chat/completions",
        {
            "model": "m",
            "messages": [
                {
                    "role": "user",
                    "content": [{"type": "image_url", "image_url": {"url": f"data:image/png;base64,{PNG}"}}],
                }
            ],
        },
    ),
    "google": (
        gemini.DIALECT,
        "/v1beta/models/gemini-2.5-pro:generateContent",
        {"contents": [{"role": "user", "parts": [{"inlineData": {"mimeType": "image/png", "data": PNG}}]}]},
    ),
}


class Reads:
    def text(self, picture: bytes) -> str:
        return f"Mail {EMAIL}"


def test_a_file_that_may_as_well_be_text_is_blocked_and_never_written_twice(engine: Engine, asked: Asked) -> None:
    match = DIALECT.route("POST", "/v1/messages")
    assert match
    written = "data:text/plain;base64," + base64.b64encode(f"Mail {EMAIL} about it".encode()).decode()
    document = {"type": "document", "source": {"type": "text", "media_type": "text/plain", "data": written}}
    body = {"model": "m", "messages": [{"role": "user", "content": [document]}]}
    decoded = DIALECT.decode(match, json.dumps(body).encode())
    assert [(file.start, file.end, 0) for file in decoded.files] == list(decoded.spans)
    one = judge(decoded, Inspector(engine, ScanCache(b"s"), fingerprint).look(decoded), asked)
    assert (one.verdict.action, one.verdict.policies[0], one.body) == (Action.BLOCK, "file-not-maskable", None)


@pytest.mark.parametrize("who", PICTURES)
def test_a_picture_with_what_would_be_masked_is_blocked_and_says_why(asked: Asked, who: str) -> None:
    dialect, path, body = PICTURES[who]
    match = dialect.route("POST", path)
    assert match
    decoded = dialect.decode(match, json.dumps(body).encode())
    engine = Engine(detectors={"email": builtin_detectors()["email"]}, disguises={})
    blind = Inspector(engine, ScanCache(b"s"), fingerprint).look(decoded)
    assert [file.complete for file in blind.files] == [False]
    assert blind.inspected < decoded.strings
    assert judge(decoded, blind, asked).verdict.action is Action.ALLOW
    strict = msgspec.structs.replace(asked, policy=asked.policy.in_mode(strict=True))
    assert judge(decoded, blind, strict).body is None
    engine.pictures = Reads()
    seen = Inspector(engine, ScanCache(b"s"), fingerprint).look(decoded)
    one = judge(decoded, seen, asked)
    assert (one.verdict.action, one.verdict.policies[0], one.body) == (Action.BLOCK, "file-not-maskable", None)
    assert EMAIL not in repr(one.event)


def test_a_shop_s_policy_tells_unread_kinds_apart(asked: Asked) -> None:
    own = """
    @id("no-unread-pictures")
    @title("Pictures nobody read stay here")
    @why("A screenshot shows a customer as well as a text does.")
    @message("A picture in this could not be read.")
    @alternative("Paste the text that matters.")
    @example_picture("nothing unread=picture -> block")
    @example_not_sound("nothing unread=sound -> allow")
    permit (principal, action == Action::"block", resource) when {
      context.category == "none" && context.direction == "out" && context.unread.contains("picture")
    };
    """
    shop = PolicySet.compile({**builtin_sources(), "no_unread_pictures.cedar": own})
    assert [done for done in run_examples(shop, [shop.policies["no-unread-pictures"]]) if not done.passed] == []
    choosy = msgspec.structs.replace(asked, policy=shop)
    engine = Engine(detectors={"email": builtin_detectors()["email"]}, disguises={})
    sound = base64.b64encode(b"ID3\x03\0\0\0\0\0\0" + b"\xff" * 40).decode()
    for data, action in ((PNG, Action.BLOCK), (sound, Action.ALLOW)):
        match = DIALECT.route("POST", "/v1/messages")
        assert match
        source = {"type": "base64", "media_type": "image/png", "data": data}
        body = {"model": "m", "messages": [{"role": "user", "content": [{"type": "image", "source": source}]}]}
        decoded = DIALECT.decode(match, json.dumps(body).encode())
        seen = Inspector(engine, ScanCache(b"s"), fingerprint).look(decoded)
        assert judge(decoded, seen, choosy).verdict.action is action


def test_what_an_answer_holds_that_nobody_looks_into_is_told_by_its_kind() -> None:
    sound = base64.b64encode(b"ID3\x03\0\0\0\0\0\0" + b"\xff" * 40).decode()
    drawn = {"type": "image_generation_call", "id": "ig_1", "status": "completed", "result": PNG}
    spoken = {"role": "assistant", "content": None, "audio": {"id": "audio_1", "data": sound, "transcript": "hello"}}
    table = {"inlineData": {"mimeType": "text/csv", "data": base64.b64encode(b"a,b").decode()}}
    for vendor, path, body, kinds in (
        (openai.DIALECT, "/v1/responses", {"id": "r", "object": "response", "output": [drawn]}, ["picture"]),
        (openai.DIALECT, "/v1/chat/completions", {"choices": [{"index": 0, "message": spoken}]}, ["sound"]),
        (
            gemini.DIALECT,
            "/v1beta/models/m:generateContent",
            {"candidates": [{"content": {"parts": [table]}}]},
            ["document"],
        ),
        (openai.DIALECT, "/v1/images/generations", {"data": [{"url": "https://vendor.example/1.png"}]}, ["remote"]),
        (openai.DIALECT, "/v1/chat/completions", {"choices": [{"index": 0, "message": {"content": "hello"}}]}, []),
    ):
        match = vendor.route("POST", path)
        assert match
        assert unread_of(vendor.answer(match, json.dumps(body).encode())) == kinds
