"""Says of a file that is not as it was signed what is different, as far as that can be told.

A help for people, after the verdict is found: nothing here makes a verdict better or worse. Imported only when a file
is checked and is not whole.
"""

import re
from collections.abc import Callable, Iterator

from pyhanko.pdf_utils.reader import PdfFileReader

from escalog.domain.values.failure import Failure
from escalog.ledger.log.checking import check as check_log
from escalog.records.attachment.record_json import RecordFile, parse
from escalog.records.checking.bytes.parse_errors import BROKEN
from escalog.records.checking.bytes.reading import opened, opened_anyhow, opened_as_it_is
from escalog.records.checking.contents import attached, of_failure
from escalog.records.checking.differences import differences
from escalog.records.checking.findings import Finding, finding
from escalog.records.making.pages import renderer
from escalog.records.making.rebuild import rebuild

_ATTACHED = re.compile(rb'stream\r?\n(\{"calendar":[^\r\n]*)')
_MOST_COPIES = 8
_LARGEST = 64 * 1024 * 1024


def explained(data: bytes, signed: bytes | None = None) -> tuple[Finding, ...]:
    """What is different in `data`. `signed` is the part of it that is as it was signed; None when nothing is.

    Without such a part the pages are built anew from the copy of the log inside, if that is whole and was laid out by
    this version.
    """
    if len(data) > _LARGEST:
        return ()
    try:
        return tuple(_against(signed, data) if signed is not None else _against_the_log(data))
    except (*BROKEN, Failure):
        return ()


def compared_with_log(signed: bytes, pages: bytes) -> tuple[Finding, ...]:
    """What signed pages have otherwise than those that the log inside gives."""
    try:
        return differences(opened(pages), opened_as_it_is(signed), signing=True)
    except BROKEN:
        return ()


def _against(signed: bytes, data: bytes) -> Iterator[Finding]:
    """Both as the file's own tables say and as forgiving programs read it: it may show two things."""
    before, ways = opened(signed), (opened_as_it_is, opened_anyhow)
    yield from dict.fromkeys(finding for way in ways for finding in _different(before, way, data, signing=False))


def _against_the_log(data: bytes) -> Iterator[Finding]:
    attachment = _attachment(data)
    if attachment is None:
        return
    record = _record(attachment)
    if not isinstance(record, RecordFile):
        yield record
        return
    altered = check_log(record.log)
    if altered:
        yield finding("log-changed", number=altered[0].number)
        return
    if record.issue.log_digest != record.log.digest() or record.issue.heads != record.log.heads:
        yield finding("attachment-changed")
        return
    if record.issue.renderer == renderer():
        yield from _against_pages(data, rebuild(attachment))


def _against_pages(data: bytes, pages: bytes) -> Iterator[Finding]:
    before = opened(pages)
    for way in (opened_as_it_is, opened_anyhow):
        differences = _different(before, way, data, signing=True)
        if differences:
            yield from differences
            return
    if pages in data:
        yield finding("signature-touched" if data.startswith(pages) else "pages-as-log-gives")


def _different(
    before: PdfFileReader, way: Callable[[bytes], PdfFileReader], data: bytes, *, signing: bool
) -> tuple[Finding, ...]:
    try:
        return differences(before, way(data), signing=signing)
    except BROKEN:
        return ()


def _attachment(data: bytes) -> bytes | None:
    """The copy of the log as its bytes stand in the file, of several the last whole one; or as a reader finds it."""
    copies = [match[1] for match in _ATTACHED.finditer(data)][-_MOST_COPIES:]
    whole = [copy for copy in copies if isinstance(_record(copy), RecordFile)]
    if copies:
        return (whole or copies)[-1]
    try:
        return attached(opened_as_it_is(data))
    except BROKEN:
        return None


def _record(attachment: bytes) -> RecordFile | Finding:
    try:
        return parse(attachment)
    except Failure as why:
        return of_failure(why, "attachment-changed")
