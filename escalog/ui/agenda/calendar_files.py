"""Saves dates of the agenda as a calendar file: asks where, and writes it on the worker."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from escalog.domain.agenda.items import AgendaItem
from escalog.domain.values.entry import DisputeId
from escalog.domain.values.failure import Failure
from escalog.ui.page.file_dialogs import in_documents
from escalog.ui.page.page import Session
from escalog.wording.language import say


class CalendarFiles(QObject):
    """Writes calendar files and reports how that went."""

    saved = Signal()
    failed = Signal(object)

    def __init__(self, session: Session, page: QWidget) -> None:
        super().__init__(page)
        self._session = session
        self._page = page

    def save(self, items: Sequence[AgendaItem]) -> None:
        """Asks for a file and writes these dates into it."""
        if not items:
            self.failed.emit(Failure("calendar-file-empty"))
            return
        agenda = self._session.desk.agenda
        chosen, _filter = QFileDialog.getSaveFileName(
            self._page, say("agenda-save-calendar-file"), in_documents(agenda.file_name()), "Calendar file (*.ics)"
        )
        if chosen:
            self._session.worker.run(
                lambda: agenda.save(items, Path(chosen), replace=True),
                lambda _saved: self.saved.emit(),
                self.failed.emit,
                words=say("agenda-saving-calendar-file"),
            )

    def save_all_of(self, dispute: DisputeId) -> None:
        """Saves every date of one disagreement."""
        agenda = self._session.desk.agenda
        self._session.worker.run(lambda: agenda.of_one(dispute), self.save, self.failed.emit)
