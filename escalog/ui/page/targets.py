"""Where a row, a link or a draft leads: one class for each page, with what it should show. Ids only, no case text."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, cast

if TYPE_CHECKING:
    from escalog.domain.values.entry import DisputeId

ICONS = {
    "call": "phone",
    "write": "pencil",
    "action": "tick",
    "reply": "reply",
    "settle": "fork",
    "stage": "steps",
    "partnership": "people",
    "child": "shield",
    "pause": "clock",
}


@dataclass(frozen=True, slots=True)
class Target:
    """A page, and what it should show."""

    page: ClassVar[str] = ""
    """The name of the page."""


@dataclass(frozen=True, slots=True)
class TodayTarget(Target):
    """Today."""

    page = "today"


class AgendaSpan(StrEnum):
    """How much the agenda shows."""

    DAY = "day"
    WEEK = "week"


@dataclass(frozen=True, slots=True)
class AgendaTarget(Target):
    """The agenda, at the days that were up before or at this day or its week."""

    page = "agenda"
    span: AgendaSpan = AgendaSpan.WEEK
    on: date | None = None


@dataclass(frozen=True, slots=True)
class ClosuresTarget(Target):
    """Closures and extra working days."""

    page = "closures"


@dataclass(frozen=True, slots=True)
class DisagreementsTarget(Target):
    """The list of all disagreements; with `search` the keyboard goes into the search."""

    page = "disagreements"
    search: bool = False


@dataclass(frozen=True, slots=True)
class DisagreementTarget(Target):
    """One disagreement, or the one that was up before: as it stands, at its next step, or with an act open."""

    page = "disagreement"
    dispute: "DisputeId | None" = None
    act: str = ""
    about: str = ""
    """What the act is about: an entry, a stage, an action."""
    at_next_step: bool = False


@dataclass(frozen=True, slots=True)
class RaiseTarget(Target):
    """Raising a disagreement."""

    page = "raise"


@dataclass(frozen=True, slots=True)
class RecordTarget(Target):
    """Making a record of a disagreement; with `notice` a notification about one point of a stage."""

    page = "record"
    dispute: "DisputeId | None" = None
    notice: str = ""


@dataclass(frozen=True, slots=True)
class SentTarget(Target):
    """Sent and saved."""

    page = "sent"


@dataclass(frozen=True, slots=True)
class ProceduresTarget(Target):
    """The list of procedures."""

    page = "procedures"


class ProcedureView(StrEnum):
    """The ways in which one procedure is shown."""

    READ = "read"
    EXAMPLE = "example"
    COMPARE = "compare"
    USE = "use"


@dataclass(frozen=True, slots=True)
class ProcedureTarget(Target):
    """One version of a procedure, or the one that was up before."""

    page = "procedure"
    digest: str = ""
    view: ProcedureView | None = None
    """None: as it was read last; another version begins with its ladder."""


@dataclass(frozen=True, slots=True)
class ImportTarget(Target):
    """Bringing in a procedure; with a file where one was chosen elsewhere."""

    page = "bring-in"
    file: Path | None = None


@dataclass(frozen=True, slots=True)
class CheckTarget(Target):
    """Check a record."""

    page = "check"


@dataclass(frozen=True, slots=True)
class SettingsTarget(Target):
    """Settings."""

    page = "settings"


@dataclass(frozen=True, slots=True)
class PassphraseTarget(Target):
    """Choosing a new passphrase; `after_code` when the store was opened with the recovery code."""

    page = "passphrase"
    after_code: bool = False


@dataclass(frozen=True, slots=True)
class NewSheetTarget(Target):
    """A new recovery sheet."""

    page = "new-sheet"


@dataclass(frozen=True, slots=True)
class HelpTarget(Target):
    """A help page by its name; the first where it is not named."""

    page = "help"
    name: str = ""


@dataclass(frozen=True, slots=True)
class RiskTarget(Target):
    """What to do while somebody is at immediate risk: the disagreement that was open, and whom it is about."""

    page = "risk"
    dispute: "DisputeId | None" = None
    whom: str = "child"


RAISE = "raise"
MAKE_RECORD = "make-record"


@dataclass(frozen=True, slots=True)
class DraftKey:
    """What a draft belongs to. As text: "raise", "<disagreement>/make-record" or "<disagreement>/<kind>[/<what>]"."""

    kind: str
    """An act ("contact"), or what is neither: `RAISE`, `MAKE_RECORD`."""
    dispute: "DisputeId | None" = None
    about: str = ""

    @classmethod
    def parse(cls, text: str) -> "DraftKey":
        """Reads a key as it was kept."""
        dispute, _, rest = text.partition("/")
        if not rest:
            return cls(RAISE)
        kind, _, about = rest.partition("/")
        return cls(kind, cast("DisputeId", dispute), about)

    @property
    def text(self) -> str:
        """The key as it is kept."""
        return "/".join(part for part in (self.dispute, self.kind, self.about) if part)

    @property
    def target(self) -> Target:
        """Where the draft is written on."""
        if self.dispute is None:
            return RaiseTarget()
        if self.kind == MAKE_RECORD:
            return RecordTarget(self.dispute)
        return DisagreementTarget(self.dispute, self.kind, self.about)
