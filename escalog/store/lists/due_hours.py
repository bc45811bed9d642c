"""The hours at which something is due, over all disagreements; the agenda looks days up here.

Written with every act beside the disagreement's line in the list; never the source of anything.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, delete, func, insert, select

from escalog.domain.values.entry import DisputeId
from escalog.store.database import schema
from escalog.store.database.engine import Database
from escalog.store.database.prepared_statements import Prepared

_U, _D = schema.dispute_due.c, schema.dispute.c
_OF_ONE = Prepared(select(_U.at).where(_U.no == bindparam("row")))
_TAKE_AWAY = Prepared(delete(schema.dispute_due).where(_U.no == bindparam("row")))
_ADD = Prepared(insert(schema.dispute_due), ("no", "at"))
_WITHIN = (_U.at >= bindparam("first"), _U.at < bindparam("end"))
_FOUND = (
    select(_D.id, func.min(_U.at).label("at"))
    .join_from(schema.dispute_due, schema.dispute, _D.no == _U.no)
    .where(*_WITHIN)
    .group_by(_U.no, _D.id)
    .order_by(func.min(_U.at), _U.no)
)
_HOURS = select(_U.at, func.count().label("number")).where(*_WITHIN).group_by(_U.at).order_by(_U.at)
_COUNT = select(func.count(func.distinct(_U.no))).where(*_WITHIN)
_ANY_AFTER = select(func.min(_U.at)).where(_U.at >= bindparam("first"))


@dataclass(frozen=True, slots=True)
class DueHour:
    """One hour, ISO 8601 in UTC, and in how many disagreements something is due at it."""

    at: str
    number: int


class Dues:
    """Reads which disagreements have something due in a span of time. Hours are ISO 8601 in UTC, to the second."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def disputes(self, first: str, end: str, limit: int) -> tuple[DisputeId, ...]:
        """The disagreements with something due from `first` and before `end`, the earliest first."""
        with self._database.reading() as connection:
            rows = connection.execute(_FOUND.limit(limit), {"first": first, "end": end})
            return tuple(DisputeId(row.id) for row in rows)

    def hours(self, first: str, end: str) -> tuple[DueHour, ...]:
        """Every hour of a span at which something is due."""
        with self._database.reading() as connection:
            return tuple(
                DueHour(row.at, row.number) for row in connection.execute(_HOURS, {"first": first, "end": end})
            )

    def count(self, first: str, end: str) -> int:
        """In how many disagreements something is due in a span."""
        with self._database.reading() as connection:
            return int(connection.execute(_COUNT, {"first": first, "end": end}).scalar_one())

    def next_from(self, first: str) -> str | None:
        """The first hour, from `first` on, at which anything is due."""
        with self._database.reading() as connection:
            hour: str | None = connection.execute(_ANY_AFTER, {"first": first}).scalar()
        return hour


def put(connection: Connection, number: int, hours: Iterable[str]) -> None:
    """Writes the hours of one disagreement over those it had; nothing is written where they are the same."""
    wanted = frozenset(hours)
    if wanted == frozenset(at for (at,) in _OF_ONE.read(connection, {"row": number})):
        return
    _TAKE_AWAY.write(connection, {"row": number})
    if wanted:
        _ADD.write(connection, *({"no": number, "at": at} for at in sorted(wanted)))
