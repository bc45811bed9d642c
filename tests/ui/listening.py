"""A program of its own that listens for sleep and for the screen lock, on whichever buses its surroundings name.

Says "ready" when it listens, and "gone" when it would lock; then it ends.
"""

import sys

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication

from escalog.ui.shell.idle_lock import Idle


def main() -> int:
    """Waits for at most twenty seconds."""
    app = QGuiApplication(["listening"])
    QGuiApplication.platformName = staticmethod(lambda: "xcb")  # type: ignore[method-assign]  # no screen is needed for it
    idle = Idle(app)
    idle.gone.connect(lambda: (print("gone", flush=True), app.quit()))
    idle.start()
    QTimer.singleShot(0, lambda: print("ready", flush=True))
    QTimer.singleShot(20_000, lambda: app.exit(1))
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
