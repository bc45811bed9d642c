"""What stands in a file after its signed part, and whether it can change what the file shows.

Later revisions may add properties, validation data and time stamps, and nothing else. Imported only when a file is
checked and something does follow.
"""

import re
from decimal import Decimal
from typing import Any

from pyhanko.pdf_utils.generic import (
    ArrayObject,
    BooleanObject,
    ByteStringObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NullObject,
    Reference,
    StreamObject,
    TextStringObject,
)
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

from escalog.records.checking.bytes.byte_layout import adds_no_structure
from escalog.records.checking.bytes.der import length_of
from escalog.records.checking.bytes.parse_errors import BROKEN
from escalog.records.checking.bytes.reading import opened
from escalog.records.checking.bytes.updates import Update, updates
from escalog.records.checking.signature.first_signature import Signature
from escalog.records.checking.signature.time_stamp import covers

_FIELD: dict[str, Any] = {
    **dict.fromkeys(("/F", "/Ff"), int),
    **dict.fromkeys(("/FT", "/Subtype", "/Type"), NameObject),
    **dict.fromkeys(("/T", "/TU"), (ByteStringObject, TextStringObject)),
    **dict.fromkeys(("/P", "/V"), IndirectObject),
    "/Rect": ArrayObject,
}
"""What the field of a time stamp may hold: nothing that acts, and nothing that is drawn."""
_DIGITS = re.compile(rb"<(?:[0-9A-Fa-f]{2})*>")
_WHOLE = SignatureCoverageLevel.ENTIRE_REVISION
_CATALOGUE = frozenset({"/AcroForm", "/DSS", "/Extensions", "/Metadata"})

_TEXTS = (ByteStringObject, TextStringObject)
_NOTHING = (NullObject, type(None))
_SIMPLE = (BooleanObject, NameObject)
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


def added_after(data: bytes, signature: Signature) -> tuple[str, ...] | None:
    """The codes of what was added after the signed part; None when something there may change what the file shows."""
    start = end = len(signature.signed)
    if start == len(data):
        return ()
    if adds_no_structure(data, start):
        return ("bytes-after-end",)
    while data.startswith(signature.signed, end):
        end += start
    if end > start and adds_no_structure(data, end):
        return ("copy-after-end",)
    try:
        return _revisions(data, signature)
    except BROKEN:
        return None


def _revisions(data: bytes, signature: Signature) -> tuple[str, ...] | None:
    added = updates(data, len(signature.signed), int(signature.reader.last_startxref or 0))
    reader = opened(data)
    first, *later = reader.embedded_signatures
    if reader.total_revisions != signature.reader.total_revisions + len(added):
        return None
    if first.evaluate_signature_coverage() is not SignatureCoverageLevel.ENTIRE_REVISION:
        return None
    before = signature.reader.total_revisions
    if not all(_is_whole_time_stamp(data, stamp, added[stamp.signed_revision - before]) for stamp in later):
        return None
    result = _POLICY.review_file(reader, first.signed_revision, doc_mdp=signature.embedded.docmdp_level)
    if not isinstance(result, DiffResult) or result.modification_level is not ModificationLevel.LTA_UPDATES:
        return None
    if reader.root_ref != signature.reader.root_ref:
        return None
    stamped = {stamp.signed_revision for stamp in later}
    kinds = [
        _kinds(reader, number, added[number - before], is_stamped=number in stamped)
        for number in range(first.signed_revision + 1, reader.total_revisions)
    ]
    return tuple(dict.fromkeys(code for some in kinds for code in some)) if all(kinds) else None


def _is_whole_time_stamp(data: bytes, later: EmbeddedPdfSignature, update: Update) -> bool:
    """Whether a later signature is a time stamp over the whole file as it then was, in a field that shows nothing."""
    field = later.sig_field
    if not all(isinstance(field.raw_get(key), _FIELD.get(key, ())) for key in field) or len(field["/Rect"]) != 4:
        return False
    if field.get("/Subtype", "/Widget") != "/Widget" or not all(
        _is_same(number, 0) for number in field["/Rect"].iterate()
    ):
        return False
    kind = later.sig_object_type, later.sig_object.get("/SubFilter")
    if kind != ("/DocTimeStamp", "/ETSI.RFC3161") or later.evaluate_signature_coverage() < _WHOLE:
        return False
    first, start, end, rest = (int(part) for part in later.byte_range)
    if first or end + rest not in update.ends(data) or not _DIGITS.fullmatch(data, start, end):
        return False
    written = bytes.fromhex(data[start + 1 : end - 1].decode("ascii"))
    token = written[: length_of(written)]
    is_there = written == later.pkcs7_content and not written[len(token) :].strip(b"\0")
    return is_there and covers(token, data[:start] + data[end : end + rest])


