"""Checking records that somebody holds: whether they are whole, and whether we know whose key signed them.

Works with and without an open store. What is checked with a signer is a line of the store's register and can be
withdrawn; without a store it holds until the window closes.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from escalog.domain.values.english import say_moment
from escalog.domain.values.entry import DisputeId, EntryId, KeyId
from escalog.domain.values.failure import Failure
from escalog.records.checking.check import check, check_too_large
from escalog.records.checking.findings import finding
from escalog.records.checking.verdict import SignerFound, Verdict
from escalog.records.signers.trust import Trust, TrustLine
from escalog.services.kept.register import SIGNER_CHECKED, SIGNER_WITHDRAWN, Register, SignerChecked
from escalog.services.laptop.clock import Clock
from escalog.services.laptop.files import name_of, pieces_of, read_file, size_of


@dataclass(frozen=True, slots=True)
class Checked:
    """One file and what its check found."""

    path: Path
    found: Verdict
    digest: bytes = b""
    """Of the bytes that were checked; empty where they were not read as a whole."""

    @property
    def name(self) -> str:
        """The file's name as it was given."""
        return name_of(self.path)

    @property
    def verdict(self) -> str:
        """genuine, added-later, changed or cannot-tell."""
        return str(self.found.verdict)

    def read_again(self) -> bytes:
        """The bytes that were checked. Raises `Failure("not-as-checked")` when other ones stand there by now."""
        data = read_file(self.path)
        if sha256(data).digest() != self.digest:
            raise Failure("not-as-checked", path=self.name)
        return data

    def as_json(self) -> dict[str, object]:
        """The object that the command line promises for one file."""
        return self.found.as_json(self.name)

    @property
    def lines(self) -> tuple[str, ...]:
        """What there is to say, in sentences."""
        said = [f"{self.found.headline}.", self.found.advice]
        for signer in self.found.signers:
            said += signer_lines(signer)
        said += [finding.sentence for finding in self.found.findings]
        return tuple(said)


MOST_BYTES = 128 * 1024 * 1024
"""Five times a record of a thousand pages; a larger file would fill the memory, and is none."""


def read_record(path: Path) -> bytes | None:
    """The bytes of a file to be checked; None for one far too large to be read. Raises Failure `input-missing`."""
    return None if size_of(path) > MOST_BYTES else read_file(path)


def signer_lines(signer: SignerFound) -> tuple[str, ...]:
    """Who signed, when by their own clock, the fingerprint words, and how the key was checked."""
    known = signer.known
    checked = "Nobody here has checked these words with the signer yet."
    if known is not None:
        parts = [known.how, f"with {known.checked_with}" if known.checked_with else "", known.checked_on]
        checked = f"Checked: {', '.join(part for part in parts if part)}."
    return (
        f"Signed by {signer.name}, {signer.role}, {signer.agency}.",
        f"Signed on {say_moment(signer.signed_at, year=True)}, by the clock of the signer's laptop.",
        f"Fingerprint words: {' '.join(signer.words)}.",
        checked,
    )


class Checking:
    """Checks files against the keys that are known here."""

    def __init__(
        self,
        clock: Clock,
        register: Register | None = None,
        own: KeyId | None = None,
        held: Callable[[DisputeId], frozenset[EntryId]] | None = None,
    ) -> None:
        """`own` is the key of the open store, `held` says which entries of a disagreement it holds."""
        self._clock = clock
        self._entries_held = held
        self._register = register
        self._given = Trust.none()
        self._held: dict[KeyId, TrustLine] = {} if own is None else {own: TrustLine("the key of this store")}

    @property
    def lasting(self) -> bool:
        """Whether what is checked with a signer is kept; without a store it holds until the window closes."""
        return self._register is not None

    def trust_files(self, paths: Iterable[Path]) -> None:
        """Trusts the certificates of PEM files. Raises Failure when one cannot be opened or is not a certificate."""
        self._given = Trust.of_certificates([read_file(path) for path in paths])

    def check(self, path: Path, data: bytes | None) -> Checked:
        """Checks one file as `read_record` gave it. Raises only `Failure("check-not-finished")`: memory ran out."""
        if data is None:
            return Checked(path, check_too_large(pieces_of(path)))
        verdict = check(data, self._trust(), now=self._clock.now())
        if verdict.dispute is not None and self._entries_held is not None:
            held = self._entries_held(verdict.dispute)
            if held and not held.issuperset(verdict.heads):
                verdict = replace(verdict, findings=(*verdict.findings, finding("not-in-this-store")))
        return Checked(path, verdict, sha256(data).digest())

    def check_files(self, paths: Sequence[Path]) -> tuple[Checked, ...]:
        """Checks files in the order given. Raises `Failure("input-missing")` for one that cannot be opened."""
        return tuple(self.check(path, read_record(path)) for path in paths)

    def trust(self, fingerprint: str, checked_with: str, checked_on: str, number_from: str, by: str) -> None:
        """Records that the eight words of a key were compared with the signer: whom, when, on a number from where.

        Raises `Failure("field-needed")` when one of these is not said.
        """
        for said, what in (
            (checked_with, "Write whom you spoke with"),
            (checked_on, "Enter the day you spoke with them"),
            (number_from, "Write where you had the number from"),
        ):
            if not said.strip():
                raise Failure("field-needed", what=what)
        fields = {
            "fingerprint": fingerprint,
            "checked_with": checked_with.strip(),
            "checked_on": checked_on.strip(),
            "number_from": number_from.strip(),
            "by": by.strip(),
        }
        if self._register is not None:
            self._register.add(SIGNER_CHECKED, fields)
        else:
            self._held[KeyId(fingerprint)] = _line(number_from, checked_on, by, checked_with)

    def withdraw(self, fingerprint: str, reason: str) -> None:
        """Takes back that the words of a key were checked. In a store the earlier line stays, and so does this one."""
        if self._register is not None:
            self._register.add(SIGNER_WITHDRAWN, {"fingerprint": fingerprint, "reason": reason.strip()})
        else:
            self._held.pop(KeyId(fingerprint), None)

    def known(self) -> tuple[SignerChecked, ...]:
        """Every signer whose words were checked here."""
        return () if self._register is None else self._register.signers_checked()

    def keys(self) -> Trust:
        """The keys that are known here, and how."""
        return self._trust()

    def also_trust(self, other: "Checking") -> None:
        """Trusts the keys that another desk trusts."""
        self._given = self._given.with_lines(other.keys().keys)

    def _trust(self) -> Trust:
        lines = {
            KeyId(signer.fingerprint): _line(signer.number_from, signer.checked_on, signer.by, signer.checked_with)
            for signer in self.known()
        }
        return self._given.with_lines({**self._held, **lines})


def _line(number_from: str, checked_on: str, by: str, checked_with: str) -> TrustLine:
    return TrustLine(f"number from {number_from}", checked_on=checked_on, by=by, checked_with=checked_with)
