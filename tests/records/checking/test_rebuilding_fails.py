"""Under our own renderer nothing but equal pages is genuine; what says nothing of the file gives no verdict."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from escalog.cli.command_line import main
from escalog.domain.values.failure import Failure
from escalog.ledger.entry.sealed import SealedEntry
from escalog.ledger.entry.sealing import seal
from escalog.ledger.log.log import Log
from escalog.records.attachment.record_json import RecordFile, compose, everyone
from escalog.records.checking.check import check
from escalog.records.making import pages, rebuild
from escalog.records.signers.trust import Trust
from escalog.records.signing.signing import sign
from escalog.records.viewing.accessible_copy import accessible_copy
from tests.builders.casefile import calendar, pack_text
from tests.builders.entries import redated
from tests.forgery.genuine import BEGAN, DISPUTE, MEANING, SIGNED_AT, genuine, made, pem, ruth, ruths_log, trust
from tests.format.second_checker import both

YEAR_1 = datetime(1, 1, 1, tzinfo=UTC)
BEYOND = ("0001-01-01T00:00:00.000000Z", "9999-06-01T12:00:00.000000Z")


def _codes(data: bytes) -> list[str]:
    found = check(data, trust(), now=SIGNED_AT)
    assert found.verdict == "changed"
    return [each.code for each in found.findings]


def _signed(log: Log, *, renderer: str, issued_at: datetime = SIGNED_AT, signed_at: datetime = SIGNED_AT) -> bytes:
    """A record as its signer could have it made by a program that takes any time."""
    issue = replace(made(log=log).issue, renderer=renderer)
    people = everyone(log, issue.signer)
    content = rebuild.content_of(RecordFile(issue, log, pack_text(), calendar(), people))
    attachment = compose(log, content.printed, issue, pack=pack_text(), calendar=calendar(), people=people)
    usual, stated = b'"issued_at":"2026-11-24T15:52:00.000000Z"', f"{issued_at:%Y-%m-%dT%H:%M:%S.%fZ}".rjust(27, "0")
    assert usual in attachment
    attachment = attachment.replace(usual, f'"issued_at":"{stated}"'.encode())
    return sign(pages.build(content, attachment, issue, people), ruth(), signed_at, MEANING)


def _log_with(recorded_at: str) -> Log:
    entries: list[SealedEntry] = list(ruths_log().entries)
    told = {"text": "Rang.", "occurred": "2026-11-16", "by": "R.A.", "by_side": "raising", "known": "did"}
    last = seal(
        "note",
        told,
        dispute=DISPUTE,
        signer=ruth(),
        recorded_at=BEGAN + timedelta(hours=9),
        parents=(entries[-1].id,),
    )
    return Log.of([*entries, redated(last, recorded_at, ruth())])


@pytest.mark.parametrize("fault", [OverflowError, KeyError, TypeError, RecursionError, AssertionError, Failure])
def test_whatever_goes_wrong_while_pages_are_built_again_is_said_and_changed(monkeypatch, fault):
    def stop(*_args: object) -> None:
        raise fault("log-has-two-beginnings")

    data = genuine()
    monkeypatch.setattr(rebuild, "lay_out", stop)
    assert _codes(data) == ["pages-rebuilt-differ", "pages-not-rebuilt"]


def test_running_out_of_memory_says_nothing_of_the_file(monkeypatch, tmp_path, capsys):
    def stop(*_args: object) -> None:
        raise MemoryError

    data = genuine()
    monkeypatch.setattr(rebuild, "lay_out", stop)
    with pytest.raises(Failure) as met:
        check(data, trust())
    assert met.value.code == "check-not-finished"
    (tmp_path / "record.pdf").write_bytes(data)
    assert main(["verify", str(tmp_path / "record.pdf")]) == 70
    told = capsys.readouterr()
    assert told.out == ""
    assert "could not be checked to the end" in told.err


def test_a_check_that_is_stopped_gives_no_verdict(monkeypatch, tmp_path, capsys):
    def stop(*_args: object) -> None:
        raise KeyboardInterrupt

    (tmp_path / "record.pdf").write_bytes(genuine())
    monkeypatch.setattr(rebuild, "lay_out", stop)
    assert main(["verify", str(tmp_path / "record.pdf"), "--json"]) == 70
    told = capsys.readouterr()
    assert told.out == ""
    assert "could not be checked to the end" in told.err


@pytest.mark.parametrize("renderer", [pages.renderer(), "escalog/0.1.0 pages/0 another"])
@pytest.mark.parametrize("recorded_at", BEYOND)
def test_a_record_with_an_entry_of_such_a_year_is_changed_whoever_laid_it_out(recorded_at, renderer):
    assert _codes(_signed(_log_with(recorded_at), renderer=renderer)) == ["time-beyond-clocks"]


@pytest.mark.parametrize("renderer", [pages.renderer(), "escalog/0.1.0 pages/0 another"])
def test_a_record_issued_in_such_a_year_is_changed(renderer):
    assert _codes(_signed(ruths_log(), renderer=renderer, issued_at=YEAR_1)) == ["time-beyond-clocks"]


def test_a_record_signed_in_such_a_year_is_changed():
    at = datetime(9999, 6, 1, tzinfo=UTC)
    assert _codes(_signed(ruths_log(), renderer="escalog/0.1.0 pages/0 another", signed_at=at)) == [
        "time-beyond-clocks"
    ]


def test_no_record_is_issued_in_such_a_year():
    with pytest.raises(Failure) as met:
        made().with_issue(issued_at=YEAR_1).whole()
    assert met.value.code == "issue-time"


@pytest.mark.parametrize("recorded_at", BEYOND)
def test_a_copy_of_such_a_record_is_answered_with_a_sentence(recorded_at, tmp_path, capsys):
    (tmp_path / "record.pdf").write_bytes(_signed(_log_with(recorded_at), renderer="pages/0"))
    assert main(["copy", str(tmp_path / "record.pdf"), "--out", str(tmp_path / "copy.html")]) == 65
    assert "made only from a record that is unchanged" in capsys.readouterr().err
    assert not (tmp_path / "copy.html").exists()


def test_a_copy_of_a_log_that_gives_no_pages_here_is_answered_with_a_sentence(monkeypatch):
    def stop(*_args: object) -> None:
        raise OverflowError

    data = made().with_issue(renderer="pages/0").signed()
    assert check(data, Trust.of_certificates([pem(ruth())])).verdict == "genuine"
    monkeypatch.setattr(rebuild, "fold", stop)
    with pytest.raises(Failure) as met:
        accessible_copy(data)
    assert met.value.code == "twin-not-made"


@pytest.mark.parametrize(
    "data",
    [
        lambda: _signed(_log_with(BEYOND[0]), renderer="pages/0"),
        lambda: _signed(ruths_log(), renderer="pages/0", issued_at=YEAR_1),
        lambda: _signed(ruths_log(), renderer="pages/0", signed_at=datetime(9999, 6, 1, tzinfo=UTC)),
    ],
    ids=["recorded", "issued", "signed"],
)
def test_the_second_checker_says_the_same_of_such_years(data):
    ours, theirs = both(data(), {str(ruth().key_id)})
    assert ours == theirs == ("changed", "changed", False)
