"""Styles, scripts, the font and the icon: read once at start, named by their content, served from memory.

The address of a file holds its hash, so browsers may keep it for a year. Third-party files are vendored from npm
unchanged (docs/console.md names version, licence and SHA-256; a test compares them).
"""

from __future__ import annotations

import base64
import gzip
import hashlib
from pathlib import Path

import msgspec

_FOLDER = Path(__file__).parent / "assets"
_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".woff2": "font/woff2",
    ".svg": "image/svg+xml",
}


class Asset(msgspec.Struct, frozen=True):
    """One file as it is served."""

    address: str
    media_type: str
    body: bytes
    squeezed: bytes | None
    """gzip of it, where that is smaller."""
    integrity: str
    """For ``<script integrity>``."""


def _read() -> dict[str, Asset]:
    assets: dict[str, Asset] = {}
    # The style sheet names the font by its address, so the font is read first.
    for path in sorted(_FOLDER.iterdir(), key=lambda p: (p.suffix == ".css", p.name)):
        if path.suffix not in _TYPES:
            continue
        body = path.read_bytes()
        if path.suffix == ".css":
            for name, asset in assets.items():
                body = body.replace(f'url("{name}")'.encode(), f'url("{asset.address}")'.encode())
        digest = hashlib.sha256(body)
        squeezed = gzip.compress(body, 9, mtime=0)
        assets[path.name] = Asset(
            address=f"/static/{digest.hexdigest()[:12]}/{path.name}",
            media_type=_TYPES[path.suffix],
            body=body,
            squeezed=squeezed if len(squeezed) < len(body) * 0.9 else None,
            integrity="sha256-" + base64.b64encode(digest.digest()).decode(),
        )
    return assets


ASSETS = _read()
_BY_ADDRESS = {asset.address: asset for asset in ASSETS.values()}


def address(name: str) -> str:
    """Where a file is served.

    Raises:
        KeyError: there is none of this name; a template names it wrongly.
    """
    return ASSETS[name].address


def find(where: str) -> Asset | None:
    """The file at an address."""
    return _BY_ADDRESS.get(where)
