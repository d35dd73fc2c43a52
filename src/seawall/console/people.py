"""Who works here, as far as Seawall can tell: what coverage is measured against, and names to offer in forms. Blocking.

Nobody keeps a list of staff for Seawall, so it is put together from every place a person shows: accounts, teams of the
settings, live keys, enrolled devices and the events of the last :data:`days` days. Who shows nowhere is not counted,
and pages that use this say so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from seawall.console.desk import Desk

days = 30
_DAY_MS = 86_400_000
_PERSON = "person:"


def known_people(desk: Desk) -> frozenset[str]:
    """Principals of people, ``person:ana@shop.example``."""
    parts = desk.parts
    now = parts.clock.now_ms()
    seen = parts.store.charts().counts("people", ("principal",), since_ms=now - days * _DAY_MS, until_ms=now + 1)
    found = {
        *(_PERSON + user.email for user in desk.accounts.users()),
        *(member for members in parts.settings.teams.values() for member in members),
        *(str(listed.key.principal) for listed in parts.store.key_ring().list()),
        *(device.principal for device in parts.store.devices().list()),
        *(one.words[0] for one in seen),
    }
    return frozenset(name for name in found if name.startswith(_PERSON))
