"""The drill's page, asked over TLS as a browser does."""

from __future__ import annotations

import http.client
import ssl

from seawall.wire.drill_site import DrillSite, bodies_max, body_bytes_max


def _asked(site: DrillSite, method: str, path: str = "/", body: bytes | None = None) -> bytes:
    line = http.client.HTTPSConnection("127.0.0.1", site.port, timeout=60, context=ssl._create_unverified_context())
    try:
        line.request(method, path, body, {"host": "tool.example"})
        return line.getresponse().read()
    finally:
        line.close()


def test_it_knows_what_was_opened_and_sent_and_no_more_than_it_may() -> None:
    with DrillSite() as site:
        assert b"Seawall drill" in _asked(site, "GET")
        _asked(site, "GET", "/favicon.ico")
        _asked(site, "POST", "/say", b"first" + b"x" * body_bytes_max)
        for _ in range(3):
            site.take("more")
        assert site.opened == {"tool.example"}
        assert len(site.sent("first") or "") == body_bytes_max
        for number in range(bodies_max):
            site.take(str(number))
        assert site.sent(str(bodies_max - 1)) is None
        rules, pinned = site.arguments(("a.example", "b.example"))
        assert rules == (
            f"--host-resolver-rules=MAP a.example 127.0.0.1:{site.port}, MAP b.example 127.0.0.1:{site.port}"
        )
        assert pinned.endswith(site.pin)
