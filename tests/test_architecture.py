"""The shape of the code, held as data: who may import whom, how long a file may grow, what every function says."""

import ast
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "escalog"

MOST_LINES_IN_A_FILE = 400
MOST_LINES_IN_A_FUNCTION = 60

# What of ours a part may import. `resources` may be imported by all and is left out of the table.
OURS: dict[str, set[str]] = {
    "domain": set(),
    "ledger": {"domain"},
    "store": {"ledger", "domain"},
    "records": {"ledger", "domain"},
    "exchange": {"ledger", "domain"},
    "services": {"exchange", "records", "store", "ledger", "domain"},
    "ui": {"services", "domain"},
    "cli": {"wiring", "services", "domain"},
    "wiring": {"services", "exchange", "records", "store", "ledger", "domain"},
    "app": {"wiring", "services", "ui", "domain"},
    "__main__": {"app", "cli"},
    "__init__": set(),
    "resources": set(),
}

# What of other people's a part may import, besides the standard library.
THEIRS: dict[str, set[str]] = {
    "domain": {"msgspec"},
    "ledger": {"msgspec", "cryptography"},
    "store": {"sqlalchemy", "alembic", "sqlcipher3", "cryptography", "filelock"},
    "records": {"reportlab", "uharfbuzz", "pyhanko", "cryptography", "pypdfium2"},
    "exchange": {"pyrage", "msgspec", "cryptography"},
    "services": set(),
    "ui": {"PySide6", "shiboken6"},
    "cli": set(),
    "wiring": {"platformdirs"},
    "app": {"PySide6"},
    "__main__": set(),
    "__init__": set(),
    "resources": set(),
}

# Measured slow to import, and therefore the only things a function may import: Qt for the command line, the rest
# for the time until the unlock window is painted.
SLOW = {"alembic", "cryptography", "msgspec", "pyhanko", "pypdfium2", "reportlab", "sqlalchemy", "sqlcipher3"}
SLOW |= {"PySide6", "tomllib"}
# What only one system has cannot stand at the top of a file.
OF_ONE_SYSTEM = {"ctypes", "fcntl", "msvcrt", "winreg"}

