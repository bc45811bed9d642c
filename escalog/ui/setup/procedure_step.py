"""The step of setting up that chooses a procedure: one of those here or one from a file, and who says it is used."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog

from escalog.domain.values.failure import Failure
from escalog.services.procedures.importing import ImportPreview, Standing
from escalog.ui.look.tokens import Space, Tone
from escalog.ui.page.file_dialogs import PROCEDURES, in_documents
from escalog.ui.page.worker import Worker
from escalog.ui.procedures.adopt_form import AdoptForm
from escalog.ui.procedures.choice import PackChoice
from escalog.ui.procedures.file_remarks import MEND, FileRemarks, cannot_be_used
from escalog.ui.procedures.ladder_view import LadderView
from escalog.ui.widgets.buttons import Button
from escalog.ui.widgets.layouts import Box, Flow, column
from escalog.ui.widgets.scroll import pane_round
from escalog.ui.widgets.surfaces import Banner, Card
from escalog.ui.widgets.text import heading, hint
from escalog.wording.failures import advice_of, sentence_of

if TYPE_CHECKING:
    from escalog.services.desk import Desk
    from escalog.services.procedures.held_procedure import Pack


class ProcedureStep(Box):
    """A procedure is chosen, read, and taken into use."""

    failed = Signal(Exception)
    mended = Signal(str)

    def __init__(self, worker: Worker, now: Callable[[], datetime]) -> None:
        super().__init__(gap=Space.CARD)
        self._worker = worker
        self._desk: Desk | None = None
        self._packs: dict[str, Pack] = {}
        self.packs = PackChoice("Which procedure is yours, or the nearest to it?")
        self.choose = Button("Ch&oose a file...", icon="folder")
        self.wrong = Banner(Tone.PAST)
        self.remarks = FileRemarks()
        self.ladder = Box()
        self.adopt = AdoptForm(now)
        self.chosen = Box(Card(heading("How it goes"), self.ladder), self.adopt, gap=Space.CARD)
        from_file = column(hint("Is yours not in the list? Bring it in from its file."), Flow(self.choose))
        self.add(self.wrong, self.remarks, self.packs, from_file, self.chosen)
        self.wrong.hide()
        self.chosen.hide()
        self.packs.chosen.connect(self._show_pack)
        self.choose.clicked.connect(self._on_choose)

    def begin(self, desk: "Desk") -> None:
        """Offers what the store has."""
        self._desk = desk
        if not self._packs:
            self._read(desk, "")

    def problems(self) -> tuple[tuple[str, str], ...]:
        """What stands in the way."""
        return () if self.packs.value() else (("packs", "Choose a procedure, or press Finish later"),)

    def take_focus(self) -> None:
        """Focuses the list of procedures."""
        self.packs.take_focus()

    def adoption(self, desk: "Desk") -> Callable[[], None]:
        """Takes what is chosen into use, as it was filled in."""
        return self.adopt.taking(desk, self.packs.value())

    def bring_in(self, path: Path) -> None:
        """Reads a file; one that can be used joins the list and is chosen, of another it is said what is to mend."""
        desk = self._desk
        if desk is None:
            return

        def work() -> tuple[ImportPreview, str]:
            preview = desk.library.preview(path)
            return preview, desk.library.bring_in(preview) if preview.may else ""

        self._worker.run(work, lambda done: self._on_read(desk, *done), self.failed.emit, words="Reading the file")

    def _on_read(self, desk: "Desk", preview: ImportPreview, kept: str) -> None:
        digest = kept or (preview.against.digest if preview.against is not None else "")
        self.wrong.hide()
        self.remarks.show_remarks(preview.errors or preview.notices, wrong=bool(preview.errors))
        if preview.procedure is None:
            self._say(cannot_be_used(preview.file, preview.errors), MEND)
        elif preview.standing is Standing.TAKEN:
            failure = Failure("pack-version-taken", id=preview.procedure.id, version=preview.procedure.version)
            self._say(sentence_of(failure), advice_of(failure))
        else:
            self._read(desk, digest)

    def _say(self, sentence: str, advice: str) -> None:
        """Why a file was not taken; the keyboard goes to what is to mend."""
        self.wrong.say(sentence, advice)
        self.wrong.show()
        pane = pane_round(self)
        if pane is not None:
            pane.to_top()
        if self.remarks.title is not None:
            self.remarks.title.take_focus()

    def _read(self, desk: "Desk", chosen: str) -> None:
        def show(packs: "tuple[Pack, ...]") -> None:
            self._packs = {pack.digest: pack for pack in packs}
            self.packs.show_packs(packs, chosen)
            if chosen:
                self._show_pack(chosen)
                self.packs.take_focus()

        self._worker.run(desk.procedures.all, show, self.failed.emit, words="Reading the procedures")

    def _show_pack(self, digest: str) -> None:
        pack, desk = self._packs.get(digest), self._desk
        if pack is None or desk is None:
            return
        self.ladder.empty()
        self.ladder.add(LadderView(pack.procedure))
        self.adopt.show_pack(pack, desk.me, None)
        self.chosen.show()
        self.mended.emit("packs")

    def _on_choose(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(self, "Choose a procedure", in_documents(), PROCEDURES)
        if name:
            self.bring_in(Path(name))
