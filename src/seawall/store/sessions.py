"""Sessions of the console, and how long a stranger has to wait after wrong guesses.

A session's token is 256 random bits that only the browser has; its SHA-256 is the row's key. A session has a stage:
``password`` (the password was right, a second factor is still to come), ``enrol`` (right, but there is no second
factor yet) and ``open``. Moving to the next stage gives a new token (no fixation). It ends when unused for
``idle_minutes``, after ``lifetime_hours`` whatever happens, or when somebody closes it.

Wrong guesses are counted per account and per address under keyed names, so that the table lists neither.
"""

from __future__ import annotations

import hashlib
import secrets

import msgspec
import sqlalchemy as sa

from seawall.model.ids import ulid
from seawall.store.accounts import METADATA, USERS, User
from seawall.store.database import Database
from seawall.store.sealing import Box

idle_minutes = 30
lifetime_hours = 12
unfinished_minutes = 15
"""How long a session may stay before its second factor."""
touch_seconds = 30
"""A session's last use is written at most this often."""
sessions_per_user_max = 50
free_guesses = 5
"""Wrong guesses before the first wait; each one after doubles it."""
free_guesses_per_address = 30
"""An office shares one address."""
wait_seconds_max = 900
forget_hours = 24
agent_chars_max = 200

SESSIONS = sa.Table(
    "sessions",
    METADATA,
    sa.Column("digest", sa.LargeBinary, primary_key=True),
    sa.Column("id", sa.String(32), nullable=False, unique=True),
    sa.Column("user_id", sa.String(32), nullable=False, index=True),
    sa.Column("stage", sa.String(10), nullable=False),
    sa.Column("created_ms", sa.BigInteger, nullable=False),
    sa.Column("seen_ms", sa.BigInteger, nullable=False),
    sa.Column("address", sa.String(64), nullable=False),
    sa.Column("agent", sa.String(agent_chars_max), nullable=False),
    sa.Column("scratch", sa.LargeBinary),
)
REQUESTS_DONE = sa.Table(
    "requests_done",
    METADATA,
    sa.Column("name", sa.LargeBinary, primary_key=True),
    sa.Column("result", sa.String(64), nullable=False),
    sa.Column("created_ms", sa.BigInteger, nullable=False),
)
ATTEMPTS = sa.Table(
    "sign_in_attempts",
    METADATA,
    sa.Column("name", sa.LargeBinary, primary_key=True),
    sa.Column("failures", sa.Integer, nullable=False),
    sa.Column("last_ms", sa.BigInteger, nullable=False),
)


class Session(msgspec.Struct, frozen=True, kw_only=True):
    """One browser's sign-in."""

    id: str
    user: User
    stage: str
    created_ms: int
    seen_ms: int
    address: str
    agent: str


