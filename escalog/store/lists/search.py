"""Finds disagreements by words in any entry and by filters. For SQLite alone: it asks the full-text index directly.

Two ways, as measured: one or two letters give the newest at once and stop early, three or more give every match in
the order of due dates. Both end at a deadline, and `interrupt` ends them from another thread.
"""

import math
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from sqlcipher3 import dbapi2

from escalog.store.database import schema
from escalog.store.database.database_errors import INTERRUPTED, failure_of, primary_code
from escalog.store.database.engine import Database
from escalog.store.lists import text_folding
from escalog.store.lists.index import IndexRow, rows_of
from escalog.store.lists.query import Query
from escalog.store.lists.sort_order import Sort

DEADLINE = 0.030
"""Seconds to find everything: the list is to follow the keys."""

SECOND_DEADLINE = 0.015
"""Seconds more to find the newest, when everything was too much."""

_STEPS = 2000  # of the database's own machine between two looks at the clock
_SHORT = 2
_MATCH = "SELECT rowid >> 20 FROM words WHERE words MATCH ?"
_LIST = "SELECT next_due IS NULL, next_due, no, closed FROM dispute_index"
_BY_DUE_DATE = "ORDER BY 1, 2, 3"
assert schema.PLACES == 20, "the statements above count on it"  # noqa: S101


@dataclass(frozen=True, slots=True)
class MatchingRows:
    """The first matching rows. Unless it is `complete`, there may be more than were counted."""

    rows: tuple[IndexRow, ...]
    total: int
    open: int
    closed: int
    complete: bool = True
    exact_order: bool = True
    """In the order that was asked for; otherwise the newest first."""


_PREFIXES = 4  # letters; a longer beginning makes the index put all its words together first


class _Fit(NamedTuple):
    """One disagreement that fits. There may be 10,000, so the database puts them in order."""

    undated: int
    next_due: str | None
    number: int
    closed: int


class Search:
    """Asks the full-text index and the list."""

    def __init__(self, database: Database, deadline: float = DEADLINE, second: float = SECOND_DEADLINE) -> None:
        self._database = database
        self._deadline = deadline
        self._second = second
        self._stop = False
        self._looking = False
        self._one_at_a_time = threading.Lock()

    def interrupt(self) -> None:
        """Interrupts a running search, from any thread; it returns what it has. Nothing else is interrupted."""
        with self._one_at_a_time:
            if self._looking:
                self._stop = True
                self._database.interrupt()

    def find(self, query: Query, limit: int = 50, sort: Sort | None = None) -> MatchingRows:
        """The disagreements that fit, at most `limit` rows of them: the first ones in this order, or by due date."""
        self._stop = False
        with self._database.reading() as connection:
            fits, complete, exact = self._fits(query, limit, f"ORDER BY {sort.clause()}" if sort else _BY_DUE_DATE)
            rows = rows_of(connection, [fit.number for fit in fits[:limit]])
        closed = sum(fit.closed for fit in fits)
        shown = tuple(rows[fit.number] for fit in fits[:limit])
        return MatchingRows(shown, len(fits), len(fits) - closed, closed, complete, exact)

    def _fits(self, query: Query, limit: int, order: str) -> tuple[list[_Fit], bool, bool]:
        """What fits, whether that is all of it, and whether it stands in the order that was asked for."""
        fits: list[_Fit] = []
        if not _is_short(query):
            with self._until_deadline(self._deadline if query.words else None) as ended:
                fits += self._in_order(query, order)
            if not ended or not query.words:
                return fits, not ended, True
            if self._stop:
                return [], False, False
        fits.clear()
        with self._until_deadline(self._deadline if _is_short(query) else self._second) as ended:
            for fit in self._newest_first(query):
                fits.append(fit)
                if len(fits) >= limit:
                    return fits, False, False
        if not ended:
            fits = self._sorted(fits, order)
        return fits, not ended, not ended

    def _sorted(self, fits: list[_Fit], order: str) -> list[_Fit]:
        """The same ones in this order. They are fewer than a list shows."""
        among = f"WHERE no IN ({', '.join('?' * len(fits))})"
        numbers = [fit.number for fit in fits]
        return [*map(_Fit._make, self._database.raw.execute(f"{_LIST} {among} {order}", numbers))]

    def _in_order(self, query: Query, order: str) -> list[_Fit]:
        conditions, values = _conditions(query)
        if query.words:
            conditions.append(f"no IN ({' INTERSECT '.join([_MATCH] * len(query.words))})")
            values += [_beginning(word) for word in query.words]
        where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
        return [*map(_Fit._make, self._database.raw.execute(f"{_LIST} {where} {order}", values))]

    def _newest_first(self, query: Query) -> Iterator[_Fit]:
        """Walks down the newest entries of every word at once, as long as somebody asks for more."""
        conditions, values = _conditions(query)
        look_up = f"{_LIST} WHERE {' AND '.join(['no = ?', *conditions])}"
        for number in _common([self._descending(word) for word in query.words]):
            yield from map(_Fit._make, self._database.raw.execute(look_up, [number, *values]))

    def _descending(self, word: str) -> Iterator[int]:
        """Disagreements with this word, the newest first. A long one is tried as a whole word before its beginning."""
        last = -1
        rows: Iterator[tuple[int]] = iter(())
        if len(word) > _PREFIXES:
            rows = self._rows_descending(f'"{word}"')
        first = next(rows, None)
        rows = self._rows_descending(_beginning(word)) if first is None else chain([first], rows)
        for (number,) in rows:
            if number != last:
                last = number
                yield number

    def _rows_descending(self, match: str) -> Iterator[tuple[int]]:
        return iter(self._database.raw.execute(f"{_MATCH} ORDER BY rowid DESC", (match,)))

    @contextmanager
    def _until_deadline(self, seconds: float | None) -> Iterator[list[str]]:
        """Inside, the database gives up after so many seconds; the list that is given then holds why."""
        ended: list[str] = []
        last = math.inf if seconds is None else time.perf_counter() + seconds
        raw = self._database.raw
        raw.set_progress_handler(lambda: self._stop or time.perf_counter() > last, _STEPS)
        self._looking = True
        try:
            yield ended
        except dbapi2.Error as error:
            if primary_code(error) != INTERRUPTED:
                raise failure_of(error) or error from None
            ended.append("deadline")
        finally:
            with self._one_at_a_time:
                self._looking = False
            raw.set_progress_handler(None, _STEPS)


