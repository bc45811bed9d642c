"""The file around the text: structure, standards, furniture, the signature's place, and the same bytes everywhere."""

import hashlib
import os
import re
import shutil
import subprocess
import sys
import time
from importlib.metadata import version
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest

from escalog.domain.record.blocks import (
    Heading,
    KeyValues,
    PageBreak,
    Paragraph,
    Positions,
    RailStage,
    StageRail,
    Table,
)
from escalog.records.making.pages import ATTACHMENT_NAME, renderer
from escalog.records.pdf.sheet import WIDTH
from escalog.records.signers.fingerprint_words import fingerprint_words
from tests.builders.paper import laid_out, person, read
from tests.builders.structure import Tagged

ROOT = Path(__file__).resolve().parents[3]

RAIL = StageRail(
    "Stage",
    "The stages of this disagreement",
    tuple(
        RailStage(f"Stage {place}", "J.P. and T.O.", "Mon 16 Nov", "Wed 18 Nov", "", "", status, words)
        for place, (status, words) in enumerate(
            [
                ("ended", "Ended"),
                ("now", "Now"),
                ("not-started", "Not started"),
                ("skipped", "Skipped"),
                ("separate", "Recorded separately"),
            ],
            start=1,
        )
    ),
)
BLOCKS = (
    Heading(1, "K.M. 0042: referral not accepted"),
    Paragraph("A machine-readable copy is attached.", "note"),
    KeyValues((("Child", "K.M."), ("Status", "Stage 2"))),
    Heading(2, "Stage by stage"),
    RAIL,
    Heading(2, "Two positions"),
    Positions("School", "Council", "as told", "from a letter", (("Holds", "this", "that"), ("Wants", "more", ""))),
    PageBreak(),
    Heading(2, "Chronology"),
    Heading(3, "November"),
    Table("Oldest first", ("Happened", "What"), tuple((f"{day} Nov", "Spoke. " * day) for day in range(1, 60))),
)


@pytest.fixture(scope="module")
def record() -> bytes:
    return laid_out(*BLOCKS, attachment=b'{"a":1}', sample=True).pdf


@pytest.fixture(scope="module")
def tagged(record) -> Tagged:
    return Tagged(record)


def test_every_marked_piece_is_read_exactly_once(tagged):
    assert tagged.read == set(tagged.pieces)


