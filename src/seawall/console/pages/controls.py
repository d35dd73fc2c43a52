"""Controls: what Seawall does about each risk, whether that is in force now, and what shows it."""

from __future__ import annotations

import asyncio
from typing import Any

import msgspec
from litestar.response import Response

from seawall.access.roles import Permission
from seawall.console.api.controls import as_csv, assign, whole
from seawall.console.controls import days, read_controls
from seawall.console.parts import Group, Page, Route
from seawall.console.visit import Visit
from seawall.governance.control import State
from seawall.model.days import day_of
from seawall.model.errors import UsageError

LOOKS = {State.IN_FORCE: "allow", State.PARTLY: "mask", State.NOT: "block", State.UNKNOWN: ""}
_ORDER = [State.NOT, State.PARTLY, State.UNKNOWN, State.IN_FORCE]


async def show(visit: Visit, problem: str = "") -> Response[Any]:
    """The register, what is not in force first."""
    register = await asyncio.to_thread(read_controls, visit.desk)
    wanted = visit.query("state")
    rows = [row for row in register.rows if wanted not in set(State) or row.state == wanted]
    return visit.page(
        "controls.html",
        status=422 if problem else 200,
        rows=sorted(rows, key=lambda row: _ORDER.index(row.state)),
        numbers={state: register.number(state) for state in _ORDER},
        wanted=wanted if wanted in set(State) else "",
        register=register,
        looks=LOOKS,
        days=days,
        problem=problem,
        done="It is written down, and the ledger says so." if visit.query("done") else "",
    )


async def give(visit: Visit) -> Response[Any]:
    """Say whose a control is and when it is looked at again."""
    given, control = await visit.form(), str(visit.request.path_params["control"])
    by = str(visit.caller.principal)
    owner, review_by = given.get("owner", "").strip(), given.get("review_by", "").strip()
    try:
        await asyncio.to_thread(lambda: assign(visit.desk, control, owner, review_by, by))
    except UsageError as error:
        return await show(visit, str(error))
    return visit.go("/controls?done=1")


async def as_json(visit: Visit) -> Response[Any]:
    """The register as a file, with the ledger's signed checkpoint."""
    told = await asyncio.to_thread(whole, visit.desk)
    content = msgspec.json.format(msgspec.json.encode(told), indent=1).decode() + "\n"
    return visit.file(content, f"controls-{day_of(visit.now_ms)}.json")


async def as_table(visit: Visit) -> Response[Any]:
    """The register for a spreadsheet."""
    told = await asyncio.to_thread(whole, visit.desk)
    return visit.file(as_csv(told).decode(), f"controls-{day_of(visit.now_ms)}.csv")


PAGE = Page(
    title="Controls",
    group=Group.PROGRAMME,
    order=2,
    routes=(
        Route(method="GET", path="/controls", permission=Permission.GOVERNANCE_READ, answer=show),
        Route(method="GET", path="/controls/export/json", permission=Permission.GOVERNANCE_READ, answer=as_json),
        Route(method="GET", path="/controls/export/csv", permission=Permission.GOVERNANCE_READ, answer=as_table),
        Route(method="POST", path="/controls/{control:str}", permission=Permission.GOVERNANCE_WRITE, answer=give),
    ),
)
