"""What two panels ask that speak of routes and of telling: moving to another route, and noting that somebody was told.

Plain values out of one disagreement; knows no widget and no store.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from escalog.domain.dispute.dispute import Dispute
from escalog.domain.entry_kinds.fields import AGENCY_TYPES, TRACK_FACTS, Control
from escalog.domain.entry_kinds.raising_by_route import kind_on, needed_on, steps_on
from escalog.domain.ladder.notices import NoticeState
from escalog.domain.permissions import acts as stages
from escalog.domain.procedure.immediate_route import title_of
from escalog.domain.procedure.model import Choice, Procedure, Stage, Track
from escalog.domain.procedure.notice_points import whom_to_tell
from escalog.domain.procedure.vocabulary import When
from escalog.domain.values.english import say_moment
from escalog.ui.acts.spec import Values
from escalog.wording.fields import AskedField, voice_of

_FACTS = frozenset(field.name for field in TRACK_FACTS)
_KINDS_OF_AGENCY = frozenset(field.name for field in AGENCY_TYPES)


def of_this_route(dispute: Dispute, fields: Sequence[AskedField]) -> tuple[AskedField, ...]:
    """The questions without those that only another route, or a procedure with kinds of agency, asks."""
    asked = {name for step in steps_on(dispute.track, dispute.procedure) for name in step.fields}
    special = _FACTS | _KINDS_OF_AGENCY | {"child_view", "child_view_how", "court", "level.raising", "level.receiving"}
    return tuple(field for field in fields if field.name not in special or field.name in asked)


def moving_fields(dispute: Dispute, fields: Sequence[AskedField]) -> Iterator[AskedField]:
    """Which route, all in view; then what only the chosen one needs and nobody has said yet."""
    tracks = stages.other_tracks(dispute)
    for field in fields:
        if field.name == "to_track":
            yield replace(field, control=Control.CHOICE)
        elif field.name == "reason" and any(track.fast for track in tracks):
            yield replace(field, hint="To an immediate route: why it cannot wait.")
        elif field.name in _FACTS:
            asking = tuple(track for track in tracks if field.name in needed_on(track))
            if asking and not getattr(dispute.details, field.name):
                put = kind_on(asking[0], dispute.procedure).field(field.name)
                asked = voice_of(asking[0], dispute.procedure).ask(put)
                yield replace(asked, required=False, required_when=("to_track", tuple(track.id for track in asking)))
        else:
            yield field


def is_because_of_risk(dispute: Dispute, values: Values) -> bool:
    """Whether what is filled in is done because of risk: what goes before any form is said then."""
    fast = {track.id for track in dispute.procedure.tracks if track.fast}
    return values.get("because_of_risk") is True or values.get("to_track") in fast


def tracks_to_choose(dispute: Dispute) -> Sequence[Choice]:
    """The other routes, as the raise form offers them."""
    return [Choice(id=track.id, label=_track_words(track)) for track in stages.other_tracks(dispute)]


def stages_to_choose(dispute: Dispute) -> Sequence[Choice]:
    """Their stages; with the route's title where there are several."""
    tracks = stages.other_tracks(dispute)
    return [
        Choice(
            id=stage.id,
            label=(f"{track.title}, " if len(tracks) > 1 else "") + _stage_words(dispute.procedure, track, stage),
        )
        for track in tracks
        for stage in track.stages
    ]


def untold(dispute: Dispute) -> tuple[NoticeState, ...]:
    """The points of stages at which somebody is still to be told."""
    return tuple(notice for notice in dispute.notices if notice.to_tell)


def name_of(notice: NoticeState) -> str:
    """What a panel calls a point of a stage: "line-managers/start"."""
    return f"{notice.stage}/{notice.key}"


def tellings_to_choose(dispute: Dispute) -> Sequence[Choice]:
    """Of what somebody is still to be told."""
    return [Choice(id=name_of(notice), label=_telling_words(dispute, notice)) for notice in untold(dispute)]


def telling_fields(dispute: Dispute, about: str, fields: Sequence[AskedField]) -> Iterator[AskedField]:
    """Of what they were told is asked only where there are several things to tell."""
    for field in fields:
        if field.name != "notice":
            yield field
        elif not about and untold(dispute):
            yield replace(field, control=Control.CHOICE)


def telling_prefilled(dispute: Dispute, about: str) -> Values:
    """Whom the procedure names and what it wants sent; the record that was made for it."""
    stage, key, line = (*about.split("/"), "", "", "")[:3]
    notice = next((notice for notice in dispute.notices if (notice.stage, notice.key) == (stage, key)), None)
    if notice is None:
        return {"whom": f"The {dispute.words.partnership}"}
    to = whom_to_tell(notice.notice, dispute.words)
    sent = "; ".join(notice.notice.sends) or ("A signed notification" if line else "")
    return {
        "notice": f"{stage}/{key}",
        "whom": f"{to[:1].upper()}{to[1:]}",
        "sent_what": sent,
        "record": line,
    }


def telling_recorded(values: Values) -> Values:
    """What is recorded of a telling: the stage it speaks of, and the point of that stage."""
    stage, _, key = str(values.get("notice") or "").partition("/")
    return {**values, "stage": stage, "notice": key} if key else values


def telling_lead(dispute: Dispute, about: str) -> str:
    """Of what, by when and how, in one line."""
    stage, key, *_ = (*about.split("/"), "", "")
    notice = next((notice for notice in dispute.notices if (notice.stage, notice.key) == (stage, key)), None)
    if notice is None:
        return ""
    due = notice.run.due.at if notice.run.due is not None else None
    when = f" Due {say_moment(due)}." if due is not None else ""
    how = f" How: {notice.notice.how}." if notice.notice.how else ""
    return f"{_telling_words(dispute, notice)}.{when}{how}"


def _telling_words(dispute: Dispute, notice: NoticeState) -> str:
    stage = dispute.stage(notice.stage).label
    to = whom_to_tell(notice.notice, dispute.words)
    return f"{to[:1].upper()}{to[1:]}: {stage} {'has started' if notice.at is When.START else 'has ended'}"


def _track_words(track: Track) -> str:
    return f"{title_of(track)}: {track.chosen_when}" if track.chosen_when else title_of(track)


def _stage_words(procedure: Procedure, track: Track, stage: Stage) -> str:
    printed = f"{procedure.words_on(track).stage} {stage.number}" if stage.number else ""
    return ": ".join(words for words in (printed, stage.name) if words) or "Not published here"
