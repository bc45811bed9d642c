"""Whatever lies in the place of a file of ours is read to a sentence, and one bad copy of two locks nobody out."""

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from escalog.domain.values.failure import Failure
from escalog.store import access, backup
from escalog.store.database import store_files
from escalog.store.database.engine import PAGE
from escalog.store.keys import key_file
from escalog.store.keys.key_file import KeyFile
from escalog.store.keys.key_slots import Slot, Work
from escalog.store.log import rollback_mark
from escalog.store.log.rollback_mark import ChainPoint, MarkFile
from escalog.store.opening import opening
from escalog.store.vault import Vault
from tests.builders import hostile
from tests.builders.stores import NOW, PASSPHRASE, QUICK, copied, dispute, raised, unlocked

SLOT = Slot("passphrase", Work(passes=1), b"s" * 16, b"n" * 12, b"w" * 48)
PRINTED = Slot("recovery-code", Work(passes=1), b"s" * 16, b"n" * 12, b"w" * 48)
KEYS = KeyFile("5a" * 16, b"salt" * 4, 3, (SLOT, PRINTED))
REFUSALS = {("backup-damaged", 65), ("backup-not-one", 65)}
UNFIT: dict[str, list[object]] = {
    "store": [None, 7, "", "../../elsewhere", "5A" * 16, "5a" * 15, ["5a" * 16]],
    "salt": [None, "", "zz" * 16, "5a" * 8, {"5a": 1}],
    "serial": [None, True, -1, 1.5, float("inf"), float("nan"), 10**4_000, 2**63, "3", [3]],
    "slots": [None, 0, "passphrase", {}, [None], [[]], ["slot"], [SLOT.as_data()] * 2, [SLOT.as_data()] * 17],
    "format": [None, "escalog-keys/2", ["escalog-keys/1"]],
}
UNFIT_IN_A_SLOT: dict[str, list[object]] = {
    "kind": [None, 1, "", "k" * 65, ["passphrase"]],
    "kdf": [None, "scrypt", ["argon2id"]],
    "memory_kib": [None, True, 65536.0, float("inf"), 2**31, 10**4_000, -1, 0, "65536"],
    "passes": [None, True, 1.0, float("nan"), 17, 10**4_000, 0],
    "lanes": [None, 4.0, True, "4", 5],
    "salt": [None, 16, "", "é", "AAAA", "A" * 30_000],
    "nonce": [None, [], "!!!!"],
    "wrapped": [None, {}, "AAAA"],
}


def _refused(data: object) -> bool:
    try:
        key_file.decode(data)
    except ValueError:
        return True
    return False


class TestTheKeyFile:
    @given(data=hostile.key_files(KEYS))
    @example(data=b"[" * 60_000)
    @example(data=b'{"a":' * 10_000)
    @example(data=b" " * 65_537)
    def test_that_holds_anything_at_all_is_read_or_refused(self, data):
        try:
            keys = key_file.decode(data)
        except ValueError:
            return
        assert all(slot.work.acceptable() for slot in keys.slots)
        assert key_file.decode(keys.encode()) == keys
        assert bytes.fromhex(keys.store)

    @pytest.mark.parametrize(("name", "value"), [(name, each) for name, values in UNFIT.items() for each in values])
    def test_with_a_field_of_the_wrong_kind_is_refused(self, name, value):
        body = hostile.body_of(KEYS)
        assert not _refused(hostile.with_digest(body))
        assert _refused(hostile.with_digest({**body, name: value}))

    @pytest.mark.parametrize(
        ("name", "value"), [(name, each) for name, values in UNFIT_IN_A_SLOT.items() for each in values]
    )
    def test_with_a_slot_of_the_wrong_kind_is_refused(self, name, value):
        body = hostile.body_of(KEYS)
        body["slots"][1][name] = value
        assert _refused(hostile.with_digest(body))

    @given(slot=st.one_of(hostile.values, st.builds(lambda more: {**SLOT.as_data(), **more}, st.dictionaries(
        st.sampled_from(list(SLOT.as_data())), hostile.values, max_size=3))))  # fmt: skip
    def test_runs_no_work_beyond_its_bounds_whatever_a_slot_asks_for(self, slot):
        try:
            read = Slot.from_data(slot)
        except ValueError:
            return
        assert read.work.acceptable()
        assert Slot.from_data(read.as_data()) == read

    @pytest.mark.parametrize("data", [None, 7, "text"])
    def test_that_is_no_bytes_at_all_is_refused(self, data):
        assert _refused(data)


