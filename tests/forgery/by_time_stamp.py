"""Forgeries of a time stamp that was put into the signature: the same one, written as no authority wrote it."""

import re
from collections.abc import Callable

from tests.forgery import cms_parts, increments
from tests.forgery.der_trees import (
    Node,
    filled,
    in_two_pieces,
    plain,
    tree,
    with_a_long_tag,
    with_long_length,
    without_length,
)
from tests.forgery.genuine import genuine
from tests.forgery.laboratory import Forgery, add, forged

_OCTETS, _NULL, _OID = 0x04, 0x05, 0x06
_FAMILY = "time stamps"


def with_stamp(change: Callable[[Node], None]) -> bytes:
    """The record with a time stamp in its signature, changed as a tree."""
    data = cms_parts.with_time_stamp_inside(genuine())
    whole = tree(cms_parts.taken(data))
    change(stamp_of(whole))
    return cms_parts.put(data, whole.dump())


def stamp_of(whole: Node) -> Node:
    """The time stamp in the CMS of a record."""
    unsigned = signer_of(whole).parts[-1]
    return unsigned.parts[0].parts[1].parts[0]


def signer_of(whole: Node) -> Node:
    """The one signer of a CMS."""
    return whole.parts[1].parts[0].parts[-1].parts[0]


def _version(stamp: Node) -> Node:
    return stamp.parts[1].parts[0].parts[0]


def _content(stamp: Node) -> Node:
    return stamp.parts[1].parts[0].parts[2].first(_OCTETS)


def _spelt(node: Node, spelling: Callable[[int, bytes], bytes]) -> None:
    node.spelling = spelling


def _another_digest(stamp: Node) -> None:
    stamp.parts[1].parts[0].parts[1].parts.append(tree(bytes.fromhex("300906052b0e03021a0500")))


def _its_certificate_again(stamp: Node) -> None:
    certificates = stamp.parts[1].parts[0].parts[3].parts
    certificates.append(certificates[0])


def _another_method(stamp: Node) -> None:
    signer_of(stamp).parts[2].first(_OID).content = bytes.fromhex("2b0e03021a")


def _note(stamp: Node) -> None:
    signer_of(stamp).parts.append(Node(_OCTETS, b"agreed by all"))


_SPELT: dict[str, tuple[str, Callable[[Node], None]]] = {
    "with no length": ("End it by a mark.", lambda stamp: _spelt(stamp, without_length)),
    "with no length inside": ("The same further in.", lambda stamp: _spelt(stamp.parts[1], without_length)),
    "with a long length inside": ("Spell a length out.", lambda stamp: _spelt(_version(stamp), with_long_length)),
    "with its content in pieces": ("Cut it up.", lambda stamp: _spelt(_content(stamp), in_two_pieces)),
    "with a filled number": ("Begin a number with nothing.", lambda stamp: _spelt(_version(stamp), filled)),
    "with a long tag": ("Spell a tag out.", lambda stamp: _spelt(_version(stamp), with_a_long_tag)),
    "with more in a null": ("Carry data in nothing.", lambda stamp: setattr(stamp.first(_NULL), "content", b"agreed")),
    "with something behind it": (
        "Carry data behind it.",
        lambda stamp: _spelt(stamp, lambda tag, content: plain(tag, content) + b"\5\0"),
    ),
    "with something at its end": ("Carry data in it.", lambda stamp: stamp.parts.append(Node(_NULL))),
    "with something at its signer's end": ("The same further in.", _note),
    "with its methods out of order": ("Turn a set round.", _another_digest),
    "with its certificate twice": ("Have the reader choose.", _its_certificate_again),
    "with a weak method claimed": ("Confuse what is checked with what was signed.", _another_method),
}

for _name, (_wants, _change) in _SPELT.items():
    add(
        Forgery(
            f"a time stamp in the signature {_name}",
            _FAMILY,
            f"{_wants[:-1]}, and have a second file under one signature.",
            lambda _change=_change: with_stamp(_change),  # type: ignore[misc]
            "changed",
        )
    )


def _contents(data: bytes, change: Callable[[bytes], bytes]) -> bytes:
    """The record with a time stamp for the document, and other digits in its place."""
    whole = increments.with_time_stamp(data)
    found = re.search(rb"<([0-9A-Fa-f]{2000,})>", whole[len(data) :])
    assert found is not None
    at = len(data) + found.start(1)
    new = change(found[1])
    assert len(new) == len(found[1])
    return whole[:at] + new + whole[at + len(new) :]


@forged(_FAMILY, "changed", says="content-changed")
def a_time_stamp_with_something_behind_it() -> bytes:
    """Carry data in the place that was kept free for a time stamp."""
    return _contents(genuine(), lambda digits: digits[:-4] + b"abcd")


@forged(_FAMILY, "changed", says="content-changed")
def a_time_stamp_with_no_length() -> bytes:
    """Have a second file under one time stamp."""

    def change(digits: bytes) -> bytes:
        stamp = tree(bytes.fromhex(digits.decode()).rstrip(b"\0"))
        stamp.spelling = without_length
        return stamp.dump().hex().encode().ljust(len(digits), b"0")

    return _contents(genuine(), change)
