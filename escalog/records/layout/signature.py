"""The place of the signature: the page says who signs and what that means; the stamp's own place stays empty."""

from escalog.domain.record.blocks import Issue
from escalog.records.layout.flow import MARGIN, PageFlow
from escalog.records.pdf.parts import SignatureField
from escalog.records.text.styles import BODY, EDGE, SMALL, STRONG

FIELD_NAME = "escalog-signature"
STAMP_WIDTH, STAMP_HEIGHT = 200.0, 64.0
"""The size of the empty field, in points."""

_BESIDE = 268.0
_SPOKEN = "Electronic signature of the person named beside it"


class SignatureBlock:
    """Name, role, agency and meaning on the left, the empty field on the right."""

    def __init__(self, issue: Issue) -> None:
        self._issue = issue

    @property
    def opening(self) -> float:
        """The whole block stands together."""
        return 150.0

    def draw(self, flow: PageFlow) -> None:
        """Draws the block whole where a page can hold it."""
        signer = self._issue.signer
        texts = (
            (f"Signed by {signer.name}", STRONG),
            (signer.role, BODY),
            (signer.agency, BODY),
            (self._issue.meaning, BODY),
            ("The time in the stamp is that of the signer's laptop.", SMALL),
        )
        laid = [(flow.broken(text, style, _BESIDE), style) for text, style in texts if text]
        height = sum(len(lines) * style.leading + 3 for lines, style in laid)
        flow.need(max(height, STAMP_HEIGHT + 8))
        sheet, top = flow.sheet, flow.y
        left = MARGIN + _BESIDE + 14
        box = (left, top - STAMP_HEIGHT - 2, left + STAMP_WIDTH, top - 2)
        for lines, style in laid:
            flow.text(flow.section.add("P"), lines, style)
            flow.skip(3)
        with sheet.artifact():
            sheet.frame(box[0], box[1], STAMP_WIDTH, STAMP_HEIGHT, EDGE)
        form = flow.section.add("Form")
        flow.document.field = SignatureField(FIELD_NAME, _SPOKEN, sheet.index, box, form)
        if flow.sheet is sheet:
            flow.y = min(flow.y, box[1]) - 10
