"""What needs no Java is asked in every test run: other programs find every kind of document sound."""

import pytest

from tests.conformance.documents import DOCUMENTS, certificate, document
from tests.conformance.judge import LOCAL, Absent, openssl, pdfsig, qpdf

QUICK = [name for name in DOCUMENTS if name != "hundred-pages"]


@pytest.mark.parametrize("judge", LOCAL, ids=lambda judge: judge.__name__)
@pytest.mark.parametrize("name", QUICK)
def test_another_program_finds_it_sound(name, judge, tmp_path):
    file, signer = tmp_path / f"{name}.pdf", tmp_path / "signer.pem"
    file.write_bytes(document(name))
    signer.write_bytes(certificate())
    try:
        verdict = judge(file, signer)
    except Absent as reason:
        pytest.skip(str(reason))
    assert verdict.passed, verdict.why


@pytest.mark.parametrize("judge", [qpdf, pdfsig, openssl], ids=lambda judge: judge.__name__)
def test_each_of_them_can_say_no(judge, tmp_path):
    data = bytearray(document("least"))
    if judge is qpdf:
        place = data.rindex(b"startxref")
        data[place : place + 9] = b"startxxxx"
    else:
        place = data.index(b"/Type /Page ") if b"/Type /Page " in data else len(data) // 3
        data[place + 1] ^= 1
    file, signer = tmp_path / "least.pdf", tmp_path / "signer.pem"
    file.write_bytes(bytes(data))
    signer.write_bytes(certificate())
    try:
        assert not judge(file, signer).passed
    except Absent as reason:
        pytest.skip(str(reason))
