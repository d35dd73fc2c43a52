"""Values split over neighbouring texts: found in every split, masked piece by piece; nothing is read into others."""

import base64
import json
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

import httpx
import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fakes.station import Station
from seawall.detect.engine import Engine
from seawall.detect.pseudonyms import pseudonym_spans
from seawall.dialects.batch_file import read_lead, read_lines, together
from seawall.dialects.body import Decoded
from seawall.dialects.dialect import Dialect
from seawall.dialects.openai_files import BATCHING
from seawall.dialects.providers import anthropic, gemini, openai
from seawall.gateway.inspection import Inspector
from seawall.gateway.scan_cache import ScanCache
from seawall.gateway.seams import REASON, is_open, windows

VALUES = {
    "payment_card": ("you may charge ", "4111 1111 1111 1111"),
    "payment_card with nothing between": ("you may charge ", "5425233430109903"),
    "iban": ("pay it to ", "DE89 3704 0044 0532 0130 00"),
    "phone": ("call me on ", "+49 30 901820 55"),
    "email": ("write to ", "ana.synthetic@customers.example"),
    "national_id": ("my ssn is ", "536-22-8145"),
    "api_key": ("use ", "sk_live_51H8xyzABCdefGHIjklMNOpq"),
}
GONE_ON = "Go on."


def decoded(dialect: Dialect, path: str, **body: Any) -> Decoded:
    match = dialect.route("POST", path)
    assert match
    return dialect.decode(match, json.dumps(body).encode())


def content_parts(*texts: str) -> Decoded:
    content = [{"type": "text", "text": text} for text in texts]
    return decoded(openai.DIALECT, "/v1/chat/completions", model="m", messages=[{"role": "user", "content": content}])


def messages(*texts: str) -> Decoded:
    said = [{"role": "user", "content": text} for text in texts]
    return decoded(anthropic.DIALECT, "/v1/messages", model="m", max_tokens=5, messages=said)


def turns(*texts: str) -> Decoded:
    """With an answer between any two."""
    said: list[dict[str, Any]] = []
    for text in texts:
        said += [{"role": "user", "content": text}, {"role": "assistant", "content": GONE_ON}]
    return decoded(openai.DIALECT, "/v1/chat/completions", model="m", messages=said[:-1])


def gemini_parts(*texts: str) -> Decoded:
    contents = [{"role": "user", "parts": [{"text": text} for text in texts]}]
    return decoded(gemini.DIALECT, "/v1beta/models/m:generateContent", contents=contents)


def responses_input(*texts: str) -> Decoded:
    said = [{"role": "user", "content": [{"type": "input_text", "text": text}]} for text in texts]
    return decoded(openai.DIALECT, "/v1/responses", model="m", input=said)


def inspector(engine: Any) -> Inspector:
    return Inspector(engine, ScanCache(b"s"), lambda value: "fp:" + value)


def unseen(looking: Inspector, body: Decoded) -> str:
    """What no finding covers, one text after the other."""
    left: list[str] = []
    for part, found in zip(body.parts, looking.look(body).parts, strict=True):
        covered = {place for one in found for place in range(one.finding.start, one.finding.end)}
        left += [] if part.text == GONE_ON else [each for at, each in enumerate(part.text) if at not in covered]
    return "".join(left)


def left_over(rest: str, before: str, value: str) -> int:
    """How many characters of a value are in the rest. Of an address cut in its last word the beginning is an address;
    the letters behind it are none."""
    last = len("example") if "@" in value else 0
    return max(0, len(rest.replace(" ", "")) - len((before + "please").replace(" ", "")) - last)


def splits(value: str, into: int) -> Iterator[list[str]]:
    for at in range(1, len(value)):
        if into == 2:
            yield [value[:at], value[at:]]
        else:
            yield from ([value[:at], *rest] for rest in splits(value[at:], into - 1))


