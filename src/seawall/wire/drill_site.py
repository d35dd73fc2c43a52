"""The page a drill shows a browser in an AI tool's name: served from this machine, and gone with the drill.

One TLS server on loopback answers for whatever host a browser was told to look for here. It keeps in memory what it was
sent, which is the drill's own text; asks about it are answered with yes or no.
"""

from __future__ import annotations

import base64
import hashlib
import http.server
import ssl
import tempfile
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Self

body_bytes_max = 1024 * 1024
bodies_max = 100
PAGE = b"""<!doctype html><html lang="en"><meta charset="utf-8"><title>Seawall drill</title>
<textarea id="box" rows="6" cols="80"></textarea><input id="file" type="file"><script>
  window.chosen = "";
  document.querySelector("#file").addEventListener("change", async ({ target }) => {
    window.chosen = target.files[0] ? await target.files[0].text() : "";
  });
</script></html>"""


class DrillSite:
    """The server, what was opened and what it was sent."""

    def __init__(self) -> None:
        self.opened: set[str] = set()
        """Hosts whose page was fetched here."""
        self._bodies: list[str] = []
        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _answering(self))
        self._server.daemon_threads = True
        self.port: int = self._server.server_address[1]
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        pair, self.pin = _certificate()
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "pair.pem"
            path.write_bytes(pair)
            context.load_cert_chain(path)
        self._server.socket = context.wrap_socket(self._server.socket, server_side=True, do_handshake_on_connect=False)
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        self._thread.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(10)

    def take(self, body: str) -> None:
        """Remember what a page sent."""
        if len(self._bodies) < bodies_max:
            self._bodies.append(body)

    def sent(self, beginning: str) -> str | None:
        """What a page sent that begins so; None when nothing did."""
        return next((one for one in self._bodies if one.startswith(beginning)), None)

    def arguments(self, hosts: tuple[str, ...]) -> list[str]:
        """What leads a browser here for these hosts, and has it believe this server's certificate and no other."""
        rules = ", ".join(f"MAP {host} 127.0.0.1:{self.port}" for host in hosts)
        return [f"--host-resolver-rules={rules}", f"--ignore-certificate-errors-spki-list={self.pin}"]


def _certificate() -> tuple[bytes, str]:
    """A key and its certificate as PEM, and the pin a browser knows them by."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "seawall drill")])
    begin = datetime(2020, 1, 1, tzinfo=UTC)  # its browser knows it by its pin and asks for no more
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
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    public = key.public_key().public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
    pin = base64.b64encode(hashlib.sha256(public).digest()).decode()
    return private + made.public_bytes(serialization.Encoding.PEM), pin


def _answering(site: DrillSite) -> type[http.server.BaseHTTPRequestHandler]:
    class Answering(http.server.BaseHTTPRequestHandler):
        timeout = 30

        def handle(self) -> None:
            try:
                super().handle()
            except (OSError, ValueError):
                self.close_connection = True  # a browser that hangs up is no fault

        def _answer(self, body: bytes) -> None:
            self.send_response(200)
            self.send_header("content-type", "text/html; charset=utf-8")
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def do_GET(self) -> None:
            if self.path == "/":
                site.opened.add(self.headers.get("host", "").partition(":")[0])
            self._answer(PAGE if self.path == "/" else b"")

        def do_POST(self) -> None:
            size = min(int(self.headers.get("content-length") or 0), body_bytes_max)
            site.take(self.rfile.read(size).decode("utf-8", "replace"))
            self._answer(b"")

        def log_message(self, format: str, *args: object) -> None:
            """Keep no log."""

    return Answering
