"""A record's file in the making: its pages, structure, outline, and the place of the signature."""

from typing import TYPE_CHECKING

from escalog.records.pdf.conformance import Properties
from escalog.records.pdf.parts import Attachment, Bookmark, DocumentParts, SignatureField
from escalog.records.pdf.sheet import Sheet
from escalog.records.pdf.tags import Node

if TYPE_CHECKING:
    from escalog.records.pdf.writing import Writing


class Document:
    """Pages one after the other; what stood on the one before is drawn when the next begins.

    Once all are there each may be given more, such as how many they are. Then everything is written at once.
    """

    def __init__(self, properties: Properties) -> None:
        self.properties = properties
        self.sheets: list[Sheet] = []
        self.tree = Node("Document")
        self.bookmarks: list[Bookmark] = []
        self.field: SignatureField | None = None
        self._writing: Writing | None = None

    @property
    def writing(self) -> "Writing":
        """What draws the pages and writes the file."""
        if self._writing is None:
            # Deferred: reportlab takes some 0.14 s to load, and only the making of a record needs it.
            from escalog.records.pdf.writing import Writing

            self._writing = Writing(self.properties)
        return self._writing

    def new_sheet(self) -> Sheet:
        """A further page."""
        if self.sheets:
            self.writing.draw(self.sheets[-1])
        sheet = Sheet(len(self.sheets))
        self.sheets.append(sheet)
        return sheet

    def finished(self, attachment: Attachment | None = None) -> bytes:
        """The bytes of the file."""
        for sheet in self.sheets:
            self.writing.draw(sheet)
        return self.writing.finished(DocumentParts(len(self.sheets), self.tree, self.bookmarks, self.field, attachment))
