"""A JSON array in pieces: elements as blocks, however the bytes were split."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from seawall.dialects.json_array import Elements

elements = st.lists(
    st.dictionaries(
        st.text(st.sampled_from('a"\\{}[]é'), max_size=4), st.text(st.sampled_from('x"\\{}[],é'), max_size=6)
    ),
    max_size=4,
)


def blocks(chunks: list[bytes]) -> list[bytes]:
    framing = Elements()
    return [block for chunk in chunks for block in framing.feed(chunk)] + [framing.rest()]


@settings(max_examples=60, deadline=None)
@given(elements, st.sampled_from([b",", b",\r\n", b"\n,\n"]))
def test_blocks_do_not_depend_on_the_split(parts: list[dict[str, str]], comma: bytes) -> None:
    raw = b"[" + comma.join(json.dumps(part).encode() for part in parts) + b"\n]"
    whole = blocks([raw])
    assert b"".join(whole) == raw
    located = [Elements().locate(block) for block in whole]
    assert [json.loads(found[3]) for found in located if found] == parts
    for at in range(1, len(raw)):
        assert blocks([raw[:at], raw[at:]]) == whole


def test_new_elements_keep_the_array_valid() -> None:
    framing = Elements()
    made = [("", b'{"n":1}')]
    assert framing.join(made, b'[{"a":1}', 1) == b'[{"n":1},\n{"a":1}'
    assert framing.join(made, b',\n{"a":1}', 2) == b',\n{"n":1},\n{"a":1}'
    assert framing.join(made, b"]", -1) == b',\n{"n":1}]'
    assert framing.close(made, begun=False) == b'[{"n":1}]'


def test_an_element_that_is_broken_off_is_one_that_nobody_can_read() -> None:
    framing = Elements()
    assert framing.feed(b'[{"candidates": [{"text": "Hel') == []
    found = framing.locate(framing.rest())
    assert found is not None
    assert found[3] == b'{"candidates": [{"text": "Hel'
