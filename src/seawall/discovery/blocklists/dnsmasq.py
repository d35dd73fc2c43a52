"""dnsmasq: a name and everything below it; the more exact line wins, so open hosts below are forwarded."""

from __future__ import annotations

from seawall.discovery.blocking import Blocklist, Order, text


def _write(order: Order) -> str:
    lines = order.head("#")
    for tool, hosts in order.lines():
        lines.append(f"# {tool.name}")
        lines += [f"address=/{host}/{order.sink or '#'}" for host in hosts]
    lines += [f"server=/{host}/#" for host in order.spared()]
    return text(lines)


BLOCKLIST = Blocklist(title="dnsmasq", write=_write, use="Put it into /etc/dnsmasq.d/ and restart dnsmasq.")
