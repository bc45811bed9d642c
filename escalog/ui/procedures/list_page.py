"""Procedures: which there are, what is in use first; each opens on a page of its own."""

from collections.abc import Sequence

from escalog.domain.values.english import say_count
from escalog.services.procedures.versions import Family, Origin
from escalog.ui.forms.line import LineEdit
from escalog.ui.forms.rows import FieldRow
from escalog.ui.look.button_look import ButtonLook
from escalog.ui.look.tokens import Role, Space, Tone
from escalog.ui.page.page import Page, Session
from escalog.ui.page.targets import ImportTarget, ProceduresTarget, ProcedureTarget, ProcedureView, Target
from escalog.ui.procedures.version_words import ANOTHER_TEXT, family_words, has_another_text
from escalog.ui.widgets.buttons import Button, literal
from escalog.ui.widgets.layouts import Box, Flow, column
from escalog.ui.widgets.surfaces import Banner, Card, Tag
from escalog.ui.widgets.text import ReadText, Text, hint

_FIND_FROM = 7
"""From so many procedures on there is a line to find one by."""

_NONE_IN_USE = "No procedure is in use here yet"
_NONE_ADVICE = "Open the one that is yours, or the nearest to it, and compare it with your partnership's current text."


class ProceduresPage(Page):
    """The procedures of this store."""

    target = ProceduresTarget
    title_id = "page-procedures"
    help = "procedures"

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._families: tuple[Family, ...] = ()
        self.bring_in = Button("&Bring in from a file...", icon="folder")
        self.compare = Button("Compare &two versions", icon="steps")
        self.none = Banner(Tone.INFO, _NONE_IN_USE, _NONE_ADVICE)
        self.line = LineEdit()
        self.find_row = FieldRow("Find a procedure", self.line, "Part of its name, or a nation.")
        self.count = Text("", Role.SMALL, "ink2")
        self.groups = Box(gap=Space.CARDS)
        self.links: dict[str, Button] = {}
        self.build()
        self.connect_all()

    def build(self) -> None:
        """Acts, search, groups."""
        self.set_lead("The stages of your partnership's procedure, who acts, and by when.")
        self.body.add(Flow(self.bring_in, self.compare), self.none, self.find_row, self.count, self.groups)
        self.body.add_stretch()
        self.limit_content()
        self.none.hide()
        self.find_row.hide()
        self.count.hide()

    def connect_all(self) -> None:
        """Connects the signals."""
        self.line.returnPressed.connect(self._on_enter)
        self.bring_in.clicked.connect(lambda: self.go_to.emit(ImportTarget()))
        self.compare.clicked.connect(self._on_compare)
        self.line.textEdited.connect(lambda _typed: self._show_groups())

    def arrive(self, target: Target | None = None) -> None:  # noqa: ARG002 - there is one list
        """Reads the procedures anew."""
        library = self._session.desk.library
        self._session.worker.run(library.families, self._show, self.show_failure, words="Reading the procedures")

    def _show(self, families: tuple[Family, ...]) -> None:
        self.failure.hide()
        self._families = families
        self.none.setVisible(not any(family.in_use for family in families) and not self._session.desk.sample)
        self.find_row.setVisible(len(families) >= _FIND_FROM)
        self._show_groups()

    def _show_groups(self) -> None:
        wanted = self.line.text().strip().casefold()
        fitting = [family for family in self._families if _matches(family, wanted)]
        self.count.setText(
            f"{say_count(len(fitting), 'procedure')} found." if fitting else "No procedure of this name."
        )
        self.count.setVisible(bool(wanted))
        self.groups.empty()
        self.links = {}
        for title, group in _grouped(fitting):
            card = Card(ReadText(title, Role.H2), gap=Space.CARDS)
            for family in group:
                card.add(self._row(family))
            self.groups.add(card)

    def _row(self, family: Family) -> Box:
        """One procedure: its title, how it stands, where it comes from."""
        procedure = family.first.pack.procedure
        words = family_words(family)
        link = Button(literal(procedure.title), ButtonLook.LINK, wraps=True)
        link.setAccessibleDescription(words)
        link.clicked.connect(lambda: self.go_to.emit(ProcedureTarget(family.first.pack.digest)))
        self.links[family.id] = link
        tags = []
        if any(version.default for version in family.versions):
            tags.append(Tag("New disagreements start under it", Tone.DONE))
        if procedure.outline:
            tags.append(Tag("Outline", Tone.DUE, "document"))
        if has_another_text(family):
            tags.append(Tag(ANOTHER_TEXT, Tone.INFO))
        return column(Flow(link, *tags), hint(words), gap=Space.NONE)

    def _on_enter(self) -> None:
        """Enter opens the one that was found, where there is one."""
        if len(self.links) == 1:
            next(iter(self.links.values())).click()

    def _on_compare(self) -> None:
        first = self._families[0].first.pack.digest if self._families else ""
        self.go_to.emit(ProcedureTarget(first, ProcedureView.COMPARE))


def _matches(family: Family, wanted: str) -> bool:
    """Whether every word typed is found in the title, the source, the id or the nation."""
    procedure = family.first.pack.procedure
    said = f"{procedure.title} {procedure.source.title} {procedure.id} {procedure.nation}".casefold()
    return all(word in said for word in wanted.split())


def _grouped(families: Sequence[Family]) -> Sequence[tuple[str, Sequence[Family]]]:
    used = [family for family in families if family.in_use]
    own = [family for family in families if not family.in_use and family.first.origin is Origin.STORE]
    rest = [family for family in families if family not in used and family not in own]
    program = "Others that come with the program" if used or own else "They come with the program"
    groups = (("In use here", used), ("Brought in, not in use", own), (program, rest))
    return [(title, group) for title, group in groups if group]
