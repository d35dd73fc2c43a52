import io
import tempfile
import tracemalloc

import pytest

from fakes.own_data import KEYING, columns_of, opened, print_of
from seawall.detect.exact import building, index
from seawall.detect.exact.building import Piles, SetBuilder, browser_digest
from seawall.model.errors import LimitExceeded, UsageError


def test_large_sets_number_their_rows_by_person(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SetBuilder, "_large", True)
    rows = [(f"{n}", f"p{n}@many.example") for n in range(50)]
    one = opened(("customer_id", "email"), rows)
    for number, email in rows:
        first, _ = one.find(KEYING.of("email", email))
        assert one.subject(one.row(first)) == print_of(f"customer:{number}")


def test_rows_without_a_person_belong_to_nobody() -> None:
    one = opened(("customer_id", "email"), [("", "a@b.example"), ("7", "c@d.example")])
    subjects = [one.subject(one.row(one.find(KEYING.of("email", e))[0])) for e in ("a@b.example", "c@d.example")]
    assert subjects == [None, print_of("customer:7")]


def test_piles_give_back_what_was_put_in_also_from_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(building, "pile_bytes", 24)
    piles = Piles(tempfile.TemporaryFile)
    put = [(bytes([n % 256, n // 256]) + bytes(6), n.to_bytes(4, "big")) for n in range(2_000)]
    for fingerprint, row in put:
        piles.add(fingerprint, row)
    got = [pile[at : at + 12] for pile in piles.each() for at in range(0, len(pile), 12)]
    assert sorted(got) == sorted(a + b for a, b in put)
    assert [one[0] for one in got] == sorted(one[0] for one in got)
    piles.close()


def test_a_value_in_too_many_rows_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [(f"p{n}@x.example", "Berlin") for n in range(building.rows_per_value_max + 1)]
    one = opened(("email", "city"), rows, subject=None)
    first, last = one.find(KEYING.of("city", "berlin"))
    assert first == last
    assert one.header.keys == len(rows)


def test_rows_without_anything_are_told_and_none_at_all_is_an_error() -> None:
    builder = SetBuilder(
        KEYING, columns_of(["email"], [["a@b.example"]]), spill=tempfile.TemporaryFile, subject_print=print_of
    )
    assert not builder.add(["no address"])
    assert not builder.add([""])
    with pytest.raises(UsageError, match="nothing to recognise"):
        builder.write(io.BytesIO(), name="x", built_ms=0)


def test_there_is_an_end_to_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(building, "rows_max", 2)
    with pytest.raises(LimitExceeded):
        opened(("email",), [(f"{n}@x.example",) for n in range(3)], subject=None)
    assert index.rows_max == 100_000_000


def test_the_browsers_hash_is_the_one_the_protocol_says() -> None:
    import hashlib

    salt = b"0123456789abcdef"
    assert (
        browser_digest(salt, "email", " Ana@Customers.Example ")
        == (hashlib.sha256(salt + b"email\0ana@customers.example").digest()[:11])
    )
    assert browser_digest(salt, "phone", "+49 170 1234567") == browser_digest(salt, "phone", "0049170 1234567")
    assert browser_digest(salt, "order", "so-100 200") == browser_digest(salt, "order", "SO100200")


def test_memory_while_adding_does_not_grow_with_rows() -> None:
    builder = SetBuilder(
        KEYING, columns_of(["email"], [["a@b.example"]]), spill=tempfile.TemporaryFile, subject_print=print_of
    )
    for number in range(5_000):
        builder.add([f"p{number}@x.example"])
    tracemalloc.start()
    for number in range(5_000, 25_000):
        builder.add([f"p{number}@x.example"])
    grown, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    builder.close()
    assert grown < 256 * building.pile_bytes
