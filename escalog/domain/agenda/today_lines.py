"""What one disagreement asks for, apart from the hour: what Today lists, kept beside the list of disagreements.

The present hour decides only where a line stands and how much time is left (`today`), with one exception: once the
first limit of the stage has passed, other lines apply. So both sets are kept, with the moment at which they change.
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta

import msgspec

from escalog.domain.deadlines.due import due_by
from escalog.domain.deadlines.due_date import Due, DueState
from escalog.domain.dispute.activity import ActionState, LoggedContact
from escalog.domain.dispute.dispute import Dispute
from escalog.domain.ladder.states import LimitState, LimitStatus
from escalog.domain.log.transitions import Status
from escalog.domain.next_step.due import own_due, paused_since
from escalog.domain.next_step.ended_stage import earliest, on
from escalog.domain.next_step.next_step import step_of
from escalog.domain.next_step.open_stage import THEIR_TURN, step_for
from escalog.domain.next_step.step import Step, is_past, tell
from escalog.domain.next_step.turn import whose_words
from escalog.domain.procedure.immediate_route import IMMEDIATE
from escalog.domain.procedure.vocabulary import Unit
from escalog.domain.values.answers import ContactResult, Direction, ReplyAnswer
from escalog.domain.values.english import lower_first, say_count, say_moment
from escalog.domain.values.kind_id import KindId
from escalog.domain.values.moment import LONDON, Moment

_WELL_PAST = timedelta(days=3)


class LineDue(msgspec.Struct, frozen=True, omit_defaults=True):
    """The parts of a due date that words about the time left need."""

    state: DueState
    unit: Unit
    at: datetime | None = None
    start: str = ""
    days: tuple[date, ...] = ()
    half: datetime | None = None

    def due(self) -> Due:
        """The same as time is counted with."""
        start = Moment.parse(self.start) if self.start else None
        at, half = (moment.astimezone(LONDON) if moment is not None else None for moment in (self.at, self.half))
        return Due(self.state, self.unit, "", at, start, self.days, half=half)


class TodayLine(msgspec.Struct, frozen=True, omit_defaults=True):
    """One thing to do, without the hour."""

    what: str
    kind: KindId
    icon: str
    due: LineDue | None = None
    limit: bool = False
    """Whether it can run past a limit; otherwise its date is only a day to act on."""
    waiting: bool = False
    owed: bool = False
    apart: bool = False
    """Recorded separately."""
    paused: bool = False
    reminder: bool = False
    whose: str = ""
    """Whose step it is, where the procedure says so: "Your step"."""


class TodayLines(msgspec.Struct, frozen=True, omit_defaults=True):
    """Everything that one disagreement asks for, before and after the hour at which its next step changes."""

    procedure: str
    """The digest of the pack it is pinned to: which days count."""
    about: str
    detail: str
    lines: tuple[TodayLine, ...]
    turns: LineDue | None = None
    """Once this has passed, `later` applies instead of `lines`."""
    on_the_day: bool = False
    """Whether the change comes when that day begins, not when it has passed."""
    later: tuple[TodayLine, ...] = ()
    fast: bool = False
    """It is on an immediate route."""


def lines_of(dispute: Dispute) -> TodayLines:
    """What a disagreement asks for. Pure: reads no clock."""
    turns = _turns(dispute)
    raised = dispute.entry(dispute.raised_by)
    about_it, detail = about(dispute), last_contact_words(dispute)
    common = TodayLines(raised.text("procedure"), about_it, detail, (), fast=dispute.track.fast)
    if turns is None or turns.at is None:
        lines = lines_at(dispute, raised.recorded_at)
        return msgspec.structs.replace(common, lines=lines)
    on_the_day = dispute.status is Status.CLOSED
    before = turns.at - _WELL_PAST if on_the_day else turns.at
    return msgspec.structs.replace(
        common,
        lines=lines_at(dispute, before),
        turns=_line_due(turns),
        on_the_day=on_the_day,
        later=lines_at(dispute, turns.at + _WELL_PAST),
    )


def lines_at(dispute: Dispute, now: datetime) -> tuple[TodayLine, ...]:
    """What a disagreement asks for at one hour."""
    return tuple(_Desk(dispute, now).lines())


def written(lines: TodayLines) -> str:
    """The lines in their stored form."""
    return msgspec.json.encode(lines).decode()


def read_lines(text: str) -> TodayLines | None:
    """The stored lines; None where another version of the program wrote them."""
    try:
        return msgspec.json.decode(text, type=TodayLines)
    except msgspec.MsgspecError:
        return None


def _turns(dispute: Dispute) -> Due | None:
    """When the next step changes: at the first limit of the open stage, or on the day to ask for the outcome."""
    if dispute.status is Status.CLOSED and dispute.comes_back_on is not None:
        return due_by(Moment(dispute.comes_back_on), dispute.calendar)
    if dispute.status is not Status.OPEN or dispute.current is None:
        return None
    first = earliest([limit for limit in dispute.current.limits if limit.run.status is LimitStatus.RUNNING])
    return first.run.due if first is not None else None


def _line_due(due: Due | None) -> LineDue | None:
    if due is None:
        return None
    return LineDue(due.state, due.unit, due.at, due.start.text() if due.start is not None else "", due.days, due.half)


class _Desk:
    """Lists what one disagreement asks for at one time."""

    def __init__(self, dispute: Dispute, now: datetime) -> None:
        self._dispute = dispute
        self._now = now

    def lines(self) -> Iterator[TodayLine]:
        dispute = self._dispute
        if dispute.status is Status.CLOSED and dispute.comes_back_on is None:
            return
        step = step_of(dispute, self._now, "")
        if dispute.paused is not None and step.main == KindId.RESUMED:
            yield TodayLine(f"Paused since {paused_since(dispute.paused)}", KindId.RESUMED, "pause", paused=True)
        else:
            yield self._of_step(step)
        if dispute.open:
            yield from self._beside(step)

    def _beside(self, step: Step) -> Iterator[TodayLine]:
        """What is open beside the next step."""
        dispute = self._dispute
        for limit in dispute.limits:
            if limit.run.status is LimitStatus.RUNNING and limit is not step.limit:
                yield self._of_limit(limit)
        for overall_limit in dispute.overall_limits:
            if overall_limit.run.status is LimitStatus.RUNNING:
                what = f"Settle it: {lower_first(overall_limit.limit.label)}."
                yield TodayLine(what, KindId.STAGE_CONCLUDED, "stage", _line_due(overall_limit.run.due), limit=True)
        for notice in dispute.notices:
            if notice.to_tell and notice is not step.notice:
                yield self._of_step(tell(dispute, notice))
        for action in dispute.actions:
            if action.status.is_open and not (step.main == KindId.ACTION_ANSWER and step.on == on(action)):
                yield self._of_action(action)

    def _of_step(self, step: Step) -> TodayLine:
        return TodayLine(
            self._act(step),
            step.main,
            step.icon,
            _line_due(own_due(step, self._dispute)),
            limit=step.limit is not None or step.notice is not None,
            waiting=step.waiting,
            owed=self._is_owed(step),
            apart=self._dispute.status is Status.UNDECIDED,
            reminder=step.reminder,
            whose=whose_words(self._dispute, step.side),
        )

    def _act(self, step: Step) -> str:
        """What to do, even where the card first says that a limit has passed."""
        stage = self._dispute.current
        if step.limit is None or stage is None or step.main != KindId.CONTACT:
            return step.sentence
        if not is_past(self._dispute, step.limit, self._now) or self._dispute.status is not Status.OPEN:
            return step.sentence
        here = tuple(contact for contact in self._dispute.contacts if contact.stage == step.limit.stage)
        return step_for(self._dispute, stage, step.limit, here).sentence

    def _of_limit(self, limit: LimitState) -> TodayLine:
        stage = self._dispute.stage(limit.stage)
        here = tuple(contact for contact in self._dispute.contacts if contact.stage == limit.stage)
        step = step_for(self._dispute, stage, limit, here)
        owed = self._is_owed(step)
        due, whose = _line_due(limit.run.due), whose_words(self._dispute, limit.limit.side)
        return TodayLine(
            step.sentence, step.main, step.icon, due, limit=True, waiting=step.waiting, owed=owed, whose=whose
        )

    def _of_action(self, action: ActionState) -> TodayLine:
        day = on(action)
        due = due_by(day, self._dispute.calendar) if day is not None else None
        ours = action.owner_side in (None, self._dispute.ours.name)
        what = f"Action for {action.owner}: {action.what}" if action.owner else f"Action: {action.what}"
        return TodayLine(what, KindId.ACTION_ANSWER, "action", _line_due(due), limit=True, waiting=not ours)

    def _is_owed(self, step: Step) -> bool:
        """Whether a step is our reply to what they raised with us."""
        theirs = self._dispute.direction is Direction.THEIRS and step.main == KindId.REPLY
        return theirs and (step.limit is None or step.limit.limit.act in THEIR_TURN or not self._dispute_replied())

    def _dispute_replied(self) -> bool:
        return any(
            contact.kind == KindId.REPLY and contact.what is not ReplyAnswer.ACKNOWLEDGES
            for contact in self._dispute.contacts
        )


def about(dispute: Dispute) -> str:
    """Whom a row is about, with whom, the stage, the priority, and whether the route is an immediate one."""
    child = " ".join(part for part in (dispute.about_whom, dispute.our_reference) if part)
    agency = f"with {dispute.other.agency}" if dispute.other.agency else ""
    stage = dispute.current.heading if dispute.current is not None else ""
    route = IMMEDIATE if dispute.track.fast else ""
    priority = f"Priority: {dispute.priority.label}" if dispute.priority is not None else ""
    return " · ".join(part for part in (child, agency, route, priority, stage) if part)


def last_contact_words(dispute: Dispute) -> str:
    """What the last contact was: "Rang twice, no reply." Empty where there was none."""
    if not dispute.contacts:
        return "No contact recorded yet." if dispute.open else ""
    last = dispute.contacts[-1]
    when = f" on {_day(last)}" if last.at is not None else ""
    whom = last.with_whom
    if last.kind == KindId.REPLY:
        return f"Reply from {whom}{when}." if whom else f"Reply{when}."
    if last.what is ContactResult.NO_REPLY:
        tries = 0
        for contact in reversed(dispute.contacts):
            if contact.what is not ContactResult.NO_REPLY:
                break
            tries += 1
        return f"Rang{when}, no reply." if tries == 1 else f"Rang {_times(tries)}, no reply."
    did = _DID.get(last.what, "Contact with")
    return f"{did} {whom}{when}." if whom else f"Last contact{when}."


_DID: Mapping[ContactResult | ReplyAnswer | None, str] = {
    ContactResult.SPOKE: "Spoke with",
    ContactResult.MET: "Met with",
    ContactResult.MESSAGE: "Left a message for",
    ContactResult.WROTE: "Wrote to",
}


def _times(number: int) -> str:
    return "twice" if number == 2 else say_count(number, "time")


def _day(contact: LoggedContact) -> str:
    return say_moment(Moment(contact.at.date)) if contact.at is not None else ""
