"""AWS's event stream: what is framed is read again, however it is split, and what is damaged is refused."""

from __future__ import annotations

import json
import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.dialects.event_stream import Messages
from seawall.model.errors import BadExchange


@given(
    st.lists(st.tuples(st.sampled_from(["contentBlockDelta", "chunk", "xException"]), st.text())), st.integers(1, 40)
)
def test_what_is_framed_is_read_again(told: list[tuple[str, str]], step: int) -> None:
    frames = Messages()
    whole = b"".join(frames.frame(name, json.dumps({"text": text}).encode()) for name, text in told)
    blocks = [block for at in range(0, len(whole), step) for block in frames.feed(whole[at : at + step])]
    assert b"".join(blocks) == whole
    found = [frames.locate(block) for block in blocks]
    assert [(one[0], json.loads(one[3])["text"]) for one in found if one] == told


def test_headers_of_every_type_are_passed_over() -> None:
    odd = b"\x01a\x00\x01b\x01\x01c\x02x\x01d\x03xx\x01e\x04xxxx\x01f\x05xxxxxxxx\x01g\x06\x00\x02hi\x01h\x08xxxxxxxx"
    headers = odd + b"\x01i\x09" + b"x" * 16 + b"\x0b:event-type\x07\x00\x02up"
    prelude = struct.pack(">II", 16 + len(headers) + 2, len(headers))
    framed = prelude + struct.pack(">I", zlib.crc32(prelude)) + headers + b"{}"
    block = framed + struct.pack(">I", zlib.crc32(framed))
    frames = Messages()
    assert frames.feed(block) == [block]
    assert frames.locate(block) == ("up", -1, -1, b"{}")


@given(st.binary(min_size=12, max_size=60))
def test_what_is_none_is_refused(junk: bytes) -> None:
    with pytest.raises(BadExchange):
        Messages().feed(junk)


@pytest.mark.parametrize("at", [9, 20, -1])
def test_what_is_damaged_is_refused(at: int) -> None:
    damaged = bytearray(Messages().frame("contentBlockDelta", b"{}"))
    damaged[at] ^= 1
    with pytest.raises(BadExchange):
        Messages().feed(bytes(damaged))


def test_a_chunk_that_holds_no_base64_is_refused() -> None:
    block = Messages().frame("other", b'{"bytes": "ana@shop.example"}').replace(b"other", b"chunk")
    with pytest.raises(BadExchange):
        Messages().locate(block)
