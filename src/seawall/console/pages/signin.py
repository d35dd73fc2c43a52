"""Sign in and out: password, then a second factor. Known and unknown accounts get the same answers in the same time."""

from __future__ import annotations

import asyncio
from typing import Any
from urllib.parse import quote

from litestar.response import Response

from seawall.access.roles import Permission
from seawall.console import factors, passwords
from seawall.console.parts import Page, Route
from seawall.console.visit import Visit, own_path, wait_in_words
from seawall.model.event import EventKind
from seawall.model.exchange import Principal
from seawall.model.words import PrincipalKind

_WRONG = "That did not work. Please check address and password."
_HASHING = asyncio.Semaphore(2)
"""Each password check takes 64 MiB for 50 ms; a flood of them waits in line."""


async def form(visit: Visit) -> Response[Any]:
    """The sign-in page; for whoever is signed in already, the start page."""
    if visit.caller.role is not None:
        return visit.go("/")
    if not await asyncio.to_thread(visit.desk.accounts.has_owner):
        return visit.go("/setup")
    return visit.page("signin.html", email="", problem="", following=own_path(visit.query("next")))


async def password(visit: Visit) -> Response[Any]:
    """Check address and password; then on to the second factor."""
    given = await visit.form()
    email, secret = given.get("email", "").strip()[:254], given.get("password", "")
    following = own_path(given.get("next", ""))

    def again(problem: str, status: int) -> Response[Any]:
        return visit.page("signin.html", status=status, email=email, problem=problem, following=following)

    guesses = visit.desk.guess_names(visit.caller.address, email)
    wait_ms = await asyncio.to_thread(visit.desk.sessions.wait_ms, guesses, visit.now_ms)
    if wait_ms > 0:
        visit.desk.counted["sign_in", "held back"] += 1
        response = again(f"Too many tries. Please wait {wait_in_words(wait_ms)} and try again.", 429)
        response.headers["retry-after"] = str(wait_ms // 1000 + 1)
        return response
    found = await asyncio.to_thread(visit.desk.accounts.for_sign_in, email)
    async with _HASHING:
        right = await asyncio.to_thread(passwords.fits, secret, found[1] if found else None)
    if not right or found is None:
        await asyncio.to_thread(visit.desk.sessions.failed, guesses, visit.now_ms)
        visit.desk.counted["sign_in", "wrong password"] += 1
        # An address nobody has is not written down: people type passwords into the wrong field.
        who = Principal(PrincipalKind.PERSON, found[0].email) if found else "person:unknown"
        await visit.desk.record(EventKind.CONSOLE_SIGNIN_FAILED, who, step="password", address=visit.caller.address)
        return again(_WRONG, 422)
    user, kept = found
    if passwords.outdated(kept):
        await asyncio.to_thread(
            visit.desk.accounts.set_password_hash, user.id, await asyncio.to_thread(passwords.hashed, secret)
        )
    stage = "password" if await asyncio.to_thread(visit.desk.accounts.factors, user.id) else "enrol"
    if visit.caller.session is not None:
        await asyncio.to_thread(visit.desk.sessions.close, visit.caller.session.user.id, visit.caller.session.id)
    agent = visit.request.headers.get("user-agent", "")
    visit.keep_signed_in(
        await asyncio.to_thread(visit.desk.sessions.open, user.id, stage, visit.caller.address, agent, visit.now_ms)
    )
    if stage == "enrol":
        return visit.go("/setup/factor")
    return visit.go("/signin/factor" + (f"?next={quote(following, safe='')}" if following != "/" else ""))


def _site(visit: Visit) -> factors.Site:
    public = visit.parts.settings.server.public_url
    return factors.site(public, visit.request.url.scheme, visit.request.headers.get("host", ""))


async def factor_form(visit: Visit, problem: str = "", status: int = 200, following: str = "") -> Response[Any]:
    """Ask for the second factor."""
    if visit.session.stage != "password":
        return visit.go("/setup/factor")
    kinds = {factor.kind for factor in await asyncio.to_thread(visit.desk.accounts.factors, visit.session.user.id)}
    return visit.page(
        "factor.html",
        status=status,
        kinds=kinds,
        can_passkey="passkey" in kinds and _site(visit).can_have_passkeys,
        problem=problem,
        following=following or own_path(visit.query("next")),
    )


async def code(visit: Visit) -> Response[Any]:
    """Check an authenticator code or a recovery code."""
    if visit.session.stage != "password":
        return visit.go("/setup/factor")
    given = await visit.form()
    following = own_path(given.get("next", ""))
    user = visit.session.user
    typed = given.get("code", "")[:40]
    guesses = visit.desk.guess_names(visit.caller.address, f"factor {user.id}")
    wait_ms = await asyncio.to_thread(visit.desk.sessions.wait_ms, guesses, visit.now_ms)
    if wait_ms > 0:
        return await factor_form(visit, f"Too many tries. Please wait {wait_in_words(wait_ms)}.", 429, following)
    accounts = visit.desk.accounts
    kind = "authenticator app"
    good = await asyncio.to_thread(factors.code_accepted, accounts, user, typed, visit.now_ms)
    if not good and len(typed.replace("-", "").replace(" ", "")) == 16:
        kind, good = "recovery code", await asyncio.to_thread(accounts.use_recovery_code, user.id, typed)
    if not good:
        await _wrong_factor(visit, guesses)
        return await factor_form(visit, "That code does not fit. Each code works once.", 422, following)
    return await _signed_in(visit, kind, following, as_json=False)


async def ask_passkey(visit: Visit) -> Response[Any]:
    """What the browser is to sign."""
    existing = await asyncio.to_thread(visit.desk.accounts.passkeys, visit.session.user.id)
    options, kept = factors.passkey_question(_site(visit), existing, visit.now_ms)
    await asyncio.to_thread(visit.desk.sessions.put, visit.session.id, kept)
    return visit.json(options)


async def passkey(visit: Visit) -> Response[Any]:
    """Check a passkey's answer."""
    if visit.session.stage != "password":
        return visit.go("/setup/factor")
    accounts, user = visit.desk.accounts, visit.session.user
    kept = await asyncio.to_thread(visit.desk.sessions.take, visit.session.id)
    existing = await asyncio.to_thread(accounts.passkeys, user.id)
    answer = await visit.object()
    used, counter = factors.passkey_accepted(_site(visit), kept, answer, existing, visit.now_ms)
    await asyncio.to_thread(accounts.passkey_used, used.id, counter, visit.now_ms)
    return await _signed_in(visit, "passkey", own_path(visit.query("next")), as_json=True)


async def _wrong_factor(visit: Visit, guesses: dict[bytes, int]) -> None:
    await asyncio.to_thread(visit.desk.sessions.failed, guesses, visit.now_ms)
    visit.desk.counted["sign_in", "wrong factor"] += 1
    await visit.desk.record(
        EventKind.CONSOLE_SIGNIN_FAILED, visit.caller.principal, step="factor", address=visit.caller.address
    )


async def _signed_in(visit: Visit, kind: str, following: str, *, as_json: bool) -> Response[Any]:
    token = await asyncio.to_thread(visit.desk.sessions.advance, visit.session, "open", visit.now_ms)
    if token is None:
        return visit.go("/signin")
    await visit.desk.record(
        EventKind.CONSOLE_SESSION_OPENED, visit.caller.principal, factor=kind, address=visit.caller.address
    )
    names = visit.desk.guess_names(visit.caller.address, f"factor {visit.session.user.id}")
    for name in (visit.desk.account_name(visit.session.user.email), next(iter(names))):
        await asyncio.to_thread(visit.desk.sessions.succeeded, name)
    visit.desk.counted["sign_in", "done"] += 1
    visit.keep_signed_in(token)
    return visit.go_by_script(following) if as_json else visit.go(following)


async def sign_out(visit: Visit) -> Response[Any]:
    """End this session, whatever its stage."""
    if visit.caller.session is not None:
        session = visit.caller.session
        await asyncio.to_thread(visit.desk.sessions.close, session.user.id, session.id)
        await visit.desk.record(EventKind.CONSOLE_SESSION_CLOSED, visit.caller.principal)
    visit.forget()
    return visit.go("/signin")


PAGE = Page(
    title="Sign in",
    routes=(
        Route(method="GET", path="/signin", permission=Permission.PUBLIC, answer=form),
        Route(method="POST", path="/signin", permission=Permission.PUBLIC, answer=password),
        Route(method="GET", path="/signin/factor", permission=Permission.FACTOR, answer=factor_form),
        Route(method="POST", path="/signin/factor", permission=Permission.FACTOR, answer=code),
        Route(method="POST", path="/signin/passkey/ask", permission=Permission.FACTOR, answer=ask_passkey),
        Route(method="POST", path="/signin/passkey", permission=Permission.FACTOR, answer=passkey),
        Route(method="POST", path="/signout", permission=Permission.PUBLIC, answer=sign_out),
    ),
)
