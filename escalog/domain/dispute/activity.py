"""What people did in a disagreement: contacts and replies, actions and their answers, tellings, links, corrections."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from escalog.domain.dispute.chronology import ChronologyRow
from escalog.domain.dispute.entry_wording import EntryWording
from escalog.domain.entry_kinds.table import KINDS
from escalog.domain.ladder.progress import LadderProgress
from escalog.domain.log.amendments import Amendments
from escalog.domain.procedure.vocabulary import NO_STAGE, Side, StageId
from escalog.domain.values.answers import ActionStatus, ContactResult, CorrectionStanding, ReplyAnswer, one_of
from escalog.domain.values.entry import Entry, EntryId
from escalog.domain.values.kind_id import KindId
from escalog.domain.values.moment import Moment


@dataclass(frozen=True, slots=True)
class ActionState:
    """An agreed action."""

    entry: EntryId
    what: str
    owner: str
    owner_side: Side | None
    """None when not said."""
    due_on: date | None
    status: ActionStatus = ActionStatus.OPEN
    answers: tuple[tuple[EntryId, str, str], ...] = ()
    """(entry, done or not-done, note) of every answer that no later answer replaces, oldest first."""
    answered_on: Moment | None = None
    stage: StageId = NO_STAGE


@dataclass(frozen=True, slots=True)
class LoggedContact:
    """A contact attempt or a reply, in short."""

    entry: EntryId
    kind: KindId
    """contact or reply."""
    what: ContactResult | ReplyAnswer | None
    """What became of a contact, or what a reply answers; None where this copy does not say."""
    with_whom: str
    said: str
    agreed: str
    at: Moment | None
    by: str
    stage: StageId = NO_STAGE


@dataclass(frozen=True, slots=True)
class Correction:
    """A correction of one field of one entry."""

    entry: EntryId
    target: EntryId
    field: str
    label: str
    original: str
    """In words, as it was recorded first."""
    corrected: str
    reason: str
    standing: CorrectionStanding = CorrectionStanding.STANDS


@dataclass(frozen=True, slots=True)
class LinkedDispute:
    """A link to another disagreement."""

    entry: EntryId
    other: str
    why: str


@dataclass(frozen=True, slots=True)
class Telling:
    """One time the partnership was told."""

    entry: EntryId
    whom: str
    how: str
    """In words."""
    sent: str
    """What was sent."""
    what: str
    """What they were told."""
    at: Moment | None
    stage: StageId = NO_STAGE


class Activity:
    """Reads what people did from the entries of one disagreement."""

    def __init__(
        self, entries: tuple[Entry, ...], amend: Amendments, progress: LadderProgress, sentences: EntryWording
    ) -> None:
        self._entries = entries
        self._amend = amend
        self._progress = progress
        self._say = sentences

    def actions(self) -> tuple[ActionState, ...]:
        """Every agreed action with its answers, in reading order."""
        return tuple(self._action(entry) for entry in self._of(KindId.ACTION))

    def contacts(self) -> tuple[LoggedContact, ...]:
        """Contacts and replies by the time stated; those without one last."""
        numbered = enumerate(self._contact(entry) for entry in self._of(KindId.CONTACT, KindId.REPLY))
        ordered = sorted(
            numbered, key=lambda pair: (pair[1].at is None, pair[1].at.at if pair[1].at else None, pair[0])
        )
        return tuple(contact for _, contact in ordered)

    def tellings(self) -> tuple[Telling, ...]:
        """Every time the partnership was told."""
        said = self._amend.said
        return tuple(
            Telling(
                entry.id,
                said(entry, "whom"),
                self._say.value(KINDS[entry.kind].field("how"), self._amend.value(entry, "how")),
                said(entry, "sent_what"),
                said(entry, "what"),
                self._amend.moment(entry),
                self._progress.stage_of(entry.id),
            )
            for entry in self._of(KindId.PARTNERSHIP_TOLD)
        )

    def links(self) -> tuple[LinkedDispute, ...]:
        """Every link to another disagreement."""
        said = self._amend.said
        return tuple(
            LinkedDispute(entry.id, said(entry, "other"), said(entry, "why")) for entry in self._of(KindId.LINKED)
        )

    def corrections(self, rows: tuple[ChronologyRow, ...]) -> tuple[Correction, ...]:
        """Every correction, with the field it corrects. `rows` is the chronology."""
        by_id = {entry.id: entry for entry in self._entries}
        row_of = {row.entry: row for row in rows}
        counted = {(row.entry, entry_id) for row in rows for entry_id in row.corrections}
        corrections = []
        for entry in self._of(KindId.CORRECTION):
            target, field = by_id.get(EntryId(entry.text("entry"))), entry.text("field")
            if target is None or (target.id, entry.id) not in counted:
                continue
            known = next((line for line in row_of[target.id].lines if line.field == field), None)
            first = target.fields.get(field)
            written = next((line.value for line in row_of[entry.id].lines if line.field == "value"), "")
            corrections.append(
                Correction(
                    entry.id,
                    target.id,
                    field,
                    known.label if known is not None else self._say.label_of(entry),
                    (known.original if known is not None else None) or ("" if first is None else str(first)),
                    written,
                    self._amend.said(entry, "reason"),
                    self._standing(entry, target, field, row_of[entry.id]),
                )
            )
        return tuple(corrections)

    def _of(self, *kinds: KindId) -> Iterator[Entry]:
        return (entry for entry in self._entries if entry.kind in kinds)

    def _action(self, entry: Entry) -> ActionState:
        said = self._amend.said
        answers = self._amend.answers(entry)
        done = {self._amend.text(answer, "done") for answer in answers}
        due = self._amend.moment(entry, "due_on")
        times = [at for answer in answers if (at := self._amend.moment(answer)) is not None]
        return ActionState(
            entry.id,
            said(entry, "what"),
            said(entry, "owner"),
            one_of(Side, self._amend.text(entry, "owner_side")),
            due.date if due is not None else None,
            _status(done),
            tuple((answer.id, self._amend.text(answer, "done"), said(answer, "note")) for answer in answers),
            min(times, key=lambda at: at.at, default=None),
            self._progress.stage_of(entry.id),
        )

    def _contact(self, entry: Entry) -> LoggedContact:
        said, text = self._amend.said, self._amend.text
        reply = entry.kind == KindId.REPLY
        return LoggedContact(
            entry.id,
            entry.kind,
            one_of(ReplyAnswer, text(entry, "answer")) if reply else one_of(ContactResult, text(entry, "what")),
            said(entry, "from_whom" if reply else "with_whom"),
            said(entry, "holds" if reply else "said"),
            "" if reply else said(entry, "agreed"),
            self._amend.moment(entry),
            said(entry, "by"),
            self._progress.stage_of(entry.id),
        )

    def _standing(self, entry: Entry, target: Entry, field: str, row: ChronologyRow) -> CorrectionStanding:
        if entry.id not in self._amend.reading(target, field).by:
            return CorrectionStanding.REPLACED
        if row.separate:
            return CorrectionStanding.SEPARATE
        return CorrectionStanding.TWICE if row.twice else CorrectionStanding.STANDS


def _status(answers: set[str]) -> ActionStatus:
    """The status of an action, from its answers; an empty answer is one withheld from this copy."""
    if not answers:
        return ActionStatus.OPEN
    if len(answers) > 1:
        return ActionStatus.SEPARATE
    return one_of(ActionStatus, next(iter(answers))) or ActionStatus.WITHHELD
