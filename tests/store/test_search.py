"""A search finds what a plain loop over all events finds, page by page, on both databases."""

from collections.abc import Callable
from typing import Any

import pytest

from seawall.model.errors import NotFound, UsageError
from seawall.model.event import Event, EventKind
from seawall.model.ids import ulid
from seawall.model.words import Action, Category, Channel
from seawall.store import search
from seawall.store.search import EventFilter
from seawall.store.store import Store
from store.conftest import START, event, finding

RARE = 1_500


def sample(number: int) -> Event:
    """Mostly the same, with a few that stand out, over two full segments and a part of a third."""
    changed: dict[str, Any] = {}
    if number % 7 == 0:
        changed |= {"action": Action.BLOCK, "tool": "chatgpt", "channel": Channel.BROWSER, "key": ""}
    if number == RARE:
        changed |= {
            "kind": EventKind.CHECK_TEXT_DECIDED,
            "findings": (finding(number, detector="iban", category=Category.PAYMENT_DATA, masked="DE••••4711"),),
            "categories": {"payment_data": 1},
            "policies": ("mask_payment_data", "mask_customer_pii"),
            "message": "Größe of the Bank account was masked.",
        }
    return event(number, **changed)


EVENTS = [sample(number) for number in range(2_500)]

FILTERS: list[tuple[EventFilter, Callable[[Event], bool]]] = [
    (EventFilter(), lambda e: True),
    (EventFilter(action=Action.BLOCK), lambda e: e.action is Action.BLOCK),
    (EventFilter(detector="iban"), lambda e: any(f.detector == "iban" for f in e.findings)),
    (EventFilter(category=Category.PAYMENT_DATA), lambda e: "payment_data" in e.categories),
    (EventFilter(policy="mask_payment_data"), lambda e: "mask_payment_data" in e.policies),
    (EventFilter(kind=EventKind.CHECK_TEXT_DECIDED), lambda e: e.kind is EventKind.CHECK_TEXT_DECIDED),
    (EventFilter(room="check"), lambda e: e.kind.startswith("check:")),
    (EventFilter(room="keys"), lambda e: False),
    (EventFilter(tool="chatgpt", channel=Channel.BROWSER), lambda e: e.tool == "chatgpt"),
    (EventFilter(tool="chatgpt", detector="iban"), lambda e: False),
    (EventFilter(tool="nobody knows"), lambda e: False),
    (EventFilter(key="abcdefghijkl", action=Action.BLOCK), lambda e: False),
    (EventFilter(principal="person:ana1@shop.example"), lambda e: e.principal == "person:ana1@shop.example"),
    (
        EventFilter(since_ms=START + 100_000, until_ms=START + 103_000),
        lambda e: START + 100_000 <= e.time < START + 103_000,
    ),
    (EventFilter(text="de••••4711"), lambda e: any("DE••••4711" in f.masked for f in e.findings)),
    (EventFilter(text="BANK ACCOUNT"), lambda e: "Bank" in e.message),
    (EventFilter(text="größe"), lambda e: "Größe" in e.message),
    (EventFilter(text="/messages/77/"), lambda e: any(f.path == "/messages/77/content" for f in e.findings)),
    (EventFilter(text="not there at all"), lambda e: False),
]


@pytest.fixture
def filled(store: Store) -> Store:
    store.ledger().append(EVENTS)
    return store


def everything(store: Store, wanted: EventFilter, limit: int) -> list[Event]:
    found: list[Event] = []
    before = None
    while True:
        page = store.events().page(wanted, before=before, limit=limit)
        assert len(page.events) <= limit
        found += [one.event for one in page.events]
        before = page.before
        if before is None:
            return found


def test_every_filter_finds_what_a_loop_would(filled: Store) -> None:
    for wanted, fits in FILTERS:
        expected = [one for one in reversed(EVENTS) if fits(one)]
        found = everything(filled, wanted, 200)
        assert found == expected, wanted


def test_pages_do_not_depend_on_their_size_nor_shift_when_events_arrive(filled: Store) -> None:
    wanted = EventFilter(action=Action.BLOCK)
    first = filled.events().page(wanted, limit=10)
    filled.ledger().append([event(9_000, action=Action.BLOCK)])
    second = filled.events().page(wanted, before=first.before, limit=10)
    expected = [one.id for one in reversed(EVENTS) if one.action is Action.BLOCK][:20]
    assert [one.event.id for one in (*first.events, *second.events)] == expected


def test_a_text_search_stops_and_says_how_far_it_got(filled: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "scan_events_max", 400)
    wanted = EventFilter(text="/messages/3/")
    page = filled.events().page(wanted)
    assert page.events == ()
    assert page.before == 2048
    assert page.searched_to_ms == EVENTS[2048].time
    assert [one.id for one in everything(filled, wanted, 50)] == [EVENTS[3].id]


def test_an_event_is_found_by_its_id_wherever_it_is(filled: Store) -> None:
    assert filled.events().event(EVENTS[RARE].id).event == EVENTS[RARE]
    late = event(1, id=ulid(START + 5_000))
    filled.ledger().append([late])
    assert filled.events().event(late.id).number == 2_500
    with pytest.raises(NotFound):
        filled.events().event("evt_" + "0" * 25 + "Z")


def test_a_rare_word_is_found_without_visiting_the_other_segments(
    filled: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    hot = filled.database.hot()
    words = hot.rows("SELECT id FROM names WHERE text = 'detector:iban'")[0]
    assert list(search._candidates(hot, words, EventFilter(), 10)) == [RARE >> 10]
    hot.close()


def test_wishes_that_cannot_be(store: Store) -> None:
    with pytest.raises(UsageError):
        store.events().page(EventFilter(), limit=0)
    with pytest.raises(UsageError):
        store.events().page(EventFilter(), limit=201)
    with pytest.raises(UsageError):
        store.events().page(EventFilter(text="x" * 201))
    assert store.events().page(EventFilter()).events == ()
