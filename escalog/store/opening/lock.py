"""One program at a time: an operating-system lock that ends with the process, however it ends."""

from pathlib import Path

from filelock import FileLock, Timeout

from escalog.domain.values.failure import Failure

NAME = "vault.lock"


def hold(folder: Path) -> FileLock:
    """Locks the folder until released or until the process ends. A lock file left after a crash does not block.

    Raises `Failure` "store-open-elsewhere", or "store-read-only" when nothing can be written there.
    """
    lock = FileLock(folder / NAME, mode=0o600, thread_local=False)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise Failure("store-open-elsewhere") from None
    except OSError:
        raise Failure("store-read-only", folder=str(folder)) from None
    return lock
