"""The command line as other programs call it: names, shapes, exit codes; only the answer on standard output."""

import argparse
import io
import json
import os
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from escalog.cli.command_line import _parser, main
from escalog.domain.pack.reading import read_pack
from escalog.resources import resource_text
from tests.builders.stores import PASSPHRASE

SHIPPED = Path(__file__).resolve().parents[2] / "resources" / "procedures"


def run(capsys, *arguments):
    """Exit code, standard output and standard error of one command."""
    capsys.readouterr()
    code = main([str(each) for each in arguments])
    said = capsys.readouterr()
    return code, said.out, said.err


def test_the_demonstration_writes_exactly_its_two_files(demo):
    assert sorted(path.name for path in demo.iterdir()) == ["record.pdf", "signer.pem"]


def test_the_demonstration_replaces_its_own_files_and_touches_no_other(tmp_path, capsys):
    (tmp_path / "record.pdf").write_text("old")
    (tmp_path / "mine.txt").write_text("mine")
    code, out, err = run(capsys, "demo", "--out", tmp_path)
    assert (code, err) == (0, "")
    assert "genuine" in out
    assert (tmp_path / "record.pdf").read_bytes().startswith(b"%PDF-1.7")
    assert (tmp_path / "mine.txt").read_text() == "mine"


def test_the_demonstration_needs_no_home(tmp_path):
    command = [sys.executable, "-m", "escalog", "demo", "--out", str(tmp_path / "out")]
    bare = {"PATH": os.environ["PATH"], "LANG": "C"}
    done = subprocess.run(command, env=bare, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_folder_that_cannot_be_made_is_told(tmp_path, capsys):
    (tmp_path / "file").write_text("")
    code, out, err = run(capsys, "demo", "--out", tmp_path / "file" / "inside")
    assert (code, out) == (73, "")
    assert "cannot be written" in err


def test_a_genuine_record_of_a_known_signer_leaves_with_0(demo, capsys):
    code, out, _ = run(capsys, "verify", demo / "record.pdf", "--trust", demo / "signer.pem", "--json")
    (answer,) = json.loads(out)
    assert code == 0
    assert (answer["verdict"], answer["integrity"], answer["signer_known"]) == ("genuine", "unchanged", True)
    assert set(answer) == {
        "file", "verdict", "integrity", "signer_known", "signers", "dispute", "heads", "findings"
    }  # fmt: skip
    assert set(answer["signers"][0]) == {
        "name", "role", "agency", "meaning", "signed_at", "fingerprint", "words", "known"
    }  # fmt: skip


def test_without_trust_nobody_is_known(demo, capsys):
    code, out, _ = run(capsys, "verify", demo / "record.pdf")
    assert code == 3
    assert "We do not yet know whose key this is" in out


def test_of_several_files_the_most_severe_verdict_counts(demo, tmp_path, capsys):
    changed, added, other = tmp_path / "changed.pdf", tmp_path / "added.pdf", tmp_path / "other.txt"
    whole = (demo / "record.pdf").read_bytes()
    changed.write_bytes(whole.replace(b"K.M.", b"K.N.", 1)[:-300])
    added.write_bytes(whole + b"more")
    other.write_bytes(b"not a pdf")
    trust = ("--trust", demo / "signer.pem")
    assert run(capsys, "verify", demo / "record.pdf", added, *trust)[0] == 1
    assert run(capsys, "verify", added, other, *trust)[0] == 3
    assert run(capsys, "verify", other, changed, added, *trust)[0] == 2


def test_a_missing_file_is_told_alone(demo, tmp_path, capsys):
    code, out, err = run(capsys, "verify", demo / "record.pdf", tmp_path / "none.pdf", "--json")
    assert (code, out) == (66, "")
    assert "none.pdf" in err


def test_a_file_that_holds_no_certificate_is_told(demo, tmp_path, capsys):
    (tmp_path / "no.pem").write_text("hello")
    assert run(capsys, "verify", demo / "record.pdf", "--trust", tmp_path / "no.pem")[0] == 65


@pytest.mark.parametrize(
    "arguments",
    [(), ("nothing",), ("verify",), ("demo",), ("export", "x"), ("deadlines", "--stage", "1"),
     ("vault", "create"), ("deadlines", "--procedure", "model", "--stage", "1", "--nation", "france")],
)  # fmt: skip
def test_wrong_usage_leaves_with_64(capsys, arguments):
    code, out, err = run(capsys, *arguments)
    assert (code, out) == (64, "")
    assert err


def test_version_and_help_leave_with_0(capsys):
    assert run(capsys, "--version")[:2] == (0, "escalog 0.1.0\n")
    code, out, _ = run(capsys, "--help")
    assert code == 0
    assert all(word in out for word in ("demo", "verify", "procedure", "deadlines", "vault", "export"))


def test_the_help_says_what_every_command_and_every_argument_is_for():
    def commands(parser, name):
        for action in parser._actions:
            if isinstance(action, argparse._SubParsersAction):
                told = {each.dest: each.help for each in action._choices_actions}
                for below, inside in action.choices.items():
                    yield f"{name} {below}", told.get(below), inside
                    yield from commands(inside, f"{name} {below}")

    found = list(commands(_parser(), "escalog"))
    assert len(found) >= 18
    assert [name for name, told, _ in found if not told] == []
    assert [(name, each.dest) for name, _, parser in found for each in parser._actions
            if not each.help and not isinstance(each, argparse._SubParsersAction)] == []  # fmt: skip


def test_procedures_are_listed_and_shown(capsys):
    code, out, _ = run(capsys, "procedure", "list", "--json")
    listed = json.loads(out)
    assert code == 0
    assert [each["id"] for each in listed][:1] == ["model"]
    assert len(listed) == 13
    assert [each["id"] for each in listed if not each["outline"]] == [
        "model", "lincolnshire", "pan-lancashire-adults", "south-ayrshire-conference-dissent", "st-helens", "wirral",
    ]  # fmt: skip
    for each in listed:
        shown = json.loads(run(capsys, "procedure", "show", each["id"], "--json")[1])
        assert shown["tracks"][0]["stages"][0]["timers"] is not None


def test_a_pack_with_faults_is_told_with_every_one_of_them(tmp_path, capsys):
    text = (SHIPPED / "model.toml").read_text(encoding="utf-8")
    bad = tmp_path / "bad.toml"
    bad.write_text(text.replace('unit = "working-days"', 'unit = "fortnights"').replace('nation = "england"', ""))
    code, out, _ = run(capsys, "procedure", "check", bad, "--json")
    report = json.loads(out)
    assert code == 65
    assert not report["ok"]
    assert len(report["errors"]) >= 3
    assert all(set(error) >= {"path", "line", "found", "expected", "sentence"} for error in report["errors"])


def test_an_outline_is_acceptable_with_notices(capsys):
    code, out, _ = run(capsys, "procedure", "check", SHIPPED / "darlington.toml", "--json")
    report = json.loads(out)
    assert (code, report["ok"]) == (0, True)
    assert report["notices"]


def test_deadlines_over_christmas_name_what_was_skipped(capsys):
    arguments = ("deadlines", "--procedure", "model", "--stage", "1", "--json")
    timers = json.loads(run(capsys, *arguments)[1])["timers"]
    assert {timer["state"] for timer in timers} == {"not-started"}
    start = timers[0]["starts"]
    code, out, _ = run(capsys, *arguments, "--at", f"{start}=2026-12-24T15:40")
    timer = json.loads(out)["timers"][0]
    assert code == 0
    assert (timer["state"], timer["due"]) == ("due", "2026-12-30T17:00:00+00:00")
    assert "bank holiday" in timer["explanation"]
    scotland = json.loads(run(capsys, *arguments, "--at", f"{start}=2026-12-31", "--nation", "scotland")[1])
    england = json.loads(run(capsys, *arguments, "--at", f"{start}=2026-12-31")[1])
    assert scotland["timers"][0]["due"] > england["timers"][0]["due"]


def test_an_unknown_event_stage_track_or_time_is_wrong_usage_and_names_the_known(capsys):
    base = ("deadlines", "--procedure", "lincolnshire", "--stage")
    code, _, err = run(capsys, *base, "1", "--at", "lunch=2026-12-24")
    assert code == 64
    assert "discussion" in err
    assert run(capsys, *base, "9")[0] == 64
    assert run(capsys, *base, "1", "--track", "elsewhere")[0] == 64
    assert run(capsys, *base, "1", "--at", "discussion=soon")[0] == 64


CAPS = """
[[tracks.priorities]]
id = "red"
label = "Red"

[[tracks.priorities]]
id = "green"
label = "Green"

[[tracks.caps]]
id = "whole"
label = "Resolution"
starts = "decision-heard"
unit = "working-days"
limit = 40

[[tracks.caps]]
id = "lower"
label = "Settled between line managers"
starts = "stage-started"
unit = "calendar-days"
limit = 30
stages = ["practitioners", "line-managers"]
"""


@pytest.fixture
def capped(tmp_path):
    """The model procedure with priorities, and two overall limits on its first route."""
    text = (SHIPPED / "model.toml").read_text(encoding="utf-8")
    text = text.replace("\n[[tracks.stages]]", f"{CAPS}\n[[tracks.stages]]", 1)
    text = text.replace(
        'id = "stage-1-agree"', 'id = "stage-1-agree"\nby_priority = [{ priority = "red", unit = "hours", limit = 4 }]'
    )
    file = tmp_path / "capped.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_overall_limits_that_hold_a_stage_are_told_with_it_in_the_same_shape(capped, capsys):
    base = ("deadlines", "--procedure", capped, "--json", "--stage")
    asked = ("1", "--at", "decision-heard=2026-12-21", "--at", "stage-started=2026-12-22T15:40")
    report = json.loads(run(capsys, *base, *asked)[1])
    assert list(report) == ["stage", "timers", "caps"]
    assert {tuple(each) for each in (*report["timers"], *report["caps"])} == {
        ("timer", "label", "starts", "unit", "limit", "state", "due", "explanation")
    }
    assert [(each["timer"], each["due"]) for each in report["caps"]] == [
        ("whole", "2027-02-18T17:00:00+00:00"),
        ("lower", "2027-01-21T23:59:00+00:00"),
    ]
    assert [each["timer"] for each in json.loads(run(capsys, *base, "3")[1])["caps"]] == ["whole"]
    free = json.loads(run(capsys, "deadlines", "--procedure", "model", "--stage", "1", "--json")[1])
    assert list(free) == ["stage", "timers"]


def test_an_overall_limit_from_the_start_of_an_earlier_stage_is_not_counted_from_this_one(capped, capsys):
    base = ("deadlines", "--procedure", capped, "--json", "--stage", "2", "--at", "stage-started=2026-12-22")
    report = json.loads(run(capsys, *base)[1])
    lower = report["caps"][1]
    assert (lower["state"], lower["due"]) == ("not-started", None)
    assert lower["explanation"] == (
        "30 calendar days from the start of Stage 1, before this: ask about Stage 1 for its date"
    )
    assert report["timers"][0]["due"] is not None


def test_an_event_that_only_an_overall_limit_runs_from_is_known(capped, capsys):
    base = ("deadlines", "--procedure", capped, "--stage", "1", "--at")
    assert run(capsys, *base, "decision-heard=2026-12-21")[0] == 0
    assert "decision-heard" in run(capsys, *base, "lunch=2026-12-21")[2]
    assert run(capsys, "deadlines", "--procedure", "model", "--stage", "1", "--at", "conference=2026-12-21")[0] == 64


def test_the_lines_of_a_stage_name_the_nearest_overall_limit_and_what_was_counted_with(capped, capsys):
    base = ("deadlines", "--procedure", capped, "--stage", "1", "--at", "decision-heard=2026-12-21")
    lines = run(capsys, *base, "--at", "stage-started=2026-12-22T15:40")[1].splitlines()
    assert any(line.startswith("Overall limit, the whole route: Resolution: 2027-02-18T17:00") for line in lines)
    assert any(line.startswith("Overall limit, stages 1 and 2: Settled between line managers: 2027") for line in lines)
    assert lines[-3:] == [
        "The nearest overall limit is Settled between line managers, on Thu 21 Jan 2027, 23:59.",
        "Counted without a priority. Red would give other dates here.",
        "Closures kept in a store are not counted here.",
    ]
    lines = run(capsys, *base[:4], "2")[1].splitlines()
    assert lines[-2] == "Counted without a priority. None of this route's priorities changes a date here."
    assert not any("nearest" in line for line in lines)


def test_a_priority_that_changes_only_an_overall_limit_is_named(capped, capsys):
    text = capped.read_text(encoding="utf-8")
    amber = '\nby_priority = [{ priority = "green", unit = "calendar-days", limit = 90 }]'
    capped.write_text(text.replace('id = "whole"', f'id = "whole"{amber}', 1), encoding="utf-8")
    lines = run(capsys, "deadlines", "--procedure", capped, "--stage", "3")[1].splitlines()
    assert lines[-2] == "Counted without a priority. Green would give other dates here."


def test_an_unknown_procedure_is_missing_and_a_broken_one_is_not_acceptable(tmp_path, capsys):
    assert run(capsys, "procedure", "show", "atlantis")[0] == 66
    (tmp_path / "broken.toml").write_text("id = ")
    assert run(capsys, "deadlines", "--procedure", tmp_path / "broken.toml", "--stage", "1")[0] == 65


def test_every_mistake_in_a_procedure_is_told_at_once_and_the_rest_is_the_contract(tmp_path, capsys):
    text = resource_text("schema", "template.toml")
    text = text.replace('nation = "england"', 'nation = "atlantis"').replace('after = "stage-1-discuss"', 'after = "x"')
    file = tmp_path / "mine.toml"
    file.write_text(text, encoding="utf-8")
    code, out, _ = run(capsys, "procedure", "check", file, "--json")
    report = json.loads(out)
    assert (code, report["ok"], report["file"]) == (65, False, str(file))
    assert [each["path"] for each in report["errors"]] == ["nation", "tracks[0].stages[1].time_limits[1].after"]
    for each in report["errors"]:
        assert list(each) == ["path", "line", "found", "expected", "sentence"]
        assert each["found"].strip('"') in text.splitlines()[each["line"] - 1]
    _, out, _ = run(capsys, "procedure", "check", file)
    assert "Check its spelling, or add what it names." in out
    assert "tracks[" not in out
    assert out.splitlines()[-1].endswith(": cannot be used yet: 2 things to mend.")


def test_a_check_tells_what_to_mend_before_what_to_know_each_in_the_order_of_the_file(tmp_path, capsys):
    text = (SHIPPED / "darlington.toml").read_text(encoding="utf-8")
    file = tmp_path / "mine.toml"
    file.write_text(text.replace('nation = "england"', 'nation = "cheshire"') + "\nextra = 1\n", encoding="utf-8")
    code, out, _ = run(capsys, "procedure", "check", file)
    told = [line.removeprefix(f"{file}:") for line in out.splitlines() if line.startswith(f"{file}:")]
    marked = ["notice: " in line for line in told[:-1]]
    assert (code, marked) == (65, sorted(marked))
    assert True in marked
    for kind in (False, True):
        lines = [int(line.split(":")[0]) for line, notice in zip(told[:-1], marked, strict=True) if notice is kind]
        assert lines == sorted(lines)
    assert told[-1] == f" cannot be used yet: 2 things to mend, {sum(marked)} notices."


def test_a_procedures_file_of_an_earlier_format_is_written_in_the_present_one(tmp_path, capsys, monkeypatch):
    old = Path(__file__).resolve().parents[1] / "builders" / "packs" / "format_1" / "model.toml"
    text = old.read_text(encoding="utf-8").replace('label = "Case closure"', 'label = "Case closure: Łódź"')
    file = tmp_path / "old.toml"
    file.write_text(text, encoding="utf-8")
    code, written, _ = run(capsys, "procedure", "show", file, "--toml")
    assert (code, written.splitlines()[0]) == (0, "format = 2")
    assert "Łódź" in written
    assert read_pack(written, "new").procedure == read_pack(text, "old").procedure
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(io.BytesIO(), encoding="cp1252"))
    assert main(["procedure", "show", str(file), "--toml"]) == 0
    sys.stdout.seek(0)
    assert read_pack(sys.stdout.read(), "new").procedure == read_pack(text, "old").procedure


