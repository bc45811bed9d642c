"""A box to tick, and what it shares with a radio. Loaded before the first screen is painted."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QSizePolicy, QWidget

from escalog.ui.look.icons import draw_icon
from escalog.ui.look.theme import theme
from escalog.ui.look.tokens import Line, Radius, Size, Space

if TYPE_CHECKING:
    _Button = QAbstractButton
else:
    _Button = object  # to Qt a class has one class of Qt's own, and that is the tick's or the radio's

_WRAPS = int(Qt.TextFlag.TextShowMnemonic) | int(Qt.TextFlag.TextWordWrap)


class Marked(_Button):
    """A mark and its words, as high as its width asks: what a tick and a radio share. Stands before Qt's own class."""

    def be_marked(self) -> None:
        """As wide as there is room, as high as the words ask."""
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """Mark and words on one line."""
        look = theme()
        metrics = QFontMetrics(self.font())
        words = metrics.boundingRect(QRect(), int(Qt.TextFlag.TextShowMnemonic), self.text())
        left = look.text(Size.TICK) + look.space(Space.INSET)
        return QSize(left + words.width() + Space.LABEL, max(metrics.height() + Space.HAIR, look.space(Size.TARGET)))

    def minimumSizeHint(self) -> QSize:
        """The words may wrap."""
        hint = self.sizeHint()
        return QSize(min(hint.width(), theme().text(Size.DATE_FIELD)), hint.height())

    def hasHeightForWidth(self) -> bool:
        """The words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """How high the wrapped words are."""
        look = theme()
        left = look.text(Size.TICK) + look.space(Space.INSET)
        room = QRect(0, 0, max(width - left - Space.HAIR, 1), 100_000)
        words = QFontMetrics(self.font()).boundingRect(room, _WRAPS, self.text())
        return max(words.height() + Space.HAIR, look.space(Size.TARGET))

    def hitButton(self, pos: QPoint) -> bool:
        """Mark and words."""
        return self.rect().contains(pos)

    def paint_words(self, painter: QPainter) -> None:
        """Paints the words beside the mark."""
        look = theme()
        left = look.text(Size.TICK) + look.space(Space.INSET)
        painter.setPen(look.colour("ink"))
        painter.setFont(self.font())
        painter.drawText(
            QRect(left, 0, self.width() - left, self.height()),
            _WRAPS | int(Qt.AlignmentFlag.AlignVCenter),
            self.text(),
        )


class Tick(Marked, QCheckBox):
    """A box to tick, with words that may wrap."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.be_marked()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The box, its tick, the words."""
        look, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = look.text(Size.TICK)
        box = QRectF(0, (self.height() - side) // 2, side, side).adjusted(1, 1, -1, -1)
        error = bool(self.property("error"))
        edge = "past_mark" if error else "accent" if self.isChecked() else "edge"
        ground = "accent" if self.isChecked() else "hover" if self.underMouse() else "surface"
        painter.setPen(QPen(look.colour(edge), Line.EDGE))
        painter.setBrush(look.colour(ground))
        painter.drawRoundedRect(box, Radius.MARK, Radius.MARK)
        if self.isChecked():
            inner = side - Space.LABEL
            draw_icon(painter, "tick", Space.HAIR, (self.height() - inner) // 2, inner, look.colour("on_accent"))
        self.paint_words(painter)
        painter.end()
