"""A store of 10,000 disagreements and 400,000 entries: invented, but sealed, signed, linked and indexed for real.

Only the transactions are larger than a person's, and the words are not read back before they are indexed, or it would
take an hour. Each size is built once for a run, by all processors, and thrown away.
"""

import os
import random
import shutil
import tempfile
from atexit import register
from bisect import bisect
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import accumulate
from multiprocessing import get_context
from pathlib import Path
from typing import Protocol

from escalog.domain.agenda.list_facts import IndexFacts
from escalog.domain.procedure.model import Adoption
from escalog.domain.values.entry import DisputeId, FieldValue, Person, PersonId
from escalog.ledger.entry.sealed import SealedEntry
from escalog.ledger.entry.sealing import introduce, seal
from escalog.ledger.keys.signer import Signer
from escalog.services.procedures.shipped import find_pack
from escalog.store import access
from escalog.store.database import schema
from escalog.store.kept.packs import StoredIdentity
from escalog.store.keys.key_file import KeyFile
from escalog.store.keys.key_slots import Work
from escalog.store.lists import full_text, index
from escalog.store.log import hash_chain
from escalog.store.opening import opening
from escalog.store.vault import Vault

DISPUTES = 10_000
ENTRIES_EACH = 40
NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)
PASSPHRASE = "marmalade ladder quiet boat"

_AT_ONCE = 125
_SYLLABLES = tuple(consonant + vowel for consonant in "bcdfghklmnprstvw" for vowel in "aeio")
_AGENCIES = ("Children's social care", "Health visiting", "Harbour School", "Police", "Midwifery", "Housing", "CAMHS")
_SUBJECTS = ("Referral not accepted", "Case closed too early", "Plan drifts", "Thresholds", "No reply", "Information")
_STATUSES = ("open",) * 7 + ("stage-ended", "closed", "withdrawn")


class Hand(Protocol):
    """Who writes the entries, and with which words."""

    @property
    def signer(self) -> Signer: ...

    @property
    def vocabulary(self) -> tuple[str, ...]: ...


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
    vault, _ = access.create(base / "store", PASSPHRASE, now=NOW, state_folder=base / "state", work=Work(passes=1))
    chance = random.Random(1)
    signer = Signer.create(PersonId("5" * 32), "Ana Póld", "Ward manager", "Invented NHS Trust", NOW)
    vocabulary = tuple(_word(chance) for _ in range(6000))
    store = BigStore(vault.folder, base / "state", vault.keys.key, vault.keys.file, signer, vocabulary)
    _settle_in(vault, signer)
    for made in _made_by_all(signer, vocabulary, disputes):
        _add(vault, made)
    vault.close()
    return store


def _settle_in(vault: Vault, signer: Signer) -> None:
    """Who works here, and under which procedure."""
    vault.identity.put(StoredIdentity(signer.person, "england", signer.private_bytes()))
    pack = find_pack("model")
    vault.packs.put(pack.text.encode("utf-8"))
    vault.packs.adopt(Adoption(pack.digest, "Ana Póld", "Ward manager", date(2024, 1, 8).isoformat(), True, ""))


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
    )


def note(hand: Hand, said: dict[str, FieldValue], parent: SealedEntry, at: datetime) -> SealedEntry:
    """A conversation, sealed and signed."""
    return seal("contact", said, dispute=parent.dispute, signer=hand.signer, recorded_at=at, parents=[parent.id])


def next_said(hand: Hand, chance: random.Random, at: datetime) -> dict[str, FieldValue]:
    """A conversation of ordinary length, as it is typed."""
    return {
        "what": chance.choice(("spoke", "no-reply", "message", "wrote")),
        "with_whom": f"{chance.choice('ABCDEFGHJKLMNPRSTW')}.{chance.choice('ABCDEFGHJKLMNPRSTW')}.",
        "said": _sentence(hand, chance),
        "occurred": f"{at:%Y-%m-%dT%H:%M}",
        "by": "A.P.",
        "known": "did",
        "stage": "practitioners",
    }


@dataclass(frozen=True, slots=True)
class _Made:
    """One disagreement, ready to be written: its entries, its line in the list, and the words of both."""

    dispute: DisputeId
    entries: list[SealedEntry]
    line: IndexFacts
    entry_words: list[str]


@dataclass(frozen=True, slots=True)
class _Hand:
    signer: Signer
    vocabulary: tuple[str, ...]


