"""A part of the window that nobody names goes between two events, never inside one."""

import weakref

from PySide6.QtWidgets import QWidget


def _forgotten_part() -> "weakref.ref[QWidget]":
    part = QWidget()
    part.itself = part  # type: ignore[attr-defined]
    return weakref.ref(part)


def test_a_forgotten_part_stays_while_python_works(qapp):
    part = _forgotten_part()
    kept: list[list[int]] = [[] for _ in range(5000)]  # enough for Python to look for cycles
    assert len(kept) == 5000
    assert part() is not None


def test_a_forgotten_part_goes_with_the_window_s_clock(qtbot):
    part = _forgotten_part()
    kept: list[list[int]] = [[] for _ in range(5000)]
    qtbot.waitUntil(lambda: part() is None)
    assert len(kept) == 5000
