"""People who sign in to the console: who they are, their second factors, and the one-time code of the first owner.

What is kept of a secret: Argon2id of a password (made in console/passwords.py), a sealed TOTP seed, the public key of
a passkey, a SHA-256 of each recovery code and of the set-up code (both are random with 60 bits or more, so a slow hash
adds nothing). Sessions live beside, in store/sessions.py. Everything here is one short transaction; callers on an
event loop run it in a thread.
"""

from __future__ import annotations

import hashlib
import secrets

import msgspec
import sqlalchemy as sa

from seawall.model.errors import UsageError
from seawall.model.ids import ulid
from seawall.store.database import Database
from seawall.store.sealing import Box

setup_code_hours = 24
recovery_codes_count = 10
factors_per_user_max = 20
email_chars_max = 254
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

METADATA = sa.MetaData()
USERS = sa.Table(
    "users",
    METADATA,
    sa.Column("id", sa.String(32), primary_key=True),
    sa.Column("email", sa.String(email_chars_max), nullable=False, unique=True),
    sa.Column("role", sa.String(20), nullable=False),
    sa.Column("password_hash", sa.String(256), nullable=False),
    sa.Column("created_ms", sa.BigInteger, nullable=False),
    sa.Column("disabled_ms", sa.BigInteger),
)
FACTORS = sa.Table(
    "second_factors",
    METADATA,
    sa.Column("id", sa.String(32), primary_key=True),
    sa.Column("user_id", sa.String(32), nullable=False, index=True),
    sa.Column("kind", sa.String(10), nullable=False),
    sa.Column("label", sa.String(80), nullable=False),
    sa.Column("secret", sa.LargeBinary, nullable=False),
    sa.Column("credential", sa.LargeBinary, unique=True),
    sa.Column("counter", sa.BigInteger, nullable=False),
    sa.Column("created_ms", sa.BigInteger, nullable=False),
    sa.Column("used_ms", sa.BigInteger),
)
RECOVERY = sa.Table(
    "recovery_codes",
    METADATA,
    sa.Column("digest", sa.LargeBinary, primary_key=True),
    sa.Column("user_id", sa.String(32), nullable=False, index=True),
)
SETUP = sa.Table(
    "setup_code",
    METADATA,
    sa.Column("digest", sa.LargeBinary, primary_key=True),
    sa.Column("expires_ms", sa.BigInteger, nullable=False),
)


