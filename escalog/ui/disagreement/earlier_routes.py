"""Routes that a disagreement stood on before it moved: which clock stopped, what counts now, the ladder as it was."""

from collections.abc import Callable

from PySide6.QtCore import Signal

from escalog.domain.dispute.route_moves import moves
from escalog.services.disagreements.dispute_page import DisputePage
from escalog.ui.diagrams.stage_rail import StageRail
from escalog.ui.disagreement.words import rail_stages
from escalog.ui.look.button_look import ButtonLook
from escalog.ui.look.tokens import Role, Space
from escalog.ui.widgets.buttons import Button, literal
from escalog.ui.widgets.layouts import Box, Flow
from escalog.ui.widgets.text import Text


class EarlierRoutes(Box):
    """Stands below the present route's rail; hidden if there was no other route."""

    chosen = Signal(str)
    """A stage of an earlier route was pressed."""

    def __init__(self) -> None:
        super().__init__(gap=Space.LABEL)
        self.rails: list[StageRail] = []
        self.hide()

    def show_page(self, page: DisputePage) -> None:
        """What moved, in a sentence for each route, with its ladder one press away; last, what counts now."""
        self.empty()
        self.rails = []
        moved = moves(page.dispute)
        said = {move.entry: move.stopped for move in moved}
        said |= {move.entry: " ".join((move.stopped, *move.clocks[:1])) for move in moved[-1:]}
        for ladder in page.dispute.earlier:
            words = said.get(ladder.left_by) if ladder.left_by is not None else None
            self.add(Text(words or f"Recorded separately: it may stand on {ladder.track.title}.", Role.SMALL, "ink2"))
            rail = StageRail()
            rail.show_stages(rail_stages(page, ladder.stages))
            rail.chosen.connect(self.chosen)
            link = Button(literal(f"Show the route {ladder.track.title}"), ButtonLook.SMALL_LINK)
            link.clicked.connect(self._toggle(link, rail, ladder.track.title))
            self.add(Flow(link), rail)
            rail.hide()
            self.rails.append(rail)
        self.setVisible(bool(page.dispute.earlier))

    def _toggle(self, link: Button, rail: StageRail, title: str) -> Callable[[], None]:
        def toggle() -> None:
            shown = not rail.isVisibleTo(self)
            rail.setVisible(shown)
            link.setText(literal(f"{'Hide' if shown else 'Show'} the route {title}"))

        return toggle
