"""What a copy discloses: which fields go into it, and the disagreement as it reads with only those.

A copy is always written from its own fields alone, so that whoever holds it can rebuild the same pages.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from types import MappingProxyType

from escalog.domain.dispute.dispute import Dispute
from escalog.domain.dispute.fold import fold
from escalog.domain.entry_kinds.fields import LEVELS_OF_NEED
from escalog.domain.entry_kinds.kind import Kind
from escalog.domain.entry_kinds.table import KINDS, judged
from escalog.domain.log.amendments import Amendments, is_empty
from escalog.domain.procedure.model import NOTIFICATION_ASKS
from escalog.domain.record.blocks import PrintedField
from escalog.domain.values.entry import Entry, EntryId
from escalog.domain.values.kind_id import KindId

ALWAYS = frozenset({"stage"})
"""A field of every act that says only which stage it belongs to."""


def fields_of_record(dispute: Dispute) -> frozenset[PrintedField]:
    """Every field that a full record prints: all known, non-empty fields except those withheld."""
    amend = Amendments(dispute.judgement.ancestry)
    return frozenset((entry.id, name) for entry in dispute.entries for name in _open_fields(entry, amend))


def fields_of_notification(dispute: Dispute) -> frozenset[PrintedField]:
    """The fields that a notification prints: agencies, stage, category, dates, level of need; no narrative."""
    return _Notification(dispute).fields()


def disclosed(dispute: Dispute, kept: frozenset[PrintedField]) -> Dispute:
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
    """The fields of one entry that are not withheld. The fields a log is judged by are in every copy."""
    kind = KINDS.get(entry.kind)
    if kind is None:
        return
    always = kind.judged | ALWAYS
    for name, value in entry.fields.items():
        if is_empty(value) or name in kind.kept_back:
            continue
        try:
            kind.field(name)
        except KeyError:
            continue
        if name in always or not amend.why_withheld(entry.id, name):
            yield name


def _shown_by_hand(dispute: Dispute) -> Iterator[tuple[EntryId, frozenset[str]]]:
    """For each description by hand, the fields shown in the row of stages because the procedure leaves them open."""
    for stage in dispute.all_stages:
        if stage.described is not None:
            published = {"name": stage.stage.name, "raising_role": stage.stage.roles.raising}
            published["receiving_role"] = stage.stage.roles.receiving
            yield stage.described.entry, frozenset(name for name, text in published.items() if not text)


class _Notification:
    """Chooses the fields of a notification."""

    def __init__(self, dispute: Dispute) -> None:
        self._dispute = dispute
        self._amend = Amendments(dispute.judgement.ancestry)
        self._entries = {entry.id: entry for entry in dispute.entries}
        asks = dispute.procedure.notification_asks or NOTIFICATION_ASKS
        self._given = {kind.id: _given(kind, asks) for kind in KINDS.values()}
        self._levels = {name: self._saying_last(name) for name in LEVELS_OF_NEED}
        self._by_hand = dict(_shown_by_hand(dispute)) if "stage" in asks else {}

    def fields(self) -> frozenset[PrintedField]:
        """The fields that are asked for and not withheld."""
        return frozenset(
            (entry.id, name)
            for entry in self._dispute.entries
            for name in _open_fields(entry, self._amend)
            if self._gives(entry, name)
        )

    def _gives(self, entry: Entry, name: str) -> bool:
        if name in judged(entry.kind) or name in ALWAYS:
            return True
        if entry.kind == KindId.CORRECTION:
            target = self._entries.get(EntryId(entry.text("entry")))
            return name == "value" and target is not None and self._gives(target, entry.text("field"))
        if name not in self._given.get(entry.kind, ()):
            return name in self._by_hand.get(entry.id, frozenset())
        return name not in self._levels or entry.id in self._levels[name]

    def _saying_last(self, name: str) -> frozenset[EntryId]:
        """The entries that last stated a level of need."""
        saying = [
            entry
            for entry in self._dispute.entries
            if entry.kind in (KindId.RAISED, KindId.DETAILS) and name in entry.fields
        ]
        return frozenset(entry.id for entry in self._amend.latest_of(saying))


def _given(kind: Kind, asks: Sequence[str]) -> frozenset[str]:
    """The fields that a notification gives of a kind, given what the procedure asks for."""
    return frozenset(name for given in kind.notified if not given.ask or given.ask in asks for name in given.fields)
