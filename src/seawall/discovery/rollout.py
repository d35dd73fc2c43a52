"""What browsers are told by their management: install the extension, hand it its server, close the ways around it.

The members are the vendors' own policy names (chromeenterprise.google/policies, learn.microsoft.com/deployedge,
mozilla.github.io/policy-templates). Files of ``packs/`` write them down for one kind of management each.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import StrEnum
from typing import Any

import msgspec

from seawall.model.errors import UsageError

blocked_max = 1_000
"""Chromium reads at most so many entries of URLBlocklist."""


class Browser(StrEnum):
    """Whose policies."""

    CHROME = "chrome"
    CHROMIUM = "chromium"
    EDGE = "edge"
    FIREFOX = "firefox"


_CHROMES: dict[str, bool | int] = {"SpellCheckServiceEnabled": False, "HelpMeWriteSettings": 2, "GeminiSettings": 1}
OWN_SERVICES: dict[Browser, dict[str, bool | int]] = {
    Browser.CHROME: _CHROMES,
    Browser.CHROMIUM: _CHROMES,
    Browser.EDGE: {"CopilotPageContext": False, "EdgeEntraCopilotPageContext": False},
}
"""What a browser itself sends of pages and of what is typed, where no extension sees it, off: spelling on a server,
help with writing, an assistant that reads the page (learn.microsoft.com/deployedge, policies copilotpagecontext
and edgeentracopilotpagecontext, read 2026-11-27; Chrome's are known to Debian's Chromium, which the suite asks)."""


class Rollout(msgspec.Struct, frozen=True, kw_only=True):
    """What is rolled out."""

    server_url: str
    token: str
    """An enrolment token."""
    key: str
    """The policy key: base64 of 32 bytes."""
    chromium_id: str
    chromium_updates: str
    """Address of the update manifest, or of the vendor's store."""
    firefox_id: str
    firefox_package: str
    """Address of the xpi."""
    firefox_unsigned: bool = False
    """Mozilla has not signed it: only ESR, Developer Edition and unbranded builds can be told to take it."""
    blocked: tuple[str, ...] = ()
    """Hosts the browser itself closes; by them no page of ours explains anything."""
    google_domains: tuple[str, ...] = ()
    """Google accounts of other domains can't sign in."""


class Pack(msgspec.Struct, frozen=True, kw_only=True):
    """One kind of management."""

    title: str
    browsers: frozenset[Browser]
    write: Callable[[Rollout, Browser], bytes]
    place: dict[Browser, str]
    """Where the file goes, or what to do with it, in words."""


def checked(rollout: Rollout) -> Rollout:
    """The same, when a browser will take it.

    Raises:
        UsageError: an id or address that no browser takes; says which.
    """
    if not re.fullmatch(r"[a-p]{32}", rollout.chromium_id):
        raise UsageError("A Chromium extension id is 32 letters from a to p", advice="See chrome://extensions.")
    if not re.fullmatch(r"[A-Za-z0-9._-]{0,79}@[A-Za-z0-9._-]{1,80}", rollout.firefox_id):
        raise UsageError("A Firefox add-on id looks like name@shop.example")
    for name in ("server_url", "chromium_updates", "firefox_package"):
        address: str = getattr(rollout, name)
        if not re.fullmatch(r"(https?|file)://[^\s\"'<>\\^`{|}]{1,500}", address):
            raise UsageError(f"The {name.replace('_', ' ')} is no address", advice="Write it with https://.")
    if len(rollout.blocked) > blocked_max:
        raise UsageError(f"A browser closes at most {blocked_max} hosts by itself")
    return rollout


def storage(rollout: Rollout) -> dict[str, str]:
    """What the extension reads as managed storage (docs/extension-protocol.md, Bootstrap)."""
    return {"serverUrl": rollout.server_url, "enrollToken": rollout.token, "pubKey": rollout.key}


def chromium_policies(rollout: Rollout, browser: Browser) -> dict[str, Any]:
    """Policies of Chrome, Chromium and Edge, without the managed storage."""
    private = "InPrivateModeAvailability" if browser is Browser.EDGE else "IncognitoModeAvailability"
    policies: dict[str, Any] = {
        "ExtensionSettings": {
            rollout.chromium_id: {"installation_mode": "force_installed", "update_url": rollout.chromium_updates}
        },
        private: 1,
        **OWN_SERVICES[browser],
    }
    if rollout.blocked:
        policies["URLBlocklist"] = list(rollout.blocked)
    if rollout.google_domains:
        policies["AllowedDomainsForApps"] = ",".join(rollout.google_domains)
    return policies


def firefox_policies(rollout: Rollout) -> dict[str, Any]:
    """Policies of Firefox, managed storage included."""
    policies: dict[str, Any] = {
        "ExtensionSettings": {
            rollout.firefox_id: {
                "installation_mode": "force_installed",
                "install_url": rollout.firefox_package,
                "private_browsing": True,
            }
        },
        "3rdparty": {"Extensions": {rollout.firefox_id: storage(rollout)}},
    }
    if rollout.firefox_unsigned:
        policies["Preferences"] = {"xpinstall.signatures.required": {"Value": False, "Status": "locked"}}
    if rollout.blocked:
        policies["WebsiteFilter"] = {"Block": [f"*://*.{host}/*" for host in rollout.blocked]}
    if rollout.google_domains:
        policies["AllowedDomainsForApps"] = ",".join(rollout.google_domains)
    return policies
