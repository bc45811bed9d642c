"""What Today lists of each disagreement, kept beside the list: written with every act, never the source of anything."""

from collections.abc import Iterable

from sqlalchemy import Connection, bindparam, insert, select, update

from escalog.store.database import schema
from escalog.store.database.engine import Database
from escalog.store.database.prepared_statements import Prepared

_T = schema.dispute_today.c
_CHANGE = Prepared(update(schema.dispute_today).where(_T.no == bindparam("row")).values(lines=bindparam("text")))
_ADD = Prepared(insert(schema.dispute_today), ("no", "lines"))


class TodayKept:
    """Reads what is kept, by the numbers of disagreements."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, numbers: Iterable[int]) -> dict[int, str]:
        """What is kept of these; nothing for one that was not written yet."""
        wanted = select(_T.no, _T.lines).where(_T.no.in_(list(numbers)))
        with self._database.reading() as connection:
            return {row.no: row.lines for row in connection.execute(wanted)}


def put(connection: Connection, number: int, text: str) -> None:
    """Writes what is kept of one disagreement, over what was."""
    if _CHANGE.write(connection, {"row": number, "text": text}) == 0:
        _ADD.write(connection, {"no": number, "lines": text})