@pytest.mark.parametrize("shape", [content_parts, messages, gemini_parts, responses_input])
@pytest.mark.parametrize("name", VALUES)
def test_a_value_split_in_two_anywhere_is_found(engine: Engine, name: str, shape: Callable[..., Decoded]) -> None:
    looking = inspector(engine)
    before, value = VALUES[name]
    for first, second in splits(value, 2):
        rest = unseen(looking, shape(before + first, second + " please"))
        assert left_over(rest, before, value) == 0, (first, second)


@settings(max_examples=60)
@given(data=st.data())
def test_a_value_split_in_three_is_found_however_it_is_sent(engine: Engine, data: st.DataObject) -> None:
    before, value = data.draw(st.sampled_from(sorted(VALUES.values())))
    pieces = data.draw(st.sampled_from(list(splits(value, 3))))
    if data.draw(st.booleans()):
        pieces = [piece.strip() for piece in pieces]  # as people send them who write one after the other
    shape = data.draw(st.sampled_from([content_parts, messages, gemini_parts, responses_input]))
    pieces = [piece for piece in pieces if piece]
    pieces[0], pieces[-1] = before + pieces[0], pieces[-1] + " please"
    if len(pieces) > 1:
        rest = unseen(inspector(engine), shape(*pieces))
        assert left_over(rest, before, value) == 0, pieces


@pytest.mark.parametrize("name", ["payment_card", "iban", "phone", "email", "national_id"])
def test_an_answer_between_the_halves_does_not_hide_it(engine: Engine, name: str) -> None:
    before, value = VALUES[name]
    half = len(value) // 2
    rest = unseen(inspector(engine), turns(before + value[:half], value[half:] + ", please"))
    assert rest.replace(" ", "") == (before + ",please").replace(" ", "")


ORDINARY = (
    ("Our next delivery comes on 12", "parcels were lost in May"),
    ("Please answer ana.synthetic@customers.example", "Thank you"),
    ("I am ana.synthetic@customers.example.", "Mail me"),
    ("The order 10023345", "Please look it up"),
    ("We ship to Maria Lindqvist", "Please hurry"),
    ("fix the parser", "and then run the tests"),
    ("Version 3.11.7", "2048 files changed"),
    ("There were 4111", "1111 of them"),
    ("call +49 151 23456789", "Tomorrow would be best"),
    ("<context>lots of code</context>", "def add(a, b): return a + b"),
)


@pytest.mark.parametrize("texts", ORDINARY)
@pytest.mark.parametrize("shape", [content_parts, turns])
def test_nothing_is_read_into_ordinary_texts(
    engine: Engine, texts: tuple[str, str], shape: Callable[..., Decoded]
) -> None:
    seen = inspector(engine).look(shape(*texts))
    assert not [one for found in seen.parts for one in found if REASON in one.finding.reasons]


CLOSED = (("Done.", "Now this"), ("a line\n", "42 is next"), ("Why? ", "x"), ("a  ", "b"), ("12", "\nx"))
OPEN = (
    ("4111 1111\n", "1111"),
    ("ana@shop.", "example"),
    ("(030", ") 901820"),
    ("Anna ", "Schmidt"),
    ("an\u200b", "a\u200b@"),
    ("&#97;&#110;", "&#97;&#64;"),
    ("ana%40", "shop"),
    ("dGhpcyBpc", "yBiYXNl"),
)


def test_seams_that_end_something_cost_no_window() -> None:
    for seams, open_ in ((CLOSED, False), (OPEN, True)):
        assert [is_open(before, after) for before, after in seams] == [open_] * len(seams)
    assert not list(windows(content_parts("Summarise this.", "A long text.")))
    assert not is_open("fix it", "then this", near=False)
    assert is_open("it is ana", "@shop.example", near=False)


def embedded(*texts: str) -> Decoded:
    return decoded(openai.DIALECT, "/v1/embeddings", model="m", input=list(texts))


def prompts(*texts: str) -> Decoded:
    return decoded(openai.DIALECT, "/v1/completions", model="m", prompt=list(texts))


