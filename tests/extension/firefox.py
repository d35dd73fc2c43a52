"""Debian's Firefox over WebDriver BiDi, with as much of a page's hands and eyes as these tests need.

Playwright drives only a Firefox of its own, and Debian has no geckodriver: Firefox itself speaks BiDi
(w3.org/TR/webdriver-bidi) on a WebSocket. Keys and clicks are trusted as a person's are, and closed shadow roots are
read as the standard lets a driver.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from websockets.sync.client import ClientConnection, connect

from extension.waiting import poll

EXECUTABLE = "/usr/bin/firefox-esr"
BIDI = ("--remote-debugging-port", "0", "-remote-allow-system-access")
"""System access is for pages of the extension and about:policies."""
KEYS = {"Enter": "\ue007", "Escape": "\ue00c", "Control": "\ue009", "Delete": "\ue017", "Tab": "\ue004"}
UUID = "5ea3a110-0000-4000-8000-000000000001"
"""Where the extension's own pages are; a Firefox that is not told makes one up."""
ADDON = "extension@seawall.invalid"


class BidiError(Exception):
    """What the browser says is wrong; for a script, what it threw."""


class Firefox:
    """A running Firefox."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket, self._number = socket, 0
        self.command("session.new", capabilities={"alwaysMatch": {"acceptInsecureCerts": True}})

    def command(self, method: str, *, seconds: float = 110, **params: Any) -> Any:
        """What the browser answers; events between are not asked for, nor answers to what was given up."""
        self._number += 1
        self._socket.send(json.dumps({"id": self._number, "method": method, "params": params}))
        while True:
            try:
                told = json.loads(self._socket.recv(seconds))
            except TimeoutError as error:
                raise BidiError(f"{method}: no answer in {seconds} s") from error
            if told.get("id") != self._number:
                continue
            if told["type"] == "error":
                raise BidiError(f"{method}: {told['error']}: {told['message']}")
            return told["result"]

    def tabs(self) -> list[str]:
        return [one["context"] for one in self.command("browsingContext.getTree", maxDepth=0)["contexts"]]

    def open(self, url: str, seconds: float = 110) -> Tab:
        """A new tab there."""
        tab = Tab(self, self.command("browsingContext.create", type="tab")["context"])
        tab.goto(url, seconds)
        return tab

    def own_page(self, name: str) -> Tab:
        """A page of the extension. Firefox never answers for one whose extension is reloaded meanwhile."""
        return self.open(f"moz-extension://{UUID}/{name}", 20)

    def close_tabs(self, *kept: str) -> None:
        for tab in self.tabs():
            if tab not in kept:
                with contextlib.suppress(BidiError):
                    self.command("browsingContext.close", context=tab)


class Tab:
    """A page, by the names Playwright has for what is done with one."""

    def __init__(self, browser: Firefox, context: str) -> None:
        self.browser, self.context = browser, context

    def goto(self, url: str, seconds: float = 110) -> None:
        self.browser.command(
            "browsingContext.navigate", context=self.context, url=url, wait="complete", seconds=seconds
        )

    def reload(self) -> None:
        self.browser.command("browsingContext.reload", context=self.context, wait="complete")

    @property
    def url(self) -> str:
        tree = self.browser.command("browsingContext.getTree", root=self.context, maxDepth=0)
        return str(tree["contexts"][0]["url"])

    def evaluate(self, code: str, argument: Any = None, *, active: bool = False) -> Any:
        """In the page's own world; a function is called with the argument. ``active``: as if somebody just pressed."""
        whole = f"""async (given) => {{ const it = ({code.strip()}
          ); return JSON.stringify(await (typeof it === 'function' ? it(JSON.parse(given)) : it)) ?? 'null' }}"""
        answer = self._call(whole, [{"type": "string", "value": json.dumps(argument)}], userActivation=active)
        return json.loads(answer["value"])

    def _call(self, function: str, arguments: list[Any], **more: Any) -> Any:
        told = self.browser.command(
            "script.callFunction",
            functionDeclaration=function,
            awaitPromise=True,
            target={"context": self.context},
            arguments=arguments,
            **more,
        )
        if told["type"] == "exception":
            raise BidiError(told["exceptionDetails"]["text"])
        return told["result"]

    def element(self, selector: str) -> Any:
        found = self._call("(s) => document.querySelector(s)", [{"type": "string", "value": selector}])
        assert found["type"] == "node", selector
        return {"sharedId": found["sharedId"]}

    def _perform(self, *sources: dict[str, Any]) -> None:
        self.browser.command("input.performActions", context=self.context, actions=list(sources))

    def click(self, selector: str) -> None:
        self.click_on(self.element(selector))

    def click_on(self, element: Any) -> None:
        move = {"type": "pointerMove", "x": 0, "y": 0, "origin": {"type": "element", "element": element}}
        press = [{"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0}]
        self._perform({"type": "pointer", "id": "mouse", "actions": [move, *press]})

    def press(self, chord: str) -> None:
        """``Enter`` or ``Control+V``."""
        *held, last = [KEYS.get(key, key.lower() if "+" in chord else key) for key in chord.split("+")]
        down = [{"type": "keyDown", "value": key} for key in [*held, last]]
        up = [{"type": "keyUp", "value": key} for key in [last, *reversed(held)]]
        self._perform({"type": "key", "id": "keys", "actions": [*down, *up]})

    def type(self, text: str) -> None:
        pairs = [({"type": "keyDown", "value": key}, {"type": "keyUp", "value": key}) for key in text]
        self._perform({"type": "key", "id": "keys", "actions": [action for pair in pairs for action in pair]})

    def choose(self, selector: str, *files: Path) -> None:
        """Files in a field, as from the browser's dialogue."""
        paths = [str(file) for file in files]
        self.browser.command("input.setFiles", context=self.context, element=self.element(selector), files=paths)

    def bring_to_front(self) -> None:
        self.browser.command("browsingContext.activate", context=self.context)

    def picture(self, file: Path) -> None:
        import base64

        told = self.browser.command("browsingContext.captureScreenshot", context=self.context)
        file.write_bytes(base64.b64decode(told["data"]))

    def shown(self) -> str:
        """The words in the closed shadow roots at the document's end: the extension's card and notes."""
        serialization = {"maxDomDepth": 1, "includeShadowTree": "all"}
        hosts = self._call(
            "() => [...document.documentElement.children].slice(2)", [], serializationOptions=serialization
        )["value"]
        roots = [host["value"]["shadowRoot"] for host in hosts if (host.get("value") or {}).get("shadowRoot")]
        read = """(root) => [...root.children].filter((one) => one.localName !== 'style')
          .map((one) => one.innerText).join(' ')"""
        return " ".join(str(self._call(read, [{"sharedId": root["sharedId"]}])["value"]) for root in roots)


@contextlib.contextmanager
def firefox(profile: Path, port: int, **prefs: Any) -> Iterator[Firefox]:
    """Start it; every host name leads to ``port`` of this machine, and none to the world."""
    profile.mkdir(parents=True, exist_ok=True)
    told = {
        "network.dns.forceResolve": "127.0.0.1",
        "network.socket.forcePort": f"443={port}",
        "network.stricttransportsecurity.preloadlist": False,
        "security.cert_pinning.enforcement_level": 0,
        "network.dns.disableIPv6": True,
        "network.captive-portal-service.enabled": False,
        "network.connectivity-service.enabled": False,
        "extensions.webextensions.uuids": json.dumps({ADDON: UUID}),
        "browser.startup.page": 0,
        "browser.newtabpage.enabled": False,
        "datareporting.policy.dataSubmissionEnabled": False,
        "app.normandy.enabled": False,
        "services.settings.server": "data:,",
        # One process a site, as Firefox isolates sites, but kept for its next tab; and none made in advance.
        "dom.ipc.processCount.webIsolated": 1,
        "dom.ipc.keepProcessesAlive.webIsolated": 1,
        "dom.ipc.processPrelaunch.enabled": False,
        "browser.safebrowsing.malware.enabled": False,
        "browser.safebrowsing.phishing.enabled": False,
        "browser.sessionstore.interval": 600_000,
        # A page that was left is gone, as it is when its tab is closed.
        "browser.sessionhistory.max_total_viewers": 0,
        "browser.pagethumbnails.capturing_disabled": True,
        "toolkit.cosmeticAnimations.enabled": False,
        # A tab behind another has its timers as often as one in front, as in the Chromium that Playwright starts: with
        # once a second each way out of ten that come by a window of their own waits for the one before.
        "dom.min_background_timeout_value": 4,
        "dom.min_background_timeout_value_without_budget_throttling": 4,
        "dom.timeout.enable_budget_timer_throttling": False,
        **prefs,
    }
    lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in told.items()]
    (profile / "user.js").write_text("\n".join(lines) + "\n")
    log = profile / "stderr.txt"
    with log.open("w") as stderr:
        process = subprocess.Popen(
            [
                EXECUTABLE,
                "--headless",
                "--no-remote",
                "--profile",
                str(profile),
                "--remote-debugging-port",
                "0",
                "-remote-allow-system-access",
            ],
            stdout=subprocess.DEVNULL,
            stderr=stderr,
            env={**os.environ, "HOME": str(profile), "MOZ_CRASHREPORTER_DISABLE": "1"},
        )
    try:
        with connect(f"{_listening(process, log)}/session", max_size=None) as socket:
            yield Firefox(socket)
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _listening(process: subprocess.Popen[bytes], log: Path) -> str:
    def said() -> str | None:
        assert process.poll() is None, log.read_text()
        found = re.search(r"WebDriver BiDi listening on (ws://\S+)\n", log.read_text())
        return found and found[1]

    return str(poll(said, 60))
