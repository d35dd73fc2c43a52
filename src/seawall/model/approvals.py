"""What somebody decided about AI tools: the approved list, and exceptions from it that end by themselves.

Values only; store/approvals.py keeps them, policy/approvals.py says what they mean for one exchange.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

import msgspec

from seawall.model.words import Category, Grade

exception_days_max = 90


class ToolState(StrEnum):
    """Where a tool stands. Nobody has decided on one that is ``unlisted``."""

    APPROVED = "approved"
    UNLISTED = "unlisted"
    BLOCKED = "blocked"


class ToolDecision(msgspec.Struct, frozen=True, kw_only=True):
    """What was decided about one tool."""

    tool: str
    state: ToolState
    grade: Grade = Grade.UNKNOWN
    """What the contract makes of the vendor's handling; ``unknown`` leaves the catalogue's word."""
    permits: tuple[Category, ...] = ()
    """Categories that may go there in the clear."""
    teams: tuple[str, ...] = ()
    """Who may use it; empty means everyone."""
    owner: str = ""
    review_by: str = ""
    """Day by which somebody looks at it again, ``2027-03-31``."""
    agreement: str = ""
    """Day or number of the data processing agreement."""
    note: str = ""
    by: str = ""
    decided_ms: int = 0

    def weakens(self, old: ToolDecision | None) -> bool:
        """Whether it lets through what the decision before it did not. Without one, nobody had allowed anything."""
        was = old or ToolDecision(tool=self.tool, state=ToolState.UNLISTED)
        if _OPEN[self.state] > _OPEN[was.state] or _TRUSTED[self.grade] > _TRUSTED[was.grade]:
            return True
        if self.state is not ToolState.APPROVED:
            return False
        wider = bool(was.teams) and (not self.teams or not set(self.teams) <= set(was.teams))
        return wider or not set(self.permits) <= set(was.permits)


_OPEN = {ToolState.BLOCKED: 0, ToolState.UNLISTED: 1, ToolState.APPROVED: 2}
_TRUSTED = {Grade.CONSUMER: 0, Grade.UNKNOWN: 1, Grade.BUSINESS: 2, Grade.LOCAL: 2}


class ToolException(msgspec.Struct, frozen=True, kw_only=True):
    """For one principal, one tool, some categories, until a moment."""

    id: str
    principal: str
    tool: str
    categories: tuple[Category, ...] = ()
    """What may go there beside text that holds nothing sensitive."""
    reason: str = ""
    by: str = ""
    since_ms: int
    until_ms: int
    ended_ms: int | None = None
    """When somebody ended it early."""

    def live(self, now_ms: int) -> bool:
        """Whether it counts now."""
        return self.since_ms <= now_ms < self.until_ms and self.ended_ms is None


class Approvals(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that was decided, as it stands."""

    decisions: Mapping[str, ToolDecision] = MappingProxyType({})
    exceptions: tuple[ToolException, ...] = ()


NO_APPROVALS = Approvals()
