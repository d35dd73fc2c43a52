"""Whatever is changed in the tables behind Seawall's back is found, and the first event it happened to is named."""

import random
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from seawall.model.doubles import ManualClock
from seawall.model.event import Event
from seawall.store.database import Hot
from seawall.store.store import Store
from seawall.store.verification import Report
from store.conftest import START, event, finding, fresh_database


def written(number: int) -> Event:
    if number % 5 == 0:
        return event(number, findings=(finding(number, subject="customer:7"),))
    if number % 5 == 1:
        return event(number, findings=(), categories={}, policies=(), message="", conversation="")
    return event(number)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def filled(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """One ledger for all tests that take their change back."""
    folder = tmp_path_factory.mktemp("ledger")
    with Store.open(fresh_database(request, folder), data=folder, clock=ManualClock(START)) as store:
        store.ledger().append([written(number) for number in range(1_100)])
        store.ledger().checkpoint()
        store.ledger().append([written(number) for number in range(1_100, 1_300)])
        store.ledger().checkpoint()
        yield store


def test_an_honest_ledger_holds(filled: Store) -> None:
    seen: list[int] = []
    report = filled.verify(progress=seen.append)
    assert report.fault is None
    assert (report.size, report.erased, report.checkpoints) == (1_300, 0, 3)
    assert seen == [1_000, 1_300]
    assert filled.verify().fault is None


def test_an_empty_ledger_holds(store: Store) -> None:
    assert store.verify().fault is None


def change(store: Store, sql: str, *parameters: object) -> Report:
    """What verification says after one change, which is then taken back."""
    hot = store.database.hot()
    hot.begin()
    try:
        assert hot.execute(sql, parameters) != 0
        return _verify_on(store, hot)
    finally:
        hot.rollback()
        hot.close()


def _verify_on(store: Store, hot: Hot) -> Report:
    from seawall.store.store import ledger_end_purpose
    from seawall.store.verification import Verification

    return Verification(
        store.database, store.subjects, store.ledger().verifier, store.master.subkey(ledger_end_purpose)
    ).run_on(hot)


def test_every_flipped_bit_of_an_event_is_found_and_named(filled: Store) -> None:
    dice = random.Random(1)
    hot = filled.database.hot()
    for number in (0, 1, 2, 1_023, 1_024, 1_299):
        for table, column in (
            ("bodies", "envelope"),
            ("bodies", "envelope_salt"),
            ("bodies", "detail"),
            ("bodies", "detail_salt"),
            ("events", "commitments"),
        ):
            row = hot.row(f"SELECT {column} FROM {table} WHERE seq = ?", (number,))
            assert row is not None
            if row[0] is None:
                continue
            flipped = bytearray(row[0])
            flipped[dice.randrange(len(flipped))] ^= 1 << dice.randrange(8)
            report = change(filled, f"UPDATE {table} SET {column} = ? WHERE seq = ?", bytes(flipped), number)
            assert report.fault is not None, (table, column, number)
            assert report.fault.number == number
            assert report.fault.event == written(number).id
    hot.close()


CHANGES: list[tuple[str, tuple[object, ...], int | None]] = [
    ("DELETE FROM events WHERE seq = 500", (), 500),
    ("DELETE FROM events WHERE seq >= 1299", (), 1_299),
    ("DELETE FROM bodies WHERE seq = 500", (), None),
    ("UPDATE events SET time = time + 1 WHERE seq = 7", (), 7),
    ("UPDATE events SET id = 'evt_other' WHERE seq = 7", (), 7),
    ("UPDATE events SET action = 0 WHERE seq = 7", (), 7),
    ("UPDATE events SET principal = tool WHERE seq = 7", (), 7),
    ("UPDATE events SET facets = '' WHERE seq = 7", (), 7),
    ("UPDATE events SET seq = 5000 WHERE seq = 7", (), 7),
    ("UPDATE names SET text = 'person:eve@shop.example' WHERE text = 'person:ana0@shop.example'", (), 0),
    ("UPDATE names SET text = 'detector:nothing' WHERE text = 'detector:email'", (), 0),
    ("UPDATE bodies SET detail = NULL WHERE seq = 7", (), 7),
    ("UPDATE bodies SET envelope = NULL WHERE seq = 7", (), 7),
    ("UPDATE events SET facets = 'x' WHERE seq = 7", (), 7),
    ("UPDATE bodies SET sealed_for = 'ab' WHERE seq = 6", (), 6),
    ("UPDATE nodes SET hash = ? WHERE height = 8 AND position = 1", (bytes(32),), 511),
    ("DELETE FROM nodes WHERE height = 8 AND position = 0", (), 255),
    ("UPDATE checkpoints SET size = 1099 WHERE size = 1100", (), None),
    ("UPDATE checkpoints SET note = ? WHERE size = 1100", ("not a note",), None),
    ("UPDATE tree SET size = 1299", (), None),
    ("UPDATE tree SET seal = ?", (bytes(32),), None),
    ("UPDATE tree SET epoch = 'another'", (), None),
    ("UPDATE hourly_traffic SET events = events + 1", (), None),
    ("DELETE FROM segment_names WHERE segment = 0", (), None),
    ("UPDATE segments SET time_max = 0", (), None),
    ("DELETE FROM tree", (), None),
]


@pytest.mark.parametrize(("sql", "parameters", "number"), CHANGES, ids=[one[0][:40] for one in CHANGES])
def test_every_change_of_a_row_is_found(filled: Store, sql: str, parameters: tuple[object, ...], number: int) -> None:
    report = change(filled, sql, *parameters)
    assert report.fault is not None
    if number is not None:
        assert report.fault.number == number


def swap(hot: Hot, one: int, other: int) -> None:
    for table in ("events", "bodies"):
        hot.execute(f"UPDATE {table} SET seq = -1 WHERE seq = ?", (one,))
        hot.execute(f"UPDATE {table} SET seq = ? WHERE seq = ?", (one, other))
        hot.execute(f"UPDATE {table} SET seq = ? WHERE seq = -1", (other,))


def duplicate(hot: Hot, one: int, other: int) -> None:
    for table, columns in (
        ("events", "id,time,kind,action,channel,principal,tool,key,facets,commitments"),
        ("bodies", "envelope,envelope_salt,detail,detail_salt,sealed_for"),
    ):
        hot.execute(f"DELETE FROM {table} WHERE seq = ?", (other,))
        hot.execute(f"INSERT INTO {table}(seq,{columns}) SELECT {other},{columns} FROM {table} WHERE seq = {one}")


def truncate(hot: Hot, one: int, _other: int) -> None:
    for table in ("events", "bodies"):
        hot.execute(f"DELETE FROM {table} WHERE seq >= ?", (one,))
    hot.execute("UPDATE tree SET size = ?", (one,))


def forge(hot: Hot, one: int, _other: int) -> None:
    """Change an event and its commitment together, as somebody would who knows how the ledger works."""
    from seawall.store.records import commitment

    row = hot.row("SELECT envelope, envelope_salt FROM bodies WHERE seq = ?", (one,))
    assert row is not None
    envelope = row[0].replace(b"mask", b"coac")
    hot.execute("UPDATE bodies SET envelope = ? WHERE seq = ?", (envelope, one))
    stored = hot.row("SELECT commitments FROM events WHERE seq = ?", (one,))
    assert stored is not None
    both = commitment(row[1], envelope) + stored[0][32:]
    hot.execute("UPDATE events SET commitments = ? WHERE seq = ?", (both, one))


@pytest.mark.parametrize("meddle", [swap, duplicate, truncate, forge])
@pytest.mark.parametrize("at", [3, 700, 1_250])
def test_events_moved_repeated_cut_off_or_forged_are_found(
    filled: Store, meddle: Callable[[Hot, int, int], Any], at: int
) -> None:
    hot = filled.database.hot()
    hot.begin()
    meddle(hot, at, at + 1)
    report = _verify_on(filled, hot)
    hot.rollback()
    hot.close()
    assert report.fault is not None
    assert report.fault.number is None or report.fault.number >= at - 1


def test_a_ledger_put_back_to_an_older_state_is_found_by_what_this_machine_remembers(
    opened: Callable[[], Store],
) -> None:
    store = opened()
    store.ledger().append([event(n) for n in range(30)])
    hot = store.database.hot()
    before = hot.rows("SELECT size, peaks, seal FROM tree")[0]
    store.ledger().append([event(n) for n in range(30, 50)])
    assert store.verify().fault is None
    for table in ("events", "bodies"):
        hot.execute(f"DELETE FROM {table} WHERE seq >= 30")
    hot.execute("DELETE FROM checkpoints WHERE size > 30")
    hot.execute("UPDATE tree SET size = ?, peaks = ?, seal = ?", before)
    hot.close()
    fault = opened().verify().fault
    assert fault is not None
    assert "20 of the newest events are missing" in fault.what
