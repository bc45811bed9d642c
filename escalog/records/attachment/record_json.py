"""The machine-readable copy inside a record: what checking and rebuilding need, and of case text what is printed.

Canonical JSON, format `escalog-record/1`: an object of

    format    "escalog-record/1"
    issue     what was issued: dispute, heads, issued_at, kind, log_digest, marking, meaning, reason, recipient,
              renderer, sample, signer (the SHA-256 of the certificate); of a notification about one point of a
              stage also notice
    log       the entries; a field that no page prints stands there by its commitment alone, except whose keys signed
    pack      the procedure, in its own TOML
    calendar  the working days that due dates were counted with
    people    everyone whose certificate is inside: person, key, name, role, agency, certificate (DER in base64)
"""

import binascii
import re
from base64 import b64decode, b64encode
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from escalog.domain.deadlines.calendar import Calendar
from escalog.domain.record.blocks import Issue, PrintedField
from escalog.domain.values.entry import DisputeId, EntryId, KeyId, Person, PersonId
from escalog.domain.values.failure import Failure
from escalog.domain.values.kind_id import KindId
from escalog.domain.values.moment import can_be_said
from escalog.ledger.entry import canonical
from escalog.ledger.entry.canonical import NotCanonical
from escalog.ledger.entry.sealed import SealedEntry
from escalog.ledger.entry.sealing import KEY, PERSON
from escalog.ledger.entry.times import read_time, write_time
from escalog.ledger.keys.certificates import is_named, read_certificate
from escalog.ledger.log.log import Log
from escalog.ledger.log.transport import from_json, to_json
from escalog.records.attachment.calendar_json import calendar_from_json, calendar_to_json

FORMAT = "escalog-record/1"

MOST_PEOPLE = 400
"""So many keys may one log bring in: each entry knows those of all before it, which takes their square in memory."""

_ID, _DIGEST = re.compile(r"[0-9a-f]{32}"), re.compile(r"[0-9a-f]{64}")

_OF_PEOPLE = {
    PERSON: frozenset({"name", "role", "agency", "certificate", "sample"}),
    KEY: frozenset({"holder", "certificate"}),
}
"""Whose keys signed: the last page lists them, and without them the log inside could not be checked."""

_ISSUE_TEXTS = ("kind", "recipient", "reason", "renderer", "marking", "meaning", "dispute", "log_digest", "signer")


@dataclass(frozen=True, slots=True)
class RecordFile:
    """An attachment that has been read: its parts agree with each other in form, nothing more is promised."""

    issue: Issue
    log: Log
    pack: str
    calendar: Calendar
    people: tuple[Person, ...]


def everyone(log: Log, signer: Person) -> tuple[Person, ...]:
    """Everyone whose certificate a record holds: the people of the log, and whoever signs the record."""
    people = log.people()
    return people if any(person.key == signer.key for person in people) else (*people, signer)


def compose(
    log: Log, printed: Iterable[PrintedField], issue: Issue, *, pack: str, calendar: Calendar, people: Sequence[Person]
) -> bytes:
    """The attachment of a record that prints these fields."""
    kept = frozenset(printed)
    return canonical.encode(
        {
            "format": FORMAT,
            "issue": {
                **{name: getattr(issue, name) for name in _ISSUE_TEXTS if name != "signer"},
                "signer": issue.signer.key,
                "issued_at": write_time(issue.issued_at),
                "heads": list(issue.heads),
                "sample": issue.sample,
                **({"notice": issue.notice} if issue.notice else {}),
            },
            "log": to_json(with_printed_only(entry, kept) for entry in log.entries),
            "pack": pack,
            "calendar": calendar_to_json(calendar),
            "people": [_person_to_json(person) for person in people],
        }
    )


def with_printed_only(entry: SealedEntry, printed: frozenset[PrintedField]) -> SealedEntry:
    """The entry with the fields that are printed and, of people, what their certificates say; the rest left out."""
    kept = _OF_PEOPLE.get(KindId(entry.kind), frozenset())
    return entry.without(
        field.name
        for field in entry.fields
        if field.name is not None and field.name not in kept and (entry.id, field.name) not in printed
    )


