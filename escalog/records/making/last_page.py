"""The last page of every record: what it proves and what not, how to check it, whose keys are inside."""

from collections.abc import Sequence

from escalog.domain.record.blocks import Issue
from escalog.domain.values.entry import Person
from escalog.records.layout.flow import TEXT_WIDTH
from escalog.records.layout.paragraphs import Bullets, Heading, PageBreak, Paragraph, Piece
from escalog.records.layout.tables import Table, cell, column_label, row_label
from escalog.records.signers.fingerprint_words import fingerprint_words
from escalog.records.text.printable import Replaced, name_of
from escalog.records.text.styles import MONO

PROVES = (
    (
        "These pages and the copy attached to them are as they were when they were signed. Any change made since "
        "shows when the file is checked."
    ),
    (
        "Each entry carries the signature of the person who recorded it. Any change to an entry that has ever left "
        "the laptop shows at the next check."
    ),
)

DOES_NOT_PROVE = (
    (
        "It carries an ordinary electronic signature made with a key on the signer's laptop, not a qualified one; "
        "it does not show that the words are true or when they were written."
    ),
    "Times of recording and signing come from the clocks of the laptops that were used.",
    (
        "A name on these pages is what its owner typed in. Whose key it is becomes certain only when somebody has "
        "checked the eight words below with that person."
    ),
)

LEFT_OUT = (
    (
        "What is not printed here is not in the attached copy either: a code stands in its place, from which "
        "nothing can be read."
    ),
)

HOW_TO_CHECK = (
    (
        "With escalog: choose Check a record and drop this file there, or run: escalog verify FILE. Neither needs "
        "a passphrase or a connection."
    ),
    (
        "Without escalog: open the file in any program that checks signatures in PDF files. It says whether the "
        "file was changed. It may also say that the signer's identity is not known: no outside body vouches for "
        "the key, so that is to be expected."
    ),
    (
        "To learn whose key it is, ring the agency on a number you already have, never one taken from this file. "
        "Ask the signer to read out their eight words and compare them with those below."
    ),
    "If the words differ, or the file was changed: keep it, do not rely on it, and ask for a fresh copy.",
)


def closing_pieces(issue: Issue, people: Sequence[Person]) -> list[Piece]:
    """The pages after the signature, up to the list of characters printed as codes."""
    left_out = LEFT_OUT if issue.kind == "notification" else ()
    heads = "Latest entry" if len(issue.heads) == 1 else "Latest entries"
    return [
        PageBreak(),
        Heading(2, "What this record proves, and what it does not"),
        Heading(3, "It proves"),
        Bullets(PROVES, role="close"),
        Heading(3, "It does not prove"),
        Bullets((*DOES_NOT_PROVE, *left_out), role="close"),
        Heading(2, "How to check it"),
        Bullets(HOW_TO_CHECK, numbered=True, role="close"),
        Heading(2, "Whose keys are inside"),
        Paragraph("Everyone whose certificate this file holds, as they described themselves.", "small"),
        _people_table(people),
        Heading(2, "What the signature covers"),
        Table(
            "",
            (),
            (
                (row_label("Digest of the log"), cell(issue.log_digest, MONO)),
                (row_label(heads), cell("\n".join(issue.heads), MONO)),
            ),
            widths=(110.0, TEXT_WIDTH - 110),
        ),
    ]


def codes_pieces(replaced: Replaced) -> list[Piece]:
    """The list of characters printed as codes; nothing where there are none. They no longer count while it is drawn."""
    listed = replaced.listed()
    if not listed:
        return []
    rows = tuple((cell(name_of(character), MONO), cell(_times(times))) for character, times in listed)
    return [
        Heading(2, "Characters printed as codes"),
        Paragraph(
            "These characters have no shape in this record's fonts, or show nothing by themselves. Each is printed as "
            "its code and name between square brackets, and is kept exactly in the attached copy.",
            "small",
        ),
        Table("", (column_label("Character"), column_label("How often")), rows),
    ]


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"


def _people_table(people: Sequence[Person]) -> Table:
    head = tuple(column_label(text) for text in ("Name", "Role", "Agency", "Fingerprint words"))
    rows = tuple(
        (
            cell(person.name),
            cell(person.role),
            cell(person.agency),
            cell(" ".join(fingerprint_words(person.key))),
        )
        for person in people
    )
    return Table("", head, rows, widths=(96.0, 100.0, 116.0, TEXT_WIDTH - 312))
