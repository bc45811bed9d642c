"""Keeps what is being written: soon after the last key, on leaving a field, a page, at the lock and at the end.

A draft is never an entry. Its key names the place and holds no case text.
"""

from collections.abc import Callable, Mapping
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from escalog.domain.values.entry import FieldValue
from escalog.domain.values.moment import LONDON
from escalog.ui.later import timer
from escalog.ui.look.tokens import Delay
from escalog.ui.page.targets import DraftKey
from escalog.ui.page.worker import Worker

Values = Mapping[str, FieldValue]


class DraftKeeper(QObject):
    """Keeps one text under way. Call `touch` at every key and `keep` when a field or page is left."""

    kept = Signal(str)
    """The line for the foot: "Draft kept at 10:42:07"."""
    not_kept = Signal(object)

    def __init__(self, key: DraftKey, title: str, values: Callable[[], Values], drafting: "Drafting") -> None:
        super().__init__(drafting)
        self.key, self.title = key, title
        self._values = values
        self._drafting = drafting
        self._last: dict[str, FieldValue] | None = None
        self._soon = timer(self, self.keep, Delay.DRAFT_AFTER_KEY)
        self._at_most = timer(self, self.keep, Delay.DRAFT_AT_MOST)

    def touch(self) -> None:
        """A key was pressed: keep it soon."""
        if not self._drafting.holds(self):
            return
        self._soon.start()
        if not self._at_most.isActive():
            self._at_most.start()

    def keep(self) -> None:
        """Keeps it now, when it changed since. One that has ended is never kept again: it may have been recorded."""
        self._soon.stop()
        self._at_most.stop()
        if not self._drafting.holds(self):
            return
        values = dict(self._values())
        if values != self._last:
            self._last = values
            self._drafting.write(self, values)

    def starts_as(self, values: Values) -> None:
        """Sets what is already stored, so that it is not stored again."""
        self._last = dict(values)

    def end(self, *, drop: bool) -> None:
        """Stops keeping. `drop` when it was recorded: the draft goes."""
        self._soon.stop()
        self._at_most.stop()
        self._drafting.forget(self, drop=drop)


class Drafting(QObject):
    """Every draft of one unlocked store."""

    written = Signal(str)
    """The key of a draft that was kept."""
    ended = Signal(str)

    def __init__(
        self,
        keep: Callable[[str, str, Values], object],
        drop: Callable[[str], object],
        now: Callable[[], datetime],
        worker: Worker,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._keep, self._drop, self._now, self._worker = keep, drop, now, worker
        self._drafts: list[DraftKeeper] = []

    def begin(self, key: DraftKey, title: str, values: Callable[[], Values]) -> DraftKeeper:
        """Starts keeping what `values` gives, under a key; the title is what Today calls it."""
        draft = DraftKeeper(key, title, values, self)
        self._drafts.append(draft)
        return draft

    def write(self, draft: DraftKeeper, values: dict[str, FieldValue]) -> None:
        """Writes one draft on the worker, and says so when it is kept."""

        def done(_result: object) -> None:
            if draft in self._drafts:
                self.written.emit(draft.key.text)
                draft.kept.emit(f"Draft kept at {self._now().astimezone(LONDON):%H:%M:%S}")

        def failed(error: Exception) -> None:
            if draft in self._drafts:
                draft.not_kept.emit(error)

        keep, key, title = self._keep, draft.key.text, draft.title  # the worker holds no part of the window
        self._worker.run(lambda: keep(key, title, values), done, failed, words="Keeping the draft")

    def forget(self, draft: DraftKeeper, *, drop: bool) -> None:
        """Stops keeping a draft, and drops it when it was recorded."""
        if draft in self._drafts:
            self._drafts.remove(draft)
        self.ended.emit(draft.key.text)
        if drop:
            discard, key = self._drop, draft.key.text
            self._worker.run(lambda: discard(key), words="Tidying up")
        draft.deleteLater()

    def holds(self, draft: DraftKeeper) -> bool:
        """Whether a draft is still being written."""
        return draft in self._drafts

    @property
    def under_way(self) -> bool:
        """Whether anything is being written."""
        return bool(self._drafts)

    def keep_all(self, *, wait: bool = False) -> bool:
        """Saves every draft now. With `wait` it blocks until they are stored: before the lock and at exit."""
        for draft in list(self._drafts):
            draft.keep()
        return self._worker.wait() if wait else True


class CurrentDraft(QObject):
    """At most one draft at a time: that of the form that a page or a panel shows now."""

    kept = Signal(str)
    """The line for the foot: "Draft kept at 10:42:07"."""
    not_kept = Signal(object)

    def __init__(self, drafting: Drafting, parent: QObject) -> None:
        super().__init__(parent)
        self._drafting = drafting
        self._keeper: DraftKeeper | None = None

    @property
    def keeper(self) -> DraftKeeper | None:
        """What keeps it; None while nothing is being written."""
        return self._keeper

    def begin(self, key: DraftKey, title: str, values: Callable[[], Values]) -> None:
        """Keeps what `values` gives from now on. What it gives at first is taken as kept already."""
        keeper = self._drafting.begin(key, title, values)
        keeper.starts_as(values())
        keeper.kept.connect(self.kept)
        keeper.not_kept.connect(self.not_kept)
        self._keeper = keeper

    def touch(self) -> None:
        """Schedules a save after a key press."""
        if self._keeper is not None:
            self._keeper.touch()

    def keep(self) -> None:
        """Saves it now if it changed."""
        if self._keeper is not None:
            self._keeper.keep()

    def end(self, *, drop: bool) -> None:
        """Stops keeping. `drop` when it was recorded: the draft goes."""
        keeper, self._keeper = self._keeper, None
        if keeper is not None:
            keeper.end(drop=drop)
