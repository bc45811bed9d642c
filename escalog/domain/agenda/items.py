"""What one disagreement puts into a calendar: every dated item that is still open, whatever the present hour.

The only place that knows what has a date: the list, the agenda and calendar files all read it here.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from enum import StrEnum

from escalog.domain.deadlines.count import END_OF_DAY
from escalog.domain.deadlines.due import due_by
from escalog.domain.deadlines.due_date import Due
from escalog.domain.dispute.activity import ActionState
from escalog.domain.dispute.dispute import Dispute
from escalog.domain.ladder.notices import NoticeState
from escalog.domain.ladder.overall_limits import OverallLimitState
from escalog.domain.ladder.stage_limits import BY_HAND
from escalog.domain.ladder.states import LimitState, LimitStatus, StageState
from escalog.domain.log.transitions import Status
from escalog.domain.next_step.open_stage import step_for
from escalog.domain.next_step.step import tell, the_child
from escalog.domain.next_step.turn import whose_words
from escalog.domain.procedure.notice_points import whom_to_tell
from escalog.domain.procedure.vocabulary import Act, Unit
from escalog.domain.values.entry import DisputeId
from escalog.domain.values.moment import LONDON, Moment

_OPEN = frozenset({"open", "separate"})
_MEETINGS = frozenset({Act.MEET, Act.CALL_MEETING})


class AgendaKind(StrEnum):
    """The kind of thing that has the date."""

    LIMIT = "limit"
    OVERALL_LIMIT = "cap"
    MEETING = "meeting"
    ACTION = "action"
    NOTICE = "notice"
    OUTCOME = "outcome"


KIND_WORDS = {
    AgendaKind.LIMIT: "Time limit",
    AgendaKind.OVERALL_LIMIT: "Overall time limit",
    AgendaKind.MEETING: "Meeting",
    AgendaKind.ACTION: "Agreed action",
    AgendaKind.NOTICE: "Notice to the partnership",
    AgendaKind.OUTCOME: "Outcome",
}


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One dated thing of one disagreement."""

    dispute: DisputeId
    key: str
    """Identifies the item within its disagreement, and stays the same when its date changes."""
    kind: AgendaKind
    due: Due
    all_day: bool
    """Whether it has a day and no hour."""
    what: str
    """What to do, as Today says it. It may hold what somebody wrote."""
    about: str
    """"K.M. 0042"."""
    stage: str
    """The stage as this disagreement calls it; empty where it belongs to none."""
    reference: str
    """Our reference."""
    label: str
    """The item in the procedure's own words: nothing that anybody wrote about a case."""
    stage_label: str
    """The stage in the procedure's own words alone."""
    icon: str
    whose: str = ""
    """Whose step it is, where the procedure says so: "Your step"."""

    @property
    def at(self) -> datetime:
        """When the item is due; the end of service hours if it has no hour."""
        assert self.due.at is not None  # noqa: S101 - only what has a date is listed
        return self.due.at

    @property
    def day(self) -> date:
        """The London day on which it is due."""
        return self.at.astimezone(LONDON).date()


@dataclass(frozen=True, slots=True)
class _Dated:
    """A dated item before it is put into words."""

    kind: AgendaKind
    key: str
    due: Due
    limit: LimitState | None = None
    action: ActionState | None = None
    overall_limit: OverallLimitState | None = None
    notice: NoticeState | None = None


def agenda(dispute: Dispute) -> tuple[AgendaItem, ...]:
    """Every open item of a disagreement that has a date, earliest first."""
    write = _Writer(dispute)
    return tuple(sorted((write.item(dated) for dated in _dated(dispute)), key=lambda item: (item.at, item.key)))


def due_hours(dispute: Dispute) -> tuple[str, ...]:
    """The hours at which something is due, in ISO 8601 and UTC, each once, earliest first."""
    hours = {dated.due.at.astimezone(UTC).isoformat(timespec="seconds") for dated in _dated(dispute) if dated.due.at}
    return tuple(sorted(hours))


def _dated(dispute: Dispute) -> Iterator[_Dated]:
    if dispute.open:
        yield from _limits(dispute)
        yield from _overall_limits(dispute)
        yield from _notices(dispute)
        yield from _actions(dispute)
    if dispute.status is Status.CLOSED and dispute.comes_back_on is not None:
        back = due_by(Moment(dispute.comes_back_on), dispute.calendar)
        yield _Dated(AgendaKind.OUTCOME, f"outcome/{dispute.raised_by}", back)


