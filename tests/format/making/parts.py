"""Test vectors of the format: canonical JSON, commitments, entries, signatures, certificates and words.

Entries are put together here from dictionaries and hashes, not by the program's own sealing: so that what is wrong in
one way can be right in all others. Used by `make_format_vectors.py`.
"""

import json
from base64 import b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.hashes import SHA256, SHA384
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from cryptography.x509.oid import NameOID

from escalog.ledger.keys.certificates import as_in_subject, make_certificate
from escalog.ledger.keys.signatures import ORDER, sign
from escalog.records.signers.fingerprint_words import fingerprint_words

Case = dict[str, Any]
Fields = Mapping[str, Any]
MADE_AT = datetime(2026, 11, 16, 9, 30, tzinfo=UTC)
DISPUTE = "4d" * 16
AGENCY = "Invented Primary School"


def canonical(value: object) -> bytes:
    """The canonical form, the way the published page gives it."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()


def private_key(number: int) -> ec.EllipticCurvePrivateKey:
    """A fixed key, for vectors alone: everybody can work it out."""
    return ec.derive_private_key(int.from_bytes(sha256(b"escalog test vector %d" % number).digest()), ec.SECP256R1())


@dataclass(frozen=True)
class Author:
    """Somebody invented, with a fixed key."""

    id: str
    name: str
    role: str
    number: int
    certificate: bytes

    @classmethod
    def create(cls, number: int, name: str, role: str = "Safeguarding lead", person: int = 0) -> "Author":
        """The author with the key of this number."""
        certificate = make_certificate(private_key(number), name, role, AGENCY, MADE_AT)
        return cls(f"{person or number:032x}", name, role, number, certificate)

    @property
    def key(self) -> str:
        """The key id."""
        return sha256(self.certificate).hexdigest()

    def introduction(self) -> dict[str, Any]:
        """The fields of a `person` entry."""
        words = {"name": self.name, "role": self.role, "agency": AGENCY}
        return {**words, "certificate": b64encode(self.certificate).decode()}

    def listed(self) -> dict[str, Any]:
        """As `people` lists them."""
        return {"person": self.id, "key": self.key, **self.introduction()}


RUTH = Author.create(1, "Ruth Ashdown")
TOMASZ = Author.create(2, "Tomasz Wójcik", "Duty social worker")
RUTH_AGAIN = Author.create(3, "Ruth Ashdown", person=1)
NOBODY = Author.create(9, "Nobody Known")


def salt(number: int) -> bytes:
    """A fixed salt: real ones are random."""
    return sha256(b"salt %d" % number).digest()[:16]


def commitment(name: str, with_salt: bytes, value: object) -> bytes:
    """The commitment of one field."""
    parts = (name.encode(), with_salt, canonical(value))
    return sha256(b"escalog:field:1\0" + b"".join(len(x).to_bytes(4, "big") + x for x in parts)).digest()


def digest_of(commitments: Iterable[bytes]) -> str:
    """What a header says of its fields."""
    return sha256(b"escalog:fields:1\0" + b"".join(sorted(commitments))).hexdigest()


def entry(kind: str, fields: Fields, after: Iterable[Case] = (), by: Author = RUTH, **header: Any) -> Case:
    """A signed entry. `header` puts other members into the header before it is signed."""
    items = [(commitment(name, salt(i), value), name, salt(i), value) for i, (name, value) in enumerate(fields.items())]
    items.sort(key=lambda item: item[0])
    head = {
        "commitments": digest_of(item[0] for item in items),
        "dispute": DISPUTE,
        "format": 1,
        "key": by.key,
        "kind": kind,
        "kind_version": 1,
        "parents": sorted(entry_id(parent) for parent in after),
        "person": by.id,
        "recorded_at": "2026-11-16T10:00:00.000000Z",
        **header,
    }
    given = [{"name": name, "salt": s.hex(), "value": value} for _, name, s, value in items]
    return signed({"fields": given, "header": head}, by)


def signed(unsigned: Case, by: Author) -> Case:
    """The entry with the author's signature over its header as it stands."""
    return {**unsigned, "signature": sign(private_key(by.number), bytes.fromhex(entry_id(unsigned))).hex()}


def entry_id(written: Case) -> str:
    """The identity of an entry."""
    return sha256(b"escalog:entry:1\0" + canonical(written["header"])).hexdigest()


def left_out(written: Case, *names: str) -> Case:
    """A copy that leaves these fields out."""
    return {**written, "fields": [_left_out(f) if f["name"] in names else f for f in written["fields"]]}


