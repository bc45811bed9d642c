"""Writes many files that are nearly the same in little room: as parts of a few that are kept, and what is new."""

from collections.abc import Mapping
from typing import Any

_WINDOW = 24
"""What agrees over fewer bytes is not looked for: naming the place would take more room."""

_SHORTEST = 48


_MOST_PLACES = 16

_Places = dict[bytes, list[tuple[str, int]]]


def parts_of(data: bytes, kept: Mapping[str, bytes]) -> list[dict[str, Any]]:
    """The parts that give these bytes when they are joined; as few bytes in hexadecimal as a greedy search finds."""
    places = _places(kept)
    parts: list[dict[str, Any]] = []
    new = bytearray()
    at = 0
    while at < len(data):
        found = places.get(data[at : at + _WINDOW], [])
        length, file, start = max(((_agreeing(data, at, kept[f], p), f, p) for f, p in found), default=(0, "", 0))
        if length < _SHORTEST:
            new.append(data[at])
            at += 1
            continue
        if new:
            parts.append({"hex": new.hex()})
            new.clear()
        parts.append({"file": file, "from": start, "to": start + length})
        at += length
    return [*parts, {"hex": new.hex()}] if new else parts


def _places(kept: Mapping[str, bytes]) -> _Places:
    """Where each window stands; of a run of the same byte only its beginning."""
    places: _Places = {}
    for name, data in kept.items():
        before = b""
        for at in range(len(data) - _WINDOW + 1):
            window = data[at : at + _WINDOW]
            there = places.setdefault(window, [])
            if window != before and len(there) < _MOST_PLACES:
                there.append((name, at))
            before = window
    return places


def _agreeing(data: bytes, at: int, kept: bytes, place: int) -> int:
    """Over how many bytes both are the same from there on."""
    most = min(len(data) - at, len(kept) - place)
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if data[at : at + middle] == kept[place : place + middle]:
            low = middle
        else:
            high = middle - 1
    return low
