"""Changes that wait for a second person."""

import sqlalchemy as sa
from alembic import op

revision = "0005_changes"
down_revision = "0004_feedback"


def upgrade() -> None:
    """Make the table of store/changes.py."""
    op.create_table(
        "changes",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("state", sa.String(10), nullable=False, index=True),
        sa.Column("expires_ms", sa.BigInteger, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
