"""The side panel of one act: title, what to know, the form, and a fixed foot. Emits what is asked of it.

Knows no service: the page records, keeps the draft and closes the panel.
"""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from escalog.domain.values.entry import FieldValue
from escalog.ui.acts.spec import ActSpec
from escalog.ui.forms.choices import ListChoice
from escalog.ui.forms.form import Form
from escalog.ui.forms.question import FormContext
from escalog.ui.forms.rows import FieldRow
from escalog.ui.look.button_look import ButtonLook
from escalog.ui.look.tokens import Role, Space
from escalog.ui.page.failure_box import FailureBox
from escalog.ui.page.safety_first import first_things
from escalog.ui.widgets.buttons import Button
from escalog.ui.widgets.layouts import Box, Flow, row
from escalog.ui.widgets.scroll import ScrollPane
from escalog.ui.widgets.surfaces import Panel
from escalog.ui.widgets.text import Text, heading, hint

WHEN = "occurred"
_SAYS_RISK = ("because_of_risk", "to_track")
"""Answers that may say that there is risk now."""
KEPT_FOR_GOOD = "Once recorded, it can be corrected but not changed or removed."


class ActPanel(Panel):
    """One act being written."""

    record_asked = Signal()
    closed = Signal()
    other_part_asked = Signal(str)
    """Another part of the same entry is to be corrected: the `about` that leads there."""

    def __init__(self, spec: ActSpec, context: FormContext, notes: Sequence[QWidget] = ()) -> None:
        super().__init__(ground="surface", edge="left", gap=Space.NONE)
        self.spec = spec
        self.which: ListChoice | None = None
        self.heading = heading(spec.title)
        self.close_button = Button("Put away (Esc)", ButtonLook.QUIET, "cross")
        self.failure = FailureBox()
        self.form = Form(spec.fields, context, spec.prefilled)
        self._opened_at = self.form.values().get(WHEN) if WHEN in spec.prefilled else None
        self.who = Flow(Text(spec.quiet_words, Role.SMALL, "ink2"))
        self.change_who = Button("Change", ButtonLook.SMALL_LINK, name="Change: who did it, and how you know")
        self.record = Button("Record &this (Ctrl+Enter)", ButtonLook.FILLED, "tick")
        self.later = Button("Finish &later")
        self.line = hint(KEPT_FOR_GOOD)
        self.risk = first_things(spec.said)
        self.setAccessibleName(spec.title)
        self.setAccessibleDescription(spec.lead)
        self._build(notes)
        self._connect()

    def values(self) -> dict[str, FieldValue]:
        """What is filled in, with what the program filled in."""
        return self.form.values()

    def to_keep(self) -> dict[str, FieldValue]:
        """The draft: without the hour that the program filled in, which is another one when it goes on."""
        values = self.values()
        return {name: value for name, value in values.items() if name != WHEN or not self.hour_untouched(values)}

    def hour_untouched(self, values: dict[str, FieldValue]) -> bool:
        """Whether it still says the minute at which the panel was opened."""
        return self._opened_at is not None and values.get(WHEN) == self._opened_at

    def fill(self, values: dict[str, FieldValue]) -> None:
        """Shows a draft."""
        self.form.set_values({**self.spec.prefilled, **values})
        if any(values.get(name) != self.spec.prefilled.get(name) for name in self.spec.quiet):
            self.show_who()
        else:
            self._hide_who()
        self._show_risk()

    def check(self) -> bool:
        """Shows everything that stands in the way, in the summary and at the fields."""
        values = self.values()
        errors = list(self.form.errors())
        named = {name for name, _sentence in errors}
        errors += [error for error in self.spec.problems(values) if error[0] not in named]
        errors.sort(key=lambda error: self._place(error[0]))
        if any(name in self.spec.quiet for name, _sentence in errors):
            self.show_who()
        self.form.show_errors(errors)
        if errors:
            self.form.summary.take_focus()
        return not errors

    def say_line(self, words: str) -> None:
        """The line in the foot: "Draft kept at 10:42:07"."""
        self.line.setText(f"{words}. {KEPT_FOR_GOOD}" if words else KEPT_FOR_GOOD)

    def show_failure(self, error: Exception) -> None:
        """Recording was not possible: everything typed stays."""
        self.record.set_ready()
        self.failure.show_failure(error)
        self.pane.to_top()
        self.record.setFocus()

    def show_who(self) -> None:
        """Shows who did it and how that is known, to be changed."""
        self.who.hide()
        for name in self.spec.quiet:
            question = self.form.question(name)
            if question is not None and (name != "known_from" or question.value() is not None):
                question.row.show()

    def take_focus(self) -> None:
        """Puts the keyboard into the first question."""
        if self.spec.first:
            self.form.focus_field(self.spec.first)
        else:
            self.form.focus_first()

    def set_narrow(self, *, narrow: bool) -> None:
        """Shorter words where the panel fills the page."""
        self.record.setText("Record &this" if narrow else "Record &this (Ctrl+Enter)")

    def _build(self, notes: Sequence[QWidget]) -> None:
        head = row()
        head.add(self.heading, stretch=1)
        head.add(self.close_button)
        body = Box(head, hint(self.spec.lead), self.failure, gap=Space.CARDS)
        body.set_margins(Space.CARD, Space.CARDS, Space.CARD, Space.CARD)
        for label, words in self.spec.shown:
            body.add(Box(Text(label, Role.SMALL_BOLD, "ink2"), Text(words), gap=Space.NONE))
        body.add(*self._parts(), *notes, self.form)
        says_risk = next((name for name in _SAYS_RISK if self.form.question(name) is not None), None)
        if says_risk is not None:
            self.form.put_below(says_risk, self.risk)
        if self.spec.quiet:
            self.who.add(self.change_who)
            body.add(self.who)
            self._hide_who()
        body.add_stretch()
        self.pane = ScrollPane(body)
        foot = Panel(Flow(self.record, self.later), self.line, ground="surface", edge="top", gap=Space.LABEL)
        foot.set_margins(Space.CARD, Space.GROUP, Space.CARD, Space.GROUP)
        self.add(self.pane, stretch=1)
        self.add(foot)

    def _parts(self) -> Sequence[QWidget]:
        if len(self.spec.parts) < 2:
            return ()
        which = ListChoice([(part.id, part.label) for part in self.spec.parts], ask="")
        which.set_value(self.spec.about)
        which.currentIndexChanged.connect(lambda _index: self.other_part_asked.emit(which.value()))
        self.which = which
        return (FieldRow("What is corrected?", which),)

    def _place(self, name: str) -> int:
        """Where a question stands on the page."""
        head = name.partition(".")[0]
        names = [field.name for field in self.spec.fields]
        return next((at for at, known in enumerate(names) if known in (name, f"{head}.*")), len(names))

    def _hide_who(self) -> None:
        self.who.setVisible(bool(self.spec.quiet))
        for name in self.spec.quiet:
            question = self.form.question(name)
            if question is not None:
                question.row.hide()

    def _connect(self) -> None:
        self.record.clicked.connect(self.record_asked)
        self.form.changed.connect(self._show_risk)
        self._show_risk()
        self.later.clicked.connect(self.closed)
        self.close_button.clicked.connect(self.closed)
        self.change_who.clicked.connect(self._on_change_who)

    def _show_risk(self) -> None:
        """Because of risk: what goes before any form."""
        self.risk.setVisible(self.spec.at_risk(self.form.values()))

    def _on_change_who(self) -> None:
        self.show_who()
        self.form.focus_field("by")
