"""What stands in the agenda where nothing is due: a word why, and where to go on."""

from PySide6.QtCore import Signal

from escalog.services.agenda.agenda import AgendaView
from escalog.ui.widgets.buttons import Button
from escalog.ui.widgets.layouts import Flow
from escalog.ui.widgets.surfaces import Card
from escalog.ui.widgets.text import Text, heading
from escalog.wording.language import say


class NothingDue(Card):
    """Offers the next date, or to raise a disagreement where none is open."""

    raise_asked = Signal()
    next_asked = Signal()

    def __init__(self) -> None:
        self.heading, self.words = heading(""), Text("", colour="ink2")
        self.begin = Button(say("agenda-raise-disagreement"), icon="plus")
        self.to_next = Button("")
        super().__init__(self.heading, self.words, Flow(self.begin, self.to_next))
        self.begin.clicked.connect(self.raise_asked)
        self.to_next.clicked.connect(self.next_asked)

    def say(self, view: AgendaView, *, with_heading: bool) -> None:
        """Says why nothing is listed. The heading is dropped in narrow windows, where the lead says the same."""
        self.heading.setVisible(with_heading)
        self.begin.setVisible(not view.any_open)
        self.to_next.setVisible(view.next_on is not None)
        if not view.any_open and view.next_on is None:
            self.heading.setText(say("agenda-nothing-open"))
            self.words.setText(say("agenda-raise-disagreement-its-time-limits"))
            return
        self.heading.setText(say("agenda-none-where", span="day" if view.first == view.last else "week"))
        later = say("agenda-nothing-later-has-date-yet")
        if view.next_on is not None:
            later = say("agenda-next-date", day=view.next_on)
            self.to_next.setText(say("agenda-go-to", day=view.next_on))
        self.words.setText(later)
