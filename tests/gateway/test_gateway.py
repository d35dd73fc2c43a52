"""The gateway as a whole: one conversation's stand-ins are nobody else's, limits hold, nothing is kept in the clear."""

import base64
import gzip
import json
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fakes.ai_vendor import FOREIGN_PSEUDONYM, KNOWN_ADDRESS
from fakes.station import Station, station
from seawall.detect.engine import Engine
from seawall.detect.pseudonyms import pseudonym_spans
from seawall.model.doubles import Settled
from seawall.model.event import EventKind
from seawall.model.settings import GatewaySettings
from seawall.model.words import Action, Category
from seawall.policy import PolicySet, builtin_sources

EMAIL = "ana.synthetic@customers.example"


def chat(at: Station, text: Any, *, key: str = "", model: str = "fake-echo", **more: Any) -> httpx.Response:
    headers = {"authorization": f"Bearer {key or at.key()}", **more.pop("headers", {})}
    messages = text if isinstance(text, list) else [{"role": "user", "content": text}]
    body = {"model": model, "messages": messages, **more}
    return httpx.post(f"{at.url}/v1/chat/completions", headers=headers, json=body, timeout=60)


def said(answer: httpx.Response) -> str:
    return str(answer.json()["choices"][0]["message"]["content"])


def sent(at: Station) -> str:
    return str(at.vendor.received[-1].json["messages"][-1]["content"])


def pseudonym_in(text: str) -> str:
    ((start, end),) = pseudonym_spans(text)
    return text[start:end]


def test_only_the_masked_bytes_change(at: Station) -> None:
    body = '{ "model":"fake-echo",\n "extra" : 1.50e3, "messages":[{"role":"user","content":"Mail %s, \\u00e4 ok"}]}'
    answer = httpx.post(
        f"{at.url}/v1/chat/completions",
        headers={"authorization": f"Bearer {at.key()}", "content-type": "application/json"},
        content=(body % EMAIL).encode(),
        timeout=60,
    )
    assert said(answer) == f"Mail {EMAIL}, ä ok"
    raw = at.vendor.received[-1].body.decode()
    assert raw == body % pseudonym_in(raw)


@pytest.mark.parametrize("model", ["claude-opus-4-1", "claude-sonnet-4-5", "gemma-3-27b-it", "fake-claude"])
def test_a_model_that_bears_a_persons_name_is_asked_for_by_it(at: Station, model: str) -> None:
    assert chat(at, "hello", model=model).status_code in {200, 404}


@pytest.mark.parametrize("model", ["Maria Lindqvist", "ana.synthetic@customers.example", "4111111111111111"])
def test_a_value_in_the_models_place_does_not_leave(at: Station, model: str) -> None:
    answer = chat(at, "hello", model=model)
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "seawall_bad_model")


PRICES = f"Our purchase prices, internal: LAMP-1 12.40 EUR, LAMP-2 18.10 EUR, margin 41 %. Write to {EMAIL} about them."


def test_what_policy_blocks_at_a_vendor_goes_to_the_shops_own_model_and_nothing_else_does(at: Station) -> None:
    text = PRICES
    assert chat(at, text, model="fake-echo").status_code == 403
    for _ in range(3):  # the second is read by the shape of the first
        answer = chat(at, text, model="walled-1", seed=7)
    assert answer.status_code == 200, answer.text
    assert said(answer) == text
    assert (answer.headers["x-seawall-instead"], answer.headers["x-seawall-verdict"]) == ("openai-own", "mask")
    left = at.vendor.received[-1].json
    assert (left["model"], left["seed"]) == ("fake-echo", 7)
    assert EMAIL not in sent(at)
    event = at.last()
    assert (event.tool, event.model, event.detail) == ("openai-own", "fake-echo", {"instead_of": "openai-walled"})
    harmless = chat(at, "hello", model="walled-1")
    assert "x-seawall-instead" not in harmless.headers
    assert at.vendor.received[-1].json["model"] == "walled-1"


