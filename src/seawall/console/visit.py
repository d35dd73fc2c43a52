"""One person's request to a page: who they are, what they sent, and the ways to answer."""

from __future__ import annotations

import secrets
from typing import Any
from urllib.parse import urlsplit

import msgspec
from litestar.connection import Request
from litestar.datastructures import Cookie
from litestar.response import Response

from seawall import __version__
from seawall.access.roles import Permission, allows
from seawall.console.desk import Desk
from seawall.console.guard import Caller, csrf_token, form_secret
from seawall.console.parts import Group, Page
from seawall.console.templating import TEMPLATES
from seawall.model.errors import UsageError
from seawall.store.sessions import Session, lifetime_hours

_VISITOR_SECONDS = 24 * 3600


class Visit:
    """Handed to every page route. Answers carry the security headers, the nonce and the cookies of this request."""

    def __init__(self, request: Request[Any, Any, Any], desk: Desk, pages: dict[str, Page]) -> None:
        self.request = request
        self.desk = desk
        self.parts = desk.parts
        self.caller: Caller = request.state.caller
        self.now_ms = desk.parts.clock.now_ms()
        self.nonce = secrets.token_urlsafe(16)
        self._pages = pages
        self._cookies: list[Cookie] = []

    @property
    def session(self) -> Session:
        """The session; routes that ask for more than ``public`` have one."""
        assert self.caller.session is not None
        return self.caller.session

    @property
    def is_fragment(self) -> bool:
        """htmx asked, for a piece of the page."""
        return self.request.headers.get("hx-request") == "true"

    async def form(self) -> dict[str, str]:
        """The posted fields, each as text; of fields given twice the first counts."""
        return {name: value for name, value in (await self.request.form()).items() if isinstance(value, str)}

    async def object(self) -> dict[str, Any]:
        """The posted JSON object.

        Raises:
            UsageError: it is none.
        """
        try:
            return msgspec.json.decode(await self.request.body(), type=dict[str, Any])
        except msgspec.DecodeError:
            raise UsageError(
                "The browser's answer could not be read", advice="Reload the page and try again."
            ) from None

    def query(self, name: str, default: str = "") -> str:
        """One parameter of the address."""
        return str(self.request.query_params.get(name, default))

    def may(self, permission: str) -> bool:
        """For templates: whether to show a link or button. The guard decides again when it is used."""
        return allows(self.caller.role, Permission(permission))

    def page(self, template: str, *, status: int = 200, **context: Any) -> Response[str]:
        """An HTML answer from a template."""
        secret = form_secret(self.request, self.desk, self.caller)
        if not secret:
            secret = secrets.token_urlsafe(24)
            self._set(self.desk.visitor_cookie, secret, _VISITOR_SECONDS)
        html = TEMPLATES.get_template(template).render(
            visit=self,
            user=self.caller.session.user if self.caller.role and self.caller.session else None,
            sidebar=self._sidebar(),
            here=self.request.url.path,
            csrf=csrf_token(secret),
            nonce=self.nonce,
            version=__version__,
            now_ms=self.now_ms,
            fragment=self.is_fragment,
            **context,
        )
        return self._answer(html, status, {"content-type": "text/html; charset=utf-8"})

    def _sidebar(self) -> list[tuple[Group, list[Page]]]:
        open_to_them = [page for page in self._pages.values() if allows(self.caller.role, page.home.permission)]
        groups = [(group, [page for page in open_to_them if page.group is group]) for group in Group]
        return [(group, pages) for group, pages in groups if pages]

    def go(self, where: str) -> Response[str]:
        """Send the browser to another page of ours (303)."""
        return self._answer("", 303, {"location": where})

    def go_by_script(self, where: str) -> Response[str]:
        """Tell our own script which page of ours comes next."""
        return self.json(msgspec.json.encode({"go": where}).decode())

    def json(self, content: str, status: int = 200) -> Response[str]:
        """A JSON answer to our own script."""
        return self._answer(content, status, {"content-type": "application/json"})

    def file(self, content: str, name: str) -> Response[str]:
        """A text the browser keeps as a file of this name."""
        headers = {"content-type": "text/plain; charset=utf-8", "content-disposition": f'attachment; filename="{name}"'}
        return self._answer(content, 200, headers)

    def _answer(self, content: str, status: int, headers: dict[str, str]) -> Response[str]:
        headers |= {
            "cache-control": "no-store",
            "vary": "HX-Request, Cookie",
            "content-security-policy": policy_header(self.nonce),
        }
        response = Response(content, status_code=status, headers=headers, media_type=headers.get("content-type"))
        for cookie in self._cookies:
            response.set_cookie(cookie)
        return response

    def keep_signed_in(self, token: str) -> None:
        """Hand the browser its session's token (with the next answer)."""
        self._set(self.desk.session_cookie, token, lifetime_hours * 3600)

    def forget(self) -> None:
        """Take the session's token away from the browser."""
        self._set(self.desk.session_cookie, "", 0)

    def _set(self, name: str, value: str, seconds: int) -> None:
        https = self.desk.https or self.request.url.scheme == "https"
        self._cookies.append(
            Cookie(key=name, value=value, max_age=seconds, path="/", secure=https, httponly=True, samesite="lax")
        )


def policy_header(nonce: str) -> str:
    """The Content-Security-Policy of a page: only our own files, scripts by nonce, one Trusted Types policy."""
    return (
        f"default-src 'none'; script-src 'nonce-{nonce}'; style-src 'self'; font-src 'self'; img-src 'self'; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
        "require-trusted-types-for 'script'; trusted-types htmx"
    )


def own_path(text: str) -> str:
    """A ``next`` parameter made safe: a path on this site, or the start page."""
    parts = urlsplit(text)
    fine = text.startswith("/") and not text.startswith(("//", "/\\")) and not parts.scheme and not parts.netloc
    return text if fine and text.isprintable() and len(text) < 500 else "/"


def wait_in_words(wait_ms: int) -> str:
    """How long somebody has to wait, rounded up: ``1 second``, ``3 minutes``."""
    seconds = max(1, -(-wait_ms // 1000))
    number, unit = (seconds, "second") if seconds < 120 else (-(-seconds // 60), "minute")
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"
