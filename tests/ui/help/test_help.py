"""Help pages: what is read of their text, and what of it can be pressed or read out."""

import pytest
from PySide6.QtWidgets import QWidget

from escalog.resources import resource_path
from escalog.ui.help.block_parts import block_part
from escalog.ui.help.markdown import Block, BlockKind, Link, read_blocks
from escalog.ui.help.page import HelpPage, help_blocks, help_names, help_title
from escalog.ui.page.targets import HelpTarget
from escalog.ui.widgets.buttons import Button
from escalog.ui.widgets.layouts import Box
from escalog.ui.widgets.text import Text

PAGES = sorted(path.stem for path in resource_path("help").iterdir())


def kinds(text: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in read_blocks(text)]


def words(part: QWidget) -> list[str]:
    return [text.text() for text in part.findChildren(Text)]


@pytest.mark.parametrize("page", PAGES)
class TestEveryPage:
    def test_has_one_title_and_it_stands_first(self, page):
        found = [block.kind for block in help_blocks(page)]
        assert found[0] == BlockKind.TITLE
        assert found.count(BlockKind.TITLE) == 1
        assert help_title(page) == help_blocks(page)[0].text

    def test_shows_no_mark_of_how_it_is_written(self, page):
        said = [block.text + " ".join(map(" ".join, block.rows)) for block in help_blocks(page)]
        assert not [text for text in said if "**" in text or "](" in text or "`" in text or "{version}" in text]

    def test_leads_only_to_pages_that_are_there(self, page):
        assert {link.page for block in help_blocks(page) for link in block.links} <= set(help_names())


def test_the_help_on_information_governance_is_there():
    assert "information-governance" in help_names()


def test_lines_of_a_paragraph_are_one_text():
    assert kinds("# A\n\none\ntwo\n\nthree\n") == [("title", "A"), ("paragraph", "one two"), ("paragraph", "three")]


def test_a_list_in_a_list_stands_deeper_and_numbers_are_kept():
    blocks = read_blocks("- a\n  1. b\n  2. c\n\n     more of c\n- d\n")
    assert [(block.mark, block.depth, block.text) for block in blocks] == [
        ("•", 1, "a"),
        ("1.", 2, "b"),
        ("2.", 2, "c"),
        ("", 2, "more of c"),
        ("•", 1, "d"),
    ]


def test_a_paragraph_after_a_list_is_no_item():
    assert [block.kind for block in read_blocks("- a\n\nb\n")] == [BlockKind.ITEM, BlockKind.PARAGRAPH]


def test_code_keeps_its_lines_and_what_they_begin_with():
    assert kinds("    a = (1,\n         2)\n") == [("code", "a = (1,\n     2)")]


def test_a_table_is_rows_of_words():
    (table,) = read_blocks("| a | b |\n|---|---|\n| `c` | [Keys](keys.md) |\n")
    assert table == Block(BlockKind.TABLE, rows=(("a", "b"), ("c", "Keys")), links=(Link("Keys", "keys"),))


@pytest.mark.parametrize("text", ["*a*", "__a__", "<b>a</b>", "&amp;", 'as \\" or \\\\', "![a](b)", "http://a.example"])
def test_everything_else_stands_as_it_is_written(text):
    assert kinds(text) == [("paragraph", text.replace("![a](b)", "!a"))]


def test_a_link_out_of_the_help_is_words_and_leads_nowhere():
    assert read_blocks("[a](https://a.example/)") == [Block(BlockKind.PARAGRAPH, "a")]


def test_a_table_is_shown_with_its_head_and_all_its_cells(qtbot):
    part = block_part(Block(BlockKind.TABLE, rows=(("a", "b"), ("c", "d"))))
    qtbot.addWidget(part)
    assert words(part) == ["a", "b", "c", "d"]


def test_a_deeper_item_stands_further_in(qtbot):
    lefts = []
    for depth in (1, 2, 3):
        part = block_part(Block(BlockKind.ITEM, "a", "•", depth))
        qtbot.addWidget(part)
        assert isinstance(part, Box)
        lefts.append(part.box.contentsMargins().left())
    assert lefts[0] == 0 < lefts[1] < lefts[2]


@pytest.fixture
def page(qtbot):
    page = HelpPage()
    qtbot.addWidget(page)
    return page


def test_a_link_in_a_text_opens_its_page(page):
    page.arrive(HelpTarget("agenda"))
    (link,) = page.text.findChildren(Button)
    assert link.text() == "Closures and extra working days"
    link.click()
    assert page.where() == HelpTarget("closures")
    assert page.heading.text() == "Closures and extra working days"


def test_what_stands_under_a_heading_is_read_out_with_it(page):
    page.arrive(HelpTarget("check"))
    heading = next(text for text in page.text.findChildren(Text) if text.text() == "What the verdicts mean")
    assert "Cannot tell: there is no signature of ours" in heading.accessibleDescription()
