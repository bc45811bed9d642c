"""A walk through every kind of entry, with text of the caller's choosing in every field that takes text."""

from collections.abc import Callable
from typing import Any

from escalog.domain.entry_kinds.fields import Control, Field
from escalog.domain.entry_kinds.kind import Kind
from escalog.domain.entry_kinds.table import KINDS
from escalog.domain.permissions import acts as stages
from escalog.domain.permissions import timing as timed_acts
from escalog.domain.values.entry import DisputeId, EntryId
from escalog.domain.values.kind_id import KindId
from escalog.ledger.entry.sealing import seal
from escalog.services.desk import Desk
from tests.builders.whole_pack import OTHER_TRACK, PRIORITY, adopt_whole
from tests.services.conftest import RAISED

FREE = (Control.TEXT, Control.PROSE, Control.PERSON, Control.AGENCY)
"""Controls into which anything can be typed."""

NOT_RECORDED = ("person", "key")
"""Kinds that no form records."""

Text = Callable[[str, str], str]


def typed(kind: Kind) -> tuple[Field, ...]:
    """The fields of a kind that take free text."""
    return tuple(field for field in kind.fields if field.control in FREE)


def concrete(name: str, writing: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The names under which a field is recorded: those with a gap get a number, or the items asked for."""
    if name == "writing.*":
        return tuple(f"writing.{item}" for item in writing)
    return (name.replace("*", "1"),)


def filled(kind: Kind, text: Text, writing: tuple[str, ...] = (), **given: Any) -> dict[str, Any]:
    """Text in every field that takes it, the first option in every choice, and what is given."""
    values: dict[str, Any] = {}
    for field in kind.fields:
        for name in concrete(field.name, writing):
            if field.control in FREE:
                values[name] = text(kind.id, field.name)
            elif field.control is Control.CHOICE:
                values[name] = field.options[0].id
            elif field.control is Control.TICK:
                values[name] = True
            elif field.control in (Control.DATE, Control.MOMENT):
                values[name] = "2026-10-12"
    return {**values, **given}


class Walk:
    """One disagreement that goes through every kind; a second one to link to."""

    def __init__(self, desk: Desk, text: Text) -> None:
        self.desk = desk
        self.text = text
        self.recorded: dict[str, list[tuple[EntryId, dict[str, Any]]]] = {}
        self.dispute: DisputeId = DisputeId("")

    def go(self) -> "Walk":
        """Records everything."""
        disagreements = self.desk.disagreements
        outline = adopt_whole(self.desk, "darlington")
        other = disagreements.raise_disagreement({**RAISED, "our_reference": "other"})
        given = {"procedure": outline, "category": RAISED["category"], "track": "", "stage": ""}
        given["other_person_not_known"] = False
        values = filled(KINDS[KindId.RAISED], self.text, **given)
        self.dispute = disagreements.raise_disagreement(values)
        raised = next(each for each in disagreements.open(self.dispute).entries if each.kind == "raised")
        self.recorded["raised"] = [(raised.id, values)]
        described = stages.to_describe(disagreements.open(self.dispute))[0]
        self.record("stage-described", stage=described.stage.id, unit="working-days", limit="2")
        self.record("contact")
        self.record("reply")
        action = self.record("action")
        self.record("action-answer", entry=action)
        self.record("position")
        self.record("details")
        note = self.record("note")
        self.record("safety")
        self.record("partnership-told")
        self.record("linked", other=other)
        self.record("correction", entry=note, field="text")
        self._writing()
        self._limit()
        self._time()
        self.record("stage-concluded", outcome="unresolved")
        ahead = stages.stages_ahead(disagreements.open(self.dispute))
        self.record("escalated", to_stage=ahead[0].stage.id)
        self._limit()
        self.record("stage-concluded", outcome="resolved", raising_agrees="yes")
        self.record("closed")
        self.record("child-outcome")
        self.record("reopened")
        self.record("track-moved", to_track=OTHER_TRACK)
        self._fork()
        self.record("withdrawn")
        return self

    def record(self, kind_id: str, **given: Any) -> EntryId:
        """Records one act with text in all its fields."""
        kind = KINDS[KindId(kind_id)]
        missing = tuple(item.id for item in stages.missing_writing(self.desk.disagreements.open(self.dispute)))
        values = filled(kind, self.text, missing, **given)
        entry = self.desk.disagreements.record(self.dispute, KindId(kind_id), values)
        self.recorded.setdefault(kind_id, []).append((entry, values))
        return entry

    def withhold(self) -> None:
        """Withholds the note: what no copy may give afterwards."""
        note, _ = self.recorded["note"][0]
        self.record("withheld", entry=note)

    def _writing(self) -> None:
        missing = stages.missing_writing(self.desk.disagreements.open(self.dispute))
        if missing:
            self.record("writing", item=missing[0].id)

    def _limit(self) -> None:
        limits = timed_acts.open_limits(self.desk.disagreements.open(self.dispute))
        if limits and "shorter-limit" not in self.recorded:
            self.record("shorter-limit", limit=limits[0].limit.id)

    def _time(self) -> None:
        """Everything that can be said about time."""
        self.record("priority-set", priority=PRIORITY)
        self.record("form-received")
        self.record("limit-met", limit="whole-read")
        self.record("longer-limit", limit="whole-cap", due="2027-12-01")
        self.record("paused")
        self.record("resumed")

    def _fork(self) -> None:
        """Two decisions that were recorded separately, as two laptops would, and the one that settles them."""
        desk = self.desk
        before = desk.disagreements.open(self.dispute)
        assert before.current is not None
        forks = []
        for outcome in ("unresolved", "resolved"):
            values = filled(
                KINDS[KindId.STAGE_CONCLUDED],
                self.text,
                outcome=outcome,
                raising_agrees="yes",
                stage=before.current.stage.id,
            )
            forks.append(
                seal(
                    "stage-concluded",
                    values,
                    dispute=self.dispute,
                    signer=desk.disagreements._signer,
                    recorded_at=desk.now(),
                    parents=before.heads,
                )
            )
        desk.disagreements._vault.append(self.dispute, forks)
        desk.disagreements.forget()
        separate = desk.disagreements.open(self.dispute).separate
        self.record("reconciled", stands=separate[0].entry)
        self.record("reopened") if desk.disagreements.open(self.dispute).status != "open" else None
