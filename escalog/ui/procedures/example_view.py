"""A worked example of a route for any date and time; it updates as you type."""

from collections.abc import Callable
from datetime import datetime

from escalog.domain.deadlines.calendar import NATIONS, Calendar
from escalog.domain.describing.worked_example import ExampleLine, ExampleStage, worked_example
from escalog.domain.procedure.immediate_route import title_of
from escalog.domain.procedure.model import Procedure
from escalog.domain.values.failure import Failure
from escalog.domain.values.moment import Moment
from escalog.ui.forms.choices import ListChoice
from escalog.ui.forms.dates import DateField
from escalog.ui.forms.rows import FieldRow
from escalog.ui.look.tokens import Role, Space
from escalog.ui.widgets.layouts import Box, column
from escalog.ui.widgets.surfaces import Card
from escalog.ui.widgets.text import ReadText, Text, hint
from escalog.wording.language import in_words, say
from escalog.wording.sentences import as_sentence


class ExampleView(Box):
    """When everything would be due."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        super().__init__(gap=Space.CARDS)
        self._now = now
        self._procedure: Procedure | None = None
        self._calendar: Calendar | None = None
        self._shown: tuple[str, str, str] | None = None
        self.when = DateField(now, with_time=True)
        self.row = FieldRow(say("procedures-example-when"), self.when)
        self.track = ListChoice((), ask="")
        self.track_row = FieldRow(say("procedures-example-route"), self.track)
        self.priority = ListChoice((), ask=say("procedures-example-no-priority"))
        self.priority_row = FieldRow(say("procedures-example-priority"), self.priority)
        self.head = ReadText("", Role.BODY_BOLD)
        self.days = hint("")
        self.stages = Box(gap=Space.CARDS)
        self.add(self.row, self.track_row, self.priority_row, self.head, self.days, self.stages)
        self.when.changed.connect(self._on_changed)
        self.when.left.connect(self._on_left)
        self.track.currentIndexChanged.connect(lambda _index: self._on_track())
        self.priority.currentIndexChanged.connect(lambda _index: self._on_changed())

    def show_procedure(self, procedure: Procedure, calendar: Calendar) -> None:
        """Starts with the present hour, or with what was typed before."""
        self._procedure, self._calendar, self._shown = procedure, calendar, None
        if not self.when.value():
            self.when.set_value(Moment.of(self._now()).text()[:16])
        tracks = procedure.tracks
        self.track.set_choices([(track.id, title_of(track)) for track in tracks])
        self.track.updateGeometry()
        self.track_row.setVisible(len(tracks) > 1)
        self._on_track()

    def _on_track(self) -> None:
        if self._procedure is None:
            return
        track = self._procedure.track(self.track.value() or self._procedure.main.id)
        self.priority.set_choices([(priority.id, priority.label) for priority in track.priorities])
        self.priority_row.setVisible(bool(track.priorities))
        self._on_changed()

    def _on_left(self) -> None:
        self.row.show_errors(self.when.errors() or (() if self.when.value() else (say("procedures-example-ask"),)))

    def _on_changed(self) -> None:
        if self.row.has_errors and not self.when.errors():
            self.row.show_errors(())
        asked = (self.when.value(), self.track.value(), self.priority.value())
        if asked == self._shown or self._procedure is None or self._calendar is None:
            return
        try:
            raised = Moment.parse(asked[0])
        except Failure:
            return  # half a date: the example for the one before stays until it can be read
        self._shown = asked
        self._work_out(raised, self._procedure, self._calendar)

    def _work_out(self, raised: Moment, procedure: Procedure, calendar: Calendar) -> None:
        track = procedure.track(self.track.value() or procedure.main.id)
        priority = next((priority for priority in track.priorities if priority.id == self.priority.value()), None)
        example = worked_example(procedure, track, raised, calendar, priority)
        self.head.setText(say("procedures-example-raised", raised=raised))
        self.days.setText(" ".join((*map(say, example.supposed), _days_words(calendar))))
        self.stages.empty()
        if example.overall_limits:
            self.stages.add(_card(say("procedures-example-overall"), "", example.overall_limits, ""))
        for stage in example.stages:
            self.stages.add(_stage_card(stage))
        self.head.setAccessibleDescription(" ".join(_spoken(stage) for stage in example.stages))


def _stage_card(stage: ExampleStage) -> Card:
    return _card(in_words(stage.heading), say(stage.begins), stage.lines, " ".join(map(say, stage.remarks)))


def _card(title: str, begins: str, lines: tuple[ExampleLine, ...], remark: str) -> Card:
    head = ReadText(title, Role.H3)
    card = Card(head, gap=Space.GROUP)
    if begins:
        card.add(hint(begins))
    for line in lines:
        said = column(Text(say(line.sentence)), gap=Space.NONE)
        if line.due.at is not None and line.due.explanation:
            said.add(hint(_why(line)))
        card.add(said)
    if remark:
        card.add(Text(remark, Role.BODY_BOLD, "due"))
    head.setAccessibleDescription(" ".join((begins, *(f"{say(line.sentence)} {_why(line)}" for line in lines), remark)))
    return card


def _spoken(stage: ExampleStage) -> str:
    return " ".join((f"{in_words(stage.heading)}.", *(say(line.sentence) for line in stage.lines)))


def _why(line: ExampleLine) -> str:
    """How the date was counted."""
    return as_sentence(in_words(line.due.explanation))


def _days_words(calendar: Calendar) -> str:
    """Whose bank holidays are counted with, and how far they are known."""
    nation = NATIONS.get(calendar.nation, calendar.nation)
    own = len(calendar.closures) + len(calendar.extra)
    return say("procedures-example-days", nation=nation, own=own, until=calendar.known_until)
