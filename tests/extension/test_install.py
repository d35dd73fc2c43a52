"""Debian's Chromium installs the packed extension by policy, from a pack and packages as the commands write them."""

from __future__ import annotations

import functools
import http.server
import json
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Playwright, Worker

from chromium_policy import policy_file
from end_to_end.running import run
from extension.conftest import EXECUTABLE, poll

pytestmark = [pytest.mark.xdist_group("extension")]
BLOCKING = """() => {
  const listener = () => ({});
  try {
    chrome.webRequest.onBeforeRequest.addListener(listener, { urls: ["<all_urls>"] }, ["blocking"]);
    return "taken";
  } catch (error) {
    return String(error);
  }
}"""


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Nothing of it is wanted."""


@pytest.fixture
def shop(tmp_path: Path, built: Path) -> Iterator[tuple[str, dict[str, Any], str]]:
    """An address that serves the packages, Chromium's pack for it, and the extension's id."""
    assert built.is_dir()
    files = tmp_path / "www"
    handler = functools.partial(_Quiet, directory=str(files))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_address[1]}"
    packed = run(tmp_path / "data", "ext", "pack", str(files / "extension"), "--server", address)
    assert packed.returncode == 0, packed.stderr
    pack = run(
        tmp_path / "data",
        "ext",
        "policy",
        "--browser",
        "chromium",
        "--for",
        "linux",
        "--server",
        address,
        "--token",
        "t",
    )
    assert pack.returncode == 0, pack.stderr
    yield address, json.loads(pack.stdout), packed.stdout.strip()
    server.shutdown()
    server.server_close()


@pytest.fixture
def managed(shop: tuple[str, dict[str, Any], str]) -> Iterator[str]:
    """The pack where Chromium reads it."""
    with policy_file("seawall-install-test") as path:
        # Without this, devtools do not see the worker of an extension that a policy installed.
        path.write_text(json.dumps({**shop[1], "DeveloperToolsAvailability": 1}))
        yield shop[2]


def test_a_policy_installs_the_crx_and_hands_it_its_server(
    playwright: Playwright, managed: str, shop: tuple[str, dict[str, Any], str], tmp_path: Path
) -> None:
    context = playwright.chromium.launch_persistent_context(
        tmp_path / "profile",
        executable_path=EXECUTABLE,
        headless=False,
        args=[
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
        ],
        ignore_default_args=["--disable-extensions", "--disable-background-networking"],
    )
    try:
        page = context.new_page()

        def worker() -> Worker | None:
            page.evaluate("1")  # news of the browser comes in with an answer
            return next((one for one in context.service_workers if managed in one.url), None)

        def told(script: str) -> Any:
            return poll(worker, 40).evaluate(script)

        assert told("chrome.runtime.id") == managed
        server = "chrome.storage.managed.get().then((all) => all.serverUrl)"  # handed over some time after the start
        assert poll(lambda: told(server), 20) == shop[0]
        assert told(BLOCKING) == "taken"
    finally:
        context.close()
