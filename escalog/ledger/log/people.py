"""Who may sign: the people and keys that a log has brought in, as each entry could know them from its own past.

A key counts for an entry only when the entry, or one of its ancestors, brought it in. So the answer is the same on
every laptop, in whatever order the entries arrived.
"""

from base64 import b64decode
from collections.abc import Iterable, Mapping

from escalog.domain.values.entry import EntryId, KeyId, Person, PersonId
from escalog.domain.values.failure import Failure
from escalog.ledger.entry.sealed import SealedEntry
from escalog.ledger.entry.sealing import KEY, PERSON
from escalog.ledger.keys.certificates import Certificate, is_named, read_certificate

Known = Mapping[KeyId, Person]
"""The keys that one entry knows, its own introduction included."""

NOBODY: Known = {}


def known_to(parents: Iterable[EntryId], known: Mapping[EntryId, Known]) -> Known:
    """The keys that a follower of these parents knows before it says anything itself."""
    before = [known[parent] for parent in parents if parent in known]
    if not before:
        return NOBODY
    first, *others = before
    if all(value is first for value in others):
        return first
    merged = dict(first)
    for other in others:
        merged.update(other)
    return merged


def with_introduction(entry: SealedEntry, known: Known) -> Known:
    """What the entry's followers know. Raises what `introduced` raises."""
    person = introduced(entry, known)
    return known if person is None or known.get(person.key) == person else {**known, person.key: person}


def introduced(entry: SealedEntry, known: Known) -> Person | None:
    """Whom a `person` or `key` entry brings in, given what it knows; None for every other kind.

    Raises Failure `certificate-not-usable`, `certificate-of-another` when it does not go with the entry, `person-known`
    when somebody's first key is there already, `key-holder-unknown` when a key is for nobody in the log.
    """
    if entry.kind == PERSON:
        return _new_person(entry, known)
    if entry.kind == KEY:
        return _new_key(entry, known)
    return None


def signer_of(entry: SealedEntry, before: Known) -> Person | None:
    """Who signed, by what the entry knew: only a `person` entry may bring in the very key that signs it.

    None when that key is unknown, or is another person's than the one named. Raises what `introduced` raises.
    """
    person = introduced(entry, before) if entry.kind == PERSON else before.get(entry.key)
    return person if person is not None and person.id == entry.person else None


def _new_person(entry: SealedEntry, known: Known) -> Person:
    """People introduce themselves: with the very key that signs, under the name on its certificate."""
    certificate, der = _certificate(entry)
    words = (_text(entry, "name"), _text(entry, "role"), _text(entry, "agency"))
    if certificate.key != entry.key or not is_named(certificate, words):
        raise Failure("certificate-of-another")
    there = known.get(entry.key)
    if there is None and any(person.id == entry.person for person in known.values()):
        raise Failure("person-known")
    if there is not None and there.id != entry.person:
        raise Failure("person-known")
    return Person(entry.person, certificate.key, *words, der)


def _new_key(entry: SealedEntry, known: Known) -> Person:
    """A further key is signed for with the holder's earlier key or, after loss, by another person known in the log."""
    certificate, der = _certificate(entry)
    holder = PersonId(_text(entry, "holder"))
    earlier = [person for person in known.values() if person.id == holder]
    if not earlier:
        raise Failure("key-holder-unknown")
    if certificate.key in known and known[certificate.key].id != holder:
        raise Failure("certificate-of-another")
    words = (earlier[-1].name, earlier[-1].role, earlier[-1].agency)
    if not is_named(certificate, words):
        words = (certificate.name, certificate.role, certificate.agency)
    return Person(holder, certificate.key, *words, der)


def _certificate(entry: SealedEntry) -> tuple[Certificate, bytes]:
    text = _text(entry, "certificate")
    try:
        der = b64decode(text, validate=True)
    except ValueError:
        raise Failure("certificate-not-usable") from None
    return read_certificate(der), der


def _text(entry: SealedEntry, name: str) -> str:
    value = entry.value(name)
    return value if isinstance(value, str) else ""
