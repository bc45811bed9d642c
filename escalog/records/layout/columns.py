"""How wide the columns of a table are: narrow ones keep their words whole, the rest goes where most text stands."""

from collections.abc import Sequence
from dataclasses import dataclass

_STEP = 4.0
_NARROW = 66.0
"""What a column gets before any other grows, in points, unless less is enough for it: a date on two lines."""

_MOST_ROWS = 80
"""So many rows, those with most text, say how the columns are balanced."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What one cell wants: room for its widest word, its lines unbroken, and what stands around them; in points."""

    word: float
    lines: tuple[float, ...]
    around: float

    def best(self) -> float:
        """The width in which no line is broken."""
        return max(self.lines, default=0.0) + self.around

    def height(self, width: float) -> float:
        """About how many lines it takes in this width."""
        room = max(width - self.around, 1.0)  # a column of nothing but empty cells may start without any room
        return sum(max(1.0, line / room) for line in self.lines)


def columns(rows: Sequence[Sequence[Wanted]], total: float) -> list[float]:
    """The widths of the columns; together they are `total`."""
    places = range(len(rows[0]))
    best = [max(row[place].best() for row in rows) for place in places]
    if sum(best) <= total:
        return [width * total / sum(best) for width in best]
    share = total / len(best)
    widths = [
        min(max(min(best[place], _NARROW), *(row[place].word + row[place].around for row in rows)), share)
        for place in places
    ]
    longest = sorted(rows, key=lambda row: -sum(sum(wanted.lines) for wanted in row))[:_MOST_ROWS]
    heights = [_height(longest, place, widths[place]) for place in places]
    while sum(widths) + _STEP <= total:
        gains = [heights[place] - _height(longest, place, widths[place] + _STEP) for place in places]
        most = max(places, key=gains.__getitem__)
        widths[most] += _STEP
        heights[most] -= gains[most]
    widths[-1] += total - sum(widths)
    return widths


def _height(rows: Sequence[Sequence[Wanted]], place: int, width: float) -> float:
    """How tall a column is; tall cells count for more, since it is they that make a row tall."""
    return sum(row[place].height(width) ** 2 for row in rows)
