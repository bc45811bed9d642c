"""Python looks for cycles between two events of the window: never inside one, never on another thread.

A part of the window that nobody names any more goes when a cycle is found. Found in the middle of one of Qt's own
rounds over all parts (a change of the look is one), Qt would go on with a part that is no longer there; found on the
worker's thread, it would be destroyed there.
"""

import gc

from PySide6.QtCore import QObject

from escalog.ui.later import timer
from escalog.ui.look.tokens import Delay


class Collector(QObject):
    """Collects by the window's clock for as long as it is open."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = timer(self, collect, Delay.COLLECT, again=True)
        self._timer.start()

    def close(self) -> None:
        """Leaves it to Python again."""
        self._timer.stop()
        gc.enable()


def collect() -> None:
    """What Python does by itself where no window is: the youngest often, everything now and then."""
    for generation in (2, 1, 0):
        if gc.get_count()[generation] > gc.get_threshold()[generation]:
            gc.collect(generation)
            return
