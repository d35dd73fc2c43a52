"""A real ``seawall`` in a process of its own, for tests that use it as people do."""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from end_to_end import warm

PROGRAM = str(Path(sys.executable).parent / "seawall")
_started: dict[str, socket.socket | None] = {}
"""Commands that were started as the program itself: by this worker, which then holds the name, or by another."""


@dataclass
class Running:
    """A server that is up."""

    url: str
    code: str
    """The one-time set-up code; empty when there is an owner."""
    data: Path
    process: subprocess.Popen[bytes] | Forked
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
    done = seawall(
        *("--data", str(data), *arguments),
        input=None if input is None else input.encode(),
        environ=environ,
        timeout=timeout,
    )
    return as_text(done)


def contents(folder: Path) -> Iterator[tuple[Path, bytes]]:
    """Every file below a folder with what is in it; one that a program removes meanwhile is none."""
    for path in folder.rglob("*"):
        with contextlib.suppress(FileNotFoundError, NotADirectoryError, IsADirectoryError):
            if path.is_file():
                yield path, path.read_bytes()


def as_text(done: subprocess.CompletedProcess[bytes]) -> subprocess.CompletedProcess[str]:
    """What a command said, as text with the line ends of text."""
    said = [stream.decode().replace("\r\n", "\n").replace("\r", "\n") for stream in (done.stdout, done.stderr)]
    return subprocess.CompletedProcess(done.args, done.returncode, *said)


def seawall(
    *arguments: str,
    input: bytes | None = None,
    folder: Path | None = None,
    environ: Mapping[str, str] | None = None,
    timeout: int = 60,
) -> subprocess.CompletedProcess[bytes]:
    """Run the program to its end: each command the first time by the program itself, then by one that is warm."""
    command = next((one for one in arguments if re.fullmatch("[a-z][a-z-]+", one)), "")
    env = environment() | dict(environ or {})
    if _is_first(command):
        return subprocess.run(
            [PROGRAM, *arguments], input=input, capture_output=True, cwd=folder, env=env, timeout=timeout, check=False
        )
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        given.write(input or b"")
        given.seek(0)
        asked = {"arguments": [PROGRAM, *arguments], "environ": env, "folder": str(folder or Path.cwd())}
        code = _forked(asked, [given.fileno(), out.fileno(), err.fileno()], timeout)
        out.seek(0)
        err.seek(0)
        return subprocess.CompletedProcess([PROGRAM, *arguments], code, out.read(), err.read())


def _is_first(command: str) -> bool:
    """Whether no process of this run of pytest has started the command yet: one binds a name in its stead."""
    if command in _started:
        return False
    run, name = os.environ.get("PYTEST_XDIST_TESTRUNUID"), socket.socket(socket.AF_UNIX)
    try:
        if run is not None:
            name.bind(f"\0seawall-tests-{run}-{command}")
    except OSError:
        name.close()
        _started[command] = None
        return False
    _started[command] = name
    return True


class Forked:
    """A fork of the warm program; of ``Popen``, what these tests use."""

    def __init__(self, asked: Mapping[str, object], streams: list[int]) -> None:
        self._mine, its = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with its:
            socket.send_fds(_warm_program(), [json.dumps(asked).encode()], [*streams, its.fileno()])
        self.pid = int.from_bytes(self._mine.recv(8), "big")
        assert self.pid, "the warm program is gone"
        self.returncode: int | None = None

    def poll(self) -> int | None:
        """The exit code, or None while it runs."""
        with contextlib.suppress(TimeoutError, BlockingIOError):
            self.wait(0)
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        """The exit code, once it has ended.

        Raises:
            TimeoutError: it has not.
        """
        if self.returncode is None:
            self._mine.settimeout(timeout)
            self.returncode = int.from_bytes(self._mine.recv(8), "big", signed=True)
            self._mine.close()
        return self.returncode

    def send_signal(self, number: int) -> None:
        if self.poll() is None:
            os.kill(self.pid, number)

    def terminate(self) -> None:
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)


def _forked(asked: Mapping[str, object], streams: list[int], timeout: int) -> int:
    """The exit code of a fork of the warm program."""
    process = Forked(asked, streams)
    try:
        return process.wait(timeout)
    except TimeoutError:
        process.kill()
        raise


@cache
def _warm_program() -> socket.socket:
    mine, its = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    program = subprocess.Popen(
        [sys.executable, warm.__file__, str(its.fileno())], pass_fds=[its.fileno()], env=environment()
    )
    its.close()

    def end() -> None:
        mine.close()
        program.wait()

    atexit.register(end)
    return mine


@contextmanager
def up(
    data: Path,
    *arguments: str,
    settings: str = "",
    environ: Mapping[str, str] | None = None,
    program: bool = False,
) -> Iterator[Running]:
    """Serve until the block ends; the end is a SIGTERM that must exit with 0.

    Served by the program itself the first time and where it says so, and by one that is warm otherwise.
    """
    data.mkdir(parents=True, exist_ok=True, mode=0o700)
    if settings:
        (data / "seawall.toml").write_text(settings)
    env = environment() | dict(environ or {})
    asked = [PROGRAM, "--data", str(data), "up", "--port", "0", *arguments]
    process: subprocess.Popen[bytes] | Forked
    with (data / "stderr.txt").open("w") as stderr:
        out, its = os.pipe()
        if program or _is_first("up"):
            process = subprocess.Popen(asked, stdout=its, stderr=stderr, env=env)
        else:
            with open(os.devnull) as nothing:
                command = {"arguments": asked, "environ": env, "folder": str(Path.cwd())}
                process = Forked(command, [nothing.fileno(), its, stderr.fileno()])
        os.close(its)
    with os.fdopen(out, encoding="utf-8") as stdout:
        try:
            line = stdout.readline()
            ready = re.fullmatch(r"Seawall is ready: (\S+)(?: \(set-up code: (\S+)\))?\n", line)
            assert ready, f"{line!r} {(data / 'stderr.txt').read_text()}"
            yield Running(ready.group(1), ready.group(2) or "", data, process, env)
            process.terminate()
            assert process.wait(40) == 0, (data / "stderr.txt").read_text()
        finally:
            if process.poll() is None:
                process.kill()
                process.wait()
