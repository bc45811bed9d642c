"""The columns of a table fill its width, and most of it goes where most text stands."""

from hypothesis import given
from hypothesis import strategies as st

from escalog.records.layout.columns import Wanted, columns

wanted = st.builds(
    Wanted,
    st.floats(0, 4000),
    st.lists(st.floats(0, 60_000), min_size=0, max_size=4).map(tuple),
    st.floats(8, 24),
)


@given(st.integers(1, 8).flatmap(lambda count: st.lists(st.lists(wanted, min_size=count, max_size=count), min_size=1)))
def test_the_columns_of_any_table_fill_the_page_and_each_has_room_for_letters(rows):
    widths = columns(rows, 482.0)
    assert abs(sum(widths) - 482.0) < 0.01
    for place, width in enumerate(widths):
        assert width > min(30, max(row[place].best() for row in rows) - 0.01)


def test_a_short_column_keeps_its_words_and_the_long_one_gets_the_rest():
    date, words = Wanted(40, (100,), 8), Wanted(60, (9000,), 8)
    narrow, wide = columns([[date, words]] * 30, 482.0)
    assert 66 <= narrow < 120
    assert wide > 360


def test_two_long_columns_share():
    left, right = columns([[Wanted(60, (6000,), 8), Wanted(60, (6000,), 8)]], 482.0)
    assert abs(left - right) < 10
