# ruff: noqa: E501 - in the table one mistake is one row
import re
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import inspect

from escalog.domain.pack.reading import MOST_BYTES, PackReading, read_pack
from escalog.domain.pack.toml.errors import MOST_TOLD, PackError, place_of
from escalog.domain.procedure.model import Procedure
from escalog.domain.procedure.vocabulary import Act, Event, Unit
from escalog.wording.language import in_words, say
from tests.builders.failures import failure_words

PACK = '''\
id = "hillshire"
title = "Hillshire (invented)"
version = "3"
nation = "wales"
service_start = "08:30"
service_end = "17:30"
notification_asks = ["agencies", "dates"]
guidance = """
First line.
Second line with "quotes" and # no comment.
"""

[source]
title = "An invented text"
date = "2026"

[words]
stage = "Level"

[[tracks]]
id = "children"
title = "Children"

[[tracks.stages]]
id = "practitioners"
number = "1"
name = "Practitioners"
roles = { raising = "Practitioner", receiving = "Practitioner" }
required_writing = [
  { id = "summary", label = "A summary" }, # [[not a table]]
  { id = "reasons", label = 'The reasons ]' },
]

[[tracks.stages.time_limits]]
id = "reply"
label = "Reply"
act = "reply"
starts = "raised"
unit = "working-days"
limit = 2

[[tracks.stages]]
id = "managers"
number = "2"
name = "Managers"
time_limits = [
  { id = "meet", label = "Meet", act = "meet", starts = "stage-started", unit = "hours", limit = 48 },
  { id = "tell", label = "Tell", act = "tell-partnership", starts = "agreed", unit = "immediately" },
]

[[levels_of_need]]
id = "early-help"
label = "Early help"

[[categories]]
id = "threshold"
label = "Threshold"

[[categories]]
id = "closure"
label = "Case closure"

[[routes]]
id = "complaint"
label = "A complaint"
instead = "Use the complaints procedure."

[[closures]]
date = 2026-12-29
name = "Offices closed"

[[extra_working_days]]
date = 2026-12-19
name = "Open before Christmas"
'''


def line_of(text: str, fragment: str) -> int:
    return text[: text.index(fragment)].count("\n") + 1


def read_with(old: str, new: str) -> PackReading:
    assert PACK.count(old) == 1
    return read_pack(PACK.replace(old, new), "hillshire.toml")


def only(reading: PackReading) -> PackError:
    assert reading.procedure is None
    assert len(reading.errors) == 1, [(error.code, error.path) for error in reading.errors]
    return reading.errors[0]


def test_a_whole_pack_is_read_without_errors_or_notices():
    reading = read_pack(PACK, "hillshire.toml")
    assert (reading.errors, reading.notices) == ((), ())
    procedure = reading.procedure
    assert procedure is not None
    assert not procedure.outline
    assert procedure.track("children").stage("managers").time_limits[0].limit == 48
    assert procedure.stage_label(procedure.tracks[0].stages[1]) == "Level 2: Managers"
    assert procedure.closures[0].name == "Offices closed"


def test_bytes_with_a_byte_order_mark_and_windows_line_ends_are_read_too():
    reading = read_pack(b"\xef\xbb\xbf" + PACK.replace("\n", "\r\n").encode(), "hillshire.toml")
    assert reading.errors == ()


