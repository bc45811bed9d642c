"""Entries in their tables: written once, read back as the ledger seals them, one disagreement at a time.

Knows how an entry lies in rows; what it means is the domain's, whether its signature holds is the ledger's.
"""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from functools import partial
from itertools import groupby

from sqlalchemy import Connection, bindparam, func, insert, select

from escalog.domain.values.entry import DisputeId
from escalog.domain.values.failure import Failure
from escalog.ledger.entry import canonical
from escalog.ledger.entry.sealed import SealedEntry, SealedField
from escalog.store.database import schema
from escalog.store.database.prepared_statements import Prepared

_E, _F, _D = schema.entry.c, schema.entry_field.c, schema.dispute.c

_ADD_ENTRY = Prepared(insert(schema.entry), ("id", "link", "digest", "header", "signature"))
_ADD_FIELD = Prepared(insert(schema.entry_field), ("entry", "place", "commitment", "name", "salt", "value"))
_ADD_DISPUTE = insert(schema.dispute)
_NUMBER_OF = select(_D.no).where(_D.id == bindparam("dispute"))
_ID_OF = select(_D.id).where(_D.no == bindparam("no"))
_LAST_NUMBER = select(func.max(_D.no))
_DIGESTS = select(_E.digest).where(_E.id.between(bindparam("first"), bindparam("last")))
_ENTRIES = select(_E.id, _E.digest, _E.header, _E.signature).where(
    _E.id.between(bindparam("first"), bindparam("last"))
).order_by(_E.id)  # fmt: skip
_FIELDS = select(_F.entry, _F.commitment, _F.name, _F.salt, _F.value).where(
    _F.entry.between(bindparam("first"), bindparam("last"))
).order_by(_F.entry, _F.place)  # fmt: skip

_REMEMBERED = 512
_MOST_IN_A_LOG = 1 << schema.PLACES


def span(number: int) -> dict[str, int]:
    """The first and last id that entries of one log may have."""
    return {"first": number << schema.PLACES, "last": ((number + 1) << schema.PLACES) - 1}


