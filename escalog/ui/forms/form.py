"""A form, built from the fields of a kind: the one way in which wizards and act panels ask.

It holds what is typed as plain values by field name, shows errors in a summary and at the field, and never blocks
on a remark about privacy. It records nothing and knows no service.
"""

from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from escalog.domain.entry_kinds.fields import Control
from escalog.domain.permissions.requirements import applies, is_blank, is_required
from escalog.domain.values.entry import FieldValue
from escalog.ui.forms.question import FormContext, Question
from escalog.ui.forms.rows import ErrorSummary
from escalog.ui.look.button_look import ButtonLook
from escalog.ui.look.theme import theme
from escalog.ui.look.tokens import Role, Size, Space
from escalog.ui.widgets.buttons import Button
from escalog.ui.widgets.layouts import Box, row
from escalog.ui.widgets.text import Text
from escalog.wording.fields import AskedField


class Form(Box):
    """Questions under each other. `changed` at every key, `left` when a field is left: keep the draft then."""

    changed = Signal()
    left = Signal()
    mended = Signal(str)
    """The name of a question whose error was shown and is mended."""

    def __init__(
        self,
        fields: Sequence[AskedField],
        context: FormContext,
        values: Mapping[str, FieldValue] | None = None,
        *,
        own_summary: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(gap=Space.CARDS, parent=parent)
        self._fields, self._context = tuple(fields), context
        self._questions: dict[str, Question] = {}
        self._repeated: dict[str, Repeated] = {}
        self._kept: dict[str, FieldValue] = {}
        self.summary = ErrorSummary()
        self.summary.chosen.connect(self.focus_field)
        if own_summary:
            self.add(self.summary)
        self._build()
        self.set_values(values or {})
        self._limit_width()

    # values

    def values(self) -> dict[str, FieldValue]:
        """What is filled in, by full name; nothing that is empty."""
        values: dict[str, FieldValue] = {name: value for name, value in self._kept.items() if value not in (None, "")}
        for question in self.questions():
            value = question.value()
            if value is not None:
                values[question.name] = value
            else:
                values.pop(question.name, None)
        return values

    def set_values(self, values: Mapping[str, FieldValue]) -> None:
        """Fills in values. Names that the form does not ask for are kept and returned by `values`."""
        for repeated in self._repeated.values():
            repeated.make_room_for(values)
        self._kept = dict(values)
        for question in self.questions():
            question.fill(values.get(question.name))
            self._kept.pop(question.name, None)
        self._show_what_applies()

    def refresh_choices(self) -> None:
        """Asks again for what can be chosen, after the disagreement or the pack changed."""
        for question in self.questions():
            question.refresh_choices()

    # errors

    def errors(self) -> tuple[tuple[str, str], ...]:
        """Every problem as (name, sentence), in page order."""
        values = self.values()
        errors: list[tuple[str, str]] = []
        for question in self.questions():
            sentences = question.errors()
            if not sentences and self._is_needed(question, values) and is_blank(values.get(question.name)):
                sentences = (question.field.error or f"Fill in: {question.row.question}",)
            errors.extend((question.name, sentence) for sentence in sentences)
        return tuple(errors)

    def check(self) -> bool:
        """Shows every problem in the summary and at its field, and focuses the summary."""
        errors = self.errors()
        self.show_errors(errors)
        if errors and self.summary.parentWidget() is not None:
            self.summary.take_focus()
        return not errors

    def show_errors(self, errors: Sequence[tuple[str, str]]) -> None:
        """Shows these errors, or none. A summary that stands nowhere is left to whoever asked for the form."""
        if self.summary.parentWidget() is not None:
            self.summary.show_errors(errors)
        for question in self.questions():
            question.row.show_errors([sentence for name, sentence in errors if name == question.name])

    def put_below(self, name: str, widget: QWidget) -> None:
        """Puts something directly below a question, so that nothing above moves when it shows."""
        self.box.insertWidget(self.box.indexOf(self._questions[name].row) + 1, widget)

    # the keyboard

    def focus_field(self, name: str) -> None:
        """Focuses the control of a field."""
        question = self.question(name)
        if question is not None:
            question.row.setVisible(True)
            question.row.take_focus()

    def focus_first(self) -> None:
        """Focuses the first question."""
        first = next(self.questions(), None)
        if first is not None:
            first.row.take_focus()

    def question(self, name: str) -> Question | None:
        """One question by its full name."""
        return next((question for question in self.questions() if question.name == name), None)

    def changeEvent(self, event: QEvent) -> None:
        """Follows the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._limit_width()

    # building

    def _build(self) -> None:
        for field in self._fields:
            if field.control is Control.HIDDEN:
                continue
            if "*" in field.name:
                self._build_repeated(field)
                continue
            question = Question(field, field.name, self._context)
            self._take(question)
            self._questions[field.name] = question
            self.add(question.row)

    def _build_repeated(self, field: AskedField) -> None:
        prefix = field.name.split(".*")[0]
        if prefix not in self._repeated:
            among = tuple(other for other in self._fields if other.name.startswith(f"{prefix}.*"))
            repeated = Repeated(prefix, among, self._context)
            repeated.question_added.connect(self._take)
            repeated.changed.connect(self._on_changed)
            self._repeated[prefix] = repeated
            repeated.begin()
            self.add(repeated)

    def _take(self, question: Question) -> None:
        question.setParent(self)
        question.changed.connect(self._on_changed)
        question.left.connect(self.left)

    def questions(self) -> Iterator[Question]:
        """Every question, in the order of the page."""
        seen: set[str] = set()
        for field in self._fields:
            if field.name in self._questions:
                yield self._questions[field.name]
            prefix = field.name.split(".*")[0]
            if "*" in field.name and prefix in self._repeated and prefix not in seen:
                seen.add(prefix)
                yield from self._repeated[prefix].questions()

    def _is_needed(self, question: Question, values: Mapping[str, FieldValue]) -> bool:
        field = question.field
        if "*" in field.name and not self._repeated[field.name.split(".*")[0]].counts(question, values):
            return False
        return is_required(field, values)

    def _show_what_applies(self) -> None:
        """Shows a question once another answer requires it, and keeps it visible while it has a value."""
        values = self.values()
        for question in self._questions.values():
            field = question.field
            if field.required_when is not None:
                first = self._questions.get(field.required_when[0])
                ticked = first is not None and first.field.control is Control.TICK  # not ticked is an answer too
                open_yet = values.get(field.required_when[0]) is None and field.control is Control.PROSE and not ticked
                question.row.setVisible(applies(field, values) or open_yet or question.value() is not None)

    def _on_changed(self) -> None:
        self._show_what_applies()
        self._take_back_errors()
        self.changed.emit()

    def _take_back_errors(self) -> None:
        """Removes errors as they are fixed; never adds one while somebody types."""
        shown = [question for question in self.questions() if question.row.has_errors]
        if not shown:
            return
        still = {name for name, _sentence in self.errors()}
        for question in shown:
            if question.name not in still:
                question.row.show_errors(())
                self.summary.mend(question.name)
                self.mended.emit(question.name)

    def _limit_width(self) -> None:
        self.setMaximumWidth(theme().text(Size.PROSE))


class Repeated(Box):
    """Questions that are asked once for each of several: children by number, a stage's writing by its id."""

    question_added = Signal(object)
    changed = Signal()

    def __init__(self, prefix: str, fields: tuple[AskedField, ...], context: FormContext) -> None:
        super().__init__(gap=Space.CARDS)
        self._prefix, self._fields, self._context = prefix, fields, context
        self._groups: dict[str, list[Question]] = {}
        self._boxes: dict[str, Box] = {}
        self._named = {choice.id: choice.label for choice in context.choices(prefix)}
        noun = context.nouns.get(prefix, prefix).replace("-", " ").replace("_", " ")
        self._noun = noun
        self._more = Button(f"Add another {noun}", ButtonLook.PLAIN, "plus")
        self._more.clicked.connect(self._on_more)

    def begin(self) -> None:
        """Asks for each named one, or for the first."""
        for key in self._named or ("1",):
            self._add(key)
        holder = row(self._more)
        holder.add_stretch()
        self.add(holder)  # before it is shown or hidden: on no page it would be a window of its own
        holder.setHidden(bool(self._named))

    def questions(self) -> Iterator[Question]:
        """Every question."""
        for group in self._groups.values():
            yield from group

    def counts(self, question: Question, values: Mapping[str, FieldValue]) -> bool:
        """Whether the group of a question is in use: the first always is, a later one once something is filled in."""
        key = question.name.split(".")[1]
        return key == next(iter(self._groups)) or any(values.get(other.name) is not None for other in self._groups[key])

    def make_room_for(self, values: Mapping[str, FieldValue]) -> None:
        """Adds the groups that these values need."""
        for name in values:
            parts = name.split(".")
            if parts[0] == self._prefix and len(parts) > 1 and parts[1] not in self._groups:
                self._add(parts[1])

    def _add(self, key: str) -> None:
        box = Box(gap=Space.CARDS)
        if not self._named and key != "1":
            remove = Button("Remove", ButtonLook.LINK, name=f"Remove {self._noun} {key}")
            remove.clicked.connect(lambda: self._remove(key))
            head = row(Text(f"{self._noun.capitalize()} {key}", Role.H3))
            head.add_stretch()
            head.add(remove)
            box.add(head)
        group = []
        for field in self._fields:
            label = self._named.get(key, "") if self._named else ""
            question = Question(field, field.name.replace("*", key), self._context, label)
            if key != "1" and not self._named:
                question.control.setAccessibleName(f"{field.label}, {self._noun} {key}")
            box.add(question.row)
            group.append(question)
        self._groups[key], self._boxes[key] = group, box
        at = self.box.count() - (1 if self._more.parent() is not None and self._more.parentWidget() is not self else 0)
        self.box.insertWidget(at, box)
        for question in group:
            self.question_added.emit(question)

    def _remove(self, key: str) -> None:
        self._groups.pop(key)
        box = self._boxes.pop(key)
        box.hide()
        box.deleteLater()
        self._more.setFocus()
        self.changed.emit()

    def _on_more(self) -> None:
        key = str(max(int(number) for number in self._groups) + 1)
        self._add(key)
        self._boxes[key].show()
        self._groups[key][0].row.take_focus()
