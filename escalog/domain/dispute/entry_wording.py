"""Entries and their values in plain words: headings of the chronology, labels of choices, dates.

Verb first, no blame, British English. What somebody wrote is quoted unchanged.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping

from escalog.domain.entry_kinds.fields import ChoicesFrom, Control, Field
from escalog.domain.entry_kinds.raising import RAISED
from escalog.domain.entry_kinds.raising_by_route import kind_on
from escalog.domain.entry_kinds.table import KINDS, place_of
from escalog.domain.log.amendments import Amendments, read_moment
from escalog.domain.log.transitions import begun_on
from escalog.domain.procedure.model import Choice, Priority, Procedure, Stage, Track
from escalog.domain.procedure.notice_points import keyed, whom_to_tell
from escalog.domain.procedure.route_words import in_track_words
from escalog.domain.procedure.vocabulary import Side
from escalog.domain.values.answers import one_of
from escalog.domain.values.english import lower_first, say_list, say_moment
from escalog.domain.values.entry import Entry, EntryId, FieldValue, PersonId
from escalog.domain.values.kind_id import KindId
from escalog.domain.values.moment import Moment

START_OR_END: Mapping[str, str] = {"start": "That the stage started", "end": "How the stage ended"}
"""What the partnership is told of a stage."""

NOT_NAMED = "somebody not named here"

BY_THE_DOER = "recorded by the person who did it"
"""How an act is known when its author did it."""

_KNOWN: Mapping[str, str] = {
    "did": BY_THE_DOER,
    "present": "the author was present",
    "told": "the author was told",
    "document": "from a document",
}

SAID_ASIDE = frozenset({"occurred", "by", "by_side", "known", "known_from"})
"""Fields shown beside every row: when it happened, who did it and how that is known."""


class EntryWording:
    """Puts the entries of one disagreement into words."""

    def __init__(
        self,
        procedure: Procedure,
        track: Track,
        amend: Amendments,
        entries: Mapping[EntryId, Entry],
        stage_label: Callable[[Stage], str],
    ) -> None:
        self._procedure = procedure
        self._track = track
        self.amend = amend
        self.entries = entries
        self._stage_label = stage_label
        self._words = procedure.words_on(track)
        self.partnership = self._words.partnership
        self._names: dict[PersonId, str] = {}
        for entry in entries.values():
            if entry.kind == KindId.PERSON:
                self._names.setdefault(entry.person, entry.text("name"))

    def author(self, person: PersonId) -> str:
        """The name of whoever recorded something."""
        return self._names.get(person) or NOT_NAMED

    def fixed(self, text: str) -> str:
        """A fixed text of the program in the words of the route."""
        return in_track_words(text, self._words, self._track.about)

    def fields(self, entry: Entry) -> tuple[Field, ...]:
        """The fields of an entry's kind; for the entry that raised it, as its route asks them."""
        if entry.kind != RAISED.id:
            return KINDS[entry.kind].fields
        track = begun_on(entry.fields, self._procedure) or self._track
        return kind_on(track, self._procedure).fields

    def field_label(self, entry: Entry, field: Field) -> str:
        """What names one of these fields, in the words of a route."""
        return field.heading if entry.kind == RAISED.id else self.fixed(field.heading)

    def stage(self, stage_id: str) -> str:
        """A stage inside a sentence: "stage 2"; its name where it has no number."""
        stage = next((stage for stage in self._stages() if stage.id == stage_id), None)
        return lower_first(self._stage_label(stage)) if stage is not None else stage_id

    def value(self, field: Field, value: FieldValue) -> str:
        """One value in words: the label of a choice, a date with its year, yes for a tick."""
        if value is None or value == "":
            return ""
        if isinstance(value, bool):
            return "Yes" if value else "No"
        if isinstance(value, tuple):
            return say_list(value) if value else ""
        if field.control in (Control.DATE, Control.MOMENT):
            at = read_moment(value)
            return say_moment(at, year=True) if at is not None else str(value)
        if field.control is Control.LIST:
            return self._listed(field, str(value))
        return self.fixed(field.option_label(str(value)))

    def did(self, entry: Entry) -> str:
        """Who did it, on which side, and how the author knows."""
        said = self.amend.said
        who, side = said(entry, "by"), self.amend.text(entry, "by_side")
        if one_of(Side, side) is not None:
            who = f"{who} ({side} side)" if who else f"the {side} side"
        known = _KNOWN.get(self.amend.text(entry, "known"), "")
        source = said(entry, "known_from")
        if source:
            joined = " by " if known.endswith("told") else ": "
            known = f"{known}{joined}{source}" if known else source
        return "; ".join(part for part in (who, known) if part)

    def decision(self, entry: Entry) -> str:
        """A decision as one line to choose by: what it did, who recorded it and when that happened."""
        at = self.amend.moment(entry)
        when = f", {say_moment(at)}" if at is not None else ""
        return f"{self.heading(entry)}. Recorded by {self.author(entry.person)}{when}."

    def heading(self, entry: Entry) -> str:
        """An entry in one short sentence without a full stop."""
        kind = KINDS.get(entry.kind)
        if kind is None:
            return "An entry of a newer escalog"
        return kind.heading(_OneEntry(self, entry)) if kind.heading is not None else self.fixed(kind.past)

    def notice(self, stage_id: str, key: str) -> str:
        """Who is to be told at one notice of a stage; empty where it names nobody."""
        stage = next((stage for stage in self._stages() if stage.id == stage_id), None)
        notice = dict(keyed(stage)).get(key) if stage is not None else None
        to = whom_to_tell(notice, self._words) if notice is not None else ""
        return f"{to[:1].upper()}{to[1:]}"

    # --- look-ups -----------------------------------------------------------------------------------------------------

    def _stages(self) -> Iterator[Stage]:
        """Every stage of the pack, those of the present route first."""
        yield from self._track.stages
        yield from (stage for track in self._procedure.tracks if track is not self._track for stage in track.stages)

    def track(self, track_id: str) -> str:
        """A route by its title."""
        known = self._procedure.find_track(track_id)
        return known.title if known is not None else track_id

    def label_of(self, correction: Entry) -> str:
        """What names the field that a correction corrects."""
        target = self.entries.get(EntryId(correction.text("entry")))
        if target is None or target.kind not in KINDS:
            return ""
        place = place_of(target.kind, correction.text("field"))
        if place is None:
            return correction.text("field")
        return self.field_label(target, self.fields(target)[place])

    def is_fast(self, track_id: str) -> bool:
        """Whether a route is an immediate one."""
        known = self._procedure.find_track(track_id)
        return known is not None and known.fast

    def priority(self, priority: str) -> str:
        """The label of a priority."""
        return dict(self._of_the_pack(ChoicesFrom.PRIORITIES)).get(priority, priority)

    def writing_label(self, item: str) -> str:
        """The label of a piece of required writing."""
        for stage in self._stages():
            for writing in stage.required_writing:
                if writing.id == item:
                    return writing.label
        return item

    def limit(self, limit: str) -> str:
        """The label of a time limit."""
        for stage in self._stages():
            for time_limit in stage.time_limits:
                if time_limit.id == limit:
                    return time_limit.label
        overall_limits = [
            overall_limit
            for track in self._procedure.tracks
            for overall_limit in track.caps
            if overall_limit.id == limit
        ]
        if overall_limits:
            return overall_limits[0].label
        return self.fixed("time limit of this stage") if limit else ""

    def _listed(self, field: Field, value: str) -> str:
        """The label of one of the choices that the pack or the disagreement gives."""
        match field.choices_from:
            case ChoicesFrom.STAGES_AHEAD | ChoicesFrom.STAGES_OF_OTHER_TRACKS:
                return self.stage(value)
            case ChoicesFrom.OTHER_TRACKS:
                return self.track(value)
            case ChoicesFrom.TIME_LIMITS | ChoicesFrom.LIMITS_TO_SHORTEN | ChoicesFrom.LIMITS_TO_NOTE:
                return self.limit(value)
            case ChoicesFrom.NOTICES:
                said = START_OR_END.get(value.partition("-")[0])
                return self.fixed(said) if said is not None else value
            case ChoicesFrom.DECISIONS:
                entry = self.entries.get(EntryId(value))
                return self.heading(entry) if entry is not None else value
            case _:
                known = self._of_the_pack(field.choices_from)
                return next((label for choice_id, label in known if choice_id == value), field.option_label(value))

    def _of_the_pack(self, choices_from: ChoicesFrom | None) -> tuple[tuple[str, str], ...]:
        """Ids and labels of what the pack lists."""
        pack = self._procedure
        given: Mapping[ChoicesFrom | None, Iterable[Choice | Priority]] = {
            ChoicesFrom.CATEGORIES: pack.categories,
            ChoicesFrom.LEVELS: pack.levels_of_need,
            ChoicesFrom.AGENCY_TYPES: pack.agency_types,
            ChoicesFrom.PRIORITIES: tuple(priority for track in pack.tracks for priority in track.priorities),
        }
        return tuple((choice.id, choice.label) for choice in given.get(choices_from, ()))


