"""A real Chromium before the console: one of each for this folder, for while Playwright runs, a thread can run no other
event loop, and tests of other folders need theirs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from console.chromium import chromium, served
from console.conftest import SETTINGS, START_MS, quick_hashes
from console.stage import Stage, parts_in, set_up_with_app
from console.story import put, tell, tell_of_a_drill, tell_of_devices, tell_of_rooms, tell_of_workflows
from seawall.console.app import create
from seawall.model.doubles import ManualClock


@pytest.fixture(scope="package")
def chrome() -> Iterator[Any]:
    with chromium() as chrome:
        yield chrome


@pytest.fixture(scope="package")
def stage(chrome, engine, policy_set, all_routes, tmp_path_factory) -> Iterator[Stage]:
    """A console with a month behind it, on a port, and its owner signed in."""
    clock = ManualClock(START_MS)
    parts = parts_in(tmp_path_factory.mktemp("told"), engine, policy_set, clock, SETTINGS)
    tell(parts, clock)
    put(parts.store, "customers", built_ms=clock.now_ms(), every_hours=24, source="shopify customers")
    put(parts.store, "old-prices", source="query")
    tell_of_devices(parts, clock)
    tell_of_a_drill(parts)
    tell_of_workflows(parts)
    tell_of_rooms(parts)
    parts.store.beat()
    with quick_hashes(), served(create(parts, all_routes)) as url:
        stage = Stage(url, parts, clock, chrome)
        seen = set_up_with_app(stage)
        stage.state = seen.page.context.storage_state()
        assert not seen.faults
        yield stage
    parts.store.close()


@pytest.fixture
def fresh(chrome, engine, policy_set, other_routes, tmp_path) -> Iterator[Stage]:
    """A console nobody owns yet, on a port."""
    clock = ManualClock(START_MS)
    parts = parts_in(tmp_path, engine, policy_set, clock, SETTINGS)
    with served(create(parts, other_routes)) as url:
        yield Stage(url, parts, clock, chrome)
    parts.store.close()


@pytest.fixture(autouse=True)
def _pages_closed(chrome: Any) -> Iterator[None]:
    """What a test opened goes with it: pages that stay are drawn and ask on."""
    before = list(chrome.contexts)
    yield
    for context in chrome.contexts:
        if context not in before:
            context.close()
