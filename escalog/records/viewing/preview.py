"""Renders a record's pages for the window, so that they are seen before anything is signed."""

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


@dataclass(frozen=True, slots=True)
class Hit:
    """Where words that were looked for stand: the page, counted from 0, and each piece as shares of its sides."""

    page: int
    pieces: tuple[tuple[float, float, float, float], ...]
    """Left, top, width, height."""


MOST_HITS = 500
MOST_LOOKED_FOR = 200
"""Characters of a search."""


def page_count(pdf: bytes) -> int:
    """How many pages a PDF has."""
    import pypdfium2  # slow, and only used where pages are looked at

    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()


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


def find(pdf: bytes, words: str, most: int = MOST_HITS) -> tuple[Hit, ...]:
    """Where these words stand, in the order of the pages; capitals make no difference."""
    import pypdfium2  # slow, and only used where pages are looked at

    # Only what can be printed: the searcher takes a null for the end, and would find nothing for ever.
    printable = "".join(character if character.isprintable() else " " for character in words[:MOST_LOOKED_FOR])
    wanted = " ".join(printable.split())
    hits: list[Hit] = []
    if not wanted:
        return ()
    document = pypdfium2.PdfDocument(pdf)
    try:
        for index in range(len(document)):
            page = document[index]
            width, height = page.get_size()
            text = page.get_textpage()
            looking = text.search(wanted)
            while len(hits) < most and (found := looking.get_next()) is not None:
                boxes = (text.get_rect(number) for number in range(text.count_rects(*found)))
                hits.append(
                    Hit(
                        index,
                        tuple(
                            (left / width, 1 - top / height, (right - left) / width, (top - bottom) / height)
                            for left, bottom, right, top in boxes
                        ),
                    )
                )
            if len(hits) == most:
                break
        return tuple(hits)
    finally:
        document.close()