@pytest.mark.parametrize(
    ("old", "new", "code", "path", "found", "expected"),
    [
        ('title = "Hillshire (invented)"\n', "", "pack-missing", "title", "nothing", "text"),
        ('unit = "working-days"\n', "", "pack-missing", "tracks[0].stages[0].time_limits[0].unit", "nothing", "one of:"),
        ('title = "An invented text"\n', "", "pack-missing", "source.title", "nothing", "text"),
        ('version = "3"', "version = 3", "pack-type", "version", "3", "text"),
        ('version = "3"', "version = true", "pack-type", "version", "true", "text"),
        ("limit = 2\n", 'limit = "2"\n', "pack-type", "tracks[0].stages[0].time_limits[0].limit", '"2"', "a whole number"),
        ("limit = 2\n", "limit = 2.5\n", "pack-type", "tracks[0].stages[0].time_limits[0].limit", "2.5", "a whole number"),
        ("limit = 2\n", "limit = true\n", "pack-type", "tracks[0].stages[0].time_limits[0].limit", "true", "a whole"),
        ('number = "2"', 'number = "2"\nurgent = "yes"', "pack-type", "tracks[0].stages[1].urgent", '"yes"', "true or false"),
        ("date = 2026-12-29", 'date = "2026-12-29"', "pack-date", "closures[0].date", '"2026-12-29"', "2026-12-29"),
        ("date = 2026-12-29", 'date = "29/12/2026"', "pack-date", "closures[0].date", '"29/12/2026"', "2026-12-29"),
        ("date = 2026-12-29", 'date = "Tue 29th Dec 2026"', "pack-date", "closures[0].date", '"Tue', "2026-12-29"),
        ("date = 2026-12-29", 'date = "in June"', "pack-date", "closures[0].date", '"in June"', "a date, for example"),
        ("date = 2026-12-29", "date = 2026-12-29T10:00:00", "pack-date", "closures[0].date", "2026-12-29", "2026-12-29"),
        ('["agencies", "dates"]', '"agencies"', "pack-type", "notification_asks", '"agencies"', "a list of texts"),
        ('["agencies", "dates"]', '["agencies", 3]', "pack-type", "notification_asks[1]", "3", "text"),
        ('["agencies", "dates"]', '["agencies", "colour"]', "pack-unknown-word", "notification_asks[1]", '"colour"', "one of:"),
        ('roles = { raising = "Practitioner", receiving = "Practitioner" }', 'roles = "Both"', "pack-type", "tracks[0].stages[0].roles", '"Both"', "a table"),
        ('number = "2"', 'number = "2"\ncolour = "red"', "pack-unknown-key", "tracks[0].stages[1].colour", '"red"', "one of: formal"),
        ('version = "3"', 'version = "3"\n"a b" = 1', "pack-unknown-key", '"a b"', "1", "one of:"),
        ('stage = "Level"', 'stage = "Level"\nboard = "Board"', "pack-unknown-key", "words.board", '"Board"', "one of:"),
        ('unit = "working-days"', 'unit = "fortnights"', "pack-unknown-word", "tracks[0].stages[0].time_limits[0].unit", '"fortnights"', "working-days"),
        ('starts = "raised"', 'starts = "lunch"', "pack-unknown-word", "tracks[0].stages[0].time_limits[0].starts", '"lunch"', "stage-started"),
        ('act = "reply"', 'act = "shout"', "pack-unknown-word", "tracks[0].stages[0].time_limits[0].act", '"shout"', "acknowledge"),
        ('version = "3"', 'version = "3"\nformat = 3', "pack-format", "format", "3", "from 1 to 2"),
        ('number = "2"', 'number = "2"\npartnership_told = "maybe"', "pack-unknown-word", "tracks[0].stages[1].partnership_told", '"maybe"', "both"),
        ('nation = "wales"', 'nation = "Wales"', "pack-unknown-word", "nation", '"Wales"', "england, wales"),
        ('number = "2"', 'number = "2"\noutcomes = ["resolved", "vanished"]', "pack-unknown-word", "tracks[0].stages[1].outcomes[1]", '"vanished"', "resolved"),
        ('id = "closure"', 'id = "threshold"', "pack-twice", "categories[1].id", '"threshold"', 'category "Threshold"'),
        ('id = "managers"', 'id = "practitioners"', "pack-twice", "tracks[0].stages[1].id", '"practitioners"', "stage 1 (practitioners)"),
        ('{ id = "tell"', '{ id = "meet"', "pack-twice", "tracks[0].stages[1].time_limits[1].id", '"meet"', 'time limit "Meet"'),
        ('{ id = "tell"', '{ id = "reply"', "pack-twice", "tracks[0].stages[1].time_limits[1].id", '"reply"', 'stage 1 (practitioners), time limit "Reply"'),
        ('id = "reasons"', 'id = "summary"', "pack-twice", "tracks[0].stages[0].required_writing[1].id", '"summary"', 'required writing "A summary"'),
        ('number = "2"', 'number = "1"', "pack-twice", "tracks[0].stages[1].number", '"1"', "stage 1 (practitioners)"),
        ('id = "practitioners"', 'id = "2"', "pack-twice", "tracks[0].stages[1].number", '"2"', "no other stage's id"),
        ('["agencies", "dates"]', '["dates", "dates"]', "pack-twice", "notification_asks[1]", '"dates"', "once"),
        ('id = "hillshire"', 'id = "Hill Shire"', "pack-id", "id", '"Hill Shire"', "hyphens"),
        ('id = "hillshire"', 'id = "../../hill"', "pack-id", "id", '"../../hill"', "hyphens"),
        ('name = "Managers"', 'name = "  "', "pack-stage-name", "tracks[0].stages[1].name", "nothing", "published = false"),
        ('name = "Managers"\n', "", "pack-stage-name", "tracks[0].stages[1].name", "nothing", "a name"),
        ('label = "Case closure"', 'label = ""', "pack-empty", "categories[1].label", '""', "text"),
        ('title = "Children"', 'title = "\\u202ENEERDLIHC"', "pack-hidden-character", "tracks[0].title", "U+202E RIGHT-TO-LEFT OVERRIDE", "letters"),
        ('title = "Children"', 'title = "Child\\u0007ren"', "pack-hidden-character", "tracks[0].title", "U+0007", "letters"),
        ('title = "Children"', 'title = "Child\\nren"', "pack-hidden-character", "tracks[0].title", "U+000A", "letters"),
        ('title = "Children"', 'title = "Child\\u200Bren"', "pack-hidden-character", "tracks[0].title", "U+200B ZERO WIDTH SPACE", "letters"),
        ('title = "Children"', 'title = "\u200d\u200c"', "pack-hidden-character", "tracks[0].title", "U+200D ZERO WIDTH JOINER", "letters"),
        ('title = "Children"', 'title = "\ufe0f\u0301 "', "pack-hidden-character", "tracks[0].title", "U+FE0F VARIATION", "letters"),
        ('title = "Children"', 'title = "Child\u3164ren"', "pack-hidden-character", "tracks[0].title", "U+3164 HANGUL FILLER", "letters"),
        ('name = "Managers"', 'name = "\u2800"', "pack-hidden-character", "tracks[0].stages[1].name", "U+2800 BRAILLE", "letters"),
        ('label = "Case closure"', 'label = "CASE\u00a0\uff43losure\u200d"\n[[categories]]\nid = "again"\nlabel = "Case  closure"', "pack-twice", "categories[2].label", '"Case  closure"', 'category "CASE'),
        ('title = "Children"', f'title = "{"x" * 201}"', "pack-too-long", "tracks[0].title", "201 characters", "200"),
        ("limit = 2\n", "", "pack-limit-missing", "tracks[0].stages[0].time_limits[0].limit", "nothing", "from 1 to 260"),
        ("limit = 2\n", "limit = 0\n", "pack-limit-too-small", "tracks[0].stages[0].time_limits[0].limit", "0", "from 1 to 260"),
        ("limit = 2\n", "limit = -2\n", "pack-limit-too-small", "tracks[0].stages[0].time_limits[0].limit", "-2", "from 1 to 260"),
        ("limit = 2\n", "limit = 261\n", "pack-limit-too-large", "tracks[0].stages[0].time_limits[0].limit", "261", "from 1 to 260"),
        ("limit = 48", "limit = 8785", "pack-limit-too-large", "tracks[0].stages[1].time_limits[0].limit", "8785", "8784"),
        ("limit = 2\n", f"limit = 0x{'F' * 4000}\n", "pack-limit-too-large", "tracks[0].stages[0].time_limits[0].limit", "very many figures", "260"),
        ('unit = "immediately"', 'unit = "immediately", limit = 1', "pack-limit-not-counted", "tracks[0].stages[1].time_limits[1].limit", "1", "immediately counts nothing"),
        ('unit = "immediately"', 'unit = "none", limit = 1', "pack-limit-not-counted", "tracks[0].stages[1].time_limits[1].limit", "1", "none counts nothing"),
        ("limit = 2\n", "limit = 2\npublished = false\n", "pack-limit-and-not-published", "tracks[0].stages[0].time_limits[0].limit", "2", "no number"),
        ('name = "Practitioners"', 'name = "Practitioners"\noutcomes = ["resolved"]', "pack-unreachable", "tracks[0].stages[1]", "no way", '"unresolved" among the outcomes of track "Children", stage 1 (practitioners)'),
        ('name = "Managers"', 'name = "Managers"\noutcomes = ["unresolved"]', "pack-no-end", "tracks[0].stages[1].outcomes", "a list of 1", "resolved"),
        ('name = "Managers"', 'name = "Managers"\noutcomes = []', "pack-no-end", "tracks[0].stages[1].outcomes", "a list of 0", "resolved"),
        ('service_end = "17:30"', 'service_end = "half past five"', "pack-time-of-day", "service_end", '"half past five"', "09:00"),
        ('service_end = "17:30"', 'service_end = "24:00"', "pack-time-of-day", "service_end", '"24:00"', "09:00"),
        ('service_end = "17:30"', 'service_end = "08:30"', "pack-service-hours", "service_end", '"08:30"', "after 08:30"),
        ("date = 2026-12-19", "date = 2026-12-29", "pack-closed-and-working", "extra_working_days[0].date", "2026-12-29", "no closure"),
    ],
)  # fmt: skip
def test_one_mistake_is_one_error_that_says_where_what_and_what_was_expected(old, new, code, path, found, expected):
    error = only(read_with(old, new))
    assert (error.file, error.code, error.path) == ("hillshire.toml", code, path)
    assert found in in_words(error.found)
    assert expected in in_words(error.expected)


