"""Stand-ins of AI sites: one TLS server on loopback that answers for any host name and keeps every byte it is sent.

It is a fake. It knows no AI; it serves the pages it is given, takes every request and every WebSocket frame, and can be
asked whether a value has reached it, however it was packed.
"""

from __future__ import annotations

import base64
import binascii
import contextlib
import gzip
import hashlib
import http.server
import io
import json
import re
import ssl
import struct
import tempfile
import threading
import time
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import unquote_plus

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

WEBSOCKET_GUID = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
body_bytes_max = 32_000_000


@dataclass
class Received:
    """One request or one WebSocket message, as it came."""

    host: str
    method: str
    target: str
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""

    def bytes(self) -> bytes:
        head = "".join(f"{name}: {value}\n" for name, value in self.headers.items())
        return f"{self.method} {self.host} {self.target}\n{head}\n".encode("utf-8", "replace") + self.body


def readings(data: bytes) -> Iterator[str]:
    """The bytes as text, in every packing that the tests' pages use."""
    plain = data.decode("utf-8", "replace")
    yield plain
    yield unquote_plus(plain)
    yield unquote_plus(unquote_plus(plain))
    yield re.sub(r"\\u([0-9a-fA-F]{4})", lambda found: chr(int(found[1], 16)), plain).replace('\\"', '"')
    yield data.decode("utf-16-le", "replace")
    for start in [found.start() for found in re.finditer(rb"\x1f\x8b\x08", data)]:
        try:
            yield gzip.decompress(data[start:]).decode("utf-8", "replace")
        except (OSError, EOFError):
            continue
    body = data.partition(b"\n\n")[2]
    for window in (15, -15):  # with a head (RFC 1950) and without (RFC 1951)
        with contextlib.suppress(zlib.error):
            yield zlib.decompress(body, window).decode("utf-8", "replace")
    for found in re.finditer(rb"[A-Za-z0-9+/_-]{16,}={0,2}", data):
        try:
            token = found[0].replace(b"-", b"+").replace(b"_", b"/").rstrip(b"=")
            inside = base64.b64decode(token + b"=" * (-len(token) % 4))
        except (binascii.Error, ValueError):
            continue
        yield inside.decode("utf-8", "replace")
        yield inside.decode("utf-16-le", "replace")
        with contextlib.suppress(OSError, EOFError, zlib.error):
            yield gzip.decompress(inside).decode("utf-8", "replace")
    for found in re.finditer(rb"(?:[0-9]{1,3},){7,}[0-9]{1,3}", data):
        yield bytes(int(one) & 255 for one in found[0].split(b",")).decode("utf-8", "replace")
    for start in [found.start() for found in re.finditer(rb"PK\x03\x04", data)][:1]:
        try:
            with zipfile.ZipFile(io.BytesIO(data[start:])) as package:
                for name in package.namelist():
                    yield package.read(name).decode("utf-8", "replace")
        except (zipfile.BadZipFile, OSError):
            continue


def _squeezed(text: str) -> str:
    """Letters and digits only: spaces and dashes in a number hide nothing."""
    return re.sub(r"[^0-9A-Za-z@]", "", text).lower()


class StandIn:
    """The server, its pages and its log."""

    def __init__(self) -> None:
        self.log: list[Received] = []
        self.pages: dict[str, tuple[str, bytes, dict[str, str]]] = {}
        self._lock = threading.Lock()
        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._server.daemon_threads = True
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        with tempfile.TemporaryDirectory() as folder:
            context.load_cert_chain(_certificate(Path(folder)))
        self._server.socket = context.wrap_socket(self._server.socket, server_side=True, do_handshake_on_connect=False)
        self.port: int = self._server.server_address[1]
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(10)

    def serve(self, path: str, body: str | bytes, kind: str = "text/html; charset=utf-8", **headers: str) -> None:
        """Serve this under ``path`` (or ``host/path``) from now on; header names with ``_`` for ``-``."""
        data = body.encode() if isinstance(body, str) else body
        self.pages[path] = (kind, data, {name.replace("_", "-"): value for name, value in headers.items()})

    def take(self, received: Received) -> None:
        with self._lock:
            self.log.append(received)

    def clear(self) -> None:
        with self._lock:
            self.log.clear()

    def entries(self) -> list[Received]:
        with self._lock:
            return list(self.log)

    def holding(self, value: str) -> list[Received]:
        """What reached the server with this value in it, in any packing. A number is found however it is grouped."""
        wanted = _squeezed(value)
        return [
            entry
            for entry in self.entries()
            if any(value in reading or wanted in _squeezed(reading) for reading in readings(entry.bytes()))
        ]

    def wait_for(self, value: str, seconds: float = 30) -> Received:
        """The first thing that arrived with this value in it; fails when none comes in time."""
        end = time.monotonic() + seconds
        pause = 0.02
        while time.monotonic() < end:
            if found := self.holding(value):
                return found[0]
            threading.Event().wait(pause)
            pause = min(pause * 1.5, 0.3)
        raise AssertionError(
            f"nothing with {value!r} arrived; there was {[(e.method, e.target) for e in self.entries()]}"
        )


