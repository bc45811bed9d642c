"""A new passphrase: at once after the recovery sheet was needed, and at any time from Settings."""

from collections.abc import Callable

from escalog.ui.forms.rows import ErrorSummary
from escalog.ui.look.button_look import ButtonLook
from escalog.ui.look.tokens import Space
from escalog.ui.page.page import Page, Session
from escalog.ui.page.targets import PassphraseTarget, SettingsTarget, Target, TodayTarget
from escalog.ui.setup.steps import Judge, PassphraseStep
from escalog.ui.widgets.buttons import Button
from escalog.ui.widgets.layouts import Flow
from escalog.ui.widgets.surfaces import Card
from escalog.ui.widgets.text import hint

_AFTER_CODE = "You opened your store with the recovery code. Choose a new passphrase now, so that the sheet can rest."
_ANY_TIME = "From now on only the new one opens your store. The recovery sheet goes on opening it as well."


class PassphrasePage(Page):
    """Two lines and one button. The old passphrase holds until the button is pressed."""

    target = PassphraseTarget
    title_id = "page-passphrase"
    help = "passphrase"

    def __init__(self, session: Session, problem: Judge, suggest: Callable[[], str]) -> None:
        super().__init__()
        self._session = session
        self._after_code = False
        self.summary = ErrorSummary()
        self.step = PassphraseStep(session.worker, lambda: problem, suggest)
        self.take = Button("Use this &passphrase", ButtonLook.FILLED)
        self.leave_it = Button("Not now", ButtonLook.LINK)
        self.build()
        self.connect_all()

    def build(self) -> None:
        """The two lines, the button, what becomes of older backups."""
        older = hint("A backup that was written before opens with the passphrase of its own day. Save a new one soon.")
        self.body.box.insertWidget(1, self.summary)
        self.body.add(Card(self.step, older, gap=Space.CARDS), Flow(self.take, self.leave_it, gap=Space.CARD))
        self.body.add_stretch()
        self.limit_content()

    def connect_all(self) -> None:
        """Connects the signals."""
        self.take.clicked.connect(self._on_take)
        self.leave_it.clicked.connect(self._on_leave)
        self.step.again.returnPressed.connect(self._on_take)
        self.summary.chosen.connect(self.step.focus_row)
        self.step.mended.connect(self.summary.mend)

    def arrive(self, target: Target | None = None) -> None:
        """Empty lines, and why a passphrase is chosen."""
        self._after_code = isinstance(target, PassphraseTarget) and target.after_code
        self.set_lead(_AFTER_CODE if self._after_code else _ANY_TIME)
        self._show_errors(())
        self.failure.hide()

    def leave(self) -> None:
        """Clears everything that was typed."""
        self.step.clear()

    def clear(self) -> None:
        """Clears everything that was typed."""
        self.step.clear()

    def main_act(self) -> None:
        """Ctrl+Enter."""
        self._on_take()

    def show_failure(self, error: Exception) -> None:
        """Shows what went wrong."""
        self.take.set_ready()
        super().show_failure(error)

    def _show_errors(self, errors: tuple[tuple[str, str], ...]) -> None:
        self.summary.show_errors(errors)
        self.step.show_row_errors(errors)

    def _on_take(self) -> None:
        errors = self.step.check()
        self.summary.show_errors(errors)
        if errors:
            self.summary.take_focus()
            return
        desk, typed = self._session.desk, self.step.text()
        self.take.set_busy("Changing it...")
        self._session.worker.run(
            lambda: desk.care.change_passphrase(typed),
            self._on_taken,
            self.show_failure,
            words="Changing the passphrase",
        )

    def _on_taken(self, _result: object) -> None:
        self.take.set_ready()
        self.step.clear()
        self._on_leave()
        self._session.say("The new passphrase opens your store from now on.")

    def _on_leave(self) -> None:
        self.go_to.emit(TodayTarget() if self._after_code else SettingsTarget())
