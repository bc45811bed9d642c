"""Statements that every act needs, put into words once: SQLAlchemy's way through each call takes longer than SQLite's.

Portable: the words are those of whichever database is open. Knows nothing of what is written or read.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Delete, Dialect, Insert, Select, Update


class Prepared:
    """One statement with named places, run within the transaction that is open. `columns`: those of an insertion."""

    def __init__(self, statement: Insert | Update | Delete | Select[Any], columns: Sequence[str] | None = None) -> None:
        self._statement = statement
        self._columns = list(columns) if columns is not None else None
        self._worded: dict[str, tuple[str, tuple[str, ...]]] = {}

    def write(self, connection: Connection, *rows: Mapping[str, object]) -> int:
        """Runs it for each row; returns how many rows of the table that touched."""
        words, names = self._for(connection.dialect)
        given = [tuple(row[name] for name in names) for row in rows]
        cursor = connection.connection.cursor()
        try:
            if len(given) == 1:
                cursor.execute(words, given[0])
            else:
                cursor.executemany(words, given)
            return int(cursor.rowcount)
        finally:
            cursor.close()

    def read(self, connection: Connection, row: Mapping[str, object]) -> list[tuple[Any, ...]]:
        """What it finds."""
        words, names = self._for(connection.dialect)
        cursor = connection.connection.cursor()
        try:
            cursor.execute(words, tuple(row[name] for name in names))
            return list(cursor.fetchall())
        finally:
            cursor.close()

    def _for(self, dialect: Dialect) -> tuple[str, tuple[str, ...]]:
        worded = self._worded.get(dialect.name)
        if worded is None:
            compiled: Any = self._statement.compile(dialect=dialect, column_keys=self._columns)
            worded = self._worded[dialect.name] = (str(compiled), tuple(compiled.positiontup or ()))
        return worded
