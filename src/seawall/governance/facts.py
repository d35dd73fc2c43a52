"""What controls are judged by: figures read from the running system at one moment. Values only.

The defaults are those of an installation nothing is known of yet, so that a control's example says only what matters.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from seawall.model.event import EventKind

DAY_MS = 86_400_000


class Last(msgspec.Struct, frozen=True, kw_only=True):
    """The newest event of some sort."""

    ms: int = 0
    """0 for never."""
    event: str = ""
    number: int = 0
    """Its place in the ledger."""
    count: int = 0
    """How many there were in the time looked at."""


class LedgerFacts(msgspec.Struct, frozen=True, kw_only=True):
    """The ledger, as far as a glance can tell, and when all of it was recomputed."""

    size: int = 0
    signed: bool = True
    """The newest checkpoint is signed by the ledger's key and fits what is stored."""
    grown: bool = True
    """It begins with the ledger this machine remembers: nothing was cut off or rewritten."""
    verified: Last = Last()
    """When `seawall ledger verify` last found that everything holds; ``count`` is the events it recomputed."""


class KeyFacts(msgspec.Struct, frozen=True, kw_only=True):
    """Live virtual keys, and API tokens."""

    live: int = 0
    long_lived: int = 0
    unused: int = 0
    unlimited: int = 0
    """Keys that name no tool, model, budget, rate or network."""
    tokens: int = 0
    long_tokens: int = 0


class PeopleFacts(msgspec.Struct, frozen=True, kw_only=True):
    """Accounts of the console."""

    roles: Mapping[str, int] = {}
    """Role to number of accounts that may sign in."""
    factorless: int = 0
    """Accounts without a second factor."""
    confirmers: int = 0
    """People who may confirm what weakens protection."""

    @property
    def all(self) -> int:
        """Every account."""
        return sum(self.roles.values())


class DeviceFacts(msgspec.Struct, frozen=True, kw_only=True):
    """Browsers and desktops."""

    people: int = 0
    """Everybody Seawall knows of."""
    protected: int = 0
    """Those with a protected browser that was heard of lately."""
    browsers: int = 0
    clipboards: int = 0
    silent: int = 0
    tested: int = 0
    """Sites on which a layer tested itself."""
    failing: int = 0
    """Sites on which a layer does not work in some browser."""


class TrailFacts(msgspec.Struct, frozen=True, kw_only=True):
    """Texts given to an AI, by whether they left a trail."""

    followed: int = 0
    unknown: int = 0
    lost: int = 0

    @property
    def all(self) -> int:
        """Every text that was seen."""
        return self.followed + self.unknown + self.lost


class ToolFacts(msgspec.Struct, frozen=True, kw_only=True):
    """The approved list, and tools in use that are not on it."""

    approved: int = 0
    ownerless: int = 0
    overdue: int = 0
    """Approved, and the review is past or has no day."""
    faulty: int = 0
    """Approved, and without an owner or overdue."""
    strangers: int = 0
    """Tools nobody approved that somebody sent a text to."""


class WorkflowFacts(msgspec.Struct, frozen=True, kw_only=True):
    """The register of workflows."""

    listed: int = 0
    proved: int = 0
    faulty: int = 0
    proposed: int = 0


class DrillFacts(msgspec.Struct, frozen=True, kw_only=True):
    """The latest run of `seawall drill`, by channel."""

    last: Last = Last()
    stopped: int = 0
    through: int = 0
    failed: int = 0
    untried: int = 0


class CanaryFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What models say to planted facts, by the last time each was asked."""

    last: Last = Last()
    models: int = 0
    surfaced: int = 0
    """Models that completed some."""


class SetFacts(msgspec.Struct, frozen=True, kw_only=True):
    """Fingerprint sets of the shop's own data."""

    sets: int = 0
    stale: int = 0
    """Damaged, or due to be read again."""


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """All of it."""

    now_ms: int = 0
    days: int = 30
    """How far back counts go."""
    events: Mapping[EventKind, Last] = {}
    observe: bool = False
    on_scan_failure: str = "block"
    two_person: str = "auto"
    unlisted: str = "block"
    """What happens when somebody opens a tool nobody decided on."""
    retention_days: int = 400
    overdue_details: bool = False
    """Whether events past retention still hold their findings."""
    ledger: LedgerFacts = LedgerFacts()
    keys: KeyFacts = KeyFacts()
    people: PeopleFacts = PeopleFacts()
    devices: DeviceFacts = DeviceFacts()
    trail: TrailFacts = TrailFacts()
    tools: ToolFacts = ToolFacts()
    workflows: WorkflowFacts = WorkflowFacts()
    drill: DrillFacts = DrillFacts()
    probes: DrillFacts = DrillFacts()
    """The latest run of `seawall verify-gateway` with a key of its own."""
    own: SetFacts = SetFacts()
    canaries: CanaryFacts = CanaryFacts()
    rooms: int = 0
    """Data rooms that are open."""

    def last(self, kind: EventKind) -> Last:
        """The newest event of a kind."""
        return self.events.get(kind, Last())

    def within(self, last: Last, days: int) -> bool:
        """Whether something happened in the last so many days."""
        return bool(last.ms) and self.now_ms - last.ms <= days * DAY_MS
