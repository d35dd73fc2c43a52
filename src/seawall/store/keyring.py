"""Issues, lists, rotates and revokes virtual keys. Each change and its event are one transaction.

Only HMAC-SHA256 of a secret is kept, under a key derived from the master key: who has the database can't use a key,
nor check a guess. Every change moves the counter ``keys`` on and stamps the row with it, which is how the snapshots of
all processes (snapshot.py) notice and read just what changed.
"""

from __future__ import annotations

import base64
import secrets
from collections.abc import Callable, Sequence
from typing import Any

import msgspec

from seawall.model import limits
from seawall.model.errors import LimitExceeded, NotFound, UsageError
from seawall.model.event import Event, EventKind
from seawall.model.exchange import Principal
from seawall.model.ids import ulid
from seawall.model.keys import PREFIX, VirtualKey, digest
from seawall.model.words import Category, PrincipalKind
from seawall.store.changes import Change, Gate, settle
from seawall.store.database import Database, Hot
from seawall.store.records import record
from seawall.store.tail import Tail
from seawall.store.writer import Writer

day_ms = 86_400_000
person_key_days = 30
"""Default lifetime of a key that is not an agent's."""
rotation_overlap_minutes = 60
label_chars_max = 200
_COLUMNS = "id,principal,acting_for,digest,created_ms,expires_ms,revoked_ms,scope,replaces,label,version"


