"""Turns database errors into failures that a person can act on. Never passes on a statement or its values."""

from escalog.domain.values.failure import Failure

_FULL, _READ_ONLY, _CANNOT_OPEN, _CORRUPT, _NOT_A_DATABASE = 13, 8, 14, 11, 26
_BUSY, _LOCKED, _DISK_FAULT, INTERRUPTED = 5, 6, 10, 9

_CODES = {
    _FULL: "store-disk-full",
    _READ_ONLY: "store-read-only-now",
    _CANNOT_OPEN: "store-read-only-now",
    _CORRUPT: "store-damaged",
    _NOT_A_DATABASE: "store-damaged",
    _BUSY: "store-open-elsewhere",
    _LOCKED: "store-open-elsewhere",
    _DISK_FAULT: "store-disk-fault",
}


_OF_THE_DISK = frozenset({"store-disk-full", "store-read-only-now", "store-disk-fault"})


def is_of_the_disk(failure: Failure) -> bool:
    """Whether the fault lies with the disk or the folder rather than with the contents of a file."""
    return failure.code in _OF_THE_DISK


def primary_code(error: BaseException | None) -> int:
    """SQLite's own number for what happened, without its details; 0 when it gave none."""
    return int(getattr(error, "sqlite_errorcode", None) or 0) & 0xFF


def failure_of(error: BaseException | None) -> Failure | None:
    """The failure behind a database error, or None when it is a mistake of the program."""
    code = _CODES.get(primary_code(error))
    return None if code is None else Failure(code)
