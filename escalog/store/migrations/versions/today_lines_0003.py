"""What Today lists of each disagreement; filled while nothing else is to be done."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """An empty table; the entries say what belongs in it."""
    op.create_table(
        "dispute_today",
        sa.Column("no", _NUMBER, autoincrement=False, nullable=False),
        sa.Column("lines", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("no", name="pk_dispute_today"),
    )
