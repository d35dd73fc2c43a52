"""Block lists: the hosts of tools that are kept closed, written for whatever a shop already runs.

Each format is a file of ``blocklists/``. All of them are made of the same :class:`Order` and nothing else, so the same
decisions give the same bytes. A host closes everything below it; an open tool's host below a closed one stays open, by
the format's own means or, where it has none, by closing the upper host by itself only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec


class Blocked(msgspec.Struct, frozen=True, kw_only=True):
    """One tool that is kept closed."""

    id: str
    name: str
    pages: tuple[str, ...]
    calls: tuple[str, ...]

    @property
    def hosts(self) -> tuple[str, ...]:
        """All of its hosts."""
        return (*self.pages, *self.calls)


class Order(msgspec.Struct, frozen=True, kw_only=True):
    """What a list is made of."""

    tools: tuple[Blocked, ...]
    open_hosts: tuple[str, ...] = ()
    made: str
    """The day it is made, for the comment at its top."""
    version: str
    """The catalogue's."""
    sink: str = ""
    """An address that answers instead, to explain; empty for none."""
    explain_url: str = ""
    """Seawall's page that says why, where a format can lead people there."""

    def lines(self) -> Iterator[tuple[Blocked, tuple[str, ...]]]:
        """Each tool with its hosts that are names. Ones with a ``*`` inside are in :meth:`patterns`."""
        for tool in self.tools:
            named = tuple(host for host in tool.hosts if "*" not in host)
            if named:
                yield tool, named

    def patterns(self) -> tuple[str, ...]:
        """Hosts with a ``*`` inside, which only a format with patterns can close."""
        return tuple(host for tool in self.tools for host in tool.hosts if "*" in host)

    def spared(self) -> tuple[str, ...]:
        """Open tools' hosts that lie below a closed one."""
        closed = {host for _, hosts in self.lines() for host in hosts}
        return tuple(host for host in self.open_hosts if "*" not in host and _below(host, closed))

    def spares(self, host: str) -> bool:
        """Whether something open lies below this closed host."""
        return any(_below(spared, {host}) for spared in self.spared())

    def head(self, mark: str) -> list[str]:
        """The comment at the top of a list."""
        said = [
            "AI tools that are not on the approved list of this shop, made by `seawall block export`.",
            f"Made {self.made} from catalogue {self.version}: {len(self.tools)} tools. Make it again after a decision.",
        ]
        if self.patterns():
            said.append(f"Not in it, because it has no patterns: {', '.join(self.patterns())}")
        return [f"{mark} {line}" for line in said]


def _below(host: str, above: set[str]) -> bool:
    labels = host.split(".")
    return any(".".join(labels[at:]) in above for at in range(len(labels)))


class Blocklist(msgspec.Struct, frozen=True, kw_only=True):
    """One format."""

    title: str
    write: Callable[[Order], str]
    use: str
    """What to do with the file."""


def text(lines: list[str]) -> str:
    """Lines with an end each."""
    return "\n".join(lines) + "\n"
