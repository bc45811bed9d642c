"""The exceptions that the PDF libraries raise for a broken file, of many types. Their log messages are dropped.

Their log lines quote the file, and a record's text belongs in no log.
"""

import logging
import struct
import zlib

from pyhanko.pdf_utils.misc import PdfError
from pyhanko.sign.general import CMSExtractionError, CMSStructuralError
from pyhanko.sign.validation.errors import SignatureValidationError

BROKEN = (
    PdfError,
    CMSExtractionError,
    CMSStructuralError,
    SignatureValidationError,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    NotImplementedError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)
"""Each of these means that the file cannot be read as it stands; anything else reaches the guard around the check."""

for _name in ("pyhanko", "pyhanko_certvalidator"):
    logging.getLogger(_name).setLevel(logging.CRITICAL + 1)
