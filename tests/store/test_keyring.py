"""Keys are issued, rotated and revoked; every change is an event in the same transaction."""

from collections.abc import Callable

import pytest

from seawall.model import limits
from seawall.model.doubles import ManualClock
from seawall.model.errors import LimitExceeded, NotFound, UsageError
from seawall.model.event import EventKind
from seawall.model.exchange import Principal
from seawall.model.words import Category
from seawall.store.keyring import KeyOrder, day_ms
from seawall.store.search import EventFilter
from seawall.store.store import Store

AGENT = Principal.parse("agent:recommender", teams=("shop",), acting_for="person:ana@shop.example")
PERSON = Principal.parse("person:ana@shop.example")


def test_lifetimes_by_kind_of_principal(store: Store, clock: ManualClock) -> None:
    ring = store.key_ring()
    _, agent = ring.issue(KeyOrder(principal=AGENT))
    _, person = ring.issue(KeyOrder(principal=PERSON))
    _, asked = ring.issue(KeyOrder(principal=AGENT, lifetime_ms=90_000))
    assert [key.expires_ms - clock.now_ms() for key in (agent, person, asked)] == [3_600_000, 30 * day_ms, 90_000]


def test_a_key_comes_back_as_it_was_ordered(opened: Callable[[], Store]) -> None:
    order = KeyOrder(
        principal=AGENT,
        tools=("openai-api",),
        models=("gpt-*",),
        categories=(Category.CUSTOMER_PII,),
        budget=100,
        rate_per_minute=10,
        networks=("10.0.0.0/8", "2001:db8::/32"),
        label="nightly run",
    )
    secret, key = opened().key_ring().issue(order)
    assert opened().keys().find(secret, key.created_ms) == key
    assert key.principal == AGENT


def test_rotation_overlaps_and_hands_on_what_is_left(store: Store, clock: ManualClock) -> None:
    ring, keys = store.key_ring(), store.keys()
    old_secret, old = ring.issue(KeyOrder(principal=PERSON, budget=10, label="l"))
    store.beat()
    for _ in range(4):
        assert keys.spend(old.id, 1, clock.now_ms()) is None
    store.beat()
    new_secret, new = ring.rotate(old.id, overlap_ms=60_000, by="person:ana@shop.example")
    store.beat()
    now = clock.now_ms()
    assert keys.find(old_secret, now + 59_999) is not None
    assert keys.find(old_secret, now + 60_000) is None
    assert keys.find(new_secret, now + 30 * day_ms - 1) == new
    assert (new.replaces, new.budget, new.label) == (old.id, 6, "l")
    with pytest.raises(UsageError):
        ring.rotate(new.id, overlap_ms=-1)
    clock.advance(60_000)
    with pytest.raises(NotFound):
        ring.rotate(old.id)


def test_a_used_up_budget_is_not_handed_on(store: Store, clock: ManualClock) -> None:
    _, key = store.key_ring().issue(KeyOrder(principal=PERSON, budget=1))
    keys = store.keys()
    assert keys.spend(key.id, 1, clock.now_ms()) is None
    store.beat()
    with pytest.raises(UsageError, match="used up"):
        store.key_ring().rotate(key.id)


def test_every_change_is_an_event_without_a_secret(store: Store) -> None:
    ring = store.key_ring()
    secret, key = ring.issue(KeyOrder(principal=AGENT), by="person:ana@shop.example")
    second, new = ring.rotate(key.id)
    ring.revoke(new.id)
    ring.revoke(new.id)
    events = [one.event for one in store.events().page(EventFilter(room="keys")).events]
    assert [(one.kind, one.key) for one in events] == [
        (EventKind.KEYS_KEY_REVOKED, new.id),
        (EventKind.KEYS_KEY_ROTATED, new.id),
        (EventKind.KEYS_KEY_ISSUED, key.id),
    ]
    assert events[2].principal == "person:ana@shop.example"
    assert events[1].detail["replaces"] == key.id
    hot = store.database.hot()
    rows = repr([hot.rows(f"SELECT * FROM {table}") for table in ("keys", "events", "bodies", "names")])
    hot.close()
    for one in (secret, second):
        assert one.rpartition("_")[2] not in rows + repr(events)


def test_listing(store: Store, clock: ManualClock) -> None:
    ring = store.key_ring()
    _, short = ring.issue(KeyOrder(principal=AGENT, lifetime_ms=1))
    clock.advance(1)
    _, dead = ring.issue(KeyOrder(principal=AGENT))
    _, live = ring.issue(KeyOrder(principal=AGENT))
    ring.revoke(dead.id)
    assert [one.key.id for one in ring.list()] == [live.id]
    states = {one.key.id: one.state for one in ring.list(everything=True)}
    assert states == {short.id: "expired", dead.id: "revoked", live.id: "live"}


def test_wishes_that_cannot_be(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    ring = store.key_ring()
    for wrong in (
        {"lifetime_ms": 0},
        {"lifetime_ms": 365 * day_ms + 1},
        {"budget": 0},
        {"rate_per_minute": -1},
        {"networks": ("10.0.0.1/8",)},
        {"networks": ("the office",)},
        {"label": "x" * 201},
    ):
        with pytest.raises(UsageError):
            ring.issue(KeyOrder(principal=AGENT, **wrong))  # type: ignore[arg-type]
    with pytest.raises(NotFound):
        ring.revoke("nothing")
    monkeypatch.setattr(limits, "keys_max", 0)
    with pytest.raises(LimitExceeded):
        ring.issue(KeyOrder(principal=AGENT))
    assert ring.list(everything=True) == []


def test_a_pages_keys_stay_few_and_those_that_ended_go(opened: Callable[[], Store], clock: ManualClock) -> None:
    ring = opened().key_ring()
    order = KeyOrder(principal=Principal.parse("person:ana@shop.example"), lifetime_ms=1_000, label="Page")
    other = ring.issue(KeyOrder(principal=order.principal, label="Mine"))[1]
    for _ in range(4):
        ring.issue_for_page(order, live_max=2)
    states = {one.key.id: one.state for one in ring.list(everything=True)}
    assert sorted(states.values()) == ["live", "live", "live", "revoked"]
    assert states[other.id] == "live"
    clock.advance(1_000)
    last = ring.issue_for_page(order, live_max=2)[1]
    assert {one.key.id for one in ring.list(everything=True)} == {other.id, last.id}, "another label's keys stay"
