"""Server-sent events: a partition that doesn't depend on how the bytes were split."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seawall.dialects.sse import Events
from seawall.model import limits
from seawall.model.errors import LimitExceeded


def blocks(chunks: list[bytes]) -> list[bytes]:
    events = Events()
    found = [block for chunk in chunks for block in events.feed(chunk)]
    rest = events.rest()
    return [*found, rest] if rest else found


pieces = st.lists(
    st.sampled_from(
        [b"data: x", b"data:y", b"event: e", b": note", b"\n", b"\r", b"\r\n", b"\n\n", b"\xc3\xa9", b"id: 1"]
    ),
    max_size=24,
)


@settings(max_examples=300, deadline=None)
@given(pieces, st.data())
def test_blocks_do_not_depend_on_the_split(parts: list[bytes], data: st.DataObject) -> None:
    raw = b"".join(parts)
    whole = blocks([raw])
    assert b"".join(whole) == raw
    for at in range(1, len(raw)):
        assert blocks([raw[:at], raw[at:]]) == whole
    assert blocks([raw[at : at + 1] for at in range(len(raw))]) == whole


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        (b"data: {}\n\n", ("", 6, 8, b"{}")),
        (b"data:{}\n\n", ("", 5, 7, b"{}")),
        (b"\xef\xbb\xbfdata: {}\n\n", ("", 9, 11, b"{}")),
        (b"event: ping\r\ndata: {}\r\n\r\n", ("ping", 19, 21, b"{}")),
        (b"data: {\ndata: }\n\n", ("", -1, -1, b"{\n}")),
        (b"data\n\n", ("", 4, 4, b"")),
        (b": heartbeat\n\n", None),
        (b"event: x\rid: 3\r\r", None),
        (b"data: {}", ("", 6, 8, b"{}")),
    ],
)
def test_locates_the_data(block: bytes, expected: object) -> None:
    assert Events().locate(block) == expected


def test_one_event_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "answer_bytes_max", 100)
    events = Events()
    with pytest.raises(LimitExceeded):
        events.feed(b"data: " + b"x" * 200)
