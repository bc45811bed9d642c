"""The sort order of the list, by any column. The store does the sorting."""

from dataclasses import dataclass

from escalog.services.disagreements.found_rows import Column
from escalog.wording.language import say

COLUMNS = ("whom", "what", "agency", "stage", "time-left", "last-contact")
"""The columns of the table by their names in the catalogue, in its order."""
_COLUMNS = tuple(Column)
TIME_LEFT = COLUMNS.index("time-left")
LAST_CONTACT = COLUMNS.index("last-contact")


@dataclass(frozen=True, slots=True)
class Order:
    """A column, and whether its order is reversed."""

    column: int = TIME_LEFT
    turned: bool = False

    def by(self, column: int) -> "Order":
        """The order after a heading was pressed: the same one turns round. The latest contact comes first."""
        if column == self.column:
            return Order(column, not self.turned)
        return Order(column, column == LAST_CONTACT)

    @property
    def store_column(self) -> Column:
        """The column as the store is asked for it."""
        return _COLUMNS[self.column]

    @property
    def words(self) -> str:
        """What the order is called: "Sorted by time left."."""
        way = "round" if self._unusual else "usual"
        return say("disagreements-sorted", column=COLUMNS[self.column], way=way)

    @property
    def _unusual(self) -> bool:
        return self.turned != (self.column == LAST_CONTACT)
