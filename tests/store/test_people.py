"""Accounts made on a command line: free for staff and for the first two, a proposal for a third who may confirm."""

from __future__ import annotations

import pytest

from seawall.model.errors import SecondPersonNeeded, UsageError
from seawall.model.event import EventKind
from seawall.store.accounts import Accounts
from seawall.store.search import EventFilter
from seawall.store.store import Store

BY = "service:command-line"


def test_a_third_who_may_confirm_waits_for_two_others(store: Store) -> None:
    store.two_person = "always"
    book, accounts = store.people_book(), Accounts(store.database, store.master.box("accounts"))
    for name, role in (("ana", "owner"), ("bo", "security"), ("cy", "staff")):
        assert book.add(f"{name}@shop.example", role, "hash", by=BY).role == role
    with pytest.raises(SecondPersonNeeded):
        book.add("eve@shop.example", "owner", "secret-hash", by=BY)
    with pytest.raises(UsageError, match="already an account"):
        book.add("Ana@shop.example", "owner", "hash", by=BY)
    (change,) = store.change_book().list()
    assert "secret-hash" not in str(change)
    assert accounts.for_sign_in("eve@shop.example") is None
    for who in ("person:ana@shop.example", "person:bo@shop.example"):
        store.change_book().confirm(change.id, by=who)
    found = accounts.for_sign_in("eve@shop.example")
    assert found is not None
    assert found[1] == "secret-hash"
    assert len(store.events().page(EventFilter(kind=EventKind.CONSOLE_USER_CREATED)).events) == 4
