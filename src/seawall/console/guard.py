"""Who is calling, and whether they may: the one place that decides for every route of console and API.

A route carries its permission in Litestar's ``opt``; :func:`guard` refuses a route without one. Pages know people by
session cookie and ask for a CSRF token on every write; the API knows tokens (``Authorization: Bearer swt_…``) and never
looks at cookies, so that no browser can be made to use it. The two never mix.
"""

from __future__ import annotations

import asyncio
import base64
import hashlib
import hmac
import ipaddress
from typing import TYPE_CHECKING, Any

import msgspec
from litestar.connection import ASGIConnection, Request
from litestar.exceptions import TooManyRequestsException

from seawall.access.roles import FOR_ANYONE, Permission, allows
from seawall.model import drills
from seawall.model.errors import Denied
from seawall.model.exchange import Principal
from seawall.model.keys import PREFIX, VirtualKey
from seawall.model.words import PrincipalKind
from seawall.policy.catalogue import teams_of
from seawall.store.devices import Device
from seawall.store.sessions import Session
from seawall.store.tokens import ApiToken

if TYPE_CHECKING:
    from litestar.handlers import BaseRouteHandler

    from seawall.console.desk import Desk

Connection = ASGIConnection[Any, Any, Any, Any]
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
STAGE_HOME = {"password": "/signin/factor", "enrol": "/setup/factor"}


class SignInFirst(Denied):
    """A page for people who are signed in; the answer is a way to the next step of signing in."""

    def __init__(self, step: str) -> None:
        super().__init__("Please sign in")
        self.step = step


class Caller(msgspec.Struct, frozen=True, kw_only=True):
    """Who a request comes from, as far as it was proved."""

    session: Session | None = None
    token: ApiToken | None = None
    device: Device | None = None
    key: VirtualKey | None = None
    address: str = ""

    @property
    def role(self) -> str | None:
        """The role that counts; None while sign-in is not complete."""
        if self.token is not None:
            return self.token.role
        return self.session.user.role if self.session is not None and self.session.stage == "open" else None

    @property
    def principal(self) -> Principal:
        """The caller as events name it."""
        if self.session is not None:
            return Principal(PrincipalKind.PERSON, self.session.user.email)
        if self.device is not None:
            return Principal.parse(self.device.principal)
        if self.key is not None:
            return self.key.principal
        if self.token is not None and drills.mark_of_label(self.token.label):
            return Principal.parse(drills.PRINCIPAL)
        return Principal(PrincipalKind.SERVICE, f"token-{self.token.id}" if self.token else "console")


async def guard(connection: Connection, handler: BaseRouteHandler) -> None:
    """Identify the caller, then let the route's permission decide.

    Raises:
        Denied: 401 or 403, by whether anybody was identified.
        SignInFirst: on a page, the step of sign-in that is missing.
    """
    permission = handler.opt.get("permission")
    if not isinstance(permission, Permission):
        raise Denied("This address names no permission, so nobody may use it")
    desk: Desk = connection.app.state.desk
    if handler.opt["door"] == "api":
        caller = await asyncio.to_thread(_by_token, connection, desk)
        connection.state.caller = caller
        if permission is Permission.METRICS_READ and caller.token is None and _is_here(connection):
            return
        if not allows(caller.role, permission):
            if caller.token:
                advice = "`seawall token issue --role ROLE` makes one of another role; docs/console.md has the roles."
                raise Denied("Your token does not allow this", advice=advice)
            advice = "Send `Authorization: Bearer swt_…`, one that has not ended; `seawall token issue` makes one."
            raise Denied("An API token is needed", advice=advice)
        return
    if handler.opt["door"] == "device":
        connection.state.caller = caller = await asyncio.to_thread(_by_device, connection, desk)
        if permission is Permission.DEVICE and caller.device is None:
            raise Denied("This device is not enrolled, or not any more", advice="Ask for a new enrolment link.")
        return
    if handler.opt["door"] == "key":
        connection.state.caller = caller = _by_key(connection, desk)
        if permission is not Permission.ROOM_READ or caller.key is None:
            advice = "Send `Authorization: Bearer sw_…`; `seawall keys issue --for agent:NAME` makes one."
            raise Denied("A virtual key is needed; none was sent, or none that lives", advice=advice)
        _within_limits(caller.key, caller.address, desk)
        return
    caller = await _by_cookie(connection, desk)
    connection.state.caller = caller
    await _same_site(connection, desk, caller)
    _admit(permission, caller)


def _admit(permission: Permission, caller: Caller) -> None:
    stage = caller.session.stage if caller.session else None
    if permission is Permission.SETUP or permission in FOR_ANYONE:
        return
    if permission is Permission.FACTOR:
        if stage not in STAGE_HOME:
            raise SignInFirst("/signin" if stage is None else "/")
        return
    if stage != "open":
        raise SignInFirst(STAGE_HOME.get(stage or "", "/signin"))
    if not allows(caller.role, permission):
        raise Denied("Your role does not include this", advice="An owner can give you one that does.")