class _OneEntry:
    """What a heading may read from one entry."""

    def __init__(self, say: EntryWording, entry: Entry) -> None:
        self._say = say
        self._entry = entry
        self.kind = entry.kind
        self.recorded = entry.text
        self.fixed, self.stage, self.track, self.limit = say.fixed, say.stage, say.track, say.limit
        self.writing, self.told, self.priority, self.is_fast = say.writing_label, say.notice, say.priority, say.is_fast
        self.partnership = say.partnership

    def text(self, name: str) -> str:
        """What a field says now."""
        return self._say.amend.text(self._entry, name)

    def choice(self, name: str) -> str:
        """The label of what a field chose; empty when it chose nothing."""
        value = self.text(name)
        return self.fixed(KINDS[self.kind].field(name).option_label(value)) if value else ""

    def moment(self, name: str = "occurred") -> Moment | None:
        """What a field says now as a moment."""
        return self._say.amend.moment(self._entry, name)

    def corrected(self) -> str:
        """What names the field that it corrects."""
        return self._say.label_of(self._entry)

    def other(self, name: str) -> "_OneEntry | None":
        """The entry that a field names; None where it is not here."""
        entry = self._say.entries.get(EntryId(self._entry.text(name)))
        return _OneEntry(self._say, entry) if entry is not None else None

    def heading(self) -> str:
        """The heading of its kind."""
        return self._say.heading(self._entry)


def say_when(at: Moment | None, why_withheld: str = "") -> str:
    """A stated time with its year; where this copy does not give it, a sentence that says so."""
    if at is not None:
        return say_moment(at, year=True)
    return why_withheld or "not given"
