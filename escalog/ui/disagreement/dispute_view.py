"""Fills the page's parts with one disagreement and clears them again. Knows no service and records nothing."""

from collections.abc import Callable

from PySide6.QtWidgets import QMenu

from escalog.domain.values.moment import LONDON
from escalog.services.disagreements.dispute_page import DisputePage
from escalog.ui.acts.words import act_label
from escalog.ui.disagreement.layout import DisputeLayout
from escalog.ui.disagreement.stage_in_full import StageInFull
from escalog.ui.disagreement.words import facts_line, short_facts, status_words
from escalog.ui.look.tokens import Wide
from escalog.ui.page.page import CHILD
from escalog.ui.widgets.buttons import literal


class DisputeView:
    """What is shown of a disagreement."""

    def __init__(self, layout: DisputeLayout, stage: StageInFull) -> None:
        self._layout = layout
        self._stage = stage

    def show(self, page: DisputePage) -> None:
        """Shows a disagreement as it stands."""
        layout, dispute = self._layout, page.dispute
        layout.filled = True
        layout.whom = dispute.words.child
        layout.heading.setText(dispute.title)
        self.show_facts(page)
        layout.status_line.setText(status_words(dispute))
        layout.status_line.setVisible(bool(layout.status_line.text()))
        layout.separate.show_dispute(dispute)
        self._stage.show_page(page)
        layout.step.show_step(page.next_step, dispute, page.acts)
        layout.step.set_quiet(kind=layout.panel.spec.kind if layout.panel is not None else None)
        layout.positions.show_positions(dispute)
        layout.known.show_dispute(dispute)
        layout.chronology.show_dispute(dispute, page.now.astimezone(LONDON).year)

    def show_facts(self, page: DisputePage) -> None:
        """The line of facts; shorter where there is little room."""
        short = self._layout.em_wide < Wide.ONE_COLUMN
        self._layout.facts.setText(short_facts(page) if short else facts_line(page))

    def empty(self) -> None:
        """Clears all case text."""
        layout = self._layout
        layout.filled = False
        layout.whom = CHILD
        for text in (layout.facts, layout.status_line):
            text.setText("")
        layout.heading.setText(layout.title)
        for part in (layout.step, layout.positions, layout.known):
            part.empty()
        layout.step.main = None
        self._stage.empty()
        layout.separate.hide()
        layout.chronology.clear()


def act_menu(
    layout: DisputeLayout,
    page: DisputePage,
    ask: Callable[[str], Callable[[], None]],
    make_record: Callable[[], None] | None = None,
) -> QMenu:
    """The menu of what can be recorded now; with `make_record` also making a record."""
    menu = QMenu(layout)
    for kind in page.acts:
        menu.addAction(f"{literal(act_label(kind, page.dispute))}...", ask(kind))
    if make_record is not None:
        menu.addSeparator()
        menu.addAction("Make a record...", make_record)
    return menu
