"""How plug-ins are found: by walking a folder.

A plug-in folder is a package. Each of its modules whose name does not start with an underscore exports one constant,
the same name in every file (``DETECTOR``, ``DIALECT``, ``PAGE``, ``COMMAND`` …). The module's stem is the plug-in's
id. There is no list to keep: a missing constant, a wrong type or an import error stops start-up, loudly.
"""

from __future__ import annotations

import importlib
import os
from collections.abc import Iterator, Mapping
from types import ModuleType
from typing import TypeVar

from seawall.model.errors import PluginError

T = TypeVar("T")


class Late(Mapping[str, T]):
    """The plug-ins of a folder by id, in alphabetical order, each imported when it is first asked for; then it raises
    what :func:`load` does."""

    def __init__(self, package: ModuleType, constant: str, kind: type[T]) -> None:
        self._package, self._constant, self._kind = package, constant, kind
        self._loaded: dict[str, T | None] = dict.fromkeys(names(package))

    def __getitem__(self, name: str) -> T:
        found = self._loaded[name]
        if found is None:
            found = self._loaded[name] = load(self._package, name, self._constant, self._kind)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._loaded)

    def __len__(self) -> int:
        return len(self._loaded)


def names(package: ModuleType) -> tuple[str, ...]:
    """Ids of the plug-ins in a folder, sorted, without importing any."""
    # pkgutil lists the same and imports inspect, ast and tokenize for it.
    found: set[str] = set()
    for folder in package.__path__:
        with os.scandir(folder) as entries:
            found.update(one.name[:-3] for one in entries if one.name.endswith(".py") and one.name[0] != "_")
    return tuple(sorted(found))


def load(package: ModuleType, name: str, constant: str, kind: type[T]) -> T:
    """Import one plug-in.

    Raises:
        PluginError: when the module lacks the constant or it has another type.
    """
    module = importlib.import_module(f"{package.__name__}.{name}")
    plugin = getattr(module, constant, None)
    if not isinstance(plugin, kind):
        raise PluginError(
            f"{module.__name__} does not export {constant} as a {kind.__name__}",
            advice=f"A file in {package.__name__} holds one plug-in; start its name with _ if it is not one.",
        )
    return plugin


def collect(package: ModuleType, constant: str, kind: type[T]) -> dict[str, T]:
    """Every plug-in of a folder by its id, in alphabetical order.

    Raises:
        PluginError: as :func:`load`.
    """
    return {name: load(package, name, constant, kind) for name in names(package)}
