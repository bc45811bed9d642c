"""The next step: what, with whom, by when, why; one filled button, at most two plain ones."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from escalog.domain.dispute.dispute import Dispute
from escalog.domain.next_step.next_step import NextStep
from escalog.domain.next_step.turn import whose_words
from escalog.domain.values.kind_id import KindId
from escalog.ui.acts.words import act_label, kind_icon
from escalog.ui.look.button_look import ButtonLook
from escalog.ui.look.theme import theme
from escalog.ui.look.tokens import Role, Space, Wide
from escalog.ui.widgets.announce import announce
from escalog.ui.widgets.buttons import Button
from escalog.ui.widgets.layouts import Box, Flow
from escalog.ui.widgets.surfaces import Card
from escalog.ui.widgets.text import Text

HOW = "How this date was worked out"
_MOST_OTHERS = 2


class NextStepCard(Card):
    """Rebuilt whenever the disagreement changes."""

    act_asked = Signal(str, str)
    """An act, and what it is about where that is known."""
    notification_asked = Signal(str)
    """The record of a notification is to be made: about which point of a stage."""

    def __init__(self) -> None:
        super().__init__(band="accent", edge="accent", gap=Space.GROUP)
        self.main: Button | None = None
        self.main_kind = ""
        self._wide = True
        self._columns: list[Box] = []
        self._grid: QGridLayout | None = None
        self.explained = Text("", Role.SMALL, "ink2")

    def show_step(self, step: NextStep, dispute: Dispute, acts: tuple[KindId, ...]) -> None:
        """Shows what to do next; only acts that may be recorded now get a button."""
        self.empty()
        past = step.before_past or (step.left is not None and step.left.past)
        self.set_look(band="past_mark" if past else "accent", edge="past_mark" if past else "accent")
        self.sentence = Text(step.what, Role.H2)
        self.buttons = self._buttons(step, dispute, acts)
        self.explained = Text(step.by_when_explained, Role.SMALL, "ink2")
        self.how = Button(HOW, ButtonLook.SMALL_LINK)
        self.explained.hide()
        self.how.clicked.connect(self._on_how)
        late = step.left is not None and step.left.past
        by_when = Box(Text(step.by_when, colour="past" if late else "ink"), gap=Space.NONE)
        if step.by_when_explained:
            by_when.add(Flow(self.how))
        if step.before:
            by_when.add(Text(step.before, colour="past" if step.before_past else "ink"))
        self._columns = [Text("With whom", Role.SMALL_BOLD, "ink2"), Text(step.with_whom)]  # type: ignore[list-item]
        self._columns += [Text("By when", Role.SMALL_BOLD, "ink2"), by_when]  # type: ignore[list-item]
        self._columns += [Text("Why", Role.SMALL_BOLD, "ink2"), Text(step.why)]  # type: ignore[list-item]
        self.facts = QWidget()
        self._grid = QGridLayout(self.facts)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self.add(Text(step.heading, Role.SMALL_BOLD, "past" if past else "accent"), self.sentence)
        self.add(self.facts, self.explained, self.buttons)
        self._arrange()

    def fold(self, em_wide: float) -> None:
        """Three columns where there is room; else rows, with the buttons above them."""
        wide = em_wide >= Wide.FOLDED_ACTIONS
        if wide != self._wide:
            self._wide = wide
            self._arrange()

    def set_quiet(self, *, kind: KindId | None) -> None:
        """While an act is being recorded its own button is the filled one; None: nothing is being recorded."""
        if self.main is not None:
            self.main.look = ButtonLook.FILLED if kind is None else ButtonLook.PLAIN
            self.main.setVisible(kind != self.main_kind)
            self.main.setFont(theme().font(Role.BODY_BOLD if kind is None else Role.BODY))
            self.main.updateGeometry()
            self.main.update()

    def _buttons(self, step: NextStep, dispute: Dispute, acts: tuple[KindId, ...]) -> Flow:
        flow, self.main, self.main_kind = Flow(), None, ""
        if step.notice:
            make = Button("Make the notification...", ButtonLook.FILLED, "document")
            make.clicked.connect(lambda: self.notification_asked.emit(step.notice))
            flow.add(make)
            self.main = make
        offered = [kind for kind in (step.main, *step.others) if kind in acts]
        for number, kind in enumerate(dict.fromkeys(offered)):
            if number > _MOST_OTHERS:
                break
            label = "Note that they were told" if step.notice and not number else act_label(kind, dispute)
            if kind == KindId.CONTACT:
                label = f"{label} (Ctrl+J)"
            elif number or step.notice:
                label = f"{label}..."
            first = not number and not step.notice
            button = Button(label, ButtonLook.FILLED if first else ButtonLook.PLAIN, kind_icon(kind) if first else "")
            button.clicked.connect(self._ask(kind, step.notice if kind == KindId.PARTNERSHIP_TOLD else ""))
            flow.add(button)
            if first:
                self.main, self.main_kind = button, kind
                said = (dispute.title, whose_words(dispute, step.side), step.what, step.by_when, step.before)
                button.setAccessibleDescription(" ".join(f"{sentence.rstrip('.')}." for sentence in said if sentence))
        return flow

    def _ask(self, kind: KindId, about: str) -> object:
        def ask() -> None:
            self.act_asked.emit(kind, about)

        return ask

    def _arrange(self) -> None:
        grid = self._grid
        if grid is None:
            return
        while grid.takeAt(0) is not None:
            pass
        space = theme().space
        grid.setHorizontalSpacing(space(Space.CARD))
        grid.setVerticalSpacing(space(Space.LABEL) if not self._wide else 0)
        top = Qt.AlignmentFlag.AlignTop
        for number in range(3):
            label, value = self._columns[2 * number], self._columns[2 * number + 1]
            if self._wide:
                grid.addWidget(label, 0, number)
                grid.addWidget(value, 1, number, top)
            else:
                grid.addWidget(label, number, 0, top)
                grid.addWidget(value, number, 1)
            grid.setColumnStretch(number, 1 if self._wide or number == 1 else 0)
        self.box.removeWidget(self.buttons)
        at = self.box.count() if self._wide else self.box.indexOf(self.facts)
        self.box.insertWidget(at, self.buttons)

    def _on_how(self) -> None:
        shown = not self.explained.isVisibleTo(self)
        self.explained.setVisible(shown)
        self.how.setText("Hide how it was worked out" if shown else HOW)
        if shown:
            announce(self.explained, self.explained.text())
