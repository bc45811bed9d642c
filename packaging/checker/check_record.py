"""Checks signed records of escalog without escalog.

Written from the published page "The format of a record" (resources/help/format.md) alone. It shares no line with the
program that makes records, so that the two can be held against each other. Names in quotation marks below are the
headings of that page; "Step 3" and the like are the steps of its section "The check, step by step".

    python check_record.py [--trust PEM]... [--json] FILE...

It needs Python 3.11 or newer and the package `cryptography`. Its exit codes are those of `escalog verify`, see LEAVES
below. It builds no pages, and says so: `pages-not-compared`.
"""

import argparse
import base64
import contextlib
import hashlib
import heapq
import io
import json
import os
import re
import sys
import time
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import BinaryIO, NoReturn, TextIO

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import dsa, ec, ed448, ed25519, padding, rsa
from cryptography.hazmat.primitives.asymmetric.utils import Prehashed, encode_dss_signature

# "How much is read". Those from MOST_SECONDS on are this checker's own.
MOST_PLACES = 8
MOST_JSON = 67_108_864
MOST_LEVELS = 24
MOST_ENTRIES = 100_000
MOST_ENTRY = 4_194_304
MOST_FIELDS = 500
MOST_PARENTS = 1000
MOST_PEOPLE = 400
MOST_VALUE = 2_097_152
MOST_CERTIFICATE = 8192
EARLIEST_YEAR, LATEST_YEAR = 2, 9998
MOST_MAPS = 8_388_608
MOST_OBJECT = 4_194_304
MOST_OBJECTS = 500_000
MOST_TABLES = 200
MOST_FILE = 134_217_728
MOST_SECONDS = 300.0
MOST_KEPT = 1_073_741_824  # bytes of streams, all together

FORMAT = "escalog-record/1"
FIELD_NAME = "escalog-signature"
TRACES = (b"/ByteRange", b"/ETSI.CAdES.detached")

SENTENCES = {
    "not-a-pdf": "The file does not begin as a PDF does.",
    "no-signature": "No signature was found that covers the beginning of the file.",
    "signature-broken": "The signature does not fit the bytes that it is said to cover.",
    "no-attachment": "The file is signed, but no record.json is attached as a record has it.",
    "not-a-record": "What is attached is not a record in the format that this program reads.",
    "entry-broken": "An entry inside is not as it was when it was signed, or the entries do not fit together.",
    "weak-signature": "The signature uses a method that no longer counts as safe.",
    "other-signer": "The PDF was not signed with the certificate that the record inside names.",
    "form-broken": "The signature is not in the one form in which records are signed.",
    "changed-after": "Something was added after the signed part that may change what the file shows.",
    "beyond-clocks": "It states a time in a year that no clock in London says.",
    "log-broken": "A signature or an introduction inside does not hold.",
    "issue-broken": "What the record says of itself does not fit the entries inside.",
    "pages-broken": "The pages do not print the digest of the entries inside.",
    "acts": "Something that acts by itself, or hides parts of a page, was signed along.",
    "other-fields": "A form with other fields than the signature's was signed along.",
    "notes": "A note or a field that is none of a record's was signed along.",
    "text-maps": "The fonts do not say what their letters stand for as ours do.",
    "text-not-on-pages": "Something that was written, and that the log gives, is not found on the pages.",
    "signature-says-more": "The signature carries entries that escalog never writes. They are no part of the record.",
    "too-much": "This checker stopped: the file is larger, or takes longer, than it allows.",
    "bytes-added": "Something without meaning follows the signed part.",
    "copy-added": "The signed part stands in the file more than once.",
    "metadata-added": "Properties were added after signing.",
    "validation-data-added": "Data for checking certificates were added after signing.",
    "time-stamp-added": "A time stamp was added after signing.",
    "time-stamp-in-signature": "A time stamp was put into the signature after signing.",
    "signer-not-known": "Nobody you trust has told this checker whose key this is.",
    "not-for-signing": "The signer's certificate was made for something else than signing records.",
    "outside-validity": "The time of signing lies outside the time for which the certificate was made.",
    "certificate-ended": "The certificate has ended since. That changes nothing.",
    "clock-order": "An entry states an earlier time than one that it follows. Clocks differ.",
    "pages-not-compared": "The pages were not built again and compared: only escalog itself can do that.",
}

VERDICTS = {
    "genuine": "Signed with a key that you know, and unchanged since. The pages were not compared with the log inside.",
    "added-later": "The same, and something was added after signing that does not change what it shows.",
    "changed": "The file is not as it was signed. Do not rely on it.",
    "cannot-tell": "This checker cannot say whether the record is genuine.",
}
EXIT_CODES = {"genuine": 0, "added-later": 1, "changed": 2, "cannot-tell": 3}
GRAVEST = ("changed", "cannot-tell", "added-later", "genuine")
USAGE, NOT_ACCEPTABLE, MISSING, OUR_FAULT, SYSTEM = 64, 65, 66, 70, 74
LEAVES = (
    "Leaves with 0 when genuine, 1 when added to later, 2 when changed or damaged, 3 when it cannot tell; of several "
    "files with the gravest, in the order 0, 1, 3, 2. Without a verdict: 64 wrong usage, 65 a certificate that is "
    "none, 66 a file that cannot be opened, 70 a fault of this program, 74 a fault of the system."
)
INTEGRITIES = {
    "unchanged": "The signed part is whole, and nothing follows it.",
    "added-later": "The signed part is whole, and something harmless was added.",
    "changed": "The signed part is not whole, or what was added may change what the file shows.",
    "none": "This is not a signed record, or not one that can be read.",
}


class Ends(Exception):
    """A step gave the answer, and the check ends with it."""

    def __init__(self, integrity: str, code: str, detail: str = "") -> None:
        super().__init__(f"{code}: {detail}")
        self.integrity = integrity
        self.finding = Finding(code, detail)


class Stopped(Exception):
    """There is no verdict: why, and the exit code that says so."""

    def __init__(self, code: int, why: str) -> None:
        super().__init__(why)
        self.code = code


class Unreadable(Exception):
    """Something is not written as the format demands; whoever asked decides what that means."""


@dataclass(frozen=True)
class Finding:
    """One thing that was found, by its code, with what is particular to this file."""

    code: str
    detail: str = ""

    @property
    def sentence(self) -> str:
        """The finding in plain words."""
        return SENTENCES[self.code] + (f" ({self.detail})" if self.detail else "")


@dataclass
class Report:
    """The answer about one file."""

    integrity: str
    signer_known: bool
    findings: list[Finding]
    signer: dict[str, object] | None = None
    record: dict[str, object] = field(default_factory=dict)

    @property
    def verdict(self) -> str:
        """One of the four, in the order of "The check, step by step"."""
        if self.integrity == "changed":
            return "changed"
        if self.integrity == "none" or not self.signer_known:
            return "cannot-tell"
        if any(one.code == "text-not-on-pages" for one in self.findings):
            return "cannot-tell"
        return "added-later" if self.integrity == "added-later" else "genuine"


class Clock:
    """Ends the check when it has taken too long, or keeps too much."""

    def __init__(self, seconds: float = MOST_SECONDS) -> None:
        self.end = time.monotonic() + seconds
        self.kept = 0

    def keep(self, size: int) -> None:
        """Count bytes that are kept."""
        self.kept += size
        if self.kept > MOST_KEPT:
            raise Ends("none", "too-much", "memory")

    def tick(self) -> None:
        """Raise when the time is over."""
        if time.monotonic() > self.end:
            raise Ends("none", "too-much", "time")


def need(holds: object, reason: str) -> None:
    """Raise with a reason unless something holds."""
    if not holds:
        raise Unreadable(reason)


def digest(*parts: bytes) -> bytes:
    """H of "Signs used here", over parts one after the other."""
    return hashlib.sha256(b"".join(parts)).digest()


def lp(data: bytes) -> bytes:
    """The length as four bytes, then the bytes: "Signs used here"."""
    return len(data).to_bytes(4, "big") + data


# ---------------------------------------------------------------------------------------------- "Canonical JSON"


def canonical(value: object) -> bytes:
    """The one spelling of a value."""
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.encode("utf-8")


def _refuse(_text: str) -> object:
    raise Unreadable("a number that is not whole")


def _whole(text: str) -> int:
    need(len(text) <= 17, "a number out of range")
    number = int(text)
    need(abs(number) <= 9007199254740991, "a number out of range")
    return number


def _levels(value: object, left: int) -> None:
    if isinstance(value, list | dict):
        need(left > 0, "too many levels")
        for inner in value.values() if isinstance(value, dict) else value:
            _levels(inner, left - 1)


def read_canonical(data: bytes) -> object:
    """Read strictly: parse, encode again, compare."""
    try:
        value: object = json.loads(data.decode("utf-8"), parse_int=_whole, parse_float=_refuse, parse_constant=_refuse)
        _levels(value, MOST_LEVELS)
        same = canonical(value) == data
    except (ValueError, RecursionError) as error:
        raise Unreadable("not JSON in UTF-8, or too deep") from error
    need(same, "JSON in another spelling")
    return value


def members(value: object, names: set[str], what: str) -> dict[str, object]:
    """An object that has exactly these members."""
    if not isinstance(value, dict) or set(value) != names:
        raise Unreadable(f"{what}: other members")
    return value


def text_of(value: object, pattern: str, what: str) -> str:
    """A text that matches a pattern from its first to its last character."""
    if not isinstance(value, str) or re.fullmatch(pattern, value, re.DOTALL) is None:
        raise Unreadable(f"{what}: not as described")
    return value


HEX16 = r"[0-9a-f]{32}"
HEX32 = r"[0-9a-f]{64}"
ANY = r".*"


