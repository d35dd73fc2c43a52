"""Pi-hole 6: a list in the Adblock style it reads. What it must leave open belongs into a list of the kind "allow"."""

from __future__ import annotations

from seawall.discovery.blocking import Blocklist, Order, text


def _write(order: Order) -> str:
    lines = order.head("#")
    for tool, hosts in order.lines():
        lines.append(f"# {tool.name}")
        # A host with something open below it is closed by its own name only: a list can't open again.
        lines += [host if order.spares(host) else f"||{host}^" for host in hosts]
    return text(lines)


BLOCKLIST = Blocklist(title="Pi-hole", write=_write, use="Add it as a list under Lists, then update gravity.")
