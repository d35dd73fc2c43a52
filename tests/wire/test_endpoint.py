"""Enrolment and reports against a server that speaks docs/extension-protocol.md, errors and waiting included."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from desktop import until
from seawall.model.endpoint import EndpointEvent
from seawall.model.errors import ConfigError, Denied, Unavailable
from seawall.wire import endpoint
from seawall.wire.endpoint import Device, Outbox, enroll, load_device, save_device

KEY = "a" * 43 + "="


class FakeServer:
    """Takes enrolments and events; answers what a test says first."""

    def __init__(self) -> None:
        self.answers: list[tuple[int, dict[str, str]]] = []
        self.received: list[tuple[str, str, Any]] = []
        fake = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["content-length"])))
                fake.received.append((self.path, self.headers.get("authorization", ""), body))
                status, headers = fake.answers.pop(0) if fake.answers else (0, {})
                answer = {"accepted": len(body.get("events", []))}
                if self.path.endswith("/enroll"):
                    answer = {"deviceId": "dev_1", "deviceToken": "t", "pubKey": KEY, "person": "ana@shop.example"}  # type: ignore[dict-item]
                content = json.dumps(answer).encode()
                self.send_response(status or (201 if "deviceId" in answer else 202))
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("content-length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, *_: Any) -> None:
                return

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True)
        self._thread.start()
        self.url = f"http://127.0.0.1:{self._server.server_port}"

    def ids(self) -> list[str]:
        return [event["id"] for _, _, body in self.received for event in body["events"]]

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(30)


@pytest.fixture
def server() -> Iterator[FakeServer]:
    server = FakeServer()
    yield server
    server.close()


@pytest.fixture
def outbox(tmp_path: Path) -> Iterator[Callable[[str | None], Outbox]]:
    opened: list[Outbox] = []

    def open_(url: str | None) -> Outbox:
        device = Device(url, "dev_1", "secret-token-synthetic") if url else None
        opened.append(Outbox(tmp_path, device, retry_seconds=(0.02, 0.1)))
        return opened[-1]

    yield open_
    for one in opened:
        one.close()


def event(number: int) -> EndpointEvent:
    return EndpointEvent(id=f"id-{number}", time="2026-11-25T10:00:00.000Z", tool="claude", action="mask")


def test_enrolment_by_link_and_what_is_kept_is_private(server: FakeServer, tmp_path: Path) -> None:
    device = enroll(f"{server.url}/endpoint/enroll#token-1.{KEY.rstrip('=')}", {"browser": "clipboard"})
    save_device(tmp_path / "clipboard", device)
    assert load_device(tmp_path / "clipboard") == device
    assert (device.server_url, device.person) == (server.url, "ana@shop.example")
    assert (tmp_path / "clipboard" / "device.json").stat().st_mode & 0o077 == 0
    assert server.received[0][2] == {"token": "token-1", "device": {"browser": "clipboard"}}
    assert "secret" not in repr(Device("u", "d", "secret"))
    assert load_device(tmp_path) is None
    (tmp_path / "device.json").write_text("{}")
    with pytest.raises(ConfigError, match="Enrol again"):
        load_device(tmp_path)


def test_a_link_that_is_none_or_not_taken_says_why(server: FakeServer) -> None:
    for link in ("", "https://seawall.shop.example", f"{server.url}/endpoint/enroll", "#x", f"{server.url}#token"):
        with pytest.raises(ConfigError):
            enroll(link, {})
    with pytest.raises(ConfigError, match="https"):
        enroll("http://seawall.shop.example/endpoint/enroll#t", {})
    with pytest.raises(ConfigError, match="key"):
        enroll(f"{server.url}/endpoint/enroll#t.{'b' * 43}", {})
    server.answers = [(403, {}), (500, {}), (302, {"location": "http://127.0.0.1:9/"})]
    with pytest.raises(Denied):
        enroll(f"{server.url}/endpoint/enroll#t", {})
    with pytest.raises(Unavailable):
        enroll(f"{server.url}/endpoint/enroll#t", {})
    with pytest.raises(Denied):
        enroll(f"{server.url}/endpoint/enroll#t", {})


def test_reports_are_sent_in_order_with_the_devices_token(
    server: FakeServer, outbox: Callable[[str | None], Outbox]
) -> None:
    box = outbox(server.url)
    for number in range(250):
        box.add(event(number))
    assert until(lambda: not box.waiting)
    assert server.ids() == [f"id-{number}" for number in range(250)]
    assert max(len(body["events"]) for _, _, body in server.received) <= endpoint.batch_max
    path, authorization, body = server.received[0]
    assert (path, authorization) == ("/api/v1/endpoint/events", "Bearer secret-token-synthetic")
    assert body["events"][0]["policyVersion"] == 0


def test_a_server_that_is_down_gets_them_later_and_under_the_same_ids(
    server: FakeServer, outbox: Callable[[str | None], Outbox]
) -> None:
    server.answers = [(503, {}), (429, {"retry-after": "0"}), (500, {})]
    box = outbox(server.url)
    box.add(event(1))
    assert until(lambda: not box.waiting)
    assert set(server.ids()) == {"id-1"}
    assert len(server.received) == 4


def test_what_waits_survives_a_restart(
    server: FakeServer, outbox: Callable[[str | None], Outbox], tmp_path: Path
) -> None:
    away = outbox("http://127.0.0.1:1")
    away.add(event(1))
    away.add(event(2))
    away.close()
    assert (tmp_path / "outbox.jsonl").stat().st_mode & 0o077 == 0
    box = outbox(server.url)
    assert until(lambda: not box.waiting)
    assert server.ids() == ["id-1", "id-2"]


def test_a_queue_that_is_full_drops_the_oldest_and_says_how_many(
    server: FakeServer, outbox: Callable[[str | None], Outbox], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(endpoint, "queue_max", 3)
    away = outbox("http://127.0.0.1:1")
    for number in range(5):
        away.add(event(number))
    assert (away.waiting, away.dropped) == (3, 2)


def test_what_the_server_refuses_is_dropped_and_counted(
    server: FakeServer, outbox: Callable[[str | None], Outbox]
) -> None:
    server.answers = [(422, {})]
    box = outbox(server.url)
    box.add(event(1))
    assert until(lambda: not box.waiting)
    assert box.dropped == 1
    box.add(event(2))
    assert until(lambda: len(server.received) == 2 and box.dropped == 0)
    assert server.received[1][2]["dropped"] == 1


def test_a_device_the_server_no_longer_knows_stops_sending_and_keeps_its_reports(
    server: FakeServer, outbox: Callable[[str | None], Outbox]
) -> None:
    server.answers = [(401, {})]
    box = outbox(server.url)
    box.add(event(1))
    assert until(lambda: box.stopped_by)
    box.add(event(2))
    assert box.waiting == 2
    assert len(server.received) == 1


def test_without_enrolment_reports_stay_here_where_the_person_can_read_them(
    outbox: Callable[[str | None], Outbox], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    box = outbox(None)
    box.add(event(1))
    path = tmp_path / "reported.jsonl"
    assert [json.loads(line)["id"] for line in path.read_text().splitlines()] == ["id-1"]
    assert path.stat().st_mode & 0o077 == 0
    assert not (tmp_path / "outbox.jsonl").exists()
    monkeypatch.setattr(endpoint, "reported_bytes_max", 10)
    box.add(event(2))
    box.add(event(3))
    assert (tmp_path / "reported.1.jsonl").exists()


def test_a_disk_that_takes_nothing_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    box = Outbox(tmp_path / "file" / "folder", None)
    box.add(event(1))
    box.close()


def test_lines_that_are_damaged_are_left_out(tmp_path: Path) -> None:
    (tmp_path / "outbox.jsonl").write_text('{"id":"a","time":"t"}\nnonsense\n{"id":4}\n')
    assert [one.id for one in endpoint._queued(tmp_path / "outbox.jsonl")] == ["a"]