@pytest.mark.parametrize(
    ("old", "new", "line_with"),
    [
        ('nation = "wales"', 'nation = "Wales"', 'nation = "Wales"'),
        ('unit = "working-days"', 'unit = "fortnights"', 'unit = "fortnights"'),
        ("limit = 48", "limit = -48", "limit = -48"),
        ('unit = "immediately"', 'unit = "at once"', 'unit = "at once"'),
        ("label = 'The reasons ]'", "label = 3", "label = 3"),
        ('id = "closure"', 'id = "threshold"\nlabel = "Twice" # x', None),
        ('name = "Managers"\n', "", 'id = "managers"'),
        ("date = 2026-12-19", "date = 2026-12-29 # both", "date = 2026-12-29 # both"),
        ('"agencies", "dates"]', '"agencies",\n "colour"]', '"colour"]'),
    ],
)
def test_an_error_names_the_line_it_stands_on(old, new, line_with):
    changed = PACK.replace(old, new)
    if line_with is None:  # two keys of one name: the reader itself says where
        error = only(read_pack(changed, "x"))
        assert (error.code, error.found) == ("pack-key-twice", '"label = "Case closure""')
        assert error.line == line_of(changed, 'label = "Case closure"')
        return
    error = only(read_pack(changed, "x"))
    expected = line_of(changed, line_with)
    assert error.line == (expected - 1 if line_with.startswith("id") else expected)


