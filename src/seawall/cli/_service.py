"""Definitions that have a desktop's own service manager start a command at each sign-in."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Sequence
from pathlib import Path

NAME = "seawall-clipboard"
LABEL = "org.seawall.clipboard"


def program(arguments: Sequence[str]) -> list[str]:
    """This installation's Seawall with some arguments, as the next session can start it."""
    return [sys.executable, "-m", "seawall", *arguments]


def systemd_unit(command: Sequence[str]) -> str:
    """A systemd user unit, started with the graphical session. It may write to its data folder and nowhere else."""
    words = systemd_line(command)
    return f"""[Unit]
Description=Seawall clipboard agent
Documentation=man:systemd.service(5)
PartOf=graphical-session.target
After=graphical-session.target

[Service]
ExecStart={words}
Restart=on-failure
RestartSec=5
UMask=0077
LimitCORE=0
NoNewPrivileges=true
MemoryMax=512M

[Install]
WantedBy=graphical-session.target
"""


def launchd_plist(command: Sequence[str]) -> str:
    """A launchd agent for ~/Library/LaunchAgents."""
    from xml.sax.saxutils import escape

    words = "".join(f"\n    <string>{escape(word)}</string>" for word in command)
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
  <key>Label</key>
  <string>{LABEL}</string>
  <key>ProgramArguments</key>
  <array>{words}
  </array>
  <key>LimitLoadToSessionType</key>
  <string>Aqua</string>
  <key>RunAtLoad</key>
  <true/>
  <key>KeepAlive</key>
  <dict>
    <key>SuccessfulExit</key>
    <false/>
  </dict>
</dict>
</plist>
"""


def windows_task(command: Sequence[str]) -> str:
    """A task for the Task Scheduler: ``schtasks /create /tn Seawall /xml FILE``."""
    from xml.sax.saxutils import escape

    arguments = " ".join(f'"{word}"' if " " in word else word for word in command[1:])
    return f"""<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <Triggers>
    <LogonTrigger>
      <Enabled>true</Enabled>
    </LogonTrigger>
  </Triggers>
  <Settings>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <ExecutionTimeLimit>PT0S</ExecutionTimeLimit>
    <RestartOnFailure>
      <Interval>PT1M</Interval>
      <Count>999</Count>
    </RestartOnFailure>
  </Settings>
  <Actions>
    <Exec>
      <Command>{escape(command[0])}</Command>
      <Arguments>{escape(arguments)}</Arguments>
    </Exec>
  </Actions>
</Task>
"""


def unit_path(environ: dict[str, str]) -> Path:
    """Where systemd looks for a user's own units."""
    base = environ.get("XDG_CONFIG_HOME")
    return (Path(base) if base else Path.home() / ".config") / "systemd" / "user" / f"{NAME}.service"


def systemd_line(words: Sequence[str]) -> str:
    """Words of ExecStart and the like: quoted where needed, with what systemd would replace written twice."""
    return " ".join(map(_systemd_word, words))


def _systemd_word(word: str) -> str:
    doubled = word.replace("%", "%%").replace("$", "$$")
    return shlex.quote(doubled) if any(char in doubled for char in " \t\"'\\;") else doubled
