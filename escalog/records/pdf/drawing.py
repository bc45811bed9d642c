"""Carries out the steps of a page on reportlab's canvas.

Shapes are the canvas's own. Text is put into its code as codes of our fonts: reportlab's way of showing text would
choose the codes itself, and what is read back would no longer be what was stored.
"""

from reportlab.lib.rl_accel import fp_str

from escalog.records.pdf.canvas import Canvas
from escalog.records.pdf.fonts import Fonts
from escalog.records.pdf.sheet import (
    BeginArtifact,
    BeginPiece,
    Circle,
    End,
    Rectangle,
    Sheet,
    Step,
    StraightLine,
    TextBlock,
)
from escalog.records.text.lines import TextLine
from escalog.records.text.styles import BOLD, Colour, Style

_BOLD_LINE = 0.03
"""How wide the line round a shape is that makes it bold, in ems."""


class PageDrawing:
    """One page on the canvas; what was set last is kept, so that it is not said again."""

    def __init__(self, canvas: Canvas, fonts: Fonts) -> None:
        self._canvas = canvas
        self._fonts = fonts
        self._font: tuple[str, float] = ("", 0)
        self._rise = 0.0
        self._heavy = False
        self._fill: Colour | None = None

    def draw(self, sheet: Sheet) -> None:
        """Draws the whole page."""
        for step in sheet.steps:
            self._draw(step)

    def _draw(self, step: Step) -> None:
        canvas = self._canvas
        match step:
            case BeginPiece(tag=tag, number=number):
                canvas.addLiteral(f"/{tag} <</MCID {number}>> BDC")
            case BeginArtifact(kind="Layout"):
                canvas.addLiteral("/Artifact <</Type /Layout>> BDC")
            case BeginArtifact(kind=kind):
                canvas.addLiteral(f"/Artifact <</Type /Pagination /Subtype /{kind}>> BDC")
            case End():
                canvas.addLiteral("EMC")
            case TextBlock():
                self._draw_text(step)
            case StraightLine(start=start, end=end):
                self._set_pen(step.colour, step.width)
                canvas.line(*_rounded(*start, *end))
            case Rectangle():
                self._draw_box(step)
            case Circle():
                self._draw_circle(step)

    def _draw_box(self, box: Rectangle) -> None:
        if box.line:
            self._set_pen(box.colour, box.line)
        else:
            self._set_fill(box.colour)
        place = _rounded(box.left, box.bottom, box.width, box.height)
        self._canvas.rect(*place, stroke=int(bool(box.line)), fill=int(not box.line))

    def _draw_circle(self, circle: Circle) -> None:
        if circle.filled:
            self._set_fill(circle.colour)
        else:
            self._set_pen(circle.colour, 1.2)
            self._canvas.setDash(list(circle.dash))
        place = _rounded(circle.x, circle.y, circle.radius)
        self._canvas.circle(*place, stroke=int(not circle.filled), fill=int(circle.filled))
        if circle.dash:
            self._canvas.setDash([])

    def _set_pen(self, colour: Colour, width: float) -> None:
        self._canvas.setStrokeColorRGB(*_shares(colour))
        self._canvas.setLineWidth(width)

    def _set_fill(self, colour: Colour) -> None:
        if colour != self._fill:
            self._fill = colour
            self._canvas.setFillColorRGB(*_shares(colour))

    def _draw_text(self, step: TextBlock) -> None:
        style = step.style
        drop = (style.leading + 0.73 * style.size) / 2
        self._set_fill(style.colour)
        self._canvas.addLiteral("BT")
        at = (0.0, 0.0)
        for place, line in enumerate(step.lines):
            here = (round(step.left + line.left, 2), round(step.top - place * style.leading - drop, 2))
            self._canvas.addLiteral(f"{fp_str(*_rounded(here[0] - at[0], here[1] - at[1]))} Td")
            at = here
            self._show(line, style)
        self._set_heavy(style, heavy=False)
        self._canvas.addLiteral("ET")

    def _show(self, line: TextLine, style: Style) -> None:
        """One line's words; the pen is moved where they stand elsewhere than the widths give."""
        parts: list[str] = []
        pen = 0
        for word, at in line.words:
            for spelt in self._fonts.spelt(word):
                state, rise = (spelt.font, style.size), spelt.up * style.size / 1000
                heavy = spelt.weight < BOLD <= style.weight
                if state != self._font or rise != self._rise or heavy != self._heavy:
                    self._flush(parts)
                    self._set_font(state, rise)
                    self._set_heavy(style, heavy=heavy)
                here = at + spelt.start
                if not parts:
                    parts.append("<" if here == pen else f"{pen - here} <")
                elif here != pen:
                    parts.append(f"> {pen - here} <")
                parts.append(spelt.codes)
                pen = at + spelt.end
        self._flush(parts)

    def _flush(self, parts: list[str]) -> None:
        """Shows what was collected."""
        if parts:
            self._canvas.addLiteral(f"[{''.join(parts)}>] TJ")
            parts.clear()

    def _set_font(self, font: tuple[str, float], rise: float) -> None:
        if font != self._font:
            self._canvas.addLiteral(f"/{font[0]} {fp_str(font[1])} Tf")
        if rise != self._rise:
            self._canvas.addLiteral(f"{fp_str(round(rise, 3))} Ts")
        self._font, self._rise = font, rise

    def _set_heavy(self, style: Style, *, heavy: bool) -> None:
        """Bold where a script has no bold face here: its shapes are drawn round with a line as well as filled."""
        if heavy and not self._heavy:
            self._set_pen(style.colour, round(style.size * _BOLD_LINE, 2))
        if heavy != self._heavy:
            self._canvas.addLiteral(f"{2 if heavy else 0} Tr")
        self._heavy = heavy


def _rounded(*values: float) -> tuple[float, ...]:
    return tuple(round(value, 2) for value in values)


def _shares(colour: Colour) -> tuple[float, ...]:
    return tuple(round(part, 3) for part in colour)
