"""``/api/v1/endpoint``: what the extension and the clipboard agent ask. docs/extension-protocol.md is the contract.

Enrolling asks for an enrolment token in the body; everything else for the device's own token. Nothing here takes a
console session or an API token, and a device's token opens nothing but this.
"""

from __future__ import annotations

import asyncio
import hashlib
from datetime import UTC, datetime
from typing import Annotated, Any

import msgspec
from litestar import get, post
from litestar.connection import Request
from litestar.params import JSONBody, QueryParameter
from litestar.response import Response

from seawall.access.roles import Permission
from seawall.console.api import needs
from seawall.console.api.events import cursor as cursor_of
from seawall.console.api.events import number_of
from seawall.console.telling import KINDS, Listener, Told, batch_max, told_again
from seawall.model import drills
from seawall.model.exchange import Principal
from seawall.model.words import PrincipalKind
from seawall.policy.approved_list import approved_list
from seawall.policy.catalogue import catalogue, teams_of
from seawall.policy.endpoint_policy import FORMAT, Asked, Content, content
from seawall.store.approvals import ToolRequest
from seawall.store.devices import About, Device
from seawall.store.keyring import day_ms
from seawall.store.search import EventFilter

events_bytes_max = 512 * 1024
prefixes_max = 64
reported_rows = 50
_Short = Annotated[str, msgspec.Meta(max_length=60)]
_Prefix = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{5}$")]


