"""Check a record: drop files, read the verdicts, compare a signer's words. Works with and without an open store."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QRectF, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFileDialog

from escalog.domain.failures import Failure
from escalog.ui.page import Page
from escalog.ui.signer_panel import SignerPanel
from escalog.ui.theme import theme
from escalog.ui.tokens import Line, Radius, Role, Size, Space, Tone
from escalog.ui.widgets.buttons import Button, Look
from escalog.ui.widgets.layouts import Box, column
from escalog.ui.widgets.marks import VerdictMark
from escalog.ui.widgets.surfaces import Banner, Glyph
from escalog.ui.widgets.text import Text, heading, hint
from escalog.ui.widgets.verdict_card import VerdictCard
from escalog.ui.worker import Worker

if TYPE_CHECKING:
    from escalog.services.checking import Checked, Checking

_ORDER = (VerdictMark.GENUINE, VerdictMark.ADDED_LATER, VerdictMark.CANNOT_TELL, VerdictMark.CHANGED)
_WORST = {
    VerdictMark.GENUINE: "All genuine and unchanged.",
    VerdictMark.ADDED_LATER: "Most serious: something was added later.",
    VerdictMark.CANNOT_TELL: "Most serious: cannot tell.",
    VerdictMark.CHANGED: "Most serious: changed or damaged.",
}
_NOT_KEPT = "What you check with a signer holds until this window closes."
_MAKE_A_STORE = "Set up an escalog store to keep it for longer."


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file that could not be opened."""

    path: Path
    failure: Failure


class DropZone(Box):
    """Where files are dropped; a button does the same."""

    dropped = Signal(list)

    def __init__(self) -> None:
        super().__init__(gap=Space.CARD, margin=Space.CARD, across=True)
        self._over = False
        self.choose = Button("Choose &files...", Look.PLAIN, "document")
        self.setAcceptDrops(True)
        words = column(
            heading("Drop PDF records here", Role.H3),
            hint("They are read, not copied. Nothing leaves this laptop."),
            gap=Space.NONE,
        )
        self.add(Glyph("download", "accent", Size.NODE))
        self.add(words, stretch=1)
        self.add(self.choose)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A dashed edge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(theme().colour("accent" if self._over else "edge"), Line.EDGE)
        pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(theme().colour("select" if self._over else "window"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), Radius.CARD, Radius.CARD)
        painter.end()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Takes files."""
        if files_in(event.mimeData()):
            event.acceptProposedAction()
            self._show_over(on=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """They went away again."""
        self._show_over(on=False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Files were dropped."""
        self._show_over(on=False)
        paths = files_in(event.mimeData())
        if paths:
            event.acceptProposedAction()
            self.dropped.emit(paths)

    def _show_over(self, *, on: bool) -> None:
        self._over = on
        self.update()


