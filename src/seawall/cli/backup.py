"""``seawall backup``: everything in one file, while Seawall runs."""

from __future__ import annotations

import os
from pathlib import Path

import click

from seawall.model.errors import ConfigError, UsageError

BY = "service:command-line"


def passphrase_of(name: str | None) -> str:
    """What the named environment variable holds; empty when none is named.

    Raises:
        UsageError: the variable is not set.
    """
    if name is None:
        return ""
    value = os.environ.get(name, "")
    if not value:
        raise UsageError(f"{name[:60]} is not set", advice="Put the passphrase into that environment variable.")
    return value


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--passphrase-env", metavar="NAME", help="Environment variable with a passphrase for the master key.")
@click.pass_context
def _backup(ctx: click.Context, file: Path, passphrase_env: str | None) -> int:
    """Write everything into FILE: ledger, keys, accounts, settings of people, fingerprint sets.

    Safe while Seawall serves.

    With a passphrase the master key goes in too, sealed, and FILE is all a restore needs. Without one, keep a copy of
    seawall.key (in the data directory) somewhere else: FILE is of no use without it.
    """
    from seawall import app

    passphrase = passphrase_of(passphrase_env)
    data = app.data_dir(ctx.obj["data"])
    with app.open_store(app.load_settings(ctx.obj["config"], data=data), data) as store:
        try:
            written = store.backup(file, passphrase=passphrase, by=BY)
        except OSError as error:
            raise ConfigError(f"{file} cannot be written: {error.strerror or type(error).__name__}") from error
    sets = f", {written.sets} fingerprint sets" if written.sets else ""
    click.echo(f"{file}: {written.rows:,} rows{sets}, {written.bytes / 1_000_000:.1f} MB.")
    if not written.with_key:
        click.echo("The master key is not in it: keep a copy of seawall.key somewhere else.", err=True)
    return 0


COMMAND = _backup
