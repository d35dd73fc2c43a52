"""``seawall user``: accounts of people who sign in to the console."""

from __future__ import annotations

import click

from seawall.access.roles import Role
from seawall.cli import _tables
from seawall.cli._passwords import asked_password


@click.group()
def _user() -> None:
    """Add and list people who sign in."""


@_user.command()
@click.argument("email")
@click.option("--role", required=True, type=click.Choice([one.value for one in Role]), help="What they are here.")
@click.option("--password-env", metavar="NAME", help="Environment variable with the password; asked for when left out.")
@click.pass_context
def add(ctx: click.Context, email: str, role: str, password_env: str | None) -> int:
    """Make an account. Its owner adds a second factor at the first sign-in and cannot go on without.

    With a second owner or security person, changes that weaken protection take two people from then on; one more such
    account is then such a change itself (exit 3, and it waits under Changes).
    """
    from seawall import app
    from seawall.console import passwords
    from seawall.model.errors import UsageError
    from seawall.store.accounts import Accounts, normal_email

    email = normal_email(email)
    data = app.data_dir(ctx.obj["data"])
    with app.open_store(app.load_settings(ctx.obj["config"], data=data), data) as store:
        accounts = Accounts(store.database, store.master.box("accounts"))
        if not accounts.has_owner():
            raise UsageError("There is no owner yet", advice="Make the owner first: seawall init --owner EMAIL.")
        password = asked_password(password_env)
        if problem := passwords.weakness(password, email):
            raise UsageError(f"The password will not do: {problem.rstrip('.')}")
        user = store.people_book().add(email, role, passwords.hashed(password), by="service:command-line")
    click.echo(f"{user.email} may sign in as {role}; a second factor comes next.")
    return 0


@_user.command(name="list")
@_tables.format_option("table", "json", "csv")
@click.pass_context
def list_(ctx: click.Context, format_: str) -> int:
    """List people who may sign in."""
    from seawall import app
    from seawall.store.accounts import Accounts

    data = app.data_dir(ctx.obj["data"])
    with app.open_store(app.load_settings(ctx.obj["config"], data=data), data) as store:
        users = Accounts(store.database, store.master.box("accounts")).users()
    if format_ == "json":
        _tables.json_line({"users": users})
        return 0
    _tables.show(
        ("EMAIL", "ROLE", "SINCE"),
        [(u.email, u.role, _tables.moment(u.created_ms)) for u in users],
        format_,
        first="user add EMAIL --role ROLE",
    )
    return 0


COMMAND = _user
