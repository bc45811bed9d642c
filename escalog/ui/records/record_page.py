"""Make a record: to whom and why, the pages as they will be signed, sign and save."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from escalog.domain.dispute.dispute import Dispute
from escalog.domain.entry_kinds.fields import Control, Field, choices
from escalog.domain.procedure.notice_points import whom_to_tell
from escalog.domain.procedure.vocabulary import When
from escalog.domain.values.entry import DisputeId, FieldValue
from escalog.domain.values.kind_id import KindId
from escalog.services.kept.draft import Draft
from escalog.services.laptop.files import read_file
from escalog.services.records.issued import Issued, Preview
from escalog.services.records.issuing import Records
from escalog.services.records.pages import Drawn, Paper
from escalog.ui.forms.form import Form
from escalog.ui.forms.question import Supplies
from escalog.ui.look.button_look import ButtonLook
from escalog.ui.look.tokens import Role, Space, Tone
from escalog.ui.page.drafting import Draft as DraftBeingWritten
from escalog.ui.page.file_dialogs import in_documents
from escalog.ui.page.page import Page, Session
from escalog.ui.page.targets import key_of
from escalog.ui.records.page_view import FIRST_SCALE, PageView
from escalog.ui.widgets.buttons import Button
from escalog.ui.widgets.layouts import Box, Flow
from escalog.ui.widgets.surfaces import Banner, Card
from escalog.ui.widgets.text import ReadText, Text

MAKE_RECORD = "make-record"
NOTICE = "notice"
NOTE_IT = "Once you have sent it, note here to whom and how: then it is in the chronology."
_KINDS = choices(record="Full record: everything that is not withheld", notification="Notification: no narrative")

FIELDS = (
    Field(
        "kind",
        "What do you make?",
        Control.CHOICE,
        options=_KINDS,
        required=True,
        error="Choose what you make",
        hint="A notification says what the procedure asks for: agencies, stage, category, dates, level of need.",
    ),
    Field(
        "recipient",
        "Who receives it?",
        required=True,
        error="Write who receives it",
        placeholder="For example: Children's social care, team manager",
    ),
    Field(
        "reason",
        "Why is it sent?",
        required=True,
        error="Write why it is sent",
        hint="It stands on the cover and in the list of what was sent.",
    ),
)


class RecordPage(Page):
    """From whom and why to a signed file."""

    name = "record"
    title = "Make a record"
    help = "records"

    def __init__(self, session: Session, ask_path: Callable[[str], Path | None] | None = None) -> None:
        super().__init__()
        self._session = session
        self._ask_path = ask_path or self._ask_for_path
        self._id: DisputeId | None = None
        self._draft: DraftBeingWritten | None = None
        self.preview: Preview | None = None
        self.form = Form(FIELDS, Supplies(lambda _name: (), session.desk.now), {"kind": "record"})
        self.show_pages = Button("&Show the pages", ButtonLook.FILLED, "eye")
        self.save = Button("Sign and save...", ButtonLook.FILLED, "save")
        self.change = Button("Change what you make", ButtonLook.LINK)
        self.said = Box(gap=Space.GROUP)
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
        self.before = ReadText("Before you sign", Role.H2)
        self.sign_card = Card(self.before, self.said, Flow(self.save, self.change))
        self.body.add(self.done, self.signed, self.ask_card, self.sign_card, self.pages)
        self.body.add(Flow(self.back_button, self.sent_button))
        self.body.add_stretch()
        self.limit_content()
        self._show_asking()

    def connect_all(self) -> None:
        """Every connection."""
        self.show_pages.clicked.connect(self._on_show_pages)
        self.save.clicked.connect(self._on_save)
        self.change.clicked.connect(self._on_change)
        self.form.changed.connect(self._on_changed)
        self.form.left.connect(self.leave)
        self.back_button.clicked.connect(lambda: self.go_to.emit("disagreement", self._id))
        self.note_told.clicked.connect(self._on_note_told)
        self.sent_button.clicked.connect(lambda: self.go_to.emit("sent", None))

    def arrive(self, target: object = None) -> None:
        """`target`: a disagreement, or one and the point of a stage that a notification is to be about."""
        of, notice = target if isinstance(target, tuple) else (target, "")
        wanted = DisputeId(str(of)) if of else self._id
        if wanted is None:
            self.go_to.emit("disagreements", None)
            return
        if wanted == self._id and self._draft is not None and not notice:
            return
        self._forget()
        self._id = wanted
        desk, key = self._session.desk, key_of(wanted, MAKE_RECORD)
        self._session.worker.run(
            lambda: (desk.drafts.get(key), desk.disagreements.open(wanted)),
            lambda found: self._begin(key, *found, notice=str(notice)),
            self.show_failure,
            words="Opening",
        )

    def leave(self) -> None:
        """Keeps what was typed."""
        if self._draft is not None:
            self._draft.keep()

    def clear(self) -> None:
        """Drops the pages and what was typed."""
        self._forget()
        self._id = None

    def where(self) -> object:
        """The disagreement."""
        return self._id

    def main_act(self) -> None:
        """Ctrl+Enter: the filled button that is there."""
        (self.save if self.preview is not None else self.show_pages).click()

    def _begin(self, key: str, draft: Draft | None, dispute: Dispute, notice: str) -> None:
        if notice:
            self.form.set_values(_about_a_notice(dispute, notice))
        elif draft is not None:
            kept: dict[str, FieldValue] = {name: str(value) for name, value in draft.values.items()}
            self.form.set_values(kept)
        self._draft = self._session.drafting.begin(key, f"Make a record, {dispute.our_reference}", self.form.values)
        self._draft.starts_as(self.form.values())
        self._draft.not_kept.connect(self.show_failure)

    def _forget(self) -> None:
        if self._draft is not None:
            self._draft.keep()
            self._draft.end(drop=False)
            self._draft = None
        self.form.set_values({"kind": "record"})
        self.form.show_errors(())
        self.failure.hide()
        self._show_asking()

    def _show_asking(self) -> None:
        """Back to the questions: no page is held any more."""
        self.preview = None
        self.pages.close_paper()
        self.signed.close_paper()
        self.signed.hide()
        self.said.empty()
        self.done.hide()
        self.sign_card.hide()
        self.pages.hide()
        self.ask_card.show()

    # the pages

    def _on_show_pages(self) -> None:
        if self._id is None or not self.form.check():
            return
        wanted, values, records = self._id, self.form.values(), self._session.desk.records
        self.show_pages.set_busy("Drawing the pages...")

        def work() -> tuple[Preview, Paper, Drawn]:
            asked = (str(values.get(name) or "") for name in ("kind", "recipient", "reason", NOTICE))
            preview = records.preview(wanted, *asked)
            paper = Paper.of(preview.pdf)
            return preview, paper, paper.page(0, FIRST_SCALE)

        self._session.worker.run(
            work, lambda made: self._show_preview(*made), self._on_failed, words="Drawing the pages"
        )

    def _show_preview(self, preview: Preview, paper: Paper, first: Drawn) -> None:
        self.show_pages.set_ready()
        if preview.dispute != self._id:
            return
        self.failure.hide()
        self.preview = preview
        self.said.empty()
        self.said.add(*(Text(words) for words in preview_words(preview)))
        if preview.court:
            court = "There are, or may be, court proceedings"
            self.said.add(Banner(Tone.DUE, court, "Take legal advice before sharing."))
        self.pages.open(paper, first, "as it will be signed")
        self.ask_card.hide()
        self.sign_card.show()
        self.pages.show()
        self.pane.to_top()
        self.before.setAccessibleDescription(" ".join(preview_words(preview)))
        self.before.take_focus()

    # sign and save

    def _on_save(self) -> None:
        preview = self.preview
        path = self._ask_path(preview.file_name) if preview is not None else None
        if preview is None or path is None:
            return
        records, draft = self._session.desk.records, self._draft
        self.save.set_busy("Signing and saving...")
        self._session.worker.run(
            lambda: _issued(records, preview, path),
            lambda made: self._saved(*made, draft, preview.notice),
            self._on_failed,
            words="Signing and saving",
        )

    def _saved(self, issued: Issued, paper: Paper, first: Drawn, draft: DraftBeingWritten | None, notice: str) -> None:
        self.save.set_ready()
        if draft is not None and draft is self._draft:
            self._draft = None
            draft.end(drop=True)
        self.failure.hide()
        self.preview = None
        self.pages.close_paper()
        self.pages.hide()
        self.signed.open(paper, first, "as it was signed")
        self.signed.show()
        self.sign_card.hide()
        self.form.set_values({"kind": "record"})
        advice = (*issued.advice, *((NOTE_IT,) if notice else ()))
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
        self.go_to.emit("disagreement", (self._id, KindId.PARTNERSHIP_TOLD, self._told))

    def _on_failed(self, error: Exception) -> None:
        self.show_pages.set_ready()
        self.save.set_ready()
        self.show_failure(error)

    def _on_change(self) -> None:
        self._show_asking()
        self.form.focus_first()

    def _on_changed(self) -> None:
        if self._draft is not None:
            self._draft.touch()

    def _ask_for_path(self, name: str) -> Path | None:
        chosen, _filter = QFileDialog.getSaveFileName(
            self, "Sign and save the record", in_documents(name), "PDF (*.pdf)"
        )
        return Path(chosen) if chosen else None


def _issued(records: Records, preview: Preview, path: Path) -> tuple[Issued, Paper, Drawn]:
    """Signs and saves; then the pages as they stand in the file."""
    issued = records.issue(preview, path, replace=True)
    paper = Paper.of(read_file(issued.path))
    return issued, paper, paper.page(0, FIRST_SCALE)


def _about_a_notice(dispute: Dispute, notice: str) -> dict[str, FieldValue]:
    """What is filled in for a notification about one point of a stage."""
    state = next((each for each in dispute.notices if f"{each.stage}/{each.key}" == notice), None)
    values: dict[str, FieldValue] = {"kind": "notification", NOTICE: notice}
    if state is not None:
        to = whom_to_tell(state.notice, dispute.words)
        happened = "has started" if state.at is When.START else "has ended"
        values |= {"recipient": f"{to[:1].upper()}{to[1:]}", "reason": f"{dispute.stage(state.stage).label} {happened}"}
    return values


def preview_words(preview: Preview) -> list[str]:
    """What to know before signing: pages, what is left out, which characters print otherwise."""
    pages = "1 page" if preview.pages == 1 else f"{preview.pages} pages"
    said = [f"{pages}, for {preview.recipient}. Below they stand as they will be signed."]
    if preview.withheld:
        count = "1 thing is" if preview.withheld == 1 else f"{preview.withheld} things are"
        said.append(f"{count} withheld from this copy, and it says so.")
    if preview.replaced:
        shown = ", ".join(f"{printed} ({times})" for printed, times in preview.replaced[:5])
        more = f" and {len(preview.replaced) - 5} more" if len(preview.replaced) > 5 else ""
        said.append(f"Characters without a shape in our fonts print as {shown}{more}.")
        said.append("They are kept exactly in the attachment.")
    said.append("Nothing is sent. It is entered under Sent and saved when you sign.")
    return said