def _limits(dispute: Dispute) -> Iterator[_Dated]:
    for limit in dispute.limits:
        if limit.run.status is LimitStatus.RUNNING and limit.run.due is not None and limit.run.due.at is not None:
            kind = AgendaKind.MEETING if limit.limit.act in _MEETINGS else AgendaKind.LIMIT
            yield _Dated(kind, f"limit/{limit.stay}/{limit.stage}/{limit.limit.id}", limit.run.due, limit=limit)


def _overall_limits(dispute: Dispute) -> Iterator[_Dated]:
    for overall_limit in dispute.overall_limits:
        if (
            overall_limit.run.status is LimitStatus.RUNNING
            and overall_limit.run.due is not None
            and overall_limit.run.due.at is not None
        ):
            yield _Dated(
                AgendaKind.OVERALL_LIMIT,
                f"cap/{dispute.track.id}/{overall_limit.limit.id}",
                overall_limit.run.due,
                overall_limit=overall_limit,
            )


def _notices(dispute: Dispute) -> Iterator[_Dated]:
    for notice in dispute.notices:
        if notice.to_tell and notice.run.due is not None and notice.run.due.at is not None:
            key = f"notice/{notice.stay}/{notice.stage}/{notice.key}"
            yield _Dated(AgendaKind.NOTICE, key, notice.run.due, notice=notice)


def _actions(dispute: Dispute) -> Iterator[_Dated]:
    for action in dispute.actions:
        if action.status in _OPEN and action.due_on is not None:
            due = due_by(Moment(action.due_on), dispute.calendar)
            yield _Dated(AgendaKind.ACTION, f"action/{action.entry}", due, action=action)


def _is_all_day(dated: _Dated) -> bool:
    """Whether it has a day and no hour of its own: nobody sets the last minute of a day."""
    if dated.kind in (AgendaKind.ACTION, AgendaKind.OUTCOME):
        return True
    at = dated.due.at
    ends_the_day = at is not None and at.astimezone(LONDON).time() == time(END_OF_DAY.hour, END_OF_DAY.minute)
    return ends_the_day and dated.due.unit not in (Unit.HOURS, Unit.IMMEDIATELY)


class _Writer:
    """Puts the dated items of one disagreement into words."""

    def __init__(self, dispute: Dispute) -> None:
        self._dispute = dispute
        self._about = " ".join(part for part in (dispute.about_whom, dispute.our_reference) if part)

    def item(self, dated: _Dated) -> AgendaItem:
        """One item as the agenda and a calendar file list it."""
        stage = self._stage(dated)
        what, icon = self._what(dated)
        return AgendaItem(
            dispute=self._dispute.id,
            key=dated.key,
            kind=dated.kind,
            due=dated.due,
            all_day=_is_all_day(dated),
            what=what,
            about=self._about or f"The {self._dispute.words.child}",
            stage=stage.heading if stage is not None else "",
            reference=self._dispute.our_reference,
            label=self._label(dated),
            stage_label=self._dispute.procedure.stage_label(stage.stage) if stage is not None else "",
            icon=icon,
            whose=whose_words(self._dispute, dated.limit.limit.side) if dated.limit is not None else "",
        )

    def _stage(self, dated: _Dated) -> StageState | None:
        of = dated.limit or dated.notice
        if of is not None:
            return self._dispute.stage(of.stage)
        if dated.action is not None:
            return next((stage for stage in self._dispute.stages if stage.stage.id == dated.action.stage), None)
        return None

    def _what(self, dated: _Dated) -> tuple[str, str]:
        """What to do, and its icon."""
        dispute = self._dispute
        if dated.limit is not None:
            here = tuple(contact for contact in dispute.contacts if contact.stage == dated.limit.stage)
            step = step_for(dispute, dispute.stage(dated.limit.stage), dated.limit, here)
            return step.sentence, step.icon
        if dated.action is not None:
            owner = dated.action.owner
            head = f"Action for {owner}" if owner else "Action"
            return f"{head}: {dated.action.what}", "action"
        if dated.overall_limit is not None:
            return f"{dated.overall_limit.limit.label}: to be resolved by then.", "steps"
        if dated.notice is not None:
            return tell(dispute, dated.notice).sentence, "partnership"
        return f"Say what the outcome for {the_child(dispute)} is.", "child"

    def _label(self, dated: _Dated) -> str:
        """The procedure's own words for it."""
        if dated.limit is not None and dated.limit.limit.id != BY_HAND:
            return dated.limit.limit.label
        if dated.overall_limit is not None:
            return dated.overall_limit.limit.label
        if dated.notice is not None:
            return f"Tell {whom_to_tell(dated.notice.notice, self._dispute.words)}"
        return "Ask for the outcome" if dated.kind is AgendaKind.OUTCOME else KIND_WORDS[dated.kind]
