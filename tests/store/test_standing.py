"""Weaker settings wait for a second person, are put in force by their word, and are asked about once."""

from __future__ import annotations

import pytest

from seawall.model.errors import UsageError
from seawall.model.event import EventKind
from seawall.model.protection import Protection
from seawall.model.settings import PolicySettings, Settings
from seawall.store.accounts import Accounts
from seawall.store.search import EventFilter
from seawall.store.store import Store

ANA, BO = "person:p0@shop.example", "person:p1@shop.example"
OPEN = Protection(settings=Settings(policy=PolicySettings(observe=True)))
OTHER = Protection(settings=Settings(policy=PolicySettings(two_person="never")))
WORDS = ("policy.observe = true",)


def two_people(store: Store) -> None:
    accounts = Accounts(store.database, store.master.box("accounts"))
    for number in range(2):
        accounts.create_user(f"p{number}@shop.example", "owner", "no hash", store.clock.now_ms())


def test_the_first_are_taken_and_so_is_everything_while_one_person_decides(store: Store) -> None:
    assert store.standing().current() is None
    assert store.standing().take(Protection(), ())
    assert store.standing().take(OPEN, WORDS)
    assert store.standing().current() == OPEN
    found = store.events().page(EventFilter(kind=EventKind.POLICY_SET_LOADED)).events
    assert len(found) == 2


def test_weaker_ones_wait_once_and_hold_from_the_second_word_on(store: Store) -> None:
    two_people(store)
    standing = store.standing()
    standing.take(Protection(), ())
    assert not standing.take(OPEN, WORDS)
    assert not standing.take(OPEN, WORDS), "a second start asks nothing new"
    (change,) = store.change_book().list()
    assert (change.kind, change.by) == ("settings", "service:settings-file")
    assert "policy.observe" in change.words
    book = store.change_book()
    book.confirm(change.id, by=ANA)
    assert standing.current() == Protection(), "who wrote the file may have been either of them"
    book.confirm(change.id, by=BO)
    assert standing.current() == OPEN
    assert standing.take(OPEN, WORDS)


def test_what_another_version_wrote_opens_nothing(store: Store) -> None:
    two_people(store)
    standing = store.standing()
    standing.take(Protection(), ())
    sealed = store.master.box("standing").seal(b'{"settings": 7}', b"settings in force")
    store.writer.run(
        lambda hot, _tail: hot.execute("UPDATE secrets SET sealed = ? WHERE name = ?", (sealed, "settings in force"))
    )
    assert standing.current() == Protection(), "what Seawall comes with, and not what the files say now"
    assert not standing.take(OPEN, WORDS)


def test_a_proposal_that_files_overtook_is_not_made(store: Store) -> None:
    two_people(store)
    standing = store.standing()
    standing.take(Protection(), ())
    standing.take(OPEN, WORDS)
    standing.take(OTHER, ("policy.two_person = never",))
    (old,) = [one for one in store.change_book().list() if WORDS[0] in one.words]
    store.change_book().confirm(old.id, by=ANA)
    with pytest.raises(UsageError, match="changed since"):
        store.change_book().confirm(old.id, by=BO)
    assert standing.current() == Protection()


def test_what_tightens_meanwhile_is_remembered(store: Store) -> None:
    standing = store.standing()
    standing.take(Protection(), ())
    standing.follow(OTHER)
    assert standing.current() == OTHER
