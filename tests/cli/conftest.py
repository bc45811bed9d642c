"""What the tests of the command line stand on: the demonstration's files, and a store that `vault create` made."""

import pytest

from escalog.cli.command_line import main
from tests.builders.stores import PASSPHRASE, moved


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    """The two files that the demonstration writes."""
    out = tmp_path_factory.mktemp("demo") / "new"
    assert main(["demo", "--out", str(out)]) == 0
    return out


@pytest.fixture
def passphrase_file(tmp_path, monkeypatch):
    path = tmp_path / "passphrase"
    path.write_text(PASSPHRASE + "\n", encoding="utf-8")
    monkeypatch.setenv("ESCALOG_PASSPHRASE_FILE", str(path))
    return path


@pytest.fixture(scope="session")
def store_once(tmp_path_factory):
    base = tmp_path_factory.mktemp("store")
    (base / "passphrase").write_text(PASSPHRASE, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ESCALOG_PASSPHRASE_FILE", str(base / "passphrase"))
        patch.setenv("XDG_STATE_HOME", str(base / "state"))
        code = main(
            ["vault", "create", "--vault", str(base / "v"), "--name", "Ada Lind", "--role", "Lead", "--agency",
             "Elmbrook School", "--nation", "england", "--recovery-out", str(base / "sheet.txt")]
        )  # fmt: skip
    assert code == 0
    return base


@pytest.fixture
def store(store_once, tmp_path, passphrase_file, monkeypatch):
    """The folder of a store that `vault create` made; its recovery sheet lies beside it."""
    moved(store_once, tmp_path / "laptop")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "laptop" / "state"))
    return tmp_path / "laptop" / "v"


@pytest.fixture
def run(capsys):
    """Runs one command: exit code, standard output and standard error."""

    def run_command(*arguments):
        capsys.readouterr()
        code = main([str(each) for each in arguments])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run_command


@pytest.fixture
def is_told(run):
    """Runs one command that has to stop at a failure, with its own words, its own code and nothing else."""
    from tests.builders.failures import failure_words

    def told(code, *arguments):
        left, out, err = run(*arguments)
        words = failure_words()[code]
        first = str(words["sentence"]).split("{")[0] or err
        assert (left, out) == (int(words["exit"]), ""), err
        assert first in err
        assert str(words["advice"]).split("{")[0] in err
        assert len(err.splitlines()) == 2

    return told
