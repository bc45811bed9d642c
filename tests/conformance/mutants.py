"""Copies of a sound document with one defect each, at which both the quick check and veraPDF must stop."""

import re
from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Any

import pikepdf


def _first(pdf: pikepdf.Pdf, tag: str) -> Any:
    found = (each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/P" in each)
    return next(each for each in found if each.get("/S") == f"/{tag}")


def _field(pdf: Any) -> Any:
    return next(each for page in pdf.pages for each in page.get("/Annots", []) if each.get("/Subtype") == "/Widget")


def _page_of_the_field(pdf: Any) -> Any:
    return next(page for page in pdf.pages if "/Annots" in page)


def _font(pdf: Any) -> Any:
    return next(
        each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and each.get("/Subtype") == "/Type0"
    )


def _in_metadata(old: bytes, new: bytes) -> Callable[[Any], None]:
    def change(pdf: Any) -> None:
        packet = pdf.Root.Metadata.read_bytes()
        changed = re.sub(old, new, packet, flags=re.DOTALL)
        assert changed != packet
        pdf.Root.Metadata.write(changed)

    return change


def _no_language(pdf: Any) -> None:
    del pdf.Root.Lang


def _not_marked(pdf: Any) -> None:
    pdf.Root.MarkInfo.Marked = False


def _name_for_title(pdf: Any) -> None:
    pdf.Root.ViewerPreferences.DisplayDocTitle = False


def _no_tabs(pdf: Any) -> None:
    del _page_of_the_field(pdf).Tabs


def _no_scope(pdf: Any) -> None:
    del _first(pdf, "TH").A


def _skipped_level(pdf: Any) -> None:
    _first(pdf, "H2").S = pikepdf.Name.H5


def _unknown_tag(pdf: Any) -> None:
    _first(pdf, "P").S = pikepdf.Name.Whisper


def _unnamed_field(pdf: Any) -> None:
    del _field(pdf).TU


def _loose_field(pdf: Any) -> None:
    del _field(pdf).StructParent


def _cell_outside_a_row(pdf: Any) -> None:
    _first(pdf, "TR").S = pikepdf.Name.Sect


def _no_letters(pdf: Any) -> None:
    del _font(pdf).ToUnicode


def _shape_without_letter(pdf: Any) -> None:
    table = _font(pdf).ToUnicode
    said = re.sub(rb"(beginbfchar\n<[0-9A-F]+> )<[0-9A-F]+>", rb"\1<0000>", table.read_bytes(), count=1)
    assert b"<0000>\n<" in said
    table.write(said)


def _font_left_out(pdf: Any) -> None:
    del _font(pdf).DescendantFonts[0].FontDescriptor.FontFile2


def _loose_text(pdf: Any) -> None:
    page = pdf.pages[0]
    drawn = list(pikepdf.parse_content_stream(page))
    kept = [each for each in drawn if str(each.operator) not in ("BDC", "EMC")]
    page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(kept))


def _unnamed_attachment(pdf: Any) -> None:
    for each in pdf.objects:
        if isinstance(each, pikepdf.Dictionary) and "/EF" in each:
            del each["/UF"]


MUTANTS: Mapping[str, Callable[[Any], None]] = {
    "no language": _no_language,
    "not marked as tagged": _not_marked,
    "file name for title": _name_for_title,
    "no title": _in_metadata(rb"<dc:title>.*?</dc:title>", b""),
    "no claim": _in_metadata(rb"<pdfuaid:part>1</pdfuaid:part>", b""),
    "no order of fields": _no_tabs,
    "heading cell without scope": _no_scope,
    "skipped heading level": _skipped_level,
    "unknown tag": _unknown_tag,
    "field without a name": _unnamed_field,
    "field outside the structure": _loose_field,
    "cell outside a row": _cell_outside_a_row,
    "font without letters": _no_letters,
    "shape without a letter": _shape_without_letter,
    "font not embedded": _font_left_out,
    "text outside every tag": _loose_text,
    "attachment without a name": _unnamed_attachment,
}


def mutant(data: bytes, name: str) -> bytes:
    """A copy with one defect."""
    with pikepdf.open(BytesIO(data)) as pdf:
        MUTANTS[name](pdf)
        out = BytesIO()
        pdf.save(out, static_id=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return out.getvalue()
