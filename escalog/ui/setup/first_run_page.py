"""Setting up: who I am, passphrase, recovery sheet, a second place for backups, a procedure.

The store is made when the passphrase is given; what follows can be left and is offered again at the next start.
"""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from escalog.domain.entry_kinds.fields import Control, choices
from escalog.ui.forms.form import Form
from escalog.ui.forms.question import FormContext
from escalog.ui.page.wizard import Wizard, WizardStep
from escalog.ui.page.worker import Worker
from escalog.ui.setup.new_store import NewStore
from escalog.ui.setup.procedure_step import ProcedureStep
from escalog.ui.setup.recovery_sheet import RecoverySheet, SheetView
from escalog.ui.setup.steps import BackupStep, Judge, PassphraseStep, SheetStep
from escalog.ui.widgets.layouts import Box
from escalog.ui.widgets.text import Text
from escalog.wording.fields import AskedField

if TYPE_CHECKING:
    from escalog.services.desk import Desk
    from escalog.services.opening.opening import FirstRun, Opening

NATIONS = choices(england="England", wales="Wales", scotland="Scotland", northern_ireland="Northern Ireland")

ABOUT_ME = (
    AskedField(
        "name", label="Your name", required=True, error="Write your name", hint="As it stands under what you sign."
    ),
    AskedField(
        "role", label="Your role", required=True, error="Write your role", placeholder="For example: safeguarding lead"
    ),
    AskedField("agency", label="Your agency", required=True, error="Write your agency"),
    AskedField(
        "nation",
        label="Where do you work?",
        control=Control.CHOICE,
        options=NATIONS,
        required=True,
        error="Choose where you work",
        hint="Bank holidays differ between the nations.",
    ),
)

STEPS = (
    WizardStep("me", "About you", "Who you are stands under everything that you sign."),
    WizardStep(
        "passphrase",
        "Keep it locked",
        "Everything you write is encrypted on this laptop. Nobody, not even we, can open it without the passphrase or "
        "the recovery sheet.",
    ),
    WizardStep(
        "sheet", "Recovery sheet", "A code on paper. It opens your store if the passphrase is lost; nothing else does."
    ),
    WizardStep("backup", "A second place", "A laptop can be lost. A backup elsewhere is encrypted as well."),
    WizardStep("procedure", "Your procedure", "Every partnership has its own steps and time limits."),
)


_INTRO = "About five minutes. Once your store is made, you can stop and come back."


