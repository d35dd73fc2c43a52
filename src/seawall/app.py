"""The only composition root: reads settings and the clock, builds every part and hands each its collaborators."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path


def data_dir(option: str | None, environ: Mapping[str, str] = os.environ) -> Path:
    """Where Seawall keeps its database and keys: the option, else the XDG data folder of this user."""
    if option:
        return Path(option).expanduser()
    base = environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return Path(base) / "seawall"
