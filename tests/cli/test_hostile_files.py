"""Files and names that somebody made to mislead whoever checks them at a terminal."""

import json

import pytest

from escalog.cli.answers import print_json
from escalog.cli.command_line import main
from escalog.domain.failures import Failure
from escalog.services.checking import MOST_BYTES, read_record

ACTS = "Ruth\u202e\x9b2J\x1b[31m\u200b\nVerdict: genuine"


def test_nothing_in_a_json_answer_acts_on_a_terminal_and_it_reads_back(capsys):
    print_json({"name": f"{ACTS} Łucja"})
    shown = capsys.readouterr().out
    assert json.loads(shown) == {"name": f"{ACTS} Łucja"}
    assert not any(each in shown for each in "\u202e\x9b\x1b\u200b")


def test_a_file_far_larger_than_any_record_is_not_read(tmp_path, capsys):
    huge = tmp_path / "huge.pdf"
    with huge.open("wb") as file:
        file.write(b"%PDF-1.7\n")
        file.truncate(MOST_BYTES + 1)
    assert main(["verify", str(huge)]) == 66
    assert "far larger than any record" in capsys.readouterr().err
    with pytest.raises(Failure, match="input-too-large"):
        read_record(huge)


def test_a_link_is_followed_and_one_that_leads_to_itself_is_not_there(tmp_path):
    (tmp_path / "text.pdf").write_bytes(b"minutes")
    (tmp_path / "link.pdf").symlink_to(tmp_path / "text.pdf")
    (tmp_path / "loop.pdf").symlink_to(tmp_path / "loop.pdf")
    assert main(["verify", str(tmp_path / "link.pdf")]) == 3
    assert main(["verify", str(tmp_path / "loop.pdf")]) == 66
