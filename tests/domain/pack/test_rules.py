# ruff: noqa: E501 - in the table one mistake is one row
"""What is asked of a pack beyond the kinds of its values: each rule of the present format, broken once and kept once."""

import datetime as dt

import pytest

from escalog.domain.pack.reading import PackReading, read_pack
from escalog.domain.pack.toml.errors import PackError
from escalog.domain.pack.toml.tables import MOST_IN_A_LIST, most_in
from escalog.domain.procedure.vocabulary import Act, Side, Unit
from escalog.wording.language import in_words, say

PACK = '''\
format = 2
id = "hillshire"
title = "Hillshire (invented)"
version = "3"
nation = "wales"
retention = """
Ten years.
Then it is looked at again.
"""
source = { title = "An invented text", date = "2026" }
levels_of_need = [{ id = "early-help", label = "Early help" }]
categories = [{ id = "threshold", label = "Threshold" }]
agency_types = [
  { id = "school", label = "School" },
  { id = "practice", label = "General practice" },
]
contacts = [
  { role = "Business unit", telephone = "01632 960123", email = "unit@hillshire.example" },
]
closures = [{ date = 2026-12-29, name = "Offices closed" }]

[[routes]]
id = "dissent"
label = "You dissent from a conference"
instead = "Take the track for it."
track = "dissent"

[[tracks]]
id = "children"
title = "Children"
priorities = [
  { id = "red", label = "Red", round_the_clock = true },
  { id = "amber", label = "Amber" },
]

[[tracks.caps]]
id = "whole"
label = "Everything"
starts = "raised"
unit = "working-days"
limit = 20

[[tracks.caps]]
id = "first-two"
label = "The first two stages"
starts = "raised"
unit = "working-week"
limit = 2
stages = ["own-manager", "practitioners"]

[[tracks.stages]]
id = "own-manager"
name = "Own manager"
place = "before"
formal = false
optional = true

[[tracks.stages]]
id = "practitioners"
number = "1"
name = "Practitioners"
time_limits = [
  { id = "read", label = "Read the file", act = "read-file", starts = "raised", unit = "working-days", limit = 3 },
  { id = "speak", label = "Speak", act = "discuss", starts = "act-done", after = "read", unit = "hours", limit = 24, by_priority = [{ priority = "red", unit = "immediately" }, { priority = "amber", unit = "hours", limit = 8 }] },
]

[[tracks.stages]]
id = "managers"
number = "2"
name = "Managers"
roles = { raising = "Manager", receiving = "Manager", by_agency = [{ agency = "school", level = "delegated", role = "The governor for safeguarding" }, { agency = "practice", level = "skipped" }] }
time_limits = [
  { id = "form", label = "Send the form", act = "send-form", starts = "stage-started", unit = "same-working-day" },
  { id = "answer", label = "Answer the form", act = "reply", starts = "form-received", unit = "service-hours", limit = 16 },
]
notices = [{ at = "start", unit = "working-days", limit = 1 }, { at = "end", to = "The chair" }]

[[tracks.stages]]
id = "panel"
name = "Panel"
place = "after"
partnership_role = "chairs"
meeting = { name = "Panel" }
read_aloud = "We are here for the child."

[[tracks]]
id = "dissent"
title = "Conference dissent"
about = "conference"
chosen_when = "You dissent from a conference"

[[tracks.stages]]
id = "chair"
number = "1"
name = "Chair"
time_limits = [
  { id = "read", label = "Write down what the dissent is", act = "record", starts = "conference", unit = "calendar-days", limit = 28 },
]
'''


def read_with(old: str, new: str) -> PackReading:
    assert PACK.count(old) == 1, old
    return read_pack(PACK.replace(old, new), "hillshire.toml")


def test_the_pack_that_every_rule_is_tried_on_is_whole():
    reading = read_pack(PACK, "hillshire.toml")
    assert (reading.errors, reading.notices) == ((), ())
    assert reading.procedure is not None
    assert reading.procedure.retention.count("\n") == 2


SPEAK = "tracks[0].stages[1].time_limits[1]"


