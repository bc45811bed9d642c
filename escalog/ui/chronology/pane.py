"""The side pane of a disagreement: the chronology, with a button for the entry that is current."""

from PySide6.QtCore import Signal

from escalog.domain.dispute.dispute import Dispute
from escalog.ui.chronology.list import ChronologyList
from escalog.ui.look.button_look import ButtonLook
from escalog.ui.look.tokens import Role, Space
from escalog.ui.widgets.buttons import Button
from escalog.ui.widgets.layouts import row
from escalog.ui.widgets.surfaces import Panel
from escalog.ui.widgets.text import Text, heading


class ChronologyPane(Panel):
    """Heading, a word of what was just recorded, the list."""

    correct_asked = Signal(str)
    withhold_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__(ground="surface", edge="left", gap=Space.LABEL)
        self.set_margins(Space.CARDS, Space.CARDS, Space.LABEL, Space.NONE)
        self.list = ChronologyList()
        self.entry_button = Button("This entry...", ButtonLook.QUIET, name="This entry: what can be done with it")
        self.recorded = Text("", Role.SMALL_BOLD, "done")
        head = row()
        head.add(heading("Chronology"), stretch=1)
        head.add(self.entry_button)
        self.add(head, self.recorded)
        self.add(self.list, stretch=1)
        self.recorded.hide()
        self.list.correct_asked.connect(self.correct_asked)
        self.list.withhold_asked.connect(self.withhold_asked)
        self.entry_button.clicked.connect(self._on_entry_button)
        self.list.selectionModel().currentChanged.connect(self._name_entry)

    def show_dispute(self, dispute: Dispute, year: int | None = None) -> None:
        """Shows its entries; the present year goes without saying."""
        self.list.show_dispute(dispute, year)
        self._name_entry()

    def say_recorded(self, sentence: str) -> None:
        """Says "Recorded at 10:43. It is in the chronology"; or nothing."""
        self.recorded.setText(sentence)
        self.recorded.setVisible(bool(sentence))

    def clear(self) -> None:
        """Clears every row."""
        self.list.clear()
        self.say_recorded("")

    def _name_entry(self) -> None:
        """Says which entry the button is about: the first when none is chosen yet."""
        self.entry_button.setAccessibleDescription(self.list.heading_of_entry())

    def _on_entry_button(self) -> None:
        if self.list.entry() is None:
            self.list.choose_first()
        at = self.entry_button.mapToGlobal(self.entry_button.rect().bottomLeft())
        self.list.show_menu(at)
