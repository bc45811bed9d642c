"""What is recorded is there for good, in one stroke with its line in the list and its link, or not at all."""

import subprocess
import sys
import textwrap
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from escalog.domain.values.entry import DisputeId
from escalog.domain.values.failure import Failure
from escalog.ledger.log.checking import check
from escalog.store import access
from escalog.store.database.database_errors import failure_of
from escalog.store.log import entries
from escalog.wording.failures import advice_of
from tests.builders.stores import NOW, beginning, dispute, facts, note, raised, signer, unlocked

ROOT = Path(__file__).resolve().parents[3]


def test_what_is_recorded_is_read_back_as_it_was_sealed(folder):
    vault = unlocked(folder)
    first = beginning()
    second = note(
        first, "Łukasz said: <b>no</b> & \u202e 儿童", safety_fits=True, count=3, fields=("a", "b"), empty=None
    )
    vault.append(dispute(), [first, second], facts())
    vault.close()
    vault = unlocked(folder)
    assert vault.entries(dispute()) == (first, second)
    log = vault.log(dispute())
    assert (log.heads, check(log)) == ((second.id,), ())
    vault.close()


def test_a_field_left_out_by_its_commitment_stays_left_out(vault):
    first = beginning()
    partly = note(first, "Not for this copy.").without(["text"])
    vault.append(dispute(), [first, partly], facts())
    assert vault.entries(dispute())[1] == partly
    assert vault.log(dispute()).entries[1].entry().left_out == 1


def test_disagreements_are_apart_and_come_in_the_order_they_were_raised(vault):
    for number in (3, 1, 2):
        raised(vault, number, f"Note about {number}.")
    assert vault.disputes() == (dispute(3), dispute(1), dispute(2))
    assert {entry.dispute for entry in vault.entries(dispute(1))} == {dispute(1)}


def test_a_disagreement_that_is_not_here_is_not_found(vault):
    with pytest.raises(KeyError):
        vault.log(DisputeId("ff" * 16))


def test_a_disagreement_is_found_by_our_reference_or_the_beginning_of_its_id(vault):
    raised(vault, 1, reference="LSCP-2026/7")
    raised(vault, 2, reference="0043")
    assert vault.find_dispute("LSCP-2026/7") == (dispute(1),)
    assert vault.find_dispute(dispute(2)[:8]) == (dispute(2),)
    assert vault.find_dispute(dispute(2)) == (dispute(2),)
    assert vault.find_dispute(dispute(2)[:7]) == ()
    assert vault.find_dispute("%") == ()


class TestRefused:
    def test_an_entry_that_is_there_already(self, vault):
        last = raised(vault, 1, "A note.")
        with pytest.raises(Failure, match="store-entry-twice"):
            vault.append(dispute(), [last])

    def test_an_entry_whose_parent_is_not_here(self, vault):
        raised(vault, 1)
        with pytest.raises(Failure, match="store-entry-without-parent"):
            vault.append(dispute(), [note(note(beginning()))])

    def test_a_second_beginning(self, vault):
        raised(vault, 1)
        with pytest.raises(Failure, match="store-entry-without-parent"):
            vault.append(dispute(), [beginning(1, sample=True)])

    def test_an_entry_of_another_disagreement(self, vault):
        raised(vault, 1)
        with pytest.raises(ValueError, match="another disagreement"):
            vault.append(dispute(1), [beginning(2)])

    def test_more_entries_than_a_disagreement_can_hold(self, vault, monkeypatch):
        last = raised(vault, 1, "One.", "Two.")
        monkeypatch.setattr(entries, "_MOST_IN_A_LOG", 4)
        with pytest.raises(Failure, match="store-log-full"):
            vault.append(dispute(), [note(last)])

    def test_and_after_a_refusal_recording_goes_on(self, vault):
        last = raised(vault, 1)
        good = note(last, "Good.")
        with pytest.raises(Failure, match="store-entry-without-parent"):
            vault.append(dispute(), [good, note(note(beginning()))])
        assert vault.entries(dispute()) == (last,)
        vault.append(dispute(), [good])
        assert vault.entries(dispute()) == (last, good)


