"""The one chain through everything recorded in a store: each entry, register line and restore is a link.

A link's root covers everything before it, so a root seen elsewhere shows whether the store still holds the same past.
"""

import hashlib
import struct
from collections.abc import Iterable
from datetime import datetime
from typing import Final

from sqlalchemy import Connection, bindparam, insert, select

from escalog.store.database import schema
from escalog.store.database.prepared_statements import Prepared
from escalog.store.log.rollback_mark import ChainPoint

GENESIS: Final = "genesis"
ENTRY: Final = "entry"
REGISTER: Final = "register"
RESTORE: Final = "restore"

_TAG = b"escalog:anchor:1\0"
_NUMBERS = struct.Struct(">QQ")

_ADD = Prepared(insert(schema.anchor), ("no", "epoch", "what", "entry", "digest", "root"))
_LAST = select(schema.anchor.c.epoch, schema.anchor.c.no, schema.anchor.c.root).order_by(schema.anchor.c.no.desc())
_ROOT_AT = select(schema.anchor.c.root).where(schema.anchor.c.no == bindparam("number"))
_FROM = select(schema.anchor).where(schema.anchor.c.no > bindparam("after")).order_by(schema.anchor.c.no)

Link = tuple[str, int | None, bytes]
"""What it is, the number of the entry it stands for, and the digest of what it stands for."""

BEFORE: Final = ChainPoint(0, 0, b"\0" * 32)
"""Where every chain starts."""


def next_point(point: ChainPoint, what: str, digest: bytes, epoch: int) -> ChainPoint:
    """The point after one more link."""
    number = point.count + 1
    named = what.encode()
    parts = (_TAG, point.root, _NUMBERS.pack(epoch, number), bytes([len(named)]), named, digest)
    return ChainPoint(epoch, number, hashlib.sha256(b"".join(parts)).digest())


def add(connection: Connection, point: ChainPoint, links: Iterable[Link], epoch: int | None = None) -> ChainPoint:
    """Adds links and returns the new highest point. A restore starts a new `epoch`; anything else stays in its own."""
    rows = []
    for what, number, digest in links:
        point = next_point(point, what, digest, point.epoch if epoch is None else epoch)
        rows.append(
            {
                "no": point.count, "epoch": point.epoch, "what": what, "entry": number, "digest": digest,
                "root": point.root,
            }
        )  # fmt: skip
    _ADD.write(connection, *rows)
    return point


def highest(connection: Connection) -> ChainPoint:
    """How far the chain has come."""
    row = connection.execute(_LAST.limit(1)).first()
    return BEFORE if row is None else ChainPoint(*row)


def root_at(connection: Connection, number: int) -> bytes | None:
    """The chain's root after so many links."""
    root: bytes | None = connection.execute(_ROOT_AT, {"number": number}).scalar()
    return root


def first_break(connection: Connection, start: ChainPoint, most: int) -> tuple[ChainPoint, int | None]:
    """Recomputes up to `most` links after `start`: the last good point, and the number of a broken link."""
    point = start
    rows = connection.execute(_FROM.limit(most), {"after": start.count}).all()
    numbers = {row.entry for row in rows if row.entry is not None}
    digests: dict[int, bytes] = {}
    if numbers:
        entries = connection.execute(
            select(schema.entry.c.id, schema.entry.c.digest).where(schema.entry.c.id.in_(numbers))
        )
        digests = {row.id: row.digest for row in entries}
    for row in rows:
        expected = next_point(point, row.what, row.digest, row.epoch)
        kept = row.entry is None or digests.get(row.entry) == row.digest
        if expected != ChainPoint(row.epoch, row.no, row.root) or row.epoch < point.epoch or not kept:
            return point, point.count + 1
        point = expected
    return point, None


def restore_digest(point: ChainPoint, at: datetime) -> bytes:
    """What the link of a restore stands for: the root it started from, and when."""
    return hashlib.sha256(b"escalog:restore:1\0" + point.root + at.isoformat().encode()).digest()
