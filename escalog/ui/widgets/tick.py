"""A box to tick, and how its words and a radio's wrap. Loaded before the first screen is painted."""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QSizePolicy, QWidget

from escalog.ui.icons import draw_icon
from escalog.ui.theme import theme
from escalog.ui.tokens import Line, Radius, Size, Space

_WRAPS = int(Qt.TextFlag.TextShowMnemonic) | int(Qt.TextFlag.TextWordWrap)


def marked_hint(button: QAbstractButton) -> QSize:
    """The room of a mark and its words on one line."""
    look = theme()
    metrics = QFontMetrics(button.font())
    words = metrics.boundingRect(QRect(), int(Qt.TextFlag.TextShowMnemonic), button.text())
    left = look.text(Size.TICK) + look.space(Space.INSET)
    return QSize(left + words.width() + Space.LABEL, max(metrics.height() + Space.HAIR, look.space(Size.TARGET)))


def marked_height(button: QAbstractButton, width: int) -> int:
    """How high the wrapped words are."""
    look = theme()
    left = look.text(Size.TICK) + look.space(Space.INSET)
    room = QRect(0, 0, max(width - left - Space.HAIR, 1), 100_000)
    words = QFontMetrics(button.font()).boundingRect(room, _WRAPS, button.text())
    return max(words.height() + Space.HAIR, look.space(Size.TARGET))


def paint_marked_words(button: QAbstractButton, painter: QPainter) -> None:
    """Paints the words beside the mark."""
    look = theme()
    left = look.text(Size.TICK) + look.space(Space.INSET)
    painter.setPen(look.colour("ink"))
    painter.setFont(button.font())
    painter.drawText(
        QRect(left, 0, button.width() - left, button.height()),
        _WRAPS | int(Qt.AlignmentFlag.AlignVCenter),
        button.text(),
    )


class Tick(QCheckBox):
    """A box to tick, with words that may wrap."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        let_words_wrap(self)

    def sizeHint(self) -> QSize:
        """Box and words on one line."""
        return marked_hint(self)

    def minimumSizeHint(self) -> QSize:
        """The words may wrap."""
        return QSize(min(marked_hint(self).width(), theme().text(Size.DATE_FIELD)), marked_hint(self).height())

    def hasHeightForWidth(self) -> bool:
        """The words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """How high the wrapped words are."""
        return marked_height(self, width)

    def hitButton(self, pos: QPoint) -> bool:
        """Box and words."""
        return self.rect().contains(pos)

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
        paint_marked_words(self, painter)
        painter.end()


def let_words_wrap(button: QAbstractButton) -> None:
    """As wide as there is room, as high as the words ask."""
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    button.setSizePolicy(policy)
