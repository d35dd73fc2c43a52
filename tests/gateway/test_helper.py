"""A helper's own side: frames whole or not at all, the same inspection, and no belief without the same knowledge."""

import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seawall.detect.engine import Engine
from seawall.gateway.helper import Job, Line, Order, Ready, Report, SentFile, assist
from seawall.gateway.inspection import FileSeen
from seawall.model.errors import ConfigError, IntegrityError
from seawall.model.settings import Settings

EMAIL = "ana.synthetic@customers.example"
ORDER = Order(Settings(), "/nowhere", b"s" * 32, b"v" * 32)


@pytest.fixture
def ends() -> Iterator[tuple[Line, socket.socket]]:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        yield Line(ours), theirs


@settings(max_examples=25, deadline=None)
@given(st.lists(st.binary(max_size=60), max_size=5), st.text(max_size=9), st.integers(1, 7))
def test_frames_come_whole_however_they_are_cut(texts: list[bytes], edition: str, step: int) -> None:
    ours, theirs, far, near = *socket.socketpair(), *socket.socketpair()
    with ours, theirs, far, near:
        job = Job(edition, 1.5, tuple(texts), (SentFile("/f", "a.txt", b"x"), SentFile("/g", "b", None)), answer=True)
        Line(ours).send(job)
        ours.shutdown(socket.SHUT_WR)

        def drip() -> None:
            while piece := theirs.recv(step):
                far.sendall(piece)

        thread = threading.Thread(target=drip)
        thread.start()
        assert Line(near).receive(Job, 5) == job
        thread.join()


def test_a_closed_line_is_told_from_a_silent_and_a_broken_one(ends: tuple[Line, socket.socket]) -> None:
    line, other = ends
    with pytest.raises(TimeoutError):
        line.receive(Ready, 0.01)
    other.sendall((3).to_bytes(8, "big") + b"\x93\x01\x02")
    with pytest.raises(IntegrityError, match="not readable"):
        line.receive(Ready)
    other.sendall((1 << 40).to_bytes(8, "big"))
    with pytest.raises(IntegrityError, match="too large"):
        line.receive(Ready)
    other.sendall((30).to_bytes(8, "big") + b"half of it")
    other.shutdown(socket.SHUT_WR)
    assert line.receive(Ready) is None


class Started:
    """A helper's work in a thread of the test."""

    def __init__(self, engine: Any, look: Callable[[], object] = lambda: None) -> None:
        ours, theirs = socket.socketpair()
        self.line = Line(ours)

        def work() -> None:
            with theirs:
                assist(Line(theirs), lambda _order: (engine, look, "rules"))

        self.thread = threading.Thread(target=work)
        self.thread.start()
        self.line.send(ORDER)
        assert self.line.receive(Ready, 10) == Ready("rules")

    def ask(self, job: Job) -> Report:
        self.line.send(job)
        report = self.line.receive(Report, 10)
        assert report
        return report

    def __enter__(self) -> "Started":
        return self

    def __exit__(self, *_: object) -> None:
        self.line.close()
        self.thread.join(30)
        assert not self.thread.is_alive()


def test_texts_and_files_are_inspected_as_the_worker_would(engine: Engine) -> None:
    with Started(engine) as helper:
        files = (SentFile("/f", "list.csv", f"mail\n{EMAIL}\n".encode()), SentFile("/g", "", None))
        texts = (b"hello", f"mail {EMAIL}".encode(), "\ud800 lone".encode("utf-8", "surrogatepass"))
        report = helper.ask(Job("", 5, texts, files))
        assert [(len(found), complete) for found, complete in report.texts] == [(0, True), (1, True), (0, True)]
        seen = report.texts[1][0][0]
        assert (seen.finding.detector, seen.masked, len(seen.fingerprint)) == ("email", "a•••@c•••", 24)
        assert report.files[0].complete
        assert [one.finding.detector for one in report.files[0].seen] == ["email"]
        assert report.files[1] == FileSeen("/g", (), complete=False)


def test_what_the_time_did_not_reach_was_not_inspected(engine: Engine) -> None:
    with Started(engine) as helper:
        report = helper.ask(Job("", 0, (EMAIL.encode(),), (SentFile("/f", "a.txt", b"x"),)))
        assert report.texts == (((), False),)
        assert not report.files[0].complete


def test_a_helper_that_knows_other_data_looks_and_else_says_so(engine: Engine) -> None:
    class Knowing:
        edition = "old"
        pictures = None

        def inspect(self, text: str) -> Any:
            return engine.inspect(text)

    knowing, looks = Knowing(), []

    def look() -> None:
        looks.append(1)
        if len(looks) == 2:
            raise ConfigError("A set is broken")
        if len(looks) == 3:
            knowing.edition = "new"

    with Started(knowing, look) as helper:
        assert helper.ask(Job("new", 5, (b"a",))) == Report(current=False)
        assert helper.ask(Job("new", 5, (b"a",))) == Report(current=False)
        assert helper.ask(Job("new", 5, (b"a",))).texts == (((), True),)


def test_an_idle_helper_lets_dropped_sets_go(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("seawall.gateway.helper.look_seconds", 0.01)
    looked = threading.Event()
    with Started(engine, looked.set):
        assert looked.wait(30)


def test_signals_for_everyone_are_left_to_the_worker_and_its_end_is_the_helpers() -> None:
    code = """
import os, signal, sys
from seawall.gateway.helper import Ready, taken
line = taken(int(sys.argv[1]))
for name in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
    os.kill(os.getpid(), name)
line.send(Ready("alive"))
assert line.receive(Ready) is None
"""
    ours, theirs = socket.socketpair()
    with theirs:
        started = subprocess.Popen([sys.executable, "-c", code, str(theirs.fileno())], pass_fds=(theirs.fileno(),))
    line = Line(ours)
    assert line.receive(Ready, 30) == Ready("alive")
    line.close()
    assert started.wait(30) == 0
    assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL  # here nothing changed
