"""Probes and metrics."""

import sqlite3

import httpx
import pytest
from litestar import Litestar

from console.story import tell
from seawall.console.app import create
from seawall.console.parts import Parts
from seawall.model.errors import LedgerUnavailable
from seawall.model.event import Event, EventKind
from seawall.model.ids import ulid
from seawall.store.tail import Tail


async def test_not_ready_is_said_part_by_part(browser, parts: Parts) -> None:
    parts.store.writer.close()
    answer = await browser.open("/readyz")
    assert answer.status_code == 503
    assert answer.json()["parts"]["ledger"] != "ok"
    assert (await browser.open("/healthz")).status_code == 200


async def test_a_ledger_that_took_no_event_is_not_ready_until_it_takes_something(
    browser, parts: Parts, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    with monkeypatch.context() as broken:
        broken.setattr(Tail, "append", full)
        with pytest.raises(LedgerUnavailable):
            parts.store.ledger().append([Event(id=ulid(1), time=1, kind=EventKind.STORE_BACKUP_WRITTEN)])
    with monkeypatch.context() as broken:
        broken.setattr("seawall.store.ledger._touch", full)
        assert (await browser.open("/readyz")).json()["parts"]["ledger"] == "LedgerUnavailable"
    assert (await browser.open("/readyz")).status_code == 200
    assert not parts.store.writer.failing


async def test_metrics_count_events_and_name_nobody(browser, parts: Parts, clock, token) -> None:
    tell(parts, clock)
    await browser.client.post("/api/v1/check", json={"text": "a"}, headers=token("staff"))
    page = (await browser.open("/metrics")).text
    numbers = [int(line.rpartition(" ")[2]) for line in page.splitlines() if 'kind="check:text:decided"' in line]
    assert sum(numbers) == 136
    assert 'seawall_console_check_total{outcome="allow"} 1' in page
    assert "ana@shop" not in page
    for line in page.splitlines():
        assert line.startswith(("# HELP ", "# TYPE ", "seawall_")), line
    assert (await browser.open("/metrics")).text == page, "a scrape changes nothing"


@pytest.mark.parametrize(
    ("peer", "headers", "status"),
    [
        ("127.0.0.1", {}, 200),
        ("::1", {}, 200),
        ("203.0.113.9", {}, 401),
        ("127.0.0.1", {"x-forwarded-for": "203.0.113.9"}, 401),
        ("127.0.0.1", {"forwarded": "for=203.0.113.9"}, 401),
    ],
)
async def test_metrics_are_for_this_machine_or_a_token(
    parts: Parts, other_routes: Litestar, token, peer, headers, status
) -> None:
    transport = httpx.ASGITransport(app=create(parts, other_routes), client=(peer, 1))
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
        assert (await client.get("/metrics", headers=headers)).status_code == status
        assert (await client.get("/metrics", headers={**headers, **token("auditor")})).status_code == 200
        assert (await client.get("/metrics", headers={**headers, **token("staff")})).status_code in {status, 403}
