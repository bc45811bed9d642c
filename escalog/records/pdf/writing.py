"""Writes a whole document through reportlab: pages, structure, fonts, metadata and the attachment, as PDF/A-3a and
PDF/UA-1 want them. Imported only when a record is made: reportlab is slow to load.
"""

import hashlib

from reportlab.pdfbase.pdfdoc import PDFObjectReference

from escalog.records.pdf.canvas import TRUE, Canvas, Stream, array, dictionary, name, text
from escalog.records.pdf.conformance import Properties, srgb_profile, xmp
from escalog.records.pdf.drawing import PageDrawing
from escalog.records.pdf.fonts import Fonts
from escalog.records.pdf.parts import Attachment, DocumentParts, SignatureField
from escalog.records.pdf.sheet import Sheet
from escalog.records.pdf.structure import Annotation, Structure, page_named

_PRINTED_AND_LOCKED = 132
"""Flags of an annotation: print it, and let nobody move it."""


class Writing:
    """One file. Pages are drawn as they are laid out, so that of a thousand only one is held in words and places."""

    def __init__(self, properties: Properties) -> None:
        self._properties = properties
        self._canvas, self._fonts = Canvas(properties), Fonts()
        self._drawings: list[PageDrawing] = []
        self._drawn: list[str] = []

    def draw(self, sheet: Sheet) -> None:
        """Draws what was put on a page since, and takes it off the sheet."""
        if sheet.index == len(self._drawings):
            self._drawings.append(PageDrawing(self._canvas, self._fonts))
            self._drawn.append("")
        self._drawings[sheet.index].draw(sheet)
        self._drawn[sheet.index] += self._canvas.taken()
        sheet.steps.clear()

    def finished(self, parts: DocumentParts) -> bytes:
        """The bytes of the file. Every page was drawn."""
        canvas, field = self._canvas, parts.field
        widget = _add_field(canvas, field, parts.pages) if field is not None else None
        for page in range(parts.pages):
            canvas.addLiteral(self._drawn[page])
            for place, bookmark in enumerate(parts.bookmarks):
                if bookmark.page == page:
                    canvas.bookmarkPage(f"place-{place}", fit="XYZ", left=0, top=round(bookmark.top, 2))
            here = field is not None and field.page == page
            more = {"Annots": array([widget])} if here else {}
            canvas.write_page(StructParents=page, Tabs=name("S"), **more)
            self._drawn[page] = ""
        for place, bookmark in enumerate(parts.bookmarks):
            canvas.addOutlineEntry(bookmark.text, f"place-{place}")
        self._fonts.add_to(canvas.document)
        _write_catalogue(canvas, self._properties, parts, widget)
        if parts.attachment is not None:
            _attach(canvas, parts.attachment, self._properties)
        _identify(canvas, parts.attachment.data if parts.attachment is not None else b"")
        done: bytes = canvas.getpdfdata()
        return done


def _write_catalogue(
    canvas: Canvas, properties: Properties, parts: DocumentParts, widget: PDFObjectReference | None
) -> None:
    file = canvas.document
    annotation = None
    if parts.field is not None:
        annotation = Annotation(parts.field.page, widget, parts.field.node)
        canvas.write_catalogue(AcroForm=dictionary(Fields=array([widget])))
    intent = dictionary(
        Type=name("OutputIntent"),
        S=name("GTS_PDFA1"),
        OutputConditionIdentifier=text("sRGB"),
        Info=text("sRGB"),
        DestOutputProfile=file.Reference(Stream(srgb_profile(), N=3)),
    )
    canvas.setViewerPreference("DisplayDocTitle", TRUE)
    canvas.write_catalogue(
        MarkInfo=dictionary(Marked=TRUE),
        Metadata=Stream(xmp(properties), Type=name("Metadata"), Subtype=name("XML")),
        OutputIntents=array([intent]),
        StructTreeRoot=Structure(file, parts.pages, annotation).write(parts.tree),
    )


def _add_field(canvas: Canvas, field: SignatureField, key: int) -> PDFObjectReference:
    """The empty signature field, with nothing to see in it; a reference to it. `key` leads to its element."""
    left, bottom, right, top = (round(edge, 2) for edge in field.box)
    empty = Stream(
        "",
        Type=name("XObject"),
        Subtype=name("Form"),
        Resources=dictionary(),
        BBox=array([0, 0, round(right - left, 2), round(top - bottom, 2)]),
    )
    widget = dictionary(
        Type=name("Annot"),
        Subtype=name("Widget"),
        FT=name("Sig"),
        T=text(field.name),
        TU=text(field.spoken),
        F=_PRINTED_AND_LOCKED,
        Rect=array([left, bottom, right, top]),
        P=page_named(field.page),
        AP=dictionary(N=canvas.document.Reference(empty)),
        StructParent=key,
    )
    return canvas.document.Reference(widget)


def _attach(canvas: Canvas, attachment: Attachment, properties: Properties) -> None:
    file = canvas.document
    embedded = Stream(
        attachment.data,
        Type=name("EmbeddedFile"),
        Subtype=name(attachment.media_type),
        Params=dictionary(Size=len(attachment.data), ModDate=text(properties.pdf_date())),
    )
    place = file.Reference(embedded)
    specification = file.Reference(
        dictionary(
            Type=name("Filespec"),
            F=text(attachment.name),
            UF=text(attachment.name),
            Desc=text(attachment.description),
            AFRelationship=name("Source"),
            EF=dictionary(F=place, UF=place),
        )
    )
    names = dictionary(Names=array([text(attachment.name), specification]))
    canvas.write_catalogue(AF=array([specification]), Names=dictionary(EmbeddedFiles=names))


def _identify(canvas: Canvas, attached: bytes) -> None:
    """Gives the file a name of its own, made from all that it shows and holds."""
    whole = hashlib.sha256()
    for page in canvas.document.Pages.pages:
        whole.update(page.Contents.content.encode("ascii") + b"\0")
    whole.update(attached)
    canvas.document.signature = hashlib.md5(usedforsecurity=False)  # reportlab's own holds the hour of its settings
    canvas.document.updateSignature(whole.digest())
