"""How much of the AI use Seawall sees leaves a trail the shop can follow (MIS-2).

A *text* is something given to an AI tool: one call through the gateway, or one text decided on in a browser. A
*session* is one tool opened on one day in one browser. Both are sorted the same way:

- **with a trail**: through the gateway, or in a work account of an approved tool;
- **unknown**: in an approved tool, but whose account it was did not show;
- **without**: in a personal account, or in a tool nobody approved.

What Seawall does not see is in none of them; the share of people with a protected browser says how much that may be.
A text that two layers of the extension decide on counts twice, in the same group.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import msgspec

Approved = Callable[[str, str], bool]
"""Whether the tool at a site is approved in the plan of a kind of account (``work``, ``personal``)."""


class Use(msgspec.Struct, frozen=True, kw_only=True):
    """What was seen at one site with one kind of account."""

    site: str
    account: str
    """``work``, ``personal`` or ``unknown``."""
    texts: int = 0
    sessions: int = 0


class Sorted(msgspec.Struct, frozen=True, kw_only=True):
    """Numbers of one kind, texts or sessions."""

    followed: int = 0
    unknown: int = 0
    lost: int = 0

    @property
    def all(self) -> int:
        """Everything that was seen."""
        return self.followed + self.unknown + self.lost

    @property
    def share(self) -> float | None:
        """The share with a trail, from 0 to 1; None when nothing was seen. Unknown counts as none."""
        return self.followed / self.all if self.all else None


class Trail(msgspec.Struct, frozen=True, kw_only=True):
    """The figures."""

    texts: Sorted
    sessions: Sorted


def group(use: Use, approved: Approved) -> str:
    """``followed``, ``unknown`` or ``lost``."""
    if use.account in {"work", "personal"}:
        return "followed" if use.account == "work" and approved(use.site, "work") else "lost"
    return "unknown" if approved(use.site, "work") else "lost"


def trail(gateway_texts: int, uses: Iterable[Use], approved: Approved) -> Trail:
    """The figures for a time: calls through the gateway, and what browsers told."""
    texts = {"followed": gateway_texts, "unknown": 0, "lost": 0}
    sessions = dict.fromkeys(texts, 0)
    for use in uses:
        kind = group(use, approved)
        texts[kind] += use.texts
        sessions[kind] += use.sessions
    return Trail(texts=Sorted(**texts), sessions=Sorted(**sessions))
