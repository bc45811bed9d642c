"""A procedure read as a ladder: its stages one under another, who acts, by when, what is to be written."""

from collections.abc import Sequence

from escalog.domain.procedure import Procedure, Stage, TimeLimit
from escalog.domain.terms import Event, Unit, When
from escalog.ui.tokens import Role, Space, Tone
from escalog.ui.widgets.layouts import Box, Flow
from escalog.ui.widgets.surfaces import Banner, Card, Tag
from escalog.ui.widgets.text import ReadText, Text, heading, hint

_COUNTED = {
    Unit.HOURS: "hour",
    Unit.SERVICE_HOURS: "service hour",
    Unit.WORKING_DAYS: "working day",
    Unit.WORKING_WEEK: "working week",
    Unit.CALENDAR_DAYS: "calendar day",
}
_SINCE = {
    Event.DECISION_HEARD: "hearing of the decision",
    Event.RAISED: "raising it",
    Event.STAGE_STARTED: "the start of the stage",
    Event.DISCUSSION: "the discussion",
    Event.REPLY: "the reply",
    Event.AGREED: "agreeing",
    Event.CONFIRMED: "confirming in writing",
}
_TOLD = {
    (When.START,): "The {partnership} is told at the start.",
    (When.END,): "The {partnership} is told at the end.",
    (When.START, When.END): "The {partnership} is told at the start and at the end.",
}


def limit_words(limit: TimeLimit) -> str:
    """A time limit in words: "Reply: 5 working days from the start of the stage"."""
    since = f"from {_SINCE[limit.starts]}"
    if not limit.published:
        return f"{limit.label}: limit not published here"
    if limit.unit is Unit.NONE:
        return f"{limit.label}: no time limit"
    if limit.unit is Unit.IMMEDIATELY:
        return f"{limit.label}: at once {since}"
    if limit.unit is Unit.SAME_WORKING_DAY:
        return f"{limit.label}: on the same working day {since}"
    count = limit.limit or 1
    noun = _COUNTED[limit.unit] + ("" if count == 1 else "s")
    return f"{limit.label}: {count} {noun} {since}"


class LadderView(Box):
    """The whole procedure."""

    def __init__(self, procedure: Procedure) -> None:
        super().__init__(gap=Space.CARDS)
        source = procedure.source
        self.add(
            hint(f"Version {procedure.version}. Source: {source.title}, {source.date}. {source.note}"),
            *self._guidance(procedure.guidance),
        )
        if procedure.outline:
            self.add(Banner(Tone.DUE, "This is an outline", _gaps(procedure)))
        for track in procedure.tracks:
            if len(procedure.tracks) > 1:
                self.add(heading(track.title, Role.H3))
            for stage in track.stages:
                self.add(_stage_card(procedure, stage))
        if procedure.routes:
            self.add(heading("Some concerns go another way", Role.H3))
            for route in procedure.routes:
                self.add(Text(f"{route.label}: {route.instead}"))

    @staticmethod
    def _guidance(text: str) -> Sequence[Text]:
        return (Text(text.strip()),) if text.strip() else ()


def _between(raising: str, receiving: str) -> str:
    """Who acts at a stage, on both sides."""
    if raising and raising == receiving:
        return f"On both sides: {_small(raising)}."
    if raising and receiving:
        return f"Between {_small(raising)} and {_small(receiving)}."
    return f"{raising or receiving}; who acts on the other side is not published here."


def _small(words: str) -> str:
    """Words in the middle of a sentence; an abbreviation stays as it is."""
    return words if words[:2].isupper() else words[:1].lower() + words[1:]


def _gaps(procedure: Procedure) -> str:
    """What an outline leaves open, said plainly."""
    stages = [stage for track in procedure.tracks for stage in track.stages]
    missing = sum(1 for stage in stages if not stage.published)
    if not missing:
        return "A time limit is not published here. Look it up, and write it down when a disagreement gets there."
    verb = "is" if missing == 1 else "are"
    return (
        f"{missing} of the {len(stages)} {procedure.words.stage.lower()}s {verb} not published here. "
        "Look them up, and describe them by hand when a disagreement gets there."
    )


def _stage_card(procedure: Procedure, stage: Stage) -> Card:
    title = ReadText(procedure.stage_label(stage), Role.H3)
    card = Card(title, gap=Space.LABEL)
    if not stage.published:
        card.add(Flow(Tag("Not published here: describe it by hand when you get there", Tone.DUE)))
    roles = stage.roles
    if roles.raising or roles.receiving:
        card.add(Text(_between(roles.raising, roles.receiving)))
    for limit in stage.time_limits:
        card.add(Text(f"{limit_words(limit)}."))
        if limit.note and limit.published:
            card.add(hint(limit.note))
    if stage.required_writing:
        card.add(Text(f"To be written: {', '.join(item.label for item in stage.required_writing)}."))
    told = tuple(at for at in When if stage.notice(at) is not None)
    if told in _TOLD:
        card.add(Text(_TOLD[told].format(partnership=procedure.words.partnership)))
    if stage.guidance.strip():
        card.add(hint(" ".join(stage.guidance.split())))
    said = [part.text() for part in card.findChildren(Text) if part is not title]
    title.setAccessibleDescription(" ".join(said))
    return card
