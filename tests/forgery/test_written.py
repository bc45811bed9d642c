"""How an update is written is refused by the walk itself, whatever the library that reads PDF would forgive."""

import re

import pytest

from escalog.records.checking.bytes.updates import is_written_as_a_record, updates
from tests.forgery.genuine import genuine
from tests.forgery.laboratory import built, forgeries

WRITTEN = [name for name in forgeries() if name.startswith("an update with ")]
BY_MEANING = {"an update with validation data of no type"}


def _walk(data: bytes) -> int:
    last = [int(found) for found in re.findall(rb"startxref\s+(\d+)", genuine())][-1]
    return len(updates(data, len(genuine()), last))


@pytest.mark.parametrize("name", [each for each in WRITTEN if each not in BY_MEANING])
def test_an_update_that_is_written_otherwise_is_not_walked_over(name):
    with pytest.raises(ValueError, match=r"."):
        _walk(built(name))


OTHERWISE = {
    "a row that points beside its object": (rb"(\d{9})\d( 00000 n)", rb"\g<1>x\2"),
    "a row that points elsewhere": (rb"\d{10}( 00000 n)", rb"0000000009\1"),
    "a number listed twice": (rb"(\d+ 1\n\d{10} 00000 n \n)", rb"\1\1"),
    "another table before it": (rb"(/Prev )\d+", rb"\g<1>9"),
    "a start elsewhere": (rb"(startxref\n)\d+", rb"\g<1>9"),
    "a name twice, spelt in two ways": (rb"/Title \(Filed\)", rb"/A#2F 1 /A#2f 2"),
}


@pytest.mark.parametrize("name", OTHERWISE)
def test_what_a_table_and_a_trailer_say_is_held_to_what_stands_there(name):
    plain = built("properties by hand")
    assert _walk(plain) == 1
    added = re.sub(*OTHERWISE[name], plain[len(genuine()) :], count=1)
    table = len(genuine()) + added.index(b"xref\n")
    if name != "a start elsewhere":
        added = re.sub(rb"(startxref\n)\d+", rb"\g<1>%d" % table, added)
    with pytest.raises(ValueError, match=r"."):
        _walk(genuine() + added)


def test_what_is_written_plainly_is_walked_over():
    assert len(WRITTEN) > 20
    assert is_written_as_a_record(genuine())
    assert _walk(built("properties as another program writes them")) == 1
