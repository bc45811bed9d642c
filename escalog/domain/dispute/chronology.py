"""The chronology: one row per entry, in words: who did it, how it is known, when it happened and was recorded."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from escalog.domain.deadlines.calendar import Calendar
from escalog.domain.dispute.entry_wording import SAID_ASIDE, EntryWording, say_when
from escalog.domain.entry_kinds.fields import Control, Field
from escalog.domain.entry_kinds.table import DECISIONS, KINDS, place_of
from escalog.domain.ladder.progress import LadderProgress
from escalog.domain.log.amendments import Amendments, Reading, is_empty, withheld_words
from escalog.domain.log.judgement import Judgement
from escalog.domain.procedure.vocabulary import NO_STAGE, StageId
from escalog.domain.values.english import lower_first, say_date, say_moment
from escalog.domain.values.entry import Entry, EntryId, FieldValue
from escalog.domain.values.kind_id import KindId
from escalog.domain.values.moment import LONDON, Moment


@dataclass(frozen=True, slots=True)
class ChronologyLine:
    """One labelled line of a row: a field's label and its value in words, as corrected."""

    label: str
    value: str
    field: str
    """The name of the field, so that it can be corrected or withheld."""
    original: str | None = None
    """What was recorded first, in words, where a correction stands; None where nothing was corrected."""
    corrected_by: tuple[EntryId, ...] = ()
    alternatives: tuple[str, ...] = ()
    """Other readings, where two corrections were recorded separately."""
    withheld: bool = False
    """Whether it is withheld from copies. The store shows the value with this mark; a copy does not hold it."""


@dataclass(frozen=True, slots=True)
class ChronologyRow:
    """One entry as a person reads it."""

    entry: EntryId
    kind: KindId
    heading: str
    """"Rang T.O., no reply": one short sentence."""
    lines: tuple[ChronologyLine, ...]
    did: str
    """Who did it, on which side, and how the author knows: "L.W. (receiving side); from a document: e-mail of ..."."""
    author: str
    """Who recorded it: the name of the person whose key signed it."""
    happened: Moment | None
    """As stated and corrected; None where it is not given in this copy."""
    recorded: datetime
    """The machine's clock at recording, aware, UTC."""
    happened_words: str
    recorded_words: str
    stage: StageId = NO_STAGE
    """The id of the stage it belongs to by the time stated; empty before the first stage and for people."""
    stage_heading: str = ""
    late: str = ""
    """"Recorded late: happened Tue 17 Nov, recorded Thu 19 Nov." or empty."""
    corrections: tuple[EntryId, ...] = ()
    """The corrections of this entry, oldest first."""
    corrects: EntryId | None = None
    """For a correction or a withholding: the entry it applies to."""
    withheld: str = ""
    """"Withheld from copies: it is about another child." where the whole entry or a part is withheld; else empty."""
    decision: bool = False
    no_effect: str = ""
    """Why a decision had no effect where it was made; empty for every other entry."""
    separate: bool = False
    """Whether it is one of several decisions, corrections or answers recorded separately and not yet settled."""
    twice: bool = False
    """Whether it says the same as another entry recorded separately."""
    flags: tuple[str, ...] = ()
    """Sentences about the clock or the key that recorded it."""


ABOUT = "Which entry"


