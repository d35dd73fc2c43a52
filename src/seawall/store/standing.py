"""The settings and policy files that are in force, sealed, so that weaker ones wait for a second person.

The files belong to whoever has the machine's shell. So what protects is remembered here, sealed under the master key,
each time a server starts; a later file that would weaken it is a proposal like any other (changes.py), and until it is
confirmed servers go on with the former value. A confirmed one counts from the next start.
"""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256

import msgspec

from seawall.model.errors import UsageError
from seawall.model.event import Event, EventKind
from seawall.model.ids import ulid
from seawall.model.protection import Protection, in_words
from seawall.store.changes import CHANGE, Change, Gate
from seawall.store.database import Database, Hot
from seawall.store.records import record
from seawall.store.sealing import Box
from seawall.store.tail import Tail
from seawall.store.writer import Writer

KIND = "settings"
_IN_FORCE, _PROPOSED = "settings in force", "settings proposed"
BY = "service:settings-file"


class _Proposal(msgspec.Struct, frozen=True):
    """What a proposal keeps: which sealed settings it means."""

    digest: str


class StandingSettings:
    """Blocking; from an event loop, use a thread."""

    def __init__(self, database: Database, writer: Writer, box: Box, now_ms: Callable[[], int], gate: Gate) -> None:
        self._database = database
        self._writer = writer
        self._box = box
        self._now_ms = now_ms
        self._gate = gate

    def current(self) -> Protection | None:
        """What is in force; None before the first start. What a version that knew other settings wrote says nothing:
        then it is what Seawall comes with, and all that files weaken of that waits for two people."""
        with self._database.view(unchanging=False) as hot:
            return self._read(hot)

    def take(self, wanted: Protection, words: tuple[str, ...]) -> bool:
        """Put settings in force, or propose them where they weaken and two people are asked for.

        Args:
            wanted: what the files say.
            words: what of it would weaken; empty when nothing does.

        Returns:
            Whether they are in force now. A proposal that waits already is not written again.
        """
        content = msgspec.json.encode(wanted)
        digest = sha256(content).hexdigest()
        now = self._now_ms()

        def job(hot: Hot, tail: Tail) -> bool:
            if self._read(hot) == wanted:
                return True
            if words and self._waits(hot, digest):
                return False
            if words:
                held = self._gate.held(hot, tail, KIND, _Proposal(digest), in_words(words), by=BY, now=now)
                if held is not None:
                    self._write(hot, _PROPOSED, content)
                    return False
            self._put(hot, tail, content, BY)
            return True

        return self._writer.run(job)

    def follow(self, effective: Protection) -> None:
        """Remember what is in force while something waits: what of a file tightens counts at once."""
        content = msgspec.json.encode(effective)

        def job(hot: Hot, _tail: Tail) -> None:
            if self._read(hot) != effective:
                self._write(hot, _IN_FORCE, content)

        self._writer.run(job)

    def apply(self, hot: Hot, tail: Tail, body: bytes, by: str) -> str:
        """Put in force what two people were for (:data:`seawall.store.changes.Apply`).

        Raises:
            UsageError: other settings have been proposed since.
        """
        row = hot.row("SELECT sealed FROM secrets WHERE name = ?", (_PROPOSED,))
        content = self._box.unseal(row[0], _PROPOSED.encode()) if row else b""
        if sha256(content).hexdigest() != msgspec.json.decode(body, type=_Proposal).digest:
            raise UsageError("The files have changed since", advice="Confirm the newer proposal instead.")
        self._put(hot, tail, content, by)
        return ""

    def _waits(self, hot: Hot, digest: str) -> bool:
        rows = hot.rows("SELECT body FROM changes WHERE state = 'open' AND expires_ms > ?", (self._now_ms(),))
        changes = [CHANGE.decode(row[0]) for row in rows]
        return any(one.kind == KIND and _digest(one) == digest for one in changes)

    def _put(self, hot: Hot, tail: Tail, content: bytes, by: str) -> None:
        self._write(hot, _IN_FORCE, content)
        now = self._now_ms()
        detail = {"settings": sha256(content).hexdigest()}
        event = Event(id=ulid(now), time=now, kind=EventKind.POLICY_SET_LOADED, principal=by, detail=detail)
        tail.append(hot, [record(event)])

    def _write(self, hot: Hot, name: str, content: bytes) -> None:
        sealed = self._box.seal(content, name.encode())
        hot.insert(
            "secrets(name,sealed)", [(name, sealed)], "ON CONFLICT (name) DO UPDATE SET sealed = excluded.sealed"
        )

    def _read(self, hot: Hot) -> Protection | None:
        row = hot.row("SELECT sealed FROM secrets WHERE name = ?", (_IN_FORCE,))
        if row is None:
            return None
        try:
            return msgspec.json.decode(self._box.unseal(row[0], _IN_FORCE.encode()), type=Protection)
        except msgspec.DecodeError:
            return Protection()


def _digest(change: Change) -> str:
    return msgspec.json.decode(bytes(change.body), type=_Proposal).digest
