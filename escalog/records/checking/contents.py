"""What a record holds inside, and whether its parts say the same: attachment, log, issue data and printed pages."""

import re

from pyhanko.pdf_utils.generic import DictionaryObject, StreamObject
from pyhanko.pdf_utils.reader import PdfFileReader

from escalog.domain.failures import Failure
from escalog.ledger.checking import check as check_log
from escalog.records.checking.breakage import BROKEN
from escalog.records.checking.findings import Finding, finding
from escalog.records.record_json import RecordFile, everyone, parse

ATTACHMENT = "record.json"


def attached(reader: PdfFileReader) -> bytes | None:
    """The one file that is attached, when it is ours by its name; None otherwise."""
    try:
        fields = reader.root["/AcroForm"]["/Fields"]
        shapes = [reader.root, *(fields[at] for at in range(len(fields)))]
        if reader.root["/Type"] != "/Catalog" or not all(map(_is_dictionary, shapes)):
            return None
        tree = reader.root["/Names"]["/EmbeddedFiles"]
        name, specification = tree["/Names"]
        if str(name) != ATTACHMENT or "/Kids" in tree or len(tree["/Names"]) != 2:
            return None
        data: bytes = specification.get_object()["/EF"]["/F"].data
    except BROKEN:
        return None
    return data


def _is_dictionary(value: object) -> bool:
    return isinstance(value, DictionaryObject) and not isinstance(value, StreamObject)


def read(attachment: bytes) -> RecordFile | Finding:
    """The attachment, strictly decoded; or what stands in the way of that."""
    try:
        record = parse(attachment)
        return record if record.log.entries else finding("log-broken")
    except Failure as why:
        return finding("not-our-record") if why.code == "attachment-unreadable" else of_failure(why, "log-broken")


def of_failure(why: Failure, otherwise: str) -> Finding:
    """What stands in the way of reading an attachment, as a finding; `otherwise` where it names no entry."""
    if why.code in ("issue-time", "listed-entry-time"):
        return finding("time-beyond-clocks")
    number = why.values.get("number")
    return finding("log-changed", number=number) if isinstance(number, int) else finding(otherwise)


def contradictions(record: RecordFile, meaning: str) -> tuple[Finding, ...]:
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


def pages_print(signed: bytes, record: RecordFile) -> bool:
    """Whether the pages print the digest and the heads of the log inside, read as any reader shows them."""
    import pypdfium2  # slow, and only used where pages are looked at

    wanted = {record.issue.log_digest, *record.issue.heads}
    document = pypdfium2.PdfDocument(signed)
    try:
        for index in reversed(range(len(document))):
            text = re.sub(r"\s", "", document[index].get_textpage().get_text_range())
            wanted -= {each for each in wanted if each in text}
            if not wanted:
                return True
        return False
    finally:
        document.close()