@pytest.mark.parametrize(
    ("path", "body", "meant"),
    [
        (
            "/v1beta/models/walled-1:generateContent",
            {"contents": [{"parts": [{"text": PRICES}]}]},
            "/v1beta/models/fake-echo:generateContent",
        ),
        (
            "/openai/deployments/walled-1/chat/completions",
            {"messages": [{"role": "user", "content": PRICES}]},
            "/openai/deployments/fake-echo/chat/completions",
        ),
    ],
)
def test_the_shops_own_model_is_asked_where_the_path_names_it(at: Station, path: str, body: Any, meant: str) -> None:
    answer = httpx.post(at.url + path, headers={"authorization": f"Bearer {at.key()}"}, json=body, timeout=60)
    assert answer.status_code == 200, answer.text
    assert answer.headers["x-seawall-instead"].endswith("-own")
    assert at.vendor.received[-1].path == meant


def test_what_the_shops_own_model_may_not_have_either_or_the_key_may_not_reach_stays_blocked(at: Station) -> None:
    card = "Card 4111 1111 1111 1111, CVV 123"
    for text, key in (
        (card, ""),
        (PRICES, at.key(tools=frozenset({"openai-walled"}))),
        (PRICES, at.key(models=frozenset({"walled-*"}))),
    ):
        answer = chat(at, text, model="walled-1", key=key)
        assert (answer.status_code, answer.json()["error"]["code"]) == (403, "seawall_blocked")
        assert at.last().tool == "openai-walled"


def test_the_ledger_names_whose_key_was_over_its_limits(at: Station) -> None:
    key = at.keys.issue("service:once", budget=1)
    chat(at, "hello", key=key)
    assert chat(at, "hello", key=key).status_code == 429
    refused = [one for one in at.events if one.kind is EventKind.GATEWAY_REQUEST_REFUSED]
    assert "service:once" in {one.principal for one in refused}


def test_what_is_harmless_leaves_byte_for_byte(at: Station) -> None:
    raw = b'{"model" : "fake-echo", "messages":[ {"content":"caf\\u00e9 \xf0\x9f\x93\xa6","role":"user"} ],"new":{}}'
    answer = httpx.post(f"{at.url}/v1/chat/completions", headers={"x-api-key": at.key()}, content=raw, timeout=60)
    assert answer.headers["x-seawall-verdict"] == "allow"
    assert at.vendor.received[-1].body == raw


def test_a_value_keeps_its_stand_in_over_the_turns_and_has_another_elsewhere(at: Station) -> None:
    key = at.key()
    first = [{"role": "user", "content": f"I am {EMAIL}."}]
    chat(at, first, key=key)
    pseudonym = pseudonym_in(sent(at))
    turns = [*first, {"role": "assistant", "content": f"Hello {EMAIL}"}, {"role": "user", "content": f"Mail {EMAIL}"}]
    assert said(chat(at, turns, key=key)) == f"Mail {EMAIL}"
    received = at.vendor.received[-1].body.decode()
    assert received.count(pseudonym) == 3
    chat(at, [{"role": "user", "content": f"Another talk of {EMAIL}."}], key=key)
    assert pseudonym not in sent(at)
    chat(at, first, key=at.key("person:bob@shop.example"))
    assert pseudonym not in sent(at)
    chat(at, "Hello", key=key, headers={"x-seawall-conversation": "one"})
    chat(at, f"It is {EMAIL}", key=key, headers={"x-seawall-conversation": "one"})
    named = pseudonym_in(sent(at))
    chat(at, f"Once more {EMAIL}", key=key, headers={"x-seawall-conversation": "one"})
    assert pseudonym_in(sent(at)) == named


def test_a_message_seen_before_is_not_scanned_again(at: Station) -> None:
    cache = at.gateway._inspector._cache
    history = [{"role": "user", "content": f"Turn {n} of a long talk with {EMAIL}"} for n in range(20)]
    chat(at, history)
    before = cache.misses
    chat(at, [*history, {"role": "user", "content": "and now?"}])
    assert cache.misses == before + 2  # the message, and what it may go on with of the one before
    assert len(at.last().findings) == 20


