"""The facts of the procedures that come with the program."""

import re
import unicodedata
from functools import cache

import pytest

from escalog.domain.calendars import read_calendar
from escalog.domain.moments import Moment
from escalog.domain.pack_reading import PackReading, read_pack
from escalog.domain.procedure import Procedure, Stage
from escalog.domain.terms import Unit, When
from escalog.domain.time_limits import due
from escalog.resources import resource_bytes, resource_files, resource_text

SHIPPED = ("darlington", "lincolnshire", "model")


@cache
def reading(pack: str) -> PackReading:
    return read_pack(resource_bytes("procedures", f"{pack}.toml"), f"{pack}.toml")


def told(stage: Stage) -> tuple[When, ...]:
    return tuple(each.at for each in stage.notices)


def shipped(pack: str) -> Procedure:
    procedure = reading(pack).procedure
    assert procedure is not None
    return procedure


def stages(pack: str) -> tuple[Stage, ...]:
    return shipped(pack).tracks[0].stages


def limits(pack: str, number: int) -> list[tuple[str, str, str, int | None]]:
    return [
        (limit.act.value, limit.starts.value, limit.unit.value, limit.limit)
        for limit in stages(pack)[number - 1].time_limits
    ]


def test_three_procedures_are_shipped():
    assert tuple(path.stem for path in resource_files("procedures", ".toml")) == SHIPPED


@pytest.mark.parametrize("pack", SHIPPED)
class TestEveryShippedProcedure:
    def test_is_valid_under_its_own_name(self, pack):
        assert reading(pack).errors == ()
        assert shipped(pack).id == pack

    def test_has_four_numbered_stages_in_england(self, pack):
        assert [stage.number for stage in stages(pack)] == ["1", "2", "3", "4"]
        assert shipped(pack).nation == "england"

    def test_claims_to_be_nobodys_official_text(self, pack):
        procedure = shipped(pack)
        assert "(model)" in procedure.title or "not the official text" in procedure.title
        assert procedure.source.title
        assert procedure.source.date
        assert "Check against your partnership's current text." in procedure.source.note

    def test_names_the_categories_levels_and_other_routes(self, pack):
        procedure = shipped(pack)
        assert len(procedure.categories) == 22
        assert "referral-not-accepted" in {category.id for category in procedure.categories}
        assert [level.label for level in procedure.levels_of_need] == [
            "Universal",
            "Early help",
            "Child in need",
            "Child protection",
        ]
        assert {route.id for route in procedure.routes} == {
            "complaint",
            "allegation",
            "whistleblowing",
            "conference-dissent",
            "single-agency",
            "looked-after-review",
            "mental-capacity",
        }
        assert set(procedure.notification_asks) == {"agencies", "stage", "category", "dates", "level-of-need"}

    def test_asks_for_each_piece_of_writing_under_an_id_of_its_own(self, pack):
        asked = [item.id for stage in stages(pack) for item in stage.required_writing]
        assert len(asked) == len(set(asked))

    def test_speaks_plainly_and_in_short_sentences(self, pack):
        text = resource_text("procedures", f"{pack}.toml")
        unfit = r"\b(please|sorry|invalid|failed|failure|must not|overdue|non-compliant|refused)\b"
        assert not re.search(unfit, text, re.IGNORECASE)
        assert not [each for each in text if each != "\n" and unicodedata.category(each).startswith("C")]
        for stage in stages(pack):
            for sentence in re.split(r"(?<=[.])\s", stage.guidance.strip()):
                assert len(sentence.split()) <= 20, sentence
            assert stage.guidance


def test_the_model_is_the_model_and_gives_every_stage_a_limit():
    procedure = shipped("model")
    assert procedure.title == "Escalation, Challenge and Conflict Resolution (model)"
    assert not procedure.outline
    assert reading("model").notices == ()
    assert limits("model", 1) == [
        ("discuss", "raised", "working-days", 2),
        ("confirm", "discussion", "working-days", 2),
    ]
    assert limits("model", 2) == [
        ("discuss", "stage-started", "working-days", 5),
        ("confirm", "discussion", "working-days", 2),
    ]
    assert limits("model", 3) == [("reply", "stage-started", "working-days", 2)]
    assert limits("model", 4) == [("meet", "stage-started", "working-days", 5)]
    assert [told(stage) for stage in stages("model")] == [(), (), (), (When.START,)]
    assert all(stage.roles.raising and stage.roles.receiving for stage in stages("model"))


def test_lincolnshire_has_steps_with_48_hours_as_two_working_days():
    procedure = shipped("lincolnshire")
    assert not procedure.outline
    assert procedure.words.stage == "Step"
    assert [procedure.stage_label(stage) for stage in stages("lincolnshire")] == [
        "Step 1: Practitioner to practitioner",
        "Step 2: Line manager to line manager",
        "Step 3: Senior Liaison Officers",
        "Step 4: Independently chaired board meeting",
    ]
    assert limits("lincolnshire", 1) == [
        ("acknowledge", "discussion", "immediately", None),
        ("agree", "discussion", "working-days", 2),
    ]
    assert limits("lincolnshire", 2) == [("discuss", "stage-started", "working-days", 5)]
    assert limits("lincolnshire", 3) == [
        ("discuss", "stage-started", "immediately", None),
        ("agree", "stage-started", "working-days", 2),
    ]
    assert limits("lincolnshire", 4) == [("meet", "stage-started", "none", None)]
    in_two_days = [limit for stage in stages("lincolnshire") for limit in stage.time_limits if limit.limit == 2]
    assert len(in_two_days) == 2
    assert all("48 hours" in limit.note for limit in in_two_days)


def test_lincolnshire_tells_the_board_at_the_urgent_fourth_step_and_lets_the_care_board_act_for_general_practice():
    assert [told(stage) for stage in stages("lincolnshire")] == [(), (), (), (When.START,)]
    assert [stage.urgent for stage in stages("lincolnshire")] == [False, False, False, True]
    assert "integrated care board" in stages("lincolnshire")[2].guidance


def test_darlington_is_an_outline_that_invents_nothing_for_its_later_stages():
    procedure = shipped("darlington")
    assert procedure.outline
    assert [stage.published for stage in stages("darlington")] == [True, True, False, False]
    assert limits("darlington", 1) == [("agree", "raised", "working-days", 1)]
    assert limits("darlington", 2) == [("agree", "stage-started", "working-days", 3)]
    for stage in stages("darlington")[2:]:
        assert [(limit.published, limit.unit, limit.limit) for limit in stage.time_limits] == [(False, Unit.NONE, None)]
        assert (stage.roles.raising, stage.roles.receiving) == ("", "")
    assert stages("darlington")[3].name == ""
    assert "where possible" in stages("darlington")[1].time_limits[0].note
    assert len(reading("darlington").notices) == 4


def test_darlington_sends_a_copy_of_the_recording_tool_after_the_third_stage():
    third = stages("darlington")[2]
    assert told(third) == (When.END,)
    assert [item.id for item in third.required_writing] == ["agreed-outcomes", "outstanding-issues", "next-steps"]


def test_the_lincolnshire_plan_agreed_before_christmas_is_due_after_it():
    calendar = read_calendar(resource_text("calendars", "england.toml"))
    agree = stages("lincolnshire")[0].time_limits[1]
    found = due(agree, Moment.parse("2026-12-24T15:00"), calendar)
    assert found.at == Moment.parse("2026-12-30T17:00").at
