"""Raising, recording and reading back, through the services alone."""

from datetime import timedelta

import pytest

from escalog.domain.ladder.states import StageStatus
from escalog.domain.log.transitions import Status
from escalog.domain.values.failure import Failure
from escalog.services.disagreements.typed_values import MOST_CHARACTERS
from escalog.wording.failures import sentence_of
from tests.builders.stores import PASSPHRASE
from tests.services.conftest import RAISED, adopt

NEEDED: tuple[str, ...] = (
    "safe_now",
    "direction",
    "child.1.initials",
    "our_reference",
    "other_agency",
    "other_person",
    "decision",
)
NEEDED += ("heard", "raising.holds", "raising.wants", "safety_plan", "category", "occurred")


def test_a_disagreement_needs_what_the_form_asks_for_and_nothing_else(desk, raised):
    dispute = desk.disagreements.raise_disagreement(raised())
    assert desk.disagreements.open(dispute).title.startswith("Q.Z. 77-12")


@pytest.mark.parametrize("name", NEEDED)
def test_without_a_needed_answer_nothing_is_recorded(desk, raised, name):
    values = raised()
    del values[name]
    with pytest.raises(Failure) as met:
        desk.disagreements.raise_disagreement(values)
    assert met.value.code == "field-needed"
    assert desk.finding.find("").total == 0


def test_the_person_on_the_other_side_may_be_not_known_yet(desk, raised):
    values = raised(other_person="", other_person_not_known=True)
    assert desk.disagreements.open(desk.disagreements.raise_disagreement(values)).other.person == ""


def test_no_disagreement_starts_under_a_procedure_that_nobody_adopted(desk, raised):
    darlington = next(pack for pack in desk.procedures.all() if pack.procedure.id == "darlington")
    with pytest.raises(Failure) as met:
        desk.disagreements.raise_disagreement(raised(procedure=darlington.digest))
    assert met.value.code == "procedure-not-adopted"


def test_who_adopted_the_procedure_goes_into_the_disagreement(desk, raised):
    adoption = desk.disagreements.open(desk.disagreements.raise_disagreement(raised())).adoption
    assert (adoption.name, adoption.role, adoption.source_checked) == ("Ada Lind", "Lead", True)


def test_an_outline_can_be_adopted_and_walked(desk, raised):
    digest = adopt(desk, "darlington")
    dispute = desk.disagreements.raise_disagreement(raised(procedure=digest))
    assert desk.disagreements.open(dispute).procedure.id == "darlington"


def test_what_was_raised_with_us_stands_on_the_other_side(desk, raised):
    stands = desk.disagreements.open(desk.disagreements.raise_disagreement(raised(direction="theirs")))
    assert (stands.raising.agency, stands.receiving.agency) == ("Health visiting", "Elmbrook School")
    assert not stands.raising.ours


def test_an_act_that_is_not_open_now_is_told_and_not_recorded(desk, raised):
    dispute = desk.disagreements.raise_disagreement(raised())
    with pytest.raises(Failure) as met:
        desk.disagreements.record(dispute, "reopened", {"reason": "x"})
    assert met.value.code == "act-not-now"
    assert sentence_of(met.value)
    assert desk.disagreements.open(dispute).status is Status.OPEN


def test_what_was_recorded_is_there_after_the_store_was_closed(opening, raised):
    with opening.unlock(PASSPHRASE) as desk:
        dispute = desk.disagreements.raise_disagreement(raised())
        desk.disagreements.record(dispute, "note", {"text": "Kept."})
    with opening.unlock(PASSPHRASE) as desk:
        assert [row.kind for row in desk.disagreements.open(dispute).chronology] == ["person", "raised", "note"]


def test_the_program_fills_in_who_when_and_how_known_when_nobody_says(desk, raised):
    dispute = desk.disagreements.raise_disagreement(raised())
    entry = desk.disagreements.record(dispute, "note", {"text": "Seen today."})
    fields = desk.disagreements.open(dispute).entry(entry).fields
    assert (fields["by"], fields["by_side"], fields["known"]) == ("Ada Lind", "raising", "did")
    assert fields["occurred"].startswith("2026-10-12T10:30")


