"""Decisions about tools, exceptions and requests; enrolled devices, their policies and what they reported."""

import sqlalchemy as sa
from alembic import op

revision = "0003_endpoint"
down_revision = "0002_accounts"


def upgrade() -> None:
    """Make the tables of store/approvals.py and store/devices.py."""
    op.create_table(
        "tool_decisions",
        sa.Column("tool", sa.String(200), primary_key=True),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_table(
        "tool_exceptions",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("until_ms", sa.BigInteger, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_table(
        "tool_requests",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("principal", sa.String(300), nullable=False),
        sa.Column("tool", sa.String(200), nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("created_ms", sa.BigInteger, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_table(
        "enrolments",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("principal", sa.String(300), nullable=False),
        sa.Column("digest", sa.LargeBinary, nullable=False),
        sa.Column("expires_ms", sa.BigInteger, nullable=False),
        sa.Column("uses_left", sa.Integer, nullable=False),
    )
    op.create_table(
        "devices",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("principal", sa.String(300), nullable=False),
        sa.Column("digest", sa.LargeBinary, nullable=False),
        sa.Column("created_ms", sa.BigInteger, nullable=False),
        sa.Column("seen_ms", sa.BigInteger, nullable=False),
        sa.Column("revoked_ms", sa.BigInteger),
        sa.Column("about", sa.Text, nullable=False),
        sa.Column("policy_version", sa.BigInteger, nullable=False),
        sa.Column("dropped", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "device_tests",
        sa.Column("device", sa.String(32), primary_key=True),
        sa.Column("site", sa.String(253), primary_key=True),
        sa.Column("layer", sa.String(10), primary_key=True),
        sa.Column("ok", sa.Integer, nullable=False),
        sa.Column("what", sa.String(200), nullable=False),
        sa.Column("time", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "device_catches",
        sa.Column("site", sa.String(253), primary_key=True),
        sa.Column("layer", sa.String(10), primary_key=True),
        sa.Column("account", sa.String(10), primary_key=True),
        sa.Column("day", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("decided", sa.BigInteger, nullable=False),
        sa.Column("caught", sa.BigInteger, nullable=False),
        sa.Column("visits", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "device_reports",
        sa.Column("device", sa.String(32), primary_key=True),
        sa.Column("report", sa.String(36), primary_key=True),
        sa.Column("time", sa.BigInteger, nullable=False, index=True),
    )
    op.create_table(
        "device_policies",
        sa.Column("principal", sa.String(300), primary_key=True),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.Column("version", sa.BigInteger, nullable=False),
        sa.Column("issued_ms", sa.BigInteger, nullable=False),
    )
