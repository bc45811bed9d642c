"""Which version a store has, and bringing an older one up to date: a backup first, then one revision after another.

Loads alembic only when there is something to bring up; reading the version needs one row.
"""

from datetime import datetime
from pathlib import Path

from sqlalchemy import Column, Connection, MetaData, PrimaryKeyConstraint, String, Table, insert, select

from escalog.domain.values.failure import Failure
from escalog.store import backup
from escalog.store.database import schema
from escalog.store.database.engine import Database
from escalog.store.keys.key_file import KeyFile
from escalog.store.log import hash_chain

BACKUPS = "before-updates"
KNOWN = ("0001", "0002", "0003")
"""Every revision, the oldest first; the last is the one of `schema`."""

_metadata = MetaData()
version = Table(
    "alembic_version",
    _metadata,
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)
"""Alembic's own table, made as alembic makes it, so that a new store need not load alembic."""


def stamp(connection: Connection) -> None:
    """Marks a new store as being of the newest version."""
    _metadata.create_all(connection)
    connection.execute(insert(version).values(version_num=schema.REVISION))


def revision_of(connection: Connection) -> str:
    """The version of an open store; empty when it has none."""
    return str(connection.execute(select(version.c.version_num)).scalar() or "")


def bring_up(database: Database, revision: str, key: bytes, keys: KeyFile, folder: Path, now: datetime) -> None:
    """Brings a store of an older version up to date. Raises `Failure` "store-newer" for one of a newer program."""
    if revision == schema.REVISION:
        return
    if revision not in KNOWN:
        raise Failure("store-newer")
    with database.reading() as connection:
        point = hash_chain.highest(connection)
    place = folder / BACKUPS / backup.name_for(now)
    backup.make(database, key, keys, place, point, None, over=True)
    with database.writing() as connection:
        run_to_newest(connection)


def run_to_newest(connection: Connection) -> None:
    """Runs every revision that a store has not seen yet, in the transaction that is given."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "escalog.store:migrations")
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
