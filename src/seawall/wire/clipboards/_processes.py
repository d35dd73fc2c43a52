"""What a process is called, and programs run for a clipboard with an end to their patience."""

from __future__ import annotations

import contextlib
import subprocess
from pathlib import Path

from seawall.model.clipboard import Program

program_seconds_max = 3.0
_ARGUMENT_BYTES_MAX = 4096


def names_of(pid: int, root: Path = Path("/proc")) -> tuple[str, ...]:
    """The names of a process's program: its executable's and what it was started as; none when it is another user's."""
    if pid <= 0:
        return ()
    folder = root / str(pid)
    found: list[str] = []
    with contextlib.suppress(OSError):
        found.append((folder / "exe").readlink().name.removesuffix(" (deleted)"))
    with contextlib.suppress(OSError), (folder / "cmdline").open("rb") as file:
        first = file.read(_ARGUMENT_BYTES_MAX).split(b"\0", 1)[0]
        found.append(Path(first.decode("utf-8", "replace")).name)
    return tuple(dict.fromkeys(name for name in found if name))


def run(program: Program, given: bytes = b"", *, bytes_max: int = 0, environ: dict[str, str] | None = None) -> bytes:
    """What a program prints, at most ``bytes_max``; nothing when it fails, is not there or takes too long."""
    try:
        done = subprocess.run(
            list(program),
            input=given,
            stdout=subprocess.PIPE if bytes_max else subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=program_seconds_max,
            env=environ,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return b""
    return (done.stdout or b"")[:bytes_max]
