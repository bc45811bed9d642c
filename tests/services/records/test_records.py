"""Making records, "sent and saved", and what a signer's words are worth."""

from datetime import timedelta
from hashlib import sha256

import pypdfium2
import pytest

from escalog.domain.values.failure import Failure
from escalog.services.laptop.clock import StoryClock
from escalog.services.records.checking import Checking
from escalog.services.records.saving import save_reading_copy
from tests.builders.stores import PASSPHRASE
from tests.services.conftest import MONDAY


@pytest.fixture
def dispute(desk, raised):
    """One disagreement in a store that has been looked through."""
    made = desk.disagreements.raise_disagreement(raised())
    while desk.care.check_step():
        pass
    return made


def issue(desk, dispute, path, kind="record"):
    return desk.records.issue(desk.records.preview(dispute, kind, "The board", "Stage 3"), path)


def test_the_signed_file_starts_with_the_previewed_bytes(desk, dispute, tmp_path):
    preview = desk.records.preview(dispute, "record", "The board", "Stage 3")
    desk.records.issue(preview, tmp_path / "r.pdf")
    assert (tmp_path / "r.pdf").read_bytes().startswith(preview.pdf)


def test_every_record_is_listed_with_to_whom_why_and_its_digest(desk, dispute, tmp_path):
    issued = issue(desk, dispute, tmp_path / "r.pdf")
    (line,) = desk.records.copies_of(dispute)
    assert (line.what, line.recipient, line.reason, line.delivered) == (
        "Full record",
        "The board",
        "Stage 3",
        "Written",
    )
    assert line.sha256 == issued.sha256 == sha256((tmp_path / "r.pdf").read_bytes()).hexdigest()


def test_issuing_changes_no_heads(desk, dispute, tmp_path):
    before = desk.disagreements.open(dispute).heads
    issue(desk, dispute, tmp_path / "r.pdf")
    assert desk.disagreements.open(dispute).heads == before


def test_a_record_that_could_not_be_written_stays_listed_as_such(desk, dispute, tmp_path, monkeypatch):
    preview = desk.records.preview(dispute, "record", "The board", "Stage 3")

    def full(*_, **__):
        raise Failure("output-cannot", path="r.pdf")

    monkeypatch.setattr("escalog.services.records.issuing.write_file", full)
    with pytest.raises(Failure):
        desk.records.issue(preview, tmp_path / "r.pdf")
    assert [line.delivered for line in desk.records.sent()] == ["Could not be written"]


def test_a_later_version_exists_once_something_is_recorded(desk, dispute, tmp_path):
    issue(desk, dispute, tmp_path / "r.pdf")
    (line,) = desk.records.sent()
    assert not desk.records.has_later_version(line)
    desk.disagreements.record(dispute, "note", {"text": "More."})
    assert desk.records.has_later_version(line)


def test_pages_that_are_no_longer_the_latest_are_not_signed(desk, dispute, tmp_path):
    preview = desk.records.preview(dispute, "record", "The board", "Stage 3")
    desk.disagreements.record(dispute, "note", {"text": "More."})
    with pytest.raises(Failure) as met:
        desk.records.issue(preview, tmp_path / "r.pdf")
    assert met.value.code == "record-stale"
    assert desk.records.sent() == ()


@pytest.mark.parametrize(("recipient", "reason"), [("", "why"), ("who", " ")])
def test_a_record_says_to_whom_and_why(desk, dispute, recipient, reason):
    with pytest.raises(Failure) as met:
        desk.records.preview(dispute, "record", recipient, reason)
    assert met.value.code == "field-needed"


def test_issuing_waits_until_the_store_was_looked_through(opening, raised, tmp_path):
    with opening.unlock(PASSPHRASE) as desk:
        made = desk.disagreements.raise_disagreement(raised())
        with pytest.raises(Failure) as met:
            issue(desk, made, tmp_path / "r.pdf")
        assert met.value.code == "store-not-checked-yet"


def test_a_file_name_holds_nothing_of_the_case(desk, dispute):
    name = desk.records.preview(dispute, "notification", "The board", "Stage 3").file_name
    assert name == "escalog-notification-2026-10-12-1030.pdf"


def test_court_proceedings_are_said_when_a_record_is_made(desk, raised, tmp_path):
    made = desk.disagreements.raise_disagreement(raised(court="yes"))
    while desk.care.check_step():
        pass
    assert any("legal advice" in each for each in issue(desk, made, tmp_path / "r.pdf").advice)


def test_what_is_withheld_is_in_no_later_copy(desk, raised, tmp_path):
    made = desk.disagreements.raise_disagreement(raised())
    note = desk.disagreements.record(made, "note", {"text": "CANARYWORD of another child"})
    while desk.care.check_step():
        pass
    told = desk.records.preview(made, "record", "The board", "Stage 3")
    desk.disagreements.record(made, "withheld", {"entry": note, "why": "wrong-child", "reason": "CANARYREASON"})
    kept = desk.records.preview(made, "record", "The board", "Stage 3")
    assert b"CANARYWORD" in _everything(told.pdf)
    assert b"CANARYWORD" not in _everything(kept.pdf)
    assert b"CANARYREASON" not in _everything(kept.pdf)
    assert kept.withheld == 1


