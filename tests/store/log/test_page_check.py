"""Every flipped bit of a store's file is found, in small steps, while the store is in use."""

import random
from pathlib import Path

import pytest

from escalog.domain.values.failure import Failure
from escalog.store import backup
from escalog.store.database import store_files
from escalog.store.database.engine import PAGE
from escalog.store.log.page_check import CheckState
from escalog.store.vault import Vault
from tests.builders.stores import dispute, facts, flip, note, raised, unlocked


def _checked(vault: Vault, pages: int = 500) -> CheckState:
    state = vault.check(pages)
    while not state.finished:
        state = vault.check(pages)
    return state


def _filled(vault):
    last = raised(vault, 1, *[f"Note {number}. " + "word " * 200 for number in range(60)])
    while vault.catch_up():
        pass
    return last


def test_a_sound_store_is_found_sound_in_small_steps(vault):
    _filled(vault)
    states = [vault.check(7)]
    while not states[-1].finished:
        states.append(vault.check(7))
    assert len(states) > 5
    assert [state.done for state in states] == sorted(state.done for state in states)
    assert (states[-1].done, states[-1].damaged) == (states[-1].total, ())


def test_recording_goes_on_meanwhile_and_is_no_damage(vault):
    last = _filled(vault)
    vault.check(5)
    for _ in range(20):
        last = note(last, "word " * 500)
        vault.append(dispute(), [last], facts())
        vault.check(5)
    assert _checked(vault).damaged == ()


def test_200_random_flipped_bits_are_all_found(folder, tmp_path):
    vault = unlocked(folder)
    _filled(vault)
    key, salt = vault.keys.key, vault.keys.file.salt
    vault.close()
    path = folder / store_files.DATABASE
    data = path.read_bytes()
    chance = random.Random(5)
    copy = tmp_path / "copy.db"
    for _ in range(200):
        changed = bytearray(data)
        changed[chance.randrange(16, len(data))] ^= 1 << chance.randrange(8)
        copy.write_bytes(changed)
        assert not backup.whole(copy, key, salt)
    copy.write_bytes(data)
    assert backup.whole(copy, key, salt)


@pytest.mark.parametrize("seed", range(12))
def test_a_flipped_bit_behind_the_first_page_is_found_by_the_check_or_by_reading(folder, seed):
    vault = unlocked(folder)
    _filled(vault)
    vault.close()
    path = folder / store_files.DATABASE
    flip(path, random.Random(seed).randrange(PAGE, path.stat().st_size), seed % 8)
    assert _found_in(folder) in {"store-damaged", "store-page-damaged"}


def _found_in(folder: Path) -> str:
    """What opening and checking a store finds, as a code."""
    try:
        vault = unlocked(folder)
    except Failure as failure:
        return failure.code
    try:
        return ",".join(_checked(vault).damaged)
    except Failure as failure:
        return failure.code
    finally:
        vault.close()


def test_a_page_put_back_from_an_older_copy_is_found_by_the_chain_or_the_mark(folder, state_folder):
    vault = unlocked(folder, state_folder)
    last = raised(vault, 1, "One.")
    vault.close()
    path = folder / store_files.DATABASE
    old = path.read_bytes()
    vault = unlocked(folder, state_folder)
    vault.append(dispute(), [note(last, "Two.")], facts())
    vault.close()
    new = path.read_bytes()
    changed = [
        number
        for number in range(len(old) // PAGE)
        if old[number * PAGE : (number + 1) * PAGE] != new[number * PAGE : (number + 1) * PAGE]
    ]
    assert changed
    found = 0
    for number in changed:
        mixed = new[: number * PAGE] + old[number * PAGE : (number + 1) * PAGE] + new[(number + 1) * PAGE :]
        path.write_bytes(mixed)
        try:
            vault = unlocked(folder, state_folder)
        except Failure:
            found += 1
            continue
        try:
            alarmed = vault.high_point == "alarm" or bool(_checked(vault).damaged) or len(vault.log(dispute())) != 3
            found += alarmed
        except Failure:
            found += 1
        vault.close()
    assert found >= 1
