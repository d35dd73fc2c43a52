"""Several documents read as one body: the same texts as each alone, and bytes that come back exactly."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.dialects import batch_file
from seawall.dialects.batch_file import (
    Batching,
    counted_in,
    first_kind,
    lead_of,
    pieces,
    read_lead,
    read_lines,
    read_upload,
    requests_of,
    together,
)
from seawall.dialects.body import Decoded
from seawall.dialects.openai_files import BATCHING
from seawall.model import limits
from seawall.model.errors import BadExchange, LimitExceeded


def line(content: Any, **body: Any) -> bytes:
    asked = {"model": "gpt-1", "messages": [{"role": "user", "content": content}], **body}
    return json.dumps({"custom_id": "a", "method": "POST", "url": "/v1/chat/completions", "body": asked}).encode()


def read_batch(lead: bytes, content: bytes, batching: Batching) -> Decoded:
    read = [read_lines(piece, number, "chat", batching) for piece, number in pieces(content)]
    return together(read_lead(lead), read)


TEXTS = st.lists(st.text(st.characters(exclude_categories=("Cs",)), min_size=1), min_size=1, max_size=5)


@given(TEXTS, TEXTS)
def test_every_text_is_found_and_exchanged_where_it_stands(before: list[str], after: list[str]) -> None:
    content = b"\n".join(line([{"type": "text", "text": one} for one in texts]) for texts in (before, after))
    decoded = read_batch(lead_of("a name", {}), content, BATCHING)
    assert [part.text for part in decoded.parts] == ["a name", *before, *after]
    assert decoded.splice({}) == lead_of("a name", {}) + b"\n" + content
    edits = {number: f"<{number}>" for number in range(len(decoded.parts))}
    lead, *lines = decoded.splice(edits).split(b"\n")
    assert json.loads(lead)["file_name"] == "<0>"
    said = [part["text"] for one in lines for part in json.loads(one)["body"]["messages"][0]["content"]]
    assert said == [f"<{number + 1}>" for number in range(len(before) + len(after))]


def test_pieces_are_whole_lines_and_all_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    content = b"\n".join(line(f"text {n}") for n in range(40)) + b"\n\n"
    whole = read_batch(b"{}", content, BATCHING)
    for size in (1, 150, 1000):
        monkeypatch.setattr(batch_file, "piece_bytes", size)
        assert b"".join(piece for piece, _ in pieces(content)) == content
        cut = read_batch(b"{}", content, BATCHING)
        assert (cut.body, cut.parts, cut.spans, cut.units) == (whole.body, whole.parts, whole.spans, whole.units)
        assert cut.apart >= whole.apart - {0} >= {2, 3}


def test_what_stands_in_lines_keeps_its_place() -> None:
    arguments = json.dumps({"to": "x" * 5})
    call = {"id": "c", "type": "function", "function": {"name": "f", "arguments": arguments}}
    file = {"type": "file", "file": {"file_data": "data:text/plain;base64,SGVsbG8=", "filename": "a.txt"}}
    first = line("Hello", tools=[], previous_response_id=None)
    second = line([file, {"type": "file", "file": {"file_id": "file-abc"}}], model="gpt-2", tool_calls=[call])
    decoded = read_batch(b"{}", first + b"\r\n\n" + second + b"\n", BATCHING)
    assert (decoded.model, decoded.more_models) == ("gpt-1", ("gpt-2",))
    assert [(one.path, one.id) for one in decoded.unseen] == [
        ("/line 3/body/messages/0/content/1/file/file_id", "file-abc")
    ]
    (part,) = decoded.files
    assert (part.read(), part.body is decoded.body) == (b"Hello", True)
    assert decoded.body[decoded.units[-1].start : decoded.units[-1].end].startswith(b"{")
    changed = decoded.splice({}, {0: b"Bye"}).split(b"\n")[3]
    assert b"base64,Qnll" in changed
    assert "Unseen('/line 3/body/messages/0/content/1/file/file_id', 'file reference')" in repr(decoded.unseen)


def test_a_lone_surrogate_becomes_what_every_reader_makes_of_it() -> None:
    decoded = read_batch(b"{}", line("x").replace(b"x", b"\\ud800"), BATCHING)
    assert decoded.parts[-1].text == "\ufffd"
    assert b"d800" not in decoded.body


@pytest.mark.parametrize("content", [b"", b" \n\n"])
def test_no_line(content: bytes) -> None:
    with pytest.raises(BadExchange, match="no line"):
        first_kind(content, BATCHING)


def test_the_line_is_named_and_nothing_of_it_quoted() -> None:
    with pytest.raises(BadExchange, match="Line 2 ") as caught:
        read_batch(b"{}", line("a") + b'\n{"url": "ana@shop.example"}', BATCHING)
    assert "ana" not in str(caught.value)


def test_too_many_strings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "json_strings_max", 3)
    with pytest.raises(LimitExceeded, match="Split it"):
        read_batch(b"{}", b"\n".join([line("a")] * 4), BATCHING)


def test_any_other_file_is_one() -> None:
    decoded = read_upload(lead_of("a.csv", {"note": "b"}), b"a,b\n\xff", "text/csv", "a.csv")
    (file,) = decoded.files
    assert (file.read(), file.size, file.name) == (b"a,b\n\xff", 5, "a.csv")
    assert decoded.splice({1: "c"}, {0: b"new"}) == lead_of("a.csv", {"note": "c"}) + b"\nnew"
    assert not read_upload(b"{}", b"", "", "").files


def test_requests_are_counted() -> None:
    assert requests_of(b"a\n\n \r\nb\r\nc") == 3
    count = counted_in("inputConfig", "requests")
    assert count({"inputConfig": {"requests": [1, 2]}}) == count({"input_config": {"requests": [1, 2]}}) == 2
    assert {count(body) for body in ({}, [], 1, None, {"inputConfig": 1}, {"inputConfig": {"requests": []}})} == {1}