class Sessions:
    """Sessions and sign-in attempts in one database."""

    def __init__(self, database: Database, box: Box) -> None:
        """``box`` seals what :meth:`put` keeps."""
        self._box = box
        self._reader = database.reader
        self._writer = database.engine

    def open(self, user_id: str, stage: str, address: str, agent: str, now_ms: int) -> str:
        """Start a session; its token, to be kept by the browser alone. Ended ones of this person are swept."""
        with self._writer.begin() as connection:
            stale = sa.or_(
                SESSIONS.c.seen_ms <= now_ms - idle_minutes * 60_000,
                SESSIONS.c.created_ms <= now_ms - lifetime_hours * 3_600_000,
            )
            connection.execute(sa.delete(SESSIONS).where(SESSIONS.c.user_id == user_id, stale))
            mine = sa.select(SESSIONS.c.id).where(SESSIONS.c.user_id == user_id).order_by(SESSIONS.c.seen_ms.desc())
            extra = [r.id for r in connection.execute(mine.offset(sessions_per_user_max - 1)).all()]
            connection.execute(sa.delete(SESSIONS).where(SESSIONS.c.id.in_(extra)))
            return _insert(connection, user_id, stage, address, agent, now_ms, now_ms)

    def find(self, token: str, now_ms: int) -> Session | None:
        """The session of a token when it is still good and its person still has an account."""
        with self._reader.connect() as connection:
            row = connection.execute(
                sa.select(SESSIONS, USERS.c.email, USERS.c.role, USERS.c.created_ms.label("joined_ms"))
                .join(USERS, USERS.c.id == SESSIONS.c.user_id)
                .where(SESSIONS.c.digest == _digest(token), USERS.c.disabled_ms.is_(None))
            ).first()
        if row is None or _over(row.stage, row.created_ms, row.seen_ms, now_ms):
            return None
        if now_ms - row.seen_ms >= touch_seconds * 1000:
            with self._writer.begin() as connection:
                connection.execute(sa.update(SESSIONS).where(SESSIONS.c.id == row.id).values(seen_ms=now_ms))
        user = User(id=row.user_id, email=row.email, role=row.role, created_ms=row.joined_ms)
        return Session(
            id=row.id,
            user=user,
            stage=row.stage,
            created_ms=row.created_ms,
            seen_ms=row.seen_ms,
            address=row.address,
            agent=row.agent,
        )

    def advance(self, session: Session, stage: str, now_ms: int) -> str | None:
        """Move to another stage under a new token; the old one ends. None when the session has ended meanwhile."""
        with self._writer.begin() as connection:
            if connection.execute(sa.delete(SESSIONS).where(SESSIONS.c.id == session.id)).rowcount != 1:
                return None
            return _insert(
                connection, session.user.id, stage, session.address, session.agent, session.created_ms, now_ms
            )

    def close(self, user_id: str, session_id: str) -> bool:
        """End one of somebody's sessions."""
        with self._writer.begin() as connection:
            gone = connection.execute(
                sa.delete(SESSIONS).where(SESSIONS.c.id == session_id, SESSIONS.c.user_id == user_id)
            )
        return gone.rowcount == 1

    def close_others(self, user_id: str, keep: str) -> int:
        """End all of somebody's sessions but one; how many ended."""
        with self._writer.begin() as connection:
            gone = connection.execute(sa.delete(SESSIONS).where(SESSIONS.c.user_id == user_id, SESSIONS.c.id != keep))
        return int(gone.rowcount)

    def of(self, user: User, now_ms: int) -> tuple[Session, ...]:
        """Somebody's sessions that are still good, last used first."""
        with self._reader.connect() as connection:
            rows = connection.execute(
                sa.select(SESSIONS).where(SESSIONS.c.user_id == user.id).order_by(SESSIONS.c.seen_ms.desc())
            ).all()
        return tuple(
            Session(
                id=r.id,
                user=user,
                stage=r.stage,
                created_ms=r.created_ms,
                seen_ms=r.seen_ms,
                address=r.address,
                agent=r.agent,
            )
            for r in rows
            if not _over(r.stage, r.created_ms, r.seen_ms, now_ms)
        )

    def put(self, session_id: str, scratch: bytes | None) -> None:
        """Keep a few bytes with a session between two steps: a passkey challenge, a seed not yet proved."""
        sealed = None if scratch is None else self._box.seal(scratch, session_id.encode())
        with self._writer.begin() as connection:
            connection.execute(sa.update(SESSIONS).where(SESSIONS.c.id == session_id).values(scratch=sealed))

    def peek(self, session_id: str) -> bytes | None:
        """The kept bytes, left where they are."""
        with self._reader.connect() as connection:
            row = connection.execute(sa.select(SESSIONS.c.scratch).where(SESSIONS.c.id == session_id)).first()
        return None if row is None or row.scratch is None else self._box.unseal(row.scratch, session_id.encode())

    def take(self, session_id: str) -> bytes | None:
        """The kept bytes, once: of two that take at the same time one gets None."""
        with self._writer.begin() as connection:
            row = connection.execute(sa.select(SESSIONS.c.scratch).where(SESSIONS.c.id == session_id)).first()
            if row is None or row.scratch is None:
                return None
            done = connection.execute(
                sa.update(SESSIONS)
                .where(SESSIONS.c.id == session_id, SESSIONS.c.scratch == row.scratch)
                .values(scratch=None)
            )
        return self._box.unseal(row.scratch, session_id.encode()) if done.rowcount == 1 else None

    # -- requests that must not be done twice

    def was_done(self, name: bytes, now_ms: int) -> str | None:
        """How a request ended that was done within the last day, else None."""
        oldest = now_ms - forget_hours * 3_600_000
        with self._reader.connect() as connection:
            row = connection.execute(
                sa.select(REQUESTS_DONE.c.result).where(
                    REQUESTS_DONE.c.name == name, REQUESTS_DONE.c.created_ms >= oldest
                )
            ).first()
        return None if row is None else str(row.result)

    def done_before(self, name: bytes, result: str, now_ms: int) -> str | None:
        """Remember that a request was done and how it ended, for a day; what was remembered already, else None."""
        with self._writer.begin() as connection:
            connection.execute(
                sa.delete(REQUESTS_DONE).where(REQUESTS_DONE.c.created_ms < now_ms - forget_hours * 3_600_000)
            )
            row = connection.execute(sa.select(REQUESTS_DONE.c.result).where(REQUESTS_DONE.c.name == name)).first()
            if row is not None:
                return str(row.result)
            connection.execute(sa.insert(REQUESTS_DONE).values(name=name, result=result, created_ms=now_ms))
        return None

    # -- wrong guesses

    def wait_ms(self, names: dict[bytes, int], now_ms: int) -> int:
        """How long to wait before the next guess: the longest over these names (each with its free guesses)."""
        with self._reader.connect() as connection:
            rows = connection.execute(sa.select(ATTEMPTS).where(ATTEMPTS.c.name.in_(list(names)))).all()
        return max((_wait_ms(r.failures - names[r.name], r.last_ms, now_ms) for r in rows), default=0)

    def failed(self, names: dict[bytes, int], now_ms: int) -> None:
        """Count a wrong guess against each name. Counts older than a day start again."""
        with self._writer.begin() as connection:
            connection.execute(sa.delete(ATTEMPTS).where(ATTEMPTS.c.last_ms < now_ms - forget_hours * 3_600_000))
            for name in sorted(names):
                more = (
                    sa.update(ATTEMPTS)
                    .where(ATTEMPTS.c.name == name)
                    .values(failures=ATTEMPTS.c.failures + 1, last_ms=now_ms)
                )
                if connection.execute(more).rowcount == 0:
                    try:
                        with connection.begin_nested():
                            connection.execute(sa.insert(ATTEMPTS).values(name=name, failures=1, last_ms=now_ms))
                    except sa.exc.IntegrityError:  # another worker counted its first guess in between
                        connection.execute(more)

    def succeeded(self, name: bytes) -> None:
        """Forget an account's wrong guesses. The address keeps its own: one good account must not buy a thousand."""
        with self._writer.begin() as connection:
            connection.execute(sa.delete(ATTEMPTS).where(ATTEMPTS.c.name == name))


