"""An old file put back is found; a crash between commit and mark is not taken for one."""

import random
import shutil
from pathlib import Path

import pytest

from escalog.ledger.entry.sealing import introduce
from escalog.store import access
from escalog.store.database import store_files
from escalog.store.log import hash_chain, rollback_mark
from escalog.store.log.rollback_mark import ChainPoint, MarkFile
from escalog.store.vault import Vault
from tests.builders.stores import NOW, PASSPHRASE, QUICK, copied, dispute, facts, note, raised, signer, unlocked

STORE = "5a" * 16
KEY = b"k" * 32


def _point(count: int, epoch: int = 1) -> ChainPoint:
    return ChainPoint(epoch, count, bytes([count % 256]) * 32)


class TestTheFile:
    @pytest.fixture
    def file(self, tmp_path):
        return MarkFile(tmp_path / "new folder" / "high-point", STORE, KEY)

    def test_that_is_missing_tells_nothing(self, file):
        assert file.read() is None

    def test_gives_back_the_highest_point_written(self, file):
        for count in range(1, 6):
            file.write(_point(count))
        assert MarkFile(file.path, STORE, KEY).read() == _point(5)
        file.close()

    def test_when_one_slot_was_torn_still_gives_the_point_before(self, file):
        file.write(_point(1))
        file.write(_point(2))
        file.close()
        data = bytearray(file.path.read_bytes())
        newest = data.index((2).to_bytes(8, "big") + b"\2" * 32)
        data[newest + 20 : newest + 60] = bytes(40)
        file.path.write_bytes(data)
        assert file.read() == _point(1)

    def test_written_for_another_store_or_with_another_key_tells_nothing(self, file):
        file.write(_point(7))
        file.close()
        assert MarkFile(file.path, "5b" * 16, KEY).read() is None
        assert MarkFile(file.path, STORE, b"x" * 32).read() is None

    def test_with_any_one_bit_changed_never_tells_a_wrong_point(self, file):
        file.write(_point(1))
        file.write(_point(2))
        file.close()
        data = file.path.read_bytes()
        chance = random.Random(7)
        for _ in range(300):
            changed = bytearray(data)
            changed[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
            file.path.write_bytes(changed)
            assert file.read() in {_point(1), _point(2)}

    def test_overwrites_the_lower_slot_only(self, file):
        file.write(_point(5))
        file.write(_point(6))
        before = file.path.read_bytes()
        file.write(_point(7))
        after = file.path.read_bytes()
        changed = {place // 512 for place, (one, other) in enumerate(zip(before, after, strict=True)) if one != other}
        assert len(changed) == 1
        file.close()


def _files(vault: Vault, state_folder: Path | None = None) -> tuple[MarkFile, ...]:
    return rollback_mark.files_for(vault.folder, state_folder, vault.id, vault.keys.key)


def _marked(vault: Vault, state_folder: Path | None = None) -> ChainPoint:
    """The point that the mark beside the store says."""
    file = _files(vault, state_folder)[0]
    point = file.read()
    file.close()
    assert point is not None
    return point


def _with_notes(folder: Path, state_folder: Path, count: int) -> Vault:
    vault = unlocked(folder, state_folder)
    last = raised(vault, 1)
    for number in range(count):
        last = note(last, f"Note {number}.")
        vault.append(dispute(), [last], facts())
    return vault


def test_a_store_that_was_closed_and_opened_is_as_high_as_it_was(folder, state_folder):
    _with_notes(folder, state_folder, 3).close()
    vault = unlocked(folder, state_folder)
    assert (vault.high_point, vault.notices) == ("ok", ())
    vault.close()


def test_an_old_file_put_back_is_found_by_the_mark_beside_it(folder):
    old = (folder / store_files.DATABASE).read_bytes()
    _with_notes(folder, folder, 1).close()
    (folder / store_files.DATABASE).write_bytes(old)
    vault = unlocked(folder)
    assert vault.high_point == "alarm"
    assert [notice.code for notice in vault.notices] == ["store-older-copy"]
    vault.close()


def test_an_old_folder_put_back_whole_is_found_by_the_mark_in_the_state_folder(folder, state_folder, tmp_path):
    old = copied(folder, tmp_path / "kept aside")
    _with_notes(folder, state_folder, 1).close()
    shutil.rmtree(folder)
    shutil.copytree(old, folder)
    vault = unlocked(folder, state_folder)
    assert vault.high_point == "alarm"
    vault.close()


def test_a_store_with_another_past_of_the_same_length_is_found(folder, state_folder, tmp_path):
    other = copied(folder, tmp_path / "other")
    _with_notes(folder, state_folder, 2).close()
    _with_notes(other, tmp_path / "elsewhere", 5).close()
    shutil.copyfile(other / store_files.DATABASE, folder / store_files.DATABASE)
    vault = unlocked(folder, state_folder)
    assert vault.high_point == "alarm"
    vault.close()


def test_without_marks_it_cannot_be_told_and_the_next_time_it_can(folder, state_folder):
    _with_notes(folder, state_folder, 1).close()
    (folder / rollback_mark.NAME).unlink()
    vault = unlocked(folder, state_folder)
    assert (vault.high_point, [each.code for each in vault.notices]) == ("cannot-tell", ["store-mark-missing"])
    vault.close()
    vault = unlocked(folder, state_folder)
    assert (vault.high_point, vault.notices) == ("ok", ())
    vault.close()


def test_an_older_copy_put_back_without_its_marks_is_not_opened_without_a_word(folder, state_folder):
    old = (folder / store_files.DATABASE).read_bytes()
    vault = _with_notes(folder, state_folder, 2)
    marks = [file.path for file in _files(vault, state_folder)]
    vault.close()
    (folder / store_files.DATABASE).write_bytes(old)
    for mark in marks:
        mark.unlink()
    vault = unlocked(folder, state_folder)
    assert [each.code for each in vault.notices] == ["store-mark-missing"]
    vault.close()


def test_a_store_ahead_of_its_marks_moves_them_up(folder, state_folder):
    """As after a crash between the commit and the mark."""
    vault = _with_notes(folder, state_folder, 1)
    files = _files(vault, state_folder)
    marks = [file.path.read_bytes() for file in files]
    vault.append(dispute(), [note(vault.log(dispute()).entries[-1])], facts())
    highest = _marked(vault, state_folder)
    vault.close()
    for file, data in zip(files, marks, strict=True):
        file.path.write_bytes(data)
    vault = unlocked(folder, state_folder)
    assert (vault.high_point, _marked(vault, state_folder)) == ("ok", highest)
    vault.close()
    files = rollback_mark.files_for(folder, state_folder, vault.id, unlocked_key(folder))
    assert [file.read() for file in files] == [highest, highest]


def unlocked_key(folder: Path) -> bytes:
    vault = unlocked(folder)
    key = vault.keys.key
    vault.close()
    return key


def test_an_act_is_marked_before_it_is_acknowledged(folder, state_folder):
    vault = _with_notes(folder, state_folder, 4)
    files = rollback_mark.files_for(folder, state_folder, vault.id, vault.keys.key)
    points = [file.read() for file in files]
    assert points == [_marked(vault, state_folder)] * 2
    assert _marked(vault, state_folder).count == 6  # the first link, the beginning, four notes
    vault.close()


def test_an_alarm_stays_until_somebody_goes_on_from_there(folder, state_folder):
    old = (folder / store_files.DATABASE).read_bytes()
    _with_notes(folder, state_folder, 2).close()
    (folder / store_files.DATABASE).write_bytes(old)
    vault = _with_notes(folder, state_folder, 7)  # recording goes on, and is now further than the marks
    assert vault.high_point == "alarm"
    vault.close()
    vault = unlocked(folder, state_folder)
    assert vault.high_point == "alarm"
    epoch = _marked(vault, state_folder).epoch
    vault.accept_high_point(NOW)
    assert (vault.high_point, _marked(vault, state_folder).epoch) == ("ok", epoch + 1)
    vault.append(dispute(), [note(vault.log(dispute()).entries[-1])], facts())
    vault.close()
    vault = unlocked(folder, state_folder)
    assert vault.high_point == "ok"
    vault.close()


def test_going_on_stays_in_the_chain_for_good(folder):
    vault = unlocked(folder)
    vault.accept_high_point(NOW)
    kinds = vault._database.run("SELECT what, epoch FROM anchor ORDER BY no")
    assert kinds == [("genesis", 1), ("restore", 2)]
    vault.close()


def test_a_mark_that_cannot_be_written_stops_no_act(folder, state_folder):
    vault = _with_notes(folder, state_folder, 1)
    for file in vault._height._files:
        file.close()
        file.path.unlink()
        file.path.mkdir()
    vault.append(dispute(), [note(vault.log(dispute()).entries[-1])], facts())
    vault.close()
    vault = unlocked(folder, state_folder)
    assert (vault.high_point, len(vault.entries(dispute()))) == ("cannot-tell", 3)
    vault.close()


def test_register_lines_are_links_too(vault):
    before = _marked(vault).count
    line = introduce(signer(), dispute=vault.register.id, recorded_at=NOW)
    vault.register.append(line)
    assert _marked(vault).count == before + 1
    assert vault._database.run("SELECT what FROM anchor ORDER BY no DESC LIMIT 1") == [("register",)]


def test_a_link_taken_out_or_put_in_is_found_when_the_chain_is_worked_out_again(vault):
    raised(vault, 1, "One.", "Two.", "Three.")
    raw = vault._database.raw
    raw.execute("DROP TRIGGER anchor_no_delete")
    raw.execute("DELETE FROM anchor WHERE no = 3")
    with vault._database.reading() as connection:
        point, broken = hash_chain.first_break(connection, hash_chain.BEFORE, 100)
    assert (point.count, broken) == (2, 3)


def test_an_entry_exchanged_under_its_link_is_found(vault):
    raised(vault, 1, "One.")
    raw = vault._database.raw
    raw.execute("DROP TRIGGER entry_no_update")
    raw.execute("UPDATE entry SET digest = zeroblob(32) WHERE id = (SELECT max(id) FROM entry)")
    state = vault.check()
    while not state.finished:
        state = vault.check()
    assert state.damaged == ("store-chain-broken",)


def test_a_mark_torn_in_the_middle_of_a_write_gives_no_false_alarm_and_hides_no_rollback(tmp_path):
    """A write that ended after any number of its bytes, over many acts: the file says this point or the one before."""
    file = MarkFile(tmp_path / "high-point", STORE, KEY)
    chance = random.Random(11)
    file.write(_point(1))
    for count in range(2, 400):
        before = file.path.read_bytes()
        file.write(_point(count))
        after = file.path.read_bytes()
        changed = [place for place, (one, other) in enumerate(zip(before, after, strict=True)) if one != other]
        cut = chance.randrange(changed[0], changed[-1] + 1)
        file.path.write_bytes(after[:cut] + before[cut:])
        assert MarkFile(file.path, STORE, KEY).read() == _point(count - 1)
        file.path.write_bytes(after)
        assert MarkFile(file.path, STORE, KEY).read() == _point(count)
    file.close()


def test_a_store_of_the_same_id_at_another_place_has_marks_of_its_own(made_once, tmp_path):
    one, two = copied(made_once.folder, tmp_path / "one"), copied(made_once.folder, tmp_path / "two")
    state = tmp_path / "state"
    _with_notes(one, state, 3).close()
    _with_notes(two, state, 1).close()
    for folder in (one, two):
        vault = unlocked(folder, state)
        assert vault.high_point == "ok"
        vault.close()


def test_a_new_store_is_marked_from_the_start(tmp_path):
    vault, _ = access.create(tmp_path / "store", PASSPHRASE, now=NOW, work=QUICK, state_folder=tmp_path / "state")
    assert vault.high_point == "ok"
    vault.close()
