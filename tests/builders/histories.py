"""Random histories of up to three laptops that work apart: entries of every kind, with any parents and any clocks."""

import datetime as dt
import hashlib
from dataclasses import replace
from types import MappingProxyType

from hypothesis import strategies as st

from escalog.domain.entry_kinds.table import KINDS
from escalog.domain.log.ancestry import Ancestry
from escalog.domain.log.judgement import judge
from escalog.domain.values.entry import Entry, EntryId, FieldValue, KeyId, PersonId
from escalog.domain.values.kind_id import KindId
from tests.builders.story import DISPUTE, RAISED, pack

STAGES = tuple(stage.id for stage in pack().tracks[0].stages)
TRACKS = tuple(track.id for track in pack().tracks)
EVERY_STAGE = tuple(stage.id for track in pack().tracks for stage in track.stages)
BEGUN = dt.datetime(2026, 11, 16, 14, 20, tzinfo=dt.UTC)

DECIDING = ("stage-concluded", "escalated", "track-moved", "closed", "withdrawn", "reopened")
DOING = (
    "contact", "reply", "action", "position", "details", "writing", "note", "safety", "shorter-limit",
    "partnership-told", "linked", "child-outcome", "longer-limit", "limit-met", "form-received", "priority-set",
    "paused", "resumed",
)  # fmt: skip
MARKING = ("correction", "withheld", "action-answer", "correction")


class Canary:
    """Gives every text a word of its own, so that it can be looked for."""

    def __init__(self) -> None:
        self.count = 0

    def word(self) -> str:
        """The next word."""
        self.count += 1
        return f"canary{self.count:05}x"


def _id(number: int) -> EntryId:
    return EntryId(hashlib.sha256(str(number).encode()).hexdigest())


def _happening(draw: st.DrawFn, canary: Canary) -> dict[str, FieldValue]:
    day = draw(st.integers(16, 30))
    hour = draw(st.sampled_from(("", "T09:00", "T14:30", "T18:00")))
    return {
        "occurred": f"2026-11-{day}{hour}",
        "by": canary.word(),
        "by_side": draw(st.sampled_from(("raising", "receiving"))),
        "known": "document",
        "known_from": canary.word(),
        "stage": draw(st.sampled_from(STAGES)),
    }


def _own(  # noqa: C901, PLR0911 - one case for each kind
    draw: st.DrawFn, kind: str, seen: list[Entry], canary: Canary
) -> dict[str, FieldValue]:
    """The fields of one kind, about things that its author has seen."""
    word = canary.word
    match kind:
        case "contact":
            what = draw(st.sampled_from(("spoke", "met", "no-reply", "message", "wrote")))
            return {"what": what, "with_whom": word(), "said": word(), "agreed": draw(st.sampled_from(("", word())))}
        case "reply":
            answer = draw(st.sampled_from(("agrees", "partly", "differs", "asks", "acknowledges")))
            return {"from_whom": word(), "answer": answer, "holds": word(), "wants": word(), "source": word()}
        case "action":
            return {"what": word(), "owner": word(), "owner_side": "receiving", "due_on": "2026-12-04"}
        case "action-answer":
            about = [entry.id for entry in seen if entry.kind == "action"]
            return {
                "entry": draw(st.sampled_from(about)) if about else "",
                "done": draw(st.sampled_from(("done", "not-done"))),
                "note": word(),
            }
        case "position":
            return {"side": draw(st.sampled_from(("raising", "receiving"))), "holds": word(), "evidence": word()}
        case "details":
            return {
                "safety_plan": word(),
                "other_person": word(),
                "conference": draw(st.sampled_from(("", "2026-11-12T10:00"))),
                "level.receiving": draw(st.sampled_from(("early-help", "universal"))),
            }
        case "writing":
            return {"item": "what-was-said", "text": word()}
        case "stage-concluded":
            outcome = draw(st.sampled_from(("resolved", "resolved-with-actions", "unresolved")))
            return {
                "outcome": outcome,
                "raising_agrees": "yes",
                "summary": word(),
                "told_how": word(),
                "writing.what-was-said": word(),
            }
        case "escalated":
            risk = draw(st.booleans())
            return {
                "to_stage": draw(st.sampled_from(EVERY_STAGE)),
                "because_of_risk": risk,
                "reason": word(),
                "other_person": word(),
            }
        case "track-moved":
            track = draw(st.sampled_from(TRACKS))
            ladder = [stage.id for stage in pack().track(track).stages]
            return {
                "to_track": track,
                "to_stage": draw(st.sampled_from((*ladder, "", STAGES[0]))),
                "conference": draw(st.sampled_from(("", "2026-11-12T10:00"))),
                "reason": word(),
            }
        case "shorter-limit":
            return {"limit": "stage-1-agree", "due": "2026-11-17T12:00", "reason": word()}
        case "longer-limit":
            due = draw(st.sampled_from(("2026-11-20T12:00", "2026-12-01")))
            return {"limit": "stage-1-agree", "due": due, "reason": word(), "agreed_with": word()}
        case "limit-met":
            return {"limit": draw(st.sampled_from(("stage-1-agree", "stage-2-confirm", "read-file"))), "how": word()}
        case "form-received":
            return {"what": word(), "from_whom": word()}
        case "priority-set":
            return {"priority": draw(st.sampled_from(("red", "amber", "green"))), "reason": word()}
        case "paused":
            return {"reason": word(), "agreed_with": word()}
        case "resumed":
            return {"reason": word()}
        case "partnership-told":
            return {"whom": word(), "how": "email", "what": word()}
        case "correction":
            target = draw(st.sampled_from(seen[1:4]))
            names = [
                name
                for name in target.fields
                if name in ("occurred", "said", "holds", "by", "reason", "value", "our_reference", "level.receiving")
            ]
            name = draw(st.sampled_from(sorted(names))) if names else "occurred"
            value = f"2026-11-{draw(st.integers(16, 30))}" if name == "occurred" else word()
            return {"entry": target.id, "field": name, "value": value, "reason": word()}
        case "withheld":
            target = draw(st.sampled_from(seen))
            names = sorted(target.fields)
            fields = tuple(draw(st.lists(st.sampled_from(names), max_size=3, unique=True))) if names else ()
            return {"entry": target.id, "fields": fields or None, "why": "someone-else", "reason": word()}
        case "closed" | "child-outcome":
            outcome = draw(st.sampled_from(("improved", "not-known-yet", "worse")))
            return (
                {"summary": word(), "child_outcome": outcome, "child_note": word()}
                if kind == "closed"
                else {"child_outcome": outcome, "child_note": word()}
            )
        case "reconciled":
            decisions = [entry.id for entry in seen if entry.kind in (*DECIDING, "raised", "reconciled")]
            latest = Ancestry(seen).latest(decisions)
            return {"names": latest, "stands": draw(st.sampled_from(latest)), "why": word()}
        case "linked":
            return {"other": word(), "why": word()}
        case "withdrawn":
            return {"changed": word()}
        case "reopened":
            return {"reason": word()}
        case _:
            return {"text": word()}


