"""A message is said as the judge says it: gaps, variants, plurals, messages and terms inside it."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from escalog.domain.values.message import Message, message
from escalog.domain.values.moment import Moment
from escalog.wording.language import Language, language, say
from tests.builders.tool import tool
from tests.wording.judge import bundle, judged

CATALOGUE = """
-agency = { $form ->
   *[short] Barnardo's
    [long] the children's charity
}
plain = It's done.
gap = Ring { $who }.
markup = { "{" }not a gap{ "}" } <b>{ $who }</b>
whose = { $whose ->
    [ours] Yours: ring { $who }.
   *[theirs] Ask { $who }.
}
nested = { $whose ->
    [ours] { $count ->
        [0] Nobody
        [one] One child
       *[other] { $count } children
    } here
   *[theirs] elsewhere: { gap }
}
inside = First. { whose } Then { -agency(form: "long") } and { -agency }.
lines =
    One line
    and { $who }
    and a third
"""
OURS = Language(tool("compile_words").messages_of(CATALOGUE), "en-GB")
JUDGE = bundle("en-GB", [CATALOGUE])


@given(
    st.sampled_from(["plain", "gap", "markup", "whose", "nested", "inside", "lines"]),
    st.text(max_size=30),
    st.sampled_from(["ours", "theirs", "nobody's"]),
    st.integers(0, 10_000),
)
def test_a_message_is_said_as_the_judge_says_it(name, who, whose, count):
    arguments = {"who": who, "whose": whose, "count": count}
    assert OURS.say(message(name, **arguments)) == judged(JUDGE, name, arguments)


def test_what_everything_is_chosen_by_reaches_messages_inside_others():
    inner = message("whose", who="Sam")
    assert OURS.say(message("gap", who=inner), {"whose": "ours"}) == "Ring Yours: ring Sam.."
    assert (
        OURS.say(message("gap", who=message("whose", who="Sam", whose="theirs")), {"whose": "ours"}) == "Ring Ask Sam.."
    )


def test_several_things_stand_as_in_speech():
    days = (message("date-weekday-long", number=5), "Mon 28", "Fri 1 Jan")
    assert say("date-and-time", date=days, time="17:00") == "Friday, Mon 28 and Fri 1 Jan, 17:00"
    assert say("date-and-time", date=("Mon 28",), time=()) == "Mon 28, "


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({}, "Wed 25 Nov, 17:00"),
        ({"year": "yes"}, "Wed 25 Nov 2026, 17:00"),
        ({"form": "long"}, "Wednesday 25 November, 17:00"),
        ({"form": "day"}, "Wed 25, 17:00"),
        ({"form": "time"}, "17:00"),
    ],
)
def test_a_day_is_said_in_the_form_that_is_asked_for(options, words):
    from escalog.wording.dates import said_as

    assert said_as(Moment.parse("2026-11-25T17:00"), options, language().say) == words
    assert said_as(dt.datetime(2026, 11, 25, 17, 0, tzinfo=dt.UTC), options, language().say) == words
    without_hour = said_as(dt.date(2026, 11, 25), options, language().say)
    assert without_hour == words.removesuffix(", 17:00").removesuffix("17:00")


def test_an_argument_that_is_not_there_is_a_bug_and_not_a_gap_on_the_screen():
    with pytest.raises(KeyError):
        OURS.say(message("gap"))
    with pytest.raises(KeyError):
        OURS.say(message("none-of-this-name"))


def test_two_messages_are_equal_when_they_say_the_same():
    assert message("gap", who="a", b="c") == message("gap", b="c", who="a")
    assert isinstance(message("gap"), Message)
    assert hash(message("gap", who=("a",)))
