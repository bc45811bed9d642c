"""A small builder of logs: entries made directly, with ids and times given, for tests of the disagreement."""

import datetime as dt
import hashlib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from escalog.domain.deadlines.calendar import Calendar, read_calendar
from escalog.domain.dispute.dispute import Dispute
from escalog.domain.dispute.fold import fold
from escalog.domain.pack.reading import read_pack
from escalog.domain.procedure.model import Procedure
from escalog.domain.values.entry import DisputeId, Entry, EntryId, FieldValue, KeyId, PersonId
from escalog.domain.values.kind_id import KindId
from escalog.domain.values.moment import Moment
from escalog.resources import resource_text

DISPUTE = DisputeId("d" * 32)

RAISED: Mapping[str, FieldValue] = MappingProxyType(
    {
        "safe_now": "safe",
        "direction": "ours",
        "child.1.initials": "K.M.",
        "our_reference": "0042",
        "our_agency": "Elmbrook School",
        "our_person": "S.P.",
        "our_role": "Class teacher",
        "other_agency": "Children's social care",
        "other_person": "L.W.",
        "other_role": "Duty social worker",
        "decision": "The referral was not accepted.",
        "heard": "2026-11-13T16:05",
        "category": "referral-not-accepted",
        "raising.holds": "K.M. was alone overnight on two days.",
        "raising.wants": "An assessment by Fri 4 December.",
        "safety_plan": "The aunt stays overnight.",
        "occurred": "2026-11-16T14:05",
    }
)


@cache
def pack(name: str = "model") -> Procedure:
    """A shipped procedure, or one that stands beside the tests."""
    beside = Path(__file__).parent / "packs" / f"{name}.toml"
    text = beside.read_text(encoding="utf-8") if beside.exists() else resource_text(f"procedures/{name}.toml")
    procedure = read_pack(text, name).procedure
    assert procedure is not None
    return procedure


@cache
def england() -> Calendar:
    """England's working days."""
    return read_calendar(resource_text("calendars/england.toml"))


def london(text: str) -> dt.datetime:
    """An aware time from what a person states."""
    return Moment.parse(text).at


class Story:
    """Adds entries to a log, each after what its author has seen; by default everything so far."""

    def __init__(self, name: str = "model", author: str = "S.P.", **raised: FieldValue) -> None:
        self.procedure = pack(name)
        self.entries: list[Entry] = []
        self.person = self.add(
            "person", "2026-11-16T14:20", name=author, role="Class teacher", agency="Elmbrook School"
        )
        fields = {**RAISED, **{key.replace("__", "."): value for key, value in raised.items()}}
        self.raised = self.add("raised", "2026-11-16T14:20", more=fields)

    @property
    def heads(self) -> tuple[EntryId, ...]:
        """What nothing follows yet."""
        followed = {parent for entry in self.entries for parent in entry.parents}
        return tuple(sorted(entry.id for entry in self.entries if entry.id not in followed))

    def add(
        self,
        kind: str,
        at: str,
        after: Iterable[EntryId] | None = None,
        author: str = "S.P.",
        more: Mapping[str, FieldValue] = MappingProxyType({}),
        **fields: FieldValue,
    ) -> EntryId:
        """Records an entry at a time of the machine's clock; unless told otherwise it happened at that time."""
        parents = tuple(sorted(self.heads if after is None else after))
        if kind not in ("person", "raised"):
            fields = {"occurred": at, "by": "S.P.", "by_side": "raising", "known": "did", **fields}
        named = {**{key.replace("__", "."): value for key, value in fields.items()}, **more}
        number = len(self.entries)
        entry_id = EntryId(hashlib.sha256(f"{number} {kind} {author}".encode()).hexdigest())
        self.entries.append(
            Entry(
                id=entry_id,
                dispute=DISPUTE,
                kind=KindId(kind),
                person=PersonId(author.lower().replace(".", "").ljust(32, "0")),
                key=KeyId(author.lower().replace(".", "").ljust(64, "0")),
                recorded_at=london(at).astimezone(dt.UTC),
                parents=parents,
                fields=MappingProxyType({name: value for name, value in named.items() if value not in (None, "")}),
            )
        )
        return entry_id

    def dispute(self) -> Dispute:
        """What the entries come to."""
        return fold(self.entries, self.procedure, england())
