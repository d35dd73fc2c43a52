"""Notifications, shown by a real notification service over a real session bus."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop import Notifications, XDesktop
from seawall.wire.notices import DesktopNotice


@pytest.fixture(scope="module")
def service() -> Iterator[Notifications]:
    desktop = XDesktop()
    service = Notifications(desktop.environ["DISPLAY"])
    yield service
    service.stop()
    desktop.stop()


@pytest.mark.parametrize("program", ["notify-send", "gdbus"])
def test_the_person_sees_the_words_and_nothing_in_them_is_read_as_more(
    service: Notifications, tmp_path: Path, program: str
) -> None:
    (tmp_path / program).symlink_to(f"/usr/bin/{program}")
    notice = DesktopNotice({**service.environ, "PATH": str(tmp_path)})
    notice("--title of " + program, 'Holds 2 e-mails & <b>1 "card"</b> $(id) \\ end')
    notice.settle()
    shown = service.history() or b""
    assert f"--title of {program}".encode() in shown
    assert b"Holds 2 e-mails" in shown
    assert b"$(id)" in shown
    assert b"&lt;b&gt;1 " in shown


def test_a_desktop_without_a_service_is_left_in_peace(tmp_path: Path) -> None:
    notice = DesktopNotice({"PATH": str(tmp_path)})
    notice("title", "words")
    notice.settle()
    assert notice.program("title", "words") is None
    away = DesktopNotice({"PATH": os.environ["PATH"], "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nonexistent"})
    away("title", "words")
    away.settle()


def test_on_other_systems_words_never_enter_a_script() -> None:
    words = 'a" & do shell script "x'
    for platform in ("darwin", "win32"):
        program = DesktopNotice({}, platform).program("title", words)
        assert program
        assert not any(words in argument for argument in program)
