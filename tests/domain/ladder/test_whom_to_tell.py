"""Whom a pack says is told, as it stands inside a sentence and at the head of one."""

import pytest
from msgspec.structs import replace

from escalog.domain.agenda.items import AgendaKind, agenda
from escalog.domain.comparing.procedures import differences
from escalog.domain.describing.worked_example import worked_example
from escalog.domain.next_step.next_step import next_step
from escalog.domain.procedure.model import Notice, Words
from escalog.domain.procedure.notice_points import whom_to_tell
from escalog.domain.procedure.route_words import in_track_words
from escalog.domain.procedure.vocabulary import About, When
from escalog.domain.record.blocks import Heading, KeyValues, Table
from escalog.domain.record.documents import full_record, notification
from escalog.wording.comparing import sentence_of
from escalog.wording.language import say
from tests.builders.story import Story, london, pack
from tests.builders.timed_pack import TimedStory, timed
from tests.domain.describing.test_worked_example import TUESDAY, calendar
from tests.domain.record.test_laws_of_disclosure import SIGNER, issue_of


@pytest.mark.parametrize(
    ("to", "said"),
    [
        ("The partnership's business unit", "the partnership's business unit"),
        ("the head of quality assurance", "the head of quality assurance"),
        ("THE office", "the office"),
        ("A manager", "a manager"),
        ("Both chairs", "both chairs"),
        ("office of the board", "the office of the board"),
        ("", "the safeguarding partnership"),
    ],
)
def test_the_article_of_a_pack_stands_small_inside_a_sentence(to, said):
    assert whom_to_tell(Notice(at=When.START, to=to), Words()) == said


def test_the_next_step_the_agenda_and_the_chronology_say_it_so():
    story = TimedStory()
    story.add("escalated", "2026-11-17T10:00", to_stage="line-managers", reason="x")
    story.add("contact", "2026-11-17T11:00", what="spoke", with_whom="T.O.", said="x")
    dispute = story.dispute()
    assert "Tell the office" in {each.label for each in agenda(dispute) if each.kind is AgendaKind.NOTICE}
    step = next_step(dispute, london("2026-11-18T11:00"), "S.P.")
    assert step.what == "Tell the office that stage 2 has started."
    assert step.why.startswith("Stage 2: the office is told when it starts.")
    story.add("partnership-told", "2026-11-17T12:00", whom="x", how="email", notice="start", stage="line-managers")
    assert "The office was told that stage 2 started" in [row.heading for row in story.dispute().chronology]


def test_an_example_and_the_differences_of_two_versions_say_it_so():
    procedure = timed()
    found = worked_example(procedure, procedure.tracks[0], TUESDAY, calendar(procedure))
    said = [say(line.sentence) for stage in found.stages for line in stage.lines]
    assert any(each.startswith("Tell the office (start of the stage)") for each in said)
    before = replace(procedure, tracks=(replace(procedure.tracks[0], stages=pack().tracks[0].stages),))
    changes = " ".join(sentence_of(each) for each in differences(before, procedure))
    assert "The office is now told at" in changes
    assert "telling The" not in changes


@pytest.mark.parametrize(
    ("whom", "said"),
    [
        ("The safeguarding partnership", "The safeguarding partnership was told"),
        ("safeguarding partnership", "The safeguarding partnership was told"),
        ("The hospital's board", "Told: The hospital's board"),
    ],
)
def test_a_telling_of_no_point_of_a_stage_names_whom_it_was_and_not_the_partnership(whom, said):
    story = Story()
    story.add("partnership-told", "2026-11-17T12:00", whom=whom, how="email")
    assert story.dispute().chronology[-1].heading == said
    rows = [row for block in _notification(story) for row in block.rows]
    assert [what for what, _ in rows if what.endswith("told") or "Told:" in what] == ["Somebody was told"]


def test_the_record_says_who_is_still_to_be_told_and_of_what():
    story = TimedStory()
    story.add("escalated", "2026-11-17T10:00", to_stage="line-managers", reason="x")
    rows = dict(row for block in _blocks(story, KeyValues) for row in block.rows)
    assert rows["Still to be told"] == "The office, that it started"
    story.add("partnership-told", "2026-11-17T12:00", whom="x", how="email", notice="start", stage="line-managers")
    rows = dict(row for block in _blocks(story, KeyValues) for row in block.rows)
    assert "Still to be told" not in rows
    assert "Who was told" in [block.text for block in _blocks(story, Heading)]


def _blocks(story, kind):
    content = full_record(story.dispute(), issue_of(story.dispute()), (SIGNER,))
    return [each for each in content.blocks if isinstance(each, kind)]


def _notification(story):
    content = notification(story.dispute(), issue_of(story.dispute()), (SIGNER,))
    return [each for each in content.blocks if isinstance(each, Table)]


def test_a_board_for_adults_is_never_called_the_partnership():
    words = pack("pan-lancashire-adults").words
    assert in_track_words("The partnership was told", words, About.ADULT) == "The safeguarding adults board was told"
    assert in_track_words("By the partnership's form", words, About.ADULT) == "By the safeguarding adults board's form"
    assert in_track_words("The partnership was told", Words(), About.CHILD) == "The partnership was told"