class TestTheTriggers:
    @pytest.mark.parametrize(
        "statement",
        [
            "UPDATE entry SET header = x'00'",
            "UPDATE entry SET digest = digest",
            "DELETE FROM entry",
            "UPDATE entry_field SET value = x'00'",
            "UPDATE entry_field SET commitment = zeroblob(32), name = NULL, salt = NULL, value = NULL",
            "DELETE FROM entry_field",
            "UPDATE anchor SET root = x'00'",
            "DELETE FROM anchor WHERE no > 1",
            "UPDATE dispute SET id = 'x'",
            "DELETE FROM dispute",
            "DELETE FROM store",
            "UPDATE store SET id = 'x'",
            "INSERT OR REPLACE INTO entry SELECT id, link, digest, x'00', signature FROM entry",
            "INSERT OR REPLACE INTO entry_field SELECT entry, place, commitment, name, salt, x'00' FROM entry_field",
            "INSERT OR REPLACE INTO anchor SELECT no, epoch, what, entry, digest, x'00' FROM anchor",
        ],
    )
    def test_bite(self, vault, statement):
        raised(vault, 1, "A note.")
        before = vault.entries(dispute())
        with pytest.raises(dbapi2.IntegrityError):
            vault._database.raw.execute(statement)
        assert vault.entries(dispute()) == before

    def test_without_recursive_triggers_a_replacement_would_walk_past_them(self, vault):
        raised(vault, 1, "A note.")
        vault._database.run("PRAGMA recursive_triggers=OFF")
        vault._database.raw.execute(
            "INSERT OR REPLACE INTO anchor SELECT no, epoch, what, entry, digest, x'00' FROM anchor"
        )
        assert vault._database.run("SELECT DISTINCT root FROM anchor") == [(b"\0",)]


def test_when_the_disk_is_full_nothing_is_recorded_and_nothing_is_lost(vault):
    last = raised(vault, 1, "Before.")
    before = vault.entries(dispute())
    pages = vault._database.run("PRAGMA page_count")[0][0]
    vault._database.run(f"PRAGMA max_page_count={pages}")
    long = note(last, "word " * 40_000)
    with pytest.raises(Failure, match="store-disk-full") as caught:
        vault.append(dispute(), [long], facts())
    assert "Your text is still here" in advice_of(caught.value)
    assert vault.entries(dispute()) == before
    vault._database.run("PRAGMA max_page_count=1000000")
    vault.append(dispute(), [long], facts())
    assert vault.entries(dispute())[-1] == long
    assert vault.high_point == "ok"


