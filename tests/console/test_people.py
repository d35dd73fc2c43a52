"""Who works here is put together from every place a person shows."""

from __future__ import annotations

import msgspec

from seawall.console import checking
from seawall.console.desk import Desk
from seawall.console.parts import Parts
from seawall.console.people import days, known_people
from seawall.model.exchange import Principal
from seawall.store.devices import About
from seawall.store.keyring import KeyOrder, day_ms


async def test_people_are_found_wherever_they_show_and_nobody_else_is(owner, parts: Parts, clock) -> None:
    teams = {"support": ("person:team@shop.example", "agent:refunds")}
    parts = msgspec.structs.replace(parts, settings=msgspec.structs.replace(parts.settings, teams=teams))
    ring, devices = parts.store.key_ring(), parts.store.devices()
    ring.issue(KeyOrder(principal=Principal.parse("person:key@shop.example")))
    ring.issue(KeyOrder(principal=Principal.parse("service:helpdesk")))
    devices.enrol(devices.allow("person:device@shop.example"), About(browser="chromium"))
    await checking.check(parts, "A mug.", principal=Principal.parse("person:seen@shop.example"))
    names = {name.removeprefix("person:").partition("@")[0] for name in known_people(Desk(parts))}
    assert names == {"ana", "team", "key", "device", "seen"}
    clock.advance((days + 1) * day_ms)
    names = {name.removeprefix("person:").partition("@")[0] for name in known_people(Desk(parts))}
    assert names == {"ana", "team", "device"}, "a key has ended and an event is too long ago"
