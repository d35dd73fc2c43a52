"""Intune: a custom configuration that closes hosts in Edge and Chrome (URLBlocklist), as Microsoft Graph takes it.

The first word of an address is the name under which the browser's ADMX was ingested: ``Edge`` and ``Chrome``, as in
Microsoft's own examples (learn.microsoft.com/deployedge/configure-edge-with-mdm, read 2026-11-26).
"""

from __future__ import annotations

import json

from seawall.discovery.blocking import Blocklist, Order

_AREAS = {
    "Edge": "./Device/Vendor/MSFT/Policy/Config/Edge~Policy~microsoft_edge/",
    "Chrome": "./Device/Vendor/MSFT/Policy/Config/Chrome~Policy~googlechrome/",
}


def _write(order: Order) -> str:
    closed = [host for _, hosts in order.lines() for host in hosts]
    rows = []
    for browser, area in _AREAS.items():
        for name, hosts in (("URLBlocklist", closed), ("URLAllowlist", list(order.spared()))):
            if not hosts:
                continue
            listed = "&#xF000;".join(f"{number}&#xF000;{host}" for number, host in enumerate(hosts, 1))
            rows.append(
                {
                    "@odata.type": "#microsoft.graph.omaSettingString",
                    "displayName": f"{browser} {name}",
                    "omaUri": area + name,
                    "value": f'<enabled/><data id="{name}Desc" value="{listed}"/>',
                }
            )
    whole = {
        "@odata.type": "#microsoft.graph.windows10CustomConfiguration",
        "displayName": "AI tools that are not approved",
        "description": " ".join(line.lstrip("# ") for line in order.head("#")),
        "omaSettings": rows,
    }
    return json.dumps(whole, indent=2, sort_keys=True) + "\n"


BLOCKLIST = Blocklist(
    title="Intune",
    write=_write,
    use="Graph: POST deviceManagement/deviceConfigurations. The ADMX must have been ingested as Edge and as Chrome.",
)