def test_a_very_large_procedure_is_told_in_an_instant(tmp_path, capsys):
    file = tmp_path / "large.toml"
    file.write_bytes(b"# 0123456789\n" * 1_600_000)
    started = time.process_time()
    assert run(capsys, "procedure", "check", file)[0] == 65
    assert time.process_time() - started < 5


def test_a_procedure_is_shown_in_one_shape_at_a_time(capsys):
    assert run(capsys, "procedure", "show", "model", "--json", "--toml")[:2] == (64, "")


def test_the_template_and_the_schema_are_printed_to_be_saved(tmp_path, capsys):
    code, template, _ = run(capsys, "procedure", "template")
    assert code == 0
    file = tmp_path / "mine.toml"
    file.write_text(template, encoding="utf-8")
    assert run(capsys, "procedure", "check", file)[0] == 0
    assert run(capsys, "deadlines", "--procedure", file, "--stage", "1", "--at", "stage-started=2026-12-24")[0] == 0
    code, schema, _ = run(capsys, "procedure", "schema")
    assert code == 0
    assert "format 2" in json.loads(schema)["title"]


def test_a_store_is_made_with_its_recovery_sheet(store):
    sheet = (store.parent / "sheet.txt").read_text(encoding="utf-8")
    assert "Ada Lind" in sheet
    assert "safeguarding lead" in sheet


