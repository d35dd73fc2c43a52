"""A macOS profile with Apple's built-in web content filter, for Jamf and other MDMs."""

from __future__ import annotations

import plistlib
import uuid
from xml.sax.saxutils import escape

from seawall.discovery.blocking import Blocklist, Order


def _write(order: Order) -> str:
    spared = set(order.spared())
    hosts = [host for _, named in order.lines() for host in named if host not in spared]
    content = {
        "FilterType": "BuiltIn",
        "AutoFilterEnabled": False,
        "FilterBrowsers": True,
        "DenyListURLs": [f"https://{host}" for host in hosts],
        "PermittedURLs": [f"https://{host}" for host in order.spared()],
        "PayloadType": "com.apple.webcontent-filter",
        "PayloadIdentifier": "internal.seawall.blocklist.filter",
        "PayloadUUID": _uuid("filter"),
        "PayloadVersion": 1,
    }
    profile = {
        "PayloadContent": [content],
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


def _uuid(what: str) -> str:
    return str(uuid.uuid5(uuid.NAMESPACE_DNS, f"{what}.blocklist.seawall.internal")).upper()


BLOCKLIST = Blocklist(title="Jamf and other macOS MDMs", write=_write, use="Upload it as a configuration profile.")
