"""Test vectors of the format: whole files, each with its verdict. Real records, and what becomes of them."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec, rsa

from escalog.domain.values.entry import EntryId, KeyId, Person, PersonId
from escalog.ledger.entry.sealed import SealedEntry
from escalog.ledger.entry.sealing import add_key, introduce, seal
from escalog.ledger.keys.signer import Signer
from escalog.ledger.log.log import Log
from escalog.records.attachment.record_json import parse
from escalog.records.making import pages
from escalog.records.making.rebuild import content_of
from escalog.records.signing.signing import sign
from tests.builders.casefile import RAISED
from tests.forgery import cms_parts, increments
from tests.forgery.genuine import BEGAN, DISPUTE, MEANING, SIGNED_AT, Made, made
from tests.format.making.odd_signatures import foreign, signed_by_rsa, with_stated_time
from tests.format.making.packing import parts_of
from tests.format.making.parts import AGENCY, NOBODY, RUTH, RUTH_AGAIN, TOMASZ, Author, private_key

RENDERER = "escalog/0.1.0 pages/0 test-vectors"
"""No version of the program lays pages out under this name: it never builds them again."""


@dataclass(frozen=True)
class File:
    """One file with what is to be found."""

    data: bytes
    verdict: str
    code: str = ""
    trust: tuple[str, ...] = ("ruth", "nobody")
    integrity: str = ""
    known: bool = False


Files = dict[str, File]


def _signer(who: Author) -> Signer:
    person = Person(PersonId(who.id), KeyId(who.key), who.name, who.role, AGENCY, who.certificate)
    return Signer(person, private_key(who.number))


ruth, tomasz, again, nobody = (_signer(who) for who in (RUTH, TOMASZ, RUTH_AGAIN, NOBODY))


class _Writing:
    """Adds entries to a log, one an hour."""

    def __init__(self, signer: Signer, *, sample: bool = False) -> None:
        self.entries = [introduce(signer, dispute=DISPUTE, recorded_at=BEGAN, sample=sample)]
        told = {**RAISED, "raising.holds": "K.M. was alone overnight.", "other_person": "T. W."}
        self.raised = self.add("raised", told, signer)

    def add(self, kind: str, fields: Mapping[str, Any], by: Signer, *after: SealedEntry) -> SealedEntry:
        self.entries.append(seal(kind, fields, signer=by, **self._place(after)))
        return self.entries[-1]

    def note(self, text: str, by: Signer, *after: SealedEntry) -> SealedEntry:
        told = {"occurred": "2026-11-16", "by": by.person.name, "by_side": "raising", "known": "did"}
        return self.add("note", {"text": text, **told}, by, *after)

    def meet(self, whom: Signer) -> SealedEntry:
        self.entries.append(introduce(whom, **self._place(())))
        return self.entries[-1]

    def replace_key(self, new: Signer, by: Signer) -> SealedEntry:
        place = self._place(())
        self.entries.append(add_key(new.person_id, new.certificate, "A new laptop", signer=by, **place))
        return self.entries[-1]

    def _place(self, after: Iterable[SealedEntry]) -> dict[str, Any]:
        parents = tuple(each.id for each in after or self.entries[-1:])
        at = BEGAN.replace(hour=10 + len(self.entries))
        return {"dispute": DISPUTE, "recorded_at": at, "parents": parents}

    def record(self, by: Signer, **issue: object) -> Made:
        return made(by, Log.of(self.entries)).with_issue(renderer=RENDERER, **issue)


@cache
def _forked() -> _Writing:
    """Two people, two heads, and a character that no font has."""
    writing = _Writing(ruth)
    met = writing.meet(tomasz)
    writing.note("Rang the duty desk, nobody there \U0001fae0.", ruth, met)
    writing.note("Read the referral again.", tomasz, met)
    return writing


@cache
def _base() -> Made:
    return _forked().record(ruth)


@cache
def _record() -> bytes:
    return _base().signed()


@cache
def _another() -> bytes:
    writing = _Writing(ruth)
    writing.note("Another disagreement altogether.", ruth)
    return writing.record(ruth).signed()


def _with_key(*, new_key_signs: bool) -> bytes:
    writing = _Writing(ruth)
    writing.meet(tomasz)
    writing.replace_key(again, tomasz)
    writing.note("With the new key.", again)
    return writing.record(again if new_key_signs else ruth).signed()


# --- genuine, and added later --------------------------------------------------------------------------------


def _genuine() -> Files:
    words = "/ByteRange [0 10 20 30] /ETSI.CAdES.detached endobj 5 0 obj startxref"
    quoting = _base().with_issue(recipient=words, reason="%%EOF\nxref\ntrailer << (unclosed \\")
    practice = _Writing(ruth, sample=True).record(ruth, sample=True)
    short = _base().with_issue(kind="notification", notice="practitioners/start")
    return {
        "a record with two heads": File(_record(), "genuine", "pages-not-compared"),
        "a notification": File(short.signed(), "genuine"),
        "a practice record": File(practice.signed(), "genuine"),
        "a record that quotes the format in its own text": File(quoting.signed(), "genuine"),
        "signed with a second key of its author": File(_with_key(new_key_signs=True), "genuine", trust=("again",)),
        "a record in which a key was replaced": File(_with_key(new_key_signs=False), "genuine"),
        "issued by somebody who recorded nothing": File(_forked().record(nobody).signed(), "genuine"),
    }


def _added() -> Files:
    by_hand = increments.by_hand
    changes: dict[str, tuple[Callable[[bytes], bytes], str]] = {
        "a line end behind it": (lambda data: data + b"\n", "bytes-after-end"),
        "a comment behind it": (lambda data: data + b"% filed on Monday\n", "bytes-after-end"),
        "a second end mark behind it": (lambda data: data + b"%%EOF\n", "bytes-after-end"),
        "itself behind it": (lambda data: data + data, "copy-after-end"),
        "itself twice and a line end": (lambda data: data * 3 + b"\n", "copy-after-end"),
        "properties renewed": (lambda data: by_hand(data, {"info": b"<</Title (Filed)>>"}), "metadata-added"),
        "properties elsewhere": (
            lambda data: by_hand(data, {"new": b"<</Title (Filed)>>"}, trailer=b"/Info NEW"),
            "metadata-added",
        ),
        "metadata renewed": (
            lambda data: by_hand(data, {"metadata": b"<</Length 5>>\nstream\nfiled\nendstream"}),
            "metadata-added",
        ),
        "metadata elsewhere": (increments.with_xmp, "metadata-added"),
        "properties and metadata, by a library": (increments.with_title, "metadata-added"),
        "properties and then a line end": (lambda data: increments.with_info(data) + b"\n", "metadata-added"),
        "validation data in the catalogue": (
            lambda data: by_hand(data, {"root": b"<<CATALOGUE /DSS <</Certs []>>>>"}),
            "validation-data-added",
        ),
        "validation data, by a library": (increments.with_validation_data, "validation-data-added"),
        "a time stamp for the document": (increments.with_time_stamp, "time-stamp-added"),
        "a time stamp in the signature": (cms_parts.with_time_stamp_inside, "time-stamp-added"),
        "validation data, a time stamp, a title": (
            lambda data: increments.with_title(increments.with_time_stamp(increments.with_validation_data(data))),
            "time-stamp-added",
        ),
    }
    files = {name: File(change(_record()), "added-later", code) for name, (change, code) in changes.items()}
    line = File(_record() + b"\n", "cannot-tell", "bytes-after-end", trust=(), integrity="added-later")
    return {**files, "a line end behind it, signer not known": line}


# --- changed -------------------------------------------------------------------------------------------------


def _gap(data: bytes, change: Callable[[bytes], bytes]) -> bytes:
    start, end = cms_parts.gap(data)
    return data[: start + 1] + change(data[start + 1 : end - 1]) + data[end - 1 :]


def _range(data: bytes, change: Callable[[int, int, int], tuple[int, ...]]) -> bytes:
    found = re.search(rb"/ByteRange \[0 (\d+) (\d+) (\d+)\] *", data)
    assert found is not None
    numbers = change(*(int(each) for each in found.groups()))
    new = b"/ByteRange [%s]" % b" ".join(b"%d" % each for each in numbers)
    return data.replace(found[0], new.ljust(len(found[0])))


def _damaged() -> Files:
    data = _record()
    start, end = cms_parts.gap(data)
    at = data.index(b"duty desk")
    trace = data.index(b"/ByteRange")
    files = {
        "a letter of the attachment": data.replace(b"duty desk", b"duty disk", 1),
        "one bit on a page": _flipped(data, data.index(b" TJ") - 6),
        "one bit of the attachment": _flipped(data, at),
        "one bit of the signature": _flipped(data, start + 200),
        "one bit after the signature": _flipped(data, end + 30),
        "the date of signing": data.replace(b"20261124155200Z)\n/Reason", b"20261024155200Z)\n/Reason"),
        "cut off after the signature": data[:end],
        "cut off within the signature": data[: start + 500],
        "cut off by one byte": data[:-1],
        "cut off just behind the word ByteRange": data[: trace + len(b"/ByteRange")],
        "a line end before it": b"\n" + data,
        "a letter's head before it": b"From: a@b\r\n\r\n" + data,
        "line ends as on Windows in its first lines": data[:300].replace(b"\n", b"\r\n") + data[300:],
        "another version in its header": data.replace(b"%PDF-1.7", b"%PDF-1.6", 1),
    }
    return {name: File(changed, "changed") for name, changed in files.items()}


def _flipped(data: bytes, at: int) -> bytes:
    return data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]


def _resigned() -> Files:
    """The signature written, stated or built in another way."""
    data = _record()
    files = {
        "signature in capitals": _gap(data, bytes.upper),
        "signature zeroed": _gap(data, lambda old: b"0" * len(old)),
        "signature moved by one byte": _gap(data, lambda old: b"00" + old[:-2]),
        "signature with a space in it": _gap(data, lambda old: old[:40] + b" " + old[40:-1]),
        "padding that is not zero": _gap(data, lambda old: old[:-2] + b"01"),
        "signature of another record": cms_parts.put(data, cms_parts.taken(_another())),
        "signature with the other s": cms_parts.with_the_other_s(data),
        "signature with a second certificate": cms_parts.with_certificate(data, NOBODY.certificate),
        "SHA-256 spelt otherwise": cms_parts.with_method_spelt_otherwise(data),
        "a length spelt otherwise": cms_parts.with_long_length(data),
        "an unsigned note in the signature": cms_parts.with_unsigned_note(data),
        "a time stamp of something else in the signature": cms_parts.with_time_stamp_inside(data, over=b"else"),
        "a second signer": cms_parts.with_second_signer(data),
        "a stated time among what is signed": with_stated_time(data, private_key(RUTH.number)),
        "ranges that cover less": _range(data, lambda b, c, d: (0, b, c + 9, d - 9)),
        "ranges that begin later": _range(data, lambda b, c, d: (1, b - 1, c, d)),
        "ranges that end earlier": _range(data, lambda b, c, d: (0, b, c, d - 9)),
        "ranges called otherwise": data.replace(b"/ByteRange", b"/BiteRange"),
        "signed without certifying": increments.bare_signed(_unsigned(), ruth.certificate, ruth.private_bytes()),
    }
    return {name: File(changed, "changed") for name, changed in files.items()}


@cache
def _unsigned() -> bytes:
    return _base().unsigned()


def _built_upon() -> Files:
    """Revisions that may change what the file shows."""
    data = _record()
    by_hand = increments.by_hand
    page = re.findall(rb"\n(\d+) 0 obj\s*<<[^>]*/Contents", data)[0]
    files = {name: increments.plus(data, change) for name, change in increments.FORBIDDEN.items()}
    files |= {
        "a note on a page, and then properties": increments.with_info(
            increments.plus(data, increments.FORBIDDEN["a note on a page"])
        ),
        "an update of nothing": by_hand(data, {}),
        "an unused object": by_hand(data, {"new": b"<</A 1>>"}),
        "another catalogue": by_hand(data, {"info": b"<<>>", "new": b"<<CATALOGUE>>"}, top="new"),
        "an object behind new properties": increments.with_info(data)
        + b"%s 0 obj\n<</Type/Page/MediaBox[0 0 9 9]>>\nendobj\n" % page,
        "an object behind it": data + b"5 0 obj\n<<>>\nendobj\n",
        "a table behind it": data + b"xref\n0 0\ntrailer\n<<>>\nstartxref\n0\n%%EOF\n",
        "its unsigned self behind it": data + _unsigned(),
        "half of itself behind it": data + data[: len(data) // 2],
        "another record behind it": data + _another(),
        "a second signature": increments.countersigned(data, nobody),
        "a broken time stamp for the document": _broken_time_stamp(data),
    }
    return {f"later: {name}": File(changed, "changed", "content-changed") for name, changed in files.items()}


def _broken_time_stamp(data: bytes) -> bytes:
    whole = increments.with_time_stamp(data)
    token = re.search(rb"<([0-9A-Fa-f]{2000,}?)(0{8,})>", whole[len(data) :])
    assert token is not None
    at = len(data) + token.end(1) - 20
    return whole[:at] + (b"1" if whole[at : at + 1] != b"1" else b"2") + whole[at + 1 :]


def _sign(pdf: bytes, by: Signer = ruth, meaning: str = MEANING) -> bytes:
    return sign(pdf, by, SIGNED_AT, meaning)


def _attaching(change: Callable[[bytes], bytes]) -> bytes:
    """The right pages with something else attached, signed by the key's own holder."""
    whole = _base().whole()
    read = parse(whole.attachment)
    return _sign(pages.build(content_of(read), change(whole.attachment), read.issue, read.people))


