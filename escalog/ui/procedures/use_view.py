"""Using a version: whether it is in use, what runs under it, taking it into use, ending that, and its file."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Signal

from escalog.domain.values.english import say_count
from escalog.services.laptop.identity import Identity
from escalog.services.procedures.held_procedure import Pack
from escalog.services.procedures.versions import Family, Running, Version
from escalog.ui.look.button_look import ButtonLook
from escalog.ui.look.tokens import Role, Space
from escalog.ui.procedures.adopt_form import AdoptForm
from escalog.ui.procedures.version_words import version_words
from escalog.ui.widgets.buttons import Button, literal
from escalog.ui.widgets.layouts import Box, Flow
from escalog.ui.widgets.surfaces import Card
from escalog.ui.widgets.text import ReadText, Text, hint

_NO_RUNNING = "No running disagreement is under this version."


class UseView(Box):
    """Everything one does with a version. It records nothing itself."""

    adopt_asked = Signal()
    default_asked = Signal()
    end_asked = Signal()
    export_asked = Signal()
    version_chosen = Signal(str)
    dispute_chosen = Signal(str)

    def __init__(self, now: Callable[[], datetime], me: Identity, *, sample: bool) -> None:
        super().__init__(gap=Space.CARDS)
        self._me, self._sample = me, sample
        self.make_default = Button("&Start new disagreements under this one", icon="steps")
        self.end = Button("End its use for new disagreements")
        self.export = Button("Save this version as a file...", icon="save")
        self.stays = hint("To end its use, let new disagreements start under another version first.")
        self.versions = Card(gap=Space.GROUP)
        self.running = Card(gap=Space.GROUP)
        self.adopt = AdoptForm(now)
        self.again = Button("Say anew who decided, and what was checked")
        self.take = Button("Use &this procedure", ButtonLook.FILLED, icon="tick")
        self.adopt_card = Card(self.adopt, Flow(self.take))
        self.add(Flow(self.make_default, self.end, self.export), self.stays)
        self.again_line = Flow(self.again)
        self.add(self.versions, self.running, self.again_line, self.adopt_card)
        self.make_default.clicked.connect(self.default_asked)
        self.end.clicked.connect(self.end_asked)
        self.export.clicked.connect(self.export_asked)
        self.take.clicked.connect(self.adopt_asked)
        self.again.clicked.connect(self._on_again)

    def show_version(self, version: Version, family: Family, running: Sequence[Running], default: Pack | None) -> None:
        """Shows how one version stands. `default`: the one that new disagreements start under."""
        self.make_default.setVisible(version.in_use and not version.default)
        self.end.setVisible(version.in_use and not version.default)
        self.stays.setVisible(version.default)
        self._show_versions(version, family)
        self._show_running(version, running)
        self.adopt.show_pack(version.pack, self._me, default)
        self.adopt_card.setVisible(not self._sample and not version.in_use)
        self.again_line.setVisible(not self._sample and version.in_use)

    def _on_again(self) -> None:
        self.again_line.hide()
        self.adopt_card.show()
        self.adopt.form.focus_first()

    def _show_versions(self, shown: Version, family: Family) -> None:
        self.versions.empty()
        self.versions.setVisible(len(family.versions) > 1)
        self.versions.add(ReadText("Versions of this procedure", Role.H3))
        for version in family.versions:
            words = version_words(version, family)
            if version is shown:
                self.versions.add(Text(f"{words}. This is the one you are reading."))
                continue
            link = Button(literal(words), ButtonLook.LINK, wraps=True, name=f"Read: {words}")
            link.clicked.connect(lambda _on=False, shown=version: self.version_chosen.emit(shown.pack.digest))
            self.versions.add(link)

    def _show_running(self, version: Version, running: Sequence[Running]) -> None:
        self.running.empty()
        self.running.add(ReadText("Running disagreements under this version", Role.H3))
        if not running:
            self.running.add(Text(_NO_RUNNING))
            return
        self.running.add(Text(f"{say_count(version.running, 'disagreement')}. Each keeps the version it began under."))
        for row in running:
            words = f"{row.title} ({row.stage})" if row.stage else row.title
            link = Button(literal(words), ButtonLook.LINK, wraps=True, name=f"Open: {words}")
            link.clicked.connect(lambda _on=False, row=row: self.dispute_chosen.emit(row.dispute))
            self.running.add(link)
        if version.running > len(running):
            self.running.add(hint(f"The first {len(running)} are listed."))
