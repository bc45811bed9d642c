"""Which disagreements run under which pack: read from the entry that raised each, without opening the others."""

from collections import Counter
from collections.abc import Iterator, Mapping

from sqlalchemy import Connection, RowMapping, and_, bindparam, select

from escalog.ledger.entry import canonical
from escalog.store.database import schema
from escalog.store.database.engine import Database
from escalog.store.lists.index import IndexRow, rows_of

_I, _F = schema.dispute_index.c, schema.entry_field.c
_SPAN = 1 << schema.PLACES
_FIRST_ENTRIES = 8
"""A disagreement is raised by one of its first entries, after the people who wrote them."""

_PINNED = (
    select(_I.no, _F.value)
    .join_from(
        schema.dispute_index,
        schema.entry_field,
        and_(_F.entry.between(_I.no * _SPAN, _I.no * _SPAN + bindparam("most")), _F.name == "procedure"),
        isouter=True,
    )
    .where(_I.closed.is_(False))
    .order_by(_I.no, _F.entry)
)
_ONE = select(_F.value).where(
    _F.entry.between(bindparam("first"), bindparam("last")), _F.name == "procedure"
).order_by(_F.entry)  # fmt: skip


class PackUse:
    """Counts and lists running disagreements by the digest of their pack."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def counts(self) -> Mapping[str, int]:
        """How many running disagreements each pack has, by its digest."""
        with self._database.reading() as connection:
            return Counter(digest for _no, digest in _pinned(connection))

    def running(self, digest: str, limit: int) -> tuple[IndexRow, ...]:
        """The running disagreements under one pack, the oldest first."""
        with self._database.reading() as connection:
            numbers = [no for no, pinned in _pinned(connection) if pinned == digest][:limit]
            rows = rows_of(connection, numbers)
        return tuple(rows[no] for no in numbers if no in rows)


def _pinned(connection: Connection) -> Iterator[tuple[int, str]]:
    """The number of every running disagreement with the digest of its pack."""
    seen: set[int] = set()
    rows: list[RowMapping] = list(connection.execute(_PINNED, {"most": _FIRST_ENTRIES}).mappings())
    for row in rows:
        if row["no"] in seen:
            continue
        seen.add(row["no"])
        value = row["value"]
        if value is None:
            value = connection.execute(_ONE, {"first": row["no"] * _SPAN, "last": (row["no"] + 1) * _SPAN - 1}).scalar()
        if value is not None:
            yield row["no"], str(canonical.decode(value))
