"""Pseudonym maps stay apart, stay sealed, and end."""

import asyncio
from collections.abc import Callable

import pytest

from seawall.model import limits
from seawall.model.doubles import ManualClock
from seawall.model.errors import IntegrityError, LimitExceeded
from seawall.model.ports import PseudonymVault
from seawall.store import vault as vault_module
from seawall.store.store import Store
from seawall.store.vault import default_lifetime_ms

VALUE = "ana.synthetic@example.com"


async def test_entries_come_back_in_every_process_and_add_up(opened: Callable[[], Store]) -> None:
    first: PseudonymVault = opened().pseudonyms()
    second: PseudonymVault = opened().pseudonyms()
    await first.save("one", {"EMAIL_1": VALUE})
    assert await second.load("one") == {"EMAIL_1": VALUE}
    await second.save("one", {"EMAIL_2": "b@example.com", "EMAIL_1": "somebody.else@example.com"})
    await second.save("one", {"EMAIL_3": "c@example.com"})
    assert await first.load("one") == {"EMAIL_1": VALUE, "EMAIL_2": "b@example.com", "EMAIL_3": "c@example.com"}
    assert await first.load("two") == {}


async def test_the_database_shows_no_value_pseudonym_or_conversation(store: Store) -> None:
    await store.pseudonyms().save("conversation-17", {"PSEUDONYM_1": VALUE})
    hot = store.database.hot()
    everything = repr(hot.rows("SELECT * FROM conversations") + hot.rows("SELECT * FROM pseudonyms"))
    hot.close()
    for secret in (VALUE, "PSEUDONYM_1", "conversation-17"):
        assert secret not in everything


async def test_a_row_moved_to_another_conversation_does_not_open(store: Store) -> None:
    vault = store.pseudonyms()
    await vault.save("victim", {"EMAIL_1": VALUE})
    await vault.save("thief", {"EMAIL_9": "t@example.com"})
    hot = store.database.hot()
    thief, victim = vault._name("thief"), vault._name("victim")
    sealed = hot.rows("SELECT sealed FROM pseudonyms WHERE conversation = ?", (victim,))[0][0]
    hot.execute("UPDATE pseudonyms SET sealed = ? WHERE conversation = ?", (sealed, thief))
    hot.close()
    with pytest.raises(IntegrityError):
        await store.pseudonyms().load("thief")


async def test_a_conversation_ends_and_a_new_one_of_its_name_starts_empty(
    opened: Callable[[], Store], clock: ManualClock
) -> None:
    first, second = opened().pseudonyms(), opened().pseudonyms()
    await first.save("one", {"EMAIL_1": VALUE})
    await second.load("one")
    clock.advance(default_lifetime_ms - 1)
    await first.save("one", {})  # a turn without anything new keeps it alive
    clock.advance(default_lifetime_ms - 1)
    assert await second.load("one") == {"EMAIL_1": VALUE}
    clock.advance(1)
    assert await second.load("one") == {}
    await first.save("one", {"EMAIL_1": "new@example.com"})
    assert await first.load("one") == await second.load("one") == {"EMAIL_1": "new@example.com"}


async def test_what_is_saved_for_longer_lives_longer(store: Store, clock: ManualClock) -> None:
    vault = store.pseudonyms()
    await vault.save("answer", {"whose": "ana"}, 31 * default_lifetime_ms)
    await vault.save("talk", {"qz1": "a"})
    clock.advance(30 * default_lifetime_ms)
    assert dict(await vault.load("answer")) == {"whose": "ana"}
    assert not await vault.load("talk")
    clock.advance(default_lifetime_ms)
    assert not await vault.load("answer")


async def test_the_sweep_leaves_nothing_of_what_ended(store: Store, clock: ManualClock) -> None:
    store.keys()  # starts the threads that keep house
    vault = store.pseudonyms()
    await vault.save("old", {"EMAIL_1": VALUE})
    clock.advance(default_lifetime_ms)
    await vault.save("young", {"EMAIL_1": VALUE})
    store.beat()
    hot = store.database.hot()
    assert hot.rows("SELECT count(*) FROM pseudonyms") == hot.rows("SELECT count(*) FROM conversations") == [(1,)]
    hot.close()
    await vault.save("old", {"EMAIL_1": "again@example.com"})
    assert await vault.load("old") == {"EMAIL_1": "again@example.com"}


async def test_a_conversation_is_bounded(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "pseudonyms_per_conversation_max", 3)
    vault = store.pseudonyms()
    await vault.save("one", {"A": "1", "B": "2"})
    with pytest.raises(LimitExceeded):
        await vault.save("one", {"C": "3", "D": "4"})
    assert await vault.load("one") == {"A": "1", "B": "2"}


async def test_saves_of_one_batch_are_kept_and_refused_each_for_itself(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = store.pseudonyms()
    await vault.save("full", {"EMAIL_1": VALUE})
    monkeypatch.setattr("seawall.model.limits.pseudonyms_per_conversation_max", 2)
    many = {f"EMAIL_{number}": f"{number}@example.com" for number in range(2, 9)}
    results = await asyncio.gather(
        vault.save("one", {"EMAIL_1": "a@example.com"}),
        vault.save("full", many),
        vault.save("one", {"EMAIL_2": "b@example.com"}),
        vault.save("two", {"EMAIL_1": "c@example.com"}),
        return_exceptions=True,
    )
    assert [type(one) for one in results] == [type(None), LimitExceeded, type(None), type(None)]
    assert dict(await vault.load("one")) == {"EMAIL_1": "a@example.com", "EMAIL_2": "b@example.com"}
    assert dict(await vault.load("full")) == {"EMAIL_1": VALUE}
    assert dict(await vault.load("two")) == {"EMAIL_1": "c@example.com"}


async def test_what_is_remembered_is_bounded_and_nothing_is_lost(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vault_module, "entries_remembered_max", 3)
    vault = store.pseudonyms(1_000_000)
    maps = {f"c{n}": {f"p{n}{m}": "v" for m in range(2)} for n in range(3)}
    for name, entries in maps.items():
        await vault.save(name, entries)
    for _ in range(2):
        for name, entries in maps.items():
            assert await vault.load(name) == entries
            assert (len(vault._known), vault._entries) == (1, 2)
    await vault.save("large", {f"q{m}": "v" for m in range(4)})
    assert len(await vault.load("large")) == 4
    assert (len(vault._known), vault._entries) == (0, 0)
    assert await vault.load("none") == {}
