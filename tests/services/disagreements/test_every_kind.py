"""Every field of every kind with text that would act, hide or leak: kept exactly, found, printed, and nowhere else."""

import io
import logging
import re
import tempfile
import traceback

import pikepdf
import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from escalog.domain.dispute.fold import fold
from escalog.domain.entry_kinds.table import KINDS
from escalog.domain.values.failure import Failure
from escalog.domain.values.kind_id import KindId
from escalog.records.checking.bytes.reading import opened
from escalog.records.checking.check import check
from escalog.records.checking.examination import record_inside
from escalog.records.checking.pages.structure_text import text_of
from escalog.records.checking.pages.written_words import are_all_in, bare, written
from escalog.records.checking.what_acts import what_acts
from escalog.records.signers.trust import Trust, TrustLine
from escalog.services.procedures.shipped import nation_calendar
from tests.builders.every_kind import FREE, NOT_RECORDED, Walk, filled
from tests.builders.stores import PASSPHRASE

HOSTILE = (
    '<img src="file:///etc/passwd"> <b>&amp;</b> a\u202eb\u0000c\u0007\x1b[31m %s {x} ${y} \\ \'";-- \u2028\ufeff '
    "😢 বাংলা 李小龙 محمد e" + "\u0301" * 12 + " [U+0041] </script> \r\n\t\rend"
)


def canary(kind, field):
    """One word that stands in this field of this kind and nowhere else."""
    return "Canary" + re.sub(r"[^a-z]", "", f"{kind}{field}") + "Zx"


def everything_in(pdf):
    """Every object of a PDF outside the drawn pages, unpacked, as one run of bytes."""
    found = []
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        drawn = {content.objgen for page in opened.pages for content in _contents(page)}
        for each in opened.objects:
            if isinstance(each, pikepdf.Stream) and each.objgen not in drawn:
                found.append(each.read_bytes())
            found.append(repr(each).encode())
            if not isinstance(each, pikepdf.Stream):
                found.append(each.unparse(resolved=False))
        found += [file.get_file().read_bytes() for file in opened.attachments.values()]
        found.append(opened.open_metadata().__str__().encode())
        found.append(repr(dict(opened.docinfo)).encode())
    return b"\n".join(found)


def _contents(page):
    inside = page.obj.get("/Contents")
    return [inside[n] for n in range(len(inside))] if isinstance(inside, pikepdf.Array) else [inside]


@pytest.fixture
def walked(desk):
    walk = Walk(desk, lambda kind, field: f"{HOSTILE} {canary(kind, field)}").go()
    while desk.care.check_step():
        pass
    return walk


def test_the_walk_leaves_no_kind_and_no_field_out(walked):
    walked.withhold()
    assert set(walked.recorded) == set(KINDS) - set(NOT_RECORDED)
    for kind_id, entries in walked.recorded.items():
        names = {name for _, values in entries for name, value in values.items() if "Canary" in str(value)}
        wanted = {field.name for field in KINDS[kind_id].fields if field.control in FREE and "*" not in field.name}
        assert wanted - names <= {"limit"}, kind_id  # a number of days is told apart from words


def test_hostile_text_is_kept_exactly_found_printed_and_rebuilt(walked, desk, tmp_path):
    desk.disagreements.forget()
    stands = desk.disagreements.open(walked.dispute)
    for entries in walked.recorded.values():
        for entry, values in entries:
            kept = stands.entry(entry).fields
            for name, value in values.items():
                if "Canary" in str(value):
                    assert kept[name] == value.strip()
                    assert desk.finding.find(value.split()[-1]).total >= 1
    assert desk.care.rebuild_index() == {"ok": True, "disagreements": 2, "findings": []}
    assert desk.disagreements.page(walked.dispute).next_step.what
    assert desk.today().items
    for kind in ("record", "notification"):
        preview = desk.records.preview(walked.dispute, kind, HOSTILE, HOSTILE)
        desk.records.issue(preview, tmp_path / f"{kind}.pdf")
        assert preview.replaced
        trust = Trust({desk.me.fingerprint: TrustLine("here")})
        verdict = check((tmp_path / f"{kind}.pdf").read_bytes(), trust)
        assert (str(verdict.verdict), [each.code for each in verdict.findings]) == ("genuine", ["pages-compared"])
        reader = opened((tmp_path / f"{kind}.pdf").read_bytes())
        record = record_inside((tmp_path / f"{kind}.pdf").read_bytes())
        assert record is not None
        assert len(list(written(record.log))) > (150 if kind == "record" else 1)
        assert are_all_in(bare(text_of(reader)), record.log)
        assert what_acts(reader) == ()
    assert desk.care.check_all()["ok"]


@given(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=300)
    | st.text(st.sampled_from("\u202e\u2066\x00\x1b\r\n\t<&>'{}%e\u0301\ufeff\ud7ff😢漢"), max_size=80)
)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_at_all_is_kept_exactly_and_printed(desk, text):
    values = filled(KINDS[KindId.RAISED], lambda *_: f"x{text}x", category="plan-drift", other_person_not_known=False)
    values = {name: value for name, value in values.items() if not name.startswith("level.")}
    dispute = desk.disagreements.raise_disagreement(values)
    desk.disagreements.record(dispute, "note", {"text": f"x{text}x"})
    desk.disagreements.forget()
    stands = desk.disagreements.open(dispute)
    assert [entry.fields["text"] for entry in stands.entries if entry.kind == "note"] == [f"x{text}x"]
    assert stands.details.decision == f"x{text}x"
    assert desk.records.preview(dispute, "record", f"x{text}x", f"x{text}x").pages


