"""Checks a file: is it what was signed, and whose key is it? Two answers that are never mixed.

Nothing here knows a store, a screen or a network, and nothing in a file makes it raise. pyHanko is loaded by the first
check, not before.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime

from escalog.domain.values.failure import Failure
from escalog.records.checking.bytes.byte_layout import HEADER, has_traces, has_traces_in
from escalog.records.checking.findings import Finding, finding
from escalog.records.checking.verdict import Integrity, Verdict
from escalog.records.signers.trust import Trust

_EXPLAINED = frozenset({"signature-broken", "bytes-changed", "signature-rewritten", "content-changed"})


"""What leaves open what was changed: the next findings say more, where they can."""


def check(data: bytes, trust: Trust, *, now: datetime | None = None, explain: bool = True) -> Verdict:
    """The verdict on the bytes of a file. `now` (aware) only says what is to be remarked on, never what holds.

    `explain` adds what is different in a changed file, on which page: slower, and without a say in the verdict.
    Whatever goes wrong while a file is read means that it is damaged, or was never signed. Raises only
    `Failure("check-not-finished")`: there was not memory enough to say anything.
    """
    try:
        verdict = _found(data, trust, now)
    except MemoryError:
        raise Failure("check-not-finished") from None
    if explain and verdict.findings and verdict.findings[0].code in _EXPLAINED:
        return replace(verdict, findings=(*verdict.findings, *_explanation(data, verdict.findings[0].code)))
    return verdict


def _found(data: bytes, trust: Trust, now: datetime | None) -> Verdict:
    if not data.startswith(HEADER):
        return _without_signature(data)
    # Deferred: pyHanko takes some 0.4 s to load. Outside the guard: a fault of the program is not one of the file.
    from escalog.records.checking.examination import examine
    from escalog.records.checking.signature.first_signature import first_signature, is_signed_otherwise

    try:
        signature = first_signature(data)
        if signature is not None:
            return examine(data, signature, trust, now or datetime.now(UTC))
        if is_signed_otherwise(data):
            return Verdict(Integrity.NONE, findings=(finding("not-our-record"),))
        return _without_signature(data)
    except MemoryError:  # says nothing of the file
        raise
    except Exception:  # noqa: BLE001 - a file may be broken in any way, and each of them means the same
        return _without_signature(data)


def _explanation(data: bytes, code: str) -> tuple[Finding, ...]:
    from escalog.records.checking.explaining import explained
    from escalog.records.checking.signature.first_signature import first_signature

    try:
        signature = first_signature(data) if code == "content-changed" else None
        return explained(data, None if signature is None else signature.signed)
    except Exception:  # noqa: BLE001 - that nothing more can be told changes nothing
        return ()


def check_too_large(pieces: Iterable[bytes]) -> Verdict:
    """The verdict on a file far larger than any record, which is looked through but not read as a whole."""
    integrity = Integrity.CHANGED if has_traces_in(pieces) else Integrity.NONE
    return Verdict(integrity, findings=(finding("too-large"),))


def _without_signature(data: bytes) -> Verdict:
    if has_traces(data):
        return Verdict(Integrity.CHANGED, findings=(finding("signature-broken"),))
    code = "not-signed" if data.startswith(HEADER) else "not-a-pdf" if data else "empty"
    return Verdict(Integrity.NONE, findings=(finding(code),))
