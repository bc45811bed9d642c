"""What a stage, a limit or a notice of a procedure says, as messages: on the page, aloud and in a comparison.

Nothing here counts time or knows of a disagreement.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from escalog.domain.pack.toml.errors import Said
from escalog.domain.procedure.limit_length import DAYS_IN_A_WORKING_WEEK
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
from escalog.domain.procedure.vocabulary import BoardRole, Event, Missing, Place, Side, StageId, Unit
from escalog.domain.values.message import Argument, Message, message

_COUNTED = frozenset({Unit.HOURS, Unit.SERVICE_HOURS, Unit.WORKING_DAYS, Unit.WORKING_WEEK, Unit.CALENDAR_DAYS})

_AUTHORS_NOT_PUBLISHED = "not published here"
"""What the authors of the packs that come with the program write where their source gives no limit."""


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
    text: Said
    note: str = ""


class StageFeature(StrEnum):
    """A short mark of a stage."""

    NOT_PUBLISHED = "not-published"
    BEFORE = "before"
    AFTER = "after"
    OPTIONAL = "optional"
    URGENT = "urgent"
    INFORMAL = "informal"


def words_of(procedure: Procedure, track: Track) -> Words:
    """The words of a route, where it has its own, or the procedure's."""
    return procedure.words_on(track)


def listed(parts: Sequence[Said]) -> Said:
    """Things one after the other with semicolons between them."""
    said = parts[0] if parts else ""
    for part in parts[1:]:
        said = message("describing-list", first=said, next=part)
    return said


def short_label(stage: Stage, words: Words) -> Said:
    """A stage in short: "Stage 2"; its name where no number is printed."""
    if stage.number:
        return message("describing-stage-number", stage=words.stage, number=stage.number)
    return stage.name or message("describing-stage-not-published", stage=words.stage)


def full_label(stage: Stage, words: Words) -> Said:
    """A stage with its name: "Stage 2: Line managers"."""
    if stage.number and stage.name:
        return message("describing-stage-full", stage=words.stage, number=stage.number, name=stage.name)
    return short_label(stage, words)


def stage_list(track: Track, stages: tuple[StageId, ...], words: Words) -> Message:
    """Several stages by their ids: "stages 2 and 3"; "the whole route" where none is named."""
    if not stages:
        return message("describing-whole-route")
    known = {stage.id: stage for stage in track.stages}
    numbers = tuple(known[stage_id].number for stage_id in stages if stage_id in known)
    if len(numbers) == len(stages) and all(numbers):
        return message("describing-stages", stage=words.stage, count=len(numbers), numbers=numbers)
    named = tuple(short_label(known[stage_id], words) if stage_id in known else stage_id for stage_id in stages)
    return message("describing-stages-named", stages=named)


def length_words(unit: Unit, limit: int | None) -> Message:
    """A length of time: "2 working days", "at once", "no limit"."""
    if unit not in _COUNTED:
        return message("describing-length-not-counted", unit=unit.value)
    if limit is None:
        return message("describing-length-not-given")
    return message("describing-length", unit=unit.value, number=limit, days=limit * DAYS_IN_A_WORKING_WEEK)


def since_words(limit: TimeLimit, stage: Stage, words: Words) -> Message:
    """What starts a limit: "the discussion", or the limit of the same stage whose act it waits for."""
    if limit.starts is Event.ACT_DONE:
        before = next((other.label for other in stage.time_limits if other.id == limit.after), "")
        if before:
            return message("describing-since-done", label=before)
    return message("describing-since", event=limit.starts.value, stage=words.stage)


def label_with_side(limit: TimeLimit) -> Said:
    """What a limit asks for, and of whom where the procedure says so: "Reply (the receiving side)"."""
    if limit.side is None:
        return limit.label
    return message("describing-label", label=limit.label.rstrip("."), side=limit.side.value)


def limit_sentence(limit: TimeLimit, stage: Stage, track: Track, words: Words) -> Message:
    """A time limit as a sentence: "Reply: 5 working days from the start of the stage."."""
    label = limit.label.rstrip(".") if limit.side is None else label_with_side(limit)
    if not limit.published:
        return message("describing-limit-not-published", label=label)
    if limit.unit is Unit.NONE and not limit.by_priority:
        return message("describing-limit-none", label=label)
    return message("describing-limit", label=label, lengths=_lengths(limit, since_words(limit, stage, words), track))


