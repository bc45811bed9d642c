"""What a copy may give away: which fields go into it, and the disagreement as it reads with only those.

A copy is always written from its own fields alone, so that whoever holds it can write the same pages again.
"""

from collections.abc import Iterator
from dataclasses import replace
from types import MappingProxyType

from escalog.domain.dispute.dispute import Dispute
from escalog.domain.dispute.fold import fold
from escalog.domain.entry_kinds.table import DECISIONS, KINDS
from escalog.domain.log.amendments import JUDGED, Amendments, is_empty
from escalog.domain.procedure.model import NOTIFICATION_ASKS
from escalog.domain.record.blocks import PrintedField
from escalog.domain.values.entry import Entry, EntryId
from escalog.domain.values.kind_id import KindId

ALWAYS = frozenset({"stage"})
"""A field of every act that says only which stage it belongs to."""

NEVER: frozenset[tuple[str, str]] = frozenset({(KindId.WITHHELD, "reason")})
"""(kind, field) that no copy gives: why something is withheld, beyond the category."""

_ADOPTION = frozenset({"adopted_by", "adopted_role", "adopted_on", "adopted_source_checked", "adopted_gaps"})
_LEVELS = frozenset({"level.raising", "level.receiving"})
_KINDS_OF_AGENCY = frozenset({"raising_agency_type", "receiving_agency_type"})
"""They say who acts for a side at each stage, and which stages it has nobody for."""
_ASKED: dict[str, frozenset[str]] = {
    "agencies": frozenset({"our_agency", "other_agency"}) | _KINDS_OF_AGENCY,
    "category": frozenset({"category"}),
    "dates": frozenset({"occurred", "heard", "conference", "review_on"}),
    "level-of-need": _LEVELS,
    "stage": _KINDS_OF_AGENCY,
}
"""What a procedure may ask a notification to say, as fields of the entry that raised the disagreement."""

_ADDED = frozenset({"conference", "review_on"}) | _KINDS_OF_AGENCY
"""What is asked for and may be recorded after the disagreement was raised; a level of need is given as said last."""

_CLOCKS = frozenset({"occurred", "limit", "due", "priority"})
_MOVES_CLOCKS = frozenset(
    {KindId.PAUSED, KindId.RESUMED, KindId.PRIORITY_SET, KindId.SHORTER_LIMIT, KindId.LONGER_LIMIT}
)
"""What these say of a time limit, and nothing of why: without it a notification would give dates that are not so."""


def fields_of_record(dispute: Dispute) -> frozenset[PrintedField]:
    """Every field that a full record prints: all that are known and say something, but what is withheld."""
    amend = Amendments(dispute.judgement.ancestry)
    return frozenset((entry.id, name) for entry in dispute.entries for name in _open_fields(entry, amend))


def fields_of_notification(dispute: Dispute) -> frozenset[PrintedField]:
    """The fields that a notification prints: agencies, stage, category, dates, level of need; no narrative."""
    return _Notification(dispute).fields()


def copy_with(dispute: Dispute, kept: frozenset[PrintedField]) -> Dispute:
    """The disagreement as it reads to somebody who holds only these fields."""
    entries = [
        replace(
            entry,
            fields=MappingProxyType({name: value for name, value in entry.fields.items() if (entry.id, name) in kept}),
            left_out=0,
        )
        for entry in dispute.entries
    ]
    return fold(entries, dispute.procedure, dispute.calendar)


def _open_fields(entry: Entry, amend: Amendments) -> Iterator[str]:
    """The fields of one entry that are not withheld. What a log is read by is in every copy."""
    kind = KINDS.get(entry.kind)
    if kind is None:
        return
    judged = JUDGED.get(entry.kind, frozenset()) | ALWAYS
    for name, value in entry.fields.items():
        if is_empty(value) or (entry.kind, name) in NEVER:
            continue
        try:
            kind.field(name)
        except KeyError:
            continue
        if name in judged or not amend.why_withheld(entry.id, name):
            yield name


def _shown_by_hand(dispute: Dispute) -> Iterator[tuple[EntryId, frozenset[str]]]:
    """Of each description by hand, what stands in the row of stages because the procedure leaves it open."""
    for each in dispute.all_stages:
        if each.described is not None:
            published = {"name": each.stage.name, "raising_role": each.stage.roles.raising}
            published["receiving_role"] = each.stage.roles.receiving
            yield each.described.entry, frozenset(name for name, text in published.items() if not text)


class _Notification:
    """Chooses the fields of a notification."""

    def __init__(self, dispute: Dispute) -> None:
        self._dispute = dispute
        self._amend = Amendments(dispute.judgement.ancestry)
        self._entries = {entry.id: entry for entry in dispute.entries}
        asks = dispute.procedure.notification_asks or NOTIFICATION_ASKS
        asked = [fields for ask, fields in _ASKED.items() if ask in asks]
        self._asked = frozenset[str]().union(*asked)
        self._levels = {name: self._saying_last(name) for name in _LEVELS & self._asked}
        self._by_hand = dict(_shown_by_hand(dispute)) if "stage" in asks else {}

    def fields(self) -> frozenset[PrintedField]:
        """What is both asked for and not withheld."""
        return frozenset(
            (entry.id, name)
            for entry in self._dispute.entries
            for name in _open_fields(entry, self._amend)
            if self._gives(entry, name)
        )

    def _gives(self, entry: Entry, name: str) -> bool:
        if name in JUDGED.get(entry.kind, frozenset()) or name in ALWAYS:
            return True
        if entry.kind == KindId.CORRECTION:
            target = self._entries.get(EntryId(entry.text("entry")))
            return name == "value" and target is not None and self._gives(target, entry.text("field"))
        if name in _LEVELS:
            return entry.id in self._levels.get(name, frozenset())
        if entry.kind == KindId.RAISED:
            return name in self._asked or name in _ADOPTION or name == "our_reference" or self._clocks(name)
        if entry.kind in _MOVES_CLOCKS:
            return self._clocks(name)
        if entry.kind == KindId.DETAILS:
            return name in _ADDED and name in self._asked
        if entry.kind in DECISIONS or entry.kind == KindId.PARTNERSHIP_TOLD:
            return name == "notice" or (name in ("occurred", "conference", "review_on") and name in self._asked)
        return name in self._by_hand.get(entry.id, frozenset())

    def _clocks(self, name: str) -> bool:
        """Whether a field moves a time limit whose date is told."""
        return name in _CLOCKS and "occurred" in self._asked

    def _saying_last(self, name: str) -> frozenset[EntryId]:
        """The entries that said a level of need last."""
        saying = [
            entry
            for entry in self._dispute.entries
            if entry.kind in (KindId.RAISED, KindId.DETAILS) and name in entry.fields
        ]
        return frozenset(entry.id for entry in self._amend.latest_of(saying))
