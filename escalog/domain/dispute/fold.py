"""Folds the entries of a log into the disagreement as it stands."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from types import MappingProxyType

from escalog.domain.deadlines.calendar import Calendar
from escalog.domain.dispute.activity import Activity
from escalog.domain.dispute.chronology import Chronology, ChronologyRow
from escalog.domain.dispute.details import CaseDetails
from escalog.domain.dispute.dispute import ASK_AGAIN_AFTER, THEME, Dispute, InWords, SeparateDecision
from escalog.domain.dispute.entry_wording import EntryWording
from escalog.domain.dispute.parties import Child
from escalog.domain.entry_kinds.table import KINDS
from escalog.domain.ladder.agency_levels import at_their_level
from escalog.domain.ladder.progress import LadderProgress
from escalog.domain.ladder.states import StageState
from escalog.domain.log.amendments import Amendments
from escalog.domain.log.flags import Flag, flags_of
from escalog.domain.log.judgement import Judgement, judge
from escalog.domain.log.transitions import Status
from escalog.domain.procedure.model import Procedure, Track
from escalog.domain.procedure.vocabulary import About, Side
from escalog.domain.values.answers import Direction, one_of
from escalog.domain.values.english import lower_first
from escalog.domain.values.entry import Entry, EntryId
from escalog.domain.values.failure import Failure
from escalog.domain.values.kind_id import KindId


def fold(
    entries: Iterable[Entry],
    procedure: Procedure,
    calendar: Calendar,
    *,
    received: Mapping[EntryId, datetime] = MappingProxyType({}),
) -> Dispute:
    """The disagreement that a set of entries makes, in whatever order they come. Pure: reads no clock.

    `calendar` is the nation's; the procedure's own closures and hours are added here. `received` says when entries
    from elsewhere arrived. Raises `Failure("dispute-not-raised")` when no entry raises it.
    """
    judgement = judge(entries, procedure)
    if judgement.track is None:
        raise Failure("dispute-not-raised")
    return _Fold(judgement, judgement.track, procedure, calendar.for_procedure(procedure)).dispute(received)


class _Fold:
    """Assembles what the parts of the domain read from one judged log."""

    def __init__(self, judgement: Judgement, track: Track, procedure: Procedure, calendar: Calendar) -> None:
        self._judgement = judgement
        self._track = track
        self._procedure = procedure
        self._calendar = calendar
        self._entries = {entry.id: entry for entry in judgement.order}
        self._raised = self._entries[judgement.paths[0][0]]
        self._amend = Amendments(judgement.ancestry)
        self._progress = LadderProgress(judgement, self._amend, procedure, track, self._raised, self._calendar)
        self._say = EntryWording(procedure, track, self._amend, self._entries, self._progress.label)
        self._who = CaseDetails(self._raised, judgement.order, self._amend, procedure, self._say)
        self._activity = Activity(judgement.order, self._amend, self._progress, self._say)

    def dispute(self, received: Mapping[EntryId, datetime]) -> Dispute:
        """Everything about the disagreement."""
        kinds = {side: self._who.latest(f"{side}_agency_type") for side in Side}
        stages = self._at_level(self._track, self._progress.stages(), kinds)
        earlier = tuple(
            replace(ladder, stages=self._at_level(ladder.track, ladder.stages, kinds))
            for ladder in self._progress.earlier()
        )
        climbed = (*stages, *(stage for ladder in earlier for stage in ladder.stages))
        flags = tuple(flags_of(self._judgement.ancestry, received))
        effect = self._judgement.effect
        children = self._who.children()
        category = self._who.text("category")
        label = self._category_label(category)
        outcome, comes_back = self._child_outcome()
        return Dispute(
            id=self._raised.dispute,
            sample=any(
                entry.kind == KindId.PERSON and entry.fields.get("sample") is True for entry in self._judgement.order
            ),
            procedure=self._procedure,
            track=self._track,
            calendar=self._calendar,
            adoption=self._who.adoption(),
            direction=one_of(Direction, self._raised.text("direction")) or Direction.OURS,
            title=_title(self._track, children, self._amend.text(self._raised, "our_reference"), label),
            status=effect.status if effect is not None else Status.UNDECIDED,
            raised_on=self._amend.moment(self._raised),
            raised_by=self._raised.id,
            raising=self._who.side(Side.RAISING),
            receiving=self._who.side(Side.RECEIVING),
            children=children,
            our_reference=self._who.text("our_reference"),
            their_reference=self._who.latest("their_reference"),
            category=category,
            category_label=label,
            details=self._who.details(),
            stages=stages,
            earlier=earlier,
            current=next((stage for stage in stages if effect is not None and stage.stage.id == effect.stage), None),
            priority=self._progress.timing.priority(self._track),
            pauses=self._progress.timing.pauses,
            overall_limits=self._progress.overall_limits(),
            notices=self._progress.notices(),
            actions=self._activity.actions(),
            contacts=self._activity.contacts(),
            withheld=MappingProxyType(self._amend.withheld),
            links=self._activity.links(),
            tellings=self._activity.tellings(),
            in_words=InWords(lambda: self._rows(climbed, flags), self._activity),
            separate=self._separate(),
            flags=flags,
            child_outcome=outcome,
            child_outcome_label=KINDS[KindId.CLOSED].field("child_outcome").option_label(outcome),
            comes_back_on=comes_back,
            judgement=self._judgement,
            entries=self._judgement.order,
        )

    def _rows(self, stages: tuple[StageState, ...], flags: tuple[Flag, ...]) -> tuple[ChronologyRow, ...]:
        by_entry: dict[EntryId, tuple[str, ...]] = {}
        for flag in flags:
            by_entry[flag.entry] = (*by_entry.get(flag.entry, ()), flag.sentence)
        chronology = Chronology(self._judgement, self._amend, self._progress, self._say, self._calendar)
        return tuple(chronology.rows({stage.stage.id: stage.heading for stage in stages}, by_entry))

    def _at_level(
        self, track: Track, stages: tuple[StageState, ...], kinds: Mapping[Side, str]
    ) -> tuple[StageState, ...]:
        return tuple(at_their_level(stage, kinds, self._procedure, fast=track.fast) for stage in stages)

    def _category_label(self, category: str) -> str:
        return next((choice.label for choice in self._procedure.categories if choice.id == category), category)

    def _separate(self) -> tuple[SeparateDecision, ...]:
        if not self._judgement.undecided:
            return ()
        effects = self._judgement.effects
        return tuple(
            SeparateDecision(
                entry_id, self._say.decision(self._entries[entry_id]), effects[entry_id].status, effects[entry_id].stage
            )
            for entry_id in self._judgement.frontier
        )

    def _child_outcome(self) -> tuple[str, date | None]:
        """The last stated outcome for the child since closing, and when to ask for it again."""
        effect = self._judgement.effect
        if effect is None or effect.status is not Status.CLOSED:
            return "", None
        closings = [entry_id for entry_id in self._judgement.paths[0] if self._entries[entry_id].kind == KindId.CLOSED]
        closed = self._entries[closings[-1]]
        later = [
            entry
            for entry in self._judgement.order
            if entry.kind == KindId.CHILD_OUTCOME and self._judgement.ancestry.before(closed.id, entry.id)
        ]
        saying = [entry for entry in (closed, *later) if self._amend.text(entry, "child_outcome")]
        latest = self._amend.latest_of(saying)
        outcomes = sorted({self._amend.text(entry, "child_outcome") for entry in latest})
        if not outcomes:
            return self._amend.said(closed, "child_outcome"), None
        if "not-known-yet" not in outcomes or len(outcomes) > 1:
            return next(outcome for outcome in outcomes if outcome != "not-known-yet"), None
        times = [at.date for entry in latest if (at := self._amend.moment(entry)) is not None]
        return "not-known-yet", max(times) + ASK_AGAIN_AFTER if times else None


def _title(track: Track, children: tuple[Child, ...], reference: str, category: str) -> str:
    """The title: "K.M. 0042: referral not accepted", "Theme 0051: waiting times"."""
    who = THEME if track.about is About.THEME else " and ".join(child.initials for child in children if child.initials)
    head = " ".join(part for part in (who, reference) if part) or "Disagreement"
    return f"{head}: {lower_first(category)}" if category else head
