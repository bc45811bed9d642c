"""A slot of a mark that holds nothing is not passed over: it may have held the higher point."""

from pathlib import Path

import pytest

from escalog.store.database import store_files
from escalog.store.log import rollback_mark
from escalog.store.vault import Vault
from tests.builders.stores import beginning, copied, dispute, facts, flip, note, raised, unlocked

SLOTS = (0, 512)
SLOT = 112


def _with_notes(folder: Path, state_folder: Path, count: int) -> Vault:
    vault = unlocked(folder, state_folder)
    last = raised(vault)
    for number in range(count):
        last = note(last, f"Note {number}.")
        vault.append(dispute(), [last], facts())
    return vault


def _marks(vault: Vault, state_folder: Path) -> list[Path]:
    return [file.path for file in rollback_mark.files_for(vault.folder, state_folder, vault.id, vault.keys.key)]


def _higher_slot(path: Path) -> int:
    """Where the higher slot of a mark begins: each holds the count after 16 letters, the id and the epoch."""
    data = path.read_bytes()
    return max(SLOTS, key=lambda start: int.from_bytes(data[start + 40 : start + 48], "big"))


def _blank(path: Path, start: int) -> None:
    data = path.read_bytes()
    path.write_bytes(data[:start] + bytes(SLOT) + data[start + SLOT :])


def _cut(path: Path, start: int) -> None:
    """Ends the file before a slot, with the slot that is left in the first place."""
    data = path.read_bytes()
    other = SLOTS[1 - SLOTS.index(start)]
    path.write_bytes(data[other : other + SLOT])


def _flip_each(path: Path, start: int) -> None:
    flip(path, start + 60)


DAMAGES = pytest.mark.parametrize("damage", [_flip_each, _blank, _cut])


@DAMAGES
def test_the_store_of_one_act_ago_beside_marks_with_a_damaged_higher_slot_is_told(folder, state_folder, damage):
    vault = _with_notes(folder, state_folder, 3)
    old = vault.folder / store_files.DATABASE
    before = old.read_bytes()
    vault.append(dispute(), [note(vault.log(dispute()).entries[-1], "The last.")], facts())
    marks = _marks(vault, state_folder)
    vault.close()
    old.write_bytes(before)
    for mark in marks:
        damage(mark, _higher_slot(mark))
    vault = unlocked(folder, state_folder)
    assert vault.high_point == "cannot-tell"
    assert [notice.code for notice in vault.notices] == ["store-mark-damaged"]
    vault.close()
    vault = unlocked(folder, state_folder)  # told once, then the marks are whole again
    assert (vault.high_point, vault.notices) == ("ok", ())
    vault.close()


@pytest.mark.parametrize("which", [0, 1])
@pytest.mark.parametrize("place", range(0, SLOT, 9))
def test_a_flipped_bit_in_either_slot_of_one_mark_is_told(folder, state_folder, which, place):
    vault = _with_notes(folder, state_folder, 2)
    mark = _marks(vault, state_folder)[0]
    vault.close()
    higher = _higher_slot(mark)
    flip(mark, (higher, SLOTS[1 - SLOTS.index(higher)])[which] + place)
    vault = unlocked(folder, state_folder)
    # The higher one: as after a write that was cut off, and the store that lies here is the newest there can be.
    assert vault.high_point == ("ok" if which == 0 else "cannot-tell")
    vault.close()


def test_a_write_of_a_mark_that_was_cut_off_after_any_byte_is_no_reason_to_doubt(folder, state_folder):
    vault = _with_notes(folder, state_folder, 2)
    marks = _marks(vault, state_folder)
    before = [mark.read_bytes() for mark in marks]
    vault.append(dispute(), [note(vault.log(dispute()).entries[-1], "The last.")], facts())
    vault.close()
    after = [mark.read_bytes() for mark in marks]
    for cut in range(1, SLOT, 13):
        for mark, old, new in zip(marks, before, after, strict=True):
            start = next(start for start in SLOTS if old[start : start + SLOT] != new[start : start + SLOT])
            mark.write_bytes(old[:start] + new[start : start + cut] + old[start + cut :])
        vault = unlocked(folder, state_folder)
        assert (vault.high_point, vault.notices) == ("ok", ())
        vault.close()


def test_a_damaged_slot_is_told_when_the_store_is_further_than_one_link(folder, state_folder):
    vault = _with_notes(folder, state_folder, 2)
    marks = _marks(vault, state_folder)
    before = [mark.read_bytes() for mark in marks]
    for _ in range(2):
        vault.append(dispute(), [note(vault.log(dispute()).entries[-1])], facts())
    vault.close()
    for mark, old in zip(marks, before, strict=True):
        mark.write_bytes(old)
        flip(mark, SLOTS[1 - SLOTS.index(_higher_slot(mark))] + 3)
    vault = unlocked(folder, state_folder)
    assert vault.high_point == "cannot-tell"
    vault.close()


def test_an_older_copy_is_an_alarm_also_beside_a_mark_with_a_damaged_lower_slot(folder, state_folder):
    vault = _with_notes(folder, state_folder, 1)
    before = (folder / store_files.DATABASE).read_bytes()
    vault.append(dispute(2), [beginning(2)], facts())
    marks = _marks(vault, state_folder)
    vault.close()
    (folder / store_files.DATABASE).write_bytes(before)
    for mark in marks:
        flip(mark, SLOTS[1 - SLOTS.index(_higher_slot(mark))] + 3)
    vault = unlocked(folder, state_folder)
    assert [notice.code for notice in vault.notices] == ["store-older-copy"]
    vault.close()


@pytest.mark.parametrize("content", [b"", b"x" * 1024, bytes(1024)])
def test_a_mark_that_holds_nothing_of_ours_is_told(folder, state_folder, content):
    vault = _with_notes(folder, state_folder, 1)
    mark = _marks(vault, state_folder)[1]
    vault.close()
    mark.write_bytes(content)
    vault = unlocked(folder, state_folder)
    assert [notice.code for notice in vault.notices] == ["store-mark-damaged"]
    vault.close()


def test_a_mark_that_is_begun_is_whole_at_once(made_once, tmp_path):
    folder = copied(made_once.folder, tmp_path / "store")
    (folder / rollback_mark.NAME).unlink()
    unlocked(folder).close()
    data = (folder / rollback_mark.NAME).read_bytes()
    assert data[:SLOT] == data[512 : 512 + SLOT]
