import pytest

from seawall.model.doubles import ManualClock, MemoryKeys, MemoryLedger, MemoryVault
from seawall.model.errors import LedgerUnavailable
from seawall.model.event import Event, EventKind
from seawall.model.ports import Clock, Keys, Ledger, PseudonymVault

EVENT = Event(id="evt_1", time=1, kind=EventKind.VERIFY_PROBE_SENT)


def test_each_double_fits_its_port() -> None:
    clock: Clock = ManualClock()
    ledger: Ledger = MemoryLedger()
    keys: Keys = MemoryKeys()
    vault: PseudonymVault = MemoryVault()
    assert all((clock, ledger, keys, vault))


def test_time_passes_only_when_told() -> None:
    clock = ManualClock(5)
    assert (clock.now_ms(), clock.monotonic_ns()) == (5, 0)
    clock.advance(1.5)
    assert (clock.now_ms(), clock.monotonic_ns()) == (6, 1_500_000)


async def test_the_ledger_keeps_or_refuses() -> None:
    ledger = MemoryLedger()
    await ledger.submit(EVENT)
    ledger.failing = True
    with pytest.raises(LedgerUnavailable):
        await ledger.submit(EVENT)
    assert ledger.events == [EVENT]


def test_a_key_is_found_by_its_secret_and_nothing_else() -> None:
    keys = MemoryKeys()
    secret = keys.issue("agent:bot", now_ms=0, lifetime_ms=100)
    found = keys.find(secret, 99)
    assert found is not None
    assert str(found.principal) == "agent:bot"
    assert keys.find(secret, 100) is None
    assert keys.find(secret + "x", 0) is None
    assert keys.find("sk-other", 0) is None
    keys.revoke(found.id)
    assert keys.find(secret, 0) is None
    assert keys.spend(found.id, 0, 0) is None


def test_rate_and_budget_run_out() -> None:
    keys = MemoryKeys()
    keys.issue("agent:a", budget=2, lifetime_ms=1_000_000)
    keys.issue("agent:b", rate_per_minute=1)
    assert [keys.spend("testkey00001", 1, 0) for _ in range(3)] == [None, None, 1_000_000]
    assert keys.spend("testkey00002", 1, 59_000) is None
    assert keys.spend("testkey00002", 1, 59_000) == 1_000
    assert keys.spend("testkey00002", 1, 60_000) is None


async def test_the_vault_keeps_conversations_apart_and_the_first_entry_wins() -> None:
    vault = MemoryVault()
    await vault.save("one", {"EMAIL_1": "synthetic@example.com"})
    await vault.save("one", {"EMAIL_1": "other@example.com", "EMAIL_2": "b@example.com"})
    assert await vault.load("one") == {"EMAIL_1": "synthetic@example.com", "EMAIL_2": "b@example.com"}
    assert await vault.load("two") == {}
    vault.forget("one")
    assert await vault.load("one") == {}