class Scope(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a key may do: the part of it that is one JSON text in its row."""

    teams: tuple[str, ...] = ()
    tools: tuple[str, ...] = ()
    models: tuple[str, ...] = ()
    categories: tuple[Category, ...] = ()
    budget: int | None = None
    rate_per_minute: int | None = None
    networks: tuple[str, ...] = ()


class KeyOrder(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked for when a key is issued."""

    principal: Principal
    lifetime_ms: int | None = None
    """None for the default of the principal's kind: an hour for agents, else 30 days. At most 365 days."""
    tools: tuple[str, ...] = ()
    models: tuple[str, ...] = ()
    categories: tuple[Category, ...] = ()
    budget: int | None = None
    rate_per_minute: int | None = None
    networks: tuple[str, ...] = ()
    label: str = ""


class ListedKey(msgspec.Struct, frozen=True, kw_only=True):
    """A key as people see it in a list."""

    key: VirtualKey
    state: str
    """``live``, ``expired`` or ``revoked``."""
    requests: int = 0
    """Requests it has made so far, give or take what other processes have not written down yet."""
    used_ms: int | None = None


class KeyRing:
    """The administration of virtual keys. Blocking calls: from an event loop, use a thread."""

    def __init__(
        self, database: Database, writer: Writer, ring_secret: bytes, now_ms: Callable[[], int], gate: Gate
    ) -> None:
        """``gate`` holds back agents' keys that restore categories until a second person has confirmed them."""
        self._gate = gate
        self._database = database
        self._writer = writer
        self._secret = ring_secret
        self._now_ms = now_ms

    def issue(self, order: KeyOrder, *, by: str = "") -> tuple[str, VirtualKey]:
        """A new key and its secret, which is shown this once.

        Args:
            order: whose it is and what it may do.
            by: the principal who issues it, for the event.

        Raises:
            UsageError: a limit or lifetime that cannot be.
            LimitExceeded: there are ``keys_max`` keys.
            LedgerUnavailable: it could not be written down; the key does not exist.
            SecondPersonNeeded: an agent would see values by it, so it was proposed; whoever confirms is shown its
                secret.
        """
        made = self._new(order)

        def job(hot: Hot, tail: Tail) -> Change | tuple[str, VirtualKey]:
            if _widens(order):
                held = self._gate.held(hot, tail, "key", order, _words(order), by=by, now=self._now_ms())
                if held is not None:
                    return held
            self._put(hot, tail, made[1], by)
            return made

        return settle(self._writer.run(job))

    def apply(self, hot: Hot, tail: Tail, body: bytes, by: str) -> str:
        """Make a key two people were for, and give its secret (:data:`seawall.store.changes.Apply`)."""
        secret, key = self._new(msgspec.json.decode(body, type=KeyOrder))
        self._put(hot, tail, key, by)
        return secret

    def _put(self, hot: Hot, tail: Tail, key: VirtualKey, by: str) -> None:
        count = hot.row("SELECT count(*) FROM keys")
        if count is not None and count[0] >= limits.keys_max:
            raise LimitExceeded("There are too many keys", advice="Delete old ones: seawall keys revoke ID.")
        _insert(hot, key)
        tail.append(hot, [record(self._event(EventKind.KEYS_KEY_ISSUED, key, by))])

    def issue_for_page(self, order: KeyOrder, *, live_max: int) -> tuple[str, VirtualKey]:
        """A short-lived key for one of our own pages, named by the order's label.

        The principal's oldest live keys of this label are revoked beyond ``live_max``, and rows of those that ended
        are removed, so that opening a page again and again fills nothing; the ledger keeps what happened to each.

        Raises:
            As :meth:`issue`.
        """
        if order.categories:
            raise UsageError("A page's key is for every kind of data, as policy says")
        secret, key = self._new(order)

        def job(hot: Hot, tail: Tail) -> None:
            mine = read_keys(hot, "WHERE principal = ? AND label = ?", (str(order.principal), order.label))
            now, live = self._now_ms(), []
            for old, _version in mine:
                if old.live(now):
                    live.append(old)
                else:
                    hot.execute("DELETE FROM key_spent WHERE key = ?", (old.id,))
                    hot.execute("DELETE FROM keys WHERE id = ?", (old.id,))
            events = [self._event(EventKind.KEYS_KEY_ISSUED, key, str(order.principal))]
            for old in sorted(live, key=lambda one: (-one.created_ms, one.id))[live_max - 1 :]:
                hot.execute(
                    "UPDATE keys SET revoked_ms = ?, version = ? WHERE id = ?", (now, next_version(hot), old.id)
                )
                events.append(self._event(EventKind.KEYS_KEY_REVOKED, old, str(order.principal)))
            count = hot.row("SELECT count(*) FROM keys")
            if count is not None and count[0] >= limits.keys_max:
                raise LimitExceeded("There are too many keys", advice="Delete old ones: seawall keys revoke ID.")
            _insert(hot, key)
            tail.append(hot, [record(event) for event in events])

        self._writer.run(job)
        return secret, key

    def rotate(
        self, key_id: str, *, by: str = "", overlap_ms: int = rotation_overlap_minutes * 60_000
    ) -> tuple[str, VirtualKey]:
        """A new key with the same rights; the old one works for ``overlap_ms`` more, so nobody is cut off.

        The new key lives as long as the old one was issued for, and its budget is what the old one had left.

        Raises:
            NotFound: no live key has this id.
            UsageError: the overlap is negative or the budget is used up.
        """
        if overlap_ms < 0:
            raise UsageError("The overlap of a rotation cannot be negative")

        def job(hot: Hot, tail: Tail) -> tuple[str, VirtualKey]:
            now = self._now_ms()
            old = _read(hot, key_id)
            if old is None or not old.live(now):
                raise NotFound(f"No live key has the id {key_id[:40]}", advice="See `seawall keys list`.")
            secret, key = self._new(_order_again(hot, old), replaces=old.id)
            _insert(hot, key)
            end = min(old.expires_ms, now + overlap_ms)
            hot.execute("UPDATE keys SET expires_ms = ?, version = ? WHERE id = ?", (end, next_version(hot), old.id))
            detail = {"replaces": old.id, "old_key_ends": str(end)}
            tail.append(hot, [record(self._event(EventKind.KEYS_KEY_ROTATED, key, by, detail))])
            return secret, key

        return self._writer.run(job)

    def revoke(self, key_id: str, *, by: str = "") -> None:
        """End a key now. In force in every process within a second. Revoking twice is no error.

        Raises:
            NotFound: no key has this id.
        """

        def job(hot: Hot, tail: Tail) -> None:
            key = _read(hot, key_id)
            if key is None:
                raise NotFound(f"No key has the id {key_id[:40]}", advice="See `seawall keys list`.")
            if key.revoked_ms is not None:
                return
            hot.execute(
                "UPDATE keys SET revoked_ms = ?, version = ? WHERE id = ?", (self._now_ms(), next_version(hot), key.id)
            )
            tail.append(hot, [record(self._event(EventKind.KEYS_KEY_REVOKED, key, by))])

        self._writer.run(job)

    def list(self, *, everything: bool = False) -> list[ListedKey]:
        """Keys, newest first; live ones only unless ``everything``."""
        now = self._now_ms()
        hot = self._database.hot()
        try:
            spent = {row[0]: row[1:] for row in hot.rows("SELECT key, requests, used_ms FROM key_spent")}
            keys = read_keys(hot, "")
        finally:
            hot.close()
        listed = []
        for key, _version in sorted(keys, key=lambda pair: (-pair[0].created_ms, pair[0].id)):
            state = "live" if key.live(now) else "revoked" if key.revoked_ms is not None else "expired"
            if everything or state == "live":
                requests, used = spent.get(key.id, (0, None))
                listed.append(ListedKey(key=key, state=state, requests=requests, used_ms=used or None))
        return listed

    def _new(self, order: KeyOrder, replaces: str | None = None) -> tuple[str, VirtualKey]:
        lifetime = order.lifetime_ms
        if lifetime is None:
            agent = order.principal.kind is PrincipalKind.AGENT
            lifetime = limits.agent_key_lifetime_seconds * 1_000 if agent else person_key_days * day_ms
        _check(order, lifetime)
        public = base64.b32encode(secrets.token_bytes(8)).decode().lower()[:12]
        secret = secrets.token_urlsafe(32).replace("_", "-")  # so that a double click selects the whole key
        now = self._now_ms()
        key = VirtualKey(
            id=public,
            principal=order.principal,
            digest=digest(self._secret, public, secret),
            created_ms=now,
            expires_ms=now + lifetime,
            tools=frozenset(order.tools),
            models=frozenset(order.models),
            categories=frozenset(order.categories),
            budget=order.budget,
            rate_per_minute=order.rate_per_minute,
            networks=order.networks,
            replaces=replaces,
            label=order.label,
        )
        return f"{PREFIX}{public}_{secret}", key

    def _event(self, kind: EventKind, key: VirtualKey, by: str, detail: dict[str, str] | None = None) -> Event:
        now = self._now_ms()
        told = {"for": str(key.principal), "expires": str(key.expires_ms)} | (detail or {})
        return Event(id=ulid(now), time=now, kind=kind, principal=by, key=key.id, detail=told)


def _widens(order: KeyOrder) -> bool:
    """Whether it opens more than a plain key: an agent's shows it values. Anybody else's is narrowed by categories."""
    return bool(order.categories) and order.principal.kind is PrincipalKind.AGENT


def _words(order: KeyOrder) -> str:
    return f"A key for {order.principal} is for {', '.join(order.categories)}, and shows it these in answers"


def _check(order: KeyOrder, lifetime_ms: int) -> None:
    import ipaddress

    if not 0 < lifetime_ms <= limits.key_lifetime_days_max * day_ms:
        raise UsageError(
            "A key lives for more than nothing and at most 365 days", advice="Write the lifetime like 15m, 1h or 30d."
        )
    for name, value in (("budget", order.budget), ("rate", order.rate_per_minute)):
        if value is not None and not 0 < value < 2**53:
            raise UsageError(f"The {name} of a key is a positive number")
    if len(order.label) > label_chars_max or not order.label.isprintable():
        raise UsageError(f"A label has at most {label_chars_max} printable characters")
    for network in order.networks:
        try:
            ipaddress.ip_network(network)
        except ValueError as error:
            raise UsageError(
                f"{network[:60]!r} is not a network", advice="Write it like 10.0.0.0/8 or 2001:db8::/32."
            ) from error


def _order_again(hot: Hot, old: VirtualKey) -> KeyOrder:
    """The order a key was issued for, with what is left of its budget."""
    budget = old.budget
    if budget is not None:
        row = hot.row("SELECT requests FROM key_spent WHERE key = ?", (old.id,))
        budget -= row[0] if row else 0
        if budget <= 0:
            raise UsageError("The key's budget is used up", advice="Issue a new key instead.")
    return KeyOrder(
        principal=old.principal,
        lifetime_ms=old.expires_ms - old.created_ms,
        tools=tuple(sorted(old.tools)),
        models=tuple(sorted(old.models)),
        categories=tuple(sorted(old.categories)),
        budget=budget,
        rate_per_minute=old.rate_per_minute,
        networks=old.networks,
        label=old.label,
    )


def next_version(hot: Hot, counter: str = "keys") -> int:
    """Move a counter on, inside the caller's transaction; returns its new value."""
    hot.execute(
        "INSERT INTO counters(name,value) VALUES (?,1) ON CONFLICT (name) DO UPDATE SET value = counters.value + 1",
        (counter,),
    )
    row = hot.row("SELECT value FROM counters WHERE name = ?", (counter,))
    assert row is not None
    return int(row[0])


def _insert(hot: Hot, key: VirtualKey) -> None:
    scope = Scope(
        teams=key.principal.teams,
        tools=tuple(sorted(key.tools)),
        models=tuple(sorted(key.models)),
        categories=tuple(sorted(key.categories)),
        budget=key.budget,
        rate_per_minute=key.rate_per_minute,
        networks=key.networks,
    )
    row: Sequence[object] = (
        key.id,
        str(key.principal),
        key.principal.acting_for,
        key.digest,
        key.created_ms,
        key.expires_ms,
        key.revoked_ms,
        msgspec.json.encode(scope).decode(),
        key.replaces,
        key.label,
        next_version(hot),
    )
    hot.insert(f"keys({_COLUMNS})", [row])


def _read(hot: Hot, key_id: str) -> VirtualKey | None:
    found = read_keys(hot, "WHERE id = ?", (key_id,))
    return found[0][0] if found else None


def read_keys(hot: Hot, where: str, parameters: Sequence[object] = ()) -> list[tuple[VirtualKey, int]]:
    """Keys with their versions. ``where`` is SQL of ours."""
    return [_key(row) for row in hot.rows(f"SELECT {_COLUMNS} FROM keys {where}", parameters)]  # noqa: S608  # ours


def _key(row: tuple[Any, ...]) -> tuple[VirtualKey, int]:
    identifier, principal, acting_for, stored, created, expires, revoked, scope_text, replaces, label, version = row
    scope = msgspec.json.decode(scope_text, type=Scope)
    key = VirtualKey(
        id=identifier,
        principal=Principal.parse(principal, teams=scope.teams, acting_for=acting_for),
        digest=bytes(stored),
        created_ms=created,
        expires_ms=expires,
        revoked_ms=revoked,
        tools=frozenset(scope.tools),
        models=frozenset(scope.models),
        categories=frozenset(scope.categories),
        budget=scope.budget,
        rate_per_minute=scope.rate_per_minute,
        networks=scope.networks,
        replaces=replaces,
        label=label,
    )
    return key, version