class Entries:
    """Writes and reads entries. Remembers which log has which number, and the digests of logs in use."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._digests: OrderedDict[int, list[bytes]] = OrderedDict()

    def forget(self) -> None:
        """Forgets what it remembers, because a transaction did not come to its end."""
        self._numbers.clear()
        self._digests.clear()

    def number_of(self, connection: Connection, dispute: DisputeId) -> int:
        """The number of a disagreement. Raises KeyError when the store does not hold it."""
        number = self._numbers.get(dispute)
        if number is None:
            number = connection.execute(_NUMBER_OF, {"dispute": dispute}).scalar()
            if number is None:
                raise KeyError(dispute)
            self._numbers[dispute] = number
        return number

    def number_for(self, connection: Connection, dispute: DisputeId) -> int:
        """The number of a disagreement, a new one if it is new."""
        try:
            return self.number_of(connection, dispute)
        except KeyError:
            number = int(connection.execute(_LAST_NUMBER).scalar() or 0) + 1
            self.begin(connection, number, dispute)
            return number

    def begin(self, connection: Connection, number: int, dispute: DisputeId) -> None:
        """Makes room for a log under a number of its own."""
        connection.execute(_ADD_DISPUTE, {"no": number, "id": dispute})
        self._numbers[dispute] = number

    def dispute_of(self, connection: Connection, number: int) -> DisputeId:
        """The disagreement of this number."""
        return DisputeId(connection.execute(_ID_OF, {"no": number}).scalar_one())

    def add(
        self, connection: Connection, dispute: DisputeId, entries: Sequence[SealedEntry], *, links: int
    ) -> list[tuple[int, bytes]]:
        """Writes entries after those that are there; returns the number and digest of each.

        `links` is how many links the chain has: theirs are the next ones.

        Raises `Failure` "store-entry-twice" or "store-entry-without-parent"; an entry of another disagreement is a
        mistake of the program and raises ValueError.
        """
        number = self.number_for(connection, dispute)
        digests = self._digests_of(connection, number)
        _refuse_what_does_not_fit(dispute, entries, digests)
        first = (number << schema.PLACES) + len(digests) + 1
        if len(digests) + len(entries) >= _MOST_IN_A_LOG:
            raise Failure("store-log-full")
        numbered = list(enumerate(entries, first))
        _ADD_ENTRY.write(
            connection,
            *(
                {"id": no, "link": link, "digest": entry.digest, "header": entry.header, "signature": entry.signature}
                for link, (no, entry) in enumerate(numbered, links + 1)
            ),
        )
        rows = [_field_row(no, place, field) for no, entry in numbered for place, field in enumerate(entry.fields)]
        if rows:
            _ADD_FIELD.write(connection, *rows)
        added = [(no, entry.digest) for no, entry in numbered]
        digests.extend(digest for _, digest in added)
        return added

    def read(self, connection: Connection, number: int) -> tuple[SealedEntry, ...]:
        """Every entry of a log in the order in which it came to this store.

        Raises `Failure` "store-entry-altered" when a row no longer holds what its digest was made of.
        """
        given = span(number)
        entries = _sealed(connection.execute(_ENTRIES, given).all(), connection.execute(_FIELDS, given).all())
        self._remember(number, [entry.digest for entry in entries])
        return entries

    def _digests_of(self, connection: Connection, number: int) -> list[bytes]:
        known = self._digests.get(number)
        if known is None:
            known = list(connection.execute(_DIGESTS.order_by(_E.id), span(number)).scalars())
            self._remember(number, known)
        return known

    def _remember(self, number: int, digests: list[bytes]) -> None:
        self._digests[number] = digests
        self._digests.move_to_end(number)
        while len(self._digests) > _REMEMBERED:
            self._digests.popitem(last=False)


def read_one(connection: Connection, number: int) -> SealedEntry:
    """A single entry by its number, wherever it belongs. Raises `Failure` "store-entry-altered"."""
    ((_, make),) = _some(connection, [number])
    return make()


def read_some(connection: Connection, numbers: Sequence[int]) -> dict[int, SealedEntry]:
    """Single entries by their numbers, wherever they belong; one that is not as it was recorded is left out."""
    entries: dict[int, SealedEntry] = {}
    for number, make in _some(connection, numbers):
        with suppress(Failure):  # the check of the store says so
            entries[number] = make()
    return entries


def _some(connection: Connection, numbers: Sequence[int]) -> list[tuple[int, Callable[[], SealedEntry]]]:
    """The numbers that are there, each with what makes its entry."""
    rows = connection.execute(
        select(_E.id, _E.digest, _E.header, _E.signature).where(_E.id.in_(numbers)).order_by(_E.id)
    ).all()
    fields = connection.execute(
        select(_F.entry, _F.commitment, _F.name, _F.salt, _F.value)
        .where(_F.entry.in_(numbers))
        .order_by(_F.entry, _F.place)
    ).all()
    by_entry = _by_entry(fields)
    return [(row[0], partial(_sealed_entry, row, by_entry.get(row[0], ()))) for row in rows]


def _sealed(rows: Iterable[Sequence[object]], field_rows: Iterable[Sequence[object]]) -> tuple[SealedEntry, ...]:
    by_entry = _by_entry(field_rows)
    return tuple(_sealed_entry(row, by_entry.get(row[0], ())) for row in rows)


def _by_entry(field_rows: Iterable[Sequence[object]]) -> dict[object, tuple[Sequence[object], ...]]:
    return {number: tuple(group) for number, group in groupby(field_rows, key=lambda row: row[0])}


def _sealed_entry(row: Sequence[object], field_rows: Iterable[Sequence[object]]) -> SealedEntry:
    _, digest, header, signature = row
    try:
        fields = tuple(_sealed_field(*field_row[1:]) for field_row in field_rows)  # type: ignore[arg-type]
        entry = SealedEntry(header, signature, fields)  # type: ignore[arg-type]
    except ValueError:
        raise Failure("store-entry-altered") from None
    if entry.digest != digest or not entry.payload_is_the_signed_one():  # the commitments have just been worked out
        raise Failure("store-entry-altered")
    return entry


def _sealed_field(commitment: bytes | None, name: str, salt: bytes, value: bytes) -> SealedField:
    if commitment is not None:
        return SealedField(commitment)
    plain = canonical.decode(value)
    return SealedField.given(name, salt, tuple(plain) if isinstance(plain, list) else plain)


def _field_row(entry: int, place: int, field: SealedField) -> dict[str, object]:
    return {
        "entry": entry,
        "place": place,
        "commitment": None if field.is_given else field.commitment,
        "name": field.name,
        "salt": field.salt,
        "value": canonical.encode(field.value) if field.is_given else None,
    }


def _refuse_what_does_not_fit(dispute: DisputeId, entries: Sequence[SealedEntry], known: list[bytes]) -> None:
    seen = set(known)
    for entry in entries:
        if entry.dispute != dispute:
            raise ValueError("an entry of another disagreement")
        if entry.digest in seen:
            raise Failure("store-entry-twice")
        if any(bytes.fromhex(parent) not in seen for parent in entry.parents):
            raise Failure("store-entry-without-parent")
        if not entry.parents and seen:
            raise Failure("store-entry-without-parent")
        seen.add(entry.digest)
