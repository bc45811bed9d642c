"""The accessible copy of a signed record: a web page beside the PDF. Needs no store, and tells nobody."""

from pathlib import Path

from escalog.services.files import expect_free, read_file, write_file


def save_reading_copy(record: Path, to: Path, *, replace: bool = False) -> Path:
    """Writes the web page of a signed record.

    Raises `Failure`: "twin-not-whole" for anything but an unchanged record, and what reading and writing files raise.
    """
    from escalog.records.twin import twin

    expect_free(to, replace=replace)
    page = twin(read_file(record))
    write_file(to, page.encode("utf-8"), replace=replace)
    return to
