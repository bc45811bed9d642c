"""The conditions of PDF/UA-1 that a machine can check, as far as our documents can offend against them.

Quick enough for every test run; veraPDF is the judge of the rest. Written against the standard and with pikepdf alone.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf

_TAGS = """
    Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody
    Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP
    Figure Formula Form
"""
STANDARD = frozenset(_TAGS.split())
INSIDE = {
    "TR": {"Table", "THead", "TBody", "TFoot"},
    "TH": {"TR"},
    "TD": {"TR"},
    "LI": {"L"},
    "Lbl": {"LI", "Note", "Reference", "BibEntry"},
    "LBody": {"LI"},
}
"""What may hold what: lists and tables."""


def faults(data: bytes) -> list[str]:
    """Everything found wrong, each a few words; empty for a document that may be given to anybody."""
    with pikepdf.open(BytesIO(data)) as opened:
        pdf: Any = opened  # the stubs of its objects promise less than the standard does
        return [*_whole(pdf), *_tree(pdf), *_pages(pdf), *_fonts(pdf), *_attached(pdf)]


def _whole(pdf: Any) -> Iterator[str]:
    root = pdf.Root
    if not root.get("/MarkInfo", {}).get("/Marked", False) or root.get("/MarkInfo", {}).get("/Suspects", False):
        yield "the file is not marked as tagged"
    if not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]+)*", str(root.get("/Lang", ""))):
        yield "the file says no language"
    if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False):
        yield "a reader would show the file's name for its title"
    packet = root.Metadata.read_bytes() if "/Metadata" in root else b""
    if not re.search(rb"<dc:title>.*?<rdf:li[^>]*>[^<]+</rdf:li>", packet, re.DOTALL):
        yield "the metadata give no title"
    if b"<pdfuaid:part>1</pdfuaid:part>" not in packet:
        yield "the metadata do not claim the standard"


def _kids(element: Any) -> list[Any]:
    kids: Any = element.get("/K", [])
    listed = isinstance(kids, pikepdf.Array)
    return list(kids) if listed else [kids]


def _is_element(kid: Any) -> bool:
    return isinstance(kid, pikepdf.Dictionary) and "/S" in kid


def _walk(element: Any, parent: str, depth: int = 0) -> Iterator[tuple[Any, str]]:
    yield element, parent
    assert depth < 100
    for kid in _kids(element):
        if _is_element(kid):
            yield from _walk(kid, str(element.S)[1:], depth + 1)


def _elements(pdf: Any) -> list[tuple[Any, str]]:
    tree = pdf.Root.get("/StructTreeRoot")
    return [] if tree is None else [each for top in _kids(tree) for each in _walk(top, "")]


def _tree(pdf: Any) -> Iterator[str]:
    found = _elements(pdf)
    if not found:
        yield "there is no structure"
        return
    known = STANDARD | {str(name)[1:] for name in pdf.Root.StructTreeRoot.get("/RoleMap", {})}
    level = 0
    for element, parent in found:
        tag = str(element.S)[1:]
        if tag not in known:
            yield f"{tag} is no tag of the standard"
        if parent not in INSIDE.get(tag, {parent}):
            yield f"{tag} stands in {parent or 'nothing'}"
        if re.fullmatch("H[1-6]", tag):
            if int(tag[1]) > level + 1:
                yield f"{tag} follows a heading of level {level}"
            level = int(tag[1])
        if tag == "TH" and "/Scope" not in element.get("/A", {}):
            yield "a heading cell does not say what it heads"
        if tag in ("Figure", "Formula") and not str(element.get("/Alt", "")).strip():
            yield f"{tag} has no words in its place"
    yield from _tables([element for element, _ in found if element.S == "/Table"])


def _tables(tables: list[Any]) -> Iterator[str]:
    for table in tables:
        rows = [element for element, _ in _walk(table, "") if element.S == "/TR"]
        if len({len([kid for kid in _kids(row) if _is_element(kid)]) for row in rows}) > 1:
            yield "the rows of a table have different numbers of cells"


def _pages(pdf: Any) -> Iterator[str]:
    owned = _owned(pdf)
    parents = _parents(pdf)
    for number, page in enumerate(pdf.pages, start=1):
        if "/StructParents" not in page or int(page.StructParents) not in parents:
            yield f"page {number} is not joined to the structure"
        marked, loose = _marked(page)
        if loose:
            yield f"page {number} draws something outside every tag"
        missing = marked - {piece for home, piece in owned if home == page.objgen}
        if missing:
            yield f"page {number} holds pieces that nothing reads out"
        for annotation in page.get("/Annots", []):
            yield from _annotation(annotation, parents, number)
        if "/Annots" in page and page.get("/Tabs") != "/S":
            yield f"page {number} does not go by the structure from field to field"


def _owned(pdf: Any) -> set[tuple[Any, int]]:
    """The pieces of pages that some element reads out."""
    owned = set()
    for element, _ in _elements(pdf):
        for kid in _kids(element):
            if isinstance(kid, int):
                owned.add((element.Pg.objgen, kid))
            elif isinstance(kid, pikepdf.Dictionary) and "/MCID" in kid:
                page: Any = kid.get("/Pg", element.get("/Pg"))
                owned.add((page.objgen, int(kid.MCID)))
    return owned


def _parents(pdf: Any) -> dict[int, Any]:
    tree = pdf.Root.get("/StructTreeRoot", {}).get("/ParentTree")
    return {} if tree is None else {int(key): value for key, value in pikepdf.NumberTree(tree).items()}


def _marked(page: Any) -> tuple[set[int], bool]:
    """The pieces that a page marks, and whether it draws anything outside a mark."""
    marked, loose, depth = set(), False, 0
    for instruction in pikepdf.parse_content_stream(page):
        name = str(instruction.operator)
        if name in ("BDC", "BMC"):
            depth += 1
            properties: Any = instruction.operands[1] if name == "BDC" else {}
            if "/MCID" in properties:
                marked.add(int(properties["/MCID"]))
        elif name == "EMC":
            depth -= 1
        elif name in ("Tj", "TJ", "'", '"', "S", "s", "f", "F", "f*", "B", "b", "Do", "sh") and depth == 0:
            loose = True
    return marked, loose


def _annotation(annotation: Any, parents: dict[int, Any], number: int) -> Iterator[str]:
    if annotation.get("/Subtype") == "/Widget" and not str(annotation.get("/TU", "")).strip():
        yield f"a field on page {number} has no name to be read out"
    if annotation.get("/Subtype") == "/Link" and not str(annotation.get("/Contents", "")).strip():
        yield f"a link on page {number} has no words"
    wanted = {"/Widget": "/Form", "/Link": "/Link"}.get(str(annotation.get("/Subtype")), "/Annot")
    owner = parents.get(int(annotation.get("/StructParent", -1)))
    if owner is None or owner.get("/S") != wanted:
        yield f"something to use on page {number} is not in the structure"


def _fonts(pdf: Any) -> Iterator[str]:
    for found in pdf.objects:
        if not isinstance(found, pikepdf.Dictionary) or found.get("/Type") != "/Font":
            continue
        if found.get("/Subtype") == "/Type0":
            if "/ToUnicode" not in found:
                yield "a font does not say which letters its shapes are"
            elif re.search(rb"> <(0000|FEFF|FFFE)>", found.ToUnicode.read_bytes()):
                yield "a shape stands for no letter"
            inside = found.DescendantFonts[0]
            if not any(key in inside.FontDescriptor for key in ("/FontFile2", "/FontFile3")):
                yield "a font is not in the file"
            if inside.Subtype == "/CIDFontType2" and "/CIDToGIDMap" not in inside:
                yield "a font does not say which code is which shape"


def _attached(pdf: Any) -> Iterator[str]:
    for found in pdf.objects:
        if isinstance(found, pikepdf.Dictionary) and "/EF" in found and not {"/F", "/UF"} <= set(found.keys()):
            yield "an attachment has no name"
