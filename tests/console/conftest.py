"""A console over a real store, engine and policy set; a client that walks it as a browser would, without a browser."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import argon2
import httpx
import pytest
from litestar import Litestar

from console.walk import Browser, claim
from seawall.app import open_engine
from seawall.console import passwords
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
START_MS = 1_795_000_000_000


@contextmanager
def quick_hashes() -> Iterator[None]:
    """Argon2id with as little memory as it takes. What a password costs to guess is for test_passwords.py and for the
    servers that end_to_end starts; here, where it is kept and asked for some sixty times, each would take 0.2 s."""
    hasher = argon2.PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passwords, "_HASHER", hasher)
        patch.setattr(passwords, "_NOBODY", hasher.hash("nobody's"))
        yield


@pytest.fixture(autouse=True)
def _quick_hashes() -> Iterator[None]:
    with quick_hashes():
        yield


@pytest.fixture(scope="session")
def engine() -> Engine:
    return open_engine()


@pytest.fixture(scope="session")
def policy_set() -> PolicySet:
    return PolicySet.compile(builtin_sources())


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock(START_MS)


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh data folder with its database and key: migrating anew costs every test more than it takes."""
    folder = tmp_path_factory.mktemp("migrated")
    Store.open(data=folder, clock=ManualClock(0)).close()
    return folder


@dataclass
class Claimed:
    """A data folder in which the owner has gone through the set-up, and what their browser keeps of it."""

    folder: Path
    now_ms: int
    cookies: list[tuple[str, str, str, str]]
    seeds: list[str]


@pytest.fixture(scope="session")
def claimed(migrated: Path, engine: Engine, policy_set: PolicySet, tmp_path_factory: pytest.TempPathFactory) -> Claimed:
    """The real set-up, once: its password hash and pictures cost more than most of what is tried afterwards."""
    folder = tmp_path_factory.mktemp("claimed")
    shutil.copytree(migrated, folder, dirs_exist_ok=True)
    clock = ManualClock(START_MS)

    async def claim_it(browser: Browser, parts: Parts) -> None:
        await claim(browser, parts)
        await browser.enrol()
        await browser.client.aclose()

    with quick_hashes(), Store.open(data=folder, clock=clock) as store:
        parts = parts_of(store, engine, policy_set, clock)
        browser = browser_of(create(parts), clock)
        asyncio.run(claim_it(browser, parts))
    cookies = [(one.name, str(one.value), one.domain, one.path) for one in browser.client.cookies.jar]
    return Claimed(folder, clock.now_ms(), cookies, browser.seeds)


@pytest.fixture
def store(request: pytest.FixtureRequest, tmp_path: Path, clock: ManualClock, migrated: Path) -> Iterator[Store]:
    folder = migrated
    if "owner" in request.fixturenames:
        done: Claimed = request.getfixturevalue("claimed")
        folder = done.folder
        clock.advance(done.now_ms - clock.now_ms())
    for file in folder.iterdir():
        shutil.copy(file, tmp_path)
    with Store.open(data=tmp_path, clock=clock) as store:
        yield store


def parts_of(store: Store, engine: Engine, policy_set: PolicySet, clock: ManualClock) -> Parts:
    return Parts(
        store=store,
        engine=engine,
        policy=lambda: policy_set,
        settings=SETTINGS,
        clock=clock,
        fingerprint=lambda value: "fp",
    )


def browser_of(application: Any, clock: ManualClock) -> Browser:
    transport = httpx.ASGITransport(app=application, client=("127.0.0.1", 5000))
    client = httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8400", follow_redirects=True)
    return Browser(client, clock)


@pytest.fixture
def parts(store: Store, engine: Engine, policy_set: PolicySet, clock: ManualClock) -> Parts:
    return parts_of(store, engine, policy_set, clock)


@pytest.fixture(scope="session")
def all_routes() -> Litestar:
    """Made once: each test's own parts are put into it."""
    return routes()


@pytest.fixture(scope="session")
def other_routes() -> Litestar:
    """For a second application beside the browser's."""
    return routes()


@pytest.fixture
def application(parts: Parts, all_routes: Litestar) -> Litestar:
    return build(parts, all_routes)


@pytest.fixture
def new_browser(parts: Parts, clock: ManualClock, all_routes: Litestar) -> Callable[[], Browser]:
    application = create(parts, all_routes)
    return lambda: browser_of(application, clock)


@pytest.fixture
def browser(new_browser: Callable[[], Browser]) -> Browser:
    return new_browser()


@pytest.fixture
async def owner(browser: Browser, claimed: Claimed) -> Browser:
    """A browser that is signed in as the owner, by the real set-up."""
    for name, value, domain, path in claimed.cookies:
        browser.client.cookies.set(name, value, domain=domain, path=path)
    browser.seeds.extend(claimed.seeds)
    if (await browser.open("/account")).url.path == "/signin":  # what was told before has taken days
        await browser.sign_in()
    assert (await browser.open("/account")).url.path == "/account"
    return browser


@pytest.fixture
def token(store: Store) -> Callable[[str], dict[str, str]]:
    """The header of an API token of a role."""
    return lambda role: {"authorization": f"Bearer {store.tokens().issue(role)[0]}"}
