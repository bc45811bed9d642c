"""The published page on the kinds of entry says what the program's own table says."""

from escalog.domain.entry_kinds.table import KINDS
from escalog.resources import resource_text
from tests.builders.tool import tool


def test_the_page_on_kinds_of_entry_is_what_its_script_writes():
    written = tool("make_format_kinds").kinds_page()
    assert resource_text("help", "format-kinds.md") == written, "run: python packaging/tools/make_format_kinds.py"


def test_every_kind_and_every_field_has_its_line():
    page = resource_text("help", "format-kinds.md")
    for kind in KINDS.values():
        section = page.split(f"## Kind {kind.id}\n", 1)[1].split("\n## ", 1)[0]
        assert [field.name for field in kind.fields if f"`{field.name}`" not in section] == [], kind.id
