"""What stands in a file after its signed part, and whether it can change what the file shows.

Later revisions may add properties, validation data and time stamps, and nothing else. Imported only when a file is
checked and something does follow.
"""

import re
from io import BytesIO

from pyhanko.pdf_utils.generic import DictionaryObject
from pyhanko.pdf_utils.reader import HistoricalResolver, PdfFileReader
from pyhanko.sign.diff_analysis import (
    CatalogModificationRule,
    DocInfoRule,
    DSSCompareRule,
    FormUpdatingRule,
    MetadataUpdateRule,
    ModificationLevel,
    ObjectStreamRule,
    SigFieldCreationRule,
    SigFieldModificationRule,
    StandardDiffPolicy,
    XrefStreamRule,
)
from pyhanko.sign.diff_analysis.policy_api import DiffResult
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import SignatureCoverageLevel

from escalog.records.checking.byte_layout import adds_no_structure
from escalog.records.checking.form import time_stamp_covers
from escalog.records.checking.signature import Signature

_OBJECT = re.compile(rb"(?<![\d.])(\d+)\s+(\d+)\s+obj\b")
_CATALOGUE = frozenset({"/AcroForm", "/DSS", "/Extensions", "/Metadata"})

_POLICY = StandardDiffPolicy(
    global_rules=[
        CatalogModificationRule(ignored_keys=_CATALOGUE),
        *(
            rule.as_qualified(ModificationLevel.LTA_UPDATES)
            for rule in (DocInfoRule(), XrefStreamRule(), ObjectStreamRule(), DSSCompareRule(), MetadataUpdateRule())
        ),
    ],
    form_rule=FormUpdatingRule(field_rules=[SigFieldCreationRule(), SigFieldModificationRule()]),
    ignore_orphaned_objects=False,
    ignore_identical_objects=False,
)
"""Stricter than pyHanko's own: no object that nothing uses, none written again, no change of version or tagging."""


def added_after(data: bytes, found: Signature) -> tuple[str, ...] | None:
    """The codes of what was added after the signed part; None when something there may change what the file shows."""
    rest = data[len(found.signed) :]
    if not rest:
        return ()
    if adds_no_structure(rest):
        return ("bytes-after-end",)
    copies = len(rest) // len(found.signed)
    if copies and rest.startswith(found.signed * copies) and adds_no_structure(rest[copies * len(found.signed) :]):
        return ("copy-after-end",)
    try:
        return _revisions(data, found)
    except Exception:  # noqa: BLE001 - pyHanko raises whatever comes to it on broken files; each means the same here
        return None


def _revisions(data: bytes, found: Signature) -> tuple[str, ...] | None:
    reader = PdfFileReader(BytesIO(data), strict=True)
    first, *later = reader.embedded_signatures
    if first.evaluate_signature_coverage() is not SignatureCoverageLevel.ENTIRE_REVISION:
        return None
    if not all(_is_whole_time_stamp(each) for each in later) or not _every_object_is_listed(data, reader, found):
        return None
    result = _POLICY.review_file(reader, first.signed_revision, doc_mdp=found.embedded.docmdp_level)
    if not isinstance(result, DiffResult) or result.modification_level is not ModificationLevel.LTA_UPDATES:
        return None
    return _kinds(reader, first.signed_revision, has_time_stamps=bool(later)) or None


def _is_whole_time_stamp(later: EmbeddedPdfSignature) -> bool:
    """Whether a later signature is a time stamp over the whole file as it then was."""
    covered = later.evaluate_signature_coverage()
    if later.sig_object_type != "/DocTimeStamp" or covered < SignatureCoverageLevel.ENTIRE_REVISION:
        return False
    start, end = later.byte_range[1], later.byte_range[2]
    later.reader.stream.seek(0)
    data = later.reader.stream.read()
    return time_stamp_covers(later.signed_data, data[:start] + data[end : end + later.byte_range[3]])


def _every_object_is_listed(data: bytes, reader: PdfFileReader, found: Signature) -> bool:
    """Whether the added bytes hold no object besides those that their own tables list.

    A forgiving reader looks for objects itself and would show one that the tables do not know.
    """
    listed = set()
    for revision in range(found.reader.total_revisions, reader.total_revisions):
        section = reader.xrefs.get_xref_data(revision)
        listed |= {offset for _, offset in section.standard_xrefs.values()}
        listed.add(reader.xrefs.get_xref_container_info(revision).start_location)
    return all(match.start() in listed for match in _OBJECT.finditer(data, len(found.signed)))


def _kinds(reader: PdfFileReader, base: int, *, has_time_stamps: bool) -> tuple[str, ...]:
    """What the later revisions were for."""
    old, new = reader.get_historical_resolver(base), reader.get_historical_resolver(reader.total_revisions - 1)
    kinds = []
    if _differs(old, new, "/Metadata") or _properties(old) != _properties(new):
        kinds.append("metadata-added")
    if _differs(old, new, "/DSS"):
        kinds.append("validation-data-added")
    if has_time_stamps:
        kinds.append("time-stamp-added")
    return tuple(kinds)


def _differs(old: HistoricalResolver, new: HistoricalResolver, key: str) -> bool:
    return _written(old.root, key) != _written(new.root, key)


def _properties(at: HistoricalResolver) -> bytes | None:
    return _written(at.trailer_view, "/Info")


def _written(holder: DictionaryObject, key: str) -> bytes | None:
    """An entry with what it leads to directly, as bytes that can be compared."""
    if key not in holder:
        return None
    out = BytesIO()
    value = holder[key]
    value.write_to_stream(out)
    return out.getvalue()
