"""The book of workflows: each change with its event, on both databases."""

from __future__ import annotations

from hashlib import sha256

import msgspec
import pytest

from seawall.model import workflows
from seawall.model.errors import LimitExceeded, NotFound, UsageError
from seawall.model.event import EventKind
from seawall.model.workflows import Feed, Gatekeeper, Means, Workflow
from seawall.store import workflows as book_module
from seawall.store.search import EventFilter
from seawall.store.store import Store

ANA = "person:ana@shop.example"
LETTER = Workflow(name="Newsletter", tool="openai-api", means=Means.KEY, feeds=(Feed.CUSTOMER_PII,))


def test_an_entry_is_kept_changed_and_taken_off_each_with_its_event(store: Store) -> None:
    book = store.workflow_book()
    made = book.save(LETTER, by=ANA)
    assert made.id.startswith("wfl_")
    assert book.list() == [made]
    gated = book.save(msgspec.structs.replace(made, gatekeeper=Gatekeeper.GATEWAY, owner="ana"), by=ANA)
    assert book.list() == [gated]
    book.remove(made.id, by=ANA)
    assert book.list() == []
    events = [found.event for found in store.events().page(EventFilter(room="governance")).events]
    assert [one.kind for one in events] == [
        EventKind.GOVERNANCE_WORKFLOW_REMOVED,
        EventKind.GOVERNANCE_WORKFLOW_CHANGED,
        EventKind.GOVERNANCE_WORKFLOW_LISTED,
    ]
    assert {one.principal for one in events} == {ANA}
    assert (events[1].detail["gatekeeper_before"], events[1].detail["gatekeeper"]) == ("none", "gateway")
    assert events[1].detail["content"] == sha256(msgspec.json.encode(gated)).hexdigest()


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": ""},
        {"name": "x" * 121},
        {"name": "two\nlines"},
        {"owner": "x" * 201},
        {"tool": ""},
        {"runners": ("newsletter",)},
        {"runners": ("service:a",) * 21},
        {"review_by": "soon"},
    ],
)
def test_an_entry_that_cannot_be_is_refused_and_leaves_nothing(store: Store, wrong: dict[str, object]) -> None:
    with pytest.raises(UsageError):
        store.workflow_book().save(msgspec.structs.replace(LETTER, **wrong), by=ANA)
    assert store.workflow_book().list() == []


def test_what_nobody_has_is_not_changed(store: Store) -> None:
    with pytest.raises(NotFound):
        store.workflow_book().save(msgspec.structs.replace(LETTER, id="wfl_none"), by=ANA)
    with pytest.raises(NotFound):
        store.workflow_book().remove("wfl_none", by=ANA)


def test_a_full_register_takes_no_more(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    assert workflows.workflows_max == book_module.workflows_max
    monkeypatch.setattr(book_module, "workflows_max", 1)
    kept = store.workflow_book().save(LETTER, by=ANA)
    with pytest.raises(LimitExceeded):
        store.workflow_book().save(LETTER, by=ANA)
    store.workflow_book().save(kept, by=ANA)