@pytest.mark.parametrize(
    ("old", "new", "code", "path", "found", "expected"),
    [
        # ids and names
        ('id = "chair"', 'id = "panel"', "pack-twice", "tracks[1].stages[0].id", '"panel"', 'stage "Panel"'),
        ('id = "answer"', 'id = "read"', "pack-twice", "tracks[0].stages[2].time_limits[1].id", '"read"', 'time limit "Read the file"'),
        ('id = "first-two"', 'id = "whole"', "pack-twice", "tracks[0].caps[1].id", '"whole"', 'cap "Everything"'),
        ('id = "first-two"', 'id = "speak"', "pack-twice", "tracks[0].caps[1].id", '"speak"', "stage 1 (practitioners)"),
        ('label = "Amber" },', 'label = "Amber" },\n  { id = "red", label = "Crimson" },', "pack-twice", "tracks[0].priorities[2].id", '"red"', 'priority "Red"'),
        ('label = "Amber"', 'label = " red"', "pack-twice", "tracks[0].priorities[1].label", '" red"', 'priority "Red"'),
        ('label = "General practice"', 'label = "school"', "pack-twice", "agency_types[1].label", '"school"', 'agency type "School"'),
        ('title = "Conference dissent"', 'title = "children"', "pack-twice", "tracks[1].title", '"children"', 'track "Children"'),
        # names of what is not there
        ('after = "read"', 'after = "form"', "pack-not-there", f"{SPEAK}.after", '"form"', "a limit of this stage: read, speak"),
        ('track = "dissent"', 'track = "adults"', "pack-not-there", "routes[0].track", '"adults"', "a track of this pack: children, dissent"),
        ('priority = "amber"', 'priority = "green"', "pack-not-there", f"{SPEAK}.by_priority[1].priority", '"green"', "red, amber"),
        ('agency = "school"', 'agency = "police"', "pack-not-there", "tracks[0].stages[2].roles.by_agency[0].agency", '"police"', "school, practice"),
        ('"own-manager", "practitioners"]', '"own-manager", "chair"]', "pack-not-there", "tracks[0].caps[1].stages[1]", '"chair"', "own-manager, practitioners, managers, panel"),
        # tracks
        ('chosen_when = "You dissent from a conference"\n', "", "pack-chosen-when", "tracks[1].chosen_when", "nothing", "when this track"),
        ('chosen_when = "You dissent from a conference"\n', 'chosen_when = " "\n', "pack-chosen-when", "tracks[1].chosen_when", "nothing", "when this track"),
        # the ladder
        ('place = "after"', 'place = "before"', "pack-place-order", "tracks[0].stages[3].place", '"before" below a stage with "ladder"', "before, then ladder, then after"),
        ('name = "Panel"\nplace', 'number = "3"\nname = "Panel"\nplace', "pack-number-off-ladder", "tracks[0].stages[3].number", '"3"', "no number"),
        ('number = "2"', 'number = "0"', "pack-number-order", "tracks[0].stages[2].number", '"0"', "above 1"),
        ('id = "chair"\nnumber = "1"', 'id = "chair"\nplace = "after"', "pack-no-ladder", "tracks[1].stages", "no stage", "one stage"),
        ('name = "Managers"', 'name = "Managers"\noutcomes = ["resolved"]', "pack-unreachable", "tracks[0].stages[3]", "no way", "stage 2 (managers)"),
        ('name = "Panel"\nplace', 'outcomes = ["unresolved"]\nname = "Panel"\nplace', "pack-no-end", "tracks[0].stages[3].outcomes", "a list of 1", "resolved"),
        # roles
        (', role = "The governor for safeguarding"', "", "pack-role-missing", "tracks[0].stages[2].roles.by_agency[0].role", "nothing", "who acts"),
        ('{ agency = "practice", level = "skipped" }', '{ agency = "practice" }', "pack-role-missing", "tracks[0].stages[2].roles.by_agency[1].role", "nothing", "who acts"),
        ('level = "skipped"', 'level = "skipped", role = "The board"', "pack-role-and-skipped", "tracks[0].stages[2].roles.by_agency[1].role", '"The board"', "no role"),
        ('agency = "practice"', 'agency = "school"', "pack-role-twice", "tracks[0].stages[2].roles.by_agency[1].agency", '"school"', "by agency 1"),
        ('agency = "practice"', 'agency = "school", side = "receiving"', "pack-role-twice", "tracks[0].stages[2].roles.by_agency[1].agency", '"school"', "by agency 1"),
        ('agency = "practice"', 'agency = "practice", side = "their"', "pack-unknown-word", "tracks[0].stages[2].roles.by_agency[1].side", '"their"', "raising, receiving"),
        # notices
        ('at = "start", unit = "working-days", limit = 1', 'at = "start", unit = "working-days", limit = -1', "pack-limit-too-small", "tracks[0].stages[2].notices[0].limit", "-1", "from 1 to 260"),
        ('at = "start", unit = "working-days", limit = 1', 'at = "start", unit = "working-days", limit = 9999', "pack-limit-too-large", "tracks[0].stages[2].notices[0].limit", "9999", "from 1 to 260"),
        ('at = "start", unit = "working-days", limit = 1', 'at = "start", unit = "working-days"', "pack-limit-missing", "tracks[0].stages[2].notices[0].limit", "nothing", "from 1 to 260"),
        ('at = "start", unit = "working-days", limit = 1', 'at = "start", limit = 1', "pack-limit-not-counted", "tracks[0].stages[2].notices[0].limit", "1", "immediately counts nothing"),
        ('{ at = "end", to = "The chair" }', '{ at = "start", to = " " }', "pack-notice-twice", "tracks[0].stages[2].notices[1]", "notice 1", "another end"),
        # priorities
        ('unit = "hours", limit = 8', 'unit = "hours", limit = 0', "pack-limit-too-small", f"{SPEAK}.by_priority[1].limit", "0", "from 1"),
        ('unit = "hours", limit = 8', 'unit = "hours"', "pack-limit-missing", f"{SPEAK}.by_priority[1].limit", "nothing", "from 1"),
        ('priority = "red", unit = "immediately"', 'priority = "red", unit = "immediately", limit = 3', "pack-limit-not-counted", f"{SPEAK}.by_priority[0].limit", "3", "no number"),
        ('priority = "amber"', 'priority = "red"', "pack-twice", f"{SPEAK}.by_priority[1].priority", '"red"', "by priority 1"),
        # starts
        ('starts = "act-done", after = "read"', 'starts = "act-done"', "pack-after-missing", f"{SPEAK}.after", "nothing", "a limit of this stage"),
        ('starts = "act-done", after = "read"', 'starts = "reply", after = "read"', "pack-after-unused", f"{SPEAK}.after", '"read"', "act-done"),
        ('after = "read"', 'after = "speak"', "pack-after-in-a-circle", f"{SPEAK}.after", 'it follows track "Children", stage 1 (practitioners), time limit "Speak"', "begins"),
        ('starts = "conference"', 'starts = "review"', "pack-never-starts", "tracks[1].stages[0].time_limits[0].starts", '"review"', 'about = "review"'),
        ('about = "conference"', 'about = "child"', "pack-never-starts", "tracks[1].stages[0].time_limits[0].starts", '"conference"', 'about = "conference"'),
        ('act = "send-form"', 'act = "inform"', "pack-never-starts", "tracks[0].stages[2].time_limits[1].starts", '"form-received"', "send-form"),
        ('act = "record", starts = "conference"', 'act = "discuss", starts = "discussion"', "pack-never-starts", "tracks[1].stages[0].time_limits[0].starts", '"discussion"', "not the act discuss itself"),
        ('act = "record", starts = "conference"', 'act = "raise", starts = "raised"', "pack-never-starts", "tracks[1].stages[0].time_limits[0].starts", '"raised"', "not the act raise itself"),
        # whose act
        ('act = "reply", starts', 'act = "reply", side = "both", starts', "pack-unknown-word", "tracks[0].stages[2].time_limits[1].side", '"both"', "raising, receiving"),
        ('act = "reply", starts', 'act = "reply", side = true, starts', "pack-type", "tracks[0].stages[2].time_limits[1].side", "true", "raising, receiving"),
        ('act = "reply", starts', 'act = "reply", side = "raising", starts', "pack-side-of-act", "tracks[0].stages[2].time_limits[1].side", '"raising"', 'side = "receiving", or another act'),
        ('act = "reply", starts', 'act = "acknowledge", side = "raising", starts', "pack-side-of-act", "tracks[0].stages[2].time_limits[1].side", '"raising"', 'side = "receiving"'),
        ('act = "read-file", starts', 'act = "raise", side = "receiving", starts', "pack-side-of-act", "tracks[0].stages[1].time_limits[0].side", '"receiving"', 'side = "raising"'),
        # caps
        ('"own-manager", "practitioners"]', '"practitioners", "own-manager"]', "pack-cap-order", "tracks[0].caps[1].stages[1]", '"own-manager"', "in the order"),
        ('"own-manager", "practitioners"]', '"practitioners", "practitioners"]', "pack-cap-order", "tracks[0].caps[1].stages[1]", '"practitioners"', "once"),
        ('unit = "working-days"\nlimit = 20', 'unit = "immediately"', "pack-cap-not-counted", "tracks[0].caps[0].unit", '"immediately"', "counted"),
        ('unit = "working-days"\nlimit = 20', 'unit = "working-days"', "pack-limit-missing", "tracks[0].caps[0].limit", "nothing", "from 1 to 260"),
        ('unit = "working-days"\nlimit = 20', 'unit = "working-days"\nlimit = -3', "pack-limit-too-small", "tracks[0].caps[0].limit", "-3", "from 1 to 260"),
        ('starts = "raised"\nunit = "working-days"', 'starts = "act-done"\nunit = "working-days"', "pack-never-starts", "tracks[0].caps[0].starts", '"act-done"', "names no other"),
        ('starts = "raised"\nunit = "working-days"', 'starts = "conference"\nunit = "working-days"', "pack-never-starts", "tracks[0].caps[0].starts", '"conference"', "about"),
        ('unit = "working-days"\nlimit = 20', 'unit = "working-days"\nlimit = 20\nby_priority = [{ priority = "green", unit = "hours", limit = 99 }]', "pack-not-there", "tracks[0].caps[0].by_priority[0].priority", '"green"', "red, amber"),
        ('unit = "working-days"\nlimit = 20', 'unit = "working-days"\nlimit = 20\nby_priority = [{ priority = "red", unit = "hours" }]', "pack-limit-missing", "tracks[0].caps[0].by_priority[0].limit", "nothing", "from 1"),
        ('unit = "working-days"\nlimit = 20', 'unit = "working-days"\nlimit = 20\nby_priority = [{ priority = "red", unit = "immediately" }]', "pack-cap-not-counted", "tracks[0].caps[0].by_priority[0].unit", '"immediately"', "counted"),
        ('unit = "working-days"\nlimit = 20', 'unit = "none"\nby_priority = [{ priority = "red", unit = "none" }]', "pack-cap-not-counted", "tracks[0].caps[0].unit", '"none"', "counted"),
        ('unit = "working-days"\nlimit = 20', 'unit = "working-days"\nlimit = 20\nby_priority = [{ priority = "red", unit = "hours", limit = 12 }]', "pack-cap-too-short", "tracks[0].caps[0].by_priority[0].limit", "12 hours", "no less than 3 working days"),
        # days, hours and people
        ("date = 2026-12-29", "date = 9999-12-31", "pack-date-out-of-reach", "closures[0].date", "9999-12-31", "from 2000-01-01"),
        ("date = 2026-12-29", "date = 0026-12-29", "pack-date-out-of-reach", "closures[0].date", "0026-12-29", "to 2099-12-31"),
        ('"01632 960123"', '"ring the office"', "pack-telephone", "contacts[0].telephone", '"ring the office"', "01632 960123"),
        ('"01632 960123"', '"12"', "pack-telephone", "contacts[0].telephone", '"12"', "figures"),
        ('"unit@hillshire.example"', '"unit at hillshire.example"', "pack-email", "contacts[0].email", '"unit at', "duty@example.org"),
        ('"unit@hillshire.example"', '"a@hillshire.example, b@hillshire.example"', "pack-email", "contacts[0].email", '"a@', "one address"),
    ],
)  # fmt: skip
def test_one_broken_rule_is_one_error_that_says_where_what_and_what_was_expected(old, new, code, path, found, expected):
    reading = read_with(old, new)
    assert reading.procedure is None
    assert [(error.code, error.path) for error in reading.errors] == [(code, path)]
    assert found in in_words(reading.errors[0].found)
    assert expected in in_words(reading.errors[0].expected)
    assert reading.errors[0].line is not None


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"01632 960123"', '"999"'),
        ('"01632 960123"', '"+44 (0)1632 960123 ext. 4"'),
        ('"unit@hillshire.example"', '"mash.duty-team@safeguarding.hillshire.example"'),
        ('name = "Managers"', 'name = "Managers"\noptional = true\noutcomes = ["resolved"]'),
        ('title = "Children"', 'title = "Children <b>and</b> young people & families"'),
        ('act = "record", starts = "conference"', 'act = "discuss", starts = "raised"'),
        ('at = "start", unit = "working-days", limit = 1', 'at = "start", unit = "none"'),
        ('id = "first-two"', 'id = "first-2"'),
        ('read_aloud = "We are here for the child."', 'read_aloud = """\nWe are here\nfor the child.\n"""'),
        ('number = "2"', 'number = "1a"'),
        ('number = "2"\n', ""),
        ('act = "send-form"', 'act = "inform", starts = "raised", unit = "immediately" },\n  { id = "f", label = "Form", act = "send-form"'),
    ],
)  # fmt: skip
def test_what_a_published_procedure_may_say_is_no_error(old, new):
    assert read_with(old, new).errors == ()


