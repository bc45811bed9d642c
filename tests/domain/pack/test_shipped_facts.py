"""The facts of every procedure that comes with the program, stage by stage, as they were published to us.

Each text stands for one route: its caps, its stages with who acts (raising / receiving), each limit with its act, its
length and what starts it, what is to be written, and when the partnership is told. Nothing else is in the pack.
"""

import pytest

from escalog.domain.deadlines.calendar import read_calendar
from escalog.domain.deadlines.due import due
from escalog.domain.procedure.vocabulary import About, Side, When
from escalog.domain.values.moment import Moment
from escalog.resources import resource_text
from tests.builders.pack_facts import facts, reading, shipped, stages

ROUTES: dict[tuple[str, str], str] = {
    ("lincolnshire", "children"): """
Step 1 Practitioner to practitioner
  who: Practitioner / the same
  acknowledge: immediately from discussion
  agree: 2 working-days from discussion
  written by both: step-1-plan
Step 2 Line manager to line manager
  who: Line manager or safeguarding supervisor / the same
  discuss: 5 working-days from stage-started
  written by raising: concern-justified
Step 3 Senior Liaison Officers
  who: Senior Liaison Officer or equivalent / the same
  general-practice: delegated Officer of the integrated care board
  discuss: immediately from stage-started
  agree: 2 working-days from stage-started
  written by both: step-3-plan
Step 4 Independently chaired board meeting [urgent]
  meet: none from stage-started
  told at start
  meeting called by -, chaired by An independent chair
""",
    ("sefton", "children"): """
Stage 1 Practitioner and team manager
  who: Practitioner / Practitioner and their team manager
  raise: 2 working-days from decision-heard
  read-file by receiving: 3 working-days from act-done stage-1-raise
  discuss by receiving: 3 working-days from act-done stage-1-raise
  confirm: 2 working-days from act-done stage-1-speak
  written by receiving: stage-1-outcome
Stage 2 Safeguarding leads or service managers
  who: Safeguarding lead or service manager / the same
  agree: 2 working-days from stage-started
  confirm: 2 working-days from act-done stage-2-agree
  call-meeting by receiving: 5 working-days from stage-started
  confirm: 48 hours from met
  written by both: stage-2-outcome
  told at start: the notification form
  told at end: a copy of the outcome
  meeting called by The receiving side's service manager, chaired by -
Stage 3 [not published]
  agree: not published from stage-started
""",
    ("darlington", "children"): """
Stage 1 Practitioner to decision maker
  who: Practitioner / Person who made the decision
  agree: 1 working-days from raised
  confirm: 1 working-days from raised
  written by raising: summary-email
Stage 2 Line managers
  who: Line manager, named practitioner or designated safeguarding lead / the same
  agree: 3 working-days from stage-started
Stage 3 Inter-agency meeting [not published]
  meet: not published from stage-started
  written by both: agreed-outcomes
  written by both: outstanding-issues
  written by both: next-steps
  told at end: a copy of the recording tool
  meeting called by -, chaired by -
Stage 4 [not published]
  agree: not published from stage-started
""",
    ("st-helens", "children"): """
Agency to agency [before, informal]
  who: Practitioner / the same
  inform: none from stage-started
Stage 1 Practitioner to own manager
  who: Practitioner and their own manager / -
  inform: 1 calendar-days from stage-started
  written by both: on-both-files
Stage 2 Manager to manager
  who: Manager / the same
  agree: 1 calendar-days from stage-started
  written by raising: escalation-notice
Stage 3 Service managers
  who: Service manager / the same
  agree: 5 working-days from stage-started
  told at start
""",
    ("wirral", "children"): """
cap: 1 working-week from raised, over all
Stage 1 Professionals
  who: Professional / Lead professional or their manager
  discuss: 1 working-days from raised
Stage 2 Safeguarding leads
  who: Safeguarding lead / the same
  told at start
  told at end
  the partnership records
Stage 3 Board members
  who: Board member / the same
  told at start
  told at end
  the partnership records
Stage 4 Board chair
  who: Board chair / the same
  told at start
  told at end
  the partnership mediates
""",
    ("croydon", "children"): """
Stage 1 [informal, not published]
  agree: not published from stage-started
Stage 2 [informal, not published]
  agree: not published from stage-started
Stage 3 [not published]
  agree: not published from stage-started
  told at start
Stage 4 [not published]
  agree: not published from stage-started
  told at start
Stage 5 Executive group [not published]
  agree: not published from stage-started
  told at start
""",
    ("berkshire", "children"): """
Stage 1 Preventing disputes [informal, not published]
  agree: not published from stage-started
Stage 2 Informal [informal, not published]
  agree: not published from stage-started
Stage 3 Formal [not published]
  agree: not published from stage-started
Stage 4 Where disagreements remain [not published]
  agree: not published from stage-started
""",
    ("pan-london", "children"): """
Discussion or meeting
  who: Professional who disagrees / Professional on the other side
  discuss: 1 working-week from raised
First-line managers
  who: First-line manager or equivalent / the same
  police: acts Detective sergeant
  health: acts Designated or named health professional
  school: acts Designated safeguarding lead
  agree: not published from stage-started
Line management [not published]
  agree: not published from stage-started
""",
    ("pan-lancashire-adults", "adults"): """
Stage 1 First-line managers
  who: First-line manager / the same
  discuss: none from stage-started
Stage 2 Heads of service or designated officers [urgent]
  who: Head of service or designated officer / the same
  flat-organisation: skipped
  discuss: none from stage-started
Stage 3 Strategic heads or directors
  who: Strategic head or director / the same
  discuss: none from stage-started
  told at start
""",
    ("buckinghamshire", "children"): """
(no name) [not published]
  agree: not published from stage-started
""",
    ("sussex-conference-dissent", "conference-dissent"): """
Formal dissent
  raise: 72 hours from conference
(no name) [not published]
  agree: not published from stage-started
""",
    ("south-ayrshire-conference-dissent", "conference-dissent"): """
Dissent at the conference
  who: Person who dissents / Chair of the conference
  record by receiving: none from conference
  inform: immediately from conference
  reply: 28 calendar-days from conference
  written by both: nature-of-dissent
""",
    ("model", "children"): """
Stage 1 Practitioners [informal]
  who: Practitioner who disagrees / Practitioner who made the decision
  discuss: 2 working-days from raised
  confirm: 2 working-days from discussion
  written by both: what-was-said
Stage 2 Line managers
  who: Line manager or safeguarding lead / Line manager at the same level
  discuss: 5 working-days from stage-started
  confirm: 2 working-days from discussion
  written by both: managers-view
Stage 3 Senior officers
  who: Head of service, designated professional or equivalent / Officer at the same level
  reply: 2 working-days from stage-started
  written by both: senior-decision
Stage 4 Partnership meeting
  who: Senior officer / the same
  meet: 5 working-days from stage-started
  written by both: meeting-decision
  told at start: a notification of the escalation
  meeting called by The senior officer who escalates, chaired by An independent chair whom the partnership names
  the partnership chairs
""",
    ("model", "conference"): """
Stage 1 Chair of the conference
  who: Practitioner or agency that dissents / Chair of the conference
  raise: 72 hours from conference
  record: 2 working-days from raised
  written by raising: dissent-in-own-words
Stage 2 Written reply
  who: Safeguarding lead / Senior manager who did not take part in the conference
  reply: 28 calendar-days from conference
  written by both: what-the-reply-changes
""",
    ("model", "review"): """
cap: 20 working-days from raised, over all
Stage 1 Reviewing officer
  who: Practitioner who disagrees / Independent reviewing officer
  raise: 5 working-days from review
  discuss: 2 working-days from raised
  written by both: review-view
Stage 2 Team managers
  who: Line manager or safeguarding lead / Team manager
  reply: 5 working-days from stage-started
  written by both: review-team-decision
Stage 3 Senior officers
  who: Head of service, designated professional or equivalent / Head of service or director
  reply: 5 working-days from stage-started
  written by both: review-senior-decision
""",
    ("model", "theme"): """
Stage 1 Service managers
  who: Service manager or safeguarding lead / Service manager
  discuss: 5 working-days from raised
  written by both: theme-what-will-change
Stage 2 Heads of service
  who: Head of service, designated professional or equivalent / Head of service
  reply: 10 working-days from stage-started
  written by both: theme-decision
Stage 3 Partnership meeting on the theme
  who: Senior officer / the same
  meet: 20 working-days from stage-started
  written by both: theme-meeting-decision
  told at start: a notification of the escalation, the numbers behind it
  meeting called by The senior officer who escalates, chaired by Somebody from neither side
  the partnership decides
""",
}