@settings(max_examples=12, deadline=None)
@given(data=st.data())
def test_nobody_gets_anybody_elses_value(shared_station: Station, data: st.DataObject) -> None:
    """Conversations mixed at random, each told the others' stand-ins: each gets back its own values only."""
    at = shared_station
    people = data.draw(st.integers(2, 4))
    keys = [at.key(f"person:p{n}@shop.example") for n in range(people)]
    own = [f"only.{n}.{data.draw(st.integers(0, 10**6))}@customers.example" for n in range(people)]
    issued: list[str] = []
    for n in range(people):
        chat(at, f"I am {own[n]}.", key=keys[n])
        issued.append(pseudonym_in(sent(at)))
    order = data.draw(st.permutations(range(people)))

    def ask(n: int) -> str:
        others = " ".join(issued[m] for m in range(people) if m != n)
        history = [
            {"role": "user", "content": f"I am {own[n]}."},
            {"role": "user", "content": f"{own[n]} and {others}"},
        ]
        return said(chat(at, history, key=keys[n]))

    with ThreadPoolExecutor(people) as pool:
        answers = dict(zip(order, pool.map(ask, order), strict=True))
    for n, answer in answers.items():
        assert own[n] in answer
        assert not any(own[m] in answer for m in range(people) if m != n)
        assert all(issued[m] in answer for m in range(people) if m != n)


def test_agents_work_on_stand_ins_and_may_send_them_back(at: Station) -> None:
    key = at.key("agent:mailer")
    answer = said(chat(at, f"Mail {EMAIL}", key=key))
    pseudonym = pseudonym_in(answer)
    assert EMAIL not in answer
    history = [{"role": "user", "content": f"Mail {EMAIL}"}, {"role": "assistant", "content": answer}]
    later = chat(at, [*history, {"role": "user", "content": f"Again: {pseudonym}"}], key=key, model="fake-tool")
    arguments = later.json()["choices"][0]["message"]["tool_calls"][0]["function"]["arguments"]
    assert json.loads(arguments)["to"] == EMAIL
    assert at.vendor.received[-1].body.decode().count(pseudonym) == 3
    seeing = at.key("agent:mailer", categories=frozenset({Category.CUSTOMER_PII}))
    assert said(chat(at, f"Mail {EMAIL}", key=seeing)) == f"Mail {EMAIL}"


def test_a_key_for_one_kind_of_data_passes_no_other_either_way(at: Station) -> None:
    """KEY-3: what it is not for leaves masked, is not restored, reaches no tool, and is masked where the AI adds it."""
    card, only = "4242 4242 4242 4242", frozenset({Category.CUSTOMER_PII})
    for principal in ("person:ana@shop.example", "agent:mailer"):
        key = at.key(principal, categories=only)
        answer = chat(at, f"Refund {EMAIL} on {card}", key=key)
        assert card not in sent(at)
        assert EMAIL in said(answer)
        assert card not in said(answer)
        assert "key-not-for-this-data" in at.last().policies
        assert at.last().detail["key_categories"] == "customer_pii"
        called = chat(at, f"Refund {EMAIL} on {card}", key=key, model="fake-tool").json()
        arguments = called["choices"][0]["message"]["tool_calls"][0]["function"]["arguments"]
        assert card not in arguments


@pytest.mark.parametrize("stream", [False, True])
def test_an_answer_to_a_key_for_one_kind_holds_no_other(at: Station, stream: bool) -> None:
    """What the vendor's model knows of itself, and the key is not for, is covered in the answer, streamed or not."""
    key = at.key("person:ana@shop.example", categories=frozenset({Category.PAYMENT_DATA}))
    answer = chat(at, "Hello", key=key, model="fake-knows", stream=stream)
    told = at.last(EventKind.GATEWAY_ANSWER_DECIDED)
    assert (told.action, "key-not-for-this-data" in told.policies) == (Action.MASK, True)
    assert KNOWN_ADDRESS.partition("@")[0] not in answer.text
    assert KNOWN_ADDRESS in chat(at, "Hello", model="fake-knows").text


