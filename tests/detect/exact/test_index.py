import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fakes.own_data import KEYING, PEOPLE, opened, print_of, written
from seawall.detect.exact.index import Index, Keying
from seawall.model.errors import IntegrityError


def test_every_value_is_found_with_its_row_and_its_person() -> None:
    index = opened()
    for person in PEOPLE:
        first, last = index.find(KEYING.of("email", person[3]))
        assert last - first == 1
        assert index.subject(index.row(first)) == print_of(f"customer:{person[0]}")
    first, last = index.find(KEYING.of("email", "nobody@customers.example"))
    assert first == last


def test_the_same_form_of_another_kind_is_another_value() -> None:
    first, last = opened().find(KEYING.of("phone", PEOPLE[0][3]))
    assert first == last


def test_no_value_and_no_id_stands_in_the_file() -> None:
    content, _ = written()
    for person in PEOPLE:
        for value in person:
            if len(value) > 3:
                assert value.encode() not in content
                assert value.lower().encode() not in content


def test_another_installations_key_and_every_changed_byte_is_refused() -> None:
    content, _ = written()
    with pytest.raises(IntegrityError, match="another installation"):
        Index(memoryview(content), Keying(b"another key"))
    for place in range(0, len(content), 7):
        damaged = bytearray(content)
        damaged[place] ^= 1
        try:
            index = Index(memoryview(bytes(damaged)), KEYING)
            index.verify()
        except IntegrityError:
            continue
        inside = [s for s in index.header.sections.values() if s.start <= place < s.start + s.length]
        assert not inside, "a changed section must not pass"


@pytest.mark.parametrize("length", [0, 5, 12, 100, -70])
def test_a_file_cut_short_is_refused(length: int) -> None:
    content, _ = written()
    with pytest.raises(IntegrityError, match="Build it again"):
        Index(memoryview(content[:length]), KEYING)


def test_a_header_that_claims_to_be_endless_is_refused() -> None:
    content, _ = written()
    with pytest.raises(IntegrityError):
        Index(memoryview(content[:8] + struct.pack("<I", 2**31) + content[12:]), KEYING)


@given(st.binary(max_size=300))
def test_any_other_bytes_are_refused(content: bytes) -> None:
    with pytest.raises(IntegrityError):
        Index(memoryview(content), KEYING)


def test_values_of_many_rows_come_with_all_of_them() -> None:
    rows = [(f"p{n}@shared.example", "Berlin", f"{n:05}") for n in range(500)]
    index = opened(("email", "city", "zip"), rows, subject=None)
    first, last = index.find(KEYING.of("city", "berlin"))
    assert [index.row(place) for place in range(first, last)] == list(range(500))
    assert index.subject(3) is None
