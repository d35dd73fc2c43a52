"""A real ``seawall`` in a process of its own, for tests that use it as people do."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PROGRAM = str(Path(sys.executable).parent / "seawall")


@dataclass
class Running:
    """A server that is up."""

    url: str
    code: str
    """The one-time set-up code; empty when there is an owner."""
    data: Path
    process: subprocess.Popen[str]
    environ: dict[str, str]

    def run(self, *arguments: str, **more: object) -> subprocess.CompletedProcess[str]:
        """Another command on the same data directory."""
        return run(self.data, *arguments, **more)

    def key(self, *arguments: str) -> str:
        """A new virtual key."""
        issued = self.run("keys", "issue", *(arguments or ("--for", "person:ana@shop.example")))
        assert issued.returncode == 0, issued.stderr
        found = re.search(r"sw_[a-z0-9]+_\S+", issued.stdout)
        assert found, issued.stdout
        return found.group(0)


def environment(**more: str) -> dict[str, str]:
    """This environment without settings of the machine's own Seawall."""
    return {k: v for k, v in os.environ.items() if not k.startswith("SEAWALL__") and k != "SEAWALL_CONFIG"} | more


def run(
    data: Path, *arguments: str, input: str | None = None, environ: Mapping[str, str] | None = None, timeout: int = 60
) -> subprocess.CompletedProcess[str]:
    """Run a command to its end."""
    return subprocess.run(
        [PROGRAM, "--data", str(data), *arguments],
        input=input,
        capture_output=True,
        text=True,
        env=environment() | dict(environ or {}),
        timeout=timeout,
        check=False,
    )


@contextmanager
def up(data: Path, *arguments: str, settings: str = "", environ: Mapping[str, str] | None = None) -> Iterator[Running]:
    """Serve until the block ends; the end is a SIGTERM that must exit with 0."""
    data.mkdir(parents=True, exist_ok=True, mode=0o700)
    if settings:
        (data / "seawall.toml").write_text(settings)
    env = environment() | dict(environ or {})
    with (data / "stderr.txt").open("w") as stderr:
        process = subprocess.Popen(
            [PROGRAM, "--data", str(data), "up", "--port", "0", *arguments],
            stdout=subprocess.PIPE,
            stderr=stderr,
            text=True,
            env=env,
        )
    assert process.stdout is not None
    try:
        line = process.stdout.readline()
        ready = re.fullmatch(r"Seawall is ready: (\S+)(?: \(set-up code: (\S+)\))?\n", line)
        assert ready, f"{line!r} {(data / 'stderr.txt').read_text()}"
        yield Running(ready.group(1), ready.group(2) or "", data, process, env)
        process.terminate()
        assert process.wait(40) == 0, (data / "stderr.txt").read_text()
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()
        process.stdout.close()
