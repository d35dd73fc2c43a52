"""Keeps a wheel from carrying a browser extension that was built from other sources than it stands beside."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SINGLE = ("build.mjs", "manifest.mjs", "pack.mjs", "key.pub", "package.json", "package-lock.json")


def sources(extension: Path) -> str:
    """One line for everything a build is made from; `sources` in extension/build.mjs makes the same."""
    found = [one for folder in ("src", "static") for one in (extension / folder).rglob("*") if one.is_file()]
    names = sorted([one.relative_to(extension).as_posix() for one in found] + list(SINGLE))
    lines = [f"{name} {hashlib.sha256((extension / name).read_bytes()).hexdigest()}\n" for name in names]
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def refuse_old(root: Path) -> None:
    """Look at what ``make extension`` left in the package, if it was run.

    Raises:
        RuntimeError: it was made from other sources.
    """
    carried = root / "src" / "seawall" / "extension"
    if not carried.is_dir():
        return  # a wheel without one: its server says how to come by it
    stamp = carried / "sources.sha256"
    if not stamp.is_file() or stamp.read_text().strip() != sources(root / "extension"):
        raise RuntimeError(
            "src/seawall/extension was built from other sources. Run `make extension`, then build again."
        )


class FreshExtension(BuildHookInterface):  # type: ignore[type-arg]
    """Hatch's hook: runs before a wheel is put together, and not for an editable install."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Stop a build that would carry an old extension."""
        if version != "editable":
            refuse_old(Path(self.root))
