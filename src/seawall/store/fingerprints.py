"""Where fingerprint sets are kept: one file each in ``fingerprints`` of the data directory, mapped, replaced whole.

A new set is written beside the old one and takes its place by renaming, so that a reader has the one or the other. Who
has the old one mapped keeps it until it lets go. :class:`Watch` looks four times a second whether something changed, in
every process that serves. What is in the files this room does not know (detect/exact).
"""

from __future__ import annotations

import fcntl
import mmap
import os
import re
import secrets
import tempfile
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, cast

from seawall.model.errors import NotFound, SeawallError, Unavailable, UsageError

KEY_PURPOSE = "fingerprint sets"
"""The purpose of the key that sets are made with."""
sets_max = 100
look_seconds = 0.25
_ENDING = ".fingerprints"
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,62}")

Stamp = tuple[int, int, int]
"""Inode, time of change and size of a file: another set of the same name has another."""


class FingerprintFolder:
    """The files of all sets."""

    def __init__(self, data: Path) -> None:
        self.path = data / "fingerprints"

    @staticmethod
    def checked(name: str) -> str:
        """A name, if it can be one.

        Raises:
            UsageError: it can't.
        """
        if not _NAME.fullmatch(name):
            raise UsageError(
                f"{name[:60]!r} can't be the name of a set",
                advice="Use small letters, digits, - and _, at most 63, as in customers or orders-2026.",
            )
        return name

    def stamps(self) -> dict[str, Stamp]:
        """Every set's name with its file's stamp, by name."""
        found: dict[str, Stamp] = {}
        with suppress(FileNotFoundError, NotADirectoryError):
            for entry in os.scandir(self.path):
                name = entry.name.removesuffix(_ENDING)
                if entry.name.endswith(_ENDING) and _NAME.fullmatch(name):
                    with suppress(FileNotFoundError):
                        at = entry.stat()
                        found[name] = (at.st_ino, at.st_mtime_ns, at.st_size)
        return dict(sorted(found.items())[:sets_max])

    def mapped(self, name: str) -> memoryview:
        """A set's bytes, mapped. They stay as they are while in use, also when the set is replaced or dropped.

        Raises:
            NotFound: there is no such set.
        """
        try:
            with self._file(name).open("rb") as file:
                if os.fstat(file.fileno()).st_size == 0:
                    return memoryview(b"")
                return memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
        except FileNotFoundError:
            raise _missing(name) from None

    @contextmanager
    def replacing(self, name: str) -> Iterator[BinaryIO]:
        """A file that becomes the set when the block ends well; until then, and when it fails, nothing changes.

        Raises:
            UsageError: the name can't be one, or there are ``sets_max`` sets.
            Unavailable: the disk is full or the folder can't be written.
        """
        target = self._file(name)
        if name not in (known := self.stamps()) and len(known) >= sets_max:
            raise UsageError(f"There are {sets_max} fingerprint sets already", advice="Drop one first.")
        draft = self.path / f".{name}.{secrets.token_hex(4)}"
        try:
            self._make()
            descriptor = os.open(draft, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "w+b") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            draft.replace(target)
            folder = os.open(self.path, os.O_RDONLY)
            os.fsync(folder)
            os.close(folder)
        except OSError as error:
            raise Unavailable(
                f"The fingerprint set could not be written ({type(error).__name__})",
                advice=f"Is there room in {self.path}, and may Seawall write there?",
            ) from None
        finally:
            with suppress(OSError):
                draft.unlink()

    @contextmanager
    def alone(self, name: str, waiting: Callable[[], None] = lambda: None) -> Iterator[None]:
        """While the block runs nobody else has this set alone, in any process; ``waiting`` is called when one has."""
        self._make()
        with (self.path / f".{self.checked(name)}.lock").open("wb") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                waiting()
                fcntl.flock(lock, fcntl.LOCK_EX)
            for draft in self.path.glob(f".{name}.????????"):  # of a build that was killed
                draft.unlink()
            yield

    def spill(self) -> BinaryIO:
        """A temporary file on the same disk, without a name and gone when it is closed."""
        self._make()
        return cast(BinaryIO, tempfile.TemporaryFile(dir=self.path))

    @contextmanager
    def all_replaced(self) -> Iterator[Replacing]:
        """Take other sets in the block; they are in place of all that are here once it is committed."""
        sets = Replacing(self)
        try:
            yield sets
        finally:
            sets.close()

    def drop(self, name: str) -> None:
        """Remove a set.

        Raises:
            NotFound: there is no such set.
        """
        try:
            self._file(name).unlink()
        except FileNotFoundError:
            raise _missing(name) from None

    def _file(self, name: str) -> Path:
        return self.path / (self.checked(name) + _ENDING)

    def _make(self) -> None:
        self.path.mkdir(parents=True, exist_ok=True, mode=0o700)


