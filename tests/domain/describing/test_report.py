import json
from functools import cache

import pytest

from escalog.domain.deadlines.calendar import Calendar, read_calendar
from escalog.domain.describing.report import check_report, deadlines_report, procedure_show, procedure_summary
from escalog.domain.pack.reading import PackReading, read_pack
from escalog.domain.procedure.model import Procedure
from escalog.domain.procedure.vocabulary import Event
from escalog.domain.values.moment import Moment
from escalog.resources import resource_text
from escalog.wording.language import in_words


@cache
def reading(pack: str) -> PackReading:
    return read_pack(resource_text("procedures", f"{pack}.toml"), f"{pack}.toml")


def shipped(pack: str) -> Procedure:
    procedure = reading(pack).procedure
    assert procedure is not None
    return procedure


@cache
def england() -> Calendar:
    return read_calendar(resource_text("calendars", "england.toml"))


def deadlines(pack: str, stage: int, **at: str) -> dict[str, object]:
    procedure = shipped(pack)
    track = procedure.tracks[0]
    events = {Event(name.replace("_", "-")): Moment.parse(text) for name, text in at.items()}
    report = deadlines_report(procedure, track, track.stages[stage - 1], events, england())
    read_back: dict[str, object] = json.loads(json.dumps(report))
    assert read_back == report
    return report


def test_a_summary_has_exactly_the_promised_keys():
    assert procedure_summary(shipped("darlington")) == {
        "id": "darlington",
        "title": "Darlington: professional challenge (facts, not the official text)",
        "version": "2",
        "outline": True,
        "tracks": ["children"],
    }
    assert procedure_summary(shipped("model"))["outline"] is False


def test_a_shown_procedure_has_its_tracks_stages_and_timers():
    shown = procedure_show(shipped("lincolnshire"))
    assert list(shown) == ["id", "title", "version", "nation", "outline", "tracks"]
    assert list(shown["tracks"][0]) == ["id", "title", "stages"]
    assert all(list(stage) == ["id", "number", "label", "timers"] for stage in shown["tracks"][0]["stages"])
    assert [stage["number"] for stage in shown["tracks"][0]["stages"]] == [1, 2, 3, 4]
    assert shown["tracks"][0]["stages"][1]["label"] == "Step 2: Line manager to line manager"
    assert shown["tracks"][0]["stages"][0]["timers"][1] == {
        "timer": "step-1-agree",
        "label": "Agree an action plan with dates",
        "act": "agree",
        "starts": "discussion",
        "unit": "working-days",
        "limit": 2,
        "published": True,
        "note": "The text says 48 hours and equates this with two working days.",
    }
    assert json.loads(json.dumps(shown)) == shown


@pytest.mark.parametrize(("number", "shown"), [("", None), ("2", 2), ("3a", "3a"), ("IV", "IV")])
def test_a_stages_number_is_a_number_where_it_is_one(number, shown):
    text = resource_text("procedures", "model.toml").replace('number = "2"\n', f'number = "{number}"\n')
    procedure = read_pack(text, "x").procedure
    assert procedure is not None
    assert procedure_show(procedure)["tracks"][0]["stages"][1]["number"] == shown


def test_worked_out_time_limits_have_exactly_the_promised_shape():
    assert deadlines("lincolnshire", 1, discussion="2026-12-24T15:00") == {
        "stage": "practitioners",
        "timers": [
            {
                "timer": "step-1-acknowledge",
                "label": "Acknowledge the concern",
                "starts": "discussion",
                "unit": "immediately",
                "limit": None,
                "state": "due",
                "due": "2026-12-24T15:00:00+00:00",
                "explanation": "due at once, from Thu 24 Dec 2026, 15:00",
            },
            {
                "timer": "step-1-agree",
                "label": "Agree an action plan with dates",
                "starts": "discussion",
                "unit": "working-days",
                "limit": 2,
                "state": "due",
                "due": "2026-12-30T17:00:00+00:00",
                "explanation": (
                    "2 working days from Thu 24 Dec 2026: Tue 29, Wed 30 (Fri 25 and Mon 28 are bank holidays)"
                ),
            },
        ],
    }


def test_time_limits_without_their_event_have_not_started():
    timers = deadlines("lincolnshire", 1, stage_started="2026-12-24")["timers"]
    assert isinstance(timers, list)
    assert [(timer["state"], timer["due"]) for timer in timers] == [("not-started", None)] * 2
    assert timers[1]["explanation"] == "2 working days from the discussion, which has no date yet"


@pytest.mark.parametrize(
    ("pack", "stage", "state", "words"),
    [
        ("darlington", 3, "not-published", "limit not published here"),
        ("darlington", 4, "not-published", "limit not published here"),
        ("lincolnshire", 4, "no-limit", "no time limit is set"),
    ],
)
def test_limits_that_are_not_published_or_not_set_are_listed_too(pack, stage, state, words):
    timers = deadlines(pack, stage, stage_started="2026-11-23")["timers"]
    assert isinstance(timers, list)
    (timer,) = timers
    assert (timer["state"], timer["due"], timer["limit"], timer["unit"]) == (state, None, None, "none")
    assert words in timer["explanation"]
    assert timer["starts"] == "stage-started"


def test_the_procedures_own_closures_and_service_hours_count():
    text = resource_text("procedures", "model.toml").replace('service_end = "17:00"', 'service_end = "16:30"')
    text += '\n[[closures]]\ndate = 2026-11-24\nname = "Offices closed"\n'
    procedure = read_pack(text, "x").procedure
    assert procedure is not None
    track = procedure.tracks[0]
    at = {Event.RAISED: Moment.parse("2026-11-23")}
    timer = deadlines_report(procedure, track, track.stages[0], at, england())["timers"][0]
    assert timer["due"] == "2026-11-26T16:30:00+00:00"
    assert timer["explanation"] == "2 working days from Mon 23 Nov 2026: Wed 25, Thu 26 (Tue 24 is a local closure)"


def test_a_stage_of_another_track_is_a_bug():
    model, other = shipped("model"), shipped("lincolnshire")
    with pytest.raises(ValueError, match="another track"):
        deadlines_report(model, model.tracks[0], other.tracks[0].stages[0], {}, england())


def test_a_check_tells_errors_and_notices_with_exactly_the_promised_keys():
    report = check_report(reading("darlington"), "darlington.toml")
    assert (report["file"], report["ok"], report["errors"]) == ("darlington.toml", True, [])
    assert len(report["notices"]) == 4
    assert all(list(notice) == ["path", "line", "found", "expected", "sentence"] for notice in report["notices"])
    broken = check_report(read_pack('id = "x"\nnation = "moon"', "moon.toml"), "moon.toml")
    assert not broken["ok"]
    assert {
        "path": "nation",
        "line": 2,
        "found": '"moon"',
        "expected": "one of: england, wales, scotland, northern-ireland",
        "sentence": 'The key "nation" holds a word that is not known here.',
    } in in_words(broken["errors"])
