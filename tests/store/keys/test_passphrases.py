"""What may be taken for a passphrase, and what the printed code forgives."""

import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from escalog.domain.values.failure import Failure
from escalog.store.keys import passphrases, recovery_codes
from escalog.store.keys.recovery_codes import ALPHABET, GROUPS
from escalog.wording.failures import sentence_of


@pytest.mark.parametrize("good", ["marmalade ladder quiet boat", "Ein Kühlschrank steht im Wald", "t7#kQz!p0vN-w2Lx"])
def test_a_passphrase_of_fifteen_characters_or_more_is_taken(good):
    assert passphrases.problem(good) is None


@pytest.mark.parametrize(
    ("weak", "code"),
    [
        ("boat and ladder", None),
        ("boat and ladde", "store-passphrase-short"),
        ("x" * 1025, "store-passphrase-long"),
        ("aaaaaaaaaaaaaaaaaa", "store-passphrase-common"),
        ("abcabcabcabcabcabc", "store-passphrase-common"),
        ("abcdefghijklmnopqrs", "store-passphrase-common"),
        ("Password1234567890!", "store-passphrase-common"),
        ("correct horse battery staple", "store-passphrase-common"),
        ("safeguarding children 2026", "store-passphrase-common"),
        ("qwertyuiop asdfghjkl", "store-passphrase-common"),
        ("Letmein Letmein 2024", "store-passphrase-common"),
    ],
)
def test_what_would_be_guessed_first_is_not_taken(weak, code):
    unfit = passphrases.problem(weak)
    assert (None if unfit is None else unfit.code) == code


def test_a_passphrase_made_of_the_persons_own_name_and_agency_is_not_taken():
    text = "Ottoline Featherstone Harbour Trust"
    assert passphrases.problem(text) is None
    unfit = passphrases.problem(text, ["Ottoline Featherstone", "Harbour Trust"])
    assert unfit is not None
    assert unfit.code == "store-passphrase-common"


def test_however_a_letter_was_composed_it_is_the_same_passphrase():
    text = "Kühlschrank ﬁndet Wald"
    assert passphrases.normalise(unicodedata.normalize("NFD", text)) == passphrases.normalise(text)


def test_a_suggested_passphrase_is_itself_acceptable_and_never_the_same_twice():
    drawn = {passphrases.suggest() for _ in range(20)}
    assert len(drawn) == 20
    assert all(passphrases.problem(text) is None and len(text.split()) == 5 for text in drawn)


def test_a_code_has_six_groups_of_five_without_characters_that_look_alike():
    code = recovery_codes.draw()
    assert len(recovery_codes.groups(code)) == GROUPS
    assert {len(group) for group in recovery_codes.groups(code)} == {5}
    assert not set("0O1IL") & set(code)


@pytest.mark.parametrize("change", [str.lower, lambda code: code.replace("-", " "), lambda code: f"  {code}\n"])
def test_a_code_is_read_however_it_is_spaced_and_in_capitals_or_not(change):
    code = recovery_codes.draw()
    assert recovery_codes.read(change(code)) == code.replace("-", "")


@given(place=st.integers(0, 29), letter=st.sampled_from(ALPHABET))
def test_any_one_wrong_character_is_found_and_its_group_named(place, letter):
    code = recovery_codes.draw().replace("-", "")
    assume(code[place] != letter)
    with pytest.raises(Failure) as caught:
        recovery_codes.read(code[:place] + letter + code[place + 1 :])
    assert (caught.value.code, caught.value.values["group"]) == ("store-code-group", place // 5 + 1)


@given(place=st.integers(0, 28))
def test_two_neighbours_that_changed_places_are_found(place):
    code = recovery_codes.draw().replace("-", "")
    swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    assume(swapped != code)
    with pytest.raises(Failure, match="store-code-group"):
        recovery_codes.read(swapped)


def test_two_groups_that_changed_places_are_found():
    codes = iter(lambda: recovery_codes.groups(recovery_codes.draw()), ())
    one, two, *rest = next(groups for groups in codes if groups[0] != groups[1])
    with pytest.raises(Failure, match="store-code-group"):
        recovery_codes.read("-".join([two, one, *rest]))


def test_a_code_that_is_too_short_says_how_long_it_has_to_be():
    with pytest.raises(Failure) as caught:
        recovery_codes.read("7KQ2M-7KQ2M")
    assert caught.value.code == "store-code-length"
    assert "10 characters" in sentence_of(caught.value)


def test_each_group_can_be_checked_while_it_is_typed():
    groups = recovery_codes.groups(recovery_codes.draw())
    assert all(recovery_codes.check_group(group.lower(), number) for number, group in enumerate(groups, 1))
    assert not recovery_codes.check_group(groups[0][:4], 1)
    assert not recovery_codes.check_group("0" + groups[0][1:], 1)
