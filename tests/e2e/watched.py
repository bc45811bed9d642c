"""The program itself, as a process of its own, with somebody who looks at its screen from inside.

Runs what `python -m escalog` runs and changes nothing of it. Two pipes given by number lead to the test: by one come
lines that ask ("state", "read") or name a key ("key Ctrl+L", "write some text"), by the other the answers go out.
"""

import json
import os
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QSocketNotifier, Qt, QTimer
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QWidget,
)

import escalog.__main__
import escalog.app
from escalog.ui.shell.window import Window

_CHORDS = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr)


class Watcher(QObject):
    """Answers what it is asked; counts every key that reaches a window."""

    def __init__(self, app: QApplication, reading: int, writing: int) -> None:
        super().__init__(app)
        self._writing = writing
        self._rest = b""
        self._keys: deque[str] = deque()
        self._seen = 0
        self._under: list[QWidget | None] = []
        self._notifier = QSocketNotifier(reading, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(lambda: self._on_lines(reading))
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A key reaches a window as a question first, whether a shortcut takes it or not."""
        if event.type() == QEvent.Type.ShortcutOverride and watched.isWindowType() and isinstance(event, QKeyEvent):
            self._seen += event.key() not in _CHORDS
        if event.type() == QEvent.Type.Hide and isinstance(watched, QDialog):
            QTimer.singleShot(0, self, _as_a_desktop_does)
        return False

    def _on_lines(self, reading: int) -> None:
        got = os.read(reading, 65536)
        if not got:
            self._notifier.setEnabled(False)
        *lines, self._rest = (self._rest + got).split(b"\n")
        for line in lines:
            word, _, rest = line.decode().partition(" ")
            if word == "key":
                self._press_soon(rest)
            elif word == "write":
                for letter in json.loads(rest):
                    self._press_soon(letter)
            else:
                answer = {"state": state, "read": read}[word]()
                os.write(self._writing, json.dumps({"keys": self._seen, **answer}).encode() + b"\n")

    def _press_soon(self, key: str) -> None:
        """Not from within the notifier: a key may open a dialog that stays."""
        self._keys.append(key)
        QTimer.singleShot(0, self, self._press)

    def _press(self) -> None:
        """One key at a time; while a dialog that a key opened stays, the next keys are for the dialog."""
        modal = QApplication.activeModalWidget()
        if modal in self._under:
            QTimer.singleShot(1, self, self._press)
            return
        self._under.append(modal)
        key = self._keys.popleft()
        window: QWindow | None = QGuiApplication.focusWindow()
        if window is None:
            self._seen += 1
        elif len(key) == 1:
            QTest.keyClick(window, key)  # type: ignore[call-overload]
        else:
            combination = QKeySequence(key)[0]  # type: ignore[index]
            QTest.keyClick(window, combination.key(), combination.keyboardModifiers())
        self._under.remove(modal)


def _as_a_desktop_does() -> None:
    """Gives the keyboard back to the window when a dialog closed: without a screen nobody else does."""
    if QGuiApplication.platformName() == "offscreen" and QApplication.activeModalWidget() is None:
        for each in QApplication.topLevelWidgets():
            if isinstance(each, Window):
                each.activateWindow()


def state() -> dict[str, Any]:
    """Where the keyboard is, which page is up, whether the worker rests."""
    focus = QApplication.focusWidget()
    window = next((each for each in QApplication.topLevelWidgets() if isinstance(each, Window)), None)
    page = window.page() if window is not None else None
    panel = getattr(page, "panel", None)
    keeper = next((each for each in window.children() if hasattr(each, "worker")), None) if window is not None else None
    modal = QApplication.activeModalWidget()
    return {
        "focus": f"{focus.accessibleName()} {_words(focus)}".strip() if focus is not None else "",
        "kind": type(focus).__name__ if focus is not None else "",
        "on": focus.isChecked() if isinstance(focus, QAbstractButton) else False,
        "row": _row(focus) if isinstance(focus, QAbstractItemView) else "",
        "page": getattr(page, "name", ""),
        "step": getattr(page, "step", "") if isinstance(getattr(page, "step", ""), str) else "",
        "panel": panel.spec.kind if panel is not None and hasattr(panel, "spec") else "",
        "open": window is not None and window.frame is not None,
        "rests": keeper is not None and keeper.worker.idle,
        "dialog": modal.windowTitle() if modal is not None else "",
        "menu": [each.text().replace("&", "") for each in _menu() if each.isEnabled() and not each.isSeparator()],
        "title": window.windowTitle() if window is not None else "",
    }


def _menu() -> list[QAction]:
    popup = QApplication.activePopupWidget()
    return popup.actions() if isinstance(popup, QMenu) else []


def read() -> dict[str, Any]:
    """Every text in view, and every row of every list in view, as it is spoken."""
    tops = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
    texts: list[str] = []
    for widget in _all(tops):
        if widget.isVisible():
            texts += [_words(widget), *(_rows(widget) if isinstance(widget, QAbstractItemView) else ())]
    window = next((each for each in tops if isinstance(each, Window)), None)
    sheet = getattr(window.page() if window is not None else None, "_sheet", None)
    return {
        "texts": [text for text in texts if text],
        "titles": [each.windowTitle() for each in tops],
        "groups": list(sheet.groups) if sheet is not None else [],
        "asked": list(window.page().sheet.asked) if sheet is not None and window is not None else [],  # type: ignore[union-attr]
    }


def _all(tops: Sequence[QWidget]) -> Iterator[QWidget]:
    for top in tops:
        yield top
        yield from top.findChildren(QWidget)


def _words(widget: QWidget) -> str:
    if isinstance(widget, QAbstractButton):
        return widget.text().replace("&&", "\0").replace("&", "").replace("\0", "&")
    if isinstance(widget, QLabel | QLineEdit):
        return widget.text()
    if isinstance(widget, QPlainTextEdit):
        return widget.toPlainText()
    return widget.currentText() if isinstance(widget, QComboBox) else ""


def _rows(view: QAbstractItemView) -> list[str]:
    model = view.model()
    return [_spoken(model.index(number, 0)) for number in range(model.rowCount())]


def _row(view: QAbstractItemView) -> str:
    return f"Row: {_spoken(view.currentIndex())}"


def _spoken(index: QModelIndex | QPersistentModelIndex) -> str:
    said = index.data(Qt.ItemDataRole.AccessibleTextRole) or index.data(Qt.ItemDataRole.DisplayRole)
    return str(said or "")


class _Watched(QApplication):
    """The program's own application object, with the watcher in it."""

    def exec(self) -> int:  # type: ignore[override]
        reading, writing = (int(number) for number in sys.argv[1:3])
        self.watcher = Watcher(self, reading, writing)
        return QApplication.exec()


def main() -> int:
    """Starts the program as the console command does, without an argument."""
    setattr(escalog.app, "QApplication", _Watched)  # noqa: B010 - to the type checker it is a class, not a name
    numbers = sys.argv[1:3]
    sys.argv = ["escalog"]
    run = escalog.app.run

    def run_watched() -> int:
        sys.argv = ["escalog", *numbers]
        return run()

    escalog.app.run = run_watched  # type: ignore[assignment]
    return escalog.__main__.main()


if __name__ == "__main__":
    sys.exit(main())
