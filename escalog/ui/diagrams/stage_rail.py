"""The stages of one disagreement as a rail: wide while each has room, tall when not. Each stage is a button."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QEvent, QLineF, QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QSizePolicy, QWidget

from escalog.ui.diagrams.marks import day_boxes_size, paint_day_boxes
from escalog.ui.look.icons import draw_icon
from escalog.ui.look.theme import theme
from escalog.ui.look.tokens import Line, Radius, Role, Size, Space
from escalog.ui.widgets.layouts import discard
from escalog.ui.widgets.text import LaidOut


class StageMark(StrEnum):
    """How a stage stands; each has its own shape."""

    ENDED = "ended"
    NOW = "now"
    PAST = "past"
    NOT_STARTED = "not-started"
    SKIPPED = "skipped"
    SEPARATE = "separate"


@dataclass(frozen=True, slots=True)
class RailStage:
    """One stage as plain values. `time` is the strong line ("2 working days left"), `lines` the small ones."""

    id: str
    number: str
    name: str
    mark: StageMark
    time: str = ""
    lines: tuple[str, ...] = ()
    boxes: tuple[str, ...] = ()
    spoken: str = ""
    """"Stage 2 of 4, Line managers, now, 2 working days left, due Wednesday 25 November, 17:00"."""


_OVER = (StageMark.ENDED, StageMark.SKIPPED)
_HERE = (StageMark.NOW, StageMark.PAST)


class StageButton(QAbstractButton):
    """One stage of the rail."""

    def __init__(self, stage: RailStage, *, last: bool, next_over: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stage, self._last, self._next_over = stage, last, next_over
        self.tall = False
        self.setText(stage.name)
        self.setAccessibleName(stage.spoken or ", ".join((stage.name, stage.time, *stage.lines)))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """The words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """How high it is when this wide."""
        pad = theme().space(Space.GROUP)
        words = self._words_height(self._room(width))
        node = theme().text(Size.NODE)
        return max(words, node) + 2 * pad if self.tall else words + node + 3 * pad

    def sizeHint(self) -> QSize:
        """At least as wide as a stage needs."""
        wide = theme().text(Size.STAGE_LEAST)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        """Words break before it grows wider."""
        return QSize(theme().text(Size.NODE) * 3, theme().text(Size.NODE))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground, line, node, words."""
        look, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pad, node = look.space(Space.GROUP), look.text(Size.NODE)
        self._paint_ground(painter)
        self._paint_line(painter, pad, node)
        self._paint_node(painter, QRectF(pad, pad, node, node))
        left, top = (pad * 2 + node, pad) if self.tall else (pad, pad * 2 + node)
        self._paint_words(painter, left, top, self._room(self.width()))
        painter.end()

    def _paint_ground(self, painter: QPainter) -> None:
        look = theme()
        here = self.stage.mark in _HERE
        if not here and not self.underMouse():
            return
        ground = "past_soft" if self.stage.mark is StageMark.PAST else "select" if here else "hover"
        edge = "past" if self.stage.mark is StageMark.PAST else "accent"
        painter.setBrush(look.colour(ground))
        painter.setPen(QPen(look.colour(edge), Line.EDGE) if look.palette.contrast and here else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), Radius.CARD, Radius.CARD)

    def _paint_line(self, painter: QPainter, pad: int, node: int) -> None:
        if self._last:
            return
        over = self.stage.mark in _OVER and self._next_over
        pen = QPen(theme().colour("accent" if over else "edge"), Line.EDGE)
        if not over:
            pen.setStyle(Qt.PenStyle.DotLine)
        painter.setPen(pen)
        middle = pad + node / 2
        end = pad + node + Line.EDGE
        if self.tall:
            painter.drawLine(QLineF(middle, end, middle, self.height()))
        else:
            painter.drawLine(QLineF(end, middle, self.width(), middle))

    def _paint_node(self, painter: QPainter, box: QRectF) -> None:
        look, mark = theme(), self.stage.mark
        ring = box.adjusted(1, 1, -1, -1)
        strong = {StageMark.PAST: "past_mark", StageMark.SEPARATE: "info"}.get(mark, "accent")
        later = mark in (StageMark.NOT_STARTED, StageMark.SKIPPED)
        pen = QPen(look.colour("edge" if later else strong), Line.EDGE if later else Line.RING)
        if mark is StageMark.NOT_STARTED:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(look.colour("accent" if mark is StageMark.ENDED else "surface"))
        painter.drawEllipse(ring)
        if mark is StageMark.SEPARATE:
            side = round(box.width() * 0.55)
            at = round(box.left() + (box.width() - side) / 2)
            draw_icon(painter, "fork", at, at, side, look.colour("info"))
        else:
            ink = "on_accent" if mark is StageMark.ENDED else "ink3" if later else strong
            painter.setPen(look.colour(ink))
            painter.setFont(look.font(Role.SMALL_BOLD))
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), self.stage.number or "·")
        if mark is StageMark.SKIPPED:
            painter.setPen(QPen(look.colour("edge"), Line.EDGE))
            painter.drawLine(QLineF(QPointF(box.left(), box.bottom()), QPointF(box.right(), box.top())))

    def _texts(self, room: int) -> list[tuple[LaidOut, str, bool]]:
        """Every text with its colour; True marks the place of the day boxes before it."""
        look, mark = theme(), self.stage.mark
        here, later = mark in _HERE, mark is StageMark.NOT_STARTED
        name = look.font(Role.BODY_BOLD if here else Role.BODY)
        texts = [(LaidOut(self.stage.name, name, room), "ink3" if later else "ink", False)]
        if self.stage.time:
            colour = "past" if mark is StageMark.PAST else "accent" if here else "ink2"
            face = look.font(Role.SMALL_BOLD if here else Role.SMALL)
            texts.append((LaidOut(self.stage.time, face, room), colour, True))
        small, ink = look.font(Role.SMALL), "ink3" if later else "ink2"
        return texts + [(LaidOut(line, small, room), ink, False) for line in self.stage.lines]

    def _words_height(self, room: int) -> int:
        boxes = day_boxes_size(len(self.stage.boxes)).height()
        gap = 2 * theme().space(Space.LABEL) if boxes else 0
        return sum(laid.height for laid, _colour, _boxes in self._texts(room)) + boxes + gap

    def _paint_words(self, painter: QPainter, left: int, top: int, room: int) -> None:
        boxes = self.stage.boxes
        gap = theme().space(Space.LABEL)
        for number, (laid, colour, after_boxes) in enumerate(self._texts(room)):
            if boxes and (after_boxes or (number == 1 and not self.stage.time)):
                paint_day_boxes(painter, left, top + gap, boxes)
                top += day_boxes_size(len(boxes)).height() + 2 * gap
                boxes = ()
            laid.paint(painter, left, top, theme().colour(colour))
            top += laid.height

    def _room(self, width: int) -> int:
        pad = theme().space(Space.GROUP)
        return max(width - 2 * pad - (theme().text(Size.NODE) + pad if self.tall else 0), 1)


class StageRail(QWidget):
    """All stages. Arrows move along it, Enter and Space choose a stage."""

    chosen = Signal(str)
    turned = Signal()
    """It stands the other way now."""

    def __init__(self, stages: Sequence[RailStage] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: list[StageButton] = []
        self.tall = False
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(0)
        self.setAccessibleName("Stages")
        self.show_stages(stages)

    def show_stages(self, stages: Sequence[RailStage]) -> None:
        """Shows these stages."""
        while (item := self._line.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                discard(widget)
        self.buttons = []
        for number, stage in enumerate(stages):
            following = stages[number + 1].mark if number + 1 < len(stages) else None
            button = StageButton(stage, last=following is None, next_over=following is not StageMark.NOT_STARTED)
            button.clicked.connect(self._on_clicked)
            button.installEventFilter(self)
            self._line.addWidget(button, 3 if stage.mark in _HERE else 2)
            self.buttons.append(button)
        self._turn()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows move along the rail."""
        if event.type() == QEvent.Type.KeyPress and watched in self.buttons:
            key = event.key()  # type: ignore[attr-defined]
            step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}.get(key, 0)
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                watched.click()
                return True
            if step:
                at = self.buttons.index(watched) + step
                if 0 <= at < len(self.buttons):
                    self.buttons[at].setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turns when a stage would get too little room."""
        super().resizeEvent(event)
        self._turn()

    @property
    def height_wanted(self) -> int:
        """How high it is in the width that it has."""
        return self._line.heightForWidth(self.width()) if self._line.hasHeightForWidth() else self.sizeHint().height()

    def _turn(self) -> None:
        least = theme().text(Size.STAGE_LEAST)
        tall = bool(self.buttons) and self.width() / len(self.buttons) < least
        directions = QBoxLayout.Direction
        self._line.setDirection(directions.TopToBottom if tall else directions.LeftToRight)
        for button in self.buttons:
            if button.tall != tall:
                button.tall = tall
                button.updateGeometry()
        self._line.invalidate()
        self.updateGeometry()
        if tall != self.tall:
            self.tall = tall
            self.turned.emit()

    def _on_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, StageButton):
            self.chosen.emit(button.stage.id)
