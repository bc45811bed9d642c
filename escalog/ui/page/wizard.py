"""A page of several steps: steps at the left, one topic at a time, a fixed foot with Back, Continue, Finish later.

What a step asks, when it is done and what happens at the end are the subclass's; nothing is recorded here.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from escalog.ui.forms.rows import ErrorSummary
from escalog.ui.look.button_look import ButtonLook
from escalog.ui.look.theme import theme
from escalog.ui.look.tokens import Role, Space, Wide
from escalog.ui.page.page import Page
from escalog.ui.page.wizard_steps import StepList, StepsPane, StepState
from escalog.ui.widgets.buttons import Button
from escalog.ui.widgets.layouts import Box, discard
from escalog.ui.widgets.surfaces import Panel
from escalog.ui.widgets.text import Text, hint

_AGAIN_LATER = "About five minutes. You can stop at any point and come back."


@dataclass(frozen=True, slots=True)
class WizardStep:
    """One step: its title and the sentence under it."""

    id: str
    title: str
    lead: str = ""


class WizardFoot(Panel):
    """The fixed foot: Back, Continue, Finish later, a line of words, and all steps where their pane is folded away."""

    step_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__(ground="window", edge="top", across=True, gap=Space.INSET)
        self.back_button = Button("&Back", ButtonLook.PLAIN, "left")
        self.continue_button = Button("&Continue", ButtonLook.FILLED)
        self.later = Button("Finish &later", ButtonLook.LINK)
        self.all_steps = Button("All steps", ButtonLook.LINK)
        self.line = hint("")
        self._narrow = False
        self.set_margins(Space.WIDE, Space.GROUP, Space.WIDE, Space.GROUP)
        policy = self.back_button.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # Continue stays in its place
        self.back_button.setSizePolicy(policy)
        self.add(self.back_button, self.continue_button, self.later)
        self.add_stretch()
        self.line.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.add(self.line, self.all_steps)
        self.all_steps.hide()

    def say(self, words: str) -> None:
        """Shows a line of words ("Draft kept at 10:42:07"); where there is little room it has none."""
        self.line.setText(words)
        self.line.setVisible(bool(words) and not self._narrow)

    def fold(self, *, narrow: bool) -> None:
        """Offers all steps in a menu, and no line, where there is little room."""
        self._narrow = narrow
        self.all_steps.setVisible(narrow)
        self.say(self.line.text())

    def show_steps(self, steps: Sequence[tuple[str, str, StepState]]) -> None:
        """Fills the menu of all steps: id, title and state of each. Those passed can be gone back to."""
        menu = QMenu(self.all_steps)
        for number, (step, title, state) in enumerate(steps, start=1):
            action = menu.addAction(f"{number}. {title} ({state.value.lower()})".replace("&", "&&"))
            action.setEnabled(state in (StepState.DONE, StepState.LEFT))
            action.setData(step)
        menu.triggered.connect(lambda action: self.step_chosen.emit(str(action.data())))
        self.all_steps.set_choices(menu)


class Wizard(Page):
    """Base of every page of several steps."""

    covers_pages = True

    def __init__(self, steps: Sequence[WizardStep], intro: str = _AGAIN_LATER, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.steps = tuple(steps)
        self.step = self.steps[0].id
        self._seen: set[str] = set()
        self.step_widgets: dict[str, QWidget] = {}
        self.summary = ErrorSummary()
        self.step_of = Text("", Role.SMALL_BOLD, "accent")
        self.contents = Box(gap=Space.CARDS)
        self.aside = Box(gap=Space.CARDS)
        self.step_list = StepList([(step.id, step.title) for step in self.steps])
        self.foot = WizardFoot()
        self._build_wizard(intro)
        self._connect_wizard()

    # for subclasses

    def make_step(self, step: str) -> QWidget:
        """The questions of a step; made once, when it is first shown."""
        raise NotImplementedError

    def make_aside(self, step: str) -> QWidget | None:  # noqa: ARG002 - for subclasses
        """A note about this step, at the right where there is room."""
        return None

    def check_step(self, step: str) -> bool:  # noqa: ARG002 - for subclasses
        """Continue was pressed: shows what is missing and answers False, or lets it go on."""
        return True

    def is_done(self, step: str) -> bool:
        """Whether a step holds what it needs."""
        return step in self._seen

    def step_shown(self, step: str) -> None:
        """A step came up."""

    def continue_label(self, step: str) -> str:
        """What the filled button says."""
        return "&Record this" if step == self.steps[-1].id else "&Continue"

    def finish(self) -> None:
        """The last step was continued."""

    def finish_later(self) -> None:
        """Leaves; the draft waits."""

    # going

    def set_steps(self, steps: Sequence[WizardStep]) -> None:
        """Limits the wizard to these steps, with these titles."""
        self.steps = tuple(steps)
        self.step_list.set_steps([(step.id, step.title) for step in self.steps])
        if any(step.id == self.step for step in self.steps):
            self._say_page()
        self.show_states()

    def go(self, step: str) -> None:
        """Shows a step; the keyboard goes to its title."""
        self._seen.add(step)
        self.step = step
        at = self._at(step)
        this = self.steps[at]
        self.summary.show_errors(())
        self.failure.hide()
        self.heading.setText(this.title)
        self.set_lead(this.lead)
        self._show_contents(step)
        self.foot.back_button.show()
        self.foot.continue_button.setText(self.continue_label(step))
        self.show_states()
        self.step_shown(step)
        self._say_page()
        self.pane.to_top()
        self.take_focus()

    def set_seen(self, steps: Iterable[str]) -> None:
        """Sets which steps were visited; those can be returned to."""
        self._seen = set(steps)

    def make_anew(self, step: str) -> None:
        """Discards a step's widget; it is rebuilt when the step is next shown."""
        made = self.step_widgets.pop(step, None)
        if made is not None:
            discard(made)

    def show_errors(self, errors: Sequence[tuple[str, str]]) -> None:
        """Shows what is missing, with the keyboard on it; or nothing."""
        self.summary.show_errors(errors)
        if errors:
            self.summary.take_focus()

    def _say_page(self) -> None:
        """Shows "Page 2 of 9", for screen-reader users too."""
        self.step_of.setText(f"Page {self._at(self.step) + 1} of {len(self.steps)}")
        self.heading.setAccessibleDescription(f"{self.step_of.text()}. {self.lead.text()}".strip())

    def go_on(self) -> None:
        """Continue: to the next step, or to the end."""
        if not self.check_step(self.step):
            return
        at = self._at(self.step)
        if at + 1 == len(self.steps):
            self.finish()
        else:
            self.go(self.steps[at + 1].id)

    def show_states(self) -> None:
        """Shows how each step stands."""
        states = {}
        for step in self.steps:
            if step.id == self.step:
                states[step.id] = StepState.HERE
            elif step.id in self._seen:
                states[step.id] = StepState.DONE if self.is_done(step.id) else StepState.LEFT
        self.step_list.set_states(states)
        self.foot.show_steps([(step.id, step.title, states.get(step.id, StepState.NOT_YET)) for step in self.steps])

    def main_act(self) -> None:
        """Ctrl+Enter."""
        self.foot.continue_button.click()

    def panes(self) -> tuple[QWidget, ...]:
        """The step, the foot."""
        return (self.heading, self.foot.continue_button)

    def relayout(self, em_wide: float) -> None:
        """The steps fold away where there is little room, and the aside stands below."""
        super().relayout(em_wide)
        narrow = em_wide < Wide.ONE_COLUMN
        self._steps_pane.fold(narrow=narrow)
        self.foot.fold(narrow=narrow)
        self._middle.setDirection(
            QHBoxLayout.Direction.TopToBottom if em_wide < Wide.FOLDED_ACTIONS else QHBoxLayout.Direction.LeftToRight
        )

    # building

    def _at(self, step: str) -> int:
        return next(number for number, known in enumerate(self.steps) if known.id == step)

    def _show_contents(self, step: str) -> None:
        if step not in self.step_widgets:
            self.step_widgets[step] = self.make_step(step)
            self.contents.box.insertWidget(self.contents.box.count() - 1, self.step_widgets[step])
        for name, widget in self.step_widgets.items():
            widget.setVisible(name == step)
        self.aside.empty()
        aside = self.make_aside(step)
        if aside is not None:
            self.aside.add(aside)
            self.aside.add_stretch()
        self.aside.setVisible(aside is not None)

    def _build_wizard(self, intro: str) -> None:
        self.column.removeWidget(self.pane)
        self.body.box.insertWidget(1, self.summary)
        self.body.box.insertWidget(2, self.step_of)
        self.contents.add_stretch()
        middle = QWidget()
        self._middle = QHBoxLayout(middle)
        self._middle.setContentsMargins(0, 0, 0, 0)
        self._middle.setSpacing(theme().space(Space.SHEET))
        self._middle.addWidget(self.contents, 3)
        self._middle.addWidget(self.aside, 1)
        self.body.add(middle)
        self.body.add_stretch()
        self.body.set_margins(Space.WIDE, Space.CARD, Space.WIDE, Space.PAGE)
        self.limit_content()
        self._steps_pane = StepsPane(self.title, intro, self.step_list)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.pane, 1)
        right.addWidget(self.foot)
        across = QHBoxLayout()
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self._steps_pane)
        across.addLayout(right, 1)
        self.column.addLayout(across)

    def _connect_wizard(self) -> None:
        self.foot.back_button.clicked.connect(self._on_back)
        self.foot.continue_button.clicked.connect(self.go_on)
        self.foot.later.clicked.connect(self.finish_later)
        self.foot.step_chosen.connect(self.go)
        self.step_list.chosen.connect(self.go)

    def _on_back(self) -> None:
        at = self._at(self.step)
        if at > 0:
            self.go(self.steps[at - 1].id)
        else:
            self.finish_later()
