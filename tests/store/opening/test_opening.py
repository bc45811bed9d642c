"""Everything that can stand between a person and their store has a sentence of its own, and loses nothing."""

import os
import sqlite3
import subprocess
import sys
import tempfile
import textwrap
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from escalog.domain.values.failure import Failure
from escalog.store import access
from escalog.store.database import engine, platform, store_files
from escalog.store.database.engine import PAGE
from escalog.store.keys import recovery_codes
from tests.builders.stores import NOW, PASSPHRASE, QUICK, beginning, copied, dispute, facts, flip, raised, unlocked

ROOT = Path(__file__).resolve().parents[3]


def _refused(folder: Path, passphrase: str = PASSPHRASE) -> Failure:
    with pytest.raises(Failure) as caught:
        access.unlock(folder, passphrase)
    return caught.value


def test_a_new_store_opens_with_its_passphrase_and_with_its_printed_code(folder, code):
    unlocked(folder).close()
    vault = access.unlock_by_code(folder, code)
    assert not vault.sample
    vault.close()


def test_a_passphrase_typed_with_accents_apart_opens_the_same_store(tmp_path):
    vault, _ = access.create(tmp_path / "store", "Ku\u0308hlschrank im Winterwald", now=NOW, work=QUICK)
    vault.close()
    access.unlock(tmp_path / "store", "K\u00fchlschrank im Winterwald").close()


def test_a_weak_passphrase_makes_no_store(tmp_path):
    with pytest.raises(Failure, match="store-passphrase-short"):
        access.create(tmp_path / "store", "too short", now=NOW)
    assert store_files.state(tmp_path / "store") == "none"


def test_the_wrong_passphrase_is_told(folder):
    assert _refused(folder, "marmalade ladder quiet goat").code == "store-passphrase-wrong"


def test_a_mistyped_code_and_a_code_of_another_store_are_told_apart(folder, code):
    with pytest.raises(Failure, match="store-code-group"):
        access.unlock_by_code(folder, ("3" if code[0] != "3" else "4") + code[1:])
    with pytest.raises(Failure, match="store-code-wrong"):
        access.unlock_by_code(folder, recovery_codes.draw())


def test_an_empty_folder_is_told(tmp_path):
    assert _refused(tmp_path).code == "store-missing"
    assert _refused(tmp_path / "not there").code == "store-missing"


def test_a_folder_that_cannot_be_read_is_told(tmp_path):
    (tmp_path / store_files.DATABASE).mkdir()
    assert _refused(tmp_path).code == "store-unreadable"


def test_an_ordinary_database_is_told_and_left_as_it_was(folder):
    path = folder / store_files.DATABASE
    path.unlink()
    with sqlite3.connect(path) as plain:
        plain.execute("CREATE TABLE t (a)")
    plain.close()
    before = path.read_bytes()
    assert _refused(folder).code == "store-plain"
    assert path.read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"short", os.urandom(16 * PAGE), b"\0" * PAGE])
def test_a_file_that_is_no_store_is_told(folder, content):
    (folder / store_files.DATABASE).write_bytes(content)
    assert _refused(folder).code == "store-not-one"


def test_an_encrypted_database_of_something_else_is_told(folder, vault):
    key, keys = vault.keys.key, vault.keys.file
    vault.close()
    path = folder / store_files.DATABASE
    path.unlink()
    raw = engine.connect(path, key, keys.salt)
    raw.execute("CREATE TABLE t (a)")
    raw.close()
    assert _refused(folder).code == "store-not-one"


@pytest.mark.parametrize("length", [PAGE, 3 * PAGE, 10 * PAGE + 1000])
def test_a_store_that_was_cut_short_is_told(folder, length):
    path = folder / store_files.DATABASE
    path.write_bytes(path.read_bytes()[:length])
    assert _refused(folder).code == "store-damaged"


@pytest.mark.parametrize("offset", [3, 20, 2000, PAGE - 3])
def test_a_flipped_bit_on_the_first_page_is_told(folder, offset):
    flip(folder / store_files.DATABASE, offset, bit=4)
    assert _refused(folder).code == "store-damaged"