def test_a_track_that_may_be_entered_anywhere_has_no_stage_out_of_reach():
    text = PACK.replace('name = "Managers"', 'name = "Managers"\noutcomes = ["resolved"]')
    assert read_pack(text.replace('title = "Children"', 'title = "Children"\nstarts_anywhere = true'), "x").errors == ()


def test_a_form_that_goes_with_a_notice_of_an_earlier_stage_can_be_received():
    text = PACK.replace('act = "send-form"', 'act = "inform"')
    text = text.replace("optional = true\n", 'optional = true\nnotices = [{ at = "end", sends = ["The form"] }]\n')
    assert read_pack(text, "x").errors == ()


@pytest.mark.parametrize("about", ["adult", "theme"])
def test_a_marking_about_a_child_is_noticed_on_a_track_that_is_about_none(about):
    text = PACK.replace('nation = "wales"', 'nation = "wales"\nmarking = "SENSITIVE: about a Child"')
    assert read_pack(text, "x").notices == ()
    text = text.replace('about = "conference"', f'about = "{about}"').replace('"conference", unit', '"raised", unit')
    reading = read_pack(text, "x")
    assert [(notice.code, notice.path) for notice in reading.notices] == [("pack-marking-child", "tracks[1]")]
    assert reading.errors == ()
    own = text.replace(f'about = "{about}"', f'about = "{about}"\nmarking = "SENSITIVE"')
    assert read_pack(own, "x").notices == ()


