from escalog.services.looking_ahead import AT_ONCE, LOOKING


def test_today_is_read_in_small_steps_and_comes_out_the_same(desk, raised):
    for number in range(AT_ONCE + 2):
        desk.disagreements.raise_disagreement(raised(our_reference=f"77-{number}"))
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
    monkeypatch.setattr("escalog.services.care.MOST_COUNTED", 5)
    monkeypatch.setattr("escalog.store.only_here.MOST_COUNTED", 5)
    desk.disagreements.raise_disagreement(raised())
    assert desk.care.only_here().startswith("2 entries have not left")
    for _ in range(2):
        desk.disagreements.raise_disagreement(raised())
    assert desk.care.only_here().startswith("More than 5 entries have not left")