def _printing(**changes: object) -> bytes:
    whole = _base().whole()
    read = parse(whole.attachment)
    printed = replace(read.issue, **changes)  # type: ignore[arg-type]
    return _sign(pages.build(content_of(read), whole.attachment, printed, read.people))


def _contradicting() -> Files:
    """Signed by the key's own holder, although the parts inside say different things."""
    entries = list(_base().log.entries)
    last = entries[-1]
    entries[-1] = SealedEntry(last.header, nobody.sign(last.digest), last.fields)
    practice = _Writing(ruth, sample=True).record(ruth)
    files = {
        "an entry altered in the attachment": (
            _attaching(lambda a: a.replace(b"duty desk", b"duty disk")),
            "log-changed",
        ),
        "an entry signed by nobody in the log": (
            made(ruth, Log.of(entries)).with_issue(renderer=RENDERER).signed(),
            "log-changed",
        ),
        "the first entry taken out": (_attaching(_without_first), "log-broken"),
        "heads that are not the log's": (_base().with_issue(heads=(EntryId("ab" * 32),)).signed(), "issue-differs"),
        "one head too few": (_base().with_issue(heads=_base().issue.heads[:1]).signed(), "issue-differs"),
        "a digest that is not the log's": (_base().with_issue(log_digest="cd" * 32).signed(), "issue-differs"),
        "another disagreement": (_base().with_issue(dispute="5e" * 16).signed(), "issue-differs"),
        "another meaning signed than stated": (_sign(_unsigned(), meaning="I agree with every word."), "issue-differs"),
        "a practice log issued as a real one": (practice.signed(), "issue-differs"),
        "people in another order": (_attaching(_people_turned), "issue-differs"),
        "a digest on the pages that is not the log's": (_printing(log_digest="cd" * 32), "pages-differ"),
        "heads on the pages that are not the log's": (_printing(heads=(EntryId("ab" * 32),)), "pages-differ"),
    }
    return {f"inside: {name}": File(data, "changed", code) for name, (data, code) in files.items()}


