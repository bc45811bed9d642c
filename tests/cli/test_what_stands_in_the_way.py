"""Everything that can stand in the way of a command: its own sentence and code, and nothing on standard output."""

import io
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from escalog import wiring
from escalog.cli.command_line import main
from tests.builders.failures import failure_words
from tests.builders.hostile import tail
from tests.builders.stores import PASSPHRASE, flip
from tests.services.conftest import RAISED, adopt

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="pipes and devices as POSIX systems have them")
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="rights and devices as Linux has them")
TOO_LONG = "a" * 5000


@pytest.fixture
def terminal(monkeypatch):
    """Somebody at a terminal, who types what is given here."""

    def types(*lines):
        typed = iter(lines)
        monkeypatch.setattr("sys.stdin", io.StringIO())
        monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
        monkeypatch.setattr("getpass.getpass", lambda *_, **__: next(typed))

    monkeypatch.delenv("ESCALOG_PASSPHRASE_FILE", raising=False)
    return types


def creating(folder, sheet):
    who = ("--name", "A", "--role", "B", "--agency", "C", "--nation", "wales")
    return ("vault", "create", "--vault", folder, *who, "--recovery-out", sheet)


class TestAPassphrase:
    def test_from_a_file_that_cannot_be_read(self, is_told, store, tmp_path, monkeypatch):
        for named in (tmp_path / "nowhere", tmp_path, TOO_LONG):
            monkeypatch.setenv("ESCALOG_PASSPHRASE_FILE", str(named))
            is_told("passphrase-file", "vault", "check", "--vault", store)

    def test_from_a_file_that_is_not_text(self, is_told, store, passphrase_file):
        passphrase_file.write_bytes("marmalade ladder".encode("utf-16"))
        is_told("passphrase-file", "vault", "check", "--vault", store)

    @pytest.mark.parametrize(
        ("ending", "opens"), [("", 0), ("\n", 0), ("\r\n", 0), ("\n\n", 77), (" ", 77), ("\r", 77)]
    )
    def test_loses_one_newline_at_the_end_and_nothing_else(self, run, store, passphrase_file, ending, opens):
        passphrase_file.write_bytes(PASSPHRASE.encode() + ending.encode())
        assert run("vault", "check", "--vault", store)[0] == opens

    def test_with_nobody_there_to_ask(self, is_told, store, monkeypatch):
        monkeypatch.delenv("ESCALOG_PASSPHRASE_FILE")
        for nobody in (io.StringIO(), None):
            monkeypatch.setattr("sys.stdin", nobody)
            is_told("passphrase-missing", "vault", "check", "--vault", store)

    def test_asked_for_and_not_given(self, is_told, store, terminal, monkeypatch):
        terminal()

        def ends(*_, **__):
            raise EOFError

        monkeypatch.setattr("getpass.getpass", ends)
        is_told("passphrase-missing", "vault", "check", "--vault", store)

    def test_typed_twice_and_not_the_same(self, is_told, terminal, tmp_path):
        terminal(PASSPHRASE, PASSPHRASE + ".")
        is_told("passphrase-differs", *creating(tmp_path / "new", tmp_path / "sheet"))
        assert list(tmp_path.iterdir()) == []


