"""Two procedures compared on the command line."""

import json

from escalog.cli.command_line import main
from escalog.resources import resource_text

LINCOLNSHIRE = resource_text("procedures", "lincolnshire.toml")


def run(capsys, *arguments):
    code = main(["procedure", "compare", *(str(each) for each in arguments)])
    said = capsys.readouterr()
    return code, said.out, said.err


def test_a_file_is_compared_with_a_procedure_of_the_program(tmp_path, capsys):
    changed = tmp_path / "ours.toml"
    changed.write_text(LINCOLNSHIRE.replace("limit = 5", "limit = 3", 1), encoding="utf-8")
    code, out, err = run(capsys, "lincolnshire", changed)
    assert (code, err) == (0, "")
    assert "  Step 2: the discussion was due in 5 working days, now 3.\n" in out


def test_the_answer_as_data(tmp_path, capsys):
    changed = tmp_path / "ours.toml"
    changed.write_text(LINCOLNSHIRE.replace("limit = 5", "limit = 3", 1), encoding="utf-8")
    code, out, _err = run(capsys, "lincolnshire", changed, "--json")
    found = json.loads(out)
    assert code == 0
    assert [set(each) for each in found] == [{"track", "stage", "sentence", "wording"}]
    assert found[0]["sentence"] == "Step 2: the discussion was due in 5 working days, now 3"
    assert found[0]["stage"] == "Step 2: Line manager to line manager"
    assert found[0]["wording"] is False


def test_two_that_say_the_same(capsys):
    assert run(capsys, "model", "model") == (0, "The two say the same.\n", "")
    assert run(capsys, "model", "model", "--json") == (0, "[]\n", "")


def test_what_is_not_there_or_cannot_be_used(tmp_path, capsys):
    (tmp_path / "broken.toml").write_text("id = 3", encoding="utf-8")
    assert run(capsys, "model", "nowhere")[0] == 66
    assert run(capsys, "model", tmp_path / "broken.toml")[0] == 65
    assert run(capsys, "model")[0] == 64
