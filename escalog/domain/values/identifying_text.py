"""Finds what a record of initials should not hold: a full name, a date of birth, an address, a telephone or NHS number.

It warns and never refuses, and looks only at patterns; names of people already recorded here never warn.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class IdentifyingText:
    """One place that may identify somebody. `start` and `end` count characters of the text."""

    code: str
    """nhs-number, telephone, email, date-of-birth, address or name."""
    start: int
    end: int
    sentence: str
    suggestion: str = ""
    """What could stand there instead: initials for a name; empty where there is nothing to suggest."""


_SENTENCES = {
    "nhs-number": "This looks like an NHS number. Your own reference is enough here.",
    "telephone": "This looks like a telephone number. Keep it in your directory, not in the record.",
    "email": "This looks like an e-mail address. Write who it was, not where they can be reached.",
    "date-of-birth": "This looks like a date of birth. The year alone is enough here.",
    "address": "This looks like an address. Say whose home it is instead.",
    "name": "This looks like a full name. Initials are enough here.",
}

_NHS = re.compile(r"(?<![\d-])\d{3}[ -]?\d{3}[ -]?\d{4}(?![\d-])")
_TELEPHONE = re.compile(r"(?<![\w+])(?:\+44\s?(?:\(0\)\s?)?|\(?0)(?:[\s().-]{0,2}\d){9,10}(?![\w])")
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]++@[\w-]++(?:\.[\w-]++)+")
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]{0,6}"
_IN_WORDS = rf"\d{{1,2}}(?:st|nd|rd|th)?\s{{1,3}}{_MONTH}\.?,?\s{{1,3}}\d{{4}}"
_DATE = rf"\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2,4}}|\d{{4}}-\d{{2}}-\d{{2}}|{_IN_WORDS}"
_BORN = r"d\.?\s?o\.?\s?b\.?|date\s+of\s+birth|born(?:\s+on)?|birthday|birth\s+date"
_BIRTH = re.compile(rf"\b(?:{_BORN})\b\W{{0,4}}(?:is|was|on)?\W{{0,3}}({_DATE})", re.IGNORECASE)
_POSTCODE = re.compile(r"\b(?:GIR\s?0AA|[A-PR-UWYZ][A-HK-Y]?\d[A-Z\d]?\s?\d[ABD-HJLNP-UW-Z]{2})\b")
_STREET = re.compile(
    r"\b(?:flat\s+\w{1,4},?\s+)?\d{1,4}[a-z]?,?\s+(?:[A-Z][\w'’-]+\s+){1,3}"
    r"(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Close|Crescent|Court|Gardens|Grove|Terrace|Way|Place|Square|Walk|"
    r"Hill|Park|Row|Rise|Mews|View)\b"
)
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*+")
_PARTICLES = frozenset({"de", "da", "dos", "van", "von", "der", "den", "al", "bin", "ap", "la", "le"})

_NOT_NAMES = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun
    january february march april may june july august september october november december
    jan feb mar apr jun jul aug sep oct nov dec christmas easter today yesterday tomorrow
    the a an this that these those he she they we you it his her their our i and but or if when while where then there
    who what which why how no not yes to of in on at by for from with as is was are were has had have will would should
    asked told rang spoke wrote called visited saw met agreed said left sent heard since after before during both
    children childrens child social care services service school college academy primary secondary nursery hospital
    trust health visiting visitor police council county city borough district team early help duty worker manager lead
    officer safeguarding partnership board panel stage step level national general practice practitioner doctor nurse
    teacher head headteacher dr mr mrs ms miss mx professor sir dame family support centre mental capacity act
    protection plan need conference review meeting north south east west new great upper lower street road avenue lane
    royal saint st england wales scotland ireland northern britain united kingdom london english welsh scottish irish
    british integrated designated named adult adults community young people person housing association youth justice
    court department education special needs coordinator senior assistant deputy director chief executive key class
    teaching year mum dad mother father aunt uncle nan gran grandmother grandfather brother sister
    """.split()  # noqa: SIM905 - words read better as text
)
"""Capitalised words that are not part of a name: days, agencies, roles, places, sentence starts."""

