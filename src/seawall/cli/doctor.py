"""``seawall doctor``: looks at the installation and says what is wrong and how to mend it."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from seawall.model.errors import SeawallError

if TYPE_CHECKING:
    from seawall.model.settings import Settings

free_bytes_min = 512 * 1024 * 1024
_PROBE = "Write to ana.probe@shop.example"


class Result(NamedTuple):
    """What one look found. ``state`` is ``ok``, ``note`` (works, but you may want to know) or ``wrong``."""

    look: str
    state: str
    words: str


@click.command(help="Look at the installation; say what is wrong and how to mend it.")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
@click.pass_obj
def COMMAND(obj: dict[str, Any], form: str) -> int:  # noqa: N802
    """Look at everything, whatever is wrong; 1 when something is."""
    results = list(_looks(obj))
    if form == "json":
        click.echo(json.dumps([result._asdict() for result in results], indent=2))
    else:
        signs = {"ok": click.style("ok   ", fg="green"), "note": click.style("note ", fg="yellow")}
        for result in results:
            click.echo(f"{signs.get(result.state, click.style('WRONG', fg='red'))}  {result.look}: {result.words}")
    return 1 if any(result.state == "wrong" for result in results) else 0


def _looks(obj: dict[str, Any]) -> Iterator[Result]:
    from seawall import app

    data = app.data_dir(obj["data"])
    try:
        settings = app.load_settings(obj["config"], data=data)
    except SeawallError as error:
        yield Result("settings", "wrong", str(error))
        return
    yield Result("settings", "ok", "read without objection")
    yield _data_directory(data)
    for name, look in (("detection", _detection), ("policies", _policies), ("vendors", _vendors)):
        yield from _guarded(name, look, settings)
    if data.exists():
        yield from _guarded("database", _database, settings, data)
        yield from _guarded("own data", _own_data, settings, data)


def _guarded(name: str, look: Callable[..., Iterator[Result]], *arguments: object) -> Iterator[Result]:
    try:
        yield from look(*arguments)
    except SeawallError as error:
        yield Result(name, "wrong", str(error))


def _data_directory(data: Path) -> Result:
    if not data.exists():
        return Result("data directory", "note", f"{data} does not exist yet; `seawall up` makes it")
    if not os.access(data, os.R_OK | os.W_OK | os.X_OK):
        return Result("data directory", "wrong", f"this user can't read and write {data}. Run this as its owner.")
    readable = [path for path in (data, data / "seawall.key") if path.exists() and path.stat().st_mode & 0o077]
    if readable:
        return Result(
            "data directory", "wrong", f"others can read {readable[0]}. Take their rights: chmod go= {readable[0]}"
        )
    free = shutil.disk_usage(data).free
    if free < free_bytes_min:
        return Result("data directory", "wrong", f"only {free // 1024**2} MiB are free. Make room or move it.")
    return Result("data directory", "ok", f"{data}, {free // 1024**3} GiB free")


def _detection(settings: Settings) -> Iterator[Result]:
    from msgspec.structs import replace

    from seawall import app

    # As a shop tunes it the probe may be no finding: `*@shop.example` is what many let off.
    untuned = replace(settings.detect, allow=(), confidence_min={}, count_min={})
    engine = app.open_engine(settings=replace(settings, detect=untuned))
    found = {finding.detector for finding in engine.scan(_PROBE)}
    if "email" not in settings.detect.off and "email" not in found:
        yield Result("detection", "wrong", "the probe's e-mail address was not found. Reinstall Seawall.")
    else:
        yield Result(
            "detection", "ok", f"{len(engine.detectors)} detectors ready: {', '.join(sorted(engine.detectors))}"
        )
    if settings.detect.off:
        yield Result("detection", "note", f"off by the settings: {', '.join(settings.detect.off)}")


def _own_data(settings: Settings, data: Path) -> Iterator[Result]:
    from seawall import app
    from seawall.cli._sets import keying_of
    from seawall.detect.exact.index import read_header
    from seawall.store.fingerprints import FingerprintFolder

    sets = FingerprintFolder(data).stamps()
    if not sets:
        yield Result("own data", "note", "no fingerprint sets yet; `seawall fingerprint build` makes one")
        return
    app.tell_own_data(app.open_engine(settings=settings), settings, data)
    yield Result("own data", "ok", f"fingerprint sets that are whole: {', '.join(sets)}")
    with app.open_store(settings, data) as store:
        now = store.clock.now_ms()
        for name in sets:
            header = read_header(FingerprintFolder(data).mapped(name), keying_of(store))
            again = f"`seawall fingerprint update {name}`"
            if header.due_ms < now:
                days = (now - (header.read_ms or header.built_ms)) / 86_400_000
                words = f"{name} was read {days:.1f} days ago, which is too long; {again} brings it up to date"
                yield Result("own data", "note", words)
            if header.outgrown:
                words = f"{name} has grown eightfold since all of it was read; run {again} with --full"
                yield Result("own data", "note", words)


def _policies(settings: Settings) -> Iterator[Result]:
    from seawall import app

    policies = app.open_policy(settings)
    yield Result("policies", "ok", f"{len(policies.policies)} in force")
    if settings.policy.observe:
        yield Result("policies", "note", "observe mode is on: everything is recorded, nothing is masked or blocked")


def _vendors(settings: Settings) -> Iterator[Result]:
    from seawall.wire.secrets import resolve

    if not settings.upstream:
        yield Result("vendors", "note", "none set; AI calls are answered by the built-in echo (docs/settings.md)")
    for upstream in settings.upstream:
        try:
            key = resolve(upstream.key, os.environ)
        except SeawallError as error:
            yield Result(f"vendor {upstream.name}", "wrong", str(error))
            continue
        plain = upstream.base_url.startswith("http://") and "127.0.0.1" not in upstream.base_url
        if plain and "localhost" not in upstream.base_url:
            yield Result(f"vendor {upstream.name}", "wrong", "its address is plain http; prompts travel unencrypted")
        elif not key and not upstream.base_url.startswith("builtin:"):
            yield Result(f"vendor {upstream.name}", "note", "has no key; calls go out without one")
        else:
            yield Result(f"vendor {upstream.name}", "ok", "address and key are there")
    _routed(settings)


def _routed(settings: Settings) -> None:
    """
    Raises:
        ConfigError: as at the start of the server: an upstream's dialect, address or stand-in is none.
    """
    from seawall.dialects import providers
    from seawall.dialects.dialect import Dialect
    from seawall.gateway.routing import Routes
    from seawall.model import plugins
    from seawall.wire.http import HttpClient

    client = HttpClient()
    Routes(settings, plugins.collect(providers, "DIALECT", Dialect), {}, client, client)


def _database(settings: Settings, data: Path) -> Iterator[Result]:
    from seawall import app
    from seawall.store.accounts import Accounts

    with app.open_store(settings, data) as store:
        yield Result("database", "ok", "opens and is up to date")
        if not Accounts(store.database, store.master.box("accounts")).has_owner():
            yield Result("owner", "note", "nobody owns this installation yet; `seawall up` prints a set-up code")
        else:
            yield Result("owner", "ok", "there is one")
