"""Settings and drafts kept in the store: whatever one of them says, the store opens and every page has its answer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import insert, text

from escalog.domain.values.failure import Failure
from escalog.services.agenda.recount import COUNTED_WITH
from escalog.services.care.care import RECOVERY_HOLDER, SECOND_PLACE
from escalog.services.care.clock_check import SEEN
from escalog.services.laptop.clock import StoryClock
from escalog.services.opening.opening import Opening
from escalog.services.procedures.procedures import ENDED
from escalog.store.database import schema
from tests.builders.stores import PASSPHRASE, moved
from tests.searching import tried
from tests.services.conftest import MONDAY

NAMES = (SEEN, ENDED, RECOVERY_HOLDER, SECOND_PLACE, COUNTED_WITH, "default-procedure", "setting-up", "open-draft")

WILD = [
    "", "[" * 60_000, "{}", "[[]]", "[null, 5, {}]", "null", "NaN", "1e999", "9" * 5000, '"text"', '["\\ud800"]',
    "0001-01-01T00:00:00+00:00", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "2026-11-23", "5²",
    "2026-11-23T16:05:00", "2026-11-23T16:05:00+23:59", "\0", "a\0b", "x" * 5000, "/dev/null/x", "../" * 2000, "%s{}",
    '{"title": 5, "values": {}}', '{"title": "t", "values": []}', '{"values": {}}',
]  # fmt: skip


@pytest.fixture(scope="module")
def open_desk(made_once, tmp_path_factory):
    base = moved(made_once, tmp_path_factory.mktemp("kept") / "laptop")
    opening = Opening(base / "store", base / "practice", base / "state", StoryClock(MONDAY))
    with opening.unlock(PASSPHRASE) as desk:
        yield desk
        desk.care.set_second_place(None)


def everything(desk):
    """What the program asks of settings and drafts, from the first look on; gives who is known to be in use."""
    from escalog.services.desk import Desk

    again = Desk(desk._vault, desk._clock)
    again.today()
    again.care.health()
    again.care.reminders()
    again.library.families()
    again.drafts.all()
    assert isinstance(again.care.recovery_holder + again.settings.get("setting-up"), str)
    while again.closures.recounting.step():
        pass
    return [pack.procedure.id for pack in again.procedures.adopted()]


@pytest.mark.parametrize("value", WILD, ids=range(len(WILD)))
def test_a_store_with_a_wild_value_in_every_setting_opens(open_desk, value):
    for name in NAMES:
        open_desk.settings.set(name, value)
    open_desk._vault.drafts.keep("raise", value, MONDAY)
    assert everything(open_desk) == ["model"]


@pytest.mark.parametrize("value", [b"\0\xff", 5, 1.5], ids=["bytes", "number", "fraction"])
def test_a_value_of_another_kind_counts_as_never_set(open_desk, value):
    with open_desk._vault._database.writing() as connection:
        connection.execute(text("DELETE FROM setting"))
        connection.exec_driver_sql("INSERT INTO setting (name, value) VALUES ('blob', ?)", (value,))
    assert open_desk.settings.get("blob", "as at first") in ("as at first", str(value))


@tried(few=30, many=1_000)
@given(st.dictionaries(st.sampled_from(NAMES), st.text(max_size=40) | st.sampled_from(WILD), min_size=1))
def test_whatever_the_settings_say_every_page_has_its_answer(open_desk, said):
    for name, value in said.items():
        open_desk.settings.set(name, value.encode("utf-8", "ignore").decode())
    assert everything(open_desk) == ["model"]


def test_drafts_that_cannot_be_read_stay_and_hide_no_other(open_desk):
    vault = open_desk._vault
    open_desk.drafts.keep("raise", "Raise", {"decision": "half a sentence"})
    for number, body in enumerate(WILD):
        vault.drafts.keep(f"d{number}/note", body, MONDAY)
    with vault._database.writing() as connection:
        connection.execute(insert(schema.draft).values(key="k/note", body='{"title": "T", "values": {}}', kept_at="5²"))
    assert {draft.key for draft in open_desk.drafts.all()} == {"raise", "k/note"}
    assert open_desk.drafts.get("d1/note") is None
    assert len(vault.drafts.all()) == len(WILD) + 2


@pytest.mark.parametrize("place", ["a\0b", "/dev/null/x", "x" * 5000, "/proc/nowhere"])
def test_a_second_place_that_is_none_is_told_and_lets_the_store_close(opening, raised, place):
    with opening.unlock(PASSPHRASE) as desk:
        desk.settings.set(SECOND_PLACE, place)
        desk.disagreements.raise_disagreement(raised())
        with pytest.raises(Failure, match=r"no-second-place|backup-not-written"):
            desk.care.backup()
    with opening.unlock(PASSPHRASE) as desk:
        assert desk.finding.find("").total == 1
