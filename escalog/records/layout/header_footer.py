"""The header and footer of every page: marking, sample, reference, recipient, page number."""

from collections.abc import Sequence

from escalog.records.layout.flow import MARGIN, TEXT_WIDTH
from escalog.records.pdf.document import Document
from escalog.records.pdf.sheet import HEIGHT, WIDTH, Sheet
from escalog.records.text.lines import TextLine, broken
from escalog.records.text.printable import Replaced
from escalog.records.text.styles import LINE, RUNNING, SAMPLE, Style

_MARKING = Style("bold", 8.5, 11)
_SAMPLE = Style("serif", 22, 26, SAMPLE)
_SAMPLE_NOTE = Style("bold", 8.5, 11, SAMPLE)
_SAMPLE_WIDTH = 190.0

SAMPLE_NOTE = "Invented people, not a real case"


def draw_furniture(document: Document, *, marking: str, reference: str, recipient: str, sample: bool) -> None:
    """Draws head and foot of every page, once it is known how many pages there are."""
    pages = len(document.sheets)
    marked = fitted(marking, _MARKING, TEXT_WIDTH - (_SAMPLE_WIDTH if sample else 0), most=2)
    for sheet in document.sheets:
        _head(sheet, marked, sample=sample)
        _foot(sheet, reference, recipient, f"Page {sheet.index + 1} of {pages}")


def _head(sheet: Sheet, marked: Sequence[TextLine], *, sample: bool) -> None:
    with sheet.artifact("Header"):
        sheet.lines(marked, MARGIN, HEIGHT - 26, _MARKING)
        if sample:
            note = fitted(SAMPLE_NOTE, _SAMPLE_NOTE, _SAMPLE_WIDTH)
            word = fitted("Sample", _SAMPLE, _SAMPLE_WIDTH)
            sheet.lines(word, WIDTH - MARGIN - word[0].width, HEIGHT - 18, _SAMPLE)
            sheet.lines(note, WIDTH - MARGIN - note[0].width, HEIGHT - 44, _SAMPLE_NOTE)


def _foot(sheet: Sheet, reference: str, recipient: str, number: str) -> None:
    with sheet.artifact("Footer"):
        page = fitted(number, RUNNING, 120)
        sheet.rule((MARGIN, 52), (WIDTH - MARGIN, 52), LINE)
        sheet.lines(page, WIDTH - MARGIN - page[0].width, 48, RUNNING)
        room = TEXT_WIDTH - page[0].width - 20
        if reference:
            sheet.lines(fitted(f"Reference {reference}", RUNNING, room), MARGIN, 48, RUNNING)
        sheet.lines(fitted(f"For {recipient}", RUNNING, room), MARGIN, 37, RUNNING)


def fitted(text: str, style: Style, width: float, most: int = 1) -> list[TextLine]:
    """The first lines of a text on one or a few lines; what does not fit gives way to three dots."""
    plain = " ".join(text[:400].split())
    lines = broken(plain, style, width, Replaced())
    if len(lines) <= most:
        return lines
    kept = lines[: most - 1]
    dots = broken("...", style, width, Replaced())[0]
    last = broken(lines[most - 1].text.rstrip(), style, width - dots.width - 1, Replaced())[0]
    return [*kept, broken(f"{last.text.rstrip()}...", style, width, Replaced())[0]]
