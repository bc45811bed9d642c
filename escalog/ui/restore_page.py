"""Putting a backup in place where there is no store: the file, its passphrase, nothing written over."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QLineEdit

from escalog.ui.page import Page
from escalog.ui.tokens import Space
from escalog.ui.widgets.buttons import Button, Look
from escalog.ui.widgets.fields import ErrorSummary, FieldRow
from escalog.ui.widgets.inputs import LineEdit
from escalog.ui.widgets.layouts import Flow
from escalog.ui.widgets.surfaces import Card
from escalog.ui.worker import Worker

if TYPE_CHECKING:
    from escalog.services.opening import Opening


class RestorePage(Page):
    """Three steps on one page."""

    name = "restore"
    title = "Restore a backup"
    help = "restore"

    restored = Signal()
    left = Signal()

    def __init__(self, opening: "Opening", worker: Worker) -> None:
        super().__init__()
        self._opening, self._worker = opening, worker
        self.summary = ErrorSummary()
        self.file, self.passphrase = LineEdit(), LineEdit()
        self.choose = Button("Ch&oose the file...", icon="folder")
        self.restore = Button("&Put it in place", Look.FILLED)
        self.back = Button("&Back", Look.LINK, "left")
        self.rows = {
            "file": FieldRow("Which backup?", self.file, "The file that escalog wrote to your second place."),
            "passphrase": FieldRow("Passphrase", self.passphrase, "The one that was in use when the backup was made."),
        }
        self.build()
        self.connect_all()

    def build(self) -> None:
        """File, passphrase, one button."""
        self.set_lead("Makes your store again from a backup. Nothing that is there is written over.")
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        card = Card(self.rows["file"], Flow(self.choose), self.rows["passphrase"], gap=Space.CARDS)
        self.body.box.insertWidget(1, self.summary)
        self.body.add(card, Flow(self.restore, self.back, gap=Space.CARD))
        self.body.add_stretch()
        self.limit_content()

    def connect_all(self) -> None:
        """Every connection."""
        self.choose.clicked.connect(self._on_choose)
        self.restore.clicked.connect(self._on_restore)
        self.passphrase.returnPressed.connect(self._on_restore)
        self.back.clicked.connect(self.left)
        self.summary.chosen.connect(lambda name: self.rows[name].take_focus())

    def clear(self) -> None:
        """Nothing that was typed stays."""
        self.passphrase.clear()

    def main_act(self) -> None:
        """Ctrl+Enter."""
        self._on_restore()

    def show_failure(self, error: Exception) -> None:
        """What stood in the way."""
        self.restore.set_ready()
        super().show_failure(error)

    def _on_choose(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(self, "Choose a backup")
        if name:
            self.file.setText(name)

    def _on_restore(self) -> None:
        errors = []
        if not self.file.text().strip():
            errors.append(("file", "Choose the backup"))
        if not self.passphrase.text():
            errors.append(("passphrase", "Type the passphrase of the backup"))
        self.summary.show_errors(errors)
        for name, field_row in self.rows.items():
            field_row.show_errors([sentence for each, sentence in errors if each == name])
        if errors:
            self.summary.take_focus()
            return
        path, typed = Path(self.file.text().strip()), self.passphrase.text()
        self.restore.set_busy("Putting it in place...")
        self._worker.run(
            lambda: self._opening.restore(path, lambda: typed),
            lambda _none: self.restored.emit(),
            self.show_failure,
            words="Restoring a backup",
        )