class TestAProcedure:
    @pytest.mark.parametrize("name", ["atlantis", TOO_LONG, "./nowhere.toml"])
    def test_that_is_not_here(self, is_told, name):
        is_told("procedure-unknown", "procedure", "show", name)

    @pytest.mark.parametrize("content", [b"id = ", b"\xff\xfe", b"\0" * 2_000_000, b"", b"[" * 10_000])
    def test_that_cannot_be_used(self, is_told, run, tmp_path, content):
        (tmp_path / "broken.toml").write_bytes(content)
        is_told("procedure-not-usable", "deadlines", "--procedure", tmp_path / "broken.toml", "--stage", "1")
        code, out, err = run("procedure", "check", tmp_path / "broken.toml", "--json")
        assert (code, err) == (65, "")
        assert '"ok": false' in out

    def test_without_the_route_stage_or_event_that_was_named(self, is_told):
        base = ("deadlines", "--procedure", "lincolnshire", "--stage")
        is_told("track-unknown", *base, "1", "--track", "atlantis")
        is_told("stage-unknown", *base, "")
        for event in ("lunch=2026-12-24", "=2026-12-24", "lunch", ""):
            is_told("event-unknown", *base, "1", "--at", event)

    @pytest.mark.parametrize("given", ["discussion", "discussion=", "discussion=2026-02-30", "discussion=2300-01-01"])
    def test_with_an_event_that_has_no_time(self, run, given):
        code, out, err = run("deadlines", "--procedure", "lincolnshire", "--stage", "1", "--at", given)
        assert (code, out) == (64, "")
        assert err.splitlines()[0] == f"No date, or date and time, can be read in {given}."
        assert "from 1900 to 2199" in err

    @pytest.mark.parametrize(
        "time",
        ["soon", "", "2026-13-01", "2026-02-30", "9999-12-31T23:59:00+00:00", "0001-01-01", "2026-11-23T25:00",
         "2026-11-23T16:05+99:99", "２０２６-11-23", "-2026-11-23", "2026-11-23\n"],
    )  # fmt: skip
    def test_with_a_time_that_is_none(self, run, time):
        code, out, err = run("deadlines", "--procedure", "model", "--stage", "1", "--at", f"raised={time}")
        if time.strip() == "2026-11-23":
            assert (code, err) == (0, "")
        else:
            assert (code, out) == (64, "")
            assert str(failure_words()["time-unreadable"]["advice"]).split("{")[0] in err

    def test_with_a_time_and_an_offset_means_that_instant(self, run):
        base = ("deadlines", "--procedure", "model", "--stage", "1", "--json", "--at")
        assert run(*base, "raised=2026-11-24T01:30+02:00") == run(*base, "raised=2026-11-23T23:30")

    def test_at_the_end_of_all_years_is_still_counted(self, run):
        for year in ("1900-01-01", "2199-12-31"):
            assert run("deadlines", "--procedure", "model", "--stage", "1", "--at", f"raised={year}")[0] == 0


class TestAFile:
    def test_that_is_not_there_or_is_a_folder(self, is_told, demo, tmp_path):
        for path in (tmp_path / "none.pdf", tmp_path, TOO_LONG, demo / "record.pdf" / "inside"):
            is_told("input-missing", "verify", demo / "record.pdf", path)
            is_told("input-missing", "verify", demo / "record.pdf", "--trust", path)
            is_told("input-missing", "procedure", "check", path)

    def test_to_be_restored_that_is_not_there(self, is_told, tmp_path, passphrase_file):
        is_told("input-missing", "vault", "restore", "--from", tmp_path / "none", "--vault", tmp_path / "new")
        is_told("input-missing", "vault", "restore", "--from", tmp_path, "--vault", tmp_path / "new")
        is_told("input-missing", "vault", "restore", "--from", TOO_LONG, "--vault", tmp_path / "new")

    @POSIX
    def test_that_is_a_pipe_is_waited_for_and_not_for_ever(self, is_told, run, demo, tmp_path, monkeypatch):
        os.mkfifo(tmp_path / "pipe")
        monkeypatch.setattr("escalog.services.laptop.files.PATIENCE", 0.2)
        is_told("input-missing", "verify", tmp_path / "pipe")
        monkeypatch.undo()
        whole = (demo / "record.pdf").read_bytes()
        read, write = os.pipe()
        with subprocess.Popen([sys.executable, "-c", f"import os; os.write({write}, open({str(demo / 'record.pdf')!r}, 'rb').read())"], pass_fds=[write]) as writer:  # fmt: skip  # noqa: E501
            os.close(write)
            code, out, _ = run("verify", f"/dev/fd/{read}", "--trust", demo / "signer.pem")
            os.close(read)
        assert writer.returncode == 0
        assert (code, len(whole) > 65536) == (0, True), out

    @LINUX
    def test_without_an_end_is_told(self, is_told, monkeypatch):
        monkeypatch.setattr("escalog.services.laptop.files._MOST_FROM_A_PIPE", 1_000_000)
        is_told("input-missing", "verify", "/dev/zero")

    @LINUX
    def test_that_is_empty_gets_a_verdict_wherever_it_comes_from(self, run, tmp_path):
        (tmp_path / "empty").touch()
        for path in ("/dev/null", tmp_path / "empty"):
            code, out, _ = run("verify", path)
            assert code == 3
            assert "This file is empty." in out

    def test_whose_name_holds_spaces_and_other_letters_is_as_good(self, run, demo, tmp_path):
        there = tmp_path / "Ł 漢 é\u202e"
        there.mkdir()
        (there / "r ö.pdf").write_bytes((demo / "record.pdf").read_bytes())
        code, out, _ = run("verify", there / "r ö.pdf", "--trust", demo / "signer.pem", "--json")
        assert code == 0
        assert "Ł 漢 é" in out

    def test_whose_name_would_act_on_the_terminal_is_written_out(self, run, tmp_path):
        code, _, err = run("verify", tmp_path / "a\nrecord.pdf: genuine\x1b[2J\u202e")
        assert code == 66
        assert len(err.splitlines()) == 2
        assert "\\u000arecord.pdf: genuine\\u001b[2J\\u202e" in err