def codes(errors: tuple[PackError, ...]) -> list[tuple[str, str]]:
    return [(error.code, error.path.removeprefix("tracks[0].stages[1].time_limits")) for error in errors]


def with_limits(*limits: str) -> PackReading:
    """The pack with these limits at its second stage, each written as "id starts after"."""
    written = []
    for limit in limits:
        own, starts, after = limit.split()
        after = "" if after == "-" else f', after = "{after}"'
        written.append(
            f'{{ id = "{own}", label = "L", act = "inform", starts = "{starts}", unit = "immediately"{after} }}'
        )
    start, end = (
        PACK.index('  { id = "read", label = "Read the file"'),
        PACK.index(']\n\n[[tracks.stages]]\nid = "managers"'),
    )
    return read_pack(PACK[:start] + ",\n".join(written) + PACK[end:], "x")


class TestAChainOfLimits:
    def test_may_be_as_long_as_the_text_makes_it(self):
        assert with_limits("d act-done c", "a raised -", "c act-done b", "b act-done a").errors == ()

    def test_that_goes_round_is_told_at_every_limit_of_the_circle_and_behind_it(self):
        reading = with_limits("a act-done c", "b act-done a", "c act-done b", "d act-done c", "e raised -")
        circle = "pack-after-in-a-circle"
        assert codes(reading.errors) == [(circle, f"[{number}].after") for number in range(4)]

    def test_behind_a_limit_that_can_never_start_never_starts_either(self):
        reading = with_limits("a review -", "b act-done a", "c act-done b", "d raised -")
        never = "pack-never-starts"
        assert codes(reading.errors) == [(never, "[0].starts"), (never, "[1].after"), (never, "[2].after")]

    def test_of_as_many_limits_as_a_stage_may_have_is_checked(self):
        reading = with_limits(
            "l0 raised -", *(f"l{each} act-done l{each - 1}" for each in range(1, most_in("time_limits")))
        )
        assert reading.errors == ()


