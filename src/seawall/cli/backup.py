"""``seawall backup``: everything in one file, while Seawall runs."""

from __future__ import annotations

import os
import re
from datetime import UTC, datetime
from pathlib import Path

import click

from seawall.cli import _tables
from seawall.model.errors import ConfigError, UsageError

BY = "service:command-line"
_OURS = re.compile(r"seawall-[0-9]{8}T[0-9]{6}Z\.backup", re.ASCII)


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


def _older(folder: Path, keep: int) -> list[Path]:
    """What this command wrote into a folder before the last so many times."""
    ours = sorted(path for path in folder.iterdir() if _OURS.fullmatch(path.name))
    return ours[:-keep]


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--keep", type=click.IntRange(1), metavar="N", help="In a folder: keep the last N, remove older ones.")
@click.option("--passphrase-env", metavar="NAME", help="Environment variable with a passphrase for the master key.")
@click.pass_context
def _backup(ctx: click.Context, file: Path, keep: int | None, passphrase_env: str | None) -> int:
    """Write everything into FILE: ledger, keys, accounts, settings of people, fingerprint sets.

    Safe while Seawall serves. Where FILE is a folder, into a new file in it that is named after the time.

    With a passphrase the master key goes in too, sealed, and FILE is all a restore needs. Without one, keep a copy of
    seawall.key (in the data directory) somewhere else: FILE is of no use without it.
    """
    from seawall import app

    passphrase = passphrase_of(passphrase_env)
    folder = file if file.is_dir() else None
    if keep is not None and folder is None:
        raise UsageError(f"{file} is no folder", advice="--keep is for backups that are written into a folder.")
    data = app.data_dir(ctx.obj["data"])
    with app.open_store(app.load_settings(ctx.obj["config"], data=data), data) as store:
        if folder is not None:
            now = datetime.fromtimestamp(store.clock.now_ms() / 1000, UTC)
            file = folder / now.strftime("seawall-%Y%m%dT%H%M%SZ.backup")
        try:
            written = store.backup(file, passphrase=passphrase, by=BY)
            for old in _older(folder, keep) if folder is not None and keep is not None else ():
                old.unlink(missing_ok=True)
        except OSError as error:
            raise ConfigError(
                f"{file} cannot be written: {error.strerror or type(error).__name__}",
                advice="Name a file in a folder that is there and that this user may write to.",
            ) from error
    sets = f", {_tables.counted(written.sets, 'fingerprint set')}" if written.sets else ""
    click.echo(f"{file}: {_tables.counted(written.rows, 'row')}{sets}, {written.bytes / 1_000_000:.1f} MB.")
    if not written.with_key:
        click.echo("The master key is not in it: keep a copy of seawall.key somewhere else.", err=True)
    return 0


COMMAND = _backup
