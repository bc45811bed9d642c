"""The copy inside a record: of case text exactly what is printed, and everything that checking needs."""

import json
from datetime import UTC, date, datetime, time

import pytest

from escalog.domain.deadlines.calendar import Calendar
from escalog.domain.record.blocks import PrintedField
from escalog.domain.values.entry import DisputeId, Person, PersonId
from escalog.domain.values.failure import Failure
from escalog.ledger.entry import canonical
from escalog.ledger.entry.sealing import introduce, seal
from escalog.ledger.keys.signer import Signer
from escalog.ledger.log.checking import check
from escalog.ledger.log.log import Log
from escalog.records.attachment.record_json import compose, everyone, parse
from tests.builders.paper import AGENCY, ISSUED_AT, NAME, ROLE, issue, person, signer

DISPUTE = DisputeId("1" * 32)
CALENDAR = Calendar(
    "wales",
    {date(2026, 12, 25): "Christmas Day"},
    date(2026, 1, 1),
    date(2027, 12, 31),
    {date(2026, 12, 29): "Office closed"},
    {date(2026, 12, 26): "Open"},
    time(8, 30),
)
PRINTED, NOT_PRINTED = "CANARY-ON-THE-PAGE", "CANARY-NOT-ON-ANY-PAGE"


@pytest.fixture(scope="module")
def log() -> Log:
    root = introduce(signer(), dispute=DISPUTE, recorded_at=ISSUED_AT)
    fields = {"what": "spoke", "with_whom": PRINTED, "said": NOT_PRINTED, "known": "did", "new_one": NOT_PRINTED}
    contact = seal("contact", fields, dispute=DISPUTE, signer=signer(), recorded_at=ISSUED_AT, parents=[root.id])
    return Log.of([root, contact])


@pytest.fixture(scope="module")
def printed(log) -> frozenset[PrintedField]:
    return frozenset({(log.heads[0], "with_whom")})


@pytest.fixture(scope="module")
def attachment(log, printed) -> bytes:
    given = issue(heads=log.heads, log_digest=log.digest(), dispute=DISPUTE)
    return compose(log, printed, given, pack="id = 'x'\n", calendar=CALENDAR, people=everyone(log, person()))


def test_case_text_that_no_page_prints_stands_there_only_as_a_commitment(attachment):
    assert PRINTED.encode() in attachment
    assert NOT_PRINTED.encode() not in attachment


def test_only_what_is_printed_stays(attachment):
    contact = parse(attachment).log.facts()[-1]
    assert dict(contact.fields) == {"with_whom": PRINTED}
    assert contact.left_out == 4


def test_of_people_what_their_certificates_say_stays(attachment):
    person = parse(attachment).log.facts()[0]
    assert set(person.fields) == {"name", "role", "agency", "certificate"}


def test_the_log_inside_still_verifies_by_itself_and_has_its_digest_and_heads(attachment, log):
    inside = parse(attachment).log
    assert check(inside) == ()
    assert (inside.digest(), inside.heads) == (log.digest(), log.heads)


def test_everything_comes_back_as_it_was_put_in(attachment, log):
    found = parse(attachment)
    assert found.issue == issue(heads=log.heads, log_digest=log.digest(), dispute=DISPUTE)
    assert found.calendar == CALENDAR
    assert found.pack == "id = 'x'\n"
    assert found.people == (person(),)


def test_a_signer_who_recorded_nothing_is_among_the_people(log):
    other = Signer.create(PersonId("8" * 32), "Cai Ochre", "Lead", "School", datetime(2026, 1, 1, tzinfo=UTC))
    lead = Person(PersonId("8" * 32), other.key_id, "Cai Ochre", "Lead", "School", other.certificate)
    assert [each.name for each in everyone(log, lead)] == [NAME, "Cai Ochre"]
    assert [each.name for each in everyone(log, person())] == [NAME]


def test_it_is_canonical_json_that_any_reader_can_open(attachment):
    data = json.loads(attachment)
    assert data["format"] == "escalog-record/1"
    assert canonical.encode(data) == attachment
    assert (data["people"][0]["role"], data["people"][0]["agency"]) == (ROLE, AGENCY)


def _with(attachment: bytes, path: tuple[str, ...], value: object) -> bytes:
    data = json.loads(attachment)
    place = data
    for step in path[:-1]:
        place = place[int(step)] if step.isdigit() else place[step]
    if value is None:
        del place[path[-1]]
    else:
        place[path[-1]] = value
    return canonical.encode(data)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("format",), "escalog-record/2"),
        (("surplus",), "x"),
        (("pack",), None),
        (("pack",), 7),
        (("issue", "kind"), "letter"),
        (("issue", "signer"), "00" * 32),
        (("issue", "issued_at"), "2026-11-23"),
        (("issue", "sample"), "no"),
        (("issue", "heads"), [7]),
        (("people", "0", "name"), "Somebody Else"),
        (("people", "0", "certificate"), "AAAA"),
        (("people", "0", "certificate"), "not base64"),
        (("calendar", "nation"), "france"),
        (("calendar", "holidays"), {"2026-13-01": "x"}),
        (("calendar", "holidays"), {"2026-12-01": 7}),
        (("log",), "x"),
    ],
    ids=lambda part: "/".join(part) if isinstance(part, tuple) else repr(part)[:12],
)
def test_a_copy_that_is_not_in_form_is_not_read(attachment, path, value):
    with pytest.raises(Failure) as met:
        parse(_with(attachment, path, value))
    assert met.value.code in {"attachment-unreadable", "certificate-not-usable", "list-unreadable"}


@pytest.mark.parametrize("data", [b"", b"{}", b"[]", b"null", b"{", b"\xff", b'{"format": "escalog-record/1"}'])
def test_what_is_no_copy_at_all_says_so(data):
    with pytest.raises(Failure) as met:
        parse(data)
    assert met.value.code == "attachment-unreadable"