def _is_short(query: Query) -> bool:
    return bool(query.words) and all(len(word) <= _SHORT and word.isascii() for word in query.words)


def _beginning(word: str) -> str:
    """A query of the full-text index: words that begin so. `word` holds letters and digits alone."""
    return f'"{word}"*'


def _common(streams: list[Iterator[int]]) -> Iterator[int]:
    """The numbers that every falling stream has, falling."""
    try:
        heads = [next(stream) for stream in streams]
        while True:
            lowest = min(heads)
            if max(heads) == lowest:
                yield lowest
                heads = [next(stream) for stream in streams]
            for place, stream in enumerate(streams):
                while heads[place] > lowest:
                    heads[place] = next(stream)
    except StopIteration:
        return


def _conditions(query: Query) -> tuple[list[str], list[object]]:
    """The filters as conditions on the list's row; values of one filter are alternatives."""
    conditions: list[str] = []
    values: list[object] = []
    for name in dict.fromkeys(name for name, _ in query.filters):
        parts = []
        for value in query.values(name):
            condition, given = _condition(name, value.casefold(), query.now)
            parts.append(f"({condition})")
            values += given
        conditions.append(f"({' OR '.join(parts)})")
    return conditions, values


def _condition(name: str, value: str, now: str) -> tuple[str, list[object]]:
    if name == "stage":
        return "lower(stage_number) = ? OR lower(stage) = ?", [value, value]
    if name == "overdue":
        past = "closed = 0 AND next_due IS NOT NULL AND next_due < ?"
        return (f"NOT ({past})" if value.startswith("n") else past), [now]
    if name == "agency":
        words = list(text_folding.words(value))
        return " AND ".join(["' ' || agency_folded LIKE ?"] * len(words)) or "1", [f"% {word}%" for word in words]
    if value in {"open", "closed"}:
        return "closed = ?", [value == "closed"]
    return "lower(status) = ?", [value]