def held(cap: str, limit: str, days: str = "") -> PackReading:
    """The pack with one cap and one limit, each written as "number unit"; what is told of the cap alone."""
    number, unit = cap.split()
    text = PACK.replace('unit = "working-days"\nlimit = 20', f'unit = "{unit}"\nlimit = {number}')
    number, unit = limit.split()
    text = text.replace('"raised", unit = "working-days", limit = 3', f'"raised", unit = "{unit}", limit = {number}')
    start, end = text.index('[[tracks.caps]]\nid = "first-two"'), text.index("[[tracks.stages]]")
    text = text[:start] + text[end:]
    for unit in ("service-hours", "hours"):
        text = text.replace(f'unit = "{unit}", limit = {16 if unit == "service-hours" else 24}', 'unit = "immediately"')
    text = text.replace(', { priority = "amber", unit = "hours", limit = 8 }', "")
    return read_pack(text.replace("closures = [", f"{days}closures = [" if days else "closures = ["), "x")


@pytest.mark.parametrize(
    ("cap", "limit", "told"),
    [
        ("3 working-days", "3 working-days", ""),
        ("2 working-days", "3 working-days", "error"),
        ("1 working-week", "5 working-days", ""),
        ("1 working-week", "6 working-days", "error"),
        ("5 working-days", "1 working-week", ""),
        ("4 working-days", "1 working-week", "error"),
        ("48 hours", "48 hours", ""),
        ("47 hours", "48 hours", "error"),
        ("7 service-hours", "8 service-hours", "error"),
        ("28 calendar-days", "29 calendar-days", "error"),
        ("48 hours", "3 working-days", "error"),  # by the third day at 17:00 at least 65 hours have gone, at most 48
        ("48 hours", "2 working-days", "notice"),  # raised at 23:59 two working days are over first
        ("72 hours", "2 working-days", "notice"),  # unless a weekend comes between
        ("500 hours", "2 working-days", ""),
        ("24 hours", "5 working-days", "error"),
        ("2 calendar-days", "3 working-days", "error"),
        ("5 calendar-days", "5 working-days", "notice"),  # raised on a Sunday both end on the Friday
        ("7 calendar-days", "10 working-days", "error"),
        ("28 calendar-days", "5 working-days", ""),
        ("1 calendar-days", "40 service-hours", "error"),
        ("3 calendar-days", "9 service-hours", "notice"),
        ("1 working-days", "90 hours", "notice"),  # a bank holiday before a weekend can make it long enough
        ("1 working-days", "900 hours", "error"),
        ("10 working-days", "10 calendar-days", ""),
        ("1 working-days", "4 service-hours", ""),
        ("10 working-days", "4 service-hours", ""),
        ("1 working-days", "9 service-hours", "notice"),  # begun at 17:00 they end on the second day
        ("1 working-days", "40 service-hours", "error"),
        ("40 service-hours", "1 working-week", "notice"),  # begun at 10:00 they end at 10:00
        ("30 service-hours", "1 working-week", "error"),
    ],
)  # fmt: skip
def test_a_cap_that_is_over_before_what_it_holds_is_told_and_one_that_can_be_is_noticed(cap, limit, told):
    reading = held(cap, limit)
    found = {"error": "pack-cap-too-short", "notice": "pack-cap-perhaps-short"}
    assert [error.code for error in reading.errors] == ([found[told]] if told == "error" else [])
    assert [notice.code for notice in reading.notices] == ([found[told]] if told == "notice" else [])


