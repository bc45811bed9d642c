"""A page whose list fills the space and scrolls under a fixed header."""

from PySide6.QtWidgets import QSizePolicy, QWidget

from escalog.ui.look.tokens import Space
from escalog.ui.page.page import Page
from escalog.ui.widgets.layouts import Box


class ListPage(Page):
    """Base of Today and Disagreements: one pane, one scroll bar, that of the list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        head = self.pane.takeWidget()
        self.column.removeWidget(self.pane)
        self.pane.hide()
        head.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.body.set_margins(Space.PAGE, Space.CARD, Space.PAGE, Space.GROUP)
        self.list_holder = Box(gap=Space.NONE)
        self.list_holder.set_margins(Space.PAGE, Space.NONE, Space.CARDS, Space.GROUP)
        self.column.addWidget(head)
        self.column.addWidget(self.list_holder, 1)
