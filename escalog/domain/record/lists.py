"""The lists of a record: contacts, actions, tellings, links, the chronology, corrections and what is withheld."""

from collections.abc import Iterator

from escalog.domain.dispute.activity import ActionState, LoggedContact, Telling
from escalog.domain.dispute.chronology import ChronologyLine, ChronologyRow
from escalog.domain.dispute.dispute import Dispute
from escalog.domain.dispute.entry_wording import BY_THE_DOER
from escalog.domain.entry_kinds.table import KINDS
from escalog.domain.log.amendments import withheld_words
from escalog.domain.record.blocks import Block, Heading, Paragraph, Table
from escalog.domain.record.cover import NOT_GIVEN, NOT_RECORDED
from escalog.domain.values.answers import ActionStatus, CorrectionStanding
from escalog.domain.values.english import say_date, say_moment
from escalog.domain.values.moment import Moment

_ACTION = {
    ActionStatus.OPEN: "Open",
    ActionStatus.DONE: "Done",
    ActionStatus.NOT_DONE: "Not done",
    ActionStatus.WITHHELD: "Withheld by the issuer",
    ActionStatus.SEPARATE: "Two answers were recorded separately",
}
_STANDING = {
    CorrectionStanding.STANDS: "Stands",
    CorrectionStanding.REPLACED: "Corrected again since",
    CorrectionStanding.SEPARATE: "Recorded separately; another one says otherwise",
    CorrectionStanding.TWICE: "Recorded twice",
}

LONG = 60
"""A text longer than this that an earlier page already gives is not repeated in the chronology."""


def contacts(dispute: Dispute) -> Iterator[Block]:
    """Every contact and reply, by the time stated."""
    yield Heading(2, "Contacts and replies")
    if not dispute.contacts:
        yield Paragraph("No contact is recorded.")
        return
    rows = tuple(_contact(dispute, contact) for contact in dispute.contacts)
    yield Table("Contacts and replies", ("When", "What", "What was said", "What was agreed"), rows, "contacts")


def actions(dispute: Dispute) -> Iterator[Block]:
    """Every agreed action with its owner, day and answer."""
    yield Heading(2, "Agreed actions")
    if not dispute.actions:
        yield Paragraph("No action is recorded.")
        return
    rows = tuple(_action(action) for action in dispute.actions)
    yield Table("Agreed actions", ("What", "Who", "By", "Done", "What came of it"), rows, "actions")


def tellings(dispute: Dispute) -> Iterator[Block]:
    """Everyone who was told, as the procedure wants or otherwise: when and how."""
    yield Heading(2, "Who was told")
    if not dispute.tellings:
        yield Paragraph(f"It is not recorded that the {dispute.words.partnership} was told.")
        return
    rows = tuple((_when(telling.at), telling.whom, telling.how, _told(telling)) for telling in dispute.tellings)
    yield Table("Who was told", ("When", "Who was told", "How", "What"), rows)


def _told(telling: Telling) -> str:
    """What was sent and what was said."""
    return "\n\n".join(part for part in (telling.sent, telling.what) if part) or NOT_GIVEN


def links(dispute: Dispute) -> Iterator[Block]:
    """Other disagreements that belong to this one."""
    if dispute.links:
        yield Heading(2, "Linked disagreements")
        rows = tuple((link.other, link.why or NOT_GIVEN) for link in dispute.links)
        yield Table("Linked disagreements", ("Disagreement", "How they belong together"), rows)


def separate(dispute: Dispute) -> Iterator[Block]:
    """Decisions that were recorded separately and are not settled."""
    if dispute.separate:
        yield Heading(2, "Recorded separately")
        yield Paragraph(
            "These decisions were recorded without knowing of each other. All are kept; none is settled yet."
        )
        rows = tuple((decision.sentence,) for decision in dispute.separate)
        yield Table("Decisions recorded separately", ("Decision",), rows)


def chronology(dispute: Dispute, printed: frozenset[str]) -> Iterator[Block]:
    """Every entry, oldest first. `printed` holds the texts that earlier pages already give."""
    yield Heading(2, "Chronology")
    yield Paragraph(
        "Every entry, in the order it was recorded. Nothing is altered; a correction is an entry of its own.", "lead"
    )
    rows = tuple((row.happened_words, row.recorded_words, _who(row), _what(row, printed)) for row in dispute.chronology)
    yield Table("Chronology", ("Happened", "Recorded", "Who", "What"), rows, "chronology")


