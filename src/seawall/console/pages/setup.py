"""Set-up: the first owner by one-time code, then the second factor nobody can go on without, then recovery codes.

The second-factor routes also serve people who sign in without having one yet (an account made by ``seawall init``).
"""

from __future__ import annotations

import asyncio
from typing import Any

from litestar.response import Response

from seawall.access.roles import Permission
from seawall.console import factors, passwords
from seawall.console.parts import Page, Route
from seawall.console.visit import Visit, wait_in_words
from seawall.model.errors import UsageError
from seawall.model.event import EventKind
from seawall.model.exchange import Principal
from seawall.model.words import PrincipalKind
from seawall.store.accounts import normal_email


async def form(visit: Visit) -> Response[Any]:
    """The first page of an installation nobody owns; afterwards it says where to sign in."""
    if await asyncio.to_thread(visit.desk.accounts.has_owner):
        return visit.go("/signin")
    return visit.page("setup.html", code=visit.query("code")[:40], email="", problem="")


async def claim(visit: Visit) -> Response[Any]:
    """Make the owner, when the code is right."""
    given = await visit.form()
    code, email, password = given.get("code", ""), given.get("email", ""), given.get("password", "")

    def again(problem: str, status: int = 422) -> Response[Any]:
        return visit.page("setup.html", status=status, code=code[:40], email=email[:254], problem=problem)

    accounts, sessions = visit.desk.accounts, visit.desk.sessions
    guesses = visit.desk.guess_names(visit.caller.address, "set-up code")
    wait_ms = await asyncio.to_thread(sessions.wait_ms, guesses, visit.now_ms)
    if wait_ms > 0:
        return again(f"Too many tries. Please wait {wait_in_words(wait_ms)}.", 429)
    if not await asyncio.to_thread(accounts.setup_code_fits, code, visit.now_ms):
        await asyncio.to_thread(sessions.failed, guesses, visit.now_ms)
        return again("This code is not the one. It is in the terminal where Seawall was started.")
    try:
        email = normal_email(email)
    except UsageError as error:
        return again(f"{error.message}. {error.advice}")
    if problem := passwords.weakness(password, email):
        return again(problem)
    kept = await asyncio.to_thread(passwords.hashed, password)
    user = await asyncio.to_thread(accounts.claim_owner, code, email, kept, visit.now_ms)
    if user is None:
        return visit.go("/signin")
    await visit.desk.record(
        EventKind.CONSOLE_OWNER_CREATED, Principal(PrincipalKind.PERSON, user.email), by="set-up code"
    )
    agent = visit.request.headers.get("user-agent", "")
    visit.keep_signed_in(
        await asyncio.to_thread(sessions.open, user.id, "enrol", visit.caller.address, agent, visit.now_ms)
    )
    return visit.go("/setup/factor")


def _site(visit: Visit) -> factors.Site:
    public = visit.parts.settings.server.public_url
    return factors.site(public, visit.request.url.scheme, visit.request.headers.get("host", ""))


async def choose(visit: Visit, problem: str = "", status: int = 200) -> Response[Any]:
    """Passkey or authenticator app. The seed on show waits, sealed, with the session until a code proves it."""
    if (home := _not_enrolling(visit)) is not None:
        return home
    kept = await asyncio.to_thread(visit.desk.sessions.peek, visit.session.id)
    seed = (kept or b"").decode("ascii", "ignore").removeprefix("totp:") if (kept or b"").startswith(b"totp:") else ""
    if not seed:
        seed = factors.new_seed()
        await asyncio.to_thread(visit.desk.sessions.put, visit.session.id, b"totp:" + seed.encode())
    width, picture = factors.seed_picture(seed, visit.session.user.email)
    where = _site(visit)
    return visit.page(
        "factor_new.html",
        status=status,
        seed=seed,
        groups=[seed[i : i + 4] for i in range(0, len(seed), 4)],
        width=width,
        picture=picture,
        site=where,
        elsewhere=_local_name(visit) if not where.can_have_passkeys else "",
        problem=problem,
    )


def _not_enrolling(visit: Visit) -> Response[Any] | None:
    return None if visit.session.stage == "enrol" else visit.go("/signin/factor")


def _local_name(visit: Visit) -> str:
    """The same console under ``localhost``, where a browser makes passkeys, when this is the machine itself."""
    host, _, port = visit.request.headers.get("host", "").rpartition(":")
    return f"http://localhost:{port}" if host == "127.0.0.1" and port.isdigit() else ""