def _without_first(attachment: bytes) -> bytes:
    start = attachment.index(b'"log":[') + len(b'"log":[')
    return attachment[:start] + attachment[attachment.index(b'{"fields"', start + 1) :]


def _people_turned(attachment: bytes) -> bytes:
    start = attachment.index(b'"people":[') + len(b'"people":[')
    first, second = re.findall(rb"\{[^}]*\}", attachment[start:])
    return attachment.replace(first + b"," + second, second + b"," + first)


# --- cannot tell ---------------------------------------------------------------------------------------------


def _cannot_tell() -> Files:
    data, bare = _record(), _unsigned()
    start = data.index(b"/ByteRange")
    rsa_key, curve = rsa.generate_private_key(65537, 2048), ec.generate_private_key(ec.SECP384R1())
    none: dict[str, tuple[bytes, str]] = {
        "empty": (b"", "empty"),
        "a text": (b"minutes of the meeting\n", "not-a-pdf"),
        "a header and nothing else": (b"%PDF-1.7\n", "not-signed"),
        "a record before it was signed": (bare, "not-signed"),
        "cut off before the signature": (data[:start], "not-signed"),
        "signed by a stranger": (_sign(bare, nobody), "signed-by-another"),
        "signed with RSA": (signed_by_rsa(bare, rsa_key, "sha256"), "signed-by-another"),
        "signed with RSA and SHA-1": (signed_by_rsa(bare, rsa_key, "sha1"), "method-too-weak"),
        "signed on P-384": (signed_by_rsa(bare, curve, "sha384"), "signed-by-another"),
        "signed by the right key over SHA-1": (
            increments.bare_signed(bare, ruth.certificate, ruth.private_bytes(), method="sha1"),
            "method-too-weak",
        ),
        "a signed PDF of another program": (foreign(rsa_key), "not-our-record"),
        "an attachment with a line end": (_attaching(lambda a: a + b"\n"), "not-our-record"),
        "an attachment with a space": (_attaching(lambda a: a.replace(b":", b": ", 1)), "not-our-record"),
        "an attachment of another format": (
            _attaching(lambda a: a.replace(b"escalog-record/1", b"escalog-record/9")),
            "not-our-record",
        ),
        "an attachment with a member too many": (
            _attaching(lambda a: a.replace(b'"people":', b'"paid":true,"people":')),
            "not-our-record",
        ),
        "a second attachment": (
            _sign(increments.plus(bare, increments.FORBIDDEN["a second attachment"])),
            "not-our-record",
        ),
    }
    files = {name: File(found, "cannot-tell", code, integrity="none") for name, (found, code) in none.items()}
    before, after = BEGAN.replace(year=2025), BEGAN.replace(year=2057)
    then = "certificate-not-valid-then"
    return files | {
        "nobody is known": File(data, "cannot-tell", "signer-not-known", trust=(), integrity="unchanged"),
        "a stranger's own record": File(
            _Writing(nobody).record(nobody).signed(),
            "cannot-tell",
            "signer-not-known",
            trust=("ruth",),
            integrity="unchanged",
        ),
        "signed before its certificate begins": File(
            _base().signed(before), "cannot-tell", then, integrity="unchanged"
        ),
        "signed after its certificate ends": File(_base().signed(after), "cannot-tell", then, integrity="unchanged"),
    }


