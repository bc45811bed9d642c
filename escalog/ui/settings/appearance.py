"""The part of Settings that has nothing to do with a store: colours, text size, and when the window locks itself."""

from PySide6.QtCore import Signal

from escalog.ui.forms.choices import ChoiceGroup, ListChoice
from escalog.ui.forms.rows import FieldRow
from escalog.ui.look.palette_words import palette_words
from escalog.ui.look.theme import theme
from escalog.ui.look.tokens import IDLE_MINUTES, PERCENTS, Space
from escalog.ui.preferences import Preferences
from escalog.ui.widgets.layouts import Box
from escalog.ui.widgets.surfaces import Card
from escalog.ui.widgets.text import heading
from escalog.wording.language import say


class LookSettings(Box):
    """Two groups; everything is applied at once and kept in the preferences."""

    idle_chosen = Signal(int)

    def __init__(self, preferences: Preferences) -> None:
        super().__init__(gap=Space.CARDS)
        self._preferences = preferences
        self.palette_choice = ChoiceGroup(list(palette_words().items()))
        self.size_choice = ListChoice([(str(percent), f"{percent} %") for percent in PERCENTS], ask="")
        self.idle_choice = ListChoice([(str(minutes), _minutes(minutes)) for minutes in IDLE_MINUTES], ask="")
        self._build()
        self._connect()

    def show_as_it_is(self) -> None:
        """What is chosen now."""
        self._on_theme_changed()
        _quietly(self.idle_choice, str(self._preferences.idle_minutes))

    def _build(self) -> None:
        self.add(
            Card(
                heading(say("settings-look")),
                FieldRow(say("settings-colours"), self.palette_choice),
                FieldRow(say("settings-text-size"), self.size_choice, say("settings-also-ctrl-and-plus-minus")),
                gap=Space.CARDS,
            ),
            Card(
                heading(say("settings-lock")),
                FieldRow(
                    say("settings-lock-when-nobody-there-for"),
                    self.idle_choice,
                    say("settings-also-locks-when-laptop-sleeps"),
                ),
                gap=Space.CARDS,
            ),
        )

    def _connect(self) -> None:
        self.palette_choice.changed.connect(self._on_palette)
        self.size_choice.currentIndexChanged.connect(self._on_size)
        self.idle_choice.currentIndexChanged.connect(self._on_idle)
        theme().changed.connect(self._on_theme_changed)

    # slots

    def _on_theme_changed(self) -> None:
        _quietly(self.palette_choice, theme().chosen or "")
        _quietly(self.size_choice, str(theme().percent))

    def _on_palette(self) -> None:
        chosen = self.palette_choice.value() or None
        self._preferences.palette = chosen
        theme().choose(chosen)

    def _on_size(self) -> None:
        percent = int(self.size_choice.value() or PERCENTS[0])
        self._preferences.percent = percent
        theme().choose(theme().chosen, percent)

    def _on_idle(self) -> None:
        minutes = int(self.idle_choice.value() or IDLE_MINUTES[0])
        self._preferences.idle_minutes = minutes
        self.idle_chosen.emit(minutes)


def _minutes(count: int) -> str:
    return say("settings-minutes", count=count)


def _quietly(choice: ListChoice | ChoiceGroup, value: str) -> None:
    blocked = choice.blockSignals(True)
    choice.set_value(value)
    choice.blockSignals(blocked)
