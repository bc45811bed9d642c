"""The first thing on the screen: unlock, or set up when there is no store yet. Also leads to what needs neither.

Imports as little as possible: this page is painted before the store is loaded.
"""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from escalog.domain.values.failure import Failure
from escalog.ui.forms.line import LineEdit
from escalog.ui.forms.rows import FieldRow
from escalog.ui.forms.tick import Tick
from escalog.ui.look.button_look import ButtonLook
from escalog.ui.look.theme import theme
from escalog.ui.look.tokens import Role, Size, Space
from escalog.ui.page.page import Page
from escalog.ui.widgets.announce import announce
from escalog.ui.widgets.buttons import Button
from escalog.ui.widgets.layouts import Box, Flow, column, row
from escalog.ui.widgets.surfaces import Card, Glyph, Rule
from escalog.ui.widgets.text import Text, hint
from escalog.wording.failures import words_of
from escalog.wording.language import say


class UnlockPage(Page):
    """Asks for the passphrase or the recovery code; without a store offers to set one up."""

    help = "unlock"

    unlock_asked = Signal(str)
    code_given = Signal(str)
    set_up_asked = Signal()
    restore_asked = Signal()
    check_asked = Signal()
    practise_asked = Signal()

    def __init__(self, *, has_store: bool, message: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.has_store = has_store
        self._by_code = False
        self.message = Text(message or ("" if has_store else say("gate-welcome")), Role.BODY, "ink2")
        self.passphrase = LineEdit()
        self.row = FieldRow(say("gate-passphrase"), self.passphrase)
        self.code = LineEdit()
        self.code_row = FieldRow(say("gate-code"), self.code, say("gate-code-hint"))
        self.show_typed = Tick(say("gate-show-typed"))
        self.unlock = Button(say("gate-unlock"), ButtonLook.FILLED)
        self.set_up = Button(say("gate-set-up"), ButtonLook.FILLED)
        self.use_sheet = Button(say("gate-use-sheet"), ButtonLook.LINK)
        self.restore = Button(say("gate-restore"), ButtonLook.LINK)
        self.check = Button(say("gate-check"), ButtonLook.LINK)
        self.practise = Button(say("gate-practise"), ButtonLook.LINK)
        self.build()
        self.connect_all()

    def build(self) -> None:
        """The card in the middle, and below it what needs no store."""
        self.heading.setText("escalog")
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.code.setEchoMode(QLineEdit.EchoMode.Password)
        self.body.box.removeWidget(self.heading)
        self.body.box.removeWidget(self.failure)
        names = column(self.heading, self.message, gap=Space.HAIR)
        head = row(Glyph("steps", "accent", Size.LOGO), gap=Space.CARDS)
        head.add(names, stretch=1)
        self.card = Card(head, self.failure, self.row, self.code_row, self.show_typed, gap=Space.GROUP)
        self.card.set_margins(Space.WIDE, Space.WIDE, Space.WIDE, Space.PAGE)
        self.card.add(self.unlock, self.set_up, Rule(), Flow(self.use_sheet, self.restore, gap=Space.PAGE))
        below = Box(hint(say("gate-no-passphrase-needed")), gap=Space.LABEL)
        below.add(Flow(self.check, self.practise, gap=Space.PAGE))
        below.set_margins(Space.WIDE, Space.CARDS, Space.WIDE, Space.NONE)
        self.body.box.addStretch(2)
        for part in (self.card, below):
            middle = row(gap=Space.NONE)
            middle.add_stretch()
            middle.add(part)
            middle.add_stretch()
            self.body.add(middle)
        self.body.box.addStretch(3)
        self._below = below
        self._set_width()
        self.set_has_store(there=self.has_store)

    def connect_all(self) -> None:
        """Connects the signals."""
        self.passphrase.returnPressed.connect(self._on_unlock)
        self.code.returnPressed.connect(self._on_unlock)
        self.unlock.clicked.connect(self._on_unlock)
        self.set_up.clicked.connect(self.set_up_asked)
        self.restore.clicked.connect(self.restore_asked)
        self.check.clicked.connect(self.check_asked)
        self.practise.clicked.connect(self.practise_asked)
        self.use_sheet.clicked.connect(self._on_use_sheet)
        self.show_typed.toggled.connect(self._on_show_typed)

    def set_has_store(self, *, there: bool) -> None:
        """There is a store to unlock, or none yet."""
        self.has_store = there
        if not there and not self.message.text():
            self.message.setText(say("gate-welcome"))
        self.message.setVisible(bool(self.message.text()))
        self.row.setVisible(there and not self._by_code)
        self.code_row.setVisible(there and self._by_code)
        for part in (self.show_typed, self.unlock, self.use_sheet):
            part.setVisible(there)
        self.set_up.setVisible(not there)

    def take_focus(self) -> None:
        """Puts the keyboard where typing begins."""
        target: QWidget = self.set_up
        if self.has_store:
            target = self.code if self._by_code else self.passphrase
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_busy(self) -> None:
        """The key is being worked out."""
        self.unlock.set_busy(say("gate-unlocking"))
        self.failure.hide()

    def show_failure(self, error: Exception) -> None:
        """A wrong passphrase stands at the field; anything else above it."""
        self.unlock.set_ready()
        self.set_up.set_ready()
        field = self.code_row if self._by_code else self.row
        if isinstance(error, Failure) and error.code in _AT_THE_FIELD:
            field.show_errors((words_of(error),))
            announce(self, words_of(error))
            field.take_focus()
            (self.code if self._by_code else self.passphrase).selectAll()
            return
        super().show_failure(error)

    def clear(self) -> None:
        """Nothing that was typed stays."""
        self.passphrase.clear()
        self.code.clear()

    def main_act(self) -> None:
        """Ctrl+Enter unlocks."""
        if self.has_store:
            self._on_unlock()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_below"):
            self._set_width()

    def _set_width(self) -> None:
        wide = theme().text(Size.UNLOCK_CARD)
        for part in (self.card, self._below):
            part.setFixedWidth(wide)

    def _on_unlock(self) -> None:
        for field_row in (self.row, self.code_row):
            field_row.show_errors(())
        typed = (self.code if self._by_code else self.passphrase).text()
        field = self.code_row if self._by_code else self.row
        if not typed:
            field.show_errors((say("gate-type-code") if self._by_code else say("gate-type-passphrase"),))
            field.take_focus()
            return
        (self.code_given if self._by_code else self.unlock_asked).emit(typed)

    def _on_use_sheet(self) -> None:
        self._by_code = not self._by_code
        self.use_sheet.setText(say("gate-use-passphrase") if self._by_code else say("gate-use-sheet"))
        self.set_has_store(there=self.has_store)
        self.take_focus()

    def _on_show_typed(self, on: object) -> None:
        mode = QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password
        self.passphrase.setEchoMode(mode)
        self.code.setEchoMode(mode)


_AT_THE_FIELD = frozenset({"store-passphrase-wrong", "store-code-wrong"})
