"""One disagreement: where it stands, what comes next, both positions, the chronology, and the act being recorded."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from escalog.domain.values.entry import DisputeId, EntryId
from escalog.domain.values.kind_id import KindId
from escalog.domain.values.moment import LONDON
from escalog.services.disagreements.dispute_page import DisputePage
from escalog.ui.acts.words import act_label
from escalog.ui.disagreement.dispute_view import DisputeView, act_menu
from escalog.ui.disagreement.layout import CHRONOLOGY, NOW, DisputeLayout
from escalog.ui.disagreement.open_act import OpenAct
from escalog.ui.disagreement.stage_in_full import StageInFull
from escalog.ui.disagreement.words import recorded_words
from escalog.ui.later import later
from escalog.ui.page.page import PageAct, Session
from escalog.ui.page.targets import MAKE_RECORD, DisagreementsTarget, DisagreementTarget, RecordTarget, Target
from escalog.ui.widgets.buttons import literal

_OF_AN_ENTRY = frozenset({KindId.CORRECTION, KindId.WITHHELD})


class DisagreementPage(DisputeLayout):
    """One disagreement, with everything that can be recorded about it."""

    target = DisagreementTarget
    title_id = "page-disagreement"
    help = "disagreement"

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._id: DisputeId | None = None
        self._page: DisputePage | None = None
        self._opened_from: QWidget | None = None
        self.act = OpenAct(session, self)
        self.stage = StageInFull(self)
        self.shown = DisputeView(self, self.stage)
        self.build()
        self.connect_all()

    @property
    def dispute_id(self) -> DisputeId | None:
        """The disagreement that is shown or being opened."""
        return self._id

    @property
    def dispute_page(self) -> DisputePage | None:
        """What is shown of it, once it is loaded."""
        return self._page

    def connect_all(self) -> None:
        """Connects the signals."""
        self.make_record.clicked.connect(self._on_make_record)
        self.step.act_asked.connect(self.open_act)
        self.step.notification_asked.connect(lambda notice: self.go_to.emit(RecordTarget(self._id, notice)))
        self.stage.describe_asked.connect(lambda stage: self.open_act(KindId.STAGE_DESCRIBED, stage))
        self.positions.add_asked.connect(lambda: self.open_act(KindId.POSITION))
        self.known.act_asked.connect(self.open_act)
        self.known.link_asked.connect(lambda other: self.go_to.emit(DisagreementTarget(other)))
        self.chronology.correct_asked.connect(lambda entry: self.open_act(KindId.CORRECTION, entry))
        self.chronology.withhold_asked.connect(lambda entry: self.open_act(KindId.WITHHELD, entry))
        self.act.opened.connect(self.acts_changed)
        self.act.close_asked.connect(self.close_act)
        self.act.recorded.connect(self._on_recorded)
        self.act.not_opened.connect(self.show_failure)

    def arrive(self, target: Target | None = None) -> None:
        """Loads the disagreement of the target, or the one shown last."""
        wanted = target if isinstance(target, DisagreementTarget) else DisagreementTarget()
        dispute = wanted.dispute or self._id
        if dispute is None:
            self.go_to.emit(DisagreementsTarget())
            return
        if dispute != self._id:
            self._forget()
        self._id = dispute
        disagreements = self._session.desk.disagreements
        self._session.worker.run(
            lambda: disagreements.page(dispute),
            lambda page: self._arrived(page, wanted),
            self.show_failure,
            words="Opening the disagreement",
        )

    def leave(self) -> None:
        """Keeps what is being written."""
        self.act.keep()

    def clear(self) -> None:
        """Clears all case text."""
        self._forget()
        self._id = None

    def where(self) -> Target:
        """The disagreement, and the act that is open in it."""
        if self.panel is None or self._id is None:
            return DisagreementTarget(self._id)
        return DisagreementTarget(self._id, self.panel.spec.kind, self.panel.spec.about)

    def acts(self) -> Sequence[PageAct]:
        """What may be recorded now, and making a record."""
        page = self._page
        if page is None:
            return ()
        acts = [PageAct(kind, f"{literal(act_label(kind, page.dispute))}...", self._asker(kind)) for kind in page.acts]
        return (*acts, PageAct(MAKE_RECORD, "Make a record", self._on_make_record))

    def main_act(self) -> None:
        """Ctrl+Enter: record what is open."""
        self.act.record()

    def escape(self) -> bool:
        """Esc: close the panel; the draft waits."""
        if self.panel is not None:
            self.close_act()
            return True
        return self.stage.close()

    def panes(self) -> tuple[QWidget, ...]:
        """The page, and the panel or the chronology."""
        side = self.panel.close_button if self.panel is not None else self.chronology.list
        return (self.heading, side) if side.isVisible() else (self.heading,)

    # showing

    def _arrived(self, page: DisputePage, target: DisagreementTarget) -> None:
        if page.dispute.id != self._id:
            return
        self.failure.hide()
        self._show(page)
        if target.at_next_step:
            self.act.close()
            self.show_view(NOW)
            later(self, self._focus_main)
        elif target.act:
            self.open_act(target.act, target.about)

    def _show(self, page: DisputePage) -> None:
        self._page = page
        self.shown.show(page)
        self.set_menus(act_menu(self, page, self._asker), act_menu(self, page, self._asker, self._on_make_record))
        self.arrange()
        self.acts_changed.emit()

    def relayout(self, em_wide: float) -> None:
        """Folds; the facts line is shorter where there is little room."""
        super().relayout(em_wide)
        if self._page is not None:
            self.shown.show_facts(self._page)

    def _asker(self, kind: str) -> Callable[[], None]:
        def ask() -> None:
            self.open_act(kind)

        return ask

    def _focus_main(self) -> None:
        if self.step.main is not None:
            self.step.main.setFocus()

    def _forget(self) -> None:
        self.filled = False  # what shows only a disagreement hides together with the act
        self.act.forget()
        self._page = None
        self._opened_from = None
        self.shown.empty()

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
        self.go_to.emit(RecordTarget(self._id))
