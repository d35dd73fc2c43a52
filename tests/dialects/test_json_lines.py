"""Lines, however they are cut."""

import json

import pytest

from seawall.dialects.dialect import Dialect, Match
from seawall.dialects.json_lines import Lines
from seawall.dialects.providers import anthropic
from seawall.model import limits
from seawall.model.errors import LimitExceeded

LINES = b'{"a":1}\n\n {"b":"x\\ny"}\r\n{"c":[]}'


def test_cut_anywhere_it_is_the_same_lines() -> None:
    whole = Lines()
    blocks = [*whole.feed(LINES), whole.rest()]
    assert blocks == [b'{"a":1}\n', b"\n", b' {"b":"x\\ny"}\r\n', b'{"c":[]}']
    assert [found and found[3] for found in map(whole.locate, blocks)] == [
        b'{"a":1}',
        None,
        b'{"b":"x\\ny"}',
        b'{"c":[]}',
    ]
    for at in range(len(LINES)):
        lines = Lines()
        assert [*lines.feed(LINES[:at]), *lines.feed(LINES[at:]), lines.rest()] == blocks
    assert whole.join([("", b"{}")], b"x\n", 0) == b"{}\nx\n"


def test_a_line_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "answer_bytes_max", 10)
    with pytest.raises(LimitExceeded):
        Lines().feed(b"x" * 11)


def test_only_the_texts_of_a_results_line_change() -> None:
    dialect: Dialect = anthropic.DIALECT
    match = dialect.route("GET", "/v1/messages/batches/msgbatch_1/results")
    assert isinstance(match, Match)
    assert (match.answer_id, match.streams) == ("msgbatch_1", True)

    class Louder:
        def feed(self, text: str) -> str:
            return text.upper()

        def flush(self) -> str:
            return ""

    content = [
        {"type": "thinking", "thinking": "hm", "signature": "c2lnbmF0dXJlc2lnbmF0dXJl"},
        {"type": "text", "text": "hi"},
    ]
    line = {"custom_id": "a-1", "result": {"type": "succeeded", "message": {"role": "assistant", "content": content}}}
    raw = json.dumps(line).encode() + b"\n"
    stream = dialect.stream(match, lambda _channel: Louder(), "application/x-jsonl")
    out = b"".join(stream.feed(raw[at : at + 7]) for at in range(0, len(raw), 7)) + stream.finish()
    assert out == raw.replace(b'"hi"', b'"HI"')
