import io
import tempfile
import tracemalloc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fakes.own_data import KEYING, columns_of, opened, print_of
from seawall.detect.exact import building, index
from seawall.detect.exact.building import Piles, SetBuilder, browser_digest, browser_digest_bytes
from seawall.detect.exact.index import ROW, Index
from seawall.detect.exact.matching import Matcher
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


def people(first: int, last: int) -> list[tuple[str, ...]]:
    """Synthetic customers, each with an address of their own."""
    return [
        (f"{n}", f"p{n}@many.example", f"+49170{n:07}", f"Lindenweg {n}", f"{10000 + n}", "Berlin")
        for n in range(first, last)
    ]


MANY = ("customer_id", "email", "phone", "street", "zip", "city")


def found(one: Index, text: str) -> list[tuple[str, str | None]]:
    return [(text[hit.start : hit.end], hit.subject) for hit in Matcher([one], KEYING).find(text, [])]


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_a_set_brought_up_to_date_knows_what_one_built_anew_knows(data: st.DataObject) -> None:
    whole = people(0, data.draw(st.integers(2, 60)))
    gone = data.draw(st.sets(st.sampled_from([row[0] for row in whole]), max_size=len(whole) - 1))
    changed = data.draw(st.sets(st.sampled_from([row[0] for row in whole])))
    new = [(key, f"new{key}@many.example", *whole[int(key)][2:]) for key in sorted(changed - gone)]
    new += people(100, 100 + data.draw(st.integers(0, 20)))
    salt = data.draw(st.sampled_from([b"", b"0123456789abcdef"]))
    old = opened(MANY, whole, key="customer_id", salt=salt)
    out = bytearray(old.header.rows)
    for key in gone | changed:
        for row in old.rows_of(KEYING.of(ROW, key)):
            out[row] = 1
    updated = opened(MANY, new, key="customer_id", salt=salt, before=(old, out))
    anew = opened(MANY, [row for row in whole if row[0] not in gone | changed] + new, key="customer_id", salt=salt)
    updated.verify()
    assert updated.header.rows == anew.header.rows
    assert updated.header.keys == anew.header.keys
    assert sorted(hashes(updated)) == sorted(hashes(anew))
    for row in [*whole, *new]:
        text = f"{row[1]} or {row[2]}, {row[3]}, {row[4]} {row[5]}"
        assert found(updated, text) == found(anew, text)
        subject = print_of(f"customer:{row[0]}")
        assert (
            len(updated.rows_of_subject(subject))
            == len(anew.rows_of_subject(subject))
            == (row[0] not in gone or row in new)
        )


def hashes(one: Index) -> list[bytes]:
    """What browsers may know, with whose it is."""
    size = browser_digest_bytes
    return [
        bytes(one.browser[n * size : n * size + size]) + (one.subject(row) or "").encode()
        for n, row in enumerate(one.browser_rows)
    ]


def test_rows_of_a_person_are_found_in_large_sets_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SetBuilder, "_large", True)
    one = opened(MANY, people(0, 300) + people(5, 6))
    for number in (0, 5, 299, 300):
        rows = one.rows_of_subject(print_of(f"customer:{number}"))
        assert len(rows) == {5: 2, 300: 0}.get(number, 1)
        assert all(one.subject(row) == print_of(f"customer:{number}") for row in rows)
    assert len(one.rows_of_subject("f" * 14)) == 0


def test_a_set_that_grew_eightfold_says_that_its_layout_no_longer_fits() -> None:
    old = opened(MANY, people(0, 20), key="customer_id")
    grown = opened(MANY, people(20, 100), key="customer_id", before=(old, bytearray(20)))
    assert not grown.header.outgrown
    more = opened(MANY, people(100, 600), key="customer_id", before=(grown, bytearray(100)))
    assert more.header.outgrown
    assert more.header.prefix_bits == old.header.prefix_bits
    assert not opened(MANY, people(0, 600), key="customer_id").header.outgrown