def _left_out(field: Case) -> Case:
    return {"commitment": commitment(field["name"], bytes.fromhex(field["salt"]), field["value"]).hex()}


def _with_field(written: Case, number: int, **members: Any) -> Case:
    fields = [dict(each) for each in written["fields"]]
    fields[number] = {**fields[number], **members}
    return {**written, "fields": fields}


# --- canonical JSON ------------------------------------------------------------------------------------------

_DEEP = b"[" * 24 + b"]" * 24
_ACCEPTED = {
    "an empty object": b"{}",
    "an empty text": b'""',
    "null, alone": b"null",
    "members by code point, not by UTF-16": '{"\ufb01":1,"\U0001f600":2}'.encode(),
    "capitals before small letters": b'{"B":1,"a":2,"b":3}',
    "what is escaped": b'"\\"\\\\\\b\\t\\n\\f\\r\\u0000\\u0001\\u001f"',
    "what is not escaped": '"/\x7f\u0080\u2028\u2029é🙂"'.encode(),
    "the largest number": b"9007199254740991",
    "the smallest number": b"-9007199254740991",
    "zero": b"0",
    "24 lists inside each other": _DEEP,
    "two spellings of é are two texts": '["é","é"]'.encode(),
    "white space inside a text": b'" a  b "',
}
_REFUSED = {
    "nothing": b"",
    "a line end after it": b"{}\n",
    "a space inside": b'{"a": 1}',
    "a space before it": b" 1",
    "a byte order mark": b"\xef\xbb\xbf{}",
    "members out of order": b'{"b":1,"a":2}',
    "members in the order of UTF-16": '{"\U0001f600":2,"\ufb01":1}'.encode(),
    "a name twice": b'{"a":1,"a":1}',
    "a fraction": b"1.0",
    "an exponent": b"1e2",
    "minus zero": b"-0",
    "a leading zero": b"01",
    "a plus sign": b"+1",
    "a number too large": b"9007199254740992",
    "a number too small": b"-9007199254740992",
    "NaN": b"NaN",
    "infinity": b"Infinity",
    "an escape that is not needed": b'"\\u0041"',
    "a slash escaped": b'"\\/"',
    "capital digits in an escape": b'"\\u001F"',
    "a long escape where a short one is": b'"\\u000a"',
    "a raw control character": b'"\x01"',
    "a character outside the first plane as an escape": b'"\\ud83d\\ude42"',
    "a lone surrogate as an escape": b'"\\ud800"',
    "a lone surrogate in UTF-8": b'"\xed\xa0\x80"',
    "an overlong form": b'"\xc0\xaf"',
    "not UTF-8": b'"\xff"',
    "cut off": b'{"a":1',
    "two values": b"1 2",
    "a comma too many": b"[1,]",
    "single quotation marks": b"['a']",
    "a comment": b"[1]/**/",
    "25 lists inside each other": b"[" + _DEEP + b"]",
    "true in capitals": b"True",
}


def canonical_vectors() -> Case:
    """The file `canonical.json`."""
    return {
        "accepted": [{"name": name, "bytes": data.hex()} for name, data in _ACCEPTED.items()],
        "refused": [{"name": name, "bytes": data.hex()} for name, data in _REFUSED.items()],
    }


# --- fields, signatures, entries -----------------------------------------------------------------------------


def _field_cases() -> list[Case]:
    values: tuple[Any, ...] = (
        "Rang the duty desk.",
        "",
        "Łucja 🙂 \u202e\n",
        0,
        -5,
        True,
        False,
        None,
        [],
        ["a", ""],
        2**53 - 1,
    )
    names = ("text", "child.1.initials", "a")
    cases = [(names[i % 3], salt(i), value) for i, value in enumerate(values)]
    cases.append(("text", bytes(range(16)), "Rang the duty desk."))
    return [
        {
            "name": f"{field}, {type(value).__name__} {number}",
            "field": field,
            "salt": s.hex(),
            "value": value,
            "canonical": canonical(value).hex(),
            "commitment": commitment(field, s, value).hex(),
        }
        for number, (field, s, value) in enumerate(cases)
    ]


def _payload_cases() -> list[Case]:
    lists = {"none": [], "one": [salt(1) * 2], "two, not in order": [b"\xff" * 32, b"\x01" * 32]}
    return [
        {"name": name, "commitments": [each.hex() for each in some], "digest": digest_of(some)}
        for name, some in lists.items()
    ]


