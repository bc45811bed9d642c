"""Records what was filled in while raising, once, and drops its draft with it."""

from PySide6.QtCore import QObject, Signal

from escalog.domain.values.entry import DisputeId, FieldValue
from escalog.domain.values.moment import LONDON
from escalog.ui.page.page import Session
from escalog.ui.page.targets import DraftKey


class RaiseRecording(QObject):
    """Records on the worker. `under_way` guards against recording twice."""

    recorded = Signal(str, str)
    """The disagreement, and the hour at which it was recorded."""
    failed = Signal(object)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self.under_way = False

    def begin(self, values: dict[str, FieldValue], draft: DraftKey) -> None:
        """Records these values; `draft` goes with them."""
        desk = self._session.desk
        self.under_way = True

        def work() -> tuple[DisputeId, str]:
            dispute = desk.disagreements.raise_disagreement(values)
            desk.drafts.drop(draft.text)  # at once: a lock in between must not bring back what is recorded
            return dispute, f"{desk.now().astimezone(LONDON):%H:%M}"

        self._session.worker.run(work, lambda done: self._on_recorded(*done), self._on_failed, words="Recording")

    def _on_recorded(self, dispute: DisputeId, at: str) -> None:
        self.under_way = False
        self.recorded.emit(dispute, at)

    def _on_failed(self, error: Exception) -> None:
        self.under_way = False
        self.failed.emit(error)
