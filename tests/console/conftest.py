"""A console over a real store, engine and policy set; a client that walks it as a browser would, without a browser."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from litestar import Litestar

from console.chromium import chromium, served
from console.stage import Stage, parts_in, set_up_with_app
from console.story import put, tell, tell_of_a_drill, tell_of_devices, tell_of_workflows
from console.walk import Browser, claim
from seawall.app import open_engine
from seawall.console.app import build, create, routes
from seawall.console.parts import Parts
from seawall.detect.engine import Engine
from seawall.model.doubles import ManualClock
from seawall.model.settings import Settings, ToolSettings, UpstreamSettings
from seawall.model.words import Grade
from seawall.policy import PolicySet, builtin_sources
from seawall.store import Store

SETTINGS = Settings(
    upstream=(
        UpstreamSettings(name="openai", dialect="openai", base_url="https://api.openai.example", tool="openai-api"),
    ),
    tool=(ToolSettings(id="funnybot", name="FunnyBot", grade=Grade.CONSUMER),),
)


@pytest.fixture(scope="session")
def engine() -> Engine:
    return open_engine()


@pytest.fixture(scope="session")
def policy_set() -> PolicySet:
    return PolicySet.compile(builtin_sources())


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock(1_795_000_000_000)


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh data folder with its database and key: migrating anew costs every test more than it takes."""
    folder = tmp_path_factory.mktemp("migrated")
    Store.open(data=folder, clock=ManualClock(0)).close()
    return folder


@pytest.fixture
def store(tmp_path: Path, clock: ManualClock, migrated: Path) -> Iterator[Store]:
    for file in migrated.iterdir():
        shutil.copy(file, tmp_path)
    with Store.open(data=tmp_path, clock=clock) as store:
        yield store


@pytest.fixture
def parts(store: Store, engine: Engine, policy_set: PolicySet, clock: ManualClock) -> Parts:
    return Parts(
        store=store,
        engine=engine,
        policy=lambda: policy_set,
        settings=SETTINGS,
        clock=clock,
        fingerprint=lambda value: "fp",
    )


@pytest.fixture(scope="session")
def all_routes() -> Litestar:
    """Made once: each test's own parts are put into it."""
    return routes()


@pytest.fixture
def application(parts: Parts, all_routes: Litestar) -> Litestar:
    return build(parts, all_routes)


@pytest.fixture
def new_browser(parts: Parts, clock: ManualClock, all_routes: Litestar) -> Callable[[], Browser]:
    application = create(parts, all_routes)

    def made() -> Browser:
        transport = httpx.ASGITransport(app=application, client=("127.0.0.1", 5000))
        client = httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8400", follow_redirects=True)
        return Browser(client, clock)

    return made


@pytest.fixture
def browser(new_browser: Callable[[], Browser]) -> Browser:
    return new_browser()


@pytest.fixture
async def owner(browser: Browser, parts: Parts) -> Browser:
    """A browser that is signed in as the owner, by the real set-up."""
    await claim(browser, parts)
    await browser.enrol()
    assert (await browser.open("/account")).status_code == 200
    return browser


@pytest.fixture
def token(store: Store) -> Callable[[str], dict[str, str]]:
    """The header of an API token of a role."""
    return lambda role: {"authorization": f"Bearer {store.tokens().issue(role)[0]}"}


@pytest.fixture(scope="module")
def chrome() -> Iterator[Any]:
    """One Chromium for a file of tests: while Playwright runs, the thread can run no other event loop."""
    with chromium() as chrome:
        yield chrome


@pytest.fixture(scope="module")
def stage(chrome, engine, policy_set, tmp_path_factory) -> Iterator[Stage]:
    """A console with a month behind it, on a port, and its owner signed in."""
    clock = ManualClock(1_795_000_000_000)
    parts = parts_in(tmp_path_factory.mktemp("told"), engine, policy_set, clock, SETTINGS)
    tell(parts, clock)
    put(parts.store, "customers", built_ms=clock.now_ms(), every_hours=24, source="shopify customers")
    put(parts.store, "old-prices", source="query")
    tell_of_devices(parts, clock)
    tell_of_a_drill(parts)
    tell_of_workflows(parts)
    parts.store.beat()
    with served(create(parts)) as url:
        stage = Stage(url, parts, clock, chrome)
        seen = set_up_with_app(stage)
        stage.state = seen.page.context.storage_state()
        assert not seen.faults
        yield stage
    parts.store.close()


@pytest.fixture
def fresh(chrome, engine, policy_set, tmp_path) -> Iterator[Stage]:
    """A console nobody owns yet, on a port."""
    clock = ManualClock(1_795_000_000_000)
    parts = parts_in(tmp_path, engine, policy_set, clock, SETTINGS)
    with served(create(parts)) as url:
        yield Stage(url, parts, clock, chrome)
    parts.store.close()
