"""API tokens: ``swt_<public id>_<secret>``, with a role and an end. Kept like virtual keys: an HMAC, never the secret.

Looking one up reads the database each time: API calls are few beside gateway calls, and a revoked token is refused at
once everywhere.
"""

from __future__ import annotations

import base64
import hmac
import secrets
from collections.abc import Callable

import msgspec

from seawall.model import limits
from seawall.model.errors import NotFound, UsageError
from seawall.model.event import Event, EventKind
from seawall.model.ids import ulid
from seawall.model.keys import digest
from seawall.store.database import Database, Hot
from seawall.store.keyring import day_ms, label_chars_max, next_version
from seawall.store.records import record
from seawall.store.tail import Tail
from seawall.store.writer import Writer

PREFIX = "swt_"
default_ttl_ms = 3_600_000
role_chars_max = 20
_SELECT = "SELECT id,role,label,created_ms,expires_ms,revoked_ms,digest FROM tokens"


class ApiToken(msgspec.Struct, frozen=True, kw_only=True):
    """A token as it is listed and as it is found; without its secret."""

    id: str
    role: str
    """One of access/roles.py, as text: this room does not decide what it means."""
    label: str
    created_ms: int
    expires_ms: int
    revoked_ms: int | None = None

    def live(self, now_ms: int) -> bool:
        """Neither expired nor revoked."""
        return now_ms < self.expires_ms and (self.revoked_ms is None or now_ms < self.revoked_ms)


class ApiTokens:
    """Issues, finds, lists and revokes API tokens. Blocking; from an event loop, use a thread."""

    def __init__(self, database: Database, writer: Writer, secret: bytes, now_ms: Callable[[], int]) -> None:
        self._database = database
        self._writer = writer
        self._secret = secret
        self._now_ms = now_ms

    def issue(self, role: str, *, ttl_ms: int = default_ttl_ms, label: str = "", by: str = "") -> tuple[str, ApiToken]:
        """A new token and its secret, which is shown this once.

        Raises:
            UsageError: a lifetime over 365 days or not positive, a role or label that cannot be.
            LedgerUnavailable: it could not be written down; the token does not exist.
        """
        if not 0 < ttl_ms <= limits.key_lifetime_days_max * day_ms:
            raise UsageError(
                "A token lives for more than nothing and at most 365 days", advice="Write --ttl 1h or 30d."
            )
        if not role.isidentifier() or len(role) > role_chars_max:
            raise UsageError("That is not a role")
        if len(label) > label_chars_max or not label.isprintable():
            raise UsageError(f"A label has at most {label_chars_max} printable characters")
        public = base64.b32encode(secrets.token_bytes(8)).decode().lower()[:12]
        secret = secrets.token_urlsafe(32).replace("_", "-")
        now = self._now_ms()
        token = ApiToken(id=public, role=role, label=label, created_ms=now, expires_ms=now + ttl_ms)
        stored = digest(self._secret, public, secret)

        def job(hot: Hot, tail: Tail) -> None:
            row = (public, role, label, stored, now, token.expires_ms, None, next_version(hot, "tokens"))
            hot.insert("tokens(id,role,label,digest,created_ms,expires_ms,revoked_ms,version)", [row])
            tail.append(hot, [record(self._event(EventKind.TOKENS_TOKEN_ISSUED, token, by))])

        self._writer.run(job)
        return f"{PREFIX}{public}_{secret}", token

    def find(self, presented: str) -> ApiToken | None:
        """The live token with this secret, compared in constant time.

        Raises:
            Unavailable: the database did not answer.
        """
        if not presented.startswith(PREFIX) or len(presented) > 128 or not presented.isascii():
            return None
        public, underscore, secret = presented[len(PREFIX) :].partition("_")
        if not underscore or not public or not secret:
            return None
        with self._database.view(unchanging=False) as hot:
            row = hot.row(f"{_SELECT} WHERE id = ?", (public,))
        expected = bytes(row[6]) if row else bytes(32)
        same = hmac.compare_digest(expected, digest(self._secret, public, secret))
        if not same or row is None:
            return None
        token = _token(row)
        return token if token.live(self._now_ms()) else None

    def list(self, *, everything: bool = False) -> list[ApiToken]:
        """Tokens, newest first; live ones only unless ``everything``."""
        with self._database.view(unchanging=False) as hot:
            rows = hot.rows(f"{_SELECT} ORDER BY created_ms DESC")
        tokens = [_token(row) for row in rows]
        return [token for token in tokens if everything or token.live(self._now_ms())]

    def revoke(self, token_id: str, *, by: str = "") -> None:
        """End a token now. Revoking twice is no error.

        Raises:
            NotFound: no token has this id.
        """

        def job(hot: Hot, tail: Tail) -> None:
            row = hot.row(f"{_SELECT} WHERE id = ?", (token_id,))
            if row is None:
                raise NotFound(f"No token has the id {token_id[:40]}", advice="See `seawall token list`.")
            token = _token(row)
            if token.revoked_ms is None:
                hot.execute(
                    "UPDATE tokens SET revoked_ms = ?, version = ? WHERE id = ?",
                    (self._now_ms(), next_version(hot, "tokens"), token.id),
                )
                tail.append(hot, [record(self._event(EventKind.TOKENS_TOKEN_REVOKED, token, by))])

        self._writer.run(job)

    def _event(self, kind: EventKind, token: ApiToken, by: str) -> Event:
        now = self._now_ms()
        detail = {"token": token.id, "role": token.role, "expires": str(token.expires_ms)}
        return Event(id=ulid(now), time=now, kind=kind, principal=by, detail=detail)


def _token(row: tuple[object, ...]) -> ApiToken:
    names = ("id", "role", "label", "created_ms", "expires_ms", "revoked_ms")
    return msgspec.convert(dict(zip(names, row, strict=False)), ApiToken)
