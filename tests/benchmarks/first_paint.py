"""A program of its own: opens escalog, or an empty window, says when it was painted, and ends.

`python -m tests.benchmarks.first_paint escalog|empty STARTED` prints the seconds since STARTED (`time.time()`).
"""

import os
import sys
import time

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

GIVE_UP = 20.0


class _Painted(QObject):
    """Ends the program when the first paint of a whole window is done, and says how long that took.

    Watches windows alone: a filter on the application makes a Python object of all that gets an event, and loads half
    of Qt for it. Ends before anything else that waits, so that what is loaded after the first paint is not counted.
    """

    def __init__(self, started: float) -> None:
        super().__init__()
        self._started = started

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            QCoreApplication.postEvent(self, QEvent(QEvent.Type.User), _BEFORE_ALL_ELSE)
        return False

    def customEvent(self, _event: QEvent) -> None:
        print(time.time() - self._started, flush=True)
        os._exit(0)


_BEFORE_ALL_ELSE = 1000


def main(what: str, started: float) -> None:
    """Runs until the first paint, and leaves without tidying up."""

    def wait(*_: object) -> int:
        painted = _Painted(started)
        for window in QApplication.topLevelWidgets():
            if window.isVisible():
                window.installEventFilter(painted)
        while time.time() - started < GIVE_UP:
            QApplication.processEvents()
        os._exit(1)

    QApplication.exec = wait  # type: ignore[method-assign]
    if what == "empty":
        application = QApplication([])
        window = QWidget()
        window.resize(1024, 640)
        window.show()
        application.exec()
        return
    from escalog.__main__ import main as escalog

    sys.argv = ["escalog"]
    escalog()


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]))
