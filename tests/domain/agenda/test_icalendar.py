"""A calendar file says our reference and the procedure's words, and another parser of RFC 5545 reads it so."""

import datetime as dt
import re
from typing import Any

import icalendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from escalog.domain.agenda.icalendar import calendar_file
from escalog.domain.agenda.items import AgendaItem, AgendaKind, agenda
from escalog.domain.deadlines.due_date import Due, DueState
from escalog.domain.procedure.vocabulary import Unit
from escalog.domain.values.entry import DisputeId
from escalog.domain.values.moment import LONDON
from tests.builders.story import Story, london

NOW = london("2026-11-16T15:00")
CANARIES = ("K.M.", "Q.Z.", "Canary", "canary")


def _item(**changes: object) -> AgendaItem:
    values: dict[str, object] = {
        "dispute": DisputeId("a" * 32),
        "key": "limit/1",
        "kind": AgendaKind.LIMIT,
        "due": Due(DueState.DUE, Unit.WORKING_DAYS, "", london("2026-11-25T17:00")),
        "all_day": False,
        "what": "Ring Canary about K.M.",
        "about": "K.M. 0042",
        "stage": "Stage 2: Canary",
        "reference": "0042",
        "label": "Reply",
        "stage_label": "Stage 2: Line managers",
        "icon": "call",
    }
    return AgendaItem(**{**values, **changes})  # type: ignore[arg-type]


def _events(data: bytes) -> list[Any]:
    return list(icalendar.Calendar.from_ical(data).walk("VEVENT"))


def _lines(data: bytes) -> list[str]:
    return data.decode().replace("\r\n ", "").split("\r\n")


def test_nothing_that_anybody_wrote_about_a_case_is_in_the_file():
    story = Story(
        our_person="Canary One",
        other_person="Canary Two",
        other_agency="Canary agency",
        category="referral-not-accepted",
    )
    story.add(
        "action", "2026-11-17T10:00", what="Canary act", owner="Canary", owner_side="raising", due_on="2026-11-26"
    )
    story.add("shorter-limit", "2026-11-17T10:05", limit="discuss", due="2026-11-17", reason="Canary reason")
    items = agenda(story.dispute())
    assert {item.kind for item in items} == {AgendaKind.LIMIT, AgendaKind.ACTION}
    text = calendar_file(items, NOW).decode()
    assert [canary for canary in (*CANARIES, "Elmbrook", "S.P.", "L.W.", "referral") if canary in text] == []
    assert "0042: Agreed action" in text


def test_a_stage_described_by_hand_is_not_named_in_the_words_of_whoever_described_it():
    story = Story("darlington", stage="stage-4")
    story.add(
        "stage-described",
        "2026-11-17T10:00",
        stage="stage-4",
        name="Canary panel",
        unit="working-days",
        limit="2",
        text_source="Canary page.",
    )
    (item,) = agenda(story.dispute())
    assert item.stage == "Stage 4: Canary panel"
    text = calendar_file([item], NOW).decode()
    assert "Canary" not in text
    assert "(Stage 4)" in text


def test_an_hour_is_written_in_utc_in_summer_and_in_winter():
    winter = _item()
    summer = _item(due=Due(DueState.DUE, Unit.WORKING_DAYS, "", london("2027-06-10T17:00")), key="limit/2")
    first, second = _events(calendar_file([winter, summer], NOW))
    assert first.decoded("DTSTART") == dt.datetime(2026, 11, 25, 17, tzinfo=dt.UTC)
    assert second.decoded("DTSTART") == dt.datetime(2027, 6, 10, 16, tzinfo=dt.UTC)
    assert second.decoded("DTSTART").astimezone(LONDON).hour == 17


@pytest.mark.parametrize(
    ("at", "utc"),
    [
        ("2027-03-28T00:59", dt.datetime(2027, 3, 28, 0, 59, tzinfo=dt.UTC)),
        ("2027-03-28T02:00", dt.datetime(2027, 3, 28, 1, tzinfo=dt.UTC)),
        ("2026-10-25T01:30", dt.datetime(2026, 10, 25, 0, 30, tzinfo=dt.UTC)),
        ("2026-10-25T01:30:00+00:00", dt.datetime(2026, 10, 25, 1, 30, tzinfo=dt.UTC)),
    ],
)
def test_the_hours_of_both_clock_changes_stay_apart(at, utc):
    (event,) = _events(calendar_file([_item(due=Due(DueState.DUE, Unit.HOURS, "", london(at)))], NOW))
    assert event.decoded("DTSTART") == utc


