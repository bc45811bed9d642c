"""When the partnership is to be told of a stage, and which entry records that it was."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from escalog.domain.ladder.limit_calculation import LimitCalculator, Settled, status_of
from escalog.domain.ladder.states import LimitRun, LimitStatus
from escalog.domain.ladder.stays import Stay, definitely_before
from escalog.domain.ladder.timing import Happening
from escalog.domain.log.judgement import Judgement
from escalog.domain.procedure.limit_length import of_notice
from escalog.domain.procedure.model import Notice, Stage, Track
from escalog.domain.procedure.notice_points import keyed
from escalog.domain.procedure.vocabulary import StageId, When
from escalog.domain.values.entry import Entry, EntryId
from escalog.domain.values.kind_id import KindId


@dataclass(frozen=True, slots=True)
class NoticeState:
    """One point at which the partnership (or whom `notice.to` names) is told, for a stage that was reached."""

    key: str
    """The value of the field `notice` in a `partnership-told` entry: start or end; start-2, end-2 for further ones."""
    stage: StageId
    """The stage's id."""
    notice: Notice
    stay: EntryId
    """The decision by which the stage began."""
    come: bool
    """Whether the stage has reached that point."""
    run: LimitRun
    """NOT_STARTED until the stage reaches that point; then RUNNING, PAUSED or NO_LIMIT, and DONE once told."""

    @property
    def at(self) -> When:
        """At the start or the end of the stage."""
        return self.notice.at

    @property
    def to_tell(self) -> bool:
        """Whether it is time to tell and no telling is recorded."""
        return self.come and self.run.done_by is None


class Notices:
    """Calculates the notices for the last stay at each stage."""

    def __init__(self, calculator: LimitCalculator, judgement: Judgement) -> None:
        self._calculator = calculator
        self._judgement = judgement
        self._entries = {entry.id: entry for entry in judgement.order}

    def of_stay(
        self, track: Track, stage: Stage, stay: Stay, own: Sequence[Entry], later: Sequence[Entry]
    ) -> tuple[NoticeState, ...]:
        """The notices of one stay. `own` are its entries; `later` also holds those of later stays."""
        return tuple(
            self._state(track, key, notice, stay, own if notice.at is When.START else later)
            for key, notice in keyed(stage)
        )

    def _state(self, track: Track, key: str, notice: Notice, stay: Stay, among: Sequence[Entry]) -> NoticeState:
        by = stay.begun_by if notice.at is When.START else stay.ended_by
        at = stay.begun if notice.at is When.START else stay.ended
        began = Happening(self._entries[by], at) if by is not None and at is not None else None
        telling = self._telling(key, notice, stay, among) if by is not None else None
        told = self._calculator.amend.moment(telling) if telling is not None else None
        settled = Settled(telling.id, told) if telling is not None else Settled()
        calculated = self._calculator.calculate(of_notice(notice), track, began, settled)
        status = status_of(calculated.due.state, done=telling is not None, stopped=False)
        run = calculated.run(LimitStatus.NOT_STARTED if by is None else status, began, settled)
        if by is None:
            run = replace(run, due=None, explanation="")
        return NoticeState(key=key, stage=stay.stage, notice=notice, stay=stay.begun_by, come=by is not None, run=run)

    def _telling(self, key: str, notice: Notice, stay: Stay, among: Sequence[Entry]) -> Entry | None:
        """The entry that records the telling: the first that names this notice, or names none and matches it."""
        told = [
            entry
            for entry in among
            if entry.kind == KindId.PARTNERSHIP_TOLD and self._tells_of(entry, key, notice, stay)
        ]
        amend = self._calculator.amend
        dated = [(at.at.timestamp(), entry.id, entry) for entry in told if (at := amend.moment(entry)) is not None]
        return min(dated)[2] if dated else next(iter(told), None)

    def _tells_of(self, entry: Entry, key: str, notice: Notice, stay: Stay) -> bool:
        named, stage = self._calculator.amend.text(entry, "notice"), entry.text("stage")
        if named and named == key and stage in ("", stay.stage):
            return True
        if named:
            # Who is told that a later stage has started knows that this one ended; only what goes with it is still due.
            onward = notice.at is When.END and not notice.sends and named.startswith(When.START)
            return onward and stage not in ("", stay.stage) and self._after_the_end(entry, stay)
        return key.startswith(When.START) or self._after_the_end(entry, stay)

    def _after_the_end(self, entry: Entry, stay: Stay) -> bool:
        """Whether somebody was told after a stay had ended."""
        if stay.ended_by is None:
            return False
        at = self._calculator.amend.moment(entry)
        if at is None or stay.ended is None:
            return self._judgement.ancestry.before(stay.ended_by, entry.id)
        return not definitely_before(at, stay.ended)
