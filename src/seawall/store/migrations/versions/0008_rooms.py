"""Data rooms and what lies in them, sealed."""

import sqlalchemy as sa
from alembic import op

revision = "0008_rooms"
down_revision = "0007_directions"


def upgrade() -> None:
    """Make the tables of store/rooms.py."""
    op.create_table(
        "rooms",
        sa.Column("name", sa.String(40), primary_key=True),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("due_ms", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "room_files",
        sa.Column("room", sa.String(40), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
        sqlite_with_rowid=False,
    )
