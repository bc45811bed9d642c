r"""One signed entry: its header, its signature, and its fields, each given or left out by its commitment.

The format, version 1, which has to last for decades. Every JSON text is canonical (see `canonical`); hashes are
SHA-256; lp(x) is the length of x in four bytes, most significant first, followed by x.

    commitment of a field   hash("escalog:field:1\0"  + lp(name in UTF-8) + lp(salt, 16 bytes) + lp(canonical value))
    commitments             hash("escalog:fields:1\0" + all commitments, 32 bytes each, in ascending order)
    header                  object of commitments, dispute, format, key, kind, kind_version, parents, person,
                            recorded_at
    identity of the entry   hash("escalog:entry:1\0"  + canonical header), in lower-case hexadecimal
    signature               ECDSA on P-256 over that hash itself: r, then s, in 32 bytes each, s in the lower half
    entry as passed on      object of fields, header, signature; fields in ascending order of their commitments,
                            each either {name, salt, value} or {commitment}; bytes as lower-case hexadecimal

`person` is a random id; `key` is the SHA-256 of the signer's certificate (DER); `parents` are, ascending, the
identities of the entries that the author had before them and nothing followed yet. Since canonical JSON inside
canonical JSON stays canonical, header and values stand in every stored or printed copy as exactly the bytes that
were hashed.
"""

from collections.abc import Iterable
from datetime import datetime
from functools import cached_property
from hashlib import sha256
from itertools import pairwise
from types import MappingProxyType
from typing import Annotated, Final, Literal

import msgspec
from msgspec import UNSET, Meta, Struct, UnsetType

from escalog.domain.values.entry import DisputeId, Entry, EntryId, FieldValue, KeyId, PersonId
from escalog.domain.values.failure import Failure
from escalog.domain.values.kind_id import KindId
from escalog.domain.values.moment import can_be_said
from escalog.ledger.entry import canonical
from escalog.ledger.entry.canonical import NotCanonical
from escalog.ledger.entry.times import read_time, said_time
from escalog.ledger.entry.upcasting import upcast

FORMAT: Final = 1
SALT_BYTES = 16
SIGNATURE_BYTES = 64
MOST_FIELDS = 500
MOST_PARENTS = 1000
MOST_VALUE_BYTES = 2 * 1024 * 1024
"""One value in canonical form: room for 200,000 characters of any script, each written as an escape."""
MOST_ENTRY_BYTES = 4 * 1024 * 1024

TAG_FIELD = b"escalog:field:1\0"
TAG_FIELDS = b"escalog:fields:1\0"
TAG_ENTRY = b"escalog:entry:1\0"

Digest = Annotated[str, Meta(pattern=r"\A[0-9a-f]{64}\Z")]
Random = Annotated[str, Meta(pattern=r"\A[0-9a-f]{32}\Z")]
Name = Annotated[str, Meta(pattern=r"\A[A-Za-z0-9][A-Za-z0-9._-]{0,127}\Z")]
KindName = Annotated[str, Meta(pattern=r"\A[a-z][a-z0-9-]{0,63}\Z")]


class Header(Struct, frozen=True):
    """What is signed. The members stand in the order in which they are written."""

    commitments: Digest
    dispute: Random
    format: Literal[1]
    key: Digest
    kind: KindName
    kind_version: Annotated[int, Meta(ge=1, le=9999)]
    parents: Annotated[tuple[Digest, ...], Meta(max_length=MOST_PARENTS)]
    person: Random
    recorded_at: str

    def __post_init__(self) -> None:
        read_time(self.recorded_at)
        if any(a >= b for a, b in pairwise(self.parents)):
            raise NotCanonical("parents are not in ascending order")


class SealedField(Struct, frozen=True):
    """One field of a payload. `name`, `salt` and `value` are absent together when the field is left out."""

    commitment: bytes
    name: str | None = None
    salt: bytes | None = None
    value: FieldValue = None

    @classmethod
    def given(cls, name: str, salt: bytes, value: FieldValue) -> "SealedField":
        """The field with its commitment worked out. Raises NotCanonical when the value has no canonical form."""
        return cls(commit(name, salt, value), name, salt, value)

    @property
    def is_given(self) -> bool:
        """Whether this copy gives the value."""
        return self.name is not None

    def left_out(self) -> "SealedField":
        """The same field by its commitment alone."""
        return SealedField(self.commitment)


