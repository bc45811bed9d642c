"""All store work runs here, one piece after another, off the window's thread; results come back on it.

One single-worker executor and one main-thread object. The window never waits, except for a draft at the lock.
Parts of the window must never be destroyed on the other thread: it sees no job, only its number and its work (and
see `collecting`).

Nobody has to see to it that an answer still finds its page: one whose page is gone goes nowhere, and what is asked of
a worker that was closed is not done. What an answer holds (an open store, a printer) is let go by `gone`.
"""

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as StillRunning
from contextlib import suppress
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal
from shiboken6 import isValid

from escalog.ui.later import timer
from escalog.ui.look.tokens import Delay

T = TypeVar("T")
_log = logging.getLogger(__name__)


class Job:
    """One piece of work under way."""

    def __init__(
        self,
        words: str,
        done: Callable[[object], None] | None,
        failed: Callable[[Exception], None],
        gone: Callable[[object], None] | None = None,
    ) -> None:
        self.words, self.done, self.failed, self.gone = words, done, failed, gone
        self.dropped = False
        self.stop: Callable[[], None] | None = None
        self.future: Future[None] | None = None

    @property
    def can_cancel(self) -> bool:
        """Whether it can be stopped half-way without harm."""
        return self.stop is not None

    def answer(self, result: object, error: Exception | None) -> None:
        """Gives what came of it to whoever asked, where they are still there."""
        take = self.done if error is None else self.failed
        if self.dropped or not _is_there(take, self.done):
            if self.gone is not None:
                self.gone(result)
        elif error is not None:
            self.failed(error)
        elif self.done is not None:
            self.done(result)

    def cancel(self) -> None:
        """Stops it where it can be stopped; its result is dropped in any case."""
        self.dropped = True
        if self.future is not None:
            self.future.cancel()
        if self.stop is not None:
            self.stop()


class Worker(QObject):
    """Runs work on one thread. `busy` comes after a second with the job, `free` when nothing runs any more."""

    busy = Signal(object)
    free = Signal()
    _finished = Signal(int, object, object)

    def __init__(self, on_failure: Callable[[Exception], None] | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="escalog")
        self._on_failure = on_failure
        self._jobs: dict[int, Job] = {}
        self._next = 0
        self._said_busy = False
        self._closed = False
        self._timer = timer(self, self._on_slow, Delay.BUSY_AFTER)
        self._finished.connect(self._on_finished)

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
        *,
        words: str = "Working",
        stop: Callable[[], None] | None = None,
        gone: Callable[[T | None], None] | None = None,
    ) -> Job:
        """Runs `work` off the window's thread, then `done` with its result or `failed` with its error, on it.

        `words` stand in the bar after one second; `stop` makes Cancel possible. Where nobody is there any more to take
        the result, `gone` is given it instead, or None when there is none. Once closed, nothing is done at all.
        """
        job = Job(words, done, failed or self._fail, gone)  # type: ignore[arg-type]
        job.stop = stop
        if self._closed:
            job.dropped = True
            return job
        self._next += 1
        number = self._next
        self._jobs[number] = job
        job.future = self._pool.submit(self._work, number, work)
        job.future.add_done_callback(lambda future: self._drop(number) if future.cancelled() else None)
        if not self._timer.isActive() and not self._said_busy:
            self._timer.start()
        return job

    def set_on_failure(self, show: Callable[[Exception], None]) -> None:
        """Where errors go that no one asked for."""
        self._on_failure = show

    @property
    def idle(self) -> bool:
        """Whether nothing runs or waits."""
        return not self._jobs

    def wait(self, seconds: float = 5.0) -> bool:
        """Waits until all that was asked for is done: before a lock and at the end. Results still come as signals."""
        if self._closed:
            return True
        try:
            self._pool.submit(lambda: None).result(timeout=seconds)
        except StillRunning:
            return False
        return True

    def drop_results(self) -> None:
        """Lets no result come back any more: the page that asked is gone."""
        for job in self._jobs.values():
            job.dropped = True

    def close(self, seconds: float = 0.0) -> None:
        """Ends the thread, after waiting so long for what was asked for. No answer comes back any more."""
        self.drop_results()
        self.wait(seconds)
        self._hand_over()
        in_time = self.wait(seconds)  # what held something open was let go just now
        self._closed = True
        self._timer.stop()
        self._pool.shutdown(wait=True, cancel_futures=not in_time)
        self._hand_over()

    def _hand_over(self) -> None:
        """Takes in now what is done: no event loop may come any more."""
        QCoreApplication.sendPostedEvents(self, QEvent.Type.MetaCall)

    def _work(self, number: int, work: Callable[[], object]) -> None:
        try:
            result = work()
        except Exception as error:  # noqa: BLE001 - the boundary between the two threads
            self._finished.emit(number, None, error)
        else:
            self._finished.emit(number, result, None)

    def _drop(self, number: int) -> None:
        """A job that was cancelled before it began: nothing else would say that it is over."""
        if number in self._jobs:
            self._jobs[number].dropped = True
        self._finished.emit(number, None, None)

    def _on_finished(self, number: int, result: object, error: Exception | None) -> None:
        job = self._jobs.pop(number, None)
        if not self._jobs:
            self._timer.stop()
            if self._said_busy:
                self._said_busy = False
                self.free.emit()
        if job is not None:
            job.answer(result, error)

    def _on_slow(self) -> None:
        if self._jobs:
            self._said_busy = True
            self.busy.emit(next(iter(self._jobs.values())))

    def _fail(self, error: Exception) -> None:
        if self._on_failure is not None:
            self._on_failure(error)
        else:
            _log.error("work ended with %s", type(error).__name__)


def _is_there(act: Callable[..., object] | None, otherwise: Callable[..., object] | None) -> bool:
    """Whether all parts of the window that an act speaks of are still there; where it names none, those of another."""
    return all(isValid(part) for part in (_parts(act) or _parts(otherwise)))


def _parts(act: object) -> list[QObject]:
    """What an act is a method of, and what it was given by the functions round it, and by those round these."""
    parts: list[QObject] = []
    seen: set[int] = set()
    waiting = [act]
    while waiting:
        held = waiting.pop()
        if isinstance(held, QObject):
            parts.append(held)
        elif held is not None and id(held) not in seen:
            seen.add(id(held))
            waiting.append(getattr(held, "__self__", None))
            for cell in getattr(held, "__closure__", None) or ():
                with suppress(ValueError):  # nothing was put into it yet
                    waiting.append(cell.cell_contents)
    return parts
