"""Check a record: drop files, read the verdicts, compare a signer's words. Works with and without an open store."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog

from escalog.domain.values.english import say_day_of, say_moment
from escalog.domain.values.failure import Failure
from escalog.ui.diagrams.marks import VerdictMark
from escalog.ui.diagrams.verdict_card import VerdictCard
from escalog.ui.look.button_look import ButtonLook
from escalog.ui.look.tokens import Role, Space, Tone
from escalog.ui.page.file_dialogs import in_documents
from escalog.ui.page.page import Page
from escalog.ui.page.targets import CheckTarget
from escalog.ui.page.worker import Worker
from escalog.ui.records.reader import RecordReading
from escalog.ui.records.signer_panel import SignerPanel
from escalog.ui.widgets.announce import announce
from escalog.ui.widgets.buttons import Button
from escalog.ui.widgets.drop_zone import DropZone
from escalog.ui.widgets.layouts import Box, Flow
from escalog.ui.widgets.surfaces import Banner
from escalog.ui.widgets.text import ReadText, Text
from escalog.wording.failures import advice_of, sentence_of

if TYPE_CHECKING:
    from escalog.services.records.checking import Checked, Checking

_ORDER = (VerdictMark.GENUINE, VerdictMark.ADDED_LATER, VerdictMark.CANNOT_TELL, VerdictMark.CHANGED)
_ALL_WELL = "All genuine and unchanged."
_UNREADABLE = "This file could not be opened"
_NOT_FINISHED = "This file could not be checked to the end"
ASK_WORDS = "I have checked these words with the signer"
_NOT_KEPT = "What you check with a signer holds until this window closes."
_MAKE_A_STORE = "Set up an escalog store to keep it for longer."


class _Known(Protocol):
    """How a key became known, as the services give it."""

    @property
    def how(self) -> str: ...
    @property
    def checked_on(self) -> str: ...
    @property
    def checked_with(self) -> str: ...


class _Signer(Protocol):
    """Who signed, as the services give it."""

    @property
    def name(self) -> str: ...
    @property
    def role(self) -> str: ...
    @property
    def agency(self) -> str: ...
    @property
    def meaning(self) -> str: ...
    @property
    def signed_at(self) -> datetime: ...
    @property
    def fingerprint(self) -> str: ...
    @property
    def words(self) -> tuple[str, ...]: ...
    @property
    def known(self) -> _Known | None: ...


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file that could not be opened, or not be checked to the end."""

    path: Path
    failure: Failure


