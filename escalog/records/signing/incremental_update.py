"""Adds the signed revision to a PDF and leaves all else alone: version 1.7 stays, the metadata stays.

pyHanko would lift the file to PDF 2.0 for a P-256 signature and write the metadata anew, and every judge of PDF/A then
finds fault. Imported only when a record is signed: pyHanko is slow to load.
"""

from io import BytesIO

from pyhanko.pdf_utils.extensions import DeveloperExtension
from pyhanko.pdf_utils.generic import ArrayObject, ByteStringObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter


class Revision(IncrementalPdfFileWriter):
    """A writer of one further revision, named by `name` (16 bytes) so that writing it again gives the same bytes."""

    def __init__(self, data: BytesIO, name: bytes) -> None:
        super().__init__(data)
        self._document_id = ArrayObject([self._document_id[0], ByteStringObject(name)])

    def ensure_output_version(self, version: tuple[int, int]) -> None:
        """The version stays what the pages were built for."""

    def register_extension(self, ext: DeveloperExtension) -> None:
        """Nothing is declared: what is used is named by the signature itself."""

    def _update_meta(self) -> None:
        """Title, dates and standards are as the pages were built."""
