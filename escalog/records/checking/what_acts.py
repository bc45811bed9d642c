"""What stands in a signed part that no record of ours ever has: things that act, notes, fields, other text maps.

Judged whoever laid the pages out. Imported only when a file is checked.
"""

from collections.abc import Iterator

from pyhanko.pdf_utils.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject
from pyhanko.pdf_utils.reader import PdfFileReader

from escalog.records.checking.findings import Finding, finding
from escalog.records.checking.pages.structure_text import pages_of
from escalog.records.checking.pages.text_maps import is_as_drawn

_KEYS = frozenset(
    {"/AA", "/ActualText", "/JavaScript", "/JS", "/OC", "/OCProperties", "/OpenAction", "/RichMediaContent", "/XFA"}
)
"""Entries that act, switch parts of a page on and off, or say another text than the one that is drawn."""

_WORDS = (
    "GoTo GoTo3DView GoToE GoToR Hide ImportData JavaScript Launch Movie Named Rendition ResetForm "
    "RichMediaExecute SetOCGState Sound SubmitForm Thread Trans URI"
)
_ACTIONS = frozenset(f"/{word}" for word in _WORDS.split())
_FORM = frozenset({"/Fields", "/SigFlags"})
_DEEPEST = 60


def what_acts(reader: PdfFileReader) -> tuple[Finding, ...]:
    """What does not belong into any record; nothing where all is well. Raises one of `BROKEN`."""
    findings: list[Finding] = []
    if any(map(_acts, _dictionaries(reader))):
        findings.append(finding("signed-with-actions"))
    form = reader.root["/AcroForm"]
    field = form["/Fields"].raw_get(0)
    if len(form["/Fields"]) != 1 or "/Kids" in field.get_object() or not _FORM.issuperset(form):
        findings.append(finding("signed-with-fields"))
    pages = list(pages_of(reader))
    noted = [number for number, (_, page) in enumerate(pages, 1) if not _holds_only(page, field)]
    findings += [finding("signed-with-notes", page=number) for number in noted[:1]]
    if not all(_is_as_drawn(page) for page in _with_other_fonts(pages)):
        findings.append(finding("signed-with-other-text"))
    return tuple(findings)


def _acts(entries: DictionaryObject) -> bool:
    if not _KEYS.isdisjoint(entries):
        return True
    kind = entries.raw_get("/S") if "/S" in entries else None
    kind = kind.get_object() if isinstance(kind, IndirectObject) else kind
    return isinstance(kind, NameObject) and str(kind) in _ACTIONS


def _dictionaries(reader: PdfFileReader) -> Iterator[DictionaryObject]:
    """Every dictionary of the file, wherever it stands, also one that nothing leads to."""
    refs = {ref for part in range(reader.total_revisions) for ref in reader.xrefs.explicit_refs_in_revision(part)}
    for ref in refs:
        if not reader.get_historical_resolver(reader.total_revisions - 1).is_ref_unassignable(ref):
            yield from _inside(reader.get_object(ref), _DEEPEST)
    yield from _inside(reader.trailer_view, _DEEPEST)


def _inside(value: object, levels: int) -> Iterator[DictionaryObject]:
    if not levels:
        raise ValueError("too deep")
    if isinstance(value, DictionaryObject):
        yield value
        for key in value:
            yield from _inside(value.raw_get(key), levels - 1)
    elif isinstance(value, ArrayObject):
        for index in range(len(value)):
            yield from _inside(value.raw_get(index), levels - 1)


def _holds_only(page: DictionaryObject, field: object) -> bool:
    """Whether a page has no annotation but the field of the signature."""
    notes = page["/Annots"] if "/Annots" in page else ArrayObject()
    return isinstance(notes, ArrayObject) and all(notes.raw_get(index) == field for index in range(len(notes)))


def _with_other_fonts(pages: list[tuple[int, DictionaryObject]]) -> Iterator[DictionaryObject]:
    """Of the pages those whose fonts were not looked at with one before: mostly all name the same."""
    seen: set[tuple[tuple[str, int], ...]] = set()
    for _, page in pages:
        fonts = page["/Resources"]["/Font"]
        named = tuple((str(name), fonts.raw_get(name).idnum) for name in sorted(fonts))
        if named not in seen:
            seen.add(named)
            yield page


def _is_as_drawn(page: DictionaryObject) -> bool:
    """Whether each font of a page gives the texts that its shapes show, and the page itself says no other text."""
    fonts = page["/Resources"]["/Font"]
    return all(is_as_drawn(fonts[name]) for name in fonts)
