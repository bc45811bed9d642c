"""What else is known of a disagreement: safety plan, the child's view, agreed actions, links; and what is not yet."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from escalog.domain.dispute.activity import ActionState
from escalog.domain.dispute.dispute import Dispute
from escalog.domain.dispute.route_moves import why_it_cannot_wait
from escalog.domain.entry_kinds.raising import COURT
from escalog.domain.entry_kinds.raising_by_route import kind_on
from escalog.domain.procedure.vocabulary import About
from escalog.domain.values.answers import ActionStatus
from escalog.domain.values.english import say_date, say_moment
from escalog.domain.values.kind_id import KindId
from escalog.ui.disagreement.words import NotRecorded, missing
from escalog.ui.look.button_look import ButtonLook
from escalog.ui.look.tokens import Role, Space, Tone
from escalog.ui.widgets.buttons import Button, literal
from escalog.ui.widgets.layouts import Box, Flow, row
from escalog.ui.widgets.surfaces import Card, Rule, Tag
from escalog.ui.widgets.text import Text, heading, hint

_STATUS = {
    ActionStatus.OPEN: ("Open", Tone.INFO),
    ActionStatus.DONE: ("Done", Tone.DONE),
    ActionStatus.NOT_DONE: ("Not done", Tone.DUE),
    ActionStatus.SEPARATE: ("Two answers were recorded separately", Tone.INFO),
}


_CHALLENGED = {
    About.CONFERENCE: "The conference and the dissent",
    About.REVIEW: "What is challenged in the plan or the review",
    About.THEME: "The theme",
}


class KnownCards(Box):
    """Cards below the positions, rebuilt whenever the disagreement changes."""

    act_asked = Signal(str, str)
    """An act, and what it is about."""
    link_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__(gap=Space.CARDS)

    def show_dispute(self, dispute: Dispute) -> None:
        """Shows what is known, and gently what is not."""
        self.empty()
        self.add(self._safety(dispute), self._actions(dispute))
        self.add(*self._links(dispute), *self._decision(dispute), *self._missing(dispute))

    def _safety(self, dispute: Dispute) -> Card:
        known, said = dispute.details, dispute.said
        card = Card(heading("Until it is settled"), gap=Space.GROUP)
        card.add(*_labelled(said("What keeps the child safe meanwhile"), known.safety_plan or "Not recorded yet."))
        if known.child_view:
            card.add(Rule(), *_labelled(said("What the child says or wants"), known.child_view))
            card.add(*((hint(known.child_view_how),) if known.child_view_how else ()))
        if known.court and known.court != "no":
            label = next((choice.label for choice in COURT if choice.id == known.court), known.court)
            advice = "Take legal advice before sharing."
            card.add(Rule(), *_labelled("Court proceedings", f"{label}. {advice}"))
        change = Button("Change the safety plan", ButtonLook.LINK)
        change.clicked.connect(lambda: self.act_asked.emit(KindId.DETAILS, "safety_plan"))
        card.add(Flow(change))
        return card

    def _actions(self, dispute: Dispute) -> Card:
        card = Card(gap=Space.GROUP)
        head = row()
        head.add(heading("Agreed actions"), stretch=1)
        more = Button("Agree an action", ButtonLook.LINK)
        more.clicked.connect(lambda: self.act_asked.emit(KindId.ACTION, ""))
        head.add(more)
        card.add(head)
        if not dispute.actions:
            card.add(hint("None is recorded."))
        for number, action in enumerate(dispute.actions):
            card.add(*((Rule(),) if number else ()), self._action(action))
        return card

    def _action(self, action: ActionState) -> Box:
        words, tone = _STATUS[action.status]
        by = f", by {say_date(action.due_on)}" if action.due_on is not None else ""
        flow = Flow(Tag(words, tone), Text(f"{action.owner}{by}", Role.SMALL, "ink2"))
        if action.status.is_open:
            say = Button(
                "Say whether it was done", ButtonLook.SMALL_LINK, name=f"Say whether it was done: {action.what}"
            )
            say.clicked.connect(lambda: self.act_asked.emit(KindId.ACTION_ANSWER, action.entry))
            flow.add(say)
        notes = [hint(note) for _entry, _done, note in action.answers if note]
        return Box(Text(action.what), flow, *notes, gap=Space.LABEL)

    def _links(self, dispute: Dispute) -> Sequence[Card]:
        if not dispute.links:
            return ()
        card = Card(heading("Linked disagreements"))
        for link in dispute.links:
            go = Button("Open it", ButtonLook.LINK, name=f"Open the linked disagreement {link.other[:8]}")
            go.clicked.connect(self._open(link.other))
            line = row()
            line.add(Text(link.why or "They belong together."), stretch=1)
            line.add(go)
            card.add(line)
        return (card,)

    def _open(self, other: str) -> object:
        def ask() -> None:
            self.link_asked.emit(other)

        return ask

    def _decision(self, dispute: Dispute) -> Sequence[Card]:
        known = dispute.details
        kind = kind_on(dispute.track, dispute.procedure)
        card = Card(heading(_CHALLENGED.get(dispute.track.about, "The decision that is challenged")))
        told = (
            ("cannot_wait", why_it_cannot_wait(dispute)),
            ("theme", known.theme),
            ("conference", say_moment(known.conference, year=True) if known.conference is not None else ""),
            ("conference_chair", known.conference_chair),
            ("review_on", say_moment(known.review_on, year=True) if known.review_on is not None else ""),
            ("reviewing_officer", known.reviewing_officer),
        )
        for name, words in told:
            card.add(*(_labelled(kind.field(name).heading, words) if words else ()))
        card.add(Text(known.decision or "Not given in this copy."))
        if known.rationale:
            card.add(*_labelled("The reason that was given", known.rationale))
        return (card,)

    def _missing(self, dispute: Dispute) -> Sequence[Card]:
        left = missing(dispute)
        if not left or not dispute.open:
            return ()
        card = Card(heading("Not recorded yet, and that is fine"), gap=Space.LABEL)
        card.add(hint("Add what you know, when you know it."))
        card.add(Flow(*(self._add_link(point) for point in left), gap=Space.CARD))
        return (card,)

    def _add_link(self, point: NotRecorded) -> Button:
        link = Button(literal(point.label), ButtonLook.LINK, name=f"Add: {point.label}", wraps=True)
        link.clicked.connect(lambda: self.act_asked.emit(point.kind, point.about))
        return link


def _labelled(label: str, words: str) -> tuple[Text, Text]:
    return Text(label, Role.SMALL_BOLD, "ink2"), Text(words)
