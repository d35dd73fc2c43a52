"""A detail opens only while every person in it is known."""

import pytest

from seawall.model.errors import IntegrityError
from seawall.store.records import record
from seawall.store.store import Store
from store.conftest import event, finding


def test_a_detail_needs_the_key_of_everybody_in_it(store: Store) -> None:
    hot = store.database.hot()
    people = ("customer:1", "customer:2")
    records = [record(event(1, findings=tuple(finding(n, subject=who) for n, who in enumerate(people))))]
    with hot.transaction():
        batch = store.subjects.for_writing(hot, records)
        sealed, names = batch.seal(people, b"detail", b"context")
    assert store.subjects.unseal(hot, names, sealed, b"context") == b"detail"
    with pytest.raises(IntegrityError):
        store.subjects.unseal(hot, names, sealed, b"other context")
    hot.execute("DELETE FROM subject_keys WHERE subject = ?", (store.subjects.hashed("customer:1"),))
    assert store.subjects.unseal(hot, names, sealed, b"context") is None
    hot.close()


def test_the_table_names_nobody(store: Store) -> None:
    store.ledger().append([event(1, subject="customer:4711", findings=())])
    hot = store.database.hot()
    rows = repr(hot.rows("SELECT * FROM subject_keys") + hot.rows("SELECT * FROM subject_events"))
    hot.close()
    assert "4711" not in rows
    assert store.subjects.hashed("customer:4711") in rows


def test_one_key_for_one_person(store: Store) -> None:
    store.ledger().append([event(n, subject="customer:1") for n in range(3)])
    store.ledger().append([event(4, subject="customer:1"), event(5, subject="customer:2"), event(6)])
    hot = store.database.hot()
    assert hot.row("SELECT count(*) FROM subject_keys") == (2,)
    assert hot.row("SELECT count(*) FROM subject_events") == (5,)
    hot.close()
