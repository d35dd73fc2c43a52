"""API tokens: issued once, found by secret, ended by time or by hand."""

from collections.abc import Callable

import pytest

from seawall.model.doubles import ManualClock
from seawall.model.errors import NotFound, UsageError
from seawall.model.event import EventKind
from seawall.store.search import EventFilter
from seawall.store.store import Store


def test_a_token_works_in_every_process_until_it_ends(opened: Callable[[], Store], clock: ManualClock) -> None:
    first, second = opened().tokens(), opened().tokens()
    secret, token = first.issue("auditor", ttl_ms=1_000, label="quarterly audit", by="person:ana@shop.example")
    found = second.find(secret)
    assert found == token
    assert found.role == "auditor"
    assert second.list() == [token]
    clock.advance(1_000)
    assert second.find(secret) is None
    assert second.list() == []
    assert [one.id for one in second.list(everything=True)] == [token.id]


def test_revoking_is_at_once_and_written_down(opened: Callable[[], Store]) -> None:
    first, second = opened(), opened()
    secret, token = first.tokens().issue("owner")
    second.tokens().revoke(token.id, by="person:ana@shop.example")
    second.tokens().revoke(token.id)
    assert first.tokens().find(secret) is None
    kinds = [one.event.kind for one in first.events().page(EventFilter(room="tokens")).events]
    assert kinds == [EventKind.TOKENS_TOKEN_REVOKED, EventKind.TOKENS_TOKEN_ISSUED]
    with pytest.raises(NotFound):
        first.tokens().revoke("nothing")


@pytest.mark.parametrize("presented", ["", "swt_", "swt_a", "swt__b", "sw_a_b", "swt_ü_b", "swt_a_" + "x" * 200])
def test_what_is_no_token_finds_nothing(store: Store, presented: str) -> None:
    assert store.tokens().find(presented) is None


def test_the_secret_is_kept_nowhere(store: Store) -> None:
    secret, token = store.tokens().issue("owner")
    assert store.tokens().find(secret[:-1] + ("A" if secret[-1] != "A" else "B")) is None
    hot = store.database.hot()
    rows = repr(hot.rows("SELECT * FROM tokens") + hot.rows("SELECT * FROM bodies"))
    hot.close()
    assert secret.rpartition("_")[2] not in rows
    assert secret.rpartition("_")[2] not in repr(token)


def test_wishes_that_cannot_be(store: Store) -> None:
    for wrong in ({"ttl_ms": 0}, {"ttl_ms": 366 * 86_400_000}, {"label": "a\nb"}):
        with pytest.raises(UsageError):
            store.tokens().issue("owner", **wrong)  # type: ignore[arg-type]
    with pytest.raises(UsageError):
        store.tokens().issue("no role")
