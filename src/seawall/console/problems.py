"""Errors as answers: RFC 9457 problems from the API, plain pages from the console. Neither quotes what was sent."""

from __future__ import annotations

import logging
import re
import traceback
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
from litestar.connection import Request
from litestar.exceptions import HTTPException, ValidationException
from litestar.response import Response
from sqlalchemy.exc import DBAPIError

from seawall.model import errors
from seawall.model.ids import ulid
from seawall.store.database import unavailable

if TYPE_CHECKING:
    from seawall.console.guard import Caller


_LOG = logging.getLogger("seawall.console")


class Problem(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """RFC 9457: what went wrong, for programs and people. ``type`` is always given and stable."""

    type: str
    title: str
    status: int
    detail: str = ""
    advice: str = ""
    """What to do next."""
    errors: list[str] = []
    """Which fields are wrong and how; never their values."""
    incident: str = ""
    """For an unexpected fault: the id to look for in the log."""


class Conflict(errors.SeawallError):
    """The same thing was done before."""


_STATUS: tuple[tuple[type[errors.SeawallError], int, str], ...] = (
    (Conflict, 409, "conflict"),
    (errors.SecondPersonNeeded, 409, "second-person"),
    (errors.UsageError, 400, "bad-request"),
    (errors.LimitExceeded, 413, "too-large"),
    (errors.BadExchange, 400, "bad-request"),
    (errors.NotFound, 404, "not-found"),
    (errors.LedgerUnavailable, 503, "ledger-unavailable"),
    (errors.Unavailable, 503, "unavailable"),
    (errors.IntegrityError, 500, "integrity"),
)


def problem(request: Request[Any, Any, Any], error: Exception) -> tuple[Problem, dict[str, str]]:
    """What an error says to the caller, with the headers its status asks for."""
    if isinstance(error, errors.Denied):
        caller: Caller | None = getattr(request.state, "caller", None)
        known = caller is not None and bool(caller.token or caller.session or caller.device or caller.key)
        if known:
            forbidden = "urn:seawall:problem:forbidden"
            return Problem(type=forbidden, title=error.message, status=403, advice=error.advice), {}
        headers = {"www-authenticate": 'Bearer realm="seawall"'}
        return Problem(
            type="urn:seawall:problem:unauthorized",
            title=error.message,
            status=401,
            advice=error.advice,
        ), headers
    for kind, status, name in _STATUS:
        if isinstance(error, kind):
            headers = {"retry-after": "5"} if status == 503 else {}
            return (
                Problem(type=f"urn:seawall:problem:{name}", title=error.message, status=status, advice=error.advice),
                headers,
            )
    if isinstance(error, HTTPException):
        return _from_framework(error)
    if isinstance(error, UnicodeDecodeError):  # from the JSON reader: bytes in a string that are not UTF-8
        return problem(request, errors.BadExchange("The body is not UTF-8"))
    if isinstance(error, DBAPIError):
        return problem(request, unavailable(error))
    desk = request.app.state.desk
    incident = ulid(desk.parts.clock.now_ms(), "fault_")
    desk.counted["fault", type(error).__name__] += 1
    # The kind of error and where it arose; its message may quote what was sent, so it is not written.
    frames = traceback.extract_tb(error.__traceback__)[-4:]
    where = " < ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in reversed(frames))
    _LOG.error("%s: %s at %s", incident, type(error).__name__, where)
    return (
        Problem(
            type="urn:seawall:problem:fault",
            title="Something went wrong on our side",
            status=500,
            advice="It was not your input's fault. Nothing of what you sent was written down.",
            incident=incident,
        ),
        {},
    )


_DESCRIBED = "/api/v1/openapi.json"
_WHERE = (
    "The AI gateway is at /v1, /v1beta and /model (OpenAI's, Anthropic's, Gemini's and Bedrock's APIs; Ollama's and "
    "Cohere's own are not spoken), and this API at /api/v1; " + _DESCRIBED + " describes it."
)


def _from_framework(error: HTTPException) -> tuple[Problem, dict[str, str]]:
    """Routing and validation errors. Their words may quote the input, so only field names are kept."""
    status = error.status_code
    title = HTTPStatus(status).phrase
    fields: list[str] = []
    if isinstance(error, ValidationException) and isinstance(error.extra, list):
        fields = [_wrong(item) for item in error.extra if isinstance(item, dict)]
    names = {404: "not-found", 405: "method-not-allowed", 413: "too-large", 415: "unsupported-media-type"}
    names[429] = "too-many-requests"
    headers = {k: v for k, v in (error.headers or {}).items() if k.lower() in {"allow", "retry-after"}}
    return (
        Problem(
            type=f"urn:seawall:problem:{names.get(status, 'bad-request' if status < 500 else 'fault')}",
            title=title,
            status=status,
            advice=_WHERE if status == 404 else "",
            errors=fields,
        ),
        headers,
    )


_MISSING = re.compile(r"Object missing required field `(\w+)`")
_OF_A_KIND = re.compile(r"Expected (`[\w |]+`(?:, got `\w+`| of length [<>]=? \d+| [<>]=? -?\d+)?)$")
"""What is said of types and bounds, which are ours. Everything else may quote what was sent."""


def _wrong(item: dict[str, Any]) -> str:
    """A field and how it is wrong."""
    said = str(item.get("message") or "").partition(" - at ")[0]
    name = str(item.get("key") or "body").removeprefix("data.")
    name = "body" if name == "data" else name
    missing = _MISSING.match(said)
    if missing:
        return f"{missing[1]}: is missing" if name == "body" else f"{name}.{missing[1]}: is missing"
    if said.startswith("Object contains unknown field"):
        return f"{name}: holds a field that {_DESCRIBED} does not know"
    kind = _OF_A_KIND.match(said)
    if kind:
        return f"{name}: has to be {kind[1].replace(', got ', ', not ').replace('`', '')}"
    return f"{name}: not as {_DESCRIBED} describes it"


def api_answer(request: Request[Any, Any, Any], error: Exception) -> Response[Any]:
    """An error as ``application/problem+json``."""
    found, headers = problem(request, error)
    if found.status in (400, 405, 415) and not found.advice:
        found = msgspec.structs.replace(found, advice=f"{_DESCRIBED} describes what this call takes.")
    return Response(
        msgspec.json.encode(found),
        status_code=found.status,
        headers={**headers, "cache-control": "no-store"},
        media_type="application/problem+json",
    )
