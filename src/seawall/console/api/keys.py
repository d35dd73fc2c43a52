"""``/api/v1/keys``: virtual keys for the gateway. A secret is in the answer that makes it and nowhere else.

Issuing and rotating take ``Idempotency-Key``: a repeated request makes no second key. It is answered 409 with the id
of the key the first one made; its secret is gone with the lost answer, so rotate that key for a new one.
"""

from __future__ import annotations

import asyncio
import hashlib
from typing import Annotated, Any

import msgspec
from litestar import delete, get, post
from litestar.connection import Request
from litestar.params import FromPath, HeaderParameter, JSONBody, QueryParameter

from seawall.access.keys import KeyFault, key_findings
from seawall.access.roles import Permission
from seawall.console.api import needs
from seawall.console.problems import Conflict
from seawall.model import limits
from seawall.model.errors import NotFound
from seawall.model.exchange import Principal
from seawall.model.keys import VirtualKey
from seawall.model.words import Category
from seawall.store.keyring import KeyOrder, ListedKey

overlap_minutes_max = 7 * 24 * 60
_Names = Annotated[tuple[Annotated[str, msgspec.Meta(max_length=200)], ...], msgspec.Meta(max_length=100)]
Idempotency = Annotated[str, HeaderParameter(name="Idempotency-Key", max_length=200)]


