"""What the two kinds of record print: everything of a disagreement but what is withheld, or only what is asked."""

from dataclasses import replace

import msgspec
import pytest

from escalog.domain.entry_kinds.table import KINDS
from escalog.domain.record.blocks import Content, Heading, KeyValues, Positions, StageRail, Table
from escalog.domain.record.documents import full_record, notification
from tests.builders.story import Story, london, pack
from tests.domain.record.test_laws_of_disclosure import SIGNER, issue_of, page_text


def _record(story: Story) -> Content:
    dispute = story.dispute()
    return full_record(dispute, issue_of(dispute), (SIGNER,))


def _notification(story: Story) -> Content:
    dispute = story.dispute()
    return notification(dispute, issue_of(dispute), (SIGNER,))


def _table(content: Content, caption: str) -> Table:
    return next(block for block in content.blocks if isinstance(block, Table) and block.caption == caption)


def _cover(content: Content) -> dict[str, str]:
    return dict(next(block for block in content.blocks if isinstance(block, KeyValues)).rows)


def _full_story() -> Story:
    story = Story(
        adopted_by="Robin Ames", adopted_role="Safeguarding lead", adopted_on="2026-09-01", adopted_source_checked=True,
        adopted_gaps="Stage 4: the office answers within 2 working days.", level__raising="child-in-need",
    )  # fmt: skip
    story.add(
        "contact",
        "2026-11-17T10:00",
        what="spoke",
        with_whom="L.W.",
        said="Both notes were read.",
        agreed="An answer by Wed.",
    )
    story.add(
        "reply",
        "2026-11-19T09:05",
        from_whom="L.W.",
        answer="differs",
        holds="Early help fits.",
        occurred="2026-11-17T16:30",
    )
    story.add(
        "details",
        "2026-11-19T09:10",
        child_view="I put the chair against the door.",
        more={"level.receiving": "early-help"},
    )
    story.add(
        "stage-concluded", "2026-11-19T09:20", outcome="unresolved", summary="Seen differently.",
        occurred="2026-11-18T15:40", stage="practitioners", more={"writing.what-was-said": "Both said."},
    )  # fmt: skip
    story.add("escalated", "2026-11-19T09:30", to_stage="line-managers", reason="Still differs.", other_person="T.O.")
    story.add("partnership-told", "2026-11-19T10:00", whom="The office", how="email", what="That it is at stage 2.")
    story.add("action", "2026-11-20T10:00", what="Stay", owner="T.O.", owner_side="receiving", due_on="2026-11-27")
    return story


def test_the_cover_says_who_about_whom_under_which_procedure_to_whom_and_why():
    cover = _cover(_record(_full_story()))
    assert cover["Raising side"] == "Elmbrook School; S.P., Class teacher"
    assert cover["Receiving side"] == "Children's social care; T.O."
    assert cover["Child"] == "K.M."
    version = pack().version
    assert cover["Procedure"] == f"Escalation, Challenge and Conflict Resolution (model), version {version}"
    assert cover["Taken into use by"] == "Robin Ames, Safeguarding lead on Tue 1 Sep 2026"
    assert cover["Checked against its source"] == "Yes"
    assert cover["Gaps filled"].startswith("Stage 4")
    assert cover["Status"] == "Open. Stage 2: Line managers"
    assert cover["Handling"] == "OFFICIAL-SENSITIVE"
    assert cover["Given to"] == "The partnership's office"
    assert cover["Why"] == "For the meeting"


def test_an_open_disagreement_says_what_happens_next_and_a_closed_one_does_not():
    story = _full_story()
    assert "What happens next" in page_text(_record(story))
    story.add("stage-concluded", "2026-11-24T10:00", outcome="resolved", summary="x", raising_agrees="yes")
    story.add("closed", "2026-11-24T11:00", summary="x", child_outcome="improved")
    content = _record(story)
    assert "What happens next" not in page_text(content)
    assert "Improved" in page_text(content)


def test_the_two_positions_stand_side_by_side_with_where_the_words_come_from():
    positions = next(block for block in _record(_full_story()).blocks if isinstance(block, Positions))
    assert positions.left_title == "Elmbrook School (raising)"
    assert positions.right_title == "Children's social care (receiving)"
    rows = {label: (left, right) for label, left, right in positions.rows}
    assert rows["What they hold, and why"] == ("K.M. was alone overnight on two days.", "Early help fits.")
    assert rows["Level of need"] == ("Child in need", "Early help")
    assert positions.right_source.startswith("Recorded by S.P. on Tue 17 Nov 2026")


