"""What goes before any form when a child may not be safe."""

from collections.abc import Callable

from PySide6.QtCore import Qt

from escalog.ui.look.tokens import Role, Space
from escalog.ui.widgets.layouts import row
from escalog.ui.widgets.surfaces import Card
from escalog.ui.widgets.text import Text, heading

FIRST = (
    "Call 999 if a child is in danger now.",
    "Otherwise ring children's social care, and say that it cannot wait.",
    "Tell your safeguarding lead.",
    "Then come back. What you write here is kept.",
)


def first_things(said: Callable[[str], str] = str) -> Card:
    """What goes before any form, in a route's words."""
    card = Card(heading(said("If the child may not be safe"), Role.H3), band="past_mark", edge="past_mark")
    for number, words in enumerate((said(sentence) for sentence in FIRST), start=1):
        figure = Text(f"{number}.", Role.BODY_BOLD)
        line = row(figure, gap=Space.GROUP)
        line.add(Text(words), stretch=1)
        line.box.setAlignment(figure, Qt.AlignmentFlag.AlignTop)
        card.add(line)
    return card