def test_a_notification_holds_no_narrative(desk, raised):
    made = desk.disagreements.raise_disagreement(
        raised(**{name: f"CANARY {name}" for name in ("decision", "raising.holds", "raising.wants", "safety_plan")})
    )
    assert b"CANARY" not in _everything(desk.records.preview(made, "notification", "The board", "Stage 3").pdf)


def test_a_signer_is_known_after_the_words_were_checked_and_until_it_is_withdrawn(desk, dispute, tmp_path):
    stranger = Checking(StoryClock(MONDAY), desk.register)
    issue(desk, dispute, tmp_path / "r.pdf")
    (first,) = stranger.check_files([tmp_path / "r.pdf"])
    assert first.verdict == "cannot-tell"
    assert first.found.headline.startswith("Unchanged since it was signed")
    stranger.trust(desk.me.fingerprint, "Ada Lind", "Mon 12 Oct", "the agency's switchboard", "Robin Ames")
    (second,) = stranger.check_files([tmp_path / "r.pdf"])
    assert second.verdict == "genuine"
    assert "switchboard" in " ".join(second.lines)
    stranger.withdraw(desk.me.fingerprint, "Wrong person")
    (third,) = stranger.check_files([tmp_path / "r.pdf"])
    assert third.verdict == "cannot-tell"


def test_without_a_store_a_checked_signer_holds_until_the_window_closes(desk, dispute, tmp_path):
    issue(desk, dispute, tmp_path / "r.pdf")
    checking = Checking(StoryClock(MONDAY))
    assert not checking.lasting
    checking.trust(desk.me.fingerprint, "Ada Lind", "Mon 12 Oct", "a letter", "Robin")
    assert checking.check_files([tmp_path / "r.pdf"])[0].verdict == "genuine"
    assert Checking(StoryClock(MONDAY)).check_files([tmp_path / "r.pdf"])[0].verdict == "cannot-tell"


def test_checking_a_signer_needs_whom_when_and_where_the_number_came_from(desk):
    for missing in range(3):
        said = ["Ada", "Mon 12 Oct", "switchboard"]
        said[missing] = " "
        with pytest.raises(Failure, match="field-needed"):
            desk.checking.trust("0" * 64, *said, "Robin")


@pytest.mark.parametrize("years", [15, 40])
def test_a_record_keeps_its_verdict_for_decades(desk, dispute, tmp_path, years):
    issue(desk, dispute, tmp_path / "r.pdf")
    later = Checking(StoryClock(MONDAY + timedelta(days=365 * years)), desk.register, own=desk.me.fingerprint)
    (checked,) = later.check_files([tmp_path / "r.pdf"])
    assert checked.verdict == "genuine"


def _everything(pdf: bytes) -> bytes:
    """Every stream of a PDF, unpacked, and the text of its pages."""
    import io

    import pikepdf

    with pikepdf.open(io.BytesIO(pdf)) as opened:
        streams = [each.read_bytes() for each in opened.objects if isinstance(each, pikepdf.Stream) and _is_text(each)]
    document = pypdfium2.PdfDocument(pdf)
    pages = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    return b"\n".join(streams) + "\n".join(pages).encode()


def _is_text(stream) -> bool:
    return stream.get("/Subtype") not in ("/Image", "/CIDFontType0C")


@pytest.mark.parametrize("kind", ["record", "notification"])
def test_every_page_and_the_copy_for_reading_carry_the_marking_of_the_route(desk, raised, tmp_path, kind):
    values = {name: value for name, value in raised().items() if not name.startswith("child.")}
    made = desk.disagreements.raise_disagreement({**values, "track": "theme", "theme": "Waiting times"})
    while desk.care.check_step():
        pass
    path = tmp_path / "r.pdf"
    issue(desk, made, path, kind)
    said = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(path)]
    assert all("OFFICIAL-SENSITIVE" in page for page in said)
    assert not any("information about a child" in page for page in said)
    copy = save_reading_copy(path, tmp_path / "r.html").read_text(encoding="utf-8")
    assert '<p class="marking">OFFICIAL-SENSITIVE</p>' in copy


@pytest.mark.parametrize("kind", ["record", "notification"])
def test_a_disagreement_about_a_child_keeps_its_marking_when_it_moves_to_a_theme(desk, dispute, tmp_path, kind):
    moved = {"to_track": "theme", "theme": "Waiting times", "reason": "It is many.", "occurred": "2026-10-12"}
    desk.disagreements.record(dispute, "track-moved", {**moved, "by": "Ada Lind", "known": "did"})
    path = tmp_path / "r.pdf"
    issued = issue(desk, dispute, path, kind)
    said = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(path)]
    assert all("personal information about a child" in page for page in said)
    assert any("case file" in each for each in issued.advice)
