"""Backups, health, the practice store, and ways in."""

import pytest

from escalog.domain.values.failure import Failure
from escalog.services.laptop.clock import StoryClock
from escalog.services.opening.opening import FirstRun, Opening
from escalog.services.opening.story import read_story
from escalog.store import access
from tests.builders.stores import PASSPHRASE, QUICK
from tests.services.conftest import MONDAY, adopt


def test_a_store_is_backed_up_to_the_second_place_at_the_end(opening, raised, tmp_path):
    with opening.unlock(PASSPHRASE) as desk:
        desk.care.set_second_place(tmp_path / "stick")
        desk.disagreements.raise_disagreement(raised())
        assert "not left this laptop" in desk.care.only_here()
    assert len(list((tmp_path / "stick").glob("*.escalog-backup"))) == 1
    with opening.unlock(PASSPHRASE) as desk:
        assert desk.care.only_here() == ""
    assert len(list((tmp_path / "stick").glob("*.escalog-backup"))) == 1


def test_today_reminds_of_the_second_place_until_there_is_one(desk, tmp_path):
    (said,) = desk.today().reminders
    assert said.sentence.startswith("Backups have no second place yet.")
    desk.care.set_second_place(tmp_path)
    assert desk.today().reminders == ()


def test_today_reminds_of_a_procedure_until_one_is_in_use(tmp_path):
    clock = StoryClock(MONDAY)
    opening = Opening(tmp_path / "store", tmp_path / "practice", tmp_path / "state", clock)
    vault, _ = access.create(tmp_path / "store", PASSPHRASE, now=MONDAY, state_folder=tmp_path / "state", work=QUICK)
    opening._sign_in(vault, FirstRun("Ada Lind", "Lead", "Elmbrook School", "england"), clock)
    with opening._desk(vault, clock) as desk:
        assert [each.page for each in desk.today().reminders] == ["procedures", "settings"]
        adopt(desk)
        assert [each.page for each in desk.today().reminders] == ["settings"]


def test_without_a_second_place_a_backup_needs_a_name(desk):
    with pytest.raises(Failure) as met:
        desk.care.backup()
    assert met.value.code == "no-second-place"


def test_a_backup_is_never_written_over_a_file(desk, tmp_path):
    (tmp_path / "mine").write_text("mine")
    with pytest.raises(Failure) as met:
        desk.care.backup(tmp_path / "mine")
    assert met.value.code == "output-there"


def test_every_backup_is_a_line_of_sent_and_saved(desk, tmp_path):
    desk.care.backup(tmp_path / "b.escalog-backup")
    assert [(line.what, line.delivered) for line in desk.records.sent()] == [("Backup", "Written")]


def test_a_restored_backup_holds_what_was_recorded(opening, raised, tmp_path, clock):
    with opening.unlock(PASSPHRASE) as desk:
        dispute = desk.disagreements.raise_disagreement(raised())
        desk.care.backup(tmp_path / "b.escalog-backup")
    again = type(opening)(tmp_path / "again", tmp_path / "p", tmp_path / "s", clock)
    again.restore(tmp_path / "b.escalog-backup", lambda: PASSPHRASE)
    with again.unlock(PASSPHRASE) as desk:
        assert desk.disagreements.open(dispute).our_reference == "77-12"


def test_a_check_of_everything_finds_nothing_in_a_sound_store(desk, raised):
    desk.disagreements.raise_disagreement(raised())
    report = desk.care.check_all()
    assert report["ok"]
    assert report["disagreements"] == 1
    assert report["findings"] == []


def test_damage_stops_records_and_is_said(opening, raised, tmp_path):
    with opening.unlock(PASSPHRASE) as desk:
        dispute = desk.disagreements.raise_disagreement(raised())
    path = opening.folder / "vault.db"
    data = bytearray(path.read_bytes())
    data[-2000] ^= 1
    path.write_bytes(data)
    with opening.unlock(PASSPHRASE) as desk:
        assert not desk.care.check_all()["ok"]
        assert desk.care.health()
        with pytest.raises(Failure) as met:
            desk.records.issue(desk.records.preview(dispute, "record", "a", "b"), tmp_path / "r.pdf")
        assert met.value.code == "store-found-damaged"


def test_the_list_and_the_search_can_be_made_anew(desk, raised):
    desk.disagreements.raise_disagreement(raised())
    assert desk.care.rebuild_index() == {"ok": True, "disagreements": 1, "findings": []}
    assert desk.finding.find("fortnight").total == 1


def test_the_practice_store_is_filled_once_and_kept(opening):
    with opening.practise() as desk:
        assert desk.sample
        assert desk.finding.find("").total == len(read_story().disagreements)
        dispute = desk.finding.find("").rows[0].dispute
        desk.disagreements.record(dispute, "note", {"text": "Practised."})
    with opening.practise() as desk:
        assert desk.finding.find("practised").total == 1
        assert not any(flag.code == "before-its-parent" for flag in desk.disagreements.open(dispute).flags)
    opening.empty_practice()
    with opening.practise() as desk:
        assert desk.finding.find("practised").total == 0


def test_every_entry_of_the_practice_store_says_sample(opening):
    with opening.practise() as desk:
        for row in desk.finding.find("").rows:
            assert desk.disagreements.open(row.dispute).sample