def test_a_stand_in_of_elsewhere_is_told_and_not_restored(at: Station, engine: Engine) -> None:
    from seawall.detect.pseudonyms import Pseudonymizer

    foreign = Pseudonymizer(b"another conversation's key, 32 by").mask(EMAIL, engine.scan(EMAIL)).text
    answer = chat(at, f"Write to {foreign}")
    assert said(answer) == f"Write to {foreign}"
    event = at.last(EventKind.GATEWAY_PSEUDONYM_UNKNOWN)
    assert event.detail == {"exchange": at.last().id, "count": "1"}
    assert FOREIGN_PSEUDONYM.startswith("qzc")


@pytest.mark.parametrize("stream", [False, True])
def test_a_stand_in_of_a_room_its_sender_may_read_raises_no_alarm(at: Station, engine: Engine, stream: bool) -> None:
    from seawall.detect.pseudonyms import Pseudonymizer

    room = Pseudonymizer(b"the key of a data room, 32 bytes").mask(EMAIL, engine.scan(EMAIL)).text
    at.in_rooms.add(room.partition("@")[0])
    alarms = [event for event in at.events if event.kind is EventKind.GATEWAY_PSEUDONYM_UNKNOWN]
    assert chat(at, f"Write to {room}", stream=stream).status_code == 200
    assert [event for event in at.events if event.kind is EventKind.GATEWAY_PSEUDONYM_UNKNOWN] == alarms


def test_files_are_read_and_what_cannot_be_masked_in_them_is_blocked(at: Station) -> None:
    def with_file(content: bytes, name: str) -> list[Any]:
        data = "data:application/octet-stream;base64," + base64.b64encode(content).decode()
        return [{"role": "user", "content": [{"type": "file", "file": {"filename": name, "file_data": data}}]}]

    answer = chat(at, with_file(gzip.compress(f"write to {EMAIL}".encode()), "a.txt.gz"))
    assert answer.status_code == 403
    assert "file" in answer.json()["error"]["message"]
    assert at.last().policies[0] == "file-not-maskable"
    assert not at.vendor.received
    harmless = chat(at, with_file(b"The parcel left.", "a.txt"))
    assert harmless.status_code == 200
    unread = chat(at, with_file(b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "a.png"))
    inspected, strings = map(int, unread.headers["x-seawall-coverage"].split("/"))
    assert (unread.status_code, inspected < strings) == (200, True)


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_a_plain_text_file_leaves_with_stand_ins_and_the_answer_comes_back_with_values(
    at: Station, mark: bytes
) -> None:
    content = mark + f"Größe;Mail\r\nM;{EMAIL}\r\n".encode()
    data = "data:text/csv;base64," + base64.b64encode(content).decode()
    file = {"type": "file", "file": {"filename": "list.csv", "file_data": data}}
    answer = chat(at, [{"role": "user", "content": [{"type": "text", "text": f"Mail {EMAIL}"}, file]}])
    assert (answer.status_code, answer.headers["x-seawall-verdict"]) == (200, "mask")
    text, listed = at.vendor.received[-1].json["messages"][-1]["content"]
    head, _, left = listed["file"]["file_data"].partition(",")
    stand_in = pseudonym_in(text["text"])
    assert base64.b64decode(left) == content.replace(EMAIL.encode(), stand_in.encode())
    assert head == "data:text/csv;base64"
    assert {one.path for one in at.last().findings} == {
        "/messages/0/content/0/text",
        "/messages/0/content/1/file/file_data",
    }


def test_a_card_security_code_blocks_and_says_why(at: Station) -> None:
    answer = chat(at, "card 4242 4242 4242 4242, CVV 123")
    error = answer.json()["error"]
    assert answer.status_code == 403
    assert "card-security-code" in error["message"]
    assert error["code"] == "seawall_blocked"


