"""reportlab's canvas and objects as PDF/A wants them. Imported only when a record is made: it is slow to load."""

from collections.abc import Mapping, Sequence
from io import BytesIO

from reportlab import rl_config
from reportlab.pdfbase.pdfdoc import PDFArray, PDFCatalog, PDFDictionary, PDFDocument, PDFInfo, PDFName, PDFString
from reportlab.pdfbase.pdfdoc import PDFStream as ReportlabStream
from reportlab.pdfgen.canvas import Canvas as ReportlabCanvas

from escalog.records.pdf.conformance import Properties
from escalog.records.pdf.sheet import HEIGHT, WIDTH

# reportlab takes settings from the environment and the user's folder; these would change the bytes of a record.
rl_config.invariant = 1
rl_config.pdfMultiLine = 0
rl_config.pdfComments = 0
rl_config.canvas_baseColor = None

TRUE = "true"
"""How reportlab writes the boolean."""


class Canvas(ReportlabCanvas):  # type: ignore[misc]
    """A canvas that brings no font of its own into the file."""

    def __init__(self, properties: Properties) -> None:
        super().__init__(BytesIO(), (WIDTH, HEIGHT), pageCompression=0, invariant=1, pdfVersion=(1, 7), lang="en-GB")
        self.document: PDFDocument = self._doc
        self.document.info = Information(properties)

    def _make_preamble(self) -> None:
        """What each page begins with: nothing. Otherwise it would be a font that is not embedded."""
        self._preamble = ""

    def taken(self) -> str:
        """What was drawn since this was last asked, each operation on a line; the canvas is empty again."""
        drawn = "".join(f"{line}\n" for line in self._code)
        self._code.clear()
        return drawn

    def write_page(self, **entries: object) -> None:
        """Closes the page that was drawn; `entries` go into its dictionary beside reportlab's own."""
        self.showPage()
        page = self.document.Pages[-1]
        page.Contents, page.Trans, page.stream = Stream(page.stream), None, None
        self.add_entries(page, entries)

    def write_catalogue(self, **entries: object) -> None:
        """Adds to the file's root."""
        self.add_entries(self.document.Catalog, entries)

    @staticmethod
    def add_entries(holder: PDFCatalog, entries: Mapping[str, object]) -> None:
        """Gives a page or the root further entries, also those that reportlab does not know and would leave out."""
        holder.__NoDefault__ = [*holder.__NoDefault__, *(key for key in entries if key not in holder.__NoDefault__)]
        for key, value in entries.items():
            setattr(holder, key, value)


class Stream(ReportlabStream):  # type: ignore[misc]
    """A stream whose data ends with a line end of its own, as PDF/A asks. Never compressed."""

    def __init__(self, data: bytes | str, **entries: object) -> None:
        super().__init__(PDFDictionary(entries), data)

    def format(self, document: object) -> bytes:
        """The syntax of the stream."""
        syntax: bytes = super().format(document)
        self.content = None  # written once, and not held twice
        return syntax.removesuffix(b"endstream\n") + b"\nendstream\n"


class Information(PDFInfo):  # type: ignore[misc]
    """The information dictionary: exactly what the metadata says, to the second, and no more."""

    def __init__(self, properties: Properties) -> None:
        super().__init__()
        self.title, self.subject, self.creator = properties.title, properties.subject, properties.producer
        self._when = properties.pdf_date()

    def format(self, document: object) -> bytes:
        """The syntax of the dictionary."""
        entries = {"Title": self.title, "Subject": self.subject, "Creator": self.creator, "Producer": self.creator}
        dates = {"CreationDate": self._when, "ModDate": self._when}
        syntax: bytes = dictionary(**{key: text(value) for key, value in {**entries, **dates}.items()}).format(document)
        return syntax


def name(word: str) -> str:
    """A name, given without its slash."""
    inside: str = PDFName(word)[1:].replace("/", "#2F")
    return f"/{inside}"


def text(words: str) -> PDFString:
    """A text string."""
    return PDFString(words)


def array(values: Sequence[object]) -> PDFArray:
    """An array."""
    return PDFArray(values)


def dictionary(**entries: object) -> PDFDictionary:
    """A dictionary."""
    return PDFDictionary(entries)
