"""A procedure in words: what a stage, a limit or a notice says, on the page, aloud and in a comparison.

Wording only. Nothing here counts time or knows of a disagreement.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from escalog.domain.procedure.limit_length import limit_words
from escalog.domain.procedure.model import (
    OUTCOMES,
    AgencyRole,
    Cap,
    Notice,
    Procedure,
    Stage,
    TimeLimit,
    Track,
    Words,
    WritingItem,
)
from escalog.domain.procedure.vocabulary import Act, BoardRole, Event, Missing, Part, Place, Side, StageId, Unit, When
from escalog.domain.values.english import say_list

SINCE: Mapping[Event, str] = {
    Event.DECISION_HEARD: "hearing of the decision",
    Event.RAISED: "raising it",
    Event.STAGE_STARTED: "the start of the {stage}",
    Event.DISCUSSION: "the discussion",
    Event.REPLY: "the reply",
    Event.AGREED: "the agreement",
    Event.CONFIRMED: "the written confirmation",
    Event.MET: "the meeting",
    Event.FORM_RECEIVED: "receiving the form",
    Event.CONFERENCE: "the conference",
    Event.REVIEW: "the review date",
    Event.ACT_DONE: "the act before it",
}
"""What starts a limit, in words that follow "from"."""

PARTNERSHIP_ROLE: Mapping[BoardRole, str] = {
    BoardRole.NONE: "takes no part",
    BoardRole.RECORDS: "keeps a record and takes no other part",
    BoardRole.MEDIATES: "mediates",
    BoardRole.CHAIRS: "chairs the meeting",
    BoardRole.DECIDES: "decides",
}

OUTCOME_WORDS: Mapping[str, str] = dict(
    zip(OUTCOMES, ("resolved", "resolved with actions outstanding", "unresolved"), strict=True)
)

WRITES: Mapping[Part, str] = {
    Part.RAISING: "the raising side writes it",
    Part.RECEIVING: "the receiving side writes it",
    Part.BOTH: "both sides write it",
}

PLACES: Mapping[Place, str] = {
    Place.BEFORE: "before the ladder",
    Place.LADDER: "on the ladder",
    Place.AFTER: "after the ladder",
}

_COUNTED = frozenset({Unit.HOURS, Unit.SERVICE_HOURS, Unit.WORKING_DAYS, Unit.WORKING_WEEK, Unit.CALENDAR_DAYS})
NOT_PUBLISHED = "not published here"


SIDES: Mapping[Side, str] = {Side.RAISING: "the raising side", Side.RECEIVING: "the receiving side"}


class FactKind(StrEnum):
    """What a fact of a stage is about; the drawing gives each its own mark."""

    BOTH = "both"
    RAISING = "raising"
    RECEIVING = "receiving"
    AGENCY = "agency"
    LIMIT = "limit"
    WRITING = "writing"
    TOLD = "told"
    MEETING = "meeting"
    READ_ALOUD = "read-aloud"
    OUTCOME = "outcome"
    GUIDANCE = "guidance"


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact about a stage: a sentence, and the pack author's remark on it."""

    kind: FactKind
    text: str
    note: str = ""


def words_of(procedure: Procedure, track: Track) -> Words:
    """The words of a route, where it has its own, or the procedure's."""
    return procedure.words_on(track)


def short_label(stage: Stage, words: Words) -> str:
    """A stage in short: "Stage 2"; its name where no number is printed."""
    if stage.number:
        return f"{words.stage} {stage.number}"
    return stage.name or f"{words.stage} {NOT_PUBLISHED}"


def full_label(stage: Stage, words: Words) -> str:
    """A stage with its name: "Stage 2: Line managers"."""
    short = short_label(stage, words)
    return f"{short}: {stage.name}" if stage.number and stage.name else short


def stage_list(track: Track, stages: tuple[StageId, ...], words: Words) -> str:
    """Several stages by their ids: "stages 2 and 3"; "the whole route" where none is named."""
    if not stages:
        return "the whole route"
    known = {stage.id: stage for stage in track.stages}
    numbers = [known[stage_id].number for stage_id in stages if stage_id in known]
    if len(numbers) == len(stages) and all(numbers):
        noun = words.stage.lower() + ("s" if len(numbers) > 1 else "")
        return f"{noun} {say_list(numbers)}"
    return say_list([short_label(known[stage_id], words) if stage_id in known else stage_id for stage_id in stages])


