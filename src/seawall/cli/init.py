"""``seawall init``: make the first owner without a browser."""

from __future__ import annotations

from typing import Any

import click

from seawall.cli._passwords import asked_password


@click.command("init")
@click.option("--owner", "email", metavar="EMAIL", required=True, help="E-mail address of the first owner.")
@click.option(
    "--password-env",
    metavar="NAME",
    help="Environment variable that holds the password. Without it you are asked for one.",
)
@click.pass_context
def init(ctx: click.Context, email: str, password_env: str | None) -> int:
    """Make the first owner of this installation.

    For machines without a browser; with one, `seawall up` prints a link for the same. The owner adds a passkey or an
    authenticator app at the first sign-in and cannot go on without.

    Exit codes: 0 made, 2 there is an owner already or the password will not do, 3 the database does not answer.
    """
    from seawall import app
    from seawall.console import passwords
    from seawall.model.errors import UsageError
    from seawall.model.event import Event, EventKind
    from seawall.model.exchange import Principal
    from seawall.model.ids import ulid
    from seawall.model.words import PrincipalKind
    from seawall.store.accounts import Accounts, normal_email

    options: dict[str, Any] = ctx.obj
    email = normal_email(email)
    data = app.data_dir(options["data"])
    settings = app.load_settings(options["config"], data=data)
    with app.open_store(settings, data) as store:
        accounts = Accounts(store.database, store.master.box("accounts"))
        if accounts.has_owner():
            raise UsageError("This installation already has an owner", advice="Sign in as the owner instead.")
        password = asked_password(password_env)
        if problem := passwords.weakness(password, email):
            raise UsageError(f"The password will not do: {problem.rstrip('.')}")
        now = store.clock.now_ms()
        user = accounts.create_owner(email, passwords.hashed(password), now)
        who = str(Principal(PrincipalKind.PERSON, user.email))
        kind = EventKind.CONSOLE_OWNER_CREATED
        store.ledger().append([Event(id=ulid(now), time=now, kind=kind, principal=who, detail={"by": "seawall init"})])
    click.echo(f"{user.email} is the owner. Start Seawall with `seawall up` and sign in; a second factor comes next.")
    return 0


COMMAND = init
