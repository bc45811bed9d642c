"""Takes permitted acts in a disagreement, with values that their forms accept, under any procedure and on any route."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from functools import cache

from escalog.domain.deadlines.calendar import Calendar, read_calendar
from escalog.domain.dispute.dispute import Dispute
from escalog.domain.dispute.fold import fold
from escalog.domain.entry_kinds.fields import Control, Field
from escalog.domain.entry_kinds.table import KINDS
from escalog.domain.log.amendments import may_be_corrected, may_be_withheld
from escalog.domain.permissions import acts as stages
from escalog.domain.permissions import timing as timed_acts
from escalog.domain.values.entry import Entry, EntryId, FieldValue
from escalog.domain.values.kind_id import KindId
from escalog.domain.values.moment import LONDON
from escalog.resources import resource_text
from tests.builders.story import Story

BEGUN = dt.datetime(2026, 11, 16, 15, 0, tzinfo=LONDON)

TRACK_FACTS: Mapping[str, FieldValue] = {
    "conference": "2026-11-13T10:00",
    "review_on": "2026-11-12",
    "theme": "Waiting times for an assessment",
}

Choose = Callable[[Sequence[str]], str]
"""Takes one of several; never asked about none."""


@cache
def calendar_of(nation: str) -> Calendar:
    """A nation's working days."""
    return read_calendar(resource_text("calendars", f"{nation}.toml"))


class Walk:
    """One disagreement under a pack, on a route, from a stage; the clock goes on with every act."""

    def __init__(self, pack: str, track: str, stage: str = "", **raised: FieldValue) -> None:
        self.story = Story(pack, "S.P.", **TRACK_FACTS, **raised, track=track, stage=stage)
        self.now = BEGUN

    def dispute(self, seen: int | None = None) -> Dispute:
        """What the entries come to, for somebody who has seen the first `seen` of them."""
        procedure = self.story.procedure
        return fold(self.story.entries[:seen], procedure, calendar_of(procedure.nation))

    def wait(self, hours: int) -> None:
        """Lets time go by."""
        self.now += dt.timedelta(hours=hours)

    def act(self, kind: str, values: Mapping[str, FieldValue], seen: int | None = None) -> None:
        """Records an act after what its author has seen."""
        followed = {parent for entry in self.story.entries[:seen] for parent in entry.parents}
        heads = [entry.id for entry in self.story.entries[:seen] if entry.id not in followed]
        self.story.add(kind, self.at, heads, more=values)

    @property
    def at(self) -> str:
        """The present minute as a form holds it."""
        return self.now.strftime("%Y-%m-%dT%H:%M")


def filled(dispute: Dispute, kind: str, at: str, choose: Choose) -> dict[str, FieldValue]:
    """An act's form filled in: every field that can be, with whatever `choose` takes."""
    values: dict[str, FieldValue] = {}
    for field in KINDS[KindId(kind)].fields:
        if "*" not in field.name and field.control is not Control.HIDDEN:
            value = _value(dispute, field, values, at, choose)
            if value:
                values[field.name] = value
    values |= {f"writing.{item.id}": "Written." for item in stages.missing_writing(dispute) if kind in stages.LEAVING}
    return _about(dispute, kind, values, choose)


def _value(
    dispute: Dispute, field: Field, values: Mapping[str, FieldValue], at: str, choose: Choose
) -> FieldValue | None:
    match field.control:
        case Control.CHOICE:
            return choose([each.id for each in field.options])
        case Control.LIST:
            given = _choices(dispute, str(field.choices_from), str(values.get("to_track", "")))
            return choose(given) if given else None
        case Control.TICK:
            return choose(["yes", "no"]) == "yes"
        case Control.DATE:
            return at[:10]
        case Control.MOMENT:
            return at
        case Control.YEAR:
            return None
        case _:
            return "2" if field.name == "limit" else "Said."


def _choices(dispute: Dispute, name: str, to_track: str) -> list[str]:
    procedure = dispute.procedure
    here = dispute.current.stage.id if dispute.current is not None else ""
    given: dict[str, Callable[[], list[str]]] = {
        "categories": lambda: [each.id for each in procedure.categories],
        "levels": lambda: [each.id for each in procedure.levels_of_need],
        "agency-types": lambda: [each.id for each in procedure.agency_types],
        "stages-ahead": lambda: [each.stage.id for each in stages.stages_ahead(dispute)],
        "stage-outcomes": lambda: list(dispute.current.stage.outcomes) if dispute.current else [],
        "time-limits": lambda: [each.id for each in timed_acts.settable(dispute)],
        "limits-to-shorten": lambda: [each.id for each in timed_acts.shortenable(dispute)],
        "limits-to-note": lambda: [each.id for each in timed_acts.to_note(dispute)],
        "priorities": lambda: [each.id for each in dispute.track.priorities],
        "other-tracks": lambda: [each.id for each in stages.other_tracks(dispute)],
        "stages-of-other-tracks": lambda: [each.id for each in procedure.track(to_track).stages],
        "notices": lambda: [each.key for each in dispute.notices if each.to_tell and each.stage == here],
        "decisions": lambda: [each.entry for each in dispute.separate],
        "disagreements": lambda: ["e" * 32],
    }
    return given[name]()


def _about(dispute: Dispute, kind: str, values: dict[str, FieldValue], choose: Choose) -> dict[str, FieldValue]:
    """What the program fills in itself: which entry, item or stage an act is about."""
    match kind:
        case "escalated":
            ahead = [each.stage.id for each in stages.stages_ahead(dispute)]
            values["because_of_risk"] = values["to_stage"] != ahead[0]
        case "action-answer":
            waiting = [each.entry for each in dispute.actions if each.status in ("open", "separate")]
            values["entry"] = choose(waiting)
        case "writing":
            values["item"] = choose([each.id for each in stages.missing_writing(dispute)])
        case "stage-described":
            values["stage"] = choose([each.stage.id for each in stages.to_describe(dispute)])
        case "reconciled":
            values["names"] = tuple(sorted(each.entry for each in dispute.separate))
        case "correction":
            values |= _corrected(dispute.entries, choose)
        case "withheld":
            values["entry"] = choose([each.id for each in dispute.entries if may_be_withheld(each.kind, "said")])
            values.pop("fields", None)
        case _:
            pass
    return values


def _corrected(entries: Sequence[Entry], choose: Choose) -> dict[str, FieldValue]:
    able: dict[str, tuple[EntryId, str]] = {}
    for entry in entries:
        for name in entry.fields:
            if "*" not in name and "writing" not in name and may_be_corrected(entry.kind, name):
                field = KINDS[entry.kind].field(name)
                if field.control in (Control.TEXT, Control.PROSE, Control.PERSON):
                    able[f"{entry.id} {name}"] = (entry.id, name)
    entry_id, name = able[choose(sorted(able))]
    return {"entry": entry_id, "field": name, "value": f"It reads like this now, {len(entries)}."}
