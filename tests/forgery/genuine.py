"""A genuine record to be doctored: real keys, a real log, real pages, and a real signature. All people are invented."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cache

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from escalog.domain.record.blocks import Issue
from escalog.domain.values.entry import DisputeId, PersonId
from escalog.ledger.entry.sealing import introduce, seal
from escalog.ledger.keys.signer import Signer
from escalog.ledger.log.log import Log
from escalog.records.making import pages
from escalog.records.making.rebuild import Unsigned, make
from escalog.records.signers.trust import Trust
from escalog.records.signing.signing import sign
from tests.builders.casefile import RAISED, calendar, pack_text

BEGAN = datetime(2026, 11, 16, 9, 30, tzinfo=UTC)
SIGNED_AT = datetime(2026, 11, 24, 15, 52, tzinfo=UTC)
DISPUTE = DisputeId("4d" * 16)
MEANING = "I made this record from what our store holds."
ANOTHER_VERSION = "pages/0"
"""A way of laying out that is not the running one: such pages are not built again."""


def new_signer(name: str = "Ruth Ashdown", number: int = 1, at: datetime = BEGAN) -> Signer:
    return Signer.create(PersonId(f"{number:032x}"), name, "Safeguarding lead", "Invented Primary School", at)


@cache
def ruth() -> Signer:
    return new_signer()


@cache
def stranger() -> Signer:
    return new_signer("Nobody Known", 9)


def pem(signer: Signer) -> bytes:
    return x509.load_der_x509_certificate(signer.certificate).public_bytes(Encoding.PEM)


def trust(*signers: Signer) -> Trust:
    return Trust.of_certificates(pem(signer) for signer in signers or (ruth(),))


def log_of(signer: Signer, notes: int = 3, *, sample: bool = False) -> Log:
    entries = [introduce(signer, dispute=DISPUTE, recorded_at=BEGAN, sample=sample)]
    told = {"occurred": "2026-11-16", "by": signer.person.name, "by_side": "raising", "known": "did"}
    for number in range(notes + 1):
        text = f"Rang the duty desk, try {number}. <b>&amp; nobody</b>"
        kind, fields = ("note", {"text": text, **told}) if number else ("raised", RAISED)
        entries.append(
            seal(
                kind,
                fields,
                dispute=DISPUTE,
                signer=signer,
                recorded_at=BEGAN + timedelta(hours=number + 1),
                parents=(entries[-1].id,),
            )
        )
    return Log.of(entries)


@dataclass(frozen=True)
class Made:
    """One record on its way, so that a test can change any part of it before it is signed."""

    signer: Signer
    log: Log
    issue: Issue

    def whole(self) -> Unsigned:
        return make(self.log, self.issue, pack=pack_text(), calendar=calendar())

    def unsigned(self) -> bytes:
        return self.whole().pages.pdf

    def signed(self, at: datetime = SIGNED_AT) -> bytes:
        return sign(self.unsigned(), self.signer, at, self.issue.meaning)

    def with_issue(self, **changes: object) -> "Made":
        return replace(self, issue=replace(self.issue, **changes))  # type: ignore[arg-type]


@cache
def ruths_log() -> Log:
    """The same for the whole run, since every sealing draws new salts."""
    return log_of(ruth())


def made(signer: Signer | None = None, log: Log | None = None) -> Made:
    who = signer or ruth()
    what = log or (ruths_log() if who is ruth() else log_of(who))
    issue = Issue(
        kind="record",
        recipient="Ms Okoro, Invented Borough Council",
        reason="She asked for it",
        issued_at=SIGNED_AT,
        signer=who.person,
        meaning=MEANING,
        renderer=pages.renderer(),
        marking="OFFICIAL-SENSITIVE: personal information about a child",
        dispute=DISPUTE,
        heads=what.heads,
        log_digest=what.digest(),
    )
    return Made(who, what, issue)


@cache
def unsigned() -> bytes:
    return made().unsigned()


@cache
def genuine() -> bytes:
    """A record as it left the laptop."""
    return sign(unsigned(), ruth(), SIGNED_AT, MEANING)


@cache
def another() -> bytes:
    """A second genuine record by the same signer, of a longer log."""
    return made(log=log_of(ruth(), notes=5)).signed()