def _made_by_all(signer: Signer, vocabulary: tuple[str, ...], disputes: int) -> Iterator[list[_Made]]:
    """The disagreements in their order, a few ahead, from as many processes as there are processors."""
    waiting: deque[Future[list[_Made]]] = deque()
    processes = os.cpu_count() or 1
    with ProcessPoolExecutor(processes, get_context("spawn")) as pool:
        for first in range(1, disputes + 1, _AT_ONCE):
            numbers = range(first, min(disputes + 1, first + _AT_ONCE))
            waiting.append(pool.submit(_make, signer.person, signer.private_bytes(), vocabulary, numbers))
            if len(waiting) > processes + 1:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _make(person: Person, private_key: bytes, vocabulary: tuple[str, ...], numbers: range) -> list[_Made]:
    hand, chance = _Hand(Signer.from_private(person, private_key), vocabulary), random.Random(numbers.start)
    return [_disagreement(hand, chance, number) for number in numbers]


def _disagreement(hand: Hand, chance: random.Random, number: int) -> _Made:
    """Somebody brought in, a disagreement raised, and what was said about it, 7 hours apart."""
    dispute, line = DisputeId(f"{chance.getrandbits(128):032x}"), facts(chance, number)
    at = NOW - timedelta(days=chance.randrange(13, 700))
    entries = [introduce(hand.signer, dispute=dispute, recorded_at=at)]
    raised = _raised(hand, chance, line, at)
    entries.append(seal("raised", raised, dispute=dispute, signer=hand.signer, recorded_at=at, parents=[entries[0].id]))
    while len(entries) < ENTRIES_EACH:
        at += timedelta(hours=7)
        entries.append(note(hand, next_said(hand, chance, at), entries[-1], at))
    return _Made(dispute, entries, line, [full_text.text_of(entry) for entry in entries])


def _raised(hand: Hand, chance: random.Random, line: IndexFacts, at: datetime) -> dict[str, FieldValue]:
    """What is needed to raise a disagreement, under the model procedure."""
    person = hand.signer.person
    return {
        "safe_now": "safe",
        "direction": "ours",
        "child.1.initials": line.initials,
        "our_reference": line.reference,
        "our_agency": person.agency,
        "our_person": person.name,
        "our_role": person.role,
        "other_agency": line.agency,
        "other_person": "P.D.",
        "decision": _sentence(hand, chance),
        "heard": f"{at:%Y-%m-%d}",
        "raising.holds": _sentence(hand, chance),
        "raising.wants": _sentence(hand, chance),
        "safety_plan": _sentence(hand, chance),
        "category": "plan-drift",
        "occurred": f"{at:%Y-%m-%dT%H:%M}",
        "procedure": find_pack("model").digest,
        "track": "children",
        "stage": "practitioners",
        "adopted_by": person.name,
        "adopted_role": person.role,
        "adopted_on": "2024-01-08",
        "adopted_source_checked": True,
        "adopted_gaps": "",
    }


def _add(vault: Vault, made: list[_Made]) -> None:
    """Many disagreements and their words in one transaction."""
    with vault._database.writing() as connection:
        point = vault._height.point
        rows: list[tuple[int, str]] = []
        for each in made:
            added = vault._entries.add(connection, each.dispute, each.entries, links=point.count)
            number, line = vault._entries.number_of(connection, each.dispute), each.line
            index.put(connection, number, line)
            point = hash_chain.add(connection, point, [(hash_chain.ENTRY, entry, digest) for entry, digest in added])
            said = (line.title, line.subject, line.agency, line.stage_label, line.reference, line.their_reference)
            rows.append((number << schema.PLACES, full_text.joined(said)))
            rows += [(entry, text) for (entry, _), text in zip(added, each.entry_words, strict=True)]
        connection.exec_driver_sql(full_text._ADD, rows)
        connection.execute(full_text._SET_PROGRESS, {"upto": point.count})
    vault._height.advance(point)


def _sentence(hand: Hand, chance: random.Random) -> str:
    return " ".join(_pick(chance, hand.vocabulary) for _ in range(chance.randrange(8, 40)))


def _word(chance: random.Random) -> str:
    return "".join(chance.choice(_SYLLABLES) for _ in range(chance.randrange(2, 5)))


def _pick(chance: random.Random, vocabulary: tuple[str, ...]) -> str:
    """A word of rank r comes as often as 1 / r, as in any text (Zipf)."""
    return vocabulary[bisect(_weights(len(vocabulary)), chance.random())]


@cache
def _weights(words: int) -> tuple[float, ...]:
    whole = sum(1 / rank for rank in range(1, words + 1))
    return tuple(accumulate(1 / rank / whole for rank in range(1, words)))
