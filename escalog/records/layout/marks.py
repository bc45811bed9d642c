"""The small shapes that carry state before colour does. Every one stands beside a word that says the same."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from escalog.records.pdf.sheet import Sheet
from escalog.records.text.styles import ACCENT, EDGE, OTHER_SIDE

_RADIUS = 4.0


def _ended(sheet: Sheet, x: float, y: float) -> None:
    sheet.disc(x, y, _RADIUS, ACCENT)


def _now(sheet: Sheet, x: float, y: float) -> None:
    sheet.ring(x, y, _RADIUS, ACCENT)
    sheet.disc(x, y, 1.4, ACCENT)


def _not_started(sheet: Sheet, x: float, y: float) -> None:
    sheet.ring(x, y, _RADIUS, EDGE, (1.6, 1.6))


def _skipped(sheet: Sheet, x: float, y: float) -> None:
    sheet.ring(x, y, _RADIUS, EDGE)
    sheet.rule((x - 5.5, y), (x + 5.5, y), EDGE, 1.2)


def _separate(sheet: Sheet, x: float, y: float) -> None:
    sheet.rule((x, y - 4.5), (x, y - 0.5), ACCENT, 1.2)
    for side in (-1, 1):
        sheet.rule((x, y - 0.5), (x + side * 3, y + 2), ACCENT, 1.2)
        sheet.disc(x + side * 3.4, y + 3.4, 1.6, ACCENT)


def _raising(sheet: Sheet, x: float, y: float) -> None:
    sheet.disc(x, y, _RADIUS, ACCENT)


def _receiving(sheet: Sheet, x: float, y: float) -> None:
    sheet.box(x - 3.6, y - 3.6, 7.2, 7.2, OTHER_SIDE)


MARKS: Mapping[str, Callable[[Sheet, float, float], None]] = MappingProxyType(
    {
        "ended": _ended,
        "now": _now,
        "not-started": _not_started,
        "skipped": _skipped,
        "separate": _separate,
        "raising": _raising,
        "receiving": _receiving,
    }
)
"""Each shape by name; those of stages by the stage's status."""
