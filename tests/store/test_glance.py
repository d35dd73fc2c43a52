"""A glance at the ledger: a cut-off or rewritten one does not pass."""

from __future__ import annotations

from pathlib import Path

from seawall.model.doubles import ManualClock
from seawall.store.store import Store
from store.conftest import event


def grown(store: Store, events: int) -> None:
    store.ledger().append([event(number) for number in range(events)])


def test_a_whole_ledger_passes_and_goes_on_passing(store: Store) -> None:
    assert store.glance().grown
    grown(store, 300)
    store.beat()
    seen = store.glance()
    assert (seen.size, seen.signed, seen.grown, seen.verified_ms) == (300, True, True, 0)
    assert store.ledger().verifier.open(seen.note).size == 300
    assert store.verify().fault is None
    seen = store.glance()
    assert (seen.size, seen.verified_ms, seen.verified_size) == (300, store.clock.now_ms(), 300)


def test_a_rewritten_event_breaks_the_signature(store: Store) -> None:
    grown(store, 10)
    store.glance()
    hot = store.database.hot()
    row = hot.row("SELECT commitments FROM events WHERE seq = 4")
    assert row is not None
    hot.execute("UPDATE events SET commitments = ? WHERE seq = 4", (bytes(row[0])[::-1],))
    hot.close()
    assert not store.glance().signed


def test_a_ledger_cut_off_behind_this_machines_back_is_seen(tmp_path: Path, clock: ManualClock) -> None:
    """An older copy of the database is put in place of the newer one; the machine remembers the newer."""
    with Store.open(data=tmp_path, clock=clock) as store:
        grown(store, 20)
    kept = {file.name: file.read_bytes() for file in tmp_path.iterdir() if "seawall.db" in file.name}
    with Store.open(data=tmp_path, clock=clock) as store:
        grown(store, 20)
        assert store.verify().fault is None  # which makes this machine remember forty
    for file in tmp_path.iterdir():
        if "seawall.db" in file.name:
            file.unlink()
    for name, content in kept.items():
        (tmp_path / name).write_bytes(content)
    with Store.open(data=tmp_path, clock=clock) as store:
        seen = store.glance()
        assert (seen.size, seen.signed, seen.grown) == (20, True, False)
