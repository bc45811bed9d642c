"""A new recovery sheet in place of the old one, which opens nothing any more from the moment the new one is made."""

from collections.abc import Callable

from PySide6.QtWidgets import QBoxLayout

from escalog.ui.forms.rows import ErrorSummary
from escalog.ui.look.button_look import ButtonLook
from escalog.ui.look.tokens import Space, Wide
from escalog.ui.page.page import Page, Session
from escalog.ui.page.targets import NewSheetTarget, SettingsTarget, Target
from escalog.ui.setup.recovery_sheet import RecoverySheet, SheetView
from escalog.ui.setup.steps import SheetStep
from escalog.ui.widgets.buttons import Button
from escalog.ui.widgets.layouts import Box, Flow
from escalog.ui.widgets.surfaces import Card
from escalog.ui.widgets.text import Text

_BEFORE = "Make one when the old sheet is lost, or when somebody has seen it who should not have."
_MADE = "The old sheet opens your store no more. This one does."


class NewSheetPage(Page):
    """First what it means, with one button; then the sheet, typed back as when the store was made."""

    target = NewSheetTarget
    title_id = "page-new-sheet"
    help = "recovery-sheet"

    def __init__(self, session: Session, groups: Callable[[str], tuple[str, ...]]) -> None:
        super().__init__()
        self._session, self._groups = session, groups
        self.summary = ErrorSummary()
        self.make = Button("&Make a new sheet", ButtonLook.FILLED)
        self.not_now = Button("Not now", ButtonLook.LINK)
        self.step = SheetStep()
        self.done = Button("The sheet is safe: &continue", ButtonLook.FILLED, "tick")
        self.picture = Box()
        self.before = Box(gap=Space.CARD)
        self.after = Box(gap=Space.WIDE, across=True)
        self.build()
        self.connect_all()

    def build(self) -> None:
        """Two states; one is hidden."""
        self.before.add(
            Card(
                Text("The old sheet opens nothing any more as soon as the new one is made."),
                Text("Ask whoever holds the old sheet to destroy it, and give them the new one, sealed."),
                Text("A backup that was written before still opens with the old sheet."),
                gap=Space.GROUP,
            ),
            Flow(self.make, self.not_now, gap=Space.CARD),
        )
        left = Box(Card(self.step), Flow(self.done), gap=Space.CARD)
        left.add_stretch()
        self.picture.add_stretch()
        self.after.add(left, stretch=1)
        self.after.add(self.picture)
        self.after.hide()
        self.body.box.insertWidget(1, self.summary)
        self.body.add(self.before, self.after)
        self.body.add_stretch()
        self.limit_content()

    def connect_all(self) -> None:
        """Connects the signals."""
        self.make.clicked.connect(self._on_make)
        self.not_now.clicked.connect(lambda: self.go_to.emit(SettingsTarget()))
        self.done.clicked.connect(self._on_done)
        self.step.failed.connect(self.show_failure)
        self.summary.chosen.connect(self.step.focus_row)
        self.step.mended.connect(self.summary.mend)

    def arrive(self, _target: Target | None = None) -> None:
        """A sheet that was made and not yet typed back is still there."""
        self.set_lead(_BEFORE if self.after.isHidden() else _MADE)

    def clear(self) -> None:
        """Clears the code."""
        self._show_before()

    def main_act(self) -> None:
        """Ctrl+Enter."""
        (self.make if self.after.isHidden() else self.done).click()

    def relayout(self, em_wide: float) -> None:
        """The sheet stands below the questions where there is little room."""
        super().relayout(em_wide)
        way = QBoxLayout.Direction
        self.after.box.setDirection(way.TopToBottom if em_wide < Wide.FOLDED_ACTIONS else way.LeftToRight)

    def show_failure(self, error: Exception) -> None:
        """Shows what went wrong."""
        self.make.set_ready()
        super().show_failure(error)

    def _on_make(self) -> None:
        desk, groups = self._session.desk, self._groups
        self.make.set_busy("Making it...")

        def work() -> tuple[str, ...]:
            made = groups(desk.care.new_recovery_code())
            desk.care.set_recovery_holder("")  # nobody holds the new one yet
            return made

        self._session.worker.run(work, self._on_made, self.show_failure, words="Making a new recovery sheet")

    def _on_made(self, groups: tuple[str, ...]) -> None:
        me = self._session.desk.me
        sheet = RecoverySheet(groups, me.name, me.agency)
        self.make.set_ready()
        self.failure.hide()
        self.picture.empty()
        self.picture.add(SheetView(sheet))
        self.picture.add_stretch()
        self.step.show_sheet(sheet)
        self.before.hide()
        self.after.show()
        self.arrive()
        self.take_focus()

    def _on_done(self) -> None:
        errors = self.step.check()
        self.summary.show_errors(errors)
        if errors:
            self.summary.take_focus()
            return
        desk, holder = self._session.desk, self.step.holder()
        self._session.worker.run(lambda: desk.care.set_recovery_holder(holder), self._on_noted, self.show_failure)

    def _on_noted(self, _result: object) -> None:
        self._show_before()
        self.go_to.emit(SettingsTarget())
        self._session.say("Only the new recovery sheet opens your store. Noted who holds it.")

    def _show_before(self) -> None:
        self.summary.show_errors(())
        self.step.forget()
        self.picture.empty()
        self.after.hide()
        self.before.show()