@pytest.mark.parametrize(
    ("raw", "status"),
    [
        (b"{", 400),
        (b'{"model":"a","model":"b"}', 400),
        (b'{"a":' * 200 + b"1" + b"}" * 200, 413),
        (b'{"model":"ana.synthetic@customers.example","messages":[]}', 400),
        (b"\xff\xfe", 400),
    ],
)
def test_bodies_that_cannot_be_judged_do_not_leave(at: Station, raw: bytes, status: int) -> None:
    answer = httpx.post(f"{at.url}/v1/chat/completions", headers={"x-api-key": at.key()}, content=raw, timeout=60)
    assert (answer.status_code, at.vendor.received) == (status, [])
    assert answer.json()["error"]["message"]


def test_nothing_of_the_caller_or_of_us_leaves_in_headers_or_query(at: Station) -> None:
    answer = chat(
        at,
        "Hello",
        headers={"cookie": "a=b", "x-forwarded-for": "1.2.3.4", "x-seawall-conversation": "mine", "x-custom": EMAIL},
    )
    received = at.vendor.received[-1]
    assert not {"cookie", "x-forwarded-for", "x-seawall-conversation", "x-custom"} & received.headers.keys()
    assert "transfer-encoding" not in answer.headers
    key = at.key()
    contents = {"contents": [{"parts": [{"text": "Hello"}]}]}
    httpx.post(f"{at.url}/v1beta/models/fake-echo:streamGenerateContent?alt=sse&key={key}", json=contents, timeout=60)
    assert at.vendor.received[-1].query == "alt=sse"
    for value in (EMAIL, "4111-1111-1111-1111"):
        bad = httpx.post(
            f"{at.url}/v1beta/models/fake-echo:generateContent?key={key}&a={value}", json=contents, timeout=60
        )
        assert (bad.status_code, bad.json()["error"]["details"][0]["reason"]) == (400, "SEAWALL_BAD_PARAMETER")


def test_a_header_that_would_leave_holds_nothing_to_mask(at: Station) -> None:
    chat(at, "Hello", headers={"idempotency-key": f"order-of-{EMAIL}", "openai-beta": "assistants=v2"})
    received = at.vendor.received[-1].headers
    assert ("idempotency-key" in received, received["openai-beta"]) == (False, "assistants=v2")
    chat(at, "Hello", headers={"idempotency-key": "8a1f0e9c-3d3b-4c57-9f0e-000000000000"})
    assert at.vendor.received[-1].headers["idempotency-key"] == "8a1f0e9c-3d3b-4c57-9f0e-000000000000"


def test_text_as_token_numbers_is_counted_and_told(at: Station) -> None:
    headers = {"authorization": f"Bearer {at.key()}"}
    tokens: dict[str, Any] = {"model": "fake-echo", "input": [[40, 1097, 64, 3487]], "encoding_format": "base64"}
    answer = httpx.post(f"{at.url}/v1/embeddings", headers=headers, json=tokens, timeout=60)
    told = answer.headers
    assert (answer.status_code, told["x-seawall-verdict"], told["x-seawall-coverage"]) == (200, "coach", "0/1")
    assert at.last().policies == ("tokens-for-text",)


def test_unknown_paths_are_refused_in_the_vendors_shape(at: Station) -> None:
    answer = httpx.post(f"{at.url}/v1/uploads", headers={"authorization": f"Bearer {at.key()}"}, json={}, timeout=60)
    assert (answer.status_code, answer.json()["error"]["code"]) == (404, "seawall_no_route")
    theirs = httpx.post(f"{at.url}/v1/skills", headers={"x-api-key": at.key()}, json={}, timeout=60)
    assert theirs.json()["type"] == "error"
    assert not at.vendor.received


