"""What stands in a file after its signed part, and whether it can change what the file shows.

Later revisions may add properties, validation data and time stamps, and nothing else. Imported only when a file is
checked and something does follow.
"""

import re
from io import BytesIO

from pyhanko.pdf_utils.generic import IndirectObject
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

from escalog.records.checking.breakage import BROKEN
from escalog.records.checking.byte_layout import OBJECT, adds_no_structure
from escalog.records.checking.der import length_of
from escalog.records.checking.reading import opened
from escalog.records.checking.signature import Signature
from escalog.records.checking.time_stamp import covers

_OBJECT = re.compile(rb"(?:(?<!\d)\d+\s+\d+\s+)?" + OBJECT)
_FIELD = frozenset({"/F", "/FT", "/Ff", "/P", "/Rect", "/Subtype", "/T", "/TU", "/Type", "/V"})
"""What the field of a time stamp may hold: nothing that acts, and nothing that is drawn."""
_CATALOGUE = frozenset({"/AcroForm", "/DSS", "/Extensions", "/Metadata"})

_PROPERTIES = (("root", "/Metadata"), ("trailer_view", "/Info"))

_METADATA = MetadataUpdateRule(check_xml_syntax=False)
"""Whatever stands there, no reader shows it; a stream that serves anywhere else as well is found all the same."""

_POLICY = StandardDiffPolicy(
    global_rules=[
        CatalogModificationRule(ignored_keys=_CATALOGUE),
        *(
            rule.as_qualified(ModificationLevel.LTA_UPDATES)
            for rule in (DocInfoRule(), XrefStreamRule(), ObjectStreamRule(), DSSCompareRule(), _METADATA)
        ),
    ],
    form_rule=FormUpdatingRule(
        field_rules=[SigFieldCreationRule(), SigFieldModificationRule()], ignored_acroform_keys={"/Fields"}
    ),
    ignore_orphaned_objects=False,
    ignore_identical_objects=False,
)
"""Stricter than pyHanko's own: no object that nothing uses, none written again, no other version, tagging or form."""


def added_after(data: bytes, found: Signature) -> tuple[str, ...] | None:
    """The codes of what was added after the signed part; None when something there may change what the file shows."""
    start = end = len(found.signed)
    if start == len(data):
        return ()
    if adds_no_structure(data, start):
        return ("bytes-after-end",)
    while data.startswith(found.signed, end):
        end += start
    if end > start and adds_no_structure(data, end):
        return ("copy-after-end",)
    try:
        return _revisions(data, found)
    except BROKEN:
        return None


def _revisions(data: bytes, found: Signature) -> tuple[str, ...] | None:
    reader = opened(data)
    first, *later = reader.embedded_signatures
    if first.evaluate_signature_coverage() is not SignatureCoverageLevel.ENTIRE_REVISION:
        return None
    if not all(_is_whole_time_stamp(each) for each in later) or not _holds_no_more_than_its_tables(data, reader, found):
        return None
    result = _POLICY.review_file(reader, first.signed_revision, doc_mdp=found.embedded.docmdp_level)
    if not isinstance(result, DiffResult) or result.modification_level is not ModificationLevel.LTA_UPDATES:
        return None
    if reader.root_ref != found.reader.root_ref:
        return None
    stamped = {each.signed_revision for each in later}
    kinds = [
        _kinds(reader, number, is_stamped=number in stamped)
        for number in range(first.signed_revision + 1, reader.total_revisions)
    ]
    return tuple(dict.fromkeys(each for some in kinds for each in some)) if all(kinds) else None


def _is_whole_time_stamp(later: EmbeddedPdfSignature) -> bool:
    """Whether a later signature is a time stamp over the whole file as it then was, in a field that shows nothing."""
    field = later.sig_field
    if not _FIELD.issuperset(field) or field.get("/Subtype", "/Widget") != "/Widget" or any(field["/Rect"]):
        return False
    coverage = later.evaluate_signature_coverage()
    if later.sig_object_type != "/DocTimeStamp" or coverage < SignatureCoverageLevel.ENTIRE_REVISION:
        return False
    start, end = later.byte_range[1], later.byte_range[2]
    later.reader.stream.seek(0)
    data = later.reader.stream.read()
    token = later.pkcs7_content[: length_of(later.pkcs7_content)]
    return not later.pkcs7_content[len(token) :].strip(b"\0") and covers(
        token, data[:start] + data[end : end + later.byte_range[3]]
    )


def _holds_no_more_than_its_tables(data: bytes, reader: PdfFileReader, found: Signature) -> bool:
    """Whether the added bytes hold no object that their own tables do not list, and no trailer but that of a table.

    A forgiving reader looks for both itself: it would show an object that the tables do not know, or begin elsewhere.
    """
    listed, trailers = set(), 0
    for revision in range(found.reader.total_revisions, reader.total_revisions):
        section, table = reader.xrefs.get_xref_data(revision), reader.xrefs.get_xref_container_info(revision)
        places = {table.start_location, *(offset for _, offset in section.standard_xrefs.values())}
        if max(places) > table.start_location:  # of several trailers readers take the last: it has to be the table's
            return False
        listed |= places
        trailers += table.stream_ref is None
    start = len(found.signed)
    last = reader.xrefs.get_xref_container_info(reader.total_revisions - 1).start_location
    return (
        adds_no_structure(data, data.index(b"%%EOF", last))
        and data.count(b"trailer", start) == trailers
        and all(match.start() in listed for match in _OBJECT.finditer(data, start))
    )


def _kinds(reader: PdfFileReader, number: int, *, is_stamped: bool) -> tuple[str, ...]:
    """What a revision was for; nothing when it was for none of what is permitted."""
    old, new = reader.get_historical_resolver(number - 1), reader.get_historical_resolver(number)
    kinds = []
    if any(_at(old, holder, key) != _at(new, holder, key) for holder, key in _PROPERTIES):
        kinds.append("metadata-added")
    if "/DSS" in new.root and (
        _at(old, "root", "/DSS") != _at(new, "root", "/DSS")
        or new.collect_dependencies(new.root.raw_get("/DSS"), since_revision=number)
    ):
        kinds.append("validation-data-added")
    if is_stamped:
        kinds.append("time-stamp-added")
    return tuple(kinds)


def _at(revision: HistoricalResolver, holder: str, key: str) -> bytes | None:
    """What an entry led to at a revision, as bytes that can be compared; None when it was not there."""
    entries = getattr(revision, holder)
    if key not in entries:
        return None
    value, out = entries.raw_get(key), BytesIO()
    if isinstance(value, IndirectObject):
        value = revision(value.reference)
    value.write_to_stream(out)
    return out.getvalue()