def test_a_cap_that_is_too_short_says_both_lengths_in_words():
    error = held("1 working-week", "6 working-days").errors[0]
    assert error.path == "tracks[0].caps[0].limit"
    assert say(error.sentence) == (
        'The limit "Everything" (1 working week) is always over before "Read the file" (6 working days), which it holds.'
    )
    assert 'time limit "Read the file"' in in_words(error.expected)


def test_a_cap_is_compared_with_what_a_priority_gives_too():
    reading = read_with(
        'priority = "amber", unit = "hours", limit = 8', 'priority = "amber", unit = "working-days", limit = 21'
    )
    assert [error.code for error in reading.errors] == ["pack-cap-too-short", "pack-cap-too-short"]


def test_a_cap_is_compared_only_with_the_stages_it_holds():
    text = PACK.replace('"raised", unit = "working-days", limit = 3', '"raised", unit = "working-days", limit = 11')
    assert [error.path for error in read_pack(text, "x").errors] == ["tracks[0].caps[1].limit"]


def test_a_cap_that_is_not_published_is_a_gap_and_may_have_no_unit():
    reading = read_with('unit = "working-days"\nlimit = 20', 'unit = "none"\npublished = false')
    assert reading.errors == ()
    assert [notice.code for notice in reading.notices] == ["pack-limit-not-published"]
    assert reading.procedure is not None
    assert reading.procedure.outline


