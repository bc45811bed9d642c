"""A procedure in plain lines, as somebody reads it in a terminal."""

import pytest

from escalog.domain.describing.text import OUTLINE, procedure_text
from escalog.domain.describing.words import FactKind, StageFeature, notice_sentence, stage_facts
from escalog.domain.pack.reading import read_pack
from escalog.domain.procedure.model import NOTIFICATION_ASKS, OUTCOMES, Notice, Words
from escalog.domain.procedure.vocabulary import BoardRole, Event, Part, Unit, When
from escalog.wording.catalogue import Catalogue
from escalog.wording.describing import text_lines
from escalog.wording.language import say
from escalog.wording.variants import variants
from tests.builders.pack_facts import shipped
from tests.domain.pack.test_shipped import SHIPPED


def lines(pack: str) -> list[str]:
    return list(text_lines(procedure_text(shipped(pack))))


@pytest.mark.parametrize("pack", SHIPPED)
def test_every_stage_limit_cap_route_and_the_source_stand_there(pack):
    procedure, text = shipped(pack), "\n".join(lines(pack))
    assert procedure.source.note in text
    assert procedure.source.date in text
    assert (say(OUTLINE) in text) is procedure.outline
    for track in procedure.tracks:
        assert track.title in text
        for stage in track.stages:
            assert stage.name in text
            assert all(limit.label in text for limit in stage.time_limits)
            assert all(item.label in text for item in stage.required_writing)
        assert text.count("whatever the single limits say") >= len(track.caps)
    assert all(route.label in text for route in procedure.routes)


def test_a_stage_reads_from_who_acts_to_who_is_told():
    text = lines("sefton")
    at = text.index("  Stage 2: Safeguarding leads or service managers")
    assert text[at + 1 : at + 3] == [
        "    On both sides: Safeguarding lead or service manager.",
        "    Both sides agree: 2 working days from the start of the stage.",
    ]
    assert "    The safeguarding partnership is told at the start. With it: the notification form." in text
    assert any(line.startswith("    The outcome letter of the meeting is sent: 48 hours from the") for line in text)


def test_what_is_not_published_is_said_once_and_a_remark_stands_behind_what_it_is_about():
    assert "    The inter-agency meeting is held: the time limit is not published here." in lines("darlington")
    assert (
        "    The managers settle it: 3 working days from the start of the stage. (The text says: where possible.)"
    ) in lines("darlington")
    assert "  Stage 1 (not published here: describe it by hand; informal)" in lines("croydon")


def test_a_route_says_when_it_is_taken_and_what_to_be_sure_of_first():
    assert "  First: Is this a formal dissent? A personal disagreement is not a formal dissent." in lines(
        "sussex-conference-dissent"
    )
    assert "  Taken when: You disagree with the plan or the review of a looked-after child." in lines("model")


def test_how_somebody_is_told_and_with_what_is_said_as_the_procedure_wrote_it():
    notice = Notice(at=When.START, how="By e-mail.", sends=("The notification form", "NHS form"))
    assert say(notice_sentence(notice, Words())) == (
        "The safeguarding partnership is told at the start. How: By e-mail. "
        "With it: The notification form and NHS form."
    )


def test_that_a_limit_is_not_published_is_said_once_wherever_it_is_read():
    procedure = shipped("croydon")
    track = procedure.tracks[0]
    facts = [fact for stage in track.stages for fact in stage_facts(procedure, track, stage)]
    limits = [fact for fact in facts if fact.kind is FactKind.LIMIT]
    assert len(limits) == 5
    assert {fact.note for fact in limits} == {""}
    assert all(limit.note for stage in track.stages for limit in stage.time_limits)


@pytest.mark.parametrize(
    ("name", "selector", "known"),
    [
        ("describing-since", "event", Event),
        ("describing-length", "unit", set(Unit) - {Unit.IMMEDIATELY, Unit.SAME_WORKING_DAY, Unit.NONE}),
        ("describing-length-not-counted", "unit", {Unit.IMMEDIATELY, Unit.SAME_WORKING_DAY, Unit.NONE}),
        ("describing-mark", "mark", StageFeature),
        ("describing-mark-inside", "mark", StageFeature),
        ("describing-writing", "part", Part),
        ("describing-partnership", "role", set(BoardRole) - {BoardRole.NONE}),
        ("describing-outcome", "outcome", OUTCOMES),
        ("describing-ask", "ask", NOTIFICATION_ASKS),
    ],
)
def test_every_word_of_the_format_is_said_by_a_variant_of_its_own(name, selector, known):
    said = {dict(variant.chosen)[selector] for variant in variants(Catalogue(), name)}
    assert said == {str(word) for word in known}


def test_a_second_reader_finds_all_that_a_pack_says_and_every_line_is_one_line():
    pack = read_pack(WHOLE, "x").procedure
    assert pack is not None
    found = list(text_lines(procedure_text(pack)))
    assert all(line == " ".join(line.split()) or line.startswith("  ") for line in found)
    assert not any("\n" in line for line in found)
    text = "\n".join(found)
    for piece in (
        "Elsewhere: Ring the duty desk. Then write.", "It may begin at any step.", "Red: harm today. It runs by night",
        "For every step: Talk first.", "In Welsh: Siaradwch.", "Guidance: Say what you see.", "Closed on: ",
        "Worked on: ", "08:30 to 16:45", "How long records are kept: Until 25.", "Head of quality: 01632 960123",
        "Step 1: Talk (may be passed over; without delay; informal)", "Ring first.", "Ffoniwch.", "As on the poster.",
        "Categories: Threshold", "Kinds of agency: School",
    ):  # fmt: skip
        assert piece in text, piece


WHOLE = """
format = 2
id = "whole"
title = "Whole"
version = "1"
nation = "wales"
service_start = "08:30"
service_end = "16:45"
guidance = '''
Talk
first.
'''
guidance_welsh = "Siaradwch."
retention = "Until 25."
source = { title = "S", date = "2026" }
words = { stage = "Step" }
categories = [{ id = "threshold", label = "Threshold" }]
levels_of_need = []
agency_types = [{ id = "school", label = "School" }]
contacts = [{ role = "Head of quality", telephone = "01632 960123" }]
closures = [{ date = 2026-12-29, name = "Closed" }]
extra_working_days = [{ date = 2026-12-19, name = "Open" }]

[[routes]]
id = "elsewhere"
label = "Elsewhere"
instead = '''
Ring the duty desk.
Then write.
'''

[[tracks]]
id = "children"
title = "Children"
starts_anywhere = true
guidance = '''
Say what you see.
'''
priorities = [{ id = "red", label = "Red", meaning = "harm today", round_the_clock = true }]

[[tracks.stages]]
id = "talk"
number = "1"
name = "Talk"
optional = true
formal = false
urgent = true
guidance = "Ring first."
guidance_welsh = "Ffoniwch."
note = "As on the poster."
"""
