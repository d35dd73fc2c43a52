"""The extension as browsers fetch it: ``/extension/…``, made once from the built files, with this installation's id.

Open to anyone: a browser that installs by policy has nobody to sign in, and there is no secret in it. The build comes
with the wheel (``seawall/extension``); in a checkout it is what ``make extension`` made. What packs and signs is
imported when the first browser asks: it takes megabytes that most workers never need.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
from litestar import get
from litestar.connection import Request
from litestar.params import FromPath
from litestar.response import Response

from seawall.access.roles import Permission
from seawall.model.errors import NotFound

if TYPE_CHECKING:
    from seawall.discovery.crx import PackageKey
    from seawall.model.settings import ServerSettings
    from seawall.store import Store

BUILT = (Path(__file__).parents[1] / "extension", Path(__file__).parents[3] / "extension" / "dist")
"""Where a build is looked for, in this order."""
BUILD = "Run `make extension` in the folder Seawall was started from (it needs Node.js), then ask again."
SOON = "public, max-age=300"
NAMES = frozenset({"seawall-chromium.zip", "seawall.crx", "updates.xml", "seawall.xpi", "updates.json"})


class Package(msgspec.Struct, frozen=True):
    """One file as it is served."""

    media_type: str
    body: bytes


def key_of(store: Store) -> PackageKey:
    """This installation's key, from its master key: every replica has the same, and a restore brings it back."""
    from seawall.discovery.crx import PackageKey

    return PackageKey(store.master.subkey("extension-packages"))


def find_build() -> Path | None:
    """The folder with ``chromium`` and ``firefox``, or None while nothing is built."""
    return next(
        (one for one in BUILT if all((one / b / "manifest.json").is_file() for b in ("chromium", "firefox"))), None
    )


def on_offer() -> frozenset[str]:
    """Names of what is served: all of them, or nothing where nothing is built."""
    return NAMES if find_build() else frozenset()


def make(build: Path, key: PackageKey, address: str) -> dict[str, Package]:
    """Every file there is by its name. ``address`` is the server's, without a slash at the end."""
    from seawall.discovery.crx import chromium_updates, crx, firefox_updates, packed

    chromium, firefox = (_files(build / browser) for browser in ("chromium", "firefox"))
    told = json.loads(firefox["manifest.json"])
    version, gecko = told["version"], told["browser_specific_settings"]["gecko"]
    here = f"{address}/extension"
    unpacked = packed(chromium, {"key": key.manifest_key})
    signed = crx(packed(chromium, {"key": key.manifest_key, "update_url": f"{here}/updates.xml"}), key)
    # Firefox asks for updates at encrypted addresses only, and refuses a manifest that names another.
    updates = {"update_url": f"{here}/updates.json"} if here.startswith("https://") else {}
    xpi = packed(firefox, {"browser_specific_settings": {"gecko": {**gecko, **updates}}})
    digest = hashlib.sha256(xpi).hexdigest()
    return {
        "seawall-chromium.zip": Package("application/zip", unpacked),
        "seawall.crx": Package("application/x-chrome-extension", signed),
        "updates.xml": Package("text/xml; charset=utf-8", chromium_updates(key.id, version, f"{here}/seawall.crx")),
        "seawall.xpi": Package("application/x-xpinstall", xpi),
        "updates.json": Package(
            "application/json", firefox_updates(gecko["id"], version, f"{here}/seawall.xpi", digest)
        ),
    }


def _files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@get(
    "/extension/{name:str}",
    opt={"permission": Permission.PUBLIC, "door": "static"},
    include_in_schema=False,
)
async def package(request: Request[Any, Any, Any], name: FromPath[str]) -> Response[bytes]:
    """One of the packages."""
    found = (await asyncio.to_thread(_packages, request.app, request.scope["server"])).get(name)
    if found is None and name in NAMES:
        raise NotFound("The browser extension is not built here", advice=BUILD)
    if found is None:
        raise NotFound("There is no such package", advice=f"There are {', '.join(sorted(NAMES))}.")
    return Response(found.body, media_type=found.media_type, headers={"cache-control": SOON})


def address_of(settings: ServerSettings, bound: tuple[str, int | None] | None) -> str:
    """Where browsers find this server: as it was told, else where it listens. What a request says of itself is not
    believed: the packages name this address to everybody. ``bound`` is the socket's, for a port that was left open."""
    port = settings.port or (bound[1] if bound else None) or 0
    return settings.public_url.rstrip("/") or f"http://{settings.host}:{port}"


def _packages(app: Any, bound: tuple[str, int | None] | None) -> dict[str, Package]:
    """Made at the first request. Two that come at once make the same."""
    made: dict[str, Package] | None = getattr(app.state, "packages", None)
    if made is None:
        desk, build = app.state.desk, find_build()
        if build is None:
            return {}
        address = address_of(desk.parts.settings.server, bound)
        made = app.state.packages = make(build, key_of(desk.parts.store), address)
    return made
