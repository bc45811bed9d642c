"""The words that a route goes by where its pack gives none of its own."""

import re

import pytest
from msgspec.structs import replace

from escalog.domain.next_step.next_step import next_step
from escalog.domain.procedure.model import Priority, Words
from escalog.domain.procedure.route_words import in_track_words, marking_on
from escalog.domain.procedure.vocabulary import About
from escalog.domain.record.documents import full_record, notification
from tests.builders.pack_facts import shipped
from tests.builders.story import Story, london
from tests.domain.record.test_laws_of_disclosure import SIGNER, issue_of, page_text

MODEL = shipped("model")


def test_a_route_for_adults_speaks_of_an_adult_where_the_pack_gives_no_word():
    stepped = replace(MODEL.tracks[0], about=About.ADULT, words=Words(stage="Step"))
    for track in (replace(stepped, words=None), stepped):
        said = MODEL.words_on(track)
        assert said.child == "adult"
        assert in_track_words("Is the child safe now?", said, track.about) == "Is the adult safe now?"
    assert MODEL.words_on(stepped).stage == "Step"


def test_a_word_of_the_packs_own_for_adults_stays_and_children_stay_children():
    track = replace(MODEL.tracks[0], about=About.ADULT, words=Words(child="resident"))
    assert MODEL.words_on(track).child == "resident"
    assert MODEL.words_on(MODEL.tracks[0]).child == "child"


def test_a_priority_written_over_several_lines_is_said_on_one_without_a_stray_full_stop():
    assert Priority(id="red", label="Red", meaning="A child may come\nto harm today.\n").said == (
        "Red: A child may come to harm today"
    )
    assert Priority(id="amber", label="Amber").said == "Amber"


UNMARKED = replace(MODEL, marking="", tracks=tuple(replace(each, marking="") for each in MODEL.tracks))


@pytest.mark.parametrize(
    ("about", "word", "marking"),
    [
        (About.CHILD, "child", "OFFICIAL-SENSITIVE: personal information about a child"),
        (About.REVIEW, "young person", "OFFICIAL-SENSITIVE: personal information about a young person"),
        (About.ADULT, "child", "OFFICIAL-SENSITIVE: personal information about an adult"),
        (About.THEME, "child", "OFFICIAL-SENSITIVE"),
    ],
)
def test_without_a_marking_of_its_own_a_route_is_marked_by_whom_it_is_about(about, word, marking):
    assert marking_on(UNMARKED, replace(MODEL.tracks[0], about=about, words=Words(child=word))) == marking


def test_a_routes_own_marking_comes_before_that_of_the_procedure():
    procedure = replace(MODEL, marking="OFFICIAL: the procedure's")
    own = replace(MODEL.tracks[0], marking="OFFICIAL: the route's")
    assert marking_on(procedure, own) == "OFFICIAL: the route's"
    assert marking_on(procedure, replace(own, marking=" ")) == "OFFICIAL: the procedure's"


@pytest.mark.parametrize("pack", ["model", "lincolnshire", "pan-lancashire-adults"])
def test_no_shipped_route_for_adults_or_a_theme_is_marked_as_about_a_child(pack):
    procedure = shipped(pack)
    for track in procedure.tracks:
        about_no_child = track.about in (About.ADULT, About.THEME)
        assert ("child" in marking_on(procedure, track)) is not about_no_child


def test_the_chronology_names_what_was_raised_as_its_route_asks_for_it():
    raised = {"track": "conference", "stage": "conference-chair", "conference": "2026-11-16T10:00"}
    story = Story("model", **raised)
    assert "What the dissent is to" in _labels(story)
    assert "Decision challenged" not in _labels(story)
    story.add("correction", "2026-11-17T10:00", entry=story.raised, field="decision", value="x", reason="x")
    assert story.dispute().chronology[-1].heading == "Correction: what the dissent is to"


def test_what_was_raised_about_a_child_keeps_its_names_when_it_moves_to_a_theme():
    story = Story()
    before = _labels(story)
    story.add("track-moved", "2026-11-17T10:00", to_track="theme", reason="x", theme="Waiting times")
    assert _labels(story) == before
    assert "Child's initials" in before


def _labels(story):
    row = next(row for row in story.dispute().chronology if row.kind == "raised")
    return [line.label for line in row.lines]


def test_nothing_that_is_said_about_an_adult_speaks_of_a_child():
    where = {"track": "adults", "stage": "first-line-managers", "category": "case-closure", "safe_now": "not-known"}
    story = Story("pan-lancashire-adults", "S.P.", **where, other_agency="Adult social care")
    said = [_step(story, "2026-11-16T15:00")]
    story.add("safety", "2026-11-16T15:00", text="x")
    story.add("shorter-limit", "2026-11-16T16:00", limit="stage-1-discuss", due="2026-11-17T12:00", reason="x")
    said.append(_step(story, "2026-11-16T17:00"))
    for kind, fields in (
        ("contact", {"what": "spoke", "with_whom": "T.O.", "said": "x"}),
        ("action", {"what": "x", "owner": "T.O.", "due_on": "2026-11-20"}),
        ("stage-concluded", {"outcome": "resolved", "raising_agrees": "yes", "summary": "x"}),
        ("closed", {"summary": "x", "child_outcome": "not-known-yet"}),
        ("child-outcome", {"child_outcome": "improved"}),
    ):
        story.add(kind, "2026-11-17T10:00", more=fields)
        said.append(_step(story, "2026-11-17T11:00"))
        dispute = story.dispute()
        said += [page_text(write(dispute, issue_of(dispute), (SIGNER,))) for write in (full_record, notification)]
    assert [found for each in said for found in re.findall(r".{0,30}\b[Cc]hild.{0,30}", each)] == []


def _step(story, at):
    step = next_step(story.dispute(), london(at), "S.P.")
    return f"{step.what}\n{step.with_whom}\n{step.by_when}\n{step.by_when_explained}\n{step.why}\n{step.before}"
