"""Builds the pages of a record: the same content, attachment and issue give the same bytes, on every system."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

import reportlab
import uharfbuzz

from escalog import __version__
from escalog.domain.record.blocks import Content, Issue
from escalog.domain.values.entry import Person
from escalog.records.layout.blocks import pieces
from escalog.records.layout.flow import PageFlow
from escalog.records.layout.header_footer import draw_furniture
from escalog.records.layout.paragraphs import Heading, Piece, draw_all
from escalog.records.layout.signature import SignatureBlock
from escalog.records.making.last_page import closing_pieces, codes_pieces
from escalog.records.pdf.conformance import Properties
from escalog.records.pdf.document import Document
from escalog.records.pdf.parts import Attachment
from escalog.records.text.printable import Replaced, name_of
from escalog.records.text.shaping import forget_words

ATTACHMENT_NAME = "record.json"

LAYOUT_VERSION = 6
"""Raised with every change that moves a byte of any record's pages, also within one version of the program."""

_TITLES = {"record": "Record of a disagreement", "notification": "Notification of a disagreement"}


def renderer() -> str:
    """What has to be the same for the same pages to come out: our words, the layout, libraries, characters' names."""
    writer, shaper, names = reportlab.Version, uharfbuzz.version_string(), unicodedata.unidata_version
    return f"escalog/{__version__} pages/{LAYOUT_VERSION} reportlab/{writer} harfbuzz/{shaper} unicode/{names}"


@dataclass(frozen=True, slots=True)
class Pages:
    """An unsigned record."""

    pdf: bytes
    count: int
    """How many pages."""
    replaced: tuple[tuple[str, int], ...]
    """Characters printed as codes: `U+1FAE0 MELTING FACE`, and how often."""


def build(content: Content, attachment: bytes, issue: Issue, people: Sequence[Person]) -> bytes:
    """The unsigned PDF."""
    return lay_out(content, attachment, issue, people).pdf


def lay_out(content: Content, attachment: bytes, issue: Issue, people: Sequence[Person]) -> Pages:
    """The unsigned PDF, with what its maker wants to know of it."""
    try:
        return _lay_out(content, attachment, issue, people)
    finally:
        forget_words()


def _lay_out(content: Content, attachment: bytes, issue: Issue, people: Sequence[Person]) -> Pages:
    document, replaced = Document(_properties(issue)), Replaced()
    flow = PageFlow(document, replaced)
    story: list[Piece] = pieces(content.blocks)
    if not any(isinstance(piece, Heading) and piece.level == 1 for piece in story):
        story.insert(0, Heading(1, content.title))
    story += [Heading(2, "Signature"), SignatureBlock(issue)]
    draw_all([*story, *closing_pieces(issue, people)], flow)
    draw_all(codes_pieces(replaced), flow)
    draw_furniture(
        document, marking=issue.marking, reference=content.reference, recipient=issue.recipient, sample=issue.sample
    )
    inside = Attachment(ATTACHMENT_NAME, "Machine-readable copy of this record", "application/json", attachment)
    listed = tuple((name_of(character), times) for character, times in replaced.listed())
    return Pages(document.finished(inside), len(document.sheets), listed)


def _properties(issue: Issue) -> Properties:
    title = _TITLES[issue.kind]
    return Properties(
        title=f"Sample: {title}" if issue.sample else title,
        subject="Signed record that can be checked, with a machine-readable copy inside",
        producer="escalog",
        made_at=issue.issued_at,
    )
