"""The encrypted database: one SQLCipher connection behind SQLAlchemy Core, with every pragma it needs.

Rollback journal and `synchronous=EXTRA`: of all that was measured, the only setting that lost no acknowledged act in
a power cut. One of the two places that speak SQLite; the other is `words` and `search`.
"""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from threading import RLock
from typing import Any

from sqlalchemy import Connection, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2

from escalog.domain.values.failure import Failure
from escalog.store.database.core_dumps import leave_none
from escalog.store.database.database_errors import failure_of
from escalog.store.database.platform import create_own, sync_folder

PLAIN_HEADER = b"SQLite format 3\0"
PAGE = 4096
_CACHE_KIB = 16 * 1024
_PATIENCE_MS = 2000

_PRAGMAS = (
    "journal_mode=DELETE",
    "synchronous=EXTRA",
    "fullfsync=ON",  # macOS alone heeds it
    "locking_mode=NORMAL",
    "trusted_schema=OFF",
    "recursive_triggers=ON",
    "temp_store=MEMORY",
    "secure_delete=ON",
    "mmap_size=0",
    f"cache_size=-{_CACHE_KIB}",
    f"busy_timeout={_PATIENCE_MS}",
)


def connect(path: Path, key: bytes, salt: bytes, *, frozen: bool = False) -> Any:  # noqa: ANN401  the driver has no types
    """A connection of the driver itself. `frozen` opens a file that nothing writes to, without locks or journal.

    Raises `Failure` "store-not-encrypted" when this build of the database would write in the clear.
    """
    leave_none()
    if frozen:
        address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
        raw = dbapi2.connect(address, uri=True, isolation_level=None, check_same_thread=False)
    else:
        create_own(path)  # its journal takes over the rights of the file
        raw = dbapi2.connect(str(path), isolation_level=None, check_same_thread=False)
    with ExitStack() as undone:
        undone.callback(raw.close)
        _prepare(raw, path, key, salt, frozen=frozen)
        undone.pop_all()
    return raw


def _prepare(raw: Any, path: Path, key: bytes, salt: bytes, *, frozen: bool) -> None:  # noqa: ANN401
    raw.execute("PRAGMA cipher_log_level=NONE")  # first, or a wrong key prints to standard error
    raw.execute(f"PRAGMA key=\"x'{key.hex()}{salt.hex()}'\"")
    version = raw.execute("PRAGMA cipher_version").fetchone()
    if not version or not version[0]:
        raise Failure("store-not-encrypted")
    if not frozen:
        for pragma in (*_PRAGMAS, *_pragmas_in(path.parent)):
            raw.execute(f"PRAGMA {pragma}").fetchall()


def _pragmas_in(folder: Path) -> tuple[str, ...]:
    """Where no folder can be synced, trying to would turn every commit into a fault after it was made."""
    with suppress(OSError):
        return () if sync_folder(folder) else ("synchronous=FULL",)
    return ()


class Database:
    """One open database. Belongs to one thread at a time: another waits its turn, except to `interrupt`."""

    def __init__(self, path: Path, key: bytes, salt: bytes) -> None:
        self.path = path
        self._turn = RLock()
        try:
            self.raw = connect(path, key, salt)
        except dbapi2.Error as error:
            raise failure_of(error) or error from None
        self._engine = create_engine(
            "sqlite+pysqlite://",
            module=dbapi2,
            creator=lambda: self.raw,
            poolclass=StaticPool,
            hide_parameters=True,
        )
        self._begin = "BEGIN"
        event.listen(self._engine, "begin", self._on_begin)
        self._connection = self._engine.connect()

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction: on the disk once the block is left, rolled back when an error leaves it."""
        with self._transaction("BEGIN IMMEDIATE") as connection:
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A consistent snapshot for reading, closed when the block is left."""
        with self._transaction("BEGIN") as connection:
            yield connection

    def run(self, statement: str) -> list[tuple[Any, ...]]:
        """Runs one plain statement, such as a pragma, outside a transaction and returns its rows."""
        with self._turn, _plainly():
            return list(self.raw.execute(statement).fetchall())

    def interrupt(self) -> None:
        """Interrupts the running statement; may be called from any thread."""
        with suppress(dbapi2.ProgrammingError):
            self.raw.interrupt()

    def close(self) -> None:
        """Closes the file and drops the key that SQLCipher holds."""
        self._connection.close()
        self._engine.dispose()
        self.raw.close()

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[Connection]:
        with self._turn:
            self._begin = begin
            with _plainly(), self._connection.begin():
                yield self._connection

    def _on_begin(self, connection: Connection) -> None:
        connection.exec_driver_sql(self._begin)


@contextmanager
def _plainly() -> Iterator[None]:
    """A database error leaves as a failure a person can mend, or as itself when it is our mistake."""
    try:
        yield
    except DBAPIError as error:
        failure = failure_of(error.orig)
        if failure is None:
            raise
        raise failure from None
    except dbapi2.Error as error:
        failure = failure_of(error)
        if failure is None:
            raise
        raise failure from None