def embedded_by_gemini(*texts: str) -> Decoded:
    parts = [{"text": text} for text in texts]
    return decoded(
        gemini.DIALECT, "/v1beta/models/m:batchEmbedContents", requests=[{"model": "m", "content": {"parts": parts}}]
    )


def arguments(*texts: str) -> Decoded:
    call = {"name": "f", "arguments": json.dumps({"lines": texts})}
    said = {"role": "assistant", "content": None, "tool_calls": [{"id": "c", "type": "function", "function": call}]}
    return decoded(openai.DIALECT, "/v1/chat/completions", model="m", messages=[said])


def tool_results(*texts: str) -> Decoded:
    """As MCP servers answer and clients hand it on: an object with a list of texts."""
    told = {"content": [{"type": "text", "text": text} for text in texts]}
    parts = [{"functionResponse": {"name": "f", "response": told}}]
    return decoded(gemini.DIALECT, "/v1beta/models/m:generateContent", contents=[{"role": "user", "parts": parts}])


LISTS = (embedded, prompts, embedded_by_gemini, arguments, tool_results)


@pytest.mark.parametrize("shape", LISTS)
def test_a_value_cut_over_the_elements_of_a_list_is_found(engine: Engine, shape: Callable[..., Decoded]) -> None:
    looking = inspector(engine)
    labels = "".join(part.text for part in shape("", "").parts)
    for before, value in VALUES.values():
        for share in (3, 2):
            half = len(value) // share
            rest = unseen(looking, shape(before + value[:half], value[half:] + " please"))
            assert not left_over(rest, before + labels * rest.count("text"), value), value


@pytest.mark.parametrize("shape", LISTS)
def test_the_elements_of_a_list_are_mostly_things_of_their_own(engine: Engine, shape: Callable[..., Decoded]) -> None:
    looking = inspector(engine)
    for texts in (*ORDINARY, ("4111 1111", "1111 1111"), ("Anna", "Schmidt"), ("ana@shop.example", "bob@shop.example")):
        seen = looking.look(shape(*texts))
        assert not [one for found in seen.parts for one in found if REASON in one.finding.reasons], texts


def test_numbered_things_of_a_list_cost_no_window_and_cut_tokens_are_found(engine: Engine) -> None:
    numbered = [f"Item {n} blue shirt size {n % 50}" for n in range(100)]
    skus = [f"SKU-{n:05d} shirt, red" for n in range(100)]
    assert not [*windows(embedded(*numbered)), *windows(embedded(*skus))]
    assert list(windows(content_parts(*numbered[:2])))
    for pieces in (
        ["the key is sk_live_51H8", "xyzABCdefGHIjklMNOpq it is"],
        ["key sk_live_51", "H8xyzABCdef", "GHIjklMNOpq"],
    ):
        assert "xyzABC" not in unseen(inspector(engine), embedded(*pieces)), pieces
    rest = unseen(inspector(engine), embedded("write to ana1", "Lind2", "smith@customers.example please"))
    assert "smith" not in rest
    assert "ana1" not in rest


@pytest.mark.parametrize(
    ("texts", "hidden"),
    [
        (("mail ana.lopez@shop.ex", "ample.com please"), "shop.example.com"),
        (("We ship to Mar", "ia Lind", "qvist, hello"), "Maria Lindqvist"),
        (("I live at 12 Long", "wood Street, London"), "12 Longwood Street, London"),
    ],
)
def test_what_stands_behind_a_value_that_looked_whole_is_found(
    engine: Engine, texts: tuple[str, ...], hidden: str
) -> None:
    assert hidden in "".join(texts)
    assert unseen(inspector(engine), content_parts(*texts)) == "".join(texts).replace(hidden, "").replace(
        "ana.lopez@", ""
    )


