"""Text in pictures by Tesseract, the program, where it is installed (Debian's ``tesseract-ocr``).

One process a picture: the bytes go in by its standard input and the text comes out by its standard output, so nothing
of them is written to a disk. It gets no environment but its own data's folder, one thread, and bounds on memory,
processor time and file size (it may write none). Callers have made sure by its first bytes that it is a picture:
Tesseract takes anything else for a list of files to open.
"""

from __future__ import annotations

import hashlib
import os
import re
import secrets
import shutil
import subprocess
from collections import OrderedDict
from threading import BoundedSemaphore, Lock

from seawall.model import limits
from seawall.model.errors import ConfigError, Unavailable

together_max = 2
"""Pictures read at once."""
memory_kilobytes_max = 1_500_000
remembered_max = 32
"""Pictures whose text is kept in memory: a conversation sends its pictures again with every turn."""
remembered_chars_max = 50_000
_languages = re.compile(r"[A-Za-z_]{3,20}(?:\+[A-Za-z_]{3,20}){0,9}")
_bounded = 'ulimit -v "$1" && ulimit -t "$2" && ulimit -f 0 && shift 2 && exec "$@"'


class Tesseract:
    """Reads pictures. Safe from any thread."""

    def __init__(self, languages: str = "eng", *, seconds_max: int = limits.ocr_seconds) -> None:
        """
        Raises:
            ConfigError: the program or a language is not installed.
        """
        program = shutil.which("tesseract")
        if program is None:
            raise ConfigError(
                'detect.ocr = "tesseract" needs the program tesseract, which is not installed',
                advice='Install it (Debian: apt-get install tesseract-ocr), or set detect.ocr = "off".',
            )
        if not _languages.fullmatch(languages):
            raise ConfigError("detect.ocr_languages is not a list of languages", advice='Write it like "eng+deu".')
        self._program = program
        self._languages_wanted = languages
        self._seconds_max = seconds_max
        self._turns = BoundedSemaphore(together_max)
        self._key = secrets.token_bytes(16)
        self._known: OrderedDict[bytes, str] = OrderedDict()
        self._lock = Lock()
        missing = set(languages.split("+")) - self._installed()
        if missing:
            raise ConfigError(
                f"Tesseract has no data for {', '.join(sorted(missing))}",
                advice="Install it (Debian: apt-get install tesseract-ocr-deu …), or change detect.ocr_languages.",
            )

    def _installed(self) -> set[str]:
        try:
            done = subprocess.run(
                [self._program, "--list-langs"], capture_output=True, timeout=20, env=_environment(), check=False
            )
        except (OSError, subprocess.TimeoutExpired):
            raise ConfigError("Tesseract does not run", advice="Try `tesseract --list-langs`.") from None
        return set(done.stdout.decode("utf-8", "replace").split())

    def text(self, picture: bytes) -> str:
        """The text in a picture, line by line; empty when there is none.

        Raises:
            Unavailable: it took too long or too much memory, or the picture can't be read.
        """
        key = hashlib.blake2b(picture, key=self._key, digest_size=16).digest()
        with self._lock:
            known = self._known.get(key)
        if known is not None:
            return known
        if not self._turns.acquire(timeout=self._seconds_max):
            raise Unavailable("picture: too many are being read")
        try:
            text = self._run(picture)
        finally:
            self._turns.release()
        if len(text) <= remembered_chars_max:
            with self._lock:
                self._known[key] = text
                while len(self._known) > remembered_max:
                    self._known.popitem(last=False)
        return text

    def _run(self, picture: bytes) -> str:
        bounds = [str(memory_kilobytes_max), str(self._seconds_max + 1)]
        reading = [self._program, "stdin", "stdout", "-l", self._languages_wanted, "--oem", "1", "--psm", "3"]
        try:
            done = subprocess.run(
                ["/bin/sh", "-c", _bounded, "sh", *bounds, *reading],
                input=picture,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                timeout=self._seconds_max,
                env=_environment(),
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise Unavailable(f"picture: reading it took over {self._seconds_max} seconds") from None
        except OSError as error:
            raise Unavailable(f"picture: Tesseract does not run ({type(error).__name__})") from None
        if done.returncode:
            raise Unavailable("picture: Tesseract can't read it")
        return done.stdout.decode("utf-8", "replace").replace("\f", "\n").strip()


def _environment() -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "TESSDATA_PREFIX") if name in os.environ}
    return kept | {"OMP_THREAD_LIMIT": "1", "LC_ALL": "C.UTF-8"}
