"""Compares the version shown with any other version in the store, in words."""

from collections.abc import Sequence

from escalog.domain.comparing.procedures import differences
from escalog.services.procedures.versions import Family, Version
from escalog.ui.forms.choices import ListChoice
from escalog.ui.forms.rows import FieldRow
from escalog.ui.look.tokens import Space
from escalog.ui.procedures.difference_list import DifferenceList
from escalog.ui.procedures.version_words import version_words
from escalog.ui.widgets.layouts import Box
from escalog.ui.widgets.text import Text

_NOTHING = "The two say the same."


class CompareView(Box):
    """What is different in one version, against another."""

    def __init__(self) -> None:
        super().__init__(gap=Space.CARDS)
        self._shown: Version | None = None
        self._others: dict[str, Version] = {}
        self.intro = Text("")
        self.choice = ListChoice((), ask="Choose a version")
        self.row = FieldRow("Compare it with", self.choice)
        self.list = DifferenceList()
        self.add(self.intro, self.row, self.list)
        self.list.hide()
        self.choice.currentIndexChanged.connect(lambda _index: self._on_chosen())

    def show_version(self, shown: Version, families: Sequence[Family]) -> None:
        """Offers every other version, those of the same procedure first."""
        own = [family for family in families if shown in family.versions]
        ordered = [*own, *(family for family in families if family not in own)]
        offered = [(version, family) for family in ordered for version in family.versions if version is not shown]
        self._shown = shown
        self._others = {version.pack.digest: version for version, _family in offered}
        procedure = shown.pack.procedure
        self.intro.setText(f"What is different in {procedure.title}, version {procedure.version}.")
        self.choice.set_choices(
            [
                (version.pack.digest, version_words(version, family) if family in own else _title(version))
                for version, family in offered
            ]
        )
        same = next((version.pack.digest for version, family in offered if family in own), "")
        self.choice.set_value(self.choice.value() or same)
        self._on_chosen()

    def _on_chosen(self) -> None:
        other = self._others.get(self.choice.value())
        self.list.setVisible(other is not None)
        if other is not None and self._shown is not None:
            changes = differences(other.pack.procedure, self._shown.pack.procedure)
            self.list.show_differences(changes, nothing=_NOTHING)


def _title(version: Version) -> str:
    return f"{version.pack.procedure.title}, version {version.pack.procedure.version}"
