"""The tables, as the newest migration leaves them. A test holds this file and the migrations equal.

Times are Unix milliseconds unless a name says otherwise. ``names`` is a dictionary of the words events are filtered
by, so that the tables that are scanned hold small numbers; 0 stands for "none".
"""

from __future__ import annotations

import sqlalchemy as sa

METADATA = sa.MetaData()
Big = sa.BigInteger().with_variant(sa.Integer, "sqlite")  # SQLite's row id is an INTEGER, of 64 bits all the same

NAMES = sa.Table(
    "names",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("text", sa.String(400), nullable=False, unique=True),
)
EVENTS = sa.Table(
    "events",
    METADATA,
    sa.Column("seq", Big, primary_key=True, autoincrement=False),
    sa.Column("id", sa.String(64), nullable=False),
    sa.Column("time", sa.BigInteger, nullable=False),
    *(
        sa.Column(name, sa.Integer, nullable=False)
        for name in ("kind", "action", "channel", "principal", "tool", "key")
    ),
    sa.Column("facets", sa.Text, nullable=False),
    sa.Column("commitments", sa.LargeBinary, nullable=False),
)
BODIES = sa.Table(
    "bodies",
    METADATA,
    sa.Column("seq", Big, primary_key=True, autoincrement=False),
    sa.Column("envelope", sa.LargeBinary),
    sa.Column("envelope_salt", sa.LargeBinary),
    sa.Column("detail", sa.LargeBinary),
    sa.Column("detail_salt", sa.LargeBinary),
    sa.Column("sealed_for", sa.Text),
)
SUBJECT_KEYS = sa.Table(
    "subject_keys",
    METADATA,
    sa.Column("subject", sa.String(64), primary_key=True),
    sa.Column("sealed", sa.LargeBinary, nullable=False),
    sa.Column("created_ms", sa.BigInteger, nullable=False),
)
SUBJECT_EVENTS = sa.Table(
    "subject_events",
    METADATA,
    sa.Column("subject", sa.String(64), primary_key=True),
    sa.Column("seq", sa.BigInteger, primary_key=True),
    sqlite_with_rowid=False,
)
TREE = sa.Table(
    "tree",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("size", sa.BigInteger, nullable=False),
    sa.Column("peaks", sa.LargeBinary, nullable=False),
    sa.Column("seal", sa.LargeBinary, nullable=False),
    sa.Column("epoch", sa.String(32), nullable=False),
    sa.Column("origin", sa.String(200), nullable=False),
    sa.Column("rolled", sa.BigInteger, nullable=False),
    sa.Column("checkpoint_size", sa.BigInteger, nullable=False),
    sa.Column("checkpoint_ms", sa.BigInteger, nullable=False),
)
NODES = sa.Table(
    "nodes",
    METADATA,
    sa.Column("height", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("position", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("hash", sa.LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)
CHECKPOINTS = sa.Table(
    "checkpoints",
    METADATA,
    sa.Column("size", Big, primary_key=True, autoincrement=False),
    sa.Column("time", sa.BigInteger, nullable=False),
    sa.Column("note", sa.Text, nullable=False),
)
SEGMENTS = sa.Table(
    "segments",
    METADATA,
    sa.Column("segment", Big, primary_key=True, autoincrement=False),
    sa.Column("time_min", sa.BigInteger, nullable=False),
    sa.Column("time_max", sa.BigInteger, nullable=False),
)
SEGMENT_NAMES = sa.Table(
    "segment_names",
    METADATA,
    sa.Column("name", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("segment", sa.BigInteger, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)


def _hourly(name: str, keys: tuple[str, ...], counts: tuple[str, ...]) -> sa.Table:
    return sa.Table(
        name,
        METADATA,
        *(sa.Column(key, sa.Integer, primary_key=True, autoincrement=False) for key in ("hour", *keys)),
        *(sa.Column(count, sa.BigInteger, nullable=False) for count in counts),
        sqlite_with_rowid=False,
    )


TRAFFIC = _hourly(
    "hourly_traffic",
    ("kind", "channel", "tool", "action", "risk_path"),
    ("events", "findings", "bytes_out", "bytes_in"),
)
PEOPLE = _hourly("hourly_people", ("principal", "tool", "action", "direction"), ("events", "findings", "bytes_out"))
EXPOSURE = _hourly("hourly_exposure", ("tool", "category", "detector", "action"), ("findings", "records", "chars"))

KEYS = sa.Table(
    "keys",
    METADATA,
    sa.Column("id", sa.String(32), primary_key=True),
    sa.Column("principal", sa.String(300), nullable=False),
    sa.Column("acting_for", sa.String(300)),
    sa.Column("digest", sa.LargeBinary, nullable=False),
    sa.Column("created_ms", sa.BigInteger, nullable=False),
    sa.Column("expires_ms", sa.BigInteger, nullable=False),
    sa.Column("revoked_ms", sa.BigInteger),
    sa.Column("scope", sa.Text, nullable=False),
    sa.Column("replaces", sa.String(32)),
    sa.Column("label", sa.String(200), nullable=False),
    sa.Column("version", sa.BigInteger, nullable=False, index=True),
)
KEY_SPENT = sa.Table(
    "key_spent",
    METADATA,
    sa.Column("key", sa.String(32), primary_key=True),
    sa.Column("requests", sa.BigInteger, nullable=False),
    sa.Column("tokens", sa.BigInteger, nullable=False),
    sa.Column("used_ms", sa.BigInteger, nullable=False),
)
KEY_MINUTES = sa.Table(
    "key_minutes",
    METADATA,
    sa.Column("minute", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("key", sa.String(32), primary_key=True),
    sa.Column("requests", sa.BigInteger, nullable=False),
    sqlite_with_rowid=False,
)
TOKENS = sa.Table(
    "tokens",
    METADATA,
    sa.Column("id", sa.String(32), primary_key=True),
    sa.Column("role", sa.String(20), nullable=False),
    sa.Column("label", sa.String(200), nullable=False),
    sa.Column("digest", sa.LargeBinary, nullable=False),
    sa.Column("created_ms", sa.BigInteger, nullable=False),
    sa.Column("expires_ms", sa.BigInteger, nullable=False),
    sa.Column("revoked_ms", sa.BigInteger),
    sa.Column("version", sa.BigInteger, nullable=False, index=True),
)
COUNTERS = sa.Table(
    "counters",
    METADATA,
    sa.Column("name", sa.String(40), primary_key=True),
    sa.Column("value", sa.BigInteger, nullable=False),
)
SECRETS = sa.Table(
    "secrets",
    METADATA,
    sa.Column("name", sa.String(40), primary_key=True),
    sa.Column("sealed", sa.LargeBinary, nullable=False),
)
CONVERSATIONS = sa.Table(
    "conversations",
    METADATA,
    sa.Column("id", sa.String(64), primary_key=True),
    sa.Column("expires_ms", sa.BigInteger, nullable=False, index=True),
    sa.Column("entries", sa.Integer, nullable=False),
    sa.Column("last_part", sa.BigInteger, nullable=False),
)
PSEUDONYMS = sa.Table(
    "pseudonyms",
    METADATA,
    sa.Column("conversation", sa.String(64), primary_key=True),
    sa.Column("part", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("sealed", sa.LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)
ROOMS = sa.Table(
    "rooms",
    METADATA,
    sa.Column("name", sa.String(40), primary_key=True),
    sa.Column("body", sa.Text, nullable=False),
    sa.Column("due_ms", sa.BigInteger, nullable=False),
)
ROOM_FILES = sa.Table(
    "room_files",
    METADATA,
    sa.Column("room", sa.String(40), primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("sealed", sa.LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)
