"""Before a record is signed: what its pages hold and what they leave out, sign and save, or change it."""

from PySide6.QtCore import Signal

from escalog.services.records.issued import RecordPreview
from escalog.ui.look.button_look import ButtonLook
from escalog.ui.look.tokens import Role, Space, Tone
from escalog.ui.widgets.buttons import Button
from escalog.ui.widgets.layouts import Box, Flow
from escalog.ui.widgets.surfaces import Banner, Card
from escalog.ui.widgets.text import ReadText, Text


class SignCard(Card):
    """Stands above the pages as they will be signed."""

    save_asked = Signal()
    change_asked = Signal()

    def __init__(self) -> None:
        self.heading = ReadText("Before you sign", Role.H2)
        self.said = Box(gap=Space.GROUP)
        self.save = Button("Sign and save...", ButtonLook.FILLED, "save")
        self.change = Button("Change what you make", ButtonLook.LINK)
        super().__init__(self.heading, self.said, Flow(self.save, self.change))
        self.save.clicked.connect(self.save_asked)
        self.change.clicked.connect(self.change_asked)

    def show_preview(self, preview: RecordPreview) -> None:
        """Says what to know of these pages."""
        words = preview_words(preview)
        self.said.empty()
        self.said.add(*(Text(sentence) for sentence in words))
        if preview.court:
            court = "There are, or may be, court proceedings"
            self.said.add(Banner(Tone.DUE, court, "Take legal advice before sharing."))
        self.heading.setAccessibleDescription(" ".join(words))
        self.show()

    def clear(self) -> None:
        """Drops what was said, and hides."""
        self.said.empty()
        self.hide()


def preview_words(preview: RecordPreview) -> list[str]:
    """What to know before signing: pages, what is left out, which characters print otherwise."""
    pages = "1 page" if preview.pages == 1 else f"{preview.pages} pages"
    said = [f"{pages}, for {preview.recipient}. Below they stand as they will be signed."]
    if preview.withheld:
        count = "1 thing is" if preview.withheld == 1 else f"{preview.withheld} things are"
        said.append(f"{count} withheld from this copy, and it says so.")
    if preview.replaced:
        shown = ", ".join(f"{printed} ({times})" for printed, times in preview.replaced[:5])
        more = f" and {len(preview.replaced) - 5} more" if len(preview.replaced) > 5 else ""
        said.append(f"Characters without a shape in our fonts print as {shown}{more}.")
        said.append("They are kept exactly in the attachment.")
    said.append("Nothing is sent. It is entered under Sent and saved when you sign.")
    return said
