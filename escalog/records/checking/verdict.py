"""The answer of a check: integrity and signer, never mixed, and the one word that follows from both."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from escalog.domain.values.entry import DisputeId, EntryId
from escalog.records.checking.findings import Finding
from escalog.records.signers.trust import TrustLine


class Integrity(StrEnum):
    """Is it what was signed?"""

    UNCHANGED = "unchanged"
    ADDED_LATER = "added-later"
    CHANGED = "changed"
    NONE = "none"


class Word(StrEnum):
    """The verdict for programs, from the least severe to the most."""

    GENUINE = "genuine"
    ADDED_LATER = "added-later"
    CANNOT_TELL = "cannot-tell"
    CHANGED = "changed"


EXIT_CODES = {Word.GENUINE: 0, Word.ADDED_LATER: 1, Word.CHANGED: 2, Word.CANNOT_TELL: 3}
"""What the command line answers with."""

HEADLINES = {
    Word.GENUINE: "Genuine and unchanged",
    Word.ADDED_LATER: "Genuine, but something was added later",
    Word.CHANGED: "Changed or damaged: do not rely on it",
    Word.CANNOT_TELL: "Cannot tell",
}
NOT_COMPARED = "pages-not-compared"
TEXT_MISSING = "text-not-on-pages"
"""Codes of findings that the headline speaks of; with the second, nobody can tell."""

WITHOUT_TEXT = "Cannot tell: something that the log inside gives was not found on the pages"
LAID_OUT_ELSEWHERE = "The pages were not compared with the log inside: made by another version"
UNCHANGED_NOT_KNOWN = "Unchanged since it was signed. We do not yet know whose key this is"

ADVICE = {
    Word.GENUINE: "You can rely on it as the state on that day.",
    Word.ADDED_LATER: "The first part is as it was signed. Ask the sender who added the rest, and why.",
    Word.CHANGED: "Ask the sender for a fresh copy, and keep this one: it may matter how it came to differ.",
    Word.CANNOT_TELL: "That does not make it wrong. Ask for the PDF that escalog made, or ring the author.",
}
ADVICE_WITHOUT_TEXT = (
    "Ask the sender for a fresh copy, and keep this one: what is recorded and what is printed may not agree."
)
ADVICE_NOT_COMPARED = (
    "The log inside is as it was signed. What the pages say beside it rests on the signer: "
    "check it with the version that made it, or ask for a record made anew."
)
ADVICE_NOT_KNOWN = "Ring the agency on a number you already have, and compare the eight words with the signer."


@dataclass(frozen=True, slots=True)
class SignerFound:
    """Who signed, as the record says, and what is known of the key."""

    name: str
    role: str
    agency: str
    meaning: str
    signed_at: datetime
    """Aware, UTC; the clock of the signer's laptop."""
    fingerprint: str
    words: tuple[str, ...]
    known: TrustLine | None
    """How the key was checked; None while nobody has."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a check found. Holds nothing of the case but the identity of the disagreement."""

    integrity: Integrity
    signer_known: bool = False
    signers: tuple[SignerFound, ...] = ()
    dispute: DisputeId | None = None
    heads: tuple[EntryId, ...] = ()
    findings: tuple[Finding, ...] = ()
    sample: bool = False
    """Whether the record says that it is a sample."""

    @property
    def verdict(self) -> Word:
        """The one word, in the order that design and command line share."""
        if self.integrity is Integrity.CHANGED:
            return Word.CHANGED
        if self.integrity is Integrity.NONE or not self.signer_known or self._found(TEXT_MISSING):
            return Word.CANNOT_TELL
        return Word.ADDED_LATER if self.integrity is Integrity.ADDED_LATER else Word.GENUINE

    @property
    def headline(self) -> str:
        """The verdict for people. Where the pages were not compared with the log inside, it says so."""
        if self._found(TEXT_MISSING):
            return WITHOUT_TEXT
        if not self._found(NOT_COMPARED):
            return UNCHANGED_NOT_KNOWN if self._waits_for_words else HEADLINES[self.verdict]
        said = UNCHANGED_NOT_KNOWN if self._waits_for_words else self._signed_by
        return f"{said}. {LAID_OUT_ELSEWHERE}" if said else HEADLINES[self.verdict]

    @property
    def advice(self) -> str:
        """What to do now."""
        if self._found(TEXT_MISSING):
            return ADVICE_WITHOUT_TEXT
        if self._waits_for_words:
            return ADVICE_NOT_KNOWN
        return ADVICE_NOT_COMPARED if self.is_good_but_not_compared else ADVICE[self.verdict]

    @property
    def is_good_but_not_compared(self) -> bool:
        """Whether the verdict is a good one, and the pages were not compared with the log inside."""
        return self._found(NOT_COMPARED) and self.verdict in (Word.GENUINE, Word.ADDED_LATER)

    @property
    def exit_code(self) -> int:
        """The command line's answer for this file alone."""
        return EXIT_CODES[self.verdict]

    @property
    def _waits_for_words(self) -> bool:
        return self.integrity is Integrity.UNCHANGED and self._found("signer-not-known")

    @property
    def _signed_by(self) -> str:
        """Whose signature holds, and for how much; empty where nothing good is to be said."""
        if not self.is_good_but_not_compared:
            return ""
        name = self.signers[0].name if self.signers else "somebody known here"
        rest = "something was added later" if self.verdict is Word.ADDED_LATER else "unchanged since"
        return f"Signed by {name}, and {rest}"

    def _found(self, code: str) -> bool:
        return any(finding.code == code for finding in self.findings)

    def as_json(self, file: str = "") -> dict[str, object]:
        """The object that `escalog verify --json` prints for one file."""
        return {
            "file": file,
            "verdict": str(self.verdict),
            "integrity": str(self.integrity),
            "signer_known": self.signer_known,
            "signers": [_signer_as_json(signer) for signer in self.signers],
            "dispute": self.dispute,
            "heads": list(self.heads),
            "findings": [{"code": finding.code, "sentence": finding.sentence} for finding in self.findings],
        }


def worst(verdicts: Sequence[Verdict]) -> Word:
    """The most severe of several; genuine when there are none."""
    order = list(Word)
    return max((verdict.verdict for verdict in verdicts), key=order.index, default=Word.GENUINE)


def _signer_as_json(signer: SignerFound) -> dict[str, object]:
    return {
        "name": signer.name,
        "role": signer.role,
        "agency": signer.agency,
        "meaning": signer.meaning,
        "signed_at": signer.signed_at.astimezone(UTC).isoformat(),
        "fingerprint": signer.fingerprint,
        "words": list(signer.words),
        "known": signer.known is not None,
    }
