"""Sent and saved: everything that left this laptop, to whom, why and when, and whether a later version exists."""

from dataclasses import dataclass

from escalog.domain.values.english import say_moment
from escalog.services.kept.sent_line import SentLine
from escalog.ui.look.button_look import ButtonLook
from escalog.ui.look.tokens import Role, Space, Tone
from escalog.ui.page.page import Page, Session
from escalog.ui.page.targets import RecordTarget, SentTarget, Target
from escalog.ui.widgets.buttons import Button
from escalog.ui.widgets.layouts import Box, Flow
from escalog.ui.widgets.surfaces import Card, Tag
from escalog.ui.widgets.text import Text, heading, hint

MOST_LINES = 200


@dataclass(frozen=True, slots=True)
class _Line:
    """One line and whether something was recorded since."""

    line: SentLine
    later: bool


class SentPage(Page):
    """The list of what left."""

    target = SentTarget
    title_id = "page-sent"
    help = "sent"

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.lines = Box(gap=Space.GROUP)
        self.empty = Card(heading("Nothing has left this laptop yet"), Text("Records and backups are listed here."))
        self.build()

    def build(self) -> None:
        """Lead, lines."""
        self.set_lead("Every record and backup that left this laptop. A line is never taken away.")
        self.body.add(self.empty, self.lines)
        self.body.add_stretch()
        self.limit_content()
        self.empty.hide()

    def arrive(self, target: Target | None = None) -> None:  # noqa: ARG002 - there is one list
        """Reloads the list."""
        records = self._session.desk.records

        def read() -> tuple[list[_Line], int]:
            sent = records.sent()
            return [_Line(line, records.has_later_version(line)) for line in sent[:MOST_LINES]], len(sent)

        self._session.worker.run(read, lambda result: self._show(*result), self.show_failure, words="Reading the list")

    def clear(self) -> None:
        """Drops the list."""
        self.lines.empty()

    def _show(self, lines: list[_Line], count: int) -> None:
        self.failure.hide()
        self.lines.empty()
        self.empty.setVisible(not lines)
        for sent in lines:
            self.lines.add(self._card(sent))
        if count > len(lines):
            self.lines.add(hint(f"The latest {len(lines)} of {count} are shown."))

    def _card(self, sent: _Line) -> Card:
        line = sent.line
        head = " · ".join(part for part in (line.what, line.reference) if part)
        card = Card(Text(head, Role.BODY_BOLD), gap=Space.LABEL)
        whom = f"For {line.recipient}. " if line.recipient else ""
        card.add(Text(f"{whom}{line.reason}"))
        card.add(hint(f"{say_moment(line.at, year=True)}. {line.delivered}. File's SHA-256: {line.sha256[:16]}..."))
        if sent.later:
            card.add(Flow(Tag("A later version exists", Tone.INFO, "clock"), *self._again(line)))
        return card

    def _again(self, line: SentLine) -> tuple[Button, ...]:
        if line.dispute is None:
            return ()
        again = Button(
            "Make a new one", ButtonLook.LINK, name=f"Make a new one: {line.reference}, for {line.recipient}"
        )
        again.clicked.connect(lambda: self.go_to.emit(RecordTarget(line.dispute)))
        return (again,)
