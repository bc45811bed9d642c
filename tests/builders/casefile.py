"""A whole signed disagreement for the tests of records: invented people, the model procedure, real signatures."""

from collections.abc import Mapping
from functools import cache

from escalog.domain.deadlines.calendar import Calendar, read_calendar
from escalog.domain.record.blocks import Issue
from escalog.domain.values.entry import DisputeId, EntryId, FieldValue
from escalog.domain.values.moment import Moment
from escalog.ledger.entry.sealed import SealedEntry
from escalog.ledger.entry.sealing import introduce, seal
from escalog.ledger.log.log import Log
from escalog.resources import resource_text
from tests.builders.paper import AGENCY, NAME, ROLE, issue, signer

DISPUTE = DisputeId("d" * 32)

CANARIES = {
    "holds": "Canary one was alone overnight. Ребёнок боится. Το παιδί φοβάται.",
    "said": "Canary two said it is settled 🫠 \u202e<b>now</b> &amp;.",
    "plan": "Canary three: the aunt stays.",
    "secret": "Canary four must reach nobody.",
    "why_secret": "Canary five says why.",
    "action": "Canary six: visit on Friday.",
    "corrected": "Canary seven is what it should have said.",
    "summary": "Canary eight: nothing came of it.",
}

RAISED: Mapping[str, FieldValue] = {
    "safe_now": "safe",
    "direction": "ours",
    "child.1.initials": "K.M.",
    "our_reference": "IPS-0042",
    "our_agency": AGENCY,
    "our_person": NAME,
    "our_role": ROLE,
    "other_agency": "Invented Borough Council",
    "other_person": "Łucja Wójcik",
    "other_role": "Duty social worker",
    "decision": "The referral was not accepted.",
    "heard": "2026-11-13T16:05",
    "category": "referral-not-accepted",
    "raising.holds": CANARIES["holds"],
    "raising.wants": "An assessment by Fri 4 December.",
    "level.raising": "child-in-need",
    "safety_plan": CANARIES["plan"],
    "court": "no",
    "occurred": "2026-11-16T14:05",
    "by": NAME,
    "by_side": "raising",
    "known": "did",
    "procedure": "model",
    "track": "children",
    "stage": "practitioners",
}

FIXED = frozenset(
    {"safe_now", "direction", "heard", "category", "level.raising", "court", "occurred", "by_side", "known"}
    | {"procedure", "track", "stage"}
)
"""Fields that hold a choice or a date; any other holds what somebody typed."""


def pack_text() -> str:
    return resource_text("procedures", "model.toml")


@cache
def calendar() -> Calendar:
    return read_calendar(resource_text("calendars", "england.toml"))


class Casefile:
    """Adds sealed entries to a log, each after everything so far."""

    def __init__(self, *, sample: bool = False, **raised: FieldValue) -> None:
        begun = Moment.parse("2026-11-16T14:20").at
        self.entries: list[SealedEntry] = [introduce(signer(), dispute=DISPUTE, recorded_at=begun)]
        named = {key.replace("__", "."): value for key, value in raised.items()}
        fields: dict[str, FieldValue] = {**RAISED, **named}
        if sample:
            fields["sample"] = True
        self.raised = self.seal("raised", "2026-11-16T14:20", fields)

    def seal(self, kind: str, at: str, fields: Mapping[str, FieldValue]) -> EntryId:
        sealed = seal(
            kind,
            fields,
            dispute=DISPUTE,
            signer=signer(),
            recorded_at=Moment.parse(at).at,
            parents=Log.of(self.entries).heads,
        )
        self.entries.append(sealed)
        return sealed.id

    def add(self, kind: str, at: str, **fields: FieldValue) -> EntryId:
        happening = {"occurred": at, "by": NAME, "by_side": "raising", "known": "did"}
        return self.seal(kind, at, {**happening, **fields})

    @property
    def log(self) -> Log:
        return Log.of(self.entries)

    def issue(self, **more: object) -> Issue:
        return issue(dispute=DISPUTE, heads=self.log.heads, log_digest=self.log.digest(), **more)


@cache
def walked() -> Casefile:
    """A disagreement that has gone a stage up, with an action, a correction and something withheld."""
    case = Casefile()
    spoke = case.add("contact", "2026-11-17T10:00", what="spoke", with_whom="Łucja Wójcik", said=CANARIES["said"])
    hidden = case.add("note", "2026-11-17T11:00", text=CANARIES["secret"])
    case.add("reply", "2026-11-18T09:00", from_whom="Łucja Wójcik", answer="differs", holds="Early help is enough.")
    case.add("action", "2026-11-18T09:30", what=CANARIES["action"], owner="J.P.", due_on="2026-11-27")
    case.add("stage-concluded", "2026-11-18T10:00", outcome="unresolved", summary=CANARIES["summary"])
    case.add("escalated", "2026-11-18T10:05", to_stage="line-managers", reason="Nothing was settled.")
    case.add(
        "correction", "2026-11-19T10:00", entry=spoke, field="said", value=CANARIES["corrected"], reason="I misheard."
    )
    case.add("withheld", "2026-11-19T11:00", entry=hidden, fields=(), why="wrong-child", reason=CANARIES["why_secret"])
    return case