def test_a_notification_gives_no_text_but_what_its_pages_print(walked, desk):
    preview = desk.records.preview(walked.dispute, "notification", "The board", "Stage 3")
    inside = everything_in(preview.pdf)
    document = pypdfium2.PdfDocument(preview.pdf)
    printed = re.sub(r"\s", "", "".join(page.get_textpage().get_text_bounded() for page in document))
    document.close()
    narrative = [
        canary("raised", name) for name in ("decision", "raising.holds", "raising.wants", "safety_plan", "child_view")
    ]
    assert not any(word in printed for word in narrative)
    for word in set(re.findall(rb"Canary[a-z]+Zx", inside)):
        assert word.decode() in printed, word


def test_what_was_typed_stands_in_no_log_no_error_no_name_and_no_file(opening, tmp_path, monkeypatch, caplog, capfd):
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))
    caplog.set_level(logging.DEBUG)
    for name in list(logging.root.manager.loggerDict):
        monkeypatch.setattr(logging.getLogger(name), "disabled", False)
    said = []
    with opening.unlock(PASSPHRASE) as desk:
        walk = Walk(desk, canary).go()
        desk.drafts.keep(f"{walk.dispute}/note", "Add a note", {"text": canary("draft", "text")})
        walk.withhold()
        while desk.care.check_step():
            pass
        for kind in ("record", "notification"):
            preview = desk.records.preview(walk.dispute, kind, canary("to", kind), canary("why", kind))
            desk.records.issue(preview, tmp_path / preview.file_name)
            desk.checking.check_files([tmp_path / preview.file_name])
            broken = tmp_path / f"broken-{kind}.pdf"
            whole = (tmp_path / preview.file_name).read_bytes()
            broken.write_bytes(whole[:3000] + whole[4000:])
            desk.checking.check_files([broken])
        desk.care.backup(tmp_path / "kept.escalog-backup")
        said += _failures(desk, walk, tmp_path)
        _no_canary("the desk's own text", repr(desk) + repr(desk.disagreements) + repr(desk.care))
    assert len(said) >= 8
    _no_canary("an error", "".join(said))
    _no_canary("a log", "".join(f"{record.getMessage()}{record.args}{record.exc_text}" for record in caplog.records))
    _no_canary("standard output", "".join(capfd.readouterr()))
    for path in tmp_path.rglob("*"):
        _no_canary("a file's name", path.name)
        if path.is_file() and path.suffix != ".pdf":
            _no_canary(path.name, path.read_bytes().decode("latin-1"))
    assert [*(tmp_path / "tmp").iterdir()] == []


def _no_canary(where, text):
    assert re.findall(r"Canary\w*Zx", text) == [], where
    assert "y\0r\0a\0n\0a\0C"[::-1] not in text, where


def _failures(desk, walk, folder):
    """Everything that services raise when they are asked for what cannot be done, as text in every form."""
    stale = desk.records.preview(walk.dispute, "record", canary("to", "x"), canary("why", "x"))
    desk.disagreements.record(walk.dispute, "note", filled(KINDS[KindId.NOTE], canary))
    raised = filled(KINDS[KindId.RAISED], canary)
    attempts = (
        lambda: desk.records.issue(stale, folder / "x.pdf"),
        lambda: desk.records.preview(walk.dispute, "record", "", canary("why", "y")),
        lambda: desk.disagreements.record(walk.dispute, "raised", raised),
        lambda: desk.disagreements.record(walk.dispute, "note", {"text": canary("note", "text") * 100_000}),
        lambda: desk.disagreements.record(walk.dispute, "contact", {"said": canary("contact", "said")}),
        lambda: desk.disagreements.record(walk.dispute, "note", {"text": "x", "occurred": 10**30}),
        lambda: desk.disagreements.raise_disagreement({**raised, "procedure": canary("raised", "procedure")}),
        lambda: desk.disagreements.raise_disagreement({**raised, "category": ""}),
        lambda: desk.disagreements._vault.append(walk.dispute, desk.disagreements.log(walk.dispute).entries),
        lambda: desk.disagreements._vault._database.raw.execute("SELECT " + "nothing FROM nowhere"),
    )
    said = []
    for attempt in attempts:
        try:
            attempt()
        except Exception as why:  # noqa: BLE001 - whatever comes, it may not quote
            said += [str(why), repr(why), getattr(why, "sentence", ""), getattr(why, "advice", "")]
            trace = traceback.TracebackException.from_exception(why, capture_locals=False)
            said += list(trace.format_exception_only())
        else:
            raise AssertionError("it should not be possible")
    return said


def test_entries_that_raise_nothing_make_no_disagreement(desk):
    with pytest.raises(Failure) as met:
        fold((), desk.procedures.default().procedure, nation_calendar("england"))
    assert met.value.code == "dispute-not-raised"