def _kinds(reader: PdfFileReader, number: int, update: Update, *, is_stamped: bool) -> tuple[str, ...]:
    """What a revision was for; nothing when it was for none of what is permitted."""
    old, new = reader.get_historical_resolver(number - 1), reader.get_historical_resolver(number)
    before = {ref for past in range(number) for ref in reader.xrefs.get_xref_data(past).standard_xrefs}
    added = set(update.objects) - before
    if _writes_again(set(update.objects) & before, old, new) or not all(
        _is_own_or_new(_raw(old, *path), _raw(new, *path), added) for path in _PROPERTIES
    ):
        return ()
    if not _is_same(_at(new, "root", "/DSS"), None) and not _is_same(_type_of_validation_data(new), NameObject("/DSS")):
        return ()
    kinds = []
    if not all(_is_same(_at(old, holder, key), _at(new, holder, key)) for holder, key in _PROPERTIES):
        kinds.append("metadata-added")
    if "/DSS" in new.root and (
        not _is_same(_at(old, "root", "/DSS"), _at(new, "root", "/DSS"))
        or new.collect_dependencies(new.root.raw_get("/DSS"), since_revision=number)
    ):
        kinds.append("validation-data-added")
    if is_stamped:
        kinds.append("time-stamp-added")
    return tuple(kinds)


def _type_of_validation_data(revision: HistoricalResolver) -> object:
    data = revision.root["/DSS"]
    return data.raw_get("/Type") if "/Type" in data else NameObject("/DSS")


def _writes_again(numbers: set[int], old: HistoricalResolver, new: HistoricalResolver) -> bool:
    """Whether an older object is written again as it was, and is not one of the few that programs renew as a whole."""
    may_be = (("root", "/AcroForm"), ("trailer_view", "/Root"), *_PROPERTIES)
    renewed = (_raw(new, *path) for path in may_be)
    may = {value.idnum for value in renewed if isinstance(value, IndirectObject)}
    return any(_is_same(old(ref), new(ref)) for ref in (Reference(number, 0) for number in numbers - may))


def _is_own_or_new(old: object, new: object, added: set[int]) -> bool:
    """Whether an entry names the object that it named before, or one that is new: never another older one."""
    return _is_same(old, new) or (isinstance(new, IndirectObject) and new.idnum in added)


def _raw(revision: HistoricalResolver, holder: str, key: str) -> object:
    entries = getattr(revision, holder)
    return entries.raw_get(key) if key in entries else None


def _at(revision: HistoricalResolver, holder: str, key: str) -> object:
    """What an entry led to at a revision; None when it was not there."""
    value = _raw(revision, holder, key)
    return revision(value.reference) if isinstance(value, IndirectObject) else value


def _is_same(one: object, other: object) -> bool:
    """Whether two values are the same, whatever they are spelt with: a number is no text, and a text is no name."""
    data = [value.encoded_data for value in (one, other) if isinstance(value, StreamObject)]
    if len(data) == 1 or len(set(data)) == 2:
        return False
    if isinstance(one, DictionaryObject) and isinstance(other, DictionaryObject):
        return set(one) == set(other) and all(_is_same(one.raw_get(key), other.raw_get(key)) for key in one)
    if isinstance(one, ArrayObject) and isinstance(other, ArrayObject):
        pairs = zip(one.iterate(), other.iterate(), strict=False)
        return len(one) == len(other) and all(_is_same(*pair) for pair in pairs)
    if isinstance(one, IndirectObject) and isinstance(other, IndirectObject):
        return one.idnum == other.idnum
    if isinstance(one, _TEXTS) and isinstance(other, _TEXTS):
        return bytes(one.original_bytes) == bytes(other.original_bytes)
    if isinstance(one, int | Decimal) and isinstance(other, int | Decimal):
        return one == other
    if isinstance(one, _NOTHING):
        return isinstance(other, _NOTHING)
    return bool(type(one) is type(other) and isinstance(one, _SIMPLE) and str(one) == str(other))
