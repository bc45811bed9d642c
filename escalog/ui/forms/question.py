"""One question of a form: the control that fits its kind, read and filled as plain values."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget

from escalog.domain.entry_kinds.fields import Control, is_valid
from escalog.domain.procedure.model import Choice
from escalog.domain.values.entry import FieldValue
from escalog.domain.values.identifying_text import IdentifyingText, looks_identifying
from escalog.ui.forms.choices import ChoiceGroup, ListChoice
from escalog.ui.forms.dates import DateField
from escalog.ui.forms.line import LineEdit
from escalog.ui.forms.prose import ProseEdit
from escalog.ui.forms.rows import FieldRow, Note
from escalog.ui.forms.tick import Tick
from escalog.ui.later import timer
from escalog.ui.look.tokens import Delay
from escalog.ui.widgets.announce import announce
from escalog.wording.fields import AskedField

Choices = Callable[[str], Sequence[Choice]]
"""Gives the choices that the pack or the disagreement knows, by the field's `choices_from`; "people" gives names."""

Notices = Callable[[str], Sequence[IdentifyingText]]
"""Finds what in a text looks as if it identified somebody; see `domain.privacy`."""

_TO_COME = frozenset({"due"})
"""Moments that lie ahead."""
_MOST_OFFERED = 2
_SAID_IN_HINT = ("If you ", "If they ", "If something ", "Only if ", "Leave ")
"""How a hint begins that says by itself that a question may be left empty."""


@dataclass(frozen=True, slots=True)
class FormContext:
    """What a form needs from outside: choices, the hour, and remarks about texts."""

    choices: Choices
    now: Callable[[], datetime]
    notices: Notices | None = None
    nouns: Mapping[str, str] = field(default_factory=dict)
    """What one of several is called, by the beginning of the fields' names, where another word than that is used."""


class Question(QObject):
    """A field in a form under its full name (`child.2.initials`), with its row on the page."""

    changed = Signal()
    left = Signal()

    def __init__(self, field: AskedField, name: str, context: FormContext, label: str = "") -> None:
        super().__init__()
        self.field, self.name = field, name
        self._context = context
        self.control = _control(field, context, label or field.label)
        self.row = FieldRow(
            label or field.label,
            self.control,
            field.hint,
            shown_label=not isinstance(self.control, Tick),
            optional=may_be_empty(field),
        )
        self._notice_timer = timer(self.control, self._look_for_notices, Delay.NOTICE_AFTER_KEY)
        self._connect()

    def value(self) -> FieldValue:
        """What is filled in; None when nothing is."""
        control = self.control
        if isinstance(control, Tick):
            return True if control.isChecked() else None
        if isinstance(control, ChoiceGroup | ListChoice | DateField):
            return control.value() or None
        text = control.text() if isinstance(control, LineEdit | ProseEdit) else ""
        return text.strip() or None

    def fill(self, value: FieldValue) -> None:
        """Shows a value."""
        control = self.control
        if isinstance(control, Tick):
            control.setChecked(value is True)
        elif isinstance(control, ChoiceGroup | ListChoice | DateField):
            control.set_value(str(value or ""))
        elif isinstance(control, LineEdit | ProseEdit):
            control.setText(str(value or ""))
        self._look_for_notices()

    def errors(self) -> tuple[str, ...]:
        """Why what is filled in cannot be read."""
        if isinstance(self.control, DateField):
            return self.control.errors()
        return () if is_valid(self.field, self.value()) else (self.field.error,)

    def refresh_choices(self) -> None:
        """Asks again what can be chosen."""
        if isinstance(self.control, ListChoice):
            self.control.set_choices(_pairs(self.field, self._context))
        elif isinstance(self.control, LineEdit) and self.field.control is Control.PERSON:
            self.control.offer([choice.label for choice in self._context.choices("people")])

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Notices that the keyboard left the control."""
        if event.type() == QEvent.Type.FocusOut:
            self._look_for_notices()
            self.left.emit()
        return False

    def _connect(self) -> None:
        control = self.control
        if isinstance(control, Tick):
            control.toggled.connect(self.changed)
        elif isinstance(control, ListChoice):
            control.currentIndexChanged.connect(self.changed)
        elif isinstance(control, ChoiceGroup):
            control.changed.connect(self.changed)
        elif isinstance(control, DateField):
            control.changed.connect(self.changed)
            control.left.connect(self.left)
        elif isinstance(control, LineEdit | ProseEdit):
            control.textChanged.connect(self.changed)
            control.textChanged.connect(self._on_typed)
        control.installEventFilter(self)

    def _on_typed(self) -> None:
        if self._context.notices is not None:
            self._notice_timer.start()

    def _look_for_notices(self) -> None:
        notices = self._context.notices
        if notices is None or not isinstance(self.control, LineEdit | ProseEdit):
            return
        by_sentence: dict[str, list[IdentifyingText]] = {}
        for notice in notices(self.control.text()):
            if notice.code != "name" or self.field.control is not Control.AGENCY:
                by_sentence.setdefault(notice.sentence, []).append(notice)
        self.row.show_notes([Note(sentence, self._offers(among)) for sentence, among in by_sentence.items()])

    def _offers(self, among: Sequence[IdentifyingText]) -> tuple[tuple[str, Callable[[], None]], ...]:
        offered = [notice for notice in among if notice.suggestion][:_MOST_OFFERED]
        return tuple((f"Shorten to {notice.suggestion}", self._shortener(notice)) for notice in offered)

    def _shortener(self, notice: IdentifyingText) -> Callable[[], None]:
        return lambda: self._shorten(notice)

    def _shorten(self, notice: IdentifyingText) -> None:
        """Puts initials where the name stands: one step that Ctrl+Z takes back."""
        control = self.control
        if isinstance(control, LineEdit | ProseEdit):
            control.replace_part(notice.start, notice.end, notice.suggestion)
            self._look_for_notices()
            control.setFocus()
            announce(control, f"Shortened to {notice.suggestion} Ctrl+Z takes it back.")


def notices_of(known: Sequence[str]) -> Notices:
    """Friendly remarks about what looks as if it identified somebody; people already named here never warn."""
    return lambda text: tuple(looks_identifying(text, known))


def may_be_empty(field: AskedField) -> bool:
    """Whether its label says "optional": not where the hint says so already, nor where another answer decides."""
    if field.required or field.required_when is not None or field.control in (Control.TICK, Control.HIDDEN):
        return False
    return not field.name.startswith("writing.") and not field.hint.startswith(_SAID_IN_HINT)


def _pairs(field: AskedField, context: FormContext) -> list[tuple[str, str]]:
    given = context.choices(field.choices_from) if field.choices_from else ()
    return [(choice.id, choice.label) for choice in (given or field.options)]


def _control(field: AskedField, context: FormContext, question: str) -> QWidget:
    match field.control:
        case Control.PROSE:
            prose = ProseEdit()
            prose.setPlaceholderText(field.placeholder)
            return prose
        case Control.CHOICE:
            return ChoiceGroup(_pairs(field, context))
        case Control.LIST:
            return ListChoice(_pairs(field, context))
        case Control.DATE | Control.MOMENT:
            return DateField(context.now, with_time=field.control is Control.MOMENT, ahead=field.name in _TO_COME)
        case Control.TICK:
            return Tick(question.replace("&", "&&"))
        case _:
            line = LineEdit()
            line.setPlaceholderText(field.placeholder)
            if field.control is Control.PERSON:
                line.offer([choice.label for choice in context.choices("people")])
            return line
