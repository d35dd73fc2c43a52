"""One database, the only SQL: the ledger, roll-ups, virtual keys, sealed secrets. ``Store.open`` is the way in."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from seawall.store.store import Store

__all__ = ["Store"]


def __getattr__(name: str) -> object:
    """Import the Store when it is first asked for: commands that only name this room start quicker."""
    if name == "Store":
        from seawall.store.store import Store

        return Store
    raise AttributeError(name)
