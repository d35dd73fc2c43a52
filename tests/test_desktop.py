from pathlib import Path

import pytest

from seawall import app, desktop
from seawall.model.errors import Unavailable
from seawall.model.settings import Settings

CACHE = str(app.cache_dir())


def test_where_there_is_no_desktop_the_agent_says_so(tmp_path: Path) -> None:
    told: list[str] = []
    for environ in ({}, {"DISPLAY": ""}, {"WAYLAND_DISPLAY": "", "HOME": str(tmp_path)}):
        with pytest.raises(Unavailable, match="no desktop here"):
            desktop.open_clipboard(environ, "linux")
        with pytest.raises(Unavailable, match="no desktop here"):
            desktop.watch_clipboard(Settings(), tmp_path, told.append, {"SEAWALL_CACHE": CACHE, **environ})
    assert not told


def test_the_agents_files_lie_in_the_data_directory(tmp_path: Path) -> None:
    assert desktop.clipboard_folder(tmp_path).parent == tmp_path
