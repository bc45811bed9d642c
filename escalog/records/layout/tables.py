"""Tables that run over pages: heads are repeated, a row too tall for a page is split between lines."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from escalog.records.layout.columns import Wanted, columns
from escalog.records.layout.flow import BODY_HEIGHT, MARGIN, TEXT_WIDTH, PageFlow
from escalog.records.layout.marks import MARKS
from escalog.records.pdf.sheet import Sheet
from escalog.records.pdf.tags import Node, header_cell, summary
from escalog.records.text.lines import TextLine, broken, measured
from escalog.records.text.printable import Replaced
from escalog.records.text.styles import CELL, CELL_STRONG, EDGE, LINE, SMALL, Style

_PAD_X, _PAD_Y = 4.0, 4.0

_SHORT = BODY_HEIGHT / 4
"""A row that is less tall than this stays whole."""

_LEAST = 4 * CELL.leading
"""What of a taller row has to fit for it to begin on a page."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: one or more texts under each other, each in its own style. `indent` leaves room for a mark."""

    parts: tuple[tuple[str, Style], ...]
    header: str = ""
    """"Column" or "Row" for a header cell."""
    indent: float = 0.0
    mark: str = ""
    """The shape drawn in the room that `indent` leaves; see `marks`."""

    @property
    def texts(self) -> tuple[tuple[str, Style], ...]:
        """The parts that say something."""
        return tuple(part for part in self.parts if part[0])


def cell(text: str, style: Style = CELL, header: str = "") -> Cell:
    """A cell of one text."""
    return Cell(((text, style),), header)


def row_label(text: str) -> Cell:
    """The header of a row."""
    return cell(text, CELL_STRONG, "Row")


def column_label(text: str) -> Cell:
    """The header of a column."""
    return cell(text, CELL_STRONG, "Column")


@dataclass(slots=True)
class _Laid:
    """A cell in lines, with what is still to be drawn of it."""

    cell: Cell
    node: Node
    lines: list[tuple[TextLine, Style]]
    done: int = 0

    def height(self) -> float:
        return sum(style.leading for _, style in self.lines[self.done :])

    def take(self, height: float) -> list[tuple[TextLine, Style]]:
        """The next lines that fit; they count as drawn."""
        start = self.done
        while self.done < len(self.lines) and height >= self.lines[self.done][1].leading - 0.01:
            height -= self.lines[self.done][1].leading
            self.done += 1
        return self.lines[start : self.done]


