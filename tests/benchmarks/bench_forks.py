"""What a forked log costs as it grows: the time for one entry of 10,000 against that for one of 1,000.

Ratios, not seconds: a log that somebody sends may be as long and as forked as they like, and what looks at every pair
of its entries would stand still over it. Ancestors are bit sets, so that a little growth is expected.
"""

import datetime as dt
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from itertools import cycle
from types import MappingProxyType
from typing import TypeVar

from escalog.domain.dispute.fold import fold
from escalog.domain.log.judgement import judge
from escalog.domain.values.entry import Entry, EntryId, FieldValue
from escalog.domain.values.kind_id import KindId
from escalog.ledger.entry.sealed import SealedEntry
from escalog.ledger.entry.sealing import seal
from escalog.ledger.log.admission import admit_all
from escalog.ledger.log.checking import check
from escalog.ledger.log.flags import flags
from escalog.ledger.log.log import Log
from tests.benchmarks.figure import Figure
from tests.builders.entries import DISPUTE, NOW, beginning, minutes, signer
from tests.builders.story import Story, england
from tests.builders.timed_pack import SECOND, timed

T = TypeVar("T")

_FEW, _MANY = 1_000, 10_000
_MOST = 4.0
"""How many times as long an entry may take. What looks at every pair takes ten times as long."""
_ROUNDS = 3
_BRANCHES = (2, 200)

_Acts = Iterable[tuple[str, Mapping[str, FieldValue]]]

_ACTS: Mapping[str, _Acts] = {
    "notes": [("note", {"text": "x"})],
    "contacts and actions": [
        ("contact", {"what": "spoke", "with_whom": "L.W.", "said": "x"}),
        ("action", {"what": "x", "owner": "y", "owner_side": "receiving", "due_on": "2026-12-04"}),
    ],
    "pauses": [("paused", {"reason": "x"}), ("resumed", {"reason": "x"})],
    "longer limits": [("longer-limit", {"limit": "held", "due": "2026-12-01", "reason": "x"})],
    "decisions": [("withdrawn", {"changed": "x"}), ("reopened", {"reason": "x"})],
    "escalations": [("escalated", {"to_stage": SECOND, "reason": "x"})],
    "corrections of one field": [("correction", {"field": "our_reference", "value": "x", "reason": "x"})],
    "corrections of corrections": [("correction", {"field": "value", "value": "x", "reason": "x"})],
    "withheld": [("note", {"text": "x"}), ("withheld", {"fields": ("text",), "why": "someone-else", "reason": "x"})],
}


def run() -> list[Figure]:
    """The ledger, then the fold of each sort of entry."""
    return [*_ledger(), *_folds()]


def _ledger() -> list[Figure]:
    found = []
    for branches in _BRANCHES:
        few, many = _sealed(branches, _FEW), _sealed(branches, _MANY)
        acts: dict[str, Callable[[list[SealedEntry]], object]] = {
            "flags": lambda entries: flags(Log.of(entries)),
            "admitting": lambda entries: admit_all(Log.of(entries[:1]), entries, now=NOW),
            "checking": lambda entries: check(Log.of(entries)),
        }
        for name, act in acts.items():
            ratio, longest = _ratio(act, few, many)
            found.append(_figure(f"{name}, {branches} branches of one key", ratio))
            found.append(Figure(f"  {name} {_MANY:,} entries", longest, "s"))
    return found


def _folds() -> list[Figure]:
    procedure, calendar = timed(), england()

    def whole(entries: list[Entry]) -> None:
        dispute = fold(entries, procedure, calendar)
        assert dispute.chronology
        assert isinstance(dispute.corrections, tuple)

    found = []
    for name in _ACTS:
        for branches in _BRANCHES:
            few, many = _entries(name, branches, _FEW), _entries(name, branches, _MANY)
            judged, _ = _ratio(lambda entries: judge(entries, procedure), few, many)
            folded, longest = _ratio(whole, few, many)
            found.append(_figure(f"judging {name}, {branches} branches", judged))
            found.append(_figure(f"folding {name}, {branches} branches", folded))
            found.append(Figure(f"  folding {_MANY:,}", longest, "s"))
    return found


def _figure(name: str, ratio: float) -> Figure:
    return Figure(f"{name}: growth for each entry", ratio, "times", most=_MOST)


def _ratio(act: Callable[[list[T]], object], few: list[T], many: list[T]) -> tuple[float, float]:
    """How many times as long one of many entries takes as one of few; and how long the many take."""
    longest = _best(lambda: act(many))
    return longest / _best(lambda: act(few)) * _FEW / _MANY, longest


def _best(act: Callable[[], object]) -> float:
    """Processor time, the least of several rounds: what others do on this machine is no part of it."""
    taken = []
    for _ in range(_ROUNDS):
        started = time.process_time()
        act()
        taken.append(time.process_time() - started)
    return min(taken)


def _sealed(branches: int, count: int) -> list[SealedEntry]:
    entries = [beginning()]
    tips = [entries[0].id] * branches
    for number in range(1, count):
        parents = (tips[number % branches],)
        at = minutes(number)
        entries.append(seal("note", {"text": "x"}, dispute=DISPUTE, signer=signer(), recorded_at=at, parents=parents))
        tips[number % branches] = entries[-1].id
    return entries


def _entries(name: str, branches: int, count: int) -> list[Entry]:
    """A disagreement that goes on in so many branches, with these acts in turn on each."""
    story = Story()
    entries = list(story.entries)
    tips = [story.raised] * branches
    turns = [cycle(_ACTS[name]) for _ in range(branches)]
    notes = [story.raised] * branches
    for number in range(len(entries), count):
        branch = number % branches
        kind, said = next(turns[branch])
        about = tips[branch] if said.get("field") == "value" else notes[branch]
        happened = f"2026-11-{16 + number % 14}T{9 + number % 8:02}:00"
        entry = replace(
            entries[0],
            id=EntryId(f"{number:064x}"),
            kind=KindId(kind),
            recorded_at=entries[0].recorded_at + dt.timedelta(minutes=number),
            parents=(tips[branch],),
            fields=MappingProxyType(
                {"entry": about, "occurred": happened, "by": "S.P.", "by_side": "raising", "known": "did", **said}
            ),
        )
        entries.append(entry)
        tips[branch] = entry.id
        if kind == "note":
            notes[branch] = entry.id
    return entries
