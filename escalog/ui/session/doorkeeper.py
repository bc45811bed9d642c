"""Between the gate and an open store: opens, sets up, practises, locks, and ends.

Only the doorkeeper holds the open desk. All work on a store goes through the worker.
"""

from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject

from escalog.ui.page.page import Page, PageSpec
from escalog.ui.page.targets import HelpTarget, PassphraseTarget, Target, TodayTarget
from escalog.ui.page.worker import Worker
from escalog.ui.session.gate import Gate, GatePages
from escalog.ui.session.open_store import OPEN_DRAFT, OpenStore
from escalog.ui.setup.unlock_page import UnlockPage
from escalog.ui.shell.window import Window
from escalog.wording.language import say

if TYPE_CHECKING:
    from escalog.services.desk import Desk
    from escalog.services.opening.opening import Opening
    from escalog.services.records.checking import Checking

SETTING_UP = "setting-up"
"""The setting that stays while a new store was made and setting up was not finished."""


class LatePages(GatePages, Protocol):
    """What is loaded only after the first screen is painted."""

    def pages(self, doorkeeper: "Doorkeeper") -> Sequence[PageSpec]:
        """The pages of an open store."""
        ...

    def first_run(self, doorkeeper: "Doorkeeper", desk: "Desk | None") -> Page:
        """Setting up."""
        ...

    def place_of_draft(self, key: str) -> Target:
        """Where a draft is written on."""
        ...


class Doorkeeper(QObject):
    """Opens and locks the store."""

    def __init__(
        self, window: Window, opening: "Opening", checking: "Callable[[], Checking]", pages: LatePages
    ) -> None:
        super().__init__(window)
        self.window, self.opening, self.pages = window, opening, pages
        self.worker = Worker(self._show_failure, self)
        self.gate = Gate(window, opening, self.worker, checking, pages, self, self)
        self._open: OpenStore | None = None
        self._place: Target = _AT_FIRST
        self._closed = False
        self._connect()

    @property
    def open_store(self) -> OpenStore | None:
        """The store that is open, if one is."""
        return self._open

    @property
    def closed(self) -> bool:
        """Whether the window has closed."""
        return self._closed

    # before a store is open

    def show_first_run(self, desk: "Desk | None" = None) -> None:
        """Setting up, from the beginning or from where it was left."""
        self.window.show_gate(self.pages.first_run(self, desk))

    def show_help(self, name: str) -> None:
        """A help page, in the frame or in the gate."""
        if name == "gate:check":
            self.gate.show_check()
        elif self.window.frame is not None:
            self.window.frame.go_to(HelpTarget(name))
        elif self._open is None:
            self.gate.show_help(name)

    def now(self) -> datetime:
        """The hour: of the store that is open, or of this laptop."""
        return self._open.desk.now() if self._open is not None else datetime.now(UTC)

    # opening

    def store_made(self, desk: "Desk") -> None:
        """Setting up made a store: hold it."""
        self._hold(desk)
        self.worker.run(lambda: desk.settings.set(SETTING_UP, "yes"))
        self.window.preferences.has_store = True

    def set_up_done(self) -> None:
        """Setting up is over: to the pages."""
        if self._open is not None:
            desk = self._open.desk
            self.worker.run(lambda: desk.settings.set(SETTING_UP, ""))
            self._show_frame()

    def unlock(self, page: UnlockPage, work: "Callable[[], Desk]", *, after_code: bool = False) -> None:
        """Opens a store with what was typed at the gate, and shows it."""
        page.set_busy()
        before = self.gate.checking.made

        def opened() -> "tuple[Desk, bool, str]":
            desk = work()
            if before is not None:
                desk.checking.also_trust(before)
            return desk, desk.settings.get(SETTING_UP) == "yes", desk.settings.get(OPEN_DRAFT)

        self.worker.run(
            opened,
            lambda result: self._opened(*result, after_code=after_code),
            page.show_failure,
            words="Unlocking",
            gone=self._close_unseen,
        )

    def _opened(self, desk: "Desk", unfinished: object, open_draft: str, *, after_code: bool) -> None:
        self._hold(desk)
        if open_draft and self._place == _AT_FIRST:
            self._place = self.pages.place_of_draft(open_draft)
        if after_code:  # the passphrase is lost: the first page offers to choose a new one
            self._place = PassphraseTarget(after_code=True)
        if unfinished:
            self.show_first_run(desk)
        else:
            self._show_frame()

    def made_unseen(self, desk: "Desk") -> None:
        """Setting up made a store when its page was gone: whoever unlocks it next is given a new recovery sheet."""

        def close() -> None:
            with closing(desk):
                desk.settings.set(SETTING_UP, "yes")

        def say(_none: object) -> None:
            if isinstance(page := self.window.gate(), UnlockPage):
                page.set_has_store(there=True)

        self.worker.run(close, say, words="Locking")

    def _close_unseen(self, opened: "tuple[Desk, bool, str] | None") -> None:
        """A store was opened when nobody waited for it any more: its keys go, and others can open it."""
        if opened is not None:
            self.worker.run(opened[0].close, words="Locking")

    def _hold(self, desk: "Desk") -> None:
        self._open = OpenStore(desk, self.window, self.worker, self)

    def _show_frame(self) -> None:
        if self._open is not None:
            self._open.show(self.pages.pages(self), self._place)

    def _keep_now(self) -> None:
        if self._open is not None:
            self._open.keep_now()

    def _save_backup(self) -> None:
        if self._open is not None:
            self._open.save_backup()

    # locking

    def lock(self) -> None:
        """Keeps drafts, drops keys, models and page contents, shows the first screen."""
        held = self._open
        if held is None:
            return
        sample = held.desk.sample
        self._close_store()
        self.gate.show_unlock("" if sample else say("gate-locked"))

    def empty_practice(self) -> None:
        """Removes the practice store that is open; nothing else is ever removed."""
        held = self._open
        if held is None or not held.desk.sample:
            return
        self._close_store()
        self._place = _AT_FIRST
        page = self.gate.show_unlock(say("gate-emptied"))
        self.worker.run(self.opening.empty_practice, None, page.show_failure, words="Emptying the practice store")

    def close(self) -> None:
        """The window goes."""
        if not self._closed:
            self._closed = True
            if self._open is not None:
                self._open.end_writing()
            self._close_store()
            self.window.drop_contents()
            self.worker.close(_BACKUP_SECONDS)

    def _close_store(self) -> None:
        held, self._open = self._open, None
        if held is not None:
            self._place = held.close() or self._place

    def _connect(self) -> None:
        window = self.window
        window.lock_asked.connect(self.lock)
        window.closing.connect(self.close)
        window.help_asked.connect(self.show_help)
        window.backup_asked.connect(self._save_backup)
        window.keep_asked.connect(self._keep_now)
        window.empty_practice_asked.connect(self.empty_practice)
        self.worker.busy.connect(self._on_busy)
        self.worker.free.connect(self._on_free)

    def _on_busy(self, job: object) -> None:
        if self.window.frame is not None:
            self.window.frame.show_job(job)  # type: ignore[arg-type]

    def _on_free(self) -> None:
        if self.window.frame is not None:
            self.window.frame.hide_job()

    def _show_failure(self, error: Exception) -> None:
        page = self.window.page()
        if page is not None:
            page.show_failure(error)


_AT_FIRST = TodayTarget()
_BACKUP_SECONDS = 120.0
