"""Text that was typed and not yet recorded, and the person's settings: rows that may change, unlike all others."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Column, Connection, Table, bindparam, delete, insert, select, update

from escalog.store.database import schema
from escalog.store.database.engine import Database


@dataclass(frozen=True, slots=True)
class DraftRow:
    """One draft, under a key that says what it belongs to."""

    key: str
    body: str
    kept_at: datetime


class DraftTable:
    """Keeps drafts until they are recorded or dropped."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, key: str, body: str, at: datetime) -> None:
        """Writes a draft over the one of this key. On the disk when this returns."""
        with self._database.writing() as connection:
            _put(connection, schema.draft, schema.draft.c.key, key, {"body": body, "kept_at": at.isoformat()})

    def get(self, key: str) -> DraftRow | None:
        """The draft of this key, or None."""
        with self._database.reading() as connection:
            row = connection.execute(select(schema.draft).where(schema.draft.c.key == key)).first()
        return None if row is None else DraftRow(row.key, row.body, _hour(row.kept_at))

    def drop(self, key: str) -> None:
        """Forgets a draft; one that is not there is no mistake."""
        with self._database.writing() as connection:
            connection.execute(delete(schema.draft).where(schema.draft.c.key == key))

    def all(self) -> tuple[DraftRow, ...]:
        """Every draft, the newest first."""
        with self._database.reading() as connection:
            rows = connection.execute(select(schema.draft).order_by(schema.draft.c.kept_at.desc(), schema.draft.c.key))
            return tuple(DraftRow(row.key, row.body, _hour(row.kept_at)) for row in rows)


class SettingsTable:
    """Named texts: text size, theme, where backups go, who holds the recovery sheet."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, name: str, default: str = "") -> str:
        """The setting, or `default` when it was never set."""
        with self._database.reading() as connection:
            value: object = connection.execute(
                select(schema.setting.c.value).where(schema.setting.c.name == name)
            ).scalar()
        return value if isinstance(value, str) else default

    def put(self, name: str, value: str) -> None:
        """Changes a setting."""
        with self._database.writing() as connection:
            _put(connection, schema.setting, schema.setting.c.name, name, {"value": value})

    def all(self) -> dict[str, str]:
        """Every setting by its name."""
        with self._database.reading() as connection:
            rows = connection.execute(select(schema.setting).order_by(schema.setting.c.name))
            return {row.name: row.value for row in rows}


def _hour(text: str) -> datetime:
    """When a draft was kept; long ago where that cannot be read: its words count, not the hour."""
    try:
        return datetime.fromisoformat(text).astimezone(UTC)
    except (ValueError, OverflowError):
        return datetime(1970, 1, 1, tzinfo=UTC)


def _put(connection: Connection, table: Table, key: Column[str], name: str, values: Mapping[str, str]) -> None:
    """Changes the row of this key, or adds it."""
    changed = connection.execute(update(table).where(key == bindparam("row")).values(**values), {"row": name})
    if changed.rowcount == 0:
        connection.execute(insert(table).values({key.name: name, **values}))
