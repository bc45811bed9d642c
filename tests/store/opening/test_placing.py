"""What lies in a folder before a store is made or restored there, and what a try that failed leaves behind."""

import errno
import os
import shutil
import sys
from pathlib import Path

import pytest

from escalog.domain.values.failure import Failure
from escalog.store import access
from escalog.store.database import platform, store_files
from escalog.store.keys import key_file
from escalog.store.log import rollback_mark
from escalog.store.opening import opening
from escalog.store.opening.lock import hold
from tests.builders.stores import NOW, PASSPHRASE, QUICK, copied, dispute, facts, note, raised, unlocked

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows syncs no folder")


def _journal_of_a_cut_off_act(folder, tmp_path):
    """The journal that lies beside a store after a power cut in the middle of an act."""
    vault = unlocked(copied(folder, tmp_path / "cut off"))
    raised(vault, 1, *["word " * 500] * 20)
    raw = vault._database.raw
    raw.execute("PRAGMA cache_size = 1")
    raw.execute("BEGIN IMMEDIATE")
    for number in range(40):
        raw.execute("INSERT INTO setting VALUES (?, ?)", (f"filling {number}", "x" * 4000))
    held = (vault.folder / "vault.db-journal").read_bytes()
    raw.execute("ROLLBACK")
    vault.close()
    return held


@pytest.fixture
def journal(made_once, tmp_path):
    return _journal_of_a_cut_off_act(made_once.folder, tmp_path)


def _is_whole(vault):
    state = vault.check()
    while not state.finished:
        state = vault.check()
    return not state.damaged


ENDS = pytest.mark.parametrize("end", store_files.BESIDE)


class TestALeftOverJournal:
    @ENDS
    def test_is_not_rolled_into_a_restored_store(self, folder, journal, tmp_path, end):
        vault = unlocked(folder)
        raised(vault, 1, "One.", "Two.")
        made = vault.backup(tmp_path / "b", at=NOW)
        vault.close()
        (tmp_path / "new").mkdir()
        (tmp_path / "new" / (store_files.DATABASE + end)).write_bytes(journal)
        again = access.restore(made.path, tmp_path / "new", passphrase=PASSPHRASE, now=NOW)
        assert _is_whole(again)
        assert len(again.entries(dispute())) == 3
        again.close()
        (aside,) = (tmp_path / "new").glob("*left-over*")
        assert aside.read_bytes() == journal

    @ENDS
    def test_is_not_rolled_into_a_new_store(self, journal, tmp_path, end):
        (tmp_path / "new").mkdir()
        (tmp_path / "new" / (store_files.DATABASE + end)).write_bytes(journal)
        vault, code = access.create(tmp_path / "new", PASSPHRASE, now=NOW, work=QUICK)
        assert _is_whole(vault)
        vault.close()
        access.unlock_by_code(tmp_path / "new", code).close()

    @ENDS
    def test_of_a_try_that_was_cut_off_is_not_rolled_into_the_next(self, journal, tmp_path, end):
        (tmp_path / "new").mkdir()
        for name in (store_files.DATABASE + ".part", store_files.DATABASE + ".part" + end):
            (tmp_path / "new" / name).write_bytes(journal)
        vault, _ = access.create(tmp_path / "new", PASSPHRASE, now=NOW, work=QUICK)
        assert _is_whole(vault)
        vault.close()
        assert list((tmp_path / "new").glob("*.part*")) == []


def _refuses(*_, **__):
    raise OSError(errno.EIO, "no")


