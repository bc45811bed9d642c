"""A real window over a real store, and a person in front of it: what the tests of pages and the stories share."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from escalog.app import first_screen, open_door
from escalog.services.desk import Desk
from escalog.services.laptop.clock import StoryClock
from escalog.services.opening.opening import FirstRun, Opening
from escalog.services.opening.story import read_story
from escalog.store import access
from escalog.store.keys.key_slots import Work
from escalog.ui.look.theme import Theme, theme
from escalog.ui.page.page import Page
from escalog.ui.page.targets import Target
from escalog.ui.preferences import Preferences
from escalog.ui.session.doorkeeper import Doorkeeper
from escalog.ui.shell.window import Window
from escalog.wiring import Paths, Program
from tests.builders.stores import moved

MONDAY = datetime(2026, 10, 12, 9, 30, tzinfo=UTC)
PASSPHRASE = "marmalade ladder quiet boat"
QUICK = Work(passes=1)
"""The least work that a slot may ask for."""
ME = FirstRun("Ada Lind", "Lead", "Elmbrook School", "england")


def make_stores(base: Path) -> Path:
    """A practice store with its sample, and a real store with an adopted procedure and nothing in it."""
    practice = Opening(base / "none", base / "practice", base / "state", StoryClock(read_story().today))
    practice.practise().close()
    opening = Opening(base / "store", base / "practice", base / "state", StoryClock(MONDAY))
    vault, _ = access.create(base / "store", PASSPHRASE, now=MONDAY, state_folder=base / "state", work=QUICK)
    opening._sign_in(vault, ME, StoryClock(MONDAY))
    with opening._desk(vault, StoryClock(MONDAY)) as desk:
        adopt(desk)
    return base


def adopt(desk: Desk, pack: str = "model") -> str:
    """Takes a shipped pack into use; returns its digest."""
    digest = next(each.digest for each in desk.procedures.all() if each.procedure.id == pack)
    desk.procedures.adopt(digest, ME.name, ME.role, date(2026, 10, 1), source_checked=True, gaps_filled="None")
    return digest


class _Watch(QObject):
    """Notes every part that shows as a window of its own for a moment: it would flash and take the keyboard away."""

    def __init__(self, strays: list[str], parent: QObject) -> None:
        super().__init__(parent)
        self._strays = strays

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.Show or not isinstance(watched, QWidget) or not watched.isWindow():
            return False
        if not isinstance(watched, Window | QMenu | QDialog):
            self._strays.append(f"{type(watched).__name__} {watched.accessibleName()[:40]!r}")
        return False


class Desktop:
    """The window and the person who uses it."""

    def __init__(self, qtbot: QtBot, base: Path) -> None:
        self.qtbot, self.base = qtbot, base
        self.clock = StoryClock(MONDAY)
        self.program = Program(Paths(base / "store", base / "practice", base / "state"), self.clock)
        preferences = Preferences(base / "window.ini")
        self.window: Window
        self.window, page = first_screen(preferences)
        self.keeper: Doorkeeper = open_door(self.window, page, self.program)
        self.window.resize(1366, 728)
        self.window.show()
        self.window.activateWindow()
        self.settle()
        self._strays: list[str] = []
        qapp = QApplication.instance()
        assert qapp is not None
        qapp.installEventFilter(_Watch(self._strays, self.window))

    # the store

    def practise(self) -> "Desktop":
        self.window.gate().practise_asked.emit()  # type: ignore[union-attr]
        self.settle()
        return self

    def unlock(self) -> "Desktop":
        self.window.gate().unlock_asked.emit(PASSPHRASE)  # type: ignore[union-attr]
        self.settle()
        return self

    def lock(self) -> None:
        self.window.do("lock")
        self.settle()

    @property
    def desk(self) -> Desk:
        held = self.keeper.open_store
        assert held is not None
        return held.desk

    def as_after_a_kill(self, folder: Path) -> "Desktop":
        """A window over what the disk holds at this moment: nothing more was kept on the way out."""
        moved(self.base, folder)
        return Desktop(self.qtbot, folder)

    # the page

    @property
    def page(self) -> Any:
        frame = self.window.frame
        assert frame is not None
        assert frame.current is not None
        return frame.current

    def go(self, to: str | Target) -> Any:
        """To a page by its name, or to what a target leads to."""
        frame = self.window.frame
        assert frame is not None
        if isinstance(to, Target):
            frame.go_to(to)
        else:
            frame.show_page(to)
        self.settle()
        return self.page

    def settle(self) -> None:
        """Waits until nothing runs on the worker and nothing is left to be shown."""
        for _ in range(3):
            self.qtbot.waitUntil(lambda: self.keeper.worker.idle)
            QApplication.processEvents()

    def pass_minutes(self, minutes: int) -> None:
        self.clock.set(self.clock.now() + timedelta(minutes=minutes))

    # hands

    def button(self, words: str, within: QWidget | None = None) -> QAbstractButton:
        """The visible button of this label or spoken name."""
        among = (within or self.window).findChildren(QAbstractButton)
        found = [
            each
            for each in among
            if each.isVisible() and words in (each.text().replace("&", ""), each.accessibleName())
        ]
        assert found, f"no button {words!r} among {sorted({each.text() for each in among if each.isVisible()})}"
        return found[0]

    def press(self, words: str, within: QWidget | None = None) -> None:
        self.button(words, within).click()
        self.settle()

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.focus(), key, modifier)
        self.settle()

    def focus(self) -> QWidget:
        """What has the keyboard."""
        return QApplication.focusWidget() or self.window

    def fill(self, form: Any, **values: Any) -> None:
        """Puts values into a form's controls one by one, as if typed; `__` stands for a dot, `_` for itself."""
        for name, value in values.items():
            question = form.question(name.replace("__", "."))
            assert question is not None, f"no question {name}"
            question.fill(value)
            question.changed.emit()

    def record(self, **values: Any) -> None:
        """Fills in the open panel and records it."""
        page = self.page
        assert page.panel is not None, "no panel is open"
        self.fill(page.panel.form, **values)
        page.panel.record.click()
        self.settle()

    def act(self, kind: str, about: str = "", **values: Any) -> None:
        """Opens an act, fills it in and records it; fails when anything stands in the way."""
        self.page.open_act(kind, about)
        self.settle()
        self.record(**values)
        left = self.page.panel
        assert left is None, (kind, left.form.summary.sentences(), left.failure.text())
        self.pass_minutes(20)

    # what is seen

    def headings(self) -> list[str]:
        """The chronology, newest first."""
        return [row.heading for row in self.page.dispute_page.dispute.chronology][::-1]

    def texts(self, root: QWidget | None = None) -> str:
        """Every text that any widget of the program holds, shown or not, and every spoken name."""
        said: list[str] = []
        roots = [root] if root is not None else list(QApplication.topLevelWidgets())
        for top in roots:
            for widget in [top, *top.findChildren(QWidget)]:
                said += [widget.accessibleName(), widget.accessibleDescription(), widget.windowTitle()]
                if isinstance(widget, QLabel | QLineEdit | QAbstractButton):
                    said.append(widget.text())
                if isinstance(widget, QPlainTextEdit):
                    said.append(widget.toPlainText())
        return "\n".join(said)

    def close(self) -> None:
        assert self._strays == [], "a part was shown as a window of its own"
        self.keeper.close()
        self.window.close()
        self.window.deleteLater()
        QApplication.processEvents()


@contextmanager
def a_desktop(qtbot: QtBot, made: Path, folder: Path, app: QApplication) -> Iterator[Callable[[], Desktop]]:
    """Makes windows over a copy of the stores; closes them all at the end."""
    if app.property("escalogTheme") is None:
        Theme(app)
    theme().choose("light", 100)
    moved(made, folder / "laptop")
    opened: list[Desktop] = []

    def open_one() -> Desktop:
        opened.append(Desktop(qtbot, folder / "laptop"))
        return opened[-1]

    yield open_one
    for each in opened:
        each.close()
    theme().choose("light", 100)


def pages_of(desktop: Desktop) -> list[Page]:
    """Every page that was built."""
    frame = desktop.window.frame
    assert frame is not None
    return list(frame.pages)
