"""The page instead of a tool that is not open here: in the browser, looked at by axe-core in light and dark."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

from console.chromium import NARROW, WIDE
from extension.conftest import Browser
from extension.policy import policy
from extension.stage import TOOL, faults_of_looks

pytestmark = [pytest.mark.xdist_group("extension")]
BLOCKED = {
    **TOOL,
    "columns": dict.fromkeys(("work", "personal", "unknown"), "blocking"),
    "state": "blocked",
    "reason": "{tool} is not used in this shop.",
    "policy": "blocked-tool",
}


def opened(browser: Browser, query: str) -> Page:
    browser.keep(policy=policy(tools=[BLOCKED]))
    page = browser.tab("blocked")
    page.goto(browser.worker.url.replace("worker.js", f"blocked.html{query}"))
    page.get_by_role("heading", level=1).wait_for()
    return page


def test_it_says_why_by_which_rule_and_what_else_there_is(browser: Browser) -> None:
    page = opened(browser, "?tool=funnybot&host=funnybot.example")
    for words in ("FunnyBot is not used in this shop.", "Rule: blocked-tool", "not known", "Questions? Ask Security."):
        page.get_by_text(words).wait_for()
    assert page.get_by_role("link", name="Open GoodBot for Work").get_attribute("href") == "https://goodbot.example/new"
    assert page.get_by_role("link", name="Security").get_attribute("href") == "https://seawall.shop.example/"


@pytest.mark.parametrize(
    "query",
    ["", "?tool=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&host=evil.example", "?tool=Call+0900+123&host=Call+0900+123"],
)
def test_no_word_of_the_address_is_shown(browser: Browser, query: str) -> None:
    page = opened(browser, query)
    assert page.get_by_role("heading", level=1).inner_text() == "This page is not open here"
    body = page.inner_text("body")
    assert "evil" not in body
    assert "0900" not in body
    assert page.locator("img").count() == 0
    assert page.locator("form").count() == 0


def test_a_request_that_no_server_took_says_so(browser: Browser) -> None:
    """No server is enrolled here: the rest of the page works all the same."""
    page = opened(browser, "?tool=funnybot&host=funnybot.example")
    page.get_by_label("What would you like to use it for?").fill("letters to customers")
    page.get_by_role("button", name="Send request").click()
    page.get_by_text("try again later").wait_for()


@pytest.mark.parametrize(("width", "size"), [("wide", WIDE), ("narrow", NARROW)])
def test_it_looks_as_it_should(browser: Browser, width: str, size: Any) -> None:
    page = opened(browser, "?tool=funnybot&host=funnybot.example")
    page.set_viewport_size(size)
    assert faults_of_looks(page, f"blocked-{width}", full_page=True) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
