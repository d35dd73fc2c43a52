"""Training sets: every message a text of its own, its offsets pointing into the file as it stands."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.detect.documents import Budget, Source, read_document, recognise

TEXT = st.text(st.sampled_from('ab "\\\n\t{}[],:é🙂/'), max_size=20)


@given(st.lists(st.lists(TEXT, min_size=1, max_size=3), min_size=1, max_size=4), st.booleans())
def test_each_message_is_read_whole_and_found_again_at_its_offset(rows: list[list[str]], ascii_only: bool) -> None:
    lines = [
        json.dumps({"messages": [{"role": "user", "content": text} for text in row]}, ensure_ascii=ascii_only)
        for row in rows
    ]
    file = "\n".join(lines)
    document = read_document("train.jsonl", file.encode())
    assert document.media == "application/x-chat+jsonl"
    read = {part.path: part for part in document.parts}
    for number, row in enumerate(rows, 1):
        for place, text in enumerate(row):
            if text and not text.isspace():
                part = read[f"train.jsonl#line {number}/messages/{place}/content"]
                assert part.text == text
                start, end = part.original(0), part.original(len(text))
                assert json.loads(f'"{file[start:end]}"') == text


@given(st.text(st.sampled_from('{}[]":,\\ \na1'), max_size=80))
def test_broken_lines_are_read_to_some_end(broken: str) -> None:
    document = read_document("train.jsonl", b'{"messages": [{"role": "user", "content": "x"}]}\n' + broken.encode())
    assert document.unread == ()
    assert any(part.text == "x" for part in document.parts)


@pytest.mark.parametrize(
    ("line", "is_training_set"),
    [
        ('{"messages": [{"role": "user", "content": "x"}]}', True),
        ('{"prompt": "x", "completion": "y"}', True),
        ('{"instruction": "x", "input": "", "output": "y"}', True),
        ('{"messages": "3 new"}', False),
        ('{"email": "ana@customers.example"}', False),
        ("[1, 2]", False),
        ("not json", False),
    ],
)
def test_what_is_a_training_set_shows_in_its_first_line(line: str, is_training_set: bool) -> None:
    media = recognise(Source("train.jsonl", line.encode(), Budget())).media
    assert (media == "application/x-chat+jsonl") == is_training_set
