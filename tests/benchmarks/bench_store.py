"""The store at 10,000 disagreements and 400,000 entries: opening to the list, searching while typing, recording."""

import random
import time
from collections.abc import Callable
from datetime import timedelta
from functools import partial

from escalog.domain.agenda.list_facts import IndexFacts
from escalog.domain.values.entry import FieldValue
from escalog.ledger.entry.sealed import SealedEntry
from escalog.store.database.engine import connect
from escalog.store.lists.query import read_query
from escalog.store.vault import Vault
from tests.benchmarks.big_store import NOW, BigStore, big_store, facts, next_said, note
from tests.benchmarks.figure import Figure, median, p95, seconds

_ROUNDS = 300


def run() -> list[Figure]:
    """Measures on one store, built for this run."""
    started = time.perf_counter()
    store = big_store()
    built = time.perf_counter() - started
    size = (store.folder / "vault.db").stat().st_size / 1e6
    return [
        Figure("building the store", built, "s"),
        Figure("size of the store", size, "MB"),
        *_opening(store),
        *_reading_and_searching(store),
        *_recording(store),
    ]


def _opening(store: BigStore) -> list[Figure]:
    def to_the_list() -> None:
        vault = store.open()
        vault.index.page(limit=200)
        vault.index.counts()
        vault.close()

    def to_today() -> None:
        vault = store.open()
        vault.unanchored()
        vault.close()

    opened = [seconds(to_the_list) for _ in range(7)]
    return [
        Figure("unlock to the rows of the list, key derivation apart", median(opened), "s", most=0.5),
        Figure("what is only on this laptop, all of it", seconds(to_today), "s"),
    ]


def _reading_and_searching(store: BigStore) -> list[Figure]:
    vault = store.open()
    chance = random.Random(2)
    disputes = vault.disputes()
    read = [seconds(lambda: vault.log(chance.choice(disputes))) for _ in range(200)]
    taken: dict[int, list[float]] = {}
    cut_short = asked = 0
    for typed in _typed(store, chance):
        query = read_query(typed, NOW.isoformat())
        started = time.perf_counter()
        vault.catch_up()
        found = vault.search.find(query)
        taken.setdefault(min(len(typed), 5), []).append(time.perf_counter() - started)
        asked += 1
        cut_short += not found.complete and found.exact_order is False and len(found.rows) < 50
    vault.close()
    everything = [each for times in taken.values() for each in times]
    figures = [Figure("reading a disagreement of 40 entries", median(read) * 1000, "ms")]
    for length, times in sorted(taken.items()):
        letters = f"{length} letters" if length < 5 else "5 letters and more, filters"
        figures.append(Figure(f"search as you type, {letters}: p95 ({len(times)})", p95(times) * 1000, "ms"))
    figures.append(Figure("searches that met their deadline", 100 * cut_short / asked, "%"))
    figures.append(Figure("search as you type: median", median(everything) * 1000, "ms"))
    figures.append(Figure("search as you type: p95", p95(everything) * 1000, "ms", most=50))
    return figures


def _typed(store: BigStore, chance: random.Random) -> list[str]:
    """What people type, key by key: a word, two words, initials, a reference, a filter with a word."""
    lines = []
    for _ in range(60):
        common, rare = chance.choice(store.vocabulary[10:300]), chance.choice(store.vocabulary)
        lines += [
            rare,
            common,
            f"{common} {rare}",
            f"{chance.choice('ABCDEFGHJKLMNPRSTW')}.{chance.choice('ABCDEFGHJKLMNPRSTW')}.",
            f"{chance.randrange(1, 10_000):05}",
        ]
    keys = [line[:length] for line in lines for length in range(1, len(line) + 1)]
    filters = ("overdue:yes", "stage:2", "agency:health", "status:open")
    return (
        keys + [f"{chance.choice(filters)} {chance.choice(store.vocabulary)[:4]}" for _ in range(100)] + list(filters)
    )


def _recording(store: BigStore) -> list[Figure]:
    """An entry recorded, and a bare commit as durable, in turn: what disturbs one disturbs the other."""
    vault = store.open()
    chance = random.Random(3)
    bare = connect(store.folder / "bare.db", store.key, store.keys.salt)
    bare.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, content BLOB NOT NULL)")
    logs = [vault.log(dispute) for dispute in chance.sample(vault.disputes(), _ROUNDS)]
    vault.catch_up(1)
    recorded, committed = [], []
    for number, log in enumerate(logs):
        said = next_said(store, chance, NOW + timedelta(minutes=1))
        act = partial(_record, vault, store, log.entries[-1], said, facts(chance, number))
        recorded.append(seconds(act))
        committed.append(seconds(lambda: _commit(bare.execute)))
    caught_up = seconds(lambda: vault.catch_up(_ROUNDS)) / _ROUNDS
    bare.close()
    vault.close()
    return [
        Figure("a bare durable commit", median(committed) * 1000, "ms"),
        Figure("recording an entry: sealed, signed, listed, linked, marked", median(recorded) * 1000, "ms"),
        Figure("its words put into the index later", caught_up * 1000, "ms"),
        Figure("recording an entry / a bare durable commit", median(recorded) / median(committed), "x", most=3),
    ]


def _record(vault: Vault, store: BigStore, parent: SealedEntry, said: dict[str, FieldValue], line: IndexFacts) -> None:
    entry = note(store, said, parent, NOW + timedelta(minutes=1))
    vault.append(entry.dispute, [entry], line)


def _commit(execute: Callable[[str], object]) -> None:
    execute("BEGIN IMMEDIATE")
    execute("INSERT INTO t (content) VALUES (zeroblob(700))")
    execute("COMMIT")
