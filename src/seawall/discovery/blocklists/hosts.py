"""A hosts file. It knows names only, so each host stands with and without ``www``; nothing else below is closed."""

from __future__ import annotations

from seawall.discovery.blocking import Blocklist, Order, text


def _write(order: Order) -> str:
    lines = order.head("#")
    kept = set(order.open_hosts)
    for tool, hosts in order.lines():
        lines.append(f"# {tool.name}")
        names = (name for host in hosts for name in (host, f"www.{host}") if name not in kept)
        lines += [f"{order.sink or '0.0.0.0'} {name}" for name in names]  # noqa: S104  # nowhere, not everywhere
    return text(lines)


BLOCKLIST = Blocklist(
    title="hosts file", write=_write, use="Append it to /etc/hosts, or to the hosts file of a router."
)
