"""Which stage is shown in full below the rail: the one that was pressed, until it is pressed again or closed."""

from PySide6.QtCore import QObject, Signal

from escalog.services.disagreements.dispute_page import DisputePage
from escalog.ui.disagreement.layout import DisputeLayout
from escalog.ui.disagreement.words import rail_stages
from escalog.ui.widgets.announce import announce


class StageInFull(QObject):
    """Connects the rails of the present and earlier routes to the card below them."""

    describe_asked = Signal(str)
    """A stage is to be described by hand."""

    def __init__(self, layout: DisputeLayout) -> None:
        super().__init__(layout)
        self._layout = layout
        self._page: DisputePage | None = None
        self._rail, self._earlier, self._card = layout.rail, layout.earlier, layout.stage_card
        self._rail.chosen.connect(self._on_chosen)
        self._earlier.chosen.connect(self._on_chosen)
        self._card.describe_asked.connect(self.describe_asked)
        self._card.closed.connect(self._describe_buttons)

    def show_page(self, page: DisputePage) -> None:
        """Shows the stages of a disagreement and keeps the expanded stage expanded."""
        self._page = page
        self._rail.show_stages(rail_stages(page))
        self._rail.setAccessibleName(f"{page.dispute.words.stage}s")
        self._earlier.show_page(page)
        if self._card.stage:
            self._card.show_stage(page, page.dispute.stage(self._card.stage))
        self._describe_buttons()

    def close(self) -> bool:
        """Closes the stage that is open. False when there is none."""
        if not self._card.isVisible():
            return False
        self._card.close_stage()
        return True

    def empty(self) -> None:
        """Clears all case text."""
        self._page = None
        self._rail.show_stages(())
        self._earlier.empty()
        self._card.empty()
        self._card.close_stage()

    def _on_chosen(self, stage: str) -> None:
        page, card = self._page, self._card
        if page is None:
            return
        if card.stage == stage and card.isVisible():
            card.close_stage()
        else:
            card.show_stage(page, page.dispute.stage(stage))
            announce(card, card.spoken)
        self._describe_buttons()

    def _describe_buttons(self) -> None:
        """Says at each stage whether it is shown in full, for screen-reader users."""
        shown = self._card.stage if self._card.isVisibleTo(self._layout) else ""
        for button in self._rail.buttons:
            words = "Shown in full below" if button.stage.id == shown else "Press to show it in full"
            button.setAccessibleDescription(words)
