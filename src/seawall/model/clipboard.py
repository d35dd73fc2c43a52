"""The clipboard of a desktop as the clipboard gate sees it, whichever system it is on.

Text lives in memory only, for as long as it is the clipboard's content; nothing here is ever written anywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from typing import Protocol, runtime_checkable

import msgspec


class Window(msgspec.Struct, frozen=True):
    """The window or program something is copied from or pasted into."""

    names: tuple[str, ...] = ()
    """What the program calls itself: window class, application id, name of its executable. Empty when not known."""
    title: str = ""
    pid: int = 0

    @property
    def known(self) -> bool:
        """Whether the system said anything about it."""
        return bool(self.names or self.title)


class Content(msgspec.Struct, frozen=True):
    """What the clipboard holds right now."""

    text: str = ""
    beside: str = ""
    """What its HTML form says besides, where one was read: hidden texts, the addresses of links."""
    skipped: str = ""
    """Why there is no text to look at: ``concealed`` (a password manager asked for it), ``no text`` (an image),
    ``files``, ``too large``, ``no answer`` (the program that copied it stays silent), ``empty``."""

    def __repr__(self) -> str:
        return f"Content({self.skipped or f'{len(self.text)} characters'})"


class Change(StrEnum):
    """What a driver wakes the gate for."""

    COPIED = "copied"
    """The clipboard has new content, and it was not this driver that put it there."""
    FOCUSED = "focused"
    """Another window is in front."""
    SELECTED = "selected"
    """Something was marked, for the middle button (X11's primary selection)."""
    POINTED = "pointed"
    """The pointer came into another window."""


Choose = Callable[[Window], str | None]
"""What a window is to be given when it pastes: a text, or None for nothing at all."""
Bare = Callable[[Window], bool]
"""Whether a window that is given the text as it was copied gets it without its other forms (HTML and so on)."""


class Clipboard(Protocol):
    """One desktop's clipboard. Used by one thread."""

    def changes(self) -> Iterator[Change]:
        """Wait for changes, without spending time while there are none. Ends when :meth:`stop` was called.

        Raises:
            Unavailable: the desktop is gone.
        """
        ...

    def read(self) -> Content:
        """The text on the clipboard. Takes at most a few seconds, whatever the program that owns it does."""
        ...

    def front(self) -> Window:
        """The window in front; unknown where the desktop does not tell."""
        ...

    def write(self, text: str) -> None:
        """Put a text on the clipboard, for every program; an empty one clears it."""
        ...

    def stop(self) -> None:
        """Have :meth:`changes` end. May be called from a signal handler or another thread."""
        ...

    def close(self) -> None:
        """Let go of the desktop."""
        ...


class Marked(Protocol):
    """What is marked and can be pasted without being copied."""

    fresh: bool
    """Something was marked since it was read last."""

    def is_of(self, window: Window) -> bool:
        """Whether the program of this window is the one it is marked in."""
        ...

    def read(self) -> Content:
        """Its text, as :meth:`Clipboard.read` gives the clipboard's."""
        ...

    def offer(self, choose: Choose, bare: Bare | None = None) -> None:
        """Become its owner, as :meth:`Broker.offer` does. The marks in its program go."""
        ...


@runtime_checkable
class Broker(Clipboard, Protocol):
    """A clipboard that answers each program that pastes on its own. On any other the gate swaps the content instead,
    when a window comes to the front."""

    selected: Marked

    def pointed(self) -> Window:
        """The window the pointer came into last."""
        ...

    def offer(self, choose: Choose, bare: Bare | None = None) -> None:
        """Become the clipboard's owner and give each program that pastes what ``choose`` says; its other forms go
        along with the text as it was copied, but for the windows that ``bare`` names."""
        ...


class ClipboardDriver(msgspec.Struct, frozen=True, kw_only=True):
    """A plug-in of ``wire/clipboards/``: how to get at one system's clipboard."""

    title: str
    """What people call it: ``X11``."""
    tested: bool
    """Whether the suite runs it against the real system."""
    fits: Callable[[str, dict[str, str]], int]
    """How well it fits a platform (``sys.platform``) and environment: 0 not at all; the highest is taken."""
    open: Callable[[dict[str, str]], Clipboard]
    """Connect. Raises Unavailable, with what to do, when it can't."""


class Notifier(Protocol):
    """Shows a person a few words."""

    def __call__(self, title: str, words: str, /) -> None:
        """Show it, or do nothing where the desktop can't. Never raises."""
        ...


Program = Sequence[str]
"""A program's arguments, its name first."""


def split_rule(rule: str) -> tuple[str, str]:
    """Pattern and tool id of a rule ``PATTERN`` or ``PATTERN=TOOL``; without a tool, the pattern's text names it."""
    pattern, equals, tool = rule.rpartition("=")
    if not equals:
        pattern, tool = rule, ""
    plain = pattern.strip().casefold()
    return plain, tool.strip() or plain.strip("*?")
