"""What a record holds inside, and whether its parts say the same: attachment, log, issue data and printed pages."""

from pyhanko.pdf_utils.generic import ByteStringObject, IndirectObject, TextStringObject
from pyhanko.pdf_utils.reader import PdfFileReader

from escalog.domain.values.failure import Failure
from escalog.ledger.entry.sealing import KEY, PERSON
from escalog.ledger.log.checking import check as check_log
from escalog.records.attachment.record_json import MOST_PEOPLE, RecordFile, everyone, parse
from escalog.records.checking.bytes.parse_errors import BROKEN
from escalog.records.checking.bytes.shape import dictionary, items
from escalog.records.checking.findings import Finding, finding
from escalog.records.checking.pages.page_text import missing, plain_data, texts_of

ATTACHMENT = "record.json"
_STRING = (ByteStringObject, TextStringObject)


def attached(reader: PdfFileReader) -> bytes | None:
    """The one file that is attached, when it is ours by its name; None otherwise."""
    try:
        return _only_attachment(reader)
    except BROKEN:
        return None


def _only_attachment(reader: PdfFileReader) -> bytes | None:
    """The data of record.json: not compressed, in no other file, and the same to whoever looks for another name."""
    tree = dictionary(dictionary(reader.root["/Names"])["/EmbeddedFiles"])
    name, reference = items(tree["/Names"])
    if not isinstance(name, _STRING) or bytes(name.original_bytes) != ATTACHMENT.encode() or "/Kids" in tree:
        return None
    if not isinstance(reference, IndirectObject):
        return None
    streams = dictionary(dictionary(reference.get_object())["/EF"])
    meant = streams.raw_get("/F")
    if not {*streams} <= {"/F", "/UF"} or not all(streams.raw_get(key) == meant for key in streams):
        return None
    return plain_data(meant) if isinstance(meant, IndirectObject) else None


def read(attachment: bytes) -> RecordFile | Finding:
    """The attachment, strictly decoded; or what stands in the way of that."""
    try:
        record = parse(attachment)
        return record if _is_within_limits(record) else finding("log-broken")
    except Failure as why:
        return finding("not-our-record") if why.code == "attachment-unreadable" else of_failure(why, "log-broken")


def of_failure(why: Failure, otherwise: str) -> Finding:
    """What stands in the way of reading an attachment, as a finding; `otherwise` where it names no entry."""
    if why.code in ("issue-time", "listed-entry-time"):
        return finding("time-beyond-clocks")
    number = why.values.get("number")
    return finding("log-changed", number=number) if isinstance(number, int) else finding(otherwise)


def _is_within_limits(record: RecordFile) -> bool:
    """Whether there is a log, which brings in no more keys than there is memory for what each entry knows."""
    return len(record.log) > 0 and sum(entry.kind in {PERSON, KEY} for entry in record.log.entries) <= MOST_PEOPLE


def contradictions(record: RecordFile, meaning: str | None) -> tuple[Finding, ...]:
    """What does not hold or agree inside the attachment; nothing when all is well."""
    differing = check_log(record.log)
    if differing:
        return (finding("log-changed", number=differing[0].number),)
    issue, log = record.issue, record.log
    agrees = (
        issue.dispute == log.dispute
        and issue.heads == log.heads
        and issue.log_digest == log.digest()
        and issue.meaning == meaning
        and record.people == everyone(log, issue.signer)
        and (issue.sample or not any(entry.value("sample") for entry in log.entries))
    )
    return () if agrees else (finding("issue-differs"),)


def pages_print(reader: PdfFileReader, record: RecordFile) -> bool:
    """Whether the pages are written as records have them, and print the digest and the heads of the log inside."""
    try:
        return not missing(texts_of(reader), (record.issue.log_digest, *record.issue.heads))
    except BROKEN:
        return False
