"""What looks as if it identified somebody: a warning with a suggestion, never for recorded practitioners."""

import time

import pytest

from escalog.domain.values.identifying_text import is_nhs_number, looks_identifying


@pytest.mark.parametrize(
    ("text", "code", "found"),
    [
        ("Spoke with Katie Morgan today.", "name", "Katie Morgan"),
        ("Then Łukasz Kowalski came.", "name", "Łukasz Kowalski"),
        ("Siân O'Connor-Price rang.", "name", "Siân O'Connor-Price"),
        ("Maria de Souza was there.", "name", "Maria de Souza"),
        ("The class teacher Sarah Jones said so.", "name", "Sarah Jones"),
        ("DOB: 12/03/2017", "date-of-birth", "12/03/2017"),
        ("She was born on 3 May 2017.", "date-of-birth", "3 May 2017"),
        ("date of birth 2017-05-03", "date-of-birth", "2017-05-03"),
        ("They live at 14 Elm Tree Road now.", "address", "14 Elm Tree Road"),
        ("Postcode LN1 3AB.", "address", "LN1 3AB"),
        ("Ring 01522 552222 tonight.", "telephone", "01522 552222"),
        ("Mobile +44 7700 900123.", "telephone", "+44 7700 900123"),
        ("NHS 943 476 5919.", "nhs-number", "943 476 5919"),
        ("Write to k.m@example.org please", "email", "k.m@example.org"),
    ],
)
def test_what_identifies_somebody_is_pointed_at(text, code, found):
    notices = looks_identifying(text)
    assert [(each.code, text[each.start : each.end]) for each in notices] == [(code, found)]
    assert notices[0].sentence.endswith(".")
    assert len(notices[0].sentence.split()) <= 20


@pytest.mark.parametrize(
    "text",
    [
        "K.M. told two members of staff on Tue 10 and Wed 11 Nov.",
        "Children's Social Care and Early Help met on Friday.",
        "The Head Teacher and the Duty Social Worker agreed by Fri 4 December 2026.",
        "Elmbrook School holds the register. Reference 0042, LSCP-2026-0042.",
        "Attendance fell from 94 to 71 per cent since September.",
        "Told Katie that the visit is on Monday.",
        "The meeting is on 12/03/2027 at 14:30.",
        "Our case number is 1234567890.",
        "",
    ],
)
def test_what_a_record_is_made_of_does_not_warn(text):
    assert looks_identifying(text) == ()


def test_a_full_name_comes_with_its_initials():
    assert looks_identifying("Katie Anne Morgan was seen.")[0].suggestion == "K.A.M."


@pytest.mark.parametrize(
    "text", ["Robin Ames rang.", "robin ames", "Then Robin Ames's manager rang.", "Ames rang Robin."]
)
def test_recorded_practitioners_never_warn(text):
    assert looks_identifying(text, ["Robin Ames", "T.O."]) == ()


def test_a_known_first_name_beside_an_unknown_surname_still_warns():
    assert looks_identifying("Robin Baker was seen.", ["Robin Ames"])[0].code == "name"


def test_an_nhs_number_is_known_by_its_check_digit():
    assert is_nhs_number("9434765919")
    assert not is_nhs_number("9434765918")
    assert not is_nhs_number("0000000000")
    assert not is_nhs_number("943476591")


@pytest.mark.parametrize("piece", ["x", "Aa ", "0 ", "a@", "12 Elm ", "born ", "A.", "\u202e"])
def test_a_long_paste_is_read_at_once(piece):
    text = (piece * 200_000)[:200_000]
    begun = time.process_time()
    looks_identifying(text)
    assert time.process_time() - begun < 2
