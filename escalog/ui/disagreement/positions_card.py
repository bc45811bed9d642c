"""The two positions side by side in aligned rows, with where the words come from, and the level of need."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from escalog.domain.dispute.dispute import Dispute
from escalog.domain.dispute.parties import Position, SideState
from escalog.domain.procedure.vocabulary import Side
from escalog.domain.values.english import say_moment
from escalog.ui.acts.words import side_words
from escalog.ui.diagrams.marks import SideMark
from escalog.ui.disagreement.words import level_sentence
from escalog.ui.look.button_look import ButtonLook
from escalog.ui.look.theme import theme
from escalog.ui.look.tokens import Role, Space
from escalog.ui.widgets.buttons import Button
from escalog.ui.widgets.layouts import Box, row
from escalog.ui.widgets.surfaces import Card, Rule
from escalog.ui.widgets.text import ReadText, Text, heading, hint

PARTS = (
    ("holds", "What each side holds, and why"),
    ("wants", "What should happen"),
    ("evidence", "What it rests on"),
    ("change", "What would change their mind"),
)


class PositionsCard(Card):
    """Rebuilt whenever the disagreement changes."""

    add_asked = Signal()

    def show_positions(self, dispute: Dispute) -> None:
        """Both sides."""
        self.empty()
        more = Button("Add to a position", ButtonLook.LINK)
        more.clicked.connect(self.add_asked)
        head = row()
        head.add(heading("The two positions"), stretch=1)
        head.add(more)
        self.add(head, self._grid(dispute))
        if dispute.has_levels:
            self.add(Rule(), Text("Level of need", Role.SMALL_BOLD, "ink2"), Text(level_sentence(dispute)))

    def _grid(self, dispute: Dispute) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme().space(Space.CARD))
        grid.setVerticalSpacing(theme().space(Space.LABEL))
        sides = (dispute.raising, dispute.receiving)
        top = Qt.AlignmentFlag.AlignTop
        for column, side in enumerate(sides):
            grid.setColumnStretch(column, 1)
            grid.addWidget(_side_head(dispute, side), 0, column, top)
        line = 1
        for part, label in PARTS:
            if not any(getattr(position, part) for side in sides for position in side.positions) and part != "holds":
                continue
            grid.addWidget(Rule(), line, 0, 1, 2)
            grid.addWidget(Text(label, Role.SMALL_BOLD, "ink2"), line + 1, 0, 1, 2)
            for column, side in enumerate(sides):
                grid.addWidget(_cell(side, part, side_words(dispute, side.name)), line + 2, column, top)
            line += 3
        return holder


def _side_head(dispute: Dispute, side: SideState) -> Box:
    role = side.name.value
    name = Text(f"{side_words(dispute, side.name)}, {role}", Role.H3)
    head = row(SideMark(raising=side.name is Side.RAISING), gap=Space.GROUP)
    head.add(name, stretch=1)
    where = _where_from(side.positions[0]) if side.positions else ""
    box = Box(head, gap=Space.NONE)
    if where:
        box.add(hint(where))
    return box


def _cell(side: SideState, part: str, whose: str) -> Box:
    """What one side says on one point; a later statement stands under the earlier with where it comes from."""
    box = Box(gap=Space.LABEL)
    said = [position for position in side.positions if getattr(position, part)]
    for position in said:
        words = str(getattr(position, part))
        text = ReadText(words)
        text.setAccessibleName(f"{whose}: {words}")
        box.add(text)
        if position is not side.positions[0]:
            box.add(hint(f"Added: {_where_from(position)}"))
        if part in position.withheld:
            box.add(hint("Withheld from copies."))
    if not said:
        nothing = hint("Not recorded yet.")
        nothing.setAccessibleName(f"{whose}: not recorded yet.")
        box.add(nothing)
    return box


def _where_from(position: Position) -> str:
    when = f" on {say_moment(position.stated)}" if position.stated is not None else ""
    recorded = f"recorded by {position.author}{when}"
    return f"{position.source.rstrip('.')}; {recorded}" if position.source else f"{recorded[:1].upper()}{recorded[1:]}"
