"""A shipped procedure with everything that an act can be about: priorities, a form, a cap, a second route."""

import tempfile
from datetime import date
from pathlib import Path

from msgspec.structs import replace

from escalog.domain.pack.reading import read_pack
from escalog.domain.pack.toml.writing import write_pack
from escalog.domain.procedure.model import Cap, Priority, Procedure, Stage, TimeLimit, Track
from escalog.domain.procedure.vocabulary import About, Act, Event, StageId, TrackId, Unit
from escalog.resources import resource_text
from escalog.services.desk import Desk

PRIORITY, OTHER_TRACK = "amber", "theme"


def whole(pack: str) -> Procedure:
    """The shipped procedure of this id, under another id, with all of it."""
    shipped = read_pack(resource_text(f"procedures/{pack}.toml"), pack).procedure
    assert shipped is not None
    main = shipped.tracks[0]
    first, *others = main.stages
    form = (
        TimeLimit(
            id="whole-form", label="The form is sent", act=Act.SEND_FORM, starts=Event.RAISED,
            unit=Unit.WORKING_DAYS, limit=2,
        ),
        TimeLimit(
            id="whole-read", label="The file is read", act=Act.READ_FILE, starts=Event.FORM_RECEIVED,
            unit=Unit.WORKING_DAYS, limit=3,
        ),
    )  # fmt: skip
    cap = Cap(id="whole-cap", label="All stages together", starts=Event.RAISED, unit=Unit.WORKING_DAYS, limit=60)
    priorities = (Priority(id="red", label="Red", round_the_clock=True), Priority(id=PRIORITY, label="Amber"))
    stage = Stage(id=StageId("theme-talk"), name="Service managers", number="1")
    track = Track(
        id=TrackId(OTHER_TRACK),
        title="A theme",
        stages=(stage,),
        about=About.THEME,
        chosen_when="It is about no single child",
    )
    first = replace(first, time_limits=(*first.time_limits, *form))
    main = replace(main, stages=(first, *others), priorities=priorities, caps=(*main.caps, cap))
    return replace(shipped, id=f"{pack}-whole", tracks=(main, *(shipped.tracks[1:] or (track,))))


def adopt_whole(desk: Desk, pack: str) -> str:
    """Brings it in from a file, as a person would, and takes it into use; returns its digest."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "whole.toml"
        path.write_text(write_pack(whole(pack)), encoding="utf-8")
        digest = desk.library.bring_in(desk.library.preview(path))
    desk.procedures.adopt(digest, "Ada Lind", "Lead", date(2026, 10, 1), source_checked=True, gaps_filled="None")
    return digest