class IssueKey(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a new key is for. What is left out is not restricted, but for the lifetime."""

    principal: Annotated[str, msgspec.Meta(max_length=220)]
    """``person:ana@shop.example``, ``service:NAME`` or ``agent:NAME``."""
    acting_for: Annotated[str, msgspec.Meta(max_length=220)] | None = None
    """Whose right bounds an agent's."""
    label: Annotated[str, msgspec.Meta(max_length=200)] = ""
    lifetime_seconds: Annotated[int, msgspec.Meta(gt=0, le=limits.key_lifetime_days_max * 86_400)] | None = None
    """An hour for agents and 30 days for others when left out."""
    tools: _Names = ()
    models: _Names = ()
    categories: Annotated[tuple[Category, ...], msgspec.Meta(max_length=10)] = ()
    """Kinds of data it is for. No other passes in the clear, sent or in an answer; all when left out."""
    budget: Annotated[int, msgspec.Meta(gt=0, lt=2**53)] | None = None
    """Requests over its life."""
    rate_per_minute: Annotated[int, msgspec.Meta(gt=0, lt=2**31)] | None = None
    networks: Annotated[tuple[Annotated[str, msgspec.Meta(max_length=60)], ...], msgspec.Meta(max_length=50)] = ()
    """CIDR ranges it may come from."""


class RotateKey(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How long the old key goes on working."""

    overlap_minutes: Annotated[int, msgspec.Meta(ge=0, le=overlap_minutes_max)] = 60


class KeyFindingItem(msgspec.Struct, frozen=True, kw_only=True):
    """What is wrong with a live key, and what to do."""

    fault: KeyFault
    what: str
    advice: str


class KeyItem(msgspec.Struct, frozen=True, kw_only=True):
    """A key without its secret."""

    id: str
    state: str
    """``live``, ``expired`` or ``revoked``."""
    principal: str
    acting_for: str | None
    label: str
    created_ms: int
    expires_ms: int
    revoked_ms: int | None
    tools: list[str]
    models: list[str]
    categories: list[Category]
    budget: int | None
    rate_per_minute: int | None
    networks: list[str]
    replaces: str | None
    requests: int
    used_ms: int | None
    findings: tuple[KeyFindingItem, ...] = ()
    """Long-lived, unused; docs/api.md says from when."""


class NewKey(msgspec.Struct, frozen=True, kw_only=True):
    """A key with its secret, this once."""

    secret: str
    key: KeyItem


class KeyList(msgspec.Struct, frozen=True, kw_only=True):
    """Some keys, newest first."""

    items: list[KeyItem]
    next: str | None
    """Cursor of the next page; null at the end."""


def item(
    key: VirtualKey,
    state: str = "live",
    requests: int = 0,
    used_ms: int | None = None,
    findings: tuple[KeyFindingItem, ...] = (),
) -> KeyItem:
    """A key as the API tells it."""
    return KeyItem(
        id=key.id,
        state=state,
        principal=str(key.principal),
        acting_for=key.principal.acting_for,
        label=key.label,
        created_ms=key.created_ms,
        expires_ms=key.expires_ms,
        revoked_ms=key.revoked_ms,
        tools=sorted(key.tools),
        models=sorted(key.models),
        categories=sorted(key.categories),
        budget=key.budget,
        rate_per_minute=key.rate_per_minute,
        networks=list(key.networks),
        replaces=key.replaces,
        requests=requests,
        used_ms=used_ms,
        findings=findings,
    )


def _listed(request: Request[Any, Any, Any], listed: ListedKey) -> KeyItem:
    parts = request.app.state.desk.parts
    found = key_findings(listed.key, listed.used_ms, parts.clock.now_ms(), parts.settings.keys)
    told = tuple(KeyFindingItem(fault=one.fault, what=one.what, advice=one.advice) for one in found)
    return item(listed.key, listed.state, listed.requests, listed.used_ms, told)


async def _all(request: Request[Any, Any, Any]) -> list[ListedKey]:
    ring = request.app.state.desk.parts.store.key_ring()
    return await asyncio.to_thread(lambda: ring.list(everything=True))


@get("/api/v1/keys", opt=needs(Permission.KEYS_READ), tags=["keys"], operation_id="listKeys", summary="List keys")
async def list_keys(
    request: Request[Any, Any, Any],
    everything: Annotated[bool, QueryParameter(description="Expired and revoked ones too")] = False,
    limit: Annotated[int, QueryParameter(ge=1, le=limits.page_rows_max)] = 50,
    cursor: Annotated[str, QueryParameter(max_length=40, description="``next`` of the page before")] = "",
) -> KeyList:
    """Live keys, newest first."""
    keys = [listed for listed in await _all(request) if everything or listed.state == "live"]
    ids = [listed.key.id for listed in keys]
    start = ids.index(cursor) + 1 if cursor in ids else 0
    some = keys[start : start + limit]
    more = len(keys) > start + limit
    return KeyList(items=[_listed(request, one) for one in some], next=some[-1].key.id if some and more else None)


@get(
    "/api/v1/keys/{key_id:str}",
    opt=needs(Permission.KEYS_READ),
    tags=["keys"],
    operation_id="getKey",
    summary="One key",
)
async def one_key(request: Request[Any, Any, Any], key_id: FromPath[str]) -> KeyItem:
    """Live or not."""
    found = next((one for one in await _all(request) if one.key.id == key_id), None)
    if found is None:
        raise NotFound("No key has this id")
    return _listed(request, found)


@post("/api/v1/keys", opt=needs(Permission.KEYS_WRITE), tags=["keys"], operation_id="issueKey", summary="Issue a key")
async def issue_key(
    request: Request[Any, Any, Any], data: JSONBody[IssueKey], idempotency_key: Idempotency = ""
) -> NewKey:
    """Makes a key and its event in one transaction."""
    desk = request.app.state.desk
    order = KeyOrder(
        principal=Principal.parse(data.principal, acting_for=data.acting_for and str(Principal.parse(data.acting_for))),
        lifetime_ms=data.lifetime_seconds * 1000 if data.lifetime_seconds else None,
        tools=data.tools,
        models=data.models,
        categories=data.categories,
        budget=data.budget,
        rate_per_minute=data.rate_per_minute,
        networks=data.networks,
        label=data.label,
    )
    ring, by = desk.parts.store.key_ring(), str(request.state.caller.principal)
    secret, key = await _once(request, "issue", idempotency_key, lambda: ring.issue(order, by=by))
    return NewKey(secret=secret, key=_listed(request, ListedKey(key=key, state="live")))


@post(
    "/api/v1/keys/{key_id:str}/rotate",
    opt=needs(Permission.KEYS_WRITE),
    tags=["keys"],
    operation_id="rotateKey",
    summary="Rotate a key",
)
async def rotate_key(
    request: Request[Any, Any, Any], key_id: FromPath[str], data: JSONBody[RotateKey], idempotency_key: Idempotency = ""
) -> NewKey:
    """A new key with the same rights; the old one goes on for the overlap, so that nobody is cut off."""
    ring, by = request.app.state.desk.parts.store.key_ring(), str(request.state.caller.principal)
    overlap_ms = data.overlap_minutes * 60_000
    secret, key = await _once(
        request, f"rotate {key_id}", idempotency_key, lambda: ring.rotate(key_id, by=by, overlap_ms=overlap_ms)
    )
    return NewKey(secret=secret, key=_listed(request, ListedKey(key=key, state="live")))


@delete(
    "/api/v1/keys/{key_id:str}",
    opt=needs(Permission.KEYS_WRITE),
    tags=["keys"],
    operation_id="revokeKey",
    summary="Revoke a key",
)
async def revoke_key(request: Request[Any, Any, Any], key_id: FromPath[str]) -> None:
    """In force in every process within a second. Doing it twice is no error."""
    ring, by = request.app.state.desk.parts.store.key_ring(), str(request.state.caller.principal)
    await asyncio.to_thread(lambda: ring.revoke(key_id, by=by))


async def _once(request: Request[Any, Any, Any], what: str, idempotency_key: str, do: Any) -> tuple[str, VirtualKey]:
    """Do it, unless a request with this idempotency key from this caller was done within a day.

    Two that come at the same moment may both be done; the second one's key is then revoked again.
    """
    desk = request.app.state.desk
    now_ms = desk.parts.clock.now_ms()
    name = hashlib.sha256(f"{request.state.caller.principal}\0{what}\0{idempotency_key}".encode()).digest()
    if idempotency_key and (before := await asyncio.to_thread(desk.sessions.was_done, name, now_ms)):
        raise _again(before)
    secret, key = await asyncio.to_thread(do)
    if idempotency_key and (before := await asyncio.to_thread(desk.sessions.done_before, name, key.id, now_ms)):
        ring, by = desk.parts.store.key_ring(), str(request.state.caller.principal)
        await asyncio.to_thread(lambda: ring.revoke(key.id, by=by))
        raise _again(before)
    return secret, key


def _again(key_id: str) -> Conflict:
    return Conflict(
        f"This request was done before and made the key {key_id}",
        advice="If its secret was lost on the way, rotate that key.",
    )


ROUTES = (list_keys, one_key, issue_key, rotate_key, revoke_key)
