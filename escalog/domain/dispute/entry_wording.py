"""Entries and their values in plain words: what a chronology heads them with, and what a choice or a date reads as.

Verb first, no blame, British English. Whatever somebody wrote is quoted as it stands.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping

from escalog.domain.entry_kinds.fields import Control, Field
from escalog.domain.entry_kinds.raising import RAISED
from escalog.domain.entry_kinds.raising_by_route import kind_on
from escalog.domain.entry_kinds.table import KINDS, place_of
from escalog.domain.log.amendments import Amendments, read_moment
from escalog.domain.log.transitions import begun_on
from escalog.domain.procedure.model import Choice, Priority, Procedure, Stage, Track
from escalog.domain.procedure.notice_points import keyed, whom_to_tell
from escalog.domain.procedure.route_words import in_track_words
from escalog.domain.values.english import lower_first, say_list, say_moment
from escalog.domain.values.entry import Entry, EntryId, FieldValue, PersonId
from escalog.domain.values.kind_id import KindId
from escalog.domain.values.moment import Moment

START_OR_END: Mapping[str, str] = {"start": "That the stage started", "end": "How the stage ended"}
"""What the partnership is told of a stage."""

NOT_NAMED = "somebody not named here"

BY_THE_DOER = "recorded by the person who did it"
"""How an act is known whose author did it."""

_KNOWN: Mapping[str, str] = {
    "did": BY_THE_DOER,
    "present": "the author was present",
    "told": "the author was told",
    "document": "from a document",
}

TOLD_BY_HEADING: Mapping[KindId, frozenset[str]] = {
    KindId.CONTACT: frozenset({"what", "with_whom"}),
    KindId.REPLY: frozenset({"from_whom", "answer"}),
    KindId.ACTION: frozenset({"owner", "due_on"}),
    KindId.ACTION_ANSWER: frozenset({"done"}),
    KindId.POSITION: frozenset({"side"}),
    KindId.STAGE_CONCLUDED: frozenset({"outcome"}),
    KindId.ESCALATED: frozenset({"to_stage"}),
    KindId.TRACK_MOVED: frozenset({"to_track", "to_stage"}),
    KindId.SHORTER_LIMIT: frozenset({"limit", "due"}),
    KindId.PARTNERSHIP_TOLD: frozenset({"notice"}),
    KindId.LONGER_LIMIT: frozenset({"limit", "due"}),
    KindId.LIMIT_MET: frozenset({"limit"}),
    KindId.FORM_RECEIVED: frozenset({"what"}),
    KindId.PRIORITY_SET: frozenset({"priority"}),
    KindId.STAGE_DESCRIBED: frozenset({"name"}),
    KindId.CHILD_OUTCOME: frozenset({"child_outcome"}),
    KindId.RECONCILED: frozenset({"stands"}),
    KindId.CORRECTION: frozenset({"field"}),
    KindId.WITHHELD: frozenset({"why"}),
    KindId.WRITING: frozenset({"item"}),
    KindId.PERSON: frozenset({"name", "role", "agency"}),
}
"""Fields whose values stand in the heading of a row."""

SAID_ASIDE = frozenset({"occurred", "by", "by_side", "known", "known_from"})
"""Fields whose values stand beside every row: when it happened, who did it and how that is known."""


class Sentences:
    """Says the entries of one disagreement."""

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
        self._amend = amend
        self._entries = entries
        self._stage_label = stage_label
        self._words = procedure.words_on(track)
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
        """The fields of its kind; of the entry that raised it as its route asks them."""
        if entry.kind != RAISED.id:
            return KINDS[entry.kind].fields
        track = begun_on(entry.fields, self._procedure) or self._track
        return kind_on(track, self._procedure).fields

    def field_label(self, entry: Entry, field: Field) -> str:
        """What names one of these fields, in the words of a route."""
        return field.heading if entry.kind == RAISED.id else self.fixed(field.heading)

    def stage(self, stage_id: str) -> str:
        """A stage inside a sentence: "stage 2"; its name where it has no number."""
        stage = next((each for each in self._stages() if each.id == stage_id), None)
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
        said = self._amend.said
        who, side = said(entry, "by"), self._amend.text(entry, "by_side")
        if side in ("raising", "receiving"):
            who = f"{who} ({side} side)" if who else f"the {side} side"
        known = _KNOWN.get(self._amend.text(entry, "known"), "")
        source = said(entry, "known_from")
        if source:
            joined = " by " if known.endswith("told") else ": "
            known = f"{known}{joined}{source}" if known else source
        return "; ".join(part for part in (who, known) if part)

    def decision(self, entry: Entry) -> str:
        """A decision as one line to choose by: what it did, who recorded it and when that happened."""
        at = self._amend.moment(entry)
        when = f", {say_moment(at)}" if at is not None else ""
        return f"{self.heading(entry)}. Recorded by {self.author(entry.person)}{when}."

    def heading(self, entry: Entry) -> str:
        """An entry in one short sentence without a full stop."""
        say = _HEADINGS.get(entry.kind)
        if say is not None:
            return say(self, entry)
        kind = KINDS.get(entry.kind)
        return self.fixed(kind.past) if kind is not None else "An entry of a newer escalog"

    # --- one method for each kind whose heading says more than its name -----------------------------------------------

    def _contact(self, entry: Entry) -> str:
        whom = self._amend.text(entry, "with_whom")
        match self._amend.text(entry, "what"):
            case "spoke":
                return f"Spoke with {whom}" if whom else "Spoke"
            case "met":
                return f"Met with {whom}" if whom else "Met"
            case "no-reply":
                return f"Rang {whom}, no reply" if whom else "Rang, no reply"
            case "message":
                return f"Left a message for {whom}" if whom else "Left a message"
            case "wrote":
                return f"Wrote to {whom}" if whom else "Wrote"
            case _:
                return f"Contact with {whom}" if whom else "Contact"

    def _reply(self, entry: Entry) -> str:
        whom = self._amend.text(entry, "from_whom")
        answer = self._choice(entry, "answer")
        head = f"Reply from {whom}" if whom else "Reply"
        return f"{head}: {lower_first(answer)}" if answer else head

    def _action(self, entry: Entry) -> str:
        owner = self._amend.text(entry, "owner")
        due = self._amend.moment(entry, "due_on")
        head = f"Action for {owner}" if owner else "Action agreed"
        return f"{head}, by {say_moment(due, year=True)}" if due is not None else head

    def _action_answer(self, entry: Entry) -> str:
        target = self._entries.get(EntryId(entry.text("entry")))
        owner = self._amend.text(target, "owner") if target is not None else ""
        head = f"Action for {owner}" if owner else "Action"
        return f"{head}: {lower_first(self._choice(entry, 'done')) or 'answered'}"

    def _position(self, entry: Entry) -> str:
        side = self._amend.text(entry, "side")
        return f"Position of the {side} side" if side else "Position"

    def _writing(self, entry: Entry) -> str:
        return f"Written: {lower_first(self.writing_label(entry.text('item')))}"

    def _concluded(self, entry: Entry) -> str:
        outcome = self._choice(entry, "outcome")
        stage = self.stage(entry.text("stage")) if entry.text("stage") else self.fixed("Stage")
        return f"{stage[:1].upper()}{stage[1:]} ended: {lower_first(outcome)}"

    def _escalated(self, entry: Entry) -> str:
        risk = " because of risk to the child" if entry.fields.get("because_of_risk") is True else ""
        return f"Went to {self.stage(entry.text('to_stage'))}{self.fixed(risk)}"

    def _set_limit(self, entry: Entry) -> str:
        due = read_moment(self._amend.value(entry, "due"))
        length = "Shorter" if entry.kind == KindId.SHORTER_LIMIT else "Longer"
        head = f"{length} time limit: {lower_first(self._limit_label(self._amend.text(entry, 'limit')))}"
        return f"{head}, by {say_moment(due, year=True)}" if due is not None else head

    def _met(self, entry: Entry) -> str:
        return f"Done: {lower_first(self._limit_label(self._amend.text(entry, 'limit')))}"

    def _form(self, entry: Entry) -> str:
        form = self._amend.text(entry, "what")
        return f"Form received: {form}" if form else "Form received"

    def _paused(self, entry: Entry) -> str:
        at = self._amend.moment(entry)
        did = "Time limits paused" if entry.kind == KindId.PAUSED else "Time limits started again"
        return f"{did} from {say_moment(at, year=True)}" if at is not None else did

    def _priority(self, entry: Entry) -> str:
        known = dict(self._of_the_pack("priorities"))
        chosen = self._amend.text(entry, "priority")
        return f"Priority: {known.get(chosen, chosen)}" if chosen else "Priority"

    def _told(self, entry: Entry) -> str:
        key, stage = entry.text("notice"), entry.text("stage")
        of = self.notice(stage, key) if key and stage else ""
        if not of:
            return self._told_otherwise(self._amend.text(entry, "whom"))
        head = f"{of} was told"
        return f"{head} that {self.stage(stage)} {'started' if key.startswith('start') else 'ended'}"

    def _told_otherwise(self, whom: str) -> str:
        """A telling that belongs to no point of a stage: whom it was, and nobody where this copy does not give it."""
        partnership = f"the {self._words.partnership}"
        if whom.casefold() in (partnership.casefold(), self._words.partnership.casefold()):
            return f"{partnership[:1].upper()}{partnership[1:]} was told"
        return f"Told: {whom}" if whom else "Somebody was told"

    def notice(self, stage_id: str, key: str) -> str:
        """Whom one point of a stage names to be told; empty where it names nobody."""
        stage = next((each for each in self._stages() if each.id == stage_id), None)
        notice = dict(keyed(stage)).get(key) if stage is not None else None
        to = whom_to_tell(notice, self._words) if notice is not None else ""
        return f"{to[:1].upper()}{to[1:]}"

    def _described(self, entry: Entry) -> str:
        stage, name = self.stage(entry.text("stage")), self._amend.text(entry, "name")
        head = f"{stage[:1].upper()}{stage[1:]} described by hand"
        return f"{head}: {name}" if name and lower_first(name) != stage else head

    def _correction(self, entry: Entry) -> str:
        return f"Correction: {lower_first(self.label_of(entry))}"

    def _withheld(self, entry: Entry) -> str:
        return f"Withheld from copies: {lower_first(self._choice(entry, 'why'))}"

    def _child_outcome(self, entry: Entry) -> str:
        outcome = self._choice(entry, "child_outcome") or self._amend.text(entry, "child_outcome")
        return f"{self.fixed('Outcome for the child')}: {lower_first(outcome)}"

    def _reconciled(self, entry: Entry) -> str:
        stands = self._entries.get(EntryId(entry.text("stands")))
        settles = stands is not None and stands.kind != KindId.RECONCILED
        return f"Settled. This stands: {lower_first(self.heading(stands))}" if settles and stands else "Settled"

    def _person(self, entry: Entry) -> str:
        named = [entry.text(field) for field in ("name", "role", "agency")]
        return f"{', '.join(part for part in named if part)} began to record here"

    def _moved(self, entry: Entry) -> str:
        known = next((each for each in self._procedure.tracks if each.id == entry.text("to_track")), None)
        stage = f", {self.stage(entry.text('to_stage'))}" if entry.text("to_stage") else ""
        to = "the immediate route" if known is not None and known.fast else "another route"
        return f"Moved to {to}: {self.track(entry.text('to_track'))}{stage}"

    def _raised(self, entry: Entry) -> str:
        known = next((each for each in self._procedure.tracks if each.id == entry.text("track")), None)
        head = self.fixed(KINDS[KindId.RAISED].past)
        return f"{head} on the immediate route: {known.title}" if known is not None and known.fast else head

    # --- look-ups -----------------------------------------------------------------------------------------------------

    def _stages(self) -> Iterator[Stage]:
        """Every stage of the pack, those of the present route first."""
        yield from self._track.stages
        yield from (stage for track in self._procedure.tracks if track is not self._track for stage in track.stages)

    def track(self, track_id: str) -> str:
        """A route by its title."""
        return next((each.title for each in self._procedure.tracks if each.id == track_id), track_id)

    def label_of(self, correction: Entry) -> str:
        """What names the field that a correction corrects."""
        target = self._entries.get(EntryId(correction.text("entry")))
        if target is None or target.kind not in KINDS:
            return ""
        place = place_of(target.kind, correction.text("field"))
        if place is None:
            return correction.text("field")
        return self.field_label(target, self.fields(target)[place])

    def writing_label(self, item: str) -> str:
        """The label of a piece of required writing."""
        for stage in self._stages():
            for each in stage.required_writing:
                if each.id == item:
                    return each.label
        return item

    def _limit_label(self, limit: str) -> str:
        for stage in self._stages():
            for each in stage.time_limits:
                if each.id == limit:
                    return each.label
        caps = [cap for track in self._procedure.tracks for cap in track.caps if cap.id == limit]
        if caps:
            return caps[0].label
        return self.fixed("time limit of this stage") if limit else ""

    def _choice(self, entry: Entry, name: str) -> str:
        """The label of what an entry chose; empty when it chose nothing."""
        value = self._amend.text(entry, name)
        return self.fixed(KINDS[entry.kind].field(name).option_label(value)) if value else ""

    def _listed(self, field: Field, value: str) -> str:
        """The label of one of the choices that the pack or the disagreement gives."""
        match field.choices_from:
            case "stages-ahead" | "stages-of-other-tracks":
                return self.stage(value)
            case "other-tracks":
                return self.track(value)
            case "time-limits" | "limits-to-shorten" | "limits-to-note":
                return self._limit_label(value)
            case "notices":
                said = START_OR_END.get(value.partition("-")[0])
                return self.fixed(said) if said is not None else value
            case "decisions":
                entry = self._entries.get(EntryId(value))
                return self.heading(entry) if entry is not None else value
            case _:
                known = self._of_the_pack(field.choices_from)
                return next((label for each, label in known if each == value), field.option_label(value))

    def _of_the_pack(self, choices_from: str) -> tuple[tuple[str, str], ...]:
        """Ids and labels of what the pack lists."""
        pack = self._procedure
        given: Mapping[str, Iterable[Choice | Priority]] = {
            "categories": pack.categories,
            "levels": pack.levels_of_need,
            "agency-types": pack.agency_types,
            "priorities": tuple(each for track in pack.tracks for each in track.priorities),
        }
        return tuple((each.id, each.label) for each in given.get(choices_from, ()))


_HEADINGS: Mapping[KindId, Callable[[Sentences, Entry], str]] = {
    KindId.RAISED: Sentences._raised,
    KindId.CONTACT: Sentences._contact,
    KindId.REPLY: Sentences._reply,
    KindId.ACTION: Sentences._action,
    KindId.ACTION_ANSWER: Sentences._action_answer,
    KindId.POSITION: Sentences._position,
    KindId.WRITING: Sentences._writing,
    KindId.STAGE_CONCLUDED: Sentences._concluded,
    KindId.ESCALATED: Sentences._escalated,
    KindId.TRACK_MOVED: Sentences._moved,
    KindId.SHORTER_LIMIT: Sentences._set_limit,
    KindId.LONGER_LIMIT: Sentences._set_limit,
    KindId.LIMIT_MET: Sentences._met,
    KindId.FORM_RECEIVED: Sentences._form,
    KindId.PAUSED: Sentences._paused,
    KindId.RESUMED: Sentences._paused,
    KindId.PRIORITY_SET: Sentences._priority,
    KindId.PARTNERSHIP_TOLD: Sentences._told,
    KindId.STAGE_DESCRIBED: Sentences._described,
    KindId.CORRECTION: Sentences._correction,
    KindId.WITHHELD: Sentences._withheld,
    KindId.CHILD_OUTCOME: Sentences._child_outcome,
    KindId.RECONCILED: Sentences._reconciled,
    KindId.PERSON: Sentences._person,
}


def say_when(at: Moment | None, why_withheld: str = "") -> str:
    """A stated time with its year; what stands instead where this copy does not give it."""
    if at is not None:
        return say_moment(at, year=True)
    return why_withheld or "not given"
