"""How a disagreement moved from one route to another, in sentences: which limits stopped and which now run."""

from collections.abc import Iterator
from dataclasses import dataclass

from escalog.domain.dispute.dispute import Dispute
from escalog.domain.ladder.states import Ladder, LimitState, LimitStatus, StageState
from escalog.domain.procedure.immediate_route import title_of
from escalog.domain.procedure.limit_length import event_words, limit_words
from escalog.domain.procedure.vocabulary import Unit
from escalog.domain.values.english import say_moment
from escalog.domain.values.entry import EntryId
from escalog.domain.values.kind_id import KindId
from escalog.domain.values.moment import Moment


@dataclass(frozen=True, slots=True)
class Move:
    """One move between routes that still holds."""

    entry: EntryId
    stopped: str
    """"Stage 2 of Children stopped on Thu 19 Nov 2026, when it moved to Conference dissent.\""""
    clocks: tuple[str, ...]
    """"Conference dissent: 72 hours from the conference, Mon 16 Nov 2026, 10:00; due Thu 19 Nov 2026, 10:00.\""""
    reason: str


def moves(dispute: Dispute) -> tuple[Move, ...]:
    """Every move away from a route, in order."""
    return tuple(move for ladder in dispute.earlier if (move := _move(dispute, ladder)) is not None)


def _move(dispute: Dispute, ladder: Ladder) -> Move | None:
    if ladder.left_by is None:
        return None
    entry = dispute.entry(ladder.left_by)
    track = dispute.procedure.find_track(entry.text("to_track"))
    title = title_of(track) if track is not None else entry.text("to_track")
    reason = next(row for row in dispute.chronology if row.entry == entry.id)
    there = next((stage for stage in dispute.all_stages if stage.stage.id == entry.text("to_stage")), None)
    return Move(
        entry.id,
        _stopped(ladder, title),
        tuple(_clocks(title, there, dispute.words.stage)) if there is not None else (),
        next((line.value for line in reason.lines if line.field == "reason"), ""),
    )


def _stopped(ladder: Ladder, title: str) -> str:
    """What stopped on the route that was left."""
    when = f" on {say_moment(Moment(ladder.left.date), year=True)}" if ladder.left is not None else ""
    stage = next((stage for stage in ladder.stages if stage.ended_by == ladder.left_by), None)
    if stage is not None:
        return f"{stage.label} of {title_of(ladder.track)} stopped{when}, when it moved to {title}."
    return f"It moved{when} from {title_of(ladder.track)} to {title}."


def _clocks(title: str, stage: StageState, word: str) -> Iterator[str]:
    """The limits of the new route, and from when they run."""
    for limit in stage.limits:
        if limit.limit.published and limit.limit.unit is not Unit.NONE:
            yield f"{title}: {_counts(limit, word)}"


def _counts(limit: LimitState, word: str) -> str:
    said = f"{limit_words(limit.limit)} from {event_words(limit.limit.starts, word)}"
    if limit.run.started is None or limit.run.status is LimitStatus.NOT_STARTED:
        return f"{said}; that has no recorded time yet."
    due = limit.run.due.at if limit.run.due is not None else None
    until = f"; due {say_moment(due, year=True)}" if due is not None else ""
    return f"{said}, {say_moment(limit.run.started, year=True)}{until}."


def why_it_cannot_wait(dispute: Dispute) -> str:
    """The reason as somebody wrote it, as corrected; empty on another route, and where nobody gave one."""
    if not dispute.track.fast:
        return ""
    entries = {entry.id: entry for entry in dispute.entries}
    path = [entries[entry_id] for entry_id in dispute.judgement.paths[0]]
    moved = [entry for entry in path if entry.kind == KindId.TRACK_MOVED and entry.text("to_track") == dispute.track.id]
    entry, field = (moved[-1].id, "reason") if moved else (dispute.raised_by, "cannot_wait")
    row = next(row for row in dispute.chronology if row.entry == entry)
    return next((line.value for line in row.lines if line.field == field), "")
