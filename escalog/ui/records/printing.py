"""Prints the pages of a record as they are. Loaded when somebody prints: it looks for this machine's printers."""

from collections.abc import Callable

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from escalog.domain.values.failure import Failure
from escalog.services.records.pages import Drawn, Paper
from escalog.ui.page.worker import Worker

_SCALE = 200 / 72
"""Points to dots: fine enough for the smallest print on the pages."""


def print_paper(
    paper: Paper, parent: QWidget, worker: Worker, say: Callable[[str], None], failed: Callable[[Exception], None]
) -> None:
    """Asks for a printer and for which pages, and prints them one after another without holding up the window."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName("Record")  # what a print queue shows: nothing of the case
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, paper.pages)
    if dialog.exec() == QPrintDialog.DialogCode.Accepted:
        print_on(printer, paper, worker, say, failed)


def print_on(
    printer: QPrinter, paper: Paper, worker: Worker, say: Callable[[str], None], failed: Callable[[Exception], None]
) -> None:
    """Prints on this printer the pages that were asked of it."""
    printer.setFullPage(True)
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    painter = QPainter()
    if not painter.begin(printer):
        failed(Failure("printer-not-there"))
        return
    asked = range(max(printer.fromPage(), 1) - 1, min(printer.toPage() or paper.pages, paper.pages))

    def ask(index: int) -> None:
        worker.run(
            lambda: paper.page(index, _SCALE),
            lambda drawn: take(index, drawn),
            give_up,
            words="Printing the pages",
            gone=end,
        )

    def take(index: int, drawn: Drawn) -> None:
        if index > asked.start:
            printer.newPage()
        picture = QImage(drawn.pixels, drawn.width, drawn.height, drawn.stride, QImage.Format.Format_RGB32)
        page = printer.pageLayout().fullRectPixels(printer.resolution())
        wide = min(page.width(), round(page.height() * drawn.width / drawn.height))
        painter.drawImage(QRect(0, 0, wide, round(wide * drawn.height / drawn.width)), picture)
        if index + 1 < asked.stop:
            ask(index + 1)
        else:
            painter.end()
            say("1 page printed." if len(asked) == 1 else f"{len(asked)} pages printed.")

    def end(_drawn: object = None) -> None:
        """Whoever asked may be gone: a printer must not be destroyed while something paints on it."""
        painter.end()

    def give_up(error: Exception) -> None:
        end()
        failed(error)

    ask(asked.start)
