"""A signed record of another version: what is judged all the same, what is looked for, and what people are told."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyhanko.pdf_utils.generic import (
    DictionaryObject,
    StreamObject,
    TextStringObject,
    pdf_name,
)
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.signers.pdf_byterange import SignatureObject
from pyhanko.stamp import TextStamp

from escalog.domain.entry_kinds.fields import WRITTEN
from escalog.domain.entry_kinds.table import KINDS
from escalog.domain.record.blocks import Paragraph
from escalog.ledger.log.log import Log
from escalog.records.attachment.record_json import parse
from escalog.records.checking.bytes.reading import opened
from escalog.records.checking.check import check
from escalog.records.checking.pages.structure_text import pages_of, text_of
from escalog.records.checking.pages.text_maps import is_as_drawn
from escalog.records.checking.pages.written_words import are_all_in, bare, written
from escalog.records.checking.verdict import ADVICE, LAID_OUT_ELSEWHERE, Verdict
from escalog.records.checking.what_acts import what_acts
from escalog.records.making import pages
from escalog.records.making.rebuild import make
from escalog.records.text.printable import Replaced, visible
from escalog.records.text.styles import BODY
from tests.builders.casefile import Casefile, calendar, pack_text, walked
from tests.builders.paper import laid_out, signer
from tests.conformance.documents import DOCUMENTS, document
from tests.forgery.genuine import ANOTHER_VERSION, SIGNED_AT, made, ruth, trust
from tests.forgery.increments import plus
from tests.forgery.signed_along import JUDGED, UNSEEN_WITHOUT_FONTS, reprinted, signed, unsigned
from tests.format.second_checker import both, checker
from tests.records.scripts.names import names


def looked_at(data: bytes) -> Verdict:
    return check(data, trust(), now=SIGNED_AT, explain=False)


def codes(found: Verdict) -> list[str]:
    return [each.code for each in found.findings]


# --- what people are told --------------------------------------------------------------------------------------


def test_the_headline_says_first_that_the_pages_were_not_compared():
    found = looked_at(signed(unsigned()))
    assert found.verdict == "genuine"
    assert codes(found) == ["pages-not-compared"]
    assert found.headline == f"Signed by Ruth Ashdown, and unchanged since. {LAID_OUT_ELSEWHERE}"
    assert "rely on it" not in found.advice
    assert ADVICE[found.verdict] != found.advice


def test_so_it_does_where_something_was_added_later():
    found = looked_at(signed(unsigned()) + b"\n")
    assert found.verdict == "added-later"
    assert found.headline == f"Signed by Ruth Ashdown, and something was added later. {LAID_OUT_ELSEWHERE}"
    assert found.advice not in ADVICE.values()


def test_so_it_does_where_the_signer_is_not_known():
    found = check(signed(unsigned()), trust(made().signer).none(), now=SIGNED_AT)
    assert found.verdict == "cannot-tell"
    assert found.headline.startswith("Unchanged since it was signed. We do not yet know whose key this is. ")
    assert found.headline.endswith(LAID_OUT_ELSEWHERE)


# --- what is judged whoever laid the pages out -----------------------------------------------------------------


@pytest.mark.parametrize("name", JUDGED)
def test_what_no_record_has_is_changed_whoever_laid_the_pages_out(name):
    change, code = JUDGED[name]
    found = looked_at(signed(plus(unsigned(), change)))
    assert found.verdict == "changed"
    assert code in codes(found)


# --- what is looked for ----------------------------------------------------------------------------------------


def test_a_word_that_the_pages_print_otherwise_is_found_missing_and_nobody_can_tell():
    found = looked_at(signed(reprinted(unsigned(), "desk", "sked")))
    assert (found.verdict, found.integrity, found.signer_known) == ("cannot-tell", "unchanged", True)
    assert codes(found) == ["pages-not-compared", "text-not-on-pages"]
    assert found.headline.startswith("Cannot tell: something that the log inside gives was not found")
    assert "rely on it" not in found.advice


def _text(pdf: bytes) -> str:
    return bare(text_of(opened(pdf)))


def _log(case: Casefile, kind: str = "record") -> tuple[bytes, Log]:
    built = make(case.log, case.issue(kind=kind), pack=pack_text(), calendar=calendar())
    return built.pages.pdf, parse(built.attachment).log


@pytest.mark.parametrize("kind", ["record", "notification"])
def test_all_that_was_written_is_found_with_corrections_and_what_is_withheld(kind):
    pdf, log = _log(walked(), kind)
    values = list(written(log))
    assert len(values) >= 2
    assert kind == "notification" or {"Canary seven is what it should have said."} <= set(values)
    assert not [each for each in values if "Canary four" in each or "Canary five" in each]
    assert are_all_in(_text(pdf), log)


def test_a_corrected_reading_that_is_not_printed_is_missed():
    pdf, log = _log(walked())
    assert not are_all_in(_text(pdf).replace("shouldhavesaid", "shouldhavemeant"), log)


def test_what_a_correction_makes_of_a_date_or_a_choice_is_not_looked_for():
    case = Casefile()
    case.add("correction", "2026-11-19T10:00", entry=case.raised, field="heard", value="2026-11-14", reason="A slip.")
    case.add("correction", "2026-11-19T10:05", entry=case.raised, field="court", value="yes", reason="It is.")
    pdf, log = _log(case)
    assert "2026-11-14" not in set(written(log))
    assert {"A slip.", "It is."} <= set(written(log))
    assert are_all_in(_text(pdf), log)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_script_break_and_code_is_found_and_shows_what_it_says(name):
    reader = opened(document(name))
    record = parse(reader.root["/Names"]["/EmbeddedFiles"]["/Names"][1]["/EF"]["/F"].data)
    assert are_all_in(bare(text_of(reader)), record.log)
    assert what_acts(reader) == ()


def test_a_text_that_runs_over_pages_beside_another_is_found_whole():
    case = Casefile(raising__holds="Słowo raz. " * 3000, raising__wants="Cel dwa. " * 2000)
    case.add("position", "2026-11-17T10:00", side="receiving", holds="Odpowiedź trzy. " * 3000)
    pdf, log = _log(case)
    assert are_all_in(_text(pdf), log)


def _is_true(pdf: bytes) -> bool:
    fonts = next(pages_of(opened(pdf)))[1]["/Resources"]["/Font"]
    return all(is_as_drawn(fonts[each]) for each in fonts)


def test_every_name_of_every_script_is_found_and_shows_what_it_says():
    pdf = laid_out(Paragraph("\n".join(names()))).pdf
    assert bare("".join(names())) in _text(pdf)
    assert _is_true(pdf)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=80))
def test_any_text_at_all_is_found_where_it_is_printed_and_shows_what_it_says(text):
    pdf = laid_out(Paragraph(text)).pdf
    assert bare(text) in _text(pdf)
    assert bare(visible(text, BODY.role, Replaced())) == bare(text)
    assert _is_true(pdf)


# --- entries of the signature ----------------------------------------------------------------------------------


def test_a_record_as_escalog_signs_it_carries_no_further_entries():
    assert codes(looked_at(made().signed())) == ["pages-compared"]


@pytest.mark.parametrize("key", ["/Name", "/Location", "/ContactInfo", "/Prop_Build"])
@pytest.mark.parametrize("renderer", [pages.renderer(), ANOTHER_VERSION])
def test_entries_of_the_signature_that_escalog_never_writes_are_a_finding(key, renderer, monkeypatch):
    begin = SignatureObject.__init__

    def with_more(self: SignatureObject, *args: Any, **options: Any) -> None:
        begin(self, *args, **options)
        self[pdf_name(key)] = TextStringObject("The director")

    pdf = made().with_issue(renderer=renderer).unsigned()
    monkeypatch.setattr(SignatureObject, "__init__", with_more)
    _is_said(signed(pdf))


@pytest.mark.parametrize("renderer", [pages.renderer(), ANOTHER_VERSION])
def test_entries_of_what_the_block_shows_that_escalog_never_writes_are_a_finding(renderer, monkeypatch):
    drawn = TextStamp.as_form_xobject

    def with_more(self: TextStamp) -> StreamObject:
        shown: StreamObject = drawn(self)
        shown[pdf_name("/PieceInfo")] = DictionaryObject()
        return shown

    pdf = made().with_issue(renderer=renderer).unsigned()
    monkeypatch.setattr(TextStamp, "as_form_xobject", with_more)
    _is_said(signed(pdf))


def test_entries_of_the_field_that_escalog_never_writes_are_a_finding():
    def change(writer: IncrementalPdfFileWriter) -> None:
        field = writer.root["/AcroForm"]["/Fields"][0]
        field["/MK"] = DictionaryObject()
        writer.update_container(field)

    _is_said(signed(plus(unsigned(), change)))


def _is_said(data: bytes) -> None:
    """The finding is there, and both checkers give the verdict that they would give without it."""
    ours, theirs = both(data, {str(ruth().key_id)})
    assert ours == theirs == ("genuine", "unchanged", True)
    assert "signature-says-more" in codes(looked_at(data))
    assert "signature-says-more" in {each.code for each in checker.check(data).findings}


@pytest.mark.parametrize("name", [name for name in JUDGED if name != UNSEEN_WITHOUT_FONTS])
def test_the_second_checker_judges_the_same(name):
    ours, theirs = both(signed(plus(unsigned(), JUDGED[name][0])), {str(ruth().key_id)})
    assert ours == theirs


def test_the_second_checker_looks_for_the_same_words():
    data = signed(reprinted(unsigned(), "desk", "sked"))
    ours, theirs = both(data, {str(ruth().key_id)})
    assert ours == theirs == ("cannot-tell", "unchanged", True)
    assert "text-not-on-pages" in {each.code for each in checker.check(data).findings}


def test_the_second_checker_knows_the_fields_that_hold_words():
    known = {kind.id: {each.name for each in kind.fields if each.control in WRITTEN} for kind in KINDS.values()}
    assert {kind: set(fields) for kind, fields in checker.WRITTEN.items()} == {k: v for k, v in known.items() if v}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_second_checker_finds_every_script_break_and_code(name):
    data = document(name)
    assert checker.check(data, {checker.digest(signer().certificate).hex()}).verdict == "genuine"
