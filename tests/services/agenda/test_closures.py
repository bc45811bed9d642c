"""A store's own closures: said before they are kept, counted everywhere alike, and pinned into every record."""

from datetime import UTC, date, datetime
from io import BytesIO

import pikepdf
import pytest

from escalog.domain.deadlines.local_days import LocalDays
from escalog.domain.values.english import say_moment
from escalog.domain.values.failure import Failure
from escalog.records.attachment.record_json import parse
from escalog.records.making.rebuild import content_of, rebuild
from escalog.services.agenda.closures import Change
from escalog.services.desk import Desk
from tests.builders.stores import PASSPHRASE

TUESDAY = LocalDays(closed=True, first=date(2026, 10, 13), last=date(2026, 10, 13), name="Training day")


@pytest.fixture
def dispute(desk, raised):
    """Raised on a Monday; the first limit runs for two working days."""
    return desk.disagreements.raise_disagreement(raised())


def look(desk: Desk, change: Change):
    looking = desk.closures.look(change)
    found = looking.step()
    while not found.whole:
        found = looking.step()
    return found


def settle(desk: Desk) -> None:
    while desk.closures.recounting.step():
        pass


def due(desk: Desk, dispute) -> str:
    found = desk.disagreements.open(dispute).limits[0].run.due
    assert found is not None
    assert found.at is not None
    return say_moment(found.at)


def test_what_a_change_moves_is_said_before_it_is_kept(desk, dispute):
    found = look(desk, Change(TUESDAY))
    assert found.lead == "1 time limit moves."
    (move,) = found.moves
    assert move.words == "from Wed 14 Oct, 17:00 to Thu 15 Oct, 17:00"
    assert move.what.startswith("Q.Z. 77-12 · Stage 1: Practitioners · ")
    assert due(desk, dispute) == "Wed 14 Oct, 17:00"


def test_a_change_that_moves_nothing_says_so(desk, dispute):
    later = LocalDays(closed=True, first=date(2026, 12, 25), last=date(2026, 12, 25), name="Shut")
    found = look(desk, Change(later))
    assert found.lead == "No date that is open now moves."
    assert found.note == "Fri 25 Dec is a bank holiday already. That changes nothing."


def test_a_limit_that_would_not_be_past_any_more_is_counted_aloud(desk, dispute, clock):
    clock.set(datetime(2026, 10, 15, 9, tzinfo=UTC))
    assert look(desk, Change(TUESDAY)).lead == "1 time limit moves. 1 of them is past now, and would not be any more."


def test_every_view_counts_with_a_closure_that_is_kept(desk, dispute):
    desk.closures.keep(Change(TUESDAY))
    settle(desk)
    assert due(desk, dispute) == "Thu 15 Oct, 17:00"
    assert desk.today().items[0].due_words == "due Thu 15 Oct, 17:00"
    (row,) = desk.finding.find("").rows
    assert say_moment(row.due) == "Thu 15 Oct, 17:00"
    assert row.time_left == "2 working days left"
    view = desk.agenda.look(date(2026, 10, 12), date(2026, 10, 18)).step()
    assert [(str(day.on), day.name) for day in view.days if day.lines or day.name] == [
        ("2026-10-13", "Training day, local closure"),
        ("2026-10-15", ""),
        ("2026-10-17", "weekend"),
        ("2026-10-18", "weekend"),
    ]


def test_a_disagreement_raised_later_is_counted_with_it_too(desk, raised):
    desk.closures.keep(Change(TUESDAY))
    assert due(desk, desk.disagreements.raise_disagreement(raised())) == "Thu 15 Oct, 17:00"


def test_a_closure_outlives_the_lock(opening, raised):
    with opening.unlock(PASSPHRASE) as desk:
        dispute = desk.disagreements.raise_disagreement(raised())
        desk.closures.keep(Change(TUESDAY))
    with opening.unlock(PASSPHRASE) as again:
        assert due(again, dispute) == "Thu 15 Oct, 17:00"
        (kept,) = again.closures.view().own
        assert (kept.name, kept.said, kept.by) == ("Training day", "Tue 13 Oct 2026", "Ada Lind")


def test_a_closure_is_changed_and_removed_and_the_register_keeps_that_it_counted(desk, dispute):
    desk.closures.keep(Change(TUESDAY))
    (kept,) = desk.closures.view().own
    longer = LocalDays(closed=True, first=TUESDAY.first, last=date(2026, 10, 14), name="Two training days")
    desk.closures.keep(Change(longer, instead_of=kept.id))
    assert due(desk, dispute) == "Fri 16 Oct, 17:00"
    (kept,) = desk.closures.view().own
    found = look(desk, Change(None, instead_of=kept.id))
    assert [move.words for move in found.moves] == ["from Fri 16 Oct, 17:00 to Wed 14 Oct, 17:00"]
    desk.closures.keep(Change(None, instead_of=kept.id))
    assert desk.closures.view().own == ()
    assert due(desk, dispute) == "Wed 14 Oct, 17:00"
    said = [line.kind for line in desk.register.lines() if line.kind.startswith("local-days")]
    assert said == ["local-days", "local-days", "local-days-removed"]


def test_days_that_are_gone_meanwhile_are_not_changed(desk):
    desk.closures.keep(Change(TUESDAY))
    (kept,) = desk.closures.view().own
    desk.closures.keep(Change(None, instead_of=kept.id))
    with pytest.raises(Failure, match="local-days-gone"):
        desk.closures.keep(Change(None, instead_of=kept.id))


def test_no_day_is_named_twice(desk):
    desk.closures.keep(Change(TUESDAY))
    with pytest.raises(Failure, match="local-days-twice"):
        desk.closures.look(Change(TUESDAY))


def test_closures_are_no_sent_line_and_nothing_counts_as_having_left(desk, dispute):
    before = desk.care.only_here()
    desk.closures.keep(Change(TUESDAY))
    assert desk.records.sent() == ()
    assert desk.care.only_here() == before


def test_a_record_counts_with_the_closures_of_its_day_for_ever(desk, dispute):
    desk.closures.keep(Change(TUESDAY))
    preview = desk.records.preview(dispute, "record", "The board", "Stage 3")
    with pikepdf.open(BytesIO(preview.pdf)) as pdf:
        attachment = pdf.attachments["record.json"].get_file().read_bytes()
    (kept,) = desk.closures.view().own
    desk.closures.keep(Change(None, instead_of=kept.id))
    assert rebuild(attachment) == preview.pdf
    said = str(content_of(parse(attachment)).blocks)
    assert "Thu 15 Oct 2026, 17:00" in said
    assert "Tue 13 Oct 2026 closed (Training day)." in said


def test_a_store_from_before_the_agenda_gets_its_hours_while_nothing_else_is_to_be_done(desk, dispute):
    settle(desk)
    vault = desk._vault
    with vault._database.writing() as connection:
        connection.exec_driver_sql("DELETE FROM dispute_due")
    vault.settings.put("dates-counted-with", "")
    assert vault.dues.count("0", "9") == 0
    while desk.tend():
        pass
    assert vault.dues.count("0", "9") == 1
    assert not desk.closures.recounting.begin()