class TestATryThatFailed:
    @pytest.mark.parametrize("where", ["replace", "sync_folder"])
    def test_to_make_a_store_leaves_nothing_and_the_next_succeeds(self, tmp_path, state_folder, monkeypatch, where):
        with monkeypatch.context() as patch:
            patch.setattr(platform, where, _refuses)
            with pytest.raises(Failure, match="store-not-made"):
                access.create(tmp_path / "new", PASSPHRASE, now=NOW, work=QUICK, state_folder=state_folder)
        left = [path.name for path in (*(tmp_path / "new").iterdir(), *state_folder.glob("*"))]
        assert left == ["vault.lock"]
        vault, _ = access.create(tmp_path / "new", PASSPHRASE, now=NOW, work=QUICK, state_folder=state_folder)
        assert vault.high_point == "ok"
        vault.close()

    def test_to_open_the_store_that_was_just_made_leaves_nothing_either(self, tmp_path, monkeypatch):
        """Nobody was shown its recovery code, so it is not there."""
        with monkeypatch.context() as patch:
            patch.setattr(opening, "_height", _refuses)
            with pytest.raises(Failure, match="store-not-made"):
                access.create(tmp_path / "new", PASSPHRASE, now=NOW, work=QUICK)
        assert store_files.state(tmp_path / "new") == "none"
        hold(tmp_path / "new").release()

    def test_and_a_store_that_cannot_be_taken_away_again_is_not_called_one_that_was_not_made(
        self, tmp_path, monkeypatch
    ):
        monkeypatch.setattr(opening, "_height", _refuses)
        unlink = type(tmp_path).unlink

        def kept(path, missing_ok=False):
            if path.name == store_files.DATABASE:
                raise OSError(errno.EIO, "no")
            unlink(path, missing_ok=missing_ok)

        monkeypatch.setattr(type(tmp_path), "unlink", kept)
        with pytest.raises(Failure, match="store-not-finished"):
            access.create(tmp_path / "new", PASSPHRASE, now=NOW, work=QUICK)
        assert store_files.state(tmp_path / "new") == "store"

    def test_to_restore_leaves_the_keys_and_marks_of_the_lost_store_as_they_were(
        self, folder, state_folder, tmp_path, monkeypatch
    ):
        vault = unlocked(folder, state_folder)
        last = raised(vault, 1, "One.")
        made = vault.backup(tmp_path / "b", at=NOW)
        vault.append(dispute(), [note(last, "After it.")], facts())
        vault.close()
        (folder / store_files.DATABASE).rename(tmp_path / "lost")
        before = {path: path.read_bytes() for path in (*folder.iterdir(), *state_folder.iterdir())}
        replace = platform.replace
        monkeypatch.setattr(
            platform,
            "replace",
            lambda source, to: _refuses() if to.name == store_files.DATABASE else replace(source, to),
        )
        with pytest.raises(Failure, match="restore-not-written"):
            access.restore(made.path, folder, passphrase=PASSPHRASE, now=NOW, state_folder=state_folder)
        monkeypatch.undo()
        assert {path: path.read_bytes() for path in (*folder.iterdir(), *state_folder.iterdir())} == before
        shutil.move(tmp_path / "lost", folder / store_files.DATABASE)
        vault = unlocked(folder, state_folder)  # found again after all
        assert (vault.high_point, len(vault.entries(dispute()))) == ("ok", 3)
        vault.close()


@POSIX
@pytest.mark.parametrize("number", [errno.EINVAL, errno.ENOTSUP])
class TestAFolderThatCannotBeSynced:
    @pytest.fixture(autouse=True)
    def _never_synced(self, monkeypatch, number):
        real = os.fsync

        def fsync(descriptor):
            if Path(f"/proc/self/fd/{descriptor}").is_dir():
                raise OSError(number, "no folder is synced here")
            real(descriptor)

        monkeypatch.setattr(os, "fsync", fsync)

    @pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="names of descriptors are Linux's")
    def test_is_as_good_a_place_for_a_store_and_its_backup(self, tmp_path, state_folder):
        vault, _ = access.create(tmp_path / "new", PASSPHRASE, now=NOW, work=QUICK, state_folder=state_folder)
        raised(vault, 1, "One.")
        assert vault._database.run("PRAGMA synchronous") == [(2,)]  # full: extra would sync the folder
        made = vault.backup(tmp_path / "b", at=NOW)
        vault.keys.change_passphrase("boats are quiet at night", QUICK)
        vault.close()
        access.restore(made.path, tmp_path / "again", passphrase=PASSPHRASE, now=NOW).close()

    def test_and_a_real_fault_of_it_is_one(self, tmp_path, monkeypatch, number):
        monkeypatch.setattr(os, "fsync", _refuses)
        with pytest.raises(platform.NotSyncedError):
            platform.replace(_file(tmp_path), tmp_path / "y")


def _file(folder):
    path = folder / "x"
    path.write_bytes(b"x")
    return path


class TestKeysThatCannotBeWritten:
    def test_leave_the_passphrase_and_the_code_as_they_were(self, folder, code, monkeypatch):
        vault = unlocked(folder)
        with monkeypatch.context() as patch:
            patch.setattr(key_file, "write_durably", _refuses)
            with pytest.raises(Failure, match="store-keys-not-changed"):
                vault.keys.change_passphrase("boats are quiet at night", QUICK)
            with pytest.raises(Failure, match="store-keys-not-changed"):
                vault.keys.new_recovery_code()
        vault.close()
        unlocked(folder).close()
        access.unlock_by_code(folder, code).close()
        vault = unlocked(folder)
        vault.keys.change_passphrase("boats are quiet at night", QUICK)
        vault.close()
        access.unlock(folder, "boats are quiet at night").close()


def test_a_mark_that_could_not_be_set_anew_is_not_called_sound(folder, monkeypatch):
    vault = unlocked(folder)
    monkeypatch.setattr(rollback_mark.MarkFile, "start_again", _refuses)
    vault.accept_high_point(NOW)
    assert vault.high_point == "cannot-tell"
    vault.close()
