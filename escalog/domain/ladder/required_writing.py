"""The required writing of a stage: where it was written, or that it was not received when the stage was left."""

from collections.abc import Sequence

from escalog.domain.ladder.states import WrittenItem
from escalog.domain.log.amendments import Amendments, withheld_words
from escalog.domain.log.judgement import Judgement
from escalog.domain.procedure.model import Stage, WritingItem
from escalog.domain.values.entry import Entry
from escalog.domain.values.kind_id import KindId

_OWN_WRITING = frozenset({KindId.STAGE_CONCLUDED, KindId.ESCALATED})


class RequiredWriting:
    """The state of each piece of writing that the stages of one disagreement require."""

    def __init__(self, judgement: Judgement, amend: Amendments) -> None:
        self._judgement = judgement
        self._amend = amend

    def of(self, stage: Stage, own: Sequence[Entry], leaving: Sequence[Entry]) -> tuple[WrittenItem, ...]:
        """Every piece in order. `own` are the writing entries at the stage, `leaving` the decisions that left it."""
        return tuple(self._item(item, own, leaving) for item in stage.required_writing)

    def _item(self, item: WritingItem, own: Sequence[Entry], leaving: Sequence[Entry]) -> WrittenItem:
        field = f"writing.{item.id}"
        said = {entry.id: ("text", self._amend.said(entry, "text")) for entry in own if entry.text("item") == item.id}
        said |= {entry.id: (field, self._left_with(entry, field)) for entry in leaving}
        latest = self._judgement.ancestry.latest(entry for entry, (_, text) in said.items() if text)
        if not latest:
            return self._not_received(item, leaving)
        field, text = said[latest[0]]
        return WrittenItem(item, text, latest[0], field)

    def _not_received(self, item: WritingItem, leaving: Sequence[Entry]) -> WrittenItem:
        """A piece nobody has written, with the decision that marked it as not received, if any."""
        field = f"unwritten.{item.id}"
        said = self._judgement.ancestry.latest(entry.id for entry in leaving if self._amend.value(entry, field) is True)
        return WrittenItem(item, entry=said[0], field=field, not_received=True) if said else WrittenItem(item)

    def _left_with(self, entry: Entry, field: str) -> str:
        """The text that a decision leaving the stage gives for it, or a note where the copy withholds the decision."""
        if entry.kind not in _OWN_WRITING:
            return ""
        why = self._amend.withheld.get((entry.id, None))
        if why is not None and field not in entry.fields:
            return withheld_words(why)
        return self._amend.said(entry, field)
