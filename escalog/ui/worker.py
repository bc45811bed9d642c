"""All store work runs here, one piece after another, off the window's thread; results come back on it.

One single-worker executor and one main-thread object. The window never waits, except for a draft at the lock.
Parts of the window must never be destroyed on the other thread: it sees no job, only its number and its work (and
see `collecting`).
"""

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as StillRunning
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from escalog.ui.tokens import Timing

T = TypeVar("T")
_log = logging.getLogger(__name__)


class Job:
    """One piece of work under way."""

    def __init__(self, words: str, done: Callable[[object], None] | None, failed: Callable[[Exception], None]) -> None:
        self.words, self.done, self.failed = words, done, failed
        self.dropped = False
        self.stop: Callable[[], None] | None = None
        self.future: Future[None] | None = None

    @property
    def can_cancel(self) -> bool:
        """Whether it can be stopped half-way without harm."""
        return self.stop is not None

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
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(Timing.BUSY_AFTER)
        self._timer.timeout.connect(self._on_slow)
        self._finished.connect(self._on_finished)

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
        *,
        words: str = "Working",
        stop: Callable[[], None] | None = None,
    ) -> Job:
        """Runs `work` off the window's thread, then `done` with its result or `failed` with its error, on it.

        `words` stand in the bar after one second; `stop` makes Cancel possible.
        """
        job = Job(words, done, failed or self._fail)  # type: ignore[arg-type]
        job.stop = stop
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
        try:
            self._pool.submit(lambda: None).result(timeout=seconds)
        except StillRunning:
            return False
        return True

    def drop_results(self) -> None:
        """Lets no result come back any more: the page that asked is gone."""
        for job in self._jobs.values():
            job.dropped = True

    def close(self) -> None:
        """Ends the thread after what is under way."""
        self._timer.stop()
        self._pool.shutdown(wait=True, cancel_futures=True)

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
        if job is None or job.dropped:
            return
        if error is not None:
            job.failed(error)
        elif job.done is not None:
            job.done(result)

    def _on_slow(self) -> None:
        if self._jobs:
            self._said_busy = True
            self.busy.emit(next(iter(self._jobs.values())))

    def _fail(self, error: Exception) -> None:
        if self._on_failure is not None:
            self._on_failure(error)
        else:
            _log.error("work ended with %s", type(error).__name__)
