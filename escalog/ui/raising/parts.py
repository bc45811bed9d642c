"""Parts of raising that are no plain questions: what to do first, reading it through."""

from collections.abc import Callable, Iterator
from itertools import groupby

from PySide6.QtCore import Qt, Signal

from escalog.domain.procedure.model import Procedure
from escalog.ui.look.button_look import ButtonLook
from escalog.ui.look.tokens import Role, Space, Tone
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
            words = ", ".join(each for _step, _name, each in left)
            banner = Banner(Tone.INFO, "Not there yet, and that is fine", f"{words[:1].upper()}{words[1:]}.")
            for step, name, each in left[:2]:
                link = Button(f"Add {each}", ButtonLook.LINK)
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


class NameAsked(Box):
    """Asks once about each full name that stands where initials are enough; it refuses nothing."""

    answered = Signal(str, str)
    """A field, and what shall stand there."""

    def __init__(self) -> None:
        super().__init__()
        self._kept: set[str] = set()

    def ask(self, values: Values) -> bool:
        """Asks about the first name nobody was asked about yet; False when there is none."""
        self.empty()
        left = [each for each in full_names(values) if each[1] not in self._kept]
        if not left:
            return False
        name, text, short = left[0]
        shorten, keep = Button(f"Shorten to {literal(short)}"), Button("Keep as it is", ButtonLook.LINK)
        advice = "Initials are enough here. What is recorded can be corrected, not removed."
        banner = Banner(Tone.DUE, f"{text} looks like a full name", advice, shorten, keep)
        shorten.clicked.connect(lambda: self._answer(name, short))
        keep.clicked.connect(lambda: self._answer(name, text))
        self.add(banner)
        shorten.setFocus()
        announce(banner, f"{banner.sentence.text()}. {banner.advice.text()}")
        return True

    def forget(self) -> None:
        """Begins anew."""
        self.empty()
        self._kept.clear()

    def _answer(self, name: str, text: str) -> None:
        self._kept.add(text)
        self.answered.emit(name, text)


def nothing_adopted() -> tuple[Banner, Button]:
    """No procedure is in use yet: where to take one into use."""
    go = Button("Open procedures", ButtonLook.PLAIN, "steps")
    words = "No procedure is in use here yet", "Take your partnership's procedure into use first. It takes a minute."
    return Banner(Tone.DUE, *words, go), go


def draft_is_back(when: str) -> tuple[Banner, Button]:
    """What was written before is here again; it can be dropped, with a second press."""
    drop = Button("Begin anew...", ButtonLook.LINK)
    return Banner(Tone.INFO, f"Your draft of {when} is back", "", drop, closable=True), drop
