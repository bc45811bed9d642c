"""The hours at which something is due in each disagreement; filled while nothing else is to be done."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """An empty table; the entries say what belongs in it."""
    op.create_table(
        "dispute_due",
        sa.Column("no", _NUMBER, autoincrement=False, nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("no", "at", name="pk_dispute_due"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_dispute_due_at_no", "dispute_due", ["at", "no"])
