"""The draft of raising: what was filled in, on which page, and what there is to begin with."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from escalog.domain.entry_kinds.raising import STEPS
from escalog.domain.values.entry import FieldValue
from escalog.services.kept.draft import KeptDraft
from escalog.services.procedures.held_procedure import Pack
from escalog.ui.page.drafting import CurrentDraft
from escalog.ui.page.page import Session
from escalog.ui.page.targets import RAISE, DraftKey
from escalog.ui.raising.forms import RaiseForms

if TYPE_CHECKING:
    from escalog.services.desk import Desk

KEY = DraftKey(RAISE)
_TITLE = "Raise a disagreement"
_STEP = "_step"
_STEP_IDS = frozenset(step.id for step in STEPS)


@dataclass(frozen=True, slots=True)
class Beginning:
    """What raising begins with: the procedures in use, where new ones start, and the draft that was kept."""

    packs: Sequence[Pack]
    default: Pack | None = None
    draft: KeptDraft | None = None

    @property
    def values(self) -> Mapping[str, object]:
        """What was filled in before."""
        kept = dict(self.draft.values) if self.draft is not None else {}
        kept.pop(_STEP, None)
        return kept

    @property
    def step(self) -> str:
        """The page that was up; empty where it is not known."""
        step = str(self.draft.values.get(_STEP, "")) if self.draft is not None else ""
        return step if step in _STEP_IDS else ""


def read_beginning(desk: "Desk") -> Beginning:
    """Reads what there is to begin with. Runs on the worker, which must hold no part of the window."""
    packs = desk.procedures.all() if desk.sample else desk.procedures.adopted()
    return Beginning(packs, desk.procedures.default(), desk.drafts.get(KEY.text))


class RaiseDraft(CurrentDraft):
    """Keeps the answers of the forms; nothing while nothing was filled in."""

    def __init__(self, session: Session, forms: RaiseForms, parent: QObject) -> None:
        super().__init__(session.drafting, parent)
        self._forms = forms
        forms.taken.connect(self.touch)
        forms.left.connect(self.keep)

    def start(self, step: Callable[[], str]) -> None:
        """Keeps what is filled in from now on, and the page that `step` gives."""

        def values() -> dict[str, FieldValue]:
            return {**self._forms.values, _STEP: step()} if self._forms.asking.begun else {}

        self.begin(KEY, _TITLE, values)
