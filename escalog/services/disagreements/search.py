"""Searches the disagreements by any word of any entry, and by filters typed with the words."""

from collections.abc import Callable
from datetime import UTC, datetime

from escalog.domain.deadlines.calendar import Calendar
from escalog.domain.deadlines.due_date import Due, DueState
from escalog.domain.deadlines.time_left import time_left
from escalog.domain.procedure.vocabulary import Unit
from escalog.domain.values.english import say_moment
from escalog.domain.values.failure import Failure
from escalog.domain.values.moment import Moment
from escalog.services.disagreements.found_rows import Column, FoundRow, SearchResult
from escalog.services.laptop.clock import Clock
from escalog.store.lists.index import IndexRow
from escalog.store.lists.query import read_query
from escalog.store.lists.sort_order import Sort
from escalog.store.vault import Vault

FIRST_ROWS = 200


class DisagreementList:
    """The list of disagreements of one open store."""

    def __init__(self, vault: Vault, clock: Clock, calendar: Callable[[], Calendar]) -> None:
        self._vault = vault
        self._clock = clock
        self._calendar = calendar

    def total(self) -> int:
        """How many disagreements there are."""
        return sum(self._vault.index.counts())

    def find(
        self, typed: str, limit: int = FIRST_ROWS, column: Column = Column.TIME_LEFT, *, turned: bool = False
    ) -> SearchResult:
        """What fits a line as typed: words, and `stage: overdue: agency: status:` with a value each.

        Sorted by a column, what is closed last; or, while only a letter or two are typed, the newest first.
        """
        now = self._clock.now()
        query = read_query(typed, now.astimezone(UTC).isoformat())
        if query.words:
            self._vault.catch_up()
        result = self._vault.search.find(query, limit, Sort(column.value, turned))
        return SearchResult(
            self._rows(result.rows, now), result.total, result.open, result.closed, result.complete, result.exact_order
        )

    def interrupt(self) -> None:
        """Interrupts a running search, from any thread: the next key was pressed."""
        self._vault.interrupt()

    def _rows(self, rows: tuple[IndexRow, ...], now: datetime) -> tuple[FoundRow, ...]:
        calendar = self._calendar()
        return tuple(_row(row, now, calendar) for row in rows)


def _row(row: IndexRow, now: datetime, calendar: Calendar) -> FoundRow:
    facts = row.facts
    due = datetime.fromisoformat(facts.next_due) if facts.next_due else None
    left = None
    if due is not None and not facts.closed:
        left = time_left(Due(DueState.DUE, Unit.WORKING_DAYS, "", at=due), now, calendar)
    return FoundRow(
        dispute=row.dispute,
        initials=facts.initials,
        reference=facts.reference,
        about=facts.subject,
        agency=facts.agency,
        stage=facts.stage_label,
        status=facts.status,
        closed=facts.closed,
        time_left=left.words if left is not None else "",
        due=due,
        past=left.past if left is not None else False,
        last_contact=_said(facts.last_contact),
    )


def _said(stated: str | None) -> str:
    if not stated:
        return ""
    try:
        return say_moment(Moment.parse(stated))
    except (ValueError, Failure):
        return stated
