"""The agenda of a real store: days and weeks, what was due before, names of days, calendar files and the register."""

from datetime import UTC, date, datetime
from hashlib import sha256

import icalendar
import pytest

from escalog.domain.agenda.items import AgendaKind
from escalog.domain.values.failure import Failure
from escalog.services.agenda import agenda as service
from escalog.services.agenda.agenda import AgendaView
from escalog.services.desk import Desk

WEEK = (date(2026, 10, 12), date(2026, 10, 18))
TODAY = (date(2026, 10, 12), date(2026, 10, 12))


def read(desk: Desk, span=WEEK) -> AgendaView:
    look = desk.agenda.look(*span)
    view = look.step()
    while not view.whole:
        view = look.step()
    return view


@pytest.fixture
def dispute(desk, raised):
    return desk.disagreements.raise_disagreement(raised())


def test_an_empty_store_has_an_empty_week_and_says_that_nothing_is_open(desk):
    view = read(desk)
    assert view.lines == ()
    assert not view.any_open
    assert [day.name for day in view.days] == ["", "", "", "", "", "weekend", "weekend"]


def test_a_limit_stands_on_its_day_with_its_time_left(desk, dispute):
    view = read(desk)
    (line,) = view.lines
    assert (line.item.day, line.left, line.past) == (date(2026, 10, 14), "2 working days left", False)
    assert [day.on for day in view.days if day.lines] == [date(2026, 10, 14)]
    assert read(desk, TODAY).lines == ()
    assert read(desk, TODAY).next_on == date(2026, 10, 14)


def test_what_is_past_is_gathered_before_today_and_stands_nowhere_else(desk, dispute, clock):
    clock.set(datetime(2026, 10, 16, 9, tzinfo=UTC))
    view = read(desk)
    assert [line.left for line in view.before] == ["2 working days past the limit"]
    assert [day.on.day for day in view.days] == [16, 17, 18]
    assert view.lines == view.before
    earlier = read(desk, (date(2026, 10, 14), date(2026, 10, 14)))
    assert earlier.before == ()
    assert len(earlier.lines) == 1


def test_what_was_due_this_morning_stays_on_today(desk, dispute, clock):
    clock.set(datetime(2026, 10, 14, 18, tzinfo=UTC))
    view = read(desk, (date(2026, 10, 14), date(2026, 10, 14)))
    assert view.before == ()
    assert [(line.left, line.past) for line in view.lines] == [("past the limit since 17:00", True)]


def test_an_agreed_action_and_an_outcome_stand_there_without_an_hour(desk, dispute, clock):
    desk.disagreements.record(
        dispute, "action", {"what": "Stay", "owner": "P.D.", "owner_side": "receiving", "due_on": "2026-10-16"}
    )
    kinds = {line.item.kind: line.item.all_day for line in read(desk).lines}
    assert kinds == {AgendaKind.LIMIT: False, AgendaKind.ACTION: True}


def test_a_thing_that_was_done_is_gone_from_the_agenda(desk, dispute):
    desk.disagreements.record(
        dispute, "contact", {"what": "spoke", "with_whom": "P.D.", "said": "x", "agreed": "y", "safety_fits": True}
    )
    assert all(line.item.key.split("/")[-1] != "discuss" for line in read(desk).lines)


def test_bank_holidays_and_weekends_are_named_on_their_days(desk):
    view = read(desk, (date(2026, 12, 21), date(2026, 12, 28)))
    assert {day.on.day: day.name for day in view.days if day.name} == {
        25: "Christmas Day, bank holiday",
        26: "weekend, Boxing Day",
        27: "weekend",
        28: "Boxing Day (substitute day), bank holiday",
    }


def test_no_more_is_read_than_is_shown_and_the_rest_is_counted(desk, raised, monkeypatch, clock):
    for number in range(6):
        desk.disagreements.raise_disagreement(raised(our_reference=f"77-{number}"))
    monkeypatch.setattr(service, "MOST_SHOWN", 4)
    view = read(desk)
    assert len(view.lines) == 4
    assert view.more == 2
    monkeypatch.setattr(service, "MOST_BEFORE", 2)
    clock.set(datetime(2026, 10, 16, 9, tzinfo=UTC))
    view = read(desk)
    assert (len(view.before), view.before_more) == (2, 4)


def test_the_first_lines_come_before_the_last_are_read(desk, raised, monkeypatch):
    for number in range(3):
        desk.disagreements.raise_disagreement(raised(our_reference=f"77-{number}"))
    monkeypatch.setattr(service, "AT_ONCE", 2)
    look = desk.agenda.look(*WEEK)
    first, second = look.step(), look.step()
    assert (len(first.lines), first.whole) == (2, False)
    assert (len(second.lines), second.whole) == (3, True)


def test_a_calendar_file_says_references_alone_and_is_listed_as_sent_and_saved(desk, dispute, tmp_path):
    path = tmp_path / desk.agenda.file_name()
    items = [line.item for line in read(desk).lines]
    desk.agenda.save(items, path)
    content = path.read_bytes()
    (event,) = icalendar.Calendar.from_ical(content).walk("VEVENT")
    assert str(event["SUMMARY"]).startswith("77-12: ")
    assert not [word for word in (b"Q.Z.", b"P.D.", b"Health visiting", b"Ada", b"Elmbrook") if word in content]
    (line,) = desk.records.sent()
    assert (line.what, line.reference, line.delivered) == ("Calendar file", "77-12", "Written")
    assert line.sha256 == sha256(content).hexdigest()
    assert line.reason == "1 date, by reference only"


def test_after_a_calendar_file_everything_is_still_only_here(desk, dispute, tmp_path):
    before = desk.care.only_here()
    desk.agenda.save(desk.agenda.of_one(dispute), tmp_path / "a.ics")
    assert before
    assert desk.care.only_here() == before
    assert not desk.records.has_later_version(desk.records.sent()[0])


def test_a_calendar_file_is_written_over_nothing_and_never_without_a_date(desk, dispute, tmp_path):
    path = tmp_path / "a.ics"
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(Failure, match="output-there"):
        desk.agenda.save(desk.agenda.of_one(dispute), path)
    assert path.read_text(encoding="utf-8") == "mine"
    with pytest.raises(Failure, match="calendar-file-empty"):
        desk.agenda.save((), tmp_path / "b.ics")
    desk.agenda.save(desk.agenda.of_one(dispute), path, replace=True)
    assert path.read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")


def test_a_calendar_file_that_could_not_be_written_is_listed_as_such(desk, dispute, tmp_path, monkeypatch):
    def full(*_, **__):
        raise Failure("output-cannot", path="a.ics")

    monkeypatch.setattr(service, "write_file", full)
    with pytest.raises(Failure, match="output-cannot"):
        desk.agenda.save(desk.agenda.of_one(dispute), tmp_path / "a.ics")
    assert desk.records.sent()[0].delivered == "Could not be written"


def test_the_file_name_says_nothing_of_a_case(desk):
    assert desk.agenda.file_name() == "escalog-calendar-2026-10-12-1030.ics"


def test_the_day_to_ask_for_an_outcome_comes_and_never_passes(opening):
    with opening.practise() as desk:
        view = read(desk, (desk.now().date(), desk.now().date()))
    (line,) = [line for line in view.before if line.item.kind is AgendaKind.OUTCOME]
    assert line.item.day < view.today
    assert (line.left, line.past) == ("time to ask again", False)