def test_heads_and_a_browsers_questions_before_a_request(at: Station) -> None:
    key = {"authorization": f"Bearer {at.key()}"}
    listed = httpx.get(f"{at.url}/v1/models", headers=key, timeout=60)
    head = httpx.head(f"{at.url}/v1/models", headers=key, timeout=60)
    assert (head.status_code, head.text) == (200, "")
    assert head.headers["content-length"] == str(len(listed.content))
    at.ledger.events.clear()
    asked = httpx.options(
        f"{at.url}/v1/chat/completions",
        headers={"origin": "https://elsewhere.example", "access-control-request-method": "POST"},
        timeout=60,
    )
    assert (asked.status_code, asked.headers["allow"]) == (204, "GET, HEAD, POST, DELETE, OPTIONS")
    assert not [name for name in asked.headers if name.startswith("access-control")]
    assert not at.ledger.events


@pytest.mark.parametrize("subject", ["ana", "customer:", "customer:" + "x" * 300])
def test_subjects_must_read_like_subjects(at: Station, subject: str) -> None:
    assert chat(at, "Hello", headers={"x-seawall-subject": subject}).status_code == 400


def test_a_shoppers_answer_is_held_until_it_was_seen(at: Station) -> None:
    answer = chat(at, "Hello", headers={"x-seawall-subject": "customer:1"}, stream=True)
    assert "Hel" in answer.text
    assert at.last().channel == "chatbot"
    assert at.last().subject


