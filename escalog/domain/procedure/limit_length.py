"""How long a limit is and what starts it, in words; and the length that a priority gives."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import msgspec

from escalog.domain.procedure.model import Cap, Notice, Priority, TimeLimit
from escalog.domain.procedure.vocabulary import Act, Event, Unit
from escalog.domain.values.english import say_count

DAYS_IN_A_WORKING_WEEK = 5

_EVENT_WORDS: Mapping[Event, str] = {
    Event.DECISION_HEARD: "the day the decision was heard of",
    Event.RAISED: "the raising of the disagreement",
    Event.STAGE_STARTED: "the start of the {stage}",
    Event.DISCUSSION: "the discussion",
    Event.REPLY: "the reply",
    Event.AGREED: "the agreement",
    Event.CONFIRMED: "the written confirmation",
    Event.MET: "the meeting",
    Event.FORM_RECEIVED: "the day the form came",
    Event.CONFERENCE: "the conference",
    Event.REVIEW: "the review date",
    Event.ACT_DONE: "the act before it",
}


@dataclass(frozen=True, slots=True)
class Length:
    """A limit's length for one disagreement."""

    limit: TimeLimit
    priority: Priority | None = None
    """The priority, where it changes the length or makes service hours run round the clock."""

    @property
    def round_the_clock(self) -> bool:
        """Whether its service hours also run at night and at weekends."""
        return self.priority is not None and self.priority.round_the_clock


@lru_cache(maxsize=4096)
def length_for(limit: TimeLimit, priority: Priority | None) -> Length:
    """A limit under a priority: with the length given for that priority, otherwise the limit's own."""
    if priority is None:
        return Length(limit)
    measure = next((measure for measure in limit.by_priority if measure.priority == priority.id), None)
    if measure is not None:
        return Length(msgspec.structs.replace(limit, unit=measure.unit, limit=measure.limit), priority)
    runs_on = priority.round_the_clock and limit.unit is Unit.SERVICE_HOURS
    return Length(limit, priority if runs_on else None)


@lru_cache(maxsize=4096)
def limit_words(limit: TimeLimit | Cap) -> str:
    """The length of a limit: "2 working days", "a working week (5 working days)", "at once"."""
    number = limit.limit or 0
    match limit.unit:
        case Unit.IMMEDIATELY:
            return "at once"
        case Unit.SAME_WORKING_DAY:
            return "the same working day"
        case Unit.WORKING_WEEK:
            weeks = "a working week" if number == 1 else say_count(number, "working week")
            return f"{weeks} ({number * DAYS_IN_A_WORKING_WEEK} working days)"
        case Unit.NONE:
            return "no limit"
        case Unit.SERVICE_HOURS:
            return say_count(number, "service hour")
        case unit:
            return say_count(number, unit.value.replace("-", " ").removesuffix("s"))


def event_words(starts: Event, stage: str) -> str:
    """What starts a limit, in words that follow "from". `stage` is the route's word for one."""
    return _EVENT_WORDS[starts].format(stage=stage.lower())


@lru_cache(maxsize=1024)
def of_overall_limit(overall_limit: Cap) -> TimeLimit:
    """An overall limit as a time limit, for counting."""
    return TimeLimit(
        id=overall_limit.id,
        label=overall_limit.label,
        act=Act.AGREE,
        starts=overall_limit.starts,
        unit=overall_limit.unit,
        limit=overall_limit.limit,
        by_priority=overall_limit.by_priority,
        published=overall_limit.published,
        note=overall_limit.note,
    )


@lru_cache(maxsize=1024)
def overall_limit_for(overall_limit: Cap, priority: Priority | None) -> Cap:
    """An overall limit under a priority."""
    limit = length_for(of_overall_limit(overall_limit), priority).limit
    return msgspec.structs.replace(overall_limit, unit=limit.unit, limit=limit.limit)


@lru_cache(maxsize=1024)
def of_notice(notice: Notice) -> TimeLimit:
    """A notice as a time limit, for counting."""
    return TimeLimit(
        id=notice.at.value,
        label=notice.to,
        act=Act.TELL_PARTNERSHIP,
        starts=Event.STAGE_STARTED,
        unit=notice.unit,
        limit=notice.limit,
        note=notice.note,
    )
