"""One disagreement: where it stands, what comes next, both positions, the chronology, and the act being recorded."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QMenu, QWidget

from escalog.domain.values.entry import DisputeId, EntryId
from escalog.domain.values.kind_id import KindId
from escalog.domain.values.moment import LONDON
from escalog.services.disagreements.dispute_page import DisputePage
from escalog.ui.acts.words import act_label
from escalog.ui.disagreement.layout import CHRONOLOGY, NOW, DisputeLayout
from escalog.ui.disagreement.open_act import OpenAct
from escalog.ui.disagreement.words import facts_line, rail_stages, recorded_words, short_facts, status_words
from escalog.ui.later import later
from escalog.ui.look.tokens import Wide
from escalog.ui.page.page import CHILD, PageAct, Session
from escalog.ui.page.targets import NEXT_STEP
from escalog.ui.widgets.announce import announce
from escalog.ui.widgets.buttons import literal

MAKE_RECORD = "make-record"
_OF_AN_ENTRY = frozenset({KindId.CORRECTION, KindId.WITHHELD})


class DisagreementPage(DisputeLayout):
    """The heart of the program."""

    name = "disagreement"
    title = "Disagreement"
    help = "disagreement"

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._id: DisputeId | None = None
        self._page: DisputePage | None = None
        self._opened_from: QWidget | None = None
        self.act = OpenAct(session, self)
        self.build()
        self.connect_all()

    def connect_all(self) -> None:
        """Every connection."""
        self.make_record.clicked.connect(self._on_make_record)
        self.step.act_asked.connect(self.open_act)
        self.step.notification_asked.connect(lambda notice: self.go_to.emit("record", (self._id, notice)))
        self.earlier.chosen.connect(self._on_stage_chosen)
        self.positions.add_asked.connect(lambda: self.open_act(KindId.POSITION))
        self.known.act_asked.connect(self.open_act)
        self.known.link_asked.connect(lambda other: self.go_to.emit("disagreement", other))
        self.rail.chosen.connect(self._on_stage_chosen)
        self.stage_card.describe_asked.connect(lambda stage: self.open_act(KindId.STAGE_DESCRIBED, stage))
        self.stage_card.closed.connect(self._say_what_is_open)
        self.chronology.correct_asked.connect(lambda entry: self.open_act(KindId.CORRECTION, entry))
        self.chronology.withhold_asked.connect(lambda entry: self.open_act(KindId.WITHHELD, entry))
        self.act.opened.connect(self.acts_changed)
        self.act.close_asked.connect(self.close_act)
        self.act.recorded.connect(self._on_recorded)
        self.act.not_opened.connect(self.show_failure)

    def arrive(self, target: object = None) -> None:
        """`target`: an id, or (id, an act or "next-step"), or (id, an act, what it is about)."""
        parts = target if isinstance(target, tuple) else (target,)
        wanted = DisputeId(str(parts[0])) if parts and parts[0] else self._id
        if wanted is None:
            self.go_to.emit("disagreements", None)
            return
        if wanted != self._id:
            self._forget()
        self._id = wanted
        act = str(parts[1]) if len(parts) > 1 else ""
        about = str(parts[2]) if len(parts) > 2 else ""
        disagreements = self._session.desk.disagreements
        self._session.worker.run(
            lambda: disagreements.page(wanted),
            lambda page: self._arrived(page, act, about),
            self.show_failure,
            words="Opening the disagreement",
        )

    def leave(self) -> None:
        """Keeps what is being written."""
        self.act.keep()

    def clear(self) -> None:
        """Drops everything of the case."""
        self._forget()
        self._id = None

    def where(self) -> object:
        """The disagreement, and the act that is open in it."""
        if self.panel is None or self._id is None:
            return self._id
        return (self._id, self.panel.spec.kind, self.panel.spec.about)

    def acts(self) -> Sequence[PageAct]:
        """What may be recorded now, and making a record."""
        page = self._page
        if page is None:
            return ()
        found = [PageAct(kind, f"{literal(act_label(kind, page.dispute))}...", self._asker(kind)) for kind in page.acts]
        return (*found, PageAct(MAKE_RECORD, "Make a record", self._on_make_record))

    def main_act(self) -> None:
        """Ctrl+Enter: record what is open."""
        self.act.record()

    def escape(self) -> bool:
        """Esc: close the panel; the draft waits."""
        if self.panel is not None:
            self.close_act()
            return True
        if self.stage_card.isVisible():
            self.stage_card.put_away()
            return True
        return False

    def panes(self) -> tuple[QWidget, ...]:
        """The page, and the panel or the chronology."""
        side = self.panel.close_button if self.panel is not None else self.chronology.list
        return tuple(each for each in (self.heading, side) if each is self.heading or each.isVisible())

    # showing

    def _arrived(self, page: DisputePage, act: str, about: str) -> None:
        if page.dispute.id != self._id:
            return
        self.failure.hide()
        self._show(page)
        if act == NEXT_STEP:
            self.act.close()
            self.show_view(NOW)
            later(self, self._focus_main)
        elif act:
            self.open_act(act, about)

    def _show(self, page: DisputePage) -> None:
        self._page, self.filled = page, True
        dispute = page.dispute
        self.whom = dispute.words.child
        self.heading.setText(dispute.title)
        self._show_facts()
        self.status_line.setText(status_words(dispute))
        self.status_line.setVisible(bool(self.status_line.text()))
        self.separate.show_dispute(dispute)
        self.rail.show_stages(rail_stages(page))
        self.rail.setAccessibleName(f"{dispute.words.stage}s")
        self.earlier.show_page(page)
        if self.stage_card.stage:
            self.stage_card.show_stage(page, dispute.stage(self.stage_card.stage))
        self._say_what_is_open()
        self.step.show_step(page.next_step, dispute, page.acts)
        self.step.set_quiet(kind=self.panel.spec.kind if self.panel is not None else None)
        self.positions.show_positions(dispute)
        self.known.show_dispute(dispute)
        self.chronology.show_dispute(dispute, page.now.astimezone(LONDON).year)
        self.set_menus(self._menu(page), self._menu(page, with_record=True))
        self.arrange()
        self.acts_changed.emit()

    def relayout(self, em_wide: float) -> None:
        """Folds; the facts line is shorter where there is little room."""
        super().relayout(em_wide)
        self._show_facts()

    def _show_facts(self) -> None:
        if self._page is not None:
            short = self.em_wide < Wide.ONE_COLUMN
            self.facts.setText(short_facts(self._page) if short else facts_line(self._page))

    def _menu(self, page: DisputePage, *, with_record: bool = False) -> QMenu:
        menu = QMenu(self)
        for kind in page.acts:
            menu.addAction(f"{literal(act_label(kind, page.dispute))}...", self._asker(kind))
        if with_record:
            menu.addSeparator()
            menu.addAction("Make a record...", self._on_make_record)
        return menu

    def _asker(self, kind: str) -> Callable[[], None]:
        def ask() -> None:
            self.open_act(kind)

        return ask

    def _focus_main(self) -> None:
        if self.step.main is not None:
            self.step.main.setFocus()

    def _forget(self) -> None:
        self.filled = False
        self.act.forget()
        self._page = None
        self._opened_from = None
        self.whom = CHILD
        for text in (self.heading, self.facts, self.status_line):
            text.setText("")
        self.heading.setText(self.title)
        self.rail.show_stages(())
        for part in (self.step, self.positions, self.known, self.stage_card, self.earlier):
            part.empty()
        self.step.main = None
        self.stage_card.put_away()
        self.separate.hide()
        self.chronology.clear()

    # an act

    def open_act(self, kind: str, about: str = "") -> None:
        """Opens the panel of an act, with its draft when there is one."""
        page = self._page
        if page is None or self.act.recording:
            return
        if kind in _OF_AN_ENTRY and not about:
            about = self.chronology.list.entry() or ""
            if not about:
                self._choose_entry_first()
                return
        self._opened_from = self._opened_from if self.panel is not None else self.window().focusWidget()
        self.act.open(page, KindId(kind), about)

    def close_act(self) -> None:
        """Keeps the draft, closes the panel, and puts the keyboard back where it came from."""
        if self.act.recording:
            return
        origin, self._opened_from = self._opened_from, None
        self.act.close()
        if origin is not None and origin.isVisible():
            origin.setFocus()
        elif self.step.main is not None and self.step.main.isVisible():
            self.step.main.setFocus()
        else:
            self.take_focus()

    def _choose_entry_first(self) -> None:
        self.show_view(CHRONOLOGY)
        self.chronology.say_recorded("Choose the entry, then press F2 to correct or Delete to withhold it.")
        self.chronology.list.setFocus()

    # slots

    def _on_recorded(self, entry: EntryId, page: DisputePage) -> None:
        self._opened_from = None
        self._show(page)
        at = next(row.recorded for row in page.dispute.chronology if row.entry == entry)
        sentence = recorded_words(at.astimezone(LONDON))
        self.show_view(CHRONOLOGY)
        self.chronology.say_recorded(sentence)
        self.chronology.list.go_to_entry(entry)
        self.chronology.list.setFocus()
        self._session.say(sentence)

    def _on_make_record(self) -> None:
        self.go_to.emit("record", self._id)

    def _on_stage_chosen(self, stage: str) -> None:
        page = self._page
        if page is None:
            return
        if self.stage_card.stage == stage and self.stage_card.isVisible():
            self.stage_card.put_away()
        else:
            self.stage_card.show_stage(page, page.dispute.stage(stage))
            announce(self.stage_card, self.stage_card.spoken)
        self._say_what_is_open()

    def _say_what_is_open(self) -> None:
        """Which stage is shown in full below the rail, for who does not see it."""
        shown = self.stage_card.stage if self.stage_card.isVisibleTo(self) else ""
        for button in self.rail.buttons:
            words = "Shown in full below" if button.stage.id == shown else "Press to show it in full"
            button.setAccessibleDescription(words)