@pytest.mark.skipif(sys.platform == "win32", reason="a limit on file sizes is POSIX")
def test_when_the_system_takes_no_more_bytes_nothing_is_recorded(folder):
    code = f"""
        import resource, signal
        from pathlib import Path
        from escalog.domain.values.failure import Failure
        from tests.builders.stores import dispute, facts, note, raised, unlocked
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        folder = Path({str(folder)!r})
        vault = unlocked(folder)
        last = raised(vault, 1, "Before.")
        size = (folder / "vault.db").stat().st_size
        resource.setrlimit(resource.RLIMIT_FSIZE, (size + 8192, resource.RLIM_INFINITY))
        try:
            vault.append(dispute(), [note(last, "word " * 40_000)], facts())
        except Failure as failure:
            print(failure.code)
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        print(len(vault.entries(dispute())))
        vault.append(dispute(), [note(last, "After.")], facts())
        print(len(vault.entries(dispute())))
        vault.close()
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code)], capture_output=True, text=True, check=False, cwd=ROOT
    )
    told, before, after = done.stdout.split() or [done.stderr, "", ""]
    assert told in {"store-disk-full", "store-disk-fault"}
    assert (before, after) == ("2", "3")


def test_when_the_folder_takes_nothing_new_the_act_says_so(vault):
    last = raised(vault, 1)
    vault._database.run("PRAGMA query_only=ON")
    with pytest.raises(Failure, match="store-read-only-now"):
        vault.append(dispute(), [note(last)], facts())
    vault._database.run("PRAGMA query_only=OFF")
    vault.append(dispute(), [note(last)], facts())


@pytest.mark.parametrize(
    ("number", "code"),
    [(13, "store-disk-full"), (8, "store-read-only-now"), (11, "store-damaged"), (26, "store-damaged"),
     (5, "store-open-elsewhere"), (10, "store-disk-fault"), (10 | 12 << 8, "store-disk-fault"), (1, None)],
)  # fmt: skip
def test_what_the_database_reports_becomes_a_sentence(number, code):
    class Reported(Exception):
        sqlite_errorcode = number

    failure = failure_of(Reported())
    assert (None if failure is None else failure.code) == code


def test_an_entry_altered_by_somebody_with_the_key_is_not_read(vault):
    raised(vault, 1, "A note.")
    raw = vault._database.raw
    raw.execute("DROP TRIGGER entry_field_no_update")
    raw.execute("""UPDATE entry_field SET value = '"Another note."' WHERE name = 'text'""")
    with pytest.raises(Failure, match="store-entry-altered"):
        vault.log(dispute())


def test_no_text_of_a_case_stands_in_what_the_database_raises(vault):
    with pytest.raises(DBAPIError) as caught, vault._database.writing() as connection:
        connection.exec_driver_sql("INSERT INTO draft (key, body) VALUES (?, ?)", ("canary-key", "canary-body"))
    assert "canary" not in str(caught.value)


def test_no_plain_text_stands_in_any_file_of_the_folder(tmp_path):
    folder, state = tmp_path / "store", tmp_path / "state"
    canary = "kanariengelb"
    vault, code = access.create(folder, "marmalade ladder kanariengelb", now=NOW, state_folder=state)
    vault.settings.put("holder", canary)
    vault.drafts.keep(canary, canary, NOW)
    last = raised(vault, 1, f"Text {canary}.", title=canary, agency=canary)
    with pytest.raises(dbapi2.IntegrityError):  # and in the middle of an act, with its journal beside
        vault._database.raw.executescript("BEGIN; UPDATE draft SET body = body || 'x'; DELETE FROM entry;")
    assert any(path.name.endswith("-journal") for path in folder.iterdir())
    everything = [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()]
    vault._database.raw.execute("ROLLBACK")
    vault.append(dispute(), [note(last, canary)], facts())
    vault.catch_up()
    vault.backup(folder / "b.escalog-backup", at=NOW)
    vault.close()
    everything += [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()]
    plain = (
        canary.encode(),
        canary.upper().encode(),
        canary.encode("utf-16-le"),
        signer().private_bytes(),
        code.encode(),
    )
    assert len(everything) > 10
    assert not any(text in content for content in everything for text in plain)


def test_the_pragmas_are_those_that_lost_nothing(vault):
    pragmas = {
        "journal_mode": "delete", "synchronous": 3, "locking_mode": "normal", "trusted_schema": 0,
        "recursive_triggers": 1, "temp_store": 2, "secure_delete": 1, "page_size": "4096", "cache_size": -16384,
    }  # fmt: skip
    assert {name: vault._database.run(f"PRAGMA {name}")[0][0] for name in pragmas} == pragmas


def test_there_is_one_connection_and_no_transaction_is_left_open(vault):
    raised(vault, 1, "A note.")
    vault.log(dispute())
    vault.index.page()
    assert not vault._database.raw.in_transaction
    assert vault._database._engine.pool.status() is not None
    assert vault._database._engine.raw_connection().driver_connection is vault._database.raw


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is POSIX")
def test_killed_at_50_random_moments_no_acknowledged_entry_is_lost(folder, state_folder):
    vault = unlocked(folder, state_folder)
    key, keys = vault.keys.key, vault.keys.file
    vault.close()
    done = subprocess.run(
        [sys.executable, "-m", "tests.builders.killed_recorder", str(folder), str(state_folder), key.hex(), "50"],
        input=keys.encode(), capture_output=True, check=False, cwd=ROOT,
    )  # fmt: skip
    assert done.stderr == b""
    rounds = [line.split() for line in done.stdout.decode().splitlines()]
    assert len(rounds) == 50
    assert all(lost == "0" and standing == "ok" and whole == "whole" for _, lost, standing, whole in rounds)
    assert sum(int(acknowledged) for acknowledged, *_ in rounds) > 50


def test_a_second_thread_waits_its_turn(vault):
    def write(number: int) -> None:
        for turn in range(25):
            vault.settings.put(f"place-{number}", str(turn))
            vault.settings.get(f"place-{number}", "")

    with ThreadPoolExecutor(3) as several:
        assert list(several.map(write, range(3))) == [None] * 3
    assert [vault.settings.get(f"place-{number}", "") for number in range(3)] == ["24"] * 3
