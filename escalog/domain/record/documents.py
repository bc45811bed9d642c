"""The full record and the notification, as blocks that the screen and the PDF both draw.

Both are written from a copy of the disagreement that holds only the fields they print.
"""

from collections.abc import Iterator, Sequence

from escalog.domain.dispute.dispute import Dispute
from escalog.domain.entry_kinds.table import KINDS
from escalog.domain.next_step.step import part_of_the_partnership
from escalog.domain.procedure.notice_points import keyed
from escalog.domain.procedure.vocabulary import About, When
from escalog.domain.record.blocks import (
    Block,
    Content,
    Heading,
    Issue,
    KeyValues,
    PageBreak,
    Paragraph,
    Table,
    texts_of,
)
from escalog.domain.record.cover import (
    ATTACHED,
    NOT_GIVEN,
    cover,
    issue_rows,
    positions,
    procedure_rows,
    status_words,
    summary,
)
from escalog.domain.record.disclosure import disclosed, fields_of_notification, fields_of_record
from escalog.domain.record.ladder import earlier_rails, local_days, rail, stages
from escalog.domain.record.lists import actions, chronology, contacts, corrections, links, separate, tellings, withheld
from escalog.domain.record.notification_limits import with_told_limits
from escalog.domain.values.english import say_moment
from escalog.domain.values.entry import Person

_DATED = frozenset(kind.id for kind in KINDS.values() if any("occurred" in given.fields for given in kind.notified))
"""The kinds whose times a notification lists, one line each."""


def full_record(dispute: Dispute, issue: Issue, people: Sequence[Person]) -> Content:
    """Everything that is not withheld. `people` are those whose certificates go with it."""
    kept = fields_of_record(dispute)
    copy = disclosed(dispute, kept)
    blocks = [*cover(copy, issue, people), PageBreak(), *summary(copy), *positions(copy)]
    for part in (separate, stages, contacts, actions, tellings, links):
        blocks += part(copy)
    before = frozenset(piece for block in blocks for text in texts_of(block) for piece in (text, *text.split("\n\n")))
    blocks += [PageBreak(), *chronology(copy, before), *corrections(copy), *withheld(copy)]
    return Content(copy.title, tuple(blocks), kept, len(copy.withheld), copy.our_reference if _given(copy) else "")


def notification(dispute: Dispute, issue: Issue, people: Sequence[Person]) -> Content:  # noqa: ARG001 - as full_record
    """The notification that a procedure asks for: agencies, stage, category, dates, level of need."""
    kept = fields_of_notification(dispute)
    copy = disclosed(dispute, kept)
    title = (
        f"Notification of a disagreement: {copy.our_reference}" if _given(copy) else "Notification of a disagreement"
    )
    return Content(
        title,
        tuple(_notification(copy, issue, title)),
        kept,
        len(copy.withheld),
        copy.our_reference if _given(copy) else "",
    )


def _given(copy: Dispute) -> bool:
    """Whether this copy gives our reference itself, not just the fact that it is withheld."""
    return any(entry.id == copy.raised_by and entry.fields.get("our_reference") for entry in copy.entries)


def _notification(copy: Dispute, issue: Issue, title: str) -> Iterator[Block]:
    asks = copy.procedure.notification_asks
    yield Heading(1, title)
    if issue.sample:
        yield Paragraph("Sample: invented people, nothing here is real.", "sample")
    yield Paragraph(f"For the {copy.words.partnership}. It holds no narrative.", "lead")
    rows = [*_of_which(copy, issue), ("Our reference", copy.our_reference), *_asked_for(copy, asks)]
    rows.append(("Status", status_words(copy)))
    yield KeyValues(
        (*((label, value or NOT_GIVEN) for label, value in rows), *procedure_rows(copy), *issue_rows(issue))
    )
    if not asks or "stage" in asks:
        yield Heading(2, f"Where it stands on the {copy.words.stage.lower()}s")
        told, undated = with_told_limits(copy) if not asks or "dates" in asks else (copy, frozenset[str]())
        yield rail(told, undated)
        yield from earlier_rails(told, undated)
        yield from local_days(told)
    if not asks or "dates" in asks:
        yield Heading(2, "Dates")
        yield Table("Dates", ("What", "When"), tuple(_dates(copy)))
    given = tuple(
        (correction.label, correction.original, correction.corrected)
        for correction in copy.corrections
        if correction.corrected
    )
    if given:
        yield Heading(2, "Corrections")
        yield Table("Corrections", ("What", "First recorded", "Corrected to"), given)
    yield Paragraph(ATTACHED, "note")


def _of_which(copy: Dispute, issue: Issue) -> Iterator[tuple[str, str]]:
    """Which notice of which stage it is for, and what the procedure wants sent with it."""
    stage, _, key = issue.notice.partition("/")
    known = next((state for state in copy.all_stages if state.stage.id == stage), None)
    notice = dict(keyed(known.stage)).get(key) if known is not None else None
    if known is None or notice is None:
        return
    yield "What this tells", f"{known.heading} {'has started' if notice.at is When.START else 'has ended'}"
    if part := part_of_the_partnership(copy, known):
        yield copy.said("Part of the partnership"), part
    if notice.sends:
        yield "The procedure asks for", "; ".join(notice.sends)


def _asked_for(copy: Dispute, asks: Sequence[str]) -> Iterator[tuple[str, str]]:
    """What the procedure requires in the notification; everything where it does not say."""
    if not asks or "agencies" in asks:
        yield "Raising agency", copy.raising.agency
        yield "Receiving agency", copy.receiving.agency
    for label, kind in (
        ("Kind of agency, raising side", copy.details.raising_agency_type),
        ("Kind of agency, receiving side", copy.details.receiving_agency_type),
    ):
        if kind:
            yield label, kind
    if not asks or "category" in asks:
        yield "What it is about", copy.category_label
    if (not asks or "level-of-need" in asks) and copy.track.about is not About.THEME:
        yield "Level of need, raising side", copy.raising.level_label
        yield "Level of need, receiving side", copy.receiving.level_label


def _dates(copy: Dispute) -> Iterator[tuple[str, str]]:
    """The dates: when the decision was heard of, decisions, what moved the limits, when the partnership was told."""
    raised = next(row for row in copy.chronology if row.entry == copy.raised_by)
    heard = [line.value for line in raised.lines if line.field == "heard"]
    if heard:
        yield "Decision heard of", heard[0]
    for label, at in (("Conference held", copy.details.conference), ("Review", copy.details.review_on)):
        if at is not None:
            yield label, say_moment(at, year=True)
    for row in copy.chronology:
        if row.decision or row.kind in _DATED:
            effect = " (without effect)" if row.no_effect else ""
            yield f"{row.heading}{effect}", row.happened_words
