"""In which order the list of disagreements stands: by any of its columns, what is closed always after what is open."""

from collections.abc import Sequence
from dataclasses import dataclass

from escalog.services.views import FoundRow

ORDERS = ("child", "what it is about", "agency", "stage", "time left", "last contact")
"""The columns in the words of "Sorted by ...", in the order of the table."""
TIME_LEFT = ORDERS.index("time left")
LAST_CONTACT = ORDERS.index("last contact")


@dataclass(frozen=True, slots=True)
class Order:
    """A column, and whether it is turned round."""

    column: int = TIME_LEFT
    turned: bool = False

    def by(self, column: int) -> "Order":
        """The order after a heading was pressed: the same one turns round. The latest contact comes first."""
        if column == self.column:
            return Order(column, not self.turned)
        return Order(column, column == LAST_CONTACT)

    def of(self, rows: Sequence[FoundRow]) -> list[FoundRow]:
        """The rows in this order; those without a value come after the others, whichever way it goes."""
        known = sorted((row for row in rows if _value(row, self.column)), key=self._key, reverse=self.turned)
        nothing = [row for row in rows if not _value(row, self.column)]
        return sorted([*known, *nothing], key=lambda row: row.closed)

    @property
    def words(self) -> str:
        """What the order is called: "Sorted by child."."""
        return f"Sorted by {ORDERS[self.column]}{', the other way round' if self._unusual else ''}."

    @property
    def _unusual(self) -> bool:
        return self.turned != (self.column == LAST_CONTACT)

    def _key(self, row: FoundRow) -> str:
        return _value(row, self.column)


def _value(row: FoundRow, column: int) -> str:
    due = row.due.isoformat() if row.due is not None else ""
    child = f"{row.initials} {row.reference}".strip()
    return (child.casefold(), row.about.casefold(), row.agency.casefold(), row.stage, due, row.contacted)[column]
