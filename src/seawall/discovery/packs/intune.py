"""A custom device configuration for Intune, as Microsoft Graph takes it: rows for policies a browser's ADMX knows.

Managed storage of an extension is in no ADMX: send the registry file (``--for windows``) by a script beside it.
"""

from __future__ import annotations

import json
from html import escape
from typing import Any

from seawall.discovery.rollout import Browser, Pack, Rollout, chromium_policies, firefox_policies

_AREAS = {
    Browser.CHROME: ("Chrome~Policy~googlechrome", "~Extensions"),
    Browser.EDGE: ("Edge~Policy~microsoft_edge", "~Extensions"),
    Browser.FIREFOX: ("Firefox~Policy~firefox", "~Extensions"),
}
"""The first word is the name under which the ADMX was ingested, as in Microsoft's and Mozilla's own examples
(learn.microsoft.com/deployedge/configure-edge-with-mdm; support.mozilla.org/kb/managing-firefox-intune)."""
_FIREFOX = {
    "ExtensionSettings": ("ExtensionSettingsOneLine", "JSONOneLine"),
    "Preferences": ("PreferencesOneLine", "JSONOneLine"),
    "WebsiteFilter": ("WebsiteFilterOneLine", "JSONOneLine"),
    "AllowedDomainsForApps": ("AllowedDomainsForApps", "String"),
}
"""Names in Mozilla's ADMX, JSON on one line: github.com/mozilla/policy-templates, docs/oma-uris.md, read 2026-11-26."""
_BASE = "./Device/Vendor/MSFT/Policy/Config/"


def _write(rollout: Rollout, browser: Browser) -> bytes:
    area, extensions = _AREAS[browser]
    told = firefox_policies(rollout) if browser is Browser.FIREFOX else chromium_policies(rollout, browser)
    rows = []
    for name, value in sorted(told.items()):
        if name == "3rdparty":
            continue
        where = extensions if name == "ExtensionSettings" else ""
        there, data = _FIREFOX[name] if browser is Browser.FIREFOX else (name, name)
        rows.append(_row(f"{_BASE}{area}{where}/{there}", name, value, data))
    whole = {
        "@odata.type": "#microsoft.graph.windows10CustomConfiguration",
        "displayName": f"Seawall for {browser.value}",
        "description": f"Made by `seawall ext policy`. Ingest the browser's ADMX as {area.partition('~')[0]} first.",
        "omaSettings": rows,
    }
    return json.dumps(whole, indent=2, sort_keys=True).encode() + b"\n"


def _row(uri: str, name: str, value: Any, id: str) -> dict[str, str]:
    state = "<enabled/>"
    if isinstance(value, bool):
        state, data = "<enabled/>" if value else "<disabled/>", ""
    elif isinstance(value, list):
        text = "&#xF000;".join(f"{number}&#xF000;{escape(one)}" for number, one in enumerate(value, 1))
        data = f'<data id="{name}Desc" value="{text}"/>'
    else:
        text = json.dumps(value, sort_keys=True) if isinstance(value, dict) else str(value)
        data = f'<data id="{id}" value="{escape(text)}"/>'
    return {
        "@odata.type": "#microsoft.graph.omaSettingString",
        "displayName": name,
        "omaUri": uri,
        "value": f"{state}{data}",
    }


PACK = Pack(
    title="Intune",
    browsers=frozenset(_AREAS),
    write=_write,
    place=dict.fromkeys(_AREAS, "Graph: POST deviceManagement/deviceConfigurations"),
)