def length_words(unit: Unit, limit: int | None) -> str:
    """A length of time: "2 working days", "at once", "no limit"."""
    if unit in _COUNTED and limit is None:
        return "a limit that is not given"
    return limit_words(TimeLimit(id="", label="", act=Act.REPLY, starts=Event.RAISED, unit=unit, limit=limit))


def since_words(limit: TimeLimit, stage: Stage, words: Words) -> str:
    """What starts a limit: "the discussion", or the limit of the same stage whose act it waits for."""
    if limit.starts is Event.ACT_DONE:
        before = next((other.label for other in stage.time_limits if other.id == limit.after), "")
        if before:
            return f'when this is done: "{before}"'
    return SINCE[limit.starts].format(stage=words.stage.lower())


def label_with_side(limit: TimeLimit) -> str:
    """What a limit asks for, and of whom where the procedure says so: "Reply (the receiving side)"."""
    return limit.label if limit.side is None else f"{limit.label.rstrip('.')} ({SIDES[limit.side]})"


def limit_sentence(limit: TimeLimit, stage: Stage, track: Track, words: Words) -> str:
    """A time limit as a sentence: "Reply: 5 working days from the start of the stage."."""
    label = label_with_side(limit).rstrip(".")
    start = f"{',' if limit.unit is Unit.IMMEDIATELY else ''} from {since_words(limit, stage, words)}"
    if not limit.published:
        return f"{label}: the time limit is {NOT_PUBLISHED}."
    if limit.unit is Unit.NONE and not limit.by_priority:
        return f"{label}: no time limit."
    return f"{label}: {_lengths(limit, start, track)}."


def _lengths(limit: TimeLimit | Cap, start: str, track: Track) -> str:
    """A limit's own length with what starts it, and the other lengths that priorities give."""
    labels = {priority.id: priority.label for priority in track.priorities}
    pressing = "; ".join(
        f"{labels.get(measure.priority, measure.priority)}: {length_words(measure.unit, measure.limit)}"
        for measure in limit.by_priority
    )
    own = length_words(limit.unit, limit.limit)
    if pressing and limit.unit is Unit.NONE:
        return f"{own}, but{start} {pressing}"
    return f"{own}{start}{f' ({pressing})' if pressing else ''}"


def overall_limit_sentence(overall_limit: Cap, track: Track, words: Words) -> str:
    """An overall limit as a sentence: "Stages 1 and 2 together: 10 working days from raising it."."""
    over = stage_list(track, overall_limit.stages, words)
    together = " together" if overall_limit.stages else ""
    label = overall_limit.label.rstrip(".")
    if not overall_limit.published:
        return f"{label}. It covers {over}{together}; how long is {NOT_PUBLISHED}."
    lengths = _lengths(overall_limit, f" from {SINCE[overall_limit.starts].format(stage=words.stage.lower())}", track)
    return f"{label}. It covers {over}{together}: {lengths}, whatever the single limits say."


def notice_sentence(notice: Notice, words: Words) -> str:
    """A point at which somebody is told: "The safeguarding partnership is told at the start, by e-mail."."""
    whom = notice.to or f"the {words.partnership}"
    end = "start" if notice.at is When.START else "end"
    how = f", {_small(notice.how)}" if notice.how else ""
    sends = f", with {say_list([_small(document) for document in notice.sends])}" if notice.sends else ""
    by = "" if notice.unit is Unit.IMMEDIATELY else f", within {length_words(notice.unit, notice.limit)}"
    if notice.unit is Unit.NONE:
        by = ""
    return f"{whom[:1].upper()}{whom[1:]} is told at the {end}{by}{how}{sends}."


def on_side(side: Side | None) -> str:
    """The side that something applies to, to follow its name; empty where it applies to both."""
    return f" on {SIDES[side]}" if side is not None else ""


def agency_sentence(role: AgencyRole, agency: str, words: Words) -> str:
    """Who acts for a kind of agency at a stage, where that differs from the usual role or there is nobody."""
    stage = words.stage.lower()
    agency = f"{agency}{on_side(role.side)}"
    match role.level:
        case Missing.SKIPPED:
            return f"{agency}: nobody at this level; the {stage} is passed over."
        case Missing.DELEGATED:
            return f"{agency}: nobody at this level; {_small(role.role) or 'somebody else'} acts for it."
        case Missing.ACTS:
            return f"{agency}: {_small(role.role) or 'it has somebody at this level'}."


def writing_sentence(item: WritingItem) -> str:
    """A piece of writing and who writes it."""
    return f"{item.label.rstrip('.')} ({WRITES[item.part]})."


