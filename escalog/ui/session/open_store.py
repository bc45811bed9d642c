"""A store while it is open: its pages, its drafts, what the status bar says, backups, the check in the background.

Made by the doorkeeper when a store is opened, and closed by it at the lock.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from escalog.domain.values.moment import LONDON
from escalog.ui.later import later, stop_all
from escalog.ui.page.drafting import Drafting
from escalog.ui.page.file_dialogs import in_documents
from escalog.ui.page.page import PageSpec, Session
from escalog.ui.page.targets import Target
from escalog.ui.page.worker import Worker
from escalog.ui.shell.frame import Frame
from escalog.ui.shell.window import Window
from escalog.ui.widgets.announce import announce
from escalog.wording.language import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from escalog.services.desk import Desk

OPEN_DRAFT = "open-draft"
"""The setting that holds the key of the draft on the screen: after a kill its form opens again."""

_NOWHERE = ("", "")
_SOON = 40


class OpenStore(QObject):
    """One open store and what depends on it. It has a frame once setting up is finished."""

    def __init__(self, desk: "Desk", window: Window, worker: Worker, parent: QObject) -> None:
        super().__init__(parent)
        self.desk, self._window, self._worker = desk, window, worker
        self.drafting = Drafting(desk.drafts.keep, desk.drafts.drop, desk.now, worker, self)
        self.frame: Frame | None = None
        self._writing = _NOWHERE
        """The key of the draft that was kept last, and the page it is written on; nothing once that page was left."""
        self.drafting.written.connect(self._on_draft_written)
        self.drafting.ended.connect(self._on_draft_ended)

    def show(self, specs: "Sequence[PageSpec]", place: Target) -> None:
        """Shows its pages at a place, or at the first page if the place is unknown."""
        desk = self.desk
        frame = Frame(Session(desk, self._worker, self.drafting, self.say), specs, sample=desk.sample)
        self.frame = frame
        frame.page_changed.connect(self._on_page_changed)
        there = place.page in [spec.name for spec in specs]
        self._window.show_frame(frame, specs, place if there else specs[0].target())
        minutes = self._window.idle.minutes
        frame.status.who.say(say("status-who", name=desk.me.name, role=desk.me.role, minutes=minutes))
        frame.status.saved.say(say("status-saved"))
        self.refresh_status()
        later(self, self._check_on, _SOON)

    def close(self) -> Target | None:
        """Saves every draft and discards the pages; returns what was shown. The worker closes the desk."""
        place = None
        if self.frame is not None:
            place = self.frame.place()
            self.frame.leave_all()
        self.drafting.keep_all(wait=True)
        self.frame = None
        self._window.drop_contents()
        self._worker.drop_results()  # also of what the pages asked for on their way out
        stop_all(self)
        self._worker.run(self.desk.close, words="Saving a backup before locking")
        self.deleteLater()
        return place

    # the status bar

    def say(self, sentence: str) -> None:
        """Shows a sentence in the status bar and says it once, politely."""
        if self.frame is not None:
            self.frame.status.saved.say(sentence)
            announce(self.frame.status.saved, sentence)
            self.refresh_status()

    def refresh_status(self) -> None:
        """What has not left this laptop."""
        if not self.desk.sample:
            self._worker.run(self.desk.care.only_here, self._show_only_here)

    def _show_only_here(self, sentence: str) -> None:
        if self.frame is not None:
            self.frame.status.only_here.say(sentence.rpartition(": ")[0])
            self.frame.fold()

    # the check of the whole store, whenever there is nothing else to do

    def _check_on(self) -> None:
        if self.frame is None:
            return
        if not self._worker.idle:
            later(self, self._check_on, _SOON)
            return
        self._worker.run(self.desk.tend, self._on_checked)

    def _on_checked(self, more: object) -> None:
        if more:
            later(self, self._check_on, _SOON)

    # drafts and backups

    def keep_now(self) -> None:
        """Ctrl+S: keep every draft now, and say so."""
        if not self.drafting.under_way:
            self.say(say("draft-none"))
        elif self.drafting.keep_all(wait=True):
            self.say(say("draft-kept", time=f"{self.desk.now().astimezone(LONDON):%H:%M:%S}"))

    def save_backup(self) -> None:
        """File, Save a backup."""
        folder = QFileDialog.getExistingDirectory(self._window, say("backup-where"), in_documents())
        if not folder:
            return
        desk = self.desk
        target = Path(folder) / f"escalog backup {desk.now():%Y-%m-%d %H%M}.escalog-backup"
        self._worker.run(
            lambda: desk.care.backup(target), lambda _path: self.say(say("backup-written")), words="Saving a backup"
        )

    # what is being written, so that its form opens again after a kill

    def end_writing(self) -> None:
        """A normal exit: no form reopens at the next start."""
        if self._writing[0]:
            self._note_writing(_NOWHERE)

    def _on_draft_written(self, key: str) -> None:
        if self.frame is not None and self.frame.current is not None and self._writing[0] != key:
            self._note_writing((key, self.frame.current.name))

    def _on_draft_ended(self, key: str) -> None:
        if self._writing[0] == key:
            self._note_writing(_NOWHERE)

    def _on_page_changed(self) -> None:
        page = self._window.page()
        if self._writing[0] and page is not None and page.name != self._writing[1]:
            self._note_writing(_NOWHERE)

    def _note_writing(self, writing: tuple[str, str]) -> None:
        self._writing = writing
        desk = self.desk
        self._worker.run(lambda: desk.settings.set(OPEN_DRAFT, writing[0]))
