"""The program's own icons: one SVG each, the colour put in at paint time, drawn once per name, size and colour.

An icon always stands beside a word and is silent to screen readers.
"""

from functools import cache, lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from escalog.resources import resource_files, resource_text


@cache
def icon_names() -> tuple[str, ...]:
    """Every icon there is."""
    return tuple(path.stem for path in resource_files("icons", ".svg"))


@cache
def _source(name: str) -> str:
    return resource_text("icons", f"{name}.svg")


@lru_cache(maxsize=512)
def _drawn(name: str, size: int, colour: str, ratio: float) -> QPixmap:
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer = QSvgRenderer(QByteArray(_source(name).replace("currentColor", colour).encode()))
    renderer.render(painter, QRectF(0, 0, pixmap.width(), pixmap.height()))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def icon_pixmap(name: str, size: int, colour: QColor, ratio: float = 1.0) -> QPixmap:
    """One icon, `size` logical pixels square, in a colour, for a screen's pixel ratio."""
    return _drawn(name, size, colour.name(), ratio)


def draw_icon(painter: QPainter, name: str, left: int, top: int, size: int, colour: QColor) -> None:
    """Paints an icon with its upper left corner at a whole pixel."""
    painter.drawPixmap(left, top, icon_pixmap(name, size, colour, painter.device().devicePixelRatioF()))
