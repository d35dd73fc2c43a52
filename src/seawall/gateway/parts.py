"""What the gateway is handed by app.py. It reaches for nothing else."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Mapping

import msgspec

from seawall.detect.engine import Engine
from seawall.dialects.dialect import Dialect
from seawall.gateway.helpers import Helpers
from seawall.model.approvals import NO_APPROVALS, Approvals
from seawall.model.exchange import Principal
from seawall.model.feedback import NOTHING_EXCEPTED, ExceptedValues
from seawall.model.ports import Clock, Keys, Ledger, PseudonymVault, UpstreamClient
from seawall.model.settings import Settings
from seawall.policy import PolicySet


async def _none_known(_who: Principal, _tools: Collection[str], _codes: Collection[str]) -> Collection[str]:
    return ()


class Parts(msgspec.Struct, frozen=True, kw_only=True):
    """The gateway's collaborators."""

    settings: Settings
    dialects: Mapping[str, Dialect]
    engine: Engine
    policy: Callable[[], PolicySet]
    """The policy set in force now."""
    ledger: Ledger
    keys: Keys
    vault: PseudonymVault
    client: UpstreamClient
    """Speaks HTTP to vendors (wire/http.py)."""
    clock: Clock
    secret: bytes
    """The installation's secret for pseudonyms, conversation ids and caches, at least 32 bytes."""
    fingerprint: Callable[[str], str]
    """A value's keyed fingerprint, as events hold it."""
    approvals: Callable[[], Approvals] = lambda: NO_APPROVALS
    """What was decided about tools since the settings were written, and exceptions in force."""
    excepted: Callable[[], ExceptedValues] = lambda: NOTHING_EXCEPTED
    """Values let off for a while, which are no findings."""
    stand_ins: Callable[[Principal, Collection[str], Collection[str]], Awaitable[Collection[str]]] = _none_known
    """Which of some pseudonyms were issued where a caller with a key for these tools may read, in data rooms."""
    upstream_keys: Mapping[str, str] = {}
    """Each upstream's own key, resolved, by the upstream's name."""
    helpers: Helpers | None = None
    """Processes that inspect what is long; without, threads of this one do."""
    look_again: Callable[[], None] | None = None
    """Reads keys made a moment ago, in another process, into ``keys``; blocks, so it is called in a thread."""
