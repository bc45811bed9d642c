"""Differences between two versions of a stage, in words: every field of the stage and of what it holds."""

from collections.abc import Iterator, Mapping
from typing import Any

from escalog.domain.comparing.comparison import (
    ComparisonRule,
    Names,
    flag,
    identity,
    items,
    paired,
    prose,
    said,
    text,
    texts,
    worded,
)
from escalog.domain.describing.words import (
    NOT_PUBLISHED,
    OUTCOME_WORDS,
    PARTNERSHIP_ROLE,
    PLACES,
    SIDES,
    SINCE,
    length_words,
    on_side,
)
from escalog.domain.procedure.model import AgencyRole, Measure, Meeting, Notice, Stage, TimeLimit
from escalog.domain.procedure.vocabulary import Act, Event, Missing, Part, Unit, When

ACT_NOUNS: Mapping[Act, str] = {
    Act.RAISE: "raising it",
    Act.ACKNOWLEDGE: "the acknowledgement",
    Act.DISCUSS: "the discussion",
    Act.REPLY: "the reply",
    Act.AGREE: "the agreement",
    Act.CONFIRM: "the written confirmation",
    Act.READ_FILE: "reading the file",
    Act.SEND_FORM: "sending the form",
    Act.CALL_MEETING: "calling the meeting",
    Act.MEET: "the meeting",
    Act.RECORD: "writing it down",
    Act.INFORM: "telling those named",
    Act.TELL_PARTNERSHIP: "telling the partnership",
}
"""What a limit asks for, as the subject of a sentence."""

_AT: Mapping[When, str] = {When.START: "at the start", When.END: "at the end"}
_PART = {Part.RAISING: "the raising side", Part.RECEIVING: "the receiving side", Part.BOTH: "both sides"}
_LEVEL = {
    Missing.ACTS: "somebody at this level",
    Missing.DELEGATED: "nobody at this level, somebody else acts for it",
    Missing.SKIPPED: "nobody at this level, the stage is passed over",
}


def due_words(unit: Unit, limit: int | None, *, published: bool = True) -> str:
    """A length after "was due": "in 3 working days", "at once"."""
    if not published:
        return f"with a limit {NOT_PUBLISHED}"
    words = length_words(unit, limit)
    if unit is Unit.NONE:
        return "without a time limit"
    if unit is Unit.SAME_WORKING_DAY:
        return f"on {words}"
    return words if unit is Unit.IMMEDIATELY else f"in {words}"


def _length(subject: str, before: Any, after: Any, _names: Names) -> Iterator[str]:  # noqa: ANN401 - limits, overall limits
    was = due_words(before.unit, before.limit, published=getattr(before, "published", True))
    now = due_words(after.unit, after.limit, published=getattr(after, "published", True))
    if was == now:
        return
    same_unit = before.unit is after.unit and was.startswith("in ") and now.startswith("in ")
    if same_unit and before.unit is not Unit.WORKING_WEEK:
        now = str(after.limit)
    yield f"{subject} was due {was}, now {now}"


LENGTH = ComparisonRule(("unit", "limit", "published"), _length)
LENGTH_ALONE = ComparisonRule(("unit", "limit"), _length)


def _starts(subject: str, before: TimeLimit, after: TimeLimit, names: Names) -> Iterator[str]:
    def since(limit: TimeLimit, labels: Mapping[str, str]) -> str:
        if limit.starts is Event.ACT_DONE and limit.after:
            return f'when "{labels.get(limit.after, limit.after)}" is done'
        return f"from {SINCE[limit.starts].format(stage='stage')}"

    was, now = since(before, names.before), since(after, names.after)
    if was != now:
        yield f"{subject} was counted {was}, now {now}"


def starts_rule() -> ComparisonRule:
    """A rule for what starts a limit, where it does not follow another limit."""

    def say(subject: str, before: Any, after: Any, _names: Names) -> Iterator[str]:  # noqa: ANN401 - limits, overall limits
        was, now = (SINCE[version.starts].format(stage="stage") for version in (before, after))
        yield f"{subject} was counted from {was}, now from {now}"

    return ComparisonRule(("starts",), say)


def _priority(subject: str, before: Measure, after: Measure, names: Names) -> Iterator[str]:
    was, now = names.before.get(before.priority, before.priority), names.after.get(after.priority, after.priority)
    if was != now:
        yield f'{subject} was for "{was}", now for "{now}"'