def test_a_closure_beyond_the_known_bank_holidays_is_noticed_and_stays():
    reading = read_with("date = 2026-12-29", "date = 2051-12-29")
    assert reading.errors == ()
    assert [(notice.code, notice.path) for notice in reading.notices] == [
        ("pack-date-beyond-calendar", "closures[0].date")
    ]
    assert reading.procedure is not None
    assert reading.procedure.closures[0].date == dt.date(2051, 12, 29)


def test_a_statement_to_be_read_at_no_meeting_is_noticed():
    reading = read_with('meeting = { name = "Panel" }\n', "")
    assert [notice.code for notice in reading.notices] == ["pack-read-aloud"]
    assert "Panel" in say(reading.notices[0].sentence)


def test_a_list_that_no_procedure_has_is_told_once():
    many = ",\n".join(f'{{ id = "c{number}", label = "C{number}" }}' for number in range(MOST_IN_A_LIST + 1))
    reading = read_with('categories = [{ id = "threshold", label = "Threshold" }]', f"categories = [{many}]")
    assert [(error.code, error.path) for error in reading.errors] == [("pack-list-too-long", "categories")]


def test_a_ladder_and_the_limits_of_a_stage_are_no_longer_than_can_be_drawn_at_once():
    most = most_in("stages")
    assert (most, most_in("time_limits")) == (40, 40)
    stages = "".join(f'\n[[tracks.stages]]\nid = "more-{number}"\nname = "More {number}"\n' for number in range(most))
    before = '\n[[tracks.stages]]\nid = "managers"'
    (error,) = read_pack(PACK.replace(before, stages + before), "x").errors
    assert (error.code, error.path) == ("pack-list-too-long", "tracks[0].stages")
    limits = [f"l{each} raised -" for each in range(most_in("time_limits") + 1)]
    assert [error.code for error in with_limits(*limits).errors] == ["pack-list-too-long"]


@pytest.mark.parametrize("key", ["label", "name", "title", "read_aloud", "retention"])
@pytest.mark.parametrize("hidden", ["\u202e", "\u2066", "\u200f", "\u061c"])
def test_characters_that_turn_the_direction_of_a_text_are_told_wherever_they_stand(key, hidden):
    old = {"label": 'label = "Amber', "name": 'name = "Managers', "title": 'title = "Children'}.get(key, f"{key} = ")
    opening = old if old[-1] != " " else old + ('"""\n' if key == "retention" else '"')
    assert [error.code for error in read_with(opening, opening + hidden).errors] == ["pack-hidden-character"]


@pytest.mark.parametrize("unit", [each.value for each in Unit])
def test_no_unit_makes_the_comparison_of_a_cap_fall_over(unit):
    number = ", limit = 1" if unit.endswith(("hours", "days", "week")) else ""
    read_with('"raised", unit = "working-days", limit = 3', f'"raised", unit = "{unit}"{number}')


SIDED = (
    '{ agency = "school", side = "raising", role = "Head" }, { agency = "school", side = "receiving", role = "Lead" }'
)


