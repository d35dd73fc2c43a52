"""nftables: sets that dnsmasq fills with the addresses it gives out, and a rule that refuses them.

A packet filter sees addresses and no names, and AI tools share theirs with others behind the same content network:
where a resolver can refuse the name, prefer that.
"""

from __future__ import annotations

from seawall.discovery.blocking import Blocklist, Order, text


def _write(order: Order) -> str:
    lines = order.head("#")
    lines.append("# dnsmasq 2.87 or later fills the sets; these lines belong into its configuration:")
    for tool, hosts in order.lines():
        lines.append(f"# {tool.name}")
        for at in range(0, len(hosts), 8):
            names = "/".join(hosts[at : at + 8])
            lines.append(f"#   nftset=/{names}/4#inet#seawall#ai4,6#inet#seawall#ai6")
    lines += [f"#   nftset=/{host}/#" for host in order.spared()]
    lines += [
        "table inet seawall {",
        "  set ai4 { type ipv4_addr; flags timeout; timeout 1h; }",
        "  set ai6 { type ipv6_addr; flags timeout; timeout 1h; }",
        "  chain out {",
        "    type filter hook output priority 0; policy accept;",
        "    jump refuse",
        "  }",
        "  chain forward {",
        "    type filter hook forward priority 0; policy accept;",
        "    jump refuse",
        "  }",
        "  chain refuse {",
        "    ip daddr @ai4 counter reject with icmp admin-prohibited",
        "    ip6 daddr @ai6 counter reject with icmpv6 admin-prohibited",
        "  }",
        "}",
    ]
    return text(lines)


BLOCKLIST = Blocklist(title="nftables", write=_write, use="Load it with nft -f; give the commented lines to dnsmasq.")
