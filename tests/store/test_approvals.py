"""The book of decisions, requests and exceptions: written with their events, in force everywhere, over in time."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from seawall.model.approvals import ToolDecision, ToolState
from seawall.model.doubles import ManualClock
from seawall.model.errors import NotFound, UsageError
from seawall.model.event import EventKind
from seawall.model.words import Category
from seawall.store.approvals import RequestState, ToolRequest
from seawall.store.keyring import day_ms
from seawall.store.search import EventFilter
from seawall.store.store import Store

ANA, BO = "person:ana@shop.example", "person:bo@shop.example"


def kinds(store: Store) -> list[EventKind]:
    return [found.event.kind for found in store.events().page(EventFilter(room="tools")).events]


def test_a_decision_counts_in_every_process_and_is_in_the_ledger(opened: Callable[[], Store]) -> None:
    first, second = opened(), opened()
    there = second.approvals()
    assert there().decisions == {}
    made = first.approval_book().decide_tool(
        ToolDecision(tool="grok", state=ToolState.BLOCKED, permits=(Category.INTERNAL_PRICING,)), by=ANA
    )
    second.beat()
    assert there().decisions == {"grok": made}
    assert made.by == ANA
    first.approval_book().decide_tool(ToolDecision(tool="grok", state=ToolState.UNLISTED), by=ANA)
    second.beat()
    assert there().decisions["grok"].state is ToolState.UNLISTED
    assert kinds(first) == [EventKind.TOOLS_STATE_CHANGED] * 2


def test_a_request_is_asked_once_answered_by_somebody_else_and_becomes_an_exception(
    store: Store, clock: ManualClock
) -> None:
    book = store.approval_book()
    asked = book.ask(ToolRequest(id="", principal=ANA, tool="grok", host="grok.com", reason="to try"))
    assert book.ask(ToolRequest(id="", principal=ANA, tool="grok", reason="again")) == asked
    assert book.requests(principal=BO) == []
    with pytest.raises(UsageError):
        book.answer(asked.id, RequestState.APPROVED, by=ANA, days=1)
    with pytest.raises(UsageError):
        book.answer(asked.id, RequestState.APPROVED, by=BO, days=91)
    done = book.answer(
        asked.id, RequestState.APPROVED, by=BO, days=2, categories=(Category.INTERNAL_PRICING,), answer="Until Friday."
    )
    assert (done.state, done.until_ms) == (RequestState.APPROVED, clock.now_ms() + 2 * day_ms)
    with pytest.raises(NotFound):
        book.answer(asked.id, RequestState.REFUSED, by=BO)
    (exception,) = book.current().exceptions
    assert (exception.principal, exception.tool, exception.live(clock.now_ms())) == (ANA, "grok", True)
    clock.advance(2 * day_ms)
    assert book.current().exceptions == ()
    assert [one.id for one in book.exceptions()] == [exception.id]
    assert kinds(store) == [
        EventKind.TOOLS_EXCEPTION_GRANTED,
        EventKind.TOOLS_REQUEST_DECIDED,
        EventKind.TOOLS_REQUEST_OPENED,
    ]


def test_a_refusal_gives_nothing_and_lets_one_ask_again(store: Store) -> None:
    book = store.approval_book()
    asked = book.ask(ToolRequest(id="", principal=ANA, tool="grok"))
    book.answer(asked.id, RequestState.REFUSED, by=BO, answer="Use Claude for Work, please.")
    assert book.current().exceptions == ()
    again = book.ask(ToolRequest(id="", principal=ANA, tool="grok"))
    assert again.id != asked.id
    assert [one.id for one in book.requests()] == [again.id, asked.id]


def test_an_exception_can_be_ended_early(store: Store) -> None:
    book = store.approval_book()
    asked = book.ask(ToolRequest(id="", principal=ANA, tool="grok"))
    book.answer(asked.id, RequestState.APPROVED, by=BO, days=1)
    (exception,) = book.current().exceptions
    snapshot = store.approvals()
    book.end(exception.id, by=BO)
    book.end(exception.id, by=BO)
    store.beat()
    assert snapshot().exceptions == ()
    with pytest.raises(NotFound):
        book.end("exc_nobody", by=BO)


@pytest.mark.parametrize("text", ["x" * 501, "a\x1b[2Jb"])
def test_texts_have_limits(store: Store, text: str) -> None:
    with pytest.raises(UsageError):
        store.approval_book().ask(ToolRequest(id="", principal=ANA, tool="grok", reason=text))
