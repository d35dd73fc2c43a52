"""``POST /api/v1/check``: one text, the verdict on it, and the event that remembers it."""

from __future__ import annotations

from typing import Annotated, Any

import msgspec
from litestar import post
from litestar.connection import Request
from litestar.params import JSONBody

from seawall.access.roles import Permission
from seawall.console import checking
from seawall.console.api import needs
from seawall.detect.revoking import revoking
from seawall.model import limits
from seawall.model.words import Action, Category, Channel, Confidence

_body_bytes_max = limits.check_text_chars_max * 6 + 4_096
"""Room for a text of the longest allowed length with every character escaped as six bytes."""


class CheckRequest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What to check, and for which tool."""

    text: Annotated[str, msgspec.Meta(max_length=limits.check_text_chars_max)]
    tool: Annotated[str, msgspec.Meta(max_length=200)] | None = None
    """Id of the tool it would be sent to; an approved one when left out. A tool nobody knows is not approved."""
    channel: Channel | None = None
    """The way it would take; ``gateway`` when left out."""
    subject: Annotated[str, msgspec.Meta(max_length=200, pattern=r"^customer:[^\x00-\x1f]+$")] | None = None
    """The shopper a chatbot is talking to (``customer:ID``)."""


class CheckedFinding(msgspec.Struct, frozen=True, kw_only=True):
    """One piece of sensitive data. Offsets are Unicode code points into ``text``, ``end`` exclusive."""

    detector: str
    category: Category
    start: int
    end: int
    confidence: Confidence
    action: Action
    """What is done with this finding."""
    masked: str
    """A sample a person can recognise and nobody can use."""
    reasons: tuple[str, ...]
    count: int
    """Records it stands for; 1 except for tables."""
    revoke: str = ""
    """How a credential is made worthless; empty for what is none."""


class CheckAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """The verdict."""

    action: Action
    findings: list[CheckedFinding]
    policies: tuple[str, ...]
    """The policies that decided, strongest first."""
    message: str
    """Plain words for the person. Empty when nothing was found."""
    alternative: str
    """The safe way to get the work done."""
    masked: str | None
    """The text as it may leave; null when it may not."""
    event: str
    """Id of the event in the ledger."""


@post(
    "/api/v1/check",
    opt=needs(Permission.CHECK_USE),
    status_code=200,
    request_max_body_size=_body_bytes_max,
    tags=["check"],
    operation_id="checkText",
    summary="Check a text",
    description="Scans a text and decides as for the named tool. Stored is an event with masked samples, not the text.",
)
async def check_text(request: Request[Any, Any, Any], data: JSONBody[CheckRequest]) -> CheckAnswer:
    """Scan, decide, record, answer."""
    desk = request.app.state.desk
    checked = await checking.check(
        desk.parts,
        data.text,
        principal=request.state.caller.principal,
        tool_id=data.tool or "",
        channel=data.channel or Channel.GATEWAY,
        subject=data.subject,
    )
    desk.counted["check", checked.verdict.action.value] += 1
    return CheckAnswer(
        action=checked.verdict.action,
        findings=[
            CheckedFinding(
                detector=finding.detector,
                category=finding.category,
                start=finding.start,
                end=finding.end,
                confidence=finding.confidence,
                action=action,
                masked=sample,
                reasons=finding.reasons,
                count=finding.count,
                revoke=next((how for _, how in revoking(finding.detector, finding.reasons)), ""),
            )
            for finding, sample, action in zip(checked.findings, checked.samples, checked.actions, strict=True)
        ],
        policies=checked.verdict.policies,
        message=checked.verdict.message,
        alternative=checked.verdict.alternative,
        masked=checked.leaves,
        event=checked.event,
    )


ROUTES = (check_text,)
