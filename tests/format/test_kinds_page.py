"""The published page on the kinds of entry says what the program's own table says."""

import importlib.util
from pathlib import Path
from types import ModuleType

from escalog.domain.entry_kinds.table import KINDS
from escalog.resources import resource_text

ROOT = Path(__file__).resolve().parents[2]


def _script(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / "packaging" / "tools" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_on_kinds_of_entry_is_what_its_script_writes():
    written = _script("make_format_kinds").kinds_page()
    assert resource_text("help", "format-kinds.md") == written, "run: python packaging/tools/make_format_kinds.py"


def test_every_kind_and_every_field_has_its_line():
    page = resource_text("help", "format-kinds.md")
    for kind in KINDS.values():
        section = page.split(f"## Kind {kind.id}\n", 1)[1].split("\n## ", 1)[0]
        assert [field.name for field in kind.fields if f"`{field.name}`" not in section] == [], kind.id