@pytest.mark.skipif(sys.platform == "win32", reason="on Windows the rights of the folder decide")
def test_the_recovery_sheet_can_be_read_by_its_owner_alone(store):
    assert stat.filemode((store.parent / "sheet.txt").stat().st_mode) == "-rw-------"


def test_nothing_is_ever_written_over(store, tmp_path, capsys):
    who = ("--name", "A", "--role", "B", "--agency", "C", "--nation", "wales", "--recovery-out")
    assert run(capsys, "vault", "create", "--vault", store, *who, tmp_path / "x.txt")[0] == 73
    (tmp_path / "x.txt").write_text("here")
    assert run(capsys, "vault", "create", "--vault", tmp_path / "new", *who, tmp_path / "x.txt")[0] == 73
    assert not (tmp_path / "new").exists()
    assert run(capsys, "vault", "backup", "--vault", store, "--out", tmp_path / "x.txt")[0] == 73
    assert (tmp_path / "x.txt").read_text() == "here"


def test_a_weak_passphrase_makes_no_store(tmp_path, passphrase_file, capsys):
    passphrase_file.write_text("password12345678")
    who = ("--name", "A", "--role", "B", "--agency", "C", "--nation", "wales", "--recovery-out", tmp_path / "x.txt")
    code, out, err = run(capsys, "vault", "create", "--vault", tmp_path / "new", *who)
    assert (code, out) == (77, "")
    assert err
    assert not (tmp_path / "new").exists()


