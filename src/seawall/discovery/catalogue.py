"""The AI tools Seawall knows: who makes them, which hosts they answer at, what the vendor may do with what it is given.

``tools.toml`` comes with the wheel and is replaced with it; what a shop adds stands in its own settings and is laid
over it by :func:`seawall.policy.catalogue.catalogue`, so an update never takes it away.

A plan is an entry of its own where plans differ in what happens to the text: ``chatgpt`` may be trained on and
``chatgpt-business`` is not, at the same address. Which of them somebody uses shows in the account (``personal``,
``work``), never in the host.

A fact has a value, a source and a date. One that nobody found is :data:`UNKNOWN`, and so is one on which dated sources
disagree; its note then says how.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from enum import StrEnum
from functools import cache
from importlib import resources

import msgspec

from seawall.model.errors import ConfigError
from seawall.model.words import Grade

hosts_per_tool_max = 60
host_chars_max = 253


class Account(StrEnum):
    """Which kind of account an entry is about."""

    ANY = "any"
    PERSONAL = "personal"
    WORK = "work"


class Role(StrEnum):
    """What a host is to its tool. Only the first three are the tool's alone."""

    CHAT = "chat"
    """People use it there."""
    API = "api"
    """Programs and plug-ins call it there."""
    ASSET = "asset"
    """Files the tool's pages load."""
    SHARED = "shared"
    """Much else than AI is at this host: it is never blocked, and a visit is no AI use."""


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """Something somebody read about a tool."""

    value: str = "unknown"
    source: str = ""
    date: str = ""
    """When the source says or was read, as exactly as it is known; ``undated`` when the source has no date."""
    note: str = ""

    @property
    def known(self) -> bool:
        """Whether it says anything."""
        return self.value != "unknown"


UNKNOWN = Fact()


class Facts(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is known of how a plan treats what it is given."""

    trains: Fact = UNKNOWN
    """``yes``, ``no``, or ``opt_out``: yes unless somebody turns it off."""
    retention: Fact = UNKNOWN
    dpa: Fact = UNKNOWN
    """Whether the vendor signs a data processing agreement for it: ``yes``, ``no``."""
    region: Fact = UNKNOWN
    sso: Fact = UNKNOWN


TRAINS = frozenset({"yes", "no", "opt_out", "unknown"})


class KnownTool(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One AI product on one kind of plan."""

    id: str
    name: str
    vendor: str = ""
    kind: str = "assistant"
    """``assistant``, ``coding``, ``search``, ``image``, ``api``, ``meetings`` …"""
    plan: str = "all plans"
    grade: Grade = Grade.UNKNOWN
    account: Account = Account.ANY
    chat: tuple[str, ...] = ()
    api: tuple[str, ...] = ()
    asset: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    url: str = ""
    """Where a person opens it."""
    seen_in: tuple[str, ...] = ()
    """Public lists its hosts were found in."""
    facts: Facts = Facts()

    def hosts(self, *roles: Role) -> tuple[str, ...]:
        """Its hosts of some roles; of every role but ``shared`` when none is named."""
        wanted = roles or (Role.CHAT, Role.API, Role.ASSET)
        return tuple(dict.fromkeys(host for role in wanted for host in getattr(self, role.value)))

    @property
    def opens_at(self) -> str:
        """An address to open it at, empty when people don't open it."""
        return self.url or (f"https://{self.chat[0]}/" if self.chat else "")


class Match(msgspec.Struct, frozen=True):
    """What stands at a host."""

    host: str
    """The catalogue's host that matched: the name itself or a domain above it."""
    role: Role
    tools: tuple[KnownTool, ...]
    """Its plans, the one for personal accounts first."""


class Catalogue:
    """Every known tool, found by id and by host. Immutable."""

    def __init__(self, version: str, tools: Iterable[KnownTool]) -> None:
        """
        Raises:
            ConfigError: two tools of one id, a host that is none, or an unknown value of ``trains``.
        """
        self.version = version
        self.tools: dict[str, KnownTool] = {}
        self._plain: dict[str, list[tuple[Role, KnownTool]]] = {}
        self._wild: list[tuple[tuple[str, ...], Role, KnownTool]] = []
        for tool in tools:
            if tool.id in self.tools:
                raise ConfigError(f"Two tools have the id {tool.id}", advice="Give one of them another id.")
            self._add(tool)

    def _add(self, tool: KnownTool) -> None:
        if tool.facts.trains.value not in TRAINS:
            raise ConfigError(f"{tool.id}: trains is one of {', '.join(sorted(TRAINS))}")
        self.tools[tool.id] = tool
        listed = [(host, role) for role in Role for host in tool.hosts(role)]
        if len(listed) > hosts_per_tool_max:
            raise ConfigError(f"{tool.id} has more than {hosts_per_tool_max} hosts")
        for host, role in listed:
            if normal_host(host.replace("*", "x")) != host.replace("*", "x") or "." not in host:
                raise ConfigError(f"{tool.id}: {host[:60]!r} is not a host", advice="Write it like chat.example.com.")
            if "*" in host:
                self._wild.append((tuple(host.split(".")), role, tool))
            else:
                self._plain.setdefault(host, []).append((role, tool))

    def find(self, name: str) -> Match | None:
        """What stands at a host, also below the hosts that are listed; None for a host that is nobody's."""
        host = normal_host(name)
        labels = host.split(".")
        for start in range(len(labels) - 1):
            under = ".".join(labels[start:])
            found = self._plain.get(under) or [
                (role, tool) for pattern, role, tool in self._wild if _fits(pattern, labels[start:])
            ]
            if found:
                role = found[0][0]
                tools = sorted(
                    (tool for other, tool in found if other is role), key=lambda tool: tool.account is Account.WORK
                )
                return Match(under, role, tuple(tools))
        return None

    def plans_of(self, tool: KnownTool) -> tuple[KnownTool, ...]:
        """The tool and its other plans at the same address, the one for personal accounts first."""
        first = next(iter((*tool.chat, *tool.api)), "")
        found = self.find(first) if first else None
        return found.tools if found and tool in found.tools else (tool,)

    def with_tools(self, tools: Iterable[KnownTool]) -> Catalogue:
        """The same with more entries; one of a known id takes the other's place."""
        return Catalogue(self.version, ({**self.tools, **{tool.id: tool for tool in tools}}).values())


def normal_host(name: str) -> str:
    """A host as it is compared: lower case, ASCII (IDNA), no port, no dot at the end. Empty when it is none."""
    text = name.strip().rstrip(".").lower()
    bare, colon, port = text.rpartition(":")
    if colon and port.isdigit():
        text = bare
    if not text.isascii():
        try:
            text = text.encode("idna").decode("ascii")
        except UnicodeError:
            return ""
    labels = text.split(".")
    fine = len(text) <= host_chars_max and all(
        0 < len(label) <= 63 and label.replace("-", "").replace("_", "").isalnum() for label in labels
    )
    return text if fine else ""


def _fits(pattern: tuple[str, ...], labels: list[str]) -> bool:
    return len(pattern) == len(labels) and all(p in ("*", x) for p, x in zip(pattern, labels, strict=True))


class _File(msgspec.Struct, forbid_unknown_fields=True):
    version: str
    tool: tuple[KnownTool, ...]


@cache
def builtin() -> Catalogue:
    """The catalogue Seawall comes with."""
    text = resources.files("seawall.discovery").joinpath("tools.toml").read_text("utf-8")
    file = msgspec.convert(tomllib.loads(text), _File)
    return Catalogue(file.version, file.tool)
