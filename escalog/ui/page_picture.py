"""A page of a record as it will be signed, drawn to fit the column. Paper looks like paper in every palette."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from escalog.services.issuing import Drawn
from escalog.ui.theme import theme
from escalog.ui.tokens import PAPER, Line, Size


class PagePicture(QWidget):
    """One page."""

    def __init__(self, drawn: Drawn, number: int, count: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        picture = QImage(drawn.pixels, drawn.width, drawn.height, drawn.stride, QImage.Format.Format_RGB32)
        self._picture = picture.copy()
        self.setAccessibleName(f"Page {number} of {count}, as it will be signed")
        self.setAccessibleDescription(drawn.text)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMaximumWidth(theme().text(Size.PROSE))

    def hasHeightForWidth(self) -> bool:
        """A page keeps its proportions."""
        return True

    def heightForWidth(self, width: int) -> int:
        """How high it is when this wide."""
        return round(width * self._picture.height() / max(self._picture.width(), 1))

    def sizeHint(self) -> QSize:
        """As wide as prose."""
        wide = min(self._picture.width(), theme().text(Size.PROSE))
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        """It can be small."""
        return QSize(theme().text(Size.DATE_FIELD), self.heightForWidth(theme().text(Size.DATE_FIELD)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The page and a thin edge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        room = QRect(0, 0, self.width(), min(self.heightForWidth(self.width()), self.height()))
        painter.fillRect(room, QColor(PAPER.surface))
        painter.drawImage(room, self._picture)
        painter.setPen(QPen(theme().colour("edge"), Line.THIN))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(room.adjusted(0, 0, -1, -1))
        painter.end()
