"""Where Tab goes: the order in which the page is read, whenever its parts were made.

Qt's own order is that in which parts were made; a form that is made later would come after the foot below it.
"""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QLayout,
    QMainWindow,
    QScrollArea,
    QWidget,
)


def step_focus(window: QMainWindow, *, forward: bool) -> bool:
    """Moves the keyboard to the next or previous stop, round at the ends. False when there is none."""
    stops = list(stops_of(window))
    if not stops:
        return False
    focus = window.focusWidget()
    if focus in stops:
        at = stops.index(focus) + (1 if forward else -1)
    else:
        at = _beside(window, focus, stops, forward=forward)
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    stops[at % len(stops)].setFocus(reason)
    return True


def stops_of(widget: QWidget) -> Iterator[QWidget]:
    """Every tab stop, in reading order."""
    return (part for part in _parts(widget) if _is_stop(part))


def _parts(widget: QWidget) -> Iterator[QWidget]:
    """A widget and its visible descendants, in layout order."""
    if not widget.isVisible():
        return
    yield widget
    for inner in _inside(widget):
        yield from _parts(inner)


def _inside(widget: QWidget) -> Iterator[QWidget]:
    if isinstance(widget, QMainWindow):
        yield from (part for part in (widget.menuWidget(), widget.centralWidget()) if part is not None)
    elif isinstance(widget, QScrollArea):
        yield from (part for part in (widget.widget(),) if part is not None)
    elif not isinstance(widget, QAbstractScrollArea):
        parts = [part for part in widget.children() if isinstance(part, QWidget) and not part.isWindow()]
        yield from sorted(parts, key=lambda part: _place(widget.layout(), part))


def _place(layout: QLayout | None, part: QWidget) -> tuple[int, int, int]:
    """Where a part is read: in the order of the layout; parts that stand free come after, by where they stand.

    Never by way of a layout's items: Qt deletes those without telling Python, whose objects for them would stay behind
    and be taken for whatever comes to lie in the same place.
    """
    at = layout.indexOf(part) if layout is not None else -1
    return (0, at, 0) if at >= 0 else (1, part.y(), part.x())


def _is_stop(widget: QWidget) -> bool:
    if not widget.isEnabled() or widget.focusProxy() is not None:
        return False
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    if group is not None and group.exclusive():
        return widget is (group.checkedButton() or group.buttons()[0])
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def _beside(window: QWidget, focus: QWidget | None, stops: list[QWidget], *, forward: bool) -> int:
    """The stop after or before a widget that is not a stop itself, such as a focused title."""
    stop_at = {stop: number for number, stop in enumerate(stops)}
    passed = -1
    for part in _parts(window):
        if part is focus:
            break
        passed = stop_at.get(part, passed)
    return passed + 1 if forward else passed
