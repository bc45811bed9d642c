"""The shape of the code, held as data: who may import whom, how long things may grow, what every function says.

One test per rule, over all files at once: a failure lists every place that breaks the rule.
"""

import ast
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest

from escalog.domain.values.kind_id import KindId

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "escalog"

MOST_LINES_IN_A_FILE = 400
MOST_LINES_IN_A_CLASS = 200
MOST_LINES_IN_A_FUNCTION = 60
MOST_MODULES_IN_A_FOLDER = 12

# Every room, from the ground up, with what of ours it may import. A room is a folder, or a file that stands directly
# in a part (`escalog/store/vault.py`). `escalog.resources` and `escalog.__version__` may be imported by all.
ROOMS: dict[str, str] = {
    "domain.values": "",
    "domain.procedure": "domain.values",
    "domain.deadlines": "domain.procedure domain.values",
    "domain.pack.toml": "domain.procedure domain.values",
    "domain.pack.rules": "domain.deadlines domain.pack.toml domain.procedure domain.values",
    "domain.pack": "domain.pack.rules domain.pack.toml domain.procedure domain.values",
    "domain.entry_kinds": "domain.procedure domain.values",
    "domain.log": "domain.entry_kinds domain.procedure domain.values",
    "domain.describing": "domain.pack domain.pack.toml domain.deadlines domain.procedure domain.values",
    "domain.comparing": "domain.describing domain.pack.toml domain.deadlines domain.procedure domain.values",
    "domain.ladder": "domain.log domain.entry_kinds domain.deadlines domain.procedure domain.values",
    "domain.dispute": "domain.ladder domain.log domain.entry_kinds domain.deadlines domain.procedure domain.values",
    "domain.permissions": "domain.dispute domain.ladder domain.log domain.entry_kinds domain.deadlines"
    " domain.procedure domain.values",
    "domain.next_step": "domain.permissions domain.dispute domain.ladder domain.log domain.deadlines domain.procedure"
    " domain.values",
    "domain.agenda": "domain.next_step domain.dispute domain.ladder domain.log domain.deadlines domain.procedure"
    " domain.values",
    "domain.record": "domain.next_step domain.describing domain.dispute domain.ladder domain.log domain.entry_kinds"
    " domain.deadlines domain.procedure domain.values",
    "ledger.keys": "domain",
    "ledger.entry": "ledger.keys domain",
    "ledger.log": "ledger.entry ledger.keys domain",
    "store.database": "domain",
    "store.keys": "store.database domain",
    "store.log": "store.database ledger domain",
    "store.lists": "store.database store.log ledger domain",
    "store.backup": "store.database store.keys store.log domain",
    "store.kept": "store.lists store.database ledger domain",
    "store.vault": "store.backup store.kept store.lists store.log store.keys store.database ledger domain",
    "store.opening": "store.vault store.backup store.lists store.log store.keys store.database ledger domain",
    "store.access": "store.opening store.vault store.keys store.database domain",
    "store.migrations": "",
    "store.migrations.versions": "",
    "records.text": "",
    "records.pdf": "records.text",
    "records.layout": "records.pdf records.text domain",
    "records.attachment": "ledger domain",
    "records.signers": "domain",
    "records.signing": "ledger",
    "records.making": "records.attachment records.layout records.pdf records.signers records.text ledger domain",
    "records.checking.bytes": "",
    "records.checking.signature": "records.checking.bytes records.signing ledger",
    "records.checking.pages": "records.checking.bytes records.text ledger domain",
    "records.checking": "records.checking.pages records.checking.bytes records.checking.signature records.attachment"
    " records.making records.signers ledger domain",
    "records.viewing": "records.checking records.making records.attachment records.signers records.text domain",
    "services.laptop": "store wording domain",
    "services.kept": "services.laptop store ledger wording domain",
    "services.procedures": "services.kept services.laptop store wording domain",
    "services.disagreements": "services.procedures services.laptop store ledger wording domain",
    "services.care": "services.disagreements services.kept services.laptop store ledger wording domain",
    "services.agenda": "services.care services.disagreements services.procedures services.kept services.laptop store"
    " wording domain",
    "services.records": "services.care services.disagreements services.procedures services.kept services.laptop"
    " records ledger wording domain",
    "services.desk": "services.agenda services.records services.care services.disagreements services.procedures"
    " services.kept services.laptop store records ledger wording domain",
    "services.opening": "services.desk services.records services.laptop store ledger wording domain",
    "ui.later": "",
    "ui.look": "ui.later wording",
    "ui.preferences": "ui.look services wording domain",
    "ui.widgets": "ui.later ui.look wording",
    "ui.diagrams": "ui.later ui.widgets ui.look wording",
    "ui.forms": "ui.later ui.widgets ui.look wording domain",
    "ui.page": "ui.later ui.forms ui.widgets ui.look services wording domain",
    "ui.acts": "ui.later ui.page ui.forms ui.widgets ui.look services wording domain",
    "ui.chronology": "ui.later ui.acts ui.widgets ui.look wording domain",
    "ui.disagreement": "ui.later ui.chronology ui.acts ui.page ui.forms ui.diagrams ui.widgets ui.look services wording"
    " domain",
    "ui.disagreements": "ui.later ui.page ui.forms ui.widgets ui.look services wording domain",
    "ui.today": "ui.later ui.page ui.diagrams ui.widgets ui.look services wording domain",
    "ui.agenda": "ui.later ui.page ui.forms ui.widgets ui.look services wording domain",
    "ui.procedures": "ui.later ui.page ui.forms ui.diagrams ui.widgets ui.look services wording domain",
    "ui.raising": "ui.later ui.procedures ui.page ui.forms ui.widgets ui.look services wording domain",
    "ui.records": "ui.later ui.page ui.forms ui.diagrams ui.widgets ui.look services wording domain",
    "ui.setup": "ui.later ui.procedures ui.page ui.forms ui.widgets ui.look services wording domain",
    "ui.settings": "ui.later ui.preferences ui.setup ui.page ui.forms ui.widgets ui.look services wording domain",
    "ui.help": "ui.later ui.page ui.widgets ui.look wording",
    "ui.shell": "ui.later ui.preferences ui.page ui.widgets ui.look wording",
    "ui.session": "ui.later ui.agenda ui.disagreement ui.disagreements ui.help ui.page ui.procedures ui.raising"
    " ui.records"
    " ui.settings ui.setup ui.shell ui.today ui.widgets services wording domain",
    "wording": "domain",
    "wiring": "services records store ledger domain",
    "cli": "wiring services wording domain",
    "app": "wiring services ui wording domain",
    "__main__": "app cli wording domain",
    "resources": "",
}

