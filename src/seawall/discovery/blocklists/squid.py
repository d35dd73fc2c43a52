"""Squid: a fragment of its configuration. The page that explains is shown for plain HTTP and for bumped HTTPS."""

from __future__ import annotations

from seawall.discovery.blocking import Blocklist, Order, text


def _write(order: Order) -> str:
    lines = order.head("#")
    lines += [f"acl seawall_open dstdomain .{host}" for host in order.spared()]
    names = {host for _, hosts in order.lines() for host in hosts}
    for tool, hosts in order.lines():
        lines.append(f"# {tool.name}")
        # A domain with a dot before it holds those below; naming both makes Squid complain.
        lines += [f"acl seawall_ai dstdomain .{host}" for host in hosts if not _covered(host, names)]
    lines += [
        f"acl seawall_ai_regex dstdom_regex -n ^{pattern.replace('.', chr(92) + '.').replace('*', '[^.]+')}$"
        for pattern in order.patterns()
    ]
    for acl in ("seawall_ai", *(("seawall_ai_regex",) if order.patterns() else ())):
        if order.explain_url:
            lines.append(f"deny_info 302:{order.explain_url}?host=%H {acl}")
        lines.append(f"http_access deny {acl}{' !seawall_open' if order.spared() else ''}")
    return text(lines)


def _covered(host: str, names: set[str]) -> bool:
    labels = host.split(".")
    return any(".".join(labels[at:]) in names for at in range(1, len(labels)))


BLOCKLIST = Blocklist(title="Squid", write=_write, use="Include it in squid.conf before the first http_access allow.")
