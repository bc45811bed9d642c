"""The facts by which lists and search find a disagreement; taken from the fold with every act."""

from dataclasses import dataclass
from datetime import UTC, datetime

from escalog.domain.dispute import Dispute
from escalog.domain.effects import Status
from escalog.domain.ladder import LimitStatus
from escalog.domain.moments import Moment
from escalog.domain.time_limits import due_by


@dataclass(frozen=True, slots=True)
class IndexFacts:
    """One disagreement as lists and search know it. Texts are as shown; nothing here decides anything."""

    title: str
    initials: str
    reference: str
    their_reference: str
    subject: str
    """The category in words."""
    agency: str
    """The other side's agency."""
    direction: str
    stage: str
    """The id of the present stage; empty while undecided."""
    stage_label: str
    stage_number: str
    """What `stage:` filters by: the printed number, or the stage's id where it has none."""
    status: str
    """A `Status` value."""
    closed: bool
    """Closed or withdrawn."""
    next_due: str | None
    """The earliest thing that is due, ISO 8601 in UTC; None when nothing has a date."""
    last_contact: str | None
    """When somebody last spoke, wrote, rang or replied, as stated (ISO date or date and time)."""
    sample: bool = False


def index_facts(dispute: Dispute) -> IndexFacts:
    """A disagreement's row."""
    current = dispute.current
    times = [contact.at for contact in dispute.contacts if contact.at is not None]
    last = max(times, key=lambda at: at.at, default=None)
    due = next_due(dispute)
    return IndexFacts(
        title=dispute.title,
        initials=dispute.initials,
        reference=dispute.our_reference,
        their_reference=dispute.their_reference,
        subject=dispute.category_label,
        agency=dispute.other.agency,
        direction=dispute.direction,
        stage=current.stage.id if current is not None else "",
        stage_label=current.heading if current is not None else "Recorded separately",
        stage_number=(current.stage.number or current.stage.id) if current is not None else "",
        status=dispute.status.value,
        closed=not dispute.open,
        next_due=due.astimezone(UTC).isoformat() if due is not None else None,
        last_contact=last.text() if last is not None else None,
        sample=dispute.sample,
    )


def next_due(dispute: Dispute) -> datetime | None:
    """The earliest hour at which anything is due: a running limit, an open action, the outcome for the child."""
    found: list[datetime] = []
    if dispute.open:
        running = [limit.due for limit in dispute.limits if limit.status is LimitStatus.RUNNING]
        found += [due.at for due in running if due is not None and due.at is not None]
        days = [action.due_on for action in dispute.actions if action.status in ("open", "separate")]
        found += [
            at for day in days if day is not None and (at := due_by(Moment(day), dispute.calendar).at) is not None
        ]
    if dispute.status is Status.CLOSED and dispute.comes_back_on is not None:
        back = due_by(Moment(dispute.comes_back_on), dispute.calendar).at
        found += [back] if back is not None else []
    return min(found, key=lambda at: at.timestamp(), default=None)
