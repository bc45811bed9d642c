"""What may change, what belongs to the person, and the register: rows that are neither entries nor their list."""

from datetime import timedelta

import pytest
from sqlcipher3 import dbapi2

from escalog.domain.procedure.model import Adoption
from escalog.ledger.entry.sealing import introduce, seal
from escalog.ledger.keys.signer import Signer
from escalog.ledger.log.checking import check
from escalog.store.kept.packs import StoredIdentity
from tests.builders.stores import NOW, signer, unlocked


class TestDrafts:
    def test_are_kept_over_a_closing(self, folder):
        vault = unlocked(folder)
        vault.drafts.keep("raise", "Łukasz\n" * 1000, NOW)
        vault.close()
        vault = unlocked(folder)
        row = vault.drafts.get("raise")
        assert row is not None
        assert (row.body, row.kept_at) == ("Łukasz\n" * 1000, NOW)
        vault.close()

    def test_are_written_over_and_dropped(self, vault):
        vault.drafts.keep("raise", "one", NOW)
        vault.drafts.keep("raise", "two", NOW + timedelta(minutes=1))
        vault.drafts.keep("other", "three", NOW)
        assert [(row.key, row.body) for row in vault.drafts.all()] == [("raise", "two"), ("other", "three")]
        vault.drafts.drop("raise")
        vault.drafts.drop("never there")
        assert vault.drafts.get("raise") is None
        assert [row.key for row in vault.drafts.all()] == ["other"]

    def test_keep_hostile_keys_and_text_as_they_are(self, vault):
        text = "'; DROP TABLE draft; -- \u202e <b> \x00 😢"
        vault.drafts.keep(text, text, NOW)
        row = vault.drafts.get(text)
        assert row is not None
        assert row.body == text


def test_settings_are_kept_and_changed(vault):
    assert vault.settings.get("theme", "light") == "light"
    vault.settings.put("theme", "dark")
    vault.settings.put("size", "150")
    vault.settings.put("theme", "high contrast")
    assert vault.settings.all() == {"size": "150", "theme": "high contrast"}


class TestPacks:
    def test_are_kept_once_by_their_digest(self, vault):
        digest = vault.packs.put(b"id = 'model'")
        assert vault.packs.put(b"id = 'model'") == digest
        assert vault.packs.digests() == (digest,)
        assert vault.packs.get(digest) == b"id = 'model'"
        with pytest.raises(KeyError):
            vault.packs.get("0" * 64)

    def test_are_adopted_by_somebody_and_the_latest_line_counts(self, vault):
        digest = vault.packs.put(b"id = 'model'")
        assert vault.packs.adopted(digest) is None
        lines = [
            Adoption(
                procedure_digest=digest,
                name=name,
                role="Lead",
                adopted_on="2026-11-23",
                source_checked=True,
                gaps_filled="",
            )
            for name in ("Ana Póld", "Ben Ochre")
        ]
        for line in lines:
            vault.packs.adopt(line)
        assert vault.packs.adoptions() == tuple(lines)
        assert vault.packs.adopted(digest) == lines[1]

    def test_that_are_not_here_cannot_be_adopted(self, vault):
        line = Adoption(procedure_digest="0" * 64, name="", role="", adopted_on="", source_checked=False)
        with pytest.raises(KeyError):
            vault.packs.adopt(line)

    def test_never_change(self, vault):
        vault.packs.put(b"id = 'model'")
        with pytest.raises(dbapi2.IntegrityError, match="append-only"):
            vault._database.raw.execute("UPDATE pack SET content = x'00'")


class TestTheIdentity:
    def test_is_kept_with_its_key(self, folder):
        vault = unlocked(folder)
        assert vault.identity.get() is None
        vault.identity.put(StoredIdentity(signer().person, "england", signer().private_bytes()))
        vault.close()
        vault = unlocked(folder)
        kept = vault.identity.get()
        assert kept is not None
        assert (kept.person, kept.nation) == (signer().person, "england")
        assert Signer.from_private(kept.person, kept.private_key).key_id == signer().key_id
        vault.close()

    def test_is_replaced_by_a_newer_one(self, vault):
        for name in ("Ana Póld", "Ben Ochre"):
            vault.identity.put(StoredIdentity(signer(name).person, "wales", signer(name).private_bytes()))
        kept = vault.identity.get()
        assert kept is not None
        assert kept.person.name == "Ben Ochre"

    def test_shows_neither_name_nor_key_in_its_text(self):
        kept = StoredIdentity(signer().person, "england", b"canary-key")
        assert "canary" not in repr(kept)
        assert signer().person.name not in repr(kept)


class TestTheRegister:
    def test_is_a_log_of_its_own(self, vault):
        assert len(vault.register.log()) == 0
        first = introduce(signer(), dispute=vault.register.id, recorded_at=NOW)
        vault.register.append(first)
        line = seal(
            "register-record", {"sha256": "ab" * 32, "recipient": "The partnership"},
            dispute=vault.register.id, signer=signer(), recorded_at=NOW, parents=[first.id],
        )  # fmt: skip
        vault.register.append(line)
        assert [each.kind for each in vault.register.lines()] == ["person", "register-record"]
        assert check(vault.register.log()) == ()
        assert vault.disputes() == ()

    def test_keeps_its_id(self, folder):
        vault = unlocked(folder)
        own = vault.register.id
        vault.close()
        vault = unlocked(folder)
        assert vault.register.id == own
        vault.close()
