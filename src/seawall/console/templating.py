"""The templates: Jinja2 with escaping always on, and the few filters pages share. Nothing here touches a disk twice."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import jinja2
from markupsafe import Markup, escape

from seawall.console.static import address
from seawall.detect.revoking import revoking
from seawall.model.event import EventKind, FindingRecord
from seawall.model.finding import Finding
from seawall.model.words import Action, Category, Channel
from seawall.model.workflows import Feed
from seawall.policy.phrases import title

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
KIND_NAMES = {
    EventKind.GATEWAY_EXCHANGE_DECIDED: "AI call",
    EventKind.GATEWAY_ANSWER_DECIDED: "AI answer",
    EventKind.GATEWAY_PSEUDONYM_UNKNOWN: "Stand-in nobody issued",
    EventKind.GATEWAY_REQUEST_REFUSED: "AI call refused",
    EventKind.GATEWAY_UPSTREAM_FAILED: "AI vendor failed",
    EventKind.DETECT_SCAN_FAILED: "Inspection failed",
    EventKind.DETECT_FINDING_JUDGED: "Finding judged",
    EventKind.DETECT_EXCEPTION_GRANTED: "Value let off",
    EventKind.DETECT_EXCEPTION_ENDED: "Value watched again",
    EventKind.CHECK_TEXT_DECIDED: "Text checked",
    EventKind.KEYS_KEY_ISSUED: "Key issued",
    EventKind.KEYS_KEY_ROTATED: "Key rotated",
    EventKind.KEYS_KEY_REVOKED: "Key revoked",
    EventKind.TOKENS_TOKEN_ISSUED: "API token issued",
    EventKind.TOKENS_TOKEN_REVOKED: "API token revoked",
    EventKind.CONSOLE_OWNER_CREATED: "Owner created",
    EventKind.CONSOLE_USER_CREATED: "Account created",
    EventKind.CONSOLE_SESSION_OPENED: "Signed in",
    EventKind.CONSOLE_SESSION_CLOSED: "Signed out",
    EventKind.CONSOLE_SIGNIN_FAILED: "Sign-in failed",
    EventKind.CONSOLE_FACTOR_ADDED: "Second factor added",
    EventKind.CONSOLE_FACTOR_REMOVED: "Second factor removed",
    EventKind.ENDPOINT_TOKEN_ISSUED: "Enrolment link made",
    EventKind.ENDPOINT_TOKEN_REVOKED: "Enrolment link ended",
    EventKind.ENDPOINT_DEVICE_ENROLLED: "Device enrolled",
    EventKind.ENDPOINT_DEVICE_REVOKED: "Device ended",
    EventKind.ENDPOINT_EXCHANGE_DECIDED: "Text on a device",
    EventKind.ENDPOINT_TOOL_VISITED: "AI tool opened",
    EventKind.ENDPOINT_FINDING_DOUBTED: "Said to be nothing sensitive",
    EventKind.ENDPOINT_GRANT_TAKEN: "Went on with a reason",
    EventKind.ENDPOINT_TEST_RUN: "Device tested itself",
    EventKind.ENDPOINT_POLICY_REFUSED: "Device refused a policy",
    EventKind.TOOLS_STATE_CHANGED: "Tool decided on",
    EventKind.TOOLS_REQUEST_OPENED: "Tool asked for",
    EventKind.TOOLS_REQUEST_DECIDED: "Request answered",
    EventKind.TOOLS_EXCEPTION_GRANTED: "Exception granted",
    EventKind.TOOLS_EXCEPTION_ENDED: "Exception ended",
    EventKind.CHANGES_CHANGE_PROPOSED: "Change proposed",
    EventKind.CHANGES_CHANGE_CONFIRMED: "Change confirmed",
    EventKind.CHANGES_CHANGE_REFUSED: "Change refused",
    EventKind.CHANGES_CHANGE_EXPIRED: "Change expired",
    EventKind.GOVERNANCE_WORKFLOW_LISTED: "Workflow listed",
    EventKind.GOVERNANCE_WORKFLOW_CHANGED: "Workflow changed",
    EventKind.GOVERNANCE_WORKFLOW_REMOVED: "Workflow taken off",
    EventKind.GOVERNANCE_CONTROL_ASSIGNED: "Control given to somebody",
    EventKind.ROOMS_ROOM_OPENED: "Data room opened",
    EventKind.ROOMS_ROOM_CLOSED: "Data room ended",
    EventKind.ROOMS_FILE_DECIDED: "File read in a data room",
    EventKind.ROOMS_FILE_REFUSED: "Kept out of a data room",
    EventKind.ROOMS_PERSON_ERASED: "Person erased from a data room",
    EventKind.ROOMS_TEXT_RESTORED: "Values of a data room put back",
    EventKind.DRILL_CHANNEL_TRIED: "Drill",
    EventKind.STORE_BACKUP_WRITTEN: "Backup written",
    EventKind.STORE_RETENTION_APPLIED: "Old findings taken away",
    EventKind.STORE_SUBJECT_ERASED: "Person forgotten",
    EventKind.POLICY_SET_LOADED: "Settings and policies loaded",
    EventKind.FINGERPRINT_SET_BUILT: "Own data built",
    EventKind.FINGERPRINT_SET_UPDATED: "Own data updated",
    EventKind.FINGERPRINT_BUILD_FAILED: "Own data not built",
    EventKind.FINGERPRINT_SET_DROPPED: "Own data dropped",
    EventKind.CANARY_MODEL_ASKED: "Model asked for planted facts",
    EventKind.VERIFY_PROBE_SENT: "Gateway probed",
}
"""Events as people say them, every kind."""
LAYER_NAMES = {
    "dom": "what people do on the page",
    "page": "what the page sends",
    "network": "the browser's requests",
    "rules": "blocked tools",
    "clipboard": "the desktop's clipboard",
    "": "all of it",
}


def category_name(category: str) -> str:
    """A category as the console says it; what else a workflow may be fed with, too."""
    if category == Feed.PRODUCT_DATA:
        return "Product data"
    return CATEGORY_NAMES[Category(category)] if category in Category._value2member_map_ else category


def action_name(action: str | None) -> str:
    """An action as the console says it, in the past tense; empty for an event that decided nothing."""
    return ACTION_NAMES[Action(action)] if action and action in Action._value2member_map_ else ""


def channel_name(channel: str) -> str:
    """A channel as the console says it."""
    return CHANNEL_NAMES[Channel(channel)] if channel in Channel._value2member_map_ else channel


def detector_name(detector: str) -> str:
    """``payment_card`` as ``Card number``."""
    return title(detector)


def how_to_revoke(finding: Finding | FindingRecord) -> tuple[tuple[str, str], ...]:
    """How a credential is made worthless: whose or what it is, and what to do; nothing for what is none."""
    return tuple(revoking(finding.detector, finding.reasons))


def layer_name(layer: str) -> str:
    """What a layer of the extension watches, in words."""
    return LAYER_NAMES.get(layer, layer)


def with_code(text: str) -> Markup:
    """Words between backticks as code; everything is escaped."""
    pieces = text.split("`")
    if len(pieces) % 2 == 0:
        return escape(text)
    code = Markup("<code>{}</code>")
    return Markup().join(code.format(one) if at % 2 else escape(one) for at, one in enumerate(pieces))


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
    """``12 345`` with a thin space at which no line breaks, so that long counts can be read."""
    return f"{number:,}".replace(",", "\u202f")


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
        how_to_revoke,
        layer_name,
        with_code,
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
