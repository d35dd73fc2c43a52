"""Changes that weaken protection wait for a second person, whoever asks; the store itself holds them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from seawall.model.approvals import ToolDecision, ToolState
from seawall.model.doubles import ManualClock
from seawall.model.errors import NotFound, SecondPersonNeeded, UsageError
from seawall.model.event import Event, EventKind, FindingRecord
from seawall.model.exchange import Principal
from seawall.model.words import Action, Category, Confidence, Grade
from seawall.store.accounts import Accounts
from seawall.store.changes import Change, ChangeState, open_days
from seawall.store.keyring import KeyOrder, day_ms
from seawall.store.search import EventFilter
from seawall.store.store import Store

ANA, BO, CY = "person:ana@shop.example", "person:bo@shop.example", "person:cy@shop.example"
APPROVE = ToolDecision(tool="grok", state=ToolState.APPROVED, permits=(Category.ORDER_HISTORY,))
ORDER = KeyOrder(principal=Principal.parse("agent:mailer"), categories=(Category.CUSTOMER_PII,))
FOUND = FindingRecord(
    detector="email",
    category=Category.CUSTOMER_PII,
    confidence=Confidence.LIKELY,
    action=Action.MASK,
    masked="h••@s•••.example",
    fingerprint="fp1",
)
EVENT = Event(id="evt_1", time=1, kind=EventKind.CHECK_TEXT_DECIDED, findings=(FOUND,))
WEAKENING: dict[str, Callable[[Store, str], Any]] = {
    "tool": lambda store, by: store.approval_book().decide_tool(APPROVE, by=by),
    "value": lambda store, by: store.feedback_book().let_off(EVENT, 0, days=7, reason="our own", by=by),
    "key": lambda store, by: store.key_ring().issue(ORDER, by=by),
}


def people(store: Store, *roles: str) -> None:
    accounts = Accounts(store.database, store.master.box("accounts"))
    for number, role in enumerate(roles):
        accounts.create_user(f"p{number}@shop.example", role, "no hash", store.clock.now_ms())


def in_force(store: Store) -> tuple[int, int, int]:
    store.beat()
    return (
        len(store.approval_book().current().decisions),
        len(store.feedback_book().exceptions()),
        len(store.key_ring().list()),
    )


def proposed(store: Store, kind: str, by: str = ANA) -> Change:
    with pytest.raises(SecondPersonNeeded, match="second person"):
        WEAKENING[kind](store, by)
    return store.change_book().list()[0]


@pytest.mark.parametrize("kind", WEAKENING)
def test_with_one_person_nothing_waits_and_with_two_everything_does(store: Store, kind: str) -> None:
    people(store, "owner", "auditor", "manager")
    WEAKENING[kind](store, ANA)
    before = in_force(store)
    assert sum(before) == 1
    people_more = Accounts(store.database, store.master.box("accounts"))
    people_more.create_user("second@shop.example", "security", "no hash", store.clock.now_ms())
    if kind == "tool":
        store.approval_book().decide_tool(ToolDecision(tool="grok", state=ToolState.BLOCKED), by=ANA)
    found = proposed(store, kind)
    assert in_force(store) == before, "nothing has changed"
    assert (found.kind, found.by, found.state) == (kind, ANA, ChangeState.OPEN)


@pytest.mark.parametrize("kind", WEAKENING)
def test_the_second_person_makes_it_and_nobody_confirms_their_own(store: Store, kind: str) -> None:
    store.two_person = "always"
    found = proposed(store, kind)
    book = store.change_book()
    with pytest.raises(UsageError, match="their own"):
        book.confirm(found.id, by=ANA)
    assert sum(in_force(store)) == 0
    made, secret = book.confirm(found.id, by=BO)
    assert (made.state, made.decided_by) == (ChangeState.CONFIRMED, BO)
    assert bool(secret) == (kind == "key")
    assert sum(in_force(store)) == 1
    with pytest.raises(NotFound):
        book.confirm(found.id, by=CY)
    kinds = [one.event.kind for one in store.events().page(EventFilter(room="changes")).events]
    assert kinds == [EventKind.CHANGES_CHANGE_CONFIRMED, EventKind.CHANGES_CHANGE_PROPOSED]


@pytest.mark.parametrize("by", ["service:command-line", "service:token-abc", "agent:refunds"])
def test_what_a_program_proposes_takes_two_people(store: Store, by: str) -> None:
    store.two_person = "always"
    found, book = proposed(store, "tool", by), store.change_book()
    with pytest.raises(UsageError):
        book.confirm(found.id, by="service:token-other")
    made, _ = book.confirm(found.id, by=ANA)
    assert made.state is ChangeState.OPEN
    assert sum(in_force(store)) == 0
    with pytest.raises(UsageError):
        book.confirm(found.id, by=ANA)
    assert book.confirm(found.id, by=BO)[0].state is ChangeState.CONFIRMED
    assert store.approval_book().current().decisions["grok"].permits == APPROVE.permits


def test_a_change_is_refused_or_ends_by_itself(store: Store, clock: ManualClock) -> None:
    store.two_person = "always"
    book = store.change_book()
    assert book.refuse(proposed(store, "tool").id, by=BO).state is ChangeState.REFUSED
    late = proposed(store, "value")
    clock.advance(open_days * day_ms)
    with pytest.raises(NotFound):
        book.confirm(late.id, by=BO)
    assert {one.state for one in book.list()} == {ChangeState.REFUSED, ChangeState.EXPIRED}
    assert sum(in_force(store)) == 0
    assert store.events().page(EventFilter(kind=EventKind.CHANGES_CHANGE_EXPIRED)).events


def test_never_means_never_and_tightening_never_waits(store: Store) -> None:
    store.two_person = "never"
    for change in WEAKENING.values():
        change(store, ANA)
    store.two_person = "always"
    for decision in (
        ToolDecision(tool="grok", state=ToolState.APPROVED),
        ToolDecision(tool="grok", state=ToolState.APPROVED, teams=("support",)),
        ToolDecision(tool="grok", state=ToolState.UNLISTED),
        ToolDecision(tool="grok", state=ToolState.BLOCKED),
        ToolDecision(tool="new", state=ToolState.BLOCKED, grade=Grade.CONSUMER),
    ):
        store.approval_book().decide_tool(decision, by=ANA)
    store.key_ring().issue(KeyOrder(principal=Principal.parse(BO)))
    store.key_ring().issue(KeyOrder(principal=Principal.parse(BO), categories=(Category.CUSTOMER_PII,)))
    assert store.change_book().list() == ()