MOST_NOTICES = 50
MOST_WORDS = 4


def looks_identifying(text: str, known_names: Iterable[str] = ()) -> tuple[IdentifyingText, ...]:
    """Everything in a text that looks identifying, in order. `known_names` never warn."""
    accepted: list[IdentifyingText] = []
    for notice in (*_numbers(text), *_births(text), *_addresses(text), *_names(text, known_names)):
        if not any(notice.start < other.end and other.start < notice.end for other in accepted):
            accepted.append(notice)
        if len(accepted) >= MOST_NOTICES:
            break
    return tuple(sorted(accepted, key=lambda notice: notice.start))


def is_nhs_number(digits: str) -> bool:
    """Whether ten digits carry the check digit of an NHS number (modulus 11)."""
    if len(digits) != 10 or not digits.isascii() or not digits.isdigit() or len(set(digits)) == 1:
        return False
    total = sum(int(digit) * weight for digit, weight in zip(digits[:9], range(10, 1, -1), strict=True))
    return (11 - total % 11) % 11 == int(digits[9])


def _numbers(text: str) -> Iterator[IdentifyingText]:
    for match in _NHS.finditer(text):
        if is_nhs_number(re.sub(r"\D", "", match[0])):
            yield _notice("nhs-number", match.start(), match.end())
    for match in _TELEPHONE.finditer(text):
        yield _notice("telephone", match.start(), match.end())
    for match in _EMAIL.finditer(text):
        yield _notice("email", match.start(), match.end())


def _births(text: str) -> Iterator[IdentifyingText]:
    for match in _BIRTH.finditer(text):
        yield _notice("date-of-birth", match.start(1), match.end(1))


def _addresses(text: str) -> Iterator[IdentifyingText]:
    for pattern in (_STREET, _POSTCODE):
        for match in pattern.finditer(text):
            yield _notice("address", match.start(), match.end())


def _names(text: str, known_names: Iterable[str]) -> Iterator[IdentifyingText]:
    """Two or three capitalised words in a row that are not known words."""
    known = {part for name in known_names for part in _folded(name).split()}
    for run in _runs(text):
        named = [word for word in run if word[0] not in _PARTICLES]
        if len(named) < 2 or all(_bare(word[0]) in known for word in named):
            continue
        yield _notice("name", run[0][1], named[-1][2], "".join(f"{word[0][0]}." for word in named))


def _runs(text: str) -> Iterator[list[tuple[str, int, int]]]:
    """Words that could be one name: capitals, with one space between, a particle allowed inside; at most three."""
    run: list[tuple[str, int, int]] = []
    for match in _WORD.finditer(text):
        word = (match[0], match.start(), match.end())
        joined = bool(run) and text[run[-1][2] : word[1]] in (" ", "\u00a0")
        inside = word[0] in _PARTICLES and joined
        if run and (not joined or not (inside or _may_be_named(word[0])) or len(run) >= MOST_WORDS):
            yield run
            run = []
            inside = False
        if inside or _may_be_named(word[0]):
            run.append(word)
    if run:
        yield run


def _may_be_named(word: str) -> bool:
    """Whether a word could be part of a name: capitalised, not an abbreviation and not a common word."""
    return len(word) > 1 and word[0].isupper() and not word.isupper() and _bare(word) not in _NOT_NAMES


def _bare(word: str) -> str:
    return _folded(word).removesuffix("'s")


def _folded(text: str) -> str:
    return " ".join(text.casefold().replace("’", "'").split())


def _notice(code: str, start: int, end: int, suggestion: str = "") -> IdentifyingText:
    return IdentifyingText(code, start, end, _SENTENCES[code], suggestion)
