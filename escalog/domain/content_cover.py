"""The first pages of a record: the cover, the summary and the two positions."""

from collections.abc import Iterator, Sequence

from escalog.domain.amendments import read_moment
from escalog.domain.content_blocks import Block, Heading, Issue, KeyValues, Paragraph, Positions
from escalog.domain.dispute import Dispute
from escalog.domain.effects import Status
from escalog.domain.entry import Person
from escalog.domain.kinds import Field
from escalog.domain.moments import Moment, say_moment
from escalog.domain.next_step import next_step
from escalog.domain.raising import RAISED
from escalog.domain.sides import Child, Position, SideState

NOT_RECORDED = "Not yet recorded"
NOT_GIVEN = "Not given"

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
    """Who, about whom, under which procedure, to whom and why."""
    yield Heading(1, dispute.title)
    if issue.sample:
        yield Paragraph("Sample: invented people, nothing here is real.", "sample")
    yield Paragraph("Record of a disagreement between two agencies about a decision for a child.", "lead")
    yield KeyValues(
        (
            ("Raising side", _side(dispute.raising)),
            ("Receiving side", _side(dispute.receiving)),
            (
                "Children" if len(dispute.children) > 1 else "Child",
                "; ".join(_child(each) for each in dispute.children),
            ),
            ("Our reference", dispute.our_reference or NOT_GIVEN),
            ("Their reference", dispute.their_reference or NOT_GIVEN),
            *procedure_rows(dispute),
            ("Status", status_words(dispute)),
            *issue_rows(issue),
            ("Recorded by", "; ".join(_person(each) for each in people) or NOT_GIVEN),
        )
    )
    if dispute.open:
        step = next_step(dispute, issue.issued_at, "")
        yield Heading(3, "What happens next")
        yield Paragraph(f"{step.what} {step.by_when}".strip())
    yield Paragraph(ATTACHED, "note")
    yield Paragraph("This is not the child's case file. It belongs on it.", "note")


def procedure_rows(dispute: Dispute) -> Iterator[tuple[str, str]]:
    """The procedure with its version, and who took it into use."""
    procedure = dispute.procedure
    yield "Procedure", f"{procedure.title}, version {procedure.version}"
    yield "Source", f"{procedure.source.title}, {procedure.source.date}. {procedure.source.note}".strip()
    if len(procedure.tracks) > 1:
        yield "Route", dispute.track.title
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
    """What it is about, in the order the raise form asks it."""
    details, child = dispute.details, dispute.words.child
    yield Heading(2, "Summary")
    rows = [
        (_label("category"), dispute.category_label),
        (_label("decision"), details.decision),
        (_label("heard"), _when(details.heard)),
        (_label("rationale"), details.rationale),
        (_label("occurred"), _when(dispute.raised_on)),
        (_label("safe_now"), _chosen("safe_now", details.safe_now)),
        (_label("safety_done"), details.safety_done),
        (_label("safety_plan"), details.safety_plan),
        (_label("child_view"), details.child_view),
        (_label("child_view_how"), details.child_view_how),
        (_label("level.raising"), dispute.raising.level_label),
        (_label("level.receiving"), dispute.receiving.level_label),
        (_label("court"), _chosen("court", details.court)),
        (dispute.words.lead_professional.capitalize(), details.lead_professional),
        ("What the parents or carers were told", details.family_told),
        (_label("start_reason"), details.start_reason),
    ]
    if dispute.status is Status.CLOSED:
        rows.append((f"Outcome for the {child}", dispute.child_outcome_label))
    yield KeyValues(tuple((label, value or NOT_RECORDED) for label, value in rows if value or label in _ASKED_FOR))


_ASKED_FOR = frozenset(
    RAISED.field(name).heading
    for name in ("child_view", "safety_plan", "decision", "heard", "court", "level.raising", "level.receiving")
)
"""What is said to be missing when it is; the rest is left out where nothing is recorded."""


def positions(dispute: Dispute) -> Iterator[Block]:
    """What each side holds, in its own words, side by side."""
    yield Heading(2, "The two positions")
    left, right = dispute.raising, dispute.receiving
    yield Positions(
        f"{left.agency or NOT_GIVEN} (raising)",
        f"{right.agency or NOT_GIVEN} (receiving)",
        _sources(left),
        _sources(right),
        (
            *((label, _joined(left, part), _joined(right, part)) for part, label in _PARTS),
            ("Level of need", left.level_label or NOT_RECORDED, right.level_label or NOT_RECORDED),
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


def _side(side: SideState) -> str:
    person = ", ".join(part for part in (side.person, side.role) if part)
    return "; ".join(part for part in (side.agency, person) if part) or NOT_GIVEN


def _child(child: Child) -> str:
    if child.withheld:
        return child.withheld
    born = f"born {child.birth_year}" if child.birth_year else ""
    return ", ".join(part for part in (child.initials, born, "not born yet" if child.unborn else "") if part)


def _person(person: Person) -> str:
    return ", ".join(part for part in (person.name, person.role, person.agency) if part)


def _field(name: str) -> Field:
    return RAISED.field(name)


def _label(name: str) -> str:
    return _field(name).heading


def _chosen(name: str, value: str) -> str:
    return _field(name).option_label(value) if value else ""


def _when(at: Moment | None) -> str:
    return say_moment(at, year=True) if at is not None else ""


def _day(text: str) -> str:
    at = read_moment(text)
    return say_moment(Moment(at.date), year=True) if at is not None else text
