"""``seawall service``: units with which systemd keeps Seawall running, shut in, backed up and its own data fresh."""

from __future__ import annotations

import pwd
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from seawall.cli._service import program, systemd_line
from seawall.model.errors import ConfigError

privileged_ports_below = 1024
environment_file = "/etc/seawall.env"
_HOMES = ("/home", "/root", "/run/user")
_SHUT_IN = """UMask=0077
LimitCORE=0
LimitNOFILE=65536
NoNewPrivileges=true
ProtectSystem=strict
PrivateTmp=true
PrivateDevices=true
ProtectClock=true
ProtectControlGroups=true
ProtectHostname=true
ProtectKernelLogs=true
ProtectKernelModules=true
ProtectKernelTunables=true
ProtectProc=invisible
RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6 AF_NETLINK
RestrictNamespaces=true
RestrictRealtime=true
RestrictSUIDSGID=true
LockPersonality=true
RemoveIPC=true
SystemCallArchitectures=native
SystemCallFilter=@system-service
SystemCallErrorNumber=EPERM
"""


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--user", metavar="NAME", help="Who it runs as: as a rule the owner of the data directory.")
@click.option("--backups", type=click.Path(path_type=Path), metavar="FOLDER", help="Where the nightly backups go.")
@click.option("--keep", type=click.IntRange(1), default=14, show_default=True, help="How many backups are kept.")
@click.pass_obj
def COMMAND(obj: dict[str, Any], folder: Path, user: str | None, backups: Path | None, keep: int) -> int:  # noqa: N802
    """Write systemd units into FOLDER, as a rule /etc/systemd/system.

    One keeps the server running; a timer has a backup written every night (with --backups) and brings fingerprint sets
    up to date. All of them may write to the data directory and the backups, and to nothing else. Secrets that settings
    name as env:NAME can stand in /etc/seawall.env, readable by root only.
    """
    from seawall import app

    data = app.data_dir(obj["data"]).absolute()
    settings = app.load_settings(obj["config"], data=data)
    name = _runs_as(user, data)
    options = ["--data", str(data), *(["--config", str(Path(obj["config"]).absolute())] if obj["config"] else [])]
    serves = program([*options, "up"])
    nightly = [program([*options, "fingerprint", "update", "--due"])]
    if backups is not None:
        nightly.insert(0, program([*options, "backup", str(backups.absolute()), "--keep", str(keep)]))
    writes = [data] if backups is None else [data, backups.absolute()]
    units = {
        "seawall.service": _server(serves, name, data, settings.server.port),
        "seawall-nightly.service": _nightly(nightly, name, data, writes),
        "seawall-nightly.timer": _TIMER,
    }
    try:
        for unit, text in units.items():
            (folder / unit).write_text(text, "utf-8")
    except OSError as error:
        raise ConfigError(
            f"{folder} cannot be written to: {error.strerror or type(error).__name__}",
            advice="Run it as root for /etc/systemd/system, or name a folder of your own and copy the units.",
        ) from error
    click.echo("\n".join(f"{folder / unit}" for unit in units))
    _what_is_missing(name, data, backups)
    click.echo("Then: systemctl daemon-reload && systemctl enable --now seawall seawall-nightly.timer", err=True)
    return 0


def _runs_as(user: str | None, data: Path) -> str:
    """The account's name.

    Raises:
        ConfigError: there is none.
    """
    try:
        if user is not None:
            return pwd.getpwnam(user).pw_name
        if data.exists():
            return pwd.getpwuid(data.stat().st_uid).pw_name
    except KeyError:
        raise ConfigError(
            f"There is no account {user}" if user else f"The owner of {data} has no account here",
            advice="Make one: adduser --system --group --home /var/lib/seawall seawall",
        ) from None
    raise ConfigError(f"{data} is not there yet", advice="Say --user NAME, or start `seawall up` once as that user.")


def _what_is_missing(name: str, data: Path, backups: Path | None) -> None:
    """Say what would keep the units from working, and how it is mended."""
    if name == "root":
        click.echo("It will run as root; an account of its own is safer: --user NAME.", err=True)
    for folder in (data, backups):
        if folder is not None and not folder.is_dir():
            click.echo(f"First: install -d -m 700 -o {name} {folder}", err=True)
    if name != "root" and _at_home(sys.executable) and Path(sys.executable).resolve().parts[1] == "root":
        click.echo(f"Others than root can't reach {sys.executable}: install Seawall in /opt.", err=True)


def _at_home(*paths: str | Path) -> bool:
    """Whether something lies in people's own folders, which the units otherwise hide."""
    resolved = [str(Path(path).resolve()) for path in (*paths, sys.prefix)]
    return any(path == home or path.startswith(home + "/") for path in resolved for home in _HOMES)


def _service(user: str, data: Path, writes: Sequence[Path]) -> str:
    places = systemd_line([str(path) for path in writes])
    home = "read-only" if _at_home(sys.executable, *writes) else "true"
    return (
        f"User={user}\n"
        f"Environment={systemd_line([f'SEAWALL_CACHE={data}/cache'])}\n"
        f"EnvironmentFile=-{environment_file}\n"
        f"ReadWritePaths={places}\n"
        f"ProtectHome={home}\n"
        f"{_SHUT_IN}"
    )


def _server(command: Sequence[str], user: str, data: Path, port: int) -> str:
    power = "CAP_NET_BIND_SERVICE" if 0 < port < privileged_ports_below else ""
    given = f"AmbientCapabilities={power}\n" if power else ""
    return f"""[Unit]
Description=Seawall
Wants=network-online.target
After=network-online.target postgresql.service

[Service]
Type=exec
ExecStart={systemd_line(command)}
Restart=on-failure
RestartSec=2
KillMode=mixed
TimeoutStopSec=45
CapabilityBoundingSet={power}
{given}{_service(user, data, [data])}
[Install]
WantedBy=multi-user.target
"""


def _nightly(commands: Sequence[Sequence[str]], user: str, data: Path, writes: Sequence[Path]) -> str:
    lines = "".join(f"ExecStart={systemd_line(command)}\n" for command in commands)
    return f"""[Unit]
Description=Seawall's nightly work
After=network-online.target postgresql.service

[Service]
Type=oneshot
{lines}Nice=10
CapabilityBoundingSet=
{_service(user, data, writes)}"""


_TIMER = """[Unit]
Description=Seawall's nightly work

[Timer]
OnCalendar=*-*-* 03:20
RandomizedDelaySec=20min
Persistent=true

[Install]
WantedBy=timers.target
"""