async def prove_app(visit: Visit) -> Response[Any]:
    """Take the authenticator app on when its code is right."""
    if (home := _not_enrolling(visit)) is not None:
        return home
    kept = await asyncio.to_thread(visit.desk.sessions.peek, visit.session.id)
    seed = (kept or b"").decode("ascii", "ignore")
    step = None
    if seed.startswith("totp:"):
        seed = seed.removeprefix("totp:")
        step = factors.step_of(seed, (await visit.form()).get("code", ""), visit.now_ms)
    if step is None:
        return await choose(
            visit, "That code does not fit. Wait for the next one, and see that the phone's clock is right.", 422
        )
    await asyncio.to_thread(
        visit.desk.accounts.add_totp, visit.session.user.id, seed, step, "Authenticator app", visit.now_ms
    )
    return await _enrolled(visit, "authenticator app", as_json=False)


async def ask_passkey(visit: Visit) -> Response[Any]:
    """What the browser is to sign for a new passkey."""
    existing = await asyncio.to_thread(visit.desk.accounts.passkeys, visit.session.user.id)
    options, kept = factors.passkey_creation(_site(visit), visit.session.user, existing, visit.now_ms)
    await asyncio.to_thread(visit.desk.sessions.put, visit.session.id, kept)
    return visit.json(options)


async def prove_passkey(visit: Visit) -> Response[Any]:
    """Take the passkey on when its answer is right."""
    if (home := _not_enrolling(visit)) is not None:
        return home
    kept = await asyncio.to_thread(visit.desk.sessions.take, visit.session.id)
    credential, public_key, counter = factors.passkey_created(_site(visit), kept, await visit.object(), visit.now_ms)
    await asyncio.to_thread(
        visit.desk.accounts.add_passkey,
        visit.session.user.id,
        credential,
        public_key,
        counter,
        "Passkey",
        visit.now_ms,
    )
    return await _enrolled(visit, "passkey", as_json=True)


async def _enrolled(visit: Visit, kind: str, *, as_json: bool) -> Response[Any]:
    user = visit.session.user
    await visit.desk.record(EventKind.CONSOLE_FACTOR_ADDED, visit.caller.principal, factor=kind)
    await visit.desk.record(EventKind.CONSOLE_SESSION_OPENED, visit.caller.principal, factor=kind)
    codes = await asyncio.to_thread(visit.desk.accounts.new_recovery_codes, user.id)
    token = await asyncio.to_thread(visit.desk.sessions.advance, visit.session, "open", visit.now_ms)
    if token is None:
        return visit.go("/signin")
    visit.keep_signed_in(token)
    found = await asyncio.to_thread(visit.desk.sessions.find, token, visit.now_ms)
    assert found is not None
    # Shown once, on the next page: they wait with the session until then.
    await asyncio.to_thread(visit.desk.sessions.put, found.id, b"codes:" + "\n".join(codes).encode())
    return visit.go_by_script("/setup/recovery") if as_json else visit.go("/setup/recovery")


async def recovery(visit: Visit) -> Response[Any]:
    """The recovery codes, the only time they are shown."""
    kept = await asyncio.to_thread(visit.desk.sessions.peek, visit.session.id)
    if not (kept or b"").startswith(b"codes:"):
        return visit.go("/account")
    await asyncio.to_thread(visit.desk.sessions.put, visit.session.id, None)
    return visit.page("recovery.html", codes=(kept or b"").decode().removeprefix("codes:").splitlines())


PAGE = Page(
    title="Set-up",
    routes=(
        Route(method="GET", path="/setup", permission=Permission.SETUP, answer=form),
        Route(method="POST", path="/setup", permission=Permission.SETUP, answer=claim),
        Route(method="GET", path="/setup/factor", permission=Permission.FACTOR, answer=choose),
        Route(method="POST", path="/setup/factor", permission=Permission.FACTOR, answer=prove_app),
        Route(method="POST", path="/setup/passkey/ask", permission=Permission.FACTOR, answer=ask_passkey),
        Route(method="POST", path="/setup/passkey", permission=Permission.FACTOR, answer=prove_passkey),
        Route(method="GET", path="/setup/recovery", permission=Permission.ACCOUNT, answer=recovery),
    ),
)