@dataclass(repr=False)
class Ours:
    """A store and its backup. Says nothing of itself, since it is large and a failing example prints it."""

    folder: Path
    backup: Path
    pages: bytes
    keys: KeyFile


@pytest.fixture(scope="module")
def practice(tmp_path_factory):
    """A store whose key needs no working out, so that many examples are quick."""
    folder = tmp_path_factory.mktemp("hostile") / "practice"
    access.create_practice(folder, now=NOW).close()
    return folder


@pytest.fixture(scope="module")
def ours(made_once, tmp_path_factory):
    """A store, and a backup of it."""
    base = tmp_path_factory.mktemp("ours")
    vault = unlocked(copied(made_once.folder, base / "store"))
    raised(vault, 1, "One.")
    made = vault.backup(base / "b.escalog-backup", at=NOW)
    vault.close()
    read = backup.read(made.path)
    return Ours(base / "store", made.path, made.path.read_bytes()[: read.pages], read.keys)


def _others(keys: KeyFile) -> list[bytes]:
    """Whole key files that open nothing here: of another store, with another salt, without slots, of the far future."""
    body = hostile.body_of(keys)
    spoilt = [{**slot, "wrapped": slot["wrapped"][::-1]} for slot in body["slots"]]
    changes: tuple[dict[str, object], ...] = (
        {"store": "5b" * 16},
        {"salt": "00" * 16},
        {"slots": []},
        {"slots": spoilt},
        {"store": "0" * 32, "slots": []},
    )
    return [hostile.with_digest({**body, "serial": serial, **more}) for more in changes for serial in (1, 2**50)]


def _inside(vault: Vault) -> KeyFile:
    return key_file.decode(vault._database.run("SELECT keys FROM store")[0][0])


class TestOneBadCopyOfTwo:
    @given(data=st.data())
    def test_locks_nobody_out(self, practice, data):
        keys = key_file.read(practice)[0]
        good = keys.encode()
        bad = data.draw(st.one_of(hostile.key_files(KEYS), st.sampled_from(_others(keys))))
        name = data.draw(st.sampled_from(key_file.NAMES))
        (practice / name).write_bytes(bad)
        try:
            access.open_practice(practice).close()
        finally:
            for each in key_file.NAMES:
                (practice / each).write_bytes(good)

    @pytest.mark.parametrize("number", range(10))
    @pytest.mark.parametrize("name", key_file.NAMES)
    def test_that_is_whole_and_opens_nothing_gives_way_to_the_other(self, ours, tmp_path, number, name):
        folder = copied(ours.folder, tmp_path / "store")
        (folder / name).write_bytes(_others(ours.keys)[number])
        vault = unlocked(folder)
        assert _inside(vault) == ours.keys
        assert [notice.code for notice in vault.notices] in (["store-key-copy-damaged"], ["store-key-copy-old"])
        vault.keys.change_passphrase("boats are quiet at night", QUICK)
        vault.close()
        assert key_file.read(folder)[1] == ()
        access.unlock(folder, "boats are quiet at night").close()

    @pytest.mark.parametrize("bad", [b"", b"[" * 60_000, b'{"serial": Infinity}', hostile.with_digest({"slots": 7})])
    def test_inside_a_restored_store_locks_nobody_out_and_is_put_right(self, ours, code, tmp_path, bad):
        vault = unlocked(copied(ours.folder, tmp_path / "store"))
        vault._database.run(f"UPDATE store SET keys = x'{bad.hex()}'")
        made = vault.backup(tmp_path / "b", at=NOW)
        vault.close()
        again = access.restore(made.path, tmp_path / "again", passphrase=PASSPHRASE, now=NOW)
        assert _inside(again) == ours.keys
        again.close()
        access.unlock_by_code(tmp_path / "again", code).close()

    def test_of_a_backup_does_not_take_the_place_of_the_good_one_inside(self, ours, code, tmp_path):
        """Its recovery slot was spoilt, and its digest made right again; the passphrase opens it."""
        body = hostile.body_of(ours.keys)
        for slot in body["slots"]:
            if slot["kind"] == "recovery-code":
                slot["wrapped"] = slot["wrapped"][::-1]
        path = tmp_path / "b"
        path.write_bytes(ours.pages + hostile.tail(len(ours.pages), hostile.with_digest(body)))
        access.restore(path, tmp_path / "again", passphrase=PASSPHRASE, now=NOW).close()
        access.unlock_by_code(tmp_path / "again", code).close()

    def test_is_told_when_it_is_no_file(self, ours, tmp_path):
        folder = copied(ours.folder, tmp_path / "store")
        (folder / key_file.NAMES[0]).unlink()
        if hasattr(os, "mkfifo"):
            os.mkfifo(folder / key_file.NAMES[0])  # reading it would wait for ever
        else:
            (folder / key_file.NAMES[0]).mkdir()
        vault = unlocked(folder)
        assert [notice.code for notice in vault.notices] == ["store-key-copy-damaged"]
        vault.close()


