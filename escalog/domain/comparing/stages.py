"""Differences between two versions of a stage, as messages: every field of the stage and of what it holds."""

from collections.abc import Iterator, Mapping
from typing import Any

from escalog.domain.comparing.comparison import (
    ComparisonRule,
    Names,
    Subject,
    Told,
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
from escalog.domain.describing.words import agency_on_side, outcome_words
from escalog.domain.pack.toml.errors import Said
from escalog.domain.procedure.limit_length import DAYS_IN_A_WORKING_WEEK
from escalog.domain.procedure.model import OUTCOMES, AgencyRole, Measure, Meeting, Notice, Stage, TimeLimit
from escalog.domain.procedure.vocabulary import Act, BoardRole, Event, Missing, Part, Place, Side, Unit
from escalog.domain.values.message import Message, message

SIDES: Mapping[Side | None, Message] = {
    side: message("comparing-side", side="both" if side is None else side.value) for side in (*Side, None)
}
_PART = {part: message("comparing-side", side=part.value) for part in Part}
_LEVEL = {level: message("comparing-level", level=level.value) for level in Missing}
_PLACES = {place: message("comparing-place", place=place.value) for place in Place}
_PARTNERSHIP = {role: message("comparing-partnership", role=role.value) for role in BoardRole}
_OUTCOMES = {outcome: outcome_words(outcome) for outcome in OUTCOMES}

_NOT_COUNTED = frozenset({Unit.IMMEDIATELY, Unit.SAME_WORKING_DAY, Unit.NONE})


def act_noun(act: Act) -> Message:
    """What a limit asks for, as the subject of a sentence."""
    return message("comparing-act", act=act.value)


def due_words(unit: Unit, limit: int | None, *, published: bool = True) -> Message:
    """A length after "was due": "in 3 working days", "at once"."""
    if not published:
        return message("comparing-due-not-published")
    if unit in _NOT_COUNTED:
        return message("comparing-due-not-counted", unit=unit.value)
    if limit is None:
        return message("comparing-due-not-given")
    return message("comparing-due", unit=unit.value, number=limit, days=limit * DAYS_IN_A_WORKING_WEEK)


def _length(subject: Subject, before: Any, after: Any, _names: Names) -> Iterator[Told]:  # noqa: ANN401 - limits, overall limits
    was = due_words(before.unit, before.limit, published=getattr(before, "published", True))
    now = due_words(after.unit, after.limit, published=getattr(after, "published", True))
    if was == now:
        return
    same_unit = before.unit is after.unit and was.id == now.id == "comparing-due"
    then: Said = str(after.limit) if same_unit and before.unit is not Unit.WORKING_WEEK else now
    yield message("comparing-was-due", subject=named(subject), was=was, now=then)


LENGTH = ComparisonRule(("unit", "limit", "published"), _length)
LENGTH_ALONE = ComparisonRule(("unit", "limit"), _length)


def _starts(subject: Subject, before: TimeLimit, after: TimeLimit, names: Names) -> Iterator[Told]:
    def since(limit: TimeLimit, labels: Mapping[str, Said]) -> Message:
        if limit.starts is Event.ACT_DONE and limit.after:
            return message("comparing-when-done", label=labels.get(limit.after, limit.after))
        return message("comparing-from", event=limit.starts.value)

    was, now = since(before, names.before), since(after, names.after)
    if was != now:
        yield message("comparing-counted", subject=named(subject), was=was, now=now)


def starts_rule() -> ComparisonRule:
    """A rule for what starts a limit, where it does not follow another limit."""

    def say(subject: Subject, before: Any, after: Any, _names: Names) -> Iterator[Told]:  # noqa: ANN401 - limits, overall limits
        was, now = (message("comparing-from", event=version.starts.value) for version in (before, after))
        yield message("comparing-counted", subject=named(subject), was=was, now=now)

    return ComparisonRule(("starts",), say)


def _priority(subject: Subject, before: Measure, after: Measure, names: Names) -> Iterator[Told]:
    was, now = names.before.get(before.priority, before.priority), names.after.get(after.priority, after.priority)
    if was != now:
        yield message("comparing-was-for", subject=named(subject), was=was, now=now)


MEASURE_RULES = (ComparisonRule(("priority",), _priority), LENGTH_ALONE)


def _measures(subject: Subject, before: Any, after: Any, names: Names) -> Iterator[Told]:  # noqa: ANN401 - limits, overall limits
    of = named(subject)
    matched = paired(before.by_priority, after.by_priority, lambda measure: measure.priority)
    for was, now in matched.pairs:
        called = names.after.get(now.priority, now.priority)
        yield from said(MEASURE_RULES, message("comparing-for", subject=of, priority=called), was, now, names)
    for measure in matched.new:
        called = names.after.get(measure.priority, measure.priority)
        due = due_words(measure.unit, measure.limit)
        yield message("comparing-priority-new", subject=of, due=due, priority=called)
    for measure in matched.gone:
        called = names.before.get(measure.priority, measure.priority)
        due = due_words(measure.unit, measure.limit)
        yield message("comparing-priority-gone", subject=of, due=due, priority=called)
    if matched.moved:
        yield message("comparing-priorities-order", subject=of)


MEASURES = ComparisonRule(("by_priority",), _measures)


def _act(subject: Subject, before: TimeLimit, after: TimeLimit, _names: Names) -> Iterator[Told]:
    yield message("comparing-asked", subject=named(subject), was=act_noun(before.act), now=act_noun(after.act))


def _side(subject: Subject, before: TimeLimit, after: TimeLimit, _names: Names) -> Iterator[Told]:
    if after.side is None:
        yield message("comparing-step-of-nobody", subject=named(subject), side=str(before.side))
    elif before.side is None:
        yield message("comparing-step-new", subject=named(subject), side=after.side.value)
    else:
        yield message("comparing-step", subject=named(subject), side=after.side.value)


LIMIT_RULES: tuple[ComparisonRule, ...] = (
    identity(),
    text("label", message("comparing-part-wording")),
    ComparisonRule(("act",), _act),
    ComparisonRule(("side",), _side),
    LENGTH,
    ComparisonRule(("starts", "after"), _starts),
    MEASURES,
    text("note", message("comparing-part-remark"), minor=True),
)


def named(subject: Subject) -> Said:
    """What changed, where a rule is only used of something that has a name."""
    return subject or message("comparing-it")


def _subject(limit: TimeLimit, stages: tuple[Stage, Stage]) -> Message:
    """What is due: "the reply", where the stage asks for one only; otherwise the limit's own words."""
    alone = all(sum(other.act is limit.act for other in stage.time_limits) <= 1 for stage in stages)
    return act_noun(limit.act) if alone else message("comparing-quoted", words=limit.label)


def _limits(_subject_words: Subject, before: Stage, after: Stage, names: Names) -> Iterator[Told]:
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
        subject = _subject(now, (before, after)) if was.act is now.act else message("comparing-quoted", words=now.label)
        yield from said(LIMIT_RULES, subject, was, now, inside)
    for limit in matched.new:
        due = due_words(limit.unit, limit.limit, published=limit.published)
        side = "none" if limit.side is None else limit.side.value
        yield message("comparing-limit-new", label=limit.label, due=due, side=side)
    for limit in matched.gone:
        due = due_words(limit.unit, limit.limit, published=limit.published)
        yield message("comparing-limit-gone", label=limit.label, due=due)
    if matched.moved:
        yield message("comparing-limits-order")


def _agency(subject: Subject, before: AgencyRole, after: AgencyRole, names: Names) -> Iterator[Told]:
    was, now = names.before.get(before.agency, before.agency), names.after.get(after.agency, after.agency)
    yield message("comparing-was-for", subject=named(subject), was=was, now=now)


def _agency_side(_subject: Subject, before: AgencyRole, after: AgencyRole, names: Names) -> Iterator[Told]:
    agency = names.after.get(after.agency, after.agency)
    yield message("comparing-agency-side", agency=agency, was=SIDES[before.side], now=SIDES[after.side])


AGENCY_RULES: tuple[ComparisonRule, ...] = (
    ComparisonRule(("agency",), _agency),
    ComparisonRule(("side",), _agency_side),
    worded("level", message("comparing-part-level"), _LEVEL),
    text("role", message("comparing-part-who-acts")),
)


def _agencies(_subject_words: Subject, before: Any, after: Any, names: Names) -> Iterator[Told]:  # noqa: ANN401 - roles
    def called(role: AgencyRole, labels: Mapping[str, Said]) -> Said:
        return agency_on_side(str(labels.get(role.agency, role.agency)), role.side)

    matched = paired(before.by_agency, after.by_agency, lambda role: (role.agency, role.side), lambda role: role.agency)
    for was, now in matched.pairs:
        yield from said(AGENCY_RULES, called(now, names.after), was, now, names)
    for role in matched.new:
        subject, level = called(role, names.after), _LEVEL[role.level]
        if role.role:
            yield message("comparing-agency-new-role", subject=subject, level=level, role=role.role)
        else:
            yield message("comparing-agency-new", subject=subject, level=level)
    for role in matched.gone:
        yield message("comparing-agency-gone", subject=called(role, names.before))
    if matched.moved:
        yield message("comparing-agencies-order")


ROLES_RULES: tuple[ComparisonRule, ...] = (
    text("raising", message("comparing-part-who-acts-on-the-raising-side")),
    text("receiving", message("comparing-part-who-acts-on-the-receiving-side")),
    ComparisonRule(("by_agency",), _agencies),
)

WRITING_RULES: tuple[ComparisonRule, ...] = (
    identity(),
    text("label", message("comparing-part-wording")),
    worded("part", message("comparing-part-who-writes"), _PART),
)

MEETING_RULES: tuple[ComparisonRule, ...] = (
    text("name", message("comparing-part-name")),
    text("called_by", message("comparing-part-who-calls")),
    text("chaired_by", message("comparing-part-who-chairs")),
    text("quorum", message("comparing-part-quorum")),
)


def _meeting(_subject_words: Subject, before: Stage, after: Stage, names: Names) -> Iterator[Told]:
    was: Meeting | None = before.meeting
    now: Meeting | None = after.meeting
    if was is None and now is not None:
        yield message("comparing-meeting-new", name=now.name)
    elif was is not None and now is None:
        yield message("comparing-meeting-gone", name=was.name)
    elif was is not None and now is not None:
        yield from said(MEETING_RULES, message("comparing-meeting"), was, now, names)


def _number(_subject_words: Subject, before: Stage, after: Stage, _names: Names) -> Iterator[Told]:
    none = message("comparing-not-given")
    yield message("comparing-number", was=before.number or none, now=after.number or none)


def _name(_subject_words: Subject, before: Stage, after: Stage, _names: Names) -> Iterator[Told]:
    was, now = (
        message("comparing-quoted", words=version.name) if version.name else message("comparing-not-published")
        for version in (before, after)
    )
    yield message("comparing-name", was=was, now=now)


def _roles(_subject_words: Subject, before: Stage, after: Stage, names: Names) -> Iterator[Told]:
    yield from said(ROLES_RULES, None, before.roles, after.roles, names)


STAGE_RULES: tuple[ComparisonRule, ...] = (
    identity(),
    ComparisonRule(("number",), _number),
    ComparisonRule(("name",), _name),
    flag("published", lambda subject, now: message("comparing-published", subject=subject, now=now)),
    worded("place", message("comparing-part-its-place"), _PLACES),
    flag("optional", lambda subject, now: message("comparing-optional", subject=subject, now=now)),
    flag("formal", lambda subject, now: message("comparing-formal", subject=subject, now=now)),
    ComparisonRule(("roles",), _roles),
    ComparisonRule(("time_limits",), _limits),
    items(
        "required_writing", lambda item: item.label, WRITING_RULES,
        lambda item: item.id, lambda item: item.label,
    ),
    texts("outcomes", _OUTCOMES),
    ComparisonRule(("notices",), lambda *_all: iter(()), elsewhere=True),
    worded("partnership_role", message("comparing-part-what-the-partnership-does"), _PARTNERSHIP),
    ComparisonRule(("meeting",), _meeting),
    prose("read_aloud", message("comparing-part-statement-to-be-read-aloud")),
    prose("guidance", message("comparing-part-guidance"), minor=True),
    prose("guidance_welsh", message("comparing-part-guidance-in-welsh"), minor=True),
    flag("urgent", lambda subject, now: message("comparing-urgent", subject=subject, now=now)),
    prose("note", message("comparing-part-remark-on-how-it-was-encoded"), minor=True),
)  # fmt: skip


def _at(subject: Subject, before: Notice, _after: Notice, _names: Names) -> Iterator[Told]:
    yield message("comparing-notice-at", subject=named(subject), at=before.at.value)


NOTICE_RULES: tuple[ComparisonRule, ...] = (
    ComparisonRule(("at",), _at),
    text("to", message("comparing-part-addressee")),
    text("how", message("comparing-part-means")),
    texts("sends", {}),
    LENGTH_ALONE,
    text("note", message("comparing-part-remark"), minor=True),
)
