"""What was decided goes on holding: through a restart of the browser with no server, and past a policy's end."""

from __future__ import annotations

import base64
import contextlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from playwright.sync_api import Playwright

from end_to_end.running import Running
from extension.between import Answer, Between
from extension.conftest import poll, started
from extension.standin import StandIn
from extension.test_matrix import MAIL, MASKING, TEXT
from extension.test_server import Desk, approve, state
from seawall.store.envelopes import EnvelopeSigner

pytestmark = pytest.mark.xdist_group("extension")
PAGE = """<!doctype html><html lang="en"><title>stand-in</title><script>window.post = (body) =>
  fetch('/send', { method: 'POST', body }).then(() => 'sent', () => 'stopped')</script></html>"""
TOOL, APPROVED, CLOSED = "qwen", "chat.qwen.ai", "grok.com"
"""The server is everybody's here: no other test decides about these."""
AGO = "2025-02-01T00:00:00Z"


@contextlib.contextmanager
def desk(playwright: Playwright, built: Path, site: StandIn, profile: Path, between: Between) -> Iterator[Desk]:
    """A browser with this profile; its server is whatever is behind ``between``."""
    context, worker = started(playwright, profile, site.port, built / "chromium")
    made = Desk(context, worker, Running("", "", profile, None, {}), between, site)  # type: ignore[arg-type]
    # A browser that loaded the extension by hand registers its scripts anew at each start.
    scripts = "chrome.scripting.getRegisteredContentScripts().then((all) => all.length)"
    poll(lambda: made.popup.evaluate(scripts) >= 2)
    try:
        yield made
    finally:
        context.close()


def holds(made: Desk) -> None:
    """One tool gets stand-ins, the decided one is open and gets no customer's data, a third is closed."""
    made.site.clear()
    page = made.open(f"https://{MASKING}/held")
    assert page.evaluate("(text) => post(text)", TEXT) == "sent"
    made.site.wait_for("Ship to qz")
    page.goto(f"https://{APPROVED}/held")
    assert page.url.startswith(f"https://{APPROVED}/")
    assert page.evaluate("(text) => post(text)", TEXT) == "stopped"
    assert page.evaluate("post('a polite reminder')") == "sent"
    assert made.site.holding(MAIL) == []
    page.goto(f"https://{CLOSED}/")
    assert "blocked.html" in page.url
    page.close()


def expired(envelope: dict[str, str], signer: EnvelopeSigner, **changes: Any) -> dict[str, Any]:
    """The same policy as its server would have signed it long ago."""
    payload = json.loads(base64.b64decode(envelope["payload"]))
    past = {"issued": "2025-01-01T00:00:00Z", "expires": AGO}
    sealed: dict[str, Any] = msgspec.to_builtins(signer.seal(json.dumps({**payload, **past, **changes}).encode()))
    return sealed


def test_decisions_hold_through_a_restart_with_no_server_and_past_a_policys_end(
    playwright: Playwright, built: Path, site: StandIn, server: Running, tmp_path: Path
) -> None:
    from seawall.app import data_dir, load_settings, open_store

    site.serve("/held", PAGE)
    profile, between = tmp_path / "profile", Between(server.url)
    folder = data_dir(str(server.data))
    with open_store(load_settings(None, data=folder), folder) as store:
        signer = store.policy_signer()
    with desk(playwright, built, site, profile, between) as first:
        first.server = server
        first.enrol()
        approve(first, TOOL)
        poll(lambda: first.tell(kind="refresh") or state(first, APPROVED) == "approved")
        version = first.tell(kind="status")["version"]
        holds(first)

    # No server, and a browser that was closed: what it kept is in force at once, and it answers at once.
    between.down = True
    with desk(playwright, built, site, profile, between) as alone:
        holds(alone)
        poll(lambda: alone.tell(kind="refresh") or alone.tell(kind="status")["problem"] == "away")
        assert alone.tell(kind="status")["version"] == version
        # What it kept has come to its end meanwhile, and nobody has given it another.
        signed = alone.kept("signed")
        alone.keep(signed={**signed, "envelope": expired(signed["envelope"], signer)})
        alone.kill_worker()
        poll(lambda: alone.tell(kind="status")["expires"] == AGO)
        holds(alone)
        alone.keep(signed=signed)
        alone.kill_worker()
        poll(lambda: alone.tell(kind="status")["expires"] != AGO)

        # The server is back, and still says what was decided. It knows the version, so it need not send it anew.
        asked: list[int] = []

        def note(path: str, answer: Answer) -> Answer:
            if path == "policy":
                asked.append(answer[0])
            return answer

        between.change, between.down = note, False
        poll(lambda: alone.tell(kind="refresh") or alone.tell(kind="status")["problem"] == "")
        poll(lambda: alone.tell(kind="refresh") or asked[-1:] == [304])
        assert alone.tell(kind="status", host=APPROVED)["tool"]["state"] == "approved"
        # One that has expired is refused when it comes, and what held goes on.
        now = alone.tell(kind="status")["version"]
        late = expired(alone.kept("signed")["envelope"], signer, version=now + 1, tools=[])
        kind, body = {"content-type": "application/json", "etag": '"late"'}, json.dumps(late).encode()
        between.change = lambda path, answer: (200, kind, body) if path == "policy" else answer
        alone.keep(sending={"failures": 0, "notBefore": 0})
        poll(lambda: alone.tell(kind="refresh") or alone.tell(kind="status")["problem"] == "policyRefused")
        assert alone.tell(kind="status")["version"] == now
        holds(alone)
        poll(lambda: "it has expired" in json.dumps(between.events()))
    between.close()
