"""A proxy auto-configuration script: closed hosts go to a proxy that is not there, everything else goes straight."""

from __future__ import annotations

import json

from seawall.discovery.blocking import Blocklist, Order, text


def _write(order: Order) -> str:
    closed = {host: 1 for _, hosts in order.lines() for host in hosts}
    lines = [
        *order.head("//"),
        f"var closed = {json.dumps(closed, indent=1)};",
        f"var open = {json.dumps(dict.fromkeys(order.spared(), 1), indent=1)};",
        f"var patterns = {json.dumps(list(order.patterns()), indent=1)};",
        "function FindProxyForURL(url, host) {",
        '  var name = host.toLowerCase().replace(/\\.$/, "");',
        "  for (var i = 0; i < patterns.length; i++) {",
        '    var parts = patterns[i].split("."), labels = name.split("."), same = parts.length === labels.length;',
        '    for (var j = 0; same && j < parts.length; j++) same = parts[j] === "*" || parts[j] === labels[j];',
        f'    if (same) return "{_nowhere(order)}";',
        "  }",
        '  for (var at = name; at; at = at.indexOf(".") < 0 ? "" : at.slice(at.indexOf(".") + 1)) {',
        '    if (Object.prototype.hasOwnProperty.call(open, at)) return "DIRECT";',
        f'    if (Object.prototype.hasOwnProperty.call(closed, at)) return "{_nowhere(order)}";',
        "  }",
        '  return "DIRECT";',
        "}",
    ]
    return text([line for line in lines if "Not in it" not in line])


def _nowhere(order: Order) -> str:
    return f"PROXY {order.sink or '127.0.0.1'}:{80 if order.sink else 9}"


BLOCKLIST = Blocklist(
    title="proxy auto-configuration", write=_write, use="Serve it and name it as the browsers' PAC file."
)
