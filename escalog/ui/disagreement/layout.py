"""How the page of a disagreement is laid out: two panes, or one column with views where there is little room.

Holds and arranges the parts; knows no service and records nothing.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from escalog.ui.acts.panel import ActPanel
from escalog.ui.chronology.pane import ChronologyPane
from escalog.ui.diagrams.stage_rail import StageRail
from escalog.ui.disagreement.earlier_routes import EarlierRoutes
from escalog.ui.disagreement.known_card import KnownCards
from escalog.ui.disagreement.next_step_card import NextStepCard
from escalog.ui.disagreement.positions_card import PositionsCard
from escalog.ui.disagreement.separate_banner import SeparateBanner
from escalog.ui.disagreement.stage_card import StageCard
from escalog.ui.look.theme import theme
from escalog.ui.look.tokens import SIDE_PANE_WIDE_FROM, Role, Size, Space, Wide
from escalog.ui.page.page import Page
from escalog.ui.widgets.buttons import Button
from escalog.ui.widgets.layouts import Box, discard
from escalog.ui.widgets.segments import Segments
from escalog.ui.widgets.surfaces import Panel
from escalog.ui.widgets.text import Text

NOW, CHRONOLOGY = "now", "chronology"


class DisputeLayout(Page):
    """The page's layout, without its contents."""

    view_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.facts = Text("", Role.SMALL, "ink2")
        self.status_line = Text("", Role.BODY_BOLD, "info")
        self.record_button = Button("Record so&mething")
        self.make_record = Button("Make a record...", icon="document")
        self.more_button = Button("&More")
        self.rail = StageRail()
        self.earlier = EarlierRoutes()
        self.stage_card = StageCard()
        self.separate = SeparateBanner()
        self.step = NextStepCard()
        self.positions = PositionsCard()
        self.known = KnownCards()
        self.chronology = ChronologyPane()
        self.views = Segments(((NOW, "&Now"), (CHRONOLOGY, "Chronolog&y")))
        self.panel: ActPanel | None = None
        self.view = NOW
        self.filled = False
        self._lay_out()
        self.views.chosen.connect(self.show_view)
        self.rail.turned.connect(self.arrange, Qt.ConnectionType.QueuedConnection)  # once its height is known

    def hasHeightForWidth(self) -> bool:
        """It fills the height there is: its panes scroll."""
        return False

    # what is in view

    def show_view(self, view: str) -> None:
        """Chooses what a one-column window shows."""
        self.view = view
        self.views.set_current(view)
        self.arrange()
        self.view_changed.emit(view)

    def open_panel(self, panel: ActPanel) -> None:
        """Puts an act beside the page, or over it where there is one column."""
        self.drop_panel()
        self.panel = panel
        self.help = "acts"
        self.side.box.addWidget(panel)
        self.step.set_quiet(kind=panel.spec.kind)
        self.arrange()

    def drop_panel(self) -> None:
        """Removes the act panel."""
        if self.panel is not None:
            self.side.box.removeWidget(self.panel)
            discard(self.panel)
            self.panel = None
            self.help = "disagreement"
            self.step.set_quiet(kind=None)
        self.arrange()

    def set_menus(self, acts: QMenu, more: QMenu) -> None:
        """What can be recorded, and the same with everything else."""
        for button, menu in ((self.record_button, acts), (self.more_button, more)):
            old = button.menu()
            button.set_choices(menu)
            if old is not None:
                old.deleteLater()

    def relayout(self, em_wide: float) -> None:
        """Folds and unfolds."""
        super().relayout(em_wide)
        self.step.fold(em_wide)
        self.arrange()

    def arrange(self) -> None:
        """Shows and hides the parts for the width there is and the act that is open."""
        em, panel = self.em_wide, self.panel
        for part in (self.step, self.positions):
            part.setVisible(self.filled)
        one_column = em < Wide.FOLDED_ACTIONS
        folded = em < Wide.FULL or one_column
        side_only = one_column and (panel is not None or self.view == CHRONOLOGY)
        self.pane.setVisible(not side_only)
        self.side.setVisible(not one_column or side_only)
        self.chronology.setVisible(panel is None)
        self.bar.setVisible(one_column and panel is None)
        self.head_actions.setVisible(not one_column and panel is None)
        self._place_more(in_bar=one_column)
        for button in (self.record_button, self.make_record):
            button.setVisible(self.filled and not folded)
        self.more_button.setVisible(self.filled and folded)
        self._place_step(above=one_column or self._rail_is_high())
        self._set_side_width(one_column=one_column)
        if panel is not None:
            panel.set_narrow(narrow=em < Wide.ONE_COLUMN)

    # building

    def _lay_out(self) -> None:
        self.column.removeWidget(self.pane)
        self.body.box.removeWidget(self.heading)
        self.body.box.removeWidget(self.lead)
        discard(self.lead)
        words = Box(self.facts, self.status_line, gap=Space.HAIR)
        self.head_actions = Box(self.record_button, self.make_record, gap=Space.GROUP, across=True)
        self.head_actions.add(self.more_button)
        below = Box(gap=Space.CARD, across=True)
        below.add(words, stretch=1)
        below.add(self.head_actions)
        below.box.setAlignment(words, Qt.AlignmentFlag.AlignTop)
        below.box.setAlignment(self.head_actions, Qt.AlignmentFlag.AlignTop)
        head = Box(self.heading, below, gap=Space.TIGHT)  # the ring round the title has room
        self.body.add(head, self.separate, self.rail, self.earlier, self.stage_card)
        self.body.add(self.step, self.positions, self.known)
        self.body.add_stretch()
        self.bar = Panel(self.views, ground="window", edge="bottom", across=True, gap=Space.GROUP)
        self.bar.set_margins(Space.PAGE, Space.GROUP, Space.PAGE, Space.GROUP)
        self.side = Panel(self.chronology, ground="surface", gap=Space.NONE)
        across = QHBoxLayout()
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self.pane, 1)
        across.addWidget(self.side)
        rows = QVBoxLayout()
        rows.setSpacing(0)
        rows.addWidget(self.bar)
        rows.addLayout(across, 1)
        self.column.addLayout(rows)
        self.views.set_current(NOW)
        self.status_line.hide()

    def _place_more(self, *, in_bar: bool) -> None:
        holder = self.bar if in_bar else self.head_actions
        if self.more_button.parentWidget() is not holder:
            holder.box.addWidget(self.more_button)

    def _rail_is_high(self) -> bool:
        """Whether the rail stands upright and would push the next step out of the first view."""
        return self.rail.tall and self.rail.height_wanted > self.pane.height() * _MOST_OF_THE_VIEW

    def _place_step(self, *, above: bool) -> None:
        box = self.body.box
        wanted = box.indexOf(self.separate) + 1
        if above and box.indexOf(self.step) != wanted:
            box.removeWidget(self.step)
            box.insertWidget(wanted, self.step)
        elif not above and box.indexOf(self.step) < box.indexOf(self.rail):
            box.removeWidget(self.step)
            box.insertWidget(box.indexOf(self.stage_card) + 1, self.step)

    def _set_side_width(self, *, one_column: bool) -> None:
        look = theme()
        if one_column:
            self.side.setMinimumWidth(0)
            self.side.setMaximumWidth(_UNLIMITED)
            return
        wide = self.window().width() >= SIDE_PANE_WIDE_FROM
        usual = Size.ACT_PANE if self.panel is not None else Size.SIDE_PANE
        self.side.setFixedWidth(look.text(Size.SIDE_PANE_WIDE if wide else usual))


_MOST_OF_THE_VIEW = 1 / 3
"""How much of the view the rail may take above the next step."""

_UNLIMITED = 16777215
"""Qt's own QWIDGETSIZE_MAX."""
