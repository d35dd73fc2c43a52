"""The page people are sent to by an enrolment link learns that the extension is there; other pages learn nothing."""

from __future__ import annotations

import pytest

from extension.conftest import Browser, poll

pytestmark = [pytest.mark.xdist_group("extension")]


def test_only_the_enrolment_page_is_told_that_the_extension_is_here(browser: Browser) -> None:
    browser.site.serve("/endpoint/enroll", "<!doctype html><title>enrol</title>")
    page = browser.open("seawall.shop.example", "/endpoint/enroll#TOKEN.KEY")
    poll(lambda: page.evaluate("document.documentElement.dataset.seawallExtension"))
    other = browser.open("chatgpt.com")
    assert other.evaluate("document.documentElement.dataset.seawallExtension") is None
