"""Every kind, every field and every page of the raise form has its messages, and there are none of anything else."""

import pytest

from escalog.domain.entry_kinds.fields import Control
from escalog.domain.entry_kinds.raising import STEPS
from escalog.domain.entry_kinds.table import KINDS
from escalog.domain.procedure.vocabulary import About
from escalog.domain.values.kind_id import KindId
from escalog.domain.values.message import message
from escalog.wording.catalogue import Catalogue
from escalog.wording.fields import PLAIN, Voice, done_by, names_of_messages
from escalog.wording.variants import variants

ASKED = {
    field.words: field
    for kind in KINDS.values()
    for field in (*kind.fields, *((kind.choose,) if kind.choose is not None else ()))
    if field.control is not Control.HIDDEN
}
ENDINGS = ("", "-hint", "-placeholder", "-error")


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.id)
def test_a_kind_has_all_its_messages(kind):
    catalogue = Catalogue()
    assert [name for name in names_of_messages(kind) if name not in catalogue] == []


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.id)
def test_every_field_has_a_heading_for_readers_and_messages_of_its_own_name(kind):
    assert [field.name for field in kind.fields if not field.heading or not field.words] == []
    assert len({field.words for field in kind.fields}) == len(kind.fields)


def test_no_message_is_of_a_field_or_kind_or_page_that_there_is_not():
    known = {f"field-{words}{ending}" for words in ASKED for ending in ENDINGS}
    known |= {kind.act for kind in KINDS.values() if kind.by_hand}
    known |= {f"raising-{step.id}{ending}" for step in STEPS for ending in ("", "-lead")}
    said = {name for name in Catalogue() if name.startswith(("field-", "kind-", "raising-"))}
    assert said - known == set()


def test_every_page_of_the_raise_form_has_a_title_and_a_lead():
    assert [step.id for step in STEPS if not (PLAIN.step(step).title and PLAIN.step(step).lead)] == []


def test_what_a_message_chooses_by_is_known():
    allowed = {"about": {"other", *(about.value for about in About)}, "whose": {"ours", "theirs", "other"}}
    catalogue = Catalogue()
    for name in (name for name in catalogue if name.startswith(("field-", "kind-", "raising-"))):
        for variant in variants(catalogue, name):
            assert all(key in allowed[by] for by, key in variant.chosen), name


@pytest.mark.parametrize("whose", ["", "ours", "theirs"])
@pytest.mark.parametrize("about", ["", *(about.value for about in About)])
def test_every_question_can_be_asked_of_whoever_it_is(whose, about):
    voice = Voice(whose, about)
    assert [words for words, field in ASKED.items() if not voice.label(field)] == []
    assert [kind.id for kind in KINDS.values() if kind.by_hand and not voice.say(message(kind.act))] == []


def test_whose_disagreement_it_is_decides_how_a_question_is_put():
    reply = KINDS[KindId.REPLY]
    assert Voice("ours").act(reply) == "Record their reply"
    assert Voice("theirs").act(reply) == "Record our reply"
    assert Voice("theirs").label(reply.field("answer")) == "What is our answer?"
    assert Voice("theirs").hint(reply.field("holds")) == "In your own words."


def test_what_a_route_is_about_decides_how_a_question_is_put():
    decision = KINDS[KindId.RAISED].field("decision")
    assert Voice("theirs").label(decision) == "Which decision of yours is challenged?"
    assert Voice("theirs", About.CONFERENCE).label(decision) == "What is the dissent to?"


def test_how_something_was_done_is_said_as_a_whole_sentence():
    assert done_by(KINDS[KindId.CONTACT], "A.L.") == "Done by you (A.L.), on our side."
    assert done_by(KINDS[KindId.WRITING], "A.L.") == "Written by you (A.L.), on our side."
    assert done_by(KINDS[KindId.ACTION], "A.L.") == "Agreed by you (A.L.), on our side."
