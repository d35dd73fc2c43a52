"""``seawall up`` as people start it: one process, several, ports taken, signals, parents that die."""

import contextlib
import os
import select
import signal
import sqlite3
import subprocess
import threading
import urllib.request
from pathlib import Path

from end_to_end.running import PROGRAM, Forked, environment, run, up


def get(url: str) -> int:
    with urllib.request.urlopen(url, timeout=60) as answer:
        return int(answer.status)


def children(process: subprocess.Popen[bytes] | Forked) -> set[int]:
    """Worker processes."""
    found = set()
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parent = (entry / "stat").read_text().rsplit(")", 1)[1].split()[1]
                command = (entry / "cmdline").read_bytes()
            except OSError:
                continue
            if int(parent) == process.pid and command:  # one that is dead and not yet taken note of has none
                found.add(int(entry.name))
    return found


def test_one_line_says_it_is_ready_and_gives_the_code_while_nobody_is_the_owner(tmp_path: Path) -> None:
    with up(tmp_path / "data") as running:
        assert running.code
        assert get(running.url + "/healthz") == 200
    with up(tmp_path / "data") as again:
        assert again.code != running.code


def test_several_workers_share_a_port_and_a_dead_one_is_replaced(tmp_path: Path) -> None:
    with up(tmp_path / "data", "--workers", "2") as running:
        first = children(running.process)
        assert len(first) == 2
        os.kill(min(first), signal.SIGKILL)
        while len(children(running.process) - {min(first)}) < 2:
            assert running.process.poll() is None
            threading.Event().wait(0.05)  # looking takes time from the worker that starts
        for _ in range(20):
            assert get(running.url + "/healthz") == 200
        last = children(running.process)
    assert all(not Path(f"/proc/{pid}").exists() for pid in last)


def test_workers_share_the_memory_of_what_was_loaded_before_they_were_forked(tmp_path: Path) -> None:
    with up(tmp_path / "data", "--workers", "2", program=True) as running:
        for pid in children(running.process):
            lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
            kilobytes = {line.split()[0]: int(line.split()[1]) for line in lines[1:]}
            # Written once, and by several processes now: code, and the detectors' compiled form, which is 10 MB alone.
            assert kilobytes["Shared_Dirty:"] > 20_000


def test_a_worker_told_to_end_ends_alone_and_is_replaced(tmp_path: Path) -> None:
    with up(tmp_path / "data", "--workers", "2") as running:
        told, other = children(running.process)
        os.kill(told, signal.SIGTERM)
        while len(now := children(running.process) - {told}) < 2:
            assert running.process.poll() is None
            threading.Event().wait(0.05)
        assert other in now
        assert get(running.url + "/healthz") == 200


def test_workers_end_when_their_parent_is_killed(tmp_path: Path) -> None:
    with contextlib.suppress(AssertionError), up(tmp_path / "data", "--workers", "2") as running:
        descriptors = [os.pidfd_open(pid) for pid in children(running.process)]
        running.process.kill()  # the context's own end then misses its clean exit, hence the suppress
    assert len(descriptors) == 2
    for descriptor in descriptors:
        # A pidfd becomes readable when its process has ended.
        assert select.select([descriptor], [], [], 30)[0]
        os.close(descriptor)


def test_a_port_that_is_taken_is_said_with_advice(tmp_path: Path) -> None:
    with up(tmp_path / "one") as running:
        port = running.url.rsplit(":", 1)[1]
        for workers in ("1", "2"):
            second = run(tmp_path / "two", "up", "--port", port, "--workers", workers)
            assert second.returncode == 2
            assert "Choose another --port" in second.stderr


def test_a_second_start_by_mistake_leaves_the_first_ones_set_up_code(tmp_path: Path) -> None:
    def code() -> list[tuple[bytes]]:
        with contextlib.closing(sqlite3.connect(tmp_path / "data" / "seawall.db")) as database:
            return database.execute("SELECT digest FROM setup_code").fetchall()

    with up(tmp_path / "data") as running:
        first = code()
        done = run(tmp_path / "data", "up", "--port", running.url.rpartition(":")[2])
        assert (done.returncode, "Cannot listen" in done.stderr) == (2, True)
        assert code() == first != []


def test_a_wrong_setting_stops_it_with_code_2(tmp_path: Path) -> None:
    tmp_path.joinpath("seawall.toml").write_text("[server]\nprot = 1\n")
    ended = run(tmp_path, "up", "--port", "0")
    assert ended.returncode == 2
    assert "Did you mean server.port?" in ended.stderr


def test_the_first_start_says_what_takes_so_long(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir(mode=0o700)
    (data / "seawall.db").write_text("no database, so that it ends before it prepares anything")
    ended = run(data, "up", "--port", "0", environ={"SEAWALL_CACHE": str(tmp_path / "empty")})
    assert ended.returncode == 3
    assert "Preparing the detection rules, once." in ended.stderr


def test_help_starts_quickly_and_imports_nothing_heavy() -> None:
    seen = subprocess.run(
        [PROGRAM, "--help"], env=environment(PYTHONPROFILEIMPORTTIME="1"), capture_output=True, text=True, check=True
    )
    heavy = {"litestar", "sqlalchemy", "hyperscan", "cedarpy", "phonenumbers", "cryptography", "rich"}
    imported = {line.rsplit("|", 1)[-1].strip().split(".")[0] for line in seen.stderr.splitlines()}
    assert not heavy & imported
