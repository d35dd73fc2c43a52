"""A desktop's policy over the wire: by ETag, through outages, and never worse than the last good one."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from desktop import until
from seawall.model.errors import IntegrityError
from seawall.wire.endpoint import Device
from seawall.wire.endpoint_policy import PolicyFeed


class FakeServer:
    """Hands out one policy with its ETag; answers a test's status first."""

    def __init__(self) -> None:
        self.policy, self.etag = b"one", '"1"'
        self.statuses: list[int] = []
        self.asked: list[tuple[str, str]] = []
        fake = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                fake.asked.append((self.headers["authorization"], self.headers.get("if-none-match", "")))
                same = self.headers.get("if-none-match") == fake.etag
                status = fake.statuses.pop(0) if fake.statuses else 304 if same else 200
                self.send_response(status)
                content = fake.policy if status == 200 else b""
                self.send_header("etag", fake.etag)
                self.send_header("content-length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, *_: Any) -> None:
                return

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True)
        self._thread.start()
        self.url = f"http://127.0.0.1:{self._server.server_port}"

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(30)


class Desk:
    """What a desktop holds to."""

    def __init__(self) -> None:
        self.held: list[tuple[bytes, bool]] = []
        self.refused: list[str] = []

    def open(self, content: bytes, kept: bool) -> float:
        if content.startswith(b"bad"):
            raise IntegrityError("not signed by a known key")
        self.held.append((content, kept))
        return 0.01


@pytest.fixture
def server() -> Iterator[FakeServer]:
    server = FakeServer()
    yield server
    server.close()


def feed(folder: Path, url: str, desk: Desk) -> PolicyFeed:
    device = Device(url, "dev_1", "secret-token-synthetic")
    return PolicyFeed(folder, device, desk.open, desk.refused.append, retry_seconds=(0.01, 0.05))


def test_a_change_arrives_with_the_next_poll_and_is_asked_for_by_its_etag(server: FakeServer, tmp_path: Path) -> None:
    desk = Desk()
    line = feed(tmp_path, server.url, desk)
    line.start()
    assert desk.held == [(b"one", False)]  # before start() returned
    server.policy, server.etag = b"two", '"2"'
    assert until(lambda: desk.held[-1] == (b"two", False))
    assert until(lambda: server.asked[-1] == ("Bearer secret-token-synthetic", '"2"'))
    line.close()
    assert not line._thread.is_alive(), "nobody asks any more"
    assert desk.held == [(b"one", False), (b"two", False)]
    assert (tmp_path / "policy.json").stat().st_mode & 0o777 == 0o600


def test_what_was_kept_holds_again_after_a_start_without_a_server(server: FakeServer, tmp_path: Path) -> None:
    feed(tmp_path, server.url, Desk()).ask(0.0)
    desk = Desk()
    line = feed(tmp_path, "http://127.0.0.1:9", desk)
    assert desk.held == [(b"one", True)]
    assert line.ask(0.02) == 0.04  # nobody there: twice as long as before


def test_a_refused_policy_is_told_once_and_not_kept(server: FakeServer, tmp_path: Path) -> None:
    desk = Desk()
    line = feed(tmp_path, server.url, desk)
    line.ask(0.0)
    server.policy, server.etag = b"bad", '"2"'
    line.ask(0.0)
    line.ask(0.0)  # 304: the same one is not fetched or told of again
    assert desk.refused == ["not signed by a known key"]
    assert (tmp_path / "policy.json").read_bytes() == b"one"


def test_a_copy_that_was_changed_on_disk_is_refused_and_the_server_asked(server: FakeServer, tmp_path: Path) -> None:
    (tmp_path / "policy.json").write_bytes(b"bad")
    desk = Desk()
    feed(tmp_path, server.url, desk).ask(0.0)
    assert desk.refused == ["not signed by a known key"]
    assert desk.held == [(b"one", False)]


def test_a_server_that_asks_for_time_gets_it_and_one_that_knows_no_device_is_left_alone(
    server: FakeServer, tmp_path: Path
) -> None:
    server.statuses = [503, 429, 401]
    line = feed(tmp_path, server.url, Desk())
    pause = line.ask(0.0)
    assert pause == 0.01
    assert line.ask(pause) == 0.02
    line.start()
    assert "does not know" in line.stopped_by
