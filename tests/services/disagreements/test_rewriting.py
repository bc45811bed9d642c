"""Somebody who holds the passphrase rewrites the past: what left the laptop shows it."""

import pytest
from sqlalchemy import insert, text

from escalog.domain.values.failure import Failure
from escalog.ledger.entry.sealing import seal
from escalog.services.desk import Desk
from escalog.store.database import schema
from escalog.store.log import hash_chain
from escalog.store.log.entries import _field_row
from escalog.store.log.rollback_mark import ChainPoint
from escalog.wording.failures import sentence_of


def rewrite(desk, entry, fields):
    """Puts another, properly signed entry in the place of a head, and makes chain and marks fit it."""
    vault, signer = desk.disagreements._vault, desk.disagreements._signer
    (old,) = (each for dispute in vault.disputes() for each in vault.entries(dispute) if each.id == entry)
    new = seal(old.kind, fields, dispute=old.dispute, signer=signer, recorded_at=old.recorded_at, parents=old.parents)
    with vault._database.writing() as connection:
        for trigger in (
            connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).scalars().all()
        ):
            connection.exec_driver_sql(f'DROP TRIGGER "{trigger}"')
        number = connection.execute(text("SELECT id FROM entry WHERE digest = :d"), {"d": old.digest}).scalar()
        connection.execute(text("DELETE FROM entry_field WHERE entry = :e"), {"e": number})
        connection.execute(
            text("UPDATE entry SET digest = :d, header = :h, signature = :s WHERE id = :e"),
            {"d": new.digest, "h": new.header, "s": new.signature, "e": number},
        )
        rows = [_field_row(number, place, field) for place, field in enumerate(new.fields)]
        connection.execute(insert(schema.entry_field), rows)
        links = connection.execute(text("SELECT no, epoch, what, entry, digest FROM anchor ORDER BY no")).all()
        point = hash_chain.BEFORE
        for link in links:
            stands_for = new.digest if link.entry == number else link.digest
            point = hash_chain.next_point(point, link.what, stands_for, link.epoch)
            connection.execute(
                text("UPDATE anchor SET digest = :d, root = :r WHERE no = :n"),
                {"d": stands_for, "r": point.root, "n": link.no},
            )
    vault._height.start_again(ChainPoint(point.epoch, point.count, point.root))
    return new


@pytest.fixture
def told(desk, raised):
    """A disagreement whose latest entry says something that somebody later wishes it had not said."""
    dispute = desk.disagreements.raise_disagreement(raised())
    entry = desk.disagreements.record(dispute, "note", {"text": "We were told on Monday."})
    while desk.care.check_step():
        pass
    return dispute, entry


def fields_of(desk, dispute, entry):
    return {**desk.disagreements.open(dispute).entry(entry).fields, "text": "We were told on Friday."}


def test_what_never_left_can_be_rewritten_by_whoever_holds_the_key(desk, told, clock):
    dispute, entry = told
    rewrite(desk, entry, fields_of(desk, dispute, entry))
    again = Desk(desk.disagreements._vault, clock)
    assert again.care.check_all()["ok"]


def test_what_left_in_a_record_shows_at_the_next_check_of_the_store_and_of_the_record(desk, told, clock, tmp_path):
    dispute, entry = told
    desk.records.issue(desk.records.preview(dispute, "record", "The board", "Stage 3"), tmp_path / "r.pdf")
    (before,) = desk.checking.check_files([tmp_path / "r.pdf"])
    assert [finding.code for finding in before.found.findings] == ["pages-compared"]
    rewrite(desk, entry, fields_of(desk, dispute, entry))
    again = Desk(desk.disagreements._vault, clock)
    report = again.care.check_all()
    assert not report["ok"]
    assert any(sentence_of(Failure("store-sent-differs")) in each["sentence"] for each in report["findings"])
    (after,) = again.checking.check_files([tmp_path / "r.pdf"])
    assert after.verdict == "genuine"
    assert [each.code for each in after.found.findings] == ["pages-compared", "not-in-this-store"]


def test_what_left_in_a_backup_shows_at_the_next_check_of_the_store(desk, told, clock, tmp_path):
    dispute, entry = told
    desk.care.backup(tmp_path / "b.escalog-backup")
    assert Desk(desk.disagreements._vault, clock).care.check_all()["ok"]
    rewrite(desk, entry, fields_of(desk, dispute, entry))
    report = Desk(desk.disagreements._vault, clock).care.check_all()
    assert not report["ok"]
    assert any(sentence_of(Failure("store-backup-differs")) in each["sentence"] for each in report["findings"])


def test_a_line_of_sent_and_saved_that_was_altered_is_found(desk, told, clock, tmp_path):
    dispute, _ = told
    desk.records.issue(desk.records.preview(dispute, "record", "The board", "Stage 3"), tmp_path / "r.pdf")
    vault = desk.disagreements._vault
    with vault._database.writing() as connection:
        for trigger in (
            connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).scalars().all()
        ):
            connection.exec_driver_sql(f'DROP TRIGGER "{trigger}"')
        changed = connection.execute(
            text("UPDATE entry_field SET value = :new WHERE name = 'recipient' AND entry < (1 << 21)"),
            {"new": b'"Nobody"'},
        )
        assert changed.rowcount == 1
    again = Desk(desk.disagreements._vault, clock)
    assert not again.care.check_all()["ok"]
