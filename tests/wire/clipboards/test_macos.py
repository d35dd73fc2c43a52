"""The macOS driver's own logic, with a pasteboard made of attributes. AppKit itself is not here to be tested."""

from __future__ import annotations

import pytest

from seawall.model import limits
from seawall.model.clipboard import Change
from seawall.model.errors import Unavailable
from seawall.wire.clipboards import macos
from seawall.wire.clipboards.macos import MacClipboard

TEXT = "public.utf8-plain-text"


class FakePasteboard:
    """Speaks as NSPasteboard and NSWorkspace do: a count that rises with every change."""

    def __init__(self) -> None:
        self.changed = 4
        self.on_it = {TEXT: "hello"}
        self.application = ("com.apple.TextEdit", "TextEdit", 12)
        self.looks = 0

    def count(self) -> int:
        self.looks += 1
        return self.changed

    def kinds(self) -> list[str]:
        return list(self.on_it)

    def text(self) -> str:
        return self.on_it[TEXT]

    def put(self, text: str) -> None:
        self.changed += 1
        self.on_it = {TEXT: text} if text else {}

    def frontmost(self) -> tuple[str, str, int]:
        return self.application


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(macos, "look_seconds", 0.001)


def test_changes_of_content_and_of_the_application_in_front_are_seen_and_its_own_are_not() -> None:
    board = FakePasteboard()
    clipboard = MacClipboard({}, board)
    changes = clipboard.changes()
    board.put("copied")
    assert next(changes) is Change.COPIED
    clipboard.write("stand-in")
    board.application = ("com.anthropic.claudefordesktop", "Claude", 13)
    assert next(changes) is Change.FOCUSED
    assert clipboard.front().names == ("Claude", "com.anthropic.claudefordesktop")
    clipboard.stop()
    assert list(changes) == []


@pytest.mark.parametrize(
    ("on_it", "skipped"),
    [
        ({TEXT: "x", "org.nspasteboard.ConcealedType": ""}, "concealed"),
        ({"public.file-url": "", TEXT: "a.csv"}, "files"),
        ({"public.tiff": ""}, "no text"),
        ({}, "empty"),
        ({TEXT: ""}, "no answer"),
        ({TEXT: "x" * (limits.clipboard_bytes_max + 1)}, "too large"),
    ],
)
def test_what_is_not_looked_at(on_it: dict[str, str], skipped: str) -> None:
    board = FakePasteboard()
    board.on_it = on_it
    assert MacClipboard({}, board).read().skipped == skipped


def test_it_says_when_this_is_no_mac() -> None:
    with pytest.raises(Unavailable, match="macOS"):
        macos.DRIVER.open({})
    assert not macos.DRIVER.tested
