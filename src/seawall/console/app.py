"""Builds the console and the JSON API: ``create(parts)`` gives one ASGI application, to be mounted beside the gateway.

Pages are the files of ``console/pages``, found by walking the folder; each route there and in ``console/api`` names one
permission and :func:`seawall.console.guard.guard` enforces it. A route without one stops start-up.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import msgspec
from litestar import Litestar, get
from litestar.connection import Request
from litestar.exceptions import NotFoundException
from litestar.handlers import HTTPRouteHandler
from litestar.openapi.config import OpenAPIConfig
from litestar.openapi.spec import Components, License, SecurityScheme
from litestar.params import FromPath
from litestar.plugins import PluginProtocol
from litestar.plugins.core import MsgspecDIPlugin
from litestar.response import Response

from seawall import __version__
from seawall.access.roles import Permission
from seawall.console import api as api_folder
from seawall.console import pages as pages_folder
from seawall.console import problems, static
from seawall.console.api import needs
from seawall.console.desk import Desk
from seawall.console.guard import Caller, SignInFirst, guard
from seawall.console.packages import package
from seawall.console.parts import Page, Parts, Route
from seawall.console.visit import Visit, own_path
from seawall.model import errors, plugins
from seawall.model.errors import PluginError

if TYPE_CHECKING:
    from litestar.types import ASGIApp, Message, Receive, Scope, Send

API_ROUTES = tuple(route for routes in plugins.collect(api_folder, "ROUTES", tuple).values() for route in routes)
_HEADERS = (
    (b"cache-control", b"no-store"),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), microphone=(), geolocation=(), payment=(), usb=()"),
)
_API_PATHS = ("/api/", "/healthz", "/readyz", "/version", "/metrics")
_YEAR = "public, max-age=31536000, immutable"
body_bytes_max = 64 * 1024
"""Largest body of a route that does not ask for more."""


class _Console(Litestar):
    """Litestar without its plug-ins for pydantic and attrs. It loads these libraries wherever they are installed, for
    the models of routes that have such; here all are msgspec's."""

    @staticmethod
    def _get_default_plugins(plugins: list[PluginProtocol]) -> list[PluginProtocol]:
        return [*plugins, MsgspecDIPlugin()]


def create(parts: Parts, app: Litestar | None = None) -> ASGIApp:
    """The console and API as one ASGI application; ``app`` as in :func:`build`.

    Raises:
        PluginError: a page file is malformed or a route names no permission.
    """
    app = build(parts, app)
    return _secured(app, app.state.desk.https)


def build(parts: Parts, app: Litestar | None = None) -> Litestar:
    """The application without the outermost headers: tests walk its routes. With what :func:`routes` made before, it is
    that application from now on, and all it knew of other parts is forgotten."""
    app = routes() if app is None else app
    app.state.clear()
    app.state.desk = Desk(parts)
    return app


def routes() -> Litestar:
    """Every route, and nobody at the desk yet: what takes its time to make and is the same whatever the parts."""
    pages = dict(sorted(plugins.collect(pages_folder, "PAGE", Page).items(), key=lambda item: (item[1].order, item[0])))
    handlers = [*API_ROUTES, openapi_document, asset, package, *_page_handlers(pages)]
    app = _Console(
        route_handlers=handlers,
        guards=[guard],
        exception_handlers={Exception: _answer_error(pages)},
        openapi_config=None,
        request_max_body_size=body_bytes_max,
        debug=False,
        logging_config=None,
        pdb_on_exception=False,
    )
    for route in app.routes:
        for handler in getattr(route, "route_handlers", ()):
            if not isinstance(handler.opt.get("permission"), Permission):
                if handler.http_methods <= {"OPTIONS"}:
                    continue
                raise PluginError(
                    f"{route.path} names no permission", advice="Give the route one; see access/roles.py."
                )
    return app


def _openapi() -> OpenAPIConfig:
    bearer = SecurityScheme(type="http", scheme="bearer", description="`seawall token issue --role …` prints one.")
    return OpenAPIConfig(
        title="Seawall",
        version=__version__,
        description="Checks texts, lists events, keys and policies. Errors are RFC 9457 problems; lists have cursors.",
        license=License(name="Apache-2.0", identifier="Apache-2.0"),
        components=Components(security_schemes={"token": bearer}),
        security=[{"token": []}],
    )


