"""What Today lists for one disagreement: its next step, its other limits and its open actions, each with its time."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from escalog.domain.attention import attention_words
from escalog.domain.calendars import Calendar
from escalog.domain.dispute import ActionState, Contact, Dispute
from escalog.domain.effects import Status
from escalog.domain.entry import DisputeId
from escalog.domain.index_facts import IndexFacts, index_facts
from escalog.domain.ladder import LimitState, LimitStatus
from escalog.domain.moments import LONDON, Moment, say_count, say_date, say_moment
from escalog.domain.next_step import step_of
from escalog.domain.pauses import Pause
from escalog.domain.sentences import lower_first
from escalog.domain.step_after_stage import on
from escalog.domain.step_at_stage import THEIR_TURN, step_for
from escalog.domain.step_dates import own_due, paused_since
from escalog.domain.step_words import Step, is_past, left_until, tell
from escalog.domain.terms import Unit
from escalog.domain.time_left import TimeLeft, time_left
from escalog.domain.time_limits import Due, due_by

__all__ = ["IndexFacts", "TodayGroup", "TodayItem", "index_facts", "items"]


class TodayGroup(StrEnum):
    """The groups of Today, in the order of doing."""

    SEPARATE = "separate"
    """Recorded separately."""
    PAST = "past"
    """Past its time limit."""
    TODAY = "today"
    """Due today."""
    WE_OWE = "we-owe"
    """We owe a reply."""
    COMING = "coming"
    """Coming up."""
    WAITING = "waiting"
    """Waiting for someone else."""
    PAUSED = "paused"
    """The time limits stand still."""


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
    kind: str
    """The kind of entry that does it."""
    icon: str
    """call, write, action, reply, settle, stage, partnership, child, pause."""
    heed: str = ""
    """"Half of the time has gone.", "Due tomorrow." or empty."""


def items(dispute: Dispute, now: datetime, calendar: Calendar | None = None) -> list[TodayItem]:
    """Everything this disagreement puts on Today, the next step first. `calendar` unless the disagreement's own."""
    desk = _Desk(dispute, now, calendar or dispute.calendar)
    return list(desk.items())


