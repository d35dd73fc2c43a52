"""What is wrong with a key or token that works: it lives too long, or nobody uses it (KEY-2, KEY-4).

Nothing here refuses anything. A key may be issued for a year where a shop needs that; it is then a finding until it is
replaced, so that nobody forgets it.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

import msgspec

from seawall.model.keys import VirtualKey
from seawall.model.settings import KeySettings
from seawall.model.words import PrincipalKind

_HOUR_MS = 3_600_000
_DAY_MS = 24 * _HOUR_MS


class KeyFault(StrEnum):
    """What can be wrong with one."""

    LONG_LIVED = "long_lived"
    UNUSED = "unused"


class KeyFinding(msgspec.Struct, frozen=True, kw_only=True):
    """One fault of a live key or token, in words."""

    fault: KeyFault
    what: str
    advice: str


def key_findings(key: VirtualKey, used_ms: int | None, now_ms: int, rules: KeySettings) -> tuple[KeyFinding, ...]:
    """What is wrong with a key; nothing with one that has ended.

    Args:
        key: the key.
        used_ms: when it was used last; None for never.
        now_ms: the moment that counts.
        rules: how long is too long.
    """
    if not key.live(now_ms):
        return ()
    agent = key.principal.kind is PrincipalKind.AGENT
    most = rules.agent_lifetime_hours_max * _HOUR_MS if agent else rules.lifetime_days_max * _DAY_MS
    found = list(_long_lived("key", key.created_ms, key.expires_ms, most))
    quiet = now_ms - (used_ms or key.created_ms)
    if quiet >= rules.unused_days * _DAY_MS:
        since = f"in {quiet // _DAY_MS} days" if used_ms else f"since it was issued {quiet // _DAY_MS} days ago"
        found.append(
            KeyFinding(fault=KeyFault.UNUSED, what=f"Nobody used it {since}.", advice="Revoke it; a new one is quick.")
        )
    return tuple(found)


def token_findings(created_ms: int, expires_ms: int, rules: KeySettings) -> tuple[KeyFinding, ...]:
    """What is wrong with a live API token. Its use is not recorded, so it is never called unused."""
    return tuple(_long_lived("token", created_ms, expires_ms, rules.token_lifetime_hours_max * _HOUR_MS))


def _long_lived(what: str, created_ms: int, expires_ms: int, most_ms: int) -> Iterable[KeyFinding]:
    if expires_ms - created_ms > most_ms:
        yield KeyFinding(
            fault=KeyFault.LONG_LIVED,
            what=f"It lives {_span(expires_ms - created_ms)}, and {_span(most_ms)} is the most.",
            advice=f"Issue one that lives {_span(most_ms)} or less, put it in place, then revoke this {what}.",
        )


def _span(ms: int) -> str:
    """``90 days``, ``36 hours``."""
    number, unit = (ms // _DAY_MS, "day") if ms >= 2 * _DAY_MS or ms == _DAY_MS else (-(-ms // _HOUR_MS), "hour")
    return f"{number} {unit}{'' if number == 1 else 's'}"
