"""What is done a little later: by timers that belong to who asked, so that nothing is done for a page that is gone.

The only file that makes timers. What a part has put off goes with it: at once when it is let go, and when the window
closes.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

_GONE = "escalogGone"


def timer(owner: QObject, act: Callable[[], object], milliseconds: int = 0, *, again: bool = False) -> QTimer:
    """A timer that is not started yet and does something once, or `again` and again, while its owner is there."""
    made = QTimer(owner)
    made.setSingleShot(not again)
    made.setInterval(milliseconds)
    made.timeout.connect(act)
    return made


def later(owner: QObject, act: Callable[[], object], milliseconds: int = 0) -> None:
    """Does something once, after what is under way, if the owner is still there."""
    QTimer.singleShot(milliseconds, owner, lambda: None if _is_gone(owner) else act())


def stop_all(owner: QObject) -> None:
    """Nothing that an owner or any part of it has put off is done any more."""
    owner.setProperty(_GONE, True)
    for running in owner.findChildren(QTimer):
        running.stop()


def _is_gone(part: QObject | None) -> bool:
    while part is not None:
        if part.property(_GONE):
            return True
        part = part.parent()
    return False
