"""Events read back from the tables, as far as they are there."""

import pytest

from seawall.model.errors import IntegrityError
from seawall.store.bodies import read_bodies, read_events
from seawall.store.store import Store
from store.conftest import event, finding


def test_whole_stripped_blank_and_sealed(store: Store) -> None:
    events = [event(n) for n in range(3)] + [event(3, findings=(finding(3, subject="customer:7"),))]
    store.ledger().append(events)
    hot = store.database.hot()
    assert list(read_events(hot, store.subjects, "", ())) == events
    hot.execute("UPDATE bodies SET detail = NULL WHERE seq = 1")
    hot.execute("UPDATE bodies SET envelope = NULL, detail = NULL WHERE seq = 2")
    found = dict(read_bodies(hot, store.subjects, "WHERE seq < ?", (3,)))
    assert found[0] == events[0]
    assert found[1] is not None
    assert found[1].findings == ()
    assert found[2] is None
    assert len(list(read_events(hot, store.subjects, "", ()))) == 3
    hot.execute("UPDATE bodies SET envelope = ? WHERE seq = 0", (b"damaged",))
    with pytest.raises(IntegrityError):
        list(read_events(hot, store.subjects, "", ()))
    hot.close()