class User(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who may sign in."""

    id: str
    email: str
    role: str
    """One of access/roles.py, as text: this room does not decide what it means."""
    created_ms: int
    disabled_ms: int | None = None


class Factor(msgspec.Struct, frozen=True, kw_only=True):
    """One second factor, without its secret."""

    id: str
    kind: str
    """``totp`` or ``passkey``."""
    label: str
    created_ms: int
    used_ms: int | None = None


class Passkey(msgspec.Struct, frozen=True, kw_only=True):
    """What is needed to check a passkey's signature. The key is public."""

    id: str
    user_id: str
    credential: bytes
    public_key: bytes
    counter: int


def normal_email(text: str) -> str:
    """The address as it is kept: trimmed, lower case.

    Raises:
        UsageError: it cannot be an address.
    """
    email = text.strip().lower()
    name, _, domain = email.rpartition("@")
    if not name or not domain or len(email) > email_chars_max or not email.isprintable() or " " in email:
        raise UsageError("That is not an e-mail address", advice="Write it as ana@shop.example.")
    return email


def random_code(groups: int) -> str:
    """A code people can type: groups of four characters of Crockford base32, 20 bits each."""
    return "-".join("".join(secrets.choice(_ALPHABET) for _ in range(4)) for _ in range(groups))


def code_digest(code: str) -> bytes:
    """What is kept of a typed code. Case, dashes, spaces and the look-alikes I, L and O do not matter."""
    plain = "".join(code.upper().split()).replace("-", "").translate(str.maketrans("ILO", "110"))
    return hashlib.sha256(b"seawall code\0" + plain.encode()).digest()


class Accounts:
    """Users, second factors, recovery codes and the set-up code in one database."""

    def __init__(self, database: Database, box: Box) -> None:
        """``box`` keeps TOTP seeds from a reader of the database."""
        self._reader = database.reader
        self._writer = database.engine
        self._box = box

    # -- users

    def has_owner(self) -> bool:
        """Whether anyone has claimed this installation."""
        with self._reader.connect() as connection:
            return connection.execute(sa.select(USERS.c.id).where(USERS.c.role == "owner").limit(1)).first() is not None

    def create_user(self, email: str, role: str, password_hash: str, now_ms: int) -> User:
        """Add somebody.

        Raises:
            UsageError: the address is taken or is none.
        """
        with self._writer.begin() as connection:
            return self._insert_user(connection, email, role, password_hash, now_ms)

    def _insert_user(self, connection: sa.Connection, email: str, role: str, password_hash: str, now_ms: int) -> User:
        user = User(id=ulid(now_ms, "usr_"), email=normal_email(email), role=role, created_ms=now_ms)
        try:
            connection.execute(sa.insert(USERS).values(**msgspec.structs.asdict(user), password_hash=password_hash))
        except sa.exc.IntegrityError:
            raise UsageError("There is already an account with this address") from None
        return user

    def user(self, user_id: str) -> User | None:
        """Somebody by id, disabled or not."""
        with self._reader.connect() as connection:
            row = connection.execute(sa.select(USERS).where(USERS.c.id == user_id)).first()
        return None if row is None else _user(row)

    def users(self) -> tuple[User, ...]:
        """Everybody who may sign in, in the order they came."""
        with self._reader.connect() as connection:
            rows = connection.execute(sa.select(USERS).where(USERS.c.disabled_ms.is_(None)).order_by(USERS.c.id)).all()
        return tuple(_user(row) for row in rows)

    def for_sign_in(self, email: str) -> tuple[User, str] | None:
        """The enabled account of an address with its password's hash; None when there is none."""
        with self._reader.connect() as connection:
            row = connection.execute(
                sa.select(USERS).where(USERS.c.email == email.strip().lower(), USERS.c.disabled_ms.is_(None))
            ).first()
        return None if row is None else (_user(row), row.password_hash)

    def set_password_hash(self, user_id: str, password_hash: str) -> None:
        """Replace the password's hash (a new password, or the same one with today's parameters)."""
        with self._writer.begin() as connection:
            connection.execute(sa.update(USERS).where(USERS.c.id == user_id).values(password_hash=password_hash))

    def disable(self, user_id: str, now_ms: int) -> None:
        """Let somebody sign in no more. Their sessions are refused from the next request on."""
        with self._writer.begin() as connection:
            connection.execute(sa.update(USERS).where(USERS.c.id == user_id).values(disabled_ms=now_ms))

    # -- the first owner

    def issue_setup_code(self, now_ms: int) -> str | None:
        """A new one-time code for making the owner (older ones end), or None when there is an owner."""
        if self.has_owner():
            return None
        code = random_code(4)
        with self._writer.begin() as connection:
            connection.execute(sa.delete(SETUP))
            connection.execute(
                sa.insert(SETUP).values(digest=code_digest(code), expires_ms=now_ms + setup_code_hours * 3_600_000)
            )
        return code

    def setup_code_fits(self, code: str, now_ms: int) -> bool:
        """Whether this code would make an owner now. It is not used up by asking."""
        with self._reader.connect() as connection:
            row = connection.execute(
                sa.select(SETUP.c.digest).where(SETUP.c.digest == code_digest(code), SETUP.c.expires_ms > now_ms)
            ).first()
        return row is not None and not self.has_owner()

    def claim_owner(self, code: str, email: str, password_hash: str, now_ms: int) -> User | None:
        """Use the code up and make the owner, in one transaction; None when the code does not fit (any more)."""
        with self._writer.begin() as connection:
            used = connection.execute(
                sa.delete(SETUP).where(SETUP.c.digest == code_digest(code), SETUP.c.expires_ms > now_ms)
            )
            if used.rowcount != 1:
                return None
            taken = connection.execute(sa.select(USERS.c.id).where(USERS.c.role == "owner").limit(1)).first()
            return None if taken else self._insert_user(connection, email, "owner", password_hash, now_ms)

    def create_owner(self, email: str, password_hash: str, now_ms: int) -> User:
        """Make the first owner without a code, for whoever has a shell on the machine.

        Raises:
            UsageError: there is an owner already.
        """
        with self._writer.begin() as connection:
            if connection.execute(sa.select(USERS.c.id).where(USERS.c.role == "owner").limit(1)).first():
                raise UsageError("This installation already has an owner", advice="Sign in as the owner instead.")
            connection.execute(sa.delete(SETUP))
            return self._insert_user(connection, email, "owner", password_hash, now_ms)

    # -- second factors

    def factors(self, user_id: str) -> tuple[Factor, ...]:
        """Somebody's second factors, oldest first."""
        with self._reader.connect() as connection:
            rows = connection.execute(
                sa.select(FACTORS).where(FACTORS.c.user_id == user_id).order_by(FACTORS.c.created_ms, FACTORS.c.id)
            ).all()
        return tuple(
            Factor(id=r.id, kind=r.kind, label=r.label, created_ms=r.created_ms, used_ms=r.used_ms) for r in rows
        )

    def add_totp(self, user_id: str, seed: str, step: int, label: str, now_ms: int) -> Factor:
        """Keep an authenticator app's seed, sealed; ``step`` is the time step of the code that proved it."""
        return self._add_factor(user_id, "totp", label, seed.encode(), None, step, now_ms)

    def add_passkey(
        self, user_id: str, credential: bytes, public_key: bytes, counter: int, label: str, now_ms: int
    ) -> Factor:
        """Keep a passkey's public key."""
        return self._add_factor(user_id, "passkey", label, public_key, credential, counter, now_ms)

    def _add_factor(
        self, user_id: str, kind: str, label: str, secret: bytes, credential: bytes | None, counter: int, now_ms: int
    ) -> Factor:
        if len(self.factors(user_id)) >= factors_per_user_max:
            raise UsageError(f"No more than {factors_per_user_max} second factors", advice="Remove one first.")
        factor = Factor(id=ulid(now_ms, "fac_"), kind=kind, label=label[:80], created_ms=now_ms, used_ms=now_ms)
        row = {
            **msgspec.structs.asdict(factor),
            "user_id": user_id,
            "secret": self._box.seal(secret, factor.id.encode()),
            "credential": credential,
            "counter": counter,
        }
        try:
            with self._writer.begin() as connection:
                connection.execute(sa.insert(FACTORS).values(**row))
        except sa.exc.IntegrityError:
            raise UsageError("This passkey is already in use here") from None
        return factor

    def totp_seeds(self, user_id: str) -> tuple[tuple[str, str], ...]:
        """``(factor id, seed)`` of each authenticator app."""
        with self._reader.connect() as connection:
            rows = connection.execute(
                sa.select(FACTORS.c.id, FACTORS.c.secret).where(FACTORS.c.user_id == user_id, FACTORS.c.kind == "totp")
            ).all()
        return tuple((r.id, self._box.unseal(r.secret, r.id.encode()).decode()) for r in rows)

    def accept_step(self, factor_id: str, step: int, now_ms: int) -> bool:
        """Use up one TOTP time step: True once, False for that step or an older one (a replayed code)."""
        with self._writer.begin() as connection:
            done = connection.execute(
                sa.update(FACTORS)
                .where(FACTORS.c.id == factor_id, FACTORS.c.kind == "totp", FACTORS.c.counter < step)
                .values(counter=step, used_ms=now_ms)
            )
        return done.rowcount == 1

    def passkeys(self, user_id: str) -> tuple[Passkey, ...]:
        """Somebody's passkeys."""
        with self._reader.connect() as connection:
            rows = connection.execute(
                sa.select(FACTORS).where(FACTORS.c.user_id == user_id, FACTORS.c.kind == "passkey")
            ).all()
        return tuple(
            Passkey(
                id=r.id,
                user_id=r.user_id,
                credential=r.credential,
                public_key=self._box.unseal(r.secret, r.id.encode()),
                counter=r.counter,
            )
            for r in rows
        )

    def passkey_used(self, factor_id: str, counter: int, now_ms: int) -> None:
        """Remember a passkey's signature counter and that it was used."""
        with self._writer.begin() as connection:
            connection.execute(
                sa.update(FACTORS).where(FACTORS.c.id == factor_id).values(counter=counter, used_ms=now_ms)
            )

    def remove_factor(self, user_id: str, factor_id: str) -> bool:
        """Take one of somebody's second factors away, but never the last one: then False, as when it is not theirs."""
        with self._writer.begin() as connection:
            mine = FACTORS.c.user_id == user_id
            ids = [r.id for r in connection.execute(sa.select(FACTORS.c.id).where(mine).with_for_update()).all()]
            if factor_id not in ids or len(ids) < 2:
                return False
            connection.execute(sa.delete(FACTORS).where(FACTORS.c.id == factor_id, mine))
            return True

    # -- recovery codes

    def new_recovery_codes(self, user_id: str) -> tuple[str, ...]:
        """Ten new codes, shown once; the older ones end."""
        codes = tuple(random_code(4) for _ in range(recovery_codes_count))
        with self._writer.begin() as connection:
            connection.execute(sa.delete(RECOVERY).where(RECOVERY.c.user_id == user_id))
            connection.execute(sa.insert(RECOVERY), [{"digest": code_digest(c), "user_id": user_id} for c in codes])
        return codes

    def recovery_codes_left(self, user_id: str) -> int:
        """How many of somebody's recovery codes are unused."""
        with self._reader.connect() as connection:
            counted = connection.execute(
                sa.select(sa.func.count()).select_from(RECOVERY).where(RECOVERY.c.user_id == user_id)
            )
            return int(counted.scalar_one())

    def use_recovery_code(self, user_id: str, code: str) -> bool:
        """Use a code up: True once."""
        with self._writer.begin() as connection:
            gone = connection.execute(
                sa.delete(RECOVERY).where(RECOVERY.c.digest == code_digest(code), RECOVERY.c.user_id == user_id)
            )
        return gone.rowcount == 1


def _user(row: sa.Row[tuple[object, ...]]) -> User:
    return User(id=row.id, email=row.email, role=row.role, created_ms=row.created_ms, disabled_ms=row.disabled_ms)