def _kind(draw: st.DrawFn, seen: list[Entry]) -> str:
    """A kind that has something to be about: settling where two decisions stand, answers where there are actions."""
    if judge(seen, pack()).undecided and draw(st.booleans()):
        return "reconciled"
    kind = draw(st.sampled_from(draw(st.sampled_from((DECIDING, DOING, MARKING)))))
    if kind == "action-answer" and not any(entry.kind == "action" for entry in seen):
        return "action"
    return kind


@st.composite
def histories(draw: st.DrawFn, most: int = 16) -> list[Entry]:
    """A log that begins like any other and goes on in any way."""
    canary = Canary()
    raised = {
        name: canary.word() if name.startswith(("raising.", "safety_plan", "our_", "other_")) else value
        for name, value in RAISED.items()
    }
    entries = [
        _entry(0, "person", (), {"name": canary.word(), "role": canary.word(), "agency": canary.word()}, BEGUN, 0),
        _entry(1, "raised", (_id(0),), raised, BEGUN, 0),
    ]
    for number in range(2, 2 + draw(st.integers(most // 4, most))):
        ancestry = Ancestry(entries)
        known = draw(
            st.lists(st.sampled_from([entry.id for entry in entries[1:]]), min_size=1, max_size=3, unique=True)
        )
        parents = ancestry.heads if draw(st.booleans()) else ancestry.latest(known)
        seen = [
            entry
            for entry in entries
            if entry.id in parents or any(ancestry.before(entry.id, each) for each in parents)
        ]
        kind = _kind(draw, seen)
        happening = {name: value for name, value in _happening(draw, canary).items() if _has(kind, name)}
        fields = {**happening, **_own(draw, kind, seen, canary)}
        at = BEGUN + dt.timedelta(minutes=draw(st.integers(-600000, 600000)))
        entries.append(_entry(number, kind, parents, fields, at, draw(st.integers(0, 2))))
    return entries


def _entry(
    number: int, kind: str, parents: tuple[EntryId, ...], fields: dict[str, FieldValue], at: dt.datetime, who: int
) -> Entry:
    return Entry(
        id=_id(number),
        dispute=DISPUTE,
        kind=KindId(kind),
        person=PersonId(str(who) * 32),
        key=KeyId(str(who) * 64),
        recorded_at=at,
        parents=parents,
        fields=MappingProxyType({name: value for name, value in fields.items() if value not in (None, "", ())}),
    )


def _has(kind: str, name: str) -> bool:
    return any(field.name == name for field in KINDS[KindId(kind)].fields)


def with_clocks(entries: list[Entry], minutes: list[int]) -> list[Entry]:
    """The same entries recorded by other clocks."""
    shifted = zip(entries, minutes, strict=False)
    return [replace(entry, recorded_at=BEGUN + dt.timedelta(minutes=shift)) for entry, shift in shifted]