def parse(attachment: bytes) -> RecordFile:
    """Reads an attachment. Raises Failure `attachment-unreadable`, `issue-time`, or what is wrong with an entry."""
    try:
        data = canonical.decode(attachment)
        if set(data) != {"format", "issue", "log", "pack", "calendar", "people"} or data["format"] != FORMAT:
            raise ValueError("not this format")
        people = _people_from_json(data["people"])
        record = RecordFile(
            issue=_issue_from_json(data["issue"], people),
            log=Log.of(from_json(data["log"])),
            pack=_text(data["pack"]),
            calendar=calendar_from_json(data["calendar"]),
            people=people,
        )
    except (NotCanonical, ValueError, KeyError, TypeError, AttributeError, binascii.Error) as reason:
        raise Failure("attachment-unreadable") from reason
    if not can_be_said(record.issue.issued_at):
        raise Failure("issue-time")
    return record


def _issue_from_json(data: Mapping[str, Any], people: Sequence[Person]) -> Issue:
    if {*data} - {"notice"} != {*_ISSUE_TEXTS, "issued_at", "heads", "sample"} or data.get("notice") == "":
        raise ValueError("not the data of an issue")
    texts = {name: _text(data[name]) for name in _ISSUE_TEXTS}
    if texts["kind"] not in {"record", "notification"} or not isinstance(data["sample"], bool):
        raise ValueError("not a kind of record")
    if "notice" in data and texts["kind"] != "notification":
        raise ValueError("a full record is about no one notice")
    heads = [_text(head) for head in data["heads"]]
    if not isinstance(data["heads"], list) or heads != sorted({*heads}):
        raise ValueError("not a list of entries")
    if not (_ID.fullmatch(texts["dispute"]) and all(map(_DIGEST.fullmatch, (texts["log_digest"], *heads)))):
        raise ValueError("not an identity")
    return Issue(
        kind=texts["kind"],
        recipient=texts["recipient"],
        reason=texts["reason"],
        issued_at=read_time(_text(data["issued_at"])),
        signer={str(person.key): person for person in people}[texts["signer"]],
        meaning=texts["meaning"],
        renderer=texts["renderer"],
        marking=texts["marking"],
        dispute=DisputeId(texts["dispute"]),
        heads=tuple(map(EntryId, heads)),
        log_digest=texts["log_digest"],
        sample=data["sample"],
        notice=_text(data.get("notice", "")),
    )


def _person_to_json(person: Person) -> dict[str, str]:
    return {
        "person": person.id,
        "key": person.key,
        "name": person.name,
        "role": person.role,
        "agency": person.agency,
        "certificate": b64encode(person.certificate).decode("ascii"),
    }


def _people_from_json(data: Sequence[Mapping[str, Any]]) -> tuple[Person, ...]:
    if not isinstance(data, list) or len(data) > MOST_PEOPLE:
        raise ValueError("not a list of people")
    return tuple(map(_person_from_json, data))


def _person_from_json(data: Mapping[str, Any]) -> Person:
    if set(data) != {"person", "key", "name", "role", "agency", "certificate"}:
        raise ValueError("not a person")
    der = b64decode(_text(data["certificate"]), validate=True)
    words = (_text(data["name"]), _text(data["role"]), _text(data["agency"]))
    try:
        certificate = read_certificate(der)
    except Failure as reason:
        raise ValueError("not a certificate") from reason
    if (
        certificate.key != data["key"]
        or not is_named(certificate, words)
        or b64encode(der).decode("ascii") != data["certificate"]
    ):
        raise ValueError("the certificate is another's")
    if not _ID.fullmatch(_text(data["person"])):
        raise ValueError("not an identity")
    return Person(PersonId(_text(data["person"])), KeyId(certificate.key), *words, der)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("not text")
    return value
