"""The facts by which lists and search find a disagreement, taken from the fold after every act."""

from dataclasses import dataclass

from escalog.domain.agenda.items import due_hours
from escalog.domain.agenda.today_lines import lines_of, written
from escalog.domain.dispute.dispute import Dispute


@dataclass(frozen=True, slots=True)
class IndexFacts:
    """One disagreement as lists and search know it. Texts are as shown; no rule reads them."""

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
    """Where it stands, and how pressing it is where that was said: "Stage 1: Practitioners · Red"."""
    stage_number: str
    """What `stage:` filters by: the printed number, or the stage's id where it has none."""
    status: str
    """A `Status` value."""
    closed: bool
    """Closed or withdrawn."""
    next_due: str | None
    """When the earliest item is due, in ISO 8601 and UTC; None when nothing has a date."""
    last_contact: str | None
    """When somebody last spoke, wrote, rang or replied, as stated (ISO date or date and time)."""
    sample: bool = False
    dues: tuple[str, ...] = ()
    """Every hour at which something is due, in the same form; not read back with a row of the list."""
    today: str = ""
    """What Today lists of it, as `today_lines` writes it; not read back with a row of the list."""


def index_facts(dispute: Dispute) -> IndexFacts:
    """A disagreement's row."""
    current = dispute.current
    times = [contact.at for contact in dispute.contacts if contact.at is not None]
    last = max(times, key=lambda at: at.at, default=None)
    dues = due_hours(dispute)
    return IndexFacts(
        title=dispute.title,
        initials=dispute.about_whom,
        reference=dispute.our_reference,
        their_reference=dispute.their_reference,
        subject=dispute.category_label,
        agency=dispute.other.agency,
        direction=dispute.direction.value,
        stage=current.stage.id if current is not None else "",
        stage_label=_where(dispute),
        stage_number=(current.stage.number or current.stage.id) if current is not None else "",
        status=dispute.status.value,
        closed=not dispute.open,
        next_due=dues[0] if dues else None,
        last_contact=last.text() if last is not None else None,
        sample=dispute.sample,
        dues=dues,
        today=written(lines_of(dispute)),
    )


def _where(dispute: Dispute) -> str:
    stage = dispute.current.heading if dispute.current is not None else "Recorded separately"
    return f"{stage} · {dispute.priority.label}" if dispute.priority is not None and dispute.open else stage
