"""AI tools: the short approved list, requests that wait, exceptions in force, and everything else Seawall knows."""

from __future__ import annotations

import asyncio
from typing import Any

from litestar.response import Response

from seawall.access.roles import Permission
from seawall.console.api.tools import signed_list
from seawall.console.parts import Group, Page, Route
from seawall.console.visit import Visit
from seawall.model.approvals import ToolDecision, ToolState
from seawall.model.days import day_of, is_day
from seawall.model.errors import NotFound, SecondPersonNeeded, UsageError
from seawall.model.words import Category, Grade
from seawall.policy.approvals import CUSTOMER_DATA
from seawall.policy.approved_list import Listed, approved_list, is_fixed
from seawall.policy.catalogue import catalogue
from seawall.store.approvals import RequestState

rows_max = 60
_DONE = {
    "decided": "The decision is in force everywhere within a second.",
    "answered": "The request is answered.",
    "ended": "The exception is over.",
}


def _today(visit: Visit) -> str:
    return day_of(visit.now_ms)


async def show(visit: Visit, problem: str = "") -> Response[Any]:
    """The list; a search over everything known."""
    listed = approved_list(visit.parts.settings, visit.parts.approvals())
    book, deciding = visit.parts.store.approval_book(), visit.may("tools:write")
    requests = await asyncio.to_thread(book.requests) if deciding else []
    exceptions = await asyncio.to_thread(book.exceptions) if deciding else []
    wanted = visit.query("q").strip().lower()[:100]
    found = [one for one in listed.values() if one.state is not ToolState.APPROVED and _fits(one, wanted)]
    return visit.page(
        "tools.html",
        status=422 if problem else 200,
        approved=[one for one in listed.values() if one.state is ToolState.APPROVED],
        found=found[:rows_max],
        left_out=max(0, len(found) - rows_max),
        q=wanted,
        today=_today(visit),
        known=len(listed),
        catalogue_version=catalogue(visit.parts.settings).version,
        waiting=[one for one in requests if one.state is RequestState.OPEN],
        exceptions=[one for one in exceptions if one.live(visit.now_ms)],
        categories=list(Category),
        problem=problem,
        done=_DONE.get(visit.query("done"), ""),
    )


def _fits(one: Listed, wanted: str) -> bool:
    words = (one.known.id, one.tool.name, one.known.vendor, one.known.kind, *one.known.hosts())
    return not wanted or any(wanted in word.lower() for word in words)


def _listed(visit: Visit) -> Listed:
    found = approved_list(visit.parts.settings, visit.parts.approvals()).get(str(visit.request.path_params["tool"]))
    if found is None:
        raise NotFound("There is no such tool", advice="Search the list of tools.")
    return found


async def one(visit: Visit, problem: str = "") -> Response[Any]:
    """One tool: what is known of it, and the form to decide."""
    listed = _listed(visit)
    facts = listed.known.facts
    return visit.page(
        "tool.html",
        status=422 if problem else 200,
        listed=listed,
        facts=[(name, getattr(facts, name)) for name in facts.__struct_fields__],
        today=_today(visit),
        fixed=is_fixed(visit.parts.settings, listed.known.id),
        categories=list(Category),
        states=list(ToolState),
        grades=list(Grade),
        problem=problem,
    )


async def decide(visit: Visit) -> Response[Any]:
    """Approve, block or take off the list."""
    listed, form = _listed(visit), await visit.request.form()
    given = await visit.form()
    try:
        decision = _decision(listed, given, [str(value) for value in form.getall("permits", [])])
        book, by = visit.parts.store.approval_book(), str(visit.caller.principal)
        await asyncio.to_thread(lambda: book.decide_tool(decision, by=by))
    except SecondPersonNeeded:
        return visit.go("/changes?done=proposed")
    except UsageError as error:
        return await one(visit, str(error))
    return visit.go("/tools?done=decided")


def _decision(listed: Listed, given: dict[str, str], permits: list[str]) -> ToolDecision:
    """
    Raises:
        UsageError: customer data without an agreement (LIST-9), an approval nobody owns, or a day that is none.
    """
    state = ToolState(given["state"]) if given.get("state") in set(ToolState) else ToolState.UNLISTED
    grade = Grade(given["grade"]) if given.get("grade") in set(Grade) else Grade.UNKNOWN
    categories = tuple(Category(name) for name in permits if name in set(Category))
    review, agreement = given.get("review_by", "").strip(), given.get("agreement", "").strip()
    if review and not is_day(review):
        raise UsageError("The review day is a day like 2027-03-31")
    if state is ToolState.APPROVED:
        if not given.get("owner", "").strip() or not review:
            raise UsageError("An approved tool needs an owner and a day for its review")
        if CUSTOMER_DATA & set(categories) and not agreement:
            raise UsageError("Customer data in the clear needs a data processing agreement: say its day or number")
    return ToolDecision(
        tool=listed.known.id,
        state=state,
        grade=grade,
        permits=categories,
        teams=tuple(given.get("teams", "").replace(",", " ").split()),
        owner=given.get("owner", "").strip(),
        review_by=review,
        agreement=agreement,
        note=given.get("note", "").strip(),
    )


async def signed(visit: Visit) -> Response[Any]:
    """The approved list as a signed document, to be kept or handed on."""
    return visit.file(signed_list(visit.desk), f"approved-ai-tools-{_today(visit)}.txt")


async def answer(visit: Visit) -> Response[Any]:
    """Answer a request: no, or yes until a day."""
    form, given = await visit.request.form(), await visit.form()
    state = RequestState.APPROVED if given.get("do") == "approve" else RequestState.REFUSED
    named = [str(value) for value in form.getall("categories", [])]
    days = int(given["days"]) if given.get("days", "").isdecimal() and len(given["days"]) < 4 else 0
    book, by = visit.parts.store.approval_book(), str(visit.caller.principal)
    request_id = str(visit.request.path_params["number"])
    try:
        await asyncio.to_thread(
            lambda: book.answer(
                request_id,
                state,
                by=by,
                answer=given.get("answer", "").strip(),
                days=days,
                categories=tuple(Category(name) for name in named if name in set(Category)),
            )
        )
    except UsageError as error:
        return await show(visit, str(error))
    return visit.go("/tools?done=answered")


async def end(visit: Visit) -> Response[Any]:
    """End an exception now."""
    book, by = visit.parts.store.approval_book(), str(visit.caller.principal)
    exception = str(visit.request.path_params["exception"])
    await asyncio.to_thread(lambda: book.end(exception, by=by))
    return visit.go("/tools?done=ended")


PAGE = Page(
    title="AI tools",
    group=Group.RULES,
    order=1,
    routes=(
        Route(method="GET", path="/tools", permission=Permission.TOOLS_READ, answer=show),
        Route(method="GET", path="/tools/list/signed", permission=Permission.TOOLS_READ, answer=signed),
        Route(method="GET", path="/tools/{tool:str}", permission=Permission.TOOLS_READ, answer=one),
        Route(method="POST", path="/tools/{tool:str}", permission=Permission.TOOLS_WRITE, answer=decide),
        Route(method="POST", path="/tools/requests/{number:str}", permission=Permission.TOOLS_WRITE, answer=answer),
        Route(method="POST", path="/tools/exceptions/{exception:str}", permission=Permission.TOOLS_WRITE, answer=end),
    ),
)
