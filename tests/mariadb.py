"""A MariaDB server for tests, from Debian's package, in a folder of its own and gone afterwards.

It listens on a Unix socket only, keeps no accounts (whoever reaches it may do everything) and has none of the tables a
server keeps about itself, which those of clients' queries do without.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
import time
from pathlib import Path

import pymysql

start_seconds_max = 60


def _program() -> str:
    found = shutil.which("mariadbd", path=f"{os.environ['PATH']}:/usr/sbin")
    if found is None:
        raise RuntimeError("MariaDB is not installed: run `make test`, which installs what the tests need")
    return found


class MariaServer:
    """Started by the constructor, stopped by :meth:`stop`."""

    def __init__(self) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="swmy-"))  # short: a socket's path has at most 107 bytes
        (self._folder / "data").mkdir()
        self._log = (self._folder / "log").open("wb")
        self._process = subprocess.Popen(
            [
                *(_program(), "--no-defaults", f"--datadir={self._folder}/data", f"--socket={self._folder}/socket"),
                *("--skip-networking", "--skip-grant-tables", "--innodb-flush-log-at-trx-commit=0"),
                *(["--user=root"] if os.geteuid() == 0 else []),
            ],
            stdout=self._log,
            stderr=subprocess.STDOUT,
            cwd=self._folder,
        )
        end = time.monotonic() + start_seconds_max
        while not self._answers():
            if time.monotonic() > end or self._process.poll() is not None:
                self.stop()
                raise RuntimeError("MariaDB did not start")
            time.sleep(0.05)

    def _answers(self) -> bool:
        with socket.socket(socket.AF_UNIX) as probe:  # PyMySQL leaves one open that did not connect
            return probe.connect_ex(f"{self._folder}/socket") == 0

    def connect(self, name: str = "") -> pymysql.Connection[pymysql.cursors.Cursor]:
        """A connection that commits what it is told."""
        return pymysql.connect(
            unix_socket=f"{self._folder}/socket", user="seawall", database=name or None, autocommit=True
        )

    def address(self, name: str = "", scheme: str = "mysql") -> str:
        """The address of a database of this server, or of all of them."""
        return f"{scheme}://seawall@localhost/{name}?unix_socket={self._folder}/socket"

    def stop(self) -> None:
        """Shut down at once and leave nothing behind."""
        self._process.kill()
        self._process.wait()
        self._log.close()
        shutil.rmtree(self._folder, ignore_errors=True)
