"""Reading a record that somebody holds: its pages, a way to print them, and a copy for any browser."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from escalog.services.records.pages import Drawn, Paper
from escalog.services.records.saving import write_reading_copy
from escalog.ui.later import later
from escalog.ui.look.button_look import ButtonLook
from escalog.ui.look.tokens import Role, Space
from escalog.ui.page.worker import Worker
from escalog.ui.records.page_view import FIRST_SCALE, PageView
from escalog.ui.widgets.announce import announce
from escalog.ui.widgets.buttons import Button
from escalog.ui.widgets.layouts import Box, Flow
from escalog.ui.widgets.scroll import pane_round
from escalog.ui.widgets.text import ReadText

if TYPE_CHECKING:
    from escalog.services.records.checking import Checked

KEEP_BOTH = "The signed PDF is the record; keep both."


class RecordReading(Box):
    """Hidden until one of its ways to read is chosen."""

    def __init__(self, worker: Worker, failed: Callable[[Exception], None]) -> None:
        super().__init__(gap=Space.GROUP)
        self._worker, self._failed = worker, failed
        self.said = ReadText("", Role.H2)
        self.pages = PageView(worker, failed, self._on_print)
        self.add(self.said, self.pages)
        self.close_record()

    def ways(self, checked: "Checked") -> Flow:
        """Buttons for a file that is as it was signed, whoever signed it."""
        path = checked.path
        show = Button("Show the pages", ButtonLook.LINK, "eye", name=f"Show the pages of {path.name}")
        show.clicked.connect(lambda: self.show_pages(checked))
        copy = Button(
            "Save a copy for reading...", ButtonLook.LINK, "save", name=f"Save a copy for reading of {path.name}"
        )
        copy.clicked.connect(lambda: self._on_copy(checked))
        return Flow(show, copy)

    def close_record(self) -> None:
        """Releases the pages."""
        self.pages.close_paper()
        self.pages.hide()
        self.said.hide()

    def show_pages(self, checked: "Checked") -> None:
        """Shows exactly the pages that were checked, even if the file was replaced since."""

        def work() -> tuple[Paper, Drawn]:
            paper = Paper.of(checked.read_again())
            return paper, paper.page(0, FIRST_SCALE)

        self._worker.run(work, lambda made: self._show(checked.path, *made), self._failed, words="Drawing the pages")

    def save_copy(self, checked: "Checked", to: Path) -> None:
        """Writes the accessible copy of the record that was checked."""

        def work() -> Path:
            return write_reading_copy(checked.read_again(), to, of=checked.path, replace=True)

        self._worker.run(work, self._say_saved, self._failed, words="Saving the copy")

    def _show(self, path: Path, paper: Paper, first: Drawn) -> None:
        self.said.setText(f"The pages of {path.name}")
        self.pages.open(paper, first, "as it was signed")
        self.said.show()
        self.pages.show()
        later(self, self._bring_up)

    def _bring_up(self) -> None:
        """Scrolls to the pages once they have their height: they open below everything that was checked."""
        pane = pane_round(self)
        if pane is not None:
            pane.reveal(self)
        self.said.take_focus()

    def _say_saved(self, to: Path) -> None:
        self.close_record()
        self.said.setText(f"Saved for reading: {to.name}. {KEEP_BOTH}")
        self.said.show()
        self.said.take_focus()

    def _on_copy(self, checked: "Checked") -> None:
        name, _kind = QFileDialog.getSaveFileName(
            self, "Save a copy for reading", str(checked.path.with_suffix(".html")), "Web page (*.html)"
        )
        if name:
            self.save_copy(checked, Path(name))

    def _on_print(self, paper: Paper) -> None:
        from escalog.ui.records.printing import print_paper  # loads the printers of this machine

        print_paper(paper, self, self._worker, lambda words: announce(self.said, words), self._failed)
