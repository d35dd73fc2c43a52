"""What browsers and clipboard agents see, and what nobody sees: read from the store for page and API. Blocking."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import msgspec

from seawall.console.people import known_people
from seawall.discovery.catalogue import Account
from seawall.model.event import EventKind
from seawall.model.words import RiskPath
from seawall.policy.approved_list import Listed, approved_list
from seawall.policy.catalogue import catalogue
from seawall.policy.trail import Trail, Use, trail
from seawall.store.devices import Device, SelfTest

if TYPE_CHECKING:
    from seawall.console.desk import Desk
    from seawall.console.parts import Parts

days = 30
silent_days = 7
"""A browser that was not heard of for longer protects nobody as far as anyone can tell."""
devices_read_max = 5_000
CLIPBOARD = "clipboard"
_DAY_MS = 86_400_000


class Layer(msgspec.Struct, frozen=True, kw_only=True):
    """How one layer of the extension fares on one site, over all browsers."""

    layer: str
    failing: int
    passing: int
    what: str
    """What the newest failing test says."""
    time_ms: int
    browsers: tuple[str, ...]
    """Those it fails in, ``firefox 140.0``."""


class Site(msgspec.Struct, frozen=True, kw_only=True):
    """One AI site people use."""

    site: str
    tool: str
    """Id of the tool there, empty when nobody knows one."""
    name: str
    state: str
    texts: int
    caught: int
    sessions: int
    personal: int
    """Texts and sessions in personal accounts."""
    layers: tuple[Layer, ...] = ()

    @property
    def failing(self) -> bool:
        """Whether a layer does not work there in some browser."""
        return any(layer.failing for layer in self.layers)

    @property
    def protection(self) -> str:
        """``failing``, ``works`` or ``untested``."""
        return "failing" if self.failing else "works" if self.layers else "untested"


class Coverage(msgspec.Struct, frozen=True, kw_only=True):
    """Everything the page shows but the list of devices."""

    people: tuple[str, ...]
    """Everybody Seawall knows of."""
    unprotected: tuple[str, ...]
    """Those without a browser that was heard of within ``silent_days``."""
    browsers: int
    clipboards: int
    silent: int
    sites: tuple[Site, ...]
    """Those where something fails first, then the most used."""
    trail: Trail

    @property
    def protected(self) -> int:
        """People with a protected browser."""
        return len(self.people) - len(self.unprotected)


def is_silent(device: Device, now_ms: int) -> bool:
    """Whether it was not heard of for longer than ``silent_days``."""
    return now_ms - device.seen_ms > silent_days * _DAY_MS


def read_coverage(desk: Desk) -> Coverage:
    """As it stands now, uses over the last ``days`` days."""
    parts = desk.parts
    now = parts.clock.now_ms()
    devices = parts.store.devices()
    live = devices.list(limit=devices_read_max)
    heard = [one for one in live if not is_silent(one, now)]
    guarded = {one.principal for one in heard if one.about.browser != CLIPBOARD}
    people = known_people(desk)
    catches = devices.catches(now - days * _DAY_MS)
    uses = [Use(site=one.site, account=one.account, texts=one.decided, sessions=one.visits) for one in catches]
    caught: dict[str, int] = defaultdict(int)
    for one in catches:
        caught[one.site] += one.caught
    listed = approved_list(parts.settings, parts.approvals())
    tests = devices.tests(now - days * _DAY_MS)
    return Coverage(
        people=tuple(sorted(people)),
        unprotected=tuple(sorted(people - guarded)),
        browsers=sum(one.about.browser != CLIPBOARD for one in heard),
        clipboards=sum(one.about.browser == CLIPBOARD for one in heard),
        silent=len(live) - len(heard),
        sites=_sites(parts, uses, caught, _layers(tests, live), listed),
        trail=trail(_gateway_texts(parts, now), uses, lambda site, account: _approved(parts, listed, site, account)),
    )


def _gateway_texts(parts: Parts, now: int) -> int:
    kind = EventKind.GATEWAY_EXCHANGE_DECIDED.value
    found = parts.store.charts().counts(
        "traffic", ("risk_path",), since_ms=now - days * _DAY_MS, until_ms=now + 1, where={"kind": kind}
    )
    return sum(one.counts["events"] for one in found if one.words != (RiskPath.DRILL,))


def _approved(parts: Parts, listed: dict[str, Listed], site: str, account: str) -> bool:
    """Whether the tool at a site is approved in the plan this kind of account is on."""
    found = catalogue(parts.settings).find(site) if site else None
    if found is None:
        return False
    other = Account.PERSONAL if account == "work" else Account.WORK
    return any(listed[tool.id].tool.approved for tool in found.tools if tool.account is not other)


def _layers(tests: tuple[SelfTest, ...], devices: list[Device]) -> dict[str, tuple[Layer, ...]]:
    """By site, its layers, the failing ones first."""
    about = {one.id: one.about for one in devices}
    each: dict[tuple[str, str], list[SelfTest]] = defaultdict(list)
    for test in tests:
        each[test.site, test.layer].append(test)
    sites: dict[str, list[Layer]] = defaultdict(list)
    for (site, name), found in each.items():
        failing = [test for test in found if not test.ok]
        browsers = {
            f"{about[test.device].browser} {about[test.device].browser_version}".strip()
            for test in failing
            if test.device in about
        }
        sites[site].append(
            Layer(
                layer=name,
                failing=len(failing),
                passing=len(found) - len(failing),
                what=failing[0].what if failing else "",
                time_ms=found[0].time,
                browsers=tuple(sorted(browsers)),
            )
        )
    return {site: tuple(sorted(found, key=lambda one: (-one.failing, one.layer))) for site, found in sites.items()}


def _sites(
    parts: Parts,
    uses: list[Use],
    caught: dict[str, int],
    layers: dict[str, tuple[Layer, ...]],
    listed: dict[str, Listed],
) -> tuple[Site, ...]:
    made = []
    for name in {use.site for use in uses} | set(layers):
        here = [use for use in uses if use.site == name]
        found = catalogue(parts.settings).find(name) if name else None
        tool = found.tools[0].id if found else ""
        approved = found is not None and any(listed[one.id].tool.approved for one in found.tools)
        made.append(
            Site(
                site=name,
                tool=tool,
                name=listed[tool].tool.name if tool else "",
                state="approved" if approved else listed[tool].state.value if tool else "unlisted",
                texts=sum(use.texts for use in here),
                caught=caught.get(name, 0),
                sessions=sum(use.sessions for use in here),
                personal=sum(use.texts + use.sessions for use in here if use.account == "personal"),
                layers=layers.get(name, ()),
            )
        )
    return tuple(sorted(made, key=lambda one: (not one.failing, -(one.texts + one.sessions), one.site)))