def test_a_store_is_checked_backed_up_and_restored(store, tmp_path, capsys):
    code, out, _ = run(capsys, "vault", "check", "--vault", store, "--json")
    assert (code, json.loads(out)["ok"]) == (0, True)
    backup = tmp_path / "b" / "copy.escalog-backup"
    assert run(capsys, "vault", "backup", "--vault", store, "--out", backup)[0] == 0
    assert run(capsys, "vault", "restore", "--from", backup, "--vault", tmp_path / "again")[0] == 0
    assert run(capsys, "vault", "check", "--vault", tmp_path / "again")[0] == 0
    assert run(capsys, "vault", "restore", "--from", backup, "--vault", store)[0] == 73
    assert run(capsys, "vault", "rebuild-index", "--vault", store, "--json")[0] == 0


def test_a_wrong_passphrase_a_missing_one_and_no_store_are_told_apart(
    store, tmp_path, passphrase_file, capsys, monkeypatch
):
    passphrase_file.write_text("another passphrase entirely")
    assert run(capsys, "vault", "check", "--vault", store)[0] == 77
    monkeypatch.setenv("ESCALOG_PASSPHRASE_FILE", str(tmp_path / "nowhere"))
    assert run(capsys, "vault", "check", "--vault", store)[0] == 77
    monkeypatch.delenv("ESCALOG_PASSPHRASE_FILE")
    monkeypatch.setattr("sys.stdin", io.StringIO())
    assert run(capsys, "vault", "check", "--vault", store)[0] == 77
    assert run(capsys, "vault", "check", "--vault", tmp_path / "none")[0] == 66


