"""One search under way: it can be ended from the window's thread, and nothing else than it ever is."""

from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar

T = TypeVar("T")


class OneSearch(Generic[T]):
    """Runs `find` on the worker. `stop` interrupts only while it really runs, never what was asked for beside it."""

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
