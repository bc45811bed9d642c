from datetime import timedelta

from escalog.services.agenda.today import AT_ONCE, LOOKING
from escalog.services.agenda.today_view import WORKING_DAYS_SHOWN
from tests.services.conftest import MONDAY


def _without_what_is_kept(desk):
    """A store as an earlier program left it: nothing of Today stands beside the list yet."""
    desk._vault._database.run("DELETE FROM dispute_today")


def test_what_is_kept_beside_the_list_says_the_same_as_the_entries_at_any_hour(desk, raised, clock):
    disputes = [desk.disagreements.raise_disagreement(raised(our_reference=f"77-{number}")) for number in range(3)]
    desk.disagreements.record(disputes[-1], "paused", {"reason": "Half term."})
    kept = {}
    for days in (0, 1, 2, 5, 40):
        clock.set(MONDAY + timedelta(days=days))
        view = desk.look_ahead().step()
        assert view.whole
        kept[days] = [(item.group, item.what, item.due_words, item.heed, item.detail) for item in view.items]
    _without_what_is_kept(desk)
    for days, items in kept.items():
        clock.set(MONDAY + timedelta(days=days))
        read = desk.today().items
        assert [(item.group, item.what, item.due_words, item.heed, item.detail) for item in read] == items


def test_an_act_and_a_closure_change_what_is_kept(desk, raised):
    dispute = desk.disagreements.raise_disagreement(raised())
    before = [item.detail for item in desk.today().items]
    desk.disagreements.record(
        dispute, "contact", {"what": "no-reply", "with_whom": "P.D.", "occurred": "2026-10-12T09:00"}
    )
    after = [item.detail for item in desk.today().items]
    assert before != after
    assert after[0].startswith("Rang")


def test_what_is_not_kept_yet_is_counted_again_and_kept(desk, raised):
    desk.disagreements.raise_disagreement(raised())
    _without_what_is_kept(desk)
    desk._vault.settings.put("dates-counted-with", "another program")
    while desk.closures.recounting.step():
        pass
    assert desk._vault.today.of([1])
    assert desk.look_ahead().step().whole


def test_today_is_read_in_small_steps_and_comes_out_the_same(desk, raised):
    for number in range(AT_ONCE + 2):
        desk.disagreements.raise_disagreement(raised(our_reference=f"77-{number}"))
    _without_what_is_kept(desk)
    look = desk.look_ahead()
    first = look.step()
    assert not first.whole
    assert first.lead == LOOKING
    assert len({item.dispute for item in first.items}) == AT_ONCE
    second = look.step()
    whole = desk.today()
    assert (second.items, second.lead, second.days) == (whole.items, whole.lead, whole.days)
    assert second.whole
    assert len({item.dispute for item in second.items}) == AT_ONCE + 2


def test_the_disagreements_that_are_due_first_are_read_first(desk, raised):
    for number in range(AT_ONCE):
        desk.disagreements.raise_disagreement(raised(our_reference=f"late-{number}"))
    pressing = desk.disagreements.raise_disagreement(
        raised(our_reference="early", heard="2026-09-01", occurred="2026-09-01T10:00")
    )
    first = desk.look_ahead().step()
    assert first.items[0].dispute == pressing


def test_an_empty_store_has_nothing_to_read(desk):
    view = desk.look_ahead().step()
    assert view.whole
    assert view.items == ()


def test_beyond_a_thousand_the_entries_that_are_only_here_are_not_counted_one_by_one(desk, raised, monkeypatch):
    monkeypatch.setattr("escalog.services.care.care.MOST_COUNTED", 5)
    monkeypatch.setattr("escalog.store.log.unexported.MOST_COUNTED", 5)
    desk.disagreements.raise_disagreement(raised())
    assert desk.care.only_here().startswith("2 entries have not left")
    for _ in range(2):
        desk.disagreements.raise_disagreement(raised())
    assert desk.care.only_here().startswith("More than 5 entries have not left")


def test_a_day_off_on_which_something_is_due_stands_among_the_working_days(desk, raised):
    dispute = desk.disagreements.raise_disagreement(raised())
    assert all(day.on.weekday() < 5 for day in desk.today().days)
    saturday = MONDAY.date() + timedelta(days=5)
    desk.disagreements.record(
        dispute,
        "action",
        {"what": "Stay", "owner": "P.D.", "due_on": saturday.isoformat(), "occurred": "2026-10-12T09:00"},
    )
    days = desk.today().days
    assert len(days) == WORKING_DAYS_SHOWN + 1
    assert [(day.on, day.count) for day in days if day.on.weekday() > 4] == [(saturday, 1)]
