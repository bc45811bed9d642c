"""Small painted marks that carry meaning by shape: working days, sides, verdicts."""

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from escalog.ui.look.icons import draw_icon
from escalog.ui.look.theme import theme
from escalog.ui.look.tokens import Line, Radius, Size, Space


class VerdictMark(StrEnum):
    """The four verdicts; the shape tells them apart without colour."""

    GENUINE = "genuine"
    ADDED_LATER = "added-later"
    CHANGED = "changed"
    CANNOT_TELL = "cannot-tell"


VERDICT_TOKENS = {
    VerdictMark.GENUINE: ("done_mark", "done"),
    VerdictMark.ADDED_LATER: ("due_mark", "due"),
    VerdictMark.CHANGED: ("past_mark", "past"),
    VerdictMark.CANNOT_TELL: ("info", "info"),
}
"""The colour of a verdict's shape, and of its words."""


def day_boxes_size(count: int) -> QSize:
    """The room that so many day boxes take."""
    look = theme()
    side = look.text(Size.DAY_BOX)
    return QSize(max(count - 1, 0) * look.text(Size.DAY_STEP) + side if count else 0, side if count else 0)


def paint_day_boxes(painter: QPainter, left: int, top: int, boxes: Sequence[str]) -> None:
    """Working days of a limit: used is filled, today half, left hollow, past a triangle."""
    look = theme()
    side, step = look.text(Size.DAY_BOX), look.text(Size.DAY_STEP)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for number, kind in enumerate(boxes):
        box = QRectF(left + number * step, top, side, side)
        if kind == "past":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("past_mark"))
            painter.drawPolygon(QPolygonF([box.bottomLeft(), box.bottomRight(), QPointF(box.center().x(), box.top())]))
            continue
        inner = box.adjusted(1, 1, -1, -1)
        edge = look.colour("ink3" if kind == "used" else "accent" if kind == "today" else "edge")
        painter.setPen(QPen(edge, Line.EDGE if kind == "today" else Line.THIN + 0.5))
        painter.setBrush(edge if kind == "used" else look.colour("surface"))
        painter.drawRoundedRect(inner, Radius.MARK, Radius.MARK)
        if kind == "today":
            painter.fillRect(QRectF(inner.left(), inner.top(), inner.width() / 2, inner.height()), edge)
    painter.restore()


class _Mark(QWidget):
    """A painted mark of fixed size, silent to screen readers: words stand beside it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def changeEvent(self, event: QEvent) -> None:
        """Follows the theme."""
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
        super().changeEvent(event)


class DayBoxes(_Mark):
    """The working days of one limit."""

    def __init__(self, boxes: Sequence[str] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes = tuple(boxes)

    def sizeHint(self) -> QSize:
        """As wide as the days."""
        return day_boxes_size(len(self.boxes))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The boxes."""
        painter = QPainter(self)
        paint_day_boxes(painter, 0, 0, self.boxes)
        painter.end()


class SideMark(_Mark):
    """A circle for the raising side, a square for the receiving side."""

    def __init__(self, *, raising: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.raising = raising

    def sizeHint(self) -> QSize:
        """A square."""
        side = theme().text(Size.SIDE_MARK)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The shape."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().colour("raising" if self.raising else "receiving"))
        shape = QRectF(self.rect())
        if self.raising:
            painter.drawEllipse(shape)
        else:
            painter.drawRoundedRect(shape, Radius.MARK, Radius.MARK)
        painter.end()


class VerdictShape(_Mark):
    """Tick in a circle, plus in a square, cross in an octagon, question mark in a diamond."""

    def __init__(self, verdict: VerdictMark, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.verdict = verdict

    def sizeHint(self) -> QSize:
        """A square."""
        side = theme().text(Size.VERDICT)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The shape and its sign."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().colour(VERDICT_TOKENS[self.verdict][0]))
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        sign = theme().colour("surface")
        side = round(box.width() * 0.6)
        at = (self.width() - side) // 2
        match self.verdict:
            case VerdictMark.GENUINE:
                painter.drawEllipse(box)
                draw_icon(painter, "tick-bold", at, at, side, sign)
            case VerdictMark.ADDED_LATER:
                painter.drawRoundedRect(box.adjusted(2, 2, -2, -2), Radius.FIELD, Radius.FIELD)
                draw_icon(painter, "plus-bold", at, at, side, sign)
            case VerdictMark.CHANGED:
                painter.drawPolygon(_octagon(box.adjusted(1, 1, -1, -1)))
                draw_icon(painter, "cross-bold", at, at, side, sign)
            case VerdictMark.CANNOT_TELL:
                middle = box.center()
                painter.drawPolygon(
                    QPolygonF(
                        [
                            QPointF(middle.x(), box.top()),
                            QPointF(box.right(), middle.y()),
                            QPointF(middle.x(), box.bottom()),
                            QPointF(box.left(), middle.y()),
                        ]
                    )
                )
                draw_icon(painter, "question-bold", at, at, side, sign)
        painter.end()


def _octagon(box: QRectF) -> QPolygonF:
    cut = box.width() * 0.29
    left, top, right, bottom = box.left(), box.top(), box.right(), box.bottom()
    return QPolygonF(
        [
            QPointF(left + cut, top),
            QPointF(right - cut, top),
            QPointF(right, top + cut),
            QPointF(right, bottom - cut),
            QPointF(right - cut, bottom),
            QPointF(left + cut, bottom),
            QPointF(left, bottom - cut),
            QPointF(left, top + cut),
        ]
    )


def both_mark_size() -> QSize:
    """The room of a circle and a square beside each other."""
    side = theme().text(Size.SIDE_MARK)
    return QSize(2 * side + theme().space(Space.LABEL), side)