def files_in(data: QMimeData) -> list[Path]:
    """The files that are being dragged."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


class CheckPage(Page):
    """Verdicts for files. `checking` is asked for when first needed, so that the page comes up at once."""

    name = "check"
    title = "Check a record"
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
        self.summary_line = Text("", Role.SMALL_BOLD, "ink2")
        self.cards = Box(gap=Space.GROUP)
        self.holds = Banner(Tone.INFO)
        self.panel: SignerPanel | None = None
        self.build()
        self.connect_all()

    def build(self) -> None:
        """Drop zone on top, verdicts below."""
        self.set_lead("Find out whether a PDF is what its author signed, and whether anything changed since.")
        self.back = Button("&Back", Look.LINK, "left")
        self.back.setVisible(self._in_gate)
        self.set_up = Button("&Set up escalog", Look.PLAIN)
        self.holds.buttons.add(self.set_up)
        self.holds.say(_NOT_KEPT, _MAKE_A_STORE)
        self.holds.hide()
        self.body.box.insertWidget(1, self.back, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.add(self.zone, self.summary_line, self.holds, self.cards)
        self.body.add_stretch()
        self.summary_line.hide()
        self.limit_content()

    def connect_all(self) -> None:
        """Every connection."""
        self.zone.choose.clicked.connect(self._on_choose)
        self.zone.dropped.connect(self.check)
        self.back.clicked.connect(self.left_gate)
        self.set_up.clicked.connect(self.set_up_asked)

    def clear(self) -> None:
        """No verdict stays."""
        self._results = []
        self.cards.empty()
        self.summary_line.hide()

    def check(self, paths: Sequence[Path]) -> None:
        """Checks files and shows their verdicts, in the order given."""
        self.summary_line.setText("Checking 1 file..." if len(paths) == 1 else f"Checking {len(paths)} files...")
        self.summary_line.show()
        checking = self._checking

        def work() -> "list[Checked | Unreadable]":
            return [_checked(checking(), path) for path in paths]

        self._worker.run(work, self.show_results, self._on_failed, words="Checking records")

    def show_results(self, results: "list[Checked | Unreadable]") -> None:
        """Shows what was found."""
        self._results = list(results)
        self.panel = None
        self.failure.hide()
        self.cards.empty()
        for result in self._results:
            self.cards.add(self._unreadable(result) if isinstance(result, Unreadable) else self._card(result))
        self.summary_line.setText(summary_of(self._results))
        self.summary_line.setVisible(bool(self._results))

    def _card(self, result: "Checked") -> VerdictCard:
        found = result.found
        said = [signer for signer in found.signers[:1]]
        lines = [line for line in (_signed_by(said[0]) if said else "", found.advice) if line]
        card = VerdictCard(VerdictMark(str(found.verdict)), found.headline, result.path.name, lines)
        for finding in found.findings:
            card.add_details(Text(finding.sentence))
        for signer in found.signers:
            card.add_fact("Signed as", signer.meaning)
            card.add_fact("Fingerprint in words", ", ".join(signer.words))
            known = signer.known
            if known is None:
                ask = Button("I have checked these words with the signer...", name=f"I have checked these words: {result.path.name}")
                ask.clicked.connect(lambda _=False, one=signer, at=card: self._on_words(one.fingerprint, one.name, at))
                card.add_details(ask)
            else:
                card.add_fact("How the key is known", ", ".join(p for p in (known.how, known.checked_with, known.checked_on) if p))
                withdraw = Button("Withdraw this check", Look.LINK, name=f"Withdraw the check of {signer.name}")
                withdraw.clicked.connect(lambda _=False, one=signer: self._on_withdraw(one.fingerprint))
                card.add_details(withdraw)
        return card

    def _unreadable(self, result: Unreadable) -> VerdictCard:
        failure = result.failure
        return VerdictCard(
            VerdictMark.CANNOT_TELL, "This file could not be opened", result.path.name, (failure.sentence, failure.advice)
        )

    # slots

    def _on_choose(self) -> None:
        names, _kind = QFileDialog.getOpenFileNames(self, "Choose records", "", "PDF (*.pdf);;All files (*)")
        if names:
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
        self.take_focus()

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
    """How many files, and the most serious verdict, in words."""
    if not results:
        return ""
    marks = [VerdictMark.CANNOT_TELL if isinstance(each, Unreadable) else VerdictMark(str(each.found.verdict)) for each in results]
    worst = max(marks, key=_ORDER.index)
    count = "1 file checked." if len(results) == 1 else f"{len(results)} files checked."
    return f"{count} {_WORST[worst]}"


def _checked(checking: "Checking", path: Path) -> "Checked | Unreadable":
    try:
        return checking.check_files([path])[0]
    except Failure as failure:
        return Unreadable(path, failure)


def _signed_by(signer: object) -> str:
    at = signer.signed_at  # type: ignore[attr-defined]
    who = ", ".join((signer.name, signer.role, signer.agency))  # type: ignore[attr-defined]
    return f"Signed by {who}, {at:%a} {at.day} {at:%b %Y, %H:%M}, by the clock of the signer's laptop."