# What of other people's a part may import, besides the standard library.
LIBRARIES: dict[str, str] = {
    "domain": "msgspec tomli_w",
    "ledger": "msgspec cryptography",
    "store": "sqlalchemy alembic sqlcipher3 cryptography filelock",
    "records": "reportlab uharfbuzz pyhanko cryptography pypdfium2",
    "ui": "PySide6 shiboken6 markdown_it",
    "wiring": "platformdirs",
    "app": "PySide6",
}

# Where a function may import, and why: what is slow to load is loaded by the first use, not by the first paint.
LATE: dict[str, str] = {
    "escalog/__main__.py": "chooses between the window and the command line",
    "escalog/app.py": "paints the first screen before it loads the rest",
    "escalog/cli/command_line.py": "a command loads what it needs and no other",
    "escalog/cli/comparing.py": "a command loads what it needs and no other",
    "escalog/cli/procedures.py": "a command loads what it needs and no other",
    "escalog/cli/stores.py": "a command loads what it needs and no other",
    "escalog/domain/values/failure.py": "msgspec reads the sentences when the first failure is said",
    "escalog/wording/language.py": "the first screen says no days",
    "escalog/records/checking/check.py": "pyHanko",
    "escalog/records/checking/rebuilding.py": "reportlab",
    "escalog/records/pdf/document.py": "reportlab",
    "escalog/records/signers/trust.py": "cryptography",
    "escalog/records/signing/signing.py": "pyHanko",
    "escalog/records/viewing/accessible_copy.py": "pyHanko and the checks",
    "escalog/records/viewing/preview.py": "pypdfium2",
    "escalog/services/opening/opening.py": "SQLAlchemy",
    "escalog/services/records/issuing.py": "reportlab and pyHanko",
    "escalog/services/records/saving.py": "pyHanko",
    "escalog/store/access.py": "SQLAlchemy",
    "escalog/store/opening/migrating.py": "alembic",
    "escalog/ui/forms/line.py": "the list of suggestions",
    "escalog/ui/preferences.py": "writing a file",
    "escalog/ui/help/markdown.py": "markdown-it-py",
    "escalog/ui/records/reader.py": "printing",
    "escalog/ui/records/record_page.py": "printing",
    "escalog/ui/setup/recovery_sheet.py": "printing",
    "escalog/ui/shell/idle_lock.py": "the desktop's bus",
    "escalog/ui/shell/window.py": "what the first paint does not need",
    "escalog/ui/widgets/announce.py": "accessibility",
    "escalog/wiring.py": "platformdirs",
}

