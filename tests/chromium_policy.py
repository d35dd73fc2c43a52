"""Where Debian's Chromium reads what an administrator decided: every Chromium on the machine reads all files there.

So whatever writes there, and whatever a policy for AI tools would disturb, runs in one process, one after the other:
in the group ``extension``. The console's browsers visit the console only and may run beside it.

The folder stays, since another process's test may be about to write into it; only the file goes.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

FOLDER = Path("/etc/chromium/policies/managed")


@contextmanager
def policy_file(name: str) -> Iterator[Path]:
    """A path for a policy, not yet written, and taken away at the end; skips the test of a user who may not write."""
    if os.geteuid() != 0:
        pytest.skip("a browser's policies are root's to write")
    FOLDER.mkdir(parents=True, exist_ok=True)
    path = FOLDER / f"{name}.json"
    try:
        yield path
    finally:
        path.unlink(missing_ok=True)