def test_an_inspection_that_fails_stays_closed_or_is_told(
    engine: Engine, policy_set: PolicySet, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Broken:
        edition = ""
        reader = pictures = None

        def inspect(self, text: str) -> Any:
            if "break" in text:
                raise RuntimeError(text)
            return engine.inspect(text)

    for setting, status in (("block", 403), ("allow", 200)):
        chosen = GatewaySettings(on_scan_failure=setting)  # type: ignore[arg-type]
        with station(Broken(), policy_set, gateway=chosen) as at:  # type: ignore[arg-type]
            answer = chat(at, "please break")
            assert answer.status_code == status
            assert at.last(EventKind.DETECT_SCAN_FAILED).detail == {"exchange": at.last().id}
            assert at.last().inspected == 0
            assert ("scan-failed" in at.last().policies) == (status == 403)
            assert chat(at, "fine").status_code == 200


def test_a_deadline_that_passes_is_no_way_in(policy_set: PolicySet, engine: Engine) -> None:
    import threading

    release = threading.Event()

    class Slow:
        edition = ""
        reader = pictures = None

        def inspect(self, text: str) -> Any:
            release.wait(60)
            return engine.inspect(text)

    large = "The parcel left on Monday. " * 2000
    with station(Slow(), policy_set, gateway=GatewaySettings(scan_deadline_ms=50)) as at:  # type: ignore[arg-type]
        answer = chat(at, large)
        assert (answer.status_code, answer.json()["error"]["code"]) == (403, "seawall_not_inspected")
        assert not at.vendor.received
        release.set()


def test_a_middling_request_that_takes_too_long_is_no_way_in_either(policy_set: PolicySet, engine: Engine) -> None:
    """It is inspected on the loop to its end; that this was late is seen then."""
    import time

    class Slow:
        edition = ""
        reader = pictures = None

        def inspect(self, text: str) -> Any:
            end = time.monotonic() + (0.06 if len(text) > 4_000 else 0)
            while time.monotonic() < end:
                pass
            return engine.inspect(text)

    middling = "The parcel left on Monday. " * 300
    with station(Slow(), policy_set, gateway=GatewaySettings(scan_deadline_ms=50)) as at:  # type: ignore[arg-type]
        answer = chat(at, middling)
        assert (answer.status_code, answer.json()["error"]["code"]) == (403, "seawall_blocked")
        assert "scan-failed" in at.last().policies
        assert not at.vendor.received


def test_many_large_requests_at_once_all_have_their_turn_or_are_told_when_to_come_again(
    engine: Engine, policy_set: PolicySet, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Together they take longer than anyone's deadline, prompts and answers; with no end in sight, 503 says so."""
    import threading

    release = threading.Event()

    class Slow:
        edition = ""
        reader = pictures = None
        seconds = 0.3

        def inspect(self, text: str) -> Any:
            if len(text) > 4_000:
                release.wait(self.seconds)
            return engine.inspect(text)

    large, slow = "The parcel left on Monday. " * 800, Slow()
    with station(slow, policy_set, gateway=GatewaySettings(scan_deadline_ms=2_000)) as at:  # type: ignore[arg-type]

        def eight() -> list[Any]:
            with ThreadPoolExecutor(8) as pool:
                return list(pool.map(lambda n: chat(at, f"{n} {slow.seconds} {large}", model="echo-1"), range(8)))

        assert [answer.status_code for answer in eight()] == [200] * 8
        monkeypatch.setattr("seawall.gateway.inspection.queue_seconds_max", 0.05)
        slow.seconds = 0.31
        turned_away = [answer for answer in eight() if answer.status_code == 503]
        assert turned_away
        assert turned_away[0].headers["retry-after"] == "10"
        assert turned_away[0].json()["error"]["code"] == "seawall_busy"
        release.set()


def test_middling_requests_behind_too_many_others_are_told_when_to_come_again(
    engine: Engine, policy_set: PolicySet, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("seawall.gateway.steps.turns_waiting_max", 0)
    middling = "The parcel left on Monday. " * 250
    with station(engine, policy_set) as at, ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda n: chat(at, f"{n} {middling}", model="echo-1"), range(24)))
    turned_away = [answer for answer in answers if answer.status_code != 200]
    assert all(answer.headers["retry-after"] == "10" for answer in turned_away)
    assert {answer.json()["error"]["code"] for answer in turned_away} <= {"seawall_busy"}
    assert len(turned_away) < 24


def test_observe_mode_records_and_enforces_nothing(engine: Engine) -> None:
    with station(engine, PolicySet.compile(builtin_sources(), observe=True)) as at:
        answer = chat(at, f"Mail {EMAIL}, CVV 123 for 4242 4242 4242 4242")
        assert answer.headers["x-seawall-verdict"] == "allow"
        assert EMAIL in sent(at)
        assert at.last().findings


def test_the_event_is_on_disk_before_the_first_byte_of_the_answer(at: Station) -> None:
    class Late(Settled):
        def __await__(self) -> Any:
            assert at.vendor.received  # the vendor was asked meanwhile
            waited.append(True)
            return super().__await__()

    waited: list[bool] = []
    original = at.ledger.submit
    at.ledger.submit = lambda event: (original(event), Late())[1]  # type: ignore[method-assign]
    try:
        chat(at, f"Mail {EMAIL}")
    finally:
        at.ledger.submit = original  # type: ignore[method-assign]
    assert waited


def test_nothing_is_kept_in_the_clear(at: Station, caplog: pytest.LogCaptureFixture) -> None:
    chat(at, f"Mail {EMAIL}")
    chat(at, f"Mail {EMAIL}", model="fake-garbage")
    chat(at, f"Mail {EMAIL}", model="public-1")
    assert len(at.events) >= 3
    assert EMAIL not in repr(at.events)
    assert EMAIL not in caplog.text
    event = at.last()
    assert event.action is Action.BLOCK
    assert [finding.masked for finding in event.findings] == ["a•••@c•••"]


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("GET", "/v1/chat/completions", "POST"),
        ("PUT", "/v1/messages", "POST"),
        ("POST", "/v1/models", "GET"),
        ("GET", "/v1beta/models/fake-echo:generateContent", "POST"),
        ("DELETE", "/openai/deployments/fake-echo", "GET"),
    ],
)
def test_a_path_asked_for_with_another_method_says_which(at: Station, method: str, path: str, allowed: str) -> None:
    headers = {"authorization": f"Bearer {at.key()}"}
    answer = httpx.request(method, at.url + path, headers=headers, timeout=60)
    assert (answer.status_code, answer.headers["allow"]) == (405, allowed)
    assert allowed.replace(", ", " or ") in answer.json()["error"]["message"]
    assert httpx.request(method, at.url + path, timeout=60).status_code == 401
    assert not at.vendor.received
