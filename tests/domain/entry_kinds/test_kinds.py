"""The kinds of entry hold together: every kind is one of the table, and names only fields and acts that there are."""

import re

import pytest

from escalog.domain.entry_kinds.table import DECISIONS, KINDS, judged, place_of
from escalog.domain.log.transitions import PERMITTED_IN
from escalog.domain.permissions.acts import OFFERED
from escalog.domain.procedure.model import NOTIFICATION_ASKS
from escalog.domain.values.kind_id import KindId

BY_THE_PROGRAM = {KindId.PERSON, KindId.KEY}
"""Kinds that no person records as such."""


def test_every_name_that_a_rule_can_use_is_a_kind():
    assert set(KindId) - set(KINDS) == set()


def test_every_kind_stands_in_the_table_once_and_under_an_id_that_can_be_signed():
    assert [kind for kind, held in KINDS.items() if held.id != kind] == []
    assert [kind for kind in KINDS if not re.fullmatch(r"[a-z][a-z0-9-]{0,63}", kind)] == []


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.id)
def test_what_a_kind_says_of_its_fields_is_said_of_fields_it_has(kind):
    named = {*kind.judged, *kind.kept_back, *kind.told_by_heading, *([kind.about] if kind.about else [])}
    named |= {name for given in kind.notified for name in given.fields}
    named |= {deed.field for deed in kind.does if deed.field}
    assert [name for name in sorted(named) if place_of(kind.id, name) is None] == []
    for deed in kind.does:
        options = {option.id for option in kind.field(deed.field).options} if deed.field else set()
        assert not options or set(deed.among) <= options


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.id)
def test_what_a_field_hangs_on_is_a_field_of_the_same_kind(kind):
    hanging = [field.required_when for field in kind.fields if field.required_when is not None]
    for name, among in hanging:
        options = {option.id for option in kind.field(name).options}
        assert not options or set(among) <= options


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.id)
def test_a_notification_gives_a_field_only_for_what_a_procedure_can_ask(kind):
    assert {given.ask for given in kind.notified} <= {"", *NOTIFICATION_ASKS}
    assert not {name for given in kind.notified for name in given.fields} & kind.kept_back


@pytest.mark.parametrize("kind", sorted(DECISIONS))
def test_a_notification_that_is_asked_for_dates_says_when_a_decision_was_made(kind):
    assert any("occurred" in given.fields for given in KINDS[kind].notified if given.ask == "dates")


def test_a_menu_offers_every_act_of_a_person_each_in_a_place_of_its_own():
    assert set(OFFERED) == set(KINDS) - BY_THE_PROGRAM - {KindId.RAISED}
    assert len({KINDS[kind].menu for kind in OFFERED}) == len(OFFERED)
    assert {kind for kind, held in KINDS.items() if not held.by_hand} == BY_THE_PROGRAM


def test_every_decision_but_the_first_and_the_last_word_has_its_states():
    assert set(PERMITTED_IN) == DECISIONS - {KindId.RAISED, KindId.RECONCILED}


def test_what_a_log_is_read_by_holds_no_text_of_a_case():
    said = [(kind, name) for kind in KINDS for name in judged(kind) if KINDS[kind].field(name).case_text]
    assert said == []


def test_a_kind_of_a_newer_program_is_judged_by_nothing():
    assert judged(KindId("not-known-here")) == frozenset()