def with_file(before: str, after: str, media: str = "text/plain") -> list[Decoded]:
    """A text and a file behind it, as three vendors take them."""
    data = base64.b64encode(after.encode()).decode()
    url = f"data:{media};base64,{data}"
    text: dict[str, Any] = {"type": "text", "text": before}
    chat = [{"role": "user", "content": [text, {"type": "file", "file": {"filename": "a.txt", "file_data": url}}]}]
    source = {"type": "base64", "media_type": media, "data": data}
    talk = [{"role": "user", "content": [text, {"type": "document", "source": source}]}]
    parts = [{"text": before}, {"inlineData": {"mimeType": media, "data": data}}]
    return [
        decoded(openai.DIALECT, "/v1/chat/completions", model="m", messages=chat),
        decoded(anthropic.DIALECT, "/v1/messages", model="m", max_tokens=5, messages=talk),
        decoded(gemini.DIALECT, "/v1beta/models/m:generateContent", contents=[{"role": "user", "parts": parts}]),
    ]


def test_a_value_cut_between_a_text_and_a_text_file_is_found(engine: Engine) -> None:
    looking = inspector(engine)
    for body in with_file("you may charge 4111 1111 ", "1111 1111 please"):
        for _ in range(2):  # found anew, and remembered
            seen = looking.look(body)
            (part,), (file,) = seen.parts[0], seen.files[0].seen
            assert (part.finding.start, part.finding.end) == (15, 24)
            assert (file.finding.start, file.finding.end) == (0, 9)
            assert seen.files[0].plain
    for body in with_file("charge 4111 1111 ", "1111 1111 please", "image/png"):
        assert not list(windows(body))


def test_what_stands_over_the_edge_of_a_text_file_leaves_masked_in_both_and_comes_back(at: Station) -> None:
    url = "data:text/plain;base64," + base64.b64encode(b"1111 1111 please").decode()
    file = {"type": "file", "file": {"filename": "a.txt", "file_data": url}}
    content = [file, {"type": "text", "text": "and charge 4111 1111"}, file]
    body = {"model": "fake-echo", "messages": [{"role": "user", "content": content}]}
    for _ in range(2):
        answer = httpx.post(
            f"{at.url}/v1/chat/completions", headers={"authorization": f"Bearer {at.key()}"}, json=body, timeout=60
        )
        assert answer.status_code == 200
        sent = json.loads(at.vendor.received[-1].body)["messages"][0]["content"]
        first, last = [base64.b64decode(one["file"]["file_data"].partition(",")[2]) for one in (sent[0], sent[2])]
        assert first == b"1111 1111 please"
        assert last.endswith(b" please")
        assert b"1111" not in last
        assert "4111" not in sent[1]["text"]


def test_two_columns_are_two_things() -> None:
    call = {"id": "c", "type": "function", "function": {"name": "f", "arguments": '{"a":"is 4111 1111","b":"1111 11"}'}}
    chat = decoded(
        openai.DIALECT,
        "/v1/chat/completions",
        model="m",
        messages=[{"role": "assistant", "content": None, "tool_calls": [call]}],
        metadata={"a": "is 4111 1111", "b": "1111 1111 it is"},
    )
    assert not list(windows(chat))


def test_long_texts_are_read_at_their_ends_only() -> None:
    filler = "word " * 1000
    one, closed = windows(content_parts(filler + "4111 11", "11 1111 1111" + filler))
    assert len(one.text) < 300
    assert one.text.startswith("word ")
    assert "word 4111111111111111word" in closed.text
    token = "eyJ" + "a" * 300
    (two,) = windows(content_parts("word " * 100 + token, "b" * 300 + " " + filler))
    assert token + "b" * 300 in two.text
    first, second = windows(content_parts("a word", "goes " + filler + "on", "and on"))
    assert [piece.part for piece in first.pieces] == [0, 1]
    assert [piece.part for piece in second.pieces] == [1, 2]


