"""What people say about findings, and values let off for a while."""

import sqlalchemy as sa
from alembic import op

revision = "0004_feedback"
down_revision = "0003_endpoint"


def upgrade() -> None:
    """Make the tables of store/feedback.py."""
    op.create_table(
        "opinions",
        sa.Column("event", sa.String(64), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("detector", sa.String(100), nullable=False, index=True),
        sa.Column("agreed", sa.Integer, nullable=False),
        sa.Column("by_whom", sa.String(300), nullable=False),
        sa.Column("time", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "value_exceptions",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("until_ms", sa.BigInteger, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