def test_the_summary_names_the_level_of_need_of_both_sides_also_where_none_is_recorded():
    summary = dict([block for block in _record(Story()).blocks if isinstance(block, KeyValues)][1].rows)
    assert summary["Level of need, raising side"] == "Not yet recorded"
    assert summary["Level of need, receiving side"] == "Not yet recorded"


def test_a_reader_is_told_and_not_asked():
    assert [field.name for kind in KINDS.values() for field in kind.fields if field.heading.endswith("?")] == []
    assert not [line for line in page_text(_record(_full_story())).splitlines() if "? " in line or line.endswith("?")]


def test_each_stage_has_its_due_and_actual_dates():
    content = _record(_full_story())
    rail = next(block for block in content.blocks if isinstance(block, StageRail))
    assert [(row.label, row.status_words) for row in rail.rows[:3]] == [
        ("Stage 1: Practitioners", "Ended"),
        ("Stage 2: Line managers", "Now"),
        ("Stage 3: Senior officers", "Not started"),
    ]
    row = _table(content, "Stage 1: time limits").rows[0]
    assert row[3:5] == ("Wed 18 Nov 2026, 17:00", "Tue 17 Nov 2026, 10:00, in time")
    assert row[5].startswith("2 working days from Mon 16 Nov 2026")


def test_everything_recorded_is_on_the_pages():
    text = page_text(_record(_full_story()))
    for piece in (
        "Both notes were read.", "An answer by Wed.", "Both said.", "Still differs.", "The office", "By secure e-mail",
        "That it is at stage 2.", "I put the chair against the door.", "Fri 27 Nov 2026", "Recorded late",
    ):  # fmt: skip
        assert piece in text, piece


def test_a_correction_prints_what_was_first_recorded_beside_what_stands():
    story = Story()
    said = story.add("contact", "2026-11-17T10:00", what="spoke", with_whom="L.W.", said="Two nights.")
    story.add("correction", "2026-11-17T11:00", entry=said, field="said", value="Three nights.", reason="Misread.")
    content = _record(story)
    assert _table(content, "Corrections").rows == (
        ("Spoke with L.W.: What was said", "Two nights.", "Three nights.", "Misread.", "Stands"),
    )
    assert "What was said: Three nights.\n(corrected; first recorded: Two nights.)" in page_text(content)


def test_a_withheld_field_prints_that_it_is_withheld_and_the_category_and_never_the_prose():
    story = Story()
    said = story.add("contact", "2026-11-17T10:00", what="spoke", with_whom="L.W.", said="A.B. next door saw it.")
    story.add(
        "withheld",
        "2026-11-17T11:00",
        entry=said,
        fields=("said",),
        why="someone-else",
        reason="It names the neighbour.",
    )
    content = _record(story)
    text = page_text(content)
    assert "A.B. next door" not in text
    assert "It names the neighbour" not in text
    assert "Withheld by the issuer: it is somebody else's information" in text
    assert (said, "said") not in content.printed
    assert (said, "with_whom") in content.printed
    assert content.withheld == 1
    assert len(_table(content, "Withheld places").rows) == 1


def test_a_withheld_value_is_out_of_the_next_step_and_of_the_title_too():
    story = Story()
    fields = ("child.1.initials", "other_person", "our_reference")
    story.add("withheld", "2026-11-17T11:00", entry=story.raised, fields=fields, why="safety")
    dispute = story.dispute()
    content = full_record(dispute, replace(issue_of(dispute), issued_at=london("2026-11-17T12:00")), (SIGNER,))
    assert content.title == "Disagreement: referral not accepted"
    assert content.reference == ""
    text = page_text(content)
    for piece in ("K.M.", "L.W.", "0042"):
        assert piece not in text.replace("K.M. was alone", ""), piece  # a person's own words are left as they are
    assert _cover(content)["Child"].startswith("Withheld by the issuer")
    assert "Ring the practitioner who made the decision and agree a time to talk about the child." in text


