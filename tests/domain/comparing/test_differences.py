"""Two versions of a procedure compared in words."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from escalog.domain.comparing import procedures as procedure_differences
from escalog.domain.comparing import stages as stage_changes
from escalog.domain.comparing.procedures import differences
from escalog.domain.pack.reading import read_pack
from escalog.domain.procedure.model import (
    AgencyRole,
    Cap,
    Choice,
    Contact,
    LocalDay,
    Measure,
    Meeting,
    Notice,
    Priority,
    Procedure,
    Roles,
    Route,
    Source,
    Stage,
    TimeLimit,
    Track,
    Words,
    WritingItem,
)
from escalog.domain.procedure.vocabulary import (
    About,
    Act,
    BoardRole,
    Event,
    Missing,
    Part,
    Place,
    Side,
    StageId,
    TrackId,
    Unit,
    When,
)
from escalog.resources import resource_text
from escalog.wording.catalogue import Catalogue
from escalog.wording.comparing import alone, sentence_of
from escalog.wording.language import in_words
from escalog.wording.variants import variants

RULES = {
    Procedure: procedure_differences.PROCEDURE_RULES,
    Track: procedure_differences.TRACK_RULES,
    Source: procedure_differences.SOURCE_RULES,
    Words: procedure_differences.WORDS_RULES,
    Choice: procedure_differences.CHOICE_RULES,
    LocalDay: procedure_differences.DAY_RULES,
    Contact: procedure_differences.CONTACT_RULES,
    Route: procedure_differences.ROUTE_RULES,
    Priority: procedure_differences.PRIORITY_RULES,
    Cap: procedure_differences.OVERALL_LIMIT_RULES,
    Stage: stage_changes.STAGE_RULES,
    TimeLimit: stage_changes.LIMIT_RULES,
    Measure: stage_changes.MEASURE_RULES,
    AgencyRole: stage_changes.AGENCY_RULES,
    Roles: stage_changes.ROLES_RULES,
    WritingItem: stage_changes.WRITING_RULES,
    Meeting: stage_changes.MEETING_RULES,
    Notice: stage_changes.NOTICE_RULES,
}


def limit(number: int, act: Act = Act.REPLY, **more: Any) -> TimeLimit:
    given_here: dict[str, Any] = {"starts": Event.STAGE_STARTED, "unit": Unit.WORKING_DAYS, "limit": 3} | more
    return TimeLimit(id=f"limit-{number}", label=f"Answer {number}", act=act, **given_here)


FULL = Stage(
    id=StageId("two"),
    name="Line managers",
    number="2",
    roles=Roles(raising="Manager", receiving="Team manager", by_agency=(AgencyRole(agency="gp", role="ICB officer"),)),
    time_limits=(
        limit(1, by_priority=(Measure(priority="red", unit=Unit.HOURS, limit=4),)),
        limit(2, Act.CONFIRM, starts=Event.ACT_DONE, after="limit-1"),
    ),
    required_writing=(WritingItem(id="view", label="The managers' view"),),
    notices=(Notice(at=When.START, how="by e-mail", sends=("the form",)),),
    meeting=Meeting(name="Meeting of both", called_by="Either", chaired_by="Nobody yet", quorum="Both sides"),
    read_aloud="We are here for the child.",
    guidance="Speak first. Write then.",
    guidance_welsh="Siaradwch.",
    note="One reading of the text.",
)
ONE = Stage(id=StageId("one"), name="Practitioners", number="1")
THREE = Stage(id=StageId("three"), name="Heads", number="3")
BASE = Procedure(
    id="ours",
    title="Our procedure",
    version="1",
    nation="england",
    source=Source(title="The text", date="2025"),
    tracks=(
        Track(
            id=TrackId("children"),
            title="Children",
            stages=(ONE, FULL, THREE),
            priorities=(Priority(id="red", label="Red", meaning="today"), Priority(id="green", label="Green")),
            caps=(
                Cap(
                    id="all", label="Overall", starts=Event.RAISED, unit=Unit.WORKING_WEEK, limit=1,
                    stages=(StageId("one"), StageId("two")),
                ),
            ),
            words=Words(),
            guidance="Begin low.",
        ),
        Track(
            id=TrackId("adults"),
            title="Adults",
            about=About.ADULT,
            stages=(Stage(id=StageId("adult"), name="Managers"),),
        ),
    ),
    categories=(Choice(id="drift", label="Drift"), Choice(id="closure", label="Case closure")),
    levels_of_need=(Choice(id="early", label="Early help"),),
    routes=(Route(id="complaint", label="A complaint", instead="Use the complaints procedure."),),
    notification_asks=("stage",),
    agency_types=(Choice(id="gp", label="General practice"),),
    retention="Ten years.",
    contacts=(Contact(role="Business unit", telephone="01", email="unit@example.org", note="Weekdays"),),
    guidance="The child first.",
    guidance_welsh="Y plentyn yn gyntaf.",
    closures=(LocalDay(date=dt.date(2026, 12, 29), name="Closed"),),
    extra_working_days=(LocalDay(date=dt.date(2026, 12, 27), name="Open"),),
)  # fmt: skip


INSTEAD_OF_NOTHING = {
    "words": Words(child="young person"), "meeting": Meeting(name="Panel"), "side": Side.RECEIVING,
}  # fmt: skip


def other(name: str, value: Any) -> Any:
    """Another value that this field may hold."""
    others: dict[type, Any] = {
        bool: lambda: not value,
        int: lambda: value + 1,
        str: lambda: f"{value} and more" if value else "something",
        dt.date: lambda: value + dt.timedelta(days=1),
        type(None): lambda: INSTEAD_OF_NOTHING.get(name, 7),
        tuple: lambda: value[1:] if value else other_item(name),
    }
    if isinstance(value, Act | About | BoardRole | Event | Missing | Part | Place | Side | Unit | When):
        kinds = list(type(value))
        return kinds[(kinds.index(value) + 1) % len(kinds)]
    return others[type(value)]()


def other_item(name: str) -> tuple[Any, ...]:
    return {
        "by_agency": (AgencyRole(agency="gp", level=Missing.SKIPPED),),
        "time_limits": (limit(9),),
        "by_priority": (Measure(priority="green", unit=Unit.HOURS, limit=1),),
        "required_writing": (WritingItem(id="new", label="New"),),
        "notices": (Notice(at=When.END),),
        "priorities": (Priority(id="x", label="X"),),
        "caps": (Cap(id="x", label="X", starts=Event.RAISED, unit=Unit.HOURS, limit=1),),
        "stages": (Stage(id=StageId("x"), name="X"),),
        "tracks": (Track(id=TrackId("x"), title="X", stages=()),),
        "categories": (Choice(id="x", label="X"),),
    }.get(name, ("something",))


def one_change_each(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Every version of a structure in which exactly one field, however deep, holds something else."""
    if isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            inner = getattr(value, name)
            for where, changed in one_change_each(inner, f"{path}.{name}"):
                yield where, replace(value, **{name: changed})
            if not isinstance(inner, msgspec.Struct):
                called = "spans" if isinstance(value, Cap) and name == "stages" else name
                yield f"{path}.{name}", replace(value, **{name: other(called, inner)})
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            for where, changed in one_change_each(item, f"{path}[{number}]"):
                yield where, (*value[:number], changed, *value[number + 1 :])


