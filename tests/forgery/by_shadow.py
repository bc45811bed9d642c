"""Forgeries prepared before signing: the victim signs a file that already holds what a later revision will show.

escalog signs nothing it has not built, so the victim signs elsewhere with the same key. The pages then are not those of
the log inside, whatever comes later.
"""

from pyhanko.pdf_utils.generic import ArrayObject, DictionaryObject, NumberObject, StreamObject, pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from escalog.records.signing.signing import sign
from tests.forgery import increments
from tests.forgery.genuine import MEANING, SIGNED_AT, genuine, ruth, stranger, unsigned
from tests.forgery.increments import FORBIDDEN, plus
from tests.forgery.laboratory import forged

_PAINT = b"1 1 1 rg 0 0 600 850 re f"


def _signed(pdf: bytes) -> bytes:
    return sign(pdf, ruth(), SIGNED_AT, MEANING)


def _with_overlay(writer: IncrementalPdfFileWriter) -> None:
    """A picture that covers the first page, as an annotation of its own."""
    page = writer.root["/Pages"]["/Kids"][0]
    shown = StreamObject(stream_data=_PAINT)
    shown["/Type"], shown["/Subtype"] = pdf_name("/XObject"), pdf_name("/Form")
    shown["/BBox"] = ArrayObject([NumberObject(each) for each in (0, 0, 600, 850)])
    note = DictionaryObject(
        {
            pdf_name("/Type"): pdf_name("/Annot"),
            pdf_name("/Subtype"): pdf_name("/Stamp"),
            pdf_name("/Rect"): ArrayObject([NumberObject(each) for each in (0, 0, 600, 850)]),
            pdf_name("/AP"): DictionaryObject({pdf_name("/N"): writer.add_object(shown)}),
        }
    )
    page["/Annots"] = ArrayObject([*page.get("/Annots", []), writer.add_object(note)])
    writer.update_container(page)


def _without_overlay(writer: IncrementalPdfFileWriter) -> None:
    page = writer.root["/Pages"]["/Kids"][0]
    del page["/Annots"]
    writer.update_container(page)


def _second_page_tree(writer: IncrementalPdfFileWriter) -> None:
    """A whole second tree of pages that nothing leads to yet."""
    page = DictionaryObject(
        {
            pdf_name("/Type"): pdf_name("/Page"),
            pdf_name("/MediaBox"): ArrayObject([NumberObject(each) for each in (0, 0, 595, 842)]),
            pdf_name("/Resources"): DictionaryObject(),
            pdf_name("/Contents"): writer.add_object(StreamObject(stream_data=_PAINT)),
        }
    )
    kids = ArrayObject([writer.add_object(page)])
    tree = DictionaryObject({pdf_name("/Type"): pdf_name("/Pages"), pdf_name("/Kids"): kids})
    tree["/Count"] = NumberObject(1)
    writer.add_object(tree)


@forged("shadow: hide", "changed", says="page-notes-changed", page=1)
def a_cover_signed_along() -> bytes:
    """Have the victim sign what they see, with a cover that can be lifted later."""
    return _signed(plus(unsigned(), _with_overlay))


@forged("shadow: hide", "changed", says="page-notes-changed", page=1)
def a_cover_lifted_after_signing() -> bytes:
    """Lift the cover that was signed along, and show what lay under it."""
    return plus(_signed(plus(unsigned(), _with_overlay)), _without_overlay)


@forged("shadow: replace", "changed", says="content-changed")
def a_font_exchanged_after_signing() -> bytes:
    """Let the same codes show other letters: fonts are often thought harmless."""
    return plus(_signed(unsigned()), FORBIDDEN["a font changed"])


@forged("shadow: replace", "changed", says="form-changed")
def a_field_laid_over_after_signing() -> bytes:
    """Show the value of a form field in place of what was signed."""
    return plus(genuine(), FORBIDDEN["a filled form field"])


@forged("shadow: hide and replace", "changed")
def other_pages_signed_along() -> bytes:
    """Have a second set of pages signed that nothing leads to yet."""
    return _signed(plus(unsigned(), _second_page_tree))


@forged("shadow: hide and replace", "changed", says="page-count-changed")
def other_pages_shown_after_signing() -> bytes:
    """Lead to the second set of pages with nothing but a new table."""
    return plus(_signed(plus(unsigned(), _second_page_tree)), FORBIDDEN["a page taken out"])


@forged("shadow: hide and replace", "changed", says="page-changed", page=1)
def a_painted_page_signed() -> bytes:
    """Have a page signed that was painted over before."""
    return _signed(plus(unsigned(), FORBIDDEN["content added to a page"]))


@forged("evil annotation", "changed", says="page-notes-changed", page=1)
def an_evil_note_on_a_file_that_permits_notes() -> bytes:
    """Lay a note that looks like content over a file certified so that notes are permitted."""
    return plus(increments.certified(unsigned(), ruth(), permission=3), _with_overlay)


@forged("evil annotation", "changed", says="page-notes-changed", page=1)
def an_evil_note_on_a_record() -> bytes:
    """The same on a record, that permits nothing."""
    return plus(genuine(), _with_overlay)


@forged("sneaky signature", "changed", says="signature-rewritten")
def a_sneaky_signature_on_a_file_that_permits_one() -> bytes:
    """Lay a signature block that looks like content over a file that permits a further signature."""
    return increments.countersigned(increments.certified(unsigned(), ruth(), permission=2), stranger())


@forged("sneaky signature", "changed", says="content-changed")
def a_sneaky_field_and_then_a_signature() -> bytes:
    """Prepare the field in one revision, sign it in the next."""
    prepared = plus(genuine(), FORBIDDEN["an empty signature field"])
    return increments.bare_signed(prepared, stranger().certificate, stranger().private_bytes(), field="second")