def _lengths(limit: TimeLimit | Cap, since: Message, track: Track) -> Message:
    """A limit's own length with what starts it, and the other lengths that priorities give."""
    labels = {priority.id: priority.label for priority in track.priorities}
    pressing = [
        message(
            "describing-length-for",
            priority=labels.get(measure.priority, measure.priority),
            length=length_words(measure.unit, measure.limit),
        )
        for measure in limit.by_priority
    ]
    if pressing and limit.unit is Unit.NONE:
        return message("describing-lengths-only-pressing", since=since, pressing=listed(pressing))
    if limit.unit is Unit.IMMEDIATELY:
        own = message("describing-lengths-at-once", since=since)
    else:
        own = message("describing-lengths", own=length_words(limit.unit, limit.limit), since=since)
    return message("describing-lengths-pressing", own=own, pressing=listed(pressing)) if pressing else own


def overall_limit_sentence(overall_limit: Cap, track: Track, words: Words) -> Message:
    """An overall limit as a sentence: "Stages 1 and 2 together: 10 working days from raising it."."""
    what: dict[str, Argument] = {
        "label": overall_limit.label.rstrip("."),
        "over": stage_list(track, overall_limit.stages, words),
        "together": "yes" if overall_limit.stages else "no",
    }
    if not overall_limit.published:
        return message("describing-overall-not-published", **what)
    since = message("describing-since", event=overall_limit.starts.value, stage=words.stage)
    return message("describing-overall", lengths=_lengths(overall_limit, since, track), **what)


def notice_sentence(notice: Notice, words: Words) -> Message:
    """A point at which somebody is told: "The safeguarding partnership is told at the start."."""
    if notice.to:
        told = message("describing-told", whom=f"{notice.to[:1].upper()}{notice.to[1:]}", at=notice.at.value)
    else:
        told = message("describing-told-partnership", partnership=words.partnership, at=notice.at.value)
    if notice.unit not in (Unit.IMMEDIATELY, Unit.NONE):
        told = message("describing-told-within", told=told, length=length_words(notice.unit, notice.limit))
    told = message("describing-told-sentence", told=told)
    if notice.how:
        told = message("describing-told-how", told=told, how=_plain(notice.how))
    if notice.sends:
        told = message("describing-told-with", told=told, documents=tuple(_plain(one) for one in notice.sends))
    return told


def agency_on_side(agency: str, side: Side | None) -> Said:
    """A kind of agency, and on which side where something applies to one only."""
    return agency if side is None else message("describing-agency-on-side", agency=agency, side=side.value)


def agency_sentence(role: AgencyRole, agency: str, words: Words) -> Message:
    """Who acts for a kind of agency at a stage, where that differs from the usual role or there is nobody."""
    whose = agency_on_side(agency, role.side)
    acts = _plain(role.role)
    if role.level is Missing.SKIPPED:
        return message("describing-agency-skipped", agency=whose, stage=words.stage)
    if acts:
        return message("describing-agency-role", agency=whose, level=role.level.value, role=acts)
    return message("describing-agency-no-role", agency=whose, level=role.level.value)


def writing_sentence(item: WritingItem) -> Message:
    """A piece of writing and who writes it."""
    return message("describing-writing", label=item.label.rstrip("."), part=item.part.value)


def stage_marks(stage: Stage) -> Iterator[tuple[StageFeature, bool]]:
    """The short marks of a stage, each with whether it is urgent."""
    if not stage.published:
        yield StageFeature.NOT_PUBLISHED, True
    if stage.place is not Place.LADDER:
        yield (StageFeature.BEFORE if stage.place is Place.BEFORE else StageFeature.AFTER), False
    if stage.optional:
        yield StageFeature.OPTIONAL, False
    if stage.urgent:
        yield StageFeature.URGENT, True
    if not stage.formal:
        yield StageFeature.INFORMAL, False


