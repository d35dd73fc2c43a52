"""An export is checked with the public key alone, and no byte of it can be changed unseen."""

import base64

import msgspec
import pytest

from seawall.model.errors import IntegrityError, UsageError
from seawall.store.export import Checked, Head, check_export
from seawall.store.store import Store
from store.conftest import START, event, finding


@pytest.fixture
def filled(store: Store) -> Store:
    events = [event(number) for number in range(300)]
    events[7] = event(7, findings=(finding(7, subject="customer:7"),))
    events[8] = event(8, findings=(), categories={}, policies=(), message="", conversation="")
    store.ledger().append(events)
    return store


def lines(store: Store, since_ms: int | None = None) -> list[bytes]:
    return list(store.export(since_ms))


def test_a_whole_export_holds(filled: Store) -> None:
    checked = check_export(lines(filled), str(filled.ledger().verifier))
    assert (checked.first, checked.events, checked.erased) == (0, 300, 0)
    assert checked.checkpoint.size == 300


def test_an_empty_ledger_exports(store: Store) -> None:
    assert check_export(lines(store)).events == 0


def test_a_part_holds_too(filled: Store) -> None:
    part = lines(filled, since_ms=START + 260_000)
    assert len(part) == 41
    checked = check_export(part)
    assert (checked.first, checked.events) == (260, 40)
    assert check_export(lines(filled, since_ms=START + 999_999_999)).events == 0


def test_what_was_taken_away_leaves_a_hash(filled: Store) -> None:
    filled.retention().erase("customer:7")
    filled.retention().erase("person:ana2@shop.example")
    checked = check_export(lines(filled))
    assert checked.erased == 101
    assert b"customer:7" not in b"".join(lines(filled))


def accepted(changed: list[bytes]) -> Checked | None:
    try:
        return check_export(changed)
    except (IntegrityError, UsageError):
        return None


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
def test_every_flipped_bit_is_found(store: Store) -> None:
    """Every bit of a small export, one at a time; the file is read as a file is, split at newlines."""
    with_subject = event(1, findings=(finding(1, subject="customer:7"),))
    store.ledger().append([event(0, conversation=""), with_subject, event(2, findings=(), categories={})])
    whole = b"".join(lines(store))
    assert accepted(whole.splitlines(keepends=True)) is not None
    for at in range(len(whole)):
        for bit in range(8):
            changed = whole[:at] + bytes([whole[at] ^ 1 << bit]) + whole[at + 1 :]
            pieces = [piece + b"\n" for piece in changed.split(b"\n")]
            pieces = pieces[:-1] if changed.endswith(b"\n") else [*pieces[:-1], changed.rpartition(b"\n")[2]]
            assert accepted(pieces) is None, (at, bit, whole[max(0, at - 20) : at + 20])


def test_events_removed_repeated_moved_added_or_cut_off_are_found_and_named(filled: Store) -> None:
    good = lines(filled)
    for changed, said in (
        (good[:50] + good[51:], "Event 49 is missing"),
        ([*good[:51], *good[50:]], "Event 50 is missing"),
        ([*good[:50], good[51], good[50], *good[52:]], "Event 49 is missing"),
        (good[:-1], "ends after event 298"),
        ([*good, good[-1].replace(b'"number":299', b'"number":300')], "ends after event 300"),
        (good[:1] + good[2:], "Event 0 is missing"),
        ([good[0].replace(b'"first":0', b'"first":1'), *good[2:]], "first line"),
        ([good[0], good[1].replace(b'"kind"', b' "kind"'), *good[2:]], "Event 0 of the export was changed"),
    ):
        with pytest.raises(IntegrityError, match=said):
            check_export(changed)


def test_somebody_elses_key_signs_only_for_those_who_do_not_pin(filled: Store) -> None:
    from seawall.store.notes import NoteSigner

    good = lines(filled)
    checkpoint = check_export(good).checkpoint
    thief = NoteSigner(checkpoint.origin, bytes(32))
    head = msgspec.json.decode(good[0], type=Head)
    forged = msgspec.structs.replace(
        head, key=str(thief.verifier), checkpoint=thief.sign(checkpoint.size, checkpoint.root)
    )
    changed = [msgspec.json.encode(forged) + b"\n", *good[1:]]
    assert check_export(changed).events == 300
    with pytest.raises(IntegrityError, match="another key"):
        check_export(changed, str(filled.ledger().verifier))


def test_what_is_no_export(store: Store) -> None:
    for wrong in ([], [b""], [b"{}\n"], [b"hello\n"], [base64.b64encode(b"x")]):
        with pytest.raises(UsageError):
            check_export(wrong)
