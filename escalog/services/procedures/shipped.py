"""Procedures and calendars shipped with the program, and packs read from a file. Needs no store."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from escalog.domain.deadlines.calendar import Calendar, read_calendar
from escalog.domain.describing.deadlines import deadlines_text
from escalog.domain.describing.report import deadlines_report
from escalog.domain.pack.reading import MOST_BYTES, PackReading, read_pack
from escalog.domain.procedure.model import Procedure, Stage, Track
from escalog.domain.procedure.vocabulary import Event
from escalog.domain.values.failure import Failure
from escalog.domain.values.moment import EARLIEST_YEAR, LATEST_YEAR, Moment
from escalog.resources import resource_files, resource_text
from escalog.services.laptop.files import is_there, read_file
from escalog.wording.describing import deadline_lines


@dataclass(frozen=True, slots=True)
class ShippedPack:
    """A pack's own bytes and what was read from them."""

    text: str
    procedure: Procedure

    @property
    def digest(self) -> str:
        """SHA-256 of the pack's bytes, in hexadecimal: what a disagreement is pinned to."""
        return pack_digest(self.text)


def pack_digest(text: str) -> str:
    """SHA-256 of a pack's bytes, in hexadecimal."""
    return sha256(text.encode("utf-8")).hexdigest()


@cache
def shipped_packs() -> tuple[ShippedPack, ...]:
    """Every procedure that comes with the program: the model first, then by id."""
    packs = [usable_pack(path.read_bytes(), path.name) for path in resource_files("procedures", ".toml")]
    return tuple(sorted(packs, key=lambda pack: (pack.procedure.id != "model", pack.procedure.id)))


@cache
def nation_calendar(nation: str) -> Calendar:
    """The working days of one nation, as shipped."""
    return read_calendar(resource_text("calendars", f"{nation}.toml"))


def usable_pack(content: bytes, file: str) -> ShippedPack:
    """Reads a pack that must be whole. Raises `Failure("procedure-not-usable")`."""
    reading = read_pack(content, file)
    if reading.procedure is None or reading.errors:
        raise Failure("procedure-not-usable", path=file)
    return ShippedPack(content.decode("utf-8-sig"), reading.procedure)


def read_pack_file(path: Path) -> PackReading:
    """Reads and checks a pack file. Raises `Failure("input-missing")` when it cannot be opened."""
    return read_pack(read_file(path, MOST_BYTES), str(path))


def find_pack(name: str) -> ShippedPack:
    """A shipped pack by its id, or a pack file. Raises Failure when there is none, or it cannot be used."""
    for pack in shipped_packs():
        if pack.procedure.id == name:
            return pack
    path = Path(name)
    if not is_there(path):
        raise Failure("procedure-unknown", name=name)
    return usable_pack(read_file(path, MOST_BYTES), name)


@dataclass(frozen=True, slots=True)
class StageDeadlines:
    """The time limits of one stage, worked out: in the promised shape, and as lines to read."""

    report: dict[str, Any]
    lines: tuple[str, ...]


def stage_deadlines(name: str, track: str | None, stage: str, at: Sequence[str], nation: str | None) -> StageDeadlines:
    """The time limits of one stage, worked out from the events given as EVENT=TIME."""
    procedure = find_pack(name).procedure
    route = _track(procedure, track)
    there = _stage(route, stage)
    calendar = nation_calendar(nation or procedure.nation)
    report = deadlines_report(procedure, route, there, _events(route, at), calendar)
    return StageDeadlines(report, tuple(deadline_lines(deadlines_text(procedure, route, there, report))))


def _track(procedure: Procedure, name: str | None) -> Track:
    track = procedure.main if name is None else procedure.find_track(name)
    if track is None:
        raise Failure("track-unknown", name=name or "", known=", ".join(track.id for track in procedure.tracks))
    return track


def _stage(track: Track, name: str) -> Stage:
    for stage in track.stages:
        if name in (stage.id, stage.number) and name:
            return stage
    raise Failure("stage-unknown", name=name, known=", ".join(stage.id for stage in track.stages))


def _events(track: Track, at: Sequence[str]) -> dict[Event, Moment]:
    starts = {limit.starts for stage in track.stages for limit in stage.time_limits}
    known = sorted(event.value for event in starts | {cap.starts for cap in track.caps})
    events: dict[Event, Moment] = {}
    for given in at:
        name, _, text = given.partition("=")
        if name not in known:
            raise Failure("event-unknown", name=name, known=", ".join(known))
        try:
            events[Event(name)] = Moment.parse(text)
        except Failure as fault:
            raise Failure("time-unreadable", text=given, first=EARLIEST_YEAR, last=LATEST_YEAR) from fault
    return events
