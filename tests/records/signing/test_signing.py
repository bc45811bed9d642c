"""A signed record: what it starts with, what it holds, and what other programs say of it."""

import os
import re
import shutil
import subprocess
import sys
import time
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from asn1crypto import cms
from fontTools.ttLib import TTFont

from escalog.records.layout.signature import FIELD_NAME
from escalog.records.signing.appearance import _LETTERS, _few_letters, stamp_words
from escalog.records.signing.signing import FIELD, RESERVED, sign
from tests.builders.structure import Tagged
from tests.forgery import cms_parts, increments
from tests.forgery.genuine import MEANING, SIGNED_AT, genuine, pem, ruth, unsigned

ROOT = Path(__file__).resolve().parents[3]


def needs(program: str) -> str:
    found = shutil.which(program)
    if found is None:
        pytest.skip(f"{program} is not on this machine")
    return found


def _outside_the_signature(data: bytes) -> tuple[bytes, bytes]:
    start, end = cms_parts.gap(data)
    return data[:start], data[end:]


def test_the_signed_file_starts_with_the_unsigned_one():
    assert genuine().startswith(unsigned())
    assert len(genuine()) > len(unsigned())


def test_the_field_is_the_one_the_pages_are_built_with():
    assert FIELD == FIELD_NAME


def test_everything_but_the_signature_is_the_same_for_the_same_input():
    again = sign(unsigned(), ruth(), SIGNED_AT + timedelta(microseconds=5), MEANING)
    assert _outside_the_signature(again) == _outside_the_signature(genuine())
    assert again != genuine()


def test_it_is_the_same_in_another_process_a_second_later(tmp_path):
    pages, key, out = tmp_path / "pages", tmp_path / "key", tmp_path / "out"
    pages.write_bytes(unsigned())
    key.write_bytes(ruth().private_bytes())
    code = (
        "import sys; from pathlib import Path; from datetime import datetime\n"
        "from escalog.domain.values.entry import Person\n"
        "from escalog.ledger.keys.signer import Signer\nfrom escalog.records.signing.signing import sign\n"
        "pages, key, out, certificate, at, meaning = sys.argv[1:]\n"
        "person = Person('1' * 32, __import__('hashlib').sha256(bytes.fromhex(certificate)).hexdigest(),\n"
        "    'Ruth Ashdown', 'Safeguarding lead', 'Invented Primary School', bytes.fromhex(certificate))\n"
        "signer = Signer.from_private(person, Path(key).read_bytes())\n"
        "Path(out).write_bytes(sign(Path(pages).read_bytes(), signer, datetime.fromisoformat(at), meaning))\n"
    )
    time.sleep(1.1)
    told = [str(pages), str(key), str(out), ruth().certificate.hex(), SIGNED_AT.isoformat(), MEANING]
    environment = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"}
    subprocess.run([sys.executable, "-c", code, *told], check=True, cwd=ROOT, env=environment)
    assert _outside_the_signature(out.read_bytes()) == _outside_the_signature(genuine())


def test_version_and_properties_stay_as_the_pages_were_built():
    with pikepdf.open(BytesIO(unsigned())) as before, pikepdf.open(BytesIO(genuine())) as after:
        assert after.pdf_version == before.pdf_version == "1.7"
        assert "/Version" not in after.Root
        assert "/Extensions" not in after.Root
        assert str(after.docinfo) == str(before.docinfo)
        assert after.Root.Metadata.read_bytes() == before.Root.Metadata.read_bytes()


def test_it_is_certified_with_no_changes_allowed_as_pades():
    with pikepdf.open(BytesIO(genuine())) as pdf:
        signature = pdf.Root.Perms.DocMDP
        assert signature.SubFilter == "/ETSI.CAdES.detached"
        assert signature.Reference[0].TransformParams.P == 1
        assert str(signature.Reason) == MEANING
        assert str(signature.M).startswith("D:20261124155200")
        assert pdf.Root.AcroForm.SigFlags == 3


def test_the_signature_holds_the_signers_certificate_and_no_other():
    held = cms.ContentInfo.load(cms_parts.taken(genuine()))["content"]["certificates"]
    assert [each.chosen.dump() for each in held] == [ruth().certificate]


