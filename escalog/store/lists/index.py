"""The list of disagreements: one row each, written with every act, read by pages, never the source of anything."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, RowMapping, Select, and_, bindparam, func, insert, select, update

from escalog.domain.agenda.list_facts import IndexFacts
from escalog.domain.values.entry import DisputeId
from escalog.store.database import schema
from escalog.store.database.engine import Database
from escalog.store.database.prepared_statements import Prepared
from escalog.store.lists import due_hours as dues
from escalog.store.lists import text_folding, today

_I, _D = schema.dispute_index.c, schema.dispute.c

_COLUMNS = tuple(column.name for column in schema.dispute_index.columns if column.name not in {"no", "agency_folded"})
_ADD = Prepared(insert(schema.dispute_index), ("no", *_COLUMNS, "agency_folded"))
_CHANGE = Prepared(
    update(schema.dispute_index)
    .where(_I.no == bindparam("row"))
    .values({name: bindparam(name) for name in (*_COLUMNS, "agency_folded")})
)
ROWS: Select[tuple[object, ...]] = select(_D.id, schema.dispute_index).join_from(
    schema.dispute_index, schema.dispute, _D.no == _I.no
)
_AFTER_DATED = and_(
    _I.next_due.is_not(None),
    (_I.next_due > bindparam("due")) | ((_I.next_due == bindparam("due")) & (_I.no > bindparam("row"))),
)
_DATED = ROWS.where(_I.next_due.is_not(None)).order_by(_I.next_due, _I.no)
_DATED_AFTER = ROWS.where(_AFTER_DATED).order_by(_I.next_due, _I.no)
_UNDATED_AFTER = ROWS.where(_I.next_due.is_(None), _I.no > bindparam("row")).order_by(_I.no)
_DATED_OR_OPEN = select(_D.id).join_from(schema.dispute_index, schema.dispute, _D.no == _I.no).where(
    _I.closed.is_(False) | _I.next_due.is_not(None)
).order_by(_I.no)  # fmt: skip
_COUNTS = select(_I.closed, func.count()).group_by(_I.closed)
_BY_REFERENCE = select(_D.id).join_from(schema.dispute_index, schema.dispute, _D.no == _I.no).where(
    _I.reference == bindparam("text")
)  # fmt: skip
_BY_PREFIX = select(_D.id).where(_D.id.between(bindparam("first"), bindparam("last")))
_SHORTEST_PREFIX = 8


@dataclass(frozen=True, slots=True)
class IndexRow:
    """One line of the list."""

    no: int
    dispute: DisputeId
    facts: IndexFacts


class Index:
    """Reads the list: dated rows first, the earliest on top, then those without a date."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def page(self, after: IndexRow | None = None, limit: int = 50) -> tuple[IndexRow, ...]:
        """The next rows after one that was given, or the first ones."""
        rows: list[IndexRow] = []
        with self._database.reading() as connection:
            if after is None:
                rows += _rows(connection.execute(_DATED.limit(limit)).mappings())
            elif after.facts.next_due is not None:
                given = {"due": after.facts.next_due, "row": after.no}
                rows += _rows(connection.execute(_DATED_AFTER.limit(limit), given).mappings())
            if len(rows) < limit:
                last = after.no if after is not None and after.facts.next_due is None else 0
                undated = connection.execute(_UNDATED_AFTER.limit(limit - len(rows)), {"row": last})
                rows += _rows(undated.mappings())
        return tuple(rows)

    def all(self) -> Iterator[IndexRow]:
        """Every row, in the same order, a page at a time."""
        rows = self.page(limit=500)
        while rows:
            yield from rows
            rows = self.page(rows[-1], limit=500)

    def row(self, dispute: DisputeId) -> IndexRow:
        """One disagreement's row. Raises KeyError when there is none."""
        with self._database.reading() as connection:
            found = connection.execute(ROWS.where(_D.id == dispute)).mappings().first()
        if found is None:
            raise KeyError(dispute)
        return next(_rows([found]))

    def counts(self) -> tuple[int, int]:
        """How many are open and how many are closed."""
        with self._database.reading() as connection:
            numbers = {bool(closed): int(number) for closed, number in connection.execute(_COUNTS)}
        return numbers.get(False, 0), numbers.get(True, 0)

    def dated_or_open(self) -> tuple[DisputeId, ...]:
        """Every disagreement in which something is, or can become, due; the oldest first."""
        with self._database.reading() as connection:
            return tuple(DisputeId(dispute) for dispute in connection.execute(_DATED_OR_OPEN).scalars())

    def find(self, text: str) -> tuple[DisputeId, ...]:
        """The disagreements of exactly this reference of ours, or whose id begins with these 8 characters or more."""
        with self._database.reading() as connection:
            ids = list(connection.execute(_BY_REFERENCE, {"text": text}).scalars())
            if not ids and _is_prefix(text):
                given = {"first": text, "last": text + "g"}
                ids = list(connection.execute(_BY_PREFIX, given).scalars())
        return tuple(DisputeId(dispute) for dispute in ids)


def put(connection: Connection, number: int, facts: IndexFacts) -> None:
    """Writes a disagreement's row and the hours at which something is due in it, over what it had."""
    values = {name: getattr(facts, name) for name in _COLUMNS}
    values["agency_folded"] = " ".join(text_folding.words(facts.agency))
    if _CHANGE.write(connection, {"row": number, **values}) == 0:
        _ADD.write(connection, {"no": number, **values})
    dues.put(connection, number, facts.dues)
    today.put(connection, number, facts.today)


def rows_of(connection: Connection, numbers: Iterable[int]) -> dict[int, IndexRow]:
    """Rows by their numbers."""
    rows = connection.execute(ROWS.where(_I.no.in_(list(numbers)))).mappings()
    return {row.no: row for row in _rows(rows)}


def _rows(mappings: Iterable[RowMapping]) -> Iterator[IndexRow]:
    for row in mappings:
        facts = IndexFacts(**{name: row[name] for name in _COLUMNS})
        yield IndexRow(row["no"], DisputeId(row["id"]), facts)


def _is_prefix(text: str) -> bool:
    return len(text) >= _SHORTEST_PREFIX and all(letter in "0123456789abcdef" for letter in text)
