"""From the blocks of a record's content to pieces that can be drawn: what each block looks like on paper."""

from collections.abc import Iterable

from escalog.domain.record import blocks as content
from escalog.records.layout.flow import TEXT_WIDTH
from escalog.records.layout.paragraphs import Heading, PageBreak, Paragraph, Piece
from escalog.records.layout.tables import Cell, Table, cell, column_label, row_label
from escalog.records.text.styles import CELL, CELL_STRONG, SMALL

_LABELS_WIDTH = 132.0
_VALUES_WIDTH = TEXT_WIDTH - _LABELS_WIDTH

_WIDTHS = {"chronology": (66.0, 66.0, 106.0, TEXT_WIDTH - 238.0)}
"""The columns of a table whose shape is known, by its kind: in a chronology half goes to what happened."""


def pieces(blocks: Iterable[content.Block]) -> list[Piece]:
    """One piece for each block, in order."""
    return [piece(block) for block in blocks]


def piece(block: content.Block) -> Piece:
    """The piece that draws one block."""
    match block:
        case content.Heading(level=level, text=text):
            return Heading(min(max(level, 1), 3), text)
        case content.Paragraph(text=text, role=role):
            return Paragraph(text, role)
        case content.KeyValues(rows=rows):
            table = tuple((row_label(label), cell(value)) for label, value in rows)
            return Table("", (), table, widths=(_LABELS_WIDTH, _VALUES_WIDTH))
        case content.Table():
            return _table(block)
        case content.StageRail():
            return _rail(block)
        case content.Positions():
            return _positions(block)
        case content.PageBreak():
            return PageBreak()


def _table(block: content.Table) -> Piece:
    head = tuple(column_label(text) for text in block.headers)
    rows = tuple(tuple(cell(text) for text in row) for row in block.rows)
    if block.kind == "chronology":
        rows = tuple((*cells, _headed(row[-1])) for (*cells, _), row in zip(rows, block.rows, strict=True))
    return Table(block.caption, head, rows, widths=_WIDTHS.get(block.kind, ()))


def _headed(text: str) -> Cell:
    """A cell whose first line says what the rest is about."""
    head, end, rest = text.partition("\n")
    return Cell(((head + end, CELL_STRONG), (rest, CELL)))


def _rail(block: content.StageRail) -> Piece:
    head = tuple(column_label(text) for text in (block.word, "Who", "Due", "Started and ended", "Outcome"))
    rows = []
    for stage in block.rows:
        name = Cell(
            ((stage.label, CELL_STRONG), (stage.status_words, SMALL)), header="Row", indent=15, mark=stage.status
        )
        happened = [f"Started {stage.started}"] if stage.started else []
        happened += [f"Ended {stage.ended}"] if stage.ended else []
        rest = (stage.who, stage.due, "\n".join(happened), stage.outcome)
        rows.append((name, *(cell(text) for text in rest)))
    return Table(block.caption, head, tuple(rows))


def _positions(block: content.Positions) -> Piece:
    def side(title: str, source: str, mark: str) -> Cell:
        return Cell(((title, CELL_STRONG), (source, SMALL)), header="Column", indent=15, mark=mark)

    head = (
        column_label("Position"),
        side(block.left_title, block.left_source, "raising"),
        side(block.right_title, block.right_source, "receiving"),
    )
    rows = tuple((row_label(label), cell(left, CELL), cell(right, CELL)) for label, left, right in block.rows)
    return Table("", head, rows, widths=(86.0, (TEXT_WIDTH - 86) / 2, (TEXT_WIDTH - 86) / 2))
