"""Taking a procedure into use: who says so, whether the source was checked, what was filled in."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from escalog.domain.entry import FieldValue
from escalog.domain.kinds import Control, Field
from escalog.domain.moments import Moment
from escalog.ui.asked import Supplies
from escalog.ui.form import Form
from escalog.ui.tokens import Role, Space, Tone
from escalog.ui.widgets.layouts import Box
from escalog.ui.widgets.surfaces import Banner
from escalog.ui.widgets.text import Text, heading

if TYPE_CHECKING:
    from escalog.services.views import Identity, Pack

FIELDS = (
    Field(
        "name",
        "Who decides that it is used here?",
        required=True,
        error="Write who decides that it is used here",
        case_text=False,
    ),
    Field("role", "Their role", required=True, error="Write their role", case_text=False),
    Field("on", "From when?", Control.DATE, required=True, error="Enter the day it is used from", case_text=False),
    Field(
        "source_checked",
        "It was compared with our partnership's current text",
        Control.TICK,
        case_text=False,
    ),
    Field(
        "gaps_filled",
        "What did you add or look up, and where?",
        Control.PROSE,
        hint="For what is not published here. It is printed on every record's cover.",
        case_text=False,
    ),
)

_NOT_COMPARED = "Not compared yet: every record's cover will say so."


class AdoptForm(Box):
    """What a record's cover will say about the procedure."""

    changed = Signal()

    def __init__(self, now: Callable[[], datetime]) -> None:
        super().__init__(gap=Space.CARDS)
        self._now = now
        self.gaps = Banner(Tone.DUE)
        self.form = Form(FIELDS, Supplies(lambda _name: (), now))
        self.note = Text(_NOT_COMPARED, Role.SMALL, "ink2")
        self.add(heading("Use this procedure"), self.gaps, self.form, self.note)
        self.gaps.hide()
        self.form.changed.connect(self._on_changed)

    def show_pack(self, pack: "Pack", me: "Identity") -> None:
        """Starts with who works here, today, and what this pack leaves open."""
        self.gaps.say("Not published in this procedure", " ".join(pack.gaps))
        self.gaps.setVisible(bool(pack.gaps))
        values: dict[str, FieldValue] = {
            "name": me.name,
            "role": me.role,
            "on": Moment.of(self._now()).date.isoformat(),
        }
        if pack.adoption is not None:
            values |= {"gaps_filled": pack.adoption.gaps_filled, "source_checked": pack.adoption.source_checked}
        self.form.show_errors(())
        self.form.set_values(values)
        self._on_changed()

    def check(self) -> bool:
        """Shows what is missing; True when nothing is."""
        return self.form.check()

    def values(self) -> Mapping[str, FieldValue]:
        """What was filled in."""
        return self.form.values()

    def _on_changed(self) -> None:
        self.note.setVisible(not self.form.values().get("source_checked"))
        self.changed.emit()