def stage_marks(stage: Stage) -> Iterator[tuple[str, bool]]:
    """The short marks of a stage, each with whether it is urgent."""
    if not stage.published:
        yield "Not published here: describe it by hand", True
    if stage.place is not Place.LADDER:
        yield ("Before the ladder" if stage.place is Place.BEFORE else "After the ladder"), False
    if stage.optional:
        yield "May be passed over", False
    if stage.urgent:
        yield "Without delay", True
    if not stage.formal:
        yield "Informal", False


def stage_facts(procedure: Procedure, track: Track, stage: Stage) -> tuple[Fact, ...]:
    """Every fact about a stage, in reading order."""
    words = words_of(procedure, track)
    return (
        *_who(procedure, stage, words),
        *(_limit(limit_sentence(limit, stage, track, words), limit.note) for limit in stage.time_limits),
        *(Fact(FactKind.WRITING, f"To be written: {writing_sentence(item)}") for item in stage.required_writing),
        *_told(stage, words),
        *meeting_facts(stage),
        *_ends(stage, words),
        *_guidance(stage),
    )


def _limit(sentence: str, note: str) -> Fact:
    """A limit with its remark; says only once that it is not published."""
    repeated = NOT_PUBLISHED in sentence and NOT_PUBLISHED in note
    return Fact(FactKind.LIMIT, sentence, "" if repeated else note)


def _who(procedure: Procedure, stage: Stage, words: Words) -> Iterator[Fact]:
    roles = stage.roles
    if roles.raising and roles.raising == roles.receiving:
        yield Fact(FactKind.BOTH, f"On both sides: {_small(roles.raising)}.")
    elif roles.raising or roles.receiving:
        yield Fact(FactKind.RAISING, f"Raising side: {_small(roles.raising) or NOT_PUBLISHED}.")
        yield Fact(FactKind.RECEIVING, f"Receiving side: {_small(roles.receiving) or NOT_PUBLISHED}.")
    elif stage.published:
        yield Fact(FactKind.BOTH, f"Who acts is {NOT_PUBLISHED}.")
    agencies = {agency_type.id: agency_type.label for agency_type in procedure.agency_types}
    for role in roles.by_agency:
        yield Fact(FactKind.AGENCY, agency_sentence(role, agencies.get(role.agency, role.agency), words))


def _told(stage: Stage, words: Words) -> Iterator[Fact]:
    for notice in stage.notices:
        yield Fact(FactKind.TOLD, notice_sentence(notice, words), notice.note)
    if stage.partnership_role is not BoardRole.NONE:
        yield Fact(FactKind.TOLD, f"The {words.partnership} {PARTNERSHIP_ROLE[stage.partnership_role]}.")


def meeting_facts(stage: Stage) -> Iterator[Fact]:
    """Who calls and chairs a stage's meeting and what is read aloud there: "Meeting: ...", "To be read aloud: ..."."""
    meeting = stage.meeting
    if meeting is not None:
        parts = [f"Meeting: {meeting.name.rstrip('.')}."]
        parts += [f"Called by {_small(meeting.called_by)}."] if meeting.called_by else []
        parts += [f"Chaired by {_small(meeting.chaired_by)}."] if meeting.chaired_by else []
        parts += [f"Quorum: {_small(meeting.quorum)}."] if meeting.quorum else []
        yield Fact(FactKind.MEETING, " ".join(parts))
    if stage.read_aloud.strip():
        yield Fact(FactKind.READ_ALOUD, f"To be read aloud: {_one_line(stage.read_aloud)}")


def _ends(stage: Stage, words: Words) -> Iterator[Fact]:
    if set(stage.outcomes) != set(OUTCOMES):
        ways = (
            say_list([OUTCOME_WORDS.get(outcome, outcome) for outcome in stage.outcomes])
            if stage.outcomes
            else "no outcome"
        )
        yield Fact(FactKind.OUTCOME, f"The {words.stage.lower()} may end: {ways}.")


def _guidance(stage: Stage) -> Iterator[Fact]:
    for text in (stage.guidance, stage.guidance_welsh, stage.note):
        if text.strip():
            yield Fact(FactKind.GUIDANCE, _one_line(text))


def _small(words: str) -> str:
    """Words for the middle of a sentence; abbreviations and names of offices keep their capitals."""
    words = words.strip().rstrip(".")
    office = any(word[:1].isupper() for word in words.split()[1:2])
    return words if office or words[:2].isupper() else words[:1].lower() + words[1:]


def _one_line(text: str) -> str:
    return " ".join(text.split())
