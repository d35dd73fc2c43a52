"""A tool as it stands for one principal now: what the settings say, what was decided since, and live exceptions.

Every edge asks :func:`standing` for the tool it puts into an exchange, so that a decision or an exception counts at the
gateway, in the browser and on a page alike, and what is beyond its end counts nowhere.
"""

from __future__ import annotations

import msgspec

from seawall.model.approvals import Approvals, ToolDecision, ToolState
from seawall.model.exchange import Principal, Tool
from seawall.model.words import Category, Grade
from seawall.policy.schema import WHOLE

CUSTOMER_DATA = frozenset({Category.CUSTOMER_PII, Category.ORDER_HISTORY, Category.PAYMENT_DATA})
"""What no exception lets out to a tool that is not approved or is consumer grade: two people change that, in policy."""


def standing(tool: Tool, principal: Principal | str, approvals: Approvals, now_ms: int, *, fixed: bool = False) -> Tool:
    """The tool for this principal at this moment.

    ``fixed`` says that the settings name the tool: then a decision may take its approval away but not give one, since
    the file is somebody's decision too. An agent has the exceptions of whom it acts for only if it has them itself.
    """
    decision = approvals.decisions.get(tool.id)
    if decision is not None:
        tool = _narrowed(tool, decision) if fixed else decided(tool, decision)
    if not approvals.exceptions:
        return tool
    who = str(principal)
    excepted = {
        word
        for exception in approvals.exceptions
        if exception.tool == tool.id and exception.principal == who and exception.live(now_ms)
        for word in (WHOLE, *exception.categories)
    }
    return msgspec.structs.replace(tool, excepted=frozenset(excepted)) if excepted else tool


def decided(tool: Tool, decision: ToolDecision) -> Tool:
    """A tool the settings do not name, as it was decided on."""
    approved = decision.state is ToolState.APPROVED
    return msgspec.structs.replace(
        tool,
        approved=approved,
        blocked=decision.state is ToolState.BLOCKED,
        grade=tool.grade if decision.grade is Grade.UNKNOWN else decision.grade,
        permits=frozenset(decision.permits) if approved else frozenset(),
        teams=frozenset(decision.teams),
    )


def _narrowed(tool: Tool, decision: ToolDecision) -> Tool:
    return msgspec.structs.replace(
        tool,
        approved=tool.approved and decision.state is ToolState.APPROVED,
        blocked=tool.blocked or decision.state is ToolState.BLOCKED,
    )
