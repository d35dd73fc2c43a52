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
    Browser.EDGE: ("microsoft_edge~Policy~microsoft_edge", "~Extensions"),
    Browser.FIREFOX: ("Firefox~Policy~firefox", "~Extensions"),
}
_ONE_LINE = {"Preferences": ("PreferencesOneLine", "JSONOneLine")}
"""Mozilla's ADMX has another name for JSON on one line (github.com/mozilla/policy-templates, docs/oma-uris.md)."""
_BASE = "./Device/Vendor/MSFT/Policy/Config/"


def _write(rollout: Rollout, browser: Browser) -> bytes:
    area, extensions = _AREAS[browser]
    told = firefox_policies(rollout) if browser is Browser.FIREFOX else chromium_policies(rollout, browser)
    rows = []
    for name, value in sorted(told.items()):
        if name == "3rdparty":
            continue
        where = extensions if name == "ExtensionSettings" else ""
        there, data = _ONE_LINE.get(name, (name, name))
        rows.append(_row(f"{_BASE}{area}{where}/{there}", name, value, data))
    whole = {
        "@odata.type": "#microsoft.graph.windows10CustomConfiguration",
        "displayName": f"Seawall for {browser.value}",
        "description": "Made by `seawall ext policy`. The browser's ADMX must have been ingested.",
        "omaSettings": rows,
    }
    return json.dumps(whole, indent=2, sort_keys=True).encode() + b"\n"


def _row(uri: str, name: str, value: Any, id: str) -> dict[str, str]:
    if isinstance(value, list):
        text = "&#xF000;".join(f"{number}&#xF000;{escape(one)}" for number, one in enumerate(value, 1))
        data = f'<data id="{name}Desc" value="{text}"/>'
    else:
        text = json.dumps(value, sort_keys=True) if isinstance(value, dict) else str(value)
        data = f'<data id="{id}" value="{escape(text)}"/>'
    return {
        "@odata.type": "#microsoft.graph.omaSettingString",
        "displayName": name,
        "omaUri": uri,
        "value": f"<enabled/>{data}",
    }


PACK = Pack(
    title="Intune",
    browsers=frozenset(_AREAS),
    write=_write,
    place=dict.fromkeys(_AREAS, "Graph: POST deviceManagement/deviceConfigurations"),
)
