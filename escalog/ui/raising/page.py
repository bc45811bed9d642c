"""Raising a disagreement, ours or with us: one topic at a time, a draft all along, read through, then recorded."""

from PySide6.QtWidgets import QWidget

from escalog.domain.entry_kinds.raising import STEPS
from escalog.domain.values.entry import DisputeId
from escalog.ui.page.page import Session
from escalog.ui.page.safety_first import first_things
from escalog.ui.page.targets import DisagreementTarget, ProceduresTarget, RaiseTarget, Target, TodayTarget
from escalog.ui.page.wizard import Wizard, WizardStep
from escalog.ui.raising.forms import CHECK, ROUTE, RaiseForms
from escalog.ui.raising.parts import DraftIsBack, NameQuestion, Review, nothing_adopted
from escalog.ui.raising.raise_draft import KEY, Beginning, RaiseDraft, read_beginning
from escalog.ui.raising.recording import RaiseRecording
from escalog.ui.raising.review import SHORT_TITLES
from escalog.ui.raising.route_question import RouteQuestion
from escalog.wording.fields import PLAIN, AskedStep

_NOTHING_SENT = "Nothing is sent. You tell the other agency yourself."


class RaisePage(Wizard):
    """The raise wizard, from "Is the child safe?" to "Record this"."""

    target = RaiseTarget
    title_id = "page-raise"
    help = "raise"

    def __init__(self, session: Session) -> None:
        self._session = session
        self._back_at = ""
        self.review: Review | None = None
        super().__init__([_wizard_step(PLAIN.step(step)) for step in STEPS])
        self.forms = RaiseForms(session, self)
        self.route = RouteQuestion(self.forms, self)
        self.recording = RaiseRecording(session, self)
        self.draft = RaiseDraft(session, self.forms, self)
        self.none_adopted, self.to_procedures = nothing_adopted()
        self.back_banner = DraftIsBack()
        self.name_question = NameQuestion(self.forms)
        self.body.box.insertWidget(1, self.name_question)
        self.body.box.insertWidget(1, self.none_adopted)
        self.body.box.insertWidget(2, self.back_banner)
        self.none_adopted.hide()
        self.back_banner.hide()
        self._show_ready(ready=False)
        self.connect_all()

    def connect_all(self) -> None:
        """Connects the signals."""
        self.summary.chosen.connect(self._on_error_chosen)
        self.to_procedures.clicked.connect(lambda: self.go_to.emit(ProceduresTarget()))
        self.back_banner.drop_asked.connect(self._on_drop_asked)
        self.name_question.asked.connect(self.pane.to_top)
        self.name_question.answered.connect(self.go_on)
        self.forms.dropped.connect(self._on_dropped)
        self.forms.mended.connect(self.summary.mend)
        self.route.procedure_chosen.connect(self._on_procedure_chosen)
        self.route.route_chosen.connect(self._on_route_chosen)
        self.route.way_out_chosen.connect(self.show_states)
        self.recording.recorded.connect(self._on_recorded)
        self.recording.failed.connect(self._on_not_recorded)
        self.draft.kept.connect(lambda words: self.foot.say(f"{words}. Only this laptop has it."))
        self.draft.not_kept.connect(self.show_failure)

    def arrive(self, target: Target | None = None) -> None:  # noqa: ARG002 - there is one form
        """Continues where it was left, or with the stored draft, or from the beginning."""
        if self.draft.keeper is not None:
            self.go(self.step)
            return
        desk = self._session.desk
        self._session.worker.run(
            lambda: read_beginning(desk), self._begin, self.show_failure, words="Reading the procedures"
        )

    def leave(self) -> None:
        """Keeps the draft."""
        self.draft.keep()

    def clear(self) -> None:
        """Drops everything that was typed; the draft holds it."""
        self._reset()

    # the wizard

    def make_step(self, step: str) -> QWidget:
        """The questions of a step."""
        if step == CHECK:
            self.review = Review()
            self.review.change_asked.connect(self._on_change_asked)
            return self.review
        return self.route.make() if step == ROUTE else self.forms.form(step)

    def make_aside(self, step: str) -> QWidget | None:
        """What to do first, beside the question whether the child is safe."""
        return first_things(self.forms.asking.fixed) if step == "safety" else None

    def check_step(self, step: str) -> bool:
        """Shows what is missing on this page."""
        errors = self.forms.errors(step)
        if step != CHECK:
            self.forms.form(step).show_errors(errors)
        self.show_errors(errors)
        return not errors and not (step == "sides" and self.name_question.ask())

    def is_done(self, step: str) -> bool:
        """Whether it holds what is needed, and anything at all where nothing is."""
        return self.forms.is_done(step)

    def step_shown(self, step: str) -> None:
        """The title in the right words; reading through shows what there is now."""
        this = self.forms.asking.step(step)
        self.heading.setText(this.title)
        self.set_lead(this.lead)
        self.name_question.empty()
        self.back_banner.setVisible(self.back_banner.isVisibleTo(self) and step == self._back_at)
        if step == CHECK and self.review is not None:
            self.review.show_values(self.forms.values, self.forms.procedure)
            self.foot.say(_NOTHING_SENT)
        self.draft.keep()

    def finish(self) -> None:
        """Records it once, when nothing is missing anywhere."""
        if self.recording.under_way:
            return
        errors = self.forms.all_errors()
        self.show_errors(errors)
        if errors or self.name_question.ask():
            return
        self.foot.continue_button.set_busy("Recording...")
        self.draft.keep()
        self.recording.begin(self.forms.to_record(), KEY)

    def finish_later(self) -> None:
        """Leaves; the draft waits and Today lists it."""
        self.go_to.emit(TodayTarget())

    # beginning and ending

    def _begin(self, beginning: Beginning) -> None:
        packs, step = beginning.packs, beginning.step
        self.none_adopted.setVisible(not packs)
        self._show_ready(ready=bool(packs))
        if not packs:
            self.heading.setText(self.title)
            self.step_of.setText("")
            return
        self.forms.begin(packs, beginning.default, beginning.values)
        self._show_steps()
        self.draft.start(lambda: self.step)
        if step:
            self.set_seen([before.id for before in STEPS[: self._at(step)]])
        self.back_banner.show_draft(beginning.draft)
        self._back_at = step or STEPS[0].id
        self.go(self._back_at)

    def _reset(self) -> None:
        self.draft.end(drop=False)
        self.forms.empty()
        self.set_seen(())
        self.step = STEPS[0].id
        self.summary.show_errors(())
        self.name_question.forget()

    def _show_ready(self, *, ready: bool) -> None:
        for part in (self.contents, self.foot.continue_button, self.foot.later, self.step_list):
            part.setVisible(ready)

    def _show_steps(self) -> None:
        """The pages of the chosen route."""
        self.set_steps([_wizard_step(step) for step in self.forms.asking.steps])

    # slots

    def _on_dropped(self, step: str) -> None:
        self.make_anew(step)
        if step == CHECK:
            self.review = None

    def _on_procedure_chosen(self) -> None:
        self._show_steps()
        self.go(ROUTE)

    def _on_route_chosen(self) -> None:
        self.summary.show_errors(())
        self._show_steps()

    def _on_recorded(self, dispute: DisputeId, at: str) -> None:
        self.foot.continue_button.set_ready()
        self.draft.end(drop=True)
        self._reset()
        self.go_to.emit(DisagreementTarget(dispute))
        self._session.say(f"Recorded at {at}. It is in the chronology.")

    def _on_not_recorded(self, error: Exception) -> None:
        self.foot.continue_button.set_ready()
        self.show_failure(error)

    def _on_error_chosen(self, name: str) -> None:
        self._on_change_asked(self.forms.page_of(name), name)

    def _on_change_asked(self, step: str, name: str) -> None:
        if step != self.step:
            self.go(step)
        if step == ROUTE and self.route.take_focus(name):
            return
        self.forms.form(step).focus_field(name)

    def _on_drop_asked(self) -> None:
        self.draft.end(drop=True)
        packs = tuple(self.forms.packs.values())
        self._reset()
        self._begin(Beginning(packs))


def _wizard_step(step: AskedStep) -> WizardStep:
    """A page of raising as the list of steps shows it."""
    return WizardStep(step.id, SHORT_TITLES.get(step.id, step.title), step.lead)
