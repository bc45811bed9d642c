"""What is shown after one second of work."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar

from escalog.ui.look.tokens import Role, Space
from escalog.ui.widgets.buttons import Button
from escalog.ui.widgets.layouts import Flow, column
from escalog.ui.widgets.surfaces import Card
from escalog.ui.widgets.text import Text


class Progress(Card):
    """Shown after one second of work: what is being done, a bar, and Cancel where it can be cancelled."""

    cancelled = Signal()

    def __init__(self, words: str = "", *, can_cancel: bool = False) -> None:
        super().__init__(gap=Space.LABEL)
        self.words = Text(words, Role.BODY_BOLD)
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(words)
        self.cancel = Button("Cancel", name=f"Cancel: {words}")
        self.cancel.clicked.connect(self.cancelled)
        self.add(self.words, column(self.bar), Flow(self.cancel))
        self.cancel.setVisible(can_cancel)