# Where whatever comes is caught, and why that is the answer there.
BROAD: dict[str, str] = {
    "escalog/cli/command_line.py": "the boundary: our fault, said without any text of a case",
    "escalog/records/checking/check.py": "a file may be broken in any way, and each of them is a verdict",
    "escalog/records/checking/rebuilding.py": "pages that cannot be built again are not those of the log",
    "escalog/records/viewing/accessible_copy.py": "what a stranger's log holds may break its copy, and that is said",
    "escalog/store/opening/placing.py": "the folder is put back, and the error goes on",
    "escalog/ui/page/worker.py": "the boundary between the two threads",
}

# Classes that are still larger than they should be. The list may only become shorter.
STILL_LARGER: set[str] = set()

# Blocks of a record, what prints them and what draws them: the same thing, and so the same name.
ONE_THING = {"Heading", "PageBreak", "Paragraph", "RailStage", "StageRail", "Table"}

OF_ONE_SYSTEM = {"ctypes", "fcntl", "msvcrt", "resource", "winreg"}
"""What only one system has cannot stand at the top of a file."""

SLOW = {"alembic", "cryptography", "msgspec", "pyhanko", "pypdfium2", "reportlab", "sqlalchemy", "sqlcipher3"}
SLOW |= {"PySide6", "markdown_it", "tomllib"}

