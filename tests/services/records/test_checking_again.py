"""A file that was checked is read once more to be shown: only if it is still the same."""

import pytest

from escalog.domain.values.failure import Failure
from escalog.services.laptop.clock import LaptopClock
from escalog.services.records.checking import Checking
from tests.forgery.genuine import genuine


def test_what_was_checked_is_read_again_only_while_it_is_the_same(tmp_path):
    file = tmp_path / "record.pdf"
    file.write_bytes(genuine())
    (checked,) = Checking(LaptopClock()).check_files([file])
    assert checked.read_again() == genuine()
    file.write_bytes(genuine() + b"\n")
    with pytest.raises(Failure) as met:
        checked.read_again()
    assert met.value.code == "not-as-checked"