def _signature_cases() -> list[Case]:
    key, digest = private_key(1), sha256(b"what is signed").digest()
    good = sign(key, digest)
    r, s = good[:32], int.from_bytes(good[32:])
    cases = {
        "as it was made": (digest, good, True),
        "another digest": (sha256(b"something else").digest(), good, False),
        "the digest hashed once more": (sha256(digest).digest(), good, False),
        "the other s": (digest, r + (ORDER - s).to_bytes(32), False),
        "r and s exchanged": (digest, good[32:] + r, False),
        "a byte too few": (digest, good[:-1], False),
        "a byte too many": (digest, good + b"\0", False),
        "zeros": (digest, bytes(64), False),
        "one bit changed": (digest, bytes([good[0] ^ 1]) + good[1:], False),
        "of another key": (digest, sign(private_key(2), digest), False),
    }
    point = key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint).hex()
    return [
        {"name": name, "point": point, "digest": d.hex(), "signature": signature.hex(), "holds": holds}
        for name, (d, signature, holds) in cases.items()
    ]


def _well_formed() -> dict[str, Case]:
    note = entry("note", {"text": "Rang the duty desk.", "occurred": "2026-11-16"})
    return {
        "a note": note,
        "a field left out": left_out(note, "text"),
        "every field left out": left_out(note, "text", "occurred"),
        "no fields at all": entry("note", {}),
        "every sort of value": entry("note", {"a": 1, "b": True, "c": None, "d": ["x", ""], "e": "é", "f": -3}),
        "a kind and version nobody knows": entry("weather-report", {"rain": True}, kind_version=9999),
        "two parents": entry("note", {"text": "x"}, (note, entry("note", {"text": "y"}))),
    }


def _odd_headers() -> dict[str, Case]:
    fields = {"text": "x"}
    ids = [entry_id(entry("note", {"text": text})) for text in "ab"]
    odd: dict[str, dict[str, Any]] = {
        "format 2": {"format": 2},
        "a member too many in the header": {"note": "x"},
        "version 0 of a kind": {"kind_version": 0},
        "a version that is a truth value": {"kind_version": True},
        "parents in descending order": {"parents": sorted(ids, reverse=True)},
        "a parent twice": {"parents": [ids[0], ids[0]]},
        "a parent in capitals": {"parents": [ids[0].upper()]},
        "a short id of a disagreement": {"dispute": "4d" * 15},
        "a time without decimals": {"recorded_at": "2026-11-16T10:00:00Z"},
        "a time with an offset": {"recorded_at": "2026-11-16T10:00:00.000000+00:00"},
        "a day that never was": {"recorded_at": "2026-02-30T10:00:00.000000Z"},
        "another digest of fields": {"commitments": "00" * 32},
    }
    made = {name: entry("note", fields, **header) for name, header in odd.items()}
    return {
        **made,
        "a kind with a capital": entry("Note", fields),
        "a kind that begins with a digit": entry("1st", fields),
    }


def _odd_fields() -> dict[str, Case]:
    note = entry("note", {"text": "Rang the duty desk.", "occurred": "2026-11-16"})
    odd_values: dict[str, Any] = {
        "a fraction for a value": 1.5,
        "an object for a value": {"a": 1},
        "a list of numbers for a value": [1],
        "a list of lists for a value": [["a"]],
        "a number too large for a value": 2**53,
    }
    mixed = _with_field(note, 0, commitment=_left_out(note["fields"][0])["commitment"])
    return {
        **{name: entry("note", {"text": value}) for name, value in odd_values.items()},
        "another value": _with_field(note, 0, value="Rang nobody."),
        "another salt": _with_field(note, 0, salt="00" * 16),
        "a short salt": _with_field(note, 0, salt="00" * 15),
        "a name with a space": entry("note", {"a text": "x"}),
        "a name that begins with a full stop": entry("note", {".text": "x"}),
        "fields in another order": {**note, "fields": note["fields"][::-1]},
        "a field taken out": {**note, "fields": note["fields"][1:]},
        "a field twice": {**note, "fields": [note["fields"][0], *note["fields"]]},
        "given and left out at once": mixed,
        "a field without its salt": {**note, "fields": [{"name": "text", "value": "x"}]},
        "a member too many beside the header": {**note, "note": "x"},
        "a short signature": {**note, "signature": note["signature"][:-2]},
        "a signature in capitals": {**note, "signature": note["signature"].upper()},
        "another's signature": signed(note, NOBODY),
        "a name given twice under two salts": _twice_named(),
    }


def _twice_named() -> Case:
    given = [{"name": "text", "salt": salt(i).hex(), "value": "x"} for i in range(2)]
    given.sort(key=lambda field: _left_out(field)["commitment"])
    commitments = digest_of(bytes.fromhex(_left_out(field)["commitment"]) for field in given)
    header = {**entry("note", {})["header"], "commitments": commitments}
    return signed({"fields": given, "header": header}, RUTH)