def test_headings_open_sections_and_skip_no_level(tagged):
    levels = [int(each.tag[1]) for each in tagged.document.walk() if re.fullmatch("H[1-6]", each.tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert [each.all("H2")[0].text() for each in tagged.document.all("Sect")][:3] == [
        "Stage by stage", "Two positions", "Chronology",
    ]  # fmt: skip


def test_a_record_whose_content_has_no_title_block_is_headed_by_its_title():
    assert read(Paragraph("x")).document.all("H1")[0].text() == "K.M. 0042: referral not accepted"


def test_every_row_of_a_table_has_as_many_cells_as_the_first(tagged):
    for table in tagged.document.all("Table"):
        assert len({len(row.kids) for row in table.all("TR")}) == 1


def test_every_header_cell_says_what_it_heads(tagged):
    cells = tagged.document.all("TH")
    assert {cell.scope for cell in cells} == {"Column", "Row"}


def test_the_head_of_a_table_is_read_once_and_repeated_as_an_artifact(tagged):
    table = next(each for each in tagged.document.all("Table") if "Oldest first" in each.text())
    assert table.text().count("Happened") == 1
    assert "Happened" in [text for _, text in tagged.artifacts]


def test_each_state_of_a_stage_is_said_in_words(tagged):
    table = next(each for each in tagged.document.all("Table") if "stages of this" in each.text())
    for words in ("Ended", "Now", "Not started", "Skipped", "Recorded separately"):
        assert words in table.text()


def test_every_page_carries_marking_reference_recipient_and_its_number(tagged):
    pages = len(tagged.pdf.pages)
    assert pages > 3
    for place in range(pages):
        texts = [text for page, text in tagged.artifacts if page == place]
        (foot,) = [text for text in texts if "Page " in text]
        assert f"Page {place + 1} of {pages}" in foot
        assert "Reference IPS-0042" in foot
        assert "For Ms Okoro, Invented Borough Council" in foot
        assert any("OFFICIAL-SENSITIVE: personal information about a child" in text for text in texts)


def test_sample_stands_across_the_head_of_every_page_of_a_sample_and_of_no_other():
    sample, real = read(*BLOCKS, sample=True), read(*BLOCKS)
    assert {page for page, text in sample.artifacts if "Sample" in text} == set(range(len(sample.pdf.pages)))
    assert not any("Sample" in text for _, text in real.artifacts)
    assert str(sample.pdf.docinfo["/Title"]).startswith("Sample: ")


def test_a_long_marking_or_recipient_gives_way_to_the_page_number():
    found = read(Paragraph("x"), recipient="Wide " * 100, marking="MARK " * 100)
    foot = next(text for _, text in found.artifacts if "Page 1 of" in text)
    assert "..." in foot


def test_the_title_of_the_file_says_nothing_of_the_case(tagged):
    assert "K.M." not in str(tagged.pdf.docinfo["/Title"])
    assert "K.M." not in tagged.pdf.Root.Metadata.read_bytes().decode()


def test_the_attachment_is_the_source_of_the_pages(tagged):
    assert list(tagged.pdf.attachments) == [ATTACHMENT_NAME]
    assert tagged.pdf.attachments[ATTACHMENT_NAME].get_file().read_bytes() == b'{"a":1}'
    assert str(tagged.pdf.Root.AF[0].AFRelationship) == "/Source"


def test_the_file_says_its_language_and_shows_its_title(tagged):
    root = tagged.pdf.Root
    assert str(root.Lang) == "en-GB"
    assert bool(root.MarkInfo.Marked)
    assert bool(root.ViewerPreferences.DisplayDocTitle)
    assert all(str(page.Tabs) == "/S" for page in tagged.pdf.pages)


def test_every_font_is_inside_the_file_and_only_those(tagged):
    names = set()
    for font in dict(tagged.pdf.pages[0].Resources.Font).values():
        descendant = font.DescendantFonts[0]
        assert str(font.Encoding) == "/Identity-H"
        assert len(descendant.FontDescriptor.FontFile2.read_bytes()) > 500
        names.add(str(font.BaseFont).split("+")[1])
    assert {"NotoSans-Regular", "NotoSans-Bold", "NotoSerif-Bold", "NotoSansMono-Regular"} == names


def test_the_empty_signature_field_is_tagged_named_and_on_its_page(tagged):
    (field,) = tagged.pdf.Root.AcroForm.Fields
    assert str(field.T) == "escalog-signature"
    assert str(field.TU)
    assert int(field.F) == 132
    assert "/V" not in field
    assert "/N" in field.AP
    (form,) = tagged.document.all("Form")
    assert [kid.tag for kid in form.kids] == ["OBJR"]
    left, bottom, right, top = (float(each) for each in field.Rect)
    assert 150 < right - left < 300
    assert 40 < top - bottom < 100
    assert field.P.Annots[0].objgen == field.objgen


def test_beside_the_signature_the_page_says_who_signs_and_what_it_means(tagged):
    section = next(each for each in tagged.document.all("Sect") if each.all("Form"))
    for words in ("Zoë Ńowak", "Safeguarding lead", "Invented Primary School", "I made this record"):
        assert words in section.text()


def test_the_last_page_says_what_is_proved_how_to_check_and_whose_keys_are_inside(tagged):
    text = tagged.text()
    for words in (
        "an ordinary electronic signature made with a key on the signer's laptop, not a qualified one",
        "ring the agency on a number you already have",
        "escalog verify FILE",
        " ".join(fingerprint_words(person().key)),
        "ab" * 32,
        "cd" * 32,
    ):
        assert words in text


def test_only_a_notification_says_that_the_narrative_is_left_out():
    assert "a code stands in its place" in read(Paragraph("x"), kind="notification").text()


def test_a_heading_never_stands_alone_at_the_foot_of_a_page():
    for lines in range(20, 50):
        found = read(Paragraph("line\n" * lines), Heading(2, "Orphan"), Paragraph("Its text."))
        places = {page for page, number in found.read if found.pieces[page, number] in {"Orphan", "Its text."}}
        assert len(places) == 1


def test_the_head_of_a_table_never_stands_alone_at_the_foot_of_a_page():
    table = Table("Of limits", ("What", "How the date was\nworked out"), (("Row", "one\ntwo\nthree\nfour"),))
    for lines in range(20, 50):
        found = read(Paragraph("line\n" * lines), Heading(3, "Limits"), table)
        wanted = {"Limits", "Of limits", "What", "Row"}
        places = {page for page, number in found.read if found.pieces[page, number] in wanted}
        assert len(places) == 1, lines


def test_half_of_a_chronology_is_what_happened_and_its_first_line_heads_it():
    found = read(Table("", ("Happened", "Recorded", "Who", "What"), (("", "", "", "Spoke\nSaid: x"),), "chronology"))
    (row,) = found.document.all("TBody")[0].all("TR")
    assert row.kids[-1].text() == "Spoke\nSaid: x"
    assert any(WIDTH / 2 - 20 < start < WIDTH / 2 + 5 for start in _starts(found.pdf.pages[0]))


def _starts(page: pikepdf.Page) -> list[float]:
    """Where on a page lines begin, from its left edge."""
    operations = pikepdf.parse_content_stream(page)
    moved = [operation for operation in operations if str(operation.operator) in {"BT", "Td"}]
    return [float(after.operands[0]) for before, after in pairwise(moved) if str(before.operator) == "BT"]


def test_nothing_is_drawn_below_the_foot_or_right_of_the_margin(record):
    with pikepdf.open(BytesIO(record)) as pdf:
        for page in pdf.pages:
            at = (0.0, 0.0)
            for instruction in pikepdf.parse_content_stream(page):
                operands, operator = instruction.operands, instruction.operator
                if str(operator) == "BT":
                    at = (0.0, 0.0)
                elif str(operator) == "Td":
                    at = (at[0] + float(operands[0]), at[1] + float(operands[1]))
                    assert 50 < at[0] < 545
                    assert 25 < at[1] < 830


def test_the_same_input_gives_the_same_bytes_in_any_process():
    code = "import hashlib; from tests.records.making.test_pages import BLOCKS; from tests.builders import paper\n"
    code += "from escalog.ledger.keys.signer import Signer\n"
    code += "paper.person = lambda: paper.Person(paper.PersonId('7' * 32), 'ef' * 32, 'Zoë', 'Lead', 'School', b'')\n"
    code += "print(hashlib.sha256(paper.laid_out(*BLOCKS, sample=True).pdf).hexdigest())"
    digests = set()
    of_reportlab = {"RL_invariant": "0", "RL_pdfMultiLine": "1", "RL_pdfComments": "1", "RL_pageCompression": "1"}
    of_reportlab |= {"RL_documentLang": "fr-FR", "RL_canvas_baseColor": "red", "SOURCE_DATE_EPOCH": "1"}
    for seed, zone, settings in (
        ("0", "UTC", {}),
        ("1", "Asia/Tokyo", {}),
        ("4242", "America/New_York", of_reportlab),
    ):
        done = subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            check=True,
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, **settings},
        )
        digests.add(done.stdout.strip())
    assert len(digests) == 1


