"""A real Chromium over its pipe: driven, ended and gone; and one that is not what it seems."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from seawall.model.errors import Unavailable
from seawall.wire import devtools
from seawall.wire.devtools import Devtools, Installed, installed, managed
from seawall.wire.drill_site import DrillSite

CHROMIUM = Installed("chromium", "/usr/bin/chromium")


@pytest.mark.xdist_group("extension")  # as chromium_policy.py says
def test_a_browser_is_driven_and_leaves_nothing_behind() -> None:
    with DrillSite() as site, Devtools(CHROMIUM, site.arguments(("page.example",))) as browser:
        tab = browser.open("https://page.example/")
        assert site.opened == {"page.example"}
        assert tab.run("document.title") == "Seawall drill"
        assert tab.run("fetch('/', { method: 'POST', body: 'one' }).then((answer) => answer.status)", wait=True) == 200
        assert (site.sent("on"), site.sent("two")) == ("one", None)
        file = browser.profile / "given.txt"
        file.write_text("of a file")
        tab.choose("#file", file)
        assert tab.run("document.querySelector('#file').files[0].text()", wait=True) == "of a file"
        assert "ERR_UNSAFE_PORT" in tab.go("http://127.0.0.1:9/")
        with pytest.raises(Unavailable, match=r"would not do Page\.fly"):
            tab.call("Page.fly")
        profile, pid = browser.profile, browser._pid
        assert profile.is_dir()
    assert not profile.exists()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


@pytest.mark.parametrize("script", ["exit 3", "cat <&3 >/dev/null", "printf 'no JSON\\0' >&4"])
def test_a_program_that_is_no_browser_is_named_and_ended(
    script: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "chrome"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    monkeypatch.setattr(devtools, "start_seconds_max", 0.5)
    monkeypatch.setattr(devtools, "end_seconds_max", 0.2)
    with pytest.raises(Unavailable, match="its management may forbid that"):
        Devtools(Installed("chrome", str(program)), [])
    with pytest.raises(Unavailable, match="can't be started"):
        Devtools(Installed("chrome", str(tmp_path / "missing")), [])


def test_browsers_are_found_by_their_programs(tmp_path: Path) -> None:
    for name in ("microsoft-edge-stable", "chromium"):
        (tmp_path / name).touch(mode=0o755)
    found = installed({"PATH": str(tmp_path)}, "linux")
    assert [(one.name, Path(one.path).name) for one in found] == [
        ("edge", "microsoft-edge-stable"),
        ("chromium", "chromium"),
    ]
    app = tmp_path / "Applications" / "Google Chrome.app" / "Contents" / "MacOS" / "Google Chrome"
    app.parent.mkdir(parents=True)
    app.touch(mode=0o755)
    assert installed({"HOME": str(tmp_path)}, "darwin") == [Installed("chrome", str(app))]


def test_whether_a_management_brings_the_extension(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(devtools._POLICIES, "chromium", str(tmp_path))
    assert not managed(CHROMIUM, "abc", "linux")
    (tmp_path / "seawall.json").write_text('{"ExtensionSettings": {"abc": {}}}')
    assert managed(CHROMIUM, "abc", "linux")
    assert not managed(CHROMIUM, "abd", "linux")
    assert managed(CHROMIUM, "abd", "darwin"), "unknown is waited for"