def test_the_signature_leaves_room_for_a_time_stamp_and_stands_last_in_its_dictionary():
    start, end = cms_parts.gap(genuine())
    assert end - start == RESERVED + 2
    assert len(cms_parts.taken(genuine())) * 2 < RESERVED - 8_000
    traces = [genuine().index(each) for each in (b"/ByteRange", b"/ETSI.CAdES.detached")]
    assert max(traces) < start


def test_the_stamp_says_fixed_words_and_the_time_of_london():
    assert stamp_words(SIGNED_AT) == (
        "Signed with escalog on Tue 24 Nov 2026, 15:52\nby the clock of the signer's laptop (GMT)"
    )
    assert "Wed 1 Jul 2026, 10:30" in stamp_words(SIGNED_AT.replace(month=7, day=1, hour=9, minute=30))
    assert "(BST)" in stamp_words(SIGNED_AT.replace(month=7, day=1))


def test_the_stamps_font_has_every_character_that_it_can_say():
    hours = (SIGNED_AT + timedelta(hours=29 * number) for number in range(3000))
    said = {character for hour in hours for character in stamp_words(hour)} - {"\n"}
    assert said <= set(_LETTERS)
    assert said <= {chr(code) for code in TTFont(BytesIO(_few_letters())).getBestCmap()}


def test_the_stamps_font_is_in_the_file_and_its_text_can_be_read_back():
    with pikepdf.open(BytesIO(genuine())) as pdf:
        stamp = pdf.Root.AcroForm.Fields[0].AP.N
        font = stamp.Resources.Font[next(iter(stamp.Resources.Font.keys()))]
        descendant = font.DescendantFonts[0]
        assert str(font.BaseFont) == "/ESCLOG+NotoSans-Regular-Identity-H"
        assert "/FontFile2" in descendant.FontDescriptor
        assert "/ToUnicode" in font
        assert b"ActualText" not in stamp.read_bytes()


def test_the_pages_are_still_tagged_as_they_were_built():
    assert Tagged(genuine()).text() == Tagged(unsigned()).text()


@pytest.mark.parametrize(
    "data",
    [
        genuine,
        lambda: increments.plus(unsigned(), increments.FORBIDDEN["an empty signature field"]),
        lambda: increments.bare_signed(unsigned(), ruth().certificate, ruth().private_bytes()),
    ],
    ids=["a signed record", "pages with a second field", "pages that somebody signed"],
)
def test_only_pages_that_were_just_built_are_signed(data):
    with pytest.raises(ValueError, match="just built"):
        sign(data(), ruth(), SIGNED_AT, MEANING)


def test_importing_the_module_loads_no_pdf_library():
    code = (
        "import sys; from escalog.records.signing import signing; "
        "from escalog.records.signers import fingerprint_words, trust; "
        "from escalog.records.checking import check\nprint(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert not {"pyhanko", "reportlab", "pypdfium2", "fontTools"} & set(done.stdout.split())


# --- what other programs say ---------------------------------------------------------------------------------


def test_pdfsig_agrees(tmp_path):
    path = tmp_path / "record.pdf"
    path.write_bytes(genuine())
    said = subprocess.run([needs("pdfsig"), str(path)], capture_output=True, text=True, check=False).stdout
    assert "Signature is Valid." in said
    assert "Total document signed" in said
    assert "ETSI.CAdES.detached" in said


def test_openssl_agrees(tmp_path):
    before, after = _outside_the_signature(genuine())
    for name, content in (
        ("signature", cms_parts.taken(genuine())),
        ("content", before + after),
        ("signer.pem", pem(ruth())),
    ):
        (tmp_path / name).write_bytes(content)
    command = (
        f"{needs('openssl')} cms -verify -binary -inform DER -in signature -content content -CAfile signer.pem "
        "-purpose any -partial_chain -attime 1795622400 -out /dev/null"
    )
    done = subprocess.run(command.split(), capture_output=True, text=True, check=False, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    (tmp_path / "content").write_bytes(before + after + b"\n")
    assert subprocess.run(command.split(), capture_output=True, check=False, cwd=tmp_path).returncode != 0


def test_qpdf_agrees(tmp_path):
    path = tmp_path / "record.pdf"
    path.write_bytes(genuine())
    done = subprocess.run([needs("qpdf"), "--check", str(path)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert re.search(r"No syntax or stream encoding errors", done.stdout)
