"""How far one disagreement has come on its ladder: every stage with its status, limits, writing and notices.

Where decisions were recorded separately, each branch is followed by itself, and the open limits of all are kept.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from escalog.domain.deadlines.calendar import Calendar
from escalog.domain.ladder.limit_calculation import LimitCalculator
from escalog.domain.ladder.notices import Notices, NoticeState
from escalog.domain.ladder.overall_limits import OverallLimits, OverallLimitState
from escalog.domain.ladder.required_writing import RequiredWriting
from escalog.domain.ladder.stage_limits import StageLimits, description_of
from escalog.domain.ladder.states import Ladder, LimitState, LimitStatus, StageState, StageStatus, WrittenItem
from escalog.domain.ladder.stays import Stay, place_entries, stays_of
from escalog.domain.ladder.timing import OF_THE_WHOLE, Timing
from escalog.domain.log.amendments import Amendments
from escalog.domain.log.judgement import Judgement
from escalog.domain.procedure.model import Procedure, Stage, Track
from escalog.domain.procedure.vocabulary import NO_STAGE, Event, StageId
from escalog.domain.values.english import with_article
from escalog.domain.values.entry import Entry, EntryId
from escalog.domain.values.kind_id import KindId

NOT_PUBLISHED_HERE = "not published here"

_HAPPEN_ONCE = frozenset(OF_THE_WHOLE) - {Event.RAISED}
"""Events that happen only once; a disagreement that is reopened counts as raised again."""


@dataclass(frozen=True, slots=True)
class Branch:
    """One chain of decisions with its stays, and the stay that each entry belongs to."""

    stays: tuple[Stay, ...]
    places: Mapping[EntryId, int]
    within: Mapping[int, tuple[Entry, ...]]
    numbered: Mapping[str, tuple[tuple[int, Stay], ...]]
    """The numbered stays at each stage."""

    def at(self, stage: str) -> tuple[tuple[int, Stay], ...]:
        """The numbered stays at one stage."""
        return self.numbered.get(stage, ())

    def followed(self) -> tuple[tuple[Stay, Stay | None], ...]:
        """Every stay with the one that came after it."""
        return tuple(zip(self.stays, (*self.stays[1:], None), strict=False))

    def status(self, stage: str) -> StageStatus:
        """The status of a stage if this chain is what happened."""
        stays = self.at(stage)
        if stays:
            return StageStatus.NOW if stays[-1][1].ended_by is None else StageStatus.ENDED
        skipped = any(stage in stay.skipped for stay in self.stays)
        return StageStatus.SKIPPED if skipped else StageStatus.NOT_STARTED


class LadderProgress:
    """The stages of one disagreement as it climbed them."""

    def __init__(
        self,
        judgement: Judgement,
        amend: Amendments,
        procedure: Procedure,
        track: Track,
        raised: Entry,
        calendar: Calendar,
    ) -> None:
        self._judgement = judgement
        self._amend = amend
        self._procedure = procedure
        self._track = track
        self._entries = {entry.id: entry for entry in judgement.order}
        self.branches: tuple[Branch, ...] = tuple(self._branch(path) for path in judgement.paths)
        self.timing = Timing(raised, judgement, amend)
        """What moves every limit: pauses, the priority, events of the whole disagreement."""
        self._calculator = LimitCalculator(self.timing, amend, calendar, procedure)
        self._stage_limits = StageLimits(self._calculator)
        self._notices = Notices(self._calculator, judgement)
        self._required = RequiredWriting(judgement, amend)
        self._told: dict[str, tuple[NoticeState, ...]] = {}

    def stage_of(self, entry: EntryId) -> StageId:
        """The id of the stage an entry belongs to; empty when it belongs to none."""
        for branch in self.branches:
            number = branch.places.get(entry)
            if number is not None:
                return branch.stays[number].stage
        return NO_STAGE

    def stages(self) -> tuple[StageState, ...]:
        """Every stage of the track in order."""
        return self._stages_of(self._track)

    def overall_limits(self) -> tuple[OverallLimitState, ...]:
        """Every limit over several stages of the track."""
        return OverallLimits(self._track, self._calculator, self._judgement, self.branches).states()

    def notices(self) -> tuple[NoticeState, ...]:
        """Every notice for the stages of the track that were reached."""
        return tuple(notice for stage in self._track.stages for notice in self._tellings(stage))

    def earlier(self) -> tuple[Ladder, ...]:
        """The other tracks it was on, in order."""
        left_by = dict[str, EntryId | None]()
        for stay, after in (pair for branch in self.branches for pair in branch.followed()):
            if stay.track != self._track.id:
                moved = after is not None and after.track != stay.track
                left_by[stay.track] = after.begun_by if after is not None and moved else left_by.get(stay.track)
        return tuple(self._ladder(track, by) for track, by in left_by.items())

    def _ladder(self, track_id: str, left_by: EntryId | None) -> Ladder:
        track = self._procedure.track(track_id)
        left = self._amend.moment(self._entries[left_by]) if left_by is not None else None
        return Ladder(track, self._stages_of(track), left, left_by)

    def _stages_of(self, track: Track) -> tuple[StageState, ...]:
        return tuple(self._stage(stage, track) for stage in track.stages)

    def _branch(self, path: tuple[EntryId, ...]) -> Branch:
        stays = stays_of(path, self._judgement, self._amend, self._procedure)
        places = place_entries(self._judgement.order, stays, self._judgement, self._amend)
        within: defaultdict[int, list[Entry]] = defaultdict(list)
        for entry in self._judgement.order:
            if entry.id in places:
                within[places[entry.id]].append(entry)
        numbered: defaultdict[str, list[tuple[int, Stay]]] = defaultdict(list)
        for number, stay in enumerate(stays):
            numbered[stay.stage].append((number, stay))
        return Branch(
            stays,
            places,
            {number: tuple(entries) for number, entries in within.items()},
            {stage: tuple(numbered_stays) for stage, numbered_stays in numbered.items()},
        )

    def _stage(self, stage: Stage, track: Track) -> StageState:
        statuses = {branch.status(stage.id) for branch in self.branches}
        branch = next((branch for branch in self.branches if branch.at(stage.id)), None)
        stay = branch.at(stage.id)[-1][1] if branch is not None else None
        ended = self._entries[stay.ended_by] if stay is not None and stay.ended_by is not None else None
        concluded = ended if ended is not None and ended.kind == KindId.STAGE_CONCLUDED else None
        described = self._described(stage)
        description = description_of(described, self._amend) if described is not None else None
        name = stage.name or (description.name if description is not None else "")
        return StageState(
            stage=stage,
            label=self._label(stage, name),
            name=name or NOT_PUBLISHED_HERE,
            raising_role=stage.roles.raising or (description.raising_role if description is not None else ""),
            receiving_role=stage.roles.receiving or (description.receiving_role if description is not None else ""),
            status=statuses.pop() if len(statuses) == 1 else StageStatus.SEPARATE,
            described=description,
            started=stay.begun if stay is not None else None,
            started_by=stay.begun_by if stay is not None else None,
            ended=stay.ended if stay is not None else None,
            ended_by=stay.ended_by if stay is not None else None,
            outcome=concluded.text("outcome") if concluded is not None else "",
            left_by=ended.kind if ended is not None and concluded is None else None,
            raising_agrees=self._said(concluded, "raising_agrees"),
            summary=self._said(concluded, "summary"),
            outstanding=self._said(concluded, "outstanding"),
            told_how=self._said(concluded, "told_how"),
            because_of_risk=any(
                stage.id in other_stay.skipped and other_stay.because_of_risk
                for one in self.branches
                for other_stay in one.stays
            ),
            limits=self._limits(track, stage, described),
            writing=self._writing(stage),
            to_tell=tuple(notice.key for notice in self._tellings(stage) if notice.to_tell),
        )

    def label(self, stage: Stage) -> str:
        """A stage's label: its number, its name, or the description by hand."""
        described = None if stage.number or stage.name else self._described(stage)
        return self._label(stage, self._said(described, "name") if described is not None else stage.name)

    def _label(self, stage: Stage, name: str) -> str:
        word = self._procedure.words_on(self._procedure.track_with(stage.id)).stage
        if stage.number:
            return f"{word} {stage.number}"
        any_of_them = with_article(word.lower())
        return name or f"{any_of_them[:1].upper()}{any_of_them[1:]} {NOT_PUBLISHED_HERE}"

    def _said(self, entry: Entry | None, field: str) -> str:
        return self._amend.said(entry, field) if entry is not None else ""

    def _described(self, stage: Stage) -> Entry | None:
        """The description by hand that applies to a stage, where the pack leaves something out."""
        if stage.published and all(limit.published for limit in stage.time_limits):
            return None
        descriptions = {
            entry.id: entry
            for entry in self._judgement.order
            if entry.kind == KindId.STAGE_DESCRIBED and entry.text("stage") == stage.id
        }
        latest = self._judgement.ancestry.latest(descriptions)
        return descriptions[latest[0]] if latest else None

    def _limits(self, track: Track, stage: Stage, described: Entry | None) -> tuple[LimitState, ...]:
        """The limits of every stay at a stage. One that is open in any branch is open.

        What was done for an event that happens once, such as a conference, is not asked for again at a later stay.
        """
        limits: dict[tuple[EntryId, str], LimitState] = {}
        for branch in self.branches:
            done: set[str] = set()
            for number, stay in branch.at(stage.id):
                entries = branch.within.get(number, ())
                for limit in self._stage_limits.limits(track, stage, described, stay, entries, first=number == 0):
                    if limit.limit.id in done:
                        continue
                    if limit.limit.starts in _HAPPEN_ONCE and limit.run.status is LimitStatus.DONE:
                        done.add(limit.limit.id)
                    key = (limit.stay, limit.limit.id)
                    if key not in limits or limits[key].run.status is LimitStatus.STOPPED:
                        limits[key] = limit
        return tuple(limits.values())

    def _writing(self, stage: Stage) -> tuple[WrittenItem, ...]:
        """The required writing of a stage, from entries of its own and from the decisions by which it was left."""
        if not stage.required_writing:
            return ()
        own = [
            entry
            for branch in self.branches
            for number, _ in branch.at(stage.id)
            for entry in branch.within.get(number, ())
            if entry.kind == KindId.WRITING
        ]
        leaving = [
            self._entries[stay.ended_by]
            for branch in self.branches
            for _, stay in branch.at(stage.id)
            if stay.ended_by is not None
        ]
        return self._required.of(stage, own, leaving)

    def _tellings(self, stage: Stage) -> tuple[NoticeState, ...]:
        """The notices of the last stay at a stage, in the first branch."""
        if stage.id not in self._told:
            self._told[stage.id] = tuple(self._worked_out(stage)) if stage.notices else ()
        return self._told[stage.id]

    def _worked_out(self, stage: Stage) -> Iterator[NoticeState]:
        track = self._procedure.track_with(stage.id)
        for branch in self.branches[:1]:
            for number, stay in branch.at(stage.id)[-1:]:
                later = [entry for at, group in branch.within.items() if at >= number for entry in group]
                if track is not None:
                    yield from self._notices.of_stay(track, stage, stay, branch.within.get(number, ()), later)
