"""The application as a whole: probes, headers, errors, the API's description, and rubbish thrown at it."""

import importlib.util
import json
import re
import subprocess
import sys
from typing import Any

import httpx
import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from seawall.console import app
from seawall.console.app import create
from seawall.console.parts import Page, Parts, Route
from seawall.model.errors import PluginError
from seawall.model.settings import ServerSettings


async def test_probes_answer_without_any_identity(browser) -> None:
    assert (await browser.open("/healthz")).json() == {"status": "ok"}
    ready = await browser.open("/readyz")
    assert ready.json() == {"ready": True, "parts": {"engine": "ok", "policy": "ok", "store": "ok", "ledger": "ok"}}
    assert (await browser.open("/version")).json()["name"] == "seawall"


async def test_every_answer_carries_the_security_headers(owner) -> None:
    for path in ("/overview", "/no/such/page", "/healthz", "/api/v1/events", "/static/x/y"):
        headers = (await owner.open(path)).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "DENY"
        assert headers["referrer-policy"] == "same-origin"
        assert headers["cross-origin-opener-policy"] == "same-origin"


async def test_pages_allow_only_their_own_scripts(owner) -> None:
    first, second = await owner.open("/overview"), await owner.open("/overview")
    policy = first.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'")
    assert "require-trusted-types-for 'script'" in policy
    assert "unsafe" not in policy
    nonce = re.search(r"script-src 'nonce-([^']+)'", policy).group(1)
    assert set(re.findall(r'nonce="([^"]+)"', first.text)) == {nonce}
    assert nonce not in second.headers["content-security-policy"]
    assert first.headers["cache-control"] == "no-store"


async def test_over_https_cookies_are_bound_to_the_host(parts: Parts) -> None:
    public = ServerSettings(public_url="https://seawall.shop.example")
    safe = msgspec.structs.replace(parts, settings=msgspec.structs.replace(parts.settings, server=public))
    transport = httpx.ASGITransport(app=create(safe), client=("127.0.0.1", 1))
    async with httpx.AsyncClient(transport=transport, base_url="http://seawall.shop.example") as client:
        answer = await client.get("/setup")
        assert answer.status_code == 200
        cookie = answer.headers["set-cookie"]
        assert cookie.startswith("__Host-seawall-visitor=")
        assert "Secure" in cookie
        assert "HttpOnly" in cookie
        assert answer.headers["strict-transport-security"]


async def test_an_unknown_page_is_a_page_and_an_unknown_api_address_a_problem(owner) -> None:
    page = await owner.client.get("/no/such/page", headers={"accept": "text/html"})
    assert page.status_code == 404
    assert "There is nothing here" in page.text
    elsewhere = await owner.client.get("/signin", headers={"host": "evil.example", "accept": "text/html"})
    assert "set server.public_url to this one" in elsewhere.text
    assert "swt_" not in elsewhere.text, "who looks at a page needs no API token"
    missing = await owner.client.get("/extension/none.xpi", headers={"accept": "text/html"})
    assert missing.status_code == 404
    assert "There is no such package" in missing.text
    assert "mistyped" not in missing.text, "it says what there is instead"
    unsaid = await owner.client.get("/api/v1/events", headers={"authorization": "Bearer swt_none"})
    assert "`seawall token issue` makes one" in unsaid.json()["advice"]
    lost = await owner.client.post("/openai/deployments/m/chat/completions", json={}, headers={"accept": "*/*"})
    assert lost.status_code == 404
    assert "/v1" in lost.json()["advice"]
    answer = await owner.open("/api/v1/nothing")
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["status"] == 404
    answer = await owner.client.put("/api/v1/check", json={})
    assert answer.status_code == 405
    assert answer.headers["content-type"] == "application/problem+json"


async def test_a_fault_tells_its_reference_and_nothing_of_what_was_sent(owner, parts: Parts, token, caplog) -> None:
    class Broken:
        def inspect(self, text: str) -> Any:
            raise RuntimeError(f"cannot read {text}")

    broken = msgspec.structs.replace(parts, engine=Broken())
    transport = httpx.ASGITransport(app=create(broken), client=("127.0.0.1", 1))
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
        answer = await client.post("/api/v1/check", json={"text": "synthetic-secret-17"}, headers=token("staff"))
    assert answer.status_code == 500
    told = answer.json()
    assert told["incident"] in caplog.text
    assert "RuntimeError at" in caplog.text
    assert "synthetic-secret-17" not in answer.text + caplog.text