def test_all_errors_are_told_at_once_in_the_order_of_the_file():
    text = PACK.replace('nation = "wales"', 'nation = "atlantis"').replace("limit = 2\n", "limit = -1\n")
    text = text.replace('act = "meet"', 'act = "shout"').replace('[[routes]]\nid = "complaint"', "[[routes]]")
    reading = read_pack(text + '\n[extra]\nkey = "value"\n', "x")
    assert [error.code for error in reading.errors] == [
        "pack-unknown-word",
        "pack-limit-too-small",
        "pack-unknown-word",
        "pack-missing",
        "pack-unknown-key",
    ]
    assert [error.line for error in reading.errors] == sorted(error.line or 0 for error in reading.errors)


def test_a_negative_limit_is_told_beside_an_unknown_unit():
    reading = read_with('unit = "working-days"\nlimit = 2\n', 'unit = "fortnights"\nlimit = -2\n')
    assert [error.code for error in reading.errors] == ["pack-unknown-word", "pack-limit-too-small"]


@pytest.mark.parametrize(
    ("line", "misspelt", "meant"),
    [
        ('unit = "working-days"', 'unit = "workingdays"', "working-days"),
        ('nation = "wales"', 'nation = "Wales"', "wales"),
        ('guidance = """', 'guidence = """', "guidance"),
        ('starts = "raised"', 'starts = "stage_started"', "stage-started"),
    ],
)
def test_a_misspelt_word_or_key_is_told_with_the_one_that_is_meant(line, misspelt, meant):
    error = only(read_with(line, misspelt))
    assert in_words(error.expected).startswith(f'perhaps "{meant}"; one of: ')


def test_a_word_like_no_other_is_told_without_a_guess():
    assert in_words(only(read_with('nation = "wales"', 'nation = "cheshire"')).expected).startswith("one of: ")


def test_where_a_mistake_stands_is_said_by_what_the_file_calls_it():
    error = only(read_with('unit = "working-days"\nlimit = 2\n', 'unit = "working-days"\nlimit = 0\n'))
    assert error.path == "tracks[0].stages[0].time_limits[0].limit"
    assert in_words(error.place) == 'track "Children", stage 1 (practitioners), time limit "Reply", limit'
    spoiled = read_with('title = "Children"', "title = 3")
    assert in_words(only(spoiled).place) == 'track "children", title'
    nameless = only(read_with('"agencies", "dates"]', '"agencies", "colour"]'))
    assert in_words(nameless.place) == "notification ask 2"
    assert nameless.path == "notification_asks[1]"


