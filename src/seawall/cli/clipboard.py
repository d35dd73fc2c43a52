"""``seawall clipboard``: guards this desktop's clipboard, so that AI programs are given what policy allows."""

from __future__ import annotations

import os
import platform as machine
import sys
from pathlib import Path
from typing import Any

import click

from seawall import __version__
from seawall.model.errors import ConfigError


@click.group(invoke_without_command=True)
@click.pass_context
def _clipboard(ctx: click.Context) -> int | None:
    """Guard this desktop's clipboard until stopped.

    What is copied is inspected on this machine. A program on the list of AI programs (docs/clipboard.md) is given
    stand-ins, or nothing, as policy says; every other program is given what was copied. Nothing that was copied is
    written or sent anywhere.
    """
    if ctx.invoked_subcommand is not None:
        return None
    from seawall import app, desktop

    data = app.data_dir(ctx.obj["data"])
    settings = app.load_settings(ctx.obj["config"], data=data)
    desktop.watch_clipboard(settings, data, lambda name: click.echo(f"Seawall guards the clipboard: {name}"))
    return 0


@_clipboard.command()
@click.option("--print", "print_", is_flag=True, help="Print the definition instead of writing it.")
@click.option("--for", "system", type=click.Choice(["linux", "darwin", "win32"]), default=None, help="Another system.")
@click.pass_obj
def install(obj: dict[str, Any], print_: bool, system: str | None) -> int:
    """Have this desktop start the agent at each sign-in.

    Linux: writes a systemd user unit. macOS and Windows: prints a launchd agent or a scheduled task, and says where
    it goes.
    """
    from seawall.cli import _service

    options = [
        word for name in ("data", "config") if obj[name] for word in (f"--{name}", str(Path(obj[name]).resolve()))
    ]
    command = _service.program([*options, "clipboard"])
    system = system or ("linux" if sys.platform.startswith("linux") else sys.platform)
    if system == "darwin":
        click.echo(_service.launchd_plist(command), nl=False)
        where = f"~/Library/LaunchAgents/{_service.LABEL}.plist"
        click.echo(f"Save this as {where}, then: launchctl bootstrap gui/$(id -u) {where}", err=True)
    elif system == "win32":
        click.echo(_service.windows_task(command), nl=False)
        click.echo("Save this as seawall.xml, then: schtasks /create /tn Seawall /xml seawall.xml", err=True)
    elif print_:
        click.echo(_service.systemd_unit(command), nl=False)
    else:
        path = _service.unit_path(dict(os.environ))
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(_service.systemd_unit(command), "utf-8")
        except OSError as error:
            raise ConfigError(f"{path} can't be written: {error.strerror}", advice="Use --print.") from None
        click.echo(f"Wrote {path}. Start it: systemctl --user daemon-reload; systemctl --user enable --now {path.stem}")
    return 0


@_clipboard.command()
@click.argument("link")
@click.pass_obj
def enroll(obj: dict[str, Any], link: str) -> int:
    """Enrol this desktop by the link Seawall's owner gave you, so that what is decided here is reported there."""
    from seawall import app, desktop
    from seawall.wire.endpoint import enroll as enrolled
    from seawall.wire.endpoint import save_device

    systems = {"darwin": "mac", "win32": "windows"}
    device = enrolled(
        link,
        {
            "browser": "clipboard",
            "browserVersion": "",
            "os": systems.get(sys.platform, "linux"),
            "extension": __version__,
            "install": "normal",
            "name": machine.node()[:100],
        },
    )
    save_device(desktop.clipboard_folder(app.data_dir(obj["data"])), device)
    whom = f" for {device.person}" if device.person else ""
    click.echo(f"Enrolled{whom} as {device.device_id}. Restart the agent if it runs.")
    return 0


@_clipboard.command()
@click.pass_obj
def reported(obj: dict[str, Any]) -> int:
    """Show what this desktop reported, one JSON line each: kinds, counts and masked samples."""
    from seawall import app, desktop

    folder = desktop.clipboard_folder(app.data_dir(obj["data"]))
    for name in ("reported.1.jsonl", "reported.jsonl"):
        path = folder / name
        if path.exists():
            click.echo(path.read_text("utf-8", "replace"), nl=False)
    return 0


@_clipboard.command()
def drivers() -> int:
    """List the desktops Seawall can guard, and whether its tests run them for real."""
    from seawall.model import plugins
    from seawall.model.clipboard import ClipboardDriver
    from seawall.wire import clipboards

    for name, driver in plugins.collect(clipboards, "DRIVER", ClipboardDriver).items():
        fits = "this desktop" if driver.fits(sys.platform, dict(os.environ)) else ""
        tested = "tested" if driver.tested else "by its documented API, not run by the tests"
        click.echo(f"{name:<8}  {driver.title:<8}  {tested:<44}  {fits}".rstrip())
    return 0


COMMAND = _clipboard
COMMAND.name = "clipboard"