async def test_the_description_fits_the_routes(browser, application) -> None:
    described = (await browser.open("/api/v1/openapi.json")).json()
    assert described["openapi"].startswith("3.1")
    served = {
        (re.sub(r":[a-z]+\}", "}", route.path), method.lower())
        for route in application.routes
        for handler in route.route_handlers
        for method in handler.http_methods - {"OPTIONS", "HEAD"}
        if handler.opt.get("door") in ("api", "device", "key") and "openapi" not in route.path
    }
    told = {(path, verb) for path, verbs in described["paths"].items() for verb in verbs}
    assert told == served
    operations = [operation for verbs in described["paths"].values() for operation in verbs.values()]
    assert len({operation["operationId"] for operation in operations}) == len(operations)
    assert described["components"]["securitySchemes"]["token"]["scheme"] == "bearer"


def test_a_route_without_a_permission_stops_start_up(parts: Parts, monkeypatch) -> None:
    async def answer(visit: Any) -> Any:
        raise AssertionError

    page = Page(title="x", routes=(Route(method="GET", path="/x", permission="", answer=answer),))  # type: ignore[arg-type]
    monkeypatch.setattr(app.plugins, "collect", lambda *_: {"x": page})
    with pytest.raises(PluginError, match="names no permission"):
        create(parts)


ODD = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.text(max_size=30))
JSON = st.recursive(
    ODD, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4)
)
ADDRESSES = [
    ("POST", "/api/v1/check"),
    ("POST", "/api/v1/keys"),
    ("POST", "/api/v1/keys/{}/rotate"),
    ("DELETE", "/api/v1/keys/{}"),
    ("GET", "/api/v1/keys/{}"),
    ("GET", "/api/v1/events"),
    ("GET", "/api/v1/events/{}"),
    ("GET", "/api/v1/policies/{}"),
    ("GET", "/api/v1/rollups/{}"),
    ("GET", "/static/{}/{}"),
]
NAMES = ["text", "tool", "channel", "subject", "principal", "label", "budget", "networks", "tools", "lifetime_seconds"]
QUERY = ["cursor", "limit", "since_ms", "until_ms", "action", "text", "tool", "by", "step_hours", "category", "kind"]


async def test_nothing_anyone_sends_makes_the_api_fall_over(browser, token) -> None:
    headers = token("owner")

    @settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
    @given(
        address=st.sampled_from(ADDRESSES),
        piece=st.text(max_size=12),
        body=st.dictionaries(st.sampled_from(NAMES), JSON, max_size=5) | JSON,
        query=st.dictionaries(st.sampled_from(QUERY), st.text(max_size=10) | st.integers().map(str), max_size=3),
    )
    def sent(address: Any, piece: str, body: Any, query: Any) -> None:
        tried.append((address, piece, body, query))

    tried: list[Any] = []
    sent()
    for (method, pattern), piece, body, query in tried:
        quoted = piece.encode("utf-8", "replace").hex() if "/" in piece else piece.encode("utf-8", "replace").decode()
        path = pattern.replace("{}", httpx.QueryParams({"p": quoted}).__str__()[2:] or "x")
        clean = {name: value.encode("utf-8", "replace").decode() for name, value in query.items()}
        content = json.dumps(body).encode()
        answer = await browser.client.request(
            method,
            path,
            params=clean,
            content=content if method == "POST" else None,
            headers={**headers, "content-type": "application/json"},
        )
        assert answer.status_code < 500, (method, path, clean, body, answer.text)
        if answer.status_code >= 400 and path.startswith("/api/"):
            assert answer.headers["content-type"] == "application/problem+json"


def test_the_console_loads_no_library_for_models_it_has_not() -> None:
    program = "import sys; from seawall.console.app import routes; routes(); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=120, check=True)
    assert importlib.util.find_spec("pydantic") is not None  # the vendors' SDKs brought it, so it could be loaded
    assert {name.partition(".")[0] for name in done.stdout.split()} & {"pydantic", "attr", "attrs"} == set()
