"""Makes new entries: commits to each field under a salt of its own, writes the header, signs."""

import secrets
from base64 import b64encode
from collections.abc import Iterable, Mapping
from datetime import datetime

import msgspec

from escalog.domain.values.entry import DisputeId, EntryId, FieldValue, PersonId
from escalog.domain.values.failure import Failure
from escalog.domain.values.kind_id import KindId
from escalog.domain.values.moment import can_be_said
from escalog.ledger.entry.sealed import (
    FORMAT,
    MOST_ENTRY_BYTES,
    MOST_FIELDS,
    MOST_VALUE_BYTES,
    SALT_BYTES,
    Header,
    SealedEntry,
    SealedField,
    digest_of,
    encode_header,
)
from escalog.ledger.entry.times import write_time
from escalog.ledger.keys.signer import Signer

PERSON = KindId.PERSON
"""The kind that brings a person and their first key into a log."""

KEY = KindId.KEY
"""The kind that brings a further key of a person into a log."""


def seal(
    kind: str,
    fields: Mapping[str, FieldValue],
    *,
    dispute: DisputeId,
    signer: Signer,
    recorded_at: datetime,
    parents: Iterable[EntryId],
    version: int = 1,
) -> SealedEntry:
    """A signed entry that follows `parents`: all heads that the author has before them.

    Raises Failure `text-half-character` for a lone surrogate, `entry-too-long` for more than an entry can hold, and
    `entry-time` for a time that no clock in London says.
    Anything else that has no place in an entry (a float, a naive time, an ill-formed kind or id) is a mistake of the
    program and raises ValueError.
    """
    if len(fields) > MOST_FIELDS:
        raise Failure("entry-too-long")
    if recorded_at.tzinfo is not None and not can_be_said(recorded_at):
        raise Failure("entry-time")
    sealed = sorted((_seal_field(name, value) for name, value in fields.items()), key=lambda field: field.commitment)
    head = Header(
        commitments=digest_of(field.commitment for field in sealed),
        dispute=dispute,
        format=FORMAT,
        key=signer.key_id,
        kind=str(kind),
        kind_version=version,
        parents=tuple(sorted(set(parents))),
        person=signer.person_id,
        recorded_at=write_time(recorded_at),
    )
    unsigned = SealedEntry(encode_header(head), b"", tuple(sealed))
    entry = SealedEntry(unsigned.header, signer.sign(unsigned.digest), unsigned.fields)
    return _as_it_will_be_read(entry)


def introduce(
    signer: Signer, *, dispute: DisputeId, recorded_at: datetime, parents: Iterable[EntryId] = (), sample: bool = False
) -> SealedEntry:
    """The `person` entry of the signer: without parents it begins a log. `sample` marks a log that is only practice."""
    fields: dict[str, FieldValue] = {
        "name": signer.person.name,
        "role": signer.person.role,
        "agency": signer.person.agency,
        "certificate": b64encode(signer.certificate).decode("ascii"),
    }
    if sample:
        fields["sample"] = True
    return seal(PERSON, fields, dispute=dispute, signer=signer, recorded_at=recorded_at, parents=parents)


def add_key(
    holder: PersonId,
    certificate: bytes,
    reason: str,
    *,
    dispute: DisputeId,
    signer: Signer,
    recorded_at: datetime,
    parents: Iterable[EntryId],
) -> SealedEntry:
    """The `key` entry for a further key of `holder`: signed with their earlier key or, after loss, by someone else."""
    fields: dict[str, FieldValue] = {
        "holder": holder,
        "certificate": b64encode(certificate).decode("ascii"),
        "reason": reason,
    }
    return seal(KEY, fields, dispute=dispute, signer=signer, recorded_at=recorded_at, parents=parents)


def _seal_field(name: str, value: FieldValue) -> SealedField:
    _refuse_what_a_person_can_mend(value)
    return SealedField.given(name, secrets.token_bytes(SALT_BYTES), value)


def _refuse_what_a_person_can_mend(value: FieldValue) -> None:
    """Half a character (pasted from a damaged source), or a text beyond all measure."""
    texts = value if isinstance(value, tuple) else (value,)
    try:
        length = sum(len(msgspec.json.encode(text)) for text in texts if isinstance(text, str))
    except UnicodeEncodeError:
        raise Failure("text-half-character") from None
    if length > MOST_VALUE_BYTES:
        raise Failure("entry-too-long")


def _as_it_will_be_read(entry: SealedEntry) -> SealedEntry:
    """The entry after going through its bytes, so that nothing is signed and kept that could not be read again."""
    try:
        data = entry.encode()
        if len(data) <= MOST_ENTRY_BYTES:
            return SealedEntry.decode(data)
    except Failure as unreadable:
        raise ValueError("kind, names, ids or times of an entry are not well formed") from unreadable
    raise Failure("entry-too-long")
