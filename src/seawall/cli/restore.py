"""``seawall restore``: brings a backup back and proves that it is whole."""

from __future__ import annotations

import os
from pathlib import Path

import click

from seawall.cli import _tables
from seawall.model.errors import UsageError


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--passphrase-env", metavar="NAME", help="Environment variable with the master key's passphrase.")
@click.option("--force", is_flag=True, help="Replace what is in the database.")
@click.pass_context
def _restore(ctx: click.Context, file: Path, passphrase_env: str | None, force: bool) -> int:
    """Bring back what `seawall backup` wrote to FILE, into this data directory or store.url, and verify the ledger.

    All of it or nothing: when the file is damaged or its ledger does not verify, the database stays as it was. Stop
    Seawall first. SQLite backups restore into PostgreSQL and the other way round.
    """
    from seawall import app
    from seawall.store.restoring import restore_backup
    from seawall.wire.clock import SystemClock
    from seawall.wire.secrets import resolve

    passphrase = os.environ.get(passphrase_env, "") if passphrase_env else ""
    if passphrase_env and not passphrase:
        raise UsageError(
            f"{passphrase_env[:60]} is not set", advice="Put the passphrase into that environment variable."
        )
    data = app.data_dir(ctx.obj["data"])
    data.mkdir(parents=True, exist_ok=True, mode=0o700)
    settings = app.load_settings(ctx.obj["config"], data=data)
    report = restore_backup(
        file,
        resolve(settings.store.url, os.environ),
        data=data,
        clock=SystemClock(),
        master_key=resolve(settings.store.master_key, os.environ),
        passphrase=passphrase,
        force=force,
    )
    click.echo(
        f"Restored and verified: {_tables.counted(report.size, 'event')}, "
        f"{_tables.counted(report.checkpoints, 'signed checkpoint')}."
    )
    return 0


COMMAND = _restore
