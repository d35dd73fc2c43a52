"""Walks the console as a browser would, without one: cookies, redirects, form tokens, authenticator codes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import httpx
import pyotp

from seawall.console.desk import Desk
from seawall.console.parts import Parts
from seawall.model.doubles import ManualClock

PASSWORD = "correct horse battery staple"
OWNER = "ana@shop.example"


@dataclass
class Browser:
    """Keeps cookies, follows redirects and posts forms with the token of the page it last saw."""

    client: httpx.AsyncClient
    clock: ManualClock
    page: httpx.Response | None = None
    seeds: list[str] = field(default_factory=list)

    async def open(self, path: str, **more: Any) -> httpx.Response:
        self.page = await self.client.get(path, **more)
        return self.page

    @property
    def csrf(self) -> str:
        assert self.page is not None
        found = re.search(r'name="csrf" value="([^"]+)"|data-csrf="([^"]+)"', self.page.text)
        assert found, self.page.text[:400]
        return found.group(1) or found.group(2)

    async def post(self, path: str, fields: dict[str, str] | None = None, **more: Any) -> httpx.Response:
        data = {"csrf": self.csrf, **(fields or {})}
        answer = await self.client.post(path, data=data, **more)
        if "html" in answer.headers.get("content-type", "") and 'name="csrf"' in answer.text:
            self.page = answer
        return answer

    @property
    def text(self) -> str:
        """The page's words without its tags."""
        assert self.page is not None
        return " ".join(re.sub(r"<[^>]+>", " ", self.page.text).split())

    def code(self) -> str:
        """The authenticator app's next code: time moves on, so that no code is used twice."""
        self.clock.advance(30_000)
        return pyotp.TOTP(self.seeds[-1]).at(self.clock.now_ms() // 1000)

    async def enrol(self) -> httpx.Response:
        page = await self.open("/setup/factor")
        found = re.search(r'class="code secret">([^<]+)<', page.text)
        assert found
        self.seeds.append(found.group(1).replace(" ", ""))
        return await self.post("/setup/factor", {"code": self.code()})

    async def sign_in(self, email: str = OWNER, password: str = PASSWORD) -> httpx.Response:
        await self.open("/signin")
        answer = await self.post("/signin", {"email": email, "password": password})
        if urlsplit(str(answer.url)).path == "/signin/factor":
            return await self.post("/signin/factor", {"code": self.code()})
        return answer


async def claim(browser: Browser, parts: Parts, email: str = OWNER) -> httpx.Response:
    code = Desk(parts).accounts.issue_setup_code(parts.clock.now_ms())
    assert code is not None
    await browser.open(f"/setup?code={code}")
    return await browser.post("/setup", {"code": code, "email": email, "password": PASSWORD})