@cache
def openapi_json() -> bytes:
    """The OpenAPI 3.1 document. Litestar writes it from the same handlers, in an application that is never served:
    serving one would add its own pages, which load scripts from elsewhere."""
    described = _Console(route_handlers=list(API_ROUTES), openapi_config=_openapi(), logging_config=None)
    return msgspec.json.encode(described.openapi_schema.to_schema())


@get(
    "/api/v1/openapi.json",
    opt=needs(Permission.PROBE),
    include_in_schema=False,
    media_type="application/vnd.oai.openapi+json",
)
async def openapi_document() -> bytes:
    """The OpenAPI 3.1 document of this API."""
    return openapi_json()


@get(
    "/static/{version:str}/{name:str}",
    opt={"permission": Permission.PUBLIC, "door": "static"},
    include_in_schema=False,
)
async def asset(request: Request[Any, Any, Any], version: FromPath[str], name: FromPath[str]) -> Response[bytes]:
    """One of our files, from memory."""
    found = static.find(f"/static/{version}/{name}")
    if found is None:
        raise errors.NotFound("There is no such file")
    headers = {"cache-control": _YEAR, "vary": "accept-encoding"}
    body = found.body
    if found.squeezed is not None and "gzip" in request.headers.get("accept-encoding", ""):
        body, headers["content-encoding"] = found.squeezed, "gzip"
    return Response(body, media_type=found.media_type, headers=headers)


def _page_handlers(pages: dict[str, Page]) -> list[HTTPRouteHandler]:
    return [_page_handler(pages, route) for page in pages.values() for route in page.routes]


def _page_handler(pages: dict[str, Page], route: Route) -> HTTPRouteHandler:
    async def answer(request: Request[Any, Any, Any]) -> Response[Any]:
        return await route.answer(Visit(request, request.app.state.desk, pages))

    return HTTPRouteHandler(
        route.path,
        http_method=route.method,  # type: ignore[arg-type]  # Litestar's type lists the verbs one by one
        opt={"permission": route.permission, "door": "page"},
        include_in_schema=False,
        request_max_body_size=route.body_bytes_max,
        status_code=200,
    )(answer)


def _answer_error(pages: dict[str, Page]) -> Callable[[Request[Any, Any, Any], Exception], Response[Any]]:
    def answer(request: Request[Any, Any, Any], error: Exception) -> Response[Any]:
        if request.url.path.startswith(_API_PATHS) or (isinstance(error, NotFoundException) and _is_program(request)):
            return problems.api_answer(request, error)
        if not hasattr(request.state, "caller"):
            request.state.caller = Caller()
        visit = Visit(request, request.app.state.desk, pages)
        if isinstance(error, SignInFirst):
            return _to_sign_in(visit, error)
        found, _ = problems.problem(request, error)
        # A page never answers 401: browsers and people read that as "password wrong".
        status = 403 if found.status == 401 else found.status
        return visit.page("error.html", status=status, problem=found)

    return answer


def _is_program(request: Request[Any, Any, Any]) -> bool:
    """Whether who asks can do nothing with a page: an SDK with a wrong base address, for one."""
    return "text/html" not in request.headers.get("accept", "") and "hx-request" not in request.headers


def _to_sign_in(visit: Visit, error: SignInFirst) -> Response[Any]:
    """To the missing step; a fragment asks the whole page to go there."""
    where = error.step
    if where == "/signin" and visit.request.method == "GET" and not visit.is_fragment:
        here = visit.request.url.path + (f"?{visit.request.url.query}" if visit.request.url.query else "")
        if own_path(here) != "/":
            where = f"/signin?next={quote(here, safe='')}"
    response = visit.go(where)
    if visit.is_fragment:
        response.status_code = 401
        response.headers["HX-Redirect"] = where
    return response


def _secured(app: ASGIApp, https: bool) -> ASGIApp:
    """Adds the security headers to every answer, errors included."""
    extra = list(_HEADERS)
    if https:
        extra.append((b"strict-transport-security", b"max-age=31536000"))

    async def secured(scope: Scope, receive: Receive, send: Send) -> None:
        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                names = {name.lower() for name, _ in message["headers"]}
                message["headers"] = [*message["headers"], *(h for h in extra if h[0] not in names)]
            await send(message)

        await app(scope, receive, with_headers)

    return secured


__all__ = ["Parts", "build", "create", "routes"]
