"""Writes the structure tree into a reportlab document, and the tree that leads from a marked piece to its element."""

from dataclasses import dataclass, field

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFDocument, PDFObjectReference

from escalog.records.pdf.canvas import array, dictionary, name, text
from escalog.records.pdf.tags import Attribute, MarkedPiece, Node


def page_named(index: int) -> PDFObjectReference:
    """A reference to a page, counted from 0, also before it is drawn."""
    return PDFObjectReference(f"Page{index + 1}")


@dataclass(frozen=True, slots=True)
class Annotation:
    """The one annotation of a file: where it is, its object, and the element it belongs to."""

    page: int
    reference: PDFObjectReference
    node: Node


@dataclass(slots=True)
class Structure:
    """Elements as they are written. Pages are the first keys of the parent tree, the annotation is the last."""

    document: PDFDocument
    pages: int
    annotation: Annotation | None
    _marked: dict[int, dict[int, PDFObjectReference]] = field(default_factory=dict)
    _annotated: PDFObjectReference | None = None

    def write(self, top: Node) -> PDFObjectReference:
        """Writes every element; a reference to the root of the tree."""
        root = dictionary(Type=name("StructTreeRoot"))
        reference = self.document.Reference(root)
        self._marked = {index: {} for index in range(self.pages)}
        root["K"] = array([self._element(top, reference)])
        numbers: list[object] = []
        for index, by_number in self._marked.items():
            if sorted(by_number) != list(range(len(by_number))):
                raise AssertionError("a marked piece belongs to no element")
            numbers += [index, array([by_number[number] for number in sorted(by_number)])]
        if self.annotation is not None:
            numbers += [self.pages, self._annotated]
        root["ParentTree"] = self.document.Reference(dictionary(Nums=array(numbers)))
        root["ParentTreeNextKey"] = len(numbers) // 2
        return reference

    def _element(self, node: Node, parent: PDFObjectReference) -> PDFObjectReference:
        element = dictionary(S=name(node.tag), P=parent)
        reference = self.document.Reference(element)
        home = next((kid.page for kid in node.kids if isinstance(kid, MarkedPiece)), None)
        if home is not None:
            element["Pg"] = page_named(home)
        if node.attribute is not None:
            element["A"] = _written(node.attribute)
        kids = [self._kid(kid, reference, home) for kid in node.kids]
        if self.annotation is not None and self.annotation.node is node:
            self._annotated = reference
            page = page_named(self.annotation.page)
            kids.append(dictionary(Type=name("OBJR"), Pg=page, Obj=self.annotation.reference))
        element["K"] = array(kids)
        return reference

    def _kid(self, kid: Node | MarkedPiece, parent: PDFObjectReference, home: int | None) -> object:
        if isinstance(kid, Node):
            return self._element(kid, parent)
        self._marked[kid.page][kid.number] = parent
        if kid.page == home:
            return kid.number
        return dictionary(Type=name("MCR"), Pg=page_named(kid.page), MCID=kid.number)


def _written(attribute: Attribute) -> PDFDictionary:
    value = text(attribute.value) if attribute.is_text else name(attribute.value)
    return dictionary(O=name(attribute.owner), **{attribute.key: value})
