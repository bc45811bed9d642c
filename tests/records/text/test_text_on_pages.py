"""What was stored is what is read: every character, in the order of reading, whatever it is."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from escalog.domain.record.blocks import KeyValues, Paragraph, Positions, Table
from escalog.records.pdf import fonts
from escalog.records.text.lines import broken, measured
from escalog.records.text.printable import MOST_MARKS, Replaced, visible
from escalog.records.text.shaping import shaped
from escalog.records.text.styles import BODY
from tests.builders.paper import glyphs_of, laid_out, read

NAMES = [
    "Łukasz Brzęczyszczykiewicz-Żółć",
    "Siân ap Gwŷr ŵrth y môr",
    "Nguyễn Thị Hồng Ngữ Ượng",
    "Ángel Núñez Güell i Çanç",
    "Þórður Ægisson ØÅß",
    "Dvořák ěščřžýáíéúůťďň",
    "İstanbullu Işık Ağaoğlu",
    "Αλέξανδρος Ὀδυσσεύς ᾧ ᾍ",
    "Наталія Їжакевич Ёлкин Ѣ",
    "Ṣọlá Adékúnlé Ẹ̀gbẹ́",
    "office ffi fl fj difficult",
]


def paragraph_read(text: str) -> str:
    """The text as it is read from the first paragraph of a page."""
    return read(Paragraph(text)).document.all("P")[0].text()


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_name_is_read_as_it_was_stored_composed_or_not(name, form):
    text = unicodedata.normalize(form, name)
    assert paragraph_read(text) == text


def test_stacked_accents_are_read_in_their_stored_order():
    text = "a\u0301\u0323\u0302 q\u0308\u0331 \u0438\u0306\u0301 \u03b1\u0313\u0301\u0345"
    assert paragraph_read(text) == text


def test_an_accent_on_a_letter_without_a_composed_form_is_placed_above_it():
    glyphs = [glyph for glyph, _ in glyphs_of(broken("x\u0302X\u0302", BODY, 400, Replaced())[0])]
    marks = [glyph for glyph in glyphs if not glyph.text]
    assert len(marks) == 2
    assert marks[1].up > marks[0].up


def test_a_line_end_of_two_characters_belongs_to_no_joiner():
    assert paragraph_read("\u0628\u200d\r\n\u0628") == "\u0628\u200d\r\n\u0628"


def test_more_shapes_than_one_font_has_codes_for_are_read_all_the_same(monkeypatch):
    monkeypatch.setattr(fonts, "MOST_CODES", 40)
    text = " ".join(f"{letter}\u0323{mark}{letter}" for letter in "abcdefghijklmnop" for mark in "\u0302\u0301\u0308")
    assert paragraph_read(text) == text


def test_line_ends_tabs_and_runs_of_spaces_are_kept():
    text = "one\n\ntwo\tthree    four \r\n  five\n"
    assert paragraph_read(text) == text


@pytest.mark.parametrize("text", ["<b>bold</b> &amp; <img src=x onerror=1>", "\\( ) (( \\r \\101 %PDF", "{0} %s $x^2$"])
def test_markup_is_printed_as_it_was_typed(text):
    assert paragraph_read(text) == text


HIDDEN = {
    "\u202e": "[U+202E RIGHT-TO-LEFT OVERRIDE]",
    "\u2067": "[U+2067 RIGHT-TO-LEFT ISOLATE]",
    "\u200b": "[U+200B ZERO WIDTH SPACE]",
    "\u00ad": "[U+00AD SOFT HYPHEN]",
    "\ufeff": "[U+FEFF ZERO WIDTH NO-BREAK SPACE]",
    "\u2028": "[U+2028 LINE SEPARATOR]",
    "\x00": "[U+0000 NULL]",
    "\x1b": "[U+001B ESCAPE]",
    "\x7f": "[U+007F DELETE]",
    "\x85": "[U+0085 CONTROL CHARACTER]",
    "\r": "[U+000D CARRIAGE RETURN]",
    "\u034f": "[U+034F COMBINING GRAPHEME JOINER]",
    "\ue000": "[U+E000 PRIVATE USE CHARACTER]",
    "\U0001fae0": "[U+1FAE0 MELTING FACE]",
    "\u200d": "[U+200D ZERO WIDTH JOINER]",
    "\u200f": "[U+200F RIGHT-TO-LEFT MARK]",
    "\ufe0f": "[U+FE0F VARIATION SELECTOR-16]",
    "\u05b0": "[U+05B0 HEBREW POINT SHEVA]",
    "\U00012000": "[U+12000 CUNEIFORM SIGN A]",
}


@pytest.mark.parametrize("character", HIDDEN)
def test_a_character_that_has_no_shape_or_would_hide_stands_there_by_name(character):
    assert paragraph_read(f"a{character}b") == f"a{HIDDEN[character]}b"


def test_replaced_characters_are_counted_and_listed_on_the_last_page():
    done = laid_out(Paragraph("🫠 and \u202e and 🫠"), KeyValues((("Child", "🫠"),)))
    assert done.replaced == (("U+202E RIGHT-TO-LEFT OVERRIDE", 1), ("U+1FAE0 MELTING FACE", 3))
    last = read(Paragraph("🫠 and \u202e and 🫠")).document.all("Sect")[-1]
    assert [row.text() for row in last.all("TR")][1:] == [
        "U+202E RIGHT-TO-LEFT OVERRIDEonce",
        "U+1FAE0 MELTING FACE2 times",
    ]


def test_a_record_without_such_characters_lists_none():
    assert laid_out(Paragraph("Plain words.")).replaced == ()
    assert "Characters printed as codes" not in read(Paragraph("Plain words.")).text()


def test_characters_in_a_repeated_head_of_a_table_are_counted_once():
    table = Table("", ("🫠", "What"), tuple((str(number), "word " * 40) for number in range(60)))
    assert laid_out(table).replaced == (("U+1FAE0 MELTING FACE", 1),)


def test_marks_heaped_on_one_letter_cannot_cover_other_lines():
    text = "a" + "\u0301" * (MOST_MARKS + 2)
    assert paragraph_read(text) == "a" + "\u0301" * MOST_MARKS + "[U+0301 COMBINING ACUTE ACCENT]" * 2


def test_an_arrow_that_only_the_mono_face_has_is_drawn():
    assert paragraph_read("stage 1 → stage 2") == "stage 1 → stage 2"


def test_no_word_of_a_case_stays_in_memory_once_the_pages_are_built():
    laid_out(Paragraph("Canary"))
    assert shaped.cache_info().currsize == 0


LONG = "Wort " * 2600


@pytest.mark.parametrize(
    ("block", "tag"),
    [
        (Table("", ("When", "What"), (("Mon", LONG), ("Tue", "x"))), "TD"),
        (KeyValues((("Said", LONG),)), "TD"),
        (Positions("A", "B", "", "", (("Holds", LONG, "short"),)), "TD"),
        (Paragraph(LONG), "P"),
    ],
    ids=["table", "key values", "positions", "paragraph"],
)
def test_thirteen_thousand_characters_run_over_pages_without_loss(block, tag):
    assert LONG in [each.text() for each in read(block).document.all(tag)]


def test_a_word_of_400_letters_breaks_inside_its_column():
    word = "Łw" * 200
    found = read(Table("", ("One", "Two", "Three"), ((word, "b", "c"),)))
    assert word in [each.text() for each in found.document.all("TD")]
    column = broken(word, BODY, 100, Replaced())
    assert len(column) > 10
    assert all(line.width <= 100 for line in column)


def test_two_hundred_thousand_characters_in_one_field_are_all_there():
    text = "".join(f"{number} naïve Ωμέγα слово " for number in range(9000))[:200_000]
    assert paragraph_read(text) == text


def test_two_hundred_thousand_letters_without_a_space_are_all_there():
    text = "é" * 200_000
    assert paragraph_read(text) == text


@settings(max_examples=60)
@given(st.text(st.characters(codec="utf-8"), max_size=60), st.floats(20, 300))
def test_the_lines_of_any_text_together_are_the_text(text, width):
    shown = visible(text, BODY.role, Replaced())
    lines = broken(text, BODY, width, Replaced())
    assert "".join(line.text for line in lines) == shown
    widest, wide = measured(text, BODY)
    assert len(wide) == text.replace("\r\n", "\n").count("\n") + 1
    assert all(line.width <= max(width, widest) + 0.01 for line in lines)


@settings(max_examples=60)
@given(st.text(st.characters(codec="utf-8"), max_size=80))
def test_any_text_at_all_can_be_printed(text):
    assert paragraph_read(text or "x") == visible(text or "x", BODY.role, Replaced())
