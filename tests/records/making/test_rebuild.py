"""From the attachment alone come the same pages; and of case text a file holds exactly what its pages print."""

import json
import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from escalog.domain.values.failure import Failure
from escalog.ledger.entry import canonical
from escalog.records.attachment.record_json import parse
from escalog.records.making.pages import ATTACHMENT_NAME
from escalog.records.making.rebuild import Unsigned, make, rebuild
from escalog.records.text.printable import Replaced, visible
from tests.builders.casefile import CANARIES, FIXED, RAISED, Casefile, calendar, pack_text, walked
from tests.builders.structure import Tagged

ROOT = Path(__file__).resolve().parents[3]


def made(kind: str, case: Casefile | None = None, **more: object) -> Unsigned:
    case = case or walked()
    return make(case.log, case.issue(kind=kind, **more), pack=pack_text(), calendar=calendar())


@pytest.fixture(scope="module")
def record() -> Unsigned:
    return made("record")


@pytest.fixture(scope="module")
def notification() -> Unsigned:
    return made("notification")


def everything_in(pdf: bytes) -> str:
    """All that any reader could get out of a file: every stream and string of it, and the text of its pages."""
    parts = [pdf.decode("latin-1"), pdf.decode("utf-8", "ignore"), Tagged(pdf).text()]
    with pikepdf.open(BytesIO(pdf)) as opened:
        for each in opened.objects:
            if isinstance(each, pikepdf.Stream):
                data = each.read_bytes()
                parts += [data.decode("utf-8", "ignore"), data.decode("utf-16-be", "ignore")]
            parts.append(str(each))
    return "\n".join(parts)


@pytest.mark.parametrize("kind", ["record", "notification"])
def test_the_attachment_alone_gives_the_same_bytes(kind):
    unsigned = made(kind)
    assert rebuild(unsigned.attachment) == unsigned.pages.pdf


def test_it_gives_the_same_bytes_in_another_process_too(record, tmp_path):
    path = tmp_path / "record.json"
    path.write_bytes(record.attachment)
    code = "import sys, pathlib; from escalog.records.making.rebuild import rebuild; "
    code += "sys.stdout.buffer.write(rebuild(pathlib.Path(sys.argv[1]).read_bytes()))"
    for seed, zone in (("1", "Asia/Kolkata"), ("99", "America/Lima")):
        done = subprocess.run(
            [sys.executable, "-c", code, str(path)],
            capture_output=True,
            check=True,
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C"},
        )
        assert done.stdout == record.pages.pdf


def test_the_attachment_of_the_file_is_the_one_that_was_composed(record):
    with pikepdf.open(BytesIO(record.pages.pdf)) as pdf:
        assert pdf.attachments[ATTACHMENT_NAME].get_file().read_bytes() == record.attachment


def test_a_full_record_prints_what_was_written(record):
    text = Tagged(record.pages.pdf).text()
    for name in ("holds", "said", "plan", "action", "corrected", "summary"):
        assert visible(CANARIES[name], "sans", Replaced()) in text, name
    assert "Łucja Wójcik" in text


def test_a_withheld_entry_and_the_reason_for_it_are_nowhere_in_the_file(record):
    found = everything_in(record.pages.pdf)
    assert "Canary one" in found
    assert "Canary four" not in found
    assert "Canary five" not in found


def test_no_words_of_the_case_can_be_got_out_of_a_notification(notification):
    found = everything_in(notification.pages.pdf)
    assert "Canary" not in found
    assert "φοβάται" not in found


@pytest.mark.parametrize("kind", ["record", "notification"])
def test_every_value_in_the_attachment_stands_on_a_page(kind):
    unsigned = made(kind)
    text = Tagged(unsigned.pages.pdf).text()
    artifacts = "\n".join(each for _, each in Tagged(unsigned.pages.pdf).artifacts)
    for entry in parse(unsigned.attachment).log.entries:
        for field in entry.fields:
            if field.name is None or entry.kind in ("person", "key"):
                continue
            assert (entry.id, field.name) in unsigned.content.printed
            if isinstance(field.value, str) and field.value.endswith("."):
                assert visible(field.value, "sans", Replaced()) in text + artifacts, (entry.kind, field.name)


def test_the_record_names_characters_it_printed_as_codes(record):
    assert [name for name, _ in record.pages.replaced] == ["U+202E RIGHT-TO-LEFT OVERRIDE", "U+1FAE0 MELTING FACE"]


def test_the_cover_says_that_a_machine_readable_copy_is_attached(record, notification):
    for unsigned in (record, notification):
        assert "machine-readable copy" in Tagged(unsigned.pages.pdf).text()


def test_later_bank_holidays_do_not_change_a_record_that_was_made_before(record):
    data = json.loads(record.attachment)
    data["calendar"]["holidays"]["2026-11-19"] = "A day off"
    assert rebuild(canonical.encode(data)) != record.pages.pdf


def test_a_sample_is_marked_on_every_page():
    found = Tagged(made("record", Casefile(sample=True), sample=True).pages.pdf)
    assert {page for page, text in found.artifacts if "Sample" in text} == set(range(len(found.pdf.pages)))


def test_a_pack_that_cannot_be_read_is_said_so(record):
    data = json.loads(record.attachment)
    data["pack"] = "nothing = 'here'"
    with pytest.raises(Failure) as met:
        rebuild(canonical.encode(data))
    assert met.value.code == "attachment-unreadable"


def test_a_long_case_still_makes_a_record():
    case = Casefile(raising__holds="Słowo. " * 20_000)
    unsigned = made("record", case)
    assert unsigned.pages.count > 30
    assert ("Słowo. " * 20_000).strip() in Tagged(unsigned.pages.pdf).text()


HOSTILE = "<img src='file:///etc/passwd'> <b>&amp; \u202eevil\u2066 \x00\x1b\ufffe 🫠 \ud7ff \U0010ffff "
HOSTILE += "e\u0301\u0301 (\\)\t\r\n%%EOF"


@pytest.mark.parametrize("kind", ["record", "notification"])
def test_hostile_text_in_every_field_makes_a_record_that_reads_back(kind):
    typed = {name: HOSTILE for name in RAISED if name not in FIXED}
    case = Casefile(sample=False, **{name.replace(".", "__"): value for name, value in typed.items()})
    case.add("contact", "2026-11-17T10:00", what="spoke", with_whom=HOSTILE, said=HOSTILE, agreed=HOSTILE)
    case.add("note", "2026-11-17T11:00", text=HOSTILE, known_from=HOSTILE)
    unsigned = made(kind, case, recipient=HOSTILE, reason=HOSTILE, meaning=HOSTILE, marking=HOSTILE)
    assert rebuild(unsigned.attachment) == unsigned.pages.pdf
    assert visible(HOSTILE, "sans", Replaced()) in Tagged(unsigned.pages.pdf).text()
