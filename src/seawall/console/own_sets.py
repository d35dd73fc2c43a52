"""The shop's own data as the console shows it: each fingerprint set's state, and never a value."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import msgspec

from seawall.console.parts import Parts
from seawall.detect.exact.index import Header, Index, Keying
from seawall.model.errors import IntegrityError, NotFound
from seawall.model.event import EventKind
from seawall.store.fingerprints import KEY_PURPOSE, FingerprintFolder, Stamp
from seawall.store.search import EventFilter

events_looked_at_max = 200


class OwnSet(msgspec.Struct, frozen=True, kw_only=True):
    """A set and how it fares."""

    name: str
    header: Header | None
    """None for a set that is not fit for use."""
    bytes: int
    damaged: str = ""
    """Why it is not fit for use."""
    failed_ms: int = 0
    """When building it last failed, if nothing has gone well since."""
    why: str = ""
    """What went wrong then."""

    @property
    def read_ms(self) -> int:
        """When its source was read last."""
        return (self.header.read_ms or self.header.built_ms) if self.header else 0

    def late(self, now_ms: int) -> bool:
        """Whether its source should have been read again by now."""
        return self.header is not None and self.header.due_ms < now_ms


def own_sets(parts: Parts) -> list[OwnSet]:
    """Every set, by name. Blocking; reads a set that is new to this process once, all of it."""
    store = parts.store
    secret = store.master.subkey(KEY_PURPOSE)
    failures = _failures(parts)
    found: list[OwnSet] = []
    for name, stamp in FingerprintFolder(store.data).stamps().items():
        header, damaged = _looked_at(store.data, name, stamp, secret)
        failed_ms, why = failures.pop(name, (0, ""))
        if header is not None and header.built_ms > failed_ms:
            failed_ms, why = 0, ""
        found.append(OwnSet(name=name, header=header, bytes=stamp[2], damaged=damaged, failed_ms=failed_ms, why=why))
    return found


def _failures(parts: Parts) -> dict[str, tuple[int, str]]:
    """The newest failure of each set, as the ledger has it."""
    found: dict[str, tuple[int, str]] = {}
    asked = EventFilter(room="fingerprint")
    for one in parts.store.events().page(asked, limit=events_looked_at_max).events:
        name = one.event.detail.get("set", "")
        if one.event.kind is EventKind.FINGERPRINT_BUILD_FAILED and name not in found:
            found[name] = (one.event.time, one.event.detail.get("why", ""))
    return found


@lru_cache(maxsize=256)
def _looked_at(data: Path, name: str, _stamp: Stamp, secret: bytes) -> tuple[Header | None, str]:
    try:
        index = Index(FingerprintFolder(data).mapped(name), Keying(secret))
        index.verify()
    except NotFound:
        return None, "It was removed a moment ago"
    except IntegrityError as error:
        return None, error.message
    return index.header, ""
