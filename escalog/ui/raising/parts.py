"""Parts of raising that are no plain questions: reading it through, full names, a draft that is back."""

from collections.abc import Callable, Iterator
from itertools import groupby

from PySide6.QtCore import Qt, Signal

from escalog.domain.procedure.model import Procedure
from escalog.domain.values.english import say_moment
from escalog.services.kept.draft import KeptDraft
from escalog.ui.look.button_look import ButtonLook
from escalog.ui.look.tokens import Role, Space, Tone
from escalog.ui.raising.forms import RaiseForms
from escalog.ui.raising.questions import Asking
from escalog.ui.raising.review import ReviewLine, Values, full_names, not_there_yet, review
from escalog.ui.widgets.announce import announce
from escalog.ui.widgets.buttons import Button, literal
from escalog.ui.widgets.layouts import Box, row
from escalog.ui.widgets.surfaces import Banner, Card, Rule
from escalog.ui.widgets.text import Text, heading


class Review(Box):
    """Everything that was filled in, with a way back to each answer."""

    change_asked = Signal(str, str)
    """A step, and the field in it."""

    def __init__(self) -> None:
        super().__init__(gap=Space.CARDS)

    def show_values(self, values: Values, procedure: Procedure | None) -> None:
        """A card for each step."""
        self.empty()
        self.add(*self._later(values, procedure))
        lines = list(review(values, procedure))
        titles = {step.id: step.title for step in Asking(procedure, dict(values)).steps}
        for step, group in groupby(lines, key=lambda line: line.step):
            card = Card(heading(titles[step], Role.H3), gap=Space.TIGHT)
            for number, line in enumerate(group):
                if number:
                    card.add(Rule())
                card.add(self._line(line))
            self.add(card)

    def _later(self, values: Values, procedure: Procedure | None) -> Iterator[Banner]:
        left = not_there_yet(values, procedure)
        if left:
            words = ", ".join(what for _step, _name, what in left)
            banner = Banner(Tone.INFO, "Not there yet, and that is fine", f"{words[:1].upper()}{words[1:]}.")
            for step, name, what in left[:2]:
                link = Button(f"Add {what}", ButtonLook.LINK)
                link.clicked.connect(self._ask(step, name))
                banner.buttons.add(link)
            banner.buttons.show()
            yield banner

    def _line(self, line: ReviewLine) -> Box:
        change = Button("Change", ButtonLook.LINK, name=f"Change: {line.label}")
        change.setAccessibleDescription(line.value)
        change.clicked.connect(self._ask(line.step, line.name))
        words = row(gap=Space.CARD)
        for part, stretch in ((Text(line.label, Role.BODY_BOLD), 1), (Text(line.value), 3), (change, 0)):
            words.add(part, stretch=stretch)
            words.box.setAlignment(part, Qt.AlignmentFlag.AlignTop)
        return words

    def _ask(self, step: str, name: str) -> Callable[[], None]:
        def ask() -> None:
            self.change_asked.emit(step, name)

        return ask


class NameQuestion(Box):
    """Asks once about each full name entered where initials are enough. It never blocks."""

    asked = Signal()
    answered = Signal()

    def __init__(self, forms: RaiseForms) -> None:
        super().__init__()
        self._forms = forms
        self._kept: set[str] = set()
        forms.taken.connect(self._on_taken)

    def ask(self) -> bool:
        """Asks about the first name nobody was asked about yet; False when there is none."""
        self.empty()
        left = [name for name in full_names(self._forms.values) if name[1] not in self._kept]
        if not left:
            return False
        field, text, short = left[0]
        shorten, keep = Button(f"Shorten to {literal(short)}"), Button("Keep as it is", ButtonLook.LINK)
        advice = "Initials are enough here. What is recorded can be corrected, not removed."
        banner = Banner(Tone.DUE, f"{text} looks like a full name", advice, shorten, keep)
        shorten.clicked.connect(lambda: self._answer(field, short))
        keep.clicked.connect(lambda: self._answer(field, text))
        self.add(banner)
        shorten.setFocus()
        announce(banner, f"{banner.sentence.text()}. {banner.advice.text()}")
        self.asked.emit()
        return True

    def forget(self) -> None:
        """Begins anew."""
        self.empty()
        self._kept.clear()

    def _answer(self, field: str, text: str) -> None:
        self._kept.add(text)
        self._forms.fill("sides", field, text)
        self.empty()
        self.answered.emit()

    def _on_taken(self, step: str) -> None:
        if step == "sides" and not full_names(self._forms.values):
            self.empty()  # shortened at the field meanwhile


def nothing_adopted() -> tuple[Banner, Button]:
    """No procedure is in use yet: where to take one into use."""
    go = Button("Open procedures", ButtonLook.PLAIN, "steps")
    words = "No procedure is in use here yet", "Take your partnership's procedure into use first. It takes a minute."
    return Banner(Tone.DUE, *words, go), go


class DraftIsBack(Banner):
    """Says that a draft was restored; pressing "Begin anew" twice discards it."""

    drop_asked = Signal()

    def __init__(self) -> None:
        self.begin_anew = Button(_BEGIN_ANEW, ButtonLook.LINK)
        self._sure = False
        super().__init__(Tone.INFO, "", "", self.begin_anew, closable=True)
        self.begin_anew.clicked.connect(self._on_begin_anew)

    def show_draft(self, draft: KeptDraft | None) -> None:
        """Says when it was kept; hides where there is none."""
        if draft is not None:
            self.say(f"Your draft of {say_moment(draft.kept_at)} is back")
        self._sure = False
        self.begin_anew.setText(_BEGIN_ANEW)
        self.setVisible(draft is not None)

    def _on_begin_anew(self) -> None:
        if self._sure:
            self.drop_asked.emit()
            return
        self._sure = True
        self.begin_anew.setText("Drop this draft and begin anew")


_BEGIN_ANEW = "Begin anew..."