def test_a_store_that_is_open_elsewhere_leaves_with_75(store, capsys):
    from escalog import wiring

    with wiring.build(store).opening.unlock(PASSPHRASE):
        assert run(capsys, "vault", "check", "--vault", store)[0] == 75


def test_a_disagreement_is_exported_by_its_reference_and_checked_with_the_store(store, tmp_path, capsys):
    from escalog import wiring
    from tests.services.conftest import RAISED, adopt

    with wiring.build(store).opening.unlock(PASSPHRASE) as desk:
        adopt(desk)
        desk.disagreements.raise_disagreement(RAISED)
    out = tmp_path / "out.pdf"
    export = ("export", "77-12", "--vault", store, "--out", out, "--to", "The board", "--why", "Stage 3")
    code, _, err = run(capsys, *export)
    assert code == 0, err
    assert "case file" in err
    assert run(capsys, *export)[0] == 73
    assert run(capsys, *export, "--force", "--kind", "notification")[0] == 0
    assert run(capsys, "verify", out, "--vault", store)[0] == 0
    assert run(capsys, "verify", out)[0] == 3
    assert run(capsys, "export", "0000", *export[2:])[0] == 66


def test_a_fault_of_ours_is_a_sentence_without_a_traceback(monkeypatch, capsys):
    def breaks(*_):
        raise RuntimeError("K.M. was here")

    monkeypatch.setattr("escalog.services.procedures.shipped.shipped_packs", breaks)
    code, out, err = run(capsys, "procedure", "list")
    assert (code, out) == (70, "")
    assert "Traceback" not in err
    assert "K.M." not in err


