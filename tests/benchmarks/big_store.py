"""A store of 10,000 disagreements and 400,000 entries: invented, but sealed, signed, linked and indexed for real.

Only the transactions are larger than a person's, or it would take an hour. Built once for a run and thrown away.
"""

import random
import shutil
import tempfile
from atexit import register
from bisect import bisect
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import accumulate
from pathlib import Path

from escalog.domain.entry import DisputeId, FieldValue, PersonId
from escalog.domain.today import IndexFacts
from escalog.ledger.sealed import SealedEntry
from escalog.ledger.sealing import introduce, seal
from escalog.ledger.signer import Signer
from escalog.store import anchors, doors, index, opening
from escalog.store.key_file import KeyFile
from escalog.store.key_slots import Work
from escalog.store.vault import Vault

DISPUTES = 10_000
ENTRIES_EACH = 40
NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)
PASSPHRASE = "marmalade ladder quiet boat"

_AT_ONCE = 250
_SYLLABLES = tuple(consonant + vowel for consonant in "bcdfghklmnprstvw" for vowel in "aeio")
_AGENCIES = ("Children's social care", "Health visiting", "Harbour School", "Police", "Midwifery", "Housing", "CAMHS")
_SUBJECTS = ("Referral not accepted", "Case closed too early", "Plan drifts", "Thresholds", "No reply", "Information")
_STATUSES = ("open",) * 7 + ("stage-ended", "closed", "withdrawn")


@dataclass(frozen=True, slots=True)
class BigStore:
    """A closed store with what opens it without the cost of a passphrase."""

    folder: Path
    state_folder: Path
    key: bytes
    keys: KeyFile
    signer: Signer
    vocabulary: tuple[str, ...]

    def open(self) -> Vault:
        return opening.open_with_key(self.folder, self.key, self.keys, state_folder=self.state_folder, now=NOW)


@cache
def big_store(disputes: int = DISPUTES) -> BigStore:
    """The store of this many disagreements, the same one for every benchmark of a run."""
    base = Path(tempfile.mkdtemp(prefix="escalog-bench-"))
    register(shutil.rmtree, base, ignore_errors=True)
    vault, _ = doors.create(base / "store", PASSPHRASE, now=NOW, state_folder=base / "state", work=Work(passes=1))
    chance = random.Random(1)
    signer = Signer.create(PersonId("5" * 32), "Ana Póld", "Ward manager", "Invented NHS Trust", NOW)
    vocabulary = tuple(_word(chance) for _ in range(6000))
    store = BigStore(vault.folder, base / "state", vault._key, vault._keys, signer, vocabulary)
    for first in range(0, disputes, _AT_ONCE):
        _add(vault, store, chance, range(first, min(disputes, first + _AT_ONCE)))
    while vault.catch_up(10_000):
        pass
    vault.close()
    return store


def facts(chance: random.Random, number: int) -> IndexFacts:
    """A line of the list."""
    initials = f"{chance.choice('ABCDEFGHJKLMNPRSTW')}.{chance.choice('ABCDEFGHJKLMNPRSTW')}."
    subject, status = chance.choice(_SUBJECTS), chance.choice(_STATUSES)
    stage = str(chance.randrange(1, 5))
    due = NOW + timedelta(hours=chance.randrange(-400, 800))
    return IndexFacts(
        title=f"{initials} {number:05}: {subject.lower()}",
        initials=initials,
        reference=f"{number:05}",
        their_reference="",
        subject=subject,
        agency=chance.choice(_AGENCIES),
        direction="ours",
        stage=f"stage-{stage}",
        stage_label=f"Stage {stage}",
        stage_number=stage,
        status=status,
        closed=status in {"closed", "withdrawn"},
        next_due=None if status in {"closed", "withdrawn"} else due.isoformat(),
        last_contact=f"2026-11-{chance.randrange(1, 23):02}",
        words="",
    )


def next_note(store: BigStore, chance: random.Random, parent: SealedEntry, at: datetime) -> SealedEntry:
    """A conversation of ordinary length, sealed and signed."""
    fields: dict[str, FieldValue] = {
        "what": chance.choice(("spoke", "no-reply", "message", "wrote")),
        "with_whom": f"{chance.choice('ABCDEFGHJKLMNPRSTW')}.{chance.choice('ABCDEFGHJKLMNPRSTW')}.",
        "said": " ".join(_pick(chance, store.vocabulary) for _ in range(chance.randrange(8, 40))),
        "occurred": f"{at:%Y-%m-%dT%H:%M}",
        "by": "A.P.",
        "known": "did",
        "stage": "stage-1",
    }
    return seal("contact", fields, dispute=parent.dispute, signer=store.signer, recorded_at=at, parents=[parent.id])


def _add(vault: Vault, store: BigStore, chance: random.Random, numbers: range) -> None:
    """Many disagreements in one transaction."""
    with vault._database.writing() as connection:
        point = vault._height.point
        for number in numbers:
            dispute = DisputeId(f"{chance.getrandbits(128):032x}")
            at = NOW - timedelta(days=chance.randrange(1, 700))
            entries = [introduce(store.signer, dispute=dispute, recorded_at=at)]
            for _ in range(ENTRIES_EACH - 1):
                at += timedelta(hours=7)
                entries.append(next_note(store, chance, entries[-1], at))
            added = vault._entries.add(connection, dispute, entries, links=point.count)
            index.put(connection, number + 1, facts(chance, number + 1))
            point = anchors.add(connection, point, [(anchors.ENTRY, each, digest) for each, digest in added])
    vault._height.advance(point)


def _word(chance: random.Random) -> str:
    return "".join(chance.choice(_SYLLABLES) for _ in range(chance.randrange(2, 5)))


def _pick(chance: random.Random, vocabulary: tuple[str, ...]) -> str:
    """A word of rank r comes as often as 1 / r, as in any text (Zipf)."""
    return vocabulary[bisect(_weights(len(vocabulary)), chance.random())]


@cache
def _weights(words: int) -> tuple[float, ...]:
    whole = sum(1 / rank for rank in range(1, words + 1))
    return tuple(accumulate(1 / rank / whole for rank in range(1, words)))
