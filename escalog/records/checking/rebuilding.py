"""Builds the pages again from what is attached, and compares: then the pages can say nothing that the log does not.

Possible only for the program's own way of laying out pages. Imported only when a file is checked.
"""

from pyhanko.pdf_utils.generic import DictionaryObject, Reference
from pyhanko.pdf_utils.reader import HistoricalResolver

from escalog.records.attachment.record_json import RecordFile
from escalog.records.checking.bytes.parse_errors import BROKEN
from escalog.records.checking.findings import Finding, finding
from escalog.records.checking.signature.first_signature import Signature
from escalog.records.checking.verdict import NOT_COMPARED
from escalog.records.making.pages import renderer

_REVISIONS = 2
"""The pages as they were built, and the signature."""


def compared(signature: Signature, record: RecordFile, attachment: bytes) -> tuple[Finding, ...]:
    """What the comparison says: that it was made, that it was not, or that the file is not what the log inside gives.

    In the last case `pages-rebuilt-differ` comes first, and after it what is different, as far as that can be told.
    """
    if record.issue.renderer != renderer():
        return (finding(NOT_COMPARED),)
    # Deferred: laying pages out loads the shaper and the fonts, and a record of another version needs neither.
    from escalog.records.checking.explaining import compared_with_log
    from escalog.records.making.rebuild import rebuild

    try:
        pages = rebuild(attachment)
    except MemoryError:  # says nothing of the file
        raise
    except Exception:  # noqa: BLE001 - this very version made pages of that log, if anybody did: whatever happens now
        return (finding("pages-rebuilt-differ"), finding("pages-not-rebuilt"))
    if signature.signed.startswith(pages) and signature.reader.total_revisions == _REVISIONS and _only_signs(signature):
        return (finding("pages-compared"),)
    return (finding("pages-rebuilt-differ"), *compared_with_log(signature.signed, pages))


def _only_signs(signature: Signature) -> bool:
    """Whether the revision that signed changed the signature's own field, and what leads to it, and no more."""
    try:
        return _adds_a_signature(signature)
    except BROKEN:
        return False


def _adds_a_signature(signature: Signature) -> bool:
    before = signature.reader.get_historical_resolver(0)
    after = signature.reader.get_historical_resolver(1)
    form = before.root.get_value_as_reference("/AcroForm")
    (field,) = (entry.reference for entry in before(form)["/Fields"])
    may_change = {before.root_ref: {"/Perms"}, form: {"/SigFlags"}, field: {"/V", "/AP"}}
    touched = {ref for ref in after.explicit_refs_in_revision() if not before.is_ref_unassignable(ref)}
    return touched <= set(may_change) and all(_same_but(before, after, ref, may_change[ref]) for ref in touched)


def _same_but(before: HistoricalResolver, after: HistoricalResolver, ref: Reference, keys: set[str]) -> bool:
    old, new = before(ref), after(ref)
    if not isinstance(old, DictionaryObject) or not isinstance(new, DictionaryObject):
        return False
    return all(
        key in old and key in new and old.raw_get(key) == new.raw_get(key) for key in (set(old) | set(new)) - keys
    )
