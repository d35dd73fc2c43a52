"""An endpoint's line to its server: enrolment, and reports that wait on disk while there is no server to take them.

docs/extension-protocol.md is the contract. Reports are made once, with an id of their own, and sent until the server
has taken them; it does not record an id twice. Without enrolment they stay on this machine, in ``reported.jsonl``,
where the person can read what would be reported. A server that is down changes nothing about what is stopped here.
"""

from __future__ import annotations

import contextlib
import os
import tempfile
import threading
import urllib.error
import urllib.request
from http.client import HTTPException, HTTPMessage
from pathlib import Path
from typing import IO, Any
from urllib.parse import urlsplit

import msgspec

from seawall.model.endpoint import EndpointEvent
from seawall.model.errors import ConfigError, Denied, Unavailable

queue_max = 500
batch_max = 100
answer_bytes_max = 16 * 1024 * 1024
request_seconds_max = 10
retry_seconds_min, retry_seconds_max = 30.0, 3600.0
reported_bytes_max = 4 * 1024 * 1024
_LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


class Device(msgspec.Struct, frozen=True, rename="camel"):
    """What enrolment gave this machine."""

    server_url: str
    device_id: str
    device_token: str
    pub_key: str = ""
    person: str = ""

    def __repr__(self) -> str:
        return f"Device({self.device_id})"


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """A token is for the server it was made for."""

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> None:
        """Follow nothing."""
        return


class Answer(msgspec.Struct, frozen=True):
    """What a server answered. Status 0 is no answer."""

    status: int = 0
    content: bytes = b""
    retry_after: str = ""
    etag: str = ""


def call(url: str, path: str, body: Any = None, *, token: str = "", etag: str = "") -> Answer:
    """Post JSON to a server, or get what is there when there is no body.

    Raises:
        ConfigError: the address is neither https nor a loopback host's.
    """
    parts = urlsplit(url)
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in _LOOPBACK):
        raise ConfigError("The server's address must begin with https://", advice="http:// is for this machine only.")
    headers = {"content-type": "application/json", "user-agent": "seawall-clipboard"}
    if token:
        headers["authorization"] = f"Bearer {token}"
    if etag:
        headers["if-none-match"] = etag
    request = urllib.request.Request(  # noqa: S310 - the scheme was just checked
        url.rstrip("/") + path,
        data=None if body is None else msgspec.json.encode(body),
        headers=headers,
        method="GET" if body is None else "POST",
    )
    opener = urllib.request.build_opener(_NoRedirect)
    try:
        with opener.open(request, timeout=request_seconds_max) as answer:
            content = answer.read(answer_bytes_max + 1)
            if len(content) > answer_bytes_max:
                return Answer()
            return Answer(answer.status, content, "", answer.headers.get("etag", ""))
    except urllib.error.HTTPError as error:
        with error:
            return Answer(error.code, b"", error.headers.get("retry-after", ""))
    except (OSError, HTTPException, ValueError):
        return Answer()


def pause_after(answer: Answer, paused: float, shortest: float, longest: float) -> float:
    """Seconds to wait after a server did not do what it was asked: doubled each time, and at least what it asks for."""
    asked = float(answer.retry_after) if answer.retry_after.isdigit() else 0.0
    return min(max(paused * 2, shortest, asked), longest)


def enroll(link: str, device: dict[str, str]) -> Device:
    """Enrol this machine by a link ``https://HOST/endpoint/enroll#TOKEN.KEY``.

    Raises:
        ConfigError: it is no such link, or the server has another key than the link names.
        Denied: the server does not take the token (any more).
        Unavailable: the server does not answer.
    """
    address, hash_sign, secret = link.strip().partition("#")
    token, dot, key = secret.partition(".")
    server = address.removesuffix("/endpoint/enroll").rstrip("/")
    if not hash_sign or not token or server == address.rstrip("/"):
        raise ConfigError("That is no enrolment link", advice="Copy the whole link, also what stands after '#'.")
    answer = call(server, "/api/v1/endpoint/enroll", {"token": token, "device": device})
    if answer.status == 0 or answer.status >= 500:
        raise Unavailable("The server does not answer", advice="Try again when it is reachable.")
    if answer.status not in (200, 201):
        raise Denied("The server did not take the enrolment link", advice="Ask for a new one; links have an end.")
    try:
        got: dict[str, Any] = msgspec.json.decode(answer.content, type=dict)
        enrolled = msgspec.convert({**got, "serverUrl": server}, Device)
    except msgspec.MsgspecError:
        raise Unavailable("The server's answer is not one of Seawall's", advice="Is the address right?") from None
    if dot and key.replace("-", "+").replace("_", "/").rstrip("=") != enrolled.pub_key.rstrip("="):
        raise ConfigError("The server's key is not the one the link names", advice="Ask who sent the link.")
    return enrolled


