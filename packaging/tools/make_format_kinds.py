"""Writes resources/help/format-kinds.md: the kinds of entry and their fields, for who reads a record without us.

Everything in it comes from the table of kinds; a test compares the result with the published page. Run by hand:
`python packaging/tools/make_format_kinds.py`.
"""

from pathlib import Path

from escalog.domain.entry_kinds.fields import HAPPENING, WRITTEN, Field
from escalog.domain.entry_kinds.kind import Kind
from escalog.domain.entry_kinds.table import KINDS

TARGET = Path(__file__).resolve().parents[2] / "resources" / "help" / "format-kinds.md"

HEAD = """# Kinds of entry in a record

This page goes with the page on [the format of a record](format.md). It lists what an entry of each kind may hold. A
star in the name of a field stands for a number, or for a word that the procedure gives.

A field that is missing, or whose value is null or an empty text, was not filled in. Days and times that people
state are written as 2026-11-23 or 2026-11-23T16:05, on the clocks of Europe/London; where autumn repeats an hour,
the first is meant. A tick is true or false. What refers to another entry holds its id. Ids of stages, routes, time
limits and categories are those of the procedure in the record. Of a field with *Words* behind it, what stands there
is what somebody wrote, and the pages print it as it was written.

Kinds marked as a decision move the disagreement to another state. All others only add to it.

Newer versions of the program may add kinds and fields. They never give another meaning to one that stands here:
that would be a new `kind_version`.
"""


def kinds_page() -> str:
    """The whole page."""
    parts = [HEAD, "## In most kinds\n\n" + "".join(_item(field) for field in HAPPENING)]
    parts += [_section(kind) for kind in KINDS.values()]
    return "\n".join(parts)


def _section(kind: Kind) -> str:
    facts = f"Version {kind.version}." + (" A decision." if kind.decision else "")
    shared = [field for field in kind.fields if field in HAPPENING]
    own = "".join(_item(field) for field in kind.fields if field not in HAPPENING)
    also = f"- As in most kinds: {', '.join(f'`{field.name}`' for field in shared)}.\n" if shared else ""
    return f"## Kind {kind.id}\n\n{kind.past}. {facts}\n\n{own}{also}"


def _item(field: Field) -> str:
    words = " Words." if field.control in WRITTEN else ""
    options = ", ".join(f"`{option.id}` ({option.label})" for option in field.options)
    return f"- `{field.name}`: {field.heading}.{words}" + (f" One of: {options}.\n" if options else "\n")


if __name__ == "__main__":
    TARGET.write_text(kinds_page(), encoding="utf-8", newline="\n")
