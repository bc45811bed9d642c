"""That somebody compared a signer's words with the signer: whom, when, and on a number from where."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Signal

from escalog.domain.values.moment import Moment
from escalog.ui.forms.dates import DateField
from escalog.ui.forms.line import LineEdit
from escalog.ui.forms.rows import ErrorSummary, FieldRow
from escalog.ui.look.button_look import ButtonLook
from escalog.ui.look.tokens import Role, Space
from escalog.ui.widgets.buttons import Button
from escalog.ui.widgets.layouts import Flow
from escalog.ui.widgets.surfaces import Card
from escalog.ui.widgets.text import Text, heading


class SignerPanel(Card):
    """Three questions. Nothing is kept until "Record this"."""

    confirmed = Signal(str, str, str, str)
    """Fingerprint, whom, on (ISO date), where the number came from."""
    given_up = Signal()

    def __init__(self, fingerprint: str, name: str, now: Callable[[], datetime]) -> None:
        super().__init__(band="accent", ground="surface", edge="accent", gap=Space.CARDS)
        self._fingerprint = fingerprint
        self.summary = ErrorSummary()
        self.whom, self.number = LineEdit(), LineEdit()
        self.when = DateField(now)
        self.rows = {
            "whom": FieldRow("Whom did you speak with?", self.whom),
            "when": FieldRow("When?", self.when),
            "number": FieldRow(
                "Where did you have the number from?",
                self.number,
                "Not from this file: from your own directory, or the agency's published number.",
            ),
        }
        self.record = Button("Record &this", ButtonLook.PLAIN, "tick")
        self.give_up = Button("Not now", ButtonLook.LINK)
        self.when.set_value(Moment.of(now()).date.isoformat())
        self.add(
            heading("I have checked these words with the signer", Role.H3),
            Text(f"Ring {name} and let them read out their eight words. Record this only if all eight are the same."),
            self.summary,
            *self.rows.values(),
            Flow(self.record, self.give_up),
        )
        self.record.clicked.connect(self._on_record)
        self.give_up.clicked.connect(self.given_up)
        self.summary.chosen.connect(lambda row: self.rows[row].take_focus())

    def take_focus(self) -> None:
        """Focuses the first question."""
        self.rows["whom"].take_focus()

    def errors(self) -> tuple[tuple[str, str], ...]:
        """What is missing, as (question, sentence)."""
        errors = []
        if not self.whom.text().strip():
            errors.append(("whom", "Write whom you spoke with"))
        if not self.when.value():
            errors.append(("when", "Enter the day you spoke with them"))
        errors += [("when", sentence) for sentence in self.when.errors()]
        if not self.number.text().strip():
            errors.append(("number", "Write where you had the number from"))
        return tuple(errors)

    def _on_record(self) -> None:
        errors = self.errors()
        self.summary.show_errors(errors)
        for name, field_row in self.rows.items():
            field_row.show_errors([sentence for question, sentence in errors if question == name])
        if errors:
            self.summary.take_focus()
            return
        self.confirmed.emit(self._fingerprint, self.whom.text(), self.when.value(), self.number.text())
