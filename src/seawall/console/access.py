"""Reads from the store what :mod:`seawall.policy.rights` needs; the page and the API show the same rows. Blocking."""

from __future__ import annotations

from seawall.console.parts import Parts
from seawall.model.words import Direction
from seawall.policy.catalogue import APPROVED, PUBLIC, of_upstream, tools
from seawall.policy.rights import Right, Sent, rights

days = 30
_DAY_MS = 86_400_000


def read_rights(parts: Parts) -> tuple[list[Right], bool]:
    """The rows of the last :data:`days` days, and whether some were left out."""
    now = parts.clock.now_ms()
    counts = parts.store.charts().counts(
        "people", ("principal", "tool", "action", "direction"), since_ms=now - days * _DAY_MS, until_ms=now + 1
    )
    # What has no action is no text: somebody decided about the tool, or asked for it.
    sent = [
        Sent(who, tool, one.counts["events"], answer=direction == Direction.IN)
        for one in counts
        for who, tool, action, direction in (one.words,)
        if tool and action
    ]
    known = tools(parts.settings) | {tool.id: tool for tool in (APPROVED, PUBLIC)}
    behind = dict.fromkeys(of_upstream(upstream).id for upstream in parts.settings.upstream)
    keys = [listed.key for listed in parts.store.key_ring().list()]
    return rights(parts.policy(), known, behind, keys, sent)
