"""A backup is proved by opening it; restoring never overwrites, and shows in the chain."""

import shutil

import pytest

from escalog.domain.values.failure import Failure
from escalog.ledger.log.checking import check
from escalog.store import access, backup
from escalog.store.database import store_files
from escalog.store.database.engine import PAGE
from escalog.store.keys import key_file
from escalog.store.log.rollback_mark import ChainPoint
from tests.builders.stores import NOW, PASSPHRASE, QUICK, dispute, facts, flip, note, raised, unlocked


@pytest.fixture
def made(vault, tmp_path):
    """A backup of a store with two disagreements in it."""
    raised(vault, 1, "One.", "Two.")
    raised(vault, 2, "Three.")
    vault.settings.put("holder", "the records office")
    return vault.backup(tmp_path / "stick" / "b.escalog-backup", at=NOW)


def _restored(path, folder, **how):
    return access.restore(path, folder, now=NOW, **(how or {"passphrase": PASSPHRASE}))


def test_what_was_backed_up_comes_back(made, vault, tmp_path):
    again = _restored(made.path, tmp_path / "again")
    assert again.disputes() == (dispute(1), dispute(2))
    assert again.entries(dispute(1)) == vault.entries(dispute(1))
    assert check(again.log(dispute(1))) == ()
    assert again.settings.get("holder") == "the records office"
    assert (again.id, again.high_point) == (vault.id, "ok")
    again.close()


def test_it_comes_back_with_the_printed_code_too(made, code, tmp_path):
    _restored(made.path, tmp_path / "again", code=code).close()


def test_it_comes_back_after_the_folder_was_lost_with_all_its_keys(made, vault, tmp_path):
    vault.close()
    shutil.rmtree(vault.folder)
    _restored(made.path, vault.folder).close()
    unlocked(vault.folder).close()


def test_the_digest_is_that_of_the_file(made):
    import hashlib

    assert made.sha256 == hashlib.sha256(made.path.read_bytes()).hexdigest()


def test_the_wrong_passphrase_restores_nothing(made, tmp_path):
    with pytest.raises(Failure, match="store-passphrase-wrong"):
        _restored(made.path, tmp_path / "again", passphrase="marmalade ladder quiet goat")
    assert store_files.state(tmp_path / "again") == "none"


def test_a_store_is_never_overwritten(made, vault, tmp_path):
    with pytest.raises(Failure, match="restore-would-overwrite"):
        _restored(made.path, vault.folder)
    again = _restored(made.path, tmp_path / "again")
    again.close()
    with pytest.raises(Failure, match="restore-would-overwrite"):
        _restored(made.path, tmp_path / "again")


def test_a_restore_is_a_link_and_starts_a_new_epoch(made, vault, tmp_path):
    again = _restored(made.path, tmp_path / "again")
    assert again._database.run("SELECT what, epoch FROM anchor ORDER BY no DESC LIMIT 1") == [("restore", 2)]
    state = again.check()
    while not state.finished:
        state = again.check()
    assert state.damaged == ()
    again.close()


def test_after_a_restore_in_the_same_place_the_lost_store_put_back_is_an_alarm(folder, state_folder, tmp_path):
    vault = unlocked(folder, state_folder)
    last = raised(vault, 1, "One.")
    made = vault.backup(tmp_path / "b.escalog-backup", at=NOW)
    vault.append(dispute(), [note(last, "After the backup.")], facts())
    vault.close()
    lost = folder.with_name("lost")
    folder.rename(lost)
    again = access.restore(made.path, folder, passphrase=PASSPHRASE, now=NOW, state_folder=state_folder)
    assert again.high_point == "ok"
    again.close()
    shutil.rmtree(folder)
    lost.rename(folder)
    vault = unlocked(folder, state_folder)
    assert vault.high_point == "alarm"
    vault.close()


def test_an_old_backup_slipped_in_as_the_store_is_an_alarm(folder, state_folder, tmp_path):
    vault = unlocked(folder, state_folder)
    last = raised(vault, 1)
    made = vault.backup(tmp_path / "b.escalog-backup", at=NOW)
    vault.append(dispute(), [note(last)], facts())
    vault.close()
    backup.take_out(backup.read(made.path), folder / store_files.DATABASE)
    vault = unlocked(folder, state_folder)
    assert vault.high_point == "alarm"
    vault.close()


def test_a_backup_tells_how_far_it_has_come(vault, tmp_path):
    raised(vault, 1, *["word " * 2000] * 20)
    steps: list[tuple[int, int]] = []
    vault.backup(tmp_path / "b", at=NOW, progress=lambda done, total: steps.append((done, total)))
    assert steps
    assert steps[-1][0] == steps[-1][1]