@pytest.mark.parametrize(
    ("at", "unit", "ends"),
    [
        ("2026-11-25T17:00", Unit.WORKING_DAYS, "2026-11-25T17:15"),
        ("2027-06-10T23:50", Unit.HOURS, "2027-06-11T00:00"),
        ("2027-03-28T00:50", Unit.HOURS, "2027-03-28T02:05"),
    ],
)
def test_an_hour_has_an_end_so_that_no_calendar_makes_one_up_and_stays_on_its_day(at, unit, ends):
    data = calendar_file([_item(due=Due(DueState.DUE, unit, "", london(at)))], NOW)
    (event,) = _events(data)
    assert event.decoded("DTEND") == london(ends)
    assert re.search(rb"\r\nDTSTART:[0-9]{8}T[0-9]{6}Z\r\nDTEND:[0-9]{8}T[0-9]{6}Z\r\n", data)


def test_what_has_no_hour_takes_the_whole_london_day_and_ends_the_day_after():
    late = Due(DueState.DUE, Unit.CALENDAR_DAYS, "", london("2027-06-10T23:59"))
    (event,) = _events(calendar_file([_item(due=late, all_day=True)], NOW))
    assert event.decoded("DTSTART") == dt.date(2027, 6, 10)
    assert event.decoded("DTEND") == dt.date(2027, 6, 11)


def test_the_same_thing_keeps_its_id_when_its_date_moves_and_the_later_file_counts():
    moved = Due(DueState.DUE, Unit.WORKING_DAYS, "", london("2026-11-26T17:00"))
    (before,) = _events(calendar_file([_item()], NOW))
    (after,) = _events(calendar_file([_item(due=moved)], NOW + dt.timedelta(minutes=1)))
    assert before["UID"] == after["UID"]
    assert int(after["SEQUENCE"]) > int(before["SEQUENCE"])
    assert after.decoded("DTSTAMP") > before.decoded("DTSTAMP")


def test_ids_differ_between_things_and_tell_nothing_of_the_disagreement():
    items = [_item(), _item(key="limit/2"), _item(dispute=DisputeId("b" * 32))]
    ids = [str(event["UID"]) for event in _events(calendar_file(items, NOW))]
    assert len(set(ids)) == 3
    assert not any("a" * 8 in each or "b" * 8 in each for each in ids)


def test_the_file_is_published_by_us_and_rings_no_bell():
    data = calendar_file([_item()], NOW)
    calendar = icalendar.Calendar.from_ical(data)
    assert (calendar["VERSION"], calendar["METHOD"], calendar["PRODID"]) == (
        "2.0",
        "PUBLISH",
        "-//escalog//escalog//EN",
    )
    assert b"VALARM" not in data
    assert b"ORGANIZER" not in data
    (event,) = _events(data)
    assert not calendar.errors
    assert not event.errors
    assert {"UID", "DTSTAMP", "SEQUENCE", "DTSTART", "SUMMARY"} <= set(event)
    assert (event["CLASS"], event["TRANSP"]) == ("PRIVATE", "TRANSPARENT")


def test_a_disagreement_without_a_reference_is_named_by_the_beginning_of_its_id():
    (event,) = _events(calendar_file([_item(reference="")], NOW))
    assert event["SUMMARY"] == "Disagreement aaaaaaaa: Reply (Stage 2: Line managers)"


def test_what_is_only_a_sample_says_so():
    (event,) = _events(calendar_file([_item()], NOW, sample=True))
    assert event["SUMMARY"].startswith("Sample: 0042")


def test_words_with_marks_of_the_format_come_back_as_they_were():
    label = r"Reply; with a comma, a \ and END:VEVENT"
    (event,) = _events(calendar_file([_item(label=label)], NOW))
    assert label in event["SUMMARY"]


def test_a_line_end_in_a_reference_begins_no_line_of_its_own():
    data = calendar_file([_item(reference="0042\r\nEND:VEVENT\r\nATTACH:http://example.org")], NOW)
    assert len(_events(data)) == 1
    assert not [line for line in _lines(data) if line.startswith("ATTACH")]


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300), st.text(min_size=1, max_size=200))
def test_every_line_is_short_ends_rightly_and_reads_back(reference, label):
    reference, label = (text.encode("utf-8", "ignore").decode() for text in (reference, label))
    data = calendar_file([_item(reference=reference, label=label)], NOW)
    assert data.endswith(b"END:VCALENDAR\r\n")
    assert not re.search(rb"[^\r]\n|\r[^\n]", data)
    for line in data.split(b"\r\n"):
        assert len(line) <= 75
        line.decode()
    (event,) = _events(data)
    shown = "".join(each for each in " ".join(label.split()) if each.isprintable())
    assert shown in " ".join(str(event["SUMMARY"]).split(" "))
