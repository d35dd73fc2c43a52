"""Whether the ledger fits its own signature, at a glance: what `seawall ledger verify` recomputes event by event.

Two things are looked at, in time that does not grow with the ledger: the newest checkpoint is signed by the ledger's
key, and the ledger it speaks of begins with the one this machine remembers. What lies under a stored hash of a subtree
is not recomputed.
"""

from __future__ import annotations

from pathlib import Path

import msgspec

from seawall.model.errors import SeawallError
from seawall.store.database import Database, Hot
from seawall.store.ledger import EventLedger, peaks_at, prove_consistency
from seawall.store.merkle import check_consistency
from seawall.store.witness import read_witness


class Glance(msgspec.Struct, frozen=True, kw_only=True):
    """What was seen."""

    note: str
    """The signed checkpoint; empty when none could be made."""
    size: int
    signed: bool
    grown: bool
    verified_ms: int = 0
    """When all of it was recomputed and held; 0 for never."""
    verified_size: int = 0
    """How many events that were."""


def glance(database: Database, ledger: EventLedger, data: Path) -> Glance:
    """Look now. Blocking; signs a new checkpoint when there are new events."""
    try:
        note = ledger.checkpoint()
        newest = ledger.verifier.open(note)
    except (SeawallError, ValueError):
        return Glance(note="", size=0, signed=False, grown=True)
    known = read_witness(data, ledger.verifier)
    with database.view() as hot:
        verified = dict(hot.rows("SELECT name, value FROM counters WHERE name IN (?, ?)", _VERIFIED))
        seen = Glance(
            note=note,
            size=newest.size,
            signed=peaks_at(hot, newest.size).root() == newest.root,
            grown=known is None or known.size <= newest.size,
            verified_ms=verified.get(_VERIFIED[0], 0),
            verified_size=verified.get(_VERIFIED[1], 0),
        )
        if known is None or not 0 < known.size <= newest.size:
            return seen
        proof = prove_consistency(hot, known.size, newest.size)
    grown = check_consistency(known.size, newest.size, proof, known.root, newest.root)
    return msgspec.structs.replace(seen, grown=grown)


def remember_verified(hot: Hot, now_ms: int, size: int) -> None:
    """Write down that all of it was recomputed and held. Not in the ledger: a check leaves what it checks as it was."""
    rows = list(zip(_VERIFIED, (now_ms, size), strict=True))
    hot.insert("counters(name,value)", rows, "ON CONFLICT (name) DO UPDATE SET value = excluded.value")


_VERIFIED = ("ledger verified at", "ledger verified events")
