"""Packs of earlier formats still load, and mean what they meant: the texts as they were released, word for word.

The texts in `format_1` never change.
"""

from functools import cache
from pathlib import Path

import pytest

from escalog.domain.pack.reading import read_pack
from escalog.domain.procedure.model import FORMAT, Procedure
from escalog.domain.procedure.vocabulary import About, BoardRole, Part, Place, Unit, When

TEXTS = {
    path.stem: path.read_bytes()
    for path in (Path(__file__).parents[2] / "builders" / "packs" / "format_1").glob("*.toml")
}
SHAPES = {
    "darlington": (["1", "2", "3", "4"], {"3": ["end"]}, {"3", "4"}),
    "lincolnshire": (["1", "2", "3", "4"], {"4": ["start"]}, set()),
    "model": (["1", "2", "3", "4"], {"4": ["start"]}, set()),
}
"""The numbers of the stages; at which the partnership is told, and when; which are not published."""


@cache
def read(pack: str) -> Procedure:
    reading = read_pack(TEXTS[pack], f"{pack}.toml")
    assert reading.errors == ()
    assert reading.procedure is not None
    return reading.procedure


def test_the_three_packs_of_the_first_release_are_kept():
    assert set(TEXTS) == set(SHAPES)


@pytest.mark.parametrize("pack", SHAPES)
class TestAPackOfTheFirstFormat:
    def test_is_read_into_the_present_one(self, pack):
        assert (read(pack).id, read(pack).version, read(pack).format) == (pack, "1", FORMAT)

    def test_keeps_its_stages_and_what_is_not_published(self, pack):
        numbers, _, unpublished = SHAPES[pack]
        stages = read(pack).tracks[0].stages
        assert [stage.number for stage in stages] == numbers
        assert {stage.number for stage in stages if not stage.published} == unpublished

    def test_tells_the_partnership_at_the_same_points(self, pack):
        told = {
            stage.number: [notice.at.value for notice in stage.notices]
            for stage in read(pack).tracks[0].stages
            if stage.notices
        }
        assert told == SHAPES[pack][1]

    def test_has_what_is_new_since_then_at_what_was_meant_before(self, pack):
        for track in read(pack).tracks:
            assert (track.about, track.priorities, track.caps, track.words) == (About.CHILD, (), (), None)
            for stage in track.stages:
                assert (stage.place, stage.optional, stage.meeting) == (Place.LADDER, False, None)
                assert stage.partnership_role is BoardRole.NONE
                assert all(item.part is Part.BOTH for item in stage.required_writing)
                assert all((limit.after, limit.by_priority) == ("", ()) for limit in stage.time_limits)
                assert all((notice.unit, notice.limit) == (Unit.NONE, None) for notice in stage.notices)


def test_the_limits_of_the_first_format_are_as_they_were_published():
    limits = [
        (limit.id, limit.act.value, limit.starts.value, limit.unit.value, limit.limit)
        for stage in read("lincolnshire").tracks[0].stages
        for limit in stage.time_limits
    ]
    assert limits == [
        ("step-1-acknowledge", "acknowledge", "discussion", "immediately", None),
        ("step-1-agree", "agree", "discussion", "working-days", 2),
        ("step-2-discuss", "discuss", "stage-started", "working-days", 5),
        ("step-3-contact", "discuss", "stage-started", "immediately", None),
        ("step-3-agree", "agree", "stage-started", "working-days", 2),
        ("step-4-meet", "meet", "stage-started", "none", None),
    ]


@pytest.mark.parametrize(
    ("told", "points"), [("not", []), ("start", [When.START]), ("end", [When.END]), ("both", [When.START, When.END])]
)
def test_every_word_of_the_first_format_for_when_the_partnership_is_told_is_read(told, points):
    text = TEXTS["model"].decode().replace('partnership_told = "start"', f'partnership_told = "{told}"')
    procedure = read_pack(text, "x").procedure
    assert procedure is not None
    assert [notice.at for notice in procedure.tracks[0].stages[3].notices] == points


def test_a_pack_says_its_format_or_has_the_first():
    text = TEXTS["model"].decode()
    assert read_pack("format = 1\n" + text, "x").procedure == read("model")
    assert [error.code for error in read_pack("format = 2\n" + text, "x").errors] == ["pack-unknown-key"]
