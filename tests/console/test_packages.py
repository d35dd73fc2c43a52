"""The packages at /extension/: made from a build, with the installation's own id, for anyone."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from console.walk import Browser
from seawall.console import packages
from seawall.console.packages import NAMES, address_of, find_build, key_of, make, on_offer
from seawall.model.settings import ServerSettings
from seawall.store import Store

MANIFEST = {"manifest_version": 3, "name": "Seawall", "version": "0.1.0"}


@pytest.fixture
def build(tmp_path: Path) -> Path:
    for browser in ("chromium", "firefox"):
        folder = tmp_path / "build" / browser / "_locales"
        folder.mkdir(parents=True)
        (folder / "x.json").write_text("{}")
        gecko = {"browser_specific_settings": {"gecko": {"id": "extension@seawall.invalid"}}}
        (folder.parent / "manifest.json").write_text(json.dumps(MANIFEST | (gecko if browser == "firefox" else {})))
    return tmp_path / "build"


def manifest(archive: bytes) -> dict[str, object]:
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        assert "_locales/x.json" in opened.namelist()
        told: dict[str, object] = json.loads(opened.read("manifest.json"))
        return told


def test_packages_name_their_server_and_this_installation(build: Path, store: Store) -> None:
    key = key_of(store)
    made = make(build, key, "https://seawall.shop.example")
    assert set(made) == NAMES
    assert manifest(made["seawall-chromium.zip"].body)["key"] == key.manifest_key
    assert key.id.encode() in made["updates.xml"].body
    assert b"https://seawall.shop.example/extension/seawall.crx" in made["updates.xml"].body
    signed = made["seawall.crx"].body
    assert manifest(signed[signed.index(b"PK\x03\x04") :])["update_url"] == (
        "https://seawall.shop.example/extension/updates.xml"
    )
    assert "updates.json" in str(manifest(made["seawall.xpi"].body))
    assert "update_url" not in str(manifest(make(build, key, "http://127.0.0.1:8400")["seawall.xpi"].body))


@pytest.mark.parametrize(
    ("told", "address"),
    [
        (ServerSettings(public_url="https://seawall.shop.example/", port=0), "https://seawall.shop.example"),
        (ServerSettings(port=8400), "http://127.0.0.1:8400"),
        (ServerSettings(port=0), "http://127.0.0.1:41234"),  # `up --port 0` takes a free one
    ],
)
def test_the_address_is_the_one_told_else_where_it_listens(told: ServerSettings, address: str) -> None:
    assert address_of(told, ("127.0.0.1", 41234)) == address


async def test_anyone_fetches_them_and_nothing_else(
    new_browser: Callable[[], Browser], build: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packages, "BUILT", (build,))
    stranger = new_browser()
    answer = await stranger.client.get("/extension/seawall.crx")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/x-chrome-extension"
    assert answer.content[:4] == b"Cr24"
    assert (await stranger.client.get("/extension/manifest.json")).status_code == 404


async def test_without_a_build_it_is_said_how_to_come_by_one(
    new_browser: Callable[[], Browser], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packages, "BUILT", (tmp_path,))
    answer = await new_browser().client.get("/extension/seawall.xpi")
    assert answer.status_code == 404
    assert "make extension" in answer.text


def test_without_a_build_there_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "BUILT", (tmp_path,))
    assert find_build() is None
    assert on_offer() == frozenset()
