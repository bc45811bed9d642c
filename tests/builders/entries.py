"""People, entries and forked logs for the tests of the ledger: invented, with real keys and real signatures."""

from datetime import UTC, datetime, timedelta
from functools import cache

import msgspec
from hypothesis import strategies as st

from escalog.domain.values.entry import DisputeId, EntryId, FieldValue, PersonId
from escalog.ledger.entry.sealed import SealedEntry, encode_header
from escalog.ledger.entry.sealing import introduce, seal
from escalog.ledger.keys.signer import Signer
from escalog.ledger.log.log import Log

NOW = datetime(2026, 11, 23, 16, 5, tzinfo=UTC)
DISPUTE = DisputeId("0d" * 16)
NAMES = ("Ana Póld", "Ben Ochre", "Cai Umber")
FIELDS: dict[str, FieldValue] = {
    "text": "Spoke with the ward.\nThey will ring back.",
    "with_whom": "S.W.",
    "safety_fits": True,
    "count": 3,
    "fields": ("said", "agreed"),
    "empty": None,
}


def signer(number: int = 0) -> Signer:
    """One of the invented people, with the same key for the whole run."""
    return _signer(number)


@cache
def _signer(number: int) -> Signer:
    return new_signer(NAMES[number], f"{number + 1:032x}")


def new_signer(name: str, person: str) -> Signer:
    """A fresh key for this person."""
    return Signer.create(PersonId(person), name, "Ward manager", "Invented NHS Trust", NOW)


def minutes(count: int) -> datetime:
    return NOW + timedelta(minutes=count)


def beginning(number: int = 0, dispute: DisputeId = DISPUTE) -> SealedEntry:
    """A fresh root."""
    return introduce(signer(number), dispute=dispute, recorded_at=NOW)


def note(
    log: Log,
    text: str = "A note.",
    *,
    number: int = 0,
    at: datetime = NOW,
    parents: tuple[EntryId, ...] | None = None,
    **more: FieldValue,
) -> SealedEntry:
    """An entry that follows the heads of the log, or the parents named."""
    return seal(
        "note",
        {"text": text, **more},
        dispute=log.dispute,
        signer=signer(number),
        recorded_at=at,
        parents=log.heads if parents is None else parents,
    )


def with_note(log: Log, text: str = "A note.", **more: object) -> Log:
    """The log with one more note."""
    return Log.of((*log.entries, note(log, text, **more)))  # type: ignore[arg-type]


def line_of(count: int) -> Log:
    """A straight line: the beginning and so many notes, a minute apart."""
    log = Log.of([beginning()])
    for number in range(1, count):
        log = with_note(log, f"Note {number}.", at=minutes(number), by="A.P.")
    return log


@st.composite
def laptops(draw: st.DrawFn) -> tuple[Log, Log, Log]:
    """Three laptops that recorded apart and joined now and then, each with a clock that may be far out."""
    begun = Log.of([introduce(signer(), dispute=DISPUTE, recorded_at=NOW)])
    for number in (1, 2):
        joining = introduce(signer(number), dispute=DISPUTE, recorded_at=minutes(number), parents=begun.heads)
        begun = Log.of((*begun.entries, joining))
    here = [begun, begun, begun]
    clocks = draw(st.tuples(*[st.sampled_from([0, 0, 3, -525_600, 525_600])] * 3))
    steps = draw(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 3)), max_size=12))
    for number, (laptop, what) in enumerate(steps):
        if what < 3:
            here[laptop] = here[laptop].union(here[what])
        at = minutes(number // 2 + clocks[laptop])  # two steps in one minute: equal times happen
        here[laptop] = with_note(here[laptop], f"Note {number}.", number=laptop, at=at)
    return here[0], here[1], here[2]


def redated(entry: SealedEntry, recorded_at: str, who: Signer) -> SealedEntry:
    """The entry as its signer would have signed it at this time, whatever this program lets anybody write."""
    header = encode_header(msgspec.structs.replace(entry.head, recorded_at=recorded_at))
    unsigned = SealedEntry(header, b"", entry.fields)
    return SealedEntry(header, who.sign(unsigned.digest), entry.fields)