OUTLINES = {
    "berkshire",
    "buckinghamshire",
    "croydon",
    "darlington",
    "pan-london",
    "sefton",
    "sussex-conference-dissent",
}

SOURCES = {
    "lincolnshire": ("Lincolnshire", "date not seen"),
    "sefton": ("Sefton", "2017"),
    "darlington": ("Darlington", "2025"),
    "st-helens": ("St Helens", "2016"),
    "wirral": ("Wirral", "2020"),
    "croydon": ("Croydon", "2023"),
    "berkshire": ("Berkshire", "2019"),
    "pan-london": ("Pan-London", "2021"),
    "pan-lancashire-adults": ("Pan-Lancashire and Cumbria", "date not seen"),
    "buckinghamshire": ("Buckinghamshire procedure 2.4", "2019 and 2023"),
    "sussex-conference-dissent": ("Sussex", "date not seen"),
    "south-ayrshire-conference-dissent": ("South Ayrshire", "date not seen"),
    "model": ("Model procedure of escalog", "November 2026"),
}


@pytest.mark.parametrize(("pack", "track"), ROUTES, ids=" ".join)
def test_a_route_says_what_was_published_and_nothing_more(pack, track):
    assert facts(pack, track) == ROUTES[pack, track].strip("\n")


@pytest.mark.parametrize("pack", SOURCES)
def test_a_pack_names_its_source_and_its_date_and_whether_it_is_an_outline(pack):
    procedure = shipped(pack)
    area, date = SOURCES[pack]
    assert procedure.source.title.startswith(area)
    assert procedure.source.date == date
    assert procedure.title.startswith(area.removesuffix(" procedure 2.4")) or pack == "model"
    assert procedure.outline is (pack in OUTLINES)
    assert bool(reading(pack).notices) is (pack in OUTLINES)
    assert procedure.nation == ("scotland" if pack.startswith("south-ayrshire") else "england")


