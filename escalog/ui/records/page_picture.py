"""A page of a record, drawn to fit the column. Paper looks like paper in every palette."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from escalog.services.records.pages import Drawn, Place
from escalog.ui.look.theme import theme
from escalog.ui.look.tokens import PAPER, Line, Size


class PagePicture(QWidget):
    """One page. `kind` says what it is: "as it will be signed"; `percent` how wide, in per cent of the column."""

    def __init__(
        self, drawn: Drawn, number: int, count: int, kind: str, percent: int = 100, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        picture = QImage(drawn.pixels, drawn.width, drawn.height, drawn.stride, QImage.Format.Format_RGB32)
        self._picture = picture.copy()
        self._percent = percent
        self._marked: tuple[Place, ...] = ()
        self.setAccessibleName(f"Page {number} of {count}, {kind}")
        self.setAccessibleDescription(drawn.text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMaximumWidth(self._wide())
        if percent > 100:
            self.setMinimumWidth(self._wide())

    @property
    def marked(self) -> Sequence[Place]:
        """The places that are framed."""
        return self._marked

    def mark(self, places: Sequence[Place]) -> None:
        """Frames these places, given as shares of the sides: words that were looked for."""
        self._marked = tuple(places)
        self.update()

    def hasHeightForWidth(self) -> bool:
        """A page keeps its proportions."""
        return True

    def heightForWidth(self, width: int) -> int:
        """How high it is when this wide."""
        return round(width * self._picture.height() / max(self._picture.width(), 1))

    def sizeHint(self) -> QSize:
        """As wide as prose, or as was asked."""
        wide = self._wide()
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        """It can be small."""
        return QSize(theme().text(Size.DATE_FIELD), self.heightForWidth(theme().text(Size.DATE_FIELD)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The page, a thin edge, and a frame round what was found."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        room = QRect(0, 0, self.width(), min(self.heightForWidth(self.width()), self.height()))
        painter.fillRect(room, QColor(PAPER.surface))
        painter.drawImage(room, self._picture)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(PAPER.accent), Line.EDGE))
        for left, top, width, height in self._marked:
            place = QRectF(left * room.width(), top * room.height(), width * room.width(), height * room.height())
            painter.drawRect(place.adjusted(-Line.EDGE, -Line.EDGE, Line.EDGE, Line.EDGE))
        painter.setPen(QPen(theme().colour("edge"), Line.THIN))
        painter.drawRect(room.adjusted(0, 0, -1, -1))
        painter.end()

    def _wide(self) -> int:
        return round(theme().text(Size.PROSE) * self._percent / 100)
