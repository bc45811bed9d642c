"""One procedure: read it, work an example out, compare it with another version, and use it."""

import re
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from escalog.domain.deadlines.calendar import Calendar
from escalog.domain.values.english import say_day_of
from escalog.domain.values.entry import DisputeId
from escalog.services.procedures.held_procedure import Pack
from escalog.services.procedures.versions import Family, Running, Version, default_of, family_of
from escalog.ui.look.button_look import ButtonLook
from escalog.ui.look.tokens import Role, Space, Tone
from escalog.ui.page.file_dialogs import PROCEDURES, in_documents
from escalog.ui.page.page import Page, Session
from escalog.ui.page.targets import DisagreementTarget, ProceduresTarget, ProcedureTarget, ProcedureView, Target
from escalog.ui.procedures.adopt_form import in_full
from escalog.ui.procedures.compare_view import CompareView
from escalog.ui.procedures.example_view import ExampleView
from escalog.ui.procedures.ladder_view import LadderView
from escalog.ui.procedures.use_view import UseView
from escalog.ui.procedures.version_words import ANOTHER_TEXT, ANOTHER_TEXT_ADVICE, has_another_text
from escalog.ui.widgets.buttons import Button
from escalog.ui.widgets.layouts import Box, Flow
from escalog.ui.widgets.segments import Segments
from escalog.ui.widgets.surfaces import Banner
from escalog.ui.widgets.text import ReadText, Text

_NOT_IN_USE = 'Compare it with your partnership\'s own text. Then say under "Use it" that it is used.'
Shown = tuple[tuple[Family, ...], str, tuple[Running, ...], Calendar]


class StateLine(Box):
    """How a version stands, in two lines under the title."""

    def __init__(self) -> None:
        super().__init__(gap=Space.NONE)
        self.sentence = ReadText("", Role.BODY_BOLD)
        self.advice = Text("", colour="ink2")
        self.add(self.sentence, self.advice)

    def say(self, sentence: str, advice: str = "") -> None:
        """Shows this."""
        self.sentence.setText(sentence)
        self.sentence.setAccessibleDescription(advice)
        self.advice.setText(advice)
        self.advice.setVisible(bool(advice))


