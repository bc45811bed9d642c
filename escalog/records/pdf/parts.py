"""What a record's file has besides its pages: an attachment, an outline, the field of the signature."""

from collections.abc import Sequence
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class DocumentParts:
    """Everything besides what is drawn on the pages."""

    pages: int
    """How many pages there are; each was drawn."""
    tree: Node
    bookmarks: Sequence[Bookmark]
    field: SignatureField | None
    attachment: Attachment | None
