"""The gate: the pages that can be seen while no store is open. Unlock, check a record, restore, help."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject

from escalog.ui.page.page import Page
from escalog.ui.page.targets import HelpTarget
from escalog.ui.page.worker import Worker
from escalog.ui.setup.restore_page import RestorePage
from escalog.ui.setup.unlock_page import UnlockPage
from escalog.ui.shell.window import Window
from escalog.ui.widgets.announce import announce
from escalog.wording.language import say

if TYPE_CHECKING:
    from escalog.services.desk import Desk
    from escalog.services.opening.opening import Opening
    from escalog.services.records.checking import Checking


class GatePages(Protocol):
    """The pages of the gate that are loaded only after the first screen is painted."""

    def check(self, gate: "Gate") -> Page:
        """Checking without a store."""
        ...

    def help(self, gate: "Gate") -> Page:
        """Help without a store."""
        ...


class GateWays(Protocol):
    """Where the gate leads: to an open store."""

    def unlock(self, page: UnlockPage, work: "Callable[[], Desk]", *, after_code: bool = False) -> None:
        """Opens a store with what was typed on a page."""
        ...

    def show_first_run(self) -> None:
        """Sets up a new store."""
        ...

    def now(self) -> datetime:
        """The current time."""
        ...


class GateChecking:
    """What is checked with a signer at the gate holds as long as the window. No part of it: the worker holds this."""

    def __init__(self, make: "Callable[[], Checking]") -> None:
        self.made: Checking | None = None
        """There once a record was checked here."""
        self._make = make

    def __call__(self) -> "Checking":
        """Makes it when it is first asked for."""
        if self.made is None:
            self.made = self._make()
        return self.made


class Gate(QObject):
    """Shows the pages of the gate; `ways` does what they ask for."""

    def __init__(
        self,
        window: Window,
        opening: "Opening",
        worker: Worker,
        make_checking: "Callable[[], Checking]",
        pages: GatePages,
        ways: GateWays,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.window, self.opening, self.worker, self.ways = window, opening, worker, ways
        self.checking = GateChecking(make_checking)
        self._pages = pages

    def take_over(self, page: UnlockPage) -> None:
        """Serves a first screen that is up already: it was painted before any of this was loaded."""
        there = self.opening.exists()
        self.window.preferences.has_store = there
        self._serve(page)
        if page.has_store != there:
            page.set_has_store(there=there)
            page.take_focus()

    def show_unlock(self, message: str = "") -> UnlockPage:
        """Unlock, or set up when there is no store yet."""
        page = UnlockPage(has_store=self.opening.exists(), message=message)
        self._serve(page)
        self.window.show_gate(page)
        page.take_focus()
        announce(page, message)
        return page

    def show_check(self) -> None:
        """Check a record, without a store."""
        page = self._pages.check(self)
        self.window.show_gate(page)
        page.take_focus()

    def show_restore(self) -> None:
        """Put a backup in place, where there is no store."""
        page = RestorePage(self.opening, self.worker)
        page.restored.connect(lambda: self.show_unlock(say("gate-restored")))
        page.left.connect(self.show_unlock)
        self.window.show_gate(page)
        page.take_focus()

    def show_help(self, name: str) -> None:
        """A help page, where no store is open."""
        page = self._pages.help(self)
        self.window.show_gate(page)
        page.arrive(HelpTarget(name))

    def _serve(self, page: UnlockPage) -> None:
        opening, unlock = self.opening, self.ways.unlock
        page.unlock_asked.connect(lambda typed: unlock(page, lambda: opening.unlock(typed)))
        page.code_given.connect(lambda typed: unlock(page, lambda: opening.unlock_by_code(typed), after_code=True))
        page.practise_asked.connect(lambda: unlock(page, opening.practise))
        page.set_up_asked.connect(self.ways.show_first_run)
        page.check_asked.connect(self.show_check)
        page.restore_asked.connect(self.show_restore)
