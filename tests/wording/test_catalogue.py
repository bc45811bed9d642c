"""The catalogues: what is compiled is what is written, and the code asks for what is there, with what it needs."""

import pytest

from escalog.resources import resource_text
from escalog.ui.look.palette_words import palette_words
from escalog.ui.look.tokens import PALETTES
from escalog.ui.page.shortcuts import KEYS
from escalog.wording.catalogue import LANGUAGE, Catalogue
from escalog.wording.variants import gaps, variants
from tests.builders.tool import tool
from tests.wording.judge import asked_for

FOR_ALL = frozenset({"about", "reader", "side", "whose"})
"""What may be given beside the arguments of a message."""


def test_what_is_compiled_is_what_is_written():
    for name, text in tool("compile_words").files_of(LANGUAGE).items():
        assert resource_text("words", "compiled", name) == text, f"{name}: run make words"


def test_every_message_that_the_code_asks_for_is_there_with_all_that_it_needs():
    catalogue = Catalogue()
    wrong = [
        f"{place}: {name} " + ("is not there" if name not in catalogue else f"needs {sorted(gaps(catalogue, name))}")
        for place, name, given, is_whole in asked_for()
        if name not in catalogue or (is_whole and not given <= gaps(catalogue, name) <= given | FOR_ALL)
    ]
    assert wrong == []


def test_every_message_stands_in_one_group_and_can_be_said_in_every_variant():
    catalogue = Catalogue()
    listed = [name for group in catalogue.contents() for name in group.names]
    assert sorted(listed) == sorted(catalogue)
    for name in listed:
        assert [variant for variant in variants(catalogue, name) if variant.words.strip()], name


@pytest.mark.parametrize(
    "text",
    [
        "a = { NUMBER(3) }",
        "a = { DAY($x) }",
        "a = { $x.y }",
        "a = { b.c }",
        "a =",
        "a = x\n .attribute = y",
        "a = 1\na = 2",
        "a = { $x",
    ],
)
def test_what_the_program_does_not_read_is_refused_when_it_is_compiled(text):
    with pytest.raises(tool("compile_words").NotUnderstood):
        tool("compile_words").messages_of(text + "\n")


def test_every_key_and_palette_has_its_words():
    assert [key.act for key in KEYS if not key.says.strip()] == []
    assert set(palette_words()) == {"", *PALETTES}
