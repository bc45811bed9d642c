"""Makes the pages of a record from its attachment alone; making a new record goes the same way.

So what is attached is enough by construction: the pages of a new record are built from the copy that goes with them.
"""

from dataclasses import dataclass
from functools import lru_cache

from escalog.domain.deadlines.calendar import Calendar
from escalog.domain.dispute.fold import fold
from escalog.domain.pack.reading import read_pack
from escalog.domain.procedure.model import Procedure
from escalog.domain.record.blocks import Content, Issue
from escalog.domain.record.documents import full_record, notification
from escalog.domain.values.failure import Failure
from escalog.domain.values.moment import can_be_said
from escalog.ledger.log.log import Log
from escalog.records.attachment.record_json import RecordFile, compose, everyone, parse
from escalog.records.making.pages import Pages, lay_out


@dataclass(frozen=True, slots=True)
class Unsigned:
    """A record that only waits for its signature."""

    content: Content
    attachment: bytes
    pages: Pages


def make(log: Log, issue: Issue, *, pack: str, calendar: Calendar) -> Unsigned:
    """A new record of a log. `pack` is the text of the pinned procedure, `calendar` the nation's.

    First it is found out which fields the pages print; then the attachment is put together from those, and the pages
    are built from the attachment. Raises Failure `issue-time` for a time that cannot be said.
    """
    if not can_be_said(issue.issued_at):
        raise Failure("issue-time")
    people = everyone(log, issue.signer)
    wanted = content_of(RecordFile(issue, log, pack, calendar, people))
    attachment = compose(log, wanted.printed, issue, pack=pack, calendar=calendar, people=people)
    record = parse(attachment)
    content = content_of(record)
    if content != wanted:
        raise AssertionError("the pages say something that they did not register as printed")
    return Unsigned(content, attachment, lay_out(content, attachment, record.issue, record.people))


def rebuild(attachment: bytes) -> bytes:
    """The unsigned pages of a record, from its attachment alone. Raises Failure when it cannot be read."""
    record = parse(attachment)
    return lay_out(content_of(record), attachment, record.issue, record.people).pdf


def content_of(record: RecordFile) -> Content:
    """What the pages say. Raises Failure `attachment-unreadable` when the procedure inside is none."""
    procedure = _pinned(record.pack)
    if procedure is None:
        raise Failure("attachment-unreadable")
    dispute = fold(record.log.facts(), procedure, record.calendar)
    write = full_record if record.issue.kind == "record" else notification
    return write(dispute, record.issue, record.people)


@lru_cache(maxsize=2)
def _pinned(pack: str) -> Procedure | None:
    """The procedure inside a record; a new record reads it twice."""
    return read_pack(pack, "record.json").procedure
