"""Keys: list them, issue one with its bounds, rotate without cutting anyone off, revoke at once."""

from __future__ import annotations

import asyncio
from typing import Any

from litestar.response import Response

from seawall.access.keys import KeyFault, key_findings, token_findings
from seawall.access.roles import Permission
from seawall.console.parts import Group, Page, Route
from seawall.console.visit import Visit
from seawall.model.errors import NotFound, SeawallError, SecondPersonNeeded, UsageError
from seawall.model.exchange import Principal
from seawall.model.words import Category
from seawall.policy.catalogue import tools
from seawall.store.keyring import KeyOrder, ListedKey

_LIFETIMES = {"1h": 3_600, "8h": 28_800, "1d": 86_400, "7d": 604_800, "30d": 2_592_000, "90d": 7_776_000}
_LIFETIME_NAMES = {"": "Usual: 30 days, agents 1 hour", "1h": "1 hour", "8h": "8 hours", "1d": "1 day"} | {
    "7d": "7 days",
    "30d": "30 days",
    "90d": "90 days, a finding from the first",
}
_DONE = {
    "revoked": "The key is revoked. It stops working everywhere within a second.",
    "unused": "Every key nobody used is revoked. They stop working everywhere within a second.",
    "token": "The token is revoked.",
}
rows_max = 200


async def show(visit: Visit, problem: str = "", given: dict[str, str] | None = None) -> Response[Any]:
    """The list, and the form for whoever may issue."""
    everything = visit.query("everything") == "1"
    ring, rules = visit.parts.store.key_ring(), visit.parts.settings.keys
    keys = await asyncio.to_thread(lambda: ring.list(everything=everything))
    tokens = await asyncio.to_thread(visit.parts.store.tokens().list)
    findings = {one.key.id: key_findings(one.key, one.used_ms, visit.now_ms, rules) for one in keys}
    keys.sort(key=lambda one: not findings[one.key.id])
    return visit.page(
        "keys.html",
        status=422 if problem else 200,
        keys=keys[:rows_max],
        findings=findings,
        unused=len(_unused(visit, keys)),
        faulty=sum(map(bool, findings.values())),
        tokens=[(one, token_findings(one.created_ms, one.expires_ms, rules)) for one in tokens[:rows_max]],
        rules=rules,
        left_out=max(0, len(keys) - rows_max),
        everything=everything,
        tools=sorted(tool.id for tool in tools(visit.parts.settings).values() if tool.approved),
        categories=list(Category),
        lifetimes=_LIFETIME_NAMES,
        given=given or {},
        problem=problem,
        done=_DONE.get(visit.query("done"), ""),
    )


def _unused(visit: Visit, keys: list[ListedKey]) -> list[str]:
    """Ids of the live keys nobody used."""
    rules = visit.parts.settings.keys
    return [
        one.key.id
        for one in keys
        if any(found.fault is KeyFault.UNUSED for found in key_findings(one.key, one.used_ms, visit.now_ms, rules))
    ]


async def issue(visit: Visit) -> Response[Any]:
    """Make a key and show its secret, this once."""
    form = await visit.request.form()
    given = await visit.form()
    chosen_tools = [str(value) for value in form.getall("tools", [])]
    chosen_categories = [str(value) for value in form.getall("categories", [])]
    try:
        order = _order(given, chosen_tools, chosen_categories)
        ring, by = visit.parts.store.key_ring(), str(visit.caller.principal)
        secret, key = await asyncio.to_thread(lambda: ring.issue(order, by=by))
    except SecondPersonNeeded:
        return visit.go("/changes?done=proposed")
    except UsageError as error:
        return await show(visit, str(error), given)
    return visit.page("key_new.html", secret=secret, key=key, rotated=False, overlap=0)


