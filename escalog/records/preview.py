"""Pictures of a record's pages, for the window: what is seen before anything is signed."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PageImage:
    """One page as pixels of blue, green, red and one unused byte, `stride` bytes a row, the top row first."""

    width: int
    height: int
    stride: int
    pixels: bytes
    text: str = ""
    """The words of the page in reading order, for who does not see it."""


def page_count(pdf: bytes) -> int:
    """How many pages a PDF has."""
    import pypdfium2  # slow, and only used where pages are looked at

    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()


def page_images(pdf: bytes, scale: float = 1.0) -> Iterator[PageImage]:
    """Every page in turn, drawn when it is asked for; at scale 1 a point is a pixel."""
    for index in range(page_count(pdf)):
        yield page_image(pdf, index, scale)


def page_image(pdf: bytes, index: int, scale: float = 1.0) -> PageImage:
    """One page, counted from 0; signature fields are drawn too."""
    import pypdfium2  # slow, and only used where pages are looked at

    document = pypdfium2.PdfDocument(pdf)
    try:
        document.init_forms()
        page = document[index]
        bitmap = page.render(scale=scale, rev_byteorder=False, prefer_bgrx=True)
        words = page.get_textpage().get_text_bounded().replace("\r\n", "\n")
        return PageImage(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer), words)
    finally:
        document.close()
