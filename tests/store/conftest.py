"""Every test that takes ``store`` runs on SQLite and on PostgreSQL."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from postgres import PostgresServer
from seawall.model.doubles import ManualClock
from seawall.model.event import Event, EventKind, FindingRecord
from seawall.model.words import Action, Category, Channel, Confidence, Direction
from seawall.store.database import Database, database_file_name, normal_url
from seawall.store.migrate import migrate
from seawall.store.store import Store

START = 1_750_000_000_000


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("template")
    database = Database(normal_url("", folder))
    migrate(database)
    database.close()
    return folder / database_file_name


@pytest.fixture(scope="session")
def migrated_postgres(postgres_server: PostgresServer) -> str:
    address = postgres_server.database()
    database = Database(normal_url(address, Path()))
    migrate(database)
    database.close()
    return address.partition("?")[0].rpartition("/")[2]


def fresh_database(request: pytest.FixtureRequest, folder: Path) -> str:
    """The address of a fresh, migrated database of the kind the fixture is asked for."""
    if request.param == "postgresql":
        server: PostgresServer = request.getfixturevalue("postgres_server")
        return server.database(request.getfixturevalue("migrated_postgres"))
    shutil.copy(request.getfixturevalue("migrated_sqlite"), folder / database_file_name)
    return ""


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a fresh, migrated database."""
    return fresh_database(request, tmp_path)


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock(START)


@pytest.fixture
def opened(url: str, tmp_path: Path, clock: ManualClock) -> Iterator[Callable[[], Store]]:
    """Opens the same database as often as it is called: each Store is what another process would have."""
    stores: list[Store] = []

    def open_one() -> Store:
        stores.append(Store.open(url, data=tmp_path, clock=clock))
        return stores[-1]

    yield open_one
    for store in stores:
        store.close()


@pytest.fixture
def store(opened: Callable[[], Store]) -> Store:
    return opened()


def finding(number: int = 0, **changed: object) -> FindingRecord:
    """A finding as an edge would make it. Everything in it is made up."""
    facts: dict[str, object] = {
        "detector": "email",
        "category": Category.CUSTOMER_PII,
        "confidence": Confidence.LIKELY,
        "action": Action.MASK,
        "path": f"/messages/{number}/content",
        "start": 10,
        "end": 30,
        "masked": f"a••{number}@s•••.example",
        "fingerprint": f"{number:032x}",
        "reasons": ("context word: mail",),
    }
    return FindingRecord(**(facts | changed))  # type: ignore[arg-type]


def event(number: int = 0, **changed: object) -> Event:
    """An event as the gateway would make it."""
    facts: dict[str, object] = {
        "id": f"evt_{number:026d}",
        "time": START + number * 1_000,
        "kind": EventKind.GATEWAY_EXCHANGE_DECIDED,
        "principal": f"person:ana{number % 3}@shop.example",
        "tool": "openai-api",
        "channel": Channel.GATEWAY,
        "direction": Direction.OUT,
        "action": Action.MASK,
        "findings": (finding(number),),
        "categories": {"customer_pii": 1},
        "policies": ("mask_customer_pii",),
        "policy_set": "ab" * 16,
        "message": "Customer data was masked.",
        "conversation": f"conversation-{number % 5}",
        "key": "abcdefghijkl",
        "bytes_out": 100,
        "bytes_in": 10,
    }
    return Event(**(facts | changed))  # type: ignore[arg-type]
