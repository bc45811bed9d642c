"""The words that a route goes by where its pack gives none of its own."""

from msgspec.structs import replace

from escalog.domain.procedure import Priority, Words
from escalog.domain.terms import About
from escalog.domain.track_words import in_track_words
from tests.domain.pack_facts import shipped

MODEL = shipped("model")


def test_a_route_for_adults_speaks_of_an_adult_where_the_pack_gives_no_word():
    stepped = replace(MODEL.tracks[0], about=About.ADULT, words=Words(stage="Step"))
    for track in (replace(stepped, words=None), stepped):
        said = MODEL.words_on(track)
        assert said.child == "adult"
        assert in_track_words("Is the child safe now?", said, track.about) == "Is the adult safe now?"
    assert MODEL.words_on(stepped).stage == "Step"


def test_a_word_of_the_packs_own_for_adults_stays_and_children_stay_children():
    track = replace(MODEL.tracks[0], about=About.ADULT, words=Words(child="resident"))
    assert MODEL.words_on(track).child == "resident"
    assert MODEL.words_on(MODEL.tracks[0]).child == "child"


def test_a_priority_written_over_several_lines_is_said_on_one_without_a_stray_full_stop():
    assert Priority(id="red", label="Red", meaning="A child may come\nto harm today.\n").said == (
        "Red: A child may come to harm today"
    )
    assert Priority(id="amber", label="Amber").said == "Amber"