def test_a_kind_of_agency_may_have_a_role_for_each_side():
    procedure = read_with('{ agency = "practice", level = "skipped" }', SIDED.replace("school", "practice")).procedure
    assert procedure is not None
    roles = procedure.tracks[0].stages[2].roles
    found = [roles.of_agency("practice", side) for side in ("raising", "receiving")]
    assert [each.role for each in found if each is not None] == ["Head", "Lead"]
    assert roles.of_agency("police", "raising") is None


def test_two_rows_that_contradict_one_another_are_told_once_each():
    row = ', { agency = "school", side = "receiving", level = "skipped" }'
    for again in (row, row.replace("receiving", "raising")):
        reading = read_with('{ agency = "practice", level = "skipped" }', SIDED.replace("school", "practice") + again)
        assert [(each.code, each.path) for each in reading.errors] == [
            ("pack-role-twice", "tracks[0].stages[2].roles.by_agency[3].agency")
        ]


def caps_by_priority(*lengths: str) -> PackReading:
    """The pack whose overall limit has these lengths by priority, and a limit of a stage that red makes shorter."""
    whole = 'unit = "working-days"\nlimit = 20'
    text = PACK.replace(whole, f"{whole}\nby_priority = [{', '.join(lengths)}]")
    long = 'starts = "raised", unit = "working-days", limit = 3'
    assert text.count(long) == 1
    return read_pack(
        text.replace(long, f'{long}, by_priority = [{{ priority = "red", unit = "hours", limit = 8 }}]'), "x"
    )


RED, AMBER = '{ priority = "red", unit = "hours", limit = 24 }', '{ priority = "amber", unit = "hours", limit = 24 }'


def test_a_cap_is_compared_with_what_its_limits_have_under_the_same_priority():
    # Under red the file is read in 8 hours, so a day is enough for all; amber leaves it its three working days.
    assert [(each.code, each.path) for each in caps_by_priority(RED).errors] == []
    both = caps_by_priority(RED, AMBER)
    assert [(each.code, each.path) for each in both.errors] == [
        ("pack-cap-too-short", "tracks[0].caps[0].by_priority[1].limit")
    ]
    assert say(both.errors[0].sentence) == (
        'The limit "Everything" (24 hours for "Amber") is always over before "Read the file" (3 working days), '
        "which it holds."
    )


def test_what_a_priority_makes_longer_is_held_by_the_length_that_the_cap_has_for_it():
    long = '{ priority = "amber", unit = "working-days", limit = 30 }'
    inside = PACK.replace('{ priority = "amber", unit = "hours", limit = 8 }', long)
    assert [each.code for each in read_pack(inside, "x").errors] == ["pack-cap-too-short"] * 2
    whole = inside.replace("limit = 20", f"limit = 20\nby_priority = [{long}]")
    lower = whole.replace("limit = 2\nstages", f"limit = 2\nby_priority = [{long}]\nstages")
    assert read_pack(lower, "x").errors == ()


def test_service_hours_that_run_round_the_clock_are_compared_as_hours():
    # Sixteen service hours of the second stage run by night under red, which has the clock run on.
    red = '{ priority = "red", unit = "service-hours", limit = 16 }'
    assert caps_by_priority(red).errors == caps_by_priority(red).notices == ()
    short = caps_by_priority('{ priority = "red", unit = "hours", limit = 15 }')
    assert in_words(short.errors[0].expected).startswith("no less than 16 hours")


def test_a_cap_for_one_priority_alone_is_a_cap():
    reading = read_with(
        'unit = "working-days"\nlimit = 20', f'unit = "none"\nby_priority = [{RED.replace("24", "400")}]'
    )
    assert reading.errors == ()
    assert reading.procedure is not None
    assert reading.procedure.tracks[0].caps[0].unit is Unit.NONE


@pytest.mark.parametrize("act", [each for each in Act if each not in (Act.REPLY, Act.ACKNOWLEDGE, Act.RAISE)])
def test_any_other_act_may_be_that_of_either_side(act):
    for side in Side:
        written = f'act = "{act.value}", side = "{side.value}", starts = "form-received"'
        procedure = read_with('act = "reply", starts = "form-received"', written).procedure
        assert procedure is not None
        assert procedure.tracks[0].stages[2].time_limits[1].side is side
