"""A personal and a work account on the same site get different answers, and only that one word is kept of them."""

from __future__ import annotations

import json

import pytest

from extension.conftest import Browser, poll
from extension.policy import cell, columns, policy

pytestmark = pytest.mark.xdist_group("extension")
CARD = "4111 1111 1111 1111"
SITE = {
    "tool": "chatgpt",
    "hosts": ["chatgpt.com"],
    "accounts": [{"path": "^/backend-api/me$", "email": "email", "org": "orgs.data.*.id"}],
}
ME = "fetch('/backend-api/me', { headers: { authorization: 'Bearer made-up-token' } }).then((answer) => answer.json())"


@pytest.mark.parametrize(
    ("email", "account", "expected"),
    [("ana.synthetic@shop.example", "work", "sent"), ("ana.synthetic@mail.example", "personal", "stopped")],
)
def test_the_account_of_the_page_decides(browser: Browser, email: str, account: str, expected: str) -> None:
    answer = {"email": email, "token": "made-up-token", "orgs": {"data": [{"id": "org-made-up"}]}}
    browser.site.serve("/backend-api/me", json.dumps(answer), "application/json")
    decisions = columns()
    decisions["blocking"]["categories"]["payment_data"] = cell("block", "customer-data-to-public-tool")
    browser.keep(policy=policy(sites=[SITE], decisions=decisions), grants=[], customers=None)
    page = browser.open(fresh=True)
    assert page.evaluate(ME)["email"] == email  # the page gets its answer whole
    stored = "Promise.all([chrome.storage.local.get(), chrome.storage.session.get()]).then(JSON.stringify)"
    poll(lambda: f'"account":"{account}"' in browser.worker.evaluate(stored))
    assert page.evaluate("(text) => post(text)", f"my card is {CARD}") == expected
    assert not browser.site.holding(CARD)
    kept = browser.worker.evaluate(stored)
    assert not [word for word in (email, "made-up-token", "org-made-up", "ana.synthetic") if word in kept]
