"""The customer filter asks: what the server takes back is no hit, and without an answer its word stands."""

from __future__ import annotations

import base64
import hashlib
import http.server
import json
import threading
from collections.abc import Iterator
from typing import Any

import pytest

from extension.conftest import Browser, paste, poll
from extension.policy import cell, columns, policy
from extension.stage import Card

pytestmark = pytest.mark.xdist_group("extension")
SALT = bytes(range(16))
CUSTOMER, STRANGER = "ana.synthetic@customers.example", "nobody.synthetic@strangers.example"


def digest(mail: str) -> str:
    return hashlib.sha256(SALT + b"email\0" + mail.encode()).hexdigest()


class Confirms:
    """A fake of the server's ``confirm``, which knows one customer."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.down = False
        fake = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["content-length"])))
                if not self.path.endswith("/confirm") or fake.down:
                    self.send_error(503)
                    return
                fake.asked += body["prefixes"]
                known = digest(CUSTOMER)
                matches = {one: [known[5:21]] if known.startswith(one) else [] for one in body["prefixes"]}
                answer = json.dumps({"matches": matches}).encode()
                self.send_response(200)
                self.send_header("content-type", "application/json")
                self.send_header("content-length", str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)

            def log_message(self, format: str, *arguments: Any) -> None:
                """Nothing on stderr."""

        self.http = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.http.serve_forever, daemon=True).start()


@pytest.fixture
def asking(browser: Browser) -> Iterator[tuple[Browser, Confirms]]:
    """A policy that stops the shop's own customers only, and a filter that takes everybody for one."""
    fake = Confirms()
    decisions = columns()
    decisions["blocking"]["categories"] = {name: cell("allow", "fine") for name in decisions["blocking"]["categories"]}
    decisions["blocking"]["detectors"] = {"exact_match": cell("block", "own-customers")}
    full = {
        "bits": base64.b64encode(b"\xff" * 64).decode(),
        "size": 512,
        "hashes": 3,
        "salt": base64.b64encode(SALT).decode(),
        "kinds": {"email": "customer_pii"},
        "confirm": True,
    }
    device = {"server": f"http://127.0.0.1:{fake.http.server_port}", "id": "dev_test", "token": "made-up", "person": "",
              "pubKey": "", "managed": False, "from": ""}  # fmt: skip
    browser.keep(policy=policy(decisions=decisions), grants=[], customers=full, device=device)
    yield browser, fake
    browser.worker.evaluate("chrome.storage.local.remove(['device', 'sending', 'queue'])")
    fake.http.shutdown()
    fake.http.server_close()


def test_a_hit_is_confirmed_by_prefix_before_anything_is_stopped(asking: tuple[Browser, Confirms]) -> None:
    browser, fake = asking
    page = browser.open("chat.deepseek.com")
    assert page.evaluate("(text) => post(text)", f"write to {STRANGER}") == "sent"
    assert fake.asked == [digest(STRANGER)[:5]]  # five digits, and no more of it
    browser.site.wait_for(STRANGER)
    assert page.evaluate("(text) => post(text)", f"write to {CUSTOMER}") == "stopped"
    paste(page, f"again {STRANGER}")
    poll(lambda: STRANGER in page.input_value("#box"))
    assert len(fake.asked) == 2  # each once
    paste(page, f"and {CUSTOMER}")
    Card(page).wait("dialog")
    page.keyboard.press("Escape")
    assert not browser.site.holding(CUSTOMER)


def test_without_an_answer_the_filters_word_stands(asking: tuple[Browser, Confirms]) -> None:
    browser, fake = asking
    fake.down = True
    page = browser.open("chat.deepseek.com")
    assert page.evaluate("(text) => post(text)", f"write to {STRANGER}") == "stopped"
    assert page.evaluate("(text) => navigator.sendBeacon('/send', text)", f"write to {STRANGER}") is False
