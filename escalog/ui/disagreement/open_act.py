"""The act being written beside a disagreement: its panel, its draft, and recording it exactly once.

Reaches the store only through the session; the layout decides where the panel goes.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from escalog.domain.procedure.model import Choice
from escalog.domain.values.english import say_moment
from escalog.domain.values.entry import EntryId
from escalog.domain.values.kind_id import KindId
from escalog.domain.values.moment import Moment
from escalog.services.disagreements.dispute_page import DisputePage
from escalog.services.kept.draft import KeptDraft
from escalog.services.kept.sent_line import SentLine
from escalog.ui.acts.panel import WHEN, ActPanel
from escalog.ui.acts.spec import ActSpec
from escalog.ui.acts.specs import act_spec, choices_for, draft_title
from escalog.ui.disagreement.layout import DisputeLayout
from escalog.ui.forms.question import FormContext, notices_of
from escalog.ui.later import later
from escalog.ui.look.tokens import Tone
from escalog.ui.page.drafting import CurrentDraft
from escalog.ui.page.page import Session
from escalog.ui.page.targets import DraftKey
from escalog.ui.widgets.surfaces import Banner
from escalog.ui.widgets.text import Text

_MOST_LINKED = 500


@dataclass(frozen=True, slots=True)
class _ForPanel:
    """What a panel needs from the store before it opens."""

    draft: KeptDraft | None
    copies: Sequence[SentLine]
    others: Sequence[Choice]


class OpenAct(QObject):
    """At most one act at a time. Closing it keeps the draft; only what was recorded drops it."""

    opened = Signal()
    """Its panel is there, and can be written in."""
    close_asked = Signal()
    recorded = Signal(object, object)
    """The entry, and the page of the disagreement as it now is."""
    not_opened = Signal(object)
    """Why its panel could not be opened."""

    def __init__(self, session: Session, layout: DisputeLayout) -> None:
        super().__init__(layout)
        self._session = session
        self._layout = layout
        self._page: DisputePage | None = None
        self._draft = CurrentDraft(session.drafting, self)
        self._choosing_part = False
        self.recording = False
        self._draft.kept.connect(self._on_kept)
        self._draft.not_kept.connect(self._show_failure)

    def open(self, page: DisputePage, kind: KindId, about: str = "") -> None:
        """Opens the panel of an act on a disagreement, with its draft when there is one."""
        self.close()
        self._page = page
        desk = self._session.desk
        spec = act_spec(page, kind, about, desk.me.name, desk.now())
        key = DraftKey(kind, page.dispute.id, spec.about)

        def read() -> _ForPanel:
            copies = desk.records.copies_of(page.dispute.id) if kind == KindId.WITHHELD else ()
            rows = desk.finding.find("", _MOST_LINKED).rows if kind == KindId.LINKED else ()
            others = [
                Choice(id=row.dispute, label=f"{row.initials} {row.reference}: {row.about}")
                for row in rows
                if row.dispute != page.dispute.id
            ]
            return _ForPanel(desk.drafts.get(key.text), copies, others)

        self._session.worker.run(
            read, lambda needs: self._show(page, spec, key, needs), self.not_opened.emit, words="Opening"
        )

    def keep(self) -> None:
        """Keeps what is being written."""
        self._draft.keep()

    def close(self) -> None:
        """Keeps the draft and takes the panel away."""
        self.keep()
        self._end(drop=False)

    def forget(self) -> None:
        """Closes it and ignores any result still under way."""
        self.close()
        self._page = None
        self.recording = False

    def record(self) -> None:
        """Records what is open, once, when nothing is missing."""
        panel, page = self._layout.panel, self._page
        if panel is None or page is None or self.recording or not panel.check():
            return
        kind, values = panel.spec.kind, panel.spec.finish(panel.values())
        desk, dispute = self._session.desk, page.dispute.id
        if panel.hour_untouched(values):
            values[WHEN] = Moment.of(desk.now()).text()
        key = DraftKey(kind, dispute, panel.spec.about)
        self.keep()
        panel.failure.hide()
        panel.record.set_busy("Recording...")
        self.recording = True

        def work() -> tuple[EntryId, DisputePage]:
            entry = desk.disagreements.record(dispute, kind, values)
            desk.drafts.drop(key.text)  # at once: a lock in between must not bring back what is recorded
            return entry, desk.disagreements.page(dispute)

        self._session.worker.run(work, lambda done: self._recorded(*done), self._not_recorded, words="Recording")

    def _show(self, page: DisputePage, spec: ActSpec, key: DraftKey, needs: _ForPanel) -> None:
        if page is not self._page or self._layout.panel is not None:
            return
        notes = [_copies_note(needs.copies)] if needs.copies else []
        context = FormContext(choices_for(page, needs.others), self._session.desk.now, notices_of(page.people))
        panel = ActPanel(spec, context, notes)
        if needs.draft is not None:
            panel.fill(needs.draft.values)  # type: ignore[arg-type]
            panel.say_line(f"Your draft of {say_moment(needs.draft.kept_at)} is back")
        self._layout.open_panel(panel)
        self._draft.begin(key, draft_title(page.dispute, spec.title), panel.to_keep)
        panel.form.changed.connect(self._draft.touch)
        panel.form.left.connect(self._draft.keep)
        panel.record_asked.connect(self.record)
        panel.closed.connect(self.close_asked)
        panel.other_part_asked.connect(self._on_other_part)
        self.opened.emit()
        part, self._choosing_part = self._choosing_part, False
        later(panel, panel.which.setFocus if part and panel.which is not None else panel.take_focus)

    def _end(self, *, drop: bool) -> None:
        self._draft.end(drop=drop)
        self._layout.drop_panel()

    def _recorded(self, entry: EntryId, page: DisputePage) -> None:
        self.recording = False
        if self._page is None or page.dispute.id != self._page.dispute.id:
            return
        self._end(drop=True)
        self.recorded.emit(entry, page)

    def _not_recorded(self, error: Exception) -> None:
        self.recording = False
        self._show_failure(error)

    def _show_failure(self, error: Exception) -> None:
        if self._layout.panel is not None:
            self._layout.panel.show_failure(error)

    def _on_kept(self, words: str) -> None:
        if self._layout.panel is not None:
            self._layout.panel.say_line(words)

    def _on_other_part(self, about: str) -> None:
        """Another part of the same entry: the list that led there keeps the keyboard."""
        panel, page = self._layout.panel, self._page
        if panel is not None and page is not None and not self.recording:
            self._choosing_part = panel.which is not None and panel.which.hasFocus()
            self.open(page, panel.spec.kind, about)


def _copies_note(copies: Sequence[SentLine]) -> Banner:
    """Lists copies that were already sent; the program cannot recall them."""
    count = "One copy has left already" if len(copies) == 1 else f"{len(copies)} copies have left already"
    banner = Banner(Tone.DUE, count, "Ask whoever has them to take them out of use.")
    for line in copies:
        banner.box.insertWidget(
            banner.box.indexOf(banner.buttons),
            Text(f"{line.what} for {line.recipient}, {say_moment(line.at)}"),
        )
    return banner
