"""Streams as transcripts: what the vendor sends and what the client gets, the same for every split of the bytes."""

import json
import random
from collections.abc import Sequence
from pathlib import Path

import pytest

from seawall.dialects.dialect import Dialect, Match
from seawall.dialects.providers.anthropic import DIALECT as ANTHROPIC
from seawall.dialects.providers.gemini import DIALECT as GEMINI
from seawall.dialects.providers.openai import DIALECT as OPENAI
from seawall.dialects.stream import AnswerStream, Channel, Transform
from seawall.model.errors import BadExchange

GOLDEN = sorted((Path(__file__).parents[1] / "golden" / "dialects").glob("*.txt"))
VALUES = {"[PERSON_1]": 'Ana "Nan" Müller', "[EMAIL_1]": "ana@shop.example"}


class Restore:
    """Puts values back for pseudonyms; holds back only what could still become one."""

    def __init__(self, channel: Channel) -> None:
        self.channel = channel
        self.held = ""

    def feed(self, text: str) -> str:
        text = self.held + text
        for pseudonym, value in VALUES.items():
            text = text.replace(pseudonym, json.dumps(value)[1:-1] if self.channel.json else value)
        at = text.rfind("[")
        keep = at >= 0 and any(name.startswith(text[at:]) for name in VALUES)
        self.held = text[at:] if keep else ""
        return text[:at] if keep else text

    def flush(self) -> str:
        held, self.held = self.held, ""
        return held


class Quick(Restore):
    """The same, and tells at a look which pieces it leaves as they are."""

    def __init__(self, channel: Channel) -> None:
        super().__init__(channel)
        self.passed: list[str] = []

    @property
    def idle(self) -> bool:
        return not self.held

    def touched(self, pieces: Sequence[str]) -> set[int]:
        return {number for number, piece in enumerate(pieces) if "[" in piece}

    def pass_by(self, text: str) -> None:
        assert self.idle
        self.passed.append(text)


class Unchanged:
    """Lets everything pass."""

    def feed(self, text: str) -> str:
        return text

    def flush(self) -> str:
        return ""


def read(path: Path) -> tuple[Dialect, Match, str, bytes, bytes]:
    raw = path.read_bytes()
    head, _, rest = raw.partition(b"=== from the vendor\n")
    upstream, _, client = rest.partition(b"=== to the client\n")
    lines = dict(line.split(": ", 1) for line in head.decode().splitlines()[1:])
    method, url = lines["route"].split()
    for dialect in (OPENAI, ANTHROPIC, GEMINI):
        match = dialect.route(method, url)
        if match:
            return dialect, match, lines["content-type"], upstream, client
    raise AssertionError(path)


def run(path: Path, chunks: list[bytes], transform: type = Restore) -> tuple[bytes, AnswerStream]:
    dialect, match, content_type, _, _ = read(path)

    def open_channel(channel: Channel) -> Transform:
        made: Transform = transform(channel) if issubclass(transform, Restore) else transform()
        return made

    stream = dialect.stream(match, open_channel, content_type)
    out = b"".join(stream.feed(chunk) for chunk in chunks)
    return out + stream.finish(), stream


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_transcripts(path: Path) -> None:
    _, _, _, upstream, client = read(path)
    assert client, f"{path} says nothing of what the client gets"
    assert run(path, [upstream])[0] == client
    assert run(path, [upstream], Quick)[0] == client


def quick_stream() -> tuple[AnswerStream, list[Quick]]:
    """A chat's stream, and the transform of each of its channels."""
    made: list[Quick] = []

    def open_channel(channel: Channel) -> Transform:
        made.append(Quick(channel))
        return made[-1]

    match = OPENAI.route("POST", "/v1/chat/completions")
    assert match
    return OPENAI.stream(match, open_channel, "text/event-stream"), made


def test_pieces_that_stay_as_they_are_pass_together() -> None:
    stream, made = quick_stream()
    texts = [
        "Dear",
        " ",
        "all",
        ", dear [PER",
        "SON_1]",
        " and",
        ' "you"',
        " there",
        "\u00e9",
        " end",
        "[",
        "x",
        "y",
        "z",
    ]
    events = [{"choices": [{"index": 0, "delta": {"content": text}}]} for text in texts]
    raw = "".join(f"data: {json.dumps(event, ensure_ascii=False)}\n\n" for event in events).encode()
    out = stream.feed(raw) + stream.finish()
    got = [json.loads(line[6:]) for line in out.decode().splitlines() if line]
    assert "".join(one["choices"][0]["delta"]["content"] for one in got) == (
        'Dear all, dear Ana "Nan" Müller and "you" there\u00e9 end[xyz'
    )
    assert made[0].passed == [" all", " and", " there\u00e9 end", "yz"]