def test_what_is_in_a_backup_has_left_this_laptop(vault, tmp_path):
    last = raised(vault, 1, "One.")
    here = vault.unanchored()
    assert (here.entries, here.since) == (2, NOW)
    assert vault.only_here_since(dispute(1)) == NOW
    vault.backup(tmp_path / "b", at=NOW)
    assert (vault.unanchored().entries, vault.only_here_since(dispute(1))) == (0, None)
    later = note(last, minute=9)
    vault.append(dispute(1), [later], facts())
    assert (vault.unanchored().entries, vault.unanchored().since) == (1, later.recorded_at)


def test_what_is_in_a_record_has_left_and_the_other_disagreements_have_not(vault):
    raised(vault, 1, "One.")
    raised(vault, 2, "Two.", "Three.")
    vault.departed(dispute(2), NOW)
    assert vault.unanchored().entries == 2
    assert vault.only_here_since(dispute(2)) is None
    assert vault.only_here_since(dispute(1)) == NOW
    vault.departed(dispute(1), NOW)
    assert vault.unanchored().entries == 0


def test_a_restored_store_knows_that_all_of_it_has_left(made, tmp_path):
    again = _restored(made.path, tmp_path / "again")
    assert again.unanchored().entries == 0
    again.close()


@pytest.mark.parametrize("size", [0, 10, 3 * PAGE])
def test_something_else_is_no_backup(tmp_path, size):
    path = tmp_path / "b"
    path.write_bytes(b"x" * size)
    with pytest.raises(Failure, match="backup-not-one"):
        _restored(path, tmp_path / "again")


def test_a_backup_that_is_not_there_is_told(tmp_path):
    with pytest.raises(Failure, match="backup-missing"):
        _restored(tmp_path / "b", tmp_path / "again")


def test_a_backup_that_was_cut_short_is_told(made, tmp_path):
    data = made.path.read_bytes()
    made.path.write_bytes(data[:PAGE] + data[3 * PAGE :])
    with pytest.raises(Failure, match="backup-damaged"):
        _restored(made.path, tmp_path / "again")


@pytest.mark.parametrize("place", [100, PAGE + 50, -200, -50])
def test_one_flipped_bit_anywhere_is_found_before_anything_is_restored(made, tmp_path, place):
    flip(made.path, place)
    with pytest.raises(Failure, match="backup-damaged"):
        _restored(made.path, tmp_path / "again")
    assert store_files.state(tmp_path / "again") == "none"


def test_a_backup_that_does_not_hold_what_the_store_holds_is_not_kept(vault, tmp_path):
    raised(vault, 1)
    further = ChainPoint(1, 99, b"\0" * 32)
    with pytest.raises(Failure, match="backup-not-whole"):
        backup.make(vault._database, vault.keys.key, vault.keys.file, tmp_path / "b", further, None)
    assert list(tmp_path.glob("b*")) == []


def test_a_backup_that_cannot_be_written_leaves_the_one_before(made, vault, tmp_path):
    before = made.path.read_bytes()
    with pytest.raises(Failure, match="output-there"):
        vault.backup(made.path, at=NOW)
    assert made.path.read_bytes() == before
    assert list(made.path.parent.iterdir()) == [made.path]
    (tmp_path / "a file").write_bytes(b"")
    with pytest.raises(Failure, match="backup-not-written"):
        vault.backup(tmp_path / "a file" / "b", at=NOW)


def test_a_restore_that_cannot_be_written_is_told(made, tmp_path):
    (tmp_path / "again" / (store_files.DATABASE + ".part")).mkdir(parents=True)
    with pytest.raises(Failure, match="restore-not-written"):
        _restored(made.path, tmp_path / "again")


def test_a_damaged_store_is_not_backed_up_over_a_good_backup(made, vault):
    before = made.path.read_bytes()
    raised(vault, 3, *["word " * 3000] * 10)
    vault.close()
    path = vault.folder / store_files.DATABASE
    flip(path, path.stat().st_size - PAGE // 2)
    again = unlocked(vault.folder)
    with pytest.raises(Failure, match="store-damaged"):
        again.backup(made.path, at=NOW)
    assert made.path.read_bytes() == before
    again.close()


def test_a_backup_holds_the_keys_of_its_own_day(folder, tmp_path):
    vault = unlocked(folder)
    vault.backup(tmp_path / "before", at=NOW)
    vault.keys.change_passphrase("boats are quiet at night", QUICK)
    vault.backup(tmp_path / "after", at=NOW)
    vault.close()
    _restored(tmp_path / "before", tmp_path / "one").close()
    with pytest.raises(Failure, match="store-passphrase-wrong"):
        _restored(tmp_path / "after", tmp_path / "two")
    assert backup.read(tmp_path / "after").keys == key_file.read(folder)[0]


def test_a_backups_name_says_when_and_nothing_else():
    assert backup.name_for(NOW) == "escalog-2026-11-23-160500.escalog-backup"
