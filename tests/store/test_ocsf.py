"""OCSF 1.8.0 records: the attributes the schema requires are there, with values it allows."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.model.event import EventKind
from seawall.model.words import Action, Category, Confidence
from seawall.store.ocsf import ocsf
from seawall.store.store import Store
from store.conftest import event, finding

# From the schema of 1.8.0: required attributes of the base event and of the two classes.
BASE = {"activity_id", "category_uid", "class_uid", "type_uid", "severity_id", "time", "metadata"}
REQUIRED = {2006: BASE | {"finding_info"}, 3004: BASE | {"entity"}}
CATEGORIES = {2006: 2, 3004: 3}


def check(record: dict[str, Any]) -> None:
    kind = record["class_uid"]
    assert REQUIRED[kind] <= record.keys()
    assert record["category_uid"] == CATEGORIES[kind]
    assert record["type_uid"] == kind * 100 + record["activity_id"]
    assert record["severity_id"] in range(7)
    assert isinstance(record["time"], int)
    assert record["metadata"]["version"] == "1.8.0"
    assert record["metadata"]["product"]["vendor_name"] == "Seawall"
    if kind == 2006:
        assert record["finding_info"]["uid"]
        assert record["activity_id"] in {1, 2, 3}
        assert record["action_id"] in {0, 1, 2}
        assert record["disposition_id"] in range(28)
        assert record["data_security"]["category_id"] in {0, 1, 2, 3, 4, 5, 6, 99}
    else:
        assert record["activity_id"] in {*range(1, 14), 99}
        assert record["entity"]["name"]
        assert record["activity_id"] != 99 or record["activity_name"]
    msgspec.json.encode(record)


@pytest.mark.parametrize("kind", list(EventKind))
def test_every_kind_of_event_has_a_record(kind: EventKind) -> None:
    check(ocsf(event(1, kind=kind), 1))
    check(ocsf(event(1, kind=kind, findings=(), categories={}, action=None, principal="", tool="", message=""), 2))


@given(st.sets(st.sampled_from(Category)), st.sampled_from(Action), st.sampled_from(Confidence))
def test_every_mixture_of_findings_has_a_record(categories: set[Category], action: Action, sure: Confidence) -> None:
    found = tuple(finding(n, category=one, confidence=sure) for n, one in enumerate(sorted(categories)))
    record = ocsf(event(1, findings=found, categories=dict.fromkeys(categories, 1), action=action), 1)
    check(record)
    assert ("confidence_id" in record) == bool(found)


def test_a_block_reads_as_one() -> None:
    record = ocsf(event(1, action=Action.BLOCK), 7)
    assert (record["action_id"], record["disposition_id"], record["is_alert"]) == (2, 2, True)
    assert record["finding_info"]["title"] == "customer_pii blocked on the way to openai-api"
    assert record["actor"]["user"]["uid"] == "person:ana1@shop.example"
    assert record["metadata"]["sequence"] == 7


@pytest.mark.parametrize(
    ("rows", "action", "severity"),
    [
        (9, Action.ALLOW, 1),
        (50, Action.ALLOW, 3),
        (50, Action.BLOCK, 4),
        (500, Action.ALLOW, 4),
        (5000, Action.BLOCK, 5),
    ],
)
def test_severity_rises_with_the_rows_of_a_list(rows: int, action: Action, severity: int) -> None:
    listed = msgspec.structs.replace(finding(), detector="bulk_records", count=rows)
    kind = EventKind.CHECK_TEXT_DECIDED
    assert ocsf(event(1, kind=kind, action=action, findings=(listed,)), 1)["severity_id"] == severity


def test_the_ledger_is_exported(store: Store) -> None:
    store.ledger().append([event(n) for n in range(3)])
    store.retention().erase("person:ana1@shop.example")
    records = [msgspec.json.decode(line) for line in store.export_ocsf()]
    assert [one["metadata"]["uid"] for one in records][:2] == [event(0).id, event(2).id]
    for one in records:
        check(one)
    assert len(list(store.export_ocsf(since_ms=event(2).time))) == 2
