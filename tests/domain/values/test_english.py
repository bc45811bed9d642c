"""Small helpers that finish a sentence."""

import datetime as dt

import pytest

from escalog.domain.values.english import plural, say_day_of, say_long, sentence, with_article
from escalog.domain.values.moment import LONDON


@pytest.mark.parametrize(
    ("word", "several"),
    [("child", "children"), ("Child", "Children"), ("young person", "young people"), ("adult", "adults")],
)
def test_several_of_whom_a_route_is_about(word, several):
    assert plural(word) == several


@pytest.mark.parametrize(("word", "said"), [("child", "a child"), ("adult", "an adult"), ("Owner", "an Owner")])
def test_one_of_them_has_the_right_article(word, said):
    assert with_article(word) == said


@pytest.mark.parametrize(("kept", "said"), [("2026-11-25", "Wed 25 Nov 2026"), ("in spring", "in spring"), ("", "")])
def test_a_kept_day_is_said_and_anything_else_stands_as_it_is(kept, said):
    assert say_day_of(kept) == said


@pytest.mark.parametrize(("words", "said"), [("one day", "One day."), ("", ""), ("a", "A.")])
def test_words_become_a_sentence(words, said):
    assert sentence(words) == said


def test_a_date_in_full_has_its_hour_where_there_is_one():
    assert say_long(dt.date(2026, 11, 25)) == "Wednesday 25 November"
    assert say_long(dt.datetime(2026, 11, 25, 17, 0, tzinfo=LONDON), year=True) == "Wednesday 25 November 2026, 17:00"
