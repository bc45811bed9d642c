"""Taking a procedure into use: who says so, whether the source was checked, what was filled in."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from escalog.domain.entry_kinds.fields import Control
from escalog.domain.procedure.versions import is_newer
from escalog.domain.values.entry import FieldValue
from escalog.domain.values.moment import Moment
from escalog.ui.forms.form import Form
from escalog.ui.forms.question import FormContext
from escalog.ui.forms.tick import Tick
from escalog.ui.look.tokens import Role, Space, Tone
from escalog.ui.widgets.layouts import Box, column
from escalog.ui.widgets.surfaces import Banner
from escalog.ui.widgets.text import Text, heading, hint
from escalog.wording.fields import AskedField

if TYPE_CHECKING:
    from escalog.services.desk import Desk
    from escalog.services.laptop.identity import Identity
    from escalog.services.procedures.held_procedure import Pack

FIELDS = (
    AskedField(
        "name",
        label="Who decides that it is used here?",
        required=True,
        error="Write who decides that it is used here",
        case_text=False,
    ),
    AskedField("role", label="Their role", required=True, error="Write their role", case_text=False),
    AskedField(
        "on",
        label="From when?",
        control=Control.DATE,
        required=True,
        error="Enter the day it is used from",
        case_text=False,
    ),
    AskedField(
        "source_checked",
        label="It was compared with our partnership's current text",
        control=Control.TICK,
        case_text=False,
    ),
    AskedField(
        "gaps_filled",
        label="What did you add or look up, and where?",
        control=Control.PROSE,
        hint="For what is not published here. It is printed on every record's cover.",
        case_text=False,
    ),
)

_STARTS = "New disagreements start under it from now on"
_ONLY_ONE = "No other procedure is in use here, so new disagreements start under it."
_NOT_COMPARED = "Not compared yet: every record's cover will say so."


NOT_YET = "Choose today or an earlier day. A later one: take it into use on that day"


def in_full(pack: "Pack") -> str:
    """A version as it is told from others: title and version."""
    return f"{pack.procedure.title}, version {pack.procedure.version}"


class AdoptForm(Box):
    """What a record's cover will say about the procedure."""

    changed = Signal()

    def __init__(self, now: Callable[[], datetime]) -> None:
        super().__init__(gap=Space.CARDS)
        self._now = now
        self.gaps = Banner(Tone.DUE)
        self.form = Form(FIELDS, FormContext(lambda _name: (), now))
        self.note = Text(_NOT_COMPARED, Role.SMALL, "ink2")
        self.starts = Tick(_STARTS)
        self.starts_now = hint("")
        self.add(heading("Use this procedure"), self.gaps, self.form, self.note)
        self.add(column(self.starts_now, self.starts, gap=Space.LABEL))
        self.gaps.hide()
        self.form.changed.connect(self._on_changed)

    def show_pack(self, pack: "Pack", me: "Identity", default: "Pack | None") -> None:
        """Starts with who works here, today, and what this pack leaves open. `default`: where new ones start now."""
        self.gaps.say("Not published in this procedure", " ".join(pack.gaps))
        self.gaps.setVisible(bool(pack.gaps))
        values: dict[str, FieldValue] = {
            "name": me.name,
            "role": me.role,
            "on": Moment.of(self._now()).date.isoformat(),
        }
        if pack.adoption is not None:
            values |= {"gaps_filled": pack.adoption.gaps_filled, "source_checked": pack.adoption.source_checked}
        self._ask_where_to_start(pack, default)
        self.form.show_errors(())
        self.form.set_values(values)
        self._on_changed()

    def check(self) -> bool:
        """Shows what is missing, or that the day has not come yet; True when nothing stands in the way."""
        if not self.form.check():
            return False
        ahead = date.fromisoformat(str(self.form.values()["on"])) > Moment.of(self._now()).date
        if ahead:
            self.form.show_errors((("on", NOT_YET),))
        return not ahead

    def values(self) -> Mapping[str, FieldValue]:
        """What was filled in."""
        return self.form.values()

    def taking(self, desk: "Desk", digest: str) -> Callable[[], None]:
        """Takes this version into use as it is filled in now."""
        values, starts = self.values(), self.as_default

        def work() -> None:
            desk.procedures.adopt(
                digest,
                str(values["name"]),
                str(values["role"]),
                date.fromisoformat(str(values["on"])),
                source_checked=values.get("source_checked") is True,
                gaps_filled=str(values.get("gaps_filled", "")),
                as_default=starts,
            )

        return work

    @property
    def as_default(self) -> bool:
        """Whether new disagreements start under it from now on."""
        return self.starts.isChecked()

    def _ask_where_to_start(self, pack: "Pack", default: "Pack | None") -> None:
        """Keeps the present default, unless this is a newer version of it or somebody ticks the box."""
        self.starts.setChecked(default is None or is_newer(pack.procedure, default.procedure))
        asked = default is not None and default.digest != pack.digest
        self.starts.setVisible(asked)
        self.starts_now.setVisible(asked or default is None)
        now = f"Now they start under: {in_full(default)}." if default is not None else _ONLY_ONE
        self.starts_now.setText(now)
        self.starts.setAccessibleDescription(now)

    def _on_changed(self) -> None:
        self.note.setVisible(not self.form.values().get("source_checked"))
        self.changed.emit()