def test_the_model_is_the_model_and_leaves_nothing_open():
    procedure = shipped("model")
    assert procedure.title == "Escalation, Challenge and Conflict Resolution (model)"
    assert procedure.version == "2"
    assert [track.about for track in procedure.tracks] == [About.CHILD, About.CONFERENCE, About.REVIEW, About.THEME]
    assert all(track.chosen_when for track in procedure.tracks[1:])
    assert all("the model's own" in track.guidance for track in procedure.tracks[1:])
    assert {route.id: route.track for route in procedure.routes if route.track} == {
        "conference-dissent": "conference",
        "looked-after-review": "review",
    }
    assert all(stage.roles.raising and stage.roles.receiving for track in procedure.tracks for stage in track.stages)
    assert procedure.retention.startswith("Guidance, not a rule")
    assert not any(track.priorities for track in procedure.tracks)


def test_lincolnshire_says_48_hours_and_serves_adults_by_the_same_steps():
    for track in shipped("lincolnshire").tracks:
        in_two_days = [each for stage in track.stages for each in stage.time_limits if each.limit == 2]
        assert len(in_two_days) == 2
        assert all("48 hours" in each.note for each in in_two_days)
    children, adults = (facts("lincolnshire", track) for track in ("children", "adults"))
    assert adults.replace("adults-", "") == children
    words = shipped("lincolnshire").track("adults").words
    assert words is not None
    assert (words.stage, words.child) == ("Step", "adult")


def test_whose_act_a_limit_is_stands_only_where_the_published_facts_name_a_side():
    said = {
        limit.id: limit.side
        for pack in SOURCES
        for track in shipped(pack).tracks
        for stage in track.stages
        for limit in stage.time_limits
        if limit.side is not None
    }
    # The receiver reads the file and speaks; the receiving service manager calls the meeting; the chair records.
    assert said == dict.fromkeys(("stage-1-read", "stage-1-speak", "stage-2-meeting", "dissent-record"), Side.RECEIVING)


