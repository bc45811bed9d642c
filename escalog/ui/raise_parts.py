"""Parts of raising that are no plain questions: other routes, what to do first, reading it through."""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from PySide6.QtCore import Qt, Signal

from escalog.domain.procedure import Procedure
from escalog.domain.raising import STEPS
from escalog.services.views import Pack
from escalog.ui.pack_choice import PackChoice
from escalog.ui.raise_words import ReviewLine, Values, not_there_yet, review, step_title
from escalog.ui.tokens import Role, Space, Tone
from escalog.ui.widgets.buttons import Button, Look, literal
from escalog.ui.widgets.layouts import Box, row
from escalog.ui.widgets.surfaces import Banner, Card, Rule
from escalog.ui.widgets.text import Text, heading

FIRST = (
    "Call 999 if a child is in danger now.",
    "Otherwise ring children's social care, and say that it cannot wait.",
    "Tell your safeguarding lead.",
    "Then come back. What you write here is kept.",
)


def first_things() -> Card:
    """What goes before any form."""
    card = Card(heading("If the child may not be safe", Role.H3), band="past_mark", edge="past_mark")
    for number, words in enumerate(FIRST, start=1):
        figure = Text(f"{number}.", Role.BODY_BOLD)
        line = row(figure, gap=Space.GROUP)
        line.add(Text(words), stretch=1)
        line.box.setAlignment(figure, Qt.AlignmentFlag.AlignTop)
        card.add(line)
    return card


class RouteStep(Box):
    """Concerns that go another way; then under which procedure, where there are several."""

    pack_chosen = Signal(str)

    def __init__(self, packs: Sequence[Pack], chosen: str) -> None:
        super().__init__(gap=Space.CARDS)
        self.routes = Card(gap=Space.GROUP)
        self.add(self.routes)
        self.choice = PackChoice("Which procedure is it under?")
        if len(packs) > 1:
            self.choice.show_packs(packs, chosen)
            self.choice.chosen.connect(self.pack_chosen)
            self.add(self.choice)

    def show_routes(self, procedure: Procedure | None) -> None:
        """Each other route with what to do instead."""
        self.routes.empty()
        routes = procedure.routes if procedure is not None else ()
        self.routes.setVisible(bool(routes))
        self.routes.add(Text("If it is one of these, this procedure is not the way", Role.H3))
        for number, route in enumerate(routes):
            if number:
                self.routes.add(Rule())
            self.routes.add(Box(Text(route.label, Role.BODY_BOLD), Text(route.instead), gap=Space.HAIR))
        self.routes.add(Rule(), Text("None of these? Then continue."))


class Review(Box):
    """Everything that was filled in, with a way back to each answer."""

    change_asked = Signal(str, str)
    """A step, and the field in it."""

    def __init__(self) -> None:
        super().__init__(gap=Space.CARDS)

    def show_values(self, values: Values, procedure: Procedure | None) -> None:
        """A card for each step."""
        self.empty()
        self.add(*self._later(values))
        lines = list(review(values, procedure))
        titles = {step.id: step_title(step, values) for step in STEPS}
        for step, group in groupby(lines, key=lambda line: line.step):
            card = Card(heading(titles[step], Role.H3), gap=Space.TIGHT)
            for number, line in enumerate(group):
                if number:
                    card.add(Rule())
                card.add(self._line(line))
            self.add(card)

    def _later(self, values: Values) -> Iterator[Banner]:
        left = not_there_yet(values)
        if left:
            words = ", ".join(each for _step, _name, each in left)
            banner = Banner(Tone.INFO, "Not there yet, and that is fine", f"{words[:1].upper()}{words[1:]}.")
            for step, name, each in left[:2]:
                link = Button(f"Add {each}", Look.LINK)
                link.clicked.connect(self._ask(step, name))
                banner.buttons.add(link)
            banner.buttons.show()
            yield banner

    def _line(self, line: ReviewLine) -> Box:
        change = Button("Change", Look.LINK, name=f"Change: {line.label}")
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


def full_name_asked(text: str, short: str) -> tuple[Banner, Button, Button]:
    """The one question about a name where initials are enough; either answer goes on."""
    shorten, keep = Button(f"Shorten to {literal(short)}"), Button("Keep as it is", Look.LINK)
    said = f"{text} looks like a full name", "Initials are enough here. What is recorded can be corrected, not removed."
    return Banner(Tone.DUE, *said, shorten, keep), shorten, keep


def nothing_adopted() -> tuple[Banner, Button]:
    """No procedure is in use yet: where to take one into use."""
    go = Button("Open procedures", Look.PLAIN, "steps")
    words = "No procedure is in use here yet", "Take your partnership's procedure into use first. It takes a minute."
    return Banner(Tone.DUE, *words, go), go


def draft_is_back(when: str) -> tuple[Banner, Button]:
    """What was written before is here again; it can be dropped, with a second press."""
    drop = Button("Begin anew...", Look.LINK)
    return Banner(Tone.INFO, f"Your draft of {when} is back", "", drop, closable=True), drop
