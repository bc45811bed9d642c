"""The filters of a search as chips, with a link that clears the whole search."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from escalog.ui.look.button_look import ButtonLook
from escalog.ui.look.tokens import Space
from escalog.ui.widgets.buttons import Button
from escalog.ui.widgets.chip import Chips
from escalog.ui.widgets.layouts import Box
from escalog.wording.language import say


class FilterRow(Box):
    """Hidden while there is no filter. `then` gets the keyboard when the last chip is taken away."""

    changed = Signal()
    clear_asked = Signal()

    def __init__(self, then: QWidget) -> None:
        self.chips = Chips(then)
        self.clear_filters = Button(say("disagreements-clear-filters"), ButtonLook.LINK)
        super().__init__(self.chips, self.clear_filters, gap=Space.GROUP, across=True)
        self.box.setStretch(0, 1)
        self.filters: list[str] = []
        self.chips.removed.connect(self._on_removed)
        self.clear_filters.clicked.connect(self.clear_asked)
        self.hide()

    def set_filters(self, filters: Sequence[str]) -> None:
        """Shows these filters."""
        self.filters = list(filters)
        self.chips.set_words(self.filters)
        self.setVisible(bool(self.filters))
        self.changed.emit()

    def add_filter(self, words: str) -> None:
        """Adds a filter at the end, or moves it there if it is already set."""
        self.set_filters([*(other for other in self.filters if other != words), words])

    def take_last(self) -> str:
        """Takes the last one away and returns it; empty where there is none."""
        if not self.filters:
            return ""
        *others, last = self.filters
        self.set_filters(others)
        return last

    def forget(self) -> None:
        """Clears every filter without emitting `changed`."""
        self.filters = []
        self.chips.set_words(())

    def _on_removed(self, words: str) -> None:
        self.filters = [other for other in self.filters if other != words]
        self.setVisible(bool(self.filters))
        self.changed.emit()