def _entry_cases() -> list[Case]:
    held, broken = _well_formed(), {**_odd_headers(), **_odd_fields()}
    by = {"certificate": RUTH.certificate.hex()}
    texts = {name: canonical(each).decode() for name, each in {**held, **broken}.items()}
    spaced = json.dumps(held["a note"], sort_keys=True)
    return [
        *({"name": n, "entry": texts[n], **by, "holds": True, "id": entry_id(each)} for n, each in held.items()),
        *({"name": n, "entry": texts[n], **by, "holds": False} for n in broken),
        {"name": "white space between members", "entry": spaced, **by, "holds": False},
        {"name": "not an object", "entry": "[]", **by, "holds": False},
    ]


# --- certificates and words ----------------------------------------------------------------------------------


def _certificate(key: Any, curve: Any = None, *, names: Any = None, issuer: Any = None, method: Any = None) -> bytes:
    subject = x509.Name(names if names is not None else [x509.NameAttribute(NameOID.COMMON_NAME, "Ruth Ashdown")])
    builder = x509.CertificateBuilder().subject_name(subject).issuer_name(issuer or subject)
    builder = builder.public_key((curve or key).public_key()).serial_number(7)
    builder = builder.not_valid_before(MADE_AT).not_valid_after(MADE_AT.replace(year=2056))
    return builder.sign(key, method or SHA256()).public_bytes(Encoding.DER)


def certificate_vectors() -> Case:
    """The file `certificates.json`."""
    twice = [x509.NameAttribute(NameOID.COMMON_NAME, name) for name in ("Ruth Ashdown", "Nobody Known")]
    other = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "An authority")])
    der = RUTH.certificate
    at = der.rindex(b"Ruth")
    unusable = {
        "RSA": _certificate(rsa.generate_private_key(65537, 2048)),
        "another curve": _certificate(ec.generate_private_key(ec.SECP384R1())),
        "issued by somebody else": _certificate(private_key(2), issuer=other),
        "signed by another key": _certificate(private_key(2), private_key(1)),
        "two common names": _certificate(private_key(1), names=twice),
        "signed with SHA-384": _certificate(private_key(1), method=SHA384()),
        "a letter changed": der[:at] + b"L" + der[at + 1 :],
        "a byte behind it": der + b"\0",
        "cut off": der[:-1],
        "nothing": b"",
        "not a certificate": b"certificate",
    }
    bare = _certificate(private_key(1), names=[])
    long = Author.create(5, "Maximiliane " * 8, "Head of\u2003safeguarding  and attendance")
    usable: dict[str, tuple[bytes, tuple[str, str, str]]] = {
        who.name: (who.certificate, (who.name, who.role, AGENCY)) for who in (RUTH, TOMASZ, NOBODY)
    }
    usable["long and oddly spaced"] = (long.certificate, (as_in_subject(long.name), as_in_subject(long.role), AGENCY))
    usable["no names at all"] = (bare, ("", "", ""))
    texts = (
        "Ruth Ashdown",
        "  a \t\n b\u00a0c\u3000d\u1680 ",
        "é" * 40,
        "x" * 63 + "🙂",
        "x" * 63 + " y",
        "\u200b",
        "",
    )
    digests = ("00" * 32, "ff" * 32, RUTH.key, TOMASZ.key, sha256(b"words").hexdigest())
    return {
        "certificates": [
            *(
                {
                    "name": name,
                    "der": data.hex(),
                    "usable": True,
                    "key": sha256(data).hexdigest(),
                    "words": list(fingerprint_words(sha256(data).hexdigest())),
                    "common_name": said[0],
                    "role": said[1],
                    "agency": said[2],
                }
                for name, (data, said) in usable.items()
            ),
            *({"name": name, "der": data.hex(), "usable": False} for name, data in unusable.items()),
        ],
        "names": [{"name": f"text {i}", "text": t, "shown": as_in_subject(t)} for i, t in enumerate(texts)],
        "words": [
            {"name": digest[:8], "fingerprint": digest, "words": list(fingerprint_words(digest))} for digest in digests
        ],
    }


def ledger_vectors(logs: list[Case]) -> Case:
    """The file `ledger.json`."""
    return {
        "fields": _field_cases(),
        "payloads": _payload_cases(),
        "signatures": _signature_cases(),
        "entries": _entry_cases(),
        "logs": logs,
    }
