"""Where an enrolment link leads: how to protect this browser, and what is and is not reported then.

The page is open to anyone, because the person who got the link may have no account here. The link's token and key stand
after ``#``, which no browser sends: the page's own script shows them, and the server never learns them from here.
"""

from __future__ import annotations

from typing import Any

from litestar.response import Response

from seawall.access.roles import Permission
from seawall.console import factors
from seawall.console.parts import Page, Route
from seawall.console.visit import Visit

CHROMIUM_ZIP, CHROMIUM_CRX, FIREFOX_XPI = "seawall-chromium.zip", "seawall.crx", "seawall.xpi"


def _browser(agent: str) -> str:
    """The browser whose steps are opened. A browser may say anything; the other steps are one click away."""
    if "Firefox/" in agent:
        return "firefox"
    return "edge" if "Edg/" in agent else "chrome"


async def show(visit: Visit) -> Response[Any]:
    """The steps."""
    settings = visit.parts.settings
    here = factors.site(settings.server.public_url, visit.request.url.scheme, visit.request.headers.get("host", ""))
    return visit.page(
        "enrolment.html",
        browser=_browser(visit.request.headers.get("user-agent", "")),
        packages=visit.parts.packages(),
        zip=CHROMIUM_ZIP,
        crx=CHROMIUM_CRX,
        xpi=FIREFOX_XPI,
        server=here.origin,
        organisation=settings.endpoint.organisation,
        contact=settings.endpoint,
    )


PAGE = Page(
    title="Protect this browser",
    routes=(Route(method="GET", path="/endpoint/enroll", permission=Permission.PUBLIC, answer=show),),
)
