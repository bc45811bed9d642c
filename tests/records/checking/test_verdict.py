"""The four words, what leads to them, and the shape in which the command line prints them."""

import json
import re
from datetime import UTC, datetime

import pytest

from escalog.records.checking.check import check
from escalog.records.checking.findings import SENTENCES, finding
from escalog.records.checking.verdict import (
    ADVICE,
    ADVICE_NOT_KNOWN,
    HEADLINES,
    UNCHANGED_NOT_KNOWN,
    Integrity,
    SignerFound,
    Verdict,
    Word,
    worst,
)
from escalog.records.signers.fingerprint_words import fingerprint_words
from escalog.records.signers.trust import Trust, TrustLine
from tests.forgery.genuine import DISPUTE, MEANING, SIGNED_AT, genuine, made, ruth, trust


@pytest.mark.parametrize(
    ("integrity", "known", "expected"),
    [
        (Integrity.UNCHANGED, True, "genuine"),
        (Integrity.UNCHANGED, False, "cannot-tell"),
        (Integrity.ADDED_LATER, True, "added-later"),
        (Integrity.ADDED_LATER, False, "cannot-tell"),
        (Integrity.CHANGED, True, "changed"),
        (Integrity.CHANGED, False, "changed"),
        (Integrity.NONE, True, "cannot-tell"),
        (Integrity.NONE, False, "cannot-tell"),
    ],
)
def test_integrity_comes_first_then_the_signer(integrity, known, expected):
    assert Verdict(integrity, signer_known=known).verdict == expected


def test_the_command_lines_codes_are_0_1_2_and_3():
    every = [Verdict(integrity, signer_known=known) for integrity in Integrity for known in (True, False)]
    codes = {each.verdict: each.exit_code for each in every}
    assert codes == {"genuine": 0, "added-later": 1, "changed": 2, "cannot-tell": 3}


def test_of_several_files_changed_is_worse_than_cannot_tell_and_that_worse_than_added_later():
    genuine_one = Verdict(Integrity.UNCHANGED, signer_known=True)
    added = Verdict(Integrity.ADDED_LATER, signer_known=True)
    untold, changed = Verdict(Integrity.NONE), Verdict(Integrity.CHANGED)
    assert worst([genuine_one]) == Word.GENUINE
    assert worst([added, genuine_one]) == Word.ADDED_LATER
    assert worst([added, untold, genuine_one]) == Word.CANNOT_TELL
    assert worst([untold, changed, added]) == Word.CHANGED


def test_a_genuine_record_is_printed_as_the_command_line_promises():
    shown = check(genuine(), trust(), now=SIGNED_AT).as_json("record.pdf")
    assert json.loads(json.dumps(shown)) == {
        "file": "record.pdf",
        "verdict": "genuine",
        "integrity": "unchanged",
        "signer_known": True,
        "signers": [
            {
                "name": "Ruth Ashdown",
                "role": "Safeguarding lead",
                "agency": "Invented Primary School",
                "meaning": MEANING,
                "signed_at": "2026-11-24T15:52:00+00:00",
                "fingerprint": ruth().key_id,
                "words": list(fingerprint_words(ruth().key_id)),
                "known": True,
            }
        ],
        "dispute": DISPUTE,
        "heads": list(made().log.heads),
        "findings": [{"code": "pages-compared", "sentence": SENTENCES["pages-compared"]}],
    }


def test_what_is_no_record_is_printed_in_the_same_shape():
    assert check(b"", Trust.none()).as_json("x") == {
        "file": "x",
        "verdict": "cannot-tell",
        "integrity": "none",
        "signer_known": False,
        "signers": [],
        "dispute": None,
        "heads": [],
        "findings": [{"code": "empty", "sentence": "This file is empty."}],
    }


def test_a_verdict_says_how_and_by_whom_the_key_was_checked():
    line = TrustLine("by telephone", "2026-11-24", "Jo Park", "Ruth Ashdown")
    found = check(genuine(), Trust.none().with_lines({ruth().key_id: line}), now=SIGNED_AT)
    assert [each.known for each in found.signers] == [line]


def test_each_verdict_has_words_and_advice():
    assert set(HEADLINES) == set(ADVICE) == set(Word)
    untold = Verdict(Integrity.UNCHANGED, findings=(finding("signer-not-known"),))
    assert (untold.headline, untold.advice) == (UNCHANGED_NOT_KNOWN, ADVICE_NOT_KNOWN)
    assert Verdict(Integrity.CHANGED).headline == "Changed or damaged: do not rely on it"


def test_every_sentence_is_short_and_blames_nobody():
    unwanted = re.compile(r"please|sorry|invalid|failed|must not|overdue by|non-compliant|refused", re.IGNORECASE)
    for text in [*SENTENCES.values(), *ADVICE.values(), ADVICE_NOT_KNOWN]:
        assert not unwanted.search(text)
        assert text.endswith(".")
        for sentence in re.split(r"(?<=\.) ", text):
            assert len(sentence.split()) <= 20, sentence


def test_a_signer_is_shown_at_utc_whatever_zone_was_written():
    at = datetime(2026, 7, 1, 9, 0, tzinfo=UTC)
    signer = SignerFound("A", "B", "C", "D", at, "0" * 64, ("abacus",) * 8, None)
    shown = Verdict(Integrity.UNCHANGED, signers=(signer,)).as_json()["signers"]
    assert isinstance(shown, list)
    assert shown[0]["signed_at"] == "2026-07-01T09:00:00+00:00"
    assert shown[0]["known"] is False


def test_nothing_of_the_case_is_in_a_verdict():
    shown = json.dumps(check(genuine(), trust(), now=SIGNED_AT).as_json()) + repr(check(genuine(), trust()))
    for text in ("duty desk", "K.M.", "IPS-0042", "Canary", "Okoro"):
        assert text not in shown