def corrections(dispute: Dispute) -> Iterator[Block]:
    """What was corrected, as first recorded and as corrected."""
    yield Heading(2, "Corrections")
    if not dispute.corrections:
        yield Paragraph("Nothing was corrected.")
        return
    heading = {row.entry: row.heading for row in dispute.chronology}
    rows = tuple(
        (
            f"{heading[correction.target]}: {correction.label}",
            correction.original or NOT_RECORDED,
            correction.corrected or NOT_GIVEN,
            correction.reason or NOT_GIVEN,
            _STANDING[correction.standing],
        )
        for correction in dispute.corrections
    )
    yield Table("Corrections", ("What", "First recorded", "Corrected to", "Why", "State"), rows)


def withheld(dispute: Dispute) -> Iterator[Block]:
    """Every withheld field or entry, with the category of the reason."""
    yield Heading(2, "Withheld places")
    if not dispute.withheld:
        yield Paragraph("Nothing is withheld from this copy.")
        return
    yield Paragraph("The issuer keeps these back. Only the category of the reason is given.", "withheld")
    rows = {row.entry: row for row in dispute.chronology}
    order = {row.entry: place for place, row in enumerate(dispute.chronology)}
    places = sorted(dispute.withheld.items(), key=lambda place: (order[place[0][0]], place[0][1] or ""))
    yield Table(
        "Withheld places",
        ("Entry", "What", "Why"),
        tuple((_entry(rows[entry]), _part(rows[entry], field), withheld_words(why)) for (entry, field), why in places),
    )


def _entry(row: ChronologyRow) -> str:
    return f"{row.heading} (recorded {row.recorded_words})"


def _part(row: ChronologyRow, field: str | None) -> str:
    if field is None:
        return "All of it"
    try:
        return KINDS[row.kind].field(field).heading
    except KeyError:
        return field


def _contact(dispute: Dispute, contact: LoggedContact) -> tuple[str, ...]:
    heading = next(row.heading for row in dispute.chronology if row.entry == contact.entry)
    return _when(contact.at), heading, contact.said, contact.agreed


def _action(action: ActionState) -> tuple[str, ...]:
    side = f" ({action.owner_side} side)" if action.owner_side else ""
    notes = "\n".join(note for _, _, note in action.answers if note)
    answered = f" on {say_moment(action.answered_on, year=True)}" if action.answered_on is not None else ""
    return (
        action.what,
        f"{action.owner}{side}",
        say_date(action.due_on, year=True) if action.due_on is not None else NOT_GIVEN,
        f"{_ACTION.get(action.status, action.status)}{answered if action.answers else ''}",
        notes,
    )


def _who(row: ChronologyRow) -> str:
    """Who did it, how that is known and who recorded it; one sentence where all three are one person."""
    doer = row.did.removesuffix(f"; {BY_THE_DOER}")
    if doer != row.did and doer.partition(" (")[0] == row.author:
        return f"{doer}, who recorded it"
    return "\n".join(part for part in (row.did, f"Recorded by {row.author}") if part)


def _what(row: ChronologyRow, printed: frozenset[str]) -> str:
    """A row in full: heading, lines, and everything that is to be known about how it was recorded."""
    parts = [row.heading]
    left = 0
    for line in row.lines:
        again = len(line.value) > LONG and line.original is None and line.value in printed
        left += again
        if not again:
            parts.append(_line(line))
    if left:
        parts.append("The rest of its text stands on the pages before.")
    marks = [row.late, row.no_effect and f"Without effect. {row.no_effect}", *row.flags]
    if row.separate:
        marks.append("Recorded separately from another one that says otherwise.")
    if row.twice:
        marks.append("Recorded twice.")
    if row.withheld:
        marks.append(row.withheld)
    return "\n".join([*parts, *(mark for mark in marks if mark)])


def _line(line: ChronologyLine) -> str:
    text = f"{line.label}: {line.value}"
    if line.original is not None:
        first = line.original or NOT_RECORDED.lower()
        text = f"{text}\n(corrected; first recorded: {first})"
    for other in line.alternatives:
        text = f"{text}\n(or, corrected separately: {other})"
    return text


def _when(at: Moment | None) -> str:
    return say_moment(at, year=True) if at is not None else NOT_GIVEN
