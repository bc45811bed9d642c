"""Decisions that were recorded separately: both are shown, and settling which stands is offered."""

from escalog.domain.dispute.dispute import Dispute
from escalog.ui.look.tokens import Tone
from escalog.ui.widgets.layouts import discard
from escalog.ui.widgets.surfaces import Banner
from escalog.ui.widgets.text import Text


class SeparateBanner(Banner):
    """Hidden unless there is something to settle."""

    def __init__(self) -> None:
        super().__init__(Tone.INFO)
        self._said: list[Text] = []
        self.hide()

    def show_dispute(self, dispute: Dispute) -> None:
        """Shows each decision as one line."""
        for text in self._said:
            self.box.removeWidget(text)
            discard(text)
        self._said = [Text(decision.sentence) for decision in dispute.separate]
        count = "Two" if len(dispute.separate) == 2 else str(len(dispute.separate))
        self.say(f"{count} decisions were recorded separately", "All are kept. One short entry settles which stands.")
        for number, text in enumerate(self._said):
            self.box.insertWidget(self.box.indexOf(self.advice) + 1 + number, text)
        self.setVisible(bool(dispute.separate))