# --- the file ------------------------------------------------------------------------------------------------


def write_files(folder: Path) -> dict[str, Any]:
    """The file `files.json`; the PDFs that its parts are taken from are written beside it."""
    kept = {"record.pdf": _record(), "another.pdf": _another()}
    for name, data in kept.items():
        (folder / name).write_bytes(data)
    groups = (_genuine(), _added(), _damaged(), _resigned(), _built_upon(), _contradicting(), _cannot_tell())
    files: Files = {}
    for group in groups:
        assert not files.keys() & group.keys()
        files |= group
    trusted = {"ruth": RUTH.key, "again": RUTH_AGAIN.key, "nobody": NOBODY.key}
    return {"trusted": trusted, "files": [case_of(name, file, kept) for name, file in files.items()]}


def case_of(name: str, file: File, kept: Mapping[str, bytes]) -> dict[str, Any]:
    integrity = file.integrity or {"genuine": "unchanged"}.get(file.verdict, file.verdict)
    return {
        "name": name,
        "parts": parts_of(file.data, kept),
        "size": len(file.data),
        "sha256": sha256(file.data).hexdigest(),
        "trust": list(file.trust),
        "verdict": file.verdict,
        "integrity": integrity,
        "signer_known": file.known or file.verdict in {"genuine", "added-later"},
        "findings": [file.code] if file.code else [],
    }
