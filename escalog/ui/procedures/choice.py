"""Choosing among procedures: one radio each, with what is known of it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from escalog.domain.values.english import say_day_of
from escalog.ui.forms.choices import ChoiceGroup
from escalog.ui.look.tokens import Space
from escalog.ui.widgets.layouts import Box
from escalog.ui.widgets.text import hint, label

if TYPE_CHECKING:
    from escalog.services.procedures.held_procedure import Pack


class PackChoice(Box):
    """The procedures of a store."""

    chosen = Signal(str)

    def __init__(self, question: str) -> None:
        super().__init__(gap=Space.LABEL)
        self._question = question
        self.group: ChoiceGroup | None = None

    def show_packs(self, packs: "Sequence[Pack]", chosen: str = "") -> None:
        """Offers these."""
        self.empty()
        self.group = ChoiceGroup([(pack.digest, _words(pack)) for pack in packs])
        self.group.flow.one_to_a_line = True
        remark = _remark(packs)
        self.group.name(self._question, remark)
        self.group.set_value(chosen)
        self.group.changed.connect(self._on_changed)
        self.add(label(self._question))
        if remark:
            self.add(hint(remark))
        self.add(self.group)

    def value(self) -> str:
        """The digest that is chosen, or nothing."""
        return self.group.value() if self.group is not None else ""

    def take_focus(self) -> None:
        """Focuses the list of procedures."""
        if self.group is not None:
            (self.group.focusProxy() or self.group).setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_changed(self) -> None:
        self.chosen.emit(self.value())


_FACTS = " (facts, not the official text)"


def _remark(packs: "Sequence[Pack]") -> str:
    """A remark that applies to several of them, shown once."""
    said = []
    if any(pack.procedure.title.endswith(_FACTS) for pack in packs):
        said.append("Those with a place's name hold the facts of its published procedure, not the official text.")
    if any(pack.procedure.outline for pack in packs):
        said.append('"In part": some of it is not published; it is described by hand when it is needed.')
    return " ".join(said)


def _words(pack: "Pack") -> str:
    procedure = pack.procedure
    said = [f"{procedure.title.removesuffix(_FACTS)}, version {procedure.version}"]
    if procedure.outline:
        said.append("in part")
    if pack.adoption is not None:
        said.append(f"in use since {say_day_of(pack.adoption.adopted_on)}")
    return "; ".join(said)