@pytest.mark.parametrize("ends", ["\n\n", "\r\n\r\n", "\r\r"])
def test_an_event_that_comes_alone_and_stays_as_it_is_passes_at_once(ends: str) -> None:
    stream, made = quick_stream()
    texts = ["Dear", " all", ", dear [PER", "SON_1]", " and", ' "you"', " there", "\u00e9", "", " [x", " end"]
    events = [{"choices": [{"index": 0, "delta": {"content": text}}]} for text in texts]
    reads = [f"data: {json.dumps(event, ensure_ascii=False)}{ends}".encode() for event in events]
    out = [stream.feed(read) for read in reads]
    whole, _ = quick_stream()
    assert b"".join([*out, stream.finish()]) == whole.feed(b"".join(reads)) + whole.finish()
    if ends == "\n\n":
        assert made[0].passed == [" all", " and", " there", "\u00e9", "", " end"]
    else:
        assert made[0].passed == []  # a CR may still get its LF, so all of these are split


@pytest.mark.parametrize("bad", [b"\xff", b"\xed\xa0\x80"])
def test_what_is_no_utf8_is_refused_in_a_run_too(bad: bytes) -> None:
    match = OPENAI.route("POST", "/v1/chat/completions")
    assert match
    stream = OPENAI.stream(match, Quick, "text/event-stream")
    event = b'data: {"choices":[{"index":0,"delta":{"content":"%b"}}]}\n\n'
    stream.feed(event % b"first")
    with pytest.raises(BadExchange):
        stream.feed(event % b"second" + event % bad + event % b"third")
    with pytest.raises(BadExchange):
        stream.feed(event % bad)


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_bytes_pass_unchanged_when_no_text_changes(path: Path) -> None:
    upstream = read(path)[3]
    assert run(path, [upstream], Unchanged)[0] == upstream


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_every_split_gives_the_same_bytes(path: Path) -> None:
    _, _, _, upstream, client = read(path)
    dice = random.Random(7)
    step = max(1, len(upstream) // 400)  # long transcripts take every few bytes, each time from another start
    for at in range(dice.randrange(step) + 1, len(upstream), step):
        transform = dice.choice([Restore, Quick])
        assert run(path, [upstream[:at], upstream[at:]], transform)[0] == client, at
    for _ in range(20):
        cuts = sorted(dice.sample(range(1, len(upstream)), 12))
        chunks = [upstream[a:b] for a, b in zip([0, *cuts], [*cuts, len(upstream)], strict=True)]
        assert run(path, chunks, Quick)[0] == client, cuts
    assert run(path, [upstream[at : at + 1] for at in range(len(upstream))])[0] == client


@pytest.mark.parametrize(
    ("stem", "expected"),
    [
        ("openai_chat_text", ("chatcmpl-CkT3", 19, 8, 10, ["stop"])),
        ("anthropic_thinking_and_tool", ("msg_01A", 492, 20, 89, ["tool_use"])),
        ("openai_responses", ("resp_68a", 37, 0, 11, ["completed"])),
        ("gemini_sse", ("k2dq", 8, 0, 20, ["STOP"])),
    ],
)
def test_facts_are_collected(stem: str, expected: tuple[object, ...]) -> None:
    path = next(path for path in GOLDEN if path.stem == stem)
    facts = run(path, [read(path)[3]])[1].facts
    assert (facts.id, facts.tokens_in, facts.tokens_cached, facts.tokens_out, facts.finish[-1:]) == expected
    assert facts.ended
    assert not facts.failed


def test_channels_say_what_they_are() -> None:
    path = next(path for path in GOLDEN if path.stem == "anthropic_thinking_and_tool")
    seen: list[Channel] = []

    def open_channel(channel: Channel) -> Transform:
        seen.append(channel)
        return Unchanged()

    dialect, match, content_type, upstream, _ = read(path)
    dialect.stream(match, open_channel, content_type).feed(upstream)
    assert [(channel.kind, channel.json, channel.signed) for channel in seen] == [
        ("reasoning", False, True),
        ("text", False, False),
        ("tool", True, False),
    ]


def test_an_event_fits_a_template_only_byte_for_byte() -> None:
    match = OPENAI.route("POST", "/v1/chat/completions")
    assert match
    stream = OPENAI.stream(match, Restore)

    def event(text: str, more: str = "") -> bytes:
        return b'data: {"choices":[{"index":0,"delta":{"content":"%b"%b}}]}\n\n' % (text.encode(), more.encode())

    assert stream.feed(event("one")) == event("one")
    assert stream.feed(event("two [PERSON_1]")) == event(r"two Ana \"Nan\" M\u00fcller")
    # The second event fits the first one's beginning and end, but holds more than its one text.
    tricky = event("x", ',"refusal":"[EMAIL_1]"')
    assert b"ana@shop.example" in stream.feed(tricky)
    assert stream.feed(event(r"\u005bPERSON_1]")) == event(r"Ana \"Nan\" M\u00fcller")


def test_what_is_no_json_is_refused_and_not_quoted() -> None:
    match = OPENAI.route("POST", "/v1/chat/completions")
    assert match
    with pytest.raises(BadExchange) as caught:
        OPENAI.stream(match, Restore).feed(b"data: ana@shop.example\n\n")
    assert "ana" not in str(caught.value)


@pytest.mark.parametrize("stem", [path.stem for path in GOLDEN])
def test_failing_ends_in_the_vendors_shape_and_drops_what_was_held(stem: str) -> None:
    path = next(path for path in GOLDEN if path.stem == stem)
    dialect, match, content_type, upstream, _ = read(path)
    stream = dialect.stream(match, Restore, content_type)
    first = stream.feed(upstream[: len(upstream) // 2])
    last = stream.fail(403, "seawall_blocked", "Not this.")
    assert b"Not this." in last
    assert stream.finish() == b""
    if content_type.startswith("application/json"):
        whole = json.loads(first + last)
        assert whole[-1]["error"]["status"] == "PERMISSION_DENIED"
    else:
        assert last.endswith(b"}\n\n")


def test_an_upstream_that_stops_in_the_middle_still_gives_what_was_held() -> None:
    match = OPENAI.route("POST", "/v1/chat/completions")
    assert match
    stream = OPENAI.stream(match, Restore)
    stream.feed(b'data: {"id":"c1","choices":[{"index":0,"delta":{"content":"hi [PERS"}}]}\n\n')
    assert b'"content":"[PERS"' in stream.finish()
    assert not stream.facts.ended


@pytest.mark.parametrize(
    ("dialect", "path", "event"),
    [
        (OPENAI, "/v1/chat/completions", {"choices": [{"index": [], "delta": {"content": "[PERSON_1]"}}]}),
        (OPENAI, "/v1/responses", {"type": "response.output_text.delta", "output_index": {}, "delta": "[PERSON_1]"}),
        (
            ANTHROPIC,
            "/v1/messages",
            {"type": "content_block_delta", "index": "x", "delta": {"text": "[PERSON_1]", "type": "text_delta"}},
        ),
        (
            GEMINI,
            "/v1beta/models/g:streamGenerateContent",
            {"candidates": [{"index": None, "content": {"parts": [{"text": "[PERSON_1]"}, 1, None]}}]},
        ),
    ],
)
def test_a_vendor_that_numbers_oddly_breaks_nothing(dialect: Dialect, path: str, event: object) -> None:
    match = dialect.route("POST", path)
    assert match
    out = dialect.stream(match, Restore).feed(b"data: " + json.dumps(event).encode() + b"\n\n")
    assert b"Nan" in out
    for odd in (
        b"1",
        b"[]",
        b"null",
        b'{"choices":1,"candidates":{},"delta":[],"type":5}',
        b'{"choices":[{"delta":4}]}',
    ):
        assert dialect.stream(match, Restore).feed(b"data: " + odd + b"\n\n") == b"data: " + odd + b"\n\n"


def test_a_channel_that_ended_starts_anew() -> None:
    match = OPENAI.route("POST", "/v1/chat/completions")
    assert match
    stream = OPENAI.stream(match, Restore)
    plain = b'data: {"choices":[{"index":0,"delta":{"content":"a [PER"}}]}\n\n'
    ending = b'data: {"choices":[{"index":0,"delta":{"content":"b"},"finish_reason":"stop"}]}\n\n'
    first = stream.feed(plain) + stream.feed(ending)
    assert b'"content":"a "' in first
    assert b'"content":"[PERb"' in first
    assert b'"content":"a "' in stream.feed(plain)
    assert b'"content":"[PER"' in stream.finish()