def test_a_store_of_a_newer_program_is_told_and_left_as_it_was(folder):
    vault = unlocked(folder)
    vault._database.run("UPDATE alembic_version SET version_num = '0099'")
    vault.close()
    before = (folder / store_files.DATABASE).read_bytes()
    assert _refused(folder).code == "store-newer"
    assert (folder / store_files.DATABASE).read_bytes() == before


def test_a_store_that_is_open_here_does_not_open_a_second_time(vault):
    assert _refused(vault.folder).code == "store-open-elsewhere"


def test_a_store_that_is_open_in_another_program_is_told(folder):
    code = f"""
        import sys
        from pathlib import Path
        from escalog.store.opening.lock import hold
        lock = hold(Path({str(folder)!r}))
        print("held", flush=True)
        sys.stdin.read()
    """
    with subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(code)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"held\n"
        assert _refused(folder).code == "store-open-elsewhere"
        other.kill()
    unlocked(folder).close()  # the file that it left behind blocks nobody


def test_a_store_may_be_closed_twice_and_is_free_afterwards(folder):
    vault = unlocked(folder)
    vault.close()
    vault.close()
    unlocked(folder).close()


def test_after_every_refusal_the_store_still_opens(folder):
    _refused(folder, "not the passphrase at all")
    unlocked(folder).close()


def _as_nobody(folder: Path) -> subprocess.CompletedProcess[str]:
    """Opens the store as somebody who may not write there, whoever runs the tests."""
    code = f"""
        import os
        from pathlib import Path
        from escalog.store import access
        from escalog.store.opening import opening, making, restoring; from escalog.store import vault
        from escalog.domain.values.failure import Failure, exit_codes
        exit_codes()
        if os.geteuid() == 0:
            os.setuid(65534)
        try:
            access.unlock(Path({str(folder)!r}), {PASSPHRASE!r})
        except Failure as failure:
            print(failure.code)
    """
    return subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code)], capture_output=True, text=True, check=False, cwd=ROOT
    )


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of a folder are POSIX")
def test_a_folder_in_which_nothing_can_be_written_is_told(folder):
    with tempfile.TemporaryDirectory() as outside:  # whoever opens it has no way into the folders of this run
        Path(outside).chmod(0o755)
        there = copied(folder, Path(outside) / "store")
        for file in there.iterdir():
            file.chmod(0o444)
        there.chmod(0o555)
        done = _as_nobody(there)
        there.chmod(0o755)
    assert (done.stdout.strip(), done.stderr) == ("store-read-only", "")


def test_a_build_that_cannot_encrypt_opens_no_store(folder, monkeypatch):
    before = (folder / store_files.DATABASE).read_bytes()
    monkeypatch.setattr(dbapi2, "connect", sqlite3.connect)
    assert _refused(folder).code == "store-not-encrypted"
    assert (folder / store_files.DATABASE).read_bytes() == before


def test_a_wrong_key_prints_nothing(folder, vault, capfd):
    vault.close()
    with pytest.raises(dbapi2.DatabaseError):
        engine.connect(folder / store_files.DATABASE, b"w" * 32, vault.keys.file.salt)
    assert capfd.readouterr() == ("", "")


def test_a_second_store_is_not_made_over_the_first(folder):
    before = (folder / store_files.DATABASE).read_bytes()
    with pytest.raises(Failure, match="store-there-already"):
        access.create(folder, PASSPHRASE, now=NOW, work=QUICK)
    assert (folder / store_files.DATABASE).read_bytes() == before


def test_a_store_that_cannot_be_written_leaves_nothing_that_looks_like_one(tmp_path):
    (tmp_path / (store_files.DATABASE + ".part")).mkdir()
    with pytest.raises(Failure, match="store-not-made"):
        access.create(tmp_path, PASSPHRASE, now=NOW, work=QUICK)
    assert store_files.state(tmp_path) == "none"