def test_a_number_in_a_list_stands_in_the_place_and_not_in_the_name_of_a_key():
    error = only(read_with('"agencies", "dates"]', '"agencies", "colour"]'))
    assert say(error.sentence) == 'The key "notification_asks" holds a word that is not known here.'


def test_what_looks_like_a_place_in_somebodys_own_text_stays_as_it_is():
    error = only(read_with('version = "3"', 'version = "3"\nnotification = "see tracks[0].stages[0]"'))
    assert in_words(error.found) == '"see tracks[0].stages[0]"'


def test_a_place_that_an_answer_names_is_said_by_what_the_file_calls_it_too():
    error = only(read_with('id = "closure"', 'id = "threshold"'))
    assert in_words(error.expected) == 'another id than category "Threshold" has'


def test_every_list_of_a_pack_has_a_name_for_the_places_in_it():
    def lists(described):
        for field in described.fields:
            kind = next(
                (k for k in getattr(field.type, "types", ()) if not isinstance(k, inspect.NoneType)), field.type
            )
            if isinstance(kind, inspect.VarTupleType):
                yield field.name
                kind = kind.item_type
            if isinstance(kind, inspect.StructType):
                yield from lists(kind)

    data = {name: [{"label": "A"}] for name in lists(inspect.type_info(Procedure))}
    assert len(data) == 19
    for name in data:
        place = in_words(place_of(f"{name}[0]", data))
        said = name.replace("_", " ")
        one = f"{said[:-3]}y" if said.endswith("ies") else said.removesuffix("s")
        assert place == f'{one} "A"'


@pytest.mark.parametrize("value", ["[]", "[[]]", "{ a = [1] }", "[1, [2]]", "2.5", "1979-05-27", "true", '""', "-1"])
def test_any_kind_of_value_under_any_key_gets_an_answer_and_never_a_crash(value):
    for number, line in enumerate(LINES):
        if " = " in line and not line.startswith((" ", "guidance")):
            changed = [*LINES[:number], f"{line.split(' = ')[0]} = {value}", *LINES[number + 1 :]]
            reading = read_pack("\n".join(changed), "x")
            assert (reading.procedure is None) == bool(reading.errors)


def test_every_stage_beyond_one_that_must_be_resolved_is_unreachable():
    third = '[[tracks.stages]]\nid = "third"\nname = "Third"\n\n[[levels_of_need]]'
    text = PACK.replace("[[levels_of_need]]", third)
    text = text.replace('name = "Practitioners"', 'name = "Practitioners"\noutcomes = ["resolved"]')
    assert [error.path for error in read_pack(text, "x").errors] == ["tracks[0].stages[1]", "tracks[0].stages[2]"]


def test_a_procedure_needs_a_track_a_stage_and_a_category():
    text = re.sub(
        r"\[\[(tracks|categories|levels_of_need|routes|closures|extra_working_days).*", "", PACK, flags=re.DOTALL
    )
    text = text.replace("[source]", "tracks = []\ncategories = []\nlevels_of_need = []\n\n[source]")
    assert [(error.code, error.path) for error in read_pack(text, "x").errors] == [
        ("pack-nothing-in-list", "tracks"),
        ("pack-nothing-in-list", "categories"),
    ]
    text = text.replace("tracks = []", 'tracks = [{ id = "a", title = "A", stages = [] }]')
    assert ("pack-nothing-in-list", "tracks[0].stages") in [
        (error.code, error.path) for error in read_pack(text, "x").errors
    ]


class TestAnOutline:
    text = PACK.replace('name = "Managers"', "published = false").replace("limit = 2\n", "published = false\n")

    def test_is_valid_with_notices_for_what_is_not_published(self):
        reading = read_pack(self.text, "x")
        assert reading.errors == ()
        assert reading.procedure is not None
        assert reading.procedure.outline
        assert [(notice.code, notice.path) for notice in reading.notices] == [
            ("pack-limit-not-published", "tracks[0].stages[0].time_limits[0]"),
            ("pack-stage-not-published", "tracks[0].stages[1]"),
        ]
        assert say(reading.notices[1].sentence) == "Stage 2 is not fully published here and can be described by hand."
        assert reading.notices[1].line == line_of(self.text, 'id = "managers"') - 1

    def test_calls_a_stage_without_a_name_by_its_number(self):
        procedure = read_pack(self.text, "x").procedure
        assert procedure is not None
        assert procedure.stage_label(procedure.tracks[0].stages[1]) == "Level 2"


