"""What stands between a browser and its server in these tests: passes on, and can spoil, hold back, lose or refuse."""

from __future__ import annotations

import json
import threading
import urllib.error
import urllib.request
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from end_to_end.running import Running
from seawall.app import data_dir, load_settings, open_store

Answer = tuple[int, dict[str, str], bytes]


class Between:
    """A plain HTTP server before the real one. ``change`` may alter an answer, or return None to hang up."""

    def __init__(self, server: str) -> None:
        self.server = server
        self.asked: list[tuple[str, str, bytes]] = []
        """Method, path and body of every request."""
        self.down = False
        self.change: Callable[[str, Answer], Answer | None] = lambda _path, answer: answer
        between = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self._pass(None)

            def do_POST(self) -> None:
                self._pass(self.rfile.read(int(self.headers.get("content-length", 0))))

            def _pass(self, body: bytes | None) -> None:
                path = self.path.removeprefix("/api/v1/endpoint/").partition("?")[0]
                between.asked.append((self.command, path, body or b""))
                answer = None if between.down else between.change(path, between._forward(self, body))
                if answer is None:
                    self.close_connection = True
                    return
                status, headers, content = answer
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("content-length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, format: str, *arguments: Any) -> None:
                """Nothing on stderr."""

        self._http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._http.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._http.server_port}"
        threading.Thread(target=self._http.serve_forever, daemon=True).start()

    def _forward(self, handler: BaseHTTPRequestHandler, body: bytes | None) -> Answer:
        wanted = {"authorization", "content-type", "if-none-match"}
        headers = {name: value for name, value in handler.headers.items() if name.lower() in wanted}
        request = urllib.request.Request(self.server + handler.path, body, headers, method=handler.command)
        try:
            with urllib.request.urlopen(request, timeout=60) as got:
                return got.status, _kept(got.headers), got.read()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, _kept(error.headers), error.read()
        except OSError:
            return 503, {}, b""

    def sent(self) -> list[dict[str, Any]]:
        """Every event as often as it was sent: a browser that got no answer in time sends it again."""
        batches = [json.loads(body) for method, path, body in self.asked if (method, path) == ("POST", "events")]
        return [event for batch in batches for event in batch["events"]]

    def events(self) -> list[dict[str, Any]]:
        """Every event that was sent, once."""
        return list({event["id"]: event for event in self.sent()}.values())

    def close(self) -> None:
        self._http.shutdown()
        self._http.server_close()


def _kept(headers: Any) -> dict[str, str]:
    return {name: headers[name] for name in ("content-type", "etag", "retry-after") if headers[name]}


def invite(server: Running, address: str, person: str = "ana@shop.example") -> dict[str, str]:
    """An enrolment, as `seawall ext enroll` makes one: its link, and what a browser's management hands over."""
    data = data_dir(str(server.data))
    with open_store(load_settings(None, data=data), data) as store:
        token, signer = store.devices().allow(f"person:{person}"), store.policy_signer()
    link = f"{address}/endpoint/enroll#{token}.{signer.link_text}"
    return {"link": link, "serverUrl": address, "enrollToken": token, "pubKey": signer.public_text}
