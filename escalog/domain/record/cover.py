"""The first pages of a record: the cover, the summary and the two positions."""

from collections.abc import Iterator, Sequence

from escalog.domain.dispute.dispute import Dispute
from escalog.domain.dispute.parties import Child, Position, SideState
from escalog.domain.dispute.route_moves import why_it_cannot_wait
from escalog.domain.entry_kinds.kind import Kind
from escalog.domain.entry_kinds.raising_by_route import kind_on, steps_on
from escalog.domain.entry_kinds.table import KINDS
from escalog.domain.log.amendments import read_moment
from escalog.domain.log.transitions import Status
from escalog.domain.next_step.next_step import next_step
from escalog.domain.procedure.immediate_route import title_of
from escalog.domain.procedure.vocabulary import About, Side
from escalog.domain.record.blocks import Block, Heading, Issue, KeyValues, Paragraph, Positions
from escalog.domain.values.english import say_moment
from escalog.domain.values.entry import Person
from escalog.domain.values.kind_id import KindId
from escalog.domain.values.moment import Moment

NOT_RECORDED = "Not yet recorded"
NOT_RECEIVED = "Not received"
NOT_GIVEN = "Not given"

SIDES = {Side.RAISING: "the raising side", Side.RECEIVING: "the receiving side"}

ATTACHED = "A machine-readable copy of what is printed here is attached to this file as record.json."

STATUS_WORDS = {
    Status.OPEN: "Open",
    Status.STAGE_ENDED: "Open: the stage has ended",
    Status.CLOSED: "Closed",
    Status.WITHDRAWN: "Withdrawn by the raising side",
    Status.UNDECIDED: "Two decisions were recorded separately; neither is settled",
}

_PARTS = (
    ("holds", "What they hold, and why"),
    ("evidence", "What it rests on"),
    ("wants", "What they think should happen"),
    ("change", "What would change their mind"),
)


def cover(dispute: Dispute, issue: Issue, people: Sequence[Person]) -> Iterator[Block]:
    """The cover: who, about whom, under which procedure, to whom and why."""
    yield Heading(1, dispute.title)
    if issue.sample:
        yield Paragraph("Sample: invented people, nothing here is real.", "sample")
    yield Paragraph(_lead(dispute), "lead")
    yield KeyValues(
        (
            ("Raising side", _raising(dispute.raising)),
            ("Receiving side", _side(dispute.receiving.agency, dispute.receiving.now_called)),
            *_whom(dispute),
            ("Our reference", dispute.our_reference or NOT_GIVEN),
            ("Their reference", dispute.their_reference or NOT_GIVEN),
            *procedure_rows(dispute),
            *(((_CANNOT_WAIT, why_it_cannot_wait(dispute) or NOT_GIVEN),) if dispute.track.fast else ()),
            ("Status", status_words(dispute)),
            *issue_rows(issue),
            ("Recorded by", "; ".join(_person(person) for person in people) or NOT_GIVEN),
        )
    )
    if dispute.open:
        step = next_step(dispute, issue.issued_at, "")
        yield Heading(3, "What happens next")
        whose = f" By the procedure it is {SIDES[step.side]}'s turn." if step.side is not None else ""
        yield Paragraph(f"{step.what} {step.by_when}{whose}".strip())
    yield Paragraph(ATTACHED, "note")
    yield Paragraph(dispute.said(_CASE_FILE.get(dispute.filed_under.about, _CASE_FILE[About.CHILD])), "note")


_CASE_FILE = {
    About.CHILD: "This is not the child's case file. It belongs on it.",
    About.THEME: "This is not a case file. It belongs on the agency's own file about the theme.",
}
_LEADS = {
    About.CHILD: "Record of a disagreement between two agencies about a decision for a child.",
    About.CONFERENCE: "Record of a dissent from the decision of a conference about a child.",
    About.REVIEW: "Record of a disagreement between two agencies about the plan or the review of a child.",
    About.THEME: "Record of a disagreement between two agencies about a theme.",
}


def _lead(dispute: Dispute) -> str:
    """What kind of record it is, in the route's words."""
    return dispute.said(_LEADS.get(dispute.track.about, _LEADS[About.CHILD]))


def _whom(dispute: Dispute) -> Iterator[tuple[str, str]]:
    """The children, or the theme where there is no single one."""
    children = "; ".join(_child(child) for child in dispute.children)
    if dispute.details.theme or dispute.track.about is About.THEME:
        yield "Theme", dispute.details.theme or NOT_GIVEN
    if children or dispute.track.about is not About.THEME:
        yield dispute.said("Children" if len(dispute.children) > 1 else "Child"), children


_CANNOT_WAIT = KINDS[KindId.RAISED].field("cannot_wait").heading


def procedure_rows(dispute: Dispute) -> Iterator[tuple[str, str]]:
    """The procedure with its version, the route, and who took the procedure into use."""
    procedure = dispute.procedure
    yield "Procedure", f"{procedure.title}, version {procedure.version}"
    yield "Source", f"{procedure.source.title}, {procedure.source.date}. {procedure.source.note}".strip()
    if len(procedure.tracks) > 1:
        yield "Route", title_of(dispute.track)
    adopted = dispute.adoption
    if adopted is None:
        yield "Taken into use by", "Nobody: this is a sample" if dispute.sample else NOT_GIVEN
        return
    who = ", ".join(part for part in (adopted.name, adopted.role) if part)
    yield "Taken into use by", f"{who} on {_day(adopted.adopted_on)}"
    yield "Checked against its source", "Yes" if adopted.source_checked else "No"
    if adopted.gaps_filled:
        yield "Gaps filled", adopted.gaps_filled


