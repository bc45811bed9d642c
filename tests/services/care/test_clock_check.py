"""A laptop's clock that was moved: said aloud on Today and in the chronology, and nothing is moved in silence."""

from datetime import timedelta

from escalog.domain.values.failure import Failure
from escalog.services.desk import Desk
from escalog.services.laptop.clock import StoryClock
from escalog.wording.failures import advice_of, words_of
from tests.services.conftest import MONDAY, RAISED


def _about_the_clock(desk: Desk) -> list[str]:
    return [each for each in desk.today().health if "clock" in each]


def _again(desk: Desk, clock: StoryClock) -> Desk:
    """The same store as it is when it is unlocked the next time."""
    return Desk(desk._vault, clock)


def test_a_clock_that_fits_is_not_spoken_of(desk, clock):
    desk.disagreements.raise_disagreement(RAISED)
    assert _about_the_clock(desk) == []
    clock.set(MONDAY + timedelta(days=30))
    assert _about_the_clock(_again(desk, clock)) == []


def test_a_clock_that_was_put_back_is_said_aloud_at_the_next_unlock(desk, clock):
    desk.disagreements.raise_disagreement(RAISED)
    desk.today()
    clock.set(MONDAY - timedelta(days=3))
    said = _about_the_clock(_again(desk, clock))
    assert len(said) == 1
    assert said[0].startswith("This laptop's clock says Fri 9 Oct 2026")
    assert "but this store was in use on Mon 12 Oct 2026" in said[0]
    assert said[0].endswith(advice_of(Failure("clock-behind", now="", last="")))


def test_a_clock_that_is_put_back_while_the_store_is_open_is_said_aloud(desk, clock):
    assert _about_the_clock(desk) == []
    clock.set(MONDAY - timedelta(hours=2))
    assert len(_about_the_clock(desk)) == 1


def test_a_few_minutes_are_not_spoken_of(desk, clock):
    desk.today()
    clock.set(MONDAY - timedelta(minutes=5))
    assert _about_the_clock(_again(desk, clock)) == []


def test_a_clock_that_jumped_far_ahead_is_asked_about(desk, clock):
    desk.disagreements.raise_disagreement(RAISED)
    desk.today()
    clock.set(MONDAY + timedelta(days=400, hours=1))
    asked = Failure("clock-far-ahead", days=400)
    assert _about_the_clock(_again(desk, clock)) == [words_of(asked)]


def test_what_was_recorded_under_a_wrong_clock_keeps_its_time_and_says_so(desk, clock):
    dispute = desk.disagreements.raise_disagreement(RAISED)
    clock.set(MONDAY + timedelta(days=900))
    desk.disagreements.record(dispute, "note", {"text": "Written under a clock two years ahead."})
    due_before = [limit.run.due for limit in desk.disagreements.open(dispute).limits]
    clock.set(MONDAY + timedelta(days=1))
    assert len(_about_the_clock(_again(desk, clock))) == 1
    desk.disagreements.record(dispute, "note", {"text": "Written under the right clock."})
    stands = desk.disagreements.open(dispute)
    assert [limit.run.due for limit in stands.limits] == due_before
    flags = {flag.code for row in stands.chronology for flag in stands.flags if flag.entry == row.entry}
    assert flags == {"before-its-parent"}
    assert any("before an entry that it follows" in said for row in stands.chronology for said in row.flags)
    assert _about_the_clock(_again(desk, clock)) == [], "the last entry is under the right clock again"
