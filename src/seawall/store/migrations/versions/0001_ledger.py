"""The ledger, its roll-ups and search, virtual keys, API tokens, sealed secrets and pseudonym maps."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001_ledger"
down_revision = None

BIG = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def _column(name: str, kind: Any, *, null: bool = False, key: bool = False) -> sa.Column[Any]:
    if key:
        return sa.Column(name, kind, primary_key=True, autoincrement=False)
    return sa.Column(name, kind, nullable=null)


def _ledger() -> None:
    op.create_table(
        "names",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("text", sa.String(400), nullable=False, unique=True),
    )
    op.create_table(
        "events",
        _column("seq", BIG, key=True),
        _column("id", sa.String(64)),
        _column("time", sa.BigInteger),
        *(_column(name, sa.Integer) for name in ("kind", "action", "channel", "principal", "tool", "key")),
        _column("facets", sa.Text),
        _column("commitments", sa.LargeBinary),
    )
    op.create_table(
        "bodies",
        _column("seq", BIG, key=True),
        *(_column(name, sa.LargeBinary, null=True) for name in ("envelope", "envelope_salt", "detail", "detail_salt")),
        _column("sealed_for", sa.Text, null=True),
    )
    op.create_table(
        "subject_keys",
        _column("subject", sa.String(64), key=True),
        _column("sealed", sa.LargeBinary),
        _column("created_ms", sa.BigInteger),
    )
    op.create_table(
        "subject_events",
        _column("subject", sa.String(64), key=True),
        _column("seq", sa.BigInteger, key=True),
        sqlite_with_rowid=False,
    )


def _tree() -> None:
    op.create_table(
        "tree",
        sa.Column("id", sa.Integer, primary_key=True),
        _column("size", sa.BigInteger),
        _column("peaks", sa.LargeBinary),
        _column("seal", sa.LargeBinary),
        _column("epoch", sa.String(32)),
        _column("origin", sa.String(200)),
        _column("rolled", sa.BigInteger),
        _column("checkpoint_size", sa.BigInteger),
        _column("checkpoint_ms", sa.BigInteger),
    )
    op.create_table(
        "nodes",
        _column("height", sa.Integer, key=True),
        _column("position", sa.BigInteger, key=True),
        _column("hash", sa.LargeBinary),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "checkpoints",
        _column("size", BIG, key=True),
        _column("time", sa.BigInteger),
        _column("note", sa.Text),
    )
    op.create_table(
        "segments",
        _column("segment", BIG, key=True),
        _column("time_min", sa.BigInteger),
        _column("time_max", sa.BigInteger),
    )
    op.create_table(
        "segment_names",
        _column("name", sa.Integer, key=True),
        _column("segment", sa.BigInteger, key=True),
        sqlite_with_rowid=False,
    )


def _hourly(name: str, keys: tuple[str, ...], counts: tuple[str, ...]) -> None:
    op.create_table(
        name,
        *(_column(key, sa.Integer, key=True) for key in ("hour", *keys)),
        *(_column(count, sa.BigInteger) for count in counts),
        sqlite_with_rowid=False,
    )


def _keys() -> None:
    op.create_table(
        "keys",
        _column("id", sa.String(32), key=True),
        _column("principal", sa.String(300)),
        _column("acting_for", sa.String(300), null=True),
        _column("digest", sa.LargeBinary),
        _column("created_ms", sa.BigInteger),
        _column("expires_ms", sa.BigInteger),
        _column("revoked_ms", sa.BigInteger, null=True),
        _column("scope", sa.Text),
        _column("replaces", sa.String(32), null=True),
        _column("label", sa.String(200)),
        _column("version", sa.BigInteger),
    )
    op.create_index("ix_keys_version", "keys", ["version"])
    op.create_table(
        "key_spent",
        _column("key", sa.String(32), key=True),
        *(_column(name, sa.BigInteger) for name in ("requests", "tokens", "used_ms")),
    )
    op.create_table(
        "key_minutes",
        _column("minute", sa.Integer, key=True),
        _column("key", sa.String(32), key=True),
        _column("requests", sa.BigInteger),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "tokens",
        _column("id", sa.String(32), key=True),
        _column("role", sa.String(20)),
        _column("label", sa.String(200)),
        _column("digest", sa.LargeBinary),
        _column("created_ms", sa.BigInteger),
        _column("expires_ms", sa.BigInteger),
        _column("revoked_ms", sa.BigInteger, null=True),
        _column("version", sa.BigInteger),
    )
    op.create_index("ix_tokens_version", "tokens", ["version"])


def _sealed() -> None:
    op.create_table("counters", _column("name", sa.String(40), key=True), _column("value", sa.BigInteger))
    op.create_table("secrets", _column("name", sa.String(40), key=True), _column("sealed", sa.LargeBinary))
    op.create_table(
        "conversations",
        _column("id", sa.String(64), key=True),
        _column("expires_ms", sa.BigInteger),
        _column("entries", sa.Integer),
        _column("last_part", sa.BigInteger),
    )
    op.create_index("ix_conversations_expires_ms", "conversations", ["expires_ms"])
    op.create_table(
        "pseudonyms",
        _column("conversation", sa.String(64), key=True),
        _column("part", sa.BigInteger, key=True),
        _column("sealed", sa.LargeBinary),
        sqlite_with_rowid=False,
    )


def upgrade() -> None:
    """Make the first tables."""
    _ledger()
    _tree()
    _hourly(
        "hourly_traffic",
        ("kind", "channel", "tool", "action", "risk_path"),
        ("events", "findings", "bytes_out", "bytes_in"),
    )
    _hourly("hourly_people", ("principal", "tool", "action"), ("events", "findings", "bytes_out"))
    _hourly("hourly_exposure", ("tool", "category", "detector", "action"), ("findings", "records", "chars"))
    _keys()
    _sealed()