def test_one_changed_character_changes_the_file_and_its_identifier():
    one, other = laid_out(Paragraph("a b")), laid_out(Paragraph("a c"))
    assert hashlib.sha256(one.pdf).digest() != hashlib.sha256(other.pdf).digest()
    assert Tagged(one.pdf).pdf.trailer.ID[0] != Tagged(other.pdf).pdf.trailer.ID[0]


def test_nothing_in_the_file_is_compressed_so_that_no_compressor_can_differ(record):
    assert b"/Filter" not in record


def test_the_data_of_every_stream_ends_with_a_line_end_of_its_own(record):
    lengths = [int(each) for each in re.findall(rb"/Length (\d+)[^>]*>>\nstream\n", record)]
    starts = [match.end() for match in re.finditer(rb"/Length \d+[^>]*>>\nstream\n", record)]
    assert len(starts) > 10
    assert {record[at + length :][:11] for at, length in zip(starts, lengths, strict=True)} == {b"\nendstream\n"}


def test_the_properties_and_the_metadata_say_the_same_to_the_second(tagged):
    info, metadata = tagged.pdf.docinfo, tagged.pdf.Root.Metadata.read_bytes().decode()
    assert set(info.keys()) == {"/Title", "/Subject", "/Creator", "/Producer", "/CreationDate", "/ModDate"}
    assert str(info["/CreationDate"]) == str(info["/ModDate"]) == "D:20261123104307Z"
    assert metadata.count("2026-11-23T10:43:07Z") == 2
    for key in ("/Title", "/Subject", "/Creator", "/Producer"):
        assert f">{info[key]}<" in metadata


