"""Test vectors of the format: whole logs, with the laws between entries kept and broken."""

from base64 import b64encode
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any

from tests.format.making.parts import (
    NOBODY,
    RUTH,
    RUTH_AGAIN,
    TOMASZ,
    Author,
    Case,
    canonical,
    entry,
    entry_id,
    left_out,
    signed,
)

_Entries = Sequence[Case]


def _at(hour: int, minute: int = 0) -> str:
    return f"2026-11-16T{hour:02d}:{minute:02d}:00.000000Z"


def _note(text: str, *parents: Case, by: Author = RUTH, at: str = _at(12), **header: Any) -> Case:
    return entry("note", {"text": text}, parents, by, recorded_at=at, **header)


def _person(by: Author, *parents: Case, at: str = _at(10), **fields: Any) -> Case:
    return entry("person", {**by.introduction(), **fields}, parents, by, recorded_at=at)


def _key(by: Author, new: Author, *parents: Case, at: str = _at(11), **fields: Any) -> Case:
    brought = {"holder": new.id, "certificate": b64encode(new.certificate).decode(), "reason": "A new laptop"}
    return entry("key", {**brought, **fields}, parents, by, recorded_at=at)


_ROOT = _person(RUTH)
_TWO = _person(TOMASZ, _ROOT, at=_at(11))
_FIRST = _note("first", _ROOT)
_SECOND = _note("second", _FIRST, at=_at(13))
_FORK = (_ROOT, _TWO, _note("on one laptop", _TWO), _note("on the other", _TWO, by=TOMASZ, at=_at(13)))


def _ends(entries: _Entries) -> list[str]:
    followed = {parent for each in entries for parent in each["header"]["parents"]}
    return sorted(entry_id(each) for each in entries if entry_id(each) not in followed)


def _digest(entries: _Entries) -> str:
    return sha256(b"escalog:log:1\0" + b"".join(sorted(bytes.fromhex(entry_id(each)) for each in entries))).hexdigest()


def _held() -> dict[str, tuple[_Entries, Sequence[Author]]]:
    """Logs that hold, in reading order, each with whose keys are in it."""
    tie = sorted((_note(text, _ROOT) for text in "abc"), key=entry_id)
    early = _note("a clock a year behind", _SECOND, at="2025-11-16T10:00:00.000000Z")
    changed = _key(RUTH, RUTH_AGAIN, _ROOT)
    lost = _key(TOMASZ, RUTH_AGAIN, _TWO, at=_at(12))
    anew = _person(RUTH, _FIRST, at=_at(13))
    joined = _note("joins both", *_FORK[2:], at=_at(14))
    apart = (_ROOT, _person(TOMASZ, _ROOT, at=_at(11)), _person(NOBODY, _ROOT, at=_at(12)))
    both = _note("after both", *apart[1:], by=NOBODY, at=_at(13))
    return {
        "a person alone": ((_ROOT,), (RUTH,)),
        "three in a line": ((_ROOT, _FIRST, _SECOND), (RUTH,)),
        "values left out": ((_ROOT, left_out(_FIRST, "text"), _SECOND), (RUTH,)),
        "a practice log": ((_person(RUTH, sample=True),), (RUTH,)),
        "three heads recorded at the same time": ((_ROOT, *tie), (RUTH,)),
        "a clock behind": ((_ROOT, _FIRST, _SECOND, early), (RUTH,)),
        "two laptops apart": (_FORK, (RUTH, TOMASZ)),
        "two laptops joined": ((*_FORK, joined), (RUTH, TOMASZ)),
        "two people introduced apart": ((*apart, both), (RUTH, TOMASZ, NOBODY)),
        "a new key signed for with the old": (
            (_ROOT, changed, _note("with the new key", changed, by=RUTH_AGAIN)),
            (RUTH, RUTH_AGAIN),
        ),
        "a lost key replaced by another person": (
            (_ROOT, _TWO, lost, _note("with the new key", lost, by=RUTH_AGAIN, at=_at(13))),
            (RUTH, TOMASZ, RUTH_AGAIN),
        ),
        "the same person introduced again": ((_ROOT, _FIRST, anew), (RUTH,)),
        "a kind nobody knows": ((_ROOT, entry("weather-report", {"rain": 1}, (_ROOT,))), (RUTH,)),
    }


