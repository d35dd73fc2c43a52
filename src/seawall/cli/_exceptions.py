"""The values that people let off for a while in the console, for the commands that look at texts.

Nothing is opened before there is a finding to ask about, so that a clean text costs nothing; a data directory without a
database has no exceptions. An exception only ever takes a finding away: where the database cannot be read, all findings
stay and the reason is told once.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from datetime import UTC, datetime


class StoredExceptions:
    """Says of a detector and a value until when and by whom it is let off; empty when it is not."""

    def __init__(self, where: Mapping[str, str | None]) -> None:
        self._where = where
        self._live: dict[tuple[str, str], str] | None = None
        self._fingerprint: Callable[[str], str] = str

    def __call__(self, detector: str, value: str) -> str:
        live = self._read()
        return live.get((detector, self._fingerprint(value)), "") if live else ""

    def edition(self) -> str:
        """Names what is let off now; empty when nothing is."""
        live = sorted(self._read().items())
        return hashlib.sha256(repr(live).encode()).hexdigest() if live else ""

    def _read(self) -> dict[tuple[str, str], str]:
        if self._live is None:
            self._live = {}
            try:
                self._live = self._stored()
            except Exception as error:  # noqa: BLE001 - what a damaged database raises differs by driver
                import click

                from seawall.model.errors import SeawallError

                why = str(error) if isinstance(error, SeawallError) else f"{type(error).__name__} in the database"
                click.echo(f"seawall: what was let off in the console is not known: {why}", err=True)
        return self._live

    def _stored(self) -> dict[tuple[str, str], str]:
        from seawall import app
        from seawall.model.settings import database_file_name

        data = app.data_dir(self._where["data"])
        settings = app.load_settings(self._where["config"], data=data)
        file = data / database_file_name
        if not settings.store.url:
            if not file.exists():
                return {}
            from seawall.store.unopened import nothing_let_off

            if nothing_let_off(file):
                return {}
        from seawall.store.feedback import exceptions_max

        with app.open_store(settings, data) as store:
            self._fingerprint, now = app.value_fingerprints(store), store.clock.now_ms()
            return {
                (one.detector, one.fingerprint): f"let off until {_day(one.until_ms)} by {one.by}: {one.reason}"
                for one in store.feedback_book().exceptions(exceptions_max)
                if one.since_ms <= now < one.until_ms
            }


def _day(moment_ms: int) -> str:
    return datetime.fromtimestamp(moment_ms / 1000, UTC).strftime("%Y-%m-%d")
