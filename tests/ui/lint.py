"""The lint of a page: what is unnamed, cut, outside, nested, too wide, or answers to the same letter as another."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QHeaderView,
    QLabel,
    QMenuBar,
    QPlainTextEdit,
    QScrollArea,
    QScrollBar,
    QStackedWidget,
    QWidget,
)

from escalog.ui.page.shortcuts import MENU_LETTERS
from escalog.ui.widgets.focus_ring import FocusRing


def lint(root: QWidget) -> list[str]:
    """Every finding on what is visible under `root`, as "what: where".

    Only what is still there when everything has found its place: on busy cores that takes a while.
    """
    found = _found(root)
    for pause in _PAUSES:
        if not found:
            break
        QTest.qWait(pause)
        found = _found(root)
    return found


_PAUSES = (60, 400, 1500)
"""Milliseconds."""


def _found(root: QWidget) -> list[str]:
    shown = [widget for widget in [root, *root.findChildren(QWidget)] if widget.isVisible() and _of(root, widget)]
    found: list[str] = []
    for widget in shown:
        found += _unnamed(widget)
        found += _cut(widget)
        found += _outside(widget)
        found += _nested(widget)
        found += _too_wide(widget)
    return found + list(_same_letters(shown))


def _of(root: QWidget, widget: QWidget) -> bool:
    return widget.window() is root.window() and not isinstance(widget, QScrollBar | FocusRing)


def _said(widget: QWidget) -> str:
    name = widget.accessibleName() or getattr(widget, "text", lambda: "")()
    return f"{type(widget).__name__} {str(name)[:60]!r}"


def _unnamed(widget: QWidget) -> Iterator[str]:
    if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or isinstance(widget, QMenuBar):
        return
    interface = QAccessible.queryAccessibleInterface(widget)
    if not interface.text(QAccessible.Text.Name).strip():
        yield f"has no name: {_said(widget)} in {_said(widget.parentWidget() or widget)}"


def _cut(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QAbstractButton):
        needed = widget.heightForWidth(widget.width()) if widget.hasHeightForWidth() else widget.sizeHint().height()
        least = widget.minimumSizeHint() if widget.hasHeightForWidth() else widget.sizeHint()
        if widget.width() < least.width() or widget.height() < needed:
            yield f"button smaller than its label: {_said(widget)} {widget.size()} < {least} {needed}"
    elif isinstance(widget, QLabel) and widget.text():
        needed = widget.heightForWidth(widget.width())
        if widget.height() < needed:
            yield f"label lower than its text: {_said(widget)} {widget.height()} < {needed}"
    elif isinstance(widget, QStackedWidget):
        return  # keeps an old answer; what it holds is looked at itself
    elif widget.hasHeightForWidth() and (layout := widget.layout()) is not None:
        needed = layout.minimumHeightForWidth(widget.width())
        if widget.height() < needed:
            yield f"part lower than its contents: {_said(widget)} {widget.height()} < {needed}"


def _outside(widget: QWidget) -> Iterator[str]:
    parent = widget.parentWidget()
    if parent is None or widget.isWindow() or _scrolls(parent):
        return
    if not parent.rect().contains(widget.geometry()):
        yield f"outside its parent: {_said(widget)} {widget.geometry()} in {_said(parent)} {parent.rect()}"


def _scrolls(parent: QWidget) -> bool:
    """Whether a part is the viewport or the content of something that scrolls."""
    return isinstance(parent, QAbstractScrollArea) or isinstance(parent.parentWidget(), QAbstractScrollArea)


def _nested(widget: QWidget) -> Iterator[str]:
    if not isinstance(widget, QAbstractScrollArea) or isinstance(
        widget, QPlainTextEdit | QAbstractSpinBox | QHeaderView
    ):
        return
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QAbstractScrollArea):
            yield f"scrolls inside something that scrolls: {_said(widget)}"
            return
        parent = parent.parentWidget()


def _too_wide(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QScrollArea) and (content := widget.widget()) is not None:
        view = widget.viewport().width()
        if content.width() > view or content.minimumSizeHint().width() > view:
            yield f"wider than its view: {content.width()}, at least {content.minimumSizeHint().width()}, in {view}"


def _same_letters(shown: list[QWidget]) -> Iterator[str]:
    seen: dict[str, str] = {}
    for widget in shown:
        if not isinstance(widget, QAbstractButton):
            continue
        keys = QKeySequence.mnemonic(widget.text())
        if keys.isEmpty():
            continue
        letter = keys.toString()[-1]
        if letter in MENU_LETTERS:
            yield f"letter {letter} belongs to the menu bar: {_said(widget)}"
        if letter in seen and seen[letter] != widget.text():
            yield f"letter {letter} twice: {seen[letter]!r} and {widget.text()!r}"
        seen[letter] = widget.text()


def rect_in(widget: QWidget, other: QWidget) -> QRect:
    """Where a part stands in another."""
    return QRect(widget.mapTo(other, QPoint(0, 0)), widget.size())