class TestWhatIsNoPack:
    @pytest.mark.parametrize(
        ("text", "line", "found"),
        [
            (PACK.replace('version = "3"', 'version = "3'), 3, 'version = "3'),
            (PACK + "\n[unfinished", PACK.count("\n") + 2, "[unfinished"),
            ("not toml at all", 1, "not toml at all"),
            ("a = 1\nb = \n", 2, "b ="),
            ("a = 1\n\x00", 2, "U+0000"),
        ],
    )
    def test_broken_toml_is_one_error_with_its_line_in_its_own_words(self, text, line, found):
        error = only(read_pack(text, "x"))
        assert (error.code, error.line) == ("pack-not-toml", line)
        assert found in in_words(error.found)

    @pytest.mark.parametrize("again", ["[source]\n", "[source.title]\n", "b = { c = 1, c = 2 }"])
    def test_what_stands_there_twice_is_said_as_such_and_in_its_own_words(self, again):
        error = only(read_pack(f"{PACK}\n{again}", "x"))
        assert (error.code, error.line) == ("pack-key-twice", PACK.count("\n") + 2)
        assert in_words(error.found) == f'"{again.strip()}"'

    @pytest.mark.parametrize(
        ("old", "new", "code", "line_with", "found"),
        [
            ("date = 2026-12-29", "date = 2026-11-31", "pack-no-such-day", "2026-11-31", "2026-11-31"),
            ('name = "Managers"', "name = “Managers”", "pack-curly-quotes", "“", "U+201C"),
            ('name = "Managers"', "name = ‘Managers’", "pack-curly-quotes", "‘", "U+2018"),
            ('name = "Managers"', "name = Managers", "pack-no-quotation-marks", "name = Managers", "Managers"),
            ('name = "Managers"', 'name =\u00a0"Managers"', "pack-odd-space", "\u00a0", "U+00A0"),
            ('version = "3"', '\u00a0version = "3"', "pack-odd-space", "\u00a0", "U+00A0"),
            ('name = "Managers"', "formal = False", "pack-true-or-false", "False", "False"),
            ('name = "Managers"', "formal = no # yet", "pack-true-or-false", "= no", "no"),
        ],
    )
    def test_a_slip_is_said_as_what_it_is_on_its_line(self, old, new, code, line_with, found):
        text = PACK.replace(old, new, 1)
        error = only(read_pack(text, "x"))
        assert (error.code, error.line) == (code, line_of(text, line_with))
        assert found in in_words(error.found)

    @pytest.mark.parametrize(
        ("written", "meant"),
        [
            ("29/12/2026", "2026-12-29"),
            ("29 December 2026", "2026-12-29"),
            ("29th Dec 2026  # closed", "2026-12-29"),
            ("December 29, 2026", "2026-12-29"),
            ("29.12.2026", "2026-12-29"),
            ("29-12-26", "a date, for example 2026-12-29"),
            ("2026/1/5", "2026-01-05"),
            ("12/29/2026", "a date, for example 2026-12-29"),
            ("31/11/2026", "a date, for example 2026-12-29"),
        ],
    )
    def test_a_date_in_another_way_is_told_with_the_way_in_which_it_is_written(self, written, meant):
        for old, new in (
            ("date = 2026-12-29", f"date = {written}"),
            (
                'id = "hillshire"',
                f'id = "hillshire"\nextra = [{{ name = "x", date = {written.split("#")[0]}, b = 1 }}]',
            ),
        ):
            text = PACK.replace(old, new, 1)
            error = only(read_pack(text, "x"))
            assert (error.code, error.line) == ("pack-date", line_of(text, written.split("  #")[0]))
            assert in_words(error.found) == written.split("  #")[0]
            assert in_words(error.expected) == meant

    def test_a_date_that_is_written_well_is_not_blamed_for_what_stands_beside_it(self):
        text = PACK.replace('id = "hillshire"', 'id = "hillshire"\nextra = [{ date = 2026-12-29, name = Closed }]', 1)
        assert only(read_pack(text, "x")).code == "pack-no-quotation-marks"

    def test_the_date_of_a_source_is_a_text_as_printed(self):
        text = PACK.replace('date = "2026"', "date = 29/12/2026", 1)
        error = only(read_pack(text, "x"))
        assert (error.code, error.expected) == ("pack-no-quotation-marks", '"29/12/2026"')
        table = 'id = "a"\n[source]\ntitle = "b"\n# remark\ndate = 29 December 2026\n'
        assert only(read_pack(table, "x")).code == "pack-no-quotation-marks"

    def test_a_curly_quotation_mark_inside_a_text_is_no_slip(self):
        text = PACK.replace('name = "Managers"', 'name = "The “Managers”" oops')
        assert only(read_pack(text, "x")).code == "pack-not-toml"

    @pytest.mark.parametrize("rest", ['\nnext = """\nclosed\n"""\n', "\n", "\n# a remark\n"])
    def test_a_text_that_is_not_closed_is_told_where_it_begins(self, rest):
        text = f'a = 1 # """\nb = "x"\nc = """\ntwo lines\nof text\n{rest}'
        error = only(read_pack(text, "x"))
        assert (error.code, error.line) == ("pack-text-left-open", 3)

    def test_single_brackets_of_what_can_stand_several_times_are_told_with_the_double_ones(self):
        for text in (f"{PACK}\n[tracks.stages]\nid = 'x'", f"{PACK}\n[tracks]\nid = 'x'"):
            error = only(read_pack(text, "x"))
            assert (error.code, error.line) == ("pack-single-brackets", PACK.count("\n") + 2)
            assert in_words(error.expected) == f"[{error.found}]"
        first = PACK.replace("[[tracks]]", "[tracks]", 1)
        assert "double brackets" in " ".join(
            in_words(each.expected) + say(each.advice) for each in read_pack(first, "x").errors
        )
        again = PACK.replace("[[tracks.stages]]", "[tracks.stages]", 1)
        error = only(read_pack(again, "x"))
        assert (error.code, error.line) == ("pack-single-brackets", line_of(again, "[tracks.stages]"))

    def test_a_number_of_very_many_figures_names_its_line(self):
        error = only(read_pack(PACK.replace("limit = 2\n", f"limit = {'9' * 5000}\n"), "x"))
        assert (error.code, error.line) == ("pack-not-toml", line_of(PACK, "limit = 2\n".strip()))
        assert in_words(error.found) == "a number of very many figures"

    def test_bytes_that_are_no_text_name_the_line(self):
        error = only(read_pack(b'id = "a"\ntitle = "\xff"', "x"))
        assert (error.code, error.line, in_words(error.found)) == ("pack-not-text", 2, "the byte FF")

    @pytest.mark.parametrize("content", ["#" * (MOST_BYTES + 1), b"#" * (MOST_BYTES + 1), "é" * (MOST_BYTES // 2 + 1)])
    def test_a_file_that_is_too_large_is_not_read(self, content):
        assert only(read_pack(content, "x")).code == "pack-too-large"

    @pytest.mark.parametrize(
        "text",
        [
            "a = " + "[" * 13 + "]" * 13,
            "a = " + "[" * 100_000,
            "a = " + "{a = " * 5_000 + "1" + "}" * 5_000,
            "a." * 400_000 + "a = 1",
            "a . " * 40_000 + "a = 1",
            "# '\n" + "a." * 40_000 + "a = 1",
            "[" + "a." * 13 + "a]",
        ],
    )
    def test_a_file_that_nests_too_deep_is_not_read(self, text):
        assert only(read_pack(text, "x")).code == "pack-too-deep"

    def test_a_key_of_any_length_and_of_any_characters_is_told_short_and_in_plain_sight(self):
        error = only(read_pack(f'"\u202e{"k" * 90_000}" = 1\n' + PACK, "x"))
        assert (error.code, error.line) == ("pack-unknown-key", 1)
        assert error.path.startswith('"[U+202E]kkk')
        assert len(error.path) < 300
        assert len(say(error.sentence)) < 150

    def test_dots_in_a_text_are_no_deep_key(self):
        assert read_with("First line.", "First line" + "." * 40).errors == ()

    def test_a_file_with_more_to_mend_than_can_be_listed_says_so(self):
        errors = read_pack(PACK + "".join(f"\n[x{number}]" for number in range(2_000)), "x").errors
        assert len(errors) == MOST_TOLD + 1
        assert errors[0].code == "pack-too-many"

    @pytest.mark.parametrize("text", ["", "a = 1", "tracks = 3", "tracks = [1, 2]", 'tracks = [{ stages = "x" }]'])
    def test_tables_of_another_kind_are_told_and_never_a_crash(self, text):
        reading = read_pack(text, "x")
        assert reading.procedure is None
        assert {"pack-missing"} <= {error.code for error in reading.errors}


LINES = PACK.splitlines()


@given(
    st.integers(0, len(LINES) - 1), st.sampled_from(["drop", "twice", "empty", "x", "= 1", "[[tracks]]", "limit = -1"])
)
def test_whatever_is_done_to_a_line_gets_an_answer_and_never_a_crash(number, change):
    line = LINES[number]
    changed = {"drop": [], "twice": [line, line], "empty": [line.split("=")[0] + '= ""']}.get(
        change, [line + " " + change]
    )
    reading = read_pack("\n".join([*LINES[:number], *changed, *LINES[number + 1 :]]), "x")
    assert (reading.procedure is None) == bool(reading.errors)


@given(st.recursive(
    st.none() | st.booleans() | st.integers(-5, 5) | st.text(max_size=5) | st.floats(allow_nan=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(
        ["id", "stages", "tracks", "limit", "unit", "time_limits", "outcomes", "published", "number", "roles"]), inner, max_size=4),
    max_leaves=12,
))  # fmt: skip
def test_any_values_under_known_keys_get_an_answer_and_never_a_crash(value):
    text = f"tracks = {_toml(value)}\ncategories = {_toml(value)}"
    tomllib.loads(text)
    reading = read_pack(text, "x")
    assert reading.procedure is None
    assert all(error.line in (None, 1, 2) for error in reading.errors)


def _toml(value: object) -> str:
    match value:
        case None:
            return "1979-05-27"
        case bool():
            return str(value).lower()
        case str():
            return '"' + "".join(f"\\U{ord(each):08X}" for each in value if not "\ud800" <= each <= "\udfff") + '"'
        case list():
            return f"[{', '.join(map(_toml, value))}]"
        case dict():
            return "{ " + ", ".join(f"{key} = {_toml(inner)}" for key, inner in value.items()) + " }"
        case float():
            return repr(value) if "e" in repr(value) or "." in repr(value) else f"{value}"
        case _:
            return str(value)


def test_every_unit_event_and_act_can_be_read():
    for unit in Unit:
        number = "limit = 2\n" if unit.value.endswith(("hours", "days", "week")) else ""
        assert read_with('unit = "working-days"\nlimit = 2\n', f'unit = "{unit.value}"\n{number}').errors == (), unit
    sent = PACK.replace('act = "reply"', 'act = "send-form"')
    for event in Event:
        text = sent.replace('starts = "raised"', f'starts = "{event.value}"')
        if event in {Event.CONFERENCE, Event.REVIEW}:
            text = text.replace('title = "Children"', f'title = "Children"\nabout = "{event.value}"')
        if event is Event.ACT_DONE:
            text = text.replace('starts = "stage-started"', 'starts = "act-done", after = "tell"')
            text = text.replace('starts = "act-done"\n', 'starts = "raised"\n')
        assert read_pack(text, "x").errors == ()
    for act in Act:
        written = f'act = "{act.value}"\nstarts = "decision-heard"'
        assert read_with('act = "reply"\nstarts = "raised"', written).errors == ()


def _told() -> dict[str, str]:
    """Every pack sentence that this file can bring about, with example words in its gaps."""
    words = {"key": "unit", "stage": "Stage 2", "limit": "Reply", "id": "model", "version": "1"}
    words |= {
        "cap": "3 hours",
        "long": "2 working days",
        "about": "an adult",
        "label": "In all",
        "inner": "Reply",
        "act": "reply",
    }
    return {
        code: str(each["sentence"]).format(**words)
        for code, each in failure_words().items()
        if code.startswith("pack-")
    }


@pytest.mark.parametrize("code", sorted(_told()))
def test_each_sentence_is_short_and_blames_nobody(code):
    sentence, advice = _told()[code], str(failure_words()[code]["advice"])
    assert len(sentence.split()) <= 20
    assert sentence[0].isupper()
    assert sentence.endswith(".")
    assert advice.endswith(".")
    unfit = r"\b(please|sorry|invalid|failed|must not|overdue|non-compliant|refused)\b"
    assert not re.search(unfit, f"{sentence} {advice}", re.IGNORECASE)
    assert failure_words()[code]["exit"] == 65
