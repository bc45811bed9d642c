"""Restores a backup where there is no store: the file, then its passphrase or code. Never overwrites."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QLineEdit

from escalog.ui.forms.line import LineEdit
from escalog.ui.forms.rows import ErrorSummary, FieldRow
from escalog.ui.forms.tick import Tick
from escalog.ui.look.button_look import ButtonLook
from escalog.ui.look.tokens import Space
from escalog.ui.page.file_dialogs import in_documents
from escalog.ui.page.page import Page
from escalog.ui.page.worker import Worker
from escalog.ui.widgets.buttons import Button
from escalog.ui.widgets.layouts import Flow
from escalog.ui.widgets.surfaces import Card

if TYPE_CHECKING:
    from escalog.services.opening.opening import Opening


_USE_SHEET, _USE_PASSPHRASE = "Use the recovery sheet", "Use the passphrase"


class RestorePage(Page):
    """The file, what opens it, one button."""

    title_id = "page-restore"
    help = "restore"

    restored = Signal()
    left = Signal()

    def __init__(self, opening: "Opening", worker: Worker) -> None:
        super().__init__()
        self._opening, self._worker = opening, worker
        self.summary = ErrorSummary()
        self.file, self.passphrase, self.code = LineEdit(), LineEdit(), LineEdit()
        self._by_code = False
        self.show_typed = Tick("Show what I type")
        self.use_sheet = Button(_USE_SHEET, ButtonLook.LINK)
        self.choose = Button("Ch&oose the file...", icon="folder")
        self.restore = Button("&Put it in place", ButtonLook.FILLED)
        self.back = Button("&Back", ButtonLook.LINK, "left")
        self.rows = {
            "file": FieldRow("Which backup?", self.file, "The file that escalog wrote to your second place."),
            "passphrase": FieldRow("Passphrase", self.passphrase, "The one that was in use when the backup was made."),
            "code": FieldRow("Recovery code", self.code, "From the recovery sheet of the day the backup was made."),
        }
        self.build()
        self.connect_all()

    def build(self) -> None:
        """File, passphrase or code, one button."""
        self.set_lead("Makes your store again from a backup. Nothing that is there is written over.")
        card = Card(self.rows["file"], Flow(self.choose), self.rows["passphrase"], self.rows["code"], gap=Space.CARDS)
        card.add(Flow(self.show_typed, self.use_sheet, gap=Space.PAGE))
        self._show_typed(on=False)
        self._show_way()
        self.body.box.insertWidget(1, self.summary)
        self.body.add(card, Flow(self.restore, self.back, gap=Space.CARD))
        self.body.add_stretch()
        self.limit_content()

    def connect_all(self) -> None:
        """Connects the signals."""
        self.choose.clicked.connect(self._on_choose)
        self.restore.clicked.connect(self._on_restore)
        self.passphrase.returnPressed.connect(self._on_restore)
        self.code.returnPressed.connect(self._on_restore)
        self.use_sheet.clicked.connect(self._on_use_sheet)
        self.show_typed.toggled.connect(lambda on: self._show_typed(on=on))
        self.back.clicked.connect(self.left)
        self.summary.chosen.connect(lambda name: self.rows[name].take_focus())

    def clear(self) -> None:
        """Clears everything that was typed."""
        self.passphrase.clear()
        self.code.clear()

    def main_act(self) -> None:
        """Ctrl+Enter."""
        self._on_restore()

    def show_failure(self, error: Exception) -> None:
        """Shows what went wrong."""
        self.restore.set_ready()
        super().show_failure(error)

    def _on_choose(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(self, "Choose a backup", in_documents())
        if name:
            self.file.setText(name)

    def _show_way(self) -> None:
        """Asks for the passphrase, or for the code of the sheet."""
        self.rows["passphrase"].setVisible(not self._by_code)
        self.rows["code"].setVisible(self._by_code)
        self.use_sheet.setText(_USE_PASSPHRASE if self._by_code else _USE_SHEET)

    def _show_typed(self, *, on: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password
        self.passphrase.setEchoMode(mode)
        self.code.setEchoMode(mode)

    def _on_use_sheet(self) -> None:
        self._by_code = not self._by_code
        self._show_way()
        self.rows["code" if self._by_code else "passphrase"].take_focus()

    def _on_restore(self) -> None:
        by_code = self._by_code
        secret = self.code if by_code else self.passphrase
        errors = []
        if not self.file.text().strip():
            errors.append(("file", "Choose the backup"))
        if not secret.text().strip():
            missing = "Type the recovery code" if by_code else "Type the passphrase of the backup"
            errors.append(("code" if by_code else "passphrase", missing))
        self.summary.show_errors(errors)
        for name, field_row in self.rows.items():
            field_row.show_errors([sentence for row, sentence in errors if row == name])
        if errors:
            self.summary.take_focus()
            return
        path, typed = Path(self.file.text().strip()), secret.text()
        self.restore.set_busy("Putting it in place...")
        opening = self._opening  # the worker holds no part of the window
        self._worker.run(
            lambda: opening.restore(path, lambda: typed, by_code=by_code),
            lambda _none: self.restored.emit(),
            self.show_failure,
            words="Restoring a backup",
        )
