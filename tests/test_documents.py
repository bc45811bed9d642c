"""What the documents say of the project is so."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from tests.test_architecture import LIBRARIES, ROOMS

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = sorted(ROOT.glob("*.md"))
PARTS = {room.partition(".")[0] for room in ROOMS}


def _imported_by(part: str) -> set[str]:
    """The other parts that the rooms of a part may import."""
    named = {name.partition(".")[0] for room in ROOMS if room.partition(".")[0] == part for name in ROOMS[room].split()}
    return named - {part}


def _text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def _rows(section: str, page: str = "ARCHITECTURE.md") -> list[list[str]]:
    """The rows of the first table in one section of a page, without its head."""
    text = _text(page).split(f"# {section}\n", 1)[1].split("\n## ", 1)[0]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines() if line.startswith("|")]
    return rows[2:]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_path_that_a_document_names_is_there(document):
    named = re.findall(r"`((?:escalog|resources|packaging|tests)/[\w./-]*)`", document.read_text(encoding="utf-8"))
    named += re.findall(r"\]\(([\w./-]+)\)", document.read_text(encoding="utf-8"))
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_the_page_on_the_inside_shows_the_table_that_the_tests_hold():
    shown = {part.strip("`"): (ours, theirs) for part, ours, theirs, _ in _rows("Who may import whom")}
    assert set(shown) == PARTS
    for part, (ours, theirs) in shown.items():
        above = set(list(shown)[: list(shown).index(part)])
        named = {"all above": above, "all but ui, app, cli": above - {"ui", "app", "cli"}, "-": set[str]()}
        assert named.get(ours, set(ours.split(", "))) == _imported_by(part), part
        assert (set() if theirs == "-" else set(theirs.split(", "))) == set(LIBRARIES.get(part, "").split()), part


def test_the_page_on_the_inside_names_every_room_and_no_other():
    shown = [
        name
        for row in _rows("The rooms, each part from the ground up", "escalog/README.md")
        for name in re.findall(r"`([\w.]+)`", row[0])
    ]
    rooms = {room for room in ROOMS if "." in room and room != "store.migrations.versions"}
    assert sorted(shown) == sorted(rooms | {"store.vault", "store.backup", "store.access", "wording"})


def test_each_of_the_five_walks_is_one_line_through_rooms_that_are_there():
    text = _text("ARCHITECTURE.md").split("## Five walks\n", 1)[1].split("\n## ", 1)[0]
    walks = [line for line in text.splitlines() if line.startswith("- **")]
    assert len(walks) == 5
    named = {name for walk in walks for name in re.findall(r"`([\w.]+)`", walk)}
    assert named <= set(ROOMS)


def test_every_dependency_has_a_line_that_says_why():
    told = {row[0].split(" ")[0].lower() for row in _rows("Why each dependency")}
    project = tomllib.loads(_text("pyproject.toml"))["project"]
    assert {Requirement(each).name.lower() for each in project["dependencies"]} - told == set()


def test_every_development_tool_has_a_word_that_says_why():
    told = next(row[1] for row in _rows("Why each dependency") if "for development" in row[0])
    tools = tomllib.loads(_text("pyproject.toml"))["dependency-groups"]["dev"]
    assert [name for name in (Requirement(each).name for each in tools) if name not in told] == []


def test_the_readme_sets_everything_up_with_exactly_two_commands():
    block = re.search(r"```sh\n(.*?)```", _text("README.md").split("## Set up", 1)[1], re.DOTALL)
    assert block is not None
    assert [line.split("#")[0].strip() for line in block.group(1).splitlines()] == ["make run", "make test"]


def test_whoever_says_under_what_licence_the_fonts_are_names_every_font():
    families = ("Noto", "WenQuanYi", "Symbola")
    fonts = [path.name for path in (ROOT / "resources" / "fonts").rglob("*.tt[fc]")]
    assert [name for name in fonts if not name.startswith(families)] == []
    for document in ("README.md", "resources/help/about.md", "resources/fonts/README.md"):
        assert [name for name in families if name not in _text(document)] == [], document


def test_every_target_that_make_explains_is_there_and_the_other_way_round():
    makefile = _text("Makefile")
    explained = set(re.findall(r"@echo 'make ([\w-]+)", makefile))
    phony = re.search(r"\.PHONY: (.*)", makefile.replace("\\\n", " "))
    assert phony is not None
    assert explained == set(phony.group(1).split()) - {"help", "prepare-run", "prepare-test"}


def test_everything_that_make_quick_leaves_out_is_there():
    left_out = re.search(r"NOT_QUICK := (.*)", _text("Makefile").replace("\\\n", " "))
    assert left_out is not None
    assert [path for path in left_out.group(1).split() if not (ROOT / "tests" / path).exists()] == []
