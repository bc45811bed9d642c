"""Make a record: to whom and why, the pages as they will be signed, sign and save."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from escalog.domain.dispute.dispute import Dispute
from escalog.domain.values.entry import DisputeId, FieldValue
from escalog.domain.values.kind_id import KindId
from escalog.services.kept.draft import KeptDraft
from escalog.services.laptop.files import read_file
from escalog.services.records.issued import Issued, RecordPreview
from escalog.services.records.issuing import Records
from escalog.services.records.pages import Drawn, Paper
from escalog.ui.look.button_look import ButtonLook
from escalog.ui.look.tokens import Tone
from escalog.ui.page.drafting import CurrentDraft, DraftKeeper
from escalog.ui.page.file_dialogs import in_documents
from escalog.ui.page.page import Page, Session
from escalog.ui.page.targets import (
    MAKE_RECORD,
    DisagreementsTarget,
    DisagreementTarget,
    DraftKey,
    RecordTarget,
    SentTarget,
    Target,
)
from escalog.ui.records.page_view import FIRST_SCALE, PageView
from escalog.ui.records.record_form import AT_FIRST, NOTICE, notification_values, record_form
from escalog.ui.records.sign_card import SignCard
from escalog.ui.widgets.buttons import Button
from escalog.ui.widgets.layouts import Flow
from escalog.ui.widgets.surfaces import Banner, Card

_NOTE_IT = "Once you have sent it, note here to whom and how: then it is in the chronology."


class RecordPage(Page):
    """From whom and why to a signed file."""

    target = RecordTarget
    title_id = "page-record"
    help = "records"

    def __init__(self, session: Session, ask_path: Callable[[str], Path | None] | None = None) -> None:
        super().__init__()
        self._session = session
        self.ask_path = ask_path or partial(_ask_for_path, self)
        self._id: DisputeId | None = None
        self.draft = CurrentDraft(session.drafting, self)
        self.preview: RecordPreview | None = None
        self.form = record_form(session.desk.now)
        self.show_pages = Button("&Show the pages", ButtonLook.FILLED, "eye")
        self.signing = SignCard()
        self.pages = PageView(session.worker, self.show_failure)
        self.signed = PageView(session.worker, self.show_failure, self._on_print)
        self.note_told = Button("Note that it was sent...", ButtonLook.FILLED, "envelope")
        self.done = Banner(Tone.DONE, "", "", self.note_told)
        self._told = ""
        self.back_button = Button("&Back to the disagreement", ButtonLook.LINK, "left")
        self.sent_button = Button("Sent and saved", ButtonLook.LINK)
        self.build()
        self.connect_all()

    def build(self) -> None:
        """Questions; then what is on the pages, the pages, and the end."""
        self.set_lead("A signed PDF that anybody can check, with or without escalog.")
        self.ask_card = Card(self.form, Flow(self.show_pages))
        self.body.add(self.done, self.signed, self.ask_card, self.signing, self.pages)
        self.body.add(Flow(self.back_button, self.sent_button))
        self.body.add_stretch()
        self.limit_content()
        self._show_asking()

    def connect_all(self) -> None:
        """Connects the signals."""
        self.show_pages.clicked.connect(self._on_show_pages)
        self.signing.save_asked.connect(self._on_save)
        self.signing.change_asked.connect(self._on_change)
        self.form.changed.connect(self.draft.touch)
        self.draft.not_kept.connect(self.show_failure)
        self.form.left.connect(self.leave)
        self.back_button.clicked.connect(lambda: self.go_to.emit(DisagreementTarget(self._id)))
        self.note_told.clicked.connect(self._on_note_told)
        self.sent_button.clicked.connect(lambda: self.go_to.emit(SentTarget()))

    def arrive(self, target: Target | None = None) -> None:
        """Asks what to make of a disagreement, or of the one that was up before."""
        record = target if isinstance(target, RecordTarget) else RecordTarget()
        wanted, notice = record.dispute or self._id, record.notice
        if wanted is None:
            self.go_to.emit(DisagreementsTarget())
            return
        if wanted == self._id and self.draft.keeper is not None and not notice:
            return
        self._forget()
        self._id = wanted
        desk, key = self._session.desk, DraftKey(MAKE_RECORD, wanted)
        self._session.worker.run(
            lambda: (desk.drafts.get(key.text), desk.disagreements.open(wanted)),
            lambda begun: self._begin(key, *begun, notice=notice),
            self.show_failure,
            words="Opening",
        )

    def leave(self) -> None:
        """Keeps what was typed."""
        self.draft.keep()

    def clear(self) -> None:
        """Drops the pages and what was typed."""
        self._forget()
        self._id = None

    def where(self) -> Target:
        """The disagreement."""
        return RecordTarget(self._id)

    def main_act(self) -> None:
        """Ctrl+Enter: the filled button that is there."""
        (self.signing.save if self.preview is not None else self.show_pages).click()

    def _begin(self, key: DraftKey, draft: KeptDraft | None, dispute: Dispute, notice: str) -> None:
        if notice:
            self.form.set_values(notification_values(dispute, notice))
        elif draft is not None:
            kept: dict[str, FieldValue] = {name: str(value) for name, value in draft.values.items()}
            self.form.set_values(kept)
        self.draft.begin(key, f"Make a record, {dispute.our_reference}", self.form.values)

    def _forget(self) -> None:
        self.draft.keep()
        self.draft.end(drop=False)
        self.form.set_values(AT_FIRST)
        self.form.show_errors(())
        self.failure.hide()
        self._show_asking()

    def _show_asking(self) -> None:
        """Goes back to the questions and releases the pages."""
        self.preview = None
        self.pages.close_paper()
        self.signed.close_paper()
        self.signed.hide()
        self.done.hide()
        self.signing.clear()
        self.pages.hide()
        self.ask_card.show()

    # the pages

    def _on_show_pages(self) -> None:
        if self._id is None or not self.form.check():
            return
        wanted, values, records = self._id, self.form.values(), self._session.desk.records
        self.show_pages.set_busy("Drawing the pages...")

        def work() -> tuple[RecordPreview, Paper, Drawn]:
            asked = (str(values.get(name) or "") for name in ("kind", "recipient", "reason", NOTICE))
            preview = records.preview(wanted, *asked)
            paper = Paper.of(preview.pdf)
            return preview, paper, paper.page(0, FIRST_SCALE)

        self._session.worker.run(
            work, lambda made: self._show_preview(*made), self._on_failed, words="Drawing the pages"
        )

    def _show_preview(self, preview: RecordPreview, paper: Paper, first: Drawn) -> None:
        self.show_pages.set_ready()
        if preview.dispute != self._id:
            return
        self.failure.hide()
        self.preview = preview
        self.signing.show_preview(preview)
        self.pages.open(paper, first, "as it will be signed")
        self.ask_card.hide()
        self.pages.show()
        self.pane.to_top()
        self.signing.heading.take_focus()

    # sign and save

    def _on_save(self) -> None:
        preview = self.preview
        path = self.ask_path(preview.file_name) if preview is not None else None
        if preview is None or path is None:
            return
        records, keeper = self._session.desk.records, self.draft.keeper
        self.signing.save.set_busy("Signing and saving...")
        self._session.worker.run(
            lambda: _issued(records, preview, path),
            lambda made: self._saved(*made, keeper, preview.notice),
            self._on_failed,
            words="Signing and saving",
        )

    def _saved(self, issued: Issued, paper: Paper, first: Drawn, keeper: DraftKeeper | None, notice: str) -> None:
        self.signing.save.set_ready()
        if keeper is self.draft.keeper:
            self.draft.end(drop=True)
        self.failure.hide()
        self.preview = None
        self.pages.close_paper()
        self.pages.hide()
        self.signed.open(paper, first, "as it was signed")
        self.signed.show()
        self.signing.hide()
        self.form.set_values(AT_FIRST)
        advice = (*issued.advice, *((_NOTE_IT,) if notice else ()))
        self._told = f"{notice}/{issued.line}" if notice else ""
        self.note_told.setVisible(bool(notice))
        self.done.say(f"Signed and saved: {issued.path.name}", "\n".join(advice))
        self.done.show()
        self.pane.to_top()
        self.take_focus()
        self._session.say("The record is signed and saved.")

    def _on_print(self, paper: Paper) -> None:
        from escalog.ui.records.printing import print_paper  # loads the printers of this machine

        print_paper(paper, self, self._session.worker, self._session.say, self.show_failure)

    def _on_note_told(self) -> None:
        self.go_to.emit(DisagreementTarget(self._id, KindId.PARTNERSHIP_TOLD, self._told))

    def _on_failed(self, error: Exception) -> None:
        self.show_pages.set_ready()
        self.signing.save.set_ready()
        self.show_failure(error)

    def _on_change(self) -> None:
        self._show_asking()
        self.form.focus_first()


def _ask_for_path(page: RecordPage, name: str) -> Path | None:
    """Where the record is saved; None where somebody changed their mind."""
    chosen, _filter = QFileDialog.getSaveFileName(page, "Sign and save the record", in_documents(name), "PDF (*.pdf)")
    return Path(chosen) if chosen else None


def _issued(records: Records, preview: RecordPreview, path: Path) -> tuple[Issued, Paper, Drawn]:
    """Signs and saves; then the pages as they stand in the file."""
    issued = records.issue(preview, path, replace=True)
    paper = Paper.of(read_file(issued.path))
    return issued, paper, paper.page(0, FIRST_SCALE)
