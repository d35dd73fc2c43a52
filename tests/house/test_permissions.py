"""Every route of console and API names a permission, and the guard holds it: walked on the built application.

No list of routes is kept here: what is built is what is walked, so a new page can't be forgotten.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from litestar import Litestar
from litestar.handlers import HTTPRouteHandler

from seawall.access.roles import FOR_ANYONE, PERMISSIONS, Permission, Role
from seawall.console.app import build, create, routes
from seawall.console.desk import Desk
from seawall.console.guard import csrf_token
from seawall.console.parts import Parts
from seawall.detect.engine import Engine, builtin_detectors
from seawall.model.doubles import ManualClock
from seawall.model.settings import Settings
from seawall.policy import PolicySet, builtin_sources
from seawall.store import Store

NOW = 1_795_000_000_000
WITHOUT_A_ROLE = {
    *FOR_ANYONE,
    Permission.SETUP,
    Permission.FACTOR,
    Permission.ENROL,
    Permission.DEVICE,
    Permission.ROOM_READ,
}


@pytest.fixture(scope="module")
def parts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Parts]:
    policy = PolicySet.compile(builtin_sources())
    clock = ManualClock(NOW)
    with Store.open(data=tmp_path_factory.mktemp("permissions"), clock=clock) as store:
        yield Parts(
            store=store,
            engine=Engine(detectors={"email": builtin_detectors()["email"]}, disguises={}),
            policy=lambda: policy,
            settings=Settings(),
            clock=clock,
            fingerprint=lambda value: "",
        )


@pytest.fixture(scope="module")
def walked(parts: Parts, all_routes: Litestar) -> list[tuple[str, str, HTTPRouteHandler]]:
    """Method, an address with made-up parameters, and handler of every route there is."""
    return [
        (method, re.sub(r"\{[^}]+\}", "nothing", route.path), handler)
        for route in build(parts, all_routes).routes
        for handler in route.route_handlers
        for method in sorted(handler.http_methods - {"HEAD", "OPTIONS"})
    ]


@pytest.fixture(scope="module")
def all_routes() -> Litestar:
    return routes()


@pytest.fixture
async def client(parts: Parts, all_routes: Litestar) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(app=create(parts, all_routes), client=("203.0.113.9", 5000))
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
        yield client


def door(handler: HTTPRouteHandler) -> str:
    return str(handler.opt["door"])


async def call(client: httpx.AsyncClient, method: str, path: str, **more: Any) -> httpx.Response:
    if method in {"POST", "PUT", "PATCH", "DELETE"} and path.startswith("/api/"):
        more.setdefault("content", b"{}")
        more["headers"] = {**more.get("headers", {}), "content-type": "application/json"}
    return await client.request(method, path, **more)


def session_of(parts: Parts, role: str, stage: str) -> str:
    desk = Desk(parts)
    email = f"{role}-{stage}@shop.example"
    found = desk.accounts.for_sign_in(email)
    user = found[0] if found else desk.accounts.create_user(email, role, "no hash", NOW)
    return desk.sessions.open(user.id, stage, "", "", NOW)


def test_there_are_routes_and_each_names_a_permission(walked: list[Any]) -> None:
    assert len(walked) > 30
    assert {door(handler) for _, _, handler in walked} == {"api", "device", "key", "page", "static"}
    for _, path, handler in walked:
        assert isinstance(handler.opt["permission"], Permission), path


def test_only_these_routes_are_open_to_anyone(walked: list[Any]) -> None:
    """Opening one more is a decision: it belongs here and in docs/api.md."""
    anyone = {(method, path) for method, path, handler in walked if handler.opt["permission"] in FOR_ANYONE}
    assert anyone == {
        ("GET", "/healthz"),
        ("GET", "/readyz"),
        ("GET", "/version"),
        ("GET", "/api/v1/openapi.json"),
        ("GET", "/static/nothing/nothing"),
        ("GET", "/extension/nothing"),
        ("GET", "/endpoint/enroll"),
        ("GET", "/signin"),
        ("POST", "/signin"),
        ("POST", "/signout"),
    }


def test_a_route_that_writes_asks_for_more_than_reading(walked: list[Any]) -> None:
    for method, path, handler in walked:
        if method != "GET":
            assert not str(handler.opt["permission"]).endswith(":read"), path


async def test_a_stranger_gets_nowhere(client: httpx.AsyncClient, walked: list[Any]) -> None:
    for method, path, handler in walked:
        if handler.opt["permission"] in {*FOR_ANYONE, Permission.SETUP, Permission.ENROL}:
            continue
        answer = await call(client, method, path)
        if door(handler) in {"api", "device", "key"}:
            assert answer.status_code == 401, (method, path)
        elif method == "GET":
            assert (answer.status_code, answer.headers["location"][:7]) == (303, "/signin"), (method, path)
        else:
            assert answer.status_code == 403, (method, path)


@pytest.mark.parametrize("role", list(Role))
async def test_a_token_does_what_its_role_may_and_no_more(
    client: httpx.AsyncClient, parts: Parts, walked: list[Any], role: Role
) -> None:
    headers = {"authorization": f"Bearer {parts.store.tokens().issue(role)[0]}"}
    for method, path, handler in walked:
        if door(handler) != "api":
            continue
        permission = handler.opt["permission"]
        answer = await call(client, method, path, headers=headers)
        refused = answer.status_code in {401, 403}
        assert refused == (permission not in PERMISSIONS[role] | FOR_ANYONE), (method, path, answer.status_code)
        assert answer.status_code < 500, (method, path, answer.text)


async def test_a_token_of_an_unknown_role_does_nothing(
    client: httpx.AsyncClient, parts: Parts, walked: list[Any]
) -> None:
    headers = {"authorization": f"Bearer {parts.store.tokens().issue('administrator')[0]}"}
    for method, path, handler in walked:
        if door(handler) == "api" and handler.opt["permission"] not in FOR_ANYONE:
            assert (await call(client, method, path, headers=headers)).status_code == 403, path


@pytest.mark.parametrize("role", list(Role))
async def test_a_person_sees_what_their_role_may_and_no_more(
    client: httpx.AsyncClient, parts: Parts, walked: list[Any], role: Role
) -> None:
    token = session_of(parts, role, "open")
    for method, path, handler in walked:
        permission = handler.opt["permission"]
        if door(handler) != "page" or permission in WITHOUT_A_ROLE:
            continue
        more: dict[str, Any] = {"headers": {"cookie": f"seawall={token}"}}
        if method != "GET":
            more["data"] = {"csrf": csrf_token(token)}
        answer = await call(client, method, path, **more)
        assert (answer.status_code == 403) == (permission not in PERMISSIONS[role]), (method, path, answer.status_code)
        assert answer.status_code < 500, (method, path)


@pytest.mark.parametrize("stage", ["password", "enrol"])
async def test_a_password_alone_opens_only_the_next_step(
    client: httpx.AsyncClient, parts: Parts, walked: list[Any], stage: str
) -> None:
    token = session_of(parts, "owner", stage)
    for method, path, handler in walked:
        if door(handler) != "page" or handler.opt["permission"] in WITHOUT_A_ROLE:
            continue
        more: dict[str, Any] = {"headers": {"cookie": f"seawall={token}"}}
        if method != "GET":
            more["data"] = {"csrf": csrf_token(token)}
        answer = await call(client, method, path, **more)
        assert answer.status_code == 303, (method, path)
        assert answer.headers["location"] in {"/signin/factor", "/setup/factor"}


async def test_no_write_on_a_page_goes_without_its_token(
    client: httpx.AsyncClient, parts: Parts, walked: list[Any]
) -> None:
    token = session_of(parts, "owner", "open")
    for method, path, handler in walked:
        if door(handler) == "page" and method != "GET":
            answer = await call(client, method, path, headers={"cookie": f"seawall={token}"}, data={"csrf": "wrong"})
            assert answer.status_code == 403, (method, path)


def test_what_says_permission_is_read_from_one_place() -> None:
    """Nobody but the guard and the visit (for showing or hiding a link) asks what a role may."""
    root = Path(__file__).parents[2] / "src" / "seawall"
    asking = {
        str(path.relative_to(root))
        for path in root.rglob("*.py")
        if re.search(r"\ballows\(", path.read_text()) and path.name != "roles.py"
    }
    assert asking <= {"console/guard.py", "console/visit.py"}
