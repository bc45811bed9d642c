"""Emptying the practice store: only a store that is read to be one, and of its folder nothing but its own files."""

import os
import shutil
import sys

import pytest

from escalog.domain.values.failure import Failure
from escalog.store import access
from escalog.store.database import store_files
from escalog.store.keys import key_file
from tests.builders.stores import NOW, copied, flip


@pytest.fixture(scope="module")
def made_practice(tmp_path_factory):
    folder = tmp_path_factory.mktemp("made") / "practice"
    access.create_practice(folder, now=NOW).close()
    return folder


@pytest.fixture
def practice(made_practice, tmp_path):
    return copied(made_practice, tmp_path / "practice")


def held(folder):
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file() and path.name != "vault.lock"}


def refused(folder, code):
    before = held(folder)
    with pytest.raises(Failure, match=code):
        access.empty_practice(folder)
    assert held(folder) == before


def test_a_practice_store_is_removed_with_its_folder(practice):
    access.empty_practice(practice)
    assert not practice.exists()


def test_what_else_lies_in_the_folder_stays(practice, tmp_path):
    (practice / "b.escalog-backup").write_bytes(b"a backup of somebody's own")
    (practice / "more").mkdir()
    (practice / "more" / "vault.db").write_bytes(b"another store")
    access.empty_practice(practice)
    assert sorted(held(practice)) == ["b.escalog-backup", "vault.db"]
    access.create_practice(practice, now=NOW).close()


def test_what_a_link_leads_to_stays(practice, tmp_path):
    moved = tmp_path / "elsewhere"
    shutil.move(practice, moved)
    practice.symlink_to(moved)
    (moved / "mine").write_bytes(b"mine")
    access.empty_practice(practice)
    assert (moved / "mine").read_bytes() == b"mine"


@pytest.mark.parametrize("damage", ["missing", "cut", "flipped", "brackets", "folders"])
def test_a_store_whose_key_files_cannot_be_read_is_not_removed(practice, folder, damage):
    """Neither a practice store nor one with a passphrase: which of the two it is cannot be told."""
    for store in (practice, folder):
        for name in key_file.NAMES:
            path = store / name
            if damage == "missing":
                path.unlink()
            elif damage == "cut":
                path.write_bytes(path.read_bytes()[:-20])
            elif damage == "flipped":
                flip(path, 40)
            elif damage == "brackets":
                path.write_bytes(b'{"slots": ]')
            else:
                path.unlink()
                path.mkdir()
        refused(store, "practice-not-read")


def test_one_good_key_file_of_the_two_is_enough(practice):
    flip(practice / key_file.NAMES[0], 40)
    access.empty_practice(practice)
    assert store_files.state(practice) == "none"


def test_a_store_with_a_passphrase_is_not_removed(folder):
    (folder / store_files.PRACTICE_KEY).write_text("00" * 32, encoding="ascii")
    refused(folder, "store-practice-only")


def test_a_database_that_is_not_of_the_key_files_beside_it_is_not_removed(practice, folder):
    for name in (*key_file.NAMES, store_files.PRACTICE_KEY):
        shutil.copy(practice / name, folder / name)
    refused(folder, "practice-not-read")


def test_a_practice_store_that_is_open_in_another_program_is_not_removed(practice):
    with_it = access.open_practice(practice)
    refused(practice, "store-open-elsewhere")
    with_it.close()


def test_a_damaged_practice_store_and_one_without_its_key_can_be_emptied(practice):
    flip(practice / store_files.DATABASE, 5000)
    (practice / store_files.PRACTICE_KEY).unlink()
    access.empty_practice(practice)
    assert store_files.state(practice) == "none"


@pytest.mark.skipif(sys.platform == "win32", reason="rights of folders as POSIX systems have them")
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_folder_that_may_not_be_written_to_is_told(practice):
    practice.chmod(0o500)
    try:
        refused(practice, "practice-not-emptied")
    finally:
        practice.chmod(0o700)
