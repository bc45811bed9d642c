"""Closures and extra working days: list, add, change and remove them. Every change is previewed before it is saved."""

from typing import TYPE_CHECKING

from escalog.domain.deadlines.local_days import LocalDays
from escalog.domain.values.failure import Failure
from escalog.services.agenda.closures import Change, Moves
from escalog.ui.agenda.closures_form import MovesCard, days_of, error_of, form, values_of
from escalog.ui.agenda.closures_lists import ClosuresLists
from escalog.ui.look.button_look import ButtonLook
from escalog.ui.look.tokens import Space
from escalog.ui.page.page import Page, Session
from escalog.ui.page.targets import AgendaTarget, ClosuresTarget, Target
from escalog.ui.widgets.announce import announce
from escalog.ui.widgets.buttons import Button
from escalog.ui.widgets.layouts import Box, Flow
from escalog.ui.widgets.surfaces import Card
from escalog.ui.widgets.text import heading, hint
from escalog.wording.language import say

if TYPE_CHECKING:
    from escalog.services.agenda.closures import Looking


class ClosuresPage(Page):
    """The days of this store."""

    target = ClosuresTarget
    title_id = "page-closures"
    help = "closures"

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._change: Change | None = None
        self._looking: Looking | None = None
        self._instead_of: LocalDays | None = None
        self.to_agenda = Button(say("agenda-agenda"), ButtonLook.LINK, "left")
        self.lists = ClosuresLists()
        self.form_title = heading(say("closures-add"))
        self.form = form(session.desk.now)
        self.look = Button(say("agenda-see-what-this-moves"), ButtonLook.FILLED, "calendar")
        self.close_form = Button("Put &away")
        self.moves = MovesCard()
        self.keep = Button(say("agenda-keep-this"), ButtonLook.FILLED, "tick")
        self.back = Button(say("agenda-back"))
        self.counting = hint("")
        self.build()
        self.connect_all()

    def build(self) -> None:
        """Form or what it moves, the store's own days, the procedures', bank holidays."""
        self.heading.setText(say("agenda-closures-and-extra-working-days"))
        self.set_lead(say("agenda-days-that-this-store-counts"))
        self.form_card = Card(self.form_title, self.form, Flow(self.look, self.close_form), gap=Space.CARDS)
        self.moves_card = Box(self.moves, gap=Space.NONE)
        self.moves.add(Flow(self.keep, self.back))
        self.body.add(Flow(self.to_agenda), self.counting, self.form_card, self.moves_card, self.lists)
        self.body.add_stretch()
        self.limit_content()
        for part in (self.counting, self.form_card, self.moves_card):
            part.hide()

    def connect_all(self) -> None:
        """Connects the signals."""
        self.to_agenda.clicked.connect(lambda: self.go_to.emit(AgendaTarget()))
        self.lists.add_asked.connect(lambda: self.ask(None))
        self.lists.change_asked.connect(self.ask)
        self.lists.remove_asked.connect(lambda days: self._try(Change(None, instead_of=days.id), days))
        self.close_form.clicked.connect(self._on_close_form)
        self.look.clicked.connect(self._on_look)
        self.back.clicked.connect(self._on_back)
        self.keep.clicked.connect(self._on_keep)

    # what every page does

    def arrive(self, target: Target | None = None) -> None:  # noqa: ARG002 - there is one list
        """Loads the current list."""
        closures = self._session.desk.closures
        self._session.worker.run(closures.view, self.lists.show_view, self.show_failure, words=say("closures-reading"))

    def leave(self) -> None:
        """Stops the preview."""
        self._looking = None

    def clear(self) -> None:
        """Clears everything that names a disagreement."""
        self._looking = None
        self.moves.clear()

    def main_act(self) -> None:
        """Ctrl+Enter: see what it moves, then keep it."""
        if self.form_card.isVisible():
            self._on_look()
        elif self.keep.isVisible():
            self._on_keep()

    def escape(self) -> bool:
        """Esc: one step back."""
        if self.moves_card.isVisible():
            self._on_back()
            return True
        if self.form_card.isVisible():
            self._on_close_form()
            return True
        return False

    # showing

    def ask(self, days: LocalDays | None) -> None:
        """Shows the form: for new days, or to change some."""
        self._instead_of = days
        self.form_title.setText(say("closures-add") if days is None else say("closures-change-title", name=days.name))
        self.form.show_errors(())
        self.form.set_values(values_of(days))
        self._show_step(self.form_card)
        self.form.focus_first()

    def _show_step(self, card: Box | None) -> None:
        """Shows the form, what it moves, or neither."""
        self.form_card.setVisible(card is self.form_card)
        self.moves_card.setVisible(card is self.moves_card)
        self.lists.add_days.setVisible(card is None)
        self.failure.hide()
        self.pane.to_top()

    # trying and keeping

    def _try(self, change: Change, gone: LocalDays | None) -> None:
        """Previews a change, a few disagreements at a time."""
        closures = self._session.desk.closures
        self._change = change
        self.keep.setText(say("agenda-keep-this") if change.wanted is not None else say("agenda-remove-these-days"))
        self.moves.begin(change, gone)
        self._session.worker.run(
            lambda: closures.look(change), self._begin, self._on_cannot, words=say("closures-looking-busy")
        )

    def _begin(self, looking: "Looking") -> None:
        self._looking = looking
        self.keep.hide()
        self._show_step(self.moves_card)
        self.back.setFocus()
        self._step(looking)

    def _step(self, looking: "Looking") -> None:
        self._session.worker.run(
            looking.step,
            lambda moves: self._looked(looking, moves),
            self.show_failure,
            words=say("closures-looking-busy"),
        )

    def _looked(self, looking: "Looking", moves: Moves) -> None:
        if self._looking is not looking:
            return
        self.moves.show_moves(moves)
        if not moves.whole:
            self._step(looking)
            return
        self.keep.show()
        self.keep.setFocus()
        announce(self.keep, moves.lead)

    def _count_on(self) -> None:
        """Recounts dates after a change, in small steps. Continues after the page is left."""
        recounting = self._session.desk.closures.recounting
        self.counting.setText(say("closures-counting", left=recounting.left))
        self.counting.show()
        self._session.worker.run(recounting.step, self._on_counted, self.show_failure, words=say("closures-recount"))

    # slots

    def _on_look(self) -> None:
        if self.form.check():
            instead_of = self._instead_of.id if self._instead_of is not None else ""
            self._try(Change(days_of(self.form.values()), instead_of), self._instead_of)

    def _on_cannot(self, error: Exception) -> None:
        wrong = error_of(error) if isinstance(error, Failure) else None
        if wrong is None or not self.form_card.isVisible():
            self.show_failure(error)
            return
        self.form.show_errors([wrong])
        self.form.summary.take_focus()

    def _on_back(self) -> None:
        self._looking = None
        change = self._change
        self.moves.clear()
        self._show_step(self.form_card if change is not None and change.wanted is not None else None)
        if self.form_card.isVisible():
            self.form.focus_first()
        else:
            self.take_focus()

    def _on_close_form(self) -> None:
        self._show_step(None)
        self.lists.add_days.setFocus()

    def _on_keep(self) -> None:
        change, closures = self._change, self._session.desk.closures
        if change is not None:
            self._session.worker.run(
                lambda: closures.keep(change), self._on_kept, self.show_failure, words=say("agenda-keeping")
            )

    def _on_counted(self, more: bool) -> None:  # noqa: FBT001 - a slot takes what the worker gives
        if more:
            self._count_on()
            return
        self.counting.hide()
        self._session.say(say("agenda-kept-every-date-counted-with"))

    def _on_kept(self, _result: object) -> None:
        self._change = self._looking = None
        self.moves.clear()
        self._show_step(None)
        self.take_focus()
        self.arrive()
        self._count_on()
