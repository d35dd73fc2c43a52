"""The extension as an organisation's browser has it: told its server by policy, and allowed to stop requests.

It runs under a key of its own, so that the policy file (which every Chromium on the machine reads) speaks to no other.
"""

from __future__ import annotations

import base64
import hashlib
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from playwright.sync_api import BrowserContext, Page, Playwright
from playwright.sync_api import Error as PlaywrightError

from chromium_policy import policy_file
from end_to_end.running import Running, up
from extension.conftest import EXECUTABLE, SIGNER, arguments, poll
from extension.policy import policy
from extension.standin import StandIn

pytestmark = pytest.mark.xdist_group("extension")
CARD = "4111 1111 1111 1111"
SETTINGS = '[[tool]]\nid = "chatgpt-business"\napproved = true\n'
PAGE = """<!doctype html><html lang="en"><title>stand-in</title><script>
  window.ready = navigator.serviceWorker.register("/sw.js").then(() => navigator.serviceWorker.ready);
  window.sent = (body) => ready.then(({ active }) => new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => done(data);
    active.postMessage(body, [port2]);
  }));
</script></html>"""
WORKER = """const texts = ["an ordinary question", "my card is %s"]; // what a page tells it is looked at before
onmessage = ({ data, ports: [port] }) => fetch("/from-worker", { method: "POST", body: texts[data] }).then(
  () => port.postMessage("sent"), () => port.postMessage("stopped"));"""
WORKER %= CARD


class Managed:
    def __init__(self, context: BrowserContext, server: Running, id: str, file: Path) -> None:
        self.context, self.server, self.id, self.file = context, server, id, file
        self.popup: Page = context.new_page()
        self.popup.goto(f"chrome-extension://{id}/popup.html")

    def tell(self, **message: Any) -> Any:
        return self.popup.evaluate("(message) => chrome.runtime.sendMessage(message)", message)

    def manage(self, **values: str) -> None:
        """Write the browser's policy, as a device's management does."""
        self.file.write_text(json.dumps({"3rdparty": {"extensions": {self.id: values}}}))


@pytest.fixture(scope="module")
def managed(
    playwright: Playwright, built: Path, site: StandIn, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Managed]:
    folder = tmp_path_factory.mktemp("managed")
    id = _own_id(built / "chromium", folder / "extension")
    started = [*arguments(folder / "extension", site.port), f"--allowlisted-extension-id={id}"]
    with policy_file("seawall-extension-test") as file, up(folder / "data", settings=SETTINGS) as server:
        context = playwright.chromium.launch_persistent_context(
            folder / "profile", executable_path=EXECUTABLE, headless=False, args=started
        )
        try:
            if not context.service_workers:
                context.wait_for_event("serviceworker")
            yield Managed(context, server, id, file)
        finally:
            context.close()


def _own_id(built: Path, into: Path) -> str:
    """A copy under another key; an extension's id is made from it."""
    shutil.copytree(built, into)
    key = rsa.generate_private_key(65537, 2048).public_key()
    raw = key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    manifest = json.loads((into / "manifest.json").read_text())
    manifest["key"] = base64.b64encode(raw).decode()
    (into / "manifest.json").write_text(json.dumps(manifest))
    return "".join(chr(ord("a") + int(digit, 16)) for digit in hashlib.sha256(raw).hexdigest()[:32])


def enrolled(managed: Managed) -> Any:
    """Have the browser's management name the server, and wait for its policy; the link that was made for it."""
    made = managed.server.run(
        "ext", "enroll", "--for", "person:ana@shop.example", "--server", managed.server.url, "--format", "json"
    )
    told = json.loads(made.stdout)
    managed.manage(serverUrl=told["serverUrl"], enrollToken=told["token"], pubKey=told["pubKey"])
    poll(lambda: managed.tell(kind="status")["version"] > 0, 30)
    return told


def test_management_that_comes_late_enrols_and_then_no_link_is_taken(managed: Managed) -> None:
    assert managed.tell(kind="status")["server"] == ""
    told = enrolled(managed)
    status = managed.tell(kind="status")
    assert (status["managed"], status["server"], status["person"]) == (True, managed.server.url, "ana@shop.example")
    assert managed.tell(kind="enrol", link=told["link"]) == {"problem": "enrolLink"}
    managed.popup.reload()
    poll(lambda: "ana@shop.example" in managed.popup.inner_text("#about"))
    assert managed.popup.is_hidden("#enrol")


def test_what_a_pages_service_worker_sends_is_stopped_on_the_network(managed: Managed, site: StandIn) -> None:
    if managed.tell(kind="status")["version"] == 0:  # run by itself, or on another worker than the one before
        enrolled(managed)
    site.serve("chatgpt.com/worker", PAGE)
    site.serve("/sw.js", WORKER, "text/javascript")
    page = managed.context.new_page()
    page.goto("https://chatgpt.com/worker")
    assert page.evaluate("sent(0)") == "sent"
    assert page.evaluate("sent(1)") == "stopped"
    assert site.holding("an ordinary question")
    assert not site.holding(CARD)
    poll(lambda: not managed.popup.evaluate("chrome.storage.local.get('queue').then(({ queue }) => queue?.length)"))
    told = [one for one in managed.tell(kind="reported")["events"] if one["layer"] == "network"]
    assert [(one["outcome"], one["site"], one["findings"][0]["samples"]) for one in told] == [
        ("stopped", "chatgpt.com", ["••• 1111"])
    ]
    with pytest.raises(
        PlaywrightError, match="BLOCKED_BY_CLIENT"
    ):  # typed into the address bar, or another site's link
        page.goto(f"https://chatgpt.com/?q=my+card+is+{CARD.replace(' ', '+')}")
    managed.context.new_page().goto("https://chatgpt.com/?q=an+ordinary+one")
    assert site.holding("an ordinary one")
    assert not site.holding(CARD)


def test_what_is_kept_is_believed_only_by_a_key_that_the_management_pins(managed: Managed) -> None:
    """Whoever can write the profile can put a policy there with a key of their own beside it."""
    if managed.tell(kind="status")["version"] == 0:
        enrolled(managed)
    good = managed.tell(kind="status")["version"]
    assert good > 0
    forged = {**policy(observe=True, tools=[]), "version": good + 1, "customers": None}
    sealed = msgspec.to_builtins(SIGNER.seal(json.dumps(forged).encode()))
    managed.popup.evaluate(
        "(kept) => chrome.storage.local.set(kept)",
        {
            "policy": forged,
            "signed": {"envelope": sealed, "etag": "", "key": SIGNER.public_text},
            "trust": {"keys": [SIGNER.public_text], "newest": 0},
        },
    )
    devtools = managed.context.new_cdp_session(managed.popup)
    devtools.send("ServiceWorker.enable")
    devtools.send("ServiceWorker.stopAllWorkers")
    devtools.detach()
    poll(lambda: managed.tell(kind="status")["observe"] is False)  # the built-in one, and nothing of the forged
    managed.tell(kind="refresh")
    poll(lambda: managed.tell(kind="status")["version"] >= good)
    poll(lambda: "policyRefused" in [one["kind"] for one in managed.tell(kind="reported")["events"]])
