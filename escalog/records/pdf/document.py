"""Puts pages, structure, fonts, metadata and the attachment together into one PDF/A-3u and PDF/UA-1 file."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from escalog.records.pdf.conformance import Properties, srgb_profile, xmp
from escalog.records.pdf.fonts import Fonts
from escalog.records.pdf.objects import File, Name, Ref, Value
from escalog.records.pdf.sheet import HEIGHT, WIDTH, Sheet
from escalog.records.pdf.tags import Annotation, Node, write_tree

_PRINTED_AND_LOCKED = 132
"""Flags of an annotation: print it, and let nobody move it."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file inside the file."""

    name: str
    description: str
    media_type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A line of the outline."""

    text: str
    page: int
    top: float


@dataclass(frozen=True, slots=True)
class SignatureField:
    """An empty signature field: its place, what a screen reader says, and the element it belongs to."""

    name: str
    spoken: str
    page: int
    box: tuple[float, float, float, float]
    node: Node


class Document:
    """A file in the making: pages are drawn first, then everything is written at once."""

    def __init__(self, properties: Properties) -> None:
        self.properties = properties
        self.fonts = Fonts()
        self.sheets: list[Sheet] = []
        self.tree = Node("Document")
        self.bookmarks: list[Bookmark] = []
        self.field: SignatureField | None = None

    def new_sheet(self) -> Sheet:
        """A further page."""
        sheet = Sheet(len(self.sheets), self.fonts)
        self.sheets.append(sheet)
        return sheet

    def finished(self, attachment: Attachment) -> bytes:
        """The bytes of the file."""
        file = File()
        root, info, pages = file.reserve(), file.reserve(), file.reserve()
        page_refs = [file.reserve() for _ in self.sheets]
        catalogue: dict[str, Value] = {
            "Type": Name("Catalog"),
            "Pages": pages,
            "Lang": "en-GB",
            "MarkInfo": {"Marked": True},
            "ViewerPreferences": {"DisplayDocTitle": True},
            "Metadata": file.add_stream({"Type": Name("Metadata"), "Subtype": Name("XML")}, xmp(self.properties)),
            "OutputIntents": [_output_intent(file)],
        }
        widget = self._write_field(file, page_refs, catalogue)
        contents = [sheet.content() for sheet in self.sheets]
        self._write_pages(file, pages, page_refs, contents, widget)
        catalogue["StructTreeRoot"] = write_tree(file, self.tree, page_refs)
        _write_attachment(file, attachment, self.properties, catalogue)
        if self.bookmarks:
            catalogue["Outlines"] = _write_outline(file, self.bookmarks, page_refs)
        file.put(root, catalogue)
        file.put(info, self._information())
        identifier = hashlib.sha256(b"\0".join([*contents, attachment.data])).digest()[:16]
        return file.finished(root, info, identifier)

    def _information(self) -> dict[str, Value]:
        when = self.properties.pdf_date()
        return {
            "Title": self.properties.title,
            "Subject": self.properties.subject,
            "Creator": self.properties.producer,
            "Producer": self.properties.producer,
            "CreationDate": when,
            "ModDate": when,
        }

    def _write_pages(
        self, file: File, pages: Ref, page_refs: Sequence[Ref], contents: Sequence[bytes], widget: Ref | None
    ) -> None:
        resources = file.add({"Font": self.fonts.write(file)})
        for sheet, ref, content in zip(self.sheets, page_refs, contents, strict=True):
            page: dict[str, Value] = {
                "Type": Name("Page"),
                "Parent": pages,
                "MediaBox": [0, 0, WIDTH, HEIGHT],
                "Resources": resources,
                "Contents": file.add_stream({}, content),
                "StructParents": sheet.index,
                "Tabs": Name("S"),
            }
            if widget is not None and self.field is not None and self.field.page == sheet.index:
                page["Annots"] = [widget]
            file.put(ref, page)
        file.put(pages, {"Type": Name("Pages"), "Kids": list(page_refs), "Count": len(page_refs)})

    def _write_field(self, file: File, page_refs: Sequence[Ref], catalogue: dict[str, Value]) -> Ref | None:
        if self.field is None:
            return None
        field, key, widget = self.field, len(self.sheets), file.reserve()
        left, bottom, right, top = (round(each, 2) for each in field.box)
        shape: dict[str, Value] = {"Type": Name("XObject"), "Subtype": Name("Form"), "Resources": {}}
        empty = file.add_stream({**shape, "BBox": [0, 0, round(right - left, 2), round(top - bottom, 2)]}, b"")
        file.put(
            widget,
            {
                "Type": Name("Annot"),
                "Subtype": Name("Widget"),
                "FT": Name("Sig"),
                "T": field.name,
                "TU": field.spoken,
                "F": _PRINTED_AND_LOCKED,
                "Rect": [left, bottom, right, top],
                "P": page_refs[field.page],
                "AP": {"N": empty},
                "StructParent": key,
            },
        )
        field.node.kids.append(Annotation(field.page, widget, key))
        catalogue["AcroForm"] = file.add({"Fields": [widget]})
        return widget


def _output_intent(file: File) -> dict[str, Value]:
    return {
        "Type": Name("OutputIntent"),
        "S": Name("GTS_PDFA1"),
        "OutputConditionIdentifier": "sRGB",
        "Info": "sRGB",
        "DestOutputProfile": file.add_stream({"N": 3}, srgb_profile()),
    }


def _write_attachment(file: File, attachment: Attachment, properties: Properties, catalogue: dict[str, Value]) -> None:
    embedded = file.add_stream(
        {
            "Type": Name("EmbeddedFile"),
            "Subtype": Name(attachment.media_type),
            "Params": {"Size": len(attachment.data), "ModDate": properties.pdf_date()},
        },
        attachment.data,
    )
    specification = file.add(
        {
            "Type": Name("Filespec"),
            "F": attachment.name,
            "UF": attachment.name,
            "Desc": attachment.description,
            "AFRelationship": Name("Source"),
            "EF": {"F": embedded, "UF": embedded},
        }
    )
    catalogue["AF"] = [specification]
    catalogue["Names"] = {"EmbeddedFiles": {"Names": [attachment.name, specification]}}


def _write_outline(file: File, bookmarks: Sequence[Bookmark], page_refs: Sequence[Ref]) -> Ref:
    outline, refs = file.reserve(), [file.reserve() for _ in bookmarks]
    for place, (bookmark, ref) in enumerate(zip(bookmarks, refs, strict=True)):
        item: dict[str, Value] = {
            "Title": bookmark.text,
            "Parent": outline,
            "Dest": [page_refs[bookmark.page], Name("XYZ"), 0, round(bookmark.top, 2), None],
        }
        if place:
            item["Prev"] = refs[place - 1]
        if place + 1 < len(refs):
            item["Next"] = refs[place + 1]
        file.put(ref, item)
    file.put(outline, {"Type": Name("Outlines"), "First": refs[0], "Last": refs[-1], "Count": len(refs)})
    return outline