class Chronology:
    """Writes the rows of one disagreement."""

    def __init__(
        self,
        judgement: Judgement,
        amend: Amendments,
        progress: LadderProgress,
        sentences: EntryWording,
        calendar: Calendar,
    ) -> None:
        self._judgement = judgement
        self._amend = amend
        self._progress = progress
        self._say = sentences
        self._calendar = calendar
        self._entries = {entry.id: entry for entry in judgement.order}
        self._apart, self._twice = self._marks()

    def rows(
        self, stage_headings: Mapping[str, str], flags: Mapping[EntryId, tuple[str, ...]]
    ) -> Iterator[ChronologyRow]:
        """One row for every entry, in reading order."""
        for entry in self._judgement.order:
            stage = self._progress.stage_of(entry.id)
            row = self._row(entry)
            yield replace(row, stage=stage, stage_heading=stage_headings.get(stage, ""), flags=flags.get(entry.id, ()))

    def _row(self, entry: Entry) -> ChronologyRow:
        happened = self._amend.moment(entry)
        why = self._amend.why_withheld(entry.id, "occurred")
        by_field = self._amend.corrected_fields(entry.id)
        corrections = {entry_id for field in by_field for entry_id in self._amend.corrections_of(entry.id, field)}
        return ChronologyRow(
            entry=entry.id,
            kind=entry.kind,
            heading=self._say.heading(entry),
            lines=tuple(self._lines(entry)),
            did=self._say.did(entry),
            author=self._say.author(entry.person),
            happened=happened,
            recorded=entry.recorded_at,
            happened_words=""
            if entry.kind in _WITHOUT_TIME
            else say_when(happened, withheld_words(why) if why else ""),
            recorded_words=say_moment(entry.recorded_at, year=True),
            late=self._late(happened, entry),
            corrections=self._judgement.ancestry.in_order(corrections),
            corrects=EntryId(entry.text("entry")) if entry.kind in (KindId.CORRECTION, KindId.WITHHELD) else None,
            withheld=self._withheld(entry),
            decision=entry.kind in DECISIONS,
            no_effect=self._say.fixed(self._judgement.no_effect.get(entry.id, "")),
            separate=entry.id in self._apart,
            twice=entry.id in self._twice,
        )

    def _lines(self, entry: Entry) -> Iterator[ChronologyLine]:
        """The entry's values, in the order of its kind's fields; the heading's values are not repeated."""
        names = set(entry.fields) | {field for field in self._amend.withheld_parts(entry.id) if field}
        known = [(place, name) for name in names if (place := place_of(entry.kind, name)) is not None]
        headed = KINDS[entry.kind].told_by_heading if entry.kind in KINDS else frozenset()
        for place, name in sorted(known):
            field = self._say.fields(entry)[place]
            aside = name in headed or name in SAID_ASIDE or field.control is Control.HIDDEN
            if aside and entry.id not in self._amend.touched:
                continue
            line = self._line(entry, name, field)
            if line is not None and (not aside or line.original is not None or line.withheld):
                yield line
        if entry.kind in (KindId.CORRECTION, KindId.WITHHELD, KindId.ACTION_ANSWER):
            yield from self._about(entry)

    def _line(self, entry: Entry, name: str, field: Field) -> ChronologyLine | None:
        label = self._label(entry, name, field)
        why = self._amend.why_withheld(entry.id, name)
        if name not in entry.fields:
            return ChronologyLine(label, withheld_words(why), name, withheld=True) if why else None
        reading = self._amend.reading(entry, name)
        if is_empty(reading.value) and not reading.corrected:
            return None
        return ChronologyLine(
            label,
            self._words(entry, name, field, reading.value),
            name,
            original=self._words(entry, name, field, reading.original) if _differs(reading) else None,
            corrected_by=reading.by,
            alternatives=tuple(self._words(entry, name, field, alternative) for alternative in reading.alternatives),
            withheld=bool(why),
        )

    def _words(self, entry: Entry, name: str, field: Field, value: FieldValue) -> str:
        """A value in words; a correction's new value in the words of the field it corrects."""
        if entry.kind == KindId.CORRECTION and name == "value":
            target = self._entries.get(EntryId(entry.text("entry")))
            place = place_of(target.kind, entry.text("field")) if target is not None else None
            if target is not None and place is not None:
                field = self._say.fields(target)[place]
        if name.startswith("unwritten."):
            return field.heading if value is True else ""
        return self._say.value(field, value)

    def _label(self, entry: Entry, name: str, field: Field) -> str:
        if name.startswith(("writing.", "unwritten.")):
            return self._say.writing_label(name.partition(".")[2])
        number = name.split(".")[1] if name.startswith("child.") else "1"
        heading = self._say.field_label(entry, field)
        return heading if number == "1" else f"{heading} ({number})"

    def _about(self, entry: Entry) -> Iterator[ChronologyLine]:
        """The entry that this one applies to, and which parts of it."""
        target = self._entries.get(EntryId(entry.text("entry")))
        if target is None:
            return
        recorded = say_moment(target.recorded_at, year=True)
        yield ChronologyLine(ABOUT, f"{self._say.heading(target)} (recorded {recorded})", "entry")
        fields = entry.fields.get("fields")
        if entry.kind == KindId.WITHHELD and isinstance(fields, tuple) and fields:
            places = [(name, place_of(target.kind, name)) for name in fields]
            known = self._say.fields(target)
            labels = [self._label(target, name, known[place]) for name, place in places if place is not None]
            yield ChronologyLine("What is withheld", "; ".join(labels), "fields")

    def _late(self, happened: Moment | None, entry: Entry) -> str:
        """A sentence where it was recorded more than one working day after it happened; otherwise empty."""
        if happened is None or entry.kind in _WITHOUT_TIME:
            return ""
        recorded = entry.recorded_at.astimezone(LONDON).date()
        if (recorded - happened.date).days < 2:
            return ""
        if self._calendar.count_working_days(happened.date, recorded) < 2:
            return ""
        return f"Recorded late: happened {say_date(happened.date)}, recorded {say_date(recorded)}."

    def _withheld(self, entry: Entry) -> str:
        whole = self._amend.withheld.get((entry.id, None))
        if whole is not None:
            return f"Withheld from copies: {lower_first(whole)}."
        if self._amend.withheld_parts(entry.id):
            return "A part of this is withheld from copies."
        return ""

    def _marks(self) -> tuple[frozenset[EntryId], frozenset[EntryId]]:
        """The entries recorded separately and not settled, and those recorded twice."""
        apart = set(self._judgement.frontier) if self._judgement.undecided else set()
        twice = set(self._judgement.twice)
        for entry in self._judgement.order:
            for field in self._amend.corrected_fields(entry.id):
                reading = self._amend.reading(entry, field)
                if len(reading.by) > 1:
                    (apart if reading.alternatives else twice).update(reading.by)
            if entry.kind == KindId.ACTION:
                answers = self._amend.answers(entry)
                if len(answers) > 1:
                    done = {self._amend.text(answer, "done") for answer in answers}
                    (apart if len(done) > 1 else twice).update(answer.id for answer in answers)
        return frozenset(apart), frozenset(twice)


_WITHOUT_TIME = frozenset({KindId.PERSON, KindId.KEY})


def _differs(reading: Reading) -> bool:
    return reading.corrected and (reading.value != reading.original or bool(reading.alternatives))