def _order(given: dict[str, str], tool_ids: list[str], categories: list[str]) -> KeyOrder:
    kind, name = given.get("kind", "person"), given.get("name", "").strip()
    if not name:
        raise UsageError("Please say whose key it is")
    acting_for = given.get("acting_for", "").strip()
    lifetime = _LIFETIMES.get(given.get("lifetime", ""))
    return KeyOrder(
        principal=Principal.parse(
            f"{kind}:{name}", acting_for=str(Principal.parse(f"person:{acting_for}")) if acting_for else None
        ),
        lifetime_ms=lifetime * 1000 if lifetime else None,
        tools=tuple(tool_ids),
        models=tuple(given.get("models", "").replace(",", " ").split()),
        categories=tuple(Category(c) for c in categories if c in Category._value2member_map_),
        budget=_number("budget", given.get("budget", "")),
        rate_per_minute=_number("rate", given.get("rate", "")),
        networks=tuple(given.get("networks", "").replace(",", " ").split()),
        label=given.get("label", "").strip(),
    )


def _number(name: str, text: str) -> int | None:
    if not text.strip():
        return None
    if not text.strip().isascii() or not text.strip().isdigit() or len(text.strip()) > 12:
        raise UsageError(f"The {name} is a whole number")
    return int(text)


async def confirm(visit: Visit) -> Response[Any]:
    """Ask once more before a key is rotated or revoked."""
    key_id, act = str(visit.request.path_params["key_id"]), visit.query("do")
    ring = visit.parts.store.key_ring()
    keys = await asyncio.to_thread(lambda: ring.list(everything=True))
    found = next((one for one in keys if one.key.id == key_id), None)
    if found is None or act not in {"rotate", "revoke"}:
        raise NotFound("There is no such key")
    return visit.page("key_confirm.html", listed=found, key=found.key, act=act)


async def rotate(visit: Visit) -> Response[Any]:
    """A new key with the same rights; the old one works on for a while."""
    key_id = str(visit.request.path_params["key_id"])
    ring, by = visit.parts.store.key_ring(), str(visit.caller.principal)
    minutes = _number("overlap", (await visit.form()).get("overlap", "60")) or 0
    if minutes > 7 * 24 * 60:
        raise UsageError("The old key can go on for a week at most")
    try:
        secret, key = await asyncio.to_thread(lambda: ring.rotate(key_id, by=by, overlap_ms=minutes * 60_000))
    except SeawallError as error:
        return await show(visit, str(error))
    return visit.page("key_new.html", secret=secret, key=key, rotated=True, overlap=minutes)


async def revoke(visit: Visit) -> Response[Any]:
    """End a key now."""
    key_id = str(visit.request.path_params["key_id"])
    ring, by = visit.parts.store.key_ring(), str(visit.caller.principal)
    await asyncio.to_thread(lambda: ring.revoke(key_id, by=by))
    return visit.go("/keys?done=revoked")


async def revoke_unused(visit: Visit) -> Response[Any]:
    """End every key nobody used, in one go: none of them can be missed."""
    ring, by = visit.parts.store.key_ring(), str(visit.caller.principal)

    def end() -> None:
        for key_id in _unused(visit, ring.list()):
            ring.revoke(key_id, by=by)

    await asyncio.to_thread(end)
    return visit.go("/keys?done=unused")


async def revoke_token(visit: Visit) -> Response[Any]:
    """End an API token now."""
    tokens, by = visit.parts.store.tokens(), str(visit.caller.principal)
    token_id = str(visit.request.path_params["token_id"])
    await asyncio.to_thread(lambda: tokens.revoke(token_id, by=by))
    return visit.go("/keys?done=token")


PAGE = Page(
    title="Keys",
    group=Group.REACH,
    order=1,
    routes=(
        Route(method="GET", path="/keys", permission=Permission.KEYS_READ, answer=show),
        Route(method="POST", path="/keys", permission=Permission.KEYS_WRITE, answer=issue),
        Route(method="POST", path="/keys/unused/revoke", permission=Permission.KEYS_WRITE, answer=revoke_unused),
        Route(method="POST", path="/keys/tokens/{token_id:str}", permission=Permission.KEYS_WRITE, answer=revoke_token),
        Route(method="GET", path="/keys/{key_id:str}", permission=Permission.KEYS_WRITE, answer=confirm),
        Route(method="POST", path="/keys/{key_id:str}/rotate", permission=Permission.KEYS_WRITE, answer=rotate),
        Route(method="POST", path="/keys/{key_id:str}/revoke", permission=Permission.KEYS_WRITE, answer=revoke),
    ),
)
