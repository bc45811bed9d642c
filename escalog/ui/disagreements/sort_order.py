"""The sort order of the list, by any column. The store does the sorting."""

from dataclasses import dataclass

from escalog.services.disagreements.found_rows import Column

ORDERS = ("whom it is about", "what it is about", "agency", "stage", "time left", "last contact")
"""The columns in the words of "Sorted by ...", in the order of the table."""
_COLUMNS = tuple(Column)
TIME_LEFT = ORDERS.index("time left")
LAST_CONTACT = ORDERS.index("last contact")


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
        return f"Sorted by {ORDERS[self.column]}{', the other way round' if self._unusual else ''}."

    @property
    def _unusual(self) -> bool:
        return self.turned != (self.column == LAST_CONTACT)
