"""A tenth of the twenty thousand bits; `make forgery` tries all of them."""

import pytest

from tests.forgery.bit_flips import ALL, not_found

_PARTS = 10


@pytest.mark.slow
@pytest.mark.parametrize("part", range(_PARTS))
def test_a_changed_bit_is_found_wherever_it_is(part):
    assert list(not_found(range(part * 10, ALL, _PARTS * 10))) == []
