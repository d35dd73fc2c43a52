"""Who sent and who received: the cube of people tells both apart."""

import sqlalchemy as sa
from alembic import op

revision = "0007_directions"
down_revision = "0006_governance"

_COUNTS = ("events", "findings", "bytes_out")


def upgrade() -> None:
    """Give each row of hourly_people a direction. Of older rows it is not known, which is written as 0."""
    op.create_table(
        "hourly_people_directed",
        *(
            sa.Column(key, sa.Integer, primary_key=True, autoincrement=False, nullable=False)
            for key in ("hour", "principal", "tool", "action", "direction")
        ),
        *(sa.Column(count, sa.BigInteger, nullable=False) for count in _COUNTS),
        sqlite_with_rowid=False,
    )
    op.execute(
        "INSERT INTO hourly_people_directed(hour,principal,tool,action,direction,events,findings,bytes_out) "
        "SELECT hour,principal,tool,action,0,events,findings,bytes_out FROM hourly_people"
    )
    op.drop_table("hourly_people")
    op.rename_table("hourly_people_directed", "hourly_people")