class TestAStore:
    def test_that_was_damaged_exchanged_or_never_there(self, is_told, store, tmp_path):
        check = ("vault", "check", "--vault", store)
        whole = (store / "vault.db").read_bytes()
        flip(store / "vault.db", 100)
        is_told("store-damaged", *check)
        (store / "vault.db").write_bytes(whole[:-100])
        is_told("store-damaged", *check)
        (store / "vault.db").write_bytes(b"nothing like it " * 100)
        is_told("store-not-one", *check)
        (store / "vault.db").unlink()
        with sqlite3.connect(store / "vault.db") as plain:
            plain.execute("CREATE TABLE t (x)")
        plain.close()
        is_told("store-plain", *check)
        (store / "vault.db").write_bytes(whole)
        keys = (store / "keys.json").read_bytes()
        for name in ("keys.json", "keys-copy.json"):
            (store / name).write_bytes(keys[:-9])
        is_told("store-keys-damaged", *check)
        for name in ("keys.json", "keys-copy.json"):
            (store / name).unlink()
        is_told("store-keys-missing", *check)
        for folder in (tmp_path / "none", TOO_LONG, tmp_path / "passphrase"):
            is_told("store-missing", "vault", "check", "--vault", folder)

    @pytest.mark.parametrize(
        "held", [b"[" * 60_000, b'{"serial": Infinity}', b'{"slots": 7}', b"9" * 5_000, b"\xff\xfe", b"", b"null"]
    )
    def test_whose_key_files_hold_anything_at_all_is_told(self, is_told, run, store, tmp_path, held):
        assert run("vault", "backup", "--vault", store, "--out", tmp_path / "b")[0] == 0
        good = (store / "keys.json").read_bytes()
        pages = (tmp_path / "b").read_bytes()[: (store / "vault.db").stat().st_size]
        (store / "keys.json").write_bytes(held)
        assert run("vault", "check", "--vault", store)[0] == 0
        (store / "keys-copy.json").write_bytes(held)
        is_told("store-keys-damaged", "vault", "check", "--vault", store)
        (tmp_path / "b").write_bytes(pages + tail(len(pages), held))
        is_told("backup-damaged", "vault", "restore", "--from", tmp_path / "b", "--vault", tmp_path / "new")
        (tmp_path / "b").write_bytes(pages + tail(len(pages), good))
        assert run("vault", "restore", "--from", tmp_path / "b", "--vault", tmp_path / "new")[0] == 0

    def test_that_was_begun_and_never_finished(self, is_told, tmp_path, passphrase_file):
        from escalog.store import access
        from tests.builders.stores import NOW, QUICK

        access.create(tmp_path / "half", PASSPHRASE, now=NOW, work=QUICK)[0].close()
        is_told("store-without-identity", "vault", "check", "--vault", tmp_path / "half")

    def test_whose_older_copy_was_put_back_is_no_sound_one(self, run, store):
        import shutil

        shutil.copytree(store, store.parent / "kept")
        with wiring.build(store).opening.unlock(PASSPHRASE) as desk:
            adopt(desk)
            desk.disagreements.raise_disagreement(RAISED)
        shutil.rmtree(store)
        shutil.move(store.parent / "kept", store)
        code, out, _ = run("vault", "check", "--vault", store)
        assert code == 65
        assert "An older copy of your escalog store was put back" in out

    def test_with_a_key_file_gone_is_opened_by_its_copy_and_that_is_said(self, run, store, tmp_path):
        (store / "keys.json").unlink()
        code, out, err = run("vault", "backup", "--vault", store, "--out", tmp_path / "b")
        assert code == 0
        assert "keys.json was missing" in err
        assert "keys.json" not in out

    def test_in_a_folder_that_a_cloud_service_keeps_in_step_is_remarked_on(self, run, store, tmp_path):
        store.rename(tmp_path / "Dropbox")
        code, _, err = run("vault", "backup", "--vault", tmp_path / "Dropbox", "--out", tmp_path / "b")
        assert code == 0
        assert "cloud service" in err
        assert "cloud service" in wiring.build(tmp_path / "Dropbox").opening.folder_warning()

    def test_that_is_there_gives_way_to_no_new_one_and_to_no_backup(self, is_told, run, store, tmp_path):
        assert run("vault", "backup", "--vault", store, "--out", tmp_path / "b")[0] == 0
        is_told("store-there-already", *creating(store, tmp_path / "sheet"))
        is_told("restore-would-overwrite", "vault", "restore", "--from", tmp_path / "b", "--vault", store)
        is_told("output-there", "vault", "backup", "--vault", store, "--out", tmp_path / "b")

    @pytest.mark.parametrize("given", [("", "B", "C"), ("A", " ", "C"), ("A", "B", "\t")])
    def test_is_nobodys_without_name_role_and_agency(self, is_told, tmp_path, passphrase_file, given):
        name, role, agency = given
        is_told(
            "field-needed", "vault", "create", "--vault", tmp_path / "new", "--name", name, "--role", role,
            "--agency", agency, "--nation", "wales", "--recovery-out", tmp_path / "sheet",
        )  # fmt: skip
        assert not (tmp_path / "new").exists()

    def test_whose_recovery_sheet_could_not_be_written_is_not_kept(
        self, is_told, tmp_path, passphrase_file, monkeypatch
    ):
        monkeypatch.setattr("escalog.services.opening.opening.expect_free", lambda _: None)
        is_told("output-cannot", *creating(tmp_path / "new", tmp_path / "none" / "sheet"))
        monkeypatch.undo()
        monkeypatch.setenv("ESCALOG_PASSPHRASE_FILE", str(passphrase_file))
        assert main([str(each) for each in creating(tmp_path / "new", tmp_path / "sheet")]) == 0

    def test_is_not_made_where_a_file_is(self, is_told, tmp_path, passphrase_file):
        is_told("store-read-only", *creating(passphrase_file / "inside", tmp_path / "sheet"))


