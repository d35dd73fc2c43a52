"""Who answers for a control, on both databases."""

from __future__ import annotations

import pytest

from seawall.model.errors import UsageError
from seawall.model.event import EventKind
from seawall.model.stewards import Steward
from seawall.store.search import EventFilter
from seawall.store.store import Store

ANA = "person:ana@shop.example"


def test_a_control_is_given_to_somebody_and_taken_back_each_with_its_event(store: Store) -> None:
    book = store.steward_book()
    assert book.all() == {}
    book.assign(Steward(control="backups", owner="bo", review_by="2027-03-31"), by=ANA)
    assert (book.all()["backups"].owner, book.all()["backups"].by) == ("bo", ANA)
    book.assign(Steward(control="backups"), by=ANA)
    assert book.all()["backups"].owner == ""
    found = store.events().page(EventFilter(kind=EventKind.GOVERNANCE_CONTROL_ASSIGNED)).events
    assert [one.event.detail["owner"] for one in found] == ["", "bo"]


@pytest.mark.parametrize(
    "wrong", [{"control": ""}, {"control": "x" * 61}, {"owner": "x" * 201}, {"owner": "\n"}, {"review_by": "soon"}]
)
def test_what_cannot_be_is_refused(store: Store, wrong: dict[str, str]) -> None:
    with pytest.raises(UsageError):
        store.steward_book().assign(Steward(**({"control": "backups"} | wrong)), by=ANA)
    assert store.steward_book().all() == {}