class DeviceAbout(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """What a device says of itself."""

    browser: _Short = ""
    browser_version: _Short = ""
    os: _Short = ""
    extension: _Short = ""
    install: _Short = ""
    name: _Short = ""


class Enrol(msgspec.Struct, frozen=True, kw_only=True):
    """An enrolment."""

    token: Annotated[str, msgspec.Meta(max_length=200)]
    device: DeviceAbout = DeviceAbout()


class Enrolled(msgspec.Struct, frozen=True, kw_only=True, rename="camel", omit_defaults=True):
    """What an enrolled device is given, this once."""

    device_id: str
    device_token: str
    pub_key: str
    person: str = ""


class Batch(msgspec.Struct, frozen=True, kw_only=True):
    """Events, and how many the device could not keep."""

    events: Annotated[tuple[Told, ...], msgspec.Meta(max_length=batch_max)] = ()
    dropped: Annotated[int, msgspec.Meta(ge=0, lt=2**31)] = 0


class Accepted(msgspec.Struct, frozen=True):
    """How many events are in the ledger now, those that were there before included."""

    accepted: int


class Reported(msgspec.Struct, frozen=True):
    """What was reported about a device's person, newest first."""

    events: list[dict[str, Any]]
    next: str | None


class AskFor(msgspec.Struct, frozen=True, kw_only=True):
    """A request for a tool."""

    tool: Annotated[str, msgspec.Meta(max_length=200)]
    host: Annotated[str, msgspec.Meta(max_length=253)] = ""
    reason: Annotated[str, msgspec.Meta(max_length=500)] = ""


class AskedFor(msgspec.Struct, frozen=True, kw_only=True):
    """A request as its person sees it."""

    id: str
    tool: str
    state: str
    answer: str
    created: str


class AskedForList(msgspec.Struct, frozen=True):
    """A person's requests."""

    requests: list[AskedFor]


class Prefixes(msgspec.Struct, frozen=True):
    """Beginnings of hashes to confirm, five hex digits each."""

    prefixes: Annotated[tuple[_Prefix, ...], msgspec.Meta(max_length=prefixes_max)]


class Matches(msgspec.Struct, frozen=True):
    """For each beginning, the sixteen hex digits that follow in the hashes of customers' values."""

    matches: dict[str, list[str]]


class _Payload(Content, frozen=True, kw_only=True, rename="camel"):
    format: int
    version: int
    issued: str
    expires: str


_BY_DEVICE = {**needs(Permission.DEVICE), "door": "device"}


@post(
    "/api/v1/endpoint/enroll",
    opt={**needs(Permission.ENROL), "door": "device"},
    tags=["endpoint"],
    operation_id="enrolDevice",
    summary="Enrol a device",
)
async def enrol_device(request: Request[Any, Any, Any], data: JSONBody[Enrol]) -> Enrolled:
    """Trades an enrolment token for a device's own."""
    desk = request.app.state.desk
    listener = _listener(desk)
    said = msgspec.structs.asdict(data.device)
    about = About(**{name: listener.covered(text) if text.isprintable() else "" for name, text in said.items()})
    agent = request.headers.get("user-agent", "")
    devices, signer = desk.parts.store.devices(), desk.parts.store.policy_signer()
    token, device = await asyncio.to_thread(lambda: devices.enrol(data.token, _named(desk, about, agent)))
    desk.counted["device", "enrolled"] += 1
    who = Principal.parse(device.principal)
    person = who.name if who.kind is PrincipalKind.PERSON else ""
    return Enrolled(device_id=device.id, device_token=token, pub_key=signer.public_text, person=person)


@get(
    "/api/v1/endpoint/policy",
    opt=_BY_DEVICE,
    tags=["endpoint"],
    operation_id="devicePolicy",
    summary="The signed policy",
    description="With an ETag; answers 304 while nothing changed.",
)
async def device_policy(request: Request[Any, Any, Any]) -> Response[bytes]:
    """The policy of the device's person."""
    desk, device = request.app.state.desk, request.state.caller.device
    version, envelope = await asyncio.to_thread(lambda: signed_policy(desk, device.principal))
    etag = f'"{version}"'
    if device.policy_version != version or desk.parts.clock.now_ms() - device.seen_ms > 60_000:
        await asyncio.to_thread(lambda: desk.parts.store.devices().seen(device.id, version))
    known = [one.strip().removeprefix("W/") for one in request.headers.get("if-none-match", "").split(",")]
    headers = {"etag": etag, "cache-control": "private, no-cache"}
    if etag in known:
        return Response(b"", status_code=304, headers=headers)
    return Response(envelope, headers=headers, media_type="application/json")


def signed_policy(desk: Any, principal: str) -> tuple[int, bytes]:
    """Version and envelope of a principal's policy. The same bytes in every process until something changes."""
    parts = desk.parts
    settings = parts.settings.endpoint
    asked = Asked(
        policy=parts.policy(),
        settings=parts.settings,
        approvals=parts.approvals(),
        principal=msgspec.structs.replace(Principal.parse(principal), teams=teams_of(parts.settings, principal)),
        detectors={id: detector.category for id, detector in parts.engine.detectors.items()},
        now_ms=parts.clock.now_ms(),
        customers=parts.customers.filter() if parts.customers else None,
    )
    made = content(asked)
    fields = {name: getattr(made, name) for name in made.__struct_fields__}
    digest = hashlib.sha256(msgspec.json.encode((FORMAT, settings.policy_days, made))).digest()
    version, issued_ms = parts.store.devices().stamp(principal, digest, day_ms)
    payload = _Payload(
        **fields,
        format=FORMAT,
        version=version,
        issued=_time(issued_ms),
        expires=_time(issued_ms + settings.policy_days * day_ms),
    )
    return version, msgspec.json.encode(parts.store.policy_signer().seal(msgspec.json.encode(payload)))


@post(
    "/api/v1/endpoint/events",
    opt=_BY_DEVICE,
    status_code=202,
    request_max_body_size=events_bytes_max,
    tags=["endpoint"],
    operation_id="reportEvents",
    summary="Report events",
    description="Idempotent by each event's id. Samples that are not masked enough are covered whole.",
)
async def report_events(request: Request[Any, Any, Any], data: JSONBody[Batch]) -> Accepted:
    """Takes what a device tells into the ledger."""
    desk, device = request.app.state.desk, request.state.caller.device

    def work() -> None:
        listener, now_ms = _listener(desk), desk.parts.clock.now_ms()
        reports = [listener.report(device, one, now_ms) for one in data.events]
        desk.parts.store.devices().report(device.id, reports, data.dropped)

    await asyncio.to_thread(work)
    desk.counted["device", "events"] += len(data.events)
    return Accepted(len(data.events))


@get(
    "/api/v1/endpoint/reported",
    opt=_BY_DEVICE,
    tags=["endpoint"],
    operation_id="reportedAboutMe",
    summary="What was reported about me",
)
async def reported_about_me(
    request: Request[Any, Any, Any], cursor: Annotated[str, QueryParameter(max_length=40)] = ""
) -> Reported:
    """What the ledger holds of this device's person's browsers and clipboards."""
    desk, device = request.app.state.desk, request.state.caller.device
    wanted = EventFilter(room="endpoint", principal=device.principal)
    events, before = desk.parts.store.events(), number_of(cursor)
    page = await asyncio.to_thread(lambda: events.page(wanted, before=before, limit=reported_rows))
    told = [told_again(found.event) for found in page.events if found.event.kind in KINDS.values()]
    return Reported(told, cursor_of(page.before))


@post(
    "/api/v1/endpoint/requests",
    opt=_BY_DEVICE,
    tags=["endpoint"],
    operation_id="askForTool",
    summary="Ask for a tool",
)
async def ask_for_tool(request: Request[Any, Any, Any], data: JSONBody[AskFor]) -> AskedFor:
    """Opens a request, or gives the open one for the same tool."""
    desk, device = request.app.state.desk, request.state.caller.device
    listener = _listener(desk)
    tool, host = listener.named(data.tool), listener.site(data.host)
    order = ToolRequest(
        id="",
        principal=device.principal,
        tool=tool or host or "unknown",
        host=host,
        reason=listener.covered(data.reason),
    )
    book = desk.parts.store.approval_book()
    return _asked_for(await asyncio.to_thread(lambda: book.ask(order)))


@get(
    "/api/v1/endpoint/requests",
    opt=_BY_DEVICE,
    tags=["endpoint"],
    operation_id="myRequests",
    summary="My requests",
)
async def my_requests(request: Request[Any, Any, Any]) -> AskedForList:
    """Requests of the device's person, open ones first."""
    device: Device = request.state.caller.device
    book = request.app.state.desk.parts.store.approval_book()
    found = await asyncio.to_thread(lambda: book.requests(principal=device.principal))
    return AskedForList([_asked_for(one) for one in found])


@post(
    "/api/v1/endpoint/confirm",
    opt=_BY_DEVICE,
    status_code=200,
    tags=["endpoint"],
    operation_id="confirmPrefixes",
    summary="Confirm hits of the customer filter",
)
async def confirm_prefixes(request: Request[Any, Any, Any], data: JSONBody[Prefixes]) -> Matches:
    """Which hashes with these beginnings are of the shop's own customers. The server does not learn which was meant."""
    customers = request.app.state.desk.parts.customers
    if customers is None:
        return Matches({prefix: [] for prefix in data.prefixes})
    found = await asyncio.to_thread(lambda: customers.confirm(data.prefixes))
    return Matches({prefix: list(found.get(prefix, ())) for prefix in data.prefixes})


def _asked_for(request: ToolRequest) -> AskedFor:
    return AskedFor(
        id=request.id,
        tool=request.tool,
        state=request.state.value,
        answer=request.answer,
        created=_time(request.created_ms),
    )


def _named(desk: Any, about: About, agent: str) -> About:
    """What a device said, under the drill's name when a running drill started it and under no such name otherwise."""
    mark = drills.mark_of_agent(agent)
    if mark and _drilling(desk, mark):
        return msgspec.structs.replace(about, name=drills.label(mark))
    return msgspec.structs.replace(about, name="") if drills.mark_of_label(about.name) else about


def _drilling(desk: Any, mark: str) -> bool:
    """Whether a drill with this mark began minutes ago: the token it works with says so. Blocking."""
    since_ms = desk.parts.clock.now_ms() - drills.believed_ms
    tokens = desk.parts.store.tokens().list(everything=True)
    return any(one.label == drills.label(mark) and one.created_ms > since_ms for one in tokens)


def _time(ms: int) -> str:
    return datetime.fromtimestamp(ms / 1000, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _listener(desk: Any) -> Listener:
    parts = desk.parts
    known = parts.policy().policies
    listed = approved_list(parts.settings, parts.approvals())
    return Listener(
        parts.engine,
        catalogue(parts.settings),
        lambda id: id in known,
        lambda id: id in listed and listed[id].tool.approved,
        lambda mark: _drilling(desk, mark),
    )


ROUTES = (
    enrol_device,
    device_policy,
    report_events,
    reported_about_me,
    ask_for_tool,
    my_requests,
    confirm_prefixes,
)
