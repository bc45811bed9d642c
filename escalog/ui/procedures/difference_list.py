"""Differences between two versions of a procedure as they are read: by route and stage, wording last and folded."""

from collections.abc import Sequence
from itertools import groupby

from escalog.domain.comparing.procedures import Difference
from escalog.domain.values.english import say_count
from escalog.ui.look.tokens import Role, Space
from escalog.ui.widgets.buttons import Button
from escalog.ui.widgets.layouts import Box, Flow
from escalog.ui.widgets.surfaces import Card
from escalog.ui.widgets.text import ReadText, Text
from escalog.wording.comparing import alone, with_stop
from escalog.wording.language import in_words

WHOLE = "The procedure as a whole"


class DifferenceList(Box):
    """What changed, then on request what only reads differently."""

    def __init__(self) -> None:
        super().__init__(gap=Space.CARDS)
        self.summary = ReadText("", Role.BODY_BOLD)
        self.main = Box(gap=Space.CARDS)
        self.wording = Box(gap=Space.CARDS)
        self.more = Button("", icon="eye")
        self._minor: tuple[Difference, ...] = ()
        self.add(self.summary, self.main, Flow(self.more), self.wording)
        self.more.clicked.connect(self._on_more)

    def show_differences(self, differences: Sequence[Difference], *, nothing: str) -> None:
        """Shows these; `nothing` is said where there are none."""
        major = tuple(difference for difference in differences if not difference.minor)
        self._minor = tuple(difference for difference in differences if difference.minor)
        self.main.empty()
        self.wording.empty()
        self.wording.hide()
        self.summary.setText(summary_of(differences) if differences else nothing)
        _fill(self.main, major)
        self.more.setText(f"Show {say_count(len(self._minor), 'change')} of wording")
        self.more.setVisible(bool(self._minor))

    def _on_more(self) -> None:
        opened = self.wording.isVisible()
        self.wording.empty()
        self.wording.setVisible(not opened)
        count = say_count(len(self._minor), "change")
        self.more.setText(f"Show {count} of wording" if opened else f"Hide {count} of wording")
        if not opened:
            _fill(self.wording, self._minor)


def summary_of(differences: Sequence[Difference]) -> str:
    """How much there is to read."""
    minor = sum(difference.minor for difference in differences)
    major = len(differences) - minor
    if not major:
        return f"Nothing changed but the wording ({say_count(minor, 'place')})."
    wording = f", and {say_count(minor, 'change')} of wording" if minor else ""
    return f"{say_count(major, 'difference')}{wording}."


def _fill(box: Box, differences: Sequence[Difference]) -> None:
    several = len({difference.track for difference in differences if difference.track}) > 1
    for (track, stage), group in groupby(differences, key=lambda difference: (difference.track, difference.stage)):
        sentences = [with_stop(alone(difference)) for difference in group]
        title = ReadText(_heading(track, in_words(stage), several=several), Role.H3)
        title.setAccessibleDescription(" ".join(sentences))
        box.add(Card(title, *(Text(sentence) for sentence in sentences), gap=Space.LABEL))


def _heading(track: str, stage: str, *, several: bool) -> str:
    if not track:
        return WHOLE
    if several:
        return f"{track}: {stage[:1].lower()}{stage[1:]}" if stage else track
    return stage or "The route as a whole"
