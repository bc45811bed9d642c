"""The accessible copy of a signed record: a web page beside the PDF. Needs no store, and tells nobody."""

from pathlib import Path

from escalog.services.files import expect_free, read_file, write_file


def save_reading_copy(record: Path, to: Path, *, replace: bool = False) -> Path:
    """Writes the web page of a signed record.

    Raises `Failure`: "twin-not-whole" for anything but an unchanged record, and what reading and writing files raise.
    """
    expect_free(to, replace=replace)
    return write_reading_copy(read_file(record), to, replace=replace)


def write_reading_copy(record: bytes, to: Path, *, replace: bool = False) -> Path:
    """The same for the bytes of a record."""
    from escalog.records.twin import twin

    write_file(to, twin(record).encode("utf-8"), replace=replace)
    return to
