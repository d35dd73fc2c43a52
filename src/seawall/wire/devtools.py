"""This machine's Chromium, Chrome or Edge, driven over the DevTools protocol in a profile that is thrown away.

The protocol runs over two pipes (``--remote-debugging-pipe``), so nothing listens on a port that another program could
talk to, and no WebSocket is needed: messages are JSON with a zero byte after each. The browser starts without a window
and with a clipboard of its own; its person's profile and clipboard are not touched. What its management installs by
policy, it installs here too. https://chromedevtools.github.io/devtools-protocol/ (read 2026-11-26).
"""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import select
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Self

import msgspec

from seawall.model.errors import Unavailable

answer_seconds_max = 20.0
start_seconds_max = 60.0
end_seconds_max = 5.0
message_bytes_max = 4 * 1024 * 1024
_NAMES = {
    "chrome": ("google-chrome", "google-chrome-stable"),
    "edge": ("microsoft-edge", "microsoft-edge-stable"),
    "chromium": ("chromium", "chromium-browser"),
}
_APPS = {"chrome": "Google Chrome", "edge": "Microsoft Edge", "chromium": "Chromium"}
_POLICIES = {
    "chrome": "/etc/opt/chrome/policies/managed",
    "edge": "/etc/opt/edge/policies/managed",
    "chromium": "/etc/chromium/policies/managed",
}
"""Where each reads what its management decided, on Linux (chromeenterprise.google, learn.microsoft.com/deployedge)."""
_QUIET = (
    "--headless=new",
    "--remote-debugging-pipe",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-gpu",
    "--disable-component-update",
    "--disable-sync",
    "--disable-default-apps",
    "--password-store=basic",
    "--use-mock-keychain",
)


class Installed(msgspec.Struct, frozen=True):
    """A browser on this machine."""

    name: str
    path: str


def installed(environ: Mapping[str, str], system: str = sys.platform) -> list[Installed]:
    """The browsers that are here: found on the path, on a Mac among the applications."""
    if system == "darwin":
        folders = [Path("/Applications"), Path(environ.get("HOME", "/")) / "Applications"]
        places = {
            name: [str(folder / f"{app}.app/Contents/MacOS/{app}") for folder in folders] for name, app in _APPS.items()
        }
        found = {name: next((one for one in there if os.access(one, os.X_OK)), None) for name, there in places.items()}
    else:
        path = environ.get("PATH", os.defpath)
        found = {
            name: next((there for one in names if (there := shutil.which(one, path=path))), None)
            for name, names in _NAMES.items()
        }
    return [Installed(name, there) for name, there in found.items() if there]


def managed(browser: Installed, extension: str, system: str = sys.platform) -> bool:
    """Whether the browser's management may bring this extension. Unknown is yes: then it is waited for."""
    if system != "linux":
        return True
    for file in sorted(Path(_POLICIES[browser.name]).glob("*.json")):
        with contextlib.suppress(OSError):
            if extension in file.read_text("utf-8", "replace"):
                return True
    return False


class Detached(Unavailable):
    """A tab went to a page that the browser lets nobody look into, as an extension's is."""