def test_many_short_texts_cost_few_windows_and_hide_nothing(engine: Engine) -> None:
    count = 2_000
    (*most, last) = windows(content_parts(*["a"] * count))
    assert len(most) < count // 50
    assert sum(len(one.text) for one in (*most, last)) < 4 * count
    for name in ("email", "payment_card with nothing between"):
        before, value = VALUES[name]
        for shape in (content_parts, messages):
            for filler in (0, 50, 90):
                texts = ["x"] * filler + [before, *value, " please"]
                assert not left_over(unseen(inspector(engine), shape(*texts)), "x" * filler + before, value)


def test_a_talk_that_goes_on_leaves_the_windows_before_as_they_were() -> None:
    said = [f"short thing number {n}" for n in range(40)]
    names = [{window.spelled for window in windows(messages(*said[:n]))} for n in range(20, 40)]
    assert all(len(later - before) <= 1 for before, later in pairwise(names))
    assert all(len(before - later) <= 1 for before, later in pairwise(names))


def test_seams_are_remembered_and_both_sides_tell_them_apart(engine: Engine) -> None:
    asked: list[str] = []

    class Counting:
        edition, reader, pictures = "", None, None

        def inspect(self, text: str) -> Any:
            asked.append(text)
            return engine.inspect(text)

    looking = inspector(Counting())
    halves = messages("charge 4111 1111 ", "1111 1111 please")
    first = looking.look(halves)
    assert [len(found) for found in first.parts] == [1, 1]
    asked.clear()
    assert looking.look(halves) == first
    assert not asked
    looking.look(messages("1111 1111 please"))
    asked.clear()
    # Both texts were seen before, but not one behind the other.
    other = looking.look(messages("charge 4111 1111 ", "1111 1112 please"))
    assert not any(other.parts)
    assert "charge 4111 1111 1111 1112 please" in asked


def test_a_fault_at_a_seam_counts_as_not_inspected(engine: Engine) -> None:
    class Failing:
        edition, reader, pictures = "", None, None

        def inspect(self, text: str) -> Any:
            if "11 11" in text:
                raise ValueError
            return engine.inspect(text)

    seen = inspector(Failing()).look(content_parts("charge 4111 11", " 11 please"))
    assert seen.failed


def test_each_piece_is_masked_and_comes_back_and_only_these_bytes_change(at: Station) -> None:
    body = (
        '{"model":"fake-echo", "messages":[{"role":"user","content":[{"type":"text","text":"Charge %s"}, '
        '{"type":"text", "text":"%s, \\u00e4 please"}]}]}'
    )
    answer = httpx.post(
        f"{at.url}/v1/chat/completions",
        headers={"authorization": f"Bearer {at.key()}", "content-type": "application/json"},
        content=(body % ("4111 1111", " 1111 1111")).encode(),
        timeout=60,
    )
    assert answer.status_code == 200
    assert answer.headers["x-seawall-verdict"] == "mask"
    assert answer.headers["x-seawall-coverage"] == "2/2"
    raw = at.vendor.received[-1].body.decode()
    first, second = (raw[start:end] for start, end in pseudonym_spans(raw))
    assert raw == body % (first, " " + second)
    assert "1111" not in raw
    assert "1111 1111" in answer.text
    event = at.last()
    assert [finding.detector for finding in event.findings] == ["payment_card"] * 2
    assert all(REASON in finding.reasons for finding in event.findings)
    assert len({finding.fingerprint for finding in event.findings}) == 1
    assert "1111 1111" not in repr(event)


def test_requests_of_a_batch_have_nothing_to_do_with_each_other() -> None:
    def line(content: str) -> bytes:
        body = {"model": "m", "messages": [{"role": "user", "content": content}]}
        return json.dumps({"custom_id": "a", "method": "POST", "url": "/v1/chat/completions", "body": body}).encode()

    halves = [line("my card is 4111 1111"), line("1111 1111 is my card")]
    apart = together(read_lead(b"{}"), [read_lines(b"\n".join(halves), 0, "chat", BATCHING)])
    assert list(windows(apart)) == []
    assert list(windows(msgspec.structs.replace(apart, apart=frozenset())))
