"""What stands in the window below the menu row: a page of the gate, or the frame. What goes is dropped."""

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from escalog.ui.widgets.layouts import discard


class Contents(QStackedWidget):
    """Holds one part."""

    def put(self, part: QWidget) -> None:
        """Shows a widget and discards the one before."""
        before = self._parts()
        self.addWidget(part)
        self.setCurrentWidget(part)
        for other in before:
            if other is not part:
                self._drop(other)

    def destroy_all(self) -> None:
        """Destroys every part before it returns."""
        for part in self._parts():
            self._drop(part)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def _parts(self) -> list[QWidget]:
        parts = (self.widget(number) for number in range(self.count()))
        return [part for part in parts if part is not None]

    def _drop(self, part: QWidget) -> None:
        self.removeWidget(part)
        discard(part)