def test_a_folder_with_spaces_and_other_letters_in_its_name_is_as_good(tmp_path):
    folder = tmp_path / "Łukasz' safeguarding 100% #1 儿童"
    vault, _ = access.create(folder, PASSPHRASE, now=NOW, work=QUICK, state_folder=tmp_path / "état")
    raised(vault, 1, "A note.")
    vault.backup(folder / "à côté.escalog-backup", at=NOW)
    vault.close()
    again = unlocked(folder, tmp_path / "état")
    assert (again.disputes(), again.high_point) == ((dispute(1),), "ok")
    again.close()


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of a file are POSIX")
def test_every_file_of_a_store_is_its_owners_alone(tmp_path):
    before = os.umask(0)
    try:
        vault, _ = access.create(tmp_path / "store", PASSPHRASE, now=NOW, work=QUICK, state_folder=tmp_path / "state")
        raised(vault)
        vault.backup(tmp_path / "b.escalog-backup", at=NOW)
        vault.close()
    finally:
        os.umask(before)
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(files) >= 6
    assert {oct(path.stat().st_mode & 0o077) for path in files} == {"0o0"}


class TestTheFolder:
    @pytest.mark.parametrize("name", ["OneDrive - Invented Trust", "Dropbox", "Google Drive", "Nextcloud"])
    def test_that_a_cloud_service_keeps_in_step_is_remarked_on(self, made_once, tmp_path, name):
        vault = unlocked(copied(made_once.folder, tmp_path / name / "store"))
        assert [notice.code for notice in vault.notices] == ["store-place-synced"]
        vault.close()

    def test_with_the_mark_of_a_cloud_service_is_remarked_on(self, folder):
        (folder.parent / ".stfolder").mkdir()
        assert platform.place_of(folder) == "synced"

    @pytest.mark.skipif(sys.platform != "linux", reason="names of mounts are Linux's")
    def test_on_a_removable_drive_is_remarked_on(self):
        assert platform.place_of(Path("/media/ana/STICK/store")) == "removable"

    @pytest.mark.parametrize(
        ("place", "code"), [("removable", "store-place-removable"), ("network", "store-place-network")]
    )
    def test_on_a_drive_that_may_go_away_is_remarked_on_when_opening(self, folder, monkeypatch, place, code):
        monkeypatch.setattr(platform, "_drive_of", lambda _: place)
        vault = unlocked(folder)
        assert [notice.code for notice in vault.notices] == [code]
        vault.close()

    def test_of_this_laptop_alone_is_not(self, vault):
        assert vault.notices == ()


class TestThePracticeStore:
    def test_opens_without_a_passphrase_and_is_a_sample_for_good(self, tmp_path):
        access.create_practice(tmp_path / "practice", now=NOW).close()
        assert store_files.state(tmp_path / "practice") == "practice"
        vault = access.open_practice(tmp_path / "practice")
        assert vault.sample
        with pytest.raises(dbapi2.IntegrityError, match="append-only"):
            vault._database.raw.execute("UPDATE store SET sample = 0")
        vault.close()

    def test_is_encrypted_like_any_other(self, tmp_path):
        vault = access.create_practice(tmp_path, now=NOW)
        raised(vault, 1, "canary-of-the-sample")
        vault.close()
        assert b"canary-of-the-sample" not in (tmp_path / store_files.DATABASE).read_bytes()

    def test_that_way_of_opening_takes_no_real_store(self, folder, vault):
        key = vault.keys.key
        vault.close()
        (folder / store_files.PRACTICE_KEY).write_text(key.hex(), encoding="ascii")
        with pytest.raises(Failure, match="store-practice-only"):
            access.open_practice(folder)
        unlocked(folder).close()

    def test_takes_no_real_disagreement(self, tmp_path):
        vault = access.create_practice(tmp_path, now=NOW)
        with pytest.raises(Failure, match="store-practice-only"):
            vault.append(dispute(1), [beginning(1)], facts())
        assert vault.disputes() == ()
        vault.close()

    def test_without_its_key_says_so(self, tmp_path):
        access.create_practice(tmp_path, now=NOW).close()
        (tmp_path / store_files.PRACTICE_KEY).write_text("not a key", encoding="ascii")
        with pytest.raises(Failure, match="store-practice-key"):
            access.open_practice(tmp_path)
