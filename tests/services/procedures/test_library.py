"""The procedures of a store: versions together, what runs under which, bringing in, saving, ending a use."""

import tomllib
from datetime import date, timedelta

import pytest

from escalog.domain.pack.reading import read_pack
from escalog.domain.values.failure import Failure
from escalog.resources import resource_text
from escalog.services.procedures.importing import Standing
from escalog.services.procedures.procedures import gaps_of
from escalog.services.procedures.versions import Origin
from escalog.wording.comparing import sentence_of
from tests.services.conftest import RAISED, adopt

MODEL = resource_text("procedures", "model.toml")
NOW = str(tomllib.loads(MODEL)["version"])
NEXT = MODEL.replace(f'version = "{NOW}"', 'version = "next"', 1).replace("limit = 5", "limit = 4", 1)


def family(desk, name="model"):
    return next(each for each in desk.library.families() if each.id == name)


def file_of(folder, text, name="pack.toml"):
    path = folder / name
    path.write_bytes(text.encode())
    return path


def brought_in(desk, folder, text=NEXT):
    return desk.library.bring_in(desk.library.preview(file_of(folder, text)))


def test_a_disagreement_is_counted_under_the_version_it_began_under(desk, tmp_path):
    first = desk.procedures.default().digest
    kept = desk.disagreements.raise_disagreement(RAISED)
    digest = brought_in(desk, tmp_path)
    desk.procedures.adopt(digest, "Ada", "Lead", date(2026, 10, 12), source_checked=True)
    later = desk.disagreements.raise_disagreement(RAISED)
    assert {each.pack.digest: each.running for each in family(desk).versions} == {digest: 1, first: 1}
    assert [each.dispute for each in desk.library.running(first)] == [kept]
    assert [each.dispute for each in desk.library.running(digest)] == [later]
    desk.disagreements.record(later, "withdrawn", {"changed": "It was settled.", "occurred": "2026-10-12"})
    assert desk.library.running(digest) == ()
    assert desk.disagreements.open(kept).procedure.version == NOW


def test_the_version_in_use_stands_first_and_the_others_behind_it(desk, tmp_path):
    digest = brought_in(desk, tmp_path)
    versions = family(desk).versions
    assert [each.pack.procedure.version for each in versions] == [NOW, "next"]
    assert [each.origin for each in versions] == [Origin.PROGRAM, Origin.STORE]
    desk.procedures.adopt(digest, "Ada", "Lead", date(2026, 10, 12), source_checked=True)
    assert family(desk).first.pack.digest == digest
    assert desk.library.families()[0].id == "model"


def test_a_text_that_changed_with_the_program_stands_beside_the_one_in_use(desk, vault_of):
    old = MODEL.replace("limit = 5", "limit = 7", 1)
    digest = vault_of(desk).packs.put(old.encode())
    desk.procedures.adopt(digest, "Ada", "Lead", date(2026, 10, 1), source_checked=True)
    versions = family(desk).versions
    assert [(each.origin, each.pack.procedure.version) for each in versions] == [
        (Origin.STORE, NOW), (Origin.PROGRAM, NOW),
    ]  # fmt: skip


@pytest.fixture
def vault_of():
    return lambda desk: desk.library._vault


def test_a_file_is_compared_before_it_is_kept(desk, tmp_path):
    shown = desk.library.preview(file_of(tmp_path, NEXT))
    assert shown.standing is Standing.CHANGES
    assert shown.against.procedure.version == NOW
    assert "Stage 2: the discussion was due in 5 working days, now 4" in [sentence_of(each) for each in shown.changes]
    assert len(family(desk).versions) == 1


@pytest.mark.parametrize(
    ("text", "standing"),
    [
        (MODEL, Standing.HERE),
        ("# another comment\n" + MODEL, Standing.HERE),
        ("\ufeff" + MODEL, Standing.HERE),
        (NEXT.replace('"next"', f'"{NOW}"', 1), Standing.TAKEN),
        (MODEL.replace('id = "model"', 'id = "ours"', 1), Standing.NEW),
        ("nothing = 1", Standing.WRONG),
    ],
)
def test_how_a_file_stands_to_what_is_here(desk, tmp_path, text, standing):
    shown = desk.library.preview(file_of(tmp_path, text))
    assert shown.standing is standing
    assert bool(shown.errors) == (standing is Standing.WRONG)
    if standing is Standing.TAKEN:
        assert shown.changes
        with pytest.raises(Failure) as told:
            desk.library.bring_in(shown)
        assert told.value.code == "pack-version-taken"
    if standing is Standing.WRONG:
        with pytest.raises(Failure) as told:
            desk.library.bring_in(shown)
        assert told.value.code == "procedure-not-usable"


