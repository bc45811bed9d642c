"""The recovery sheet: drawn once, for the screen, the printer and a PDF. It looks like paper in every palette."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from escalog.domain.values.failure import Failure
from escalog.ui.look.theme import theme
from escalog.ui.look.tokens import MONO, PAPER, SANS, Line, Radius, Size

_TITLE = "Recovery sheet"
_SAYS = (
    "What it is for: it opens this store if the passphrase is lost.",
    "Who holds it: your safeguarding lead or records manager, sealed and locked away. The agency owns these records.",
    "Never with the laptop: whoever has both can read everything.",
    "What it cannot do: bring back a lost laptop. That needs a backup, which this sheet opens too.",
)
_GROUPS_IN_A_ROW = 2
_POINTS_WIDE = 290
"""The sheet is laid out on this width and scaled to where it is drawn."""
_POINTS_HIGH = 440


@dataclass(frozen=True, slots=True)
class RecoverySheet:
    """What stands on the sheet."""

    groups: tuple[str, ...]
    name: str
    agency: str

    @property
    def belongs_to(self) -> str:
        """Whose laptop it opens."""
        return f"escalog on the laptop of {self.name}, {self.agency}."

    def paint(self, painter: QPainter, width: float) -> None:
        """Draws it with its upper left corner at the origin, this wide."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = width / _POINTS_WIDE
        painter.scale(scale, scale)
        inner = _POINTS_WIDE - 40
        top = 20.0
        top += _write(painter, _TITLE, 20, top, inner, 18, bold=True)
        top += _write(painter, self.belongs_to, 20, top, inner, 12) + 10
        rows = [self.groups[at : at + _GROUPS_IN_A_ROW] for at in range(0, len(self.groups), _GROUPS_IN_A_ROW)]
        box = QRectF(20, top, inner, 20 + 28 * len(rows))
        painter.setPen(QPen(QColor(PAPER.ink), Line.EDGE))
        painter.setBrush(QColor(PAPER.window))
        painter.drawRoundedRect(box, Radius.MARK, Radius.MARK)
        for number, groups in enumerate(rows):
            said = numbered(groups, number * _GROUPS_IN_A_ROW + 1)
            _write(painter, said, 20, box.top() + 10 + 28 * number, inner, 18, mono=True)
        top = box.bottom() + 12
        for sentence in _SAYS:
            top += _write(painter, sentence, 20, top, inner, 12) + 6
        painter.restore()

    def save_pdf(self, path: Path) -> None:
        """Writes the sheet as a PDF that can be read aloud, over a file of that name. Raises what writing raises."""
        from escalog.services.records.saving import save_sheet  # loads what writes pages

        save_sheet(path, _TITLE, self.belongs_to, self.groups, _SAYS)


def numbered(groups: tuple[str, ...], first: int = 1) -> str:
    """Groups with their numbers, as they are asked for: "1 7K4M2   2 QX2R3"."""
    return "   ".join(f"{number} {group}" for number, group in enumerate(groups, start=first))


def print_sheet(sheet: RecoverySheet, parent: QWidget) -> bool:
    """Asks for a printer and prints. False when it was cancelled."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # loads the printers of this machine

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName("Recovery sheet")
    dialog = QPrintDialog(printer, parent)
    if dialog.exec() != QPrintDialog.DialogCode.Accepted:
        return False
    painter = QPainter()
    if not painter.begin(printer):
        raise Failure("printer-not-there")
    sheet.paint(painter, printer.pageRect(QPrinter.Unit.DevicePixel).width())
    painter.end()
    return True


def _write(
    painter: QPainter,
    text: str,
    left: float,
    top: float,
    width: float,
    size: int,
    *,
    bold: bool = False,
    mono: bool = False,
) -> float:
    """Draws wrapped text; returns how high it is."""
    font = QFont(theme().family(MONO if mono else SANS))
    font.setPixelSize(size)
    font.setBold(bold or mono)
    painter.setFont(font)
    painter.setPen(QColor(PAPER.ink))
    align = Qt.AlignmentFlag.AlignHCenter if mono else Qt.AlignmentFlag.AlignLeft
    flags = int(Qt.TextFlag.TextWordWrap) | int(align)
    room = QRectF(left, top, width, _POINTS_HIGH)
    used = painter.boundingRect(room, flags, text)
    painter.drawText(room, flags, text)
    return used.height()


class SheetView(QWidget):
    """The sheet on the screen."""

    def __init__(self, sheet: RecoverySheet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheet = sheet
        self.setAccessibleName(f"Recovery sheet. {' '.join(sheet.groups)}")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A small sheet."""
        wide = theme().space(Size.SHEET)
        return QSize(wide, wide * _POINTS_HIGH // _POINTS_WIDE)

    def changeEvent(self, event: QEvent) -> None:
        """Follows the text size."""
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paper, edge, contents."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(PAPER.surface))
        painter.setPen(QColor(PAPER.edge))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        self.sheet.paint(painter, self.width())
        painter.end()
