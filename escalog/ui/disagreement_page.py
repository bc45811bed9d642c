"""One disagreement: where it stands, what comes next, both positions, the chronology, and the act being recorded."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMenu, QWidget

from escalog.domain.entry import DisputeId, EntryId
from escalog.domain.moments import LONDON, Moment, say_moment
from escalog.domain.procedure import Choice
from escalog.services.views import DisputePage, Draft, SentLine
from escalog.ui.act_forms import act_spec, choices_for, draft_title, key_of
from escalog.ui.act_panel import WHEN, ActPanel
from escalog.ui.act_spec import ActSpec
from escalog.ui.act_words import act_label
from escalog.ui.asked import Supplies, notices_of
from escalog.ui.dispute_layout import CHRONOLOGY, NOW, DisputeLayout
from escalog.ui.dispute_words import facts_line, rail_stages, recorded_words, short_facts, status_words
from escalog.ui.drafting import Draft as DraftBeingWritten
from escalog.ui.page import PageAct, Session
from escalog.ui.speaking import announce
from escalog.ui.today_rows import NEXT_STEP
from escalog.ui.tokens import Tone, Wide
from escalog.ui.widgets.buttons import literal
from escalog.ui.widgets.surfaces import Banner
from escalog.ui.widgets.text import Text

MAKE_RECORD = "make-record"
_OF_AN_ENTRY = frozenset({"correction", "withheld"})
_MOST_LINKED = 500


@dataclass(frozen=True, slots=True)
class _ForPanel:
    """What a panel needs from the store before it opens."""

    draft: Draft | None
    copies: Sequence[SentLine]
    others: Sequence[Choice]


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
        self._draft: DraftBeingWritten | None = None
        self._opened_from: QWidget | None = None
        self._recording = self._choosing_part = False
        self.build()
        self.connect_all()

    def connect_all(self) -> None:
        """Every connection."""
        self.make_record.clicked.connect(self._on_make_record)
        self.step.act_asked.connect(self.open_act)
        self.step.notification_asked.connect(lambda notice: self.go_to.emit("record", (self._id, notice)))
        self.earlier.chosen.connect(self._on_stage_chosen)
        self.positions.add_asked.connect(lambda: self.open_act("position"))
        self.known.act_asked.connect(self.open_act)
        self.known.link_asked.connect(lambda other: self.go_to.emit("disagreement", other))
        self.rail.chosen.connect(self._on_stage_chosen)
        self.stage_card.describe_asked.connect(lambda stage: self.open_act("stage-described", stage))
        self.stage_card.closed.connect(self._say_what_is_open)
        self.chronology.correct_asked.connect(lambda entry: self.open_act("correction", entry))
        self.chronology.withhold_asked.connect(lambda entry: self.open_act("withheld", entry))

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
        if self._draft is not None:
            self._draft.keep()

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
        found = [
            PageAct(kind, f"{literal(act_label(kind, page.dispute))}...", self._asker(kind))
            for kind in page.acts
        ]
        return (*found, PageAct(MAKE_RECORD, "Make a record", self._on_make_record))

    def main_act(self) -> None:
        """Ctrl+Enter: record what is open."""
        if self.panel is not None:
            self._on_record()

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
            self._close_quietly()
            self.show_view(NOW)
            QTimer.singleShot(0, self._focus_main)
        elif act:
            self.open_act(act, about)

    def _show(self, page: DisputePage) -> None:
        self._page, self.filled = page, True
        dispute = page.dispute
        self.heading.setText(dispute.title)
        self._show_facts()
        self.status_line.setText(status_words(dispute))
        self.status_line.setVisible(bool(self.status_line.text()))
        self.separate.show_dispute(dispute)
        self.rail.show_stages(rail_stages(page))
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
        self.filled = self._recording = False
        self._close_quietly()
        self._page = None
        self._opened_from = None
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
        if page is None or self._recording:
            return
        if kind in _OF_AN_ENTRY and not about:
            about = self.chronology.list.entry() or ""
            if not about:
                self._choose_entry_first()
                return
        focus = self.window().focusWidget()
        self._opened_from = self._opened_from if self.panel is not None else focus
        self._close_quietly(keep_origin=True)
        spec = act_spec(page, kind, about, self._session.desk.me.name, self._session.desk.now())
        desk, key = self._session.desk, key_of(page.dispute.id, kind, spec.about)

        def read() -> _ForPanel:
            copies = desk.records.copies_of(page.dispute.id) if kind == "withheld" else ()
            found = desk.finding.find("", _MOST_LINKED).rows if kind == "linked" else ()
            others = [
                Choice(id=row.dispute, label=f"{row.initials} {row.reference}: {row.about}")
                for row in found
                if row.dispute != page.dispute.id
            ]
            return _ForPanel(desk.drafts.get(key), copies, others)

        self._session.worker.run(
            read, lambda found: self._open_panel(page, spec, key, found), self.show_failure, words="Opening"
        )

    def close_act(self) -> None:
        """Keeps the draft, closes the panel, and puts the keyboard back where it came from."""
        if self._recording:
            return
        origin = self._opened_from
        self._close_quietly()
        if origin is not None and origin.isVisible():
            origin.setFocus()
        elif self.step.main is not None and self.step.main.isVisible():
            self.step.main.setFocus()
        else:
            self.take_focus()

    def _open_panel(self, page: DisputePage, spec: ActSpec, key: str, found: _ForPanel) -> None:
        if page.dispute.id != self._id or self.panel is not None:
            return
        notes = [_copies_note(found.copies)] if found.copies else []
        supplies = Supplies(choices_for(page, found.others), self._session.desk.now, notices_of(page.people))
        panel = ActPanel(spec, supplies, notes)
        if found.draft is not None:
            panel.fill(found.draft.values)  # type: ignore[arg-type]
            panel.say_line(f"Your draft of {say_moment(found.draft.kept_at)} is back")
        self.open_panel(panel)
        title = draft_title(page.dispute, spec.title)
        self._draft = self._session.drafting.begin(key, title, panel.to_keep)
        self._draft.starts_as(panel.to_keep())
        self._draft.kept.connect(panel.say_line)
        self._draft.not_kept.connect(panel.show_failure)
        panel.form.changed.connect(self._draft.touch)
        panel.form.left.connect(self._draft.keep)
        panel.record_asked.connect(self._on_record)
        panel.closed.connect(self.close_act)
        panel.other_part_asked.connect(self._on_other_part)
        self.acts_changed.emit()
        part, self._choosing_part = self._choosing_part, False
        QTimer.singleShot(0, panel.which.setFocus if part and panel.which is not None else panel.take_focus)

    def _close_quietly(self, *, keep_origin: bool = False) -> None:
        if self._draft is not None:
            self._draft.keep()
            self._draft.end(drop=False)
            self._draft = None
        if not keep_origin:
            self._opened_from = None
        self.drop_panel()

    def _choose_entry_first(self) -> None:
        self.show_view(CHRONOLOGY)
        self.chronology.say_recorded("Choose the entry, then press F2 to correct or Delete to withhold it.")
        self.chronology.list.setFocus()

    # recording

    def _on_record(self) -> None:
        panel, wanted = self.panel, self._id
        if panel is None or wanted is None or self._recording or not panel.check():
            return
        kind, values = panel.spec.kind, panel.spec.finish(panel.values())
        if panel.hour_untouched(values):
            values[WHEN] = Moment.of(self._session.desk.now()).text()
        disagreements, drafts = self._session.desk.disagreements, self._session.desk.drafts
        key = key_of(wanted, kind, panel.spec.about)
        if self._draft is not None:
            self._draft.keep()
        panel.failure.hide()
        panel.record.set_busy("Recording...")
        self._recording = True

        def work() -> tuple[EntryId, DisputePage]:
            entry = disagreements.record(wanted, kind, values)
            drafts.drop(key)  # at once: a lock in between must not bring back what is recorded
            return entry, disagreements.page(wanted)

        self._session.worker.run(
            work, lambda done: self._recorded(*done), self._not_recorded, words="Recording"
        )

    def _not_recorded(self, error: Exception) -> None:
        self._recording = False
        if self.panel is not None:
            self.panel.show_failure(error)

    def _recorded(self, entry: EntryId, page: DisputePage) -> None:
        self._recording = False
        if page.dispute.id != self._id:
            return
        if self._draft is not None:
            self._draft.end(drop=True)
            self._draft = None
        self.drop_panel()
        self._opened_from = None
        self._show(page)
        at = next(row.recorded for row in page.dispute.chronology if row.entry == entry)
        sentence = recorded_words(at.astimezone(LONDON))
        self.show_view(CHRONOLOGY)
        self.chronology.say_recorded(sentence)
        self.chronology.list.go_to_entry(entry)
        self.chronology.list.setFocus()
        self._session.say(sentence)

    # slots

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

    def _on_other_part(self, about: str) -> None:
        """Another part of the same entry: the list that led there keeps the keyboard."""
        if self.panel is not None:
            self._choosing_part = self.panel.which is not None and self.panel.which.hasFocus()
            self.open_act(self.panel.spec.kind, about)


def _copies_note(copies: Sequence[SentLine]) -> Banner:
    """The copies that have left already: they cannot be called back by this program."""
    count = "One copy has left already" if len(copies) == 1 else f"{len(copies)} copies have left already"
    banner = Banner(Tone.DUE, count, "Ask whoever has them to take them out of use.")
    for line in copies:
        banner.box.insertWidget(
            banner.box.indexOf(banner.buttons),
            Text(f"{line.what} for {line.recipient}, {say_moment(line.at)}"),
        )
    return banner
