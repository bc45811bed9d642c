"""Records changed at random by number and signed anew by their own key, for holding two checkers against each other.

Every digest and offset fits, so what is seen is how the parts are read: the objects that lead to the signature, to the
attachment and to the text of the pages, the commands on a page, and what record.json holds.
"""

import json
import random
import re
from collections.abc import Callable
from copy import deepcopy
from functools import cache
from typing import Any

from tests.forgery.genuine import ruth
from tests.forgery.mutations import _WORD, plain
from tests.forgery.remade import Apart, apart, stream

_VALUES = (
    *(b"null", b"true", b"0", b"1", b"-1", b"1.5", b"1.0", b"9999999999", b"(x)", b"()", b"<78>", b"<FEFF0041>", b"/X"),
    *(b"[]", b"<<>>", b"[null]", b"9999 0 R"),
)
_NAMES = (
    *(b"/Type", b"/V", b"/Kids", b"/AA", b"/Filter", b"/Contents", b"/Names", b"/Fields", b"/Parent", b"/F", b"/FT"),
    *(b"/Count", b"/DecodeParms", b"/Resources", b"/Limits", b"/FFilter", b"/DL", b"/T", b"/Reference", b"/P", b"/UF"),
    *(b"/Perms", b"/SubFilter", b"/ByteRange", b"/M", b"/Reason", b"/ToUnicode", b"/Font"),
)
_SPACES = (b" ", b"\n", b"\r", b"\t", b"")
_TEXTS: tuple[Any, ...] = (
    *(None, True, False, 0, 1, -1, 2**53 - 1, 2**53, 1.0, "", "x", "\u202e", "\U0010ffff", "\0", [], {}, ["x"], [1]),
    *(
        "0" * 32,
        "A" * 64,
        "record",
        "notification",
        "2026-02-30",
        "2026-W01-1",
        "20261123",
        "24:00",
        "09:00:00",
        "9:00",
    ),
    *("2026-11-23T16:05:60.000000Z", "2026-11-23T24:00:00.000000Z", "０９:００", "09:00Z"),
)


@cache
def _targets() -> tuple[int, ...]:
    whole = apart(plain())
    page = whole.first_page
    fonts = whole.refers(page, b"Font")
    font = whole.refers(fonts, b"F1")
    by_name = [whole.number(name) for name in (b"AcroForm", b"Names", b"Pages")]
    leading = [whole.root, whole.field, whole.stated, whole.specification, whole.attachment]
    read = [page, whole.refers(page, b"Contents"), fonts, font, whole.refers(font, b"ToUnicode")]
    return (*by_name, *leading, *read)


def signed_mutation(number: int) -> bytes:
    """The record of this number."""
    draw = random.Random(f"signed mutation {number}")
    whole = apart(plain())
    draw.choice((_in_an_object, _in_an_object, _in_the_attachment))(draw, whole)
    return whole.signed(ruth())


def _in_an_object(draw: random.Random, whole: Apart) -> None:
    number = draw.choice(_targets())
    head, data = _split(whole.get(number))
    kept = re.search(rb"/(?:Contents <[0-9a-f]*>|ByteRange \[.*?\] *)\n/?", head) if number == whole.stated else None
    if data is not None and number != whole.attachment and draw.random() < 0.6:
        data = _changed(draw, whole, data)
    elif kept is None:
        head = _changed(draw, whole, head)
    else:  # nothing but these has to stand, or nothing could be signed
        fixed = re.findall(rb"/Contents <[0-9a-f]*>|/ByteRange \[.*?\] *", head)
        for place, each in enumerate(fixed):
            head = head.replace(each, b"/Fixed%d" % place)
        head = _changed(draw, whole, head, b"/Fixed")
        for place, each in enumerate(fixed):
            head = head.replace(b"/Fixed%d" % place, each)
    if data is None:
        whole.put(number, head)
    else:
        length = b"/Length %d" % len(data)
        whole.put(number, re.sub(rb"/Length \d+", lambda _: length, head) + b"\nstream\n" + data + b"\nendstream")