class Replacing:
    """Sets on their way to take the place of all others: kept aside, in place together or not at all."""

    def __init__(self, folder: FingerprintFolder) -> None:
        self._folder = folder
        self._drafts: dict[str, Path] = {}

    def take(self, name: str, content: Iterator[bytes]) -> None:
        """Keep a set aside.

        Raises:
            UsageError: the name can't be one.
            Unavailable: the disk is full or the folder can't be written.
        """
        self._folder.checked(name)
        draft = self._folder.path / f".{name}.{secrets.token_hex(4)}"
        try:
            self._folder.path.mkdir(parents=True, exist_ok=True, mode=0o700)
            descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            self._drafts[name] = draft
            with os.fdopen(descriptor, "wb") as file:
                file.writelines(content)
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise Unavailable(
                f"A fingerprint set could not be written ({type(error).__name__})",
                advice=f"Is there room in {self._folder.path}, and may Seawall write there?",
            ) from None

    def commit(self) -> None:
        """Put them in place, and remove all others."""
        for name in self._folder.stamps():
            if name not in self._drafts:
                self._folder.drop(name)
        for name, draft in self._drafts.items():
            draft.replace(self._folder.path / (name + _ENDING))

    def close(self) -> None:
        """Remove what was not put in place."""
        for draft in self._drafts.values():
            with suppress(OSError):
                draft.unlink()


def _missing(name: str) -> NotFound:
    return NotFound(f"There is no fingerprint set {name}", advice="`seawall fingerprint list` names them.")


Sets = Mapping[str, tuple[Stamp, memoryview]]
"""Every set's bytes, with the stamp of its file."""


class Watch:
    """Hands over all sets whenever one was built, replaced or dropped."""

    def __init__(self, folder: FingerprintFolder, load: Callable[[Sets], None]) -> None:
        """``load`` is called with all sets when :meth:`look` first is, and after each change."""
        self._folder = folder
        self._load = load
        self._seen: dict[str, Stamp] | None = None
        self._stopped = threading.Event()
        self._thread: threading.Thread | None = None
        self.failing = ""
        """Why the newest state is not in use; empty when it is. The state before it stays in use."""

    def look(self) -> bool:
        """Look once; whether something was handed over.

        Raises:
            SeawallError: a set is not fit for use.
        """
        stamps = self._folder.stamps()
        if stamps == self._seen:
            return False
        maps: dict[str, tuple[Stamp, memoryview]] = {}
        for name, stamp in stamps.items():
            with suppress(NotFound):  # dropped a moment ago
                maps[name] = (stamp, self._folder.mapped(name))
        self._load(maps)
        self._seen = stamps
        self.failing = ""
        return True

    def start(self) -> None:
        """Look from now on, until :meth:`close`."""
        self._thread = threading.Thread(target=self._run, name="seawall-fingerprints", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Stop looking."""
        self._stopped.set()
        if self._thread is not None:
            self._thread.join()

    def _run(self) -> None:
        while not self._stopped.wait(look_seconds):
            try:
                self.look()
            except SeawallError as error:
                self.failing = str(error)
            except Exception as error:  # noqa: BLE001 - the thread must live; what was in use stays in use
                self.failing = type(error).__name__
