"""The two commands that check records leave with the same exit codes, so that a script can call either."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from escalog.services.records.checking import MOST_BYTES
from tests.format.second_checker import SCRIPT, checker

VECTORS = Path(__file__).parent / "vectors"
COMMANDS = {"the program": ["-m", "escalog", "verify"], "the second checker": [str(SCRIPT)]}
BY_BOTH = {"0", "1", "2", "3", "64", "65", "66", "70", "74"}


@pytest.fixture(scope="module")
def files(tmp_path_factory) -> Path:
    """One file of each verdict, and a certificate."""
    folder, record = tmp_path_factory.mktemp("files"), (VECTORS / "record.pdf").read_bytes()
    certificate = next(
        each for each in checker.read_canonical(_attachment(record))["people"] if each["name"] == "Ruth Ashdown"
    )
    der = checker.base64.b64decode(certificate["certificate"])
    pem = checker.x509.load_der_x509_certificate(der).public_bytes(checker.serialization.Encoding.PEM)
    for name, data in {
        "genuine": record,
        "added": record + b"\n",
        "changed": record + b"1 0 obj",
        "unknown": b"minutes of the meeting",
        "signer": pem,
        "none": b"-----BEGIN CERTIFICATE-----\nx",
    }.items():
        (folder / name).write_bytes(data)
    made: Path = folder
    return made


def _attachment(record: bytes) -> bytes:
    data: bytes = checker.attachment(checker.read_pdf(record, checker.Clock()))
    return data


def _run(command: list[str], *arguments: str, at: Path, **options: Any) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *command, *arguments],
        cwd=at,
        capture_output="stdout" not in options,
        text=True,
        check=False,
        **options,
    )


CASES = {
    "genuine": (0, "--trust signer genuine"),
    "added to later": (1, "--trust signer added"),
    "changed": (2, "--trust signer changed"),
    "signer not known": (3, "genuine"),
    "not a record": (3, "unknown"),
    "later is graver than genuine": (1, "--trust signer added genuine"),
    "cannot tell is graver than later": (3, "--trust signer unknown added genuine"),
    "changed is the gravest": (2, "--trust signer genuine unknown changed added"),
    "no file": (64, ""),
    "an option nobody knows": (64, "--wrong genuine"),
    "an option cut short": (64, "--tru signer genuine"),
    "a certificate that is none": (65, "--trust none genuine"),
    "a record for a certificate": (65, "--trust genuine genuine"),
    "no such certificate": (66, "--trust missing genuine"),
    "no such file": (66, "--trust signer missing"),
    "one of several is not there": (66, "--trust signer changed missing"),
    "a folder": (66, "."),
}


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS.keys())
@pytest.mark.parametrize(("code", "arguments"), CASES.values(), ids=CASES.keys())
def test_a_command_leaves_with_the_code_of_the_gravest_verdict_or_of_what_stands_in_the_way(
    command, code, arguments, files
):
    ran = _run(command, *arguments.split(), at=files)
    assert ran.returncode == code
    assert (ran.stdout == "") is (code > 3)
    assert (ran.stderr != "") is (code > 3)
    assert "Traceback" not in ran.stderr


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS.keys())
def test_the_help_of_a_command_names_its_exit_codes(command, files):
    ran = _run(command, "--help", at=files)
    said = " ".join(ran.stdout.split()).partition("Leaves with")[2]
    assert ran.returncode == 0
    assert set(re.findall(r"\b\d+\b", said)) >= BY_BOTH
    assert "in the order 0, 1, 3, 2" in said


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no disk that is always full")
@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS.keys())
def test_an_answer_that_cannot_be_written_is_no_verdict(command, files):
    with Path("/dev/full").open("w") as full:
        ran = _run(command, "--trust", "signer", "genuine", at=files, stdout=full, stderr=subprocess.PIPE)
    assert ran.returncode == 74
    assert "Traceback" not in ran.stderr


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS.keys())
@pytest.mark.parametrize(("file", "code"), [("genuine", 74), ("nowhere", 66)])
def test_where_nobody_can_be_told_either_the_exit_code_is_still_no_verdict(command, file, code, files):
    with Path("/dev/full").open("w") as full:
        ran = _run(command, "--trust", "signer", file, at=files, stdout=full, stderr=full)
    assert ran.returncode == code


def test_a_fault_of_the_second_checker_is_no_verdict(monkeypatch, capsys, files):
    for fault, code in ((MemoryError(), 70), (KeyboardInterrupt(), 130)):

        def broken(*_: object, fault: BaseException = fault) -> None:
            raise fault

        with monkeypatch.context() as patch:
            patch.setattr(checker, "find_signature", broken)
            assert checker.main([str(files / "genuine")]) == code
    monkeypatch.setattr(checker, "check_file", lambda *_: 1 / 0)
    assert checker.main([str(files / "genuine")]) == 70
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(("trace", "code"), [(b"", 3), (b"/ByteRange", 2), (b"/ETSI.CAdES.detached", 2)])
def test_a_file_far_larger_than_any_record_is_only_looked_through(tmp_path, trace, code):
    huge, across = tmp_path / "huge.pdf", checker.MOST_FILE + 1024 * 1024 - 4
    with huge.open("wb") as file:
        file.write(b"%PDF-1.7\n")
        file.seek(across)
        file.write(trace)
        file.truncate(across + 100)
    assert checker.main([str(huge)]) == code


def test_both_read_files_up_to_one_size_and_the_page_says_it():
    page = (SCRIPT.parents[2] / "resources" / "help" / "format.md").read_text(encoding="utf-8")
    assert checker.MOST_FILE == MOST_BYTES
    assert f"larger than {MOST_BYTES} bytes" in page
