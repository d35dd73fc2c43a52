"""What is being typed: a page that sends it with every letter gets no part of a value that may not go."""

from __future__ import annotations

import pytest

from extension.conftest import Browser, poll
from extension.drafts import PAGE, arrived
from extension.office import BLOCKING as CLOSED_TO_IT
from extension.office import Office
from extension.test_matrix import BLOCKING, CARD, MAIL, MASKING

TYPED = f"Ship to {MAIL} please, paid with {CARD} today. Thank you"


@pytest.mark.xdist_group("extension")
@pytest.mark.parametrize("host", [MASKING, BLOCKING])
@pytest.mark.parametrize("into", ["#box", "#rich"])
def test_no_part_of_a_value_is_sent_while_it_is_typed(browser: Browser, host: str, into: str) -> None:
    browser.site.serve("/drafts", PAGE)
    page = browser.open(host, "/drafts")
    page.click(into)
    page.keyboard.type(TYPED, delay=5)
    browser.site.wait_for('"insert":"u"')
    if host == MASKING:  # what holds no part of one goes on as it is, and the whole goes masked
        browser.site.wait_for("today. Thank you")
    assert arrived(browser.site) == []


@pytest.mark.xdist_group("extension")
def test_a_number_that_is_nobodys_goes_when_something_else_follows_or_nobody_goes_on(browser: Browser) -> None:
    browser.site.serve("/drafts", PAGE)
    page = browser.open(BLOCKING, "/drafts")
    page.click("#box")
    page.keyboard.type("Batch 20260011 of lamps, batch 20260012")
    browser.site.wait_for("20260011 of")
    browser.site.wait_for("batch 20260012", 10)
    page.keyboard.type(", batch 20260013")
    page.keyboard.press("Enter")
    poll(lambda: browser.site.holding("batch 20260013"))


@pytest.mark.xdist_group("firefox")
@pytest.mark.parametrize("into", ["#box", "#rich"])
def test_no_part_of_a_value_is_sent_while_it_is_typed_in_firefox(office: Office, into: str) -> None:
    office.site.serve("/drafts", PAGE)
    for host in (MASKING, CLOSED_TO_IT):
        office.site.clear()
        page = office.open(host, "/drafts")
        page.click(into)
        page.type(TYPED)
        office.site.wait_for('"insert":"u"')
        if host == MASKING:
            office.site.wait_for("today. Thank you")
        assert arrived(office.site) == []