SOURCES = sorted(PACKAGE.rglob("*.py"))


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _part(path: Path) -> str:
    """The row of the table a file belongs to: its folder, or its own name at the top."""
    inside = path.relative_to(PACKAGE)
    return inside.parts[0] if len(inside.parts) > 1 else inside.stem


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def _modules_named(node: ast.AST, path: Path) -> list[str]:
    """The dotted names one import statement brings in; relative ones are resolved."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if not isinstance(node, ast.ImportFrom):
        return []
    module = node.module or ""
    if node.level:
        here = path.relative_to(ROOT).with_suffix("").parts[: -node.level]
        module = ".".join([*here, module]).rstrip(".")
    if module == "escalog":
        return [f"escalog.{alias.name}" for alias in node.names]
    return [module]


def _imports(path: Path) -> set[str]:
    return {name for node in ast.walk(_tree(path)) for name in _modules_named(node, path)}


def _tops(path: Path) -> set[str]:
    return {name.split(".")[0] for name in _imports(path)}


def _functions(tree: ast.Module) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def _of_ours_not_permitted(path: Path) -> list[str]:
    part = _part(path)
    permitted = OURS[part] | {part, "resources", "__version__", "__init__"}
    named = {name.split(".")[1] for name in _imports(path) if name.startswith("escalog.")}
    return sorted(named - permitted)


def _of_theirs_not_permitted(path: Path) -> list[str]:
    return sorted(_tops(path) - THEIRS[_part(path)] - set(sys.stdlib_module_names) - {"escalog"})


def _not_annotated(function: ast.FunctionDef | ast.AsyncFunctionDef, *, bound: bool) -> list[str]:
    arguments = [*function.args.posonlyargs, *function.args.args]
    if bound and arguments:
        arguments = arguments[1:]
    arguments += function.args.kwonlyargs
    arguments += [each for each in (function.args.vararg, function.args.kwarg) if each is not None]
    missing = [each.arg for each in arguments if each.annotation is None]
    return missing + (["return"] if function.returns is None else [])


def _bound(tree: ast.Module) -> set[ast.AST]:
    """The functions whose first argument is `self` or `cls` and needs no annotation."""
    return {
        item
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
        for item in node.body
        if isinstance(item, ast.FunctionDef | ast.AsyncFunctionDef)
        and not any(isinstance(each, ast.Name) and each.id == "staticmethod" for each in item.decorator_list)
    }


@pytest.mark.parametrize("path", SOURCES, ids=_name)
class TestEveryFile:
    def test_belongs_to_a_part_of_the_table(self, path):
        assert _part(path) in OURS

    def test_imports_only_the_parts_of_ours_that_the_table_permits(self, path):
        assert _of_ours_not_permitted(path) == []

    def test_imports_only_the_libraries_that_the_table_permits(self, path):
        assert _of_theirs_not_permitted(path) == []

    def test_never_imports_both_qt_and_sqlalchemy(self, path):
        assert not {"PySide6", "sqlalchemy"} <= _tops(path)

    def test_imports_inside_a_function_only_what_is_slow(self, path):
        if _part(path) in {"__main__", "app", "cli", "wiring"}:
            return  # these choose what is loaded at all, and when
        late = {
            name
            for function in _functions(_tree(path))
            for node in ast.walk(function)
            for name in _modules_named(node, path)
        }
        assert sorted(name for name in late if name.split(".")[0] not in SLOW | OF_ONE_SYSTEM | {"escalog"}) == []

    def test_has_a_docstring_and_keeps_to_400_lines(self, path):
        text = path.read_text(encoding="utf-8")
        assert ast.get_docstring(_tree(path)), "says nothing about what it is for"
        assert len(text.splitlines()) <= MOST_LINES_IN_A_FILE

    def test_keeps_every_function_to_60_lines(self, path):
        long = [
            f"{each.name}: {(each.end_lineno or 0) - each.lineno + 1}"
            for each in _functions(_tree(path))
            if (each.end_lineno or 0) - each.lineno + 1 > MOST_LINES_IN_A_FUNCTION
        ]
        assert long == []

    def test_annotates_every_argument_and_every_return(self, path):
        tree = _tree(path)
        bound = _bound(tree)
        missing = {
            f"{each.name}:{each.lineno}": gaps
            for each in _functions(tree)
            if (gaps := _not_annotated(each, bound=each in bound))
        }
        assert missing == {}

    def test_leaves_finding_data_files_to_resources(self, path):
        if _part(path) == "resources":
            return
        names = {node.id for node in ast.walk(_tree(path)) if isinstance(node, ast.Name)}
        assert "__file__" not in names
        assert not {name for name in _imports(path) if name.startswith(("importlib.resources", "pkgutil"))}

    def test_has_a_name_that_says_what_is_in_it(self, path):
        assert not re.search(r"util|helper|common|manager|misc", path.stem)


def test_every_part_of_the_table_has_both_its_rows():
    assert set(OURS) == set(THEIRS)


def test_no_two_parts_of_the_table_import_each_other_in_a_circle():
    def reaches(part: str, seen: frozenset[str]) -> set[str]:
        assert part not in seen, f"{part} comes back to itself"
        return OURS[part].union(*(reaches(below, seen | {part}) for below in OURS[part]))

    for part in OURS:
        assert part not in reaches(part, frozenset())


@pytest.mark.parametrize(
    ("text", "where", "found"),
    [
        ("from escalog.store.database.engine import open_vault", "escalog/ui/page/page.py", ["store"]),
        ("from escalog import store", "escalog/records/layout.py", ["store"]),
        ("from ..store import engine", "escalog/records/layout.py", ["store"]),
        ("def f():\n    import escalog.ui.shell.window", "escalog/services/raise_it.py", ["ui"]),
        ("from escalog.domain import procedure", "escalog/ui/page/page.py", []),
    ],
)
def test_an_import_that_the_table_forbids_is_found_however_it_is_written(text, where, found, monkeypatch):
    path = ROOT / where
    monkeypatch.setitem(globals(), "_tree", lambda _: ast.parse(text))
    assert _of_ours_not_permitted(path) == found


def test_an_argument_without_annotation_is_found_in_a_nested_function_too():
    tree = ast.parse("def f() -> int:\n    def g(a, *, b: int):\n        return a\n    return 1\n")
    gaps = {each.name: _not_annotated(each, bound=False) for each in _functions(tree)}
    assert gaps == {"f": [], "g": ["a", "return"]}


def _loaded_by(statement: str) -> set[str]:
    """The top-level modules a fresh interpreter holds after one statement."""
    code = f"{statement}\nimport sys\nprint(*sorted({{name.split('.')[0] for name in sys.modules}}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    return set(done.stdout.split())


def test_starting_the_console_command_loads_neither_qt_nor_the_store():
    assert not _loaded_by("import escalog.__main__") & SLOW


def test_qt_drops_no_reference_to_none():
    """PySide6 6.12 under CPython 3.11 does, and kills the process after some 5,000 calls."""
    from PySide6.QtCore import QObject

    thing = QObject()
    before = sys.getrefcount(None)
    for number in range(1000):
        thing.setObjectName(str(number))
    assert sys.getrefcount(None) > before - 100


def _project_files() -> list[Path]:
    """The text files that git keeps; none outside a checkout."""
    done = subprocess.run(["git", "ls-files", "-z"], capture_output=True, check=False, cwd=ROOT)
    paths = [ROOT / name for name in done.stdout.decode().split("\0") if name]
    return [path for path in paths if path.suffix not in {".ttf", ".png", ".pdf", ".ico", ".icns"} and path.is_file()]


# Written in pieces so that this file does not find itself.
_NOT_OF_THE_PROJECT = re.compile(
    "|".join([r"\biss" + r"ue #?\d", r"\(#\d+\)", r"\bfixes #\d", "/wo" + "rk/", "/tm" + "p/te" + "am"]), re.IGNORECASE
)


def test_the_project_speaks_of_itself_alone():
    files = _project_files()
    if not files:
        pytest.skip("not a git checkout")
    found = [
        f"{_name(path)}: {match.group()}"
        for path in files
        if path.parts[-2] != "locks"
        for match in _NOT_OF_THE_PROJECT.finditer(path.read_text(encoding="utf-8", errors="replace"))
    ]
    assert found == []


def test_only_one_file_makes_timers():
    """Every other asks it, so that nothing is done later for a page that is gone."""
    makes = re.compile(r"QTimer\(|singleShot|startTimer|QBasicTimer")
    made = [_name(path) for path in SOURCES if makes.search(path.read_text(encoding="utf-8"))]
    assert [Path(each).name for each in made] == ["later.py"]
