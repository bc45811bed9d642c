"""What the check of one file found: shape, verdict in words, file, who signed, and details below."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from escalog.ui.diagrams.marks import VERDICT_TOKENS, VerdictMark, VerdictShape
from escalog.ui.look.button_look import ButtonLook
from escalog.ui.look.tokens import Role, Space
from escalog.ui.widgets.buttons import Button
from escalog.ui.widgets.layouts import Box, column, row
from escalog.ui.widgets.surfaces import Card
from escalog.ui.widgets.text import Text, hint


class VerdictCard(Card):
    """One file's verdict. `opened` is emitted with True when its details come up."""

    opened = Signal(bool)

    def __init__(self, verdict: VerdictMark, words: str, file: str, lines: Sequence[str]) -> None:
        super().__init__(gap=Space.LABEL, margin=Space.CARDS)
        self.verdict, self.file = verdict, file
        self.words = Text(words, Role.H3, VERDICT_TOKENS[verdict][1])
        self.toggle = Button("Details", ButtonLook.LINK, name=f"Details for {file}")
        self.details = Box(gap=Space.GROUP)
        self.details.hide()
        self.toggle.setAccessibleDescription(f"{words}. {' '.join(lines)}")
        self._build(lines)
        self.toggle.clicked.connect(self._on_toggled)

    def _build(self, lines: Sequence[str]) -> None:
        shape = VerdictShape(self.verdict)
        texts = column(self.words, Text(self.file, Role.SMALL_BOLD, "ink2"), gap=Space.HAIR)
        for number, line in enumerate(lines):
            texts.add(Text(line) if number == 0 else Text(line, Role.BODY, "ink2"))
        head = row(shape, gap=Space.CARD)
        head.add(texts, stretch=1)
        head.add(self.toggle)
        head.box.setAlignment(shape, Qt.AlignmentFlag.AlignTop)
        head.box.setAlignment(self.toggle, Qt.AlignmentFlag.AlignTop)
        self.add(head, self.details)

    def add_details(self, *parts: QWidget) -> None:
        """Puts parts into the details."""
        self.details.add(*parts)

    def add_fact(self, label: str, value: str) -> None:
        """Puts a named fact into the details."""
        self.details.add(column(hint(label), Text(value), gap=Space.NONE))

    def open(self, *, on: bool = True) -> None:
        """Shows or hides the details."""
        self.details.setVisible(on)
        self.toggle.setText("Hide details" if on else "Details")
        self.toggle.setAccessibleName(f"{self.toggle.text()} for {self.file}")
        self.opened.emit(on)

    def _on_toggled(self) -> None:
        self.open(on=not self.details.isVisibleTo(self))
