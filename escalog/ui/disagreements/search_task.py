"""The search of the list: one at a time, on the worker, ended from the window's thread when another key is pressed."""

from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Signal

from escalog.services.disagreements.found_rows import SearchResult
from escalog.ui.disagreements.sort_order import Order
from escalog.ui.page.page import Session
from escalog.ui.page.worker import Job
from escalog.wording.language import say

T = TypeVar("T")
_STEP = 200
"""How many rows are asked for at a time."""


class OneSearch(Generic[T]):
    """Runs `find` on the worker. `stop` interrupts only this search, never other work on the same connection."""

    def __init__(self, find: Callable[[], T], interrupt: Callable[[], None]) -> None:
        self._find, self._interrupt = find, interrupt
        self._lock = Lock()
        self._runs = False
        self._stopped = False

    def run(self) -> T | None:
        """The answer; None when it was stopped before it began."""
        with self._lock:
            if self._stopped:
                return None
            self._runs = True
        try:
            return self._find()
        finally:
            with self._lock:
                self._runs = False

    def stop(self) -> None:
        """Another key was pressed."""
        with self._lock:
            self._stopped = True
            if self._runs:
                self._interrupt()


class LiveSearch(QObject):
    """Searches as you type. A new search cancels the running one; the window never blocks."""

    answered = Signal(object)
    """What was found."""
    failed = Signal(object)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._job: Job | None = None
        self._limit = _STEP
        self.typed = ""
        """What was searched for last."""

    @property
    def running(self) -> bool:
        """Whether an answer is still to come."""
        return self._job is not None

    def start(self, typed: str, order: Order) -> None:
        """Searches for the first rows."""
        self._limit = _STEP
        self.again(typed, order)

    def more(self, typed: str, order: Order, shown: int) -> None:
        """Searches for further rows than those that are shown."""
        self._limit = shown + _STEP
        self.again(typed, order)

    def again(self, typed: str, order: Order) -> None:
        """Repeats the search with the same number of rows."""
        self.cancel()
        self.typed = typed
        finding, limit = self._session.desk.finding, self._limit
        search = OneSearch(
            lambda: finding.find(typed, limit, order.store_column, turned=order.turned), finding.interrupt
        )
        self._job = self._session.worker.run(
            search.run, self._on_answered, self.failed.emit, words=say("disagreements-searching"), stop=search.stop
        )

    def cancel(self) -> None:
        """Ends the search that runs."""
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _on_answered(self, result: SearchResult | None) -> None:
        self._job = None
        if result is not None:
            self.answered.emit(result)
