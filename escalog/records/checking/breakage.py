"""What the PDF libraries raise when a file is broken: whatever happened to come first."""

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
