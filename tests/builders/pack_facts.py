"""A route of a pack as short lines, so that a test can stand beside the published facts and be read against them."""

from functools import cache

from escalog.domain.pack.reading import PackReading, read_pack
from escalog.domain.procedure.model import Cap, Procedure, Stage, TimeLimit, Track
from escalog.resources import resource_bytes


@cache
def reading(pack: str) -> PackReading:
    """What came of reading a shipped pack."""
    return read_pack(resource_bytes("procedures", f"{pack}.toml"), f"{pack}.toml")


def shipped(pack: str) -> Procedure:
    """A shipped pack that could be read."""
    procedure = reading(pack).procedure
    assert procedure is not None, reading(pack).errors
    return procedure


def stages(pack: str, track: str = "") -> tuple[Stage, ...]:
    """The stages of a route; of the main one unless another is named."""
    procedure = shipped(pack)
    return (procedure.track(track) if track else procedure.tracks[0]).stages


def facts(pack: str, track: str = "") -> str:
    """A whole route: its caps, then every stage with who acts, its limits and who is told when."""
    procedure = shipped(pack)
    route = procedure.track(track) if track else procedure.tracks[0]
    lines = [f"cap: {_length(cap)} from {cap.starts}, over {', '.join(cap.stages) or 'all'}" for cap in route.caps]
    for stage in route.stages:
        lines += _stage(procedure, route, stage)
    return "\n".join(lines)


def _stage(procedure: Procedure, track: Track, stage: Stage) -> list[str]:
    told = (track.words or procedure.words).stage
    marks = [str(stage.place)] if stage.place != "ladder" else []
    marks += [] if stage.formal else ["informal"]
    marks += ["urgent"] if stage.urgent else []
    marks += [] if stage.published else ["not published"]
    head = " ".join(part for part in (f"{told} {stage.number}" if stage.number else "", stage.name) if part)
    lines = [f"{head or '(no name)'}{' [' + ', '.join(marks) + ']' if marks else ''}"]
    roles = stage.roles
    if roles.raising or roles.receiving:
        other = "the same" if roles.receiving == roles.raising else roles.receiving or "-"
        lines.append(f"  who: {roles.raising} / {other}")
    for row in roles.by_agency:
        side = f" ({row.side})" if row.side is not None else ""
        lines.append(f"  {row.agency}{side}: {row.level} {row.role}".rstrip())
    lines += [f"  {_limit(each)}" for each in stage.time_limits]
    lines += [f"  written by {each.part}: {each.id}" for each in stage.required_writing]
    for each in stage.notices:
        lines.append(f"  told at {each.at}{': ' + ', '.join(each.sends) if each.sends else ''}")
    if stage.meeting is not None:
        meeting = stage.meeting
        lines.append(f"  meeting called by {meeting.called_by or '-'}, chaired by {meeting.chaired_by or '-'}")
    if stage.partnership_role != "none":
        lines.append(f"  the partnership {stage.partnership_role}")
    return lines


def _limit(limit: TimeLimit) -> str:
    start = f"{limit.starts} {limit.after}" if limit.after else f"{limit.starts}"
    by = f" by {limit.side}" if limit.side is not None else ""
    return f"{limit.act}{by}: {_length(limit)} from {start}"


def _length(limit: TimeLimit | Cap) -> str:
    if not limit.published:
        return "not published"
    return f"{limit.limit} {limit.unit}" if limit.limit is not None else f"{limit.unit}"
