"""The file ``seawall mask`` keeps what it replaced in: for its owner's eyes only, written whole or not at all."""

from __future__ import annotations

import json
import os
import secrets
import tempfile
from pathlib import Path

import msgspec

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

    def __repr__(self) -> str:
        return f"MapFile({len(self.entries)} pseudonyms)"


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
        raise ConfigError(f"{path} is no map file that can be read") from None
    try:
        if raw["kind"] != _KIND or raw["version"] != 1:
            raise KeyError
        outputs = {str(name): (str(value[0]), str(value[1])) for name, value in raw["outputs"].items()}
        entries = {str(name): str(value) for name, value in raw["entries"].items()}
        return MapFile(bytes.fromhex(raw["key"]), entries, outputs)
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