class _Desk:
    """Lists what one disagreement asks for at one time."""

    def __init__(self, dispute: Dispute, now: datetime, calendar: Calendar) -> None:
        self._dispute = dispute
        self._now = now
        self._calendar = calendar

    def items(self) -> Iterator[TodayItem]:
        dispute = self._dispute
        if dispute.status is Status.CLOSED and dispute.comes_back_on is None:
            return
        step = step_of(dispute, self._now, "")
        yield (
            self._of_step(step) if dispute.paused is None or step.main != "resumed" else self._of_pause(dispute.paused)
        )
        if not dispute.open:
            return
        for limit in dispute.limits:
            if limit.status is LimitStatus.RUNNING and limit is not step.limit:
                yield self._of_limit(limit)
        for cap in dispute.caps:
            if cap.status is LimitStatus.RUNNING:
                group = self._group(cap.due, waiting=False, owed=False, limit=True)
                yield self._item(
                    group, f"Settle it: {lower_first(cap.cap.label)}.", cap.due, "stage-concluded", "stage"
                )
        for notice in dispute.notices:
            if notice.to_tell and notice is not step.notice:
                yield self._of_step(tell(dispute, notice))
        for action in dispute.actions:
            if action.status in ("open", "separate") and not (step.main == "action-answer" and step.on == on(action)):
                yield self._of_action(action)

    def _of_pause(self, pause: Pause) -> TodayItem:
        return self._item(TodayGroup.PAUSED, f"Paused since {paused_since(pause)}", None, "resumed", "pause")

    def _of_step(self, step: Step) -> TodayItem:
        due = own_due(step, self._dispute)
        if self._dispute.status is Status.UNDECIDED:
            group = TodayGroup.SEPARATE
        else:
            dated = step.limit is not None or step.notice is not None
            group = self._group(due, waiting=step.waiting, owed=self._is_owed(step), limit=dated)
        item = self._item(group, self._act(step), due, step.main, step.icon)
        if not step.reminder or due is None or due.date is None:
            return item
        left = left_until(step, due, self._now, self._calendar)
        return replace(item, heed="", left=left, due_words=f"from {say_date(due.date)}")

    def _act(self, step: Step) -> str:
        """What to do, also where the card first says that a limit has passed."""
        stage = self._dispute.current
        if step.limit is None or stage is None or step.main != "contact":
            return step.sentence
        if not is_past(self._dispute, step.limit, self._now) or self._dispute.status is not Status.OPEN:
            return step.sentence
        here = tuple(each for each in self._dispute.contacts if each.stage == step.limit.stage)
        return step_for(self._dispute, stage, step.limit, here).sentence

    def _of_limit(self, limit: LimitState) -> TodayItem:
        stage = self._dispute.stage(limit.stage)
        here = tuple(each for each in self._dispute.contacts if each.stage == limit.stage)
        step = step_for(self._dispute, stage, limit, here)
        group = self._group(limit.due, waiting=step.waiting, owed=self._is_owed(step), limit=True)
        return self._item(group, step.sentence, limit.due, step.main, step.icon)

    def _of_action(self, action: ActionState) -> TodayItem:
        day = on(action)
        due = due_by(day, self._calendar) if day is not None else None
        ours = action.owner_side in ("", self._dispute.ours.name)
        group = self._group(due, waiting=not ours, owed=False, limit=True)
        what = f"Action for {action.owner}: {action.what}" if action.owner else f"Action: {action.what}"
        return self._item(group, what, due, "action-answer", "action")

    def _is_owed(self, step: Step) -> bool:
        """Whether a step is our reply to what they raised with us."""
        theirs = self._dispute.direction == "theirs" and step.main == "reply"
        return theirs and (step.limit is None or step.limit.limit.act in THEIR_TURN or not self._dispute_replied())

    def _dispute_replied(self) -> bool:
        return any(each.kind == "reply" and each.what != "acknowledges" for each in self._dispute.contacts)

    def _group(self, due: Due | None, *, waiting: bool, owed: bool, limit: bool) -> TodayGroup:
        """Where a row stands: by its time first, then by whose turn it is."""
        if due is not None and due.at is not None:
            if limit and time_left(due, self._now, self._calendar).past:
                return TodayGroup.PAST
            today = self._now.astimezone(LONDON).date()
            if due.date is not None and (due.date <= today or due.unit is Unit.IMMEDIATELY):
                return TodayGroup.TODAY
        if owed:
            return TodayGroup.WE_OWE
        return TodayGroup.WAITING if waiting else TodayGroup.COMING

    def _item(self, group: TodayGroup, what: str, due: Due | None, kind: str, icon: str) -> TodayItem:
        left = time_left(due, self._now, self._calendar) if due is not None and due.at is not None else None
        return TodayItem(
            group=group,
            dispute=self._dispute.id,
            what=what,
            about=about(self._dispute),
            detail=last_contact_words(self._dispute),
            left=left,
            due=due.at if due is not None else None,
            due_words=_due_words(due, left),
            kind=kind,
            icon=icon,
            heed=attention_words(due, self._now, self._calendar) if due is not None else "",
        )


def about(dispute: Dispute) -> str:
    """Whom a row is about, with whom, and where on the ladder."""
    child = " ".join(part for part in (dispute.about_whom, dispute.our_reference) if part)
    agency = f"with {dispute.other.agency}" if dispute.other.agency else ""
    stage = dispute.current.heading if dispute.current is not None else ""
    return " · ".join(part for part in (child, agency, stage) if part)


def last_contact_words(dispute: Dispute) -> str:
    """What the last contact was: "Rang twice, no reply." Empty where there was none."""
    if not dispute.contacts:
        return "No contact recorded yet." if dispute.open else ""
    last = dispute.contacts[-1]
    when = f" on {_day(last)}" if last.at is not None else ""
    whom = last.with_whom
    if last.kind == "reply":
        return f"Reply from {whom}{when}." if whom else f"Reply{when}."
    if last.what == "no-reply":
        tries = 0
        for each in reversed(dispute.contacts):
            if each.what != "no-reply":
                break
            tries += 1
        return f"Rang{when}, no reply." if tries == 1 else f"Rang {_times(tries)}, no reply."
    did = _DID.get(last.what, "Contact with")
    return f"{did} {whom}{when}." if whom else f"Last contact{when}."


_DID = {"spoke": "Spoke with", "met": "Met with", "message": "Left a message for", "wrote": "Wrote to"}


def _times(number: int) -> str:
    return "twice" if number == 2 else say_count(number, "time")


def _day(contact: Contact) -> str:
    return say_moment(Moment(contact.at.date)) if contact.at is not None else ""


def _due_words(due: Due | None, left: TimeLeft | None) -> str:
    if due is None or due.at is None or left is None:
        return ""
    if due.unit is Unit.IMMEDIATELY:
        return f"since {say_moment(due.at)}"
    return f"was due {say_moment(due.at)}" if left.past else f"due {say_moment(due.at)}"
