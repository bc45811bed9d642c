"""What stands in the signature block of a record: fixed words and the time, in an embedded font.

Drawn by pyHanko into the field that the page left empty. Names stand in the page body, never here, since a stamp
drops a character it has no glyph for without saying so. Imported only when a record is signed: pyHanko is slow to load.
"""

from datetime import datetime
from functools import lru_cache
from io import BytesIO
from string import ascii_letters, digits
from zoneinfo import ZoneInfo

import uharfbuzz
from pyhanko.pdf_utils.font.api import FontEngineFactory, ShapeResult
from pyhanko.pdf_utils.font.opentype import GlyphAccumulator
from pyhanko.pdf_utils.layout import AxisAlignment, InnerScaling, Margins, SimpleBoxLayoutRule
from pyhanko.pdf_utils.text import TextBoxStyle
from pyhanko.pdf_utils.writer import BasePdfFileWriter
from pyhanko.stamp import TextStampStyle

from escalog.resources import resource_bytes

FONT = "NotoSans-Regular.ttf"
SUBSET = "ESCLOG"
"""The prefix by which a PDF tells a part of a font from the whole; one font of this sort is in the file."""

_LETTERS = ascii_letters + digits + " ,:'()"
"""All that the stamp's words are written with."""

_LONDON = ZoneInfo("Europe/London")
_SIZE = 9


@lru_cache(maxsize=1)
def _few_letters() -> bytes:
    """The font with these letters alone: to read the whole and to cut it down is most of signing."""
    wanted = uharfbuzz.SubsetInput()
    wanted.unicode_set.update(map(ord, _LETTERS))
    wanted.sets(uharfbuzz.SubsetInputSets.LAYOUT_FEATURE_TAG).clear()
    wanted.flags = uharfbuzz.SubsetFlags.NO_HINTING
    whole = uharfbuzz.Face(uharfbuzz.Blob(resource_bytes("fonts", FONT)))
    return bytes(uharfbuzz.SubsetPlan(whole, wanted).execute().blob.data)


class _Glyphs(GlyphAccumulator):
    """The font of the stamp: one prefix every time, and no hidden second copy of the text."""

    def __init__(self, writer: BasePdfFileWriter) -> None:
        super().__init__(writer, BytesIO(_few_letters()), _SIZE, writing_direction="ltr")
        self.tt.recalcTimestamp = False  # the font's own date stays: the same input gives the same bytes
        name = f"{SUBSET}+{self.cidfont_obj.name.split('+', 1)[1]}"
        self.cidfont_obj.name = name
        self.cidfont_obj["/BaseFont"] = type(self.cidfont_obj["/BaseFont"])(f"/{name}")
        descriptor = self.cidfont_obj._font_descriptor
        descriptor["/FontName"] = self.cidfont_obj["/BaseFont"]

    def shape(self, txt: str, with_actual_text: bool = False) -> ShapeResult:  # noqa: FBT001, FBT002
        """The text as glyphs that a reader can turn back into it; nothing is said twice."""
        return super().shape(txt, with_actual_text=with_actual_text)


class _Font(FontEngineFactory):
    """Makes the font for one file."""

    def create_font_engine(self, writer: BasePdfFileWriter, obj_stream: object = None) -> _Glyphs:
        """A fresh one, since writing a file uses it up."""
        del obj_stream  # the records have none
        return _Glyphs(writer)


def stamp_words(signed_at: datetime) -> str:
    """The two lines of the stamp. The time is the laptop's, and the stamp says so."""
    local = signed_at.astimezone(_LONDON)
    days = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
    months = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
    when = f"{days[local.weekday()]} {local.day} {months[local.month - 1]} {local.year}, {local:%H:%M}"
    return f"Signed with escalog on {when}\nby the clock of the signer's laptop ({local.tzname()})"


def stamp_style(signed_at: datetime) -> TextStampStyle:
    """The stamp for this hour: no border, no picture, upper left, made smaller when the block is small."""
    return TextStampStyle(
        border_width=0,
        stamp_text=stamp_words(signed_at),
        text_box_style=TextBoxStyle(font=_Font(), font_size=_SIZE, leading=12, border_width=0),
        inner_content_layout=SimpleBoxLayoutRule(
            x_align=AxisAlignment.ALIGN_MIN,
            y_align=AxisAlignment.ALIGN_MAX,
            margins=Margins(2, 2, 2, 2),
            inner_content_scaling=InnerScaling.SHRINK_TO_FIT,
        ),
    )
