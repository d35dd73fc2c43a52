import signal
import subprocess
import sys
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


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_stops_though_the_main_thread_is_in_a_wait_that_it_does_not_wake(number: int) -> None:
    """The signal comes to another thread, so that nothing wakes the main one: as when it comes just before the wait."""
    program = f"""
import os, signal, threading
from seawall.desktop import _stopped_by_signals
read, write = os.pipe()
with _stopped_by_signals(lambda: os.write(write, b"stopped")):
    threading.Timer(0.1, lambda: signal.pthread_kill(threading.get_ident(), {number:d})).start()
    print(os.read(read, 7).decode())
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout == "stopped\n"


def test_what_ends_without_a_signal_leaves_signals_as_they_were() -> None:
    told: list[str] = []
    before = signal.getsignal(signal.SIGTERM)
    with desktop._stopped_by_signals(lambda: told.append("stopped")):
        assert signal.getsignal(signal.SIGTERM) is not before
    assert signal.getsignal(signal.SIGTERM) is before
    assert not told
