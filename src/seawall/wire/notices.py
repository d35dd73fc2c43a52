"""A few words to the person at this desktop: by its notification service, or not at all.

Linux: ``org.freedesktop.Notifications`` through ``notify-send`` or ``gdbus``, whichever is there. macOS: ``osascript``.
Windows: a balloon by PowerShell. Words go in as arguments of their own, never into a shell; what is shown are masked
samples at most, but notifications are kept by desktops, so the words hold none.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading

words_chars_max = 300
program_seconds_max = 5.0
_BALLOON = (
    "Add-Type -AssemblyName System.Windows.Forms; $n = New-Object System.Windows.Forms.NotifyIcon; "
    "$n.Icon = [System.Drawing.SystemIcons]::Shield; $n.Visible = $true; "
    "$n.ShowBalloonTip(8000, $env:SEAWALL_TITLE, $env:SEAWALL_WORDS, 'Info'); Start-Sleep 9; $n.Dispose()"
)


class DesktopNotice:
    """Shows notifications without making its caller wait."""

    def __init__(self, environ: dict[str, str], platform: str = sys.platform) -> None:
        """``environ`` is what the programs are started with (the session bus, the display)."""
        self._environ = environ
        self._platform = platform
        self._latest: threading.Thread | None = None

    def __call__(self, title: str, words: str, /) -> None:
        """Show it; nothing happens where no service is found. Never raises."""
        program = self.program(title, words)
        if program is None:
            return
        environ = {**self._environ, "SEAWALL_TITLE": title[:words_chars_max], "SEAWALL_WORDS": words[:words_chars_max]}
        self._latest = threading.Thread(target=_start, args=(program, environ), daemon=True)
        self._latest.start()

    def settle(self) -> None:
        """Wait until the last one was handed over."""
        if self._latest is not None:
            self._latest.join(2 * program_seconds_max)

    def program(self, title: str, words: str) -> list[str] | None:
        """The program that shows it, with its arguments; None when this desktop has none."""
        title, words = title[:words_chars_max], words[:words_chars_max]
        path = self._environ.get("PATH")
        if self._platform == "darwin":
            script = (
                'display notification (system attribute "SEAWALL_WORDS") with title (system attribute "SEAWALL_TITLE")'
            )
            return ["osascript", "-e", script]
        if self._platform == "win32":
            return ["powershell", "-NoProfile", "-NonInteractive", "-Command", _BALLOON]
        # The text of a notification is a small markup language to some services.
        words = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        if notify_send := shutil.which("notify-send", path=path):
            return [notify_send, "--app-name=Seawall", "--category=seawall", "--", title, words]
        if gdbus := shutil.which("gdbus", path=path):
            service = "org.freedesktop.Notifications"
            return [
                *(gdbus, "call", "--session", "--timeout", "3", "--dest", service),
                *("--object-path", "/org/freedesktop/Notifications", "--method", f"{service}.Notify", "--"),
                *(_variant("Seawall"), "0", _variant(""), _variant(title), _variant(words), "[]", "{}", "8000"),
            ]
        return None


def _variant(text: str) -> str:
    """A text as GVariant writes it, so that no word is read as anything else."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
    return f'"{escaped}"'


def _start(program: list[str], environ: dict[str, str]) -> None:
    try:
        subprocess.run(
            program,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=environ,
            timeout=2 * program_seconds_max,
            check=False,
        )
    except (OSError, subprocess.SubprocessError):
        return