def test_today_starts_with_what_is_past_and_counts_the_days(opening):
    with opening.practise() as desk:
        view = desk.today()
        assert len(view.days) == 10
        assert view.items[0].group == "past"
        assert {item.group.value for item in view.items} >= {"past", "we-owe", "coming"}
        assert view.lead.endswith("Start at the top.")


def test_filters_and_words_are_looked_for_together(opening):
    with opening.practise() as desk:
        assert desk.finding.find("overdue:yes").total >= 1
        assert {row.initials for row in desk.finding.find("agency:police").rows} == {"A.O."}
        assert {row.initials for row in desk.finding.find("stage:2 assessment").rows} == {"K.M."}
        assert desk.finding.find("stage:9").total == 0


def test_no_store_is_made_with_a_weak_passphrase(opening, tmp_path, clock):
    bare = type(opening)(tmp_path / "n", tmp_path / "p", tmp_path / "s", clock)
    first = FirstRun("Ada Lind", "Lead", "Elmbrook School", "england")
    with pytest.raises(Failure):
        bare.create_with_sheet(first, "short", tmp_path / "sheet")
    assert not bare.exists()
    assert "characters" in bare.passphrase_problem("short")
    assert bare.passphrase_problem(bare.suggest_passphrase()) == ""


def test_drafts_come_back_as_they_were_typed(opening):
    values = {"decision": "half a sent", "safe_now": "safe", "child.1.unborn": True}
    with opening.unlock(PASSPHRASE) as desk:
        desk.drafts.keep("raise", "Raise a disagreement", values)
    with opening.unlock(PASSPHRASE) as desk:
        assert desk.drafts.get("raise").values == values
        desk.drafts.drop("raise")
        assert desk.drafts.all() == ()


def test_the_outcome_for_the_child_comes_back_as_a_reminder_and_never_as_a_passed_limit(opening):
    with opening.practise() as desk:
        (item,) = (item for item in desk.today().items if item.kind == "child-outcome")
        assert (item.group, item.left.words, item.left.past) == ("today", "time to ask again", False)
        assert item.due_words == "from Thu 8 Oct"
        assert desk.disagreements.page(item.dispute).next_step.by_when == "From Thu 8 Oct. Time to ask again."


def test_what_is_only_here_is_counted_in_plain_english(opening):
    with opening.practise() as desk:
        assert " entries have not left this laptop" in desk.care.only_here()


def test_a_new_passphrase_takes_the_place_of_the_old_one(opening):
    with opening.unlock(PASSPHRASE) as desk:
        desk.care.change_passphrase("walnut harbour violet ladder")
    with pytest.raises(Failure):
        opening.unlock(PASSPHRASE)
    with opening.unlock("walnut harbour violet ladder") as desk, pytest.raises(Failure) as met:
        desk.care.change_passphrase("Ada Lind 2026!!")
    assert met.value.code == "store-passphrase-common"
    opening.unlock("walnut harbour violet ladder").close()


def test_a_backup_is_restored_with_the_printed_code_alone(opening, tmp_path, clock):
    with opening.unlock(PASSPHRASE) as desk:
        code = desk.care.new_recovery_code()
        desk.care.backup(tmp_path / "b.escalog-backup")
    again = type(opening)(tmp_path / "again", tmp_path / "p", tmp_path / "s", clock)
    again.restore(tmp_path / "b.escalog-backup", lambda: code, by_code=True)
    again.unlock_by_code(code).close()


def _alter_the_first(desk):
    """One field of the first disagreement no longer holds what was recorded."""
    with desk.disagreements._vault._database.writing() as connection:
        for (name,) in connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").all():
            connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
        connection.exec_driver_sql("UPDATE entry_field SET value = x'00' WHERE name = 'decision' AND entry < 2 << 20")
    desk.disagreements.forget()


def test_making_the_list_anew_goes_on_past_what_cannot_be_read_and_names_it(desk, raised):
    first = desk.disagreements.raise_disagreement(raised())
    desk.disagreements.raise_disagreement(raised(our_reference="other"))
    _alter_the_first(desk)
    report = desk.care.rebuild_index()
    assert not report["ok"]
    assert report["disagreements"] == 1
    assert [(each["dispute"], each["code"]) for each in report["findings"]] == [(first, "store-entry-altered")]
    assert desk.finding.find("fortnight").total == 1  # the words of the one that is as it was
    assert desk.finding.find("").total == 2  # the line of the other stays


def test_a_disagreement_that_cannot_be_read_hides_no_other_on_today(desk, raised):
    desk.disagreements.raise_disagreement(raised())
    desk.disagreements.raise_disagreement(raised(our_reference="other"))
    before = {item.dispute for item in desk.today().items}
    _alter_the_first(desk)
    desk._vault._database.run("DELETE FROM dispute_today")  # as in a store whose lines are not kept yet
    view = desk.today()
    assert len(before) == 2
    assert len({item.dispute for item in view.items}) == 1
    assert any("not as it was recorded" in sentence for sentence in view.health)


def test_a_disagreement_that_cannot_be_read_stays_on_today_until_the_check_says_so(desk, raised):
    desk.disagreements.raise_disagreement(raised())
    _alter_the_first(desk)
    assert desk.today().items
    while desk.care.check_step():
        pass
    assert any("not as it was recorded" in sentence for sentence in desk.today().health)
