"""Bytes that are no key file, no backup and no mark, and some that nearly are: what a disk or a stranger may leave."""

import json
import struct
from typing import Any

from hypothesis import strategies as st

from escalog.store.keys import key_file
from escalog.store.keys.key_file import KeyFile

DEEP = ("[" * 60_000, '{"a":' * 60_000, "[" * 60_000 + "]" * 60_000)
WILD = ("Infinity", "-Infinity", "NaN", "1e999", "9" * 5_000, "1" + "0" * 4_200, "-1", "null", "true", "\\ud800")

_numbers = st.one_of(
    st.integers(), st.floats(), st.just(10**4_000), st.just(2**63), st.sampled_from([float("inf"), float("nan"), -0.0])
)
_plain = st.one_of(st.none(), st.booleans(), _numbers, st.text(max_size=40), st.just("../../keys"))
values = st.recursive(
    _plain,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(st.text(max_size=8), inner, max_size=4)),
    max_leaves=8,
)
"""Whatever JSON can say, and what only Python's reader takes for JSON."""


def with_digest(body: dict[str, Any]) -> bytes:
    """A key file's bytes whose digest is right, whatever it holds: whoever knows the format can work it out."""
    try:
        return json.dumps({**body, "digest": key_file._digest(body)}).encode()
    except (ValueError, RecursionError):  # a number that Python itself does not write
        return b"{}"


def body_of(keys: KeyFile) -> dict[str, Any]:
    body: dict[str, Any] = json.loads(keys.encode())
    del body["digest"]
    return body


@st.composite
def key_files(draw: st.DrawFn, keys: KeyFile) -> bytes:
    """Made of a good one: a field or two exchanged, a bit changed, cut short, put together wildly, or anything."""
    how = draw(st.sampled_from(["field", "slot", "bit", "cut", "text", "any"]))
    good, body = keys.encode(), body_of(keys)
    if how == "field":
        for name in draw(st.lists(st.sampled_from([*body, "more"]), min_size=1, max_size=2)):
            body[name] = draw(values)
        return with_digest(body)
    if how == "slot":
        slot = draw(st.sampled_from(body["slots"]))
        for name in draw(st.lists(st.sampled_from(list(slot)), min_size=1, max_size=2)):
            slot[name] = draw(values)
        if draw(st.booleans()):
            body["slots"] *= draw(st.integers(2, 30))
        return with_digest(body)
    if how == "bit":
        return changed(good, draw(st.integers(0, len(good) * 8 - 1)))
    if how == "cut":
        return good[: draw(st.integers(0, len(good) - 1))]
    if how == "text":
        text = draw(st.sampled_from([*DEEP, *WILD]))
        name = draw(st.sampled_from(list(body)))
        return draw(
            st.sampled_from([text, f'{{"{name}": {text}}}', json.dumps(body)[:-1] + f', "{name}": {text}}}'])
        ).encode()
    return draw(st.binary(max_size=300))


def changed(data: bytes, bit: int) -> bytes:
    """The same bytes with one bit changed."""
    made = bytearray(data)
    made[bit // 8] ^= 1 << bit % 8
    return bytes(made)


@st.composite
def tails(draw: st.DrawFn, pages: int, keys: KeyFile) -> bytes:
    """What may follow the pages of a backup; the digest is right, so that what is inside is read."""
    encoded = draw(key_files(keys))
    said = draw(st.one_of(st.just(pages), st.just(0), st.integers(0, 2**64 - 1)))
    length = draw(st.one_of(st.just(len(encoded)), st.integers(0, 2**32 - 1)))
    return tail(said, encoded, length)


def tail(pages: int, encoded: bytes, length: int | None = None) -> bytes:
    """The end of a backup as the program writes it: its key file, how many bytes each part is, a digest."""
    import hashlib

    numbers = struct.pack(">QI", pages, len(encoded) if length is None else length)
    return encoded + numbers + hashlib.sha256(encoded + numbers).digest() + b"escalog-backup1\n"
