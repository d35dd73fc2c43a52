"""The console's desk for a command: what pages and API read, without serving anything."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from seawall.console.desk import Desk


@contextmanager
def open_desk(ctx: click.Context) -> Iterator[Desk]:
    """The desk over this command's data directory and settings, as the files have them."""
    from seawall import app
    from seawall.console.desk import Desk
    from seawall.console.parts import Parts

    data = app.data_dir(ctx.obj["data"])
    settings = app.with_echo(app.load_settings(ctx.obj["config"], data=data))
    policy = app.open_policy(settings)
    with app.open_store(settings, data) as store:
        parts = Parts(
            store=store,
            engine=app.open_engine(settings=settings),
            policy=lambda: policy,
            settings=settings,
            clock=store.clock,
            fingerprint=app.value_fingerprints(store),
            approvals=store.approval_book().current,
        )
        yield Desk(parts)
