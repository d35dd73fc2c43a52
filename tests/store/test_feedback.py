"""Opinions and exceptions: the last word counts, everything is in the ledger, exceptions hold everywhere and end."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from seawall.model.doubles import ManualClock
from seawall.model.errors import NotFound, UsageError
from seawall.model.event import Event, EventKind, FindingRecord
from seawall.model.feedback import DetectorScore, excepted, exception_days_max
from seawall.model.words import Action, Category, Confidence
from seawall.store import feedback
from seawall.store.keyring import day_ms
from seawall.store.search import EventFilter
from seawall.store.store import Store

ANA = "person:ana@shop.example"


def event(id: str = "evt_1", count: int = 1) -> Event:
    found = [
        FindingRecord(
            detector=name,
            category=Category.CUSTOMER_PII,
            confidence=Confidence.LIKELY,
            action=Action.MASK,
            masked="a•••",
            fingerprint=f"fp-{name}",
            count=count,
        )
        for name in ("email", "phone")
    ]
    return Event(id=id, time=1, kind=EventKind.CHECK_TEXT_DECIDED, findings=tuple(found))


def test_the_last_word_on_a_finding_counts_and_each_is_in_the_ledger(store: Store) -> None:
    book = store.feedback_book()
    assert book.scores() == []
    book.say(event(), 0, right=False, by=ANA)
    book.say(event(), 1, right=True, by=ANA)
    book.say(event("evt_2"), 0, right=False, by=ANA)
    assert book.scores() == [
        DetectorScore(detector="email", right=0, wrong=2),
        DetectorScore(detector="phone", right=1, wrong=0),
    ]
    book.say(event(), 0, right=True, by=ANA)
    assert book.scores()[0] == DetectorScore(detector="email", right=1, wrong=1)
    assert {number: said.right for number, said in book.opinions("evt_1").items()} == {0: True, 1: True}
    kinds = [found.event.kind for found in store.events().page(EventFilter(room="detect")).events]
    assert kinds == [EventKind.DETECT_FINDING_JUDGED] * 4
    with pytest.raises(NotFound):
        book.say(event(), 2, right=True, by=ANA)


def test_an_exception_counts_in_every_process_and_ends_by_itself_or_by_hand(
    opened: Callable[[], Store], clock: ManualClock
) -> None:
    first, second = opened(), opened()
    there = second.excepted()
    assert there() == {}
    made = first.feedback_book().let_off(event(), 0, days=2, reason="our own address", by=ANA)
    second.beat()
    assert excepted(there(), "email", "fp-email", clock.now_ms())
    assert not excepted(there(), "email", "fp-email", clock.now_ms() + 2 * day_ms)
    first.feedback_book().end(made.id, by=ANA)
    first.feedback_book().end(made.id, by=ANA)
    second.beat()
    assert there() == {}
    kinds = [found.event.kind for found in first.events().page(EventFilter(room="detect")).events]
    assert kinds == [EventKind.DETECT_EXCEPTION_ENDED, EventKind.DETECT_EXCEPTION_GRANTED]
    assert [one.until_ms for one in first.feedback_book().exceptions()] == [clock.now_ms()]
    with pytest.raises(NotFound):
        first.feedback_book().end("vex_nobody", by=ANA)


@pytest.mark.parametrize(
    ("days", "reason"), [(0, "why"), (exception_days_max + 1, "why"), (1, ""), (1, "a\x00"), (1, "x" * 301)]
)
def test_what_does_not_fit_is_refused(store: Store, days: int, reason: str) -> None:
    with pytest.raises(UsageError):
        store.feedback_book().let_off(event(), 0, days=days, reason=reason, by=ANA)
    assert store.feedback_book().exceptions() == []


def test_a_whole_table_is_never_let_off_and_there_is_an_end_to_exceptions(store: Store, monkeypatch) -> None:
    with pytest.raises(UsageError, match="many values"):
        store.feedback_book().let_off(event(count=20), 0, days=1, reason="why", by=ANA)
    monkeypatch.setattr(feedback, "exceptions_max", 1)
    store.feedback_book().let_off(event(), 0, days=1, reason="why", by=ANA)
    with pytest.raises(feedback.LimitExceeded):
        store.feedback_book().let_off(event(), 1, days=1, reason="why", by=ANA)
