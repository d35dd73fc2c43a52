"""Keys of the people events are about, so that a person can be forgotten by destroying one key.

The detail of an event that names subjects (``customer:ID``) is sealed under a key made of the keys of all of them:
without any one it does not open. The keys are random, sealed under the master key and found by a keyed hash of the
subject, so this table names nobody. Destroying a subject's row makes the details unreadable in this database and in
every backup taken afterwards, and costs the same however many events there are; the sweep in retention.py then
clears what is left of them. A new event about the same subject starts a new key.
"""

from __future__ import annotations

import hmac
import os
from collections.abc import Callable, Sequence
from hashlib import sha256

from seawall.model.errors import IntegrityError
from seawall.store.database import Hot
from seawall.store.records import Record
from seawall.store.sealing import Box, MasterKey, key_bytes

subject_hash_bytes = 16


class SubjectKeys:
    """Makes, finds and destroys subjects' keys."""

    def __init__(self, master: MasterKey, now_ms: Callable[[], int]) -> None:
        self._secret = master.subkey("subject")
        self._box = master.box("subject key")
        self._now_ms = now_ms

    def hashed(self, subject: str) -> str:
        """How a subject is named in the tables."""
        return hmac.digest(self._secret, subject.encode("utf-8", "replace"), sha256)[:subject_hash_bytes].hex()

    def for_writing(self, hot: Hot, records: Sequence[Record]) -> Batch:
        """The keys a batch needs, made where missing. Always read anew: another process may have destroyed one."""
        named = {subject for item in records for subject in item.subjects}
        if not named:
            return Batch({}, {})
        hashes = {subject: self.hashed(subject) for subject in named}
        keys = self.read(hot, sorted(hashes.values()))
        fresh = [(name, os.urandom(key_bytes)) for name in sorted(set(hashes.values()) - keys.keys())]
        now = self._now_ms()
        rows = [(name, self._box.seal(key, name.encode()), now) for name, key in fresh]
        hot.insert("subject_keys(subject,sealed,created_ms)", rows)
        keys.update(fresh)
        return Batch(hashes, keys)

    def read(self, hot: Hot, hashes: Sequence[str]) -> dict[str, bytes]:
        """The keys that (still) exist, by subject hash."""
        found: dict[str, bytes] = {}
        for at in range(0, len(hashes), 200):
            some = hashes[at : at + 200]
            places = ",".join("?" * len(some))
            sql = f"SELECT subject, sealed FROM subject_keys WHERE subject IN ({places})"  # noqa: S608  # only marks
            for name, sealed in hot.rows(sql, some):
                found[name] = self._box.unseal(sealed, name.encode())
        return found

    def unseal(self, hot: Hot, sealed_for: str, sealed: bytes, context: bytes) -> bytes | None:
        """A detail in the clear, or None when one of its subjects was erased.

        Raises:
            IntegrityError: it was changed.
        """
        names = sealed_for.split()
        keys = self.read(hot, names)
        if len(keys) < len(names):
            return None
        return _detail_box(names, keys).unseal(sealed, context)


class Batch:
    """Keys for the subjects of one batch."""

    def __init__(self, hashes: dict[str, str], keys: dict[str, bytes]) -> None:
        self._hashes = hashes
        self._keys = keys

    def seal(self, subjects: Sequence[str], detail: bytes, context: bytes) -> tuple[bytes, str]:
        """The sealed detail, and the hashes of those whose keys it needs."""
        names = sorted({self._hashes[subject] for subject in subjects})
        return _detail_box(names, self._keys).seal(detail, context), " ".join(names)

    def note(self, hot: Hot, first: int, records: Sequence[Record]) -> None:
        """Remember which events are about whom, for erasure and for a person's own access request."""
        if self._hashes:
            pairs = {
                (self._hashes[subject], first + offset)
                for offset, item in enumerate(records)
                for subject in item.subjects
            }
            hot.insert("subject_events(subject,seq)", sorted(pairs))


def _detail_box(names: Sequence[str], keys: dict[str, bytes]) -> Box:
    if not names:
        raise IntegrityError("A sealed event names nobody")
    return Box(hmac.digest(b"".join(keys[name] for name in names), b"seawall detail", sha256))