class _GivenOrLeftOut(Struct, frozen=True):
    """A field as it is written. What else might stand there is found when the entry is written again."""

    commitment: Digest | UnsetType = UNSET
    name: Name | UnsetType = UNSET
    salt: Random | UnsetType = UNSET
    value: FieldValue | UnsetType = UNSET

    def read(self) -> SealedField:
        """The field with its commitment; anything between given and left out is neither."""
        if self.commitment is not UNSET:
            if self.name is UNSET and self.salt is UNSET and self.value is UNSET:
                return SealedField(bytes.fromhex(self.commitment))
        elif self.name is not UNSET and self.salt is not UNSET and self.value is not UNSET:
            return SealedField.given(self.name, bytes.fromhex(self.salt), self.value)
        raise NotCanonical("a field is neither given nor left out")


class _Written(Struct, frozen=True):
    """An entry as it is stored and passed on."""

    fields: Annotated[tuple[_GivenOrLeftOut, ...], Meta(max_length=MOST_FIELDS)]
    header: Header
    signature: Annotated[str, Meta(pattern=r"\A[0-9a-f]{128}\Z")]


class _FormatOnly(Struct):
    format: int


class _HeaderOnly(Struct):
    header: _FormatOnly


_ENCODER = msgspec.json.Encoder(order="sorted")
_DECODER = msgspec.json.Decoder(_Written)
_HEADER_DECODER = msgspec.json.Decoder(Header)
_FORMAT_DECODER = msgspec.json.Decoder(_HeaderOnly)


class SealedEntry(Struct, frozen=True, dict=True):
    """A signed entry: the header's bytes, 64 bytes of signature, and the fields in the order of their commitments."""

    header: bytes
    signature: bytes
    fields: tuple[SealedField, ...]

    @classmethod
    def decode(cls, data: bytes) -> "SealedEntry":
        """The entry of stored or received bytes.

        Raises Failure `entry-unreadable` unless `encode` gives these bytes back, `entry-newer` for a later format, and
        `entry-altered` when a value, salt or commitment is not the one the header was signed for. The signature itself
        is the business of `admission` and `checking`.
        """
        try:
            if len(data) > MOST_ENTRY_BYTES:
                raise NotCanonical("too long")
            written = _DECODER.decode(data)
            if _ENCODER.encode(written) != data:
                raise NotCanonical("not in canonical form")
            fields = tuple(field.read() for field in written.fields)
        except (ValueError, RecursionError):
            raise Failure("entry-newer" if _is_newer(data) else "entry-unreadable") from None
        entry = cls(_ENCODER.encode(written.header), bytes.fromhex(written.signature), fields)
        entry.__dict__["head"] = written.header
        if not entry.payload_is_the_signed_one():  # the commitments have just been worked out
            raise Failure("entry-altered")
        return entry

    def encode(self) -> bytes:
        """The canonical bytes in which the entry is stored and passed on."""
        return _ENCODER.encode(
            _Written(
                fields=tuple(_written_field(field) for field in self.fields),
                header=self.head,
                signature=self.signature.hex(),
            )
        )

    @cached_property
    def head(self) -> Header:
        """The header's members. Raises Failure `entry-unreadable` when the bytes are not a canonical header."""
        try:
            head = _HEADER_DECODER.decode(self.header)
            if _ENCODER.encode(head) != self.header:
                raise NotCanonical("not in canonical form")
        except (ValueError, RecursionError):
            raise Failure("entry-unreadable") from None
        return head

    @cached_property
    def digest(self) -> bytes:
        """The 32 bytes that are signed."""
        return sha256(TAG_ENTRY + self.header).digest()

    @cached_property
    def id(self) -> EntryId:
        """The entry's identity: its digest in lower-case hexadecimal."""
        return EntryId(self.digest.hex())

    @property
    def kind(self) -> str:
        """The kind as it was signed."""
        return self.head.kind

    @property
    def dispute(self) -> DisputeId:
        """The disagreement, or the register, that the entry belongs to."""
        return DisputeId(self.head.dispute)

    @property
    def person(self) -> PersonId:
        """Who signed."""
        return PersonId(self.head.person)

    @property
    def key(self) -> KeyId:
        """With which key."""
        return KeyId(self.head.key)

    @property
    def parents(self) -> tuple[EntryId, ...]:
        """The entries it followed, ascending."""
        return self.head.parents  # type: ignore[return-value]  # EntryId is text to msgspec

    @property
    def recorded_at(self) -> datetime:
        """When the signer's laptop said it was recorded, in UTC; the nearest time that can be said."""
        return said_time(self.head.recorded_at)

    @property
    def has_sayable_time(self) -> bool:
        """Whether the stated time is one that London's clocks can say: no entry with another is written or taken in."""
        return can_be_said(read_time(self.head.recorded_at))

    @property
    def holds_together(self) -> bool:
        """Whether header, commitments, names, salts and values belong together: everything but the signature."""
        return all(_is_sound(field) for field in self.fields) and self.payload_is_the_signed_one()

    def payload_is_the_signed_one(self) -> bool:
        """Whether the commitments, each once and in order, are those of the header, and no name is given twice."""
        commitments = [field.commitment for field in self.fields]
        names = [field.name for field in self.fields if field.name is not None]
        return (
            len(set(names)) == len(names)
            and all(a < b for a, b in pairwise(commitments))
            and digest_of(commitments) == self.head.commitments
        )

    def value(self, name: str) -> FieldValue:
        """The value of a field; None when it is left out, absent or holds nothing."""
        return next((field.value for field in self.fields if field.name == name), None)

    def without(self, names: Iterable[str]) -> "SealedEntry":
        """The same entry, for a copy, with these fields left out by their commitments. Identity and signature stay."""
        unwanted = frozenset(names)
        fields = tuple(field.left_out() if field.name in unwanted else field for field in self.fields)
        return SealedEntry(self.header, self.signature, fields)

    def entry(self) -> Entry:
        """What the rest of the program reads, in the newest version of its kind."""
        return self._entry

    @cached_property
    def _entry(self) -> Entry:
        head = self.head
        given = {field.name: field.value for field in self.fields if field.name is not None}
        return Entry(
            id=self.id,
            dispute=self.dispute,
            kind=KindId(head.kind),
            person=self.person,
            key=self.key,
            recorded_at=self.recorded_at,
            parents=self.parents,
            fields=MappingProxyType(upcast(head.kind, head.kind_version, given)),
            left_out=len(self.fields) - len(given),
        )


