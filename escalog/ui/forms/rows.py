"""A field as it stands in a form: label, hint, error, control, note, in this order; and the error summary above it."""

from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol, runtime_checkable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QGroupBox, QVBoxLayout, QWidget

from escalog.ui.forms.line import LineEdit, mark_error
from escalog.ui.later import later
from escalog.ui.look.button_look import ButtonLook
from escalog.ui.look.theme import theme
from escalog.ui.look.tokens import Role, Size, Space, Tone
from escalog.ui.widgets.announce import announce
from escalog.ui.widgets.buttons import Button, literal
from escalog.ui.widgets.layouts import Box, rest_focus, row
from escalog.ui.widgets.scroll import WHOLE
from escalog.ui.widgets.surfaces import Card, Glyph
from escalog.ui.widgets.text import Text, hint, label

OPTIONAL = "optional"
"""What stands after the label of a question that may be left empty."""

_COUNTS = ("Nothing needs", "One thing needs", "Two things need", "Three things need")


@runtime_checkable
class SeveralParts(Protocol):
    """A compound control that names and marks its own parts."""

    def name(self, question: str, description: str = "") -> None:
        """Names and describes its parts."""
        ...

    def mark(self, *, wrong: bool) -> None:
        """Gives its parts the edge of an error, or takes it away."""
        ...


class Remark(Box):
    """A sentence with a mark: an error above a control, or a note below it that never blocks."""

    def __init__(self, sentence: str, tone: Tone) -> None:
        error = tone is Tone.PAST
        mark = Glyph("warning" if error else "tick" if tone is Tone.DONE else "bulb", tone.value, Size.ICON_BUTTON)
        super().__init__(mark, gap=Space.TIGHT, across=True)
        self.words = Text(sentence, Role.BODY_BOLD if error else Role.SMALL, tone.value)
        self.add(self.words, stretch=1)
        self.box.setAlignment(mark, Qt.AlignmentFlag.AlignTop)


class Note(NamedTuple):
    """A friendly note below a control, and what can be done about it in one press: words and act."""

    sentence: str
    offers: tuple[tuple[str, Callable[[], None]], ...] = ()


class FieldRow(Box):
    """One question with its control. The control's spoken name is the label, its description hint and error."""

    def __init__(
        self, question: str, control: QWidget, hint_text: str = "", *, shown_label: bool = True, optional: bool = False
    ) -> None:
        super().__init__(gap=Space.LABEL)
        question = f"{question} ({OPTIONAL})" if optional else question
        self.question, self.hint_text, self.control = question, hint_text, control
        self.label = label(question)
        self.hint = hint(hint_text)
        self._errors = Box(gap=Space.HAIR)
        self._notes = Box(gap=Space.HAIR)
        self.setProperty(WHOLE, True)
        self.add(self.label, self.hint, self._errors, control, self._notes)
        self._limit()
        self._said: tuple[str, ...] = ()
        self._noted: tuple[str, ...] = ()
        self._more = ""
        if not isinstance(control, SeveralParts):
            self.label.setBuddy(control)  # a list of choices is named by its label alone on some systems
        self.label.setVisible(shown_label)
        self.hint.setVisible(bool(hint_text))
        self.show_errors(())
        self.show_notes(())

    def show_errors(self, sentences: Sequence[str]) -> None:
        """Shows what stands in the way above the control, or nothing."""
        self._errors.empty()
        self._errors.add(*(Remark(sentence, Tone.PAST) for sentence in sentences))
        self._errors.setVisible(bool(sentences))
        if isinstance(self.control, SeveralParts):
            self.control.mark(wrong=bool(sentences))
        else:
            mark_error(self.control, wrong=bool(sentences))
        self._said = tuple(sentences)
        self._describe()

    def show_notes(self, notes: Sequence[Note]) -> None:
        """Shows friendly notes below the control. They never block."""
        self._notes.empty()
        self._notes.add(*(self._remark(note) for note in notes))
        self._notes.setVisible(bool(notes))
        sentences = tuple(note.sentence for note in notes)
        if sentences and sentences != self._noted:
            announce(self.control, " ".join(sentences))
        self._noted = sentences
        self._describe()

    def _remark(self, note: Note) -> Remark:
        """A note with its links. A link removes the note, so its action runs after the click has ended."""
        remark = Remark(note.sentence, Tone.INFO)
        for words, act in note.offers:
            link = Button(literal(words), ButtonLook.SMALL_LINK, name=f"{words}: {self.question}")
            link.clicked.connect(lambda _on=False, act=act: later(self, act))
            remark.add(link)
            remark.box.setAlignment(link, Qt.AlignmentFlag.AlignTop)
        return remark

    def changeEvent(self, event: QEvent) -> None:
        """Follows the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "control"):
            self._limit()

    def _limit(self) -> None:
        """A line of text is no longer than prose is wide."""
        if type(self.control) is LineEdit:
            self.control.setMaximumWidth(theme().text(Size.PROSE))

    @property
    def has_errors(self) -> bool:
        """Whether something stands in the way here."""
        return bool(self._said)

    def say_more(self, sentence: str) -> None:
        """Adds something shown elsewhere to the control's description, and announces it once."""
        self._more = sentence
        announce(self.control, sentence)
        self._describe()

    def take_focus(self) -> None:
        """Focuses the control itself."""
        target = self.control.focusProxy() or self.control
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _describe(self) -> None:
        description = " ".join((self.hint_text, *self._said, *self._noted, self._more)).strip()
        if isinstance(self.control, SeveralParts):
            self.control.name(self.question, description)
        else:
            self.control.setAccessibleName(self.question)
            self.control.setAccessibleDescription(description)