def _digest(token: str) -> bytes:
    return hashlib.sha256(b"seawall session\0" + token.encode()).digest()


def _insert(
    connection: sa.Connection, user_id: str, stage: str, address: str, agent: str, created_ms: int, now_ms: int
) -> str:
    token = secrets.token_urlsafe(32)
    connection.execute(
        sa.insert(SESSIONS).values(
            digest=_digest(token),
            id=ulid(now_ms, "ses_"),
            user_id=user_id,
            stage=stage,
            created_ms=created_ms,
            seen_ms=now_ms,
            address=address[:64],
            agent=agent[:agent_chars_max],
        )
    )
    return token


def _over(stage: str, created_ms: int, seen_ms: int, now_ms: int) -> bool:
    lifetime = lifetime_hours * 3_600_000 if stage == "open" else unfinished_minutes * 60_000
    return now_ms >= created_ms + lifetime or now_ms >= seen_ms + idle_minutes * 60_000


def _wait_ms(over_free: int, last_ms: int, now_ms: int) -> int:
    """No wait for the free guesses, then 1, 2, 4 … seconds after the last one, a quarter of an hour at most."""
    if over_free < 0 or now_ms >= last_ms + forget_hours * 3_600_000:
        return 0
    seconds = min(wait_seconds_max, 1 << min(over_free, 20))
    return max(0, last_ms + seconds * 1000 - now_ms)
