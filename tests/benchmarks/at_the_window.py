"""A program of its own: opens escalog over a store that was made for measuring, and sits at its window.

`python -m tests.benchmarks.at_the_window unlock|walk` reads which store from standard input, and prints as JSON how
long everything took, in seconds, from the key to the end of the painting. Each time a new process: what is loaded
after unlocking counts too, as it does for a person.
"""

import json
import os
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication

from escalog import app as desktop
from escalog import wiring
from escalog.domain.values.entry import DisputeId
from escalog.services.desk import Desk
from escalog.services.laptop.clock import Clock, StoryClock
from escalog.services.opening.opening import Opening
from escalog.store.keys.key_file import decode
from escalog.store.opening import opening
from escalog.ui.disagreement.page import DisagreementPage
from escalog.ui.disagreements.page import DisagreementsPage
from escalog.ui.page.targets import DisagreementsTarget
from escalog.ui.session.doorkeeper import Doorkeeper
from escalog.ui.setup.unlock_page import UnlockPage
from escalog.ui.shell.frame import Frame
from escalog.ui.shell.window import Window
from escalog.ui.today.page import TodayPage
from tests.benchmarks.big_store import NOW

GIVE_UP = 60.0
_OPENED = 15
_BREATH = 0.0003


@dataclass
class Taken:
    """What is handed back."""

    to_today: float = 0.0
    to_list: float = 0.0
    memory: float = 0.0
    """Megabytes, once Today is painted and what was asked for beside it is done."""
    typed: list[float] = field(default_factory=list)
    opened: list[float] = field(default_factory=list)


class _KnownKey(Opening):
    """Leaves out the working out of the key, which is slow on purpose; everything else is as it is."""

    def __init__(self, given: dict[str, Any], clock: Clock) -> None:
        folder, self._state = Path(given["folder"]), Path(given["state_folder"])
        super().__init__(folder, folder.parent / "practice", self._state, clock)
        self._key, self._keys = bytes.fromhex(given["key"]), decode(bytes.fromhex(given["keys"]))

    def unlock(self, passphrase: str) -> Desk:
        vault = opening.open_with_key(self.folder, self._key, self._keys, state_folder=self._state, now=NOW)
        return self._desk(vault, self._clock)


class _Painted(QObject):
    """Sees whether a list was painted since its rows were put in."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view, self.done = view, False
        view.model().modelReset.connect(self.begin)
        view.viewport().installEventFilter(self)

    def begin(self) -> None:
        self.done = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self._view.model().rowCount():
            self.done = True
        return False


def _until(true: Callable[[], object]) -> None:
    started = time.perf_counter()
    while not true():
        QApplication.processEvents()
        time.sleep(_BREATH)  # a window that waits leaves the interpreter to the worker, and so does this
        if time.perf_counter() - started > GIVE_UP:
            raise TimeoutError


class _Sitting:
    """Somebody at the window."""

    def __init__(self, words: list[str]) -> None:
        self._words = words
        self.window = next(each for each in QApplication.topLevelWidgets() if isinstance(each, Window))
        _until(
            lambda: self.window.findChild(Doorkeeper) is not None and "escalog.ui.session.page_registry" in sys.modules
        )
        self.keeper = self.window.findChild(Doorkeeper)
        self.taken = Taken()

    @property
    def frame(self) -> Frame:
        assert self.window.frame is not None
        return self.window.frame

    def unlock(self) -> None:
        """From the key to Today, and on to the list."""
        gate = self.window.gate()
        assert isinstance(gate, UnlockPage)
        gate.passphrase.setText("known")
        started = time.perf_counter()
        QTest.keyClick(gate.passphrase, Qt.Key.Key_Return)
        _until(lambda: self.window.frame is not None)
        page = self.frame.current
        assert isinstance(page, TodayPage)
        painted = _Painted(page.list)
        _until(lambda: painted.done)
        self.taken.to_today = time.perf_counter() - started
        self.frame.show_page("disagreements")
        self._until_list(lambda: True)
        self.taken.to_list = time.perf_counter() - started

    def rest(self) -> None:
        """Until the store has been looked after for a second."""
        self.frame.show_page("today")
        until = time.perf_counter() + 1.0
        _until(lambda: time.perf_counter() > until)
        self.taken.memory = _memory()

    def type(self) -> None:
        """Words into the search, key by key, each until its rows are painted."""
        self.frame.go_to(DisagreementsTarget(search=True))
        page = self._until_list(lambda: True)
        for word in self._words:
            page.line.clear()
            self._until_list(lambda: not page.search.typed)
            for length in range(1, len(word) + 1):
                started = time.perf_counter()
                QTest.keyClicks(page.line, word[length - 1])
                self._until_list(lambda typed=word[:length]: page.search.typed == typed)  # type: ignore[misc]
                self.taken.typed.append(time.perf_counter() - started)
            page.line.clear()
        self._until_list(lambda: not page.search.typed)

    def open(self) -> None:
        """One disagreement after another. The first builds the page, and counts as any other."""
        page = self._list()
        rows = page._shown.rows if page._shown is not None else ()
        for row in rows[:: max(1, len(rows) // _OPENED)][:_OPENED]:
            self.frame.show_page("disagreements")
            self._until_list(lambda: True)
            started = time.perf_counter()
            page.table.chosen.emit(row)
            opened = self.frame.current
            assert isinstance(opened, DisagreementPage)
            painted = _Painted(opened.chronology.list)
            self._until_read(opened, row.dispute)
            _until(lambda seen=painted: seen.done)  # type: ignore[misc]
            self.taken.opened.append(time.perf_counter() - started)

    @staticmethod
    def _until_read(page: DisagreementPage, dispute: DisputeId) -> None:
        _until(lambda: page.dispute_page is not None and page.dispute_page.dispute.id == dispute)

    def _list(self) -> DisagreementsPage:
        page = self.frame._pages["disagreements"]
        assert isinstance(page, DisagreementsPage)
        return page

    def _until_list(self, asked: Callable[[], bool]) -> DisagreementsPage:
        """Waits until the answer is in the table, and the table is painted."""
        page = self._list()
        painted = _Painted(page.table)
        _until(lambda: asked() and not page.search.running and page._shown is not None)
        if page._shown is not None and page._shown.rows:
            page.table.viewport().update()
            _until(lambda: painted.done)
        painted.deleteLater()
        return page


def _memory() -> float:
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    raise LookupError


def main(what: str) -> None:
    """Runs through, prints, and leaves without tidying up."""
    given = json.load(sys.stdin)
    program = wiring.build(clock=StoryClock(NOW))
    program.opening = _KnownKey(given, program.clock)
    wiring.build = lambda *_: program

    def sit(*_: object) -> int:
        sitting = _Sitting(given["words"])
        sitting.window.resize(1366, 728)
        sitting.unlock()
        if what == "walk":
            sitting.rest()
            sitting.type()
            sitting.open()
        print(json.dumps(sitting.taken.__dict__), flush=True)
        os._exit(0)

    QApplication.exec = sit  # type: ignore[method-assign]
    desktop.run()


if __name__ == "__main__":
    main(sys.argv[1])
