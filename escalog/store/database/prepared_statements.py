"""Statements that every act needs, compiled once: SQLAlchemy's way through each call takes longer than SQLite's own.

For SQLite only: values go to its driver by position. Another database needs another class with the same two methods;
the statements themselves are SQLAlchemy's and stay. Knows nothing of what is written or read.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Delete, Insert, Select, Update
from sqlalchemy.dialects.sqlite import dialect as sqlite


class Prepared:
    """One statement with named places, run within the transaction that is open. `columns`: those of an insertion."""

    def __init__(self, statement: Insert | Update | Delete | Select[Any], columns: Sequence[str] | None = None) -> None:
        self._statement = statement
        self._columns = list(columns) if columns is not None else None
        self._compiled: tuple[str, tuple[str, ...]] | None = None

    def write(self, connection: Connection, *rows: Mapping[str, object]) -> int:
        """Executes the statement for each row; returns how many rows of the table changed."""
        sql, names = self._sql_and_names()
        given = [tuple(row[name] for name in names) for row in rows]
        cursor = connection.connection.cursor()
        try:
            if len(given) == 1:
                cursor.execute(sql, given[0])
            else:
                cursor.executemany(sql, given)
            return int(cursor.rowcount)
        finally:
            cursor.close()

    def read(self, connection: Connection, row: Mapping[str, object]) -> list[tuple[Any, ...]]:
        """Executes the query and returns its rows."""
        sql, names = self._sql_and_names()
        cursor = connection.connection.cursor()
        try:
            cursor.execute(sql, tuple(row[name] for name in names))
            return list(cursor.fetchall())
        finally:
            cursor.close()

    def _sql_and_names(self) -> tuple[str, tuple[str, ...]]:
        """The text for the driver, and the names of the values it asks for, in its order."""
        if self._compiled is None:
            compiled: Any = self._statement.compile(dialect=sqlite(paramstyle="qmark"), column_keys=self._columns)
            self._compiled = (str(compiled), tuple(compiled.positiontup))
        return self._compiled
