"""The content of a record as blocks of plain data, which the screen and the PDF both draw.

A block knows nothing of widgets, pages or fonts. It holds only text, never markup.
"""

from dataclasses import dataclass
from datetime import datetime

from escalog.domain.values.entry import DisputeId, EntryId, Person

PrintedField = tuple[EntryId, str]
"""One field of one entry."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading. Level 1 stands once per record; 2 begins a part; 3 stands inside one."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; line breaks are kept.

    `role`: body, lead (one sentence under a title), small, note (says something about the record itself),
    prose (a person's own words), withheld (stands where something is withheld) or sample.
    """

    text: str
    role: str = "body"


@dataclass(frozen=True, slots=True)
class KeyValues:
    """Labels with their values, one under the other."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a header row. `caption` is what a screen reader says first."""

    caption: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    kind: str = "plain"
    """plain, chronology, limits, contacts or actions: a hint for column widths, never for meaning."""


@dataclass(frozen=True, slots=True)
class RailStage:
    """One stage of the ladder in words: every cell is printed."""

    label: str
    who: str
    started: str
    due: str
    ended: str
    outcome: str
    status: str
    """A `StageStatus` value; the shape of the mark follows from it."""
    status_words: str


@dataclass(frozen=True, slots=True)
class StageRail:
    """The whole ladder, first stage first."""

    word: str
    """What this route calls a stage."""
    caption: str
    rows: tuple[RailStage, ...]


@dataclass(frozen=True, slots=True)
class Positions:
    """What each side holds, side by side: rows of (label, raising side, receiving side)."""

    left_title: str
    right_title: str
    left_source: str
    right_source: str
    rows: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""


Block = Heading | Paragraph | KeyValues | Table | StageRail | Positions | PageBreak


@dataclass(frozen=True, slots=True)
class Issue:
    """One act of giving a record out: to whom, why, when, by whom, and of which state of the log.

    Everything the pages need beside the log, the pack and the people stands here, so that the same pages can be built
    again from the attachment alone. Nothing in it is case text but `recipient` and `reason`, which are printed.
    """

    kind: str
    """record or notification."""
    recipient: str
    reason: str
    issued_at: datetime
    """Aware, UTC: the laptop's clock."""
    signer: Person
    meaning: str
    """The meaning of the signature, in one sentence."""
    renderer: str
    """The version of the program that laid the pages out."""
    marking: str
    """The handling marking on every page."""
    dispute: DisputeId
    heads: tuple[EntryId, ...]
    log_digest: str
    sample: bool = False
    notice: str = ""
    """For a notification: the point of a stage that it is about, "<stage>/<key>"; empty for none in particular."""


@dataclass(frozen=True, slots=True)
class Content:
    """A whole record before it is laid out.

    `printed` names exactly the fields whose values stand on the pages: they, and no other case text, go into the
    attachment, and the same content is built again from them alone.
    """

    title: str
    blocks: tuple[Block, ...]
    printed: frozenset[PrintedField]
    withheld: int = 0
    """The number of places that say "withheld by the issuer"."""
    reference: str = ""
    """Our reference, for every page; empty where it is withheld."""

    def texts(self) -> tuple[str, ...]:
        """Every text on the pages, in reading order; used to find characters without a glyph."""
        texts: list[str] = [self.title]
        for block in self.blocks:
            texts.extend(texts_of(block))
        return tuple(texts)


def texts_of(block: Block) -> list[str]:
    """The text of one block, in reading order."""
    match block:
        case Heading(text=text) | Paragraph(text=text):
            return [text]
        case KeyValues(rows=rows):
            return [cell for row in rows for cell in row]
        case Table(caption=caption, headers=headers, rows=rows):
            return [caption, *headers, *(cell for row in rows for cell in row)]
        case StageRail(caption=caption, rows=stages):
            return [caption] + [
                cell
                for stage in stages
                for cell in (
                    stage.label,
                    stage.who,
                    stage.started,
                    stage.due,
                    stage.ended,
                    stage.outcome,
                    stage.status_words,
                )
            ]
        case Positions():
            heads = [block.left_title, block.right_title, block.left_source, block.right_source]
            return heads + [cell for three in block.rows for cell in three]
        case PageBreak():
            return []
