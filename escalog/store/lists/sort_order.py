"""Sort orders of the list of disagreements, as SQL. Closed disagreements come after open ones."""

from collections.abc import Mapping
from dataclasses import dataclass

DUE = "due"

_VALUES: Mapping[str, tuple[str, ...]] = {
    "child": ("initials COLLATE NOCASE", "reference COLLATE NOCASE"),
    "about": ("subject COLLATE NOCASE",),
    "agency": ("agency_folded",),
    "stage": ("CAST(stage_number AS INTEGER)", "stage_label COLLATE NOCASE"),
    DUE: ("next_due",),
    "contact": ("last_contact",),
}


@dataclass(frozen=True, slots=True)
class Sort:
    """A column of the list, and whether the order is reversed."""

    column: str = DUE
    turned: bool = False

    def clause(self) -> str:
        """What follows ORDER BY: rows without a value last, whichever way it goes. Raises KeyError when unknown."""
        values = _VALUES[self.column]
        way = " DESC" if self.turned else ""
        first = values[-1].split(" ")[0]
        empty = f"ifnull({first}, '') = ''"
        return ", ".join(("closed", empty, *(f"{column}{way}" for column in values), "no"))
