"""The register of workflows, and who answers for which control."""

import sqlalchemy as sa
from alembic import op

revision = "0006_governance"
down_revision = "0005_changes"


def upgrade() -> None:
    """Make the tables of store/workflows.py and store/stewards.py."""
    op.create_table(
        "workflows",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_table(
        "control_stewards",
        sa.Column("control", sa.String(60), primary_key=True),
        sa.Column("body", sa.Text, nullable=False),
    )
