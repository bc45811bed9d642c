"""Bring a procedure in from a file: what is wrong with it, or what it changes here, before anything is kept."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from escalog.domain.values.failure import Failure
from escalog.services.procedures.importing import ImportPreview, Standing
from escalog.ui.look.button_look import ButtonLook
from escalog.ui.look.tokens import Role, Space, Tone
from escalog.ui.page.file_dialogs import PROCEDURES, in_documents
from escalog.ui.page.page import Page, Session
from escalog.ui.page.targets import ImportTarget, ProceduresTarget, ProcedureTarget, ProcedureView, Target
from escalog.ui.procedures.difference_list import DifferenceList
from escalog.ui.procedures.file_remarks import MEND, FileRemarks, cannot_be_used
from escalog.ui.procedures.ladder_view import LadderView
from escalog.ui.widgets.buttons import Button
from escalog.ui.widgets.layouts import Box, Flow
from escalog.ui.widgets.surfaces import Banner
from escalog.ui.widgets.text import Text
from escalog.wording.failures import advice_of, sentence_of


class ImportPage(Page):
    """From a file to a version that can be adopted."""

    target = ImportTarget
    title_id = "page-bring-in"
    help = "procedures"

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.preview: ImportPreview | None = None
        self.back = Button("All procedures", ButtonLook.LINK, "left")
        self.choose = Button("Ch&oose a file...", icon="folder")
        self.template = Button("Save a template to fill in...", icon="save")
        self.wrong = Banner(Tone.PAST)
        self.note = Banner(Tone.INFO)
        self.read_it = Button("Read the one that is here", ButtonLook.LINK)
        self.errors = FileRemarks()
        self.keep = Button("Bring &this version in", ButtonLook.FILLED, "tick")
        self.changes = DifferenceList()
        self.ladder = Box(gap=Space.CARDS)
        self.build()
        self.connect_all()

    def build(self) -> None:
        """Choose, what was found, bring in."""
        self.set_lead("See what a file would change before it is kept. Nothing is used until somebody adopts it.")
        self.keep_line = Flow(self.keep)
        self.read_line = Flow(self.read_it)
        acts = Flow(self.choose, self.template)
        self.body.add(Flow(self.back), acts, self.wrong, self.note, self.keep_line, self.read_line)
        self.body.add(self.errors, self.changes, self.ladder)
        self.body.add_stretch()
        self.limit_content()
        self._forget()

    def connect_all(self) -> None:
        """Connects the signals."""
        self.back.clicked.connect(lambda: self.go_to.emit(ProceduresTarget()))
        self.choose.clicked.connect(self._on_choose)
        self.template.clicked.connect(self._on_template)
        self.keep.clicked.connect(self._on_keep)
        self.read_it.clicked.connect(self._on_read)

    def arrive(self, target: Target | None = None) -> None:
        """Asks for a file, unless one was chosen elsewhere."""
        self._forget()
        if isinstance(target, ImportTarget) and target.file is not None:
            self.show_file(target.file)

    def main_act(self) -> None:
        """Ctrl+Enter: bring it in."""
        if self.keep.isVisible():
            self._on_keep()

    def show_file(self, path: Path) -> None:
        """Reads a file and shows what it would change."""
        library = self._session.desk.library
        self._forget()
        self._session.worker.run(lambda: library.preview(path), self._show, self.show_failure, words="Reading the file")

    def save_template(self, path: Path) -> None:
        """Writes the template to a file that was chosen."""
        library = self._session.desk.library
        said = "Saved. Fill it in with an editor for plain text, then choose it here."
        self._session.worker.run(
            lambda: library.save_template(path, replace=True), lambda _done: self._session.say(said), self.show_failure
        )

    def _show(self, preview: ImportPreview) -> None:
        self.failure.hide()
        self.preview = preview
        self._say(preview)
        self.keep_line.setVisible(preview.may)
        self.read_line.setVisible(preview.against is not None)
        self.errors.show_remarks(preview.errors or preview.notices, wrong=bool(preview.errors))
        compared = preview.standing in (Standing.CHANGES, Standing.TAKEN)
        self.changes.setVisible(compared)
        if compared:
            self.changes.show_differences(preview.changes, nothing="The two say the same.")
        if preview.standing is Standing.NEW and preview.procedure is not None:
            self.ladder.add(Text(preview.procedure.title, Role.H2), LadderView(preview.procedure))
        banner = self.wrong if self.wrong.isVisible() else self.note
        self.keep.setAccessibleDescription(banner.sentence.text())
        self._take_result_focus()

    def _say(self, preview: ImportPreview) -> None:
        """What was found, in a sentence and advice."""
        procedure, against = preview.procedure, preview.against
        if procedure is None:
            self.wrong.say(cannot_be_used(preview.file, preview.errors), MEND)
            self.wrong.show()
            return
        called = f"{procedure.title}, version {procedure.version}"
        if preview.standing is Standing.TAKEN:
            failure = Failure("pack-version-taken", id=procedure.id, version=procedure.version)
            self.wrong.say(sentence_of(failure), f"{advice_of(failure)} {_DIFFERENT}")
            self.wrong.show()
            return
        if preview.standing is Standing.HERE:
            self.note.say(f"{called}: this is here already.", "There is nothing to bring in.")
        elif against is not None:
            before = f"version {against.procedure.version}, {_which(preview)}"
            self.note.say(f"{called}.", f"Below: what changes from {before}.")
        else:
            self.note.say(f"{called}: new here.", "No procedure of this name was here before. Read it below.")
        self.note.show()

    def _take_result_focus(self) -> None:
        """Focuses what comes next: the button, or the first error to fix."""
        first = self.keep if self.keep.isVisible() else self.errors.title
        (first or self.choose).setFocus()

    def _forget(self) -> None:
        self.preview = None
        for part in (self.wrong, self.note, self.keep_line, self.read_line, self.changes):
            part.hide()
        self.errors.show_remarks((), wrong=False)
        self.ladder.empty()

    # slots

    def _on_choose(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(self, "Choose a procedure", in_documents(), PROCEDURES)
        if name:
            self.show_file(Path(name))

    def _on_template(self) -> None:
        name, _kind = QFileDialog.getSaveFileName(self, "Save a template", in_documents("procedure.toml"), PROCEDURES)
        if name:
            self.save_template(Path(name))

    def _on_read(self) -> None:
        if self.preview is not None and self.preview.against is not None:
            self.go_to.emit(ProcedureTarget(self.preview.against.digest))

    def _on_keep(self) -> None:
        if self.preview is None:
            return
        library, shown = self._session.desk.library, self.preview
        self._session.worker.run(
            lambda: library.bring_in(shown), self._on_kept, self.show_failure, words="Keeping the procedure"
        )

    def _on_kept(self, digest: str) -> None:
        self._session.say("Brought in. Nobody uses it yet.")
        self._forget()
        self.go_to.emit(ProcedureTarget(digest, ProcedureView.USE))


_DIFFERENT = "What is different stands below."


def _which(preview: ImportPreview) -> str:
    adoption = preview.against.adoption if preview.against is not None else None
    return "which is in use here" if adoption is not None else "which is here and not in use"
