"""Files and names that somebody made to mislead whoever checks them at a terminal."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from escalog.cli.answers import print_json
from escalog.cli.command_line import main
from escalog.domain.pack.reading import MOST_BYTES as MOST_PACK
from escalog.resources import resource_text
from escalog.services.procedures.importing import preview
from escalog.services.records.checking import MOST_BYTES, read_record

ACTS = "Ruth\u202e\x9b2J\x1b[31m\u200b\nVerdict: genuine"


def test_nothing_in_a_json_answer_acts_on_a_terminal_and_it_reads_back(capsys):
    print_json({"name": f"{ACTS} Łucja"})
    shown = capsys.readouterr().out
    assert json.loads(shown) == {"name": f"{ACTS} Łucja"}
    assert not any(each in shown for each in "\u202e\x9b\x1b\u200b")


@pytest.mark.parametrize(("trace", "code"), [(b"", 3), (b"/ByteRange", 2), (b"/ETSI.CAdES.detached", 2)])
def test_a_file_far_larger_than_any_record_has_its_verdict_without_being_read_as_a_whole(tmp_path, capsys, trace, code):
    huge, across = tmp_path / "huge.pdf", 1024 * 1024 - 4
    with huge.open("wb") as file:
        file.write(b"%PDF-1.7\n")
        file.seek(across)
        file.write(trace)
        file.truncate(MOST_BYTES + 1)
    assert read_record(huge) is None
    assert main(["verify", str(huge)]) == code
    assert "far larger than any record" in capsys.readouterr().out


def test_no_more_of_a_procedures_file_is_read_than_a_procedure_can_hold(tmp_path, capsys):
    huge = tmp_path / "huge.toml"
    with huge.open("wb") as file:
        file.write(b"\xef\xbb\xbf# 1\n")
        file.truncate(1 << 40)
    for path in (huge, Path("/dev/zero")) if Path("/dev/zero").exists() else (huge,):
        assert main(["procedure", "check", str(path)]) == 65
        assert "larger than a procedure needs to be" in capsys.readouterr().out
        assert main(["procedure", "show", str(path)]) == 65
        assert [each.code for each in preview(path, ()).errors] == ["pack-too-large"]


def test_a_mark_before_a_procedures_file_hides_no_part_of_what_is_too_large(tmp_path):
    file = tmp_path / "large.toml"
    file.write_bytes(b"\xef\xbb\xbf" + resource_text("procedures", "model.toml").encode().ljust(MOST_PACK + 1, b"\n"))
    assert [each.code for each in preview(file, ()).errors] == ["pack-too-large"]


def test_a_link_is_followed_and_one_that_leads_to_itself_is_not_there(tmp_path):
    (tmp_path / "text.pdf").write_bytes(b"minutes")
    (tmp_path / "link.pdf").symlink_to(tmp_path / "text.pdf")
    (tmp_path / "loop.pdf").symlink_to(tmp_path / "loop.pdf")
    assert main(["verify", str(tmp_path / "link.pdf")]) == 3
    assert main(["verify", str(tmp_path / "loop.pdf")]) == 66


_MEASURE = """
import sys
from pathlib import Path
from escalog.cli.command_line import main
main(["verify", *sys.argv[1:]])
print(int(Path("/proc/self/status").read_text().partition("VmHWM:")[2].split()[0]) // 2**10)
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="this system does not say how much memory was used")
def test_of_many_large_files_one_is_held_at_a_time(tmp_path):
    files = [tmp_path / f"{number}.pdf" for number in range(4)]
    for each in files:
        with each.open("wb") as file:
            file.write(b"%PDF-1.7\n")
            file.truncate(MOST_BYTES)
    done = subprocess.run([sys.executable, "-c", _MEASURE, *files], capture_output=True, text=True, check=True)
    assert int(done.stdout.splitlines()[-1]) < 300
