"""Slots open to whoever knows the secret, and to nobody who doctors them."""

import json

import pytest

from escalog.domain.values.failure import Failure
from escalog.store import access
from escalog.store.keys import key_file, key_slots
from escalog.store.keys.key_slots import PASSPHRASE, RECOVERY, Slot, Work
from tests.builders.stores import NOW, QUICK, raised, unlocked
from tests.builders.stores import PASSPHRASE as SECRET

KEY = b"k" * 32
STORE = "5a" * 16


@pytest.fixture(scope="module")
def slot():
    return key_slots.fill(PASSPHRASE, SECRET, KEY, store=STORE, work=QUICK)


def test_a_slot_opens_to_its_secret_and_to_no_other(slot):
    assert key_slots.open_slot(slot, SECRET, store=STORE) == KEY
    assert key_slots.open_slot(slot, SECRET + " ", store=STORE) is None


def test_a_slot_opens_only_as_a_part_of_its_own_store(slot):
    assert key_slots.open_slot(slot, SECRET, store="5b" * 16) is None


def test_a_slot_whose_parameters_were_changed_does_not_open(slot):
    more = Slot(slot.kind, Work(passes=2), slot.salt, slot.nonce, slot.wrapped)
    other = Slot(RECOVERY, slot.work, slot.salt, slot.nonce, slot.wrapped)
    assert key_slots.open_slot(more, SECRET, store=STORE) is None
    assert key_slots.open_slot(other, SECRET, store=STORE) is None


def test_the_key_itself_stands_nowhere_in_a_slot(slot):
    assert KEY.hex() not in json.dumps(slot.as_data())
    assert KEY not in slot.wrapped


@pytest.mark.parametrize(
    "change",
    [
        {"memory_kib": 32 * 1024},
        {"memory_kib": 4 * 1024 * 1024},
        {"passes": 0},
        {"passes": 10_000},
        {"lanes": 64},
        {"kdf": "pbkdf2"},
        {"memory_kib": "65536"},
        {"salt": ""},
        {"wrapped": "!"},
    ],
)
def test_parameters_out_of_bounds_are_never_run(slot, change):
    with pytest.raises(ValueError):  # noqa: PT011  every reason means "damaged"
        Slot.from_data({**slot.as_data(), **change})


def test_work_below_the_floor_cannot_be_asked_for():
    with pytest.raises(ValueError, match="bounds"):
        key_slots.fill(PASSPHRASE, SECRET, KEY, store=STORE, work=Work(memory_kib=1024))


@pytest.mark.parametrize(("seconds", "memory"), [(0.05, 256), (0.25, 192), (0.35, 128), (0.5, 96), (3.0, 64)])
def test_the_work_fits_the_laptop_and_never_falls_below_64_mib(seconds, memory):
    ticks = iter([0.0, seconds])
    assert key_slots.fitting_work(lambda: next(ticks)) == Work(memory_kib=memory * 1024)


def test_a_slot_of_a_kind_we_do_not_know_is_kept(slot, folder):
    keys, _ = key_file.read(folder)
    unknown = Slot("smart-card", slot.work, slot.salt, slot.nonce, slot.wrapped)
    key_file.write(folder, keys.with_slot(unknown))
    vault = unlocked(folder)
    vault.keys.change_passphrase("boats are quiet at night", QUICK)
    vault.close()
    assert [each.kind for each in key_file.read(folder)[0].slots] == [RECOVERY, "smart-card", PASSPHRASE]


def test_a_new_passphrase_opens_and_the_old_one_no_longer_does(folder):
    vault = unlocked(folder)
    vault.keys.change_passphrase("boats are quiet at night", QUICK)
    vault.close()
    access.unlock(folder, "boats are quiet at night").close()
    with pytest.raises(Failure, match="store-passphrase-wrong"):
        unlocked(folder)


def test_a_new_recovery_code_opens_and_the_printed_one_no_longer_does(folder, code):
    vault = unlocked(folder)
    new = vault.keys.new_recovery_code()
    vault.close()
    access.unlock_by_code(folder, new).close()
    with pytest.raises(Failure, match="store-code-wrong"):
        access.unlock_by_code(folder, code)