@pytest.mark.parametrize(
    "text",
    [
        '<img src="file:///etc/passwd"> <b>&amp;</b>',
        "a\u202eb\u0000c\u0007d",
        "Łukasz Ộ ё Ж ά",
        "😢 বাংলা 李小龙",
        "half \ud800 a character".replace("\ud800", "\ufffd"),
    ],
)
def test_text_is_kept_as_it_was_typed(desk, raised, text):
    dispute = desk.disagreements.raise_disagreement(raised(decision=text))
    assert desk.disagreements.open(dispute).details.decision == text


def test_half_a_character_is_kept_as_the_sign_for_an_unreadable_one(desk, raised):
    dispute = desk.disagreements.raise_disagreement(raised(decision="half \ud800 a character"))
    assert desk.disagreements.open(dispute).details.decision == "half \ufffd a character"


def test_two_hundred_thousand_characters_are_kept(desk, raised):
    text = "word " * 40_000 + "end"
    dispute = desk.disagreements.raise_disagreement(raised(decision=text))
    assert desk.disagreements.open(dispute).details.decision == text


def test_more_than_a_field_can_keep_is_told_before_anything_is_recorded(desk, raised):
    with pytest.raises(Failure) as met:
        desk.disagreements.raise_disagreement(raised(decision="x" * (MOST_CHARACTERS + 1)))
    assert met.value.code == "text-too-long"
    assert str(MOST_CHARACTERS) in sentence_of(met.value)


def test_a_clock_set_back_a_year_moves_no_state(desk, raised, clock):
    dispute = desk.disagreements.raise_disagreement(raised())
    clock.set(clock.now() - timedelta(days=365))
    entry = desk.disagreements.record(
        dispute, "stage-concluded", {"outcome": "unresolved", "summary": "No agreement.", **_writing(desk, dispute)}
    )
    stands = desk.disagreements.open(dispute)
    assert stands.status is Status.STAGE_ENDED
    assert stands.stages[0].status is StageStatus.ENDED
    assert any(flag.entry == entry for flag in stands.flags)


def test_required_writing_blocks_only_leaving_the_stage(desk, raised):
    dispute = desk.disagreements.raise_disagreement(raised())
    desk.disagreements.record(dispute, "note", {"text": "Everything else goes on."})
    with pytest.raises(Failure) as met:
        desk.disagreements.record(dispute, "stage-concluded", {"outcome": "unresolved", "summary": "No."})
    assert met.value.code == "field-needed"


def test_a_disagreement_is_found_by_reference_and_by_the_first_of_its_id(desk, raised):
    dispute = desk.disagreements.raise_disagreement(raised())
    assert desk.disagreements.named("77-12") == dispute
    assert desk.disagreements.named(dispute[:8]) == dispute


def test_an_unknown_and_a_doubled_reference_are_told_apart(desk, raised):
    with pytest.raises(Failure, match="dispute-unknown"):
        desk.disagreements.named("77-12")
    desk.disagreements.raise_disagreement(raised())
    desk.disagreements.raise_disagreement(raised())
    with pytest.raises(Failure) as met:
        desk.disagreements.named("77-12")
    assert met.value.code == "dispute-ambiguous"


@pytest.mark.parametrize(
    "word", ["Wilma", "Marigold", "Petunia", "Tulip", "Snowdrop", "Foxglove", "77-12", "Q.Z.", "fortnight", "nursery"]
)
def test_a_search_finds_every_field_of_every_entry_as_recorded_first_and_as_corrected(desk, raised, word):
    dispute = desk.disagreements.raise_disagreement(raised())
    contact = {"what": "spoke", "with_whom": "Wilma", "said": "Marigold", "known": "told", "known_from": "Petunia"}
    said = desk.disagreements.record(dispute, "contact", contact)
    desk.disagreements.record(
        dispute, "correction", {"entry": said, "field": "said", "value": "Tulip", "reason": "Snowdrop"}
    )
    desk.disagreements.record(dispute, "withheld", {"entry": said, "why": "safety", "reason": "Foxglove"})
    assert [row.dispute for row in desk.finding.find(word).rows] == [dispute]


def test_names_used_in_a_disagreement_are_offered(desk, raised):
    dispute = desk.disagreements.raise_disagreement(raised())
    assert desk.disagreements.page(dispute).people[:2] == ("Ada Lind", RAISED["other_person"])


def _writing(desk, dispute):
    missing = desk.disagreements.open(dispute).current.missing_writing
    return {f"writing.{item.id}": "Written." for item in missing}