def _certificate(folder: Path) -> Path:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "stand-in")])
    begin = datetime(2020, 1, 1)  # noqa: DTZ001 - a certificate of the tests; browsers are told not to look
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(begin)
        .not_valid_after(begin + timedelta(days=36_500))
        .sign(key, hashes.SHA256())
    )
    pem = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    ) + made.public_bytes(serialization.Encoding.PEM)
    path = folder / "pair.pem"
    path.write_bytes(pem)
    return path


def _handler(site: StandIn) -> type[http.server.BaseHTTPRequestHandler]:
    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        timeout = 30

        def handle(self) -> None:
            try:
                super().handle()
            except (OSError, ssl.SSLError, ValueError):
                self.close_connection = True  # a browser that hangs up is no fault

        def _host(self) -> str:
            return self.headers.get("host", "").partition(":")[0]

        def _body(self) -> bytes:
            if "chunked" in self.headers.get("transfer-encoding", ""):
                pieces = []
                while size := int(self.rfile.readline().split(b";")[0], 16):
                    pieces.append(self.rfile.read(size))
                    self.rfile.readline()
                self.rfile.readline()
                return b"".join(pieces)
            return self.rfile.read(min(int(self.headers.get("content-length") or 0), body_bytes_max))

        def _answer(self) -> None:
            body = self._body()
            site.take(Received(self._host(), self.command, self.path, dict(self.headers.items()), body))
            if self.headers.get("upgrade", "").lower() == "websocket":
                self._websocket()
                return
            path = self.path.partition("?")[0]
            kind, data, more = (
                site.pages.get(self._host() + path)
                or site.pages.get(path)
                or ("application/json", json.dumps({"ok": True}).encode(), {})
            )
            if path == "/echo":  # gives back what it was sent, as a model that repeats its prompt would
                kind, data = "text/plain; charset=utf-8", body
            self.send_response(200)
            self.send_header("content-type", kind)
            self.send_header("content-length", str(len(data)))
            self.send_header("access-control-allow-origin", "*")
            self.send_header("access-control-allow-headers", "*")
            for name, value in more.items():
                self.send_header(name, value)
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(data)

        def __getattr__(self, name: str) -> Callable[[], None]:
            if name.startswith("do_"):  # whatever the method
                return self._answer
            raise AttributeError(name)

        def _websocket(self) -> None:
            accept = base64.b64encode(
                hashlib.sha1(
                    self.headers["sec-websocket-key"].encode() + WEBSOCKET_GUID, usedforsecurity=False
                ).digest()
            ).decode()
            self.send_response(101)
            self.send_header("upgrade", "websocket")
            self.send_header("connection", "upgrade")
            self.send_header("sec-websocket-accept", accept)
            self.end_headers()
            self.close_connection = True
            for opcode, data in _frames(self.rfile.read):
                if opcode == 8:
                    return
                site.take(Received(self._host(), "FRAME", self.path, {}, data))
                if opcode in (1, 2):
                    self.wfile.write(bytes([0x80 | opcode]) + _length(len(data)) + data)

        def log_message(self, format: str, *args: object) -> None:
            return

    return Handler


def _length(size: int) -> bytes:
    if size < 126:
        return bytes([size])
    return b"\x7e" + struct.pack(">H", size) if size < 65_536 else b"\x7f" + struct.pack(">Q", size)


def _frames(read: Callable[[int], bytes]) -> Iterator[tuple[int, bytes]]:
    """Whole messages from a client (RFC 6455): opcode and unmasked payload."""
    kind, pieces = 0, []
    while head := read(2):
        opcode, size = head[0] & 15, head[1] & 127
        if size == 126:
            size = struct.unpack(">H", read(2))[0]
        elif size == 127:
            size = struct.unpack(">Q", read(8))[0]
        mask = read(4)
        data = bytearray(read(min(size, body_bytes_max)))
        for place in range(len(data)):
            data[place] ^= mask[place & 3]
        kind = opcode or kind
        pieces.append(bytes(data))
        if head[0] & 0x80:
            yield kind, b"".join(pieces)
            pieces = []
