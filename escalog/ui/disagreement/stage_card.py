"""One stage in full, below the rail: roles, time limits and how they were worked out, what is to be written."""

from PySide6.QtCore import Signal

from escalog.domain.ladder.states import StageState
from escalog.domain.permissions.acts import to_describe
from escalog.services.disagreements.dispute_page import DisputePage
from escalog.ui.disagreement.words import stage_lines
from escalog.ui.look.button_look import ButtonLook
from escalog.ui.look.tokens import Role, Space
from escalog.ui.widgets.buttons import Button
from escalog.ui.widgets.layouts import Box, Flow, row
from escalog.ui.widgets.surfaces import Card
from escalog.ui.widgets.text import Text, heading


class StageCard(Card):
    """Shown when a stage of the rail is pressed; empty otherwise."""

    describe_asked = Signal(str)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__(gap=Space.GROUP)
        self.stage = self.spoken = ""
        self.hide()

    def show_stage(self, page: DisputePage, stage: StageState) -> None:
        """Shows a stage."""
        self.empty()
        self.stage = stage.stage.id
        close = Button("Close", ButtonLook.SMALL_LINK, name=f"Close {stage.heading}")
        close.clicked.connect(self.close_stage)
        head = row()
        head.add(heading(stage.heading, Role.H3), stretch=1)
        head.add(close)
        self.add(head)
        lines = list(stage_lines(page, stage))
        for label, words in lines:
            self.add(Box(Text(label, Role.SMALL_BOLD, "ink2"), Text(words), gap=Space.NONE))
        self.spoken = ". ".join((stage.heading, *(f"{label}: {words.rstrip('.')}" for label, words in lines)))
        if stage in to_describe(page.dispute):
            describe = Button("Describe this stage by hand...", icon="steps")
            describe.clicked.connect(lambda: self.describe_asked.emit(self.stage))
            self.add(Text("This stage is not published in full here."), Flow(describe))
        self.show()

    def close_stage(self) -> None:
        """Closes it."""
        self.stage = ""
        self.hide()
        self.closed.emit()