class FirstRunPage(Wizard):
    """Setting up a new store, step by step."""

    title_id = "page-first-run"
    help = "first-run"

    store_made = Signal(object)
    """The open desk: from now on there is a store."""
    ready = Signal()
    left = Signal()

    def __init__(
        self,
        opening: "Opening",
        first: "type[FirstRun]",
        worker: Worker,
        now: Callable[[], datetime],
        desk: "Desk | None" = None,
        *,
        made_unseen: "Callable[[Desk], None]",
    ) -> None:
        """`made_unseen` is given the store when this page went before it could show the recovery sheet."""
        self._opening, self._first, self._worker = opening, first, worker
        self._store = NewStore(opening, worker, made_unseen, desk)
        self._sheet: RecoverySheet | None = None
        self.me = Form(ABOUT_ME, FormContext(lambda _name: (), now), own_summary=False)
        self.made_for = Text("")
        self.made_for.hide()
        self.passphrase = PassphraseStep(worker, self._judge, opening.suggest_passphrase)
        self.sheet = SheetStep()
        self.backup = BackupStep(opening.folder)
        self.procedure = ProcedureStep(worker, now)
        super().__init__(STEPS, _INTRO)
        for question in (self.passphrase, self.sheet, self.backup, self.procedure):
            question.mended.connect(self.summary.mend)
        self.summary.chosen.connect(self._on_error_chosen)
        self.me.mended.connect(self.summary.mend)
        self.sheet.failed.connect(self.show_failure)
        self.procedure.failed.connect(self.show_failure)
        if desk is None:
            self.go("me")
        else:
            self._store.renew_sheet(desk, self._on_made, self._on_failed)

    def make_step(self, step: str) -> QWidget:
        """The questions of each step."""
        if step == "me":
            return Box(self.me, self.made_for)
        steps: dict[str, QWidget] = {
            "passphrase": self.passphrase,
            "sheet": self.sheet,
            "backup": self.backup,
            "procedure": self.procedure,
        }
        return steps[step]

    def make_aside(self, step: str) -> QWidget | None:
        """The recovery sheet as it is printed."""
        return SheetView(self._sheet) if step == "sheet" and self._sheet is not None else None

    def continue_label(self, step: str) -> str:
        """The store is made when the passphrase is given, once."""
        if self._store.desk is not None and step == "passphrase":
            return "&Continue"
        return {"passphrase": "&Make my store", "procedure": "&Start working"}.get(step, "&Continue")

    def step_shown(self, step: str) -> None:
        """What is made cannot be unmade by going back."""
        made = self._store.desk is not None
        self.foot.back_button.setVisible(not (made and step in ("me", "passphrase")))
        self.foot.later.setVisible(made and step not in ("passphrase", "sheet"))
        said = "Your store is made." if step == "sheet" else "Your store is made. You can finish this later."
        self.foot.say(said if made else "Nothing is stored yet.")
        if step == "procedure" and self._store.desk is not None:
            self.procedure.begin(self._store.desk)

    def check_step(self, step: str) -> bool:
        """Shows what is missing; makes the store, notes the holder, the place and the adoption as it goes."""
        errors = self._errors(step)
        self.show_errors(errors)
        if errors:
            return False
        if step == "passphrase" and self._store.desk is None:
            self._make_store()
            return False
        if step in ("sheet", "backup"):
            self._note(step)
        return True

    def finish(self) -> None:
        """Adopts the procedure and starts working."""
        if self._store.desk is not None and self.procedure.adopt.check():
            self.foot.continue_button.set_busy("Starting...")
            adopt = self.procedure.adoption(self._store.desk)
            self._worker.run(adopt, lambda _none: self.ready.emit(), self._on_failed, words="Starting")

    def finish_later(self) -> None:
        """Leaves: to the store when it is made, otherwise to the first screen."""
        (self.ready if self._store.desk is not None else self.left).emit()

    def clear(self) -> None:
        """Clears the code and the passphrase."""
        self._sheet = None
        self.sheet.forget()
        self.passphrase.clear()
        self.aside.empty()

    # the store

    def first_run(self) -> "FirstRun":
        """Who was filled in."""
        values = self.me.values()
        return self._first(**{name: str(values.get(name, "")) for name in ("name", "role", "agency", "nation")})

    def _judge(self) -> Judge:
        opening, first = self._opening, self.first_run()
        return lambda text: opening.passphrase_problem(text, first)

    def _make_store(self) -> None:
        self.foot.continue_button.set_busy("Making your store...")
        self._store.make(self.first_run(), self.passphrase.text(), self._on_made, self._on_failed)

    def _on_made(self, desk: "Desk", groups: tuple[str, ...]) -> None:
        self.foot.continue_button.set_ready()
        self._store.desk = desk
        self._sheet = RecoverySheet(groups, desk.me.name, desk.me.agency)
        self.passphrase.clear()
        self._show_made(desk)
        self.sheet.show_sheet(self._sheet)
        self.store_made.emit(desk)
        self.go("sheet")

    def _show_made(self, desk: "Desk") -> None:
        """Shows who the store was made for; those questions are not asked again."""
        self.set_seen(("me", "passphrase"))
        me = desk.me
        self.made_for.setText(f"Your store is made for {me.name}, {me.role}, {me.agency}.")
        self.made_for.show()
        self.me.hide()
        self.passphrase.show_made()

    def _on_failed(self, error: Exception) -> None:
        self.foot.continue_button.set_ready()
        self.show_failure(error)

    def _note(self, step: str) -> None:
        if step == "sheet":
            self._store.note_holder(self.sheet.holder(), self.show_failure)
        elif (place := self.backup.place()) is not None:
            self._store.note_place(place, self.show_failure)

    # errors

    def _errors(self, step: str) -> tuple[tuple[str, str], ...]:
        if step == "me" and self._store.desk is None:
            errors = self.me.errors()
            self.me.show_errors(errors)
            return errors
        if step == "passphrase" and self._store.desk is None:
            return self.passphrase.check()
        if step == "sheet":
            return self.sheet.check()
        if step == "procedure":
            return self.procedure.problems()
        return self.backup.check() if step == "backup" else ()

    def _on_error_chosen(self, name: str) -> None:
        def focus_packs(_name: str) -> None:
            self.procedure.take_focus()

        holder = {
            "me": self.me.focus_field,
            "passphrase": self.passphrase.focus_row,
            "sheet": self.sheet.focus_row,
            "backup": self.backup.focus_row,
            "procedure": focus_packs,
        }.get(self.step)
        if holder is not None:
            holder(name)
