"""Raising a disagreement, ours or with us: one topic at a time, a draft all along, read through, then recorded."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from escalog.domain.entry_kinds.raising import STEPS
from escalog.domain.values.english import say_moment
from escalog.domain.values.entry import DisputeId, FieldValue
from escalog.domain.values.moment import LONDON
from escalog.services.kept.draft import Draft
from escalog.services.procedures.held_procedure import Pack
from escalog.ui.page.drafting import Draft as DraftBeingWritten
from escalog.ui.page.page import Session
from escalog.ui.page.safety_first import first_things
from escalog.ui.page.wizard import Wizard, WizardStep
from escalog.ui.raising.forms import CHECK, ROUTE, RaiseForms
from escalog.ui.raising.parts import NameAsked, Review, draft_is_back, nothing_adopted
from escalog.ui.raising.questions import BELOW_THE_ROUTES, OTHER_WAY, TRACK
from escalog.ui.raising.review import SHORT_TITLES, full_names
from escalog.ui.raising.route_step import RouteStep
from escalog.ui.widgets.layouts import let_go

KEY = "raise"
_DRAFT_TITLE = "Raise a disagreement"
_BY_ID = frozenset(step.id for step in STEPS)
_STEP = "_step"
_NOTHING_SENT = "Nothing is sent. You tell the other agency yourself."


class RaisePage(Wizard):
    """From whether the child is safe to Record this."""

    name = "raise"
    title = "Raise a disagreement"
    help = "raise"

    def __init__(self, session: Session) -> None:
        self._session = session
        self._draft: DraftBeingWritten | None = None
        self._dropping = self._recording = False
        self._back_at = ""
        self.review: Review | None = None
        super().__init__([WizardStep(step.id, SHORT_TITLES.get(step.id, step.title), step.lead) for step in STEPS])
        self.forms = RaiseForms(session, self)
        self.none_adopted, self.to_procedures = nothing_adopted()
        self.back_banner, self.begin_anew = draft_is_back("")
        self.name_asked = NameAsked()
        self.body.box.insertWidget(1, self.name_asked)
        self.body.box.insertWidget(1, self.none_adopted)
        self.body.box.insertWidget(2, self.back_banner)
        self.none_adopted.hide()
        self.back_banner.hide()
        self._show_ready(ready=False)
        self.connect_all()

    def connect_all(self) -> None:
        """Every connection."""
        self.summary.chosen.connect(self._on_error_chosen)
        self.to_procedures.clicked.connect(lambda: self.go_to.emit("procedures", None))
        self.begin_anew.clicked.connect(self._on_begin_anew)
        self.name_asked.answered.connect(self._on_name_answered)
        self.forms.taken.connect(self._on_taken)
        self.forms.dropped.connect(self._on_dropped)
        self.forms.mended.connect(self.summary.mend)
        self.forms.left.connect(self.leave)

    def arrive(self, target: object = None) -> None:  # noqa: ARG002 - there is one form
        """Goes on where it was left; otherwise with the draft that is kept, or from the beginning."""
        if self._draft is not None:
            self.go(self.step)
            return
        desk = self._session.desk

        def read() -> tuple[Sequence[Pack], Pack | None, Draft | None]:
            packs = desk.procedures.all() if desk.sample else desk.procedures.adopted()
            return packs, desk.procedures.default(), desk.drafts.get(KEY)

        self._session.worker.run(
            read, lambda found: self._begin(*found), self.show_failure, words="Reading the procedures"
        )

    def leave(self) -> None:
        """Keeps the draft."""
        if self._draft is not None:
            self._draft.keep()

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
        if step != ROUTE:
            return self.forms.form(step)
        values = self.forms.values
        route = RouteStep(tuple(self.forms.packs.values()), str(values.get("procedure", "")))
        self.forms.choose_main_route()
        route.show_routes(self.forms.procedure, str(values.get(TRACK) or ""), str(values.get(OTHER_WAY) or ""))
        self._show_start(route)
        route.pack_chosen.connect(self._on_pack_chosen)
        route.track_chosen.connect(self._on_track_chosen)
        route.way_out_chosen.connect(self._on_way_out_chosen)
        return route

    def make_aside(self, step: str) -> QWidget | None:
        """What to do first, beside the question whether the child is safe."""
        return first_things(self.forms.asking.fixed) if step == "safety" else None

    def check_step(self, step: str) -> bool:
        """Shows what is missing on this page."""
        errors = self.forms.errors(step)
        if step != CHECK:
            self.forms.form(step).show_errors(errors)
        self._show_errors(errors)
        return not errors and not (step == "sides" and self._asks_about_a_name())

    def is_done(self, step: str) -> bool:
        """Whether it holds what is needed, and anything at all where nothing is."""
        return self.forms.is_done(step)

    def step_shown(self, step: str) -> None:
        """The title in the right words; reading through shows what there is now."""
        this = self.forms.asking.step(step)
        self.heading.setText(this.title)
        self.set_lead(this.lead)
        self.name_asked.empty()
        self.back_banner.setVisible(self.back_banner.isVisibleTo(self) and step == self._back_at)
        if step == CHECK and self.review is not None:
            self.review.show_values(self.forms.values, self.forms.procedure)
            self.say_line(_NOTHING_SENT)
        if self._draft is not None:
            self._draft.keep()

    def finish(self) -> None:
        """Records it once, when nothing is missing anywhere."""
        if self._recording:
            return
        errors = self.forms.all_errors()
        self._show_errors(errors)
        if errors or self._asks_about_a_name():
            return
        values = self.forms.to_record()
        disagreements, desk = self._session.desk.disagreements, self._session.desk
        self.foot.continue_button.set_busy("Recording...")
        self._recording = True
        if self._draft is not None:
            self._draft.keep()

        def work() -> tuple[DisputeId, str]:
            dispute = disagreements.raise_disagreement(values)
            desk.drafts.drop(KEY)  # at once: a lock in between must not bring back what is recorded
            return dispute, f"{desk.now().astimezone(LONDON):%H:%M}"

        self._session.worker.run(work, lambda done: self._recorded(*done), self._on_not_recorded, words="Recording")

    def _show_errors(self, errors: Sequence[tuple[str, str]]) -> None:
        self.summary.show_errors(errors)
        if errors:
            self.summary.take_focus()

    def _asks_about_a_name(self) -> bool:
        """Asks once about a full name where initials are enough; answering goes on."""
        asks = self.name_asked.ask(self.forms.values)
        if asks:
            self.pane.to_top()
        return asks

    def finish_later(self) -> None:
        """Leaves; the draft waits and Today lists it."""
        self.go_to.emit("today", None)

    # beginning and ending

    def _begin(self, packs: Sequence[Pack], default: Pack | None, draft: Draft | None) -> None:
        self.none_adopted.setVisible(not packs)
        self._show_ready(ready=bool(packs))
        if not packs:
            self.heading.setText(self.title)
            self.step_of.setText("")
            return
        kept = dict(draft.values) if draft is not None else {}
        step = str(kept.pop(_STEP, ""))
        self.forms.begin(packs, default, kept)
        self._show_steps()
        self._begin_draft()
        if draft is not None:
            self.back_banner.say(f"Your draft of {say_moment(draft.kept_at)} is back")
            self._seen.update(each.id for each in STEPS[: self._at(step)] if step in _BY_ID)
        self.back_banner.setVisible(draft is not None)
        self._dropping = False
        self.begin_anew.setText("Begin anew...")
        self._back_at = step if step in _BY_ID else STEPS[0].id
        self.go(self._back_at)

    def _begin_draft(self) -> None:
        self._draft = self._session.drafting.begin(KEY, _DRAFT_TITLE, self._to_keep)
        self._draft.starts_as(self._to_keep())
        self._draft.kept.connect(lambda words: self.say_line(f"{words}. Only this laptop has it."))
        self._draft.not_kept.connect(self.show_failure)

    def _to_keep(self) -> dict[str, FieldValue]:
        """What was filled in and where; nothing while nothing was."""
        return {**self.forms.values, _STEP: self.step} if self.forms.asking.begun else {}

    def _recorded(self, dispute: DisputeId, at: str) -> None:
        self._recording = False
        self.foot.continue_button.set_ready()
        if self._draft is not None:
            self._draft.end(drop=True)
            self._draft = None
        self._reset()
        self.go_to.emit("disagreement", dispute)
        self._session.say(f"Recorded at {at}. It is in the chronology.")

    def _on_not_recorded(self, error: Exception) -> None:
        self._recording = False
        self.foot.continue_button.set_ready()
        self.show_failure(error)

    def _reset(self) -> None:
        if self._draft is not None:
            self._draft.end(drop=False)
            self._draft = None
        self.forms.empty()
        self._seen.clear()
        self.step = STEPS[0].id
        self.summary.show_errors(())
        self.name_asked.forget()

    def _show_ready(self, *, ready: bool) -> None:
        for part in (self.contents, self.foot.continue_button, self.foot.later, self.step_list):
            part.setVisible(ready)

    # forms

    def _show_steps(self) -> None:
        """The pages of the chosen route."""
        self.set_steps([WizardStep(s.id, SHORT_TITLES.get(s.id, s.title), s.lead) for s in self.forms.asking.steps])

    def _show_start(self, route: RouteStep) -> None:
        """The questions about the start: there on an immediate route and at a later stage, else behind a link."""
        asking = self.forms.asking
        if asking.procedure is None or asking.track is None:
            return
        form = self.forms.form(ROUTE)
        later = asking.track.fast or self.forms.values.get("stage") != asking.track.first.id
        route.set_start(form, asking.procedure.words_on(asking.track).stage, shown=later)

    # slots

    def _on_taken(self, step: str) -> None:
        if step == "sides" and not full_names(self.forms.values):
            self.name_asked.empty()  # shortened at the field meanwhile
        if self._draft is not None:
            self._draft.touch()

    def _on_dropped(self, step: str) -> None:
        """The page is made anew when it is shown again."""
        made = self._made.pop(step, None)
        if made is not None:
            let_go(made)
        if step == CHECK:
            self.review = None

    def _on_pack_chosen(self, digest: str) -> None:
        self.forms.choose_pack(digest)
        self._show_steps()
        self.go(ROUTE)

    def _on_track_chosen(self, track: str) -> None:
        """Another route: what was written stays, also what only another route asks."""
        self.summary.show_errors(())
        route = self._made.get(ROUTE)
        if self.forms.choose_route(track) and isinstance(route, RouteStep):
            self._show_start(route)
        self._show_steps()
        if self._draft is not None:
            self._draft.touch()

    def _on_way_out_chosen(self, route: str) -> None:
        self.forms.choose_way_out(route)
        self.show_states()
        if self._draft is not None:
            self._draft.touch()

    def _on_error_chosen(self, name: str) -> None:
        self._on_change_asked(self.forms.page_of(name), name)

    def _on_change_asked(self, step: str, name: str) -> None:
        if step != self.step:
            self.go(step)
        route = self._made.get(ROUTE)
        if step == ROUTE and isinstance(route, RouteStep):
            if name not in BELOW_THE_ROUTES:
                route.take_focus()
                return
            route.show_start()
        self.forms.form(step).focus_field(name)

    def _on_name_answered(self, name: str, text: str) -> None:
        asked = self.forms.form("sides").asked(name)
        if asked is not None:
            asked.fill(text)
        self.name_asked.empty()
        self.go_on()

    def _on_begin_anew(self) -> None:
        if not self._dropping:
            self._dropping = True
            self.begin_anew.setText("Drop this draft and begin anew")
            return
        if self._draft is not None:
            self._draft.end(drop=True)
            self._draft = None
        packs = tuple(self.forms.packs.values())
        self._reset()
        self._begin(packs, None, None)
