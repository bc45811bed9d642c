"""Records changed at random by number, for holding two checkers against each other: no verdict is known beforehand.

Each begins with a record as it is or as it may be added to, and is then changed where both checkers read: in the words
of an update, with every offset put right; in the tree of a time stamp; or in any octets behind the pages.
"""

import random
import re
from collections.abc import Callable
from functools import cache

from tests.forgery import cms_parts, increments
from tests.forgery.by_time_stamp import stamp_of
from tests.forgery.der_trees import (
    Node,
    filled,
    in_two_pieces,
    tree,
    with_a_long_tag,
    with_long_length,
    without_length,
)
from tests.forgery.genuine import ANOTHER_VERSION, made
from tests.forgery.increments import by_hand

_WORD = re.compile(
    rb"[\0\t\n\f\r ]+|\d+ \d+ R|/[^\0\t\n\f\r ()<>\[\]{}/%]*|<<|>>|<[^<>]*>"
    rb"|\((?:\\.|[^\\()])*\)|[\[\]]|[+-]?[\d.]+|[A-Za-z]+|.",
    re.DOTALL,
)
_SPACES = (b" ", b"\n", b"\r\n", b"\r", b"\0", b"\t", b"\f", b"\x0b", b"%c\n", b"%obj\n", b"")
_VALUES = (b"null", b"true", b"0", b"1", b"-1", b"1.5", b"(x)", b"<78>", b"/X", b"[]", b"<<>>", b"[null]", b"99 0 R")
_NAMES = (b"/Type", b"/V", b"/Kids", b"/AA", b"/DSS", b"/Metadata", b"/Fields", b"/Info", b"/Root", b"/Prev", b"/Rect")
_ENDS = (b"", b"\r", b" ", b"\0", b"\n\n", b"%%EOF\n", b"startxref\n0\n%%EOF\n", b"x" * 1023, b"x" * 1022)
_SPELLINGS = (with_long_length, without_length, in_two_pieces, with_a_long_tag, filled)


@cache
def plain() -> bytes:
    """A record whose pages are not built again."""
    return made().with_issue(renderer=ANOTHER_VERSION).signed()


@cache
def _added_to() -> tuple[bytes, ...]:
    data = plain()
    by_tools: tuple[Callable[[bytes], bytes], ...] = (
        increments.with_title,
        increments.with_info,
        increments.with_xmp,
        increments.with_validation_data,
        increments.with_time_stamp,
    )
    by_hands = (
        by_hand(data, {"new": b"<</Title (Filed)>>"}, trailer=b"/Info NEW"),
        by_hand(data, {"root": b"<<CATALOGUE /DSS <</Certs []>>>>"}),
    )
    return (*(tool(data) for tool in by_tools), *by_hands)


def mutated(number: int) -> bytes:
    """The record of this number."""
    draw = random.Random(f"mutation {number}")
    return draw.choice((_in_an_update, _in_an_update, _in_a_time_stamp, _in_its_octets))(draw)


def _in_an_update(draw: random.Random) -> bytes:
    whole = draw.choice(_added_to())
    words = _WORD.findall(whole[len(plain()) :])
    for _ in range(draw.choice((1, 1, 2))):
        at = draw.randrange(len(words))
        words[at] = draw.choice((_respelt(draw, words[at]), words[at] + draw.choice(_SPACES), words[at] * 2, b""))
        if draw.random() < 0.3:
            begins = [place for place, word in enumerate(words) if word == b"<<"] or [0]
            words.insert(draw.choice(begins) + 1, draw.choice(_NAMES) + b" " + draw.choice(_VALUES) + b" ")
    data = _put_right(plain(), b"".join(words))
    return data + draw.choice(_ENDS) if draw.random() < 0.2 else data


def _respelt(draw: random.Random, word: bytes) -> bytes:
    if word.isspace():
        return draw.choice(_SPACES)
    if word.startswith(b"/") and len(word) > 1:
        at = draw.randrange(1, len(word))
        return draw.choice((word[:at] + b"#%02x" % word[at] + word[at + 1 :], word + b"#0", draw.choice(_NAMES)))
    if word[:1].isdigit():
        return draw.choice((b"+" + word, b"0" + word, word + b".0", b"-" + word, b"%d 0 R" % draw.randrange(400)))
    return draw.choice((word.upper(), word[:-1], *_VALUES))


def _put_right(data: bytes, added: bytes) -> bytes:
    """The update behind the record with the offsets of its objects and its table, as far as they can be found."""
    places = {int(found[1]): len(data) + found.start() for found in re.finditer(rb"(?<!\d)(\d{1,9}) 0 obj", added)}
    rows = iter(sorted(places.items()))
    added = re.sub(rb"\d{10} 00000 n", lambda old: b"%010d 00000 n" % next(rows, (0, 0))[1], added)
    table = added.rfind(b"xref", 0, max(added.rfind(b"startxref"), 0))
    return data + re.sub(rb"(startxref\s+)\d+", rb"\g<1>%d" % (len(data) + max(table, 0)), added)


@cache
def _stamped() -> bytes:
    return cms_parts.with_time_stamp_inside(plain())


def _in_a_time_stamp(draw: random.Random) -> bytes:
    whole = tree(cms_parts.taken(_stamped()))
    node = draw.choice(list(stamp_of(whole).all()))
    change = draw.randrange(5)
    if change == 0:
        node.spelling = draw.choice(_SPELLINGS)
    elif change == 1:
        node.tag ^= 1 << draw.randrange(8)
    elif change == 2 and node.parts:
        draw.shuffle(node.parts)
    elif change == 3 and node.parts:
        node.parts.insert(draw.randrange(len(node.parts)), draw.choice((Node(5), node.parts[0])))
    elif node.content:
        at = draw.randrange(len(node.content))
        node.content = node.content[:at] + bytes((node.content[at] ^ 1 << draw.randrange(8),)) + node.content[at + 1 :]
    return cms_parts.put(_stamped(), whole.dump())


def _in_its_octets(draw: random.Random) -> bytes:
    data = bytearray(draw.choice((plain(), _stamped(), *_added_to())))
    at = draw.randrange(cms_parts.gap(bytes(data))[0], len(data))
    length = draw.choice((0, 1, 1, 2, 9))
    data[at : at + length] = draw.choice((b"", draw.randbytes(length), *_SPACES, b"obj", b"trailer", b">>", b" 0 R"))
    return bytes(data)
