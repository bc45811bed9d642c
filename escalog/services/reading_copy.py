"""The accessible copy of a signed record: a web page beside the PDF. Needs no store, and tells nobody."""

from pathlib import Path

from escalog.services.files import expect_another, expect_free, read_file, write_file


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
    from escalog.records.twin import twin

    expect_another(to, of)
    write_file(to, twin(content).encode("utf-8"), replace=replace)
    return to
