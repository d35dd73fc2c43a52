"""Debian's Chromium against the console on a real port: what the browser tests and the screenshots share."""

from __future__ import annotations

import asyncio
import contextlib
import shutil
import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import uvicorn
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright

from chromium_flags import LIGHT
from seawall import app
from seawall.detect.engine import Engine
from seawall.gateway import server as gateway_server
from seawall.model.settings import Settings
from seawall.store import Store
from seawall.wire.http import HttpClient

WHOLE = "/usr/bin/chromium"
SHELL = shutil.which("chromium-headless-shell") or WHOLE
"""Pages and nothing about them: the engine without windows, policies and extensions, which takes a quarter less."""
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    LIGHT,
]
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 390, "height": 844}


@contextlib.contextmanager
def served(application: Any) -> Iterator[str]:
    """The application on a free port of localhost, in a thread of its own."""
    sock = socket.socket()
    sock.bind(("127.0.0.1", 0))
    sock.listen(64)  # from here on a connection waits instead of failing
    config = uvicorn.Config(application, log_level="error", lifespan="off", server_header=False)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=lambda: asyncio.run(server.serve(sockets=[sock])), daemon=True)
    thread.start()
    try:
        yield f"http://localhost:{sock.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(60)


@contextlib.contextmanager
def served_whole(settings: Settings, store: Store, engine: Engine) -> Iterator[str]:
    """Gateway and console on one free port of localhost, put together by app.py as they are in earnest."""
    client, ready, loops = HttpClient(), threading.Event(), []
    edge, console = app.build(settings, store, client, engine=engine)
    sock = gateway_server.bind("127.0.0.1", 0)
    stop = asyncio.Event()

    async def whole() -> None:
        loops.append(asyncio.get_running_loop())
        try:
            await gateway_server.serve(
                edge,
                console,
                sock=sock,
                clock=store.clock,
                stop=stop,
                signals=False,
                drain_seconds=0.2,
                ready=lambda _host, _port: ready.set(),
            )
        finally:
            edge.close()
            await client.close()

    thread = threading.Thread(target=lambda: asyncio.run(whole()), daemon=True)
    thread.start()
    assert ready.wait(60)
    try:
        yield f"http://localhost:{sock.getsockname()[1]}"
    finally:
        loops[0].call_soon_threadsafe(stop.set)
        thread.join(60)


@contextlib.contextmanager
def chromium(executable: str = SHELL) -> Iterator[Browser]:
    """One browser for a whole run."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=ARGUMENTS)
        try:
            yield browser
        finally:
            browser.close()


class Watched:
    """A page with everything that went wrong in it: console errors, CSP violations, failed requests, exceptions."""

    def __init__(self, context: BrowserContext) -> None:
        self.faults: list[str] = []
        self.page: Page = context.new_page()
        self.page.on("console", self._heard)
        self.page.on("pageerror", lambda error: self.faults.append(f"exception: {error}"))
        self.page.on("requestfailed", lambda request: self._failed(request.url, request.failure or ""))

    def _heard(self, message: ConsoleMessage) -> None:
        # A page that answers 422 is a form with a hint in it, not a fault.
        if message.type in {"error", "warning"} and "status of 422" not in message.text:
            self.faults.append(f"{message.type}: {message.text}")

    def _failed(self, url: str, why: str) -> None:
        if "ERR_ABORTED" not in why:  # the browser gave a request up because a newer one replaced it
            self.faults.append(f"request: {url} {why}")


def picture(page: Page, name: str, **how: Any) -> None:
    """A picture of the page, for whoever has made the folder `screenshots` to look at them; no test does."""
    folder = Path(__file__).parents[2] / "screenshots"
    if folder.is_dir():
        page.screenshot(path=folder / f"{name}.jpg", **how)
