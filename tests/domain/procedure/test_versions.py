"""One id and one version stand for one content."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from escalog.domain.pack.reading import read_pack
from escalog.domain.procedure.model import Procedure
from escalog.domain.procedure.versions import is_newer, same_name_other_content
from escalog.resources import resource_files, resource_text


def read(text: str) -> Procedure:
    procedure = read_pack(text, "pack.toml").procedure
    assert procedure is not None
    return procedure


TEXT = resource_text("procedures", "model.toml")
MODEL = read(TEXT)
LINCOLNSHIRE = read(resource_text("procedures", "lincolnshire.toml"))


def test_a_pack_that_says_something_else_under_a_taken_name_is_found_with_the_one_it_differs_from():
    changed = replace(MODEL, retention="Ten years.")
    assert same_name_other_content(changed, [LINCOLNSHIRE, MODEL]) is MODEL


@pytest.mark.parametrize(
    "brought",
    [
        MODEL,
        read("# another comment\n" + TEXT),
        replace(MODEL, retention="Ten years.", version=f"{MODEL.version}.1"),
        replace(MODEL, retention="Ten years.", id="model-2"),
    ],
    ids=["the same", "the same with another comment", "a new version", "another id"],
)
def test_a_pack_that_takes_nobodys_name_is_let_in(brought):
    assert same_name_other_content(brought, [LINCOLNSHIRE, MODEL]) is None


RELEASED = sorted((Path(__file__).parents[2] / "builders" / "packs" / "format_1").glob("*.toml"))


@pytest.mark.parametrize("path", RELEASED, ids=lambda path: path.stem)
def test_a_shipped_pack_that_was_changed_since_a_release_has_another_version(path):
    shipped = [read(each.read_text(encoding="utf-8")) for each in resource_files("procedures", ".toml")]
    assert path.stem in {each.id for each in shipped}
    assert same_name_other_content(read(path.read_text(encoding="utf-8")), shipped) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [("2", "1"), ("10", "9"), ("2.1", "2"), ("2026-11", "2026-03"), ("2026-03b", "2026-03a"), ("1 revised", "1")],
)
def test_versions_are_put_in_order_as_people_number_them(one, other):
    newer, older = replace(MODEL, version=one), replace(MODEL, version=other)
    assert is_newer(newer, older)
    assert not is_newer(older, newer)
    assert not is_newer(newer, newer)


def test_names_without_an_order_and_other_procedures_are_not_newer():
    assert not is_newer(replace(MODEL, version="spring"), replace(MODEL, version="3"))
    assert not is_newer(replace(MODEL, version="3"), replace(MODEL, version="spring"))
    assert not is_newer(replace(MODEL, id="other", version="9"), replace(MODEL, version="1"))
