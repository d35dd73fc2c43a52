"""Accounts made on a command line. One whose person may confirm changes takes two people, once there are two.

Otherwise somebody with a shell could make themselves a second person. The first two are free: with fewer nobody could
confirm.
"""

from __future__ import annotations

import base64
from collections.abc import Callable

import msgspec

from seawall.model.errors import UsageError
from seawall.model.event import Event, EventKind
from seawall.model.ids import ulid
from seawall.store.accounts import User, normal_email
from seawall.store.changes import CONFIRMERS, Change, Gate, settle
from seawall.store.database import Database, Hot
from seawall.store.records import record
from seawall.store.sealing import Box
from seawall.store.tail import Tail
from seawall.store.writer import Writer

KIND = "user"


class _Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """An account as a proposal keeps it, its password's hash sealed."""

    email: str
    role: str
    sealed: str


class PeopleBook:
    """Blocking; from an event loop, use a thread."""

    def __init__(self, database: Database, writer: Writer, box: Box, now_ms: Callable[[], int], gate: Gate) -> None:
        self._database = database
        self._writer = writer
        self._box = box
        self._now_ms = now_ms
        self._gate = gate

    def add(self, email: str, role: str, password_hash: str, *, by: str) -> User:
        """Make an account.

        Raises:
            SecondPersonNeeded: its person might confirm changes, so it was proposed instead.
            UsageError: the address is taken or is none.
        """
        email = normal_email(email)
        sealed = base64.b64encode(self._box.seal(password_hash.encode(), email.encode())).decode()
        wanted = _Wanted(email=email, role=role, sealed=sealed)
        now = self._now_ms()

        def job(hot: Hot, tail: Tail) -> Change | User:
            _free(hot, email)
            if role in CONFIRMERS and self._gate.has_two(hot):
                words = f"Make {email} {role}, who may then confirm changes"
                held = self._gate.held(hot, tail, KIND, wanted, words, by=by, now=now)
                if held is not None:
                    return held
            return self._make(hot, tail, wanted, by)

        return settle(self._writer.run(job))

    def apply(self, hot: Hot, tail: Tail, body: bytes, by: str) -> str:
        """Make an account two people were for (:data:`seawall.store.changes.Apply`)."""
        wanted = msgspec.json.decode(body, type=_Wanted)
        _free(hot, wanted.email)
        self._make(hot, tail, wanted, by)
        return ""

    def _make(self, hot: Hot, tail: Tail, wanted: _Wanted, by: str) -> User:
        now = self._now_ms()
        password_hash = self._box.unseal(base64.b64decode(wanted.sealed), wanted.email.encode()).decode()
        made = User(id=ulid(now, "usr_"), email=wanted.email, role=wanted.role, created_ms=now)
        row = (made.id, made.email, made.role, password_hash, now)
        hot.insert("users(id,email,role,password_hash,created_ms)", [row])
        detail = {"for": f"person:{made.email}", "role": made.role, "by": "seawall user add"}
        event = Event(id=ulid(now), time=now, kind=EventKind.CONSOLE_USER_CREATED, principal=by, detail=detail)
        tail.append(hot, [record(event)])
        return made


def _free(hot: Hot, email: str) -> None:
    if hot.row("SELECT 1 FROM users WHERE email = ?", (email,)) is not None:
        raise UsageError("There is already an account with this address")