class TestTheKeyFile:
    @pytest.mark.parametrize("name", key_file.NAMES)
    def test_when_one_is_missing_its_copy_is_used_and_it_is_said(self, folder, name):
        (folder / name).unlink()
        vault = unlocked(folder)
        assert [(notice.code, notice.values["file"]) for notice in vault.notices] == [("store-key-copy-missing", name)]
        vault.close()

    @pytest.mark.parametrize("name", key_file.NAMES)
    def test_when_one_is_damaged_its_copy_is_used_and_it_is_said(self, folder, name):
        (folder / name).write_bytes((folder / name).read_bytes().replace(b'"passes": 1', b'"passes": 2'))
        vault = unlocked(folder)
        assert [notice.code for notice in vault.notices] == ["store-key-copy-damaged"]
        vault.close()

    def test_when_one_is_older_the_newer_is_used_and_it_is_said(self, folder):
        before = (folder / key_file.NAMES[0]).read_bytes()
        vault = unlocked(folder)
        vault.keys.change_passphrase("boats are quiet at night", QUICK)
        vault.close()
        (folder / key_file.NAMES[0]).write_bytes(before)
        vault = access.unlock(folder, "boats are quiet at night")
        assert [notice.code for notice in vault.notices] == ["store-key-copy-old"]
        vault.close()

    def test_changing_the_passphrase_writes_both_again(self, folder):
        (folder / key_file.NAMES[1]).unlink()
        vault = unlocked(folder)
        vault.keys.change_passphrase(SECRET, QUICK)
        vault.close()
        assert len({(folder / name).read_bytes() for name in key_file.NAMES}) == 1
        assert key_file.read(folder)[1] == ()

    def test_when_both_are_missing_it_says_so(self, folder):
        for name in key_file.NAMES:
            (folder / name).unlink()
        with pytest.raises(Failure, match="store-keys-missing"):
            unlocked(folder)

    def test_when_neither_can_be_used_it_says_so(self, folder):
        (folder / key_file.NAMES[0]).unlink()
        (folder / key_file.NAMES[1]).write_bytes(b'{"format": "escalog-keys/1", "slots": []}')
        with pytest.raises(Failure, match="store-keys-damaged"):
            unlocked(folder)

    def test_an_old_pair_put_back_does_not_let_a_former_passphrase_in(self, folder):
        before = [(folder / name).read_bytes() for name in key_file.NAMES]
        vault = unlocked(folder)
        vault.keys.change_passphrase("boats are quiet at night", QUICK)
        vault.close()
        for name, data in zip(key_file.NAMES, before, strict=True):
            (folder / name).write_bytes(data)
        with pytest.raises(Failure, match="store-keys-old"):
            unlocked(folder)
        with pytest.raises(Failure, match="store-passphrase-wrong"):
            unlocked(folder)
        access.unlock(folder, "boats are quiet at night").close()

    def test_an_old_pair_whose_passphrase_is_still_the_present_one_is_put_right(self, folder, code):
        before = [(folder / name).read_bytes() for name in key_file.NAMES]
        vault = unlocked(folder)
        vault.keys.new_recovery_code()
        vault.close()
        for name, data in zip(key_file.NAMES, before, strict=True):
            (folder / name).write_bytes(data)
        vault = unlocked(folder)
        assert [notice.code for notice in vault.notices] == ["store-keys-renewed"]
        vault.close()
        with pytest.raises(Failure, match="store-code-wrong"):
            access.unlock_by_code(folder, code)


def test_the_keys_of_another_store_do_not_open_this_one(folder, tmp_path):
    other, _ = access.create(tmp_path / "other", SECRET, now=NOW, work=QUICK)
    raised(other)
    other.close()
    for name in key_file.NAMES:
        (folder / name).write_bytes((tmp_path / "other" / name).read_bytes())
    with pytest.raises(Failure, match="store-not-one"):
        unlocked(folder)