def _broken() -> dict[str, _Entries]:
    """Logs that do not hold: every entry is well-formed but where the name says otherwise."""
    stranger = Author(RUTH.id, RUTH.name, RUTH.role, RUTH_AGAIN.number, RUTH_AGAIN.certificate)
    altered = {**_FIRST, "fields": [{**_FIRST["fields"][0], "value": "another"}]}
    renamed = entry("person", {**RUTH.introduction(), "name": "Ruth Ashdowne"})
    borrowed = entry("person", TOMASZ.introduction(), (), RUTH)
    unpadded = entry("person", {**RUTH.introduction(), "certificate": RUTH.introduction()["certificate"] + "\n"})
    return {
        "no entries": (),
        "an entry twice": (_ROOT, _FIRST, _FIRST),
        "of another disagreement": (_ROOT, _note("x", _ROOT, dispute="5e" * 16)),
        "a parent missing": (_ROOT, _SECOND),
        "two beginnings": (_ROOT, _person(TOMASZ)),
        "begun by a note": (_note("x"),),
        "a value altered": (_ROOT, altered, _SECOND),
        "signed by nobody in the log": (_ROOT, _note("x", _ROOT, by=NOBODY)),
        "another's signature": (_ROOT, signed(_FIRST, NOBODY)),
        "a person's id with another person's key": (_ROOT, _TWO, _note("x", _TWO, by=TOMASZ, person=RUTH.id)),
        "a key brought in on another branch only": (*_FORK[:2], _note("x", _ROOT, by=TOMASZ)),
        "a key used before the entry that brings it in": (_ROOT, _key(RUTH_AGAIN, RUTH_AGAIN, _ROOT)),
        "another first key for a person who is known": (_ROOT, _person(stranger, _ROOT, at=_at(11))),
        "a name that is not on the certificate": (renamed,),
        "a certificate of another person": (borrowed,),
        "a certificate with a line end in its base64": (unpadded,),
        "a certificate left out": (left_out(_ROOT, "certificate"),),
        "a name left out": (left_out(_ROOT, "name"),),
        "a key for nobody in the log": (_ROOT, _key(RUTH, TOMASZ, _ROOT)),
        "a key that is another person's already": (
            _ROOT,
            _TWO,
            _key(RUTH, TOMASZ, _TWO, at=_at(12), holder=RUTH.id),
        ),
        "a key whose certificate is none": (_ROOT, _key(RUTH, RUTH_AGAIN, _ROOT, certificate="AAAA")),
        "a good entry after a broken one": (_ROOT, signed(_FIRST, NOBODY), _SECOND),
    }


def log_vectors() -> list[Case]:
    """The part `logs` of the file `ledger.json`. What stands in a record may be in any order, so some are turned."""
    cases: list[Case] = []
    for number, (name, (entries, people)) in enumerate(_held().items()):
        written = entries[::-1] if number % 2 else entries
        cases.append({"name": name, "log": canonical(list(written)).decode(), "holds": True, **_facts(entries, people)})
    broken = {name: canonical(list(entries)).decode() for name, entries in _broken().items()}
    return [*cases, *({"name": name, "log": text, "holds": False} for name, text in broken.items())]


def _facts(entries: _Entries, people: Sequence[Author]) -> Mapping[str, Any]:
    return {
        "digest": _digest(entries),
        "heads": _ends(entries),
        "order": [entry_id(each) for each in entries],
        "people": [who.listed() for who in people],
    }
