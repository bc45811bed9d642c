"""Where files are dropped, with a button that does the same."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QRectF, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent, QPen

from escalog.ui.look.button_look import ButtonLook
from escalog.ui.look.theme import theme
from escalog.ui.look.tokens import Line, Radius, Role, Size, Space
from escalog.ui.widgets.buttons import Button
from escalog.ui.widgets.layouts import Box, column
from escalog.ui.widgets.surfaces import Glyph
from escalog.ui.widgets.text import heading, hint


class DropZone(Box):
    """Where files are dropped; a button does the same."""

    dropped = Signal(list)

    def __init__(self) -> None:
        super().__init__(gap=Space.CARD, margin=Space.CARD, across=True)
        self._over = False
        self.choose = Button("Ch&oose files...", ButtonLook.PLAIN, "document")
        self.setAcceptDrops(True)
        words = column(
            heading("Drop PDF records here", Role.H3),
            hint("They are read, not copied. Nothing leaves this laptop."),
            gap=Space.NONE,
        )
        self.add(Glyph("download", "accent", Size.NODE))
        self.add(words, stretch=1)
        self.add(self.choose)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A dashed edge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(theme().colour("accent" if self._over else "edge"), Line.EDGE)
        pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(theme().colour("select" if self._over else "window"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), Radius.CARD, Radius.CARD)
        painter.end()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Takes files."""
        if files_in(event.mimeData()):
            event.acceptProposedAction()
            self._show_over(on=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """They went away again."""
        self._show_over(on=False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Files were dropped."""
        self._show_over(on=False)
        paths = files_in(event.mimeData())
        if paths:
            event.acceptProposedAction()
            self.dropped.emit(paths)

    def _show_over(self, *, on: bool) -> None:
        self._over = on
        self.update()


def files_in(data: QMimeData) -> list[Path]:
    """The files that are being dragged."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