def test_a_wholly_withheld_entry_leaves_its_place_and_the_ladder():
    story = Story()
    gone = story.add(
        "escalated", "2026-11-17T10:00", to_stage="line-managers", reason="Because of A.B.", other_person="T.O."
    )
    story.add("withheld", "2026-11-17T11:00", entry=gone, why="wrong-child")
    content = _record(story)
    text = page_text(content)
    assert "Because of A.B." not in text
    assert "T.O." not in text
    assert "Went to stage 2" in text
    assert _cover(content)["Status"] == "Open. Stage 2: Line managers"


def test_a_later_value_withheld_does_not_bring_back_the_earlier_one_as_if_it_stood():
    story = Story()
    added = story.add("details", "2026-11-17T10:00", safety_plan="The aunt at 12 Elm Road.")
    story.add("withheld", "2026-11-17T11:00", entry=added, fields=("safety_plan",), why="safety")
    summary = [block for block in _record(story).blocks if isinstance(block, KeyValues)][1]
    plan = dict(summary.rows)["What keeps the child safe meanwhile"]
    assert plan == "Withheld by the issuer: giving it out could put someone at risk"


def test_decisions_recorded_separately_are_both_printed():
    story = Story()
    note = story.add("note", "2026-11-17T09:00", text="x")
    story.add("escalated", "2026-11-17T10:00", [note], to_stage="line-managers", reason="x")
    story.add("withdrawn", "2026-11-17T10:30", [note], changed="x")
    content = _record(story)
    assert len(_table(content, "Decisions recorded separately").rows) == 2
    assert "Two decisions were recorded separately" in _cover(content)["Status"]


def test_a_long_text_stands_once_and_the_chronology_points_to_it():
    long = "K.M. told two members of staff, on two days, of being alone overnight; attendance has fallen since."
    content = _record(Story(raising__holds=long))
    assert page_text(content).count(long) == 1
    assert "The rest of its text stands on the pages before." in page_text(content)


@pytest.mark.parametrize(
    ("taken_over", "said"),
    [
        ({"our_person": "A.P., line manager"}, "Elmbrook School; S.P., Class teacher; now: A.P., line manager"),
        ({"our_person": "S.P."}, "Elmbrook School; S.P., Class teacher"),
        ({"other_person": "T.O."}, "Elmbrook School; S.P., Class teacher"),
    ],
)
def test_who_raised_it_stays_who_raised_it_and_who_acts_now_is_said_beside(taken_over, said):
    story = Story()
    story.add("escalated", "2026-11-18T10:00", to_stage="line-managers", reason="x", more=taken_over)
    cover = dict(row for each in _record(story).blocks if isinstance(each, KeyValues) for row in each.rows)
    assert cover["Raising side"] == said


def test_who_raised_it_with_us_may_be_added_later_and_is_nobody_of_a_later_stage():
    story = Story(direction="theirs", other_person="", other_role="")
    story.add("escalated", "2026-11-18T10:00", to_stage="line-managers", reason="x", other_person="T.O.")
    assert (story.dispute().raising.first_person, story.dispute().raising.person) == ("", "T.O.")
    story.add("details", "2026-11-18T11:00", other_person="L.W.")
    assert story.dispute().raising.first_person == "L.W."


def test_a_sample_says_so_and_hostile_text_stays_text():
    story = Story(raising__holds="<b>bold</b> <img src=x> & \u202e")
    dispute = story.dispute()
    content = full_record(dispute, replace(issue_of(dispute), sample=True), (SIGNER,))
    assert "Sample: invented people, nothing here is real." in page_text(content)
    assert "<b>bold</b> <img src=x> & \u202e" in page_text(content)


def test_a_notification_gives_agencies_stage_category_dates_and_levels_and_no_narrative():
    story = _full_story()
    content = _notification(story)
    text = page_text(content)
    for piece in (
        "Elmbrook School", "Children's social care", "Referral not accepted", "Child in need", "Early help", "0042",
        "Stage 2: Line managers", "Went to stage 2", "Mon 16 Nov 2026, 14:05", "Fri 13 Nov 2026, 16:05",
    ):  # fmt: skip
        assert piece in text, piece
    for piece in (
        "alone overnight",
        "Both notes",
        "Seen differently",
        "Still differs",
        "aunt",
        "chair",
        "K.M.",
        "L.W.",
        "T.O.",
        "The office",
    ):
        assert piece not in text, piece
    printed = {name for _, name in content.printed}
    assert not printed & {
        "said",
        "holds",
        "raising.holds",
        "summary",
        "reason",
        "safety_plan",
        "child_view",
        "by",
        "known_from",
        "whom",
    }
    assert content.title == "Notification of a disagreement: 0042"


