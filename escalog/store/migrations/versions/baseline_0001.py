"""The first tables of a store."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

_NEVER_CHANGED = ("dispute", "entry", "entry_field", "anchor", "pack", "adoption", "identity")
_ABORT = "BEGIN SELECT RAISE(ABORT, 'append-only'); END"


def upgrade() -> None:
    """From nothing to the first version."""
    _logs()
    _lists()
    _what_belongs_to_the_person()
    _triggers()
    op.execute(
        "CREATE VIRTUAL TABLE words USING fts5"
        "(text, content='', contentless_delete=1, detail=none, prefix='1 2 3 4', tokenize='unicode61')"
    )
    op.execute("INSERT INTO word_progress (one, anchor) VALUES (1, 0)")


def _logs() -> None:
    op.create_table(
        "store",
        sa.Column("one", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("sample", sa.Boolean(), nullable=False),
        sa.Column("made_at", sa.String(32), nullable=False),
        sa.Column("register", sa.String(32), nullable=False),
        sa.Column("keys", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("one", name="pk_store"),
        sa.CheckConstraint("one = 1", name=op.f("ck_store_one")),
    )
    op.create_table(
        "dispute",
        sa.Column("no", _NUMBER, autoincrement=False, nullable=False),
        sa.Column("id", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("no", name="pk_dispute"),
        sa.UniqueConstraint("id", name="uq_dispute_id"),
    )
    op.create_table(
        "entry",
        sa.Column("id", _NUMBER, autoincrement=False, nullable=False),
        sa.Column("link", _NUMBER, nullable=False),
        sa.Column("digest", sa.LargeBinary(32), nullable=False),
        sa.Column("header", sa.LargeBinary(), nullable=False),
        sa.Column("signature", sa.LargeBinary(64), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_entry"),
    )
    op.create_table(
        "entry_field",
        sa.Column("entry", _NUMBER, autoincrement=False, nullable=False),
        sa.Column("place", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("commitment", sa.LargeBinary(32), nullable=True),
        sa.Column("name", sa.String(128), nullable=True),
        sa.Column("salt", sa.LargeBinary(16), nullable=True),
        sa.Column("value", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("entry", "place", name="pk_entry_field"),
        sa.CheckConstraint(
            "(commitment IS NOT NULL AND name IS NULL AND salt IS NULL AND value IS NULL)"
            " OR (commitment IS NULL AND name IS NOT NULL AND salt IS NOT NULL AND value IS NOT NULL)",
            name=op.f("ck_entry_field_given_or_left_out"),
        ),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "anchor",
        sa.Column("no", _NUMBER, autoincrement=False, nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("what", sa.String(16), nullable=False),
        sa.Column("entry", _NUMBER, nullable=True),
        sa.Column("digest", sa.LargeBinary(32), nullable=False),
        sa.Column("root", sa.LargeBinary(32), nullable=False),
        sa.PrimaryKeyConstraint("no", name="pk_anchor"),
    )


def _lists() -> None:
    op.create_table(
        "dispute_index",
        sa.Column("no", _NUMBER, autoincrement=False, nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("initials", sa.Text(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("their_reference", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("agency", sa.Text(), nullable=False),
        sa.Column("direction", sa.String(16), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("stage_label", sa.Text(), nullable=False),
        sa.Column("stage_number", sa.Text(), nullable=False),
        sa.Column("status", sa.String(32), nullable=False),
        sa.Column("closed", sa.Boolean(), nullable=False),
        sa.Column("next_due", sa.String(32), nullable=True),
        sa.Column("last_contact", sa.String(32), nullable=True),
        sa.Column("sample", sa.Boolean(), nullable=False),
        sa.Column("agency_folded", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("no", name="pk_dispute_index"),
    )
    op.create_index("ix_dispute_index_next_due_no", "dispute_index", ["next_due", "no"])
    op.create_table(
        "word_progress",
        sa.Column("one", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("anchor", _NUMBER, nullable=False),
        sa.PrimaryKeyConstraint("one", name="pk_word_progress"),
        sa.CheckConstraint("one = 1", name=op.f("ck_word_progress_one")),
    )
    op.create_table(
        "departure",
        sa.Column("no", _NUMBER, autoincrement=False, nullable=False),
        sa.Column("anchor", _NUMBER, nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("no", name="pk_departure"),
    )


def _what_belongs_to_the_person() -> None:
    op.create_table(
        "draft",
        sa.Column("key", sa.String(200), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("kept_at", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_draft"),
    )
    op.create_table(
        "setting",
        sa.Column("name", sa.String(100), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_setting"),
    )
    op.create_table(
        "identity",
        sa.Column("no", _NUMBER, autoincrement=False, nullable=False),
        sa.Column("person", sa.String(32), nullable=False),
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("agency", sa.Text(), nullable=False),
        sa.Column("nation", sa.Text(), nullable=False),
        sa.Column("certificate", sa.LargeBinary(), nullable=False),
        sa.Column("private_key", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("no", name="pk_identity"),
    )
    op.create_table(
        "pack",
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("digest", name="pk_pack"),
    )
    op.create_table(
        "adoption",
        sa.Column("no", _NUMBER, autoincrement=False, nullable=False),
        sa.Column("pack", sa.String(64), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("adopted_on", sa.String(32), nullable=False),
        sa.Column("source_checked", sa.Boolean(), nullable=False),
        sa.Column("gaps_filled", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("no", name="pk_adoption"),
    )


def _triggers() -> None:
    for table in _NEVER_CHANGED:
        for act in ("UPDATE", "DELETE"):
            op.execute(f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} {_ABORT}")
    op.execute(f"CREATE TRIGGER store_no_delete BEFORE DELETE ON store {_ABORT}")
    fixed = "one, id, sample, made_at, register"
    op.execute(f"CREATE TRIGGER store_no_update BEFORE UPDATE OF {fixed} ON store {_ABORT}")