class Devtools:
    """One browser, from its start to its end. Used by one thread."""

    def __init__(self, browser: Installed, arguments: Sequence[str], environ: Mapping[str, str] = os.environ) -> None:
        """Start it.

        Raises:
            Unavailable: it did not start, or its management does not let it be driven.
        """
        self._number = 0
        self._left = b""
        self.profile = Path(tempfile.mkdtemp(prefix="seawall-drill-"))
        unboxed = ["--no-sandbox"] if os.geteuid() == 0 else []  # it starts for root in no other way
        command = [browser.path, f"--user-data-dir={self.profile}", *_QUIET, *unboxed, *arguments, "about:blank"]
        theirs, self._to = _high_pipe()
        self._from, answers = _high_pipe()
        try:
            self._pid = os.posix_spawn(
                browser.path,
                command,
                dict(environ),
                file_actions=[
                    (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
                    (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
                    (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0),
                    (os.POSIX_SPAWN_DUP2, theirs, 3),
                    (os.POSIX_SPAWN_DUP2, answers, 4),
                ],
                setpgroup=0,
            )
        except OSError as error:
            self._pid = 0
            self.close()
            raise Unavailable(f"{browser.path} can't be started: {error.strerror}") from None
        finally:
            os.close(theirs)
            os.close(answers)
        try:
            self.call("Browser.getVersion", seconds=start_seconds_max)
        except Unavailable:
            self.close()
            raise Unavailable(
                "it ended or stayed silent when it was to be driven; its management may forbid that"
            ) from None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def call(
        self, method: str, session: str = "", *, seconds: float = answer_seconds_max, **parameters: Any
    ) -> dict[str, Any]:
        """What the browser answers to one command; events on the way are left aside.

        Raises:
            Unavailable: it ended, stayed silent or would not.
        """
        self._number += 1
        asked: dict[str, Any] = {"id": self._number, "method": method, "params": parameters}
        if session:
            asked["sessionId"] = session
        try:
            os.write(self._to, json.dumps(asked).encode() + b"\0")
            end = time.monotonic() + seconds
            while True:
                told = json.loads(self._message(end))
                if told.get("id") == self._number:
                    break
                if session and told.get("params", {}).get("sessionId") == session and "detached" in told["method"]:
                    raise Detached("The browser lets nobody look into that page")
        except (OSError, ValueError):
            raise Unavailable("The browser does not answer") from None
        if "error" in told:
            raise Unavailable(f"The browser would not do {method}: {str(told['error'].get('message', ''))[:200]}")
        result: dict[str, Any] = told.get("result", {})
        return result

    def _message(self, end: float) -> bytes:
        while b"\0" not in self._left:
            ready, _, _ = select.select([self._from], [], [], max(0.0, end - time.monotonic()))
            piece = os.read(self._from, 65_536) if ready else b""
            if not piece or len(self._left) > message_bytes_max:
                raise OSError
            self._left += piece
        message, _, self._left = self._left.partition(b"\0")
        return message

    def open(self, url: str) -> Tab:
        """A new tab at an address."""
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        tab = Tab(self, target, session)
        tab.go(url)
        return tab

    def close(self) -> None:
        """End the browser with all its processes, and delete its profile."""
        if self._pid:
            with contextlib.suppress(Unavailable):
                self.call("Browser.close", seconds=end_seconds_max)
            _ended(self._pid)
            self._pid = 0
        for pipe in (self._to, self._from):
            with contextlib.suppress(OSError):
                os.close(pipe)
        shutil.rmtree(self.profile, ignore_errors=True)


class Tab:
    """One tab."""

    def __init__(self, browser: Devtools, target: str, session: str) -> None:
        self._browser, self._target, self._session = browser, target, session

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """One command for this tab."""
        return self._browser.call(method, self._session, **parameters)

    def go(self, url: str) -> str:
        """Open an address; what the browser says went wrong, or nothing. Waits until the page was read."""
        try:
            wrong = str(self.call("Page.navigate", url=url).get("errorText", ""))
            self.call("Emulation.setFocusEmulationEnabled", enabled=True)
        except Detached:
            return ""
        end = time.monotonic() + answer_seconds_max
        while not wrong and time.monotonic() < end:
            try:
                if self.address() != url or self.run("document.readyState") == "complete":
                    break
            except Detached:
                break
            pause()
        return wrong

    def address(self) -> str:
        """Where the tab is now."""
        told = self._browser.call("Target.getTargetInfo", targetId=self._target)
        return str(told["targetInfo"]["url"])

    def run(self, expression: str, *, wait: bool = False) -> Any:
        """What an expression gives in the page; None when it fails."""
        told = self.call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=wait)
        return told["result"].get("value")

    def press(self, key: str, command: str) -> None:
        """A shortcut with Control, on a Mac with Command; comes back when the page has dealt with it."""
        mac = sys.platform == "darwin"
        told = {
            "key": key,
            "code": f"Key{key.upper()}",
            "windowsVirtualKeyCode": ord(key.upper()),
            "modifiers": 4 if mac else 2,
        }
        self.call("Input.dispatchKeyEvent", type="rawKeyDown", **told, **({"commands": [command]} if mac else {}))
        self.call("Input.dispatchKeyEvent", type="keyUp", **told)

    def escape(self) -> None:
        """The key that ends what a page asks."""
        told = {"key": "Escape", "code": "Escape", "windowsVirtualKeyCode": 27}
        self.call("Input.dispatchKeyEvent", type="rawKeyDown", **told)
        self.call("Input.dispatchKeyEvent", type="keyUp", **told)

    def choose(self, selector: str, file: Path) -> None:
        """Choose a file in a field, as a person does in the browser's dialog."""
        root = self.call("DOM.getDocument", depth=0)["root"]["nodeId"]
        node = self.call("DOM.querySelector", nodeId=root, selector=selector)["nodeId"]
        self.call("DOM.setFileInputFiles", nodeId=node, files=[str(file)])


def pause(seconds: float = 0.03) -> None:
    """Between two looks at something that takes its time."""
    select.select([], [], [], seconds)


def _high_pipe() -> tuple[int, int]:
    """A pipe whose ends are not 3 and 4, which are to become the browser's."""
    ends = os.pipe()
    high = tuple(fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, 10) for end in ends)
    for end in ends:
        os.close(end)
    return high[0], high[1]


def _ended(pid: int) -> None:
    """Wait for the browser to end, then make sure of its processes."""
    end = time.monotonic() + end_seconds_max
    while time.monotonic() < end:
        if os.waitpid(pid, os.WNOHANG)[0]:
            break
        pause()
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, signal.SIGKILL)
    with contextlib.suppress(ChildProcessError):
        os.waitpid(pid, 0)
