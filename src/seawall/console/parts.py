"""What the console is handed by app.py, and the types its pages are made of."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Protocol

import msgspec

from seawall.access.roles import Permission
from seawall.model.approvals import NO_APPROVALS, Approvals
from seawall.model.feedback import NOTHING_EXCEPTED, ExceptedValues
from seawall.model.ports import Clock, Ledger
from seawall.model.settings import Settings

if TYPE_CHECKING:
    from litestar.response import Response

    from seawall.console.visit import Visit
    from seawall.detect.engine import Engine
    from seawall.policy import PolicySet
    from seawall.store import Store


class Customers(Protocol):
    """A filter of the shop's own customers for browsers, and the word on a hit. The members are the protocol's."""

    def filter(self) -> Mapping[str, Any] | None:
        """FILTER of docs/extension-protocol.md, or None while there is nothing to filter by."""
        ...

    def confirm(self, prefixes: Sequence[str]) -> Mapping[str, Sequence[str]]:
        """For each beginning of a hash (five hex digits), the sixteen hex digits that follow in customers' hashes."""
        ...


class Parts(msgspec.Struct, frozen=True, kw_only=True):
    """The console's collaborators. app.py builds them; nothing here reaches for anything else."""

    store: Store
    engine: Engine
    policy: Callable[[], PolicySet]
    """The policy set in force now."""
    settings: Settings
    clock: Clock
    fingerprint: Callable[[str], str]
    """A value's keyed fingerprint, so that the same value can be found again without being stored."""

    excepted: Callable[[], ExceptedValues] = lambda: NOTHING_EXCEPTED
    """Values let off for a while, which are no findings."""
    approvals: Callable[[], Approvals] = lambda: NO_APPROVALS
    """What was decided about tools, as it stands now."""
    customers: Customers | None = None
    """The shop's own customers, as browsers may know them."""
    packages: Callable[[], frozenset[str]] = lambda: frozenset()
    """Names of the extension's packages that are served under ``/extension/``, so that pages link to those only."""
    commands: frozenset[str] = frozenset()
    """Names of the commands this installation has, so that pages speak of those only."""

    @property
    def ledger(self) -> Ledger:
        """Where events go."""
        return self.store.ledger()


class Route(msgspec.Struct, frozen=True, kw_only=True):
    """One address of a page: what it answers and the one permission it asks for."""

    method: str
    path: str
    """``/events/{id:str}``: Litestar's path syntax."""
    permission: Permission
    answer: Callable[[Visit], Awaitable[Response[Any]]]
    body_bytes_max: int = 64 * 1024


class Group(StrEnum):
    """The sidebar's groups, from the top. The value is what stands over one."""

    WATCH = "Watch"
    USE = "Use AI"
    RULES = "Rules"
    REACH = "Access"
    PROGRAMME = "Programme"


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """One file of ``console/pages``: its routes, and its place in the sidebar."""

    title: str
    routes: tuple[Route, ...]
    group: Group | None = None
    """Under which words it stands in the sidebar; None keeps it out."""
    order: int = 0
    """Place in the group from the top."""

    @property
    def home(self) -> Route:
        """The route the sidebar links to."""
        return self.routes[0]