def test_what_writes_the_file_is_loaded_only_when_pages_are_laid_out():
    code = "import sys, escalog.records.making.rebuild; print('reportlab.pdfgen' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "False"


def test_the_way_of_laying_out_names_the_version_of_what_writes_the_file():
    assert f"reportlab/{version('reportlab')} " in renderer()


def test_ten_pages_are_laid_out_within_a_fraction_of_a_second():
    rows = tuple((f"{day} Nov", "Spoke with them about the plan for the week. " * 12) for day in range(60))
    laid_out(Paragraph("warm"))
    start = time.process_time()
    done = laid_out(Table("", ("When", "What"), rows))
    assert done.count >= 10
    assert time.process_time() - start < 1.5


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not on this machine")
def test_qpdf_finds_nothing_wrong(record, tmp_path):
    path = tmp_path / "record.pdf"
    path.write_bytes(record)
    done = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True, check=False)
    assert (done.returncode, "No syntax or stream encoding errors found" in done.stdout) == (0, True), done.stdout


@pytest.mark.skipif(shutil.which("pdfinfo") is None, reason="pdfinfo (poppler) is not on this machine")
def test_poppler_reads_the_structure_with_its_text(tmp_path):
    path = tmp_path / "record.pdf"
    path.write_bytes(laid_out(Paragraph("Łódź Αθήνα Ёлка Nguyễn e\u0301")).pdf)
    done = subprocess.run(["pdfinfo", "-struct-text", path], capture_output=True, check=True)
    out = done.stdout.decode()
    assert "Łódź Αθήνα Ёлка Nguyễn e\u0301" in out
    assert "Tagged:" not in out


def test_a_deep_heading_right_under_the_title_is_read_as_the_next_level():
    found = read(Heading(1, "Title"), Heading(3, "Next"), Paragraph("x"), Heading(2, "Part"), Heading(3, "Inside"))
    tags = [each.tag for each in found.document.walk() if each.text() in {"Title", "Next", "Part", "Inside"}]
    assert [tag for tag in tags if tag.startswith("H")] == ["H1", "H2", "H2", "H3"]


def test_a_caption_that_only_repeats_the_heading_is_not_printed_twice():
    table = Table("Actions", ("What",), (("Ring.",),))
    assert read(Heading(2, "Actions"), table).text().count("Actions") == 1
    assert read(Heading(2, "Agreed"), table).text().count("Actions") == 1