MEASURE_RULES = (ComparisonRule(("priority",), _priority), LENGTH_ALONE)


def _measures(subject: str, before: Any, after: Any, names: Names) -> Iterator[str]:  # noqa: ANN401 - limits, overall limits
    matched = paired(before.by_priority, after.by_priority, lambda measure: measure.priority)
    for was, now in matched.pairs:
        called = names.after.get(now.priority, now.priority)
        yield from said(MEASURE_RULES, f'{subject} for "{called}"', was, now, names)
    for measure in matched.new:
        called = names.after.get(measure.priority, measure.priority)
        yield f'{subject} is now due {due_words(measure.unit, measure.limit)} for "{called}"'
    for measure in matched.gone:
        called = names.before.get(measure.priority, measure.priority)
        due = due_words(measure.unit, measure.limit)
        yield f'{subject} no longer has its own limit for "{called}"; it was due {due}'
    if matched.moved:
        yield f"the limits by priority of {subject} stand in another order"


MEASURES = ComparisonRule(("by_priority",), _measures)


def _act(subject: str, before: TimeLimit, after: TimeLimit, _names: Names) -> Iterator[str]:
    yield f"{subject} asked for {ACT_NOUNS[before.act]}, now for {ACT_NOUNS[after.act]}"


def _side(subject: str, before: TimeLimit, after: TimeLimit, _names: Names) -> Iterator[str]:
    was, now = (SIDES[version.side] if version.side is not None else "" for version in (before, after))
    if was and now:
        yield f"{subject} was {was}'s step, now {now}'s"
    else:
        yield f"{subject} is now {now}'s step" if now else f"{subject} is no longer said to be {was}'s step"


LIMIT_RULES: tuple[ComparisonRule, ...] = (
    identity(),
    text("label", "the wording"),
    ComparisonRule(("act",), _act),
    ComparisonRule(("side",), _side),
    LENGTH,
    ComparisonRule(("starts", "after"), _starts),
    MEASURES,
    text("note", "the remark", minor=True),
)


def _subject(limit: TimeLimit, stages: tuple[Stage, Stage]) -> str:
    """What is due: "the reply", where the stage asks for one only; otherwise the limit's own words."""
    alone = all(sum(other.act is limit.act for other in stage.time_limits) <= 1 for stage in stages)
    return ACT_NOUNS[limit.act] if alone else f'"{limit.label}"'


def _limits(_subject_words: str, before: Stage, after: Stage, names: Names) -> Iterator[str]:
    matched = paired(
        before.time_limits,
        after.time_limits,
        lambda limit: (limit.id, limit.act),
        lambda limit: (limit.label.casefold(), limit.act),
        lambda limit: limit.id,
        lambda limit: limit.act,
    )
    inside = Names(
        {**names.before, **{limit.id: limit.label for limit in before.time_limits}},
        {**names.after, **{limit.id: limit.label for limit in after.time_limits}},
    )
    for was, now in matched.pairs:
        subject = _subject(now, (before, after)) if was.act is now.act else f'"{now.label}"'
        yield from said(LIMIT_RULES, subject, was, now, inside)
    for limit in matched.new:
        due = due_words(limit.unit, limit.limit, published=limit.published)
        by = f", by {SIDES[limit.side]}" if limit.side is not None else ""
        yield f'there is a new time limit: "{limit.label}", due {due}{by}'
    for limit in matched.gone:
        due = due_words(limit.unit, limit.limit, published=limit.published)
        yield f'the time limit for "{limit.label}" is gone; it was due {due}'
    if matched.moved:
        yield "the time limits stand in another order"


def _agency(subject: str, before: AgencyRole, after: AgencyRole, names: Names) -> Iterator[str]:
    was, now = names.before.get(before.agency, before.agency), names.after.get(after.agency, after.agency)
    yield f'{subject} was for "{was}", now for "{now}"'


def _agency_side(_subject: str, before: AgencyRole, after: AgencyRole, names: Names) -> Iterator[str]:
    was, now = (SIDES[version.side] if version.side is not None else "both sides" for version in (before, after))
    yield f"what is said of {names.after.get(after.agency, after.agency)} was for {was}, now for {now}"


AGENCY_RULES: tuple[ComparisonRule, ...] = (
    ComparisonRule(("agency",), _agency),
    ComparisonRule(("side",), _agency_side),
    worded("level", "the level", _LEVEL),
    text("role", "who acts"),
)