def test_the_program_without_a_screen_names_the_demonstration():
    bare = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    done = subprocess.run(
        [sys.executable, "-m", "escalog"], env=bare, capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stdout) == (69, "")
    assert "escalog demo" in done.stderr


def test_the_data_of_a_check_says_what_the_lines_of_it_say(tmp_path, capsys):
    text = (SHIPPED / "model.toml").read_text(encoding="utf-8")
    text = text.replace('id = "stage-2-confirm"', 'id = "stage-2-discuss"').replace("limit = 2\n", "limit = 0\n", 1)
    file = tmp_path / "spoiled.toml"
    file.write_text(text.replace('["agencies"', '["colour"'), encoding="utf-8")
    code, out, _ = run(capsys, "procedure", "check", file, "--json")
    assert code == 65
    errors = json.loads(out)["errors"]
    lines = run(capsys, "procedure", "check", file)[1]
    assert len(errors) == 3
    for each in errors:
        assert list(each) == ["path", "line", "found", "expected", "sentence"]
        assert f"found: {each['found']}; expected: {each['expected']}" in lines
        assert each["sentence"] in lines
        assert "[" not in each["sentence"] + each["expected"]


def test_whose_act_a_limit_is_stands_in_its_dates_only_where_the_procedure_says_so(tmp_path, capsys):
    text = (SHIPPED / "model.toml").read_text(encoding="utf-8")
    file = tmp_path / "sided.toml"
    file.write_text(text.replace('id = "stage-2-', 'side = "receiving"\nid = "stage-2-'), encoding="utf-8")
    said, unsaid = (
        json.loads(run(capsys, "deadlines", "--procedure", file, "--stage", stage, "--json")[1])["timers"]
        for stage in ("2", "1")
    )
    assert {each["side"] for each in said} == {"receiving"}
    assert all("side" not in each for each in unsaid)
    assert list(said[0])[:-1] == list(unsaid[0])
    lines = run(capsys, "deadlines", "--procedure", file, "--stage", "2")[1]
    assert "(the receiving side): not-started." in lines
    assert "receiving side" not in run(capsys, "deadlines", "--procedure", file, "--stage", "1")[1]
    assert "(the receiving side): " in run(capsys, "procedure", "show", file)[1]
