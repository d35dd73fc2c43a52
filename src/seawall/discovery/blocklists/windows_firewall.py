"""Windows Defender Firewall: a PowerShell script with dynamic keyword addresses, which resolve names themselves.

Needs Windows 11 or Server 2022 with Defender's network protection in audit or block mode.
"""

from __future__ import annotations

import uuid

from seawall.discovery.blocking import Blocklist, Order, text


def _write(order: Order) -> str:
    lines = [
        *order.head("#"),
        "$ErrorActionPreference = 'Stop'",
        "Get-NetFirewallRule -Group 'Seawall' -ErrorAction SilentlyContinue | Remove-NetFirewallRule",
        "$ids = @()",
    ]
    for tool, hosts in order.lines():
        lines.append(f"# {tool.name}")
        for host in hosts:
            for name in (host,) if order.spares(host) else (host, f"*.{host}"):
                id = uuid.uuid5(uuid.NAMESPACE_DNS, f"{name}.blocked.seawall.internal")
                lines += [
                    f"Remove-NetFirewallDynamicKeywordAddress -Id '{{{id}}}' -ErrorAction SilentlyContinue",
                    f"New-NetFirewallDynamicKeywordAddress -Id '{{{id}}}' -Keyword '{name}' -AutoResolve $true",
                    f"$ids += '{{{id}}}'",
                ]
    lines += [
        "New-NetFirewallRule -DisplayName 'Seawall: AI tools that are not approved' -Group 'Seawall' `",
        "  -Direction Outbound -Action Block -RemoteDynamicKeywordAddresses $ids",
    ]
    return text(lines)


BLOCKLIST = Blocklist(title="Windows Defender Firewall", write=_write, use="Run it in PowerShell as administrator.")
