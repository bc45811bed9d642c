"""A record's file in the making: its pages, structure, outline, and the place of the signature."""

from dataclasses import dataclass

from escalog.records.pdf.conformance import Properties
from escalog.records.pdf.sheet import Sheet
from escalog.records.pdf.tags import Node


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
    """Gathers pages first; then everything is written at once."""

    def __init__(self, properties: Properties) -> None:
        self.properties = properties
        self.sheets: list[Sheet] = []
        self.tree = Node("Document")
        self.bookmarks: list[Bookmark] = []
        self.field: SignatureField | None = None

    def new_sheet(self) -> Sheet:
        """A further page."""
        sheet = Sheet(len(self.sheets))
        self.sheets.append(sheet)
        return sheet

    def finished(self, attachment: Attachment | None = None) -> bytes:
        """The bytes of the file."""
        # Deferred: reportlab takes some 0.14 s to load, and only the making of a record needs it.
        from escalog.records.pdf.writing import written

        return written(self, attachment)