def test_sefton_counts_the_letter_after_the_meeting_round_the_clock():
    letter = stages("sefton")[1].time_limits[-1]
    calendar = read_calendar(resource_text("calendars", "england.toml"))
    found = due(letter, Moment.parse("2026-12-24T15:00"), calendar)
    assert found.at == Moment.parse("2026-12-26T15:00").at
    assert "round the clock" in letter.note


def test_darlington_sends_its_recording_tool_to_the_business_unit_and_takes_three_days_where_possible():
    third = stages("darlington")[2]
    assert third.notices[0].to == "the partnership's business unit"
    assert all("recording tool" in each.label for each in third.required_writing)
    assert "where possible" in stages("darlington")[1].time_limits[0].note


def test_st_helens_says_that_a_day_has_no_unit():
    days = [each for stage in stages("st-helens") for each in stage.time_limits if each.limit == 1]
    assert len(days) == 2
    assert all("one day" in each.note and "calendar day" in each.note for each in days)


def test_wirral_gives_a_working_week_or_less_and_is_told_at_escalation_and_at_resolution():
    (cap,) = shipped("wirral").tracks[0].caps
    assert "what protects the child, whichever is less" in cap.note
    for stage in stages("wirral")[1:]:
        starts, ends = (stage.notice(at) for at in When)
        assert starts is not None
        assert ends is not None
        assert (starts.note, ends.note[:18]) == ("Told at escalation.", "Told at resolution")


def test_croydon_tells_the_partnership_at_the_formal_stages_only():
    assert [stage.formal for stage in stages("croydon")] == [False, False, True, True, True]
    assert [bool(stage.notices) for stage in stages("croydon")] == [False, False, True, True, True]


def test_pan_london_has_no_numbers_and_gives_a_working_week_or_what_protects_the_child():
    assert [stage.number for stage in stages("pan-london")] == ["", "", ""]
    assert "what protects the child" in stages("pan-london")[0].time_limits[0].note


def test_pan_lancashire_is_about_adults_in_words_for_adults():
    procedure = shipped("pan-lancashire-adults")
    assert procedure.tracks[0].about is About.ADULT
    assert (procedure.words.child, procedure.words.partnership) == ("adult", "safeguarding adults board")
    assert "child" not in resource_text("procedures", "pan-lancashire-adults.toml").replace("\nchild =", "").lower()
    assert "tell the other agency that you intend to" in procedure.guidance
    assert "skip" in stages("pan-lancashire-adults")[1].note


def test_buckinghamshire_has_the_routes_that_it_names_and_invents_no_stage():
    procedure = shipped("buckinghamshire")
    assert "Escalation, Challenge and Conflict Resolution" in procedure.title
    assert {route.id for route in procedure.routes} == {
        "mental-capacity",
        "conference-dissent",
        "allegation",
        "whistleblowing",
    }
    assert "between Practitioners or Agencies" in procedure.guidance
    (only,) = procedure.tracks[0].stages
    assert (only.name, only.number, only.published) == ("", "", False)


def test_a_personal_disagreement_is_no_formal_dissent_in_sussex():
    (track,) = shipped("sussex-conference-dissent").tracks
    assert track.about is About.CONFERENCE
    assert "A personal disagreement is not a formal dissent." in track.first_question


def test_the_72_hours_of_sussex_run_over_a_weekend():
    calendar = read_calendar(resource_text("calendars", "england.toml"))
    found = due(stages("sussex-conference-dissent")[0].time_limits[0], Moment.parse("2026-11-20T10:30"), calendar)
    assert found.at == Moment.parse("2026-11-23T10:30").at


def test_south_ayrshire_replies_within_28_days_that_are_counted_in_scotland():
    (track,) = shipped("south-ayrshire-conference-dissent").tracks
    assert track.about is About.CONFERENCE
    calendar = read_calendar(resource_text("calendars", "scotland.toml"))
    found = due(track.stages[0].time_limits[2], Moment.parse("2026-12-10T14:00"), calendar)
    assert found.at == Moment.parse("2027-01-07T23:59").at


def test_the_lincolnshire_plan_agreed_before_christmas_is_due_after_it():
    calendar = read_calendar(resource_text("calendars", "england.toml"))
    agree = stages("lincolnshire")[0].time_limits[1]
    found = due(agree, Moment.parse("2026-12-24T15:00"), calendar)
    assert found.at == Moment.parse("2026-12-30T17:00").at
