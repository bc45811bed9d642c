"""What a person's act costs through the services: recording in a disagreement of 40 entries that is open."""

import random
from functools import partial

from escalog.domain.values.kind_id import KindId
from escalog.services.desk import Desk
from escalog.services.laptop.clock import StoryClock
from escalog.store.database.engine import connect
from tests.benchmarks.big_store import NOW, big_store
from tests.benchmarks.figure import Figure, median, seconds

_ROUNDS = 120
_SPOKEN = {"what": "spoke", "with_whom": "P.D.", "said": "Spoke about the visit on Friday.", "safety_fits": True}


def run() -> list[Figure]:
    """An act recorded, and a bare commit as durable, in turn: what disturbs one disturbs the other."""
    store = big_store()
    bare = connect(store.folder / "bare-services.db", store.key, store.keys.salt)
    bare.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, content BLOB NOT NULL)")
    opened, recorded, committed = [], [], []

    def commit() -> None:
        bare.execute("BEGIN IMMEDIATE")
        bare.execute("INSERT INTO t (content) VALUES (zeroblob(700))")
        bare.execute("COMMIT")

    with Desk(store.open(), StoryClock(NOW)) as desk:
        rows = [row for row in desk.finding.find("status:open", 400).rows if not row.closed]
        for row in random.Random(5).sample(rows, min(_ROUNDS, len(rows))):
            opened.append(seconds(partial(desk.disagreements.page, row.dispute)))
            recorded.append(seconds(partial(desk.disagreements.record, row.dispute, KindId.CONTACT, _SPOKEN)))
            committed.append(seconds(commit))
    bare.close()
    return [
        Figure("reading a disagreement of 40 entries for its page", median(opened) * 1000, "ms"),
        Figure("recording an act in it, from its form to the disk", median(recorded) * 1000, "ms"),
        Figure("recording an act / a bare durable commit", median(recorded) / median(committed), "x"),
    ]