def _restoring_is_told(path: Path, folder: Path) -> Failure | None:
    try:
        vault = access.restore(path, folder, passphrase=PASSPHRASE, now=NOW)
    except Failure as failure:
        assert store_files.state(folder) == "none"
        return failure
    assert [entry.kind for entry in vault.entries(dispute())] == ["person", "note"]
    vault.close()
    shutil.rmtree(folder)
    return None


class TestABackup:
    @given(end=hostile.tails(3 * PAGE, KEYS))
    def test_that_ends_in_anything_at_all_is_read_or_refused(self, tmp_path_factory, end):
        path = tmp_path_factory.getbasetemp() / "any.escalog-backup"
        path.write_bytes(bytes(3 * PAGE) + end)
        try:
            told, read = None, backup.read(path)
        except Failure as failure:
            told, read = failure, None
        assert told is None or (told.code, told.exit_code) in REFUSALS
        assert read is None or read.pages == 3 * PAGE

    @settings(max_examples=25)
    @given(data=st.data())
    def test_of_which_anything_was_changed_restores_all_or_nothing(self, ours, tmp_path_factory, data):
        whole = ours.backup.read_bytes()
        how = data.draw(st.sampled_from(["bit", "cut", "tail"]))
        if how == "bit":
            made = hostile.changed(whole, data.draw(st.integers(0, len(whole) * 8 - 1)))
        elif how == "cut":
            made = whole[: data.draw(st.integers(0, len(whole) - 1))]
        else:
            made = ours.pages + data.draw(hostile.tails(len(ours.pages), ours.keys))
        path = tmp_path_factory.getbasetemp() / "changed.escalog-backup"
        path.write_bytes(made)
        failure = _restoring_is_told(path, path.with_name("restored"))
        if how != "tail" and failure is not None:
            assert (failure.code, failure.exit_code) in REFUSALS

    def test_that_is_a_pipe_or_a_folder_is_told(self, tmp_path):
        (tmp_path / "folder").mkdir()
        paths = [tmp_path / "folder"]
        if hasattr(os, "mkfifo"):
            os.mkfifo(tmp_path / "pipe")
            paths.append(tmp_path / "pipe")
        for path in paths:
            with pytest.raises(Failure, match="backup-not-one"):
                backup.read(path)


class TestTheOtherFiles:
    @given(content=st.one_of(st.binary(max_size=1100), st.integers(0, 1024 * 8 - 1)))
    def test_a_mark_that_holds_anything_at_all_tells_what_was_written_or_nothing(self, tmp_path_factory, content):
        path = tmp_path_factory.getbasetemp() / rollback_mark.NAME
        path.unlink(missing_ok=True)
        file = MarkFile(path, "5a" * 16, b"k" * 32)
        for count in (1, 2):
            file.write(ChainPoint(1, count, bytes(32)))
        file.close()
        whole = path.read_bytes()
        path.write_bytes(content if isinstance(content, bytes) else hostile.changed(whole, content))
        assert file.read() in (None, ChainPoint(1, 1, bytes(32)), ChainPoint(1, 2, bytes(32)))

    @pytest.mark.parametrize("content", [b"", b"ab" * 31, b"ab" * 33, b"ab" * 40_000, b"\xff" * 64, b"[" * 64])
    def test_a_key_of_the_practice_store_that_is_none_is_told(self, practice, tmp_path, content):
        folder = copied(practice, tmp_path / "practice")
        (folder / store_files.PRACTICE_KEY).write_bytes(content)
        with pytest.raises(Failure, match="store-practice-key"):
            opening.open_practice(folder)
