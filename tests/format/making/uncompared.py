"""Test vectors of the format: files under a version whose pages nobody builds again, added to the first ones later.

They are made from the record that is kept with those, with its people's fixed keys and the certificates that it holds,
so that they take little room.
"""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from unittest.mock import patch

from pyhanko.pdf_utils.generic import TextStringObject, pdf_name
from pyhanko.sign.signers.pdf_byterange import SignatureObject

from escalog.ledger.entry import canonical
from escalog.ledger.keys.signer import Signer
from escalog.ledger.log.log import Log
from escalog.records.attachment.record_json import parse
from escalog.records.signing.signing import sign
from tests.builders.entries import redated
from tests.forgery.genuine import MEANING, SIGNED_AT
from tests.forgery.increments import plus
from tests.forgery.signed_along import JUDGED, reprinted
from tests.format.making.files import File, case_of
from tests.format.making.packing import parts_of
from tests.format.making.parts import private_key

_VECTORS = Path(__file__).parent.parent / "vectors"
_JUDGED = (
    "a script when opened",
    "an action of a page",
    "layers",
    "a script that nothing leads to",
    "a bookmark that leads elsewhere",
    "another text for screen readers",
    "a note on a page",
    "a link to the outside",
    "two letters exchanged in a text map",
    "a range in a text map",
    "a font changed",
    "a second descendant of a font",
    "a kind of font by reference",
)
_FIRST_END = b"%%EOF\n"


def uncompared_vectors(folder: Path) -> dict[str, Any]:
    """The file `uncompared.json`, of the shape of `files.json`; a part that its files share is written beside it."""
    kept = {name: (_VECTORS / name).read_bytes() for name in ("record.pdf", "another.pdf")}
    whole = kept["record.pdf"]
    pages = whole[: whole.index(_FIRST_END) + len(_FIRST_END)]
    new = parts_of(_signed(pages), kept)
    kept["update.bin"] = b"".join(bytes.fromhex(part["hex"]) for part in new if "hex" in part)
    (folder / "update.bin").write_bytes(kept["update.bin"])
    files = {**_judged(pages), **_times(pages), **_signed_otherwise(pages)}
    trusted = json.loads((_VECTORS / "files.json").read_text(encoding="utf-8"))["trusted"]
    return {"trusted": trusted, "files": [case_of(name, file, kept) for name, file in files.items()]}


def _signer(pages: bytes, key: str) -> Signer:
    """One of the record's people; Ruth has the first key, Tomasz the second."""
    people = parse(_attached(pages)).people
    (number,) = (place for place, each in enumerate(people, 1) if each.key == key)
    return Signer(people[number - 1], private_key(number))


def _signed(pages: bytes, at: datetime = SIGNED_AT) -> bytes:
    return sign(pages, _signer(pages, parse(_attached(pages)).people[0].key), at, MEANING)


def _judged(pages: bytes) -> dict[str, File]:
    files = {
        f"signed along: {name}": File(_signed(plus(pages, change)), "changed", code)
        for name, (change, code) in JUDGED.items()
        if name in _JUDGED
    }
    missing = _signed(reprinted(pages, "desk", "sked"))
    files["pages that print another word"] = File(
        missing, "cannot-tell", "text-not-on-pages", integrity="unchanged", known=True
    )
    return files


def _times(pages: bytes) -> dict[str, File]:
    beyond = "time-beyond-clocks"
    files = {
        "inside: an entry recorded in the year 1": _redated(pages, "0001-01-01T00:00:00.000000Z"),
        "inside: an entry recorded in the year 9999": _redated(pages, "9999-12-31T23:59:59.999999Z"),
        "inside: issued in the year 1": _reissued(pages, "0001-06-01T12:00:00.000000Z"),
        "signed in the year 9999": _signed(pages, datetime(9999, 6, 1, 12, tzinfo=UTC)),
    }
    return {name: File(data, "changed", beyond) for name, data in files.items()}


def _signed_otherwise(pages: bytes) -> dict[str, File]:
    begin = SignatureObject.__init__

    def with_more(self: SignatureObject, *args: Any, **options: Any) -> None:
        begin(self, *args, **options)
        self[pdf_name("/Name")] = TextStringObject("The director")

    with patch.object(SignatureObject, "__init__", with_more):
        data = _signed(pages)
    return {"another name beside the signature": File(data, "genuine", "signature-says-more")}


def _redated(pages: bytes, recorded_at: str) -> bytes:
    """A head at another time, and what the record says of itself to match."""

    def edit(data: dict[str, Any]) -> None:
        entries = list(parse(_attached(pages)).log.entries)
        last = next(entry for entry in reversed(entries) if entry.id in data["issue"]["heads"])
        entries[entries.index(last)] = redated(last, recorded_at, _signer(pages, last.key))
        log = Log.of(entries)
        data["log"] = [json.loads(entry.encode()) for entry in log.entries]
        data["issue"]["heads"], data["issue"]["log_digest"] = list(log.heads), log.digest()

    return _edited(pages, edit)


def _reissued(pages: bytes, issued_at: str) -> bytes:
    def edit(data: dict[str, Any]) -> None:
        data["issue"]["issued_at"] = issued_at

    return _edited(pages, edit)


def _attached(pages: bytes) -> bytes:
    start = pages.index(b'{"calendar":')
    return pages[start : pages.index(b"\nendstream", start)]


def _edited(pages: bytes, edit: Callable[[dict[str, Any]], None]) -> bytes:
    """The record with its attachment edited to as many bytes as before: the places of all objects stay."""
    before = _attached(pages)
    data = json.loads(before)
    edit(data)
    after = canonical.encode(data)
    if len(after) != len(before):
        raise AssertionError("the places of the objects behind it would move")
    ruth = _signer(pages, parse(before).people[0].key)
    return sign(pages.replace(before, after), ruth, SIGNED_AT, MEANING)
