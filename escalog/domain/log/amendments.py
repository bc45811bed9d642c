"""What an entry says now: its fields as corrected, and which of them are kept out of copies.

Two corrections of one field follow the rule for decisions: the one whose author knew of the other stands; where
neither did, both are shown. A correction changes what is shown and when limits start, never a judgement.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from types import MappingProxyType

from escalog.domain.entry_kinds.amendments import WITHHOLDING
from escalog.domain.entry_kinds.fields import Control
from escalog.domain.entry_kinds.table import KINDS, judged
from escalog.domain.log.ancestry import Ancestry
from escalog.domain.values.entry import Entry, EntryId, FieldValue
from escalog.domain.values.failure import Failure
from escalog.domain.values.kind_id import KindId
from escalog.domain.values.moment import Moment

_WITHHELD = "Withheld by the issuer: "

_NONE: Mapping[str, list[EntryId]] = MappingProxyType({})

_EMPTY: tuple[FieldValue, ...] = (None, "", (), False)


@dataclass(frozen=True, slots=True)
class Reading:
    """What one field says now."""

    value: FieldValue
    original: FieldValue
    by: tuple[EntryId, ...] = ()
    """The corrections that stand; several where they were recorded separately."""
    alternatives: tuple[FieldValue, ...] = ()
    """Other values, from corrections recorded separately that disagree."""

    @property
    def corrected(self) -> bool:
        """Whether any correction of it is recorded."""
        return bool(self.by)


class Amendments:
    """All corrections and withholdings of one log."""

    def __init__(self, ancestry: Ancestry) -> None:
        self._ancestry = ancestry
        self._entries: dict[EntryId, Entry] = {entry.id: entry for entry in ancestry.order}
        self._corrections: defaultdict[EntryId, defaultdict[str, list[EntryId]]] = defaultdict(
            lambda: defaultdict(list)
        )
        self._answers: defaultdict[EntryId, list[EntryId]] = defaultdict(list)
        self.withheld: dict[tuple[EntryId, str | None], str] = {}
        """What is withheld from copies, with the category of the reason in words."""
        for entry in ancestry.order:
            self._note(entry)
        self._spread()
        self._parts: defaultdict[EntryId, set[str | None]] = defaultdict(set)
        for target, field in self.withheld:
            self._parts[target].add(field)
        self.touched: frozenset[EntryId] = frozenset((*self._corrections, *self._parts))
        """The entries with anything corrected or withheld."""
        self._moments: dict[tuple[EntryId, str], Moment | None] = {}
        self._readings: dict[tuple[EntryId, str], Reading] = {}
        self._read_corrected_corrections()

    def _note(self, entry: Entry) -> None:
        target = EntryId(entry.text("entry"))
        if target not in self._entries or not self._ancestry.before(target, entry.id):
            return
        if entry.kind == KindId.CORRECTION:
            self._corrections[target][entry.text("field")].append(entry.id)
        elif entry.kind == KindId.ACTION_ANSWER:
            self._answers[target].append(entry.id)
        elif entry.kind == KindId.WITHHELD:
            fields = entry.fields.get("fields")
            named: Iterable[str | None] = fields if isinstance(fields, tuple) and fields else (None,)
            why = next(
                (choice.label for choice in WITHHOLDING if choice.id == entry.text("why")), "The reason is not given"
            )
            for field in named:
                self.withheld.setdefault((target, field), why)

    def _spread(self) -> None:
        """Extends each withholding to the corrections of the field and, for a whole action, to its answers."""
        waiting = list(self.withheld)
        while waiting:
            target, field = waiting.pop()
            why = self.withheld[target, field]
            follow: list[tuple[EntryId, str | None]] = []
            for corrected, by in self._corrections.get(target, _NONE).items():
                if field in (None, corrected):
                    follow += [(answer, part) for answer in by for part in ("value", "reason")]
            if field is None:
                follow += [(answer, None) for answer in self._answers.get(target, ())]
            for key in follow:
                if key not in self.withheld:
                    self.withheld[key] = why
                    waiting.append(key)

    def _read_corrected_corrections(self) -> None:
        """Reads corrections that were corrected themselves, last first, since each rests on those after it."""
        for entry in reversed(self._ancestry.order):
            if "value" in self._corrections.get(entry.id, _NONE):
                self.reading(entry, "value")

    def withheld_parts(self, entry: EntryId) -> AbstractSet[str | None]:
        """The fields of an entry that are withheld from copies; includes None for the whole entry."""
        return self._parts.get(entry, frozenset())

    def why_withheld(self, entry: EntryId, field: str) -> str:
        """The category of the reason why a field is withheld from copies; empty when it is not."""
        if not self.withheld:
            return ""
        return self.withheld.get((entry, field)) or self.withheld.get((entry, None), "")

    def corrections_of(self, entry: EntryId, field: str) -> tuple[EntryId, ...]:
        """Every correction of one field, in reading order."""
        return tuple(self._corrections.get(entry, _NONE).get(field, ()))

    def corrected_fields(self, entry: EntryId) -> tuple[str, ...]:
        """The fields of an entry that somebody corrected, sorted."""
        return tuple(sorted(self._corrections.get(entry, _NONE)))

    def reading(self, entry: Entry, field: str) -> Reading:
        """What one field of an entry says now, with what it said first."""
        original = entry.fields.get(field)
        by = self._corrections.get(entry.id, _NONE).get(field)
        if not by or field in judged(entry.kind):
            return Reading(original, original)
        key = (entry.id, field)
        if key not in self._readings:
            self._readings[key] = self._corrected(entry, field, by)
        return self._readings[key]

    def _corrected(self, entry: Entry, field: str, by: Iterable[EntryId]) -> Reading:
        original = entry.fields.get(field)
        standing = self._ancestry.latest(by)
        said = (self.reading(self._entries[entry_id], "value").value for entry_id in standing)
        texts = sorted({text for text in said if isinstance(text, str) and text})
        if not texts:
            return Reading(original, original, standing)
        values = [_as_field(entry.kind, field, text) for text in texts]
        return Reading(values[0], original, standing, tuple(values[1:]))

    def answers(self, action: Entry) -> tuple[Entry, ...]:
        """The answers about one action that no later answer replaces, sorted; several if recorded separately."""
        standing = self._ancestry.latest(self._answers.get(action.id, ()))
        return tuple(self._entries[entry_id] for entry_id in standing)

    def value(self, entry: Entry, field: str) -> FieldValue:
        """The present value of a field; of two separate corrections the first, which for dates is the earlier."""
        if not self._corrections:
            return entry.fields.get(field)
        return self.reading(entry, field).value

    def text(self, entry: Entry, field: str) -> str:
        """What one field says now as text; empty when it says nothing."""
        value = self.value(entry, field)
        return "" if value in _EMPTY else str(value)

    def said(self, entry: Entry, field: str) -> str:
        """The same; where this copy does not hold the value, that it is withheld, with the category of the reason."""
        text = self.text(entry, field)
        if text or not self.withheld or field in entry.fields:
            return text
        why = self.withheld.get((entry.id, field))
        if why is None and (entry.id, None) in self.withheld and is_needed(entry.kind, field):
            why = self.withheld[entry.id, None]
        return withheld_words(why) if why else ""

    def moment(self, entry: Entry, field: str = "occurred") -> Moment | None:
        """What one field says now as a moment; None where it says none."""
        key = (entry.id, field)
        if key not in self._moments:
            self._moments[key] = read_moment(self.value(entry, field))
        return self._moments[key]

    def latest_of(self, entries: Iterable[Entry]) -> tuple[Entry, ...]:
        """Those of the entries that no other of them follows."""
        return tuple(self._entries[entry_id] for entry_id in self._ancestry.latest(entry.id for entry in entries))

    def latest(self, entries: Iterable[Entry], field: str) -> str:
        """The last stated value of a field in causal order; values stated separately are shown side by side."""
        saying = {entry.id: said for entry in entries if (said := self.said(entry, field))}
        return " / ".join(dict.fromkeys(saying[entry_id] for entry_id in self._ancestry.latest(saying)))


def withheld_words(why: str) -> str:
    """The text in place of something withheld: the category of the reason and nothing else."""
    return f"{_WITHHELD}{why[:1].lower()}{why[1:]}"


def says_withheld(text: str) -> bool:
    """Whether a text only says that something is withheld."""
    return text.startswith(_WITHHELD)


def is_empty(value: FieldValue) -> bool:
    """Whether a value is empty, so that it might as well be absent."""
    return value in _EMPTY


def is_needed(kind: KindId, field: str) -> bool:
    """Whether an entry of this kind always holds this field."""
    try:
        return KINDS[kind].field(field).required
    except KeyError:
        return False


def read_moment(value: FieldValue) -> Moment | None:
    """Parses a stored moment; None when it is not one."""
    if not isinstance(value, str) or not value:
        return None
    try:
        return Moment.parse(value)
    except Failure:
        return None


def may_be_corrected(kind: KindId, field: str) -> bool:
    """Whether a field can be corrected: a person filled it in, and no decision was judged by it."""
    try:
        asked = KINDS[kind].field(field).control is not Control.HIDDEN
    except KeyError:
        return False
    return asked and field not in judged(kind)


def may_be_withheld(kind: KindId, field: str) -> bool:
    """Whether a field can be withheld from copies. Fields the log is judged by cannot; they hold no case text."""
    return kind in KINDS and field != "stage" and field not in judged(kind)


def _as_field(kind: KindId, field: str, text: str) -> FieldValue:
    """A corrected text, converted to the form in which the field is stored."""
    try:
        control = KINDS[kind].field(field).control
    except KeyError:
        return text
    return text.lower() in ("yes", "true") if control is Control.TICK else text