def _split(body: bytes) -> tuple[bytes, bytes | None]:
    found = re.match(rb"(<<.*?>>)\s*stream\r?\n(.*?)\n?endstream\Z", body, re.DOTALL)
    return (found[1], found[2]) if found else (body, None)


def _changed(draw: random.Random, whole: Apart, text: bytes, fixed: bytes = b"\0") -> bytes:
    words = _WORD.findall(text)
    for _ in range(draw.choice((1, 1, 2))):
        at = draw.randrange(len(words) or 1)
        if not words or words[at].startswith(fixed):
            continue
        words[at] = draw.choice(_WAYS)(draw, whole, words[at])
    return b"".join(words)


def _respelt(draw: random.Random, whole: Apart, word: bytes) -> bytes:
    if word.isspace():
        return draw.choice(_SPACES)
    if word.startswith(b"/") and len(word) > 1:
        return draw.choice((draw.choice(_NAMES), word + b"x", word[:-1]))
    if word[:1].isdigit():
        return draw.choice((b"+" + word, word + b".0", b"-" + word, b"%d 0 R" % draw.choice(_targets()), b"0"))
    return draw.choice((word.upper(), word[:-1], *_VALUES))


def _by_reference(draw: random.Random, whole: Apart, word: bytes) -> bytes:
    stands_alone = re.fullmatch(rb"/\w+|\(.*\)|<[0-9A-Fa-f]+>|[\d.]+|\d+ 0 R", word, re.DOTALL)
    return b"%d 0 R" % whole.add(word) if stands_alone else word


def _with_an_entry(draw: random.Random, whole: Apart, word: bytes) -> bytes:
    value = draw.choice((*_VALUES, b"%d 0 R" % draw.choice(_targets())))
    return word + draw.choice(_NAMES) + b" " + value + b" " if word == b"<<" else word


_WAYS: tuple[Callable[[random.Random, Apart, bytes], bytes], ...] = (
    *(_respelt, _respelt, _by_reference, _with_an_entry, _with_an_entry),
    *(lambda _, __, word: word * 2, lambda _, __, word: b"", lambda _, __, word: b"[ " + word + b" ]"),
)


def _in_the_attachment(draw: random.Random, whole: Apart) -> None:
    record = json.loads(whole.json())
    top = draw.choice(list(record))
    for _ in range(draw.choice((1, 1, 2))):
        path = draw.choice([each for each in _paths(record) if each[:1] == (top,)] or [(top,)])
        _change_at(draw, record, path)
    text = json.dumps(record, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()
    if draw.random() < 0.1:
        at = draw.randrange(len(text))
        odd = (b" ", b"\\u0041", b"\xff", b"", b'"', b"\xed\xa0\x80", b"0", b"\0")
        text = text[:at] + draw.choice(odd) + text[at + draw.randrange(2) :]
    whole.put(whole.attachment, stream(text, b"/Type /EmbeddedFile "))


def _paths(value: object, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(deeper for key, each in inside for deeper in _paths(each, (*path, key)))]


def _change_at(draw: random.Random, record: Any, path: tuple[Any, ...]) -> None:
    holder = record
    for key in path[:-1]:
        holder = holder[key]
    old, way = holder.get(path[-1]) if isinstance(holder, dict) else holder[path[-1]], draw.randrange(7)
    if way == 0 and len(path) > 1:
        del holder[path[-1]]
    elif way == 1 and isinstance(holder, list):
        holder.insert(0, deepcopy(old))
    elif way == 2 and isinstance(old, dict):
        old[draw.choice(("notice", "x", "", "é", "format", "2026-11-23", "2026-13-01"))] = draw.choice(_TEXTS)
    elif way == 3 and isinstance(old, str) and old:
        at = draw.randrange(len(old))
        holder[path[-1]] = old[:at] + draw.choice(("", "x", " ", "é", "\n", "A", "0", "９")) + old[at + 1 :]
    elif way == 4 and isinstance(old, str):
        holder[path[-1]] = draw.choice((old.upper(), f"{old} ", f" {old}", old * 2, old[:-1], [old]))
    else:
        holder[path[-1]] = draw.choice(_TEXTS)
