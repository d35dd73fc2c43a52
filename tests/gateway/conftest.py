"""One engine and policy set for all tests of the gateway; compiled once and kept beside pytest's own cache."""

from pathlib import Path

import pytest

from seawall.app import open_engine
from seawall.detect.engine import Engine
from seawall.policy import PolicySet, builtin_sources

CACHE = Path(__file__).parents[2] / ".pytest_cache" / "seawall"


@pytest.fixture(scope="session")
def engine() -> Engine:
    return open_engine({"SEAWALL_CACHE": str(CACHE)})


@pytest.fixture(scope="session")
def policy_set() -> PolicySet:
    return PolicySet.compile(builtin_sources())
