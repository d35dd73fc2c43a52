"""A response policy zone (BIND, Unbound, Knot, PowerDNS): names that answer "no such domain", or with the sink."""

from __future__ import annotations

from seawall.discovery.blocking import Blocklist, Order, text


def _write(order: Order) -> str:
    serial = order.made.replace("-", "") + "01"
    kind = "AAAA" if ":" in order.sink else "A"
    answer = f"{kind} {order.sink}" if order.sink else "CNAME ."
    lines = [
        *order.head(";"),
        "$TTL 300",
        f"@ SOA localhost. hostmaster.localhost. {serial} 3600 600 86400 300",
        "@ NS localhost.",
    ]
    for host in order.spared():
        lines += [f"{host} CNAME rpz-passthru.", f"*.{host} CNAME rpz-passthru."]
    spared = set(order.spared())
    for tool, hosts in order.lines():
        lines.append(f"; {tool.name}")
        lines += [line for host in hosts if host not in spared for line in (f"{host} {answer}", f"*.{host} {answer}")]
    return text(lines)


BLOCKLIST = Blocklist(
    title="DNS response policy zone", write=_write, use="Load it as a zone and name it in response-policy."
)
