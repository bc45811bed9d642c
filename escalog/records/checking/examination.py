"""The course of a check, once a whole signature is found: what is looked at, in which order, and what follows from it.

Imported only when a file is checked: pyHanko is slow to load.
"""

from datetime import datetime

from escalog.domain.values.moment import can_be_said
from escalog.ledger.keys.certificates import read_certificate
from escalog.records.attachment.record_json import RecordFile
from escalog.records.checking.appended import added_after
from escalog.records.checking.bytes.parse_errors import BROKEN
from escalog.records.checking.contents import attached, contradictions, pages_print, read
from escalog.records.checking.findings import Finding, finding
from escalog.records.checking.pages.structure_text import text_of
from escalog.records.checking.pages.written_words import are_all_in, bare
from escalog.records.checking.rebuilding import compared
from escalog.records.checking.signature.cms_profile import has_time_stamp, is_for_signing, is_in_our_form
from escalog.records.checking.signature.first_signature import Signature, first_signature
from escalog.records.checking.signature.lookalike_names import may_mislead
from escalog.records.checking.signature.signature_entries import says_more
from escalog.records.checking.verdict import NOT_COMPARED, TEXT_MISSING, Integrity, SignerFound, Verdict
from escalog.records.checking.what_acts import what_acts
from escalog.records.signers.fingerprint_words import fingerprint_words
from escalog.records.signers.trust import Trust


def examine(data: bytes, signature: Signature, trust: Trust, now: datetime) -> Verdict:
    """The verdict on a file that begins with a signed part. May raise on a file that is broken."""
    if not signature.holds():
        return _changed("bytes-changed")
    attachment = attached(signature.reader)
    record = finding("not-our-record") if attachment is None else read(attachment)
    if isinstance(record, Finding):
        return Verdict(Integrity.NONE if record.code == "not-our-record" else Integrity.CHANGED, findings=(record,))
    if not signature.is_strong():
        return Verdict(Integrity.NONE, findings=(finding("method-too-weak"),))
    if signature.certificate != record.issue.signer.certificate:
        return Verdict(Integrity.NONE, findings=(finding("signed-by-another"),))
    return _examine_record(data, signature, record, attachment or b"", trust, now)


def record_inside(data: bytes) -> RecordFile | None:
    """The record that a file holds, where it begins with a whole signature; says nothing of what was done to it."""
    signature = first_signature(data)
    attachment = attached(signature.reader) if signature is not None else None
    record = read(attachment) if attachment is not None else None
    return record if isinstance(record, RecordFile) else None


def _examine_record(
    data: bytes, signature: Signature, record: RecordFile, attachment: bytes, trust: Trust, now: datetime
) -> Verdict:
    """A record in our format, whole, and signed by whom it names: do its parts agree, and is it as it was?"""
    if not is_in_our_form(signature):
        return _changed("signature-rewritten")
    if not can_be_said(signature.signed_at):
        return _changed("time-beyond-clocks")
    added = added_after(data, signature)
    if added is None:
        return _changed("content-changed")
    against = list(contradictions(record, signature.meaning))
    comparison = () if against else compared(signature, record, attachment)
    if any(difference.code == "pages-rebuilt-differ" for difference in comparison):
        against.extend(comparison)  # says more than that the pages are not as records have them
    elif not against and not pages_print(signature.reader, record):
        against.append(finding("pages-differ"))
    elif any(difference.code == NOT_COMPARED for difference in comparison):
        against.extend(what_acts(signature.reader))
    if against:
        return Verdict(Integrity.CHANGED, findings=tuple(against))
    codes = (*added, *(("time-stamp-added",) if has_time_stamp(signature) else ()))
    signer, about_signer = _signer(signature, record, trust, now)
    beside = _not_as_we_sign(signature, record, comparison)
    notes = (*(finding(code) for code in codes), *about_signer, *comparison, *beside)
    return Verdict(
        integrity=Integrity.ADDED_LATER if codes else Integrity.UNCHANGED,
        signer_known=signer.known is not None,
        signers=(signer,),
        dispute=record.issue.dispute,
        heads=record.issue.heads,
        findings=notes,
        sample=record.issue.sample,
    )


def _not_as_we_sign(signature: Signature, record: RecordFile, comparison: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """What was signed so, and not by escalog: words that the pages leave out, entries beside the signature."""
    codes = ["signature-says-more"] if says_more(signature.reader) else []
    not_compared = any(difference.code == NOT_COMPARED for difference in comparison)
    if not_compared and not _prints_what_was_written(signature, record):
        codes.insert(0, TEXT_MISSING)
    return tuple(map(finding, codes))


def _prints_what_was_written(signature: Signature, record: RecordFile) -> bool:
    try:
        return are_all_in(bare(text_of(signature.reader)), record.log)
    except BROKEN:
        return False


def _signer(
    signature: Signature, record: RecordFile, trust: Trust, now: datetime
) -> tuple[SignerFound, tuple[Finding, ...]]:
    """Who signed, and what is to be said of it. A key counts as known only for what its
    certificate is for, at a time that it covers.
    """
    person, at = record.issue.signer, signature.signed_at
    certificate = read_certificate(person.certificate)
    was_valid = certificate.not_before <= at <= certificate.not_after
    may_sign = is_for_signing(signature)
    known = trust.line(person.key) if was_valid and may_sign else None
    remarks: list[Finding] = []
    if not was_valid:
        remarks.append(finding("certificate-not-valid-then"))
    elif not may_sign:
        remarks.append(finding("certificate-not-for-signing"))
    elif known is None:
        remarks.append(finding("signer-not-known"))
    if may_mislead((person.name, person.role, person.agency)):
        remarks.append(finding("name-may-mislead"))
    if was_valid and now > certificate.not_after:
        remarks.append(finding("certificate-ended-since"))
    if at > now:
        remarks.append(finding("signed-ahead-of-clock"))
    words = fingerprint_words(person.key)
    named = SignerFound(person.name, person.role, person.agency, record.issue.meaning, at, person.key, words, known)
    return named, tuple(remarks)


def _changed(code: str) -> Verdict:
    return Verdict(Integrity.CHANGED, findings=(finding(code),))