SOURCES = sorted(PACKAGE.rglob("*.py"))
MODULES = {path: ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__") for path in SOURCES}
NAMES = set(MODULES.values())


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _room_of(module: str) -> str:
    """The row of the table that a module belongs to."""
    inside = module.removeprefix("escalog.")
    if inside in ROOMS:
        return inside
    return inside.rpartition(".")[0] or inside


def _part_of(room: str) -> str:
    return room.partition(".")[0]


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


@cache
def _imports_of(path: Path) -> frozenset[str]:
    return frozenset(_imported(_tree(path), path))


def _imported(tree: ast.AST, path: Path) -> Iterator[str]:
    """The dotted names that the import statements of a file bring in, modules where they are modules of ours."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            module = node.module or ""
            if node.level:
                here = path.relative_to(ROOT).with_suffix("").parts[: -node.level]
                module = ".".join([*here, module]).rstrip(".")
            for alias in node.names:
                inner = f"{module}.{alias.name}"
                yield inner if inner in NAMES or module == "escalog" else module


def _ours(path: Path) -> set[str]:
    return {name for name in _imports_of(path) if name.startswith("escalog.")}


def _functions(tree: ast.AST) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def _length(node: ast.stmt) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def _may_import(room: str, other: str) -> bool:
    """Whether the table lets a room import another: itself, a row it names, or a whole part it names."""
    permitted = {room, "resources", "__version__", *ROOMS[room].split()}
    return other in permitted or _part_of(other) in permitted


def _forbidden(tree: ast.AST, path: Path) -> list[str]:
    room = _room_of(".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"))
    named = {name for name in _imported(tree, path) if name.startswith("escalog.")}
    return sorted(name for name in named if not _may_import(room, _room_of(name)))


def test_every_file_stands_in_a_room_of_the_table():
    rooms = {_room_of(module) for path, module in MODULES.items() if path.name != "__init__.py"}
    assert sorted(rooms - set(ROOMS)) == []


def test_every_file_imports_only_the_rooms_that_the_table_permits():
    found = {_name(path): _forbidden(_tree(path), path) for path in SOURCES if path.name != "__init__.py"}
    assert {name: modules for name, modules in found.items() if modules} == {}


def test_no_folder_file_of_its_own_imports_anything():
    """`__init__.py` says in one line what the folder is for. The one at the top holds the version."""
    assert [_name(path) for path in SOURCES if path.name == "__init__.py" and any(_imports_of(path))] == []


def test_every_file_imports_only_the_libraries_that_the_table_permits():
    usual = set(sys.stdlib_module_names) | {"escalog"}
    found = {}
    for path, module in MODULES.items():
        tops = {name.partition(".")[0] for name in _imports_of(path)}
        found[_name(path)] = sorted(tops - usual - set(LIBRARIES.get(_part_of(_room_of(module)), "").split()))
    assert {name: libraries for name, libraries in found.items() if libraries} == {}


def test_no_file_imports_both_qt_and_sqlalchemy():
    for path in SOURCES:
        tops = {name.partition(".")[0] for name in _imports_of(path)}
        assert not {"PySide6", "sqlalchemy"} <= tops, _name(path)


def _circles(arrows: Mapping[str, Iterable[str]]) -> list[list[str]]:
    """The groups of nodes that reach each other (Tarjan's strongly connected components)."""
    order: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    groups: list[list[str]] = []

    def visit(node: str) -> None:
        order[node] = low[node] = len(order)
        stack.append(node)
        for other in arrows.get(node, ()):
            if other not in order:
                visit(other)
                low[node] = min(low[node], low[other])
            elif other in stack:
                low[node] = min(low[node], order[other])
        if low[node] == order[node]:
            group = stack[stack.index(node) :]
            del stack[stack.index(node) :]
            if len(group) > 1:
                groups.append(sorted(group))

    for node in arrows:
        if node not in order:
            visit(node)
    return groups


def test_no_files_import_each_other_in_a_circle():
    assert _circles({module: sorted(_ours(path) & NAMES) for path, module in MODULES.items()}) == []


def test_no_rooms_import_each_other_in_a_circle():
    arrows: dict[str, set[str]] = {}
    for path, module in MODULES.items():
        rooms = {_room_of(name) for name in _ours(path) & NAMES} - {_room_of(module)}
        arrows.setdefault(_room_of(module), set()).update(rooms)
    assert _circles(arrows) == []


def test_the_table_itself_has_no_circle():
    def reached(room: str) -> list[str]:
        named = ROOMS[room].split()
        return [other for other in ROOMS if other in named or _part_of(other) in named]

    assert _circles({room: reached(room) for room in ROOMS}) == []


def test_a_circle_is_found():
    assert _circles({"a": ["b"], "b": ["c"], "c": ["b"], "d": ["a"]}) == [["b", "c"]]


def test_no_folder_holds_more_than_twelve_modules():
    count = Counter(path.parent for path in SOURCES if path.name != "__init__.py" and path.parent.name != "versions")
    assert {_name(folder): number for folder, number in count.items() if number > MOST_MODULES_IN_A_FOLDER} == {}


def test_no_file_has_more_than_400_lines():
    long = {_name(path): len(path.read_text(encoding="utf-8").splitlines()) for path in SOURCES}
    assert {name: lines for name, lines in long.items() if lines > MOST_LINES_IN_A_FILE} == {}


def test_no_class_has_more_than_200_lines_but_those_listed():
    long = {
        f"{_name(path)} {node.name}"
        for path in SOURCES
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.ClassDef) and _length(node) > MOST_LINES_IN_A_CLASS
    }
    assert sorted(long ^ STILL_LARGER) == []


def test_no_two_classes_share_a_name():
    places: dict[str, list[str]] = {}
    for path in SOURCES:
        for node in ast.walk(_tree(path)):
            if isinstance(node, ast.ClassDef):
                places.setdefault(node.name, []).append(_name(path))
    shared = {name: paths for name, paths in places.items() if len(paths) > 1}
    assert {name: paths for name, paths in shared.items() if name not in ONE_THING} == {}


def test_no_function_has_more_than_60_lines():
    long = {f"{_name(path)} {each.name}": _length(each) for path in SOURCES for each in _functions(_tree(path))}
    assert {name: lines for name, lines in long.items() if lines > MOST_LINES_IN_A_FUNCTION} == {}


def test_only_the_listed_files_catch_whatever_comes():
    broad = {
        _name(path)
        for path in SOURCES
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or (isinstance(node.type, ast.Name) and node.type.id in {"Exception", "BaseException"}))
    }
    assert sorted(broad ^ set(BROAD)) == []


def test_only_the_listed_files_import_inside_a_function():
    late: dict[str, set[str]] = {}
    for path in SOURCES:
        names = {name for function in _functions(_tree(path)) for name in _imported(function, path)}
        names = {name for name in names if name.partition(".")[0] not in OF_ONE_SYSTEM}
        if names:
            late[_name(path)] = names
    assert sorted(set(late) - set(LATE)) == []
    assert sorted(set(LATE) - set(late)) == [], "listed, and needs it no longer"


def test_every_name_is_imported_from_the_file_that_defines_it():
    defined: dict[str, set[str]] = {}
    for path, module in MODULES.items():
        names: set[str] = set()
        for node in _tree(path).body:
            for inner in ast.walk(node):
                if isinstance(inner, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                    names.add(inner.name)
                elif isinstance(inner, ast.Name) and isinstance(inner.ctx, ast.Store):
                    names.add(inner.id)
        defined[module] = names
    found = [
        f"{_name(path)}: {alias.name} from {node.module}"
        for path in SOURCES
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.ImportFrom) and node.module in defined
        for alias in node.names
        if alias.name not in defined[node.module] and f"{node.module}.{alias.name}" not in NAMES
    ]
    assert found == []


