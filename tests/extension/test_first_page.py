"""Which pages the manifest guards by itself, and pages of the catalogue that the policy does not name."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from extension.conftest import Browser, paste, poll
from extension.policy import policy, tool
from extension.stage import Card
from extension.test_matrix import CARD, TEXT

pytestmark = [pytest.mark.xdist_group("extension")]
OWN = "assistant.shop.example"
UNNAMED = "poe.com"
"""In the extension's catalogue, and not in the tests' policy."""


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