def commit(name: str, salt: bytes, value: FieldValue) -> bytes:
    """The commitment of one field. Raises NotCanonical when the value has no canonical form."""
    content = canonical.encode(value)
    if len(content) > MOST_VALUE_BYTES:
        raise NotCanonical("a value too long for one entry")
    named = name.encode()
    return sha256(
        b"%b%b%b%b%b%b%b" % (TAG_FIELD, _length(named), named, _length(salt), salt, _length(content), content)
    ).digest()


def digest_of(commitments: Iterable[bytes]) -> str:
    """What the header says of the payload: one hash over all commitments in ascending order."""
    return sha256(TAG_FIELDS + b"".join(sorted(commitments))).hexdigest()


def encode_header(head: Header) -> bytes:
    """The bytes of a header whose entry is about to be signed."""
    return _ENCODER.encode(head)


def _length(data: bytes) -> bytes:
    return len(data).to_bytes(4, "big")


def _written_field(field: SealedField) -> _GivenOrLeftOut:
    if field.name is None or field.salt is None:
        return _GivenOrLeftOut(commitment=field.commitment.hex())
    return _GivenOrLeftOut(name=field.name, salt=field.salt.hex(), value=field.value)


def _is_sound(field: SealedField) -> bool:
    """Whether a field is left out altogether, or its commitment is that of its name, salt and value."""
    if field.name is None or field.salt is None:
        return field.name is None and field.salt is None and field.value is None
    try:
        return len(field.salt) == SALT_BYTES and commit(field.name, field.salt, field.value) == field.commitment
    except ValueError:
        return False


def _is_newer(data: bytes) -> bool:
    """Whether the bytes look like an entry of a format that came after this program."""
    try:
        return _FORMAT_DECODER.decode(data).header.format > FORMAT
    except (ValueError, RecursionError):
        return False