class ErrorSummary(QGroupBox):
    """What needs another look, at the top of a page, with the keyboard on it; each line leads to its control."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()  # a box of its own kind, so that a screen reader meets a group
        self.setFlat(True)
        card = Card(band="past_mark", ground="past_soft", edge="past_mark", gap=Space.LABEL)
        self.heading = Text("", Role.H2)
        mark = Glyph("warning", "past")
        head = row(mark, gap=Space.CARDS)
        head.add(self.heading, stretch=1)
        self._lines = Box(gap=Space.LABEL)
        self._errors: tuple[tuple[str, str], ...] = ()
        card.add(head, self._lines)
        sheet = QVBoxLayout(self)
        sheet.setContentsMargins(0, 0, 0, 0)
        sheet.addWidget(card)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.hide()

    def show_errors(self, errors: Sequence[tuple[str, str]]) -> None:
        """Shows (name, sentence) pairs; hides itself when there is none."""
        self._errors = tuple(errors)
        self._lines.empty()
        count = len(errors)
        number = _COUNTS[count] if count < len(_COUNTS) else f"{count} things need"
        self.heading.setText(f"{number} another look")
        self.setAccessibleName(self.heading.text())
        self.setAccessibleDescription(". ".join(sentence.rstrip(".") for _name, sentence in errors))
        for name, sentence in errors:
            self._lines.add(self._line(name, sentence))
        if not errors:
            rest_focus(self)  # hidden, it would hand the keyboard to whatever stands next
        self.setVisible(bool(errors))

    def mend(self, name: str) -> None:
        """Removes the line of a question whose error was fixed."""
        left = tuple(error for error in self._errors if error[0] != name)
        if left != self._errors:
            self.show_errors(left)

    def sentences(self) -> tuple[str, ...]:
        """What it says."""
        return tuple(button.text().replace("&&", "&") for button in self._lines.findChildren(Button))

    def take_focus(self) -> None:
        """Focuses the summary."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Nothing: the card paints itself."""

    def _line(self, name: str, sentence: str) -> Button:
        line = Button(literal(sentence), ButtonLook.ERROR_LINK, wraps=True)
        line.clicked.connect(lambda: self.chosen.emit(name))
        return line
