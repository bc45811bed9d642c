"""A yes-or-no question before something irreversible. The only modal box of the program."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from escalog.ui.look.button_look import ButtonLook
from escalog.ui.look.theme import theme
from escalog.ui.look.tokens import Size, Space
from escalog.ui.widgets.buttons import Button
from escalog.ui.widgets.layouts import Flow, column
from escalog.ui.widgets.text import Text, heading


class YesNo(QDialog):
    """Says what is lost. Enter and Esc keep everything as it is."""

    def __init__(self, parent: QWidget, question: str, advice: str, yes: str, no: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(question)
        self.setAccessibleDescription(advice)
        self.yes, self.no = Button(yes), Button(no, ButtonLook.FILLED)
        space = theme().space
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space(Space.WIDE), space(Space.PAGE), space(Space.WIDE), space(Space.PAGE))
        body = column(heading(question), Text(advice), Flow(self.no, self.yes), gap=Space.CARDS)
        body.setFixedWidth(theme().text(Size.LIST_FIELD))
        layout.addWidget(body)
        layout.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)
        self.yes.clicked.connect(self.accept)
        self.no.clicked.connect(self.reject)
        self.no.setFocus(Qt.FocusReason.OtherFocusReason)


def ask_yes_no(parent: QWidget, question: str, advice: str, yes: str, no: str) -> bool:
    """Asks and waits. False for no, for Esc, and when the program locks meanwhile."""
    return YesNo(parent.window(), question, advice, yes, no).exec() == QDialog.DialogCode.Accepted