def stage_facts(procedure: Procedure, track: Track, stage: Stage) -> tuple[Fact, ...]:
    """Every fact about a stage, in reading order."""
    words = words_of(procedure, track)
    return (
        *_who(procedure, stage, words),
        *(_limit(limit_sentence(limit, stage, track, words), limit.note) for limit in stage.time_limits),
        *(
            Fact(FactKind.WRITING, message("describing-to-write", writing=writing_sentence(item)))
            for item in stage.required_writing
        ),
        *_told(stage, words),
        *meeting_facts(stage),
        *_ends(stage, words),
        *_guidance(stage),
    )


def _limit(sentence: Message, note: str) -> Fact:
    """A limit with its remark; says only once that it is not published."""
    repeated = sentence.id == "describing-limit-not-published" and _AUTHORS_NOT_PUBLISHED in note
    return Fact(FactKind.LIMIT, sentence, "" if repeated else note)


def _who(procedure: Procedure, stage: Stage, words: Words) -> Iterator[Fact]:
    roles = stage.roles
    if roles.raising and roles.raising == roles.receiving:
        yield Fact(FactKind.BOTH, message("describing-both-sides", role=_plain(roles.raising)))
    elif roles.raising or roles.receiving:
        none = message("describing-not-published")
        yield Fact(FactKind.RAISING, message("describing-raising-side", role=_plain(roles.raising) or none))
        yield Fact(FactKind.RECEIVING, message("describing-receiving-side", role=_plain(roles.receiving) or none))
    elif stage.published:
        yield Fact(FactKind.BOTH, message("describing-who-not-published"))
    agencies = {agency_type.id: agency_type.label for agency_type in procedure.agency_types}
    for role in roles.by_agency:
        yield Fact(FactKind.AGENCY, agency_sentence(role, agencies.get(role.agency, role.agency), words))


def _told(stage: Stage, words: Words) -> Iterator[Fact]:
    for notice in stage.notices:
        yield Fact(FactKind.TOLD, notice_sentence(notice, words), notice.note)
    if stage.partnership_role is not BoardRole.NONE:
        role = stage.partnership_role.value
        yield Fact(FactKind.TOLD, message("describing-partnership", partnership=words.partnership, role=role))


def meeting_facts(stage: Stage) -> Iterator[Fact]:
    """Who calls and chairs a stage's meeting and what is read aloud there: "Meeting: ...", "To be read aloud: ..."."""
    meeting = stage.meeting
    if meeting is not None:
        said = message("describing-meeting", name=meeting.name.rstrip("."))
        if meeting.called_by:
            said = message("describing-meeting-called", said=said, who=_plain(meeting.called_by))
        if meeting.chaired_by:
            said = message("describing-meeting-chaired", said=said, who=_plain(meeting.chaired_by))
        if meeting.quorum:
            said = message("describing-meeting-quorum", said=said, quorum=_plain(meeting.quorum))
        yield Fact(FactKind.MEETING, said)
    if stage.read_aloud.strip():
        yield Fact(FactKind.READ_ALOUD, message("describing-read-aloud", words=_one_line(stage.read_aloud)))


def outcome_words(outcome: str) -> Said:
    """A way in which a stage may end."""
    return message("describing-outcome", outcome=outcome) if outcome in OUTCOMES else outcome


def _ends(stage: Stage, words: Words) -> Iterator[Fact]:
    if set(stage.outcomes) != set(OUTCOMES):
        ways: Argument = tuple(outcome_words(outcome) for outcome in stage.outcomes)
        ways = ways or message("describing-no-outcome")
        yield Fact(FactKind.OUTCOME, message("describing-ends", stage=words.stage, ways=ways))


def _guidance(stage: Stage) -> Iterator[Fact]:
    for text in (stage.guidance, stage.guidance_welsh, stage.note):
        if text.strip():
            yield Fact(FactKind.GUIDANCE, _one_line(text))


def _plain(words: str) -> str:
    """Words of a pack as they were written, for where the sentence has a full stop of its own."""
    return words.strip().rstrip(".")


def _one_line(text: str) -> str:
    return " ".join(text.split())
