"""Which files a list of paths means: folders are walked; caches, dependencies and version history are skipped."""

from __future__ import annotations

import fnmatch
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

SKIPPED_FOLDERS = frozenset(
    {
        ".git", ".hg", ".svn", ".bzr", "node_modules", "bower_components", ".venv", "venv", "__pycache__", ".tox",
        ".nox", ".mypy_cache", ".ruff_cache", ".pytest_cache", ".hypothesis", ".gradle", ".terraform", ".idea",
        ".vscode", ".cache",
    }
)  # fmt: skip
"""Folders that hold other people's code, caches or version history. Named as a path themselves, they are walked."""
LOOKED_INTO = {".git": ("config",), ".hg": ("hgrc",), ".terraform": ("terraform.tfstate",)}
"""The files of skipped folders that hold what its user typed in: addresses of remotes with tokens in them, states."""


def files(paths: Sequence[str], exclude: Sequence[str] = ()) -> Iterator[str]:
    """Every file to look at, in a stable order. ``-`` (standard input) and what does not exist are passed through.

    Links inside folders are not followed (what they lead to is either walked anyway or outside); neither are devices
    and pipes read, unless a path names one.
    """
    for path in paths:
        if path != "-" and os.path.isdir(path):  # noqa: PTH112 - the path is shown as it was written
            yield from _folder(path, exclude)
        elif not _excluded(path, exclude):
            yield path


def _folder(root: str, exclude: Sequence[str]) -> Iterator[str]:
    refused: list[str] = []
    for folder, folders, names in os.walk(root, onerror=lambda error: refused.append(str(error.filename))):
        kept_files = [f"{name}/{file}" for name in sorted(folders) for file in LOOKED_INTO.get(name, ())]
        folders[:] = sorted(
            name for name in folders if name not in SKIPPED_FOLDERS and not _excluded(f"{folder}/{name}", exclude)
        )
        for name in (*(file for file in kept_files if (Path(folder) / file).exists()), *sorted(names)):
            path = Path(folder) / name
            if path.is_symlink() or not path.is_file() or _excluded(str(path), exclude):
                continue
            yield str(path)
    yield from refused  # reading them fails, which is how the caller learns of them


def _excluded(path: str, patterns: Sequence[str]) -> bool:
    name = path.rsplit("/", 1)[-1]
    return any(fnmatch.fnmatch(name, pattern) or fnmatch.fnmatch(path, pattern) for pattern in patterns)
