"""The X11 connection: greeting, cookies, broken servers; what the driver's own tests don't reach."""

from __future__ import annotations

import contextlib
import os
import socket
import struct
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop import XDesktop
from seawall.model.errors import Unavailable
from seawall.wire.clipboards import _x11_connection
from seawall.wire.clipboards._x11_connection import Connection, _authority, _display


@pytest.fixture(scope="module")
def desktop() -> Iterator[XDesktop]:
    desktop = XDesktop()
    yield desktop
    desktop.stop()


@pytest.fixture
def x(desktop: XDesktop) -> Iterator[Connection]:
    x = Connection(desktop.environ)
    yield x
    x.close()


def test_atoms_and_properties_come_back(x: Connection) -> None:
    window = x.create_window(0)
    name = x.atom("SEAWALL_TEST")
    assert (x.atom_name(name), x.atom_name(name + 9_999_999)) == ("SEAWALL_TEST", "")
    value = bytes(range(256)) * 4096
    assert x.set_property(window, name, x.atom("STRING"), 8, value)
    first = x.get_property(window, name, 0, 1000)
    assert (first.value, first.bytes_left) == (value[:1000], len(value) - 1000)
    assert x.get_property(window, name, 1000, len(value)).value == value[1000:]
    x.delete_property(window, name)
    assert x.get_property(window, name, 0, 4).kind == 0
    assert x.pid(window) == os.getpid()


def test_a_window_that_is_gone_is_no_fault(x: Connection) -> None:
    assert x.get_property(0x7FFFFF, x.atom("WM_CLASS"), 0, 4).kind == 0
    assert x.pid(0) == 0
    x.delete_property(0x7FFFFF, x.atom("WM_CLASS"))
    assert x.atom_name(x.atom("CLIPBOARD")) == "CLIPBOARD"


def test_nothing_larger_than_the_server_takes_is_sent(x: Connection) -> None:
    window = x.create_window(0)
    assert not x.set_property(window, x.atom("BIG"), x.atom("STRING"), 8, bytes(17 * 1024 * 1024))
    assert x.selection_owner(x.atom("NOBODYS")) == 0


def test_waiting_ends_with_the_time_or_when_woken(x: Connection) -> None:
    assert x.next_event(0.01) is None
    read, write = os.pipe()
    os.write(write, b"x")
    assert x.next_event(wake=read) is None
    os.close(read)
    os.close(write)


@pytest.mark.parametrize("name", ["", "nonsense", ":", ":x", ":1.y"])
def test_a_display_that_is_none_is_said(name: str) -> None:
    with pytest.raises(Unavailable, match="DISPLAY"):
        Connection({"DISPLAY": name})


def test_displays_are_read_as_x_writes_them() -> None:
    assert _display(":1") == ("", 1, 0)
    assert _display("unix:0.2") == ("", 0, 2)
    assert _display("localhost:10.0") == ("localhost", 10, 0)


class Server:
    """An X server that says what a test makes it say, on TCP."""

    def __init__(self, *answers: bytes) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        self._answers = answers
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def _serve(self) -> None:
        with contextlib.suppress(OSError), self._socket.accept()[0] as peer:
            for answer in self._answers:
                peer.recv(4096)
                peer.sendall(answer)

    def close(self) -> None:
        self._socket.close()
        self._thread.join(30)


GREETING = (
    struct.pack("<BBHHH", 1, 0, 11, 0, 18)
    + struct.pack("<IIIIHHBBBBBBBBxxxx", 1, 0x200000, 0x1FFFFF, 256, 0, 65535, 1, 0, 0, 0, 32, 32, 8, 255)
    + struct.pack("<I", 77).ljust(40, b"\0")
)


@pytest.mark.parametrize(
    "answers",
    [
        (b"",),
        (b"\0\x05\x0b\0\0\0\x02\0sorry\0\0\0",),
        (b"\x01",),
        (b"\x01\0\x0b\0\0\0\0\0",),
        (GREETING, b""),
        (GREETING, b"\x01\0\x01\0\xff\xff\xff\xff" + bytes(24)),
        (GREETING, b"\x00\x01\x01\0" + bytes(28)),
    ],
    ids=["hangs up", "refuses", "stops short", "says too little", "hangs up later", "endless reply", "knows nothing"],
)
def test_a_server_that_is_none_is_survived(monkeypatch: pytest.MonkeyPatch, answers: tuple[bytes, ...]) -> None:
    monkeypatch.setattr(_x11_connection, "server_seconds_max", 1.0)
    server = Server(*answers)
    real = socket.create_connection
    monkeypatch.setattr(
        socket, "create_connection", lambda _address, timeout: real(("127.0.0.1", server.port), timeout)
    )
    with pytest.raises(Unavailable):
        Connection({"DISPLAY": "localhost:1"})
    server.close()


def test_a_server_that_stays_silent_gets_no_more_than_its_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_x11_connection, "server_seconds_max", 0.2)
    silent = socket.create_server(("127.0.0.1", 0))
    real = socket.create_connection
    port = silent.getsockname()[1]
    monkeypatch.setattr(socket, "create_connection", lambda _address, timeout: real(("127.0.0.1", port), timeout))
    with pytest.raises(Unavailable):
        Connection({"DISPLAY": "localhost:1"})
    silent.close()


def entry(family: int, *fields: bytes) -> bytes:
    return struct.pack(">H", family) + b"".join(struct.pack(">H", len(field)) + field for field in fields)


def test_a_server_that_asks_for_a_cookie_gets_it(tmp_path: Path) -> None:
    cookie = bytes(range(16))
    authority = tmp_path / "cookies"
    authority.write_bytes(
        entry(256, b"elsewhere", b"3", b"MIT-MAGIC-COOKIE-1", b"wrong")
        + entry(256, os.uname().nodename.encode(), b"", b"MIT-MAGIC-COOKIE-1", cookie)
    )
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-noreset", "-nolisten", "tcp", "-auth", str(authority)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        pass_fds=[write],
    )
    try:
        os.close(write)
        number = b""
        while not number.endswith(b"\n"):
            piece = os.read(read, 16)
            assert piece, "Xvfb did not start"
            number += piece
        display = f":{number.decode().strip()}"
        Connection({"DISPLAY": display, "XAUTHORITY": str(authority)}).close()
        with pytest.raises(Unavailable, match="refused"):
            Connection({"DISPLAY": display, "XAUTHORITY": "/nonexistent"})
    finally:
        os.close(read)
        server.terminate()
        server.wait()


@given(st.binary(max_size=300))
def test_any_authority_file_is_read_to_some_end(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "authority"
    path.write_bytes(content)
    method, secret = _authority({"XAUTHORITY": str(path)}, 1)
    assert method in (b"", b"MIT-MAGIC-COOKIE-1")
    assert method or not secret
