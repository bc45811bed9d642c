"""What holds for every procedure that comes with the program, whatever its facts are."""

import re
import tomllib
import unicodedata
from collections.abc import Iterator

import msgspec
import pytest

from escalog.domain.procedure.model import FORMAT, Procedure, Stage
from escalog.resources import resource_files, resource_text
from tests.builders.pack_facts import reading, shipped

SHIPPED = (
    "berkshire",
    "buckinghamshire",
    "croydon",
    "darlington",
    "lincolnshire",
    "model",
    "pan-lancashire-adults",
    "pan-london",
    "sefton",
    "south-ayrshire-conference-dissent",
    "st-helens",
    "sussex-conference-dissent",
    "wirral",
)

CATEGORIES = {
    "level-of-need", "referral-not-accepted", "more-information-first", "unwilling-to-refer",
    "child-protection-invoked", "single-or-joint", "assessment", "conference-need", "conference-decision",
    "plan-drift", "action-or-inaction", "roles", "communication", "service-provision", "case-closure",
    "step-up-down", "placement", "timeliness", "resource-theme", "practice-judgement", "partner-not-engaging",
    "outside-thresholds",
}  # fmt: skip
"""Ids that years and areas are compared by; a pack may leave some out, but never say another thing by one of them."""

MOST_IN_A_LABEL = 100
MOST_IN_A_NAME = 50


def stages(pack: str) -> tuple[Stage, ...]:
    return tuple(stage for track in shipped(pack).tracks for stage in track.stages)


def texts(value: object) -> Iterator[str]:
    """Every text that a pack shows, wherever it stands."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from texts(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from texts(each)


def test_thirteen_procedures_are_shipped():
    assert tuple(path.stem for path in resource_files("procedures", ".toml")) == SHIPPED


@pytest.mark.parametrize("pack", SHIPPED)
class TestEveryShippedProcedure:
    def test_is_valid_under_its_own_name_in_the_present_format(self, pack):
        assert reading(pack).errors == ()
        assert shipped(pack).id == pack
        assert tomllib.loads(resource_text("procedures", f"{pack}.toml"))["format"] == FORMAT

    def test_claims_to_be_nobodys_official_text(self, pack):
        procedure = shipped(pack)
        assert procedure.title.endswith(("(model)", "(facts, not the official text)"))
        assert procedure.source.title
        assert procedure.source.date
        assert procedure.source.note.endswith("Check against your partnership's current text.")
        assert resource_text("procedures", f"{pack}.toml").startswith(("# Facts of ", "# A model procedure"))

    def test_says_where_it_is_an_outline_what_is_missing(self, pack):
        procedure = shipped(pack)
        for stage in stages(pack):
            for limit in stage.time_limits:
                assert limit.published or (limit.limit is None and limit.note == "Limit not published here.")
            if not stage.published:
                assert "not known here" in stage.note
                assert (stage.roles.raising, stage.roles.receiving) == ("", "")
        if procedure.outline:
            assert "not visible to us" in procedure.source.note
            assert "look" in " ".join([procedure.guidance, *(stage.guidance for stage in stages(pack))]).lower()

    def test_has_categories_under_the_ids_that_all_packs_share(self, pack):
        procedure = shipped(pack)
        ids = {category.id for category in procedure.categories}
        assert ids - CATEGORIES <= ({"safeguarding-invoked"} if procedure.words.child == "adult" else set())
        for category in procedure.categories:
            if category.id in CATEGORIES and procedure.words.child == "child":
                same = {each.id: each.label for each in shipped("model").categories}
                assert category.label == same[category.id]

    def test_offers_other_ways_for_concerns_that_belong_elsewhere(self, pack):
        procedure = shipped(pack)
        assert {"allegation", "whistleblowing"} <= {route.id for route in procedure.routes}
        assert all(route.label and len(route.instead.split()) >= 8 for route in procedure.routes)
        tracks = {track.id for track in procedure.tracks}
        assert {route.track for route in procedure.routes} - {""} <= tracks

    def test_uses_every_id_once_in_the_whole_pack(self, pack):
        limits = [limit.id for stage in stages(pack) for limit in stage.time_limits]
        asked = [item.id for stage in stages(pack) for item in stage.required_writing]
        here = [stage.id for stage in stages(pack)]
        for ids in (limits, asked, here):
            assert len(ids) == len(set(ids))
            assert all(re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", each) for each in ids)

    def test_says_how_to_choose_a_route_that_is_not_the_main_one(self, pack):
        for track in shipped(pack).tracks[1:]:
            assert track.chosen_when
            assert len(track.chosen_when) <= MOST_IN_A_LABEL

    def test_has_short_labels(self, pack):
        procedure = shipped(pack)
        named = [track.title for track in procedure.tracks] + [stage.name for stage in stages(pack)]
        assert all(len(each) <= MOST_IN_A_NAME for each in named)
        labels = [limit.label for stage in stages(pack) for limit in stage.time_limits]
        labels += [item.label for stage in stages(pack) for item in stage.required_writing]
        labels += [cap.label for track in procedure.tracks for cap in track.caps]
        labels += [each.label for each in (*procedure.categories, *procedure.levels_of_need)]
        labels += [route.label for route in procedure.routes]
        for label in labels:
            assert 0 < len(label) <= MOST_IN_A_LABEL, label
            assert label[0].isupper(), label
            assert not label.endswith("."), label

    def test_speaks_plainly_in_short_sentences_and_without_markup(self, pack):
        text = resource_text("procedures", f"{pack}.toml")
        unfit = r"\b(please|sorry|invalid|failed|failure|must not|overdue|non-compliant|refused)\b"
        assert not re.search(unfit, text, re.IGNORECASE)
        assert not [each for each in text if each != "\n" and unicodedata.category(each).startswith("C")]
        procedure = shipped(pack)
        for said in texts(msgspec.to_builtins(procedure)):
            assert not re.search(r"[<>&*_`|]|!|https?:", said), said
            if said not in {procedure.marking, *(track.marking for track in procedure.tracks)}:
                assert not re.search(r"\b[A-Z]{3,}\b", said), said

    def test_gives_guidance_at_every_stage_in_sentences_of_twenty_words(self, pack):
        for said in _guidance(shipped(pack)):
            for sentence in re.split(r"(?<=[.?])\s", said.strip()):
                assert len(sentence.split()) <= 20, sentence
                assert sentence.endswith((".", "?")), sentence
        assert all(stage.guidance for stage in stages(pack))
        assert shipped(pack).guidance


def _guidance(procedure: Procedure) -> Iterator[str]:
    yield procedure.guidance
    for track in procedure.tracks:
        if track.guidance:
            yield track.guidance
        for stage in track.stages:
            yield stage.guidance
            if stage.read_aloud:
                yield stage.read_aloud
