"""Compound files, in which Office before 2007, Outlook messages and encrypted Office files keep their streams.

Structure: [MS-CFB] version 2023. Chains are followed with a count, so one that runs in a circle ends; sizes are
bounded by the file's own length.
"""

from __future__ import annotations

import struct

import msgspec

from seawall.detect.documents import Source
from seawall.model.errors import BadExchange

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_END_OF_CHAIN = 0xFFFFFFFA  # this and everything above it is no sector
_entries_max = 100_000


class Entry(msgspec.Struct, frozen=True):
    """A stream or storage of the directory."""

    name: str
    storage: bool
    start: int
    size: int
    path: str
    """Names of the storages around it and its own, joined by ``/``."""


class Compound:
    """An opened compound file."""

    def __init__(self, data: bytes) -> None:
        """Read the directory.

        Raises:
            BadExchange: the structure does not hold.
        """
        self._data = data
        try:
            self._open()
        except (struct.error, IndexError, OverflowError):
            raise BadExchange("cut off or damaged: its directory can't be read") from None

    def _open(self) -> None:
        data = self._data
        shift, mini_shift = struct.unpack_from("<HH", data, 30)
        if shift not in (9, 12) or mini_shift != 6:
            raise BadExchange("damaged: sectors of a size no such file has")
        self._sector = 1 << shift
        fat_sectors, directory = struct.unpack_from("<I", data, 44)[0], struct.unpack_from("<I", data, 48)[0]
        self._cutoff, mini_fat, _, difat, difat_count = struct.unpack_from("<IIIII", data, 56)
        sectors = list(struct.unpack_from("<109I", data, 76))
        for _ in range(min(difat_count, len(data) // self._sector)):
            if difat >= _END_OF_CHAIN:
                break
            block = self._at(difat)
            sectors += struct.unpack(f"<{len(block) // 4 - 1}I", block[: len(block) // 4 * 4 - 4])
            difat = struct.unpack_from("<I", block, len(block) - 4)[0]
        fat = b"".join(self._at(sector) for sector in sectors[:fat_sectors] if sector < _END_OF_CHAIN)
        self._fat = struct.unpack(f"<{len(fat) // 4}I", fat[: len(fat) // 4 * 4])
        mini = self._chain(mini_fat)
        self._mini_fat = struct.unpack(f"<{len(mini) // 4}I", mini[: len(mini) // 4 * 4])
        self.entries = self._directory(self._chain(directory))

    def _at(self, sector: int) -> bytes:
        start = (sector + 1) * self._sector
        return self._data[start : start + self._sector]

    def _chain(self, sector: int) -> bytes:
        pieces = []
        for _ in range(len(self._data) // self._sector + 1):
            if sector >= _END_OF_CHAIN or sector >= len(self._fat):
                break
            pieces.append(self._at(sector))
            sector = self._fat[sector]
        return b"".join(pieces)

    def _directory(self, raw: bytes) -> list[Entry]:
        """Entries with their paths, by walking the tree; a damaged tree still gives the streams that hang on it."""
        records = [raw[at : at + 128] for at in range(0, min(len(raw) // 128, _entries_max) * 128, 128)]
        found: list[Entry] = []
        if not records:
            return found
        self._mini = self._chain(struct.unpack_from("<I", records[0], 116)[0])
        stack = [(struct.unpack_from("<I", records[0], 76)[0], "")]
        seen: set[int] = set()
        while stack:
            number, path = stack.pop()
            if number >= len(records) or number in seen:
                continue
            seen.add(number)
            record = records[number]
            length = max(0, min(64, struct.unpack_from("<H", record, 64)[0]) - 2)
            name = record[:length].decode("utf-16-le", "replace")
            left, right, child = struct.unpack_from("<III", record, 68)
            start, size = struct.unpack_from("<I", record, 116)[0], struct.unpack_from("<I", record, 120)[0]
            storage = record[66] == 1
            found.append(Entry(name, storage, start, size, f"{path}{name}"))
            stack += [(left, path), (right, path)]
            if storage:
                stack.append((child, f"{path}{name}/"))
        return found

    def find(self, path: str) -> Entry | None:
        """The stream with this path, letter case aside."""
        return next((entry for entry in self.entries if entry.path.lower() == path.lower() and not entry.storage), None)

    def read(self, entry: Entry) -> bytes:
        """A stream's bytes, as many as are there."""
        if entry.size >= self._cutoff:
            return self._chain(entry.start)[: entry.size]
        pieces, sector = [], entry.start
        for _ in range(len(self._mini) // 64 + 1):
            if sector >= _END_OF_CHAIN or sector >= len(self._mini_fat):
                break
            pieces.append(self._mini[sector * 64 : sector * 64 + 64])
            sector = self._mini_fat[sector]
        return b"".join(pieces)[: entry.size]

    def stream(self, path: str) -> bytes:
        """A stream's bytes by its path; empty when it is not there."""
        entry = self.find(path)
        return self.read(entry) if entry else b""


def streams(source: Source) -> frozenset[str]:
    """Names of the outermost streams and storages; none when this is no compound file or a damaged one."""
    if not source.head.startswith(MAGIC):
        return frozenset()
    if "ole" not in source.remembered:
        try:
            source.remembered["ole"] = frozenset(entry.path for entry in Compound(source.data).entries)
        except BadExchange:
            source.remembered["ole"] = frozenset()
    names = source.remembered["ole"]
    return names if isinstance(names, frozenset) else frozenset()


def text_of(data: bytes, *, wide: bool, codepage: str = "cp1252") -> str:
    """A string of a property or record."""
    return data.decode("utf-16-le" if wide else codepage, "replace").replace("\x00", "")
