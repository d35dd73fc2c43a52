"""AdGuard Home: filter rules. A rule closes a host and everything below; ``@@`` opens again."""

from __future__ import annotations

from seawall.discovery.blocking import Blocklist, Order, text


def _write(order: Order) -> str:
    lines = order.head("!")
    for tool, hosts in order.lines():
        lines.append(f"! {tool.name}")
        lines += [f"||{host}^" for host in hosts]
    lines += [f"@@||{host}^" for host in order.spared()]
    return text(lines)


BLOCKLIST = Blocklist(title="AdGuard Home", write=_write, use="Add it as a DNS blocklist.")