def _by_token(connection: Connection, desk: Desk) -> Caller:
    scheme, _, secret = connection.headers.get("authorization", "").partition(" ")
    token = None
    if scheme.lower() == "bearer" and secret.startswith("swt_") and len(secret) <= 256:
        token = desk.parts.store.tokens().find(secret.strip())
    return Caller(token=token, address=client_address(connection, desk))


def _by_device(connection: Connection, desk: Desk) -> Caller:
    scheme, _, secret = connection.headers.get("authorization", "").partition(" ")
    device = None
    if scheme.lower() == "bearer" and secret:
        device = desk.parts.store.devices().find(secret.strip())
    return Caller(device=device, address=client_address(connection, desk))


def _by_key(connection: Connection, desk: Desk) -> Caller:
    """A virtual key, in the places an AI's client puts one. Looked up in memory."""
    scheme, _, secret = connection.headers.get("authorization", "").partition(" ")
    secret = secret.strip() if scheme.lower() == "bearer" else connection.headers.get("x-api-key", "")
    key = desk.parts.store.keys().find(secret, desk.parts.clock.now_ms()) if secret.startswith(PREFIX) else None
    if key is not None:
        teams = teams_of(desk.parts.settings, str(key.principal))
        who = msgspec.structs.replace(key.principal, teams=tuple(dict.fromkeys(key.principal.teams + teams)))
        key = msgspec.structs.replace(key, principal=who)
    return Caller(key=key, address=client_address(connection, desk))


def _within_limits(key: VirtualKey, address: str, desk: Desk) -> None:
    """
    Raises:
        Denied: the key may not come from there.
        TooManyRequestsException: it is over its rate or budget.
    """
    if key.networks:
        ranges = tuple(ipaddress.ip_network(text, strict=False) for text in key.networks)
        if not _within(address, ranges):
            raise Denied("This key may not be used from this network address")
    wait_ms = desk.parts.store.keys().spend(key.id, 0, desk.parts.clock.now_ms())
    if wait_ms is not None:
        raise TooManyRequestsException(headers={"retry-after": str(wait_ms // 1000 + 1)})


async def _by_cookie(connection: Connection, desk: Desk) -> Caller:
    token = connection.cookies.get(desk.session_cookie, "")
    session = None
    if token and len(token) <= 64:
        session = await asyncio.to_thread(desk.sessions.find, token, desk.parts.clock.now_ms())
    return Caller(session=session, address=client_address(connection, desk))


def client_address(connection: Connection, desk: Desk) -> str:
    """The caller's network address; ``x-forwarded-for`` counts only when a trusted proxy speaks, from the right."""
    peer = connection.client.host if connection.client else ""
    trusted = desk.trusted_networks
    if trusted and _within(peer, trusted):
        for hop in reversed(connection.headers.get("x-forwarded-for", "").split(",")):
            peer = hop.strip() or peer
            if not _within(peer, trusted):
                break
    return peer[:64]


def _within(address: str, networks: tuple[ipaddress.IPv4Network | ipaddress.IPv6Network, ...]) -> bool:
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return False
    return any(parsed in network for network in networks)


def _is_here(connection: Connection) -> bool:
    """A process on this machine that came straight, not through a proxy on it."""
    forwarded = any(name in connection.headers for name in ("x-forwarded-for", "forwarded", "x-real-ip", "via"))
    peer = connection.client.host if connection.client else ""
    return not forwarded and _within(peer, (ipaddress.ip_network("127.0.0.0/8"), ipaddress.ip_network("::1")))


def csrf_token(secret: str) -> str:
    """The token a form must carry: bound to a cookie only this browser has, and not the cookie itself."""
    digest = hmac.digest(secret.encode(), b"seawall form", hashlib.sha256)
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


def form_secret(connection: Connection, desk: Desk, caller: Caller) -> str:
    """What this browser's forms are bound to: its session, or its visitor cookie before there is one."""
    name = desk.session_cookie if caller.session is not None else desk.visitor_cookie
    return connection.cookies.get(name, "")[:128]


async def _same_site(connection: Connection, desk: Desk, caller: Caller) -> None:
    """Refuse pages under a foreign host name, and writes that do not come from our own pages."""
    host = connection.headers.get("host", "")
    if not desk.is_our_host(host):
        raise Denied(
            "Seawall does not know itself under this address",
            advice="Open it at the address that `seawall up` printed, or set server.public_url to this one.",
        )
    if connection.scope.get("method") in SAFE_METHODS:
        return
    if connection.headers.get("sec-fetch-site", "same-origin") not in {"same-origin", "none"}:
        raise Denied("This form was sent from another site", advice="Open the page itself and send it there.")
    origin = connection.headers.get("origin")
    if origin is not None and origin.rpartition("//")[2].lower() != host.lower():
        raise Denied("This form was sent from another site", advice="Open the page itself and send it there.")
    given = connection.headers.get("x-csrf-token", "")
    if not given and isinstance(connection, Request):
        given = str((await connection.form()).get("csrf", ""))
    secret = form_secret(connection, desk, caller)
    if not secret or not hmac.compare_digest(given.encode(), csrf_token(secret).encode()):
        raise Denied("This page was open for too long", advice="Go back, reload it and try again.")
