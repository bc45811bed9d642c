"""Whether the signature, its field and what its block shows carry entries that escalog never writes.

Programs show some of them beside the signer's name: a place, another name, how to reach somebody. None is part of what
the record says. Imported only when a file is checked.
"""

from collections.abc import Iterator

from pyhanko.pdf_utils.generic import ArrayObject, DictionaryObject
from pyhanko.pdf_utils.reader import PdfFileReader


def _keys(words: str) -> frozenset[str]:
    return frozenset(f"/{word}" for word in words.split())


_FIELD = _keys("AP F FT P Rect StructParent Subtype T TU Type V")
_SIGNATURE = _keys("ByteRange Contents Filter M Reason Reference SubFilter Type")
_REFERENCE = _keys("TransformMethod TransformParams Type")
_PARAMETERS = _keys("P Type V")
_CERTIFIES = _keys("DocMDP")
_LOOKS = _keys("N")
_BLOCK = _keys("BBox Filter Length Resources Subtype Type")
_RESOURCES = _keys("Font")
_FONT = _keys("BaseFont DescendantFonts Encoding Subtype ToUnicode Type")
_PART = _keys("BaseFont CIDSystemInfo CIDToGIDMap FontDescriptor Subtype Type W")
_DESCRIPTOR = _keys("Ascent CapHeight Descent Flags FontBBox FontFile2 FontName ItalicAngle StemV Type")


def says_more(reader: PdfFileReader) -> bool:
    """Whether anything stands there besides. What cannot be read is more than we write."""
    try:
        return not all(allowed.issuperset(entries) for entries, allowed in _looked_at(reader))
    except (AttributeError, IndexError, KeyError, TypeError, ValueError):
        return True


def _looked_at(reader: PdfFileReader) -> Iterator[tuple[DictionaryObject, frozenset[str]]]:
    """Each dictionary with the entries that we write into it."""
    field = reader.root["/AcroForm"]["/Fields"][0]
    signature = field["/V"]
    yield field, _FIELD
    yield signature, _SIGNATURE
    yield from ((reference, _REFERENCE) for reference in _listed(signature["/Reference"]))
    yield from ((reference["/TransformParams"], _PARAMETERS) for reference in _listed(signature["/Reference"]))
    yield reader.root["/Perms"], _CERTIFIES
    yield field["/AP"], _LOOKS
    block = field["/AP"]["/N"]
    yield block, _BLOCK
    yield block["/Resources"], _RESOURCES
    for name in block["/Resources"]["/Font"]:
        font = block["/Resources"]["/Font"][name]
        yield font, _FONT
        for part in _listed(font["/DescendantFonts"]):
            yield part, _PART
            yield part["/FontDescriptor"], _DESCRIPTOR


def _listed(values: ArrayObject) -> Iterator[DictionaryObject]:
    yield from (values[index] for index in range(len(values)))
