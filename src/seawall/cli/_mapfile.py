"""The file ``seawall mask`` keeps what it replaced in: for its owner's eyes only, written whole or not at all."""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import tempfile
from collections.abc import Iterator, MutableMapping, MutableSet
from pathlib import Path
from typing import Protocol

import msgspec

from seawall.model import limits
from seawall.model.errors import ConfigError, NotFound

_KIND = "seawall pseudonym map"
_outputs_max = 1000


class MapFile(msgspec.Struct):
    """Everything needed to go back."""

    key: bytes
    """Pseudonyms are derived with it, so that a value keeps its pseudonym over several files."""
    entries: dict[str, str]
    """Pseudonym to value."""
    outputs: dict[str, tuple[str, str]]
    """SHA-256 of each masked output to the encoding and byte order mark (hex) it was written in."""

    standing: set[str] = set()
    """Codes that stood in the texts themselves; given to a value, they would come back as that value there."""

    def __repr__(self) -> str:
        return f"MapFile({len(self.entries)} pseudonyms)"


class Map(Protocol):
    """A map file, open: in memory and JSON, or on disk and SQLite (``store/value_map.py``)."""

    key: bytes
    entries: MutableMapping[str, str]
    standing: MutableSet[str]
    entries_max: int

    def commit(self) -> None:
        """Make everything so far durable."""
        ...

    def remember(self, digest: str, encoding: str, mark: str) -> None:
        """Note how an output was written."""
        ...

    def remembered(self, digest: str) -> tuple[str, str] | None:
        """Encoding and byte order mark of an output of this map."""
        ...


class JsonMap:
    """The JSON map file as a :class:`Map`."""

    entries_max = limits.pseudonyms_per_conversation_max

    def __init__(self, path: Path, *, begin: bool) -> None:
        """Raises as :func:`load`."""
        self._path = path
        self._file = load_or_begin(path) if begin else load(path)
        self.key = self._file.key
        self.entries: MutableMapping[str, str] = self._file.entries
        self.standing: MutableSet[str] = self._file.standing

    def commit(self) -> None:
        """Write it, whole or not at all."""
        save(self._path, self._file)

    def remember(self, digest: str, encoding: str, mark: str) -> None:
        """Note how an output was written."""
        self._file.outputs[digest] = (encoding, mark)

    def remembered(self, digest: str) -> tuple[str, str] | None:
        """Encoding and byte order mark of an output of this map."""
        return self._file.outputs.get(digest)


@contextlib.contextmanager
def opened(path: Path, *, begin: bool) -> Iterator[Map]:
    """The map in a file: SQLite when its name ends in ``.db``, which takes as many values as the disk, else JSON.

    Raises:
        NotFound: there is none and none is to be begun.
        ConfigError: it can't be read or is no map.
    """
    if path.suffix == ".db":
        from seawall.store.value_map import ValueMap

        with ValueMap(path, begin=begin) as disk:
            yield disk
    else:
        yield JsonMap(path, begin=begin)


def load(path: Path) -> MapFile:
    """The map in a file.

    Raises:
        NotFound: there is no such file.
        ConfigError: it can't be read or is no map.
    """
    try:
        raw = json.loads(path.read_bytes())
    except FileNotFoundError:
        raise NotFound(f"There is no map file {path}", advice="Name the one 'seawall mask --map' wrote.") from None
    except (OSError, ValueError, RecursionError):
        raise ConfigError(
            f"{path} is no map file that can be read", advice="Name the one 'seawall mask --map' wrote."
        ) from None
    try:
        if raw["kind"] != _KIND or raw["version"] != 1:
            raise KeyError
        outputs = {str(name): (str(value[0]), str(value[1])) for name, value in raw["outputs"].items()}
        entries = {str(name): str(value) for name, value in raw["entries"].items()}
        standing = {str(code) for code in raw.get("standing", ())}
        return MapFile(bytes.fromhex(raw["key"]), entries, outputs, standing)
    except (KeyError, TypeError, ValueError, AttributeError, IndexError):
        raise ConfigError(f"{path} is no map file of 'seawall mask'", advice="Name another file.") from None


def load_or_begin(path: Path) -> MapFile:
    """The map in a file, or a new one with a key of its own. Raises ConfigError as :func:`load`."""
    try:
        return load(path)
    except NotFound:
        return MapFile(secrets.token_bytes(32), {}, {})


def save(path: Path, map_file: MapFile) -> None:
    """Write the map, readable by its owner alone (mode 0600) from the first byte on.

    Raises:
        ConfigError: the folder can't be written to.
    """
    outputs = dict(list(map_file.outputs.items())[-_outputs_max:])
    content = {"kind": _KIND, "version": 1, "key": map_file.key.hex(), "entries": map_file.entries, "outputs": outputs}
    content |= {"standing": sorted(map_file.standing)}
    try:
        # mkstemp makes the file with mode 0600. Escaped JSON holds any text, lone surrogates included.
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(json.dumps(content, ensure_ascii=True, indent=1).encode("ascii"))
                file.flush()
                os.fsync(file.fileno())
            Path(temporary).replace(path)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise ConfigError(f"The map file {path} can't be written: {error.strerror or type(error).__name__}") from None