class CheckPage(Page):
    """Verdicts for files. `checking` is asked for when first needed, so that the page comes up at once."""

    target = CheckTarget
    title_id = "page-check"
    help = "check"

    set_up_asked = Signal()
    left_gate = Signal()

    def __init__(
        self,
        checking: "Callable[[], Checking]",
        worker: Worker,
        now: Callable[[], datetime],
        *,
        me: str = "",
        in_gate: bool = False,
    ) -> None:
        super().__init__()
        self._checking, self._worker, self._now, self._me = checking, worker, now, me
        self._in_gate = in_gate
        self._results: list[Checked | Unreadable] = []
        self.zone = DropZone()
        self.summary_line = ReadText("", Role.SMALL_BOLD, "ink2")
        self.cards = Box(gap=Space.GROUP)
        self.holds = Banner(Tone.INFO)
        self.reading = RecordReading(worker, self._on_failed)
        self.panel: SignerPanel | None = None
        self.build()
        self.connect_all()

    def build(self) -> None:
        """Drop zone on top, verdicts below."""
        self.set_lead("Find out whether a PDF is what its author signed, and whether anything changed since.")
        self._folder = ""
        self.back = Button("&Back", ButtonLook.LINK, "left")
        self.set_up = Button("&Set up escalog", ButtonLook.PLAIN)
        self.holds.buttons.add(self.set_up)
        self.holds.say(_NOT_KEPT, _MAKE_A_STORE)
        self.holds.hide()
        self.body.box.insertWidget(1, self.back, 0, Qt.AlignmentFlag.AlignLeft)
        self.back.setVisible(self._in_gate)
        self.body.add(self.zone, self.summary_line, self.holds, self.cards, self.reading)
        self.body.add_stretch()
        self.summary_line.hide()
        self.limit_content()

    def connect_all(self) -> None:
        """Connects the signals."""
        self.zone.choose.clicked.connect(self._on_choose)
        self.zone.dropped.connect(self.check)
        self.back.clicked.connect(self.left_gate)
        self.set_up.clicked.connect(self.set_up_asked)

    def clear(self) -> None:
        """Clears all verdicts."""
        self._results = []
        self.cards.empty()
        self.reading.close_record()
        self.summary_line.hide()

    def check(self, paths: Sequence[Path]) -> None:
        """Checks files and shows their verdicts, in the order given."""
        self.summary_line.setText("Checking 1 file..." if len(paths) == 1 else f"Checking {len(paths)} files...")
        self.summary_line.show()
        checking = self._checking

        def work() -> "list[Checked | Unreadable]":
            return [_checked(checking(), path) for path in paths]

        self._worker.run(work, self.show_results, self._on_failed, words="Checking records")

    @property
    def results(self) -> "Sequence[Checked | Unreadable]":
        """What the files were found to be, in the order they were given."""
        return tuple(self._results)

    def show_results(self, results: "list[Checked | Unreadable]") -> None:
        """Shows what was found."""
        self._results = list(results)
        self.panel = None
        self.failure.hide()
        self.cards.empty()
        self.reading.close_record()
        for result in self._results:
            self.cards.add(self._unreadable(result) if isinstance(result, Unreadable) else self._card(result))
        self.summary_line.setText(summary_of(self._results))
        self.summary_line.setVisible(bool(self._results))
        if self._results:
            self.summary_line.take_focus()
            announce(self.summary_line, self.summary_line.text())

    def _card(self, result: "Checked") -> VerdictCard:
        verdict = result.found
        lines = [line for line in (*map(_signed_by, verdict.signers[:1]), verdict.advice) if line]
        card = VerdictCard(VerdictMark(str(verdict.verdict)), verdict.headline, result.path.name, lines)
        for finding in verdict.findings:
            card.add_details(Text(finding.sentence))
        for signer in verdict.signers:
            self._add_signer(card, signer)
        if str(verdict.integrity) == "unchanged":
            card.add_details(self.reading.ways(result))
        return card

    def _add_signer(self, card: VerdictCard, signer: "_Signer") -> None:
        known = signer.known
        card.add_fact("Signed as", signer.meaning)
        card.add_fact("Fingerprint in words", ", ".join(signer.words))
        if known is None:
            ask = Button(f"{ASK_WORDS}...", name=f"{ASK_WORDS}: {card.file}")
            ask.clicked.connect(lambda: self._on_words(signer.fingerprint, signer.name, card))
            card.add_details(Flow(ask))
            return
        how = ", ".join(part for part in (known.how, known.checked_with, say_day_of(known.checked_on)) if part)
        card.add_fact("How the key is known", how)
        if known.checked_with:
            withdraw = Button("Withdraw this check", ButtonLook.LINK, name=f"Withdraw this check of {signer.name}")
            withdraw.clicked.connect(lambda: self._on_withdraw(signer.fingerprint))
            card.add_details(Flow(withdraw))

    @staticmethod
    def _unreadable(result: Unreadable) -> VerdictCard:
        failure = result.failure
        said = (sentence_of(failure), advice_of(failure))
        return VerdictCard(VerdictMark.CANNOT_TELL, _headline(result), result.path.name, said)

    # slots

    def _on_choose(self) -> None:
        kinds = "PDF (*.pdf);;All files (*)"
        names, _kind = QFileDialog.getOpenFileNames(self, "Choose records", self._folder or in_documents(), kinds)
        if names:
            self._folder = str(Path(names[0]).parent)
            self.check([Path(name) for name in names])

    def _on_words(self, fingerprint: str, name: str, card: VerdictCard) -> None:
        if self.panel is not None:
            self.panel.hide()
            self.panel.deleteLater()
        self.panel = SignerPanel(fingerprint, name, self._now)
        self.panel.confirmed.connect(self._on_confirmed)
        self.panel.given_up.connect(self._on_given_up)
        card.add_details(self.panel)
        self.panel.take_focus()

    def _on_confirmed(self, fingerprint: str, whom: str, on: str, number_from: str) -> None:
        checking, me = self._checking, self._me
        paths = [result.path for result in self._results]

        def work() -> "list[Checked | Unreadable]":
            checking().trust(fingerprint, whom, on, number_from, me)
            return [_checked(checking(), path) for path in paths]

        self._worker.run(work, self._on_trusted, self._on_failed, words="Checking records")

    def _on_trusted(self, results: "list[Checked | Unreadable]") -> None:
        self.show_results(results)
        self.holds.setVisible(not self._checking().lasting)

    def _on_withdraw(self, fingerprint: str) -> None:
        checking = self._checking
        paths = [result.path for result in self._results]

        def work() -> "list[Checked | Unreadable]":
            checking().withdraw(fingerprint, "")
            return [_checked(checking(), path) for path in paths]

        self._worker.run(work, self.show_results, self._on_failed, words="Checking records")

    def _on_given_up(self) -> None:
        if self.panel is not None:
            self.panel.hide()
            self.panel.deleteLater()
            self.panel = None
        self.take_focus()

    def _on_failed(self, error: Exception) -> None:
        self.summary_line.setVisible(bool(self._results))
        self.show_failure(error)


def summary_of(results: "Sequence[Checked | Unreadable]") -> str:
    """How many files, and what was found of the one to look at first."""
    if not results:
        return ""
    worst = max(results, key=lambda result: (_ORDER.index(_mark(result)), _is_not_compared(result)))
    if len(results) == 1:
        return f"1 file checked. {_headline(worst)}."
    all_well = _mark(worst) is VerdictMark.GENUINE and not _is_not_compared(worst)
    said = _ALL_WELL if all_well else f"Look first at {_name(worst)}: {_headline(worst)}."
    return f"{len(results)} files checked. {said}"


def _checked(checking: "Checking", path: Path) -> "Checked | Unreadable":
    try:
        return checking.check_files([path])[0]
    except Failure as failure:
        return Unreadable(path, failure)


def _mark(result: "Checked | Unreadable") -> VerdictMark:
    return VerdictMark.CANNOT_TELL if isinstance(result, Unreadable) else VerdictMark(str(result.found.verdict))


def _is_not_compared(result: "Checked | Unreadable") -> bool:
    return not isinstance(result, Unreadable) and result.found.is_good_but_not_compared


def _headline(result: "Checked | Unreadable") -> str:
    if isinstance(result, Unreadable):
        return _NOT_FINISHED if result.failure.code == "check-not-finished" else _UNREADABLE
    return result.found.headline.rstrip(".")


def _name(result: "Checked | Unreadable") -> str:
    return result.path.name


def _signed_by(signer: "_Signer") -> str:
    who = f"{signer.name}, {signer.role}, {signer.agency}"
    return f"Signed by {who}, {say_moment(signer.signed_at, year=True)}, by the clock of the signer's laptop."
