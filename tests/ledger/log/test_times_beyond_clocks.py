"""Years that no clock in London says: not written, not taken in, and named where they stand all the same."""

from datetime import UTC, datetime

import pytest

from escalog.domain.values.english import say_long, say_moment
from escalog.domain.values.failure import Failure
from escalog.domain.values.moment import EARLIEST_SAID, LATEST_SAID, can_be_said
from escalog.ledger.entry.sealed import SealedEntry
from escalog.ledger.log.admission import admit
from escalog.ledger.log.checking import check
from escalog.ledger.log.log import Log
from escalog.ledger.log.transport import from_json, to_json
from tests.builders.entries import DISPUTE, NOW, beginning, note, redated, signer

BEYOND = ("0001-01-01T00:00:00.000000Z", "0001-12-31T23:59:59.999999Z", "9999-01-01T00:00:00.000000Z")
EDGES = ("0002-01-01T00:00:00.000000Z", "9998-12-31T23:59:59.999999Z")


def _log(recorded_at: str) -> tuple[Log, SealedEntry]:
    log = Log.of([beginning()])
    return log, redated(note(log), recorded_at, signer())


@pytest.mark.parametrize("text", BEYOND)
def test_an_entry_of_such_a_time_is_not_written(text):
    log = Log.of([beginning()])
    with pytest.raises(Failure) as met:
        note(log, at=datetime.fromisoformat(text))
    assert met.value.code == "entry-time"


@pytest.mark.parametrize("text", BEYOND)
def test_it_is_not_taken_into_a_log(text):
    log, entry = _log(text)
    with pytest.raises(Failure) as met:
        admit(log, entry, now=NOW)
    assert met.value.code == "entry-time"


@pytest.mark.parametrize("text", BEYOND)
def test_it_is_not_taken_out_of_another_file(text):
    log, entry = _log(text)
    with pytest.raises(Failure) as met:
        from_json([*to_json(log), *to_json([entry])])
    assert (met.value.code, met.value.values) == ("listed-entry-time", {"number": 2})


@pytest.mark.parametrize("text", BEYOND)
def test_a_log_that_holds_one_is_checked_and_says_so(text):
    log, entry = _log(text)
    (found,) = check([*log.entries, entry])
    assert (found.code, found.entry) == ("entry-time", entry.id)


@pytest.mark.parametrize("text", BEYOND)
def test_the_program_goes_on_with_the_nearest_time_that_can_be_said(text):
    _, entry = _log(text)
    assert entry.head.recorded_at == text
    assert entry.recorded_at in (EARLIEST_SAID, LATEST_SAID)
    assert entry.entry().recorded_at == entry.recorded_at
    assert say_moment(entry.recorded_at, year=True)
    assert say_long(entry.recorded_at, year=True)


@pytest.mark.parametrize("text", EDGES)
def test_the_first_and_the_last_that_can_be_said_are_as_good_as_any(text):
    log, entry = _log(text)
    assert can_be_said(datetime.fromisoformat(text))
    assert len(admit(log, entry, now=NOW).log) == 2
    assert not check([*log.entries, entry])
    assert entry.recorded_at == datetime.fromisoformat(text)


def test_a_time_without_a_zone_stays_a_mistake_of_the_program():
    assert DISPUTE
    with pytest.raises(ValueError, match="zone"):
        note(Log.of([beginning()]), at=datetime(1, 1, 1))  # noqa: DTZ001 (that is the point)


def test_the_edges_are_in_utc():
    assert EARLIEST_SAID.tzinfo is UTC
    assert LATEST_SAID.tzinfo is UTC