def test_a_notification_gives_only_what_the_procedure_asks():
    story = _full_story()
    story.procedure = msgspec.structs.replace(story.procedure, notification_asks=("agencies", "stage"))
    content = _notification(story)
    assert "Elmbrook School" in page_text(content)
    assert "Referral not accepted" not in page_text(content)
    assert "heard" not in {name for _, name in content.printed}
    assert [block.text for block in content.blocks if isinstance(block, Heading)][1:] == [
        "Where it stands on the stages"
    ]


def test_a_theme_prints_no_level_of_need_unless_somebody_gave_one():
    raised = {"track": "theme", "stage": "theme-service-managers", "theme": "Waiting times", "child__1__initials": ""}
    for level, printed in (("", False), ("early-help", True)):
        dispute = Story(**raised, level__raising=level).dispute()
        text = page_text(full_record(dispute, issue_of(dispute), (SIGNER,)))
        assert ("Level of need" in text) is printed


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"sent_what": "The notification form", "what": "That it is at stage 2."},
         "The notification form\n\nThat it is at stage 2."),
        ({"sent_what": "The notification form"}, "The notification form"),
        ({"what": "That it is at stage 2."}, "That it is at stage 2."),
        ({}, "Not given"),
    ],
)  # fmt: skip
def test_the_row_of_a_telling_says_what_was_sent_and_what_was_said(fields, said):
    story = Story()
    story.add("partnership-told", "2026-11-19T10:00", whom="The office", how="email", more=fields)
    assert _table(_record(story), "Who was told").rows == (
        ("Thu 19 Nov 2026, 10:00", "The office", "By secure e-mail", said),
    )


def test_where_nobody_was_told_the_record_says_so():
    dispute = Story().dispute()
    said = page_text(full_record(dispute, issue_of(dispute), (SIGNER,)))
    assert "It is not recorded that the safeguarding partnership was told." in said


def test_a_stage_of_an_earlier_route_is_headed_with_that_route():
    story = Story()
    story.add("track-moved", "2026-11-17T10:00", to_track="theme", reason="x", theme="Waiting times")
    content = full_record(story.dispute(), issue_of(story.dispute()), (SIGNER,))
    heads = [each.text for each in content.blocks if isinstance(each, Heading)]
    assert "Stage 1: Practitioners (route Children)" in heads
    assert len([each for each in heads if each.startswith("Stage 1: ") and "route" not in each]) == 1


@pytest.mark.parametrize(
    ("kind", "fields", "said"),
    [
        ("withdrawn", {"changed": "They assess after all."}, "Withdrawn by the raising side"),
        ("escalated", {"to_stage": "line-managers", "reason": "x"}, "Went to a later stage"),
        ("track-moved", {"to_track": "theme", "reason": "x", "theme": "Waiting times"}, "Moved to another route"),
    ],
)
def test_a_stage_that_was_left_without_an_outcome_says_by_what(kind, fields, said):
    story = Story()
    story.add(kind, "2026-11-17T10:00", more=fields)
    dispute = story.dispute()
    for write in (full_record, notification):
        content = write(dispute, issue_of(dispute), (SIGNER,))
        rails = [each for each in content.blocks if isinstance(each, StageRail)]
        assert said in [stage.outcome for rail in rails for stage in rail.rows]


@pytest.mark.parametrize(("name", "levels"), [("model", True), ("south-ayrshire-conference-dissent", False)])
def test_a_procedure_without_levels_of_need_has_no_row_for_them(name, levels):
    dispute = Story(name, conference="2026-11-16T10:00", level__raising="", level__receiving="").dispute()
    blocks = full_record(dispute, issue_of(dispute), (SIGNER,)).blocks
    sides = next(each for each in blocks if isinstance(each, Positions))
    assert ("Level of need" in [row[0] for row in sides.rows]) is levels
