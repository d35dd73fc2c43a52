"""Check a text: what is sensitive in it, where, why, and what would leave. Live while typing; the text is never kept.

As somebody types nothing is recorded; the button records the verdict (masked samples, no text) so that a check can be
found again. Without a script the button is all there is, and it does the same.
"""

from __future__ import annotations

import asyncio
from typing import Any

import msgspec
from litestar.response import Response

from seawall.access.roles import Permission
from seawall.console import checking
from seawall.console.parts import Group, Page, Route
from seawall.console.visit import Visit
from seawall.model import limits
from seawall.model.errors import LimitExceeded
from seawall.model.words import Category, Channel
from seawall.policy.approved_list import alternatives, approved_list
from seawall.policy.catalogue import APPROVED, PUBLIC, teams_of, tools

_EXAMPLE = (
    "Hi, please write a friendly answer to this customer:\n\n"
    "Maria Lindqvist (maria.lindqvist@mail.example, +46 70 174 06 05) asks where order 100-2041 is. "
    "She paid with 4111 1111 1111 1111.\n"
)
"""Made up: the domain is reserved for examples, the phone number for fiction and the card number for tests."""


_PROGRAMS = "api"
"""Kind of tools that programs call: nobody is sent to one with a text."""


class Ready(msgspec.Struct, frozen=True):
    """Where the text may be taken, and as what."""

    name: str
    url: str
    checked: checking.Checked
    instead: bool
    """Whether it is a way out: to the tool that was asked about it may not go."""


class Choice(msgspec.Struct, frozen=True):
    """A tool to check for."""

    id: str
    name: str
    note: str


def _choices(visit: Visit) -> list[Choice]:
    known = [
        Choice(tool.id, tool.name or tool.id, "approved" if tool.approved else "not approved")
        for tool in tools(visit.parts.settings).values()
    ]
    return [
        *known,
        Choice(APPROVED.id, "An approved AI tool", "approved"),
        Choice(PUBLIC.id, "A public AI chatbot", "not approved"),
    ]


async def form(visit: Visit) -> Response[Any]:
    """The empty page, or with an example in the box."""
    text = _EXAMPLE if visit.query("example") else ""
    choices = _choices(visit)
    chosen = visit.query("tool") if visit.query("tool") in {c.id for c in choices} else choices[0].id
    return await _show(visit, text, chosen, record=False)


async def live(visit: Visit) -> Response[Any]:
    """The result beside the box as it is typed in; records nothing."""
    given = await visit.form()
    return await _show(visit, given.get("text", ""), given.get("tool", ""), record=False, template="check_result.html")


async def submit(visit: Visit) -> Response[Any]:
    """The whole page with the result, recorded."""
    given = await visit.form()
    template = "check_result.html" if visit.is_fragment else "check.html"
    return await _show(visit, given.get("text", ""), given.get("tool", ""), record=True, template=template)


def _ready(visit: Visit, text: str, checked: checking.Checked | None) -> Ready | None:
    """The approved tool that people open, with the text as it may go there; None while there is none or it may not."""
    if checked is None:
        return None
    parts, who = visit.parts, visit.caller.principal
    listed = approved_list(parts.settings, parts.approvals())
    asked = listed.get(checked.tool.id)
    if asked is not None and asked.tool.approved and asked.known.opens_at and asked.known.kind != _PROGRAMS:
        return Ready(asked.tool.name, asked.known.opens_at, checked, False) if checked.leaves is not None else None
    kind = asked.known.kind if asked and asked.known.kind != _PROGRAMS else ""
    each = alternatives(listed, frozenset(teams_of(parts.settings, str(who))))
    offered = each.get(kind, each[""])
    if not offered.tool or listed[offered.tool].known.kind == _PROGRAMS:
        return None
    other = checking.elsewhere(parts, text, checked, who, offered.tool)
    if checked.leaves is not None and other.actions == checked.actions:
        return Ready(offered.name, offered.url, checked, False)
    return Ready(offered.name, offered.url, other, True) if other.leaves is not None else None


async def _doubt(visit: Visit, checked: checking.Checked, place: str) -> bool:
    """Keep that somebody says of one finding of the text they just recorded that it is nothing sensitive."""
    if not (place.isascii() and place.isdigit() and int(place) < len(checked.findings)):
        return False
    meant = checked.findings[int(place)]
    found = await asyncio.to_thread(visit.parts.store.events().event, checked.event)
    same = (meant.detector, meant.start, meant.end)
    numbers = [n for n, one in enumerate(found.event.findings) if (one.detector, one.start, one.end) == same]
    if numbers:
        book, by = visit.parts.store.feedback_book(), str(visit.caller.principal)
        await asyncio.to_thread(lambda: book.say(found.event, numbers[0], right=False, by=by))
    return bool(numbers)


async def _show(visit: Visit, text: str, tool_id: str, *, record: bool, template: str = "check.html") -> Response[Any]:
    text = text.replace("\r\n", "\n")  # a form posts line ends the way a typewriter made them
    checked, problem, doubted = None, "", False
    if text.strip():
        try:
            checked = await checking.check(
                visit.parts,
                text,
                principal=visit.caller.principal,
                tool_id=tool_id[:200],
                channel=Channel.BROWSER,
                record=record,
            )
        except LimitExceeded as error:
            problem = f"{error.message}. {error.advice}"
        if record and checked is not None:
            visit.desk.counted["check", checked.verdict.action.value] += 1
            doubted = await _doubt(visit, checked, visit.query("doubt"))
    return visit.page(
        template,
        text=text,
        choices=_choices(visit),
        chosen=tool_id,
        checked=checked,
        problem=problem,
        pieces=checking.pieces(text, checked.findings) if checked else [],
        ready=_ready(visit, text, checked),
        with_stand_ins=checking.with_stand_ins,
        doubted=doubted,
        counted=_counted(checked),
        policies=_deciding(visit, checked),
        characters_max=limits.check_text_chars_max,
        recorded=record,
    )


def _counted(checked: checking.Checked | None) -> dict[str, int]:
    found = [finding.category for finding in checked.findings] if checked else []
    return {category.value: found.count(category) for category in Category if category in found}


def _deciding(visit: Visit, checked: checking.Checked | None) -> list[tuple[str, str]]:
    """Id and title of the policies that decided."""
    if checked is None:
        return []
    known = visit.parts.policy().policies
    return [(id, known[id].title if id in known else id) for id in checked.verdict.policies]


_body_bytes_max = limits.check_text_chars_max * 12 + 4_096
"""A form writes a character outside the first plane as twelve bytes."""

PAGE = Page(
    title="Check a text",
    group=Group.USE,
    order=1,
    routes=(
        Route(method="GET", path="/check", permission=Permission.CHECK_USE, answer=form),
        Route(
            method="POST",
            path="/check",
            permission=Permission.CHECK_USE,
            answer=submit,
            body_bytes_max=_body_bytes_max,
        ),
        Route(
            method="POST",
            path="/check/live",
            permission=Permission.CHECK_USE,
            answer=live,
            body_bytes_max=_body_bytes_max,
        ),
    ),
)