def issue_rows(issue: Issue) -> Iterator[tuple[str, str]]:
    """To whom a record goes, why, when and from whom."""
    yield "Handling", issue.marking
    yield "Given to", issue.recipient
    yield "Why", issue.reason
    yield "Issued", f"{say_moment(issue.issued_at, year=True)}, by the clock of the signer's laptop"
    yield "Issued by", _person(issue.signer)


def status_words(dispute: Dispute) -> str:
    """The state in words, with the stage it stands at."""
    words = STATUS_WORDS[dispute.status]
    return f"{words}. {dispute.current.heading}" if dispute.current is not None and dispute.open else words


def summary(dispute: Dispute) -> Iterator[Block]:
    """What it is about, in the order of the form for raising."""
    details, child = dispute.details, dispute.said("Outcome for the child")
    yield Heading(2, "Summary")
    said = kind_on(dispute.track, dispute.procedure)
    rows = [
        ("category", dispute.category_label),
        ("conference", _when(details.conference)),
        ("conference_chair", details.conference_chair),
        ("review_on", _when(details.review_on)),
        ("reviewing_officer", details.reviewing_officer),
        ("decision", details.decision),
        ("heard", _when(details.heard)),
        ("rationale", details.rationale),
        ("occurred", _when(dispute.raised_on)),
        ("priority", dispute.priority.label if dispute.priority is not None else ""),
        ("safe_now", _chosen(said, "safe_now", details.safe_now)),
        ("safety_done", details.safety_done),
        ("safety_plan", details.safety_plan),
        ("child_view", details.child_view),
        ("child_view_how", details.child_view_how),
        ("level.raising", dispute.raising.level_label),
        ("level.receiving", dispute.receiving.level_label),
        ("raising_agency_type", details.raising_agency_type),
        ("receiving_agency_type", details.receiving_agency_type),
        ("court", _chosen(said, "court", details.court)),
    ]
    asked = {name for step in steps_on(dispute.track, dispute.procedure) for name in step.fields} & _ASKED_FOR
    shown = [(said.field(name).heading, value or NOT_RECORDED) for name, value in rows if value or name in asked]
    more = [
        (dispute.words.lead_professional.capitalize(), details.lead_professional),
        (dispute.said("What the parents or carers were told"), details.family_told),
        (said.field("start_reason").heading, details.start_reason),
        (child, dispute.child_outcome_label or NOT_RECORDED if dispute.status is Status.CLOSED else ""),
    ]
    yield KeyValues((*shown, *((label, value) for label, value in more if value)))


_ASKED_FOR = frozenset(
    {"child_view", "safety_plan", "decision", "heard", "court", "level.raising", "level.receiving", "conference"}
)
"""Fields marked as not recorded when empty; all others are left out when empty."""


def positions(dispute: Dispute) -> Iterator[Block]:
    """What each side holds, in its own words, side by side."""
    yield Heading(2, "The two positions")
    left, right = dispute.raising, dispute.receiving
    levels = ("Level of need", left.level_label or NOT_RECORDED, right.level_label or NOT_RECORDED)
    yield Positions(
        f"{left.agency or NOT_GIVEN} (raising)",
        f"{right.agency or NOT_GIVEN} (receiving)",
        _sources(left),
        _sources(right),
        (
            *((label, _joined(left, part), _joined(right, part)) for part, label in _PARTS),
            *((levels,) if dispute.has_levels else ()),
        ),
    )


def _joined(side: SideState, part: str) -> str:
    """Everything a side has said of one part, oldest first."""
    said = [str(getattr(position, part)) for position in side.positions]
    return "\n\n".join(text for text in said if text) or NOT_RECORDED


def _sources(side: SideState) -> str:
    """Where a side's words come from."""
    return "\n".join(_source(position) for position in side.positions) or NOT_RECORDED


def _source(position: Position) -> str:
    when = f" on {say_moment(position.stated, year=True)}" if position.stated is not None else ""
    written = f"Recorded by {position.author}{when}"
    return f"{written}. {position.source}" if position.source else written


def _raising(side: SideState) -> str:
    """Who raised it, and who acts for that side now where that is somebody else."""
    if not side.first_person:
        return _side(side.agency, side.now_called)
    if side.person == side.first_person:
        return _side(side.agency, side.now_called if side.role else side.first_called)
    return _side(side.agency, side.first_called, f"now: {side.now_called}")


def _side(*parts: str) -> str:
    return "; ".join(part for part in parts if part) or NOT_GIVEN


def _child(child: Child) -> str:
    if child.withheld:
        return child.withheld
    born = f"born {child.birth_year}" if child.birth_year else ""
    return ", ".join(part for part in (child.initials, born, "not born yet" if child.unborn else "") if part)


def _person(person: Person) -> str:
    return ", ".join(part for part in (person.name, person.role, person.agency) if part)


def _chosen(kind: Kind, name: str, value: str) -> str:
    return kind.field(name).option_label(value) if value else ""


def _when(at: Moment | None) -> str:
    return say_moment(at, year=True) if at is not None else ""


def _day(text: str) -> str:
    at = read_moment(text)
    return say_moment(Moment(at.date), year=True) if at is not None else text
