"""Events are written in two halves and come back whole."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.model.errors import IntegrityError, UsageError
from seawall.store.records import commitment, leaf_of, read, record
from store.conftest import event, finding


@given(st.text(), st.text(), st.dictionaries(st.text(), st.text(), max_size=3), st.booleans())
def test_what_is_written_comes_back(message: str, subject: str, detail: dict[str, str], findings: bool) -> None:
    whole = event(1, message=message, subject=subject, detail=detail, findings=(finding(1),) if findings else ())
    item = record(whole)
    assert read(item.envelope, item.detail) == whole
    bare = read(item.envelope, None)
    assert (bare.findings, bare.message, bare.subject, bare.detail) == ((), "", "", {})
    assert bare.principal == whole.principal


def test_the_envelope_holds_nothing_that_must_be_erasable() -> None:
    item = record(event(1, subject="customer-hash", findings=(finding(1, subject="customer:7"),)))
    for part in (b"customer-hash", b"customer:7", b"a\xe2\x80\xa2", b"Customer data", b"conversation-1", b"/messages/"):
        assert part not in item.envelope
    assert item.subjects == ("customer-hash", "customer:7")


def test_an_event_without_detail_has_no_second_half() -> None:
    item = record(event(1, findings=(), message="", conversation=""))
    assert item.detail is None
    assert read(item.envelope, None) == item.event


def test_lone_surrogates_are_replaced_not_refused() -> None:
    item = record(event(1, model="gpt\ud800", detail={"a\udfff": "b"}, findings=(finding(1, path="/\ud83d"),)))
    back = read(item.envelope, item.detail)
    assert "\ufffd" in back.model
    assert "\ufffd" in back.findings[0].path
    msgspec.json.encode(back)


def test_commitments_hide_and_bind() -> None:
    assert commitment(b"a" * 16, b"x") != commitment(b"b" * 16, b"x") != commitment(b"b" * 16, b"y")
    first, second = bytes(32), bytes([1]) * 32
    assert leaf_of(first, second) != leaf_of(second, first)


def test_an_event_that_no_table_holds_is_refused_at_once() -> None:
    for wrong in ({"id": ""}, {"id": "x" * 65}, {"id": "a\0b"}, {"time": -1}, {"time": 2**53}):
        with pytest.raises(UsageError):
            record(event(1, **wrong))


@pytest.mark.parametrize("raw", [b"", b"{}", b"[]", b'{"id":"x","time":"y","kind":"z"}', b"\xff"])
def test_damage_is_said_without_repeating_it(raw: bytes) -> None:
    with pytest.raises((IntegrityError, msgspec.ValidationError)) as caught:
        read(raw, None)
    assert isinstance(caught.value, IntegrityError)
