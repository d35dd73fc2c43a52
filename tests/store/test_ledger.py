"""Events go in, stay, and can be proved; on SQLite and PostgreSQL alike."""

import asyncio
from collections.abc import Callable

import pytest

from seawall.model.errors import NotFound
from seawall.store.ledger import leaf, peaks_at, prove_consistency, prove_inclusion
from seawall.store.merkle import check_consistency, check_inclusion
from seawall.store.store import Store
from store.conftest import event


def test_nothing_yet(store: Store) -> None:
    note = store.ledger().checkpoint()
    assert store.ledger().verifier.open(note).size == 0


async def test_many_submitters_share_commits_and_all_are_written(store: Store) -> None:
    ledger = store.ledger()
    await asyncio.gather(*(ledger.submit(event(number)) for number in range(700)))
    hot = store.database.hot()
    assert hot.row("SELECT count(*), min(seq), max(seq) FROM events") == (700, 0, 699)
    checkpoint = ledger.verifier.open(await asyncio.to_thread(ledger.checkpoint))
    assert checkpoint.size == 700
    assert checkpoint.root == peaks_at(hot, 700).root()
    hot.close()


def test_several_processes_write_one_dense_order(opened: Callable[[], Store]) -> None:
    first, second = opened(), opened()
    for number in range(0, 60, 2):
        first.ledger().append([event(number)])
        second.ledger().append([event(number + 1)])
    hot = first.database.hot()
    assert [row[0] for row in hot.rows("SELECT id FROM events ORDER BY seq")] == [event(n).id for n in range(60)]
    hot.close()


def test_proofs_hold_at_sizes_around_the_stored_levels(store: Store) -> None:
    ledger = store.ledger()
    ledger.append([event(number) for number in range(600)])
    hot = store.database.hot()
    roots = {size: peaks_at(hot, size).root() for size in (1, 2, 255, 256, 257, 512, 599, 600)}
    for size, root in roots.items():
        for index in {0, size // 2, size - 1}:
            row = hot.row("SELECT commitments FROM events WHERE seq = ?", (index,))
            assert row is not None
            assert check_inclusion(leaf(row[0]), index, size, prove_inclusion(hot, index, size), root)
        for earlier, earlier_root in roots.items():
            if earlier <= size:
                proof = prove_consistency(hot, earlier, size)
                assert check_consistency(earlier, size, proof, earlier_root, root)
    with pytest.raises(NotFound):
        prove_inclusion(hot, 600, 600)
    with pytest.raises(NotFound):
        prove_consistency(hot, 0, 1)
    hot.close()
