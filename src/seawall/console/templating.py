"""The templates: Jinja2 with escaping always on, and the few filters pages share. Nothing here touches a disk twice."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import jinja2

from seawall.console.static import address
from seawall.model.words import Action, Category, Channel

CATEGORY_NAMES = {
    Category.CUSTOMER_PII: "Customer data",
    Category.ORDER_HISTORY: "Orders",
    Category.PAYMENT_DATA: "Payment",
    Category.INTERNAL_PRICING: "Prices",
    Category.SUPPLIER_CONTRACT: "Contracts",
    Category.CREDENTIALS: "Secrets",
}
ACTION_NAMES = {Action.ALLOW: "allowed", Action.COACH: "coached", Action.MASK: "masked", Action.BLOCK: "blocked"}
CHANNEL_NAMES = {
    Channel.GATEWAY: "Calls and checks by API",
    Channel.BROWSER: "Texts in the browser",
    Channel.CLIPBOARD: "Clipboard",
    Channel.MCP: "Agents' tool calls",
    Channel.SQL: "Agents' database queries",
    Channel.CHATBOT: "Chatbot",
    Channel.MAIL: "Mail",
    Channel.FILE: "Files",
    Channel.LOG: "Logs",
}


def category_name(category: str) -> str:
    """A category as the console says it."""
    return CATEGORY_NAMES[Category(category)] if category in Category._value2member_map_ else category


def action_name(action: str | None) -> str:
    """An action as the console says it, in the past tense; empty for an event that decided nothing."""
    return ACTION_NAMES[Action(action)] if action and action in Action._value2member_map_ else ""


def channel_name(channel: str) -> str:
    """A channel as the console says it."""
    return CHANNEL_NAMES[Channel(channel)] if channel in Channel._value2member_map_ else channel


def detector_name(detector: str) -> str:
    """``payment_card`` as ``payment card``."""
    return detector.replace("_", " ")


def utc_time(ms: int) -> str:
    """``23 Nov 2026 14:05:09 UTC``."""
    return datetime.fromtimestamp(ms / 1000, UTC).strftime("%-d %b %Y %H:%M:%S UTC")


def utc_day(ms: int) -> str:
    """``23 Nov 2026``."""
    return datetime.fromtimestamp(ms / 1000, UTC).strftime("%-d %b %Y")


def iso_time(ms: int) -> str:
    """RFC 3339 for ``<time datetime>``."""
    return datetime.fromtimestamp(ms / 1000, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def ago(ms: int, now_ms: int) -> str:
    """``5 min ago``; a moment in the future reads ``in 5 min``."""
    seconds = abs(now_ms - ms) // 1000
    for size, unit in ((86_400, "d"), (3_600, "h"), (60, "min")):
        if seconds >= size:
            text = f"{seconds // size} {unit}"
            return f"{text} ago" if ms <= now_ms else f"in {text}"
    return "just now" if ms <= now_ms else "in a moment"


_BROWSERS = (("Edg", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"))
_SYSTEMS = (
    *(("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad")),
    *(("Windows", "Windows"), ("Mac OS", "macOS"), ("Linux", "Linux")),
)


def browser_name(agent: str) -> str:
    """``Firefox on Windows`` from a user agent. A browser may say anything: this only helps to tell one's own apart."""
    browser = next((name for mark, name in _BROWSERS if mark in agent), "A browser")
    system = next((name for mark, name in _SYSTEMS if mark in agent), "")
    return f"{browser} on {system}" if system else browser


def count(number: int) -> str:
    """``12 345`` with a thin space, so that long counts can be read."""
    return f"{number:,}".replace(",", " ")


def environment() -> jinja2.Environment:
    """The console's templates. A name a template uses and nobody gave is an error, not an empty place."""
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.globals["static"] = address
    for function in (
        category_name,
        action_name,
        channel_name,
        detector_name,
        utc_time,
        utc_day,
        iso_time,
        ago,
        browser_name,
        count,
    ):
        made.filters[function.__name__] = function
    return made


TEMPLATES = environment()
