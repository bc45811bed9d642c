"""Stores, people and entries for the tests of the store: invented, with real keys, signatures and encryption."""

import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from escalog.domain.agenda.list_facts import IndexFacts
from escalog.domain.values.entry import DisputeId, FieldValue, PersonId
from escalog.ledger.entry.sealed import SealedEntry
from escalog.ledger.entry.sealing import introduce, seal
from escalog.ledger.keys.signer import Signer
from escalog.store import access
from escalog.store.database import store_files
from escalog.store.keys.key_slots import Work
from escalog.store.lists.query import read_query
from escalog.store.log import rollback_mark
from escalog.store.vault import Vault

NOW = datetime(2026, 11, 23, 16, 5, tzinfo=UTC)
PASSPHRASE = "marmalade ladder quiet boat"
QUICK = Work(passes=1)
"""The least work that a slot may ask for."""

FACTS = IndexFacts(
    title="K.M. 0042: referral not accepted",
    initials="K.M.",
    reference="0042",
    their_reference="",
    subject="Referral not accepted",
    agency="Children's social care",
    direction="ours",
    stage="practitioners",
    stage_label="Stage 1, practitioners",
    stage_number="1",
    status="open",
    closed=False,
    next_due="2026-11-25T17:00:00+00:00",
    last_contact=None,
)


def dispute(number: int = 1) -> DisputeId:
    return DisputeId(f"{number:032x}"[::-1])


@cache
def signer(name: str = "Ana Póld") -> Signer:
    """An invented person, with the same key for the whole run."""
    return Signer.create(PersonId(f"{len(name):032x}"), name, "Ward manager", "Invented NHS Trust", NOW)


def beginning(number: int = 1, *, sample: bool = False) -> SealedEntry:
    return introduce(signer(), dispute=dispute(number), recorded_at=NOW, sample=sample)


def note(
    parent: SealedEntry, text: str = "Spoke with the ward.", *, minute: int = 1, **more: FieldValue
) -> SealedEntry:
    """A note that follows `parent`."""
    fields: dict[str, FieldValue] = {"text": text, "occurred": "2026-11-23", "by": "A.P.", "known": "did", **more}
    at = NOW + timedelta(minutes=minute)
    return seal("note", fields, dispute=parent.dispute, signer=signer(), recorded_at=at, parents=[parent.id])


def facts(**changes: object) -> IndexFacts:
    return replace(FACTS, **changes)  # type: ignore[arg-type]


def raised(vault: Vault, number: int = 1, *texts: str, **changes: object) -> SealedEntry:
    """Records a new disagreement with a note for each text; returns its last entry."""
    last = beginning(number, sample=vault.sample)
    entries = [last]
    for text in texts:
        last = note(last, text)
        entries.append(last)
    vault.append(dispute(number), entries, facts(**changes))
    return last


def found(vault: Vault, text: str, now: datetime = NOW) -> list[str]:
    """The references that a search finds, in order."""
    while vault.catch_up():
        pass
    return [row.facts.reference for row in vault.search.find(read_query(text, now.isoformat())).rows]


def unlocked(folder: Path, state_folder: Path | None = None) -> Vault:
    return access.unlock(folder, PASSPHRASE, state_folder=state_folder, now=NOW)


def copied(folder: Path, to: Path) -> Path:
    """A copy of a closed store, as a person would make it."""
    shutil.copytree(folder, to)
    return to


def moved(laptop: Path, to: Path) -> Path:
    """A copy of all that a laptop holds, with the marks in its state folder named for the stores' new places."""
    shutil.copytree(laptop, to)
    for store in [path.parent for path in to.rglob(store_files.DATABASE)]:
        before = rollback_mark.place_of(laptop / store.relative_to(to))
        for mark in list(to.rglob(f"{rollback_mark.NAME}-*-{before}")):
            mark.rename(mark.with_name(mark.name.replace(before, rollback_mark.place_of(store))))
    return to


def flip(path: Path, offset: int, bit: int = 0) -> None:
    """Changes one bit of a file."""
    data = bytearray(path.read_bytes())
    data[offset] ^= 1 << bit
    path.write_bytes(data)