def _agencies(_subject_words: str, before: Any, after: Any, names: Names) -> Iterator[str]:  # noqa: ANN401 - roles
    def called(role: AgencyRole, labels: Mapping[str, str]) -> str:
        return f"{labels.get(role.agency, role.agency)}{on_side(role.side)}"

    matched = paired(before.by_agency, after.by_agency, lambda role: (role.agency, role.side), lambda role: role.agency)
    for was, now in matched.pairs:
        yield from said(AGENCY_RULES, called(now, names.after), was, now, names)
    for role in matched.new:
        who = f", {role.role}" if role.role else ""
        yield f"{called(role, names.after)} is now named by itself: {_LEVEL[role.level]}{who}"
    for role in matched.gone:
        yield f"{called(role, names.before)} is no longer named by itself"
    if matched.moved:
        yield "the kinds of agency stand in another order"


ROLES_RULES: tuple[ComparisonRule, ...] = (
    text("raising", "who acts on the raising side"),
    text("receiving", "who acts on the receiving side"),
    ComparisonRule(("by_agency",), _agencies),
)

WRITING_RULES: tuple[ComparisonRule, ...] = (
    identity(),
    text("label", "the wording"),
    worded("part", "who writes", _PART),
)

MEETING_RULES: tuple[ComparisonRule, ...] = (
    text("name", "the name"),
    text("called_by", "who calls"),
    text("chaired_by", "who chairs"),
    text("quorum", "the quorum"),
)


def _meeting(_subject_words: str, before: Stage, after: Stage, names: Names) -> Iterator[str]:
    was: Meeting | None = before.meeting
    now: Meeting | None = after.meeting
    if was is None and now is not None:
        yield f'there is now a meeting: "{now.name}"'
    elif was is not None and now is None:
        yield f'there is no meeting any more; it was "{was.name}"'
    elif was is not None and now is not None:
        yield from said(MEETING_RULES, "the meeting", was, now, names)


def _number(_subject_words: str, before: Stage, after: Stage, _names: Names) -> Iterator[str]:
    yield f"its number was {before.number or 'not given'}, now {after.number or 'not given'}"


def _name(_subject_words: str, before: Stage, after: Stage, _names: Names) -> Iterator[str]:
    was, now = (f'"{version.name}"' if version.name else NOT_PUBLISHED for version in (before, after))
    yield f"its name was {was}, now {now}"


def _roles(_subject_words: str, before: Stage, after: Stage, names: Names) -> Iterator[str]:
    yield from said(ROLES_RULES, "", before.roles, after.roles, names)


STAGE_RULES: tuple[ComparisonRule, ...] = (
    identity(),
    ComparisonRule(("number",), _number),
    ComparisonRule(("name",), _name),
    flag("published", "is now published here", f"is {NOT_PUBLISHED} any more"),
    worded("place", "its place", PLACES),
    flag("optional", "may now be passed over", "may no longer be passed over without a reason"),
    flag("formal", "is now formal", "is now informal"),
    ComparisonRule(("roles",), _roles),
    ComparisonRule(("time_limits",), _limits),
    items(
        "required_writing", "writing", "pieces of writing", lambda item: item.label, WRITING_RULES,
        lambda item: item.id, lambda item: item.label,
    ),
    texts("outcomes", "possible outcome", "outcomes", OUTCOME_WORDS),
    ComparisonRule(("notices",), lambda *_all: iter(()), elsewhere=True),
    worded("partnership_role", "what the partnership does", PARTNERSHIP_ROLE),
    ComparisonRule(("meeting",), _meeting),
    prose("read_aloud", "the statement to be read aloud"),
    prose("guidance", "the guidance", minor=True),
    prose("guidance_welsh", "the guidance in Welsh", minor=True),
    flag("urgent", "is now wanted without delay", "is no longer marked as wanted without delay"),
    prose("note", "the remark on how it was encoded", minor=True),
)  # fmt: skip


def _at(subject: str, before: Notice, _after: Notice, _names: Names) -> Iterator[str]:
    yield f"{subject} was {_AT[before.at]} before"


NOTICE_RULES: tuple[ComparisonRule, ...] = (
    ComparisonRule(("at",), _at),
    text("to", "the addressee"),
    text("how", "the means"),
    texts("sends", "enclosure", "enclosures", {}),
    LENGTH_ALONE,
    text("note", "the remark", minor=True),
)
