"""No name is ever altered: in every script, what is read in structure order is what was stored."""

import re
import shutil
import subprocess
import unicodedata

import pytest

from escalog.domain.record.blocks import Heading, KeyValues, Paragraph, Table
from escalog.records.text.faces import face
from escalog.records.text.lines import broken
from escalog.records.text.printable import Replaced
from escalog.records.text.styles import BODY, H2
from tests.builders.paper import glyphs_of, laid_out, read
from tests.records.scripts.names import NAMES, names

FORMS = ("NFC", "NFD")


def test_there_are_five_hundred_names_in_thirty_scripts_and_spellings():
    assert len(set(names())) >= 500
    assert len(NAMES) >= 30


@pytest.mark.parametrize("form", FORMS)
def test_every_name_is_read_as_it_was_stored(form):
    stored = [unicodedata.normalize(form, name) for name in names()]
    paper = read(*(Paragraph(name) for name in stored))
    assert [each.text() for each in paper.document.all("P")[: len(stored)]] == stored
    assert laid_out(*(Paragraph(name) for name in stored)).replaced == ()


def test_every_name_is_read_from_a_narrow_cell_a_heading_and_beside_other_scripts():
    stored = [f"{left} ({right}), 2015: {left}/{right}" for left, right in zip(names(), names()[7:], strict=False)]
    rows = tuple((left, "Łukasz", right) for left, right in zip(stored, reversed(stored), strict=True))
    paper = read(Table("Names", ("A", "B", "C"), rows))
    found = [tuple(cell.text() for cell in row.all("TD")) for row in paper.document.all("TR")]
    assert [row for row in found if len(row) == 3][: len(rows)] == list(rows)
    one = names()[3::40]
    assert [each.text() for each in read(*(Heading(2, name) for name in one)).document.all("H2")[: len(one)]] == one
    labels = read(KeyValues(tuple((name, "x") for name in one))).document.all("TH")
    assert [each.text() for each in labels[: len(one)]] == one


@pytest.mark.skipif(shutil.which("pdfinfo") is None, reason="pdfinfo is not on this machine")
def test_another_reader_finds_the_same_names_in_the_structure(tmp_path):
    stored = names()
    (tmp_path / "names.pdf").write_bytes(laid_out(*(Paragraph(name) for name in stored)).pdf)
    said = subprocess.run(
        ["pdfinfo", "-struct-text", str(tmp_path / "names.pdf")], capture_output=True, check=True, timeout=60
    ).stdout.decode("utf-8")
    texts = (line.strip() for line in said.splitlines())
    found = {text.strip('"').replace("\u200b", "") for text in texts if text.startswith('"')}
    assert [name for name in stored if name not in found] == []


def test_right_to_left_letters_stand_from_right_to_left_and_numbers_do_not():
    line = broken("שלום 123", BODY, 400, Replaced())[0]
    places = {glyph.text: at for glyph, at in glyphs_of(line)}
    assert places["ש"] > places["ל"] > places["ו"]
    assert places["1"] < places["2"] < places["3"] < places["ם"]


def test_a_right_to_left_paragraph_begins_at_the_right_and_an_english_one_with_such_a_name_at_the_left():
    assert broken("محمد", BODY, 400, Replaced())[0].left > 300
    assert broken("The child محمد", BODY, 400, Replaced())[0].left == 0


def test_arabic_letters_are_joined():
    apart = {glyphs_of(broken(letter, BODY, 400, Replaced())[0])[0][0].glyph for letter in "محمد"}
    together = {glyph.glyph for glyph, _ in glyphs_of(broken("محمد", BODY, 400, Replaced())[0])}
    assert not together <= apart


def test_bold_is_bold_in_scripts_that_have_no_bold_face_too():
    assert b"2 Tr" not in laid_out(Paragraph("ক.ম. and মায়া"), Heading(2, "Child: K.M., Łukasz")).pdf
    heavy = re.findall(rb"2 Tr\n(.*?)\n0 Tr", laid_out(Heading(2, "Child: ক.ম.")).pdf, re.DOTALL)
    assert len(heavy) == 2
    assert all(b"] TJ" in each for each in heavy)


def test_brackets_face_what_they_hold():
    left = glyphs_of(broken("(a)", BODY, 400, Replaced())[0])[0][0]
    right = glyphs_of(broken("(א)", BODY, 400, Replaced())[0])[0][0]
    assert left.text == right.text == "("
    assert left.glyph != right.glyph


def test_chinese_is_broken_between_signs_and_not_before_a_full_stop():
    lines = broken("他说他不想回家，因为他害怕。" * 8, BODY, 120, Replaced())
    assert len(lines) > 8
    assert all(line.text[0] not in "，。" for line in lines)
    assert all(line.width <= 120 for line in lines)


def test_a_joiner_stays_where_letters_join_and_is_shown_where_it_would_hide():
    assert read(Paragraph("می‌خواهم श्री‍ 👨‍👩‍👧")).document.all("P")[0].text() == "می‌خواهم श्री‍ 👨‍👩‍👧"
    assert "ZERO WIDTH JOINER" in read(Paragraph("pass\u200dword")).document.all("P")[0].text()


def test_every_face_measures_in_thousandths_whatever_its_file_does():
    for name in ("WenQuanYiMicroHei", "Symbola", "NotoSansArabic-Regular"):
        assert 500 < face(name).ascent < 1500
    assert broken("国", H2, 400, Replaced())[0].width == pytest.approx(H2.size, rel=0.1)
