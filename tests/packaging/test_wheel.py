"""The wheel as somebody installs it: built offline, complete, and able to do the main job from any folder."""

import os
import subprocess
import sys
import sysconfig
import tomllib
import zipfile
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from escalog import __version__

ROOT = Path(__file__).resolve().parents[2]


def _run(*command: str | Path, cwd: Path, **surroundings: str) -> subprocess.CompletedProcess[str]:
    """Runs one program in surroundings that hold nothing but what is given."""
    return subprocess.run(
        [str(part) for part in command],
        cwd=cwd, env=surroundings, capture_output=True, text=True, timeout=240, check=False,
    )  # fmt: skip


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the tree by the locked build backend without the package index."""
    folder = tmp_path_factory.mktemp("wheel")
    built = _run(
        sys.executable, "-m", "pip", "wheel", "--no-index", "--no-deps", "--no-build-isolation", "--wheel-dir", folder,
        ROOT, cwd=folder, PATH=os.environ["PATH"], HOME=str(folder),
    )  # fmt: skip
    assert built.returncode == 0, built.stderr
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh environment with the wheel in it, which sees the locked packages by a path file; its scripts folder."""
    folder = tmp_path_factory.mktemp("fresh environment")
    made = _run(sys.executable, "-m", "venv", "--without-pip", folder, cwd=folder, PATH=os.environ["PATH"])
    assert made.returncode == 0, made.stderr
    python = _scripts(folder) / Path(sys.executable).name
    packages = Path(sysconfig.get_path("purelib", vars={"base": str(folder), "platbase": str(folder)}))
    done = _run(
        sys.executable, "-m", "pip", "--python", python, "install", "--no-index", "--no-deps", wheel,
        cwd=folder, PATH=os.environ["PATH"], HOME=str(folder),
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    # A path file's own folder is added without its path files, so the tree's editable install does not come along.
    (packages / "locked.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return _scripts(folder)


def _scripts(folder: Path) -> Path:
    return folder / ("Scripts" if sys.platform == "win32" else "bin")


@pytest.fixture
def bare(tmp_path: Path) -> dict[str, str]:
    """What a person's session gives a program, with an empty home folder, no screen and nothing of Python's."""
    home = tmp_path / "empty home"
    home.mkdir()
    return {"PATH": os.defpath, "HOME": str(home), "USERPROFILE": str(home), "LANG": "C.UTF-8"}


def test_the_wheel_holds_every_data_file_of_the_tree(wheel):
    held = set(zipfile.ZipFile(wheel).namelist())
    there = {
        f"escalog/_resources/{path.relative_to(ROOT / 'resources').as_posix()}"
        for path in (ROOT / "resources").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert there
    assert there - held == set()


def test_the_wheel_holds_the_program_and_nothing_else(wheel):
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert tops == {"escalog", f"escalog-{__version__}.dist-info"}


def test_the_locked_packages_satisfy_what_the_wheel_asks_for_and_what_that_asks_for(wheel):
    """Followed to the end, extras included: a plain install brings along all that any command needs."""
    text = zipfile.ZipFile(wheel).read(f"escalog-{__version__}.dist-info/METADATA").decode()
    asked = [line.removeprefix("Requires-Dist:") for line in text.splitlines() if line.startswith("Requires-Dist:")]
    left = [(Requirement(line), "") for line in asked]
    assert left
    seen: set[tuple[str, str]] = set()
    wrong = []
    while left:
        requirement, extra = left.pop()
        if requirement.marker is not None and not requirement.marker.evaluate({"extra": extra}):
            continue
        if not requirement.specifier.contains(metadata.version(requirement.name), prereleases=True):
            wrong.append(str(requirement))
        for wanted in {"", *requirement.extras} - {extra for name, extra in seen if name == requirement.name}:
            seen.add((requirement.name, wanted))
            left += [(Requirement(line), wanted) for line in metadata.requires(requirement.name) or []]
    assert wrong == []
    assert ("uharfbuzz", "") in seen, "the extra of pyhanko that shapes text was not followed"


def test_the_lock_names_every_runtime_requirement_with_a_hash():
    lock = (ROOT / "packaging" / "locks" / "run.txt").read_text(encoding="utf-8")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for each in map(Requirement, project["dependencies"]):
        line = next(line for line in lock.splitlines() if line.lower().startswith(f"{each.name.lower()}=="))
        assert each.specifier.contains(line.split("==")[1].split()[0]), each.name
    pinned = [block for block in lock.split("\n") if "==" in block]
    assert lock.count("--hash=sha256:") >= len(pinned)


def test_the_installed_program_does_the_main_job_and_checks_its_record(installed, bare, tmp_path):
    out = tmp_path / "handed over"
    escalog = installed / "escalog"
    demo = _run(escalog, "demo", "--out", out, cwd=tmp_path, **bare)
    assert demo.returncode == 0, demo.stderr
    assert sorted(path.name for path in out.iterdir()) == ["record.pdf", "signer.pem"]
    assert list(Path(bare["HOME"]).iterdir()) == [], "the demo wrote into the home folder"

    checked = _run(escalog, "verify", out / "record.pdf", "--trust", out / "signer.pem", cwd=out, **bare)
    assert checked.returncode == 0, checked.stdout + checked.stderr
    unknown = _run(escalog, "verify", out / "record.pdf", cwd=out, **bare)
    assert unknown.returncode == 3, unknown.stdout + unknown.stderr


def test_the_installed_program_runs_from_the_wheel_and_not_from_the_tree(installed, bare, tmp_path):
    python = installed / Path(sys.executable).name
    asked = "import escalog.resources as r; print(r.__file__, r.resource_root())"
    where = _run(python, "-c", asked, cwd=tmp_path, **bare)
    assert where.returncode == 0, where.stderr
    assert str(ROOT / "escalog") not in where.stdout
    assert "_resources" in where.stdout


def test_the_installed_program_says_its_version(installed, bare, tmp_path):
    said = _run(installed / "escalog", "--version", cwd=tmp_path, **bare)
    assert said.returncode == 0, said.stderr
    assert __version__ in said.stdout
