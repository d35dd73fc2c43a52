"""A PostgreSQL server for tests, from Debian's package, in a folder of its own and gone afterwards.

It listens on a Unix socket only and trusts whoever reaches it. When the tests run as root it runs as ``postgres``,
since PostgreSQL refuses root. ``fsync`` is off unless asked for: what tests kill is Seawall, never the server.
"""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

import psycopg

start_seconds_max = 60
_INITDB = ("-U", "seawall", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
_SETTINGS = ("-c", "listen_addresses=", "-c", "shared_buffers=32MB", "-c", "max_connections=60")


def _programs() -> Path:
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if not folders:
        raise RuntimeError("PostgreSQL is not installed: run `make test`, which installs what the tests need")
    return folders[-1].parent


class PostgresServer:
    """Started by the constructor, stopped by :meth:`stop`."""

    def __init__(self, *, fsync: bool = False) -> None:
        self._programs = _programs()
        # Its files, not page by page by way of its log, which takes half as long again; before 15 there is no other.
        self._copied = " STRATEGY file_copy" if int(self._programs.parent.name) >= 15 else ""
        self._folder = Path(tempfile.mkdtemp(prefix="swpg-"))  # short: a socket's path has at most 107 bytes
        self._as_user: list[str] = []
        if os.geteuid() == 0:
            user = pwd.getpwnam("postgres")
            shutil.chown(self._folder, "postgres")
            self._as_user = ["setpriv", f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups"]
        self._folder.chmod(0o755)
        cluster = self._folder / "cluster"
        subprocess.run(
            [*self._as_user, str(self._programs / "initdb"), "-D", str(cluster), *_INITDB],
            check=True,
            capture_output=True,
            cwd=self._folder,
        )
        self._log = (self._folder / "log").open("wb")
        self._process = subprocess.Popen(
            [
                *self._as_user,
                str(self._programs / "postgres"),
                *("-D", str(cluster), "-k", str(self._folder), *_SETTINGS),
                *("-c", f"fsync={'on' if fsync else 'off'}"),
            ],
            stdout=self._log,
            stderr=subprocess.STDOUT,
            cwd=self._folder,
        )
        self._wait_until_ready()
        self._made = 0

    def _wait_until_ready(self) -> None:
        """Ask the server until it answers."""
        probe = f"{self._programs}/pg_isready -q -h {self._folder} -U seawall"
        tries = f"for _ in $(seq {start_seconds_max * 10}); do {probe} && exit 0; sleep 0.1; done; exit 1"
        ready = subprocess.run(["sh", "-c", tries], capture_output=True)
        if ready.returncode != 0:
            self.stop()
            raise RuntimeError("PostgreSQL did not start")

    def database(self, template: str = "template0") -> str:
        """A new database's address, copied from another one if a template is named."""
        self._made += 1
        name = f"test{self._made}"
        with psycopg.connect(self.address("postgres"), autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"{self._copied}')
        return self.address(name)

    def address(self, name: str) -> str:
        """The address of a database of this server."""
        return f"postgresql://seawall@/{name}?host={self._folder}"

    def stop(self) -> None:
        """Shut down at once; in a moment nothing is left behind."""
        self._process.send_signal(signal.SIGQUIT)
        try:
            self._process.wait(20)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._log.close()
        # Tens of thousands of files, which take their seconds: nobody has to wait for that.
        subprocess.run(["sh", "-c", 'rm -rf "$1" >/dev/null 2>&1 &', "sh", str(self._folder)], check=False)
