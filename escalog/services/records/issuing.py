"""Issues records: preview, sign, list in "sent and saved", write the file. In this order: nothing leaves unlisted."""

from dataclasses import replace as replaced
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from escalog.domain.dispute.dispute import Dispute
from escalog.domain.procedure.route_words import marking_on
from escalog.domain.procedure.vocabulary import About
from escalog.domain.record.blocks import Issue
from escalog.domain.values.entry import DisputeId
from escalog.domain.values.failure import Failure
from escalog.domain.values.moment import LONDON
from escalog.ledger.keys.signer import Signer
from escalog.ledger.log.log import Log
from escalog.records.signing.signing import sign
from escalog.services.care.care import Care
from escalog.services.disagreements.disagreements import Disagreements
from escalog.services.kept.register import NOT_WRITTEN, RECORD, WRITTEN, Register
from escalog.services.kept.sent_line import SentLine
from escalog.services.laptop.clock import Clock
from escalog.services.laptop.files import expect_free, write_file
from escalog.services.procedures.procedures import Procedures
from escalog.services.records.issued import Issued, RecordPreview

KINDS = {"record": "Full record", "notification": "Notification"}

MEANINGS = {
    "record": "I made this record from the entries on my laptop. My signature does not say that they are true.",
    "notification": "I made this notification from the entries on my laptop. My signature does not say they are true.",
}

SEND = "Send it only by your agency's secure e-mail or portal."
CASE_FILE = "Put a copy on the child's case file: this program is not the case file."
OWN_FILE = "Put a copy on your agency's own file: this program is not that file."
COURT = "There are, or may be, court proceedings: take legal advice before you share it."


class Records:
    """Makes the records of one open store, and lists what was made."""

    def __init__(
        self,
        signer: Signer,
        clock: Clock,
        register: Register,
        disagreements: Disagreements,
        procedures: Procedures,
        care: Care,
    ) -> None:
        self._care = care
        self._signer = signer
        self._clock = clock
        self._register = register
        self._disagreements = disagreements
        self._procedures = procedures

    def preview(self, dispute: DisputeId, kind: str, recipient: str, reason: str, notice: str = "") -> RecordPreview:
        """The pages as they would be signed now; nothing is signed or listed yet.

        `kind` is record or notification; `notice` the point of a stage that a notification is about.
        Raises `Failure("field-needed")` without a recipient or a reason.
        """
        if not recipient.strip():
            raise Failure("field-needed", what="Write who receives it")
        if not reason.strip():
            raise Failure("field-needed", what="Write why it is sent")
        stands, log = self._disagreements.open(dispute), self._disagreements.log(dispute)
        issue = self._issue(stands, log, kind, recipient.strip(), reason.strip(), self._clock.now())
        if kind == "notification" and notice:
            issue = replaced(issue, notice=notice)
        return self._pages(stands, log, issue)

    def issue(self, preview: RecordPreview, path: Path, *, replace: bool = False) -> Issued:
        """Signs exactly what was previewed, enters it in the register, writes the file and notes that it was written.

        Raises `Failure("output-there")` or `Failure("output-cannot")`, `Failure("record-stale")` when something was
        recorded after the preview, and what `Care.expect_checked` raises.
        """
        self._care.expect_checked()
        expect_free(path, replace=replace)
        stands = self._disagreements.open(preview.dispute)
        if stands.heads != preview.heads:
            raise Failure("record-stale")
        signed = sign(preview.pdf, self._signer, self._clock.now(), MEANINGS[preview.kind])
        digest = sha256(signed).hexdigest()
        line = self._register.add(
            RECORD,
            {
                "what": KINDS[preview.kind],
                "dispute": preview.dispute,
                "reference": preview.reference,
                "recipient": preview.recipient,
                "reason": preview.reason,
                "notice": preview.notice,
                "sha256": digest,
                "heads": " ".join(preview.heads),
            },
            left=preview.dispute,
        )
        try:
            write_file(path, signed, replace=replace)
        except Failure:
            self._register.note(NOT_WRITTEN, line)
            raise
        self._register.note(WRITTEN, line)
        return Issued(path, digest, (_case_file(stands), SEND, *((COURT,) if preview.court else ())), line)

    def sent(self) -> tuple[SentLine, ...]:
        """Everything that left this laptop, the latest first."""
        return self._register.sent()

    def copies_of(self, dispute: DisputeId) -> tuple[SentLine, ...]:
        """The records of one disagreement that left this laptop, the latest first."""
        return tuple(line for line in self._register.sent() if line.dispute == dispute)

    def has_later_version(self, line: SentLine) -> bool:
        """Whether something was recorded in the disagreement since this record was made."""
        if line.dispute is None:
            return False
        log = self._disagreements.log(line.dispute)
        return bool(line.heads) and all(any(log.follows(head, earlier) for head in log.heads) for earlier in line.heads)

    def _issue(self, dispute: Dispute, log: Log, kind: str, recipient: str, reason: str, now: datetime) -> Issue:
        from escalog.records.making.pages import renderer

        return Issue(
            kind=kind,
            recipient=recipient,
            reason=reason,
            issued_at=now,
            signer=self._signer.person,
            meaning=MEANINGS[kind],
            renderer=renderer(),
            marking=marking_on(dispute.procedure, dispute.filed_under),
            dispute=dispute.id,
            heads=dispute.heads,
            log_digest=log.digest(),
            sample=dispute.sample,
        )

    def _pages(self, dispute: Dispute, log: Log, issue: Issue) -> RecordPreview:
        from escalog.records.making.rebuild import make

        unsigned = make(log, issue, pack=self._procedures.text_of(dispute), calendar=dispute.calendar)
        content, pages = unsigned.content, unsigned.pages
        return RecordPreview(
            dispute=dispute.id,
            kind=issue.kind,
            recipient=issue.recipient,
            reason=issue.reason,
            reference=dispute.our_reference,
            pdf=pages.pdf,
            pages=pages.count,
            replaced=pages.replaced,
            withheld=content.withheld,
            heads=dispute.heads,
            file_name=_file_name(issue),
            court=dispute.details.court in ("yes", "not-known"),
            notice=issue.notice,
        )


def _case_file(dispute: Dispute) -> str:
    """Where a copy belongs: the child's file, or the agency's own where there is no single child."""
    return OWN_FILE if dispute.filed_under.about is About.THEME else dispute.said(CASE_FILE)


def _file_name(issue: Issue) -> str:
    """A name that says what it is and when it was made, and nothing of the case."""
    sample = "sample-" if issue.sample else ""
    return f"escalog-{sample}{issue.kind}-{issue.issued_at.astimezone(LONDON):%Y-%m-%d-%H%M}.pdf"
