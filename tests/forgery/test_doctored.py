"""What was never signed, what is whole, and what stays so for years; the forgeries stand in the laboratory."""

import random
import time
from datetime import UTC, datetime, timedelta
from io import BytesIO

import pikepdf
import pytest

from escalog.records.checking.check import check
from escalog.records.checking.verdict import Verdict
from escalog.records.signers.trust import Trust
from tests.forgery.genuine import SIGNED_AT, genuine, made, ruth, stranger, trust, unsigned


def verdict_on(data: bytes, known: Trust | None = None) -> Verdict:
    return check(data, known or trust(ruth(), stranger()), now=SIGNED_AT + timedelta(days=1))


def codes(data: bytes) -> list[str]:
    return [each.code for each in verdict_on(data).findings]


def test_an_untouched_copy_is_genuine():
    found = verdict_on(bytes(bytearray(genuine())))
    assert (found.verdict, found.integrity, found.signer_known) == ("genuine", "unchanged", True)
    assert codes(genuine()) == ["pages-compared"]


def test_an_untouched_copy_under_a_key_nobody_has_checked_is_unchanged_and_cannot_be_told():
    found = verdict_on(genuine(), Trust.none())
    assert (found.verdict, found.integrity, found.signer_known) == ("cannot-tell", "unchanged", False)
    assert found.headline == "Unchanged since it was signed. We do not yet know whose key this is"
    assert found.findings[0].code == "signer-not-known"


def test_words_about_signatures_in_somebodys_note_disturb_nothing():
    record = made()
    text = "/ByteRange [0 10 20 30] /ETSI.CAdES.detached endobj 5 0 obj startxref"
    strange = record.with_issue(recipient=text, reason="%%EOF\nxref\ntrailer")
    assert verdict_on(strange.signed()).verdict == "genuine"


def test_however_often_somebody_writes_such_words_the_signature_is_found():
    words = "/ByteRange [0 9 99 999] startxref 9 %%EOF\nstartxref\n9\n%%EOF\n" * 100
    assert verdict_on(made().with_issue(reason=words).signed()).verdict == "genuine"


def test_places_that_cannot_be_true_cost_no_time():
    """Each of them would have the whole file read from its end, sign by sign."""
    size = 8_000_000
    words = b"".join(b"/ByteRange [0 9 20 %d]\n" % (size - 20 - each) for each in range(64))
    data = (b"%PDF-1.7\n<         >\n" + words).ljust(size)
    started = time.process_time()
    assert verdict_on(data).verdict == "changed"
    assert time.process_time() - started < 5


# --- cannot tell ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"\0", "not-a-pdf"),
        (b"minutes of the meeting", "not-a-pdf"),
        (b"PK\x03\x04" + bytes(200), "not-a-pdf"),
        (b"%PDF-", "not-signed"),
        (b"%PDF-1.7\n" + bytes(range(256)) * 9, "not-signed"),
    ],
    ids=["empty", "one octet", "text", "zip", "a header alone", "a header and noise"],
)
def test_what_carries_no_signature_cannot_be_told(data, code):
    found = verdict_on(data)
    assert (found.verdict, found.integrity) == ("cannot-tell", "none")
    assert [each.code for each in found.findings] == [code]


def test_a_record_before_it_was_signed_cannot_be_told():
    assert verdict_on(unsigned()).verdict == "cannot-tell"
    assert codes(unsigned()) == ["not-signed"]


def test_a_print_out_of_a_record_cannot_be_told():
    with pikepdf.open(BytesIO(unsigned())) as pdf:
        out = BytesIO()
        pdf.save(out)
    assert verdict_on(out.getvalue()).verdict == "cannot-tell"


def test_a_strangers_own_record_in_our_format_is_unchanged_and_cannot_be_told():
    found = verdict_on(made(stranger()).signed(), trust(ruth()))
    assert (found.verdict, found.integrity) == ("cannot-tell", "unchanged")


def test_what_was_added_later_is_told_only_where_the_key_is_known():
    assert verdict_on(genuine() + b"\n").integrity == "added-later"
    assert verdict_on(genuine() + b"\n", Trust.none()).verdict == "cannot-tell"


# --- changed or damaged --------------------------------------------------------------------------------------


def test_runs_of_octets_taken_out_put_in_or_exchanged_are_found():
    draw = random.Random("runs")
    data = genuine()
    for _ in range(25):
        at, length = draw.randrange(len(data) - 200), draw.randrange(1, 100)
        run = draw.randbytes(length)
        assert check(data[:at] + data[at + length :], trust(), explain=False).verdict == "changed"
        assert check(data[:at] + run + data[at:], trust(), explain=False).verdict == "changed"
        assert check(data[:at] + run + data[at + length :], trust(), explain=False).verdict == "changed"


# --- years later ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("years", [15, 40])
@pytest.mark.parametrize("name", ["genuine", "added", "changed", "stranger", "unsigned"])
def test_a_verdict_is_the_same_years_later(years, name):
    data = {
        "genuine": genuine(),
        "added": genuine() + b"\n",
        "changed": genuine()[:-9],
        "stranger": made(stranger()).signed(),
        "unsigned": unsigned(),
    }[name]
    then, later = SIGNED_AT + timedelta(days=1), SIGNED_AT.replace(year=SIGNED_AT.year + years)
    assert check(data, trust(), now=later).verdict == check(data, trust(), now=then).verdict


def test_a_certificate_that_ended_since_is_remarked_on_and_no_more():
    found = check(genuine(), trust(), now=datetime(2066, 1, 1, tzinfo=UTC))
    assert found.verdict == "genuine"
    assert "certificate-ended-since" in [each.code for each in found.findings]


def test_a_clock_that_is_a_year_slow_is_remarked_on_and_no_more():
    found = check(genuine(), trust(), now=SIGNED_AT - timedelta(days=365))
    assert found.verdict == "genuine"
    assert "signed-ahead-of-clock" in [each.code for each in found.findings]
