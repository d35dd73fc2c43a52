"""The tokenizer and its validation, held against the json module."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seawall.dialects import json_spans
from seawall.dialects.json_spans import CLOSES, MEMBER_STRING, OPENS, TOKEN, checked_json, replace, string_of, text_of
from seawall.model.errors import BadExchange, LimitExceeded

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=20,
)
space = st.text(" \t\r\n", max_size=3)


@st.composite
def documents(draw: st.DrawFn) -> bytes:
    """JSON with odd white space and either spelling of what is not ASCII."""
    separators = (draw(space) + "," + draw(space), draw(space) + ":" + draw(space))
    text = json.dumps(draw(values), ensure_ascii=draw(st.booleans()), separators=separators)
    return (draw(space) + text + draw(space)).encode("utf-8", "surrogatepass")


def strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, list):
        return [text for item in value for text in strings(item)]
    if isinstance(value, list | tuple):
        return [text for item in value for text in strings(item)]
    return []


def valid(body: bytes) -> bool:
    try:
        checked_json(body)
    except BadExchange:
        return False
    return True


@settings(max_examples=300, deadline=None)
@given(documents())
def test_finds_every_string_and_bracket_of_any_document(body: bytes) -> None:
    if not valid(body):  # a lone surrogate that is no escape
        return
    body = checked_json(body)
    found, depth = [], 0
    for m in TOKEN.finditer(body):
        if m.lastindex is None:
            break
        found += [text_of(m[group]) for group in (1, 2) if m[group] is not None]
        depth += (m.lastindex in (3, OPENS)) - (m.lastindex == CLOSES)
    assert depth == 0

    def all_strings(pairs: list[tuple[str, object]]) -> list[object]:
        return [part for key, value in pairs for part in (key, value)]

    assert found == strings(json.loads(body, object_pairs_hook=all_strings))


@settings(max_examples=300, deadline=None)
@given(st.text(st.sampled_from('\\"nu/a0\u00e9\U0001f600'), max_size=30), st.booleans())
def test_strings_with_any_mix_of_backslashes_and_quotes(text: str, ascii_only: bool) -> None:
    raw = string_of(text, ascii_only=ascii_only)
    assert json.loads(raw) == text == text_of(raw)
    body = b'{"k":' + raw + b',"l":' + raw + b"}"
    checked_json(body)
    members = [m[2] for m in TOKEN.finditer(body) if m.lastindex == MEMBER_STRING]
    assert members == [raw, raw]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b" ",
        b"\xef\xbb\xbf{}",
        b'{"a":NaN}',
        b'{"a":Infinity}',
        b'{"a":"\xff"}',
        b'{"a":"\xc0\x80"}',
        b'"\xed\xa0\x80"',
        b'{"a":"\x01"}',
        b'{"a":1}{"b":2}',
        b'{"a":1}\x00',
        b'{"a":01}',
        b"[1,]",
        b"{'a':1}",
        b'{"a":1,}',
        b'{"a":"\\x41"}',
        b'{"a":"\\u0041\\ud83"}',
        b'/**/{"a":1}',
    ],
)
def test_refuses_what_parsers_read_differently_and_quotes_nothing(body: bytes) -> None:
    with pytest.raises(BadExchange) as caught:
        checked_json(body)
    assert "u0041" not in str(caught.value)


@pytest.mark.parametrize(
    ("body", "mended"),
    [
        (rb'{"a":"cut \ud83d"}', rb'{"a":"cut \ufffd"}'),
        (rb'{"a":"\uDC00 \ud83d\ude00"}', rb'{"a":"\ufffd \ud83d\ude00"}'),
        (rb'{"a":"\ud83d\u0041"}', rb'{"a":"\ufffd\u0041"}'),
        (rb'{"a":"\ud83d\ud83d\ude00"}', rb'{"a":"\ufffd\ud83d\ude00"}'),
        (rb'{"a":"\\ud83d \ud83d"}', rb'{"a":"\\ud83d \ufffd"}'),
    ],
)
def test_half_a_surrogate_pair_becomes_the_replacement_character_in_place(body: bytes, mended: bytes) -> None:
    assert checked_json(body) == mended
    assert json.loads(mended)["a"].encode()


@given(st.text(st.sampled_from('\\"a\ud83d\ude00\udbff\U0001f600')))
def test_only_lone_surrogates_are_mended(text: str) -> None:
    body = json.dumps({"a": text}).encode()
    read = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    mended = checked_json(body)
    assert json.loads(mended)["a"] == read
    assert len(mended) == len(body)


@pytest.mark.parametrize("body", [b'{"a":1e999}', b'{"a":' + b"9" * 400 + b"}", b'{"a":1,"a":2}', b'"x"', b"0", b"[]"])
def test_takes_what_is_json(body: bytes) -> None:
    checked_json(body)


def test_a_document_nested_without_end_is_a_limit_and_not_a_crash() -> None:
    with pytest.raises(LimitExceeded):
        checked_json(b"[" * 100_000 + b"]" * 100_000)


def test_utf8_is_checked_in_windows_across_their_edges(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_spans, "_utf8_window_bytes", 7)
    checked_json('{"a":"äöü€😀 and more"}'.encode())
    with pytest.raises(BadExchange, match="UTF-8"):
        checked_json(b'{"a":"0123456789\xc3"}')


def test_white_space_at_the_end_costs_no_more_than_elsewhere() -> None:
    body = b'{"a":"b"}' + b" " * 2_000_000
    assert sum(1 for _ in TOKEN.finditer(body)) <= 5  # the test's own time limit is what fails a quadratic one


def test_replace_changes_only_the_stretches_it_is_given() -> None:
    assert replace(b"abcdef", [(4, 5, b"EE"), (0, 1, b"")]) == b"bcdEEf"