def test_a_name_that_was_taken_since_the_preview_is_found_when_it_is_kept(desk, tmp_path):
    shown = desk.library.preview(file_of(tmp_path, NEXT))
    brought_in(desk, tmp_path, NEXT.replace("limit = 4", "limit = 9", 1))
    with pytest.raises(Failure) as told:
        desk.library.bring_in(shown)
    assert told.value.code == "pack-version-taken"


def test_what_was_brought_in_is_saved_byte_for_byte(desk, tmp_path):
    text = NEXT.replace("\n", "\r\n")
    digest = brought_in(desk, tmp_path, "\ufeff" + text)
    desk.library.export(digest, tmp_path / "out.toml")
    assert (tmp_path / "out.toml").read_bytes() == text.encode()
    with pytest.raises(Failure) as told:
        desk.library.export(digest, tmp_path / "out.toml")
    assert told.value.code == "output-there"
    assert family(desk).versions[-1].pack.digest == digest


def test_no_new_disagreement_starts_under_a_version_whose_use_was_ended(desk):
    first = desk.procedures.default().digest
    with pytest.raises(Failure) as told:
        desk.library.end_use(first)
    assert told.value.code == "procedure-still-default"
    kept = desk.disagreements.raise_disagreement(RAISED)
    second = adopt(desk, "lincolnshire")
    desk.library.end_use(first)
    assert [each.digest for each in desk.procedures.adopted()] == [second]
    with pytest.raises(Failure) as told:
        desk.disagreements.raise_disagreement({**RAISED, "procedure": first})
    assert told.value.code == "procedure-ended"
    desk.disagreements.record(kept, "note", {"text": "It goes on.", "occurred": "2026-10-12", "known": "did"})
    assert family(desk).versions[0].ended
    adopt(desk, "model")
    assert not family(desk).versions[0].ended
    assert desk.procedures.default().digest == first


def test_the_calendar_of_a_version_is_that_of_its_nation(desk):
    ayrshire = family(desk, "south-ayrshire-conference-dissent").first.pack.digest
    assert desk.library.calendar(ayrshire).nation == "scotland"


def test_what_a_procedure_does_not_publish_is_said_once_for_each_stage():
    sefton = read_pack(resource_text("procedures", "sefton.toml"), "sefton").procedure
    assert sefton is not None
    assert gaps_of(sefton) == ("Stage 3: who acts, or by when, is not published here.",)


def test_taking_a_procedure_into_use_can_leave_new_disagreements_where_they_start(desk, tmp_path):
    first = desk.procedures.default().digest
    digest = brought_in(desk, tmp_path)
    desk.procedures.adopt(digest, "Ada", "Lead", date(2026, 10, 12), source_checked=True, as_default=False)
    assert {each.digest for each in desk.procedures.adopted()} == {first, digest}
    assert desk.procedures.default().digest == first
    assert desk.disagreements.open(desk.disagreements.raise_disagreement(RAISED)).procedure.version == NOW
    desk.procedures.adopt(digest, "Ada", "Lead", date(2026, 10, 12), source_checked=True, as_default=True)
    assert desk.procedures.default().digest == digest


def test_nothing_is_taken_into_use_from_a_day_that_has_not_come(desk, tmp_path, clock):
    digest = brought_in(desk, tmp_path)
    tomorrow = clock.now().date() + timedelta(days=1)
    with pytest.raises(Failure) as told:
        desk.procedures.adopt(digest, "Ada", "Lead", tomorrow, source_checked=True)
    assert told.value.code == "adopted-ahead"
    assert digest not in {each.digest for each in desk.procedures.adopted()}
    desk.procedures.adopt(digest, "Ada", "Lead", clock.now().date(), source_checked=True)
    assert digest in {each.digest for each in desk.procedures.adopted()}


def test_the_default_stays_where_nobody_chose_it_and_a_later_one_comes_into_use(desk, vault_of, tmp_path):
    first = desk.procedures.default().digest
    vault_of(desk).settings.put("default-procedure", "")
    desk.procedures.adopt(
        brought_in(desk, tmp_path), "Ada", "Lead", date(2026, 10, 12), source_checked=True, as_default=False
    )
    assert desk.procedures.default().digest == first


def test_saying_anew_who_decided_leaves_the_default_the_default(desk):
    first = desk.procedures.default().digest
    desk.procedures.adopt(first, "Ben", "Lead", date(2026, 10, 12), source_checked=True, as_default=False)
    assert desk.procedures.default().digest == first
    assert desk.procedures.default().adoption.name == "Ben"
