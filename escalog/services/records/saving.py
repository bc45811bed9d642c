"""The accessible copy of a signed record: a web page beside the PDF. Needs no store, and tells nobody."""

from collections.abc import Sequence
from pathlib import Path

from escalog.services.laptop.clock import LaptopClock
from escalog.services.laptop.files import expect_another, expect_free, read_file, write_file


def save_reading_copy(record: Path, to: Path, *, replace: bool = False) -> Path:
    """Writes the web page of a signed record, never in the place of the record itself.

    Raises `Failure`: "twin-not-whole" for anything but an unchanged record, "output-is-record", and what reading and
    writing files raise.
    """
    expect_another(to, record)
    expect_free(to, replace=replace)
    return write_reading_copy(read_file(record), to, of=record, replace=replace)


def write_reading_copy(content: bytes, to: Path, *, of: Path, replace: bool = False) -> Path:
    """The same for the bytes that the file `of` held."""
    from escalog.records.viewing.accessible_copy import accessible_copy

    expect_another(to, of)
    write_file(to, accessible_copy(content).encode("utf-8"), replace=replace)
    return to


def save_sheet(path: Path, title: str, lead: str, groups: Sequence[str], says: Sequence[str]) -> None:
    """Writes the sheet's PDF for its owner alone, over a file of that name. Raises `Failure("output-cannot")`."""
    from escalog.records.making.recovery_sheet import sheet_pdf  # slow to load, and needed once

    write_file(path, sheet_pdf(title, lead, groups, says, LaptopClock().now()), replace=True)
