"""The form for a closure or an extra working day, and the card of the dates that a change moves. Knows no service."""

from collections.abc import Callable
from datetime import date, datetime

from escalog.domain.deadlines.local_days import LONGEST_NAME, LocalDays
from escalog.domain.entry_kinds.fields import Control
from escalog.domain.procedure.model import Choice
from escalog.domain.values.entry import FieldValue
from escalog.domain.values.failure import Failure
from escalog.services.agenda.closures import Change, Moves
from escalog.ui.forms.form import Form
from escalog.ui.forms.question import FormContext
from escalog.ui.look.tokens import Role, Space
from escalog.ui.widgets.layouts import Box
from escalog.ui.widgets.surfaces import Card
from escalog.ui.widgets.text import Text, heading, hint
from escalog.wording.failures import words_of
from escalog.wording.fields import AskedField
from escalog.wording.language import say

MOST_MOVES = 20
"""How many moved dates are named; the rest are counted."""

CLOSED, WORKED = "closed", "worked"

FIELDS = (
    AskedField(
        "days",
        label="What is it?",
        control=Control.CHOICE,
        options=(Choice(id=CLOSED, label="Nobody works: a closure"), Choice(id=WORKED, label="An extra working day")),
        required=True,
        error="Say whether nobody works, or it is an extra working day",
        case_text=False,
    ),
    AskedField(
        "first", label="On which day?", control=Control.DATE, required=True, error="Enter the day", case_text=False
    ),
    AskedField(
        "last", label="Until which day?", control=Control.DATE, hint="Only for several days on end.", case_text=False
    ),
    AskedField(
        "name",
        label="What is it called?",
        hint="For example Training day. It stands beside the date, and in records whose dates it moves.",
        required=True,
        error="Write what it is called",
        case_text=False,
    ),
)


def form(now: Callable[[], datetime]) -> Form:
    """The questions."""
    return Form(FIELDS, FormContext(lambda _name: (), now))


def values_of(days: LocalDays | None) -> dict[str, FieldValue]:
    """What the form begins with."""
    if days is None:
        return {"days": CLOSED}
    several = days.last if days.last != days.first else None
    return {
        "days": CLOSED if days.closed else WORKED,
        "first": days.first.isoformat(),
        "last": several.isoformat() if several is not None else "",
        "name": days.name,
    }


def days_of(values: dict[str, FieldValue]) -> LocalDays:
    """The days that were entered. The form must have passed its checks."""
    first = date.fromisoformat(str(values["first"]))
    last = str(values.get("last") or "")
    return LocalDays(
        closed=values.get("days") != WORKED,
        first=first,
        last=date.fromisoformat(last) if last else first,
        name=str(values["name"]),
    )


FIELD_OF = {
    "local-days-without-name": "name",
    "local-days-long-name": "name",
    "local-days-backwards": "last",
    "local-days-too-many": "last",
    "local-days-twice": "first",
}
"""Which question a failure is about."""


def error_of(failure: Failure) -> tuple[str, str] | None:
    """A failure as an error of one question; None when it is about none of them."""
    name = FIELD_OF.get(failure.code)
    return None if name is None else (name, words_of(failure).rstrip("."))


class MovesCard(Card):
    """Lists what a change would move before it is saved."""

    def __init__(self) -> None:
        self.title = heading(say("agenda-what-this-moves"))
        self.lead = Text("")
        self.note = Text("")
        self.moves = Box()
        self.last = hint(say("agenda-limits-that-were-met-already"))
        super().__init__(self.title, self.lead, self.note, self.moves, self.last)

    def begin(self, change: Change, gone: LocalDays | None) -> None:
        """Names the change while its effect is still being worked out."""
        self.title.setText(_what(change, gone))
        self.moves.empty()
        self.lead.setText(say("agenda-looking-at-what-this-moves"))
        self.note.hide()
        self.last.hide()

    def show_moves(self, moves: Moves) -> None:
        """Shows progress, then every moved date once all disagreements have been checked."""
        if not moves.whole:
            self.lead.setText(say("closures-looking", looked=moves.looked, all=moves.all))
            return
        self.lead.setText(moves.lead)
        self.note.setText(moves.note)
        self.note.setVisible(bool(moves.note))
        self.last.setVisible(bool(moves.moves))
        for move in moves.moves[:MOST_MOVES]:
            past = say("agenda-past-now") if move.past else ""
            words = f"{move.words[:1].upper()}{move.words[1:]}{past}"
            self.moves.add(Box(Text(words, Role.BODY_BOLD), Text(move.what, Role.SMALL, "ink2"), gap=Space.NONE))
        if len(moves.moves) > MOST_MOVES:
            self.moves.add(hint(say("closures-more-moves", count=len(moves.moves) - MOST_MOVES)))

    def clear(self) -> None:
        """Drops what names a disagreement."""
        self.moves.empty()


def _what(change: Change, gone: LocalDays | None) -> str:
    if change.wanted is None:
        if gone is None:
            return say("agenda-remove-this")
        return say("closures-remove-question", name=gone.name, days=gone.said)
    wanted = change.wanted
    kind, name = CLOSED if wanted.closed else WORKED, wanted.name[:LONGEST_NAME]
    return say("closures-new", kind=kind, days=wanted.said, name=name)
