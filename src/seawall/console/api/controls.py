"""``/api/v1/controls``: what is enforced, with evidence, tied to the ledger by its signed checkpoint."""

from __future__ import annotations

import asyncio
from typing import Annotated, Any

import msgspec
from litestar import get, put
from litestar.connection import Request
from litestar.params import FromPath, JSONBody

from seawall import __version__
from seawall.access.roles import Permission
from seawall.console.api import needs
from seawall.console.controls import COLUMNS, Document, Row, document, read_controls, table_rows
from seawall.model.errors import NotFound
from seawall.model.stewards import Steward
from seawall.reports.report import Table, report


class Stewardship(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Whose a control is."""

    owner: Annotated[str, msgspec.Meta(max_length=200)] = ""
    review_by: Annotated[str, msgspec.Meta(max_length=10)] = ""
    """``2027-03-31``."""


def whole(desk: Any) -> Document:
    """The register as it is exported. Blocking."""
    return document(desk, read_controls(desk), __version__)


def as_csv(told: Document) -> bytes:
    """The register for a spreadsheet: one line a piece of evidence."""
    table = Table(title="Controls", columns=COLUMNS, rows=table_rows(told))
    return b"".join(report("csv").write(table))


def assign(desk: Any, control: str, owner: str, review_by: str, by: str) -> None:
    """Say whose a control is. Blocking.

    Raises:
        NotFound: there is no such control.
        UsageError: as :meth:`seawall.store.stewards.StewardBook.assign`.
    """
    if control not in {row.id for row in read_controls(desk).rows}:
        raise NotFound("There is no such control", advice="`seawall controls list` names them.")
    desk.parts.store.steward_book().assign(Steward(control=control, owner=owner, review_by=review_by), by=by)


@get(
    "/api/v1/controls",
    opt=needs(Permission.GOVERNANCE_READ),
    tags=["governance"],
    operation_id="listControls",
    summary="The register of controls, with evidence",
)
async def list_controls(request: Request[Any, Any, Any]) -> Document:
    """Every state is computed from the system when it is asked for."""
    return await asyncio.to_thread(whole, request.app.state.desk)


@get(
    "/api/v1/controls/csv",
    opt=needs(Permission.GOVERNANCE_READ),
    tags=["governance"],
    operation_id="controlsCsv",
    summary="The register of controls for a spreadsheet",
    media_type="text/csv; charset=utf-8",
)
async def controls_csv(request: Request[Any, Any, Any]) -> str:
    """One line a piece of evidence, each with the ledger's size and root."""
    told = await asyncio.to_thread(whole, request.app.state.desk)
    return as_csv(told).decode()


@put(
    "/api/v1/controls/{control:str}",
    opt=needs(Permission.GOVERNANCE_WRITE),
    tags=["governance"],
    operation_id="assignControl",
    summary="Say whose a control is",
)
async def assign_control(request: Request[Any, Any, Any], control: FromPath[str], data: JSONBody[Stewardship]) -> Row:
    """Owner and day of the next review; a control's state is nobody's to write."""
    desk, by = request.app.state.desk, str(request.state.caller.principal)
    await asyncio.to_thread(lambda: assign(desk, control, data.owner.strip(), data.review_by.strip(), by))
    register = await asyncio.to_thread(read_controls, desk)
    return next(row for row in register.rows if row.id == control)


ROUTES = (list_controls, controls_csv, assign_control)
