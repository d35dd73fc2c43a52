"""The only composition root: reads settings and the clock, builds every part and hands each its collaborators.

Commands ask here for the part they need; every import that costs time stands inside the function that needs it.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from seawall.model.configuration import read_settings
from seawall.model.errors import ConfigError
from seawall.model.settings import Settings

if TYPE_CHECKING:
    from seawall.detect.engine import Engine
    from seawall.policy import PolicySet
    from seawall.store import Store

settings_bytes_max = 1024 * 1024


def data_dir(option: str | None, environ: Mapping[str, str] = os.environ) -> Path:
    """Where Seawall keeps its database and keys: the option, else the XDG data folder of this user."""
    if option:
        return Path(option).expanduser()
    base = environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return Path(base) / "seawall"


def cache_dir(environ: Mapping[str, str] = os.environ) -> Path:
    """Where compiled detector databases are kept: ``SEAWALL_CACHE``, else the XDG cache folder of this user."""
    if environ.get("SEAWALL_CACHE"):
        return Path(environ["SEAWALL_CACHE"])
    base = environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "seawall"


def load_settings(
    config: str | None = None,
    environ: Mapping[str, str] = os.environ,
    flags: Mapping[str, object] | None = None,
    data: Path | None = None,
) -> Settings:
    """Settings from the named file, else ``seawall.toml`` in the data directory, then the environment, then flags.

    Raises:
        ConfigError: the file can't be read or a setting is wrong.
    """
    path = Path(config).expanduser() if config else (data / "seawall.toml" if data else None)
    text = ""
    if path is not None and (config or path.exists()):
        try:
            with path.open("rb") as file:
                text = file.read(settings_bytes_max).decode("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise ConfigError(f"The settings file {path} can't be read ({type(error).__name__})") from None
    return read_settings(text, environ, flags)


def open_engine(environ: Mapping[str, str] = os.environ) -> Engine:
    """The detection engine, its compiled database taken from the cache or put there.

    A cache that can't be read or written costs a compile and nothing else; the engine itself refuses bytes that were
    not made for its rules, library and processor.
    """
    from seawall.detect.engine import Engine

    path = cache_dir(environ) / f"engine-{Engine.rules_hash()}.hsdb"
    try:
        cached = path.read_bytes()
    except OSError:
        cached = None
    engine = Engine(cached)
    if cached is None or engine.serialized() != cached:
        _write_quietly(path, engine.serialized())
    return engine


def _write_quietly(path: Path, content: bytes) -> None:
    """Put a cache file in place whole, or not at all; a full disk or a read-only home is no reason to stop."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            file.write(content)
        Path(file.name).replace(path)
        for old in path.parent.glob("engine-*.hsdb"):
            if old != path:
                old.unlink(missing_ok=True)
    except OSError:
        return


def open_policy(settings: Settings) -> PolicySet:
    """The policies in force: the built-in ones and the shop's own folder.

    Raises:
        ConfigError: the folder can't be read or a policy is wrong; says which.
    """
    from seawall.policy import PolicySet, builtin_sources

    sources = dict(builtin_sources())
    if settings.policy.dir:
        sources.update(read_policies(Path(settings.policy.dir).expanduser()))
    return PolicySet.compile(
        sources, strict=settings.gateway.strict, observe=settings.policy.observe, teams=settings.teams
    )


def read_policies(folder: Path) -> dict[str, str]:
    """File name to Cedar text of every ``*.cedar`` in a folder.

    Raises:
        ConfigError: there is no such folder or a file can't be read.
    """
    if not folder.is_dir():
        raise ConfigError(f"There is no policy folder {folder}", advice="Correct policy.dir or make the folder.")
    try:
        return {path.name: path.read_text("utf-8") for path in sorted(folder.glob("*.cedar"))}
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"A policy in {folder} can't be read ({type(error).__name__})") from None


def open_store(settings: Settings, data: Path, environ: Mapping[str, str] = os.environ) -> Store:
    """The database, made or brought up to date when needed. Close it when done (it is a context manager).

    Raises:
        ConfigError: the address, the master key or the data directory does not fit.
        Unavailable: the database does not answer.
    """
    from seawall.store import Store
    from seawall.wire.clock import SystemClock
    from seawall.wire.secrets import resolve

    return Store.open(
        resolve(settings.store.url, environ),
        data=data,
        clock=SystemClock(),
        master_key=resolve(settings.store.master_key, environ),
    )