# Where kinds are named, and where an event or an act of a procedure happens to have the same id.
_NAME_KINDS = (
    "escalog/domain/entry_kinds/",
    "escalog/domain/values/kind_id.py",
    "escalog/domain/procedure/vocabulary.py",
)


def _bare_kinds(tree: ast.AST) -> Iterator[int]:
    """The lines on which a kind of entry is compared with, or looked up by, text that is written out."""
    known = {kind.value for kind in KindId}

    def texts(node: ast.AST) -> bool:
        return any(isinstance(each, ast.Constant) and each.value in known for each in ast.walk(node))

    def speaks_of_a_kind(node: ast.AST) -> bool:
        return ast.unparse(node).rpartition(".")[2] in {"kind", "kind_id", "main", "left_by", "KINDS"}

    for node in ast.walk(tree):
        if isinstance(node, ast.Compare) and speaks_of_a_kind(node.left):
            yield from (node.lineno for other in node.comparators if texts(other))
        elif isinstance(node, ast.Match) and speaks_of_a_kind(node.subject):
            yield from (case.pattern.lineno for case in node.cases if texts(case.pattern))
        elif isinstance(node, ast.Subscript):
            yield from [node.lineno] if speaks_of_a_kind(node.value) and texts(node.slice) else []
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and "-" in node.value:
            yield from [node.lineno] if node.value in known else []


def test_no_rule_speaks_of_a_kind_by_bare_text():
    rules = [path for path in SOURCES if not _name(path).startswith(_NAME_KINDS)]
    assert [f"{_name(path)}:{line}" for path in rules for line in _bare_kinds(_tree(path))] == []


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("if entry.kind == 'contact': pass", [1]),
        ("x = row.kind in ('note', 'reply')", [1]),
        ("match kind:\n    case 'closed': pass", [2]),
        ("KINDS['raised'].field('decision')", [1]),
        ("tell('action-answer')", [1]),
        ("if entry.kind == KindId.CONTACT and what == 'note': pass", []),
    ],
)
def test_a_kind_spoken_of_by_bare_text_is_found(text, lines):
    assert list(_bare_kinds(ast.parse(text))) == lines


def test_every_file_says_what_it_is_for():
    assert [_name(path) for path in SOURCES if not ast.get_docstring(_tree(path))] == []


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


def test_every_argument_and_every_return_is_annotated():
    missing = {}
    for path in SOURCES:
        bound = _bound(_tree(path))
        for function in _functions(_tree(path)):
            if gaps := _not_annotated(function, bound=function in bound):
                missing[f"{_name(path)}:{function.lineno} {function.name}"] = gaps
    assert missing == {}


def test_finding_data_files_is_left_to_resources():
    for path in SOURCES:
        if path.name == "resources.py":
            continue
        names = {node.id for node in ast.walk(_tree(path)) if isinstance(node, ast.Name)}
        assert "__file__" not in names, _name(path)
        assert not [name for name in _imports_of(path) if name.startswith(("importlib.resources", "pkgutil"))], _name(
            path
        )


def test_every_file_has_a_name_that_says_what_is_in_it():
    assert [_name(path) for path in SOURCES if re.search(r"util|helper|common|manager|misc", path.stem)] == []


@pytest.mark.parametrize(
    ("text", "where", "found"),
    [
        ("from escalog.store.vault import Vault", "escalog/ui/page/page.py", ["escalog.store.vault"]),
        ("from escalog import store", "escalog/records/layout/flow.py", ["escalog.store"]),
        ("from ...store import vault", "escalog/records/layout/flow.py", ["escalog.store.vault"]),
        (
            "def f():\n    import escalog.ui.shell.window",
            "escalog/services/care/care.py",
            ["escalog.ui.shell.window"],
        ),
        (
            "from escalog.domain.ladder.stays import Stay",
            "escalog/domain/log/order.py",
            ["escalog.domain.ladder.stays"],
        ),
        ("from escalog.domain.procedure.model import Stage", "escalog/ui/page/page.py", []),
    ],
)
def test_an_import_that_the_table_forbids_is_found_however_it_is_written(text, where, found):
    assert _forbidden(ast.parse(text), ROOT / where) == found


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
