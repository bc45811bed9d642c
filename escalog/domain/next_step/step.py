"""A step before it has a date, and the words for people: names if known, otherwise roles, otherwise agencies."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from escalog.domain.deadlines.calendar import Calendar
from escalog.domain.deadlines.due_date import Due
from escalog.domain.deadlines.time_left import TimeLeft, time_left
from escalog.domain.dispute.dispute import Dispute
from escalog.domain.dispute.parties import SideState
from escalog.domain.ladder.notices import NoticeState
from escalog.domain.ladder.overall_limits import OverallLimitState
from escalog.domain.ladder.states import LimitState, StageState
from escalog.domain.log.amendments import says_withheld
from escalog.domain.procedure.notice_points import whom_to_tell
from escalog.domain.procedure.vocabulary import About, BoardRole, Side, When
from escalog.domain.values.kind_id import KindId
from escalog.domain.values.moment import Moment

ASK_AGAIN = "time to ask again"
"""The time left for a reminder whose day has come."""


@dataclass(frozen=True, slots=True)
class Step:
    """What to do, who with, and which limit or day it has."""

    what: str
    main: KindId
    others: tuple[KindId, ...] = ()
    why: str = ""
    """Empty where the limit explains it."""
    limit: LimitState | None = None
    on: Moment | None = None
    """A day of its own, where no limit applies."""
    notice: NoticeState | None = None
    """The notice of a stage; its own date applies where there is no limit."""
    overall_limit: OverallLimitState | None = None
    """An overall limit that is due before all of these."""
    reminder: bool = False
    """Whether the day is only a reminder to ask again: it never passes like a limit."""
    no_date: str = ""
    """What to say where there is no date."""
    person: str = ""
    """With whom, where that is not the other side."""
    stage: StageState | None = None
    """The stage whose roles apply; the present one unless given."""
    waiting: bool = False
    """It is the other side's turn."""
    side: Side | None = None
    """Whose step it is, where the procedure says so of its limit."""
    icon: str = "stage"

    @property
    def sentence(self) -> str:
        """What to do as a sentence; initials already end with a full stop."""
        return self.what.replace("..", ".")


def left_until(step: Step, due: Due, now: datetime, calendar: Calendar) -> TimeLeft:
    """The time left for a step; a reminder whose day has come says only to ask again."""
    left = time_left(due, now, calendar)
    return TimeLeft(ASK_AGAIN, 0, past=False) if step.reminder and left.past else left


def role_at(side: SideState, stage: StageState | None) -> str:
    """The role that a stage gives to a side; empty where it is not published."""
    if stage is None:
        return ""
    return stage.raising_role if side.name is Side.RAISING else stage.receiving_role


def who(dispute: Dispute, side: SideState, stage: StageState | None = None) -> str:
    """The short form for a person on a side: a name, else the role at this stage, else the agency."""
    if side.person and not says_withheld(side.person):
        return side.person
    role = role_at(side, stage or dispute.current)
    if role:
        return f"the {role[:1].lower()}{role[1:]}"
    return f"the {side.name} side" if not side.agency or says_withheld(side.agency) else side.agency


def among_us(dispute: Dispute, stage: StageState) -> bool:
    """Whether a stage concerns our own side alone."""
    return stage.on_one_side and dispute.raising.ours


def with_whom(dispute: Dispute, step: Step) -> str:
    """The person a step is with, in full: name, role and agency as far as known."""
    if step.person:
        return step.person
    side, stage = dispute.other, step.stage or dispute.current
    if stage is not None and among_us(dispute, stage):
        return stage.raising_role or "Your own line manager"
    role = side.role or role_at(side, stage)
    if side.person and not side.role and role and _named_for_another(dispute, side, stage):
        named = ", ".join(part for part in (side.person, side.agency) if part)
        return f"{named}. Not named yet for {_inside(stage)}: {role[:1].lower()}{role[1:]}."
    known = ", ".join(part for part in (side.person, role, side.agency) if part)
    return known if side.person else f"{known} (person not known yet)" if known else "Not known yet"


def _named_for_another(dispute: Dispute, side: SideState, stage: StageState | None) -> bool:
    """Whether the person was named for a stage with another role, so that this stage's role may not be theirs."""
    named = [state for state in dispute.all_stages if state.stage.id in side.named_at]
    if "" in side.named_at:
        named += [route[0] for route in (dispute.stages, *(ladder.stages for ladder in dispute.earlier)) if route]
    return bool(named) and all(role_at(side, state) != role_at(side, stage) for state in named)


def _inside(stage: StageState | None) -> str:
    return f"{stage.label[:1].lower()}{stage.label[1:]}" if stage is not None else "this stage"


def the_child(dispute: Dispute) -> str:
    """The child or children by initials; the route's own word where they are not given or there is no single one."""
    return dispute.initials or dispute.said("the child")


def topic(dispute: Dispute) -> str:
    """What a conversation is about: the child, or the theme where there is no single one."""
    return "the theme" if dispute.track.about is About.THEME else the_child(dispute)


_ROLES: Mapping[BoardRole, str] = {
    BoardRole.RECORDS: "The {board} only records it.",
    BoardRole.MEDIATES: "The {board} mediates at this stage.",
    BoardRole.CHAIRS: "The {board} chairs this stage.",
    BoardRole.DECIDES: "The {board} decides at this stage.",
}


def part_of_the_partnership(dispute: Dispute, stage: StageState) -> str:
    """What the partnership does at a stage, in a sentence; empty where the pack does not say."""
    said = _ROLES.get(stage.stage.partnership_role, "")
    return dispute.said(said).format(board=dispute.words.partnership)


def tell(dispute: Dispute, notice: NoticeState, *others: KindId) -> Step:
    """The step to tell whoever the procedure names about a stage that has started or ended."""
    stage, to = dispute.stage(notice.stage), whom_to_tell(notice.notice, dispute.words)
    label = f"{stage.label[:1].lower()}{stage.label[1:]}"
    started = notice.at is When.START
    again = dispute.entry(notice.stay).kind == KindId.REOPENED
    begun = "was opened again" if again else "has started"
    what = f"Tell {to} that {label} {begun}." if started else f"Tell {to} how {label} ended."
    how = f" How: {notice.notice.how}." if notice.notice.how else ""
    why = f"{stage.label}: {to} is told when it {'starts' if started else 'ends'}.{how}"
    return Step(
        what,
        KindId.PARTNERSHIP_TOLD,
        others,
        f"{why} {part_of_the_partnership(dispute, stage)}".strip(),
        notice=notice,
        person=f"{to[:1].upper()}{to[1:]}",
        no_date="There is no time limit for this.",
        icon="partnership",
    )


def is_past(dispute: Dispute, limit: LimitState, now: datetime) -> bool:
    """Whether a limit's hour has passed; one that is due at once is not past by seconds."""
    return limit.run.due is not None and time_left(limit.run.due, now, dispute.calendar).past


def inside(label: str) -> str:
    """A stage's label inside a sentence."""
    return f"{label[:1].lower()}{label[1:]}"
