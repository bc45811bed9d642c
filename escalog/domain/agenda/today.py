"""What Today lists for one disagreement: its next step, its other limits and its open actions, each with its time."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from escalog.domain.agenda.list_facts import IndexFacts, index_facts
from escalog.domain.agenda.today_lines import TodayLine, TodayLines, about, last_contact_words, lines_of
from escalog.domain.deadlines.calendar import Calendar
from escalog.domain.deadlines.due_date import Due
from escalog.domain.deadlines.time_left import TimeLeft, time_left
from escalog.domain.deadlines.warning import attention_words, before_work
from escalog.domain.dispute.dispute import Dispute
from escalog.domain.next_step.step import ASK_AGAIN
from escalog.domain.procedure.vocabulary import Unit
from escalog.domain.values.english import say_date, say_moment
from escalog.domain.values.entry import DisputeId
from escalog.domain.values.kind_id import KindId
from escalog.domain.values.moment import LONDON

__all__ = [
    "IndexFacts",
    "TodayGroup",
    "TodayItem",
    "about",
    "index_facts",
    "items",
    "items_of",
    "last_contact_words",
]


class TodayGroup(StrEnum):
    """The groups of Today, in the order of doing."""

    SEPARATE = "separate"
    """Recorded separately."""
    PAST = "past"
    """Past its time limit."""
    TODAY = "today"
    """Due today, or before the next working day begins."""
    WE_OWE = "we-owe"
    """We owe a reply."""
    COMING = "coming"
    """Coming up."""
    WAITING = "waiting"
    """Waiting for someone else."""
    PAUSED = "paused"
    """The time limits are paused."""


@dataclass(frozen=True, slots=True)
class TodayItem:
    """One row of Today."""

    group: TodayGroup
    dispute: DisputeId
    what: str
    """"Ring P.D. about the plan for J.W.\""""
    about: str
    """"J.W. 0037 · with Health visiting · Stage 1: Practitioners"."""
    detail: str
    """"Rang twice, no reply." or empty."""
    left: TimeLeft | None
    due: datetime | None
    due_words: str
    """"was due Fri 20 Nov, 17:00", "due Wed 25 Nov, 17:00" or empty."""
    kind: KindId
    """The kind of entry that does it."""
    icon: str
    """call, write, action, reply, settle, stage, partnership, child, pause."""
    fast: bool = False
    """Whether it is on an immediate route; it then comes before anything due at the same time."""
    whose: str = ""
    """Whose step it is, where the procedure says so: "Your step"."""
    heed: str = ""
    """"Half of the time has gone.", "Due tomorrow." or empty."""


def items(dispute: Dispute, now: datetime, calendar: Calendar | None = None) -> list[TodayItem]:
    """Everything this disagreement puts on Today, next step first. `calendar` replaces the disagreement's own."""
    return items_of(lines_of(dispute), dispute.id, now, calendar or dispute.calendar)


def items_of(lines: TodayLines, dispute: DisputeId, now: datetime, calendar: Calendar) -> list[TodayItem]:
    """The same, read from what is kept beside the list. `calendar` is the one its procedure counts with."""
    return [_item(line, lines, dispute, now, calendar) for line in chosen(lines, now, calendar)]


def chosen(lines: TodayLines, now: datetime, calendar: Calendar) -> tuple[TodayLine, ...]:
    """The lines that apply at this hour."""
    return lines.later if _turned(lines, now, calendar) else lines.lines


def _turned(lines: TodayLines, now: datetime, calendar: Calendar) -> bool:
    """Whether the hour at which the next step changes has passed."""
    if lines.turns is None:
        return False
    due = lines.turns.due()
    if lines.on_the_day:
        return due.date is not None and now.astimezone(LONDON).date() >= due.date
    return time_left(due, now, calendar).past


def _item(line: TodayLine, lines: TodayLines, dispute: DisputeId, now: datetime, calendar: Calendar) -> TodayItem:
    due = line.due.due() if line.due is not None else None
    left = time_left(due, now, calendar) if due is not None and due.at is not None else None
    item = TodayItem(
        group=_group(line, due, left, now, calendar),
        dispute=dispute,
        what=line.what,
        about=lines.about,
        detail=lines.detail,
        left=left,
        due=due.at if due is not None else None,
        due_words=_due_words(due, left),
        kind=line.kind,
        icon=line.icon,
        heed=attention_words(due, now, calendar) if due is not None else "",
        fast=lines.fast,
        whose=line.whose,
    )
    if not line.reminder or due is None or due.date is None or left is None:
        return item
    again = TimeLeft(ASK_AGAIN, 0, past=False) if left.past else left
    return replace(item, heed="", left=again, due_words=f"from {say_date(due.date)}")


def due_today_words(rows: Iterable[TodayItem], now: datetime) -> str:
    """The heading for rows due today: some may be due overnight or on a day off that follows."""
    today = now.astimezone(LONDON).date()
    later = {row.due is not None and row.due.astimezone(LONDON).date() > today for row in rows}
    if True not in later:
        return "due today"
    return "due today or before the next working day" if False in later else "due before the next working day"


def _group(line: TodayLine, due: Due | None, left: TimeLeft | None, now: datetime, calendar: Calendar) -> TodayGroup:
    """The group of a row: by its time first, then by whose turn it is."""
    if line.apart or line.paused:
        return TodayGroup.SEPARATE if line.apart else TodayGroup.PAUSED
    if due is not None and left is not None and due.date is not None:
        if line.limit and left.past:
            return TodayGroup.PAST
        if due.date <= now.astimezone(LONDON).date() or due.unit is Unit.IMMEDIATELY:
            return TodayGroup.TODAY
        if not line.reminder and before_work(due, now, calendar):
            return TodayGroup.TODAY
    if line.owed:
        return TodayGroup.WE_OWE
    return TodayGroup.WAITING if line.waiting else TodayGroup.COMING


def _due_words(due: Due | None, left: TimeLeft | None) -> str:
    if due is None or due.at is None or left is None:
        return ""
    if due.unit is Unit.IMMEDIATELY:
        return f"since {say_moment(due.at)}"
    return f"was due {say_moment(due.at)}" if left.past else f"due {say_moment(due.at)}"