@LINUX
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can become somebody else")
def test_somebody_without_rights_is_told_in_a_sentence(store, demo, tmp_path):
    """As the user nobody: a store that may not be read, one that may not be written, a folder for the demonstration."""
    script = """
import os, sys
os.setgroups([]); os.setgid(65534); os.setuid(65534)
from escalog.cli.command_line import main
for arguments in eval(sys.argv[1]):
    print(main(arguments), file=sys.stdout, flush=True)
"""
    for folder in (tmp_path, *tmp_path.parents):
        if folder == Path("/tmp"):
            break
        folder.chmod(folder.stat().st_mode | 0o055)
    open_store = tmp_path / "open"
    import shutil

    shutil.copytree(store, open_store)
    open_store.chmod(0o755)
    for path in open_store.iterdir():
        path.chmod(0o644)
    store.parent.chmod(0o755)
    (tmp_path / "passphrase").chmod(0o644)
    commands = [
        ["vault", "check", "--vault", str(store)],
        ["vault", "check", "--vault", str(open_store)],
        ["vault", "restore", "--from", str(store / "vault.db"), "--vault", str(store)],
        ["demo", "--out", str(open_store / "demo")],
        ["vault", "backup", "--vault", str(open_store), "--out", str(tmp_path / "b")],
    ]
    bare = {**os.environ, "HOME": "/nonexistent", "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [sys.executable, "-c", script, repr(commands)],
        env=bare,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    if "ModuleNotFoundError" in done.stderr:
        pytest.skip("this Python lies in a folder that only its owner may read")
    codes = [int(each) for each in done.stdout.split()]
    assert codes == [66, 73, 73, 73, 73], done.stderr
    assert "Traceback" not in done.stderr


class TestTheOutput:
    @pytest.mark.parametrize("arguments", [("procedure", "list"), ("procedure", "show", "model")])
    @LINUX
    def test_on_a_full_disk_is_told(self, arguments):
        with Path("/dev/full").open("w") as full:
            done = subprocess.run(
                [sys.executable, "-m", "escalog", *arguments], stdout=full, stderr=subprocess.PIPE, text=True,
                timeout=60, check=False,
            )  # fmt: skip
        assert done.returncode == 74
        assert len(done.stderr.splitlines()) == 2
        assert done.stderr.startswith("The system could not read or write")

    @POSIX
    def test_that_nobody_reads_on_is_no_fault(self):
        read, write = os.pipe()
        os.close(read)
        done = subprocess.run(
            [sys.executable, "-m", "escalog", "procedure", "list"], stdout=write, stderr=subprocess.PIPE, text=True,
            timeout=60, check=False,
        )  # fmt: skip
        os.close(write)
        assert (done.returncode, done.stderr) == (74, "")

    @POSIX
    def test_in_a_locale_without_our_letters_is_complete(self, demo, tmp_path):
        (tmp_path / "é.pdf").write_bytes((demo / "record.pdf").read_bytes())
        bare = {"PATH": os.environ["PATH"], "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
        command = [
            sys.executable,
            "-m",
            "escalog",
            "verify",
            str(tmp_path / "é.pdf"),
            "--trust",
            str(demo / "signer.pem"),
        ]
        plain = subprocess.run(command, env=bare, capture_output=True, timeout=60, check=False)
        as_json = subprocess.run([*command, "--json"], env=bare, capture_output=True, timeout=60, check=False)
        assert (plain.returncode, plain.stderr) == (0, b"")
        assert b"\\xe9.pdf: genuine" in plain.stdout
        assert (as_json.returncode, as_json.stderr) == (0, b"")
        import json

        assert json.loads(as_json.stdout)[0]["file"] == str(tmp_path / "é.pdf")

    def test_never_holds_a_shortened_option(self, run, demo):
        assert run("verify", demo / "record.pdf", "--trus", demo / "signer.pem")[0] == 64


def test_a_fault_of_ours_and_one_of_the_system_leave_with_their_own_codes(is_told, monkeypatch):
    for fault, code in ((RuntimeError("K.M."), "our-fault"), (OSError(5, "K.M.", "K.M."), "input-output-fault")):

        def breaks(*_, fault=fault):
            raise fault

        monkeypatch.setattr("escalog.services.procedures.shipped.shipped_packs", breaks)
        is_told(code, "procedure", "list")


def test_a_disagreement_that_is_not_there_or_not_the_only_one(is_told, store, tmp_path):
    with wiring.build(store).opening.unlock(PASSPHRASE) as desk:
        adopt(desk)
        first = desk.disagreements.raise_disagreement(RAISED)
        desk.disagreements.raise_disagreement(RAISED)
    export = ("--vault", store, "--out", tmp_path / "r.pdf", "--to", "x", "--why", "y")
    is_told("dispute-ambiguous", "export", "77-12", *export)
    for name in ("77-1", "", first[:7], first.upper(), "%", first + "0"):
        is_told("dispute-unknown", "export", name, *export)
    assert main(["export", first[:8], *map(str, export)]) == 0
