"""A tool's page opened before the extension has run, and pages of the catalogue that the policy does not name."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from extension.conftest import EXECUTABLE, Browser, arguments, paste, poll
from extension.policy import policy, tool
from extension.stage import Card
from extension.standin import StandIn
from extension.test_matrix import CARD, TEXT

pytestmark = [pytest.mark.xdist_group("extension")]
OWN = "assistant.shop.example"
UNNAMED = "poe.com"
"""In the extension's catalogue, and not in the tests' policy."""
EAGER = """<!doctype html><title>eager</title><script>
  let more = 0, turn = 0;
  document.addEventListener("seawall-line", () => more++);
  const send = (body) => fetch("/send", { method: "POST", body }).catch(() => "stopped");
  const go = () => {
    send("fetch: %s");
    navigator.sendBeacon("/send", "beacon: %s");
    new Image().src = "/pixel?q=" + encodeURIComponent("%s");
    send(`turn ${turn++} of ${more} gates more`);
  };
  go();
  setInterval(go, 400);
</script>"""
"""Sends before anybody could have done anything, and goes on until well after the extension has started."""


@pytest.mark.timeout(240)
def test_the_first_page_a_browser_opens_is_guarded(built: Path, site: StandIn, tmp_path: Path) -> None:
    site.serve("/eager", EAGER % (CARD, CARD, CARD))
    site.clear()
    program = _opened(site, built, tmp_path)
    try:
        poll(lambda: site.holding("turn 9 of 0 gates more"), 60)
    finally:
        program.terminate()
        program.wait(20)
    assert site.holding("turn 0 of 0 gates more")
    assert site.holding("turn 9 of 0 gates more")
    assert not site.holding(CARD)


def _opened(site: StandIn, built: Path, folder: Path) -> subprocess.Popen[bytes]:
    """Chromium that opened the page by itself, as a person's browser opens its start page; whoever looked into it would
    wait for the extension. A Chromium that loads an unpacked extension asks for its start page within three seconds or
    never: on a busy machine 4 of 12 never did, and with no extension all did. So it is started again."""
    for turn in range(12):
        options = [*arguments(site.port, built / "chromium"), f"--user-data-dir={folder / str(turn)}", "--no-first-run"]
        program = subprocess.Popen(
            [EXECUTABLE, *options, "https://chatgpt.com/eager"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            poll(lambda: [one for one in site.entries() if one.target == "/eager"], 6 + turn)
        except AssertionError:
            program.terminate()
            program.wait(20)
            continue
        return program
    raise AssertionError("Chromium never asked for its start page")


def test_the_manifest_guards_the_catalogue_and_registration_nothing_twice(browser: Browser, built: Path) -> None:
    manifest = json.loads((built / "chromium" / "manifest.json").read_text())
    guarded = [script for script in manifest["content_scripts"] if script["js"] != ["present.js"]]
    assert [(script["js"], script.get("world")) for script in guarded] == [
        (["page.js"], "MAIN"),
        (["content.js"], None),
    ]
    assert {"*://*.chatgpt.com/*", "*://*.claude.ai/*"} <= set(guarded[0]["matches"])
    assert guarded[0]["matches"] == guarded[1]["matches"]
    registered = browser.worker.evaluate("chrome.scripting.getRegisteredContentScripts()")
    assert all(set(script["excludeMatches"]) == set(guarded[0]["matches"]) for script in registered)
    # What the policy names beyond the catalogue is guarded by registration.
    named = policy()
    browser.keep(policy={**named, "tools": [*named["tools"], tool("own", [OWN], "masking")]}, grants=[], customers=None)
    page = browser.open(OWN)
    assert page.evaluate("(text) => post(text)", f"card {CARD}") == "sent"
    assert not browser.site.holding(CARD)


def test_a_page_of_the_catalogue_that_the_policy_does_not_name_is_left_alone(browser: Browser) -> None:
    browser.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=f"https://{UNNAMED}")
    browser.worker.evaluate("chrome.storage.local.set({ queue: [] })")
    page = browser.open(UNNAMED)
    paste(page, TEXT)
    poll(lambda: CARD in page.input_value("#box"))
    assert not Card(page).find("dialog")
    assert page.evaluate("(text) => post(text)", TEXT) == "sent"
    assert browser.site.holding(CARD)
    assert page.evaluate("(text) => navigator.sendBeacon('/send', text)", CARD)
    waiting = browser.worker.evaluate("chrome.storage.local.get('queue').then(({ queue }) => queue ?? [])")
    assert [one for one in waiting if one["site"] == UNNAMED] == []