def moment_of(value: object, what: str) -> str:
    """A time in UTC with six decimals, on a day that exists."""
    text = text_of(value, r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{6}Z", what)
    try:
        datetime.strptime(text, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=UTC)
    except ValueError as error:
        raise Unreadable(f"{what}: no such time") from error
    need(text[17:19] < "60", f"{what}: no such second")
    return text


def expect_sayable(year: int) -> None:
    """End the check at a year whose times no clock in London says."""
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        raise Ends("changed", "beyond-clocks", f"the year {year}")


def day_of(value: object, what: str) -> str:
    """A day that exists, as 2026-11-23."""
    text = text_of(value, r"[0-9]{4}-[0-9]{2}-[0-9]{2}", what)
    try:
        date.fromisoformat(text)
    except ValueError as error:
        raise Unreadable(f"{what}: no such day") from error
    return text


def ascending(value: object, pattern: str, what: str) -> list[str]:
    """A list of texts in strictly ascending order."""
    need(isinstance(value, list), f"{what}: not a list")
    texts = [text_of(text, pattern, what) for text in value] if isinstance(value, list) else []
    need(all(a < b for a, b in pairwise(texts)), f"{what}: out of order")
    return texts


# ------------------------------------------------------------------------ "Certificates, fingerprints and words"

P256_KEY = bytes.fromhex("301306072a8648ce3d020106082a8648ce3d030107")  # the algorithm of a key on the named curve
HALF_ORDER = 0x7FFFFFFF800000007FFFFFFFFFFFFFFFDE737D56D38BCF4279DCE5617E3192A8
ECDSA_SHA256 = "1.2.840.10045.4.3.2"


@dataclass(frozen=True)
class Certificate:
    """A usable certificate and what it carries."""

    der: bytes
    key: ec.EllipticCurvePublicKey
    name: str
    role: str
    agency: str
    begins: datetime
    ends: datetime
    for_signing: bool

    @property
    def id(self) -> str:
        """The key id, also called the fingerprint."""
        return digest(self.der).hex()

    def carries(self, name: str, role: str, agency: str) -> bool:
        """Whether it carries these texts after the cutting."""
        return (self.name, self.role, self.agency) == (shown(name), shown(role), shown(agency))


def shown(text: str) -> str:
    """A text as a certificate carries it: single spaces, at most 64 bytes, no character cut in two."""
    return " ".join(text.split()).encode("utf-8")[:64].decode("utf-8", "ignore").rstrip()


def _subject(certificate: x509.Certificate, oid: x509.ObjectIdentifier) -> str:
    found = certificate.subject.get_attributes_for_oid(oid)
    need(len(found) <= 1, "certificate: an attribute stands twice")
    return str(found[0].value) if found else ""


def read_certificate(der: bytes) -> Certificate:
    """A certificate, if it is usable."""
    need(len(der) <= MOST_CERTIFICATE, "certificate: too long")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _usable(der)
    except (ValueError, TypeError, InvalidSignature, UnsupportedAlgorithm) as error:
        raise Unreadable("certificate: not usable") from error


def _usable(der: bytes) -> Certificate:
    found = x509.load_der_x509_certificate(der)
    need(found.public_bytes(serialization.Encoding.DER) == der, "certificate: not DER")
    key = found.public_key()
    if not isinstance(key, ec.EllipticCurvePublicKey) or not isinstance(key.curve, ec.SECP256R1):
        raise Unreadable("certificate: not a key on P-256")
    need(P256_KEY in found.tbs_certificate_bytes, "certificate: not the named curve")
    need(found.issuer == found.subject, "certificate: issued by somebody else")
    need(found.signature_algorithm_oid.dotted_string == ECDSA_SHA256, "certificate: signed in another way")
    key.verify(found.signature, found.tbs_certificate_bytes, ec.ECDSA(hashes.SHA256()))
    return Certificate(
        der,
        key,
        _subject(found, x509.NameOID.COMMON_NAME),
        _subject(found, x509.NameOID.ORGANIZATIONAL_UNIT_NAME),
        _subject(found, x509.NameOID.ORGANIZATION_NAME),
        found.not_valid_before_utc,
        found.not_valid_after_utc,
        _for_signing(found),
    )


def _for_signing(found: x509.Certificate) -> bool:
    """Whether it was made for signatures that stand for a statement, and vouches for nobody ("Certificates")."""
    try:
        usage = found.extensions.get_extension_for_class(x509.KeyUsage).value
        enciphers = usage.key_encipherment or usage.data_encipherment or usage.key_agreement
        vouches = usage.key_cert_sign or usage.crl_sign
        if not (usage.digital_signature and usage.content_commitment) or enciphers or vouches:
            return False
        basic = [more.value for more in found.extensions if isinstance(more.value, x509.BasicConstraints)]
    except (ValueError, x509.ExtensionNotFound, x509.DuplicateExtension):
        return False
    return not any(constraints.ca for constraints in basic)


def words_of(fingerprint: str) -> list[str]:
    """The eight words: the first 80 bits of the fingerprint, ten bits each."""
    number = int(fingerprint[:20], 16)
    return [WORDS[number >> shift & 1023] for shift in range(70, -1, -10)]


def base64_of(value: object, what: str) -> bytes:
    """The bytes of a base64 text: standard alphabet, padding, no white space."""
    try:
        return base64.b64decode(text_of(value, r"[A-Za-z0-9+/]*={0,2}", what), validate=True)
    except ValueError as error:
        raise Unreadable(f"{what}: not base64") from error


# ------------------------------------------------------------------------------------------------- "An entry"


@dataclass(frozen=True)
class Entry:
    """One entry that is well-formed; its signature is looked at later."""

    id: str
    digest: bytes
    signature: str
    key: str
    person: str
    dispute: str
    kind: str
    kind_version: int
    recorded_at: str
    parents: list[str]
    values: dict[str, object]

    def text(self, name: str) -> str:
        """A field as text; a missing one, or one that is not a text, counts as empty."""
        value = self.values.get(name)
        return value if isinstance(value, str) else ""


HEADER = {
    "commitments",
    "dispute",
    "format",
    "key",
    "kind",
    "kind_version",
    "parents",
    "person",
    "recorded_at",
}


def read_entry(value: object) -> Entry:
    """An entry from its JSON: everything of "An entry" but the signature."""
    entry = members(value, {"fields", "header", "signature"}, "entry")
    need(len(canonical(entry)) <= MOST_ENTRY, "entry: too long")
    header = members(entry["header"], HEADER, "header")
    signature = text_of(entry["signature"], r"[0-9a-f]{128}", "signature of an entry")
    commitments, values = _read_fields(entry["fields"])
    own = digest(b"escalog:fields:1\0", *commitments).hex()
    need(text_of(header["commitments"], HEX32, "commitments") == own, "fields other than the signed ones")
    need(type(header["format"]) is int and header["format"] == 1, "format of an entry")
    version = header["kind_version"]
    if not isinstance(version, int) or isinstance(version, bool) or not 1 <= version <= 9999:
        raise Unreadable("kind_version")
    parents = ascending(header["parents"], HEX32, "parents")
    need(len(parents) <= MOST_PARENTS, "too many parents")
    over = digest(b"escalog:entry:1\0", canonical(header))
    return Entry(
        id=over.hex(),
        digest=over,
        signature=signature,
        key=text_of(header["key"], HEX32, "key"),
        person=text_of(header["person"], HEX16, "person"),
        dispute=text_of(header["dispute"], HEX16, "dispute"),
        kind=text_of(header["kind"], r"[a-z][a-z0-9-]{0,63}", "kind"),
        kind_version=version,
        recorded_at=moment_of(header["recorded_at"], "recorded_at"),
        parents=parents,
        values=values,
    )


def _read_fields(value: object) -> tuple[list[bytes], dict[str, object]]:
    if not isinstance(value, list) or len(value) > MOST_FIELDS:
        raise Unreadable("fields: not a list, or too many")
    commitments: list[bytes] = []
    values: dict[str, object] = {}
    for one in value:
        if isinstance(one, dict) and "commitment" in one:
            left_out = members(one, {"commitment"}, "field left out")
            commitments.append(bytes.fromhex(text_of(left_out["commitment"], HEX32, "commitment")))
            continue
        given = members(one, {"name", "salt", "value"}, "field")
        name = text_of(given["name"], r"[A-Za-z0-9][A-Za-z0-9._-]{0,127}", "name of a field")
        need(name not in values, "a field is given twice")
        values[name] = _field_value(given["value"])
        salt = bytes.fromhex(text_of(given["salt"], HEX16, "salt"))
        commitments.append(commitment(name, salt, given["value"]))
    need(all(a < b for a, b in pairwise(commitments)), "fields: out of order")
    return commitments, values


def _field_value(value: object) -> object:
    if isinstance(value, list):
        need(all(isinstance(one, str) for one in value), "value: a list of other things than texts")
    else:
        need(value is None or isinstance(value, str | int), "value: of another kind")
    need(len(canonical(value)) <= MOST_VALUE, "value: too long")
    return value


def commitment(name: str, salt: bytes, value: object) -> bytes:
    """The commitment of a field: "Digests and the signature of an entry"."""
    return digest(b"escalog:field:1\0", lp(name.encode()), lp(salt), lp(canonical(value)))


def entry_signature_holds(over: bytes, signature: str, key: ec.EllipticCurvePublicKey) -> bool:
    """Whether r and s, with the lower s, are a signature over a digest that is not hashed once more."""
    r, s = int(signature[:64], 16), int(signature[64:], 16)
    if s > HALF_ORDER:
        return False
    try:
        key.verify(encode_dss_signature(r, s), over, ec.ECDSA(Prehashed(hashes.SHA256())))
    except (InvalidSignature, ValueError):
        return False
    return True


# -------------------------------------------------------------------------------------------------- "The log"


@dataclass(frozen=True)
class Log:
    """Entries that obey the laws of "The log" that are not about keys, in reading order."""

    entries: list[Entry]
    heads: list[str]
    digest: str


def read_log(value: object, clock: Clock) -> Log:
    """The entries, and the laws that are not about keys and signatures."""
    if not isinstance(value, list) or not 1 <= len(value) <= MOST_ENTRIES:
        raise Unreadable("log: not a list, empty, or too long")
    entries: dict[str, Entry] = {}
    for one in value:
        clock.tick()
        entry = read_entry(one)
        need(entry.id not in entries, "an entry stands twice")
        entries[entry.id] = entry
    introductions = sum(entry.kind in {"person", "key"} for entry in entries.values())
    need(introductions <= MOST_PEOPLE, "too many people and keys")
    need(len({entry.dispute for entry in entries.values()}) == 1, "entries of several disagreements")
    need(sum(not entry.parents for entry in entries.values()) == 1, "not exactly one beginning")
    followed = {parent for entry in entries.values() for parent in entry.parents}
    need(followed <= entries.keys(), "an entry is missing")
    over = digest(b"escalog:log:1\0", *(bytes.fromhex(one) for one in sorted(entries)))
    return Log(reading_order(entries), sorted(entries.keys() - followed), over.hex())


def reading_order(entries: dict[str, Entry]) -> list[Entry]:
    """Of the entries that are ready, the one with the smallest time and id, again and again."""
    waits = {one: len(entry.parents) for one, entry in entries.items()}
    followers: dict[str, list[str]] = {}
    for one, entry in entries.items():
        for parent in entry.parents:
            followers.setdefault(parent, []).append(one)
    pool = [(entry.recorded_at, one) for one, entry in entries.items() if not entry.parents]
    order = []
    while pool:
        placed = heapq.heappop(pool)[1]
        order.append(entries[placed])
        for follower in followers.get(placed, ()):
            waits[follower] -= 1
            if not waits[follower]:
                heapq.heappush(pool, (entries[follower].recorded_at, follower))
    need(len(order) == len(entries), "entries follow each other in a circle")
    return order


# -------------------------------------------------------------------------------- "Keys and people in a log"


@dataclass(frozen=True)
class Known:
    """A key that was brought in: for whom, with which words."""

    person: str
    certificate: Certificate
    name: str
    role: str
    agency: str

    def line(self) -> dict[str, str]:
        """Its line in the list `people`."""
        return {
            "agency": self.agency,
            "certificate": base64.b64encode(self.certificate.der).decode(),
            "key": self.certificate.id,
            "name": self.name,
            "person": self.person,
            "role": self.role,
        }


Keys = dict[str, Known]


def check_log(log: Log, clock: Clock) -> list[dict[str, str]]:
    """Every introduction and every signature; returns the list `people` without a signer of the PDF."""
    after: dict[str, Keys] = {}
    people: dict[str, dict[str, str]] = {}
    for entry in log.entries:
        clock.tick()
        before = _known_before(entry, after)
        brought = _brought_in(entry, before)
        after[entry.id] = {**before, brought.certificate.id: brought} if brought else before
        if brought:
            people.setdefault(brought.certificate.id, brought.line())
        signer = after[entry.id].get(entry.key) if entry.kind == "person" else before.get(entry.key)
        if signer is None or signer.person != entry.person:
            raise Unreadable("an entry is signed with a key that was not known to it")
        holds = entry_signature_holds(entry.digest, entry.signature, signer.certificate.key)
        need(holds, "the signature of an entry does not hold")
    return list(people.values())


def _known_before(entry: Entry, after: dict[str, Keys]) -> Keys:
    """All keys of the first parent's followers, then those of the next that are new; later words count."""
    sets = [after[parent] for parent in entry.parents]
    if all(one is sets[0] for one in sets[1:]):
        return sets[0] if sets else {}
    merged: Keys = {}
    for one in sets:
        merged.update(one)
    return merged


def _brought_in(entry: Entry, before: Keys) -> Known | None:
    if entry.kind == "person":
        return _introduced(entry, before)
    if entry.kind == "key":
        return _further_key(entry, before)
    return None


def _introduced(entry: Entry, before: Keys) -> Known:
    certificate = read_certificate(base64_of(entry.values.get("certificate"), "certificate of a person"))
    words = entry.text("name"), entry.text("role"), entry.text("agency")
    need(certificate.id == entry.key, "a person brings another key than they sign with")
    need(certificate.carries(*words), "a certificate carries other words than its person")
    if entry.key in before:
        need(before[entry.key].person == entry.person, "a key of somebody else is brought in")
    else:
        need(all(one.person != entry.person for one in before.values()), "a person is introduced twice")
    return Known(entry.person, certificate, *words)


def _further_key(entry: Entry, before: Keys) -> Known:
    certificate = read_certificate(base64_of(entry.values.get("certificate"), "certificate of a key"))
    holder = entry.values.get("holder")
    theirs = [one for one in before.values() if one.person == holder]
    if not theirs:
        raise Unreadable("a key is brought in for somebody who is not known")
    known = before.get(certificate.id)
    need(known is None or known.person == holder, "a key of somebody else is brought in")
    last = theirs[-1]
    if certificate.carries(last.name, last.role, last.agency):
        return replace(last, certificate=certificate)
    return Known(last.person, certificate, certificate.name, certificate.role, certificate.agency)


# ------------------------------------------------------------------------------------ "The keys of record.json"

PERSON = {"agency", "certificate", "key", "name", "person", "role"}
ISSUE = {
    "dispute",
    "heads",
    "issued_at",
    "kind",
    "log_digest",
    "marking",
    "meaning",
    "reason",
    "recipient",
    "renderer",
    "sample",
    "signer",
}
CALENDAR = {
    "closures",
    "extra",
    "holidays",
    "known_from",
    "known_until",
    "nation",
    "service_end",
    "service_start",
}


@dataclass(frozen=True)
class Record:
    """record.json after step 5."""

    issue: dict[str, object]
    people: list[dict[str, object]]
    certificates: dict[str, Certificate]
    log: Log


def read_record(data: bytes, clock: Clock) -> Record:
    """Step 5: record.json in itself, in the order of that step."""
    try:
        need(len(data) <= MOST_JSON, "record.json: too long")
        whole = members(read_canonical(data), {"calendar", "format", "issue", "log", "pack", "people"}, "record.json")
        need(whole["format"] == FORMAT, "another format")
        people, certificates = _read_people(whole["people"])
        issue = _read_issue(whole["issue"], certificates)
    except Unreadable as error:
        raise Ends("none", "not-a-record", str(error)) from error
    try:
        log = read_log(whole["log"], clock)
    except Unreadable as error:
        raise Ends("changed", "entry-broken", str(error)) from error
    for entry in log.entries:
        expect_sayable(int(entry.recorded_at[:4]))
    try:
        text_of(whole["pack"], ANY, "pack")
        _read_calendar(whole["calendar"])
    except Unreadable as error:
        raise Ends("none", "not-a-record", str(error)) from error
    expect_sayable(int(str(issue["issued_at"])[:4]))
    return Record(issue, people, certificates, log)


def _read_people(value: object) -> tuple[list[dict[str, object]], dict[str, Certificate]]:
    if not isinstance(value, list) or len(value) > MOST_PEOPLE:
        raise Unreadable("people: not a list, or too long")
    certificates: dict[str, Certificate] = {}
    for one in value:
        person = members(one, PERSON, "people")
        texts = {name: text_of(person[name], ANY, name) for name in sorted(PERSON)}
        der = base64_of(texts["certificate"], "certificate")
        need(base64.b64encode(der).decode() == texts["certificate"], "certificate: base64 in another spelling")
        certificate = read_certificate(der)
        need(certificate.id == texts["key"], "people: a key that is not its certificate's")
        need(certificate.carries(texts["name"], texts["role"], texts["agency"]), "people: other words")
        text_of(texts["person"], HEX16, "person")
        certificates[certificate.id] = certificate
    return value, certificates


def _read_issue(value: object, certificates: dict[str, Certificate]) -> dict[str, object]:
    names = ISSUE | ({"notice"} if isinstance(value, dict) and "notice" in value else set())
    issue = members(value, names, "issue")
    text_of(issue["dispute"], HEX16, "dispute")
    ascending(issue["heads"], HEX32, "heads")
    moment_of(issue["issued_at"], "issued_at")
    kind = text_of(issue["kind"], r"record|notification", "kind")
    text_of(issue["log_digest"], HEX32, "log_digest")
    for name in ("marking", "meaning", "reason", "recipient", "renderer"):
        text_of(issue[name], ANY, name)
    need(isinstance(issue["sample"], bool), "sample: neither true nor false")
    need(text_of(issue["signer"], HEX32, "signer") in certificates, "signer: not among people")
    if "notice" in issue:
        need(kind == "notification", "notice: in a full record")
        text_of(issue["notice"], r".+", "notice")
    return issue


def _read_calendar(value: object) -> None:
    calendar = members(value, CALENDAR, "calendar")
    text_of(calendar["nation"], r"england|wales|scotland|northern-ireland", "nation")
    for name in ("known_from", "known_until"):
        day_of(calendar[name], name)
    for name in ("holidays", "closures", "extra"):
        days = calendar[name]
        if not isinstance(days, dict):
            raise Unreadable(f"{name}: not an object")
        for day, label in days.items():
            day_of(day, name)
            text_of(label, ANY, name)
    for name in ("service_start", "service_end"):
        text_of(calendar[name], r"([01][0-9]|2[0-3]):[0-5][0-9]", name)


def check_issue(record: Record, people: list[dict[str, str]], reason: str | None) -> None:
    """Step 10: what the record says of itself must be what the log gives."""
    issue, log = record.issue, record.log
    given: list[dict[str, object]] = [dict(line) for line in people]
    last = record.people[len(given) :]
    signer_follows = len(last) == 1 and last[0]["key"] == issue["signer"]
    if any(line["key"] == issue["signer"] for line in given):
        signer_follows = False
    sample = any(entry.values.get("sample") not in (None, False, 0, "", []) for entry in log.entries)
    for holds, what in (
        (issue["dispute"] == log.entries[0].dispute, "dispute"),
        (issue["heads"] == log.heads, "heads"),
        (issue["log_digest"] == log.digest, "log_digest"),
        (record.people == given + (last if signer_follows else []), "people"),
        (any(line["key"] == issue["signer"] for line in record.people), "signer"),
        (issue["meaning"] == reason, "meaning"),
        (issue["sample"] is True or not sample, "sample"),
    ):
        if not holds:
            raise Ends("changed", "issue-broken", what)


# ------------------------------------------------------------------------------ "What our PDF files look like"

SPACE = re.compile(rb"(?:[\0\t\n\f\r ]+|%[^\r\n]*)*")
NUMBER = re.compile(rb"[+-]?(?:\d+\.?\d*|\.\d+)")
REFERENCE = re.compile(rb"(\d{1,10})[\0\t\n\f\r ]+(\d{1,5})[\0\t\n\f\r ]+R(?![^\0\t\n\f\r ()<>\[\]{}/%])")
NAME = re.compile(rb"/([^\0\t\n\f\r ()<>\[\]{}/%]*)")
KEYWORD = re.compile(rb"(?:true|false|null)(?![^\0\t\n\f\r ()<>\[\]{}/%])")
OBJECT = re.compile(rb"(\d{1,10})[\0\t\n\f\r ]+(\d{1,5})[\0\t\n\f\r ]+obj(?![^\0\t\n\f\r ()<>\[\]{}/%])")
STREAM = re.compile(rb"stream(?:\r\n|\n)")
ROW = re.compile(rb"(\d{10}) (\d{5}) ([nf])(?: \r| \n|\r\n)")
HEAD = re.compile(rb"(\d{1,10}) (\d{1,10})[ \r\n]+")
STARTXREF = re.compile(rb"startxref[\0\t\n\f\r ]+(\d{1,12})[\0\t\n\f\r ]+%%EOF(?:\r\n|\n|\r)?")
MOST_NESTED = 60
MOST_PLAIN = 32  # in an update


class Name(str):
    """A name of a PDF, such as /Type, without its slash."""

    __slots__ = ()


@dataclass(frozen=True)
class Truth:
    """The word true or false of a PDF; to Python, True would be the number 1."""

    holds: bool


@dataclass(frozen=True)
class Ref:
    """A reference to an object; all generation numbers are 0."""

    number: int


@dataclass(frozen=True)
class Stream:
    """A dictionary and its data as they stand in the file."""

    head: dict[str, object]
    data: bytes


class Reader:
    """Reads the values of a PDF from one place on."""

    def __init__(self, data: bytes, at: int) -> None:
        self.data = data
        self.at = at

    def space(self) -> None:
        """Go over white space and comments."""
        found = SPACE.match(self.data, self.at)
        self.at = found.end() if found else self.at

    def takes(self, what: bytes) -> bool:
        """Go over a word if it stands here."""
        self.space()
        if not self.data.startswith(what, self.at):
            return False
        self.at += len(what)
        return True

    def value(self, levels: int = MOST_NESTED) -> object:
        """The value that stands here."""
        need(levels > 0, "values nested too deeply")
        if self.takes(b"<<"):
            return self._dictionary(levels)
        if self.takes(b"["):
            found: list[object] = []
            while not self.takes(b"]"):
                found.append(self.value(levels - 1))
            return found
        if self.takes(b"("):
            return self._string()
        if self.takes(b"<"):
            end = self.data.find(b">", self.at)
            need(end >= 0, "a string without end")
            digits = b"".join(self.data[self.at : end].split())
            self.at = end + 1
            need(re.fullmatch(rb"(?:[0-9A-Fa-f]{2})*", digits), "a hexadecimal string with other characters")
            return bytes.fromhex(digits.decode("ascii"))
        return self._word()

    def _word(self) -> object:
        if found := REFERENCE.match(self.data, self.at):
            self.at = found.end()
            need(int(found[2]) == 0, "a generation number other than 0")
            return Ref(int(found[1]))
        if found := NUMBER.match(self.data, self.at):
            self.at = found.end()
            need(len(found[0]) < 40, "a number that is too long")
            return float(found[0]) if b"." in found[0] else int(found[0])
        if found := NAME.match(self.data, self.at):
            self.at = found.end()
            return _name(found[1])
        if found := KEYWORD.match(self.data, self.at):
            self.at = found.end()
            return None if found[0] == b"null" else Truth(found[0] == b"true")
        raise Unreadable("not a value of a PDF")

    def _dictionary(self, levels: int) -> dict[str, object]:
        found: dict[str, object] = {}
        while not self.takes(b">>"):
            key = NAME.match(self.data, self.at)
            if key is None:
                raise Unreadable("a dictionary with a key that is no name")
            self.at = key.end()
            name = str(_name(key[1]))
            need(name not in found, "a dictionary with a key that stands twice")
            found[name] = self.value(levels - 1)
        return found

    def _string(self) -> bytes:
        found = bytearray()
        opened = 1
        while True:
            need(self.at < len(self.data), "a string without end")
            byte = self.data[self.at : self.at + 1]
            self.at += 1
            if byte == b"\\":
                found += self._escaped()
                continue
            opened += (byte == b"(") - (byte == b")")
            if not opened:
                return bytes(found)
            found += byte

    def _escaped(self) -> bytes:
        if octal := re.compile(rb"[0-7]{1,3}").match(self.data, self.at):
            self.at = octal.end()
            return bytes([int(octal[0], 8) & 255])
        byte = self.data[self.at : self.at + 1]
        self.at += 1
        plain = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
        need(byte in plain or byte in (b"(", b")", b"\\"), "an escape that is not ours")
        return plain.get(byte, byte)


def _name(raw: bytes) -> Name:
    plain = re.sub(rb"#([0-9A-Fa-f]{2})", lambda found: bytes.fromhex(found[1].decode()), raw)
    return Name(plain.decode("latin-1"))


PDFDOC = dict(zip(range(0x18, 0x20), "˘ˇˆ˙˝˛˚˜", strict=True)) | dict(
    zip(range(0x80, 0x9F), "•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž", strict=True)
)
PDFDOC[0xA0] = "€"
PDFDOC |= {byte: chr(byte) for byte in (9, 10, 13, *range(0x20, 0x7F), *range(0xA1, 0x100)) if byte != 0xAD}


def text_string(value: object) -> str | None:
    """The text of a text string; None for what is none, and for bytes that mean nothing."""
    if not isinstance(value, bytes):
        return None
    try:
        if value.startswith(b"\xfe\xff"):
            return value[2:].decode("utf-16-be")
        if value.startswith(b"\xef\xbb\xbf"):
            return value[3:].decode("utf-8")
        return "".join(PDFDOC[byte] for byte in value)
    except (ValueError, KeyError):
        return None


@dataclass(frozen=True)
class Section:
    """One cross-reference table and its trailer."""

    at: int
    end: int  # behind the %%EOF that follows it
    rows: dict[int, int]  # number of an object: where it begins
    freed: set[int]
    trailer: dict[str, object]


class Pdf:
    """A PDF as its last startxref and the tables behind it show it."""

    def __init__(self, data: bytes, sections: list[Section], clock: Clock) -> None:
        self.data = data
        self.sections = sections  # the newest first
        self.clock = clock
        self.trailer = sections[0].trailer
        self.rows: dict[int, int | None] = {}
        for section in reversed(sections):
            self.rows.update(section.rows)
            self.rows.update(dict.fromkeys(section.freed))
        self.read: dict[int, object] = {}
        root = self.trailer.get("Root")
        if not isinstance(root, Ref):
            raise Unreadable("no /Root")
        self.root = root
        self.catalogue = self.dictionary(root)
        need(self.catalogue.get("Type") == "Catalog", "/Root is not a catalogue")

    def get(self, number: int) -> object:
        """An object by its number; one that is not there is null."""
        if number not in self.read:
            self.clock.tick()
            row = self.rows.get(number)
            value, end = (None, row) if row is None else read_object(self.data, row, number, self)
            self.clock.keep((end or 0) - (row or 0))
            self.read[number] = value
        return self.read[number]

    def resolve(self, value: object) -> object:
        """What a reference leads to, or the value itself."""
        for _ in range(8):
            if not isinstance(value, Ref):
                return value
            value = self.get(value.number)
        raise Unreadable("references that lead in a circle")

    def dictionary(self, value: object) -> dict[str, object]:
        """A dictionary, perhaps by reference."""
        found = self.resolve(value)
        if not isinstance(found, dict):
            raise Unreadable("not a dictionary")
        return found

    def items(self, value: object) -> list[object]:
        """A list, perhaps by reference."""
        found = self.resolve(value)
        if not isinstance(found, list):
            raise Unreadable("not a list")
        return found

    def stream(self, value: object) -> Stream:
        """A stream, by reference."""
        found = self.resolve(value)
        if not isinstance(found, Stream):
            raise Unreadable("not a stream")
        return found

    def tree(self) -> list[dict[str, object]]:
        """The pages in order, from a tree that is whole: step 11."""
        return self._below(self.catalogue.get("Pages"), MOST_PLAIN, set())

    def _below(self, ref: object, levels: int, seen: set[int]) -> list[dict[str, object]]:
        if not isinstance(ref, Ref) or ref.number in seen or not levels:
            raise Unreadable("a page that is no object of its own, or stands twice")
        seen.add(ref.number)
        node = self.dictionary(ref)
        kind = node.get("Type")
        if isinstance(kind, Name) and kind == "Page":
            return [node]
        need(isinstance(kind, Name) and kind == "Pages", "neither a page nor several")
        found = [page for one in self.items(node.get("Kids")) for page in self._below(one, levels - 1, seen)]
        count = node.get("Count")
        need(isinstance(count, int) and count == len(found), "another number of pages")
        return found

    def pages(self) -> Iterator[tuple[int, dict[str, object]]]:
        """The pages in order, with the numbers of their objects."""
        waiting = [self.catalogue.get("Pages")]
        seen: set[int] = set()
        while waiting:
            ref = waiting.pop()
            if not isinstance(ref, Ref) or ref.number in seen:
                raise Unreadable("the tree of pages is broken")
            seen.add(ref.number)
            node = self.dictionary(ref)
            if node.get("Type") == "Page":
                yield ref.number, node
            else:
                waiting.extend(reversed(self.items(node.get("Kids"))))


def whole_number(value: object) -> int:
    """A whole number that is not negative."""
    if not isinstance(value, int) or value < 0:
        raise Unreadable("not a whole number")
    return value


def read_object(data: bytes, at: int, number: int, pdf: Pdf | None) -> tuple[object, int]:
    """The object that begins exactly here, and the place behind it."""
    found = OBJECT.match(data, at)
    if found is None or int(found[1]) != number or int(found[2]) != 0:
        raise Unreadable("an object is not where the table says")
    reader = Reader(data, found.end())
    value = reader.value()
    reader.space()
    if isinstance(value, dict) and (begins := STREAM.match(data, reader.at)):
        length = value.get("Length")
        length = whole_number(pdf.resolve(length) if pdf else length)
        reader.at = begins.end() + length
        need(reader.at <= len(data), "a stream is cut off")
        value = Stream(value, data[begins.end() : reader.at])
        need(reader.takes(b"endstream"), "a stream of another length")
    need(reader.takes(b"endobj"), "an object without end")
    return value, reader.at


def read_pdf(data: bytes, clock: Clock, last: int | None = None) -> Pdf:
    """Begin with the last startxref, and follow /Prev until there is none."""
    if last is None:
        places = list(STARTXREF.finditer(data, max(0, data.rfind(b"startxref"))))
        need(len(places) == 1, "no startxref at the end")
        last = int(places[0][1])
    sections: list[Section] = []
    at: object = last
    while at is not None:
        clock.tick()
        place = whole_number(at)
        need(place < len(data) and len(sections) < MOST_TABLES, "a table beyond the end, or too many")
        need(all(section.at > place for section in sections), "tables that lead in a circle")
        sections.append(read_section(data, place))
        at = sections[-1].trailer.get("Prev")
    return Pdf(data, sections, clock)


def read_section(data: bytes, at: int) -> Section:
    """The table that begins here, with its trailer."""
    need(data.startswith(b"xref", at), "no table where one should be")
    reader = Reader(data, at + 4)
    rows: dict[int, int] = {}
    freed: set[int] = set()
    while not reader.takes(b"trailer"):
        head = HEAD.match(data, reader.at)
        if head is None:
            raise Unreadable("a table that is not written as ours")
        first, count = int(head[1]), int(head[2])
        reader.at = head.end()
        need(len(rows) + len(freed) + count <= MOST_OBJECTS + 1, "too many rows")
        for number in range(first, first + count):
            row = ROW.match(data, reader.at)
            if row is None:
                raise Unreadable("a row of a table that is not written as ours")
            reader.at = row.end()
            need(number not in rows and number not in freed, "a number stands twice in a table")
            need(row[3] == b"f" or int(row[2]) == 0, "a generation number other than 0")
            if row[3] == b"n":
                rows[number] = int(row[1])
            else:
                freed.add(number)
    trailer = reader.value()
    if not isinstance(trailer, dict) or "XRefStm" in trailer or "Encrypt" in trailer:
        raise Unreadable("a trailer that is not ours")
    return Section(at, _end_of_section(data, reader, at), rows, freed, trailer)


def _end_of_section(data: bytes, reader: Reader, at: int) -> int:
    reader.space()
    end = STARTXREF.match(data, reader.at)
    if end is None or int(end[1]) != at:
        raise Unreadable("no startxref behind a table")
    return end.end()


# ------------------------------------------------------------------------------- "Finding things in the PDF"


def signature_fields(pdf: Pdf) -> list[dict[str, object]]:
    """Every signature field that has a value; of the form's fields none stands inside another, and none twice."""
    found = []
    seen: set[int] = set()
    for one in pdf.items(pdf.dictionary(pdf.catalogue.get("AcroForm")).get("Fields")):
        if isinstance(one, Ref):
            need(one.number not in seen, "a field stands twice")
            seen.add(one.number)
        entry = pdf.dictionary(one)
        need(isinstance(entry.get("FT"), Name) and not entry.keys() & {"Kids", "Parent"}, "a field inside another")
        if entry["FT"] == "Sig" and "V" in entry:
            found.append(entry)
    return found


def attachment(pdf: Pdf) -> bytes:
    """Step 4: the data of record.json, the only attachment."""
    names = pdf.dictionary(pdf.dictionary(pdf.catalogue.get("Names")).get("EmbeddedFiles"))
    need("Kids" not in names, "a tree of lists")
    listed = pdf.items(names.get("Names"))
    need(len(listed) == 2 and listed[0] == b"record.json" and isinstance(listed[1], Ref), "other attachments")
    files = pdf.dictionary(pdf.dictionary(listed[1]).get("EF"))
    need(isinstance(files.get("F"), Ref) and files.keys() <= {"F", "UF"}, "not one stream")
    need(files.get("UF", files["F"]) == files["F"], "another stream for other programs")
    return as_it_stands(pdf, files["F"])


def as_it_stands(pdf: Pdf, ref: object) -> bytes:
    """The data of a stream that says nothing of other data: not compressed, and in no other file."""
    need(isinstance(ref, Ref), "a stream that is not referred to")
    stream = pdf.stream(ref)
    need(stream.head.keys().isdisjoint(OTHER_DATA), "a stream of other data than stand there")
    return stream.data


SHOWN = re.compile(
    rb"\((?:\\.|[^\\()])*\)"  # a text in round brackets is no command
    rb"|/(?P<font>[^\0\t\n\f\r ()<>\[\]{}/%]+)[\0\t\n\f\r ]+[-+.\d]+[\0\t\n\f\r ]+Tf"
    rb"|\[(?P<codes>[^\[\]()]*)\][\0\t\n\f\r ]*TJ",
    re.DOTALL,
)


class Meanings:
    """What the codes of fonts mean; a map that several fonts share is read once."""

    def __init__(self, pdf: Pdf) -> None:
        self.pdf = pdf
        self.maps: dict[Ref, dict[bytes, str]] = {}
        self.size = 0

    def of(self, font: object) -> dict[bytes, str]:
        """The map of a font, by reference."""
        need(isinstance(font, Ref), "a font that is not there")
        ref = self.pdf.dictionary(font).get("ToUnicode")
        if not isinstance(ref, Ref):
            raise Unreadable("a font without a text map")
        if ref not in self.maps:
            table = as_it_stands(self.pdf, ref)
            self.size += len(table)
            need(self.size <= MOST_MAPS, "text maps that are too long")
            self.maps[ref] = {
                code.upper(): bytes.fromhex(text.decode()).decode("utf-16-be")
                for part in _between(table, b"beginbfchar", b"endbfchar")
                for code, text in re.findall(rb"<([0-9A-Fa-f]{4})>\s*<((?:[0-9A-Fa-f]{4}){1,64})>", part)
            }
        return self.maps[ref]


def _between(data: bytes, begin: bytes, end: bytes) -> Iterator[bytes]:
    """What stands between two words, each time."""
    at = data.find(begin)
    while at >= 0 and (stops := data.find(end, at)) >= 0:
        yield data[at + len(begin) : stops]
        at = data.find(begin, stops)


def page_text(pdf: Pdf, page: dict[str, object], meanings: Meanings) -> str:
    """The text of a page without white space."""
    chosen = pdf.dictionary(pdf.dictionary(page.get("Resources")).get("Font"))
    meaning: dict[bytes, str] = {}
    found: list[str] = []
    for shown_here in SHOWN.finditer(as_it_stands(pdf, page.get("Contents"))):
        if (name := shown_here["font"]) is not None:
            need(re.fullmatch(rb"[A-Za-z0-9]+", name), "a font with another name")
            meaning = meanings.of(chosen.get(name.decode()))
        elif (codes := shown_here["codes"]) is not None:
            for run in re.findall(rb"<([0-9A-Fa-f]*)>", codes):
                found.extend(meaning.get(run[at : at + 4].upper(), "\ufffd") for at in range(0, len(run), 4))
    return "".join("".join(found).split())


def check_pages(pdf: Pdf, wanted: list[str]) -> None:
    """Step 11: each digest must be found whole on some page."""
    missing = set(wanted)
    meanings = Meanings(pdf)
    contents: set[object] = set()
    try:
        for page in pdf.tree():
            pdf.clock.tick()
            need(page.get("Contents") not in contents, "two pages of one content")
            contents.add(page.get("Contents"))
            for run in re.findall(r"[0-9a-f]{64,}", page_text(pdf, page, meanings)):
                missing -= {run[at : at + 64] for at in range(len(run) - 63)}
    except (Unreadable, ValueError, TypeError) as error:
        raise Ends("changed", "pages-broken", "the text of a page cannot be read") from error
    if missing:
        raise Ends("changed", "pages-broken", f"{len(missing)} missing")


# ---------------------------------------------------------------------------------- "What no record has"

NEVER = {"AA", "ActualText", "JS", "JavaScript", "OC", "OCProperties", "OpenAction", "RichMediaContent", "XFA"}
ACTIONS = {
    "GoTo",
    "GoTo3DView",
    "GoToE",
    "GoToR",
    "Hide",
    "ImportData",
    "JavaScript",
    "Launch",
    "Movie",
    "Named",
    "Rendition",
    "ResetForm",
    "RichMediaExecute",
    "SetOCGState",
    "Sound",
    "SubmitForm",
    "Thread",
    "Trans",
    "URI",
}
FONT = {"BaseFont", "DescendantFonts", "Encoding", "Subtype", "ToUnicode", "Type"}
PART_OF_FONT = {"BaseFont", "CIDSystemInfo", "CIDToGIDMap", "DW", "FontDescriptor", "Subtype", "Type", "W"}
TEXT_MAP = re.compile(
    rb"/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
    rb"/CIDSystemInfo <</Registry \(Adobe\)/Ordering \(UCS\)/Supplement 0>> def\n"
    rb"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
    rb"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
    rb"((?:[0-9]{1,3} beginbfchar\n(?:<[0-9A-F]{4}> <(?:[0-9A-F]{4}){1,64}>\n){1,100}endbfchar\n)*)"
    rb"endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n\n?"
)
ORDERED = ("0123456789", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz")


def dictionaries(value: object, levels: int = MOST_NESTED) -> Iterator[dict[str, object]]:
    """Every dictionary that stands in a value."""
    need(levels, "too deep")
    if isinstance(value, Stream):
        value = value.head
    if isinstance(value, dict):
        yield value
        for inside in value.values():
            yield from dictionaries(inside, levels - 1)
    elif isinstance(value, list):
        for inside in value:
            yield from dictionaries(inside, levels - 1)


def check_what_no_record_has(pdf: Pdf) -> None:
    """Step 12: things that act, other fields, notes on pages, other text maps."""
    for number in [*pdf.rows]:
        for one in dictionaries(pdf.get(number)):
            if NEVER & one.keys() or _names_an_action(pdf.resolve(one.get("S"))):
                raise Ends("changed", "acts", f"object {number}")
    need(not any(NEVER & one.keys() for one in dictionaries(pdf.trailer)), "a trailer that acts")
    form = pdf.dictionary(pdf.catalogue.get("AcroForm"))
    fields = pdf.items(form.get("Fields"))
    if len(fields) != 1 or "Kids" in pdf.dictionary(fields[0]) or not form.keys() <= {"Fields", "SigFlags"}:
        raise Ends("changed", "other-fields")
    fonts: dict[int, dict[str, object]] = {}
    for place, (_, page) in enumerate(pdf.pages(), 1):
        pdf.clock.tick()
        if any(one != fields[0] for one in pdf.items(page.get("Annots", []))):
            raise Ends("changed", "notes", f"page {place}")
        for font in pdf.dictionary(pdf.dictionary(page.get("Resources")).get("Font")).values():
            if isinstance(font, Ref):
                fonts[font.number] = pdf.dictionary(font)
            elif not _shows_its_text(pdf, pdf.dictionary(font)):
                raise Ends("changed", "text-maps", f"page {place}")
    for number, font in fonts.items():
        if not _shows_its_text(pdf, font):
            raise Ends("changed", "text-maps", f"object {number}")


def _names_an_action(kind: object) -> bool:
    return isinstance(kind, Name) and kind in ACTIONS


def _shows_its_text(pdf: Pdf, font: dict[str, object]) -> bool:
    """Whether a font has its text map in the one form, as far as it can be seen without the fonts themselves."""
    parts = pdf.items(font.get("DescendantFonts"))
    part = pdf.dictionary(parts[0]) if len(parts) == 1 else {}
    if font.keys() != FONT or part.keys() != PART_OF_FONT or not re.fullmatch(r"[A-Z]{6}\+.+", str(part["BaseFont"])):
        return False
    if (font["Subtype"], font["Encoding"], part["Subtype"]) != ("Type0", "Identity-H", "CIDFontType2"):
        return False
    found = TEXT_MAP.fullmatch(as_it_stands(pdf, font["ToUnicode"]))
    if found is None:
        return False
    rows = re.findall(rb"<([0-9A-F]{4})> <([0-9A-F]+)>", found[1])
    if [int(code, 16) for code, _ in rows] != list(range(1, len(rows) + 1)):
        return False
    places = as_it_stands(pdf, part["CIDToGIDMap"])
    texts = [bytes.fromhex(text.decode()).decode("utf-16-be") for _, text in rows]
    glyphs = {text: int.from_bytes(places[2 * code : 2 * code + 2], "big") for code, text in enumerate(texts, 1)}
    return all(
        glyphs[one] < glyphs[other]
        for run in ORDERED
        for one, other in pairwise(letter for letter in run if letter in glyphs)
    )


MARKED = re.compile(
    rb"\((?:\\.|[^\\()])*\)"
    rb"|/(?P<font>[^\0\t\n\f\r ()<>\[\]{}/%]+)[\0\t\n\f\r ]+[-+.\d]+[\0\t\n\f\r ]+Tf"
    rb"|\[(?P<codes>[^\[\]()]*)\][\0\t\n\f\r ]*TJ"
    rb"|/[A-Za-z0-9]+[\0\t\n\f\r ]*<<(?P<about>[^<>]*)>>[\0\t\n\f\r ]*BDC"
    rb"|(?P<begins>\bBMC\b)|(?P<ends>\bEMC\b)",
    re.DOTALL,
)


def marked_pieces(pdf: Pdf, page: dict[str, object], meanings: Meanings) -> dict[int, str]:
    """The text of each marked piece of a page by its number."""
    chosen = pdf.dictionary(pdf.dictionary(page.get("Resources")).get("Font"))
    meaning: dict[bytes, str] = {}
    inside: list[int | None] = []
    pieces: dict[int, list[str]] = {}
    for found in MARKED.finditer(as_it_stands(pdf, page.get("Contents"))):
        if found["font"] is not None:
            meaning = meanings.of(chosen.get(str(_name(found["font"]))))
        elif found["about"] is not None:
            number = re.search(rb"/MCID[\0\t\n\f\r ]+([0-9]{1,9})\b", found["about"])
            inside.append(int(number[1]) if number else None)
        elif found["begins"] is not None:
            inside.append(None)
        elif found["ends"] is not None:
            inside = inside[:-1]
        elif found["codes"] is not None and inside and inside[-1] is not None:
            for run in re.findall(rb"<([0-9A-Fa-f]*)>", found["codes"]):
                text = (meaning.get(run[at : at + 4].upper(), "\ufffd") for at in range(0, len(run), 4))
                pieces.setdefault(inside[-1], []).extend(text)
    return {number: "".join(parts) for number, parts in pieces.items()}


class Structure:
    """Goes over the structure of the pages, and takes up the text that its leaves mark."""

    def __init__(self, pdf: Pdf) -> None:
        meanings = Meanings(pdf)
        self.pdf = pdf
        self.pages = {number: marked_pieces(pdf, page, meanings) for number, page in pdf.pages()}
        self.seen: set[int] = set()
        self.found: list[str] = []

    def text(self) -> str:
        """All of it, in the order of reading."""
        self.over(self.pdf.dictionary(self.pdf.catalogue.get("StructTreeRoot")).get("K"), 0, MOST_NESTED)
        return "".join(self.found)

    def over(self, value: object, page: int, levels: int) -> None:
        """An element, a list of them, or the number of a marked piece; `page` is where its numbers are of."""
        need(levels, "a structure too deep")
        if isinstance(value, Ref):
            if value.number in self.seen:
                return
            self.seen.add(value.number)
            value = self.pdf.resolve(value)
        if isinstance(value, list):
            for one in value:
                self.over(one, page, levels - 1)
        elif isinstance(value, dict):
            page = value["Pg"].number if isinstance(value.get("Pg"), Ref) else page
            if value.get("Type") == "MCR":
                self.take(page, whole_number(value.get("MCID")))
            elif "K" in value:
                self.over(value["K"], page, levels - 1)
        elif type(value) is int:
            self.take(page, value)

    def take(self, page: int, number: int) -> None:
        """The text of one marked piece."""
        self.found.append(self.pages.get(page, {}).get(number, ""))


def bare(text: str) -> str:
    """Without white space, and with each character that was printed as its code put back."""

    def character(code: re.Match[str]) -> str:
        return chr(int(code[1], 16)) if int(code[1], 16) <= 0x10FFFF else code[0]

    return "".join(re.sub(r"\[U\+([0-9A-F]{4,6}) [^\[\]]*\]", character, text).replace("\u200b", "").split())


def written(log: Log) -> Iterator[str]:
    """Every given value of a field that holds words."""
    entries = {entry.id: entry for entry in log.entries}
    for entry in log.entries:
        for name, value in entry.values.items():
            if isinstance(value, str) and _holds_words(entries, entry, name):
                yield value


def _holds_words(entries: dict[str, Entry], entry: Entry, name: str) -> bool:
    for _ in range(1000):
        if entry.kind_version != 1:
            return False
        if (entry.kind, name) != ("correction", "value"):
            return any(_fits(one, name) for one in WRITTEN.get(entry.kind, ()))
        corrected, field_name = entries.get(str(entry.values.get("entry"))), entry.values.get("field")
        if corrected is None or not isinstance(field_name, str):
            return False
        entry, name = corrected, field_name
    return False


def _fits(pattern: str, name: str) -> bool:
    ours, theirs = pattern.split("."), name.split(".")
    return len(ours) == len(theirs) and all(one in ("*", other) for one, other in zip(ours, theirs, strict=True))


def prints_all_words(pdf: Pdf, log: Log) -> bool:
    """Whether everything that somebody wrote, and that the record gives, is found on its pages."""
    try:
        text = bare(Structure(pdf).text())
    except (Unreadable, ValueError):
        return False
    at = 0
    for value in dict.fromkeys(map(bare, written(log))):
        pdf.clock.tick()
        place = text.find(value, at)
        place = text.find(value) if place < 0 else place
        if place < 0:
            return False
        at = place
    return True


ENTRIES: dict[str, set[str]] = {
    "field": {"AP", "F", "FT", "P", "Rect", "StructParent", "Subtype", "T", "TU", "Type", "V"},
    "signature": {"ByteRange", "Contents", "Filter", "M", "Reason", "Reference", "SubFilter", "Type"},
    "reference": {"TransformMethod", "TransformParams", "Type"},
    "parameters": {"P", "Type", "V"},
    "certifies": {"DocMDP"},
    "looks": {"N"},
    "block": {"BBox", "Filter", "Length", "Resources", "Subtype", "Type"},
    "resources": {"Font"},
    "font": FONT,
    "part": PART_OF_FONT - {"DW"},
    "descriptor": {
        "Ascent",
        "CapHeight",
        "Descent",
        "Flags",
        "FontBBox",
        "FontFile2",
        "FontName",
        "ItalicAngle",
        "StemV",
        "Type",
    },
}


def signature_says_more(pdf: Pdf) -> bool:
    """Whether the signature, its field or what its block shows has entries that we never write."""
    try:
        return any(not found.keys() <= ENTRIES[what] for what, found in _around_signature(pdf))
    except (Unreadable, ValueError, IndexError):
        return True


def _around_signature(pdf: Pdf) -> Iterator[tuple[str, dict[str, object]]]:
    field_entry = pdf.dictionary(pdf.items(pdf.dictionary(pdf.catalogue.get("AcroForm")).get("Fields"))[0])
    value = pdf.dictionary(field_entry.get("V"))
    yield "field", field_entry
    yield "signature", value
    for one in pdf.items(value.get("Reference")):
        yield "reference", pdf.dictionary(one)
        yield "parameters", pdf.dictionary(pdf.dictionary(one).get("TransformParams"))
    yield "certifies", pdf.dictionary(pdf.catalogue.get("Perms"))
    looks = pdf.dictionary(field_entry.get("AP"))
    yield "looks", looks
    block = pdf.stream(looks.get("N")).head
    yield "block", block
    resources = pdf.dictionary(block.get("Resources"))
    yield "resources", resources
    for font in pdf.dictionary(resources.get("Font")).values():
        yield "font", pdf.dictionary(font)
        for part in pdf.items(pdf.dictionary(font).get("DescendantFonts")):
            yield "part", pdf.dictionary(part)
            yield "descriptor", pdf.dictionary(pdf.dictionary(part).get("FontDescriptor"))


# The fields that hold words, from the page "Kinds of entry in a record".
WRITTEN = {
    kind: fields.split()
    for kind, fields in (
        line.split(": ")
        for line in """
raised: safety_done child.*.initials our_reference their_reference other_agency other_person other_role
    conference_chair reviewing_officer theme decision rationale cannot_wait raising.holds raising.wants
    raising.evidence raising.change receiving.holds receiving.wants receiving.evidence receiving.change
    receiving.source child_view child_view_how safety_plan start_reason
contact: with_whom said agreed by known_from
reply: from_whom holds wants source known_from
action: what owner by known_from
action-answer: note by known_from
position: holds wants evidence change source by known_from
details: their_reference other_role conference_chair reviewing_officer theme rationale child_view child_view_how
    other_person safety_plan lead_professional family_told by known_from
writing: text by known_from
note: text by known_from
safety: text safety_plan by known_from
partnership-told: whom sent_what what by known_from
stage-described: name raising_role receiving_role limit text_source
child-outcome: child_note by known_from
limit-met: how by known_from
form-received: what from_whom by known_from
shorter-limit: reason by known_from
longer-limit: reason agreed_with by known_from
paused: reason agreed_with
resumed: reason
priority-set: reason by known_from
stage-concluded: summary outstanding told_how writing.* by known_from
withdrawn: changed by known_from
escalated: safety_done reason our_person other_person writing.* by known_from
track-moved: conference_chair reviewing_officer theme reason our_person other_person by known_from
closed: summary child_note told_how by known_from
reopened: reason by known_from
reconciled: why
correction: value reason
withheld: reason
linked: why
""".strip()
        .replace("\n    ", " ")
        .split("\n")
    )
}


# ---------------------------------------------------------------------- "The signature of the PDF": DER and CMS


@dataclass(frozen=True)
class Der:
    """One value in DER: its tag, its content, and both with the length between."""

    tag: int
    content: bytes
    whole: bytes

    def parts(self) -> list["Der"]:
        """The values inside."""
        found = []
        at = 0
        while at < len(self.content):
            one = read_der(self.content, at)
            found.append(one)
            at += len(one.whole)
        return found

    def first(self, tag: int) -> "Der":
        """The first value inside, which must have this tag."""
        parts = self.parts()
        need(parts and parts[0].tag == tag, "another value in DER")
        return parts[0]


def read_der(data: bytes, at: int = 0) -> Der:
    """The value that begins here: short tags, and the shortest spelling of the length."""
    need(at + 2 <= len(data) and data[at] & 31 != 31, "not DER")
    tag, length, begins = data[at], data[at + 1], at + 2
    if length >= 128:
        count = length & 127
        need(1 <= count <= 4 and begins + count <= len(data), "not DER")
        length = int.from_bytes(data[begins : begins + count], "big")
        need(length >= 128 and data[begins] != 0, "not DER")
        begins += count
    need(begins + length <= len(data), "not DER")
    return Der(tag, data[begins : begins + length], data[at : begins + length])


PLAIN = {1, 2, 3, 4, 5, 6, 10, 12, *range(18, 29), 30}  # what DER never takes apart


def need_der(value: Der, levels: int = 32) -> None:
    """The one spelling, down to the last byte: "The form of a time stamp"."""
    need(levels > 0, "not DER")
    if value.tag in (0x30, 0x31) or value.tag & 0xE0 == 0xA0:
        parts = value.parts()
        for one in parts:
            need_der(one, levels - 1)
        need(value.tag != 0x31 or all(a.whole <= b.whole for a, b in pairwise(parts)), "not DER")
    elif value.tag & 0xE0 != 0x80:
        need(value.tag in PLAIN and _spelt_once(value.tag, value.content), "not DER")


def _spelt_once(tag: int, content: bytes) -> bool:
    if tag == 1:
        return content in (b"\0", b"\xff")
    if tag in (2, 10):
        filled = content[:1] in (b"\0", b"\xff") and len(content) > 1 and (content[0] ^ content[1]) < 128
        return content != b"" and not filled
    if tag == 3:
        unused = content[0] if content else 8
        return unused < 8 and (not unused or (len(content) > 1 and content[-1] % (1 << unused) == 0))
    if tag == 5:
        return not content
    if tag == 6:
        return re.fullmatch(rb"(?:(?!\x80)[\x80-\xff]*[\0-\x7f])+", content) is not None
    return True


def der(tag: int, *parts: bytes) -> bytes:
    """A value in DER."""
    content = b"".join(parts)
    length = len(content)
    if length < 128:
        return bytes([tag, length]) + content
    size = length.to_bytes((length.bit_length() + 7) // 8, "big")
    return bytes([tag, 128 | len(size)]) + size + content


def oid(dotted: str) -> bytes:
    """An object identifier in DER."""
    first, second, *rest = (int(one) for one in dotted.split("."))
    found = bytearray()
    for number in (first * 40 + second, *rest):
        groups = [number & 127]
        while number := number >> 7:
            groups.append(128 | number & 127)
        found += bytes(reversed(groups))
    return der(6, bytes(found))


SIGNED_DATA = oid("1.2.840.113549.1.7.2")
DATA = oid("1.2.840.113549.1.7.1")
TST_INFO = oid("1.2.840.113549.1.9.16.1.4")
CONTENT_TYPE = oid("1.2.840.113549.1.9.3")
MESSAGE_DIGEST = oid("1.2.840.113549.1.9.4")
SIGNING_CERTIFICATE = oid("1.2.840.113549.1.9.16.2.12")
SIGNING_CERTIFICATE_V2 = oid("1.2.840.113549.1.9.16.2.47")
TIME_STAMP = oid("1.2.840.113549.1.9.16.2.14")
SHA256 = bytes.fromhex("300d06096086480165030402010500")
ECDSA_WITH_SHA256 = bytes.fromhex("300a06082a8648ce3d040302")

DIGESTS: dict[bytes, hashes.HashAlgorithm] = {
    oid("1.2.840.113549.2.5"): hashes.MD5(),
    oid("1.3.14.3.2.26"): hashes.SHA1(),
    oid("2.16.840.1.101.3.4.2.4"): hashes.SHA224(),
    oid("2.16.840.1.101.3.4.2.1"): hashes.SHA256(),
    oid("2.16.840.1.101.3.4.2.2"): hashes.SHA384(),
    oid("2.16.840.1.101.3.4.2.3"): hashes.SHA512(),
}
STRONG = {"sha256", "sha384", "sha512", "sha224"}
RSA_PLAIN = oid("1.2.840.113549.1.1.1")
RSA_PSS = oid("1.2.840.113549.1.1.10")
SIGNINGS: dict[bytes, hashes.HashAlgorithm] = {
    oid("1.2.840.113549.1.1.4"): hashes.MD5(),
    oid("1.2.840.113549.1.1.5"): hashes.SHA1(),
    oid("1.2.840.113549.1.1.14"): hashes.SHA224(),
    oid("1.2.840.113549.1.1.11"): hashes.SHA256(),
    oid("1.2.840.113549.1.1.12"): hashes.SHA384(),
    oid("1.2.840.113549.1.1.13"): hashes.SHA512(),
    oid("1.2.840.10045.4.1"): hashes.SHA1(),
    oid("1.2.840.10045.4.3.1"): hashes.SHA224(),
    oid("1.2.840.10045.4.3.2"): hashes.SHA256(),
    oid("1.2.840.10045.4.3.3"): hashes.SHA384(),
    oid("1.2.840.10045.4.3.4"): hashes.SHA512(),
}


def hashed(algorithm: hashes.HashAlgorithm, *parts: bytes) -> bytes:
    """A digest by a named method."""
    over = hashes.Hash(algorithm)
    for part in parts:
        over.update(part)
    return over.finalize()


def digest_named(algorithm: Der) -> hashes.HashAlgorithm:
    """The method that an AlgorithmIdentifier names."""
    found = DIGESTS.get(algorithm.first(6).whole)
    if found is None:
        raise Unreadable("an unknown digest")
    return found


@dataclass(frozen=True)
class Cms:
    """A CMS SignedData with one signer, as far as every one of them goes."""

    content_type: bytes
    content: bytes | None
    certificate: bytes
    sid: Der
    digest_algorithm: Der
    signed: Der
    attributes: dict[bytes, list[Der]]
    signature_algorithm: Der
    signature: bytes
    unsigned: Der | None


def read_cms(data: bytes) -> Cms:
    """Take a SignedData apart."""
    top = read_der(data).parts()
    need(len(top) == 2 and top[0].whole == SIGNED_DATA and top[1].tag == 0xA0, "not a SignedData")
    parts = top[1].first(0x30).parts()
    need(len(parts) >= 4 and [one.tag for one in parts[:3]] == [2, 0x31, 0x30], "not a SignedData")
    inner = parts[2].parts()
    content = inner[1].first(4).content if len(inner) == 2 else None
    certificates = [one.whole for part in parts if part.tag == 0xA0 for one in part.parts()]
    need(parts[-1].tag == 0x31, "no signer")
    signers = parts[-1].parts()
    need(len(signers) == 1, "not exactly one signer")
    info = signers[0].parts()
    need(len(info) >= 6 and info[3].tag == 0xA0, "a signer without signed attributes")
    need(info[4].tag == 0x30 and info[5].tag == 4, "not a signer")
    certificate = next((one for one in certificates if _is_named(one, info[1])), None)
    if certificate is None:
        raise Unreadable("the signer's certificate is not inside")
    return Cms(
        content_type=inner[0].whole,
        content=content,
        certificate=certificate,
        sid=info[1],
        digest_algorithm=info[2],
        signed=info[3],
        attributes=attributes_of(info[3]),
        signature_algorithm=info[4],
        signature=info[5].content,
        unsigned=info[6] if len(info) > 6 else None,
    )


def attributes_of(value: Der) -> dict[bytes, list[Der]]:
    """Attributes of a signer by what each is; none stands twice."""
    found: dict[bytes, list[Der]] = {}
    for one in value.parts():
        pair = one.parts()
        need(one.tag == 0x30 and [item.tag for item in pair] == [6, 0x31], "not an attribute")
        need(pair[0].whole not in found and pair[1].content, "an attribute stands twice, or is empty")
        found[pair[0].whole] = pair[1].parts()
    return found


def issuer_and_serial(certificate: bytes) -> tuple[bytes, bytes]:
    """Issuer and serial number of a certificate, in DER as they stand in it."""
    parts = read_der(certificate).first(0x30).parts()
    parts = parts[1:] if parts[0].tag == 0xA0 else parts
    need(len(parts) > 3, "not a certificate")
    return parts[2].whole, parts[0].whole


def _is_named(certificate: bytes, sid: Der) -> bool:
    if sid.tag == 0x30:
        return b"".join(issuer_and_serial(certificate)) == sid.content
    found = x509.load_der_x509_certificate(certificate)
    try:
        key_id = found.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value.digest
    except x509.ExtensionNotFound:
        key_id = x509.SubjectKeyIdentifier.from_public_key(found.public_key()).digest
    return sid.tag == 0x80 and sid.content == key_id


def cms_holds(cms: Cms, content: list[bytes]) -> bool | None:
    """Whether digest and signature hold; None when the method of signing is not one that this checker knows."""
    type_named = cms.attributes.get(CONTENT_TYPE, [])
    if [one.whole for one in type_named] != [cms.content_type]:
        return False
    stated = cms.attributes.get(MESSAGE_DIGEST, [])
    if [one.tag for one in stated] != [4]:
        return False
    method = digest_named(cms.digest_algorithm)
    if stated[0].content != hashed(method, *content):
        return False
    over = b"\x31" + cms.signed.whole[1:]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _verifies(cms, over, method)
    except InvalidSignature:
        return False
    except (UnsupportedAlgorithm, ValueError, TypeError):
        return None


def _verifies(cms: Cms, over: bytes, method: hashes.HashAlgorithm) -> bool | None:
    key = x509.load_der_x509_certificate(cms.certificate).public_key()
    named = cms.signature_algorithm.first(6).whole
    by = SIGNINGS.get(named, method)
    if isinstance(key, rsa.RSAPublicKey) and (named in SIGNINGS or named == RSA_PLAIN):
        key.verify(cms.signature, over, padding.PKCS1v15(), by)
    elif isinstance(key, rsa.RSAPublicKey) and named == RSA_PSS:
        key.verify(cms.signature, over, padding.PSS(padding.MGF1(by), padding.PSS.AUTO), by)
    elif isinstance(key, ec.EllipticCurvePublicKey):
        key.verify(cms.signature, over, ec.ECDSA(by))
    elif isinstance(key, ed25519.Ed25519PublicKey | ed448.Ed448PublicKey):
        key.verify(cms.signature, over)
    elif isinstance(key, dsa.DSAPublicKey):
        key.verify(cms.signature, over, by)
    else:
        return None
    return True


def names_its_certificate(cms: Cms, methods: set[bytes] | None = None) -> bool:
    """Whether signingCertificate or signingCertificateV2, where it stands, names the certificate by its digest.

    In a time stamp the second names one of these methods, or none.
    """
    for value in cms.attributes.get(SIGNING_CERTIFICATE, []):
        if value.first(0x30).first(0x30).first(4).content != hashed(hashes.SHA1(), cms.certificate):
            return False
    for value in cms.attributes.get(SIGNING_CERTIFICATE_V2, []):
        parts = value.first(0x30).first(0x30).parts()
        named = parts.pop(0) if parts[0].tag == 0x30 else None
        need(methods is None or named is None or named.whole in methods, "a method that time stamps do not have")
        method = digest_named(named) if named else hashes.SHA256()
        if parts[0].tag != 4 or parts[0].content != hashed(method, cms.certificate):
            return False
    return True


def weakness(cms: Cms) -> str | None:
    """Step 6: a digest or a key that no longer counts as safe."""
    named = cms.signature_algorithm.first(6).whole
    for method in (digest_named(cms.digest_algorithm), SIGNINGS.get(named)):
        if method is not None and method.name not in STRONG:
            return method.name
    key = x509.load_der_x509_certificate(cms.certificate).public_key()
    if isinstance(key, rsa.RSAPublicKey | dsa.DSAPublicKey) and key.key_size < 2048:
        return "a short key"
    if isinstance(key, ec.EllipticCurvePublicKey) and key.curve.key_size < 224:
        return "a short curve"
    return None


def _methods(*named: str) -> list[bytes]:
    """Methods without a parameter and with the empty one."""
    return [der(0x30, oid(one), more) for one in named for more in (b"", der(5))]


def _stamp_signings(algorithm: hashes.HashAlgorithm, digest_oid: str, rsa_oid: str, ecdsa_oid: str) -> set[bytes]:
    """What may name the method of signing in a time stamp whose digest is this one."""
    found = {*_methods("1.2.840.113549.1.1.1", rsa_oid), der(0x30, oid(ecdsa_oid))}
    for one in _methods(digest_oid):
        for other in _methods(digest_oid):
            mask = der(0xA1, der(0x30, oid("1.2.840.113549.1.1.8"), other))
            salt = der(0xA2, der(2, bytes([algorithm.digest_size])))
            found.add(der(0x30, RSA_PSS, der(0x30, der(0xA0, one), mask, salt)))
    return found


STAMP_METHODS: list[tuple[hashes.HashAlgorithm, str, str, str]] = [
    (hashes.SHA256(), "2.16.840.1.101.3.4.2.1", "1.2.840.113549.1.1.11", "1.2.840.10045.4.3.2"),
    (hashes.SHA384(), "2.16.840.1.101.3.4.2.2", "1.2.840.113549.1.1.12", "1.2.840.10045.4.3.3"),
    (hashes.SHA512(), "2.16.840.1.101.3.4.2.3", "1.2.840.113549.1.1.13", "1.2.840.10045.4.3.4"),
]
STAMP_DIGESTS = {one: row[0] for row in STAMP_METHODS for one in _methods(row[1])}
STAMP_SIGNINGS = {row[0].name: _stamp_signings(*row) for row in STAMP_METHODS}


def stamp_is_whole(token: bytes, about: list[bytes]) -> bool:
    """Whether a time stamp is in the one form, is about these bytes, and its own signature holds."""
    try:
        whole = read_der(token)
        need(whole.whole == token, "more than a time stamp")
        need_der(whole)
        return _stamp_holds(whole, about)
    except (Unreadable, UnsupportedAlgorithm, ValueError, TypeError, IndexError):
        return False


def _exactly(value: Der, *tags: int) -> list[Der]:
    """The values inside, which have exactly these tags."""
    parts = value.parts()
    need([one.tag for one in parts] == list(tags), "a time stamp of another form")
    return parts


def _stamp_holds(token: Der, about: list[bytes]) -> bool:
    need(token.tag == 0x30, "not a time stamp")
    signed_data = _exactly(_exactly(token, 6, 0xA0)[1], 0x30)[0]
    lists = [0xA0, 0xA1] if any(one.tag == 0xA1 for one in signed_data.parts()) else [0xA0]
    parts = _exactly(signed_data, 2, 0x31, 0x30, *lists, 0x31)
    need(all(one.tag == 0x30 for one in parts[3].parts()), "another kind of certificate")
    signer = _exactly(parts[-1], 0x30)[0].parts()
    need([one.tag for one in signer[:6]] == [2, 0x30, 0x30, 0xA0, 0x30, 4], "a signer of another form")
    need([one.tag for one in signer[6:]] in ([], [0xA1]), "a signer of another form")
    for more in signer[6:]:
        attributes_of(more)
    content = _exactly(_exactly(parts[2], 6, 0xA0)[1], 4)[0].content
    need(sum(_is_named(one.whole, signer[1]) for one in parts[3].parts()) == 1, "not one certificate")
    cms = read_cms(token.whole)
    need(cms.content_type == TST_INFO, "not a time stamp")
    method = STAMP_DIGESTS.get(cms.digest_algorithm.whole)
    if method is None or cms.signature_algorithm.whole not in STAMP_SIGNINGS[method.name]:
        return False
    fits = _stamp_is_about(content, about) and cms_holds(cms, [content]) is True
    return fits and names_its_certificate(cms, set(STAMP_DIGESTS))


def _stamp_is_about(content: bytes, about: list[bytes]) -> bool:
    info = read_der(content)
    need(info.whole == content and info.tag == 0x30, "more than a time stamp is about")
    need_der(info)
    parts = info.parts()
    more = [one.tag for one in parts[5:]]
    need([one.tag for one in parts[:5]] == [2, 6, 0x30, 2, 0x18], "a time stamp of another form")
    need(more == [one for one in (0x30, 1, 2, 0xA0, 0xA1) if one in more], "a time stamp of another form")
    named, imprint = _exactly(parts[2], 0x30, 4)
    method = STAMP_DIGESTS.get(named.whole)
    return method is not None and imprint.content == hashed(method, *about)


def in_one_form(data: bytes, cms: Cms, covered: list[bytes]) -> bool:
    """Step 7: write the CMS anew from its parts; it must be the same bytes, so it holds nothing besides."""
    ess = cms.attributes.get(SIGNING_CERTIFICATE_V2, [])
    if len(ess) != 1 or not _names_certificate(ess[0], cms.certificate):
        return False
    signed = der(
        0xA0,
        der(0x30, CONTENT_TYPE, der(0x31, DATA)),
        der(0x30, MESSAGE_DIGEST, der(0x31, der(4, digest(*covered)))),
        der(0x30, SIGNING_CERTIFICATE_V2, der(0x31, ess[0].whole)),
    )
    stamp = time_stamp_inside(cms)
    unsigned = der(0xA1, der(0x30, TIME_STAMP, der(0x31, stamp))) if stamp else b""
    version = der(2, b"\x01")
    sid = der(0x30, *issuer_and_serial(cms.certificate))
    signer = der(0x30, version, sid, SHA256, signed, ECDSA_WITH_SHA256, der(4, cms.signature), unsigned)
    inner = der(0x30, version, der(0x31, SHA256), der(0x30, DATA), der(0xA0, cms.certificate), der(0x31, signer))
    if stamp and not stamp_is_whole(stamp, [cms.signature]):
        return False
    return der(0x30, SIGNED_DATA, der(0xA0, inner)) == data and _lower_s(cms.signature)


def _names_certificate(ess: Der, certificate: bytes) -> bool:
    """signingCertificateV2 names this one certificate and no more: by its SHA-256, and issuer and serial or not."""
    issuer, serial = issuer_and_serial(certificate)
    also = der(0x30, der(0x30, der(0xA4, issuer)), serial)
    named = (der(0x30, der(4, digest(certificate)), more) for more in (also, b""))
    return ess.whole in {der(0x30, der(0x30, name)) for name in named}


def _lower_s(signature: bytes) -> bool:
    """DER of a sequence of r and s in its one spelling, with the lower s."""
    numbers = [int.from_bytes(one.content, "big") for one in read_der(signature).parts()]
    if len(numbers) != 2 or not 1 <= numbers[1] <= HALF_ORDER:
        return False
    spelt = (der(2, number.to_bytes(number.bit_length() // 8 + 1, "big")) for number in numbers)
    return signature == der(0x30, *spelt)


def time_stamp_inside(cms: Cms) -> bytes | None:
    """The time stamp among the unsigned attributes."""
    if cms.unsigned is None:
        return None
    pairs = [one.parts() for one in cms.unsigned.parts()]
    if len(pairs) != 1 or len(pairs[0]) != 2 or pairs[0][0].whole != TIME_STAMP:
        return None
    values = pairs[0][1].parts()
    return values[0].whole if len(values) == 1 else None


# ------------------------------------------------------------------------- "What was added after the end"

STRUCTURE = re.compile(rb"(?<=[\d\s\0])obj(?![A-Za-z])|xref|trailer|%PDF-")
DSS_LISTS = ("Certs", "CRLs", "OCSPs")
VRI_LISTS = ("Cert", "CRL", "OCSP")
FIELD_OF_STAMP = {"F": int, "FT": Name, "Ff": int, "P": Ref, "Rect": list, "Subtype": Name}
FIELD_OF_STAMP |= {"T": bytes, "TU": bytes, "Type": Name, "V": Ref}


def check_rest(data: bytes, end: int, signed: Pdf) -> list[str]:
    """Step 8: codes of what was added; ends the check when it may change what the file shows."""
    if len(data) == end:
        return []
    if not STRUCTURE.search(data, end):
        return ["bytes-added"]
    copies = 1
    while data.startswith(data[:end], copies * end):
        copies += 1
    if copies > 1 and not STRUCTURE.search(data, copies * end):
        return ["copy-added"]
    try:
        return _check_updates(data, end, signed)
    except (Unreadable, ValueError) as error:
        raise Ends("changed", "changed-after", str(error)) from error


def _check_updates(data: bytes, end: int, signed: Pdf) -> list[str]:
    sections: list[Section] = []
    walk = Walk(data, end, signed.clock)
    at, before = end, signed.sections[0].at
    while not sections or STRUCTURE.search(data, at):
        signed.clock.tick()
        need(len(sections) < MOST_TABLES, "too many updates")
        sections.insert(0, walk.update(before))
        at, before = sections[0].end, sections[0].at
    need(len(data) - at <= 1023 and b"%%EOF" not in data[at:], "an odd end")
    _check_hidden(data, end, sections)
    whole = [*sections, *signed.sections]
    codes: list[str] = []
    for number in range(len(sections) - 1, -1, -1):
        older = Pdf(data, whole[number + 1 :], signed.clock)
        newer = Pdf(data, whole[number:], signed.clock)
        codes += Update(data, older, newer).codes()
    return list(dict.fromkeys(codes))


def _check_hidden(data: bytes, end: int, new: list[Section]) -> None:
    """No word that PDF programs look for stands anywhere else: in no text, stream or comment."""
    begun = {at + len(f"{number} 0 ") for section in new for number, at in section.rows.items()}
    for found in re.finditer(rb"(?<=[\d\s\0])obj(?![A-Za-z])", data[end - 1 :]):
        need(found.start() + end - 1 in begun, "an object that no table lists")
    for word in (b"trailer", b"startxref"):
        need(data.count(word, end) == len(new), "a trailer or a startxref that belongs to no table")
    need(b"%PDF-" not in data[end:], "a second beginning")


# "How an update is written": each pattern stands for one thing that may stand there.
WS = rb"[ \t\n\f\r]"
EOL = rb" *(?:\r\n|\n|\r)"
EDGE = rb"(?=[ \t\n\f\r()<>\[\]/])"
SPACES = re.compile(WS + rb"*")
BETWEEN = re.compile(rb"(?:" + WS + rb"+|%[^\r\n]*[\r\n])*")
PLAIN_NAME = re.compile(rb"/((?:[!-~]|#[0-9A-Fa-f]{2})+?)(?=[ \t\n\f\r()<>\[\]/])")
PLAIN_VALUE = re.compile(
    rb"(?:[1-9][0-9]{0,9} 0 R|[+-]?(?:[0-9]{1,10}(?:\.[0-9]{0,10})?|\.[0-9]{1,10})|true|false)"
    + EDGE
    + rb"|<(?:"
    + WS
    + rb"*[0-9A-Fa-f]"
    + WS
    + rb"*[0-9A-Fa-f])*"
    + WS
    + rb"*>"
)
PLAIN_REFERENCE = re.compile(rb"[1-9][0-9]{0,9} 0 R" + EDGE)
PLAIN_OPENS = re.compile(rb"\[(?:" + WS + rb"*+(?:" + PLAIN_VALUE.pattern + rb"))*+")  # what is simple, at one go
PLAIN_PIECE = re.compile(rb"[^\\()]+|\\(?:[nrtbf()\\]|[0-3][0-7]{2}|[0-7]{1,2}(?![0-7]))|[()]")
PLAIN_OBJECT = re.compile(rb"([1-9][0-9]{0,9}) 0 obj" + EDGE)
PLAIN_STREAM = re.compile(rb"stream(?:\r\n|\n)")
PLAIN_ENDSTREAM = re.compile(rb"(?:\r\n|\n|\r)?endstream" + WS + rb"+")
PLAIN_ENDOBJ = re.compile(rb"endobj(?=[ \t\n\f\r%])")
PLAIN_TABLE = re.compile(rb"xref" + EOL)
PLAIN_HEAD = re.compile(rb"([0-9]{1,10}) ([0-9]{1,6})" + EOL)
PLAIN_ROW = re.compile(rb"([0-9]{10}) 00000 n(?: \r| \n|\r\n)")
PLAIN_FREE = re.compile(rb"[0-9]{10} 65535 f(?: \r| \n|\r\n)")
PLAIN_NULL = re.compile(rb"null" + EDGE)
PLAIN_HEADER = re.compile(rb"%PDF-1\.7(?:\r\n|\n|\r)")
PLAIN_TRAILER = re.compile(WS + rb"*trailer(?=[ \t\n\f\r<])" + WS + rb"*")
PLAIN_END = re.compile(rb"(?<=[\r\n])startxref" + EOL + rb"([0-9]{1,10})" + EOL + rb"%%EOF")


OTHER_DATA = {"Filter", "DecodeParms", "DL", "F", "FFilter", "FDecodeParms"}
LINE_ENDS = (b"", b"\r\n", b"\n", b"\r")


class Walk:
    """Goes over an update as it is written, and takes nothing that is written otherwise."""

    def __init__(self, data: bytes, at: int, clock: Clock) -> None:
        self.data = data
        self.at = at
        self.clock = clock
        self.space = SPACES
        self.count = 0  # of objects

    def record(self) -> None:
        """The signed part as a whole: a header, the first part, and updates to its end."""
        self.over(PLAIN_HEADER)
        before = self.update(None).at
        for _ in range(MOST_TABLES - 1):
            if not STRUCTURE.search(self.data, self.at):
                break
            before = self.update(before).at
        need(self.data[self.at :] in LINE_ENDS[1:], "no line end behind the signed part")

    def update(self, before: int | None) -> Section:
        """One update, whose trailer names the table before it; None stands for the first part of a record."""
        rows: dict[int, int] = {}
        self.over(BETWEEN)
        while found := PLAIN_OBJECT.match(self.data, self.at):
            need(int(found[1]) not in rows, "an object stands twice")
            rows[int(found[1])] = self.at
            self.at = found.end()
            self._object()
            self.over(BETWEEN)
            self.clock.tick()
        self.count += len(rows)
        need(self.count <= MOST_OBJECTS, "too many objects")
        at = self.at
        self.over(PLAIN_TABLE)
        need(self._listed() == rows, "a table that lists other objects")
        self.over(PLAIN_TRAILER)
        begins = self.at
        if before is None:
            self.space = BETWEEN  # there may be comments in the first trailer
        members = self._dictionary(MOST_PLAIN)
        self.space = SPACES
        need(members.keys() - {"ID", "Prev"} == {"Size", "Root", "Info"}, "a trailer with other members")
        need(members["Info"].endswith(b"R"), "properties that are no object")
        need(re.fullmatch(rb"[0-9]{1,10}", members["Size"]), "a /Size that is no plain number")
        need(int(members["Size"]) > max(rows, default=0), "a number beyond /Size")
        need(members.get("Prev") == (None if before is None else b"%d" % before), "another /Prev")
        trailer = Reader(self.data, begins).value()
        self.over(BETWEEN)
        need(int(self.over(PLAIN_END)[1]) == at, "another startxref")
        return Section(at, self.at, rows, set(), trailer if isinstance(trailer, dict) else {})

    def over(self, pattern: re.Pattern[bytes]) -> re.Match[bytes]:
        """Go over what must stand here."""
        found = pattern.match(self.data, self.at)
        if found is None:
            raise Unreadable("an update that is written otherwise")
        self.at = found.end()
        return found

    def _object(self) -> None:
        self.over(SPACES)
        begins_here = self.at
        need(not PLAIN_REFERENCE.match(self.data, self.at), "an object that is a reference")
        members = self._value(MOST_PLAIN)
        need(self.at - begins_here <= MOST_OBJECT, "an object that is too long")
        self.over(SPACES)
        begins = PLAIN_STREAM.match(self.data, self.at)
        if members is not None and begins:
            length = members.get("Length", b"")
            need(re.fullmatch(rb"[0-9]{1,10}", length), "a stream without a plain length")
            self.at = begins.end() + int(length)
            self.over(PLAIN_ENDSTREAM)
        self.over(PLAIN_ENDOBJ)

    def _listed(self) -> dict[int, int]:
        rows: dict[int, int] = {}
        while not PLAIN_TRAILER.match(self.data, self.at):
            head = self.over(PLAIN_HEAD)
            need(int(head[2]) > 0, "an empty section")
            for number in range(int(head[1]), int(head[1]) + int(head[2])):
                need(number not in rows, "a number stands twice in a table")
                if number == 0:
                    self.over(PLAIN_FREE)
                else:
                    rows[number] = int(self.over(PLAIN_ROW)[1])
        return rows

    def _value(self, levels: int) -> dict[str, bytes] | None:
        """Go over a value; of a dictionary, how its members are written."""
        need(levels > 0, "values nested too deeply")
        if self.data.startswith(b"<<", self.at):
            return self._dictionary(levels)
        if self.data.startswith(b"[", self.at):
            self.over(PLAIN_OPENS)
            while not self._ends(b"]"):
                if nothing := PLAIN_NULL.match(self.data, self.at):
                    self.at = nothing.end()
                else:
                    self._value(levels - 1)
        elif self.data.startswith(b"(", self.at):
            opened = 0
            while True:
                piece = self.over(PLAIN_PIECE)[0]
                opened += (piece == b"(") - (piece == b")")
                if not opened:
                    break
        elif self.data.startswith(b"/", self.at):
            self._name()
        else:
            self.over(PLAIN_VALUE)
        return None

    def _dictionary(self, levels: int) -> dict[str, bytes]:
        members: dict[str, bytes] = {}
        need(levels > 0 and self.data.startswith(b"<<", self.at), "not a dictionary")
        self.at += 2
        while not self._ends(b">>"):
            name = self._name()
            need(name not in members, "a dictionary with a key that stands twice")
            self.over(self.space)
            begins = self.at
            self._value(levels - 1)
            members[name] = self.data[begins : self.at]
        return members

    def _ends(self, bracket: bytes) -> bool:
        self.over(self.space)
        ends = self.data.startswith(bracket, self.at)
        self.at += len(bracket) if ends else 0
        return ends

    def _name(self) -> str:
        """A name; # stands only for what cannot stand itself."""
        raw = self.over(PLAIN_NAME)[1]
        plain = str(_name(raw))
        need(not re.search(rb"[%{}]|#(?![0-9A-Fa-f]{2})", raw), "a name that is written otherwise")
        need(all("\0" < one < "\x80" for one in plain), "a name that is written otherwise")
        escaped = [bytes.fromhex(one.decode()) for one in re.findall(rb"#(..)", raw)]
        need(all(not b"!" <= one <= b"~" or one in b"#%()/<>[]{}" for one in escaped), "a needless escape")
        return plain


class Update:
    """One incremental update: each object that it lists must be one of those that are permitted."""

    def __init__(self, data: bytes, older: Pdf, newer: Pdf) -> None:
        self.data = data
        self.older = older
        self.newer = newer
        self.section = newer.sections[0]
        self.listed = set(self.section.rows)
        self.permitted: set[int] = set()
        self.found: list[str] = []

    def codes(self) -> list[str]:
        """What the update adds; raises when it may change what the file shows."""
        need(self.newer.root == self.older.root, "another catalogue")
        size = self.newer.trailer.get("Size")
        need(isinstance(size, int) and size > max(self.listed, default=0), "a number beyond /Size")
        again = [self.newer.trailer.get("Info"), self.newer.root]
        again += [self.newer.catalogue.get(name) for name in ("Metadata", "AcroForm")]
        for number in self.listed - {one.number for one in again if isinstance(one, Ref)}:
            old, new = self.older.get(number), self.newer.get(number)
            need(number not in self.older.rows or old != new, "an object is written again as it was")
        self._catalogue()
        self._properties()
        self._metadata()
        self._validation_data()
        self._time_stamps()
        need(self.listed <= self.permitted, "an object that is not permitted")
        need(self.found, "an update that adds nothing that is permitted")
        return self.found

    def _is_new(self, number: int) -> bool:
        return number not in self.older.rows and number in self.listed

    def _add(self, code: str, *numbers: int) -> None:
        self.permitted.update(numbers)
        self.found.append(code)

    def _add_what_differs(self, number: int) -> None:
        """Properties or metadata; written again as they were they are permitted, and add nothing."""
        self.permitted.add(number)
        if self.older.get(number) != self.newer.get(number):
            self.found.append("metadata-added")

    def _below(self, value: object) -> list[int]:
        """Numbers of new objects that this value refers to, directly or through others."""
        found: list[int] = []
        waiting = [value]
        while waiting:
            one = waiting.pop()
            if isinstance(one, Ref):
                if self._is_new(one.number) and one.number not in found:
                    found.append(one.number)
                    waiting.append(self.newer.get(one.number))
                continue
            one = one.head if isinstance(one, Stream) else one
            waiting.extend(one.values() if isinstance(one, dict) else one if isinstance(one, list) else ())
        return found

    def _catalogue(self) -> None:
        self.permitted.update([self.newer.root.number, *self._below(self.newer.catalogue.get("Extensions"))])
        may = {"DSS", "Extensions", "Metadata", "AcroForm"}
        old, new = self.older.catalogue, self.newer.catalogue
        for name in (old.keys() | new.keys()) - may:
            need(name in old and name in new and old[name] == new[name], "the catalogue differs")

    def _properties(self) -> None:
        """Properties: the object that /Info of the trailer names."""
        old, new = self.older.trailer.get("Info"), self.newer.trailer.get("Info")
        if isinstance(new, Ref) and new.number in self.listed:
            need(not isinstance(self.newer.get(new.number), Stream), "properties that are a stream")
            need(self._is_new(new.number) or (old == new and self._references(new) == 1), "properties of two uses")
            self._add_what_differs(new.number)
        else:
            need(old == new, "other properties that are not new")

    def _references(self, ref: Ref) -> int:
        """How often an object is referred to, from every object and the trailer of the older file."""
        waiting: list[object] = [self.older.get(number) for number in self.older.rows]
        waiting.append({name: one for name, one in self.older.trailer.items() if name in ("Root", "Info")})
        count = 0
        while waiting:
            one = waiting.pop()
            count += one == ref
            if isinstance(one, Stream):
                one = one.head
            waiting.extend(one.values() if isinstance(one, dict) else one if isinstance(one, list) else ())
        return count

    def _metadata(self) -> None:
        """Metadata: the stream that /Metadata of the catalogue names."""
        old, new = self.older.catalogue.get("Metadata"), self.newer.catalogue.get("Metadata")
        if not isinstance(new, Ref) or new.number not in self.listed:
            need(old == new, "other metadata that are not new")
        else:
            need(isinstance(self.newer.get(new.number), Stream), "metadata that are no stream")
            need(self._is_new(new.number) or (old == new and self._references(new) == 1), "metadata of two uses")
            self._add_what_differs(new.number)

    def _validation_data(self) -> None:
        """Validation data: /DSS in the catalogue."""
        old_ref, new_ref = self.older.catalogue.get("DSS"), self.newer.catalogue.get("DSS")
        if new_ref is None:
            need(old_ref is None, "validation data taken out")
            return
        old = self.older.dictionary(old_ref) if old_ref is not None else {}
        new = self.newer.dictionary(new_ref)
        used: list[int] = self._own_or_new(new_ref, old_ref)
        need(new.keys() <= {"Type", "VRI", *DSS_LISTS}, "validation data with other members")
        need(new.get("Type", "DSS") == "DSS", "validation data of another type")
        for name in DSS_LISTS:
            used += self._streams(new.get(name), old.get(name))
        used += self._vri(new.get("VRI"), old.get("VRI"))
        used += self._below(new_ref)
        changed = [number for number in used if number in self.listed]
        if changed or old_ref != new_ref or old != new:
            self._add("validation-data-added", *changed)

    def _own_or_new(self, new: object, old: object) -> list[int]:
        """The number of a reference, which must be new unless it stood here before."""
        if not isinstance(new, Ref):
            return []
        fits = new == old and (new.number not in self.listed or self._references(new) == 1)
        need(fits or self._is_new(new.number), "an older object is used for something else")
        return [new.number]

    def _streams(self, new: object, old: object) -> list[int]:
        """A list of references to streams; those that stood here before are left as they were."""
        if new is None:
            return []
        used = self._own_or_new(new, old)
        before = self.older.items(old) if old is not None else []
        for one in self.newer.items(new):
            need(isinstance(one, Ref) and isinstance(self.newer.resolve(one), Stream), "no stream for validation")
            if isinstance(one, Ref):
                kept = one in before and one.number not in self.listed
                need(kept or self._is_new(one.number), "an older object is used for something else")
                used.append(one.number)
        return used

    def _vri(self, new: object, old: object) -> list[int]:
        before = self.older.dictionary(old) if old is not None else {}
        if new is None:
            need(not before, "validation data taken out")
            return []
        used = self._own_or_new(new, old)
        now = self.newer.dictionary(new)
        for name, one in before.items():
            same = name in now and now[name] == one and self.older.resolve(one) == self.newer.resolve(now[name])
            need(same, "validation data of an earlier update differ")
        for name in now.keys() - before.keys():
            need(re.fullmatch(r"[0-9A-F]{40}", name), "validation data under another name")
            used += self._own_or_new(now[name], None)
            entry = self.newer.dictionary(now[name])
            need(entry.keys() <= {"Type", "TU", "TS", *VRI_LISTS}, "validation data with other members")
            for part in VRI_LISTS:
                used += self._listed_streams(entry.get(part))
            if isinstance(entry.get("TS"), Ref):
                used += self._streams([entry["TS"]], None)
        return used

    def _listed_streams(self, value: object) -> list[int]:
        """Streams that an entry of /VRI names; they are new, or among those that are older validation data."""
        if value is None:
            return []
        dss = self.older.catalogue.get("DSS")
        known = self.older.dictionary(dss) if dss is not None else {}
        before = [one for name in DSS_LISTS if name in known for one in self.older.items(known[name])]
        return self._streams(value, before)

    def _time_stamps(self) -> None:
        """A time stamp for the document: new fields at the end of /Fields, and nothing else in the form."""
        old_ref, new_ref = self.older.catalogue.get("AcroForm"), self.newer.catalogue.get("AcroForm")
        old, new = self.older.dictionary(old_ref), self.newer.dictionary(new_ref)
        used = self._own_or_new(new_ref, old_ref)
        for name in (old.keys() | new.keys()) - {"Fields"}:
            need(name in old and name in new and old[name] == new[name], "the form differs")
        used += self._own_or_new(new.get("Fields"), old.get("Fields"))
        before, now = self.older.items(old.get("Fields")), self.newer.items(new.get("Fields"))
        need(now[: len(before)] == before, "the fields of the form differ")
        fields = now[len(before) :]
        if not fields:
            need(old == new, "the form differs")
            self.permitted.update(used)
            return
        for one in fields:
            used += self._time_stamp(one)
        used += self._pages_that_list(fields)
        self._add("time-stamp-added", *used)

    def _time_stamp(self, one: object) -> list[int]:
        if not isinstance(one, Ref) or not self._is_new(one.number):
            raise Unreadable("a field that is no new object")
        entry = self.newer.dictionary(one)
        rect = entry.get("Rect")
        empty = isinstance(rect, list) and len(rect) == 4 and all(number == 0 for number in rect)
        need(entry.get("FT") == "Sig" and entry.get("Subtype", "Widget") == "Widget", "a field of another kind")
        need(empty, "a field that can be seen")
        need(entry.keys() <= FIELD_OF_STAMP.keys(), "a field that may act or draw")
        need(all(isinstance(entry[name], FIELD_OF_STAMP[name]) for name in entry), "a field of another form")
        value = entry.get("V")
        stamp = self.newer.dictionary(value)
        kind = stamp.get("Type"), stamp.get("SubFilter")
        need(kind == ("DocTimeStamp", "ETSI.RFC3161"), "a field with another value than a time stamp")
        self._check_stamp(stamp)
        return [one.number, *self._own_or_new(value, None)]

    def _check_stamp(self, stamp: dict[str, object]) -> None:
        ranges = stamp.get("ByteRange")
        contents = stamp.get("Contents")
        need(isinstance(ranges, list) and len(ranges) == 4, "a time stamp without its ranges")
        numbers = [whole_number(one) for one in ranges] if isinstance(ranges, list) else []
        zero, first, second, length = numbers
        ends = {self.section.end + len(one) for one in LINE_ENDS if self.data.startswith(one, self.section.end)}
        need(zero == 0 and second + length in ends, "a time stamp that does not cover its update")
        between = self.data[first:second]
        need(re.fullmatch(rb"<(?:[0-9A-Fa-f]{2})*>", between), "a time stamp with something else between")
        token = Reader(between, 0).value()
        if not isinstance(token, bytes) or token != contents:
            raise Unreadable("a time stamp with other contents")
        der_part = read_der(token)
        need(not token[len(der_part.whole) :].strip(b"\0"), "something behind a time stamp")
        parts = [self.data[:first], self.data[second : second + length]]
        need(stamp_is_whole(der_part.whole, parts), "a time stamp that is not whole")

    def _pages_that_list(self, fields: list[object]) -> list[int]:
        """Pages, or their lists of annotations, that list the new fields and differ in nothing else."""
        used = []
        for number, new in self.newer.pages():
            old = self.older.dictionary(Ref(number))
            same = {name: one for name, one in old.items() if name != "Annots"}
            need(same == {name: one for name, one in new.items() if name != "Annots"}, "a page differs")
            before = self.older.items(old.get("Annots", []))
            now = self.newer.items(new.get("Annots", []))
            need(now[: len(before)] == before, "the annotations of a page differ")
            need(all(one in fields for one in now[len(before) :]), "an annotation was added")
            if len(now) > len(before):
                used += [number, *self._own_or_new(new.get("Annots"), old.get("Annots"))]
        return used


# ------------------------------------------------------------------------------- "The check, step by step"

WHITE = rb"[ \t\n\r\f\v]"
PLACE = re.compile(
    rb"/ByteRange" + WHITE + rb"{0,8}\[" + WHITE + rb"{0,8}0" + (WHITE + rb"+([0-9]{1,10})") * 3 + WHITE + rb"{0,64}\]"
)


LAST_LINES = re.compile(rb"startxref *[\r\n]{1,2}[0-9]{1,10} *[\r\n]{1,2}%%EOF[\r\n]{0,2}\Z")


@dataclass(frozen=True)
class Signature:
    """The proved signature: where it stands, and the PDF that it closes."""

    a: int
    b: int
    end: int
    pdf: Pdf
    field: dict[str, object]
    value: dict[str, object]
    ref: object


def check(data: bytes, trusted: set[str] | None = None, clock: Clock | None = None) -> Report:
    """All steps. `trusted` holds fingerprints of certificates that somebody you trust has given you."""
    report = Report("none", False, [])
    try:
        if len(data) > MOST_FILE:
            raise Ends(given_up(data), "too-much", "size")
        _steps(data, trusted or set(), clock or Clock(), report)
    except Ends as ends:
        report.integrity, report.findings = ends.integrity, [*report.findings, ends.finding]
    except MemoryError as error:
        raise Stopped(OUR_FAULT, "The file could not be checked to the end: there is too little memory.") from error
    except Exception as error:  # noqa: BLE001 - the rule: whatever else goes wrong means: give up
        report.integrity = given_up(data)
        report.findings.append(Finding("no-signature", type(error).__name__))
    return report


def _steps(data: bytes, trusted: set[str], clock: Clock, report: Report) -> None:
    if not data.startswith(b"%PDF-"):
        raise Ends(given_up(data), "not-a-pdf")
    signature = find_signature(data, clock)
    covered = [data[: signature.a], data[signature.b : signature.end]]
    token, cms = _step_3(signature, covered)
    try:
        attached = attachment(signature.pdf)
    except (Unreadable, ValueError) as error:
        raise Ends("none", "no-attachment", str(error)) from error
    record = read_record(attached, clock)
    certificate = _step_6(cms, record)
    report.signer = signer_of(certificate, record, signature)
    report.record = {name: record.issue[name] for name in ("dispute", "heads", "kind", "log_digest", "sample")}
    moment = _step_7(data, signature, token, cms, covered)
    codes = check_rest(data, signature.end, signature.pdf)
    try:
        people = check_log(record.log, clock)
    except Unreadable as error:
        raise Ends("changed", "log-broken", str(error)) from error
    check_issue(record, people, text_string(signature.value.get("Reason")))
    check_pages(signature.pdf, [record.log.digest, *record.log.heads])
    check_what_no_record_has(signature.pdf)
    report.findings.append(Finding("pages-not-compared"))  # step 12
    report.findings += [] if prints_all_words(signature.pdf, record.log) else [Finding("text-not-on-pages")]
    report.findings += [Finding("signature-says-more")] if signature_says_more(signature.pdf) else []
    codes += ["time-stamp-in-signature"] if cms.unsigned is not None else []
    report.findings += [Finding(code) for code in codes]
    report.findings += [Finding("clock-order")] if _clocks_differ(record.log) else []
    report.integrity = "added-later" if codes else "unchanged"
    report.signer_known = _step_14(certificate, trusted, moment, report)


def given_up(data: bytes) -> str:
    """The integrity when the check gives up."""
    return "changed" if any(trace in data for trace in TRACES) else "none"


def find_signature(data: bytes, clock: Clock) -> Signature:
    """Step 2: the first place that proves to be the signature."""
    others: list[tuple[int, int, int]] = []
    count = 0
    for found in PLACE.finditer(data):
        clock.tick()
        a, b, c = (int(number) for number in found.groups())
        if not 0 < a < b or b + c > len(data) or data[a : a + 1] != b"<" or data[b - 1 : b] != b">":
            continue
        if not LAST_LINES.search(data[max(0, b + c - 64) : b + c]):
            continue
        count += 1
        if count > MOST_PLACES:
            break
        try:
            proved = _proved(data, a, b, b + c, clock)
        except (Unreadable, ValueError, RecursionError):
            proved = None
        if proved is not None:
            return proved
        others.append((a, b, b + c))
    if any(_holds_from_bytes(data, *place) for place in others):
        raise Ends("none", "no-attachment", "a PDF of another shape")
    raise Ends(given_up(data), "no-signature")


SUBFILTERS = ("adbe.pkcs7.detached", "ETSI.CAdES.detached", "ETSI.RFC3161")


def _proved(data: bytes, a: int, b: int, end: int, clock: Clock) -> Signature | None:
    Walk(data[:end], 0, clock).record()  # first: what is written so can be read within bounds
    pdf = read_pdf(data[:end], clock)
    fields = signature_fields(pdf)
    if len(fields) != 1:
        return None
    ref = fields[0].get("V")
    need(isinstance(ref, Ref), "a signature that is no object of its own")
    value = pdf.dictionary(ref)
    ranges = value.get("ByteRange")
    if not isinstance(ranges, list) or not all(isinstance(one, int) for one in ranges) or ranges != [0, a, b, end - b]:
        return None
    need(text_string(fields[0].get("T")) is not None, "a field without a name")
    named = value.get("SubFilter")
    need(isinstance(named, Name) and named in SUBFILTERS, "a signature of another kind")
    contents = value.get("Contents")
    if Reader(data, a).value() != contents or not isinstance(contents, bytes):
        return None
    return Signature(a, b, end, pdf, fields[0], value, ref)


def _holds_from_bytes(data: bytes, a: int, b: int, end: int) -> bool:
    """Whether a signature holds, seen from the bytes alone, in a PDF that is not written as ours."""
    try:
        token = read_der(bytes.fromhex(data[a + 1 : b - 1].decode("ascii"))).whole
        return cms_holds(read_cms(token), [data[:a], data[b:end]]) is not False
    except (Unreadable, ValueError):
        return False


def _step_3(signature: Signature, covered: list[bytes]) -> tuple[bytes, Cms]:
    """Step 3: whether the signature holds."""
    contents = signature.value["Contents"]
    try:
        need(isinstance(contents, bytes), "no contents")
        padded = contents if isinstance(contents, bytes) else b""
        need(signature.b - signature.a == 2 * len(padded) + 2, "something else between the ranges")
        token = read_der(padded).whole
        cms = read_cms(token)
        need(cms.content is None and cms.content_type == DATA, "not a detached signature")
        need(cms_holds(cms, covered) is not False, "the signature does not verify")
        need(names_its_certificate(cms), "the signature names another certificate")
    except (Unreadable, ValueError, IndexError) as error:
        raise Ends("changed", "signature-broken", str(error)) from error
    return token, cms


def _step_6(cms: Cms, record: Record) -> Certificate:
    """Step 6: no weak method, and the certificate that the record names."""
    weak = weakness(cms)
    if weak:
        raise Ends("none", "weak-signature", weak)
    certificate = record.certificates[str(record.issue["signer"])]
    if cms.certificate != certificate.der:
        raise Ends("none", "other-signer")
    return certificate


def _step_7(data: bytes, signature: Signature, token: bytes, cms: Cms, covered: list[bytes]) -> datetime:
    """Step 7: the one form of "The signature of the PDF"; returns the time of signing."""
    value = signature.value
    spelt = token.hex().encode()
    between = data[signature.a + 1 : signature.b - 1]
    moment = signing_time(value.get("M"))
    try:
        form = in_one_form(token, cms, covered)
        certified = _certified(signature)
    except (Unreadable, ValueError):
        form = certified = False
    for holds, what in (
        (between.startswith(spelt) and not between[len(spelt) :].strip(b"0"), "between the ranges"),
        (re.search(rb"%%EOF(?:\r\n|\n|\r)\Z", data[: signature.end]), "end of the signed part"),
        (form, "the CMS"),
        (value.get("Type") == "Sig", "/Type"),
        (value.get("Filter") == "Adobe.PPKLite", "/Filter"),
        (value.get("SubFilter") == "ETSI.CAdES.detached", "/SubFilter"),
        (text_string(signature.field.get("T")) == FIELD_NAME, "name of the field"),
        (certified, "certification"),
        (moment is not None, "/M"),
    ):
        if not holds:
            raise Ends("changed", "form-broken", what)
    if moment is not None:
        expect_sayable(moment.year)
    return moment or datetime.now(UTC)


def _certified(signature: Signature) -> bool:
    """Certified, no changes allowed: /Reference of the signature, and /Perms of the catalogue."""
    pdf = signature.pdf
    references = pdf.items(signature.value.get("Reference"))
    if len(references) != 1:
        return False
    reference = pdf.dictionary(references[0])
    level = pdf.dictionary(reference.get("TransformParams")).get("P")
    certifies = pdf.dictionary(pdf.catalogue.get("Perms")).get("DocMDP")
    by_method = reference.get("TransformMethod") == "DocMDP" and type(level) is int and level == 1
    return by_method and isinstance(certifies, Ref) and certifies == signature.ref


def signing_time(value: object) -> datetime | None:
    """The time in /M, such as D:20261124155200Z or with an offset."""
    found = re.fullmatch(r"D:([0-9]{14})(?:Z|([+-])([01][0-9]|2[0-3])'([0-5][0-9])'?)", text_string(value) or "")
    if found is None:
        return None
    try:
        moment = datetime.strptime(found[1], "%Y%m%d%H%M%S").replace(tzinfo=UTC)
        offset = timedelta(hours=int(found[3] or 0), minutes=int(found[4] or 0))
        return moment + offset if found[2] == "-" else moment - offset
    except (ValueError, OverflowError):
        return None


def signer_of(certificate: Certificate, record: Record, signature: Signature) -> dict[str, object]:
    """Who signed, by their own words: nobody vouches for these."""
    line = next(one for one in record.people if one["key"] == certificate.id)
    moment = signing_time(signature.value.get("M"))
    return {
        "name": line["name"],
        "role": line["role"],
        "agency": line["agency"],
        "fingerprint": certificate.id,
        "words": words_of(certificate.id),
        "signed_at": moment.isoformat() if moment else None,
        "meaning": record.issue["meaning"],
    }


def _clocks_differ(log: Log) -> bool:
    times = {entry.id: entry.recorded_at for entry in log.entries}
    return any(times[parent] > entry.recorded_at for entry in log.entries for parent in entry.parents)


def _step_14(certificate: Certificate, trusted: set[str], moment: datetime, report: Report) -> bool:
    """Step 14: known, and signed while the certificate was valid."""
    if datetime.now(UTC) > certificate.ends:
        report.findings.append(Finding("certificate-ended"))
    if not certificate.begins <= moment <= certificate.ends:
        report.findings.append(Finding("outside-validity"))
        return False
    if not certificate.for_signing:
        report.findings.append(Finding("not-for-signing"))
        return False
    if certificate.id not in trusted:
        report.findings.append(Finding("signer-not-known"))
        return False
    return True


# ----------------------------------------------------------------------------------------------- the command


@contextlib.contextmanager
def opened(path: str) -> Iterator[BinaryIO]:
    """A file that is read; one that cannot be has no verdict."""
    try:
        with Path(path).open("rb") as file:
            yield file
    except (OSError, ValueError) as error:
        raise Stopped(MISSING, f"{path}: cannot be opened ({type(error).__name__})") from error


def check_file(path: str, trusted: set[str]) -> Report:
    """The report about a file; one larger than any record is only looked through for traces."""
    with opened(path) as file:
        data = file.read(MOST_FILE + 1)
        if len(data) > MOST_FILE:
            traced, end = given_up(data) == "changed", data[-max(map(len, TRACES)) :]
            while not traced and (piece := file.read(1 << 20)):
                traced, end = given_up(end + piece) == "changed", piece[-max(map(len, TRACES)) :]
            return Report("changed" if traced else "none", False, [Finding("too-much", "size")])
    return check(data, trusted)


def trusted_by(paths: list[str]) -> set[str]:
    """Fingerprints of the certificates in PEM files."""
    found = set()
    for path in paths:
        with opened(path) as file:
            given = file.read(MOST_FILE + 1)
        try:
            certificates = x509.load_pem_x509_certificates(given)
        except ValueError as error:
            raise Stopped(NOT_ACCEPTABLE, f"{path}: not a certificate") from error
        found |= {digest(certificate.public_bytes(serialization.Encoding.DER)).hex() for certificate in certificates}
    return found


def as_json(path: str, report: Report) -> dict[str, object]:
    """The report for programs."""
    return {
        "file": path,
        "verdict": report.verdict,
        "integrity": report.integrity,
        "signer_known": report.signer_known,
        "signer": report.signer,
        "record": report.record,
        "findings": [{"code": one.code, "sentence": one.sentence} for one in report.findings],
    }


def as_text(path: str, report: Report) -> str:
    """The report for people: the verdict, then integrity and signer, told apart."""
    lines = [f"{path}: {report.verdict}", f"  {VERDICTS[report.verdict]}"]
    lines.append(f"  Integrity: {report.integrity}. {INTEGRITIES[report.integrity]}")
    if report.signer is None:
        lines.append("  Signer: none that this checker can name.")
    else:
        signer = report.signer
        known = "known" if report.signer_known else "not known"
        lines.append(f"  Signer: {known}. Says: {signer['name']}, {signer['role']}, {signer['agency']}.")
        lines.append(f"  Time by the signer's laptop: {signer['signed_at']}")
        lines.append(f"  Fingerprint: {signer['fingerprint']}")
        words = signer["words"]
        lines.append(f"  Fingerprint words: {' '.join(words) if isinstance(words, list) else ''}")
    lines += [f"  {one.code}: {one.sentence}" for one in report.findings]
    return "\n".join(line.translate(UNPRINTABLE) for line in lines)


UNPRINTABLE = dict.fromkeys(
    [*range(32), *range(127, 160), 0x200E, 0x200F, *range(0x2028, 0x202F), *range(0x2066, 0x206A)], "\ufffd"
)


class Parser(argparse.ArgumentParser):
    """A parser that leaves with 64 on wrong usage, and takes no shortened names."""

    def error(self, message: str) -> NoReturn:
        """Say how the command is used, and what was not understood."""
        self.print_usage(sys.stderr)
        say(f"check_record: {message}", sys.stderr)
        raise SystemExit(USAGE)


def say(text: str, to: TextIO | None = None) -> None:
    """Print lines in which nothing from a file can act on the terminal."""
    print("\n".join(line.translate(UNPRINTABLE) for line in text.split("\n")), file=to)


def tell(text: str) -> None:
    """Say what stands in the way. Where nobody can be told any more, the exit code says it alone."""
    with contextlib.suppress(OSError, ValueError):
        say(text, sys.stderr)


def main(arguments: list[str] | None = None) -> int:
    """Check files; the exit code is the gravest verdict's, or says why there is none."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a letter that the terminal does not know is no reason to stop
            stream.reconfigure(errors="replace")
    try:
        code = _run(arguments)
        if sys.stdout is not None:
            sys.stdout.flush()
    except Stopped as stopped:
        tell(str(stopped))
        return stopped.code
    except KeyboardInterrupt:
        return 130
    except OSError as error:  # standard output cannot be written
        _let_go_of_output()
        tell(f"A fault of the system: {type(error).__name__}.")
        return SYSTEM
    except Exception as bug:  # noqa: BLE001 - the boundary: a fault of this program is said, and is no verdict
        tell(f"A fault of this program: {type(bug).__name__}.")
        return OUR_FAULT
    return code


def _let_go_of_output() -> None:
    """So that Python does not try to write again when it ends."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _run(arguments: list[str] | None) -> int:
    parser = Parser(description="Checks signed records of escalog without escalog.", epilog=LEAVES, allow_abbrev=False)
    parser.add_argument("files", nargs="+", metavar="FILE")
    parser.add_argument("--trust", action="append", default=[], metavar="PEM", help="a signer's certificate")
    parser.add_argument("--json", action="store_true", help="answer for programs")
    chosen = parser.parse_args(arguments)
    trusted = trusted_by(chosen.trust)
    reports = [(path, check_file(path, trusted)) for path in chosen.files]
    if chosen.json:
        print(json.dumps([as_json(path, report) for path, report in reports], indent=2))
    else:
        print("\n".join(as_text(path, report) for path, report in reports))
    return EXIT_CODES[min((report.verdict for _, report in reports), key=GRAVEST.index)]


# The word list of "Certificates, fingerprints and words". Its SHA-256, one word on a line, is given there.
WORDS = """
abacus accent acorn acre acrobat afloat afternoon agenda agile alabaster album algebra almanac alphabet altitude
alto amber ample anagram anchor angelfish angler animator annex annotate annually answering antarctic antelope
antennae anthem anthology antics anvil appliance apricot apron aqua aqueduct arena armadillo armchair armrest
arrange arrival ascend asparagus aspect astronaut atlas atom atrium attic attribute audio autograph autopilot
avatar avenue average aviator awning axis backdrop backpack badge bagel baggage bagpipe bakery balance balcony
balmy bamboo banana banister banjo banner barcode barley barn barometer basil basket bath bauble blazer blend
bluish boat bobsled bolster bonfire bonnet bonsai book bootlace borough botanist bouncy breeze briar brick bright
brilliant brim broadcast bronze broom browse brunch brush bubble bucket buckwheat buggy bulb bungee buzz cabbage
cable cactus cake calamari calculus calibrate calm calzone camera campfire campus canal candle canola canteen
canyon capsule caption caramel carbon cardboard cardigan cargo carnation carnival carpenter carrot cartridge
cartwheel cascade cassette catalyst caterer cattail cedar celery celestial cement ceramics chair chamomile channel
chapter character charcoal chariot cheddar cheer chef chess chevron chirping chitchat choice chowder chrome cinema
cinnamon circle circular citrus city civic clarify clay clean clever climate clock clone cloud clubhouse coach
coastal cobalt cobbler cobweb cocoa coconut coffee coil collage comfort comic comma commute compile composer
concert concrete conductor conical construct contour convene copilot copper coral corncob corner cornfield
corridor cottage cotton countdown courier cover crafter cranberry crane crayon creamer creation crescent cricket
crimson crinkle crispy crouton crown crystal cube cubicle cufflink cupcake curator curler cursor curtain custard
cycle cyclist cylinder cymbal daffodil daily dance dandelion dawn daybreak daylight decal december decibel delta
depth derby designer desktop detail device dexterity diagram dial diameter diary dinghy dining diploma direction
discover dish dispatch display distance district division dolphin donut doorbell doorknob doorstep doorway dove
dragonfly drainpipe dramatic drapery drift drizzle drone droplet drum duckling duffel dugout dumpling durable
duvet eagle earmuff earphone earring earthly easel eastward eatery ebony echo eclair eclipse ecology edge editor
eggshell elastic elevator eleven elves emblem embroider emcee emerald emoticon emporium enamel endnote energy
engine engraver envelope equation equinox equipment eraser escalator espresso essay estimate etching ethics
evergreen everyday example exchange excursion exit fabric factor falcon fedora feline ferry festival fiction
fifteen fifty figure film filter finch flagpole flagship flap flashcard flatware flaxseed flight flint florist
flounder flyer flying foam font football footnote footpath fossil fountain fraction fragment frame freestyle
freight friday frisbee frozen fruit galleria gallon game gamma garage garden garland garlic garment garnet gear
gecko geography geologic geometry geranium gerbil gesture gigabyte glacier glass glimmer glimpse glisten glitter
glove glue goal goggles goldfish golf gondola gong graceful gradation graffiti grain granite granola grape gravel
green greeting grid groove grout grower guacamole guidance gumball gumdrop gusto habitat haiku halogen hamlet
hammock hamper handbook handcart handmade handrail hankie hardware harmonica harvest hatbox hatchback hazelnut
hazy headband header headlamp headphone helium helmet herald heritage herring hexagon hubcap hummus hydrogen
hyphen icing icon igloo iguana image italics ivory jacket january jasmine jaybird jazz jelly jersey jigsaw jogger
jovial juggle juicy jukebox july junction june kangaroo karaoke kelp kennel kettle kiln kilogram kimono kindling
kindness kitchen kite kiwi knapsack knoll koala krypton ladder ladle lagoon landline landmark landscape language
lantern lapel lark launch laundry laurel lavender legume lemon length lens letter lettuce level library licorice
liftoff lilac lily limeade line linguist linoleum linseed lion litmus lizard lumber lunar lunchbox macaroni macaw
machine magazine magenta magical magma magnesium magnolia mahogany majestic mandarin mango marathon march
margarine marigold marina marmalade maroon marshland marsupial matrix mauve maximum mayflower mocha module
moisture molecule molehill monday mongoose monitor monorail monsoon monument moonbeam moonlit moonwalk mosaic
mothball motto movie mower mulberry multiple mural museum mushroom music mustang napkin nautical navigate navy
nearest neatly nebula nectar neon nibble numeral nutmeg nutshell oasis object oblong oboe ocean ocelot octagon
octane october octopus olive olympics omega onion online onscreen onstage onward onyx opal open osmosis outback
outfield outing outlet outlook outpost overcoat overlap overview oxygen oyster ozone pacific paddle padlock palace
pancake panda panorama pantry papaya paper paprika papyrus parade paragraph parasail parcel parchment parka
parking parsley parsnip pasta pasture patchwork patio pavement paving pebble pecan pegboard pelican pencil pendant
pentagon perch perennial periscope petal petunia phoenix photo phrase placard plank platinum platypus plaza pleat
pliable plug plural plywood poem pointer polka polyester polygon poncho pond popcorn porcupine porridge portable
portfolio postage postcard poster preamble prelude pretzel preview primer print prism professor prologue promenade
promotion proofread propeller proposal proton puma pumice purple pushcart puzzle pyramid quadrant quail quartet
query quickstep quill quintet radar radio raft railway raisin raven ravioli recital rectangle refinery reflector
refresh replica reptile ribbon ride rigging ripple riverbank robotics rotunda royal ruby runner runway saddlebag
safari saffron saga salad sandal sandbox sandpaper sandstone sapling sardine satchel satin saturday savanna
saxophone scanner scarf schedule scholar scone scooter screen scribe scroll scrubber scuba sculpture sector
segment semester semicolon seminar september sequel seventeen shale shallot shamrock shelf shield shimmer shingle
ship shirt shoptalk shore shortcut showcase showroom shuffle sierra siesta silica silk silver singer sitcom
sixteen skater sketch skiing skillet skydiver skylight skyward slate sleeve slider smile smock snazzy snorkel
snowbird snowdrop snowfall snowshoe spearmint speller sphere sphinx spinach spindle spinning spiral splashing
splendid spoken sponge spool spotlight spray spring sprout spruce spyglass squad squiggle stable stadium stamp
starfish starry starship statue steed steering stellar stencil step stereo stilt stonework stopwatch storable
storeroom stove stream studio subway succulent sudoku sugar suitcase superhero surfboard surprise sushi swan
swiftly swirl swivel swoosh sycamore symphony synopsis synthesis syrup tabby tablet tadpole tapered tapestry
thermal thesaurus thicket thimble thirteen thread threefold thursday tiara tidy tiger tightrope tile timing
tinfoil tinkling tinsel tiptop track tractor tradition traffic transport trapeze tray treble tree trekker triangle
tribune tricycle trilogy trio tripod triumph trombone tropical trowel truffle tuesday tulip turbine turf turret
turtle tweed tweezers twelve twenty twilight ultimate umbrella umpire underline unicorn unicycle universe upstream
uptown utensil valley vanilla vantage velvet vertical village vineyard violet visitor vista voice vowel voyage
waffle waggle wagon walnut washer waviness wheat whisking widget wildfowl wildlife willow wind wobbly wool word
wriggle writing yearbook yearly yodel yogurt yonder zebra zeppelin zero zesty zoology zoom
""".split()  # noqa: SIM905 - words that are read, not a list that is typed


if __name__ == "__main__":
    sys.exit(main())
