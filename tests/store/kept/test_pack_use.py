"""Which running disagreements are under which pack."""

from tests.builders.stores import beginning, dispute, facts, note

A, B = "a" * 64, "b" * 64


def record(vault, number, pack, *, before=0, closed=False):
    """A disagreement whose pack is named after so many other entries."""
    last = beginning(number)
    entries = [last]
    for minute in range(before):
        last = note(last, "Earlier.", minute=minute)
        entries.append(last)
    entries.append(note(last, "Raised.", minute=before + 1, procedure=pack))
    entries.append(note(entries[-1], "Later.", minute=before + 2, procedure="never this"))
    vault.append(dispute(number), entries, facts(reference=f"{number:04}", closed=closed))


def test_running_disagreements_are_counted_and_listed_by_their_pack(vault):
    record(vault, 1, A)
    record(vault, 2, B)
    record(vault, 3, A)
    record(vault, 4, A, closed=True)
    assert vault.pack_use.counts() == {A: 2, B: 1}
    assert [row.facts.reference for row in vault.pack_use.running(A, 10)] == ["0001", "0003"]
    assert [row.facts.reference for row in vault.pack_use.running(A, 1)] == ["0001"]
    assert vault.pack_use.running("c" * 64, 10) == ()


def test_a_pack_that_is_named_late_in_a_log_is_found_all_the_same(vault):
    record(vault, 1, A, before=30)
    assert vault.pack_use.counts() == {A: 1}


def test_a_disagreement_that_names_no_pack_counts_for_none(vault):
    first = beginning(1)
    vault.append(dispute(1), [first, note(first, "Only a note.")], facts())
    assert vault.pack_use.counts() == {}
