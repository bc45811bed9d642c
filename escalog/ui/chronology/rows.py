"""The chronology as the side pane lists it: newest first, under the stage it belongs to. Plain values."""

from collections.abc import Mapping
from dataclasses import dataclass

from escalog.domain.dispute.chronology import ChronologyLine, ChronologyRow
from escalog.domain.dispute.dispute import Dispute
from escalog.domain.values.answers import ContactResult, ReplyAnswer
from escalog.domain.values.kind_id import KindId
from escalog.ui.acts.words import kind_icon
from escalog.ui.look.tokens import Tone

_CONTACT_ICONS: Mapping[ContactResult | ReplyAnswer | None, str] = {
    ContactResult.SPOKE: "chat",
    ContactResult.MET: "people",
    ContactResult.NO_REPLY: "phone",
    ContactResult.MESSAGE: "phone",
    ContactResult.WROTE: "envelope",
}
BEFORE = "Before the first stage"


@dataclass(frozen=True, slots=True)
class Mark:
    """A tag of a row: its words, its tone and its icon."""

    words: str
    tone: Tone
    icon: str = ""


@dataclass(frozen=True, slots=True)
class PaneRow:
    """One row of the pane: a heading of a stage, or an entry."""

    heading: str
    row: ChronologyRow | None = None
    icon: str = ""
    marks: tuple[Mark, ...] = ()
    open: bool = False
    """Whether everything it says is shown, the original of a correction too."""
    year: int | None = None
    """The present year: it goes without saying in the short line."""

    @property
    def who_and_when(self) -> str:
        """Who recorded it and when it happened; when it was recorded only where that differs."""
        row = self.row
        if row is None:
            return ""
        happened, recorded = self._short(row.happened_words), self._short(row.recorded_words)
        if row.late and happened and happened != recorded:
            return f"{row.author} · happened {happened} · recorded {recorded}"
        return f"{row.author} · {happened or recorded}"

    def _short(self, when: str) -> str:
        day, comma, hour = when.partition(",")
        return f"{day.removesuffix(f' {self.year}')}{comma}{hour}"

    @property
    def details(self) -> tuple[tuple[str, str], ...]:
        """Label and words of everything an entry says, when it is open."""
        row = self.row
        if row is None or not self.open:
            return ()
        details = [("Done by", row.did)] if row.did else []
        details.append(("Recorded", f"{row.recorded_words}, by {row.author}"))
        for line in row.lines:
            details += _of_line(line)
        if row.late:
            details.append(("", row.late))
        details += [("", sentence) for sentence in (row.no_effect, row.withheld, *row.flags) if sentence]
        return tuple(details)

    @property
    def spoken(self) -> str:
        """What a screen reader says of the row."""
        if self.row is None:
            return self.heading
        parts = [self.heading, self.who_and_when, *(mark.words for mark in self.marks)]
        parts += [f"{label}: {words}" if label else words for label, words in self.details]
        return ". ".join(part.rstrip(".") for part in parts if part)


def pane_rows(dispute: Dispute, opened: frozenset[str] = frozenset(), year: int | None = None) -> list[PaneRow]:
    """Every entry, newest first; `opened` are the entries that show everything."""
    rows: list[PaneRow] = []
    above: str | None = None
    for row in reversed(dispute.chronology):
        stage = row.stage_heading or dispute.said(BEFORE)
        if stage != above:
            rows.append(PaneRow(stage))
            above = stage
        rows.append(PaneRow(row.heading, row, icon_of(row, dispute), marks_of(row), row.entry in opened, year))
    return rows


def icon_of(row: ChronologyRow, dispute: Dispute) -> str:
    """The icon of an entry; of a contact by what happened."""
    if row.kind == KindId.CONTACT:
        what = next((contact.what for contact in dispute.contacts if contact.entry == row.entry), None)
        return _CONTACT_ICONS.get(what, "chat")
    return kind_icon(row.kind)


def marks_of(row: ChronologyRow) -> tuple[Mark, ...]:
    """The tags of an entry."""
    said = (
        (bool(row.late), Mark("Recorded late", Tone.DUE, "clock")),
        (row.kind == KindId.CORRECTION, Mark("Correction", Tone.INFO, "pencil")),
        (bool(row.corrections), Mark("Corrected since", Tone.INFO, "pencil")),
        (row.separate, Mark("Recorded separately", Tone.INFO, "fork")),
        (row.twice, Mark("Recorded twice", Tone.INFO, "copy")),
        (bool(row.no_effect), Mark("Had no effect", Tone.INFO, "help")),
        (bool(row.withheld), Mark("Withheld from copies", Tone.SAMPLE, "withheld")),
        (bool(row.flags), Mark("Look at the clock", Tone.DUE, "clock")),
    )
    return tuple(mark for there, mark in said if there)


def _of_line(line: ChronologyLine) -> list[tuple[str, str]]:
    lines = [(line.label.rstrip("?"), line.value)]
    if line.original is not None:
        lines.append(("Recorded first", line.original))
    lines += [("Another correction says", value) for value in line.alternatives]
    if line.withheld:
        lines.append(("", "This is withheld from copies."))
    return lines
