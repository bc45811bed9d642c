"""A signer, an issue and small contents for the tests of the pages: invented people with real certificates."""

from datetime import UTC, datetime
from functools import cache

from escalog.domain.record.blocks import Block, Content, Issue
from escalog.domain.values.entry import DisputeId, EntryId, Person, PersonId
from escalog.ledger.keys.signer import Signer
from escalog.records.making import pages
from escalog.records.text.lines import TextLine
from escalog.records.text.shaping import ShapedGlyph
from tests.builders.structure import Tagged

ISSUED_AT = datetime(2026, 11, 23, 10, 43, 7, tzinfo=UTC)
NAME, ROLE, AGENCY = "Zoë Ńowak", "Safeguarding lead", "Invented Primary School"


@cache
def signer() -> Signer:
    return Signer.create(PersonId("7" * 32), NAME, ROLE, AGENCY, ISSUED_AT)


def person() -> Person:
    return Person(PersonId("7" * 32), signer().key_id, NAME, ROLE, AGENCY, signer().certificate)


def issue(**more: object) -> Issue:
    values: dict[str, object] = {
        "kind": "record",
        "recipient": "Ms Okoro, Invented Borough Council",
        "reason": "You asked for it",
        "issued_at": ISSUED_AT,
        "signer": person(),
        "meaning": "I made this record from what our store holds.",
        "renderer": pages.renderer(),
        "marking": "OFFICIAL-SENSITIVE: personal information about a child",
        "dispute": DisputeId("1" * 32),
        "heads": (EntryId("ab" * 32),),
        "log_digest": "cd" * 32,
    }
    return Issue(**{**values, **more})  # type: ignore[arg-type]


def content(*blocks: Block, title: str = "K.M. 0042: referral not accepted") -> Content:
    return Content(title, blocks, frozenset(), reference="IPS-0042")


def laid_out(*blocks: Block, attachment: bytes = b"{}", **more: object) -> pages.Pages:
    return pages.lay_out(content(*blocks), attachment, issue(**more), [person()])


def read(*blocks: Block, **more: object) -> Tagged:
    return Tagged(pages.lay_out(content(*blocks), b"{}", issue(**more), [person()]).pdf)


def glyphs_of(line: TextLine) -> list[tuple[ShapedGlyph, int]]:
    """Every glyph of a line in the order of reading, with its place."""
    return [(glyph, at + within) for word, at in line.words for glyph, within in word.glyphs()]
