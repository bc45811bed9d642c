"""Entries that have not left this laptop yet: until they have, nobody could tell if they were changed."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, func, insert, select, update

from escalog.store.database import schema
from escalog.store.log.entries import read_one, span
from escalog.store.log.hash_chain import ENTRY

EVERYTHING = schema.REGISTER
"""Stands for the whole store, as a backup takes it."""

MOST_COUNTED = 1_000
"""One more than this stands for any higher number: counting all of a big store would hold up its opening."""

_A, _E, _P = schema.anchor.c, schema.entry.c, schema.departure.c
_UPTO = select(_P.anchor).where(_P.no == bindparam("no"))
_LATER = select(_P.no).where(_P.anchor > bindparam("after"), _P.no != EVERYTHING).limit(1)
_BEYOND = select(_A.no).where(_A.no > bindparam("after"), _A.what == ENTRY).order_by(_A.no)
_LAST_ENTRY = select(_A.entry).where(_A.what == ENTRY).order_by(_A.no.desc()).limit(1)
_OF_ONE = (
    select(_E.id)
    .where(_E.id.between(bindparam("first"), bindparam("last")), _E.link > bindparam("after"))
    .order_by(_E.id)
    .limit(1)
)
_departed = schema.departure.alias()
_BEYOND_EACH = _BEYOND.select_from(
    schema.anchor.outerjoin(_departed, _departed.c.no == _A.entry.op(">>")(schema.PLACES))
).where(_A.no > func.coalesce(_departed.c.anchor, 0))


@dataclass(frozen=True, slots=True)
class OnlyHere:
    """How many entries, `MOST_COUNTED` + 1 at most, are only on this laptop, and when the first was recorded."""

    entries: int
    since: datetime | None


def note_departure(connection: Connection, number: int, upto: int, at: datetime) -> None:
    """Notes that a disagreement, or everything, has left as it was after so many links."""
    changed = connection.execute(update(schema.departure).where(_P.no == number).values(anchor=upto, at=at.isoformat()))
    if changed.rowcount == 0:
        connection.execute(insert(schema.departure).values(no=number, anchor=upto, at=at.isoformat()))


def of_everything(connection: Connection) -> OnlyHere:
    """Over the whole store."""
    after = {"after": _upto(connection, EVERYTHING)}
    some_left_alone = connection.execute(_LATER, after).first() is not None
    beyond = _BEYOND_EACH if some_left_alone else _BEYOND
    links = connection.execute(beyond.limit(MOST_COUNTED + 1), after).scalars().all()
    if not links:
        return OnlyHere(0, None)
    entry = connection.execute(select(_A.entry).where(_A.no == links[0])).scalar_one()
    return OnlyHere(len(links), _recorded(connection, entry))


def of_one(connection: Connection, number: int) -> datetime | None:
    """When the first entry of one disagreement was recorded that has not left; None when all have."""
    after = max(_upto(connection, EVERYTHING), _upto(connection, number))
    first = connection.execute(_OF_ONE, {"after": after, **span(number)}).scalar()
    return None if first is None else _recorded(connection, int(first))


def last_recorded(connection: Connection) -> datetime | None:
    """What the clock said when the last entry was kept; None while there is none."""
    entry = connection.execute(_LAST_ENTRY).scalar()
    return None if entry is None else _recorded(connection, int(entry))


def _upto(connection: Connection, number: int) -> int:
    return int(connection.execute(_UPTO, {"no": number}).scalar() or 0)


def _recorded(connection: Connection, entry: int) -> datetime:
    return read_one(connection, entry).recorded_at
