"""A macOS profile for Jamf and other MDMs: Chrome, Edge and Firefox close the hosts themselves.

macOS knows no deny list of its own for MDM: in Apple's ``com.apple.webcontent-filter`` the built-in filter and its
``DenyListURLs`` are for iPhone and iPad (github.com/apple/device-management, mdm/profiles, read 2026-11-26). Safari is
therefore not closed by it.
"""

from __future__ import annotations

import plistlib
import uuid
from typing import Any
from xml.sax.saxutils import escape

from seawall.discovery.blocking import Blocklist, Order

_CHROMIUM = ("com.google.Chrome", "com.microsoft.Edge")
_FIREFOX = "org.mozilla.firefox"


def _write(order: Order) -> str:
    closed, spared = [host for _, named in order.lines() for host in named], list(order.spared())
    open_again = {"URLAllowlist": spared} if spared else {}
    payloads = [_payload(domain, {"URLBlocklist": closed, **open_again}) for domain in _CHROMIUM]
    filtered = {"Block": _patterns(closed), **({"Exceptions": _patterns(spared)} if spared else {})}
    payloads.append(_payload(_FIREFOX, {"EnterprisePoliciesEnabled": True, "WebsiteFilter": filtered}))
    profile = {
        "PayloadContent": payloads,
        "PayloadDisplayName": "AI tools that are not approved",
        "PayloadIdentifier": "internal.seawall.blocklist",
        "PayloadScope": "System",
        "PayloadType": "Configuration",
        "PayloadUUID": _uuid("profile"),
        "PayloadVersion": 1,
    }
    head, _, rest = plistlib.dumps(profile, sort_keys=True).decode().partition("\n")
    said = escape(" ".join(line.lstrip("# ") for line in order.head("#"))).replace("--", "- -")
    return f"{head}\n<!-- {said} -->\n{rest}"


def _payload(domain: str, told: dict[str, Any]) -> dict[str, Any]:
    return {
        **told,
        "PayloadIdentifier": f"internal.seawall.blocklist.{domain}",
        "PayloadType": domain,
        "PayloadUUID": _uuid(domain),
        "PayloadVersion": 1,
    }


def _patterns(hosts: list[str]) -> list[str]:
    """Firefox's match patterns: a host and everything below it."""
    return [f"*://*.{host}/*" for host in hosts]


def _uuid(what: str) -> str:
    return str(uuid.uuid5(uuid.NAMESPACE_DNS, f"{what}.blocklist.seawall.internal")).upper()


BLOCKLIST = Blocklist(
    title="Jamf and other macOS MDMs",
    write=_write,
    use="Upload it as a configuration profile. It closes hosts in Chrome, Edge and Firefox; Safari needs a DNS list.",
)
