"""Opening, sharing and closing the whole."""

import base64
from collections.abc import Callable
from pathlib import Path

import pytest

from seawall.model.doubles import ManualClock
from seawall.model.errors import ConfigError
from seawall.model.event import EventKind
from seawall.model.ports import Keys, Ledger, PseudonymVault
from seawall.store import Store
from seawall.store.keyring import day_ms
from seawall.store.search import EventFilter
from seawall.store.witness import read_witness
from store.conftest import event


def test_parts_fit_their_ports(store: Store) -> None:
    ledger: Ledger = store.ledger()
    keys: Keys = store.keys()
    vault: PseudonymVault = store.pseudonyms()
    assert ledger
    assert vault
    assert keys is store.keys()


def test_another_master_key_does_not_open_it(
    opened: Callable[[], Store], url: str, tmp_path: Path, clock: ManualClock
) -> None:
    opened()
    other = base64.b64encode(bytes(32)).decode()
    with pytest.raises(ConfigError, match="another master key"):
        Store.open(url, data=tmp_path, clock=clock, master_key=other)


def test_replicas_share_the_signing_key_by_the_database(opened: Callable[[], Store]) -> None:
    assert str(opened().ledger().verifier) == str(opened().ledger().verifier)


def test_upkeep_signs_and_remembers(store: Store, clock: ManualClock, tmp_path: Path) -> None:
    store.keys()
    store.ledger().append([event(0)])
    store.ledger().append([event(1)])
    clock.advance(60_000)
    store.beat()
    store.beat()
    known = read_witness(tmp_path, store.ledger().verifier)
    assert known is not None
    assert known.size == 2


def test_retention_is_kept_up(store: Store, clock: ManualClock) -> None:
    store.ledger().append([event(0)])
    store.keep_for(10)
    clock.advance(11 * day_ms)
    store.beat()
    kinds = [one.event.kind for one in store.events().page(EventFilter()).events]
    assert kinds[0] is EventKind.STORE_RETENTION_APPLIED
    assert store.events().event(event(0).id).erased


def test_a_room_imports_only_what_it_uses() -> None:
    import seawall.store as room

    assert room.Store is Store
    with pytest.raises(AttributeError):
        _ = room.nothing