@dataclass(slots=True)
class Table:
    """A table with or without a row of column headers."""

    caption: str
    head: tuple[Cell, ...]
    rows: Sequence[tuple[Cell, ...]]
    widths: tuple[float, ...] = ()
    """In points; worked out from what stands in the cells when empty."""
    after: float = 10.0
    _opening: float = -1.0
    _columns: list[float] = field(default_factory=list)
    _head: list[_Laid] = field(default_factory=list)

    @property
    def opening(self) -> float:
        """Room for the caption, the head and the first row, or the beginning of one that may be split."""
        if self._opening < 0:
            self._opening = self._opens_with() if self.rows else 0.0
        return self._opening

    def _opens_with(self) -> float:
        caption = len(broken(self.caption, SMALL, TEXT_WIDTH, Replaced())) * SMALL.leading + 2 if self.caption else 0.0
        head = self._height(self.head) + 2 * _PAD_Y if self.head else 0.0
        first = self._height(self.rows[0])
        return caption + head + (first if first < _SHORT else _LEAST) + 2 * _PAD_Y

    def draw(self, flow: PageFlow) -> None:
        """Draws the whole table."""
        if not self.rows:
            return
        flow.need(self.opening)
        says = self.caption and self.caption != flow.last_heading
        node = flow.section.add("Table", summary(self.caption) if self.caption else None)
        if says:
            flow.text(node.add("Caption"), flow.broken(self.caption, SMALL, TEXT_WIDTH), SMALL)
            flow.y -= 2
        if self.head:
            self._head = self._laid(flow, node.add("THead").add("TR"), self.head)
            self._draw_slice(flow, self._head, max(laid.height() for laid in self._head), artifact=False)
        body = node.add("TBody")
        for row in self.rows:
            self._draw_row(flow, self._laid(flow, body.add("TR"), row))
        flow.skip(self.after)

    def _measure(self) -> list[float]:
        """The widths of the columns."""
        if not self._columns:
            rows = [*([self.head] if self.head else []), *self.rows]
            wanted = [[_wanted(cell) for cell in row] for row in rows] if not self.widths else []
            self._columns = list(self.widths) or columns(wanted, TEXT_WIDTH)
        return self._columns

    def _height(self, cells: Sequence[Cell]) -> float:
        """How tall a row is, without what stands around it."""
        return max(
            sum(len(broken(text, style, _room(cell, width), Replaced())) * style.leading for text, style in cell.texts)
            for cell, width in zip(cells, self._measure(), strict=True)
        )

    def _laid(self, flow: PageFlow, row: Node, cells: Sequence[Cell]) -> list[_Laid]:
        laid = []
        for cell, width in zip(cells, self._measure(), strict=True):
            node = row.add("TH", header_cell(cell.header)) if cell.header else row.add("TD")
            room = _room(cell, width)
            lines = [(line, style) for text, style in cell.texts for line in flow.broken(text, style, room)]
            laid.append(_Laid(cell, node, lines))
        return laid

    def _draw_row(self, flow: PageFlow, row: list[_Laid]) -> None:
        """Whole where it fits; on a new page where it is short; otherwise as much as fits, page after page."""
        while True:
            height = max(laid.height() for laid in row)
            if height + 2 * _PAD_Y <= flow.room:
                self._draw_slice(flow, row, height, artifact=False)
                return
            short = height < _SHORT or flow.room < _LEAST + 2 * _PAD_Y
            if not (short and not flow.at_top):
                self._draw_slice(flow, row, flow.room - 2 * _PAD_Y, artifact=False)
            flow.new_page()
            self._repeat_head(flow)

    def _repeat_head(self, flow: PageFlow) -> None:
        head = [_Laid(laid.cell, laid.node, laid.lines) for laid in self._head]
        height = max((laid.height() for laid in head), default=0)
        if 0 < height < BODY_HEIGHT / 3:
            self._draw_slice(flow, head, height, artifact=True)

    def _draw_slice(self, flow: PageFlow, row: list[_Laid], height: float, *, artifact: bool) -> None:
        """One row, or as much of it as this height holds."""
        tallest, left, top = 0.0, MARGIN, flow.y - _PAD_Y
        first = all(laid.done == 0 for laid in row)
        for laid, width in zip(row, self._columns, strict=True):
            lines = laid.take(height)
            if lines:
                with flow.sheet.artifact() if artifact else flow.sheet.piece(laid.node):
                    _draw_lines(flow.sheet, lines, left + _PAD_X + laid.cell.indent, top)
            if laid.cell.mark and first:
                with flow.sheet.artifact():
                    MARKS[laid.cell.mark](flow.sheet, left + _PAD_X + 5, top - CELL.leading / 2)
            tallest = max(tallest, sum(style.leading for _, style in lines))
            left += width
        flow.y -= tallest + 2 * _PAD_Y
        header = all(laid.cell.header == "Column" for laid in row)
        with flow.sheet.artifact():
            flow.sheet.rule((MARGIN, flow.y), (MARGIN + sum(self._columns), flow.y), EDGE if header else LINE)


def _room(cell: Cell, width: float) -> float:
    """How wide the text of a cell may be in a column."""
    return width - 2 * _PAD_X - cell.indent


def _wanted(cell: Cell) -> Wanted:
    """What a cell wants of its column."""
    pairs = [measured(text, style) for text, style in cell.texts]
    lines = tuple(line for _, wide in pairs for line in wide)
    return Wanted(max((word for word, _ in pairs), default=0.0), lines, 2 * _PAD_X + cell.indent + 0.5)


def _draw_lines(sheet: Sheet, lines: Sequence[tuple[TextLine, Style]], left: float, top: float) -> None:
    start = 0
    while start < len(lines):
        style = lines[start][1]
        end = start
        while end < len(lines) and lines[end][1] is style:
            end += 1
        sheet.lines([line for line, _ in lines[start:end]], left, top, style)
        top -= style.leading * (end - start)
        start = end