def load_device(folder: Path) -> Device | None:
    """How this machine is enrolled, or None.

    Raises:
        ConfigError: the file is there and can't be read.
    """
    path = folder / "device.json"
    try:
        return msgspec.json.decode(path.read_bytes(), type=Device)
    except FileNotFoundError:
        return None
    except (OSError, msgspec.MsgspecError):
        raise ConfigError(f"{path} can't be read", advice="Enrol again: 'seawall clipboard enroll LINK'.") from None


def save_device(folder: Path, device: Device) -> None:
    """Keep an enrolment, for this user's eyes only."""
    write_private(folder / "device.json", msgspec.json.encode(device))


class Outbox:
    """Reports on their way. ``add`` returns at once; a thread sends. One process a folder."""

    def __init__(
        self,
        folder: Path,
        device: Device | None,
        *,
        retry_seconds: tuple[float, float] = (retry_seconds_min, retry_seconds_max),
    ) -> None:
        """``retry_seconds`` are the shortest and the longest pause after a server did not answer."""
        self._folder = folder
        self._device = device
        self._retry_seconds = retry_seconds
        self._queue: list[EndpointEvent] = _queued(folder / "outbox.jsonl") if device else []
        self.dropped = 0
        self.stopped_by = ""
        """Why nothing is sent any more: the server does not know this device."""
        self._changed = threading.Condition()
        self._closing = False
        self._thread = threading.Thread(target=self._send, daemon=True, name="outbox")
        if device is not None:
            self._thread.start()

    @property
    def waiting(self) -> int:
        """Reports the server has not taken yet."""
        return len(self._queue)

    def add(self, event: EndpointEvent) -> None:
        """Note a report, on disk before this returns. A disk that is full loses reports, not protection."""
        line = msgspec.json.encode(event) + b"\n"
        with contextlib.suppress(OSError):
            _append(self._folder / "reported.jsonl", line)
        if self._device is None:
            return
        with self._changed:
            self._queue.append(event)
            over = len(self._queue) - queue_max
            if over > 0:
                del self._queue[:over]
                self.dropped += over
            self._keep()
            self._changed.notify()

    def close(self, seconds: float = 2.0) -> None:
        """Stop sending; what was not taken waits for the next start."""
        with self._changed:
            self._closing = True
            self._changed.notify()
        if self._thread.is_alive():
            self._thread.join(seconds)

    def _keep(self) -> None:
        with contextlib.suppress(OSError):
            write_private(
                self._folder / "outbox.jsonl", b"".join(msgspec.json.encode(event) + b"\n" for event in self._queue)
            )

    def _send(self) -> None:
        pause = 0.0
        while True:
            with self._changed:
                if pause:  # more to send is no reason to ask a server earlier that is down or asked for time
                    self._changed.wait_for(lambda: self._closing, pause)
                self._changed.wait_for(lambda: self._closing or self._queue)
                if self._closing:
                    return
                batch, dropped = self._queue[:batch_max], self.dropped
            pause = self._deliver(batch, dropped, pause)
            if self.stopped_by:
                return

    def _deliver(self, batch: list[EndpointEvent], dropped: int, paused: float) -> float:
        """Send a batch; how many seconds to wait before the next one."""
        assert self._device is not None
        body = {"events": batch, "dropped": dropped}
        device = self._device
        answer = call(device.server_url, "/api/v1/endpoint/events", body, token=device.device_token)
        if answer.status == 401:
            self.stopped_by = "the server does not know this device any more"
            return 0.0
        taken = 200 <= answer.status < 300
        if not taken and answer.status not in (400, 413, 422):
            return pause_after(answer, paused, *self._retry_seconds)
        with self._changed:
            ids = {event.id for event in batch}
            self._queue = [event for event in self._queue if event.id not in ids]
            self.dropped += -dropped if taken else len(batch)
            self._keep()
        return 0.0


def _queued(path: Path) -> list[EndpointEvent]:
    try:
        with path.open("rb") as file:
            lines = file.read(reported_bytes_max).splitlines()
    except OSError:
        return []
    events = []
    for line in lines[-queue_max:]:
        with contextlib.suppress(msgspec.MsgspecError):
            events.append(msgspec.json.decode(line, type=EndpointEvent))
    return events


def _append(path: Path, line: bytes) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    with os.fdopen(handle, "ab") as file:
        if file.tell() > reported_bytes_max:
            path.replace(path.with_suffix(".1.jsonl"))
        file.write(line)


def write_private(path: Path, content: bytes) -> None:
    """Replace a file at once, for this user's eyes only."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
