"""A program of its own: opens escalog, or an empty window, says when it was painted, and ends.

`python -m tests.benchmarks.first_paint escalog|empty STARTED` prints the seconds since STARTED (`time.time()`).
"""

import os
import sys
import time

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

GIVE_UP = 20.0


class _Painted(QObject):
    """Sees the first paint of a whole window."""

    def __init__(self) -> None:
        super().__init__()
        self.seen = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget) and watched.isWindow():
            self.seen = True
        return False


def main(what: str, started: float) -> None:
    """Runs until the first paint, and leaves without tidying up."""

    def wait(*_: object) -> int:
        painted = _Painted()
        application = QApplication.instance()
        assert application is not None
        application.installEventFilter(painted)
        while not painted.seen and time.time() - started < GIVE_UP:
            application.processEvents()
        print(time.time() - started, flush=True)
        os._exit(0 if painted.seen else 1)

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
