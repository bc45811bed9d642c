"""Raising a disagreement, ours or with us: one topic at a time, a draft all along, read through, then recorded."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from escalog.domain.entry import DisputeId, FieldValue
from escalog.domain.moments import LONDON, Moment, say_moment
from escalog.domain.privacy import Notice
from escalog.domain.procedure import Procedure
from escalog.domain.raising import STEPS
from escalog.services.views import Draft, Pack
from escalog.ui.asked import Supplies, notices_of
from escalog.ui.drafting import Draft as DraftBeingWritten
from escalog.ui.form import Form
from escalog.ui.page import Session
from escalog.ui.raise_asking import BELOW_THE_ROUTES, OF_THE_PACK, OF_THE_ROUTE, OTHER_WAY, SAID_BY_ROUTE, TRACK, Asking
from escalog.ui.raise_parts import NameAsked, Review, draft_is_back, first_things, nothing_adopted
from escalog.ui.raise_route import GOES_ANOTHER_WAY, RouteStep
from escalog.ui.raise_words import SHORT_TITLES, full_names
from escalog.ui.widgets.layouts import let_go
from escalog.ui.wizard import Wizard, WizardStep

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
        self._values: dict[str, FieldValue] = {}
        self._forms: dict[str, Form] = {}
        self._packs: dict[str, Pack] = {}
        self._draft: DraftBeingWritten | None = None
        self._dropping = self._recording = False
        self._back_at = ""
        self.review: Review | None = None
        super().__init__([WizardStep(step.id, SHORT_TITLES.get(step.id, step.title), step.lead) for step in STEPS])
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
        if step == "check":
            self.review = Review()
            self.review.change_asked.connect(self._on_change_asked)
            return self.review
        if step != "route":
            return self._form(step)
        route = RouteStep(tuple(self._packs.values()), str(self._values.get("procedure", "")))
        way_out, main = str(self._values.get(OTHER_WAY) or ""), self._asking().track
        if main is not None and not self._values.get(TRACK):
            self._values[TRACK] = main.id
            self._drop_steps(["safety"])  # it asked about any whom the procedure may be about
        route.show_routes(self._procedure(), str(self._values.get(TRACK) or ""), way_out)
        self._show_start(route)
        route.pack_chosen.connect(self._on_pack_chosen)
        route.track_chosen.connect(self._on_track_chosen)
        route.way_out_chosen.connect(self._on_way_out_chosen)
        return route

    def make_aside(self, step: str) -> QWidget | None:
        """What to do first, beside the question whether the child is safe."""
        return first_things(self._asking().fixed) if step == "safety" else None

    def check_step(self, step: str) -> bool:
        """Shows what is missing on this page."""
        errors = self._errors(step)
        self.summary.show_errors(errors)
        if errors:
            self.summary.take_focus()
        return not errors and not (step == "sides" and self._asks_about_a_name())

    def is_done(self, step: str) -> bool:
        """Whether it holds what is needed, and anything at all where nothing is."""
        if step == "check":
            return False
        if step == "route":
            return not self._values.get(OTHER_WAY) and not self._form(step).errors()
        asking = self._asking()
        return any(asking.belongs(step, name) for name in self._values) and not self._form(step).errors()

    def step_shown(self, step: str) -> None:
        """The title in the right words; reading through shows what there is now."""
        this = self._asking().step(step)
        self.heading.setText(this.title)
        self.set_lead(this.lead)
        self.name_asked.empty()
        self.back_banner.setVisible(self.back_banner.isVisibleTo(self) and step == self._back_at)
        if step == "check" and self.review is not None:
            self.review.show_values(self._values, self._procedure())
            self.say_line(_NOTHING_SENT)
        if self._draft is not None:
            self._draft.keep()

    def finish(self) -> None:
        """Records it once, when nothing is missing anywhere."""
        if self._recording:
            return
        asking = self._asking()
        errors = [error for step in asking.steps if step.id != "check" for error in self._errors_of(step.id)]
        self.summary.show_errors(errors)
        if errors:
            self.summary.take_focus()
            return
        if self._asks_about_a_name():
            return
        values = {
            name: value for name, value in self._values.items() if not name.startswith("_") and asking.asked(name)
        }
        disagreements, desk = self._session.desk.disagreements, self._session.desk
        self.continue_button.set_busy("Recording...")
        self._recording = True
        if self._draft is not None:
            self._draft.keep()

        def work() -> tuple[DisputeId, str]:
            dispute = disagreements.raise_disagreement(values)
            desk.drafts.drop(KEY)  # at once: a lock in between must not bring back what is recorded
            return dispute, f"{desk.now().astimezone(LONDON):%H:%M}"

        self._session.worker.run(
            work, lambda done: self._recorded(*done), self._on_not_recorded, words="Recording"
        )

    def _asks_about_a_name(self) -> bool:
        """Asks once about a full name where initials are enough; answering goes on."""
        asks = self.name_asked.ask(self._values)
        if asks:
            self.pane.to_top()
        return asks

    def finish_later(self) -> None:
        """Leaves; the draft waits and Today lists it."""
        self.go_to.emit("today", None)

    # beginning and ending

    def _begin(self, packs: Sequence[Pack], default: Pack | None, draft: Draft | None) -> None:
        self._packs = {pack.digest: pack for pack in packs}
        self.none_adopted.setVisible(not packs)
        self._show_ready(ready=bool(packs))
        if not packs:
            self.heading.setText(self.title)
            self.step_of.setText("")
            return
        kept = dict(draft.values) if draft is not None else {}
        step = str(kept.pop(_STEP, ""))
        self._values = {name: value for name, value in kept.items() if isinstance(value, str | bool | int)}
        if self._values.get("procedure") not in self._packs:
            chosen = default if default is not None and default.digest in self._packs else packs[0]
            self._values["procedure"] = chosen.digest
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
        return {**self._values, _STEP: self.step} if self._asking().begun else {}

    def _recorded(self, dispute: DisputeId, at: str) -> None:
        self._recording = False
        self.continue_button.set_ready()
        if self._draft is not None:
            self._draft.end(drop=True)
            self._draft = None
        self._reset()
        self.go_to.emit("disagreement", dispute)
        self._session.say(f"Recorded at {at}. It is in the chronology.")

    def _on_not_recorded(self, error: Exception) -> None:
        self._recording = False
        self.continue_button.set_ready()
        self.show_failure(error)

    def _reset(self) -> None:
        if self._draft is not None:
            self._draft.end(drop=False)
            self._draft = None
        self._values, self._packs = {}, {}
        self._drop_steps([step.id for step in STEPS])
        self._seen.clear()
        self.step = STEPS[0].id
        self.summary.show_errors(())
        self.name_asked.forget()

    def _show_ready(self, *, ready: bool) -> None:
        for part in (self.contents, self.continue_button, self.later, self.step_list):
            part.setVisible(ready)

    # forms

    def _procedure(self) -> Procedure | None:
        pack = self._packs.get(str(self._values.get("procedure", "")))
        return pack.procedure if pack is not None else None

    def _asking(self) -> Asking:
        return Asking(self._procedure(), self._values)

    def _show_steps(self) -> None:
        """The pages of the chosen route."""
        self.set_steps([WizardStep(s.id, SHORT_TITLES.get(s.id, s.title), s.lead) for s in self._asking().steps])

    def _form(self, step: str) -> Form:
        if step not in self._forms:
            asking = self._asking()
            if step == "route" and asking.track is not None:
                self._values.setdefault("stage", asking.track.stages[0].id)
            if step == "decision":
                self._values.setdefault("occurred", Moment.of(self._session.desk.now()).text())
            desk = self._session.desk
            nouns = {"child": asking.noun}
            supplies = Supplies(asking.choices((desk.me.name,)), desk.now, self._notices, nouns)
            mine = {name: value for name, value in self._values.items() if asking.belongs(step, name)}
            form = Form(asking.fields(step), supplies, mine, own_summary=False)
            form.changed.connect(lambda: self._take(step))
            form.mended.connect(self.summary.mend)
            form.left.connect(self.leave)
            self._forms[step] = form
        return self._forms[step]

    def _show_start(self, route: RouteStep) -> None:
        """The questions about the start: there on an immediate route and at a later stage, else behind a link."""
        asking = self._asking()
        if asking.procedure is None or asking.track is None:
            return
        form = self._form("route")
        later = asking.track.fast or self._values.get("stage") != asking.track.stages[0].id
        route.set_start(form, asking.procedure.words_on(asking.track).stage, shown=later)

    def _take(self, step: str) -> None:
        """Takes over what a form holds now."""
        before, asking = self._values.get("direction"), self._asking()
        rest = {name: value for name, value in self._values.items() if not asking.belongs(step, name)}
        self._values = {**rest, **self._forms[step].values()}
        if step == "direction" and self._values.get("direction") != before:
            self._drop_steps([each.id for each in STEPS if each.id not in ("safety", "direction", "route", "check")])
        if step == "sides" and not full_names(self._values):
            self.name_asked.empty()  # shortened at the field meanwhile
        if self._draft is not None:
            self._draft.touch()

    def _drop_steps(self, steps: Sequence[str]) -> None:
        """Forms that have to be made anew: other words, other choices, or nothing any more."""
        for step in steps:
            form, made = self._forms.pop(step, None), self._made.pop(step, None)
            for widget in (made, form):
                if widget is not None:
                    let_go(widget)
        if "check" in steps:
            self.review = None

    def _errors(self, step: str) -> tuple[tuple[str, str], ...]:
        if step == "check":
            return ()
        errors = self._errors_of(step)
        self._form(step).show_errors(errors)
        return errors

    def _errors_of(self, step: str) -> tuple[tuple[str, str], ...]:
        other_way = step == "route" and self._values.get(OTHER_WAY)
        return ((OTHER_WAY, GOES_ANOTHER_WAY),) if other_way else self._form(step).errors()

    def _notices(self, text: str) -> Sequence[Notice]:
        return notices_of((self._session.desk.me.name, str(self._values.get("other_person", ""))))(text)

    # slots

    def _on_pack_chosen(self, digest: str) -> None:
        self._values["procedure"] = digest
        for name in (TRACK, OTHER_WAY, *OF_THE_ROUTE, *OF_THE_PACK):
            self._values.pop(name, None)
        self._drop_steps(["route", *SAID_BY_ROUTE])
        self._show_steps()
        self.go("route")

    def _on_track_chosen(self, track: str) -> None:
        """Another route: its questions in its words. What was written stays, also what only another route asks."""
        self._values.pop(OTHER_WAY, None)
        self.summary.show_errors(())
        if track != self._values.get(TRACK):
            self._values[TRACK] = track
            for name in OF_THE_ROUTE:
                self._values.pop(name, None)
            self._drop_steps(SAID_BY_ROUTE)
            self._forms.pop("route", None)
            route = self._made.get("route")
            if isinstance(route, RouteStep):
                self._show_start(route)
        self._show_steps()
        if self._draft is not None:
            self._draft.touch()

    def _on_way_out_chosen(self, route: str) -> None:
        self._values[OTHER_WAY] = route
        self.show_states()
        if self._draft is not None:
            self._draft.touch()

    def _on_error_chosen(self, name: str) -> None:
        asking = self._asking()
        self._on_change_asked(next(step.id for step in asking.steps if asking.belongs(step.id, name)), name)

    def _on_change_asked(self, step: str, name: str) -> None:
        if step != self.step:
            self.go(step)
        route = self._made.get("route")
        if step == "route" and isinstance(route, RouteStep):
            if name not in BELOW_THE_ROUTES:
                route.take_focus()
                return
            route.show_start()
        self._form(step).focus_field(name)

    def _on_name_answered(self, name: str, text: str) -> None:
        asked = self._form("sides").asked(name)
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
        packs = tuple(self._packs.values())
        self._reset()
        self._begin(packs, None, None)

