"""Hypothesis in two profiles: ``quick`` always, ``deep`` by hand (``HYPOTHESIS_PROFILE=deep pytest tests/detect``).

The quick one tries the same examples each time, so that a red run is about the change that was made.

Under ``pytest -n`` a file's tests run in one process: what a file sets up (an engine, a server, a browser) is set up
once. What takes longest begins first (``FIRST``), so that no process is left with it in the end. Tests in a real
browser get a second try (``second_try.py``).
"""

import functools
import gc
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import httpx._transports.default as transports
import pytest
from hypothesis import HealthCheck, settings
from hypothesis.internal.conjecture import providers

if TYPE_CHECKING:
    from postgres import PostgresServer

pytest_plugins = ("second_try",)

# No deadline, neither for an example nor for making one: a busy machine is not a bug.
PATIENT = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("quick", derandomize=True, max_examples=60, **PATIENT)
settings.register_profile("deep", max_examples=2_000, **PATIENT)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))
# It also tries numbers and words of whatever of our code a process has loaded: that would be other examples each time,
# and every process would read the whole house for it.
providers._get_local_constants = lambda: providers._local_constants

# A client reads the certificates of all authorities first, for 30 ms of processor time, and tests make thousands.
transports.create_ssl_context = functools.cache(transports.create_ssl_context)


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Two thousand examples may take longer than any test of the quick profile is given."""
    if os.environ.get("HYPOTHESIS_PROFILE") == "deep":
        config.option.timeout = 0


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Iterator[None]:
    """What is made while tests are collected stays to the end: Python's collector need not walk it again and again."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


FIRST = ("extension", "console", "end_to_end", "cli", "store", "gateway", "wire")
"""Folders of tests that start programs, browsers and databases."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    files = {path: file_of(config, path) for path in {item.path for item in items}}
    for item in items:
        if item.get_closest_marker("xdist_group") is None:
            item.add_marker(pytest.mark.xdist_group(files[item.path]))
    items.sort(key=lambda item: rank(files[item.path].partition("/")[0]))


def file_of(config: pytest.Config, path: Path) -> str:
    return path.relative_to(config.rootpath / "tests").with_suffix("").as_posix()


def rank(folder: str) -> int:
    return FIRST.index(folder) if folder in FIRST else len(FIRST)


@pytest.fixture(scope="session")
def postgres_server() -> "Iterator[PostgresServer]":
    """The one of this process, for all who need a database of their own: to make a cluster takes 0.7 s."""
    from postgres import PostgresServer

    server = PostgresServer()
    try:
        yield server
    finally:
        server.stop()
