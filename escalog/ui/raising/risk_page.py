"""Somebody is at immediate risk: what to do first, outside any ladder, and then where to record it."""

from escalog.domain.values.entry import DisputeId
from escalog.domain.values.kind_id import KindId
from escalog.ui.look.button_look import ButtonLook
from escalog.ui.look.tokens import Role, Space, Tone
from escalog.ui.page.page import CHILD, Page, Session, at_risk_words
from escalog.ui.page.targets import DisagreementsTarget, DisagreementTarget, RaiseTarget, RiskTarget, Target
from escalog.ui.widgets.buttons import Button
from escalog.ui.widgets.layouts import Flow, marked
from escalog.ui.widgets.surfaces import Banner, Card
from escalog.ui.widgets.text import ReadText, Text, heading

_FIRST = (
    "Call 999 if anyone is in danger now.",
    "Otherwise ring children's or adult social care, by day or out of hours, and say that it cannot wait.",
    "Tell your safeguarding lead and your own manager.",
    "Write down whom you spoke with, when, and what they said. Record it here afterwards.",
)


class RiskPage(Page):
    """Reached from every page by one press."""

    target = RiskTarget
    title_id = "page-risk"
    help = "risk"

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._dispute: DisputeId | None = None
        self.record_here = Button("Record what was done...", ButtonLook.FILLED, "risk")
        self.choose = Button("Choose the disagreement", icon="list")
        self.begin = Button("Raise a new disagreement", icon="plus")
        self.go_back = Button("&Back", ButtonLook.LINK, "left")
        self.build()
        self.connect_all()

    def build(self) -> None:
        """Four things to do, then where to record them."""
        self.now = ReadText("Do this now", Role.H2)
        self.now.setAccessibleDescription(" ".join(_FIRST))
        steps = Card(self.now, band="past_mark", edge="past_mark", gap=Space.GROUP)
        for number, words in enumerate(_FIRST, start=1):
            steps.add(marked(Text(f"{number}.", Role.BODY_BOLD), Text(words)))
        note = Banner(
            Tone.INFO,
            "Nothing here tells anybody: escalog sends nothing.",
            "A later stage may be started at once because of risk. The reason is recorded.",
        )
        after = Card(heading("Afterwards"), Flow(self.record_here, self.choose, self.begin), gap=Space.GROUP)
        self.body.add(steps, after, note, Flow(self.go_back))
        self.body.add_stretch()
        self.limit_content()
        self._say_whom(CHILD)

    def connect_all(self) -> None:
        """Connects the signals."""
        self.record_here.clicked.connect(self._on_record_here)
        self.choose.clicked.connect(lambda: self.go_to.emit(DisagreementsTarget()))
        self.begin.clicked.connect(lambda: self.go_to.emit(RaiseTarget()))
        self.go_back.clicked.connect(self.went_back)

    def arrive(self, target: Target | None = None) -> None:
        """Offers to record it in the disagreement that was open, where one was."""
        known = target if isinstance(target, RiskTarget) else RiskTarget()
        self._dispute = known.dispute
        self._say_whom(known.whom)
        self.record_here.setVisible(self._dispute is not None)

    def where(self) -> Target:
        """The disagreement that was open, and whom it is about."""
        return RiskTarget(self._dispute, self.whom)

    def _say_whom(self, whom: str) -> None:
        self.whom = whom
        self.heading.setText(at_risk_words(whom))
        self.set_lead(f"The {whom} comes first, before any procedure.")
        self.heading.setAccessibleDescription(f"{self.lead.text()} {' '.join(_FIRST)}")

    def _on_record_here(self) -> None:
        self.go_to.emit(DisagreementTarget(self._dispute, KindId.SAFETY))
