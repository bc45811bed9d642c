"""The recovery sheet as a PDF that a screen reader can read: not signed, and nothing attached."""

from collections.abc import Sequence
from datetime import datetime

from escalog.records.layout.flow import PageFlow
from escalog.records.layout.paragraphs import Bullets, Heading, Paragraph, Piece, draw_all
from escalog.records.layout.tables import Cell, Table, row_label
from escalog.records.pdf.conformance import Properties
from escalog.records.pdf.document import Document
from escalog.records.text.printable import Replaced
from escalog.records.text.shaping import forget_words
from escalog.records.text.styles import Style

_CODE = Style("mono", 16, 26)


def sheet_pdf(title: str, lead: str, groups: Sequence[str], says: Sequence[str], made_at: datetime) -> bytes:
    """One page: the groups of the code with their numbers, and what the sheet is for. `made_at` is aware."""
    about = Properties(title=title, subject="Opens a store of escalog", producer="escalog", made_at=made_at)
    document = Document(about)
    rows = tuple(
        (row_label(f"Group {number}"), Cell(((group, _CODE),))) for number, group in enumerate(groups, start=1)
    )
    story: list[Piece] = [
        Heading(1, title),
        Paragraph(lead, "lead"),
        Table("", (), rows, widths=(110.0, 300.0)),
        Paragraph("", "small"),
        Bullets(tuple(says)),
    ]
    try:
        draw_all(story, PageFlow(document, Replaced()))
        return document.finished()
    finally:
        forget_words()
