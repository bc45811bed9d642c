"""The steps of a wizard at the left: a mark, a title, and a word for the state. Steps passed can be gone back to."""

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from escalog.ui.look.icons import draw_icon
from escalog.ui.look.theme import theme
from escalog.ui.look.tokens import Line, Radius, Role, Size, Space
from escalog.ui.widgets.layouts import Box
from escalog.ui.widgets.scroll import ScrollPane
from escalog.ui.widgets.surfaces import Panel
from escalog.ui.widgets.text import LaidOut, heading, hint


class StepState(StrEnum):
    """How a step stands; the word is what the list shows."""

    DONE = "Done"
    HERE = "You are here"
    NOT_YET = "Not yet"
    LEFT = "Left for later"


_STATE_COLOURS = {
    StepState.DONE: "done",
    StepState.HERE: "accent",
    StepState.NOT_YET: "ink2",
    StepState.LEFT: "due",
}


class StepButton(QAbstractButton):
    """One step."""

    def __init__(self, step: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.step, self.state = step, StepState.NOT_YET
        self.setText(title)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_state(StepState.NOT_YET)

    def set_state(self, state: StepState) -> None:
        """Shows how it stands; only a step that was passed can be chosen."""
        self.state = state
        self.setAccessibleName(f"{self.text()}, {state.value}")
        can = state in (StepState.DONE, StepState.LEFT)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if can else Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, not can)
        self.setCursor(Qt.CursorShape.PointingHandCursor if can else Qt.CursorShape.ArrowCursor)
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Titles wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """How high the wrapped title and its word are."""
        title, word = self._texts(width)
        return title.height + word.height + 2 * theme().space(Space.LABEL)

    def sizeHint(self) -> QSize:
        """As wide as the margins and the scroll bar of the steps' pane leave it."""
        wide = theme().space(Size.STEPS_PANE) - 3 * theme().space(Space.CARDS)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        """It may be narrower."""
        return QSize(theme().text(Size.NODE) * 3, theme().text(Size.NODE))

    def keyPressEvent(self, event: object) -> None:
        """Enter chooses."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):  # type: ignore[attr-defined]
            self.click()
            return
        super().keyPressEvent(event)  # type: ignore[arg-type]

    def changeEvent(self, event: QEvent) -> None:
        """Follows the theme."""
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground when we are here, mark, title, word."""
        look, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        here = self.state is StepState.HERE
        if here or (self.underMouse() and self.focusPolicy() != Qt.FocusPolicy.NoFocus):
            painter.setBrush(look.colour("select" if here else "hover"))
            painter.setPen(
                QPen(look.colour("accent"), Line.EDGE) if look.palette.contrast and here else Qt.PenStyle.NoPen
            )
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), Radius.FIELD, Radius.FIELD)
        side = look.text(Size.ICON_LIST)
        gap = look.space(Space.LABEL)
        self._paint_mark(painter, QRectF(gap + 2, gap + 2, side, side))
        title, word = self._texts(self.width())
        left = self._left()
        title.paint(painter, left, gap, look.colour("ink"))
        word.paint(painter, left, gap + title.height, look.colour(_STATE_COLOURS[self.state]))
        painter.end()

    def _paint_mark(self, painter: QPainter, box: QRectF) -> None:
        look = theme()
        if self.state is StepState.DONE:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("done_mark"))
            painter.drawEllipse(box)
            inner = round(box.width() * 0.7)
            inset = round(box.left() + (box.width() - inner) / 2)
            draw_icon(painter, "tick-bold", inset, inset, inner, look.colour("surface"))
            return
        here = self.state is StepState.HERE
        pen = QPen(look.colour("accent" if here else "edge"), Line.EDGE)
        if not here:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(look.colour("surface"))
        painter.drawEllipse(box.adjusted(1, 1, -1, -1))
        if here:
            painter.setBrush(look.colour("accent"))
            painter.drawEllipse(box.center(), box.width() / 5, box.width() / 5)

    def _left(self) -> int:
        return 2 * theme().space(Space.LABEL) + theme().text(Size.ICON_LIST) + theme().space(Space.GROUP)

    def _texts(self, width: int) -> tuple[LaidOut, LaidOut]:
        look = theme()
        room = max(width - self._left() - look.space(Space.LABEL), 1)
        face = look.font(Role.BODY_BOLD if self.state is StepState.HERE else Role.BODY)
        return LaidOut(self.text(), face, room), LaidOut(self.state.value, look.font(Role.SMALL), room)


class StepList(Box):
    """All steps of a wizard."""

    chosen = Signal(str)

    def __init__(self, steps: Sequence[tuple[str, str]]) -> None:
        super().__init__(gap=Space.HAIR)
        self.setAccessibleName("Steps")
        self.buttons = {step: StepButton(step, title) for step, title in steps}
        for button in self.buttons.values():
            button.clicked.connect(self._on_clicked)
            self.add(button)

    def set_steps(self, steps: Sequence[tuple[str, str]]) -> None:
        """Shows only these steps, with these titles."""
        titles = dict(steps)
        for step, button in self.buttons.items():
            button.setVisible(step in titles)
            if step in titles and button.text() != titles[step]:
                button.setText(titles[step])
                button.set_state(button.state)

    def set_states(self, states: dict[str, StepState]) -> None:
        """Shows how each step stands."""
        for step, button in self.buttons.items():
            button.set_state(states.get(step, StepState.NOT_YET))

    def _on_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, StepButton):
            self.chosen.emit(button.step)


class StepsPane(Panel):
    """The pane at the left: the title of the whole, a word about it, the steps."""

    def __init__(self, title: str, intro: str, steps: StepList) -> None:
        super().__init__(ground="sunken", edge="right")
        inner = Box(heading(title, Role.H3), hint(intro), steps, gap=Space.GROUP)
        inner.set_margins(Space.CARDS, Space.CARDS, Space.CARDS, Space.CARDS)
        inner.add_stretch()
        self.box.addWidget(ScrollPane(inner))

    def fold(self, *, narrow: bool) -> None:
        """Hides in narrow windows; otherwise its width follows the text size."""
        self.setVisible(not narrow)
        self.setFixedWidth(theme().space(Size.STEPS_PANE) if narrow else theme().text(Size.STEPS_PANE))
