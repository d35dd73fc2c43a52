"""One's own account: second factors, recovery codes, and where one is signed in."""

from __future__ import annotations

import asyncio
from typing import Any

from litestar.response import Response

from seawall.access.roles import MEANING, Permission, Role
from seawall.console import factors
from seawall.console.parts import Page, Route
from seawall.console.visit import Visit
from seawall.model.event import EventKind

_DONE = {
    "removed": "The second factor is gone.",
    "kept": "That is your last second factor, so it stays. Add another one first.",
    "closed": "That browser is signed out.",
    "others": "Every other browser is signed out.",
    "added": "The second factor is added.",
    "code": "That code does not fit. Wait for the next one and try again.",
}


async def show(visit: Visit) -> Response[Any]:
    """The account page."""
    user = visit.session.user
    accounts, sessions = visit.desk.accounts, visit.desk.sessions
    public = visit.parts.settings.server.public_url
    site = factors.site(public, visit.request.url.scheme, visit.request.headers.get("host", ""))
    return visit.page(
        "account.html",
        role=user.role,
        meaning=MEANING[Role(user.role)],
        factors=await asyncio.to_thread(accounts.factors, user.id),
        codes_left=await asyncio.to_thread(accounts.recovery_codes_left, user.id),
        sessions=await asyncio.to_thread(sessions.of, user, visit.now_ms),
        current=visit.session.id,
        site=site,
        done=_DONE.get(visit.query("done"), ""),
    )


async def new_app(visit: Visit, problem: str = "", status: int = 200) -> Response[Any]:
    """The QR code of one more authenticator app."""
    kept = await asyncio.to_thread(visit.desk.sessions.peek, visit.session.id)
    seed = kept.decode("ascii", "ignore").removeprefix("totp:") if kept and kept.startswith(b"totp:") else ""
    if not seed:
        seed = factors.new_seed()
        await asyncio.to_thread(visit.desk.sessions.put, visit.session.id, b"totp:" + seed.encode())
    width, picture = factors.seed_picture(seed, visit.session.user.email)
    groups = [seed[i : i + 4] for i in range(0, len(seed), 4)]
    return visit.page("account_app.html", status=status, groups=groups, width=width, picture=picture, problem=problem)


async def add_app(visit: Visit) -> Response[Any]:
    """Take it on when its code is right."""
    kept = await asyncio.to_thread(visit.desk.sessions.peek, visit.session.id)
    seed = kept.decode("ascii", "ignore") if kept else ""
    step = None
    if seed.startswith("totp:"):
        seed = seed.removeprefix("totp:")
        step = factors.step_of(seed, (await visit.form()).get("code", ""), visit.now_ms)
    if step is None:
        return await new_app(visit, _DONE["code"], 422)
    await asyncio.to_thread(
        visit.desk.accounts.add_totp, visit.session.user.id, seed, step, "Authenticator app", visit.now_ms
    )
    await asyncio.to_thread(visit.desk.sessions.put, visit.session.id, None)
    await visit.desk.record(EventKind.CONSOLE_FACTOR_ADDED, visit.caller.principal, factor="authenticator app")
    return visit.go("/account?done=added")


async def ask_passkey(visit: Visit) -> Response[Any]:
    """What the browser is to sign for one more passkey."""
    existing = await asyncio.to_thread(visit.desk.accounts.passkeys, visit.session.user.id)
    options, kept = factors.passkey_creation(_site(visit), visit.session.user, existing, visit.now_ms)
    await asyncio.to_thread(visit.desk.sessions.put, visit.session.id, kept)
    return visit.json(options)


def _site(visit: Visit) -> factors.Site:
    public = visit.parts.settings.server.public_url
    return factors.site(public, visit.request.url.scheme, visit.request.headers.get("host", ""))


async def add_passkey(visit: Visit) -> Response[Any]:
    """Take it on when its answer is right."""
    kept = await asyncio.to_thread(visit.desk.sessions.take, visit.session.id)
    credential, public_key, counter = factors.passkey_created(_site(visit), kept, await visit.object(), visit.now_ms)
    add, user = visit.desk.accounts.add_passkey, visit.session.user
    await asyncio.to_thread(add, user.id, credential, public_key, counter, "Passkey", visit.now_ms)
    await visit.desk.record(EventKind.CONSOLE_FACTOR_ADDED, visit.caller.principal, factor="passkey")
    return visit.go_by_script("/account?done=added")


async def remove_factor(visit: Visit) -> Response[Any]:
    """Take one of one's second factors away, never the last."""
    factor_id = (await visit.form()).get("factor", "")
    gone = await asyncio.to_thread(visit.desk.accounts.remove_factor, visit.session.user.id, factor_id)
    if gone:
        await visit.desk.record(EventKind.CONSOLE_FACTOR_REMOVED, visit.caller.principal)
    return visit.go("/account?done=" + ("removed" if gone else "kept"))


async def new_codes(visit: Visit) -> Response[Any]:
    """Ten new recovery codes; the older ones end."""
    codes = await asyncio.to_thread(visit.desk.accounts.new_recovery_codes, visit.session.user.id)
    await visit.desk.record(EventKind.CONSOLE_FACTOR_ADDED, visit.caller.principal, factor="recovery codes")
    return visit.page("recovery.html", codes=list(codes))


async def close_session(visit: Visit) -> Response[Any]:
    """Sign one other browser out, or all of them."""
    which = (await visit.form()).get("session", "")
    sessions, user = visit.desk.sessions, visit.session.user
    if which == "others":
        await asyncio.to_thread(sessions.close_others, user.id, visit.session.id)
    elif which == visit.session.id or not await asyncio.to_thread(sessions.close, user.id, which):
        return visit.go("/account")
    await visit.desk.record(EventKind.CONSOLE_SESSION_CLOSED, visit.caller.principal, which="from the account page")
    return visit.go("/account?done=" + ("others" if which == "others" else "closed"))


_ROUTES = (
    ("GET", "/account", show),
    ("GET", "/account/app", new_app),
    ("POST", "/account/app", add_app),
    ("POST", "/account/passkey/ask", ask_passkey),
    ("POST", "/account/passkey", add_passkey),
    ("POST", "/account/factors/remove", remove_factor),
    ("POST", "/account/codes", new_codes),
    ("POST", "/account/sessions/close", close_session),
)
PAGE = Page(
    title="Account",
    routes=tuple(
        Route(method=method, path=path, permission=Permission.ACCOUNT, answer=answer)
        for method, path, answer in _ROUTES
    ),
)
