"""What is to mend in a procedure's file, or to know about it: line, sentence, advice."""

from collections.abc import Sequence

from escalog.domain.pack.toml.errors import PackError
from escalog.domain.values.english import say_count
from escalog.ui.look.tokens import Role, Space
from escalog.ui.widgets.layouts import Box, column
from escalog.ui.widgets.surfaces import Card
from escalog.ui.widgets.text import ReadText, Text, hint
from escalog.wording.language import in_words, say

MOST_ERRORS = 60
"""How many things to mend are listed; the rest are counted."""

MEND = "Open the file in an editor for plain text, mend these lines, and choose it again."


def cannot_be_used(file: str, errors: Sequence[PackError]) -> str:
    """The sentence above what is to mend."""
    return f"{file} cannot be used yet: {say_count(len(errors), 'thing')} to mend."


class FileRemarks(Box):
    """The remarks on a file; hidden while there are none."""

    def __init__(self) -> None:
        super().__init__(gap=Space.CARDS)
        self.title: ReadText | None = None
        self.hide()

    def show_remarks(self, remarks: Sequence[PackError], *, wrong: bool) -> None:
        """Shows these in place of the last; `wrong` when the file cannot be used because of them."""
        self.empty()
        self.title = None
        self.setVisible(bool(remarks))
        if not remarks:
            return
        self.title = ReadText("To mend in the file" if wrong else "To know about it", Role.H3)
        card = Card(self.title, gap=Space.GROUP)
        for remark in remarks[:MOST_ERRORS]:
            card.add(column(Text(_words(remark)), Text(say(remark.advice)), hint(_where(remark)), gap=Space.NONE))
        if len(remarks) > MOST_ERRORS:
            card.add(Text(f"And {len(remarks) - MOST_ERRORS} more. Mend these first, then choose the file again."))
        self.title.setAccessibleDescription(" ".join(_words(remark) for remark in remarks[:MOST_ERRORS]))
        self.add(card)


def _words(error: PackError) -> str:
    return f"Line {error.line}: {say(error.sentence)}" if error.line else say(error.sentence)


def _where(error: PackError) -> str:
    parts = [f"At {in_words(error.place)}."] if error.path else []
    parts += [f"Found: {in_words(error.found)}."] if error.found else []
    parts += [f"Expected: {in_words(error.expected)}."] if error.expected else []
    return " ".join(parts)
