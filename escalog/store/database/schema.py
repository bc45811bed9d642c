"""The tables of a store, as SQLAlchemy Core. Portable: what is SQLite's alone is in `append_only` and `full_text`.

Entries are clustered by disagreement: `entry.id = dispute.no << 20 | place in the log`. The register is the log with
number 0. Nothing is cached here but one index row for each disagreement and the hours at which something is due in
it, which can always be made again.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    String,
    Table,
    Text,
    UniqueConstraint,
)

REVISION = "0003"
"""The newest revision this program knows; `migrations` leads there."""

PLACES = 20
"""How many bits of an entry's id count its place within the log."""

REGISTER = 0
"""The number of the log that is the register."""

_NUMBER = BigInteger().with_variant(Integer, "sqlite")  # only INTEGER is SQLite's own row number

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "pk": "pk_%(table_name)s",
    }
)

store = Table(
    "store",
    metadata,
    Column("one", Integer, primary_key=True, autoincrement=False),
    Column("id", String(32), nullable=False),
    Column("sample", Boolean, nullable=False),
    Column("made_at", String(32), nullable=False),
    Column("register", String(32), nullable=False),
    Column("keys", LargeBinary, nullable=False),
    CheckConstraint("one = 1", name="one"),
)
"""One row: which store this is, whether it is only practice, and a copy of its key file."""

dispute = Table(
    "dispute",
    metadata,
    Column("no", _NUMBER, primary_key=True, autoincrement=False),
    Column("id", String(32), nullable=False),
    UniqueConstraint("id"),
)

entry = Table(
    "entry",
    metadata,
    Column("id", _NUMBER, primary_key=True, autoincrement=False),
    Column("link", _NUMBER, nullable=False),
    Column("digest", LargeBinary(32), nullable=False),
    Column("header", LargeBinary, nullable=False),
    Column("signature", LargeBinary(64), nullable=False),
)
"""Headers, which never change. `link` is the number of the entry's link in the chain of anchors.

No index on `digest`: that would cost one random page for each act recorded.
"""

entry_field = Table(
    "entry_field",
    metadata,
    Column("entry", _NUMBER, primary_key=True, autoincrement=False),
    Column("place", SmallInteger, primary_key=True, autoincrement=False),
    Column("commitment", LargeBinary(32)),
    Column("name", String(128)),
    Column("salt", LargeBinary(16)),
    Column("value", LargeBinary),
    CheckConstraint(
        "(commitment IS NOT NULL AND name IS NULL AND salt IS NULL AND value IS NULL)"
        " OR (commitment IS NULL AND name IS NOT NULL AND salt IS NOT NULL AND value IS NOT NULL)",
        name="given_or_left_out",
    ),
    sqlite_with_rowid=False,
)
"""Fields, in the order of their commitments: each given, or left out by its commitment alone.

The commitment of a given field is worked out from it when it is read, and the header says whether it is the right one.
"""

anchor = Table(
    "anchor",
    metadata,
    Column("no", _NUMBER, primary_key=True, autoincrement=False),
    Column("epoch", Integer, nullable=False),
    Column("what", String(16), nullable=False),
    Column("entry", _NUMBER),
    Column("digest", LargeBinary(32), nullable=False),
    Column("root", LargeBinary(32), nullable=False),
)
"""The one chain through everything that was ever recorded here, in the order in which it was."""

dispute_index = Table(
    "dispute_index",
    metadata,
    Column("no", _NUMBER, primary_key=True, autoincrement=False),
    Column("title", Text, nullable=False),
    Column("initials", Text, nullable=False),
    Column("reference", Text, nullable=False),
    Column("their_reference", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("agency", Text, nullable=False),
    Column("direction", String(16), nullable=False),
    Column("stage", Text, nullable=False),
    Column("stage_label", Text, nullable=False),
    Column("stage_number", Text, nullable=False),
    Column("status", String(32), nullable=False),
    Column("closed", Boolean, nullable=False),
    Column("next_due", String(32)),
    Column("last_contact", String(32)),
    Column("sample", Boolean, nullable=False),
    Column("agency_folded", Text, nullable=False),
    Index(None, "next_due", "no"),
)
"""What lists show: one row for each disagreement. `agency_folded` is what a filter compares with."""

dispute_due = Table(
    "dispute_due",
    metadata,
    Column("no", _NUMBER, primary_key=True, autoincrement=False),
    Column("at", String(32), primary_key=True),
    Index(None, "at", "no"),
    sqlite_with_rowid=False,
)
"""Every hour at which a disagreement has something due, in UTC: which ones the agenda of a day has to look into."""

dispute_today = Table(
    "dispute_today",
    metadata,
    Column("no", _NUMBER, primary_key=True, autoincrement=False),
    Column("lines", Text, nullable=False),
)
"""What Today lists of each disagreement, apart from the hour: written with every act, so that Today reads no entry."""

word_progress = Table(
    "word_progress",
    metadata,
    Column("one", Integer, primary_key=True, autoincrement=False),
    Column("anchor", _NUMBER, nullable=False),
    CheckConstraint("one = 1", name="one"),
)
"""How far along the chain the full-text index has come."""

departure = Table(
    "departure",
    metadata,
    Column("no", _NUMBER, primary_key=True, autoincrement=False),
    Column("anchor", _NUMBER, nullable=False),
    Column("at", String(32), nullable=False),
)
"""Up to which link a disagreement, or (number 0) the whole store, has left this laptop."""

draft = Table(
    "draft",
    metadata,
    Column("key", String(200), primary_key=True),
    Column("body", Text, nullable=False),
    Column("kept_at", String(32), nullable=False),
)

setting = Table(
    "setting",
    metadata,
    Column("name", String(100), primary_key=True),
    Column("value", Text, nullable=False),
)

identity = Table(
    "identity",
    metadata,
    Column("no", _NUMBER, primary_key=True, autoincrement=False),
    Column("person", String(32), nullable=False),
    Column("key", String(64), nullable=False),
    Column("name", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("agency", Text, nullable=False),
    Column("nation", Text, nullable=False),
    Column("certificate", LargeBinary, nullable=False),
    Column("private_key", LargeBinary, nullable=False),
)
"""Who works with this store; the highest number is the present one."""

pack = Table(
    "pack",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("content", LargeBinary, nullable=False),
)

adoption = Table(
    "adoption",
    metadata,
    Column("no", _NUMBER, primary_key=True, autoincrement=False),
    Column("pack", String(64), nullable=False),
    Column("name", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("adopted_on", String(32), nullable=False),
    Column("source_checked", Boolean, nullable=False),
    Column("gaps_filled", Text, nullable=False),
)