CHANGED = dict(one_change_each(BASE))

OF_NO_MEANING = (".tracks[0].stages[1].time_limits[0].after", ".tracks[0].stages[1].notices[0].limit")
"""A number without a unit that is counted, an act without the start that waits for it: said by the field's own name."""


def sentences(before: Procedure, after: Procedure) -> list[str]:
    return [sentence_of(each) for each in differences(before, after)]


def in_main(**changes: Any) -> Procedure:
    return replace(BASE, tracks=(replace(BASE.tracks[0], **changes), *BASE.tracks[1:]))


def stage_two(**changes: Any) -> Procedure:
    one, two, three = BASE.tracks[0].stages
    return in_main(stages=(one, replace(two, **changes), three))


@pytest.mark.parametrize("kind", list(RULES), ids=lambda kind: kind.__name__)
def test_every_field_of_the_format_has_its_words(kind):
    assert sorted(name for rule in RULES[kind] for name in rule.fields) == sorted(kind.__struct_fields__)


def test_every_structure_of_the_format_is_in_the_table():
    met = {type(value) for _path, changed in CHANGED.items() for value in _structures(changed)}
    assert met == set(RULES)


def _structures(value: Any) -> Iterator[msgspec.Struct]:
    if isinstance(value, msgspec.Struct):
        yield value
        for name in value.__struct_fields__:
            yield from _structures(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from _structures(item)


@pytest.mark.parametrize("path", list(CHANGED))
def test_each_single_change_is_said(path):
    for before, after in ((BASE, CHANGED[path]), (CHANGED[path], BASE)):
        told = sentences(before, after)
        assert told, path
        if path not in OF_NO_MEANING:
            assert not [each for each in told if '" in the file was ' in each and "the id" not in each.casefold()], told


@pytest.mark.parametrize(
    ("name", "selector", "known"),
    [
        ("comparing-act", "act", Act),
        ("comparing-from", "event", Event),
        ("comparing-level", "level", Missing),
        ("comparing-place", "place", Place),
        ("comparing-partnership", "role", BoardRole),
        ("comparing-about", "about", About),
        ("comparing-side", "side", Part),
        ("comparing-due", "unit", set(Unit) - {Unit.IMMEDIATELY, Unit.SAME_WORKING_DAY, Unit.NONE}),
        ("comparing-due-not-counted", "unit", {Unit.IMMEDIATELY, Unit.SAME_WORKING_DAY, Unit.NONE}),
        ("comparing-text-new", "list", {"outcomes", "notification_asks", "sends"}),
        (
            "comparing-item",
            "list",
            {
                "priorities", "caps", "categories", "levels_of_need", "routes", "agency_types", "contacts", "closures",
                "extra_working_days", "required_writing",
            },
        ),
    ],
)  # fmt: skip
def test_every_word_of_the_format_has_a_variant_of_its_own(name, selector, known):
    said = {dict(variant.chosen)[selector] for variant in variants(Catalogue(), name)}
    assert said == {str(word) for word in known}


@pytest.mark.parametrize("id_of_pack", ["model", "lincolnshire", "darlington"])
def test_nothing_is_said_when_nothing_changed(id_of_pack):
    read = read_pack(resource_text("procedures", f"{id_of_pack}.toml"), "pack.toml").procedure
    again = read_pack("# a comment\n" + resource_text("procedures", f"{id_of_pack}.toml"), "pack.toml").procedure
    assert read is not None
    assert again is not None
    assert differences(read, again) == ()


def test_a_shorter_limit():
    shorter = stage_two(
        time_limits=(limit(1, limit=2, by_priority=FULL.time_limits[0].by_priority), FULL.time_limits[1])
    )
    assert sentences(BASE, shorter) == ["Stage 2: the reply was due in 3 working days, now 2"]


def test_a_limit_in_another_unit_and_for_a_priority():
    measure = Measure(priority="red", unit=Unit.HOURS, limit=2)
    changed = stage_two(time_limits=(limit(1, unit=Unit.HOURS, limit=48, by_priority=(measure,)), FULL.time_limits[1]))
    assert sentences(BASE, changed) == [
        "Stage 2: the reply was due in 3 working days, now in 48 hours",
        'Stage 2: the reply for "Red" was due in 4 hours, now 2',
    ]


def test_two_limits_for_one_act_are_told_apart_by_their_own_words():
    before = stage_two(time_limits=(limit(1), limit(2)))
    after = stage_two(time_limits=(limit(1), limit(2, limit=9)))
    assert sentences(before, after) == ['Stage 2: "Answer 2" was due in 3 working days, now 9']


def test_a_new_stage_with_what_it_says():
    panel = Stage(id=StageId("panel"), name="A multi-agency panel", number="4", time_limits=(limit(5, Act.MEET),))
    told = sentences(BASE, in_main(stages=(*BASE.tracks[0].stages, panel)))
    assert told[0] == "Stage 4 is new: A multi-agency panel"
    assert "Stage 4: Answer 5: 3 working days from the start of the stage" in told


def test_a_stage_that_is_gone():
    assert sentences(BASE, in_main(stages=BASE.tracks[0].stages[:2])) == ["Stage 3, Heads, is gone"]


def test_the_partnership_is_told_at_another_stage():
    one, two, three = BASE.tracks[0].stages
    earlier = in_main(stages=(replace(one, notices=two.notices), replace(two, notices=()), three))
    assert sentences(BASE, earlier) == ["The safeguarding partnership is now told at stage 1, before at stage 2"]


def test_a_stage_between_two_others_whose_ids_are_their_numbers():
    def numbered(*names: str) -> Procedure:
        stages = tuple(
            Stage(id=StageId(f"stage-{at}"), name=name, number=str(at)) for at, name in enumerate(names, start=1)
        )
        return in_main(stages=stages, caps=())

    told = sentences(numbered("Practitioners", "Heads"), numbered("Practitioners", "Line managers", "Heads"))
    assert "Stage 2 is new: Line managers" in told
    assert "Stage 3: its number was 2, now 3" in told
    assert not any("is gone" in each for each in told)


def test_a_stage_with_another_id_is_known_by_its_name_or_its_number():
    renamed = stage_two(id="managers", name="Team managers")
    told = sentences(BASE, renamed)
    assert 'Stage 2: the id in the file was "two", now "managers"' in told
    assert 'Stage 2: its name was "Line managers", now "Team managers"' in told
    assert not any("is new" in each or "is gone" in each for each in told)


def test_guidance_is_told_by_its_sentences_and_is_minor():
    told = differences(BASE, stage_two(guidance="Speak first. Ring then."))
    assert [sentence_of(each) for each in told] == [
        'Stage 2: the guidance no longer says: "Write then."',
        'Stage 2: the guidance now says: "Ring then."',
    ]
    assert all(each.minor for each in told)
    assert not any(each.minor for each in differences(BASE, stage_two(urgent=True)))


def test_every_sentence_says_its_route_and_its_stage():
    found = differences(BASE, stage_two(urgent=True))
    assert [(each.track, in_words(each.stage), in_words(each.place)) for each in found] == [
        ("Children", "Stage 2: Line managers", "Stage 2")
    ]
    assert alone(found[0]) == "It is now wanted without delay"


def test_notices_in_another_order_are_said():
    two = (Notice(at=When.START, to="the unit"), Notice(at=When.END))
    told = sentences(stage_two(notices=two), stage_two(notices=two[::-1]))
    assert told == ["What is said about telling the partnership stands in another order"]


def test_a_marking_that_changes_says_what_a_record_is_marked_with_before_and_after():
    marked = replace(BASE, marking="OFFICIAL")
    whole = 'The handling marking was one that suits each route, now "OFFICIAL"'
    assert sentences(replace(BASE, marking=""), marked) == [whole]
    own = replace(BASE, tracks=(replace(BASE.tracks[0], marking="OFFICIAL"), *BASE.tracks[1:]))
    route = 'The handling marking of the route was the one of the whole procedure, now "OFFICIAL"'
    assert sentences(BASE, own) == [route]


_SMALL = st.text("ab. ", max_size=6)
_UNITS = {"unit": st.sampled_from(Unit), "limit": st.none() | st.integers(1, 3)}
_MEASURES = st.builds(Measure, priority=st.sampled_from(["red", "green"]), **_UNITS)
_LIMITS = st.builds(
    TimeLimit, id=st.sampled_from("xyz"), label=_SMALL, act=st.sampled_from(Act), starts=st.sampled_from(Event),
    after=st.sampled_from(["", "x", "y"]), published=st.booleans(), note=_SMALL,
    by_priority=st.lists(_MEASURES, max_size=2).map(tuple),
    **_UNITS,
)  # fmt: skip
_NOTICES = st.builds(Notice, at=st.sampled_from(When), to=st.sampled_from(["", "the unit"]), how=_SMALL, **_UNITS)
_STAGES = st.builds(
    Stage, id=st.sampled_from("abc"), name=_SMALL, number=st.sampled_from(["", "1", "2"]), published=st.booleans(),
    place=st.sampled_from(Place), time_limits=st.lists(_LIMITS, max_size=2).map(tuple), guidance=_SMALL,
    notices=st.lists(_NOTICES, max_size=2).map(tuple), outcomes=st.lists(st.sampled_from("rs"), max_size=2).map(tuple),
)  # fmt: skip
_TRACKS = st.builds(
    Track, id=st.sampled_from("mn"), title=_SMALL, stages=st.lists(_STAGES, max_size=3).map(tuple),
    caps=st.lists(
        st.builds(
            Cap, id=st.sampled_from("cd"), label=_SMALL, starts=st.sampled_from(Event),
            stages=st.lists(st.sampled_from("abc"), max_size=2).map(tuple), **_UNITS,
        ),
        max_size=2,
    ).map(tuple),
)  # fmt: skip
_PROCEDURES = st.builds(
    lambda tracks, guidance, categories: replace(BASE, tracks=tracks, guidance=guidance, categories=categories),
    st.lists(_TRACKS, max_size=2).map(tuple),
    _SMALL,
    st.lists(st.builds(Choice, id=st.sampled_from("pq"), label=_SMALL), max_size=3).map(tuple),
)


@settings(max_examples=400, deadline=None)
@given(_PROCEDURES, _PROCEDURES)
def test_something_is_said_exactly_when_something_differs(one, two):
    assert bool(differences(one, two)) == (one != two)
    assert differences(one, one) == ()


@settings(max_examples=200, deadline=None)
@given(_PROCEDURES, st.data())
def test_any_one_change_of_any_procedure_is_said(procedure, data):
    path, changed = data.draw(st.sampled_from(list(one_change_each(procedure))))
    if changed != procedure:
        assert differences(procedure, changed), path


def test_a_role_of_a_kind_of_agency_becomes_that_of_one_side():
    def acting(*rows: AgencyRole) -> Procedure:
        return stage_two(roles=replace(FULL.roles, by_agency=rows))

    officer = FULL.roles.by_agency[0]
    receiving = AgencyRole(agency="gp", side=Side.RECEIVING, role="Practice lead")
    assert sentences(BASE, acting(replace(officer, side=Side.RAISING), receiving)) == [
        "Stage 2: what is said of General practice was for both sides, now for the raising side",
        "Stage 2: General practice on the receiving side is now named by itself: somebody at this level, Practice lead",
    ]


def test_a_cap_gets_a_length_of_its_own_for_a_priority():
    cap = BASE.tracks[0].caps[0]
    red = in_main(caps=(replace(cap, by_priority=(Measure(priority="red", unit=Unit.HOURS, limit=24),)),))
    assert sentences(BASE, red) == ['The overall limit "Overall" is now due in 24 hours for "Red"']
    assert sentences(red, BASE) == [
        'The overall limit "Overall" no longer has its own limit for "Red"; it was due in 24 hours'
    ]


def test_a_limit_becomes_the_step_of_one_side():
    def said(side: Side | None) -> Procedure:
        return stage_two(time_limits=(replace(FULL.time_limits[0], side=side), FULL.time_limits[1]))

    receiving, raising = said(Side.RECEIVING), said(Side.RAISING)
    assert sentences(BASE, receiving) == ["Stage 2: the reply is now the receiving side's step"]
    assert sentences(receiving, raising) == ["Stage 2: the reply was the receiving side's step, now the raising side's"]
    assert sentences(receiving, BASE) == ["Stage 2: the reply is no longer said to be the receiving side's step"]
    new = stage_two(time_limits=(*FULL.time_limits, limit(7, Act.INFORM, side=Side.RAISING)))
    assert sentences(BASE, new) == [
        'Stage 2: there is a new time limit: "Answer 7", due in 3 working days, by the raising side'
    ]
