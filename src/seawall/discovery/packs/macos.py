"""A configuration profile for macOS, to be sent by an MDM."""

from __future__ import annotations

import plistlib
import uuid
from typing import Any

from seawall.discovery.rollout import Browser, Pack, Rollout, chromium_policies, firefox_policies, storage

_DOMAINS = {
    Browser.CHROME: "com.google.Chrome",
    Browser.EDGE: "com.microsoft.Edge",
    Browser.FIREFOX: "org.mozilla.firefox",
}


def _write(rollout: Rollout, browser: Browser) -> bytes:
    domain = _DOMAINS[browser]
    if browser is Browser.FIREFOX:
        payloads = [_payload(domain, {"EnterprisePoliciesEnabled": True, **firefox_policies(rollout)})]
    else:
        payloads = [
            _payload(domain, chromium_policies(rollout, browser)),
            _payload(f"{domain}.extensions.{rollout.chromium_id}", storage(rollout)),
        ]
    profile = {
        "PayloadContent": payloads,
        "PayloadDisplayName": "Seawall browser extension",
        "PayloadDescription": "Installs the Seawall extension and hands it its server.",
        "PayloadIdentifier": f"internal.seawall.{domain}",
        "PayloadRemovalDisallowed": True,
        "PayloadScope": "System",
        "PayloadType": "Configuration",
        "PayloadUUID": _uuid(domain, "profile"),
        "PayloadVersion": 1,
    }
    return plistlib.dumps(profile, sort_keys=True)


def _payload(domain: str, told: dict[str, Any]) -> dict[str, Any]:
    return {
        **told,
        "PayloadIdentifier": f"internal.seawall.{domain}.settings",
        "PayloadType": domain,
        "PayloadUUID": _uuid(domain, "payload"),
        "PayloadVersion": 1,
    }


def _uuid(domain: str, what: str) -> str:
    """The same each time, so that a new profile takes the old one's place."""
    return str(uuid.uuid5(uuid.NAMESPACE_DNS, f"{what}.{domain}.seawall.internal")).upper()


PACK = Pack(
    title="macOS profile",
    browsers=frozenset(_DOMAINS),
    write=_write,
    place=dict.fromkeys(_DOMAINS, "an MDM (Jamf, Intune, Kandji): a custom configuration profile"),
)
