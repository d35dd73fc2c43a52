"""One engine and policy set for all tests of the gateway."""

from collections.abc import Iterator

import pytest

from fakes.station import Station, station
from sdk_clients import OPEN
from seawall.app import open_engine
from seawall.detect.engine import Engine
from seawall.policy import PolicySet, builtin_sources


@pytest.fixture(scope="session")
def engine() -> Engine:
    return open_engine()


@pytest.fixture(scope="session")
def policy_set() -> PolicySet:
    return PolicySet.compile(builtin_sources())


@pytest.fixture(scope="session")
def shared_station(engine: Engine, policy_set: PolicySet) -> Iterator[Station]:
    with station(engine, policy_set) as made:
        yield made


@pytest.fixture
def at(shared_station: Station) -> Station:
    """The shared station, its vendor's and ledger's memory empty."""
    shared_station.vendor.received.clear()
    shared_station.ledger.events.clear()
    shared_station.ledger.failing = False
    shared_station.ledger.failing_kinds = set()
    shared_station.in_loop(shared_station.vendor.gone.clear)
    return shared_station


@pytest.fixture
def closed_clients() -> Iterator[None]:
    yield
    while OPEN:
        OPEN.pop().close()
