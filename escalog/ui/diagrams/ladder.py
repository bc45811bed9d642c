"""A procedure's ladder as it is drawn: uprights, a rung for each stage, and the spans of overall limits beside them.

Painted from the tokens. The text beside the drawing says everything that it shows.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from escalog.ui.look.theme import theme
from escalog.ui.look.tokens import Line, Radius, Role, Size, Space
from escalog.ui.widgets.layouts import Box
from escalog.ui.widgets.text import ReadText


@dataclass(frozen=True, slots=True)
class SpanMark:
    """An overall limit beside one rung."""

    letter: str
    here: bool
    """It spans this stage."""
    begins: bool
    ends: bool


@dataclass(frozen=True, slots=True)
class RungMark:
    """How one stage is drawn."""

    number: str
    on_ladder: bool
    """Otherwise it stands before the ladder or after it."""
    published: bool
    first: bool
    last: bool
    spans: tuple[SpanMark, ...] = ()


class RungTitle(ReadText):
    """The name of a stage on the ladder. Arrows up and down go from stage to stage."""

    moved = Signal(int)

    def __init__(self, text: str) -> None:
        super().__init__(text, Role.H3)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if step and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.moved.emit(step)
            return
        super().keyPressEvent(event)


class Drawing(QWidget):
    """The part of the ladder that belongs to one stage; silent to screen readers, the words say it."""

    def __init__(self, mark: RungMark) -> None:
        super().__init__()
        self.mark = mark
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        """As wide as the spans and the ladder."""
        return QSize(round(self._spans_wide() + self._ladder_wide()), theme().text(Size.NODE))

    def minimumSizeHint(self) -> QSize:
        """Never narrower."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Spans, uprights, rung, node."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = theme().text(Size.NODE) / 2
        for place, span in enumerate(self.mark.spans):
            self._paint_span(painter, place, span, middle)
        self._paint_uprights(painter, middle)
        self._paint_node(painter, middle)
        painter.end()

    def _spans_wide(self) -> float:
        return len(self.mark.spans) * self._span_step()

    def _span_step(self) -> int:
        return theme().text(Size.SIDE_MARK) + theme().space(Space.TIGHT)

    def _ladder_wide(self) -> float:
        return theme().text(Size.NODE) * 1.7

    def _paint_uprights(self, painter: QPainter, middle: float) -> None:
        look, mark = theme(), self.mark
        left = self._spans_wide() + Line.EDGE
        right = self.width() - Line.EDGE
        pen = QPen(look.colour("edge"), Line.EDGE)
        top = middle if mark.first and not mark.on_ladder else 0
        bottom = middle if mark.last and not mark.on_ladder else self.height()
        if mark.on_ladder:
            painter.setPen(pen)
            painter.drawLine(QLineF(left, top, left, bottom))
            painter.drawLine(QLineF(right, top, right, bottom))
            if not mark.published:
                pen.setStyle(Qt.PenStyle.DashLine)
                painter.setPen(pen)
            painter.drawLine(QLineF(left, middle, right, middle))
            return
        pen.setStyle(Qt.PenStyle.DotLine)
        painter.setPen(pen)
        centre = (left + right) / 2
        painter.drawLine(QLineF(centre, top, centre, bottom))

    def _paint_node(self, painter: QPainter, middle: float) -> None:
        look, mark = theme(), self.mark
        side = look.text(Size.NODE)
        centre = (self._spans_wide() + self.width()) / 2
        box = QRectF(centre - side / 2, middle - side / 2, side, side).adjusted(2, 2, -2, -2)
        pen = QPen(look.colour("accent" if mark.published else "edge"), Line.RING if mark.published else Line.EDGE)
        if not mark.published:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(look.colour("surface"))
        painter.drawEllipse(box)
        painter.setPen(look.colour("accent" if mark.published else "ink3"))
        painter.setFont(look.font(Role.SMALL_BOLD))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), mark.number or ("·" if mark.published else "?"))

    def _paint_span(self, painter: QPainter, place: int, span: SpanMark, middle: float) -> None:
        if not span.here:
            return
        look = theme()
        side = look.text(Size.SIDE_MARK)
        left = place * self._span_step()
        centre = left + side / 2
        painter.setPen(QPen(look.colour("info"), Line.RING))
        painter.drawLine(QLineF(centre, middle if span.begins else 0, centre, middle if span.ends else self.height()))
        if span.ends:
            painter.drawLine(QLineF(QPointF(centre, middle), QPointF(left + side, middle)))
        if span.begins:
            paint_letter(painter, span.letter, left, round(middle - side / 2), side)


def paint_letter(painter: QPainter, letter: str, left: float, top: float, side: int) -> None:
    """The letter of an overall limit, in a square."""
    look = theme()
    painter.setPen(QPen(look.colour("info"), Line.EDGE))
    painter.setBrush(look.colour("surface"))
    box = QRectF(left, top, side, side).adjusted(1, 1, -1, -1)
    painter.drawRoundedRect(box, Radius.MARK, Radius.MARK)
    painter.setPen(look.colour("info"))
    painter.setFont(look.font(Role.SMALL_BOLD))
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), letter)


class LetterMark(QWidget):
    """The same letter beside the words of the limit."""

    def __init__(self, letter: str) -> None:
        super().__init__()
        self.letter = letter
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A square, a line high."""
        return QSize(theme().text(Size.SIDE_MARK), theme().text(Size.ICON_LIST))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The letter."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = theme().text(Size.SIDE_MARK)
        paint_letter(painter, self.letter, 0, (self.height() - side) / 2, side)
        painter.end()


class Rung(Box):
    """One stage: its part of the drawing, and its words beside it."""

    def __init__(self, mark: RungMark, title: RungTitle, parts: Sequence[QWidget]) -> None:
        super().__init__(gap=Space.CARDS, across=True)
        self.title = title
        self.words = Box(title, *parts, gap=Space.LABEL)
        self.words.set_margins(Space.NONE, Space.LABEL, Space.NONE, Space.NONE if mark.last else Space.PAGE)
        self.drawing = Drawing(mark)
        self.add(self.drawing)
        self.add(self.words, stretch=1)