class ProcedurePage(Page):
    """One version of a procedure, with the others beside it."""

    target = ProcedureTarget
    title_id = "page-procedure"
    help = "procedures"

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        desk = session.desk
        self._digest = ""
        self._view = ProcedureView.READ
        self._file_name = ""
        self._default: Pack | None = None
        self.back = Button("All procedures", ButtonLook.LINK, "left")
        self.state = StateLine()
        self.another = Banner(Tone.DUE, ANOTHER_TEXT, ANOTHER_TEXT_ADVICE)
        self.views = Segments(
            (
                (ProcedureView.READ, "&Ladder"),
                (ProcedureView.EXAMPLE, "E&xample"),
                (ProcedureView.COMPARE, "&Compare"),
                (ProcedureView.USE, "Use &it"),
            )
        )
        self.ladder_holder = Box(gap=Space.CARDS)
        self.example = ExampleView(desk.now)
        self.compare = CompareView()
        self.use = UseView(desk.now, desk.me, sample=desk.sample)
        self.build()
        self.connect_all()

    def build(self) -> None:
        """The way back, state, views."""
        self.body.add(self.state, self.another, Flow(self.views, self.back))
        self.parts = {
            ProcedureView.READ: self.ladder_holder,
            ProcedureView.EXAMPLE: self.example,
            ProcedureView.COMPARE: self.compare,
            ProcedureView.USE: self.use,
        }
        for part in self.parts.values():
            self.body.add(part)
        self.body.add_stretch()
        self.limit_content()
        self.another.hide()
        self.show_view(ProcedureView.READ)

    def connect_all(self) -> None:
        """Connects the signals."""
        self.back.clicked.connect(lambda: self.go_to.emit(ProceduresTarget()))
        self.views.chosen.connect(self.show_view)
        self.use.adopt_asked.connect(self._on_take)
        self.use.default_asked.connect(self._on_make_default)
        self.use.end_asked.connect(self._on_end)
        self.use.export_asked.connect(self._on_export)
        self.use.version_chosen.connect(lambda digest: self.go_to.emit(ProcedureTarget(digest, ProcedureView.USE)))
        self.use.dispute_chosen.connect(lambda dispute: self.go_to.emit(DisagreementTarget(DisputeId(dispute))))

    def arrive(self, target: Target | None = None) -> None:
        """Reads one version, or the one that was up before."""
        wanted = target if isinstance(target, ProcedureTarget) else ProcedureTarget()
        digest = wanted.digest or self._digest
        if wanted.view is not None:
            self.show_view(wanted.view)
        elif digest != self._digest:
            self.show_view(ProcedureView.READ)
        library = self._session.desk.library

        def read() -> Shown:
            families = library.families()
            known = digest if family_of(families, digest) is not None else families[0].first.pack.digest
            return families, known, library.running(known), library.calendar(known)

        self._session.worker.run(
            read, lambda result: self._show(*result), self.show_failure, words="Reading the procedure"
        )

    def where(self) -> Target:
        """The version that is shown, and how."""
        return ProcedureTarget(self._digest, self._view) if self._digest else ProcedureTarget()

    def main_act(self) -> None:
        """Ctrl+Enter: take it into use, where that is asked."""
        if self._view is ProcedureView.USE and self.use.adopt_card.isVisible():
            self._on_take()

    def panes(self) -> tuple[QWidget, ...]:
        """The title, and the views."""
        return (self.heading, next(button for button in self.views.buttons if button.view == self._view))

    def show_view(self, view: str) -> None:
        """Shows one of the four."""
        self._view = ProcedureView(view)
        self.views.set_current(view)
        for name, part in self.parts.items():
            part.setVisible(name == view)

    def _show(
        self, families: tuple[Family, ...], digest: str, running: tuple[Running, ...], calendar: Calendar
    ) -> None:
        self.failure.hide()
        family = family_of(families, digest) or families[0]
        version = next((version for version in family.versions if version.pack.digest == digest), family.first)
        self._digest = version.pack.digest
        procedure = version.pack.procedure
        self._file_name = f"{procedure.id}-version-{_NOT_IN_NAMES.sub('-', procedure.version)}.toml"
        self.heading.setText(procedure.title)
        self._say_state(version)
        self.another.setVisible(has_another_text(family))
        self.ladder_holder.empty()
        self.ladder_holder.add(LadderView(procedure))
        self.example.show_procedure(procedure, calendar)
        self.compare.show_version(version, families)
        self._default = default_of(families)
        self.use.show_version(version, family, running, self._default)

    def _say_state(self, version: Version) -> None:
        adoption = version.pack.adoption
        called = f"Version {version.pack.procedure.version}"
        if adoption is None:
            advice = "" if self._session.desk.sample else _NOT_IN_USE
            self.state.say(f"{called} is not in use here.", advice)
        else:
            checked = "compared with the source" if adoption.source_checked else "not yet compared with the source"
            use = "Was in use from" if version.ended else "In use since"
            said = f"{called}. {use} {say_day_of(adoption.adopted_on)}: {adoption.name}, {adoption.role}; {checked}."
            ended = "No new disagreement starts under it." if version.ended else ""
            starts = "New disagreements start under it." if version.default else ended
            filled = f"Filled in: {adoption.gaps_filled}" if adoption.gaps_filled else ""
            self.state.say(said, " ".join(part for part in (starts, filled) if part))

    # slots

    def _on_take(self) -> None:
        if not self.use.adopt.check():
            return
        digest, starts, before = self._digest, self.use.adopt.as_default, self._default
        work = self.use.adopt.taking(self._session.desk, digest)
        said = "In use from now on. New disagreements start under it."
        if not starts and before is not None and before.digest != digest:
            said = f"In use from now on. New disagreements still start under: {in_full(before)}."
        self._session.worker.run(
            work, lambda _done: self._done(said), self.show_failure, words="Putting the procedure in use"
        )

    def _on_make_default(self) -> None:
        desk, digest = self._session.desk, self._digest
        said = "New disagreements start under this procedure."
        self._session.worker.run(
            lambda: desk.procedures.set_default(digest), lambda _done: self._done(said), self.show_failure
        )

    def _on_end(self) -> None:
        library, digest = self._session.desk.library, self._digest
        said = "No new disagreement starts under this version. Those that run keep it."
        self._session.worker.run(lambda: library.end_use(digest), lambda _done: self._done(said), self.show_failure)

    def _on_export(self) -> None:
        name, _kind = QFileDialog.getSaveFileName(self, "Save this version", in_documents(self._file_name), PROCEDURES)
        if name:
            self.save_to(Path(name))

    def save_to(self, path: Path) -> None:
        """Writes the version's own bytes to a file that was chosen."""
        library, digest = self._session.desk.library, self._digest
        self._session.worker.run(
            lambda: library.export(digest, path, replace=True),
            lambda _done: self._session.say("Saved. The file holds this version exactly as it is kept here."),
            self.show_failure,
            words="Saving the procedure",
        )

    def _done(self, said: str) -> None:
        self._session.say(said)
        self.arrive(self.where())
        self.take_focus()


_NOT_IN_NAMES = re.compile(r"[^A-Za-z0-9.-]+")
