"""What a signer with a key of their own can put into a record before signing it, under the name of another version.

Nothing there is compared with the log inside; what no record has is judged all the same, and words are looked for.
"""

import re
from collections.abc import Callable

from pyhanko.pdf_utils.generic import (
    ArrayObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    TextStringObject,
    pdf_name,
)
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from escalog.records.checking.bytes.reading import opened
from escalog.records.checking.pages.page_text import Maps, map_of
from escalog.records.checking.pages.structure_text import pages_of
from escalog.records.signing.signing import sign
from tests.forgery.genuine import ANOTHER_VERSION, MEANING, SIGNED_AT, made, ruth
from tests.forgery.increments import FORBIDDEN, plus
from tests.forgery.laboratory import Forgery, add, forged

Change = Callable[[IncrementalPdfFileWriter], object]


def unsigned() -> bytes:
    return made().with_issue(renderer=ANOTHER_VERSION).unsigned()


def signed(pdf: bytes) -> bytes:
    return sign(pdf, ruth(), SIGNED_AT, MEANING)


def _page(writer: IncrementalPdfFileWriter) -> DictionaryObject:
    page: DictionaryObject = writer.root["/Pages"]["/Kids"][0]
    return page


def _note(subtype: str, **more: object) -> Change:
    def change(writer: IncrementalPdfFileWriter) -> None:
        page = _page(writer)
        entries = {"Type": pdf_name("/Annot"), "Subtype": pdf_name(f"/{subtype}"), **more}
        note = DictionaryObject({pdf_name(f"/{key}"): value for key, value in entries.items()})
        note["/Rect"] = ArrayObject([NumberObject(each) for each in (50, 700, 400, 760)])
        page["/Annots"] = ArrayObject([*page.get("/Annots", []), writer.add_object(note)])
        writer.update_container(page)

    return change


def _action(kind: str) -> DictionaryObject:
    return DictionaryObject({pdf_name("/S"): pdf_name(f"/{kind}")})


def _bookmark_that_acts(writer: IncrementalPdfFileWriter) -> None:
    first = writer.root["/Outlines"]["/First"]
    first["/A"] = writer.add_object(_action("URI"))
    del first["/Dest"]
    writer.update_container(first)


def _said_otherwise(writer: IncrementalPdfFileWriter) -> None:
    element = writer.root["/StructTreeRoot"]["/K"]
    element = element[0] if isinstance(element, ArrayObject) else element
    element["/ActualText"] = TextStringObject("All is agreed.")
    writer.update_container(element)


def _unused_script(writer: IncrementalPdfFileWriter) -> None:
    action = _action("JavaScript")
    action["/JS"] = TextStringObject("app.alert(1)")
    writer.add_object(action)


def _maps(writer: IncrementalPdfFileWriter) -> DictionaryObject:
    fonts = _page(writer)["/Resources"]["/Font"]
    font: DictionaryObject = fonts["/F1"]
    return font


def _map_edited(edit: Callable[[bytes], bytes]) -> Change:
    def change(writer: IncrementalPdfFileWriter) -> None:
        stream = _maps(writer)["/ToUnicode"]
        stream._data = stream._encoded_data = edit(stream.data)
        writer.update_container(stream)

    return change


def _second_descendant(writer: IncrementalPdfFileWriter) -> None:
    font = _maps(writer)
    font["/DescendantFonts"].append(DictionaryObject())
    writer.update_container(font)


def _by_reference(key: str, *, below: bool = False) -> Change:
    """A name of a font, or of its descendant, stands elsewhere in the file."""

    def change(writer: IncrementalPdfFileWriter) -> None:
        font = _maps(writer)
        holder = font["/DescendantFonts"][0] if below else font
        holder[key] = writer.add_object(NameObject(holder[key]))
        writer.update_container(holder)

    return change


def _swap(table: bytes) -> bytes:
    """Two letters exchanged: what looks as the one is copied as the other."""
    rows = re.findall(rb"<[0-9A-F]{4}> <00[67][0-9A-F]>", table)
    one, other = rows[0], rows[1]
    return table.replace(one, one[:7] + other[7:]).replace(other, other[:7] + one[7:])


def _other_shapes(writer: IncrementalPdfFileWriter) -> None:
    """The map stays, and codes lead to other shapes."""
    places = _maps(writer)["/DescendantFonts"][0]["/CIDToGIDMap"]
    data = places.data
    places._data = places._encoded_data = data[:2] + data[4:6] + data[2:4] + data[6:]
    writer.update_container(places)


UNSEEN_WITHOUT_FONTS = "other shapes for the same codes"
"""What a checker that has not our fonts may miss."""

_RANGE = b"1 beginbfrange\n<0001> <0009> <0041>\nendbfrange\n"

JUDGED: dict[str, tuple[Change, str]] = {
    "a script when opened": (FORBIDDEN["a script when opened"], "signed-with-actions"),
    "a script by name": (FORBIDDEN["a script by name"], "signed-with-actions"),
    "an action of a page": (FORBIDDEN["an action of a page"], "signed-with-actions"),
    "layers": (FORBIDDEN["layers"], "signed-with-actions"),
    "a script that nothing leads to": (_unused_script, "signed-with-actions"),
    "a bookmark that leads elsewhere": (_bookmark_that_acts, "signed-with-actions"),
    "another text for screen readers": (_said_otherwise, "signed-with-actions"),
    "a note on a page": (_note("FreeText", Contents=TextStringObject("Agreed by all")), "signed-with-notes"),
    "a stamp on a page": (_note("Stamp"), "signed-with-notes"),
    "a link to the outside": (_note("Link", A=_action("URI")), "signed-with-notes"),
    "a filled form field": (FORBIDDEN["a filled form field"], "signed-with-fields"),
    "two letters exchanged in a text map": (_map_edited(_swap), "signed-with-other-text"),
    "a second text map in the first": (_map_edited(lambda table: table + table), "signed-with-other-text"),
    "a range in a text map": (
        _map_edited(lambda table: table.replace(b"endcmap", _RANGE + b"endcmap")),
        "signed-with-other-text",
    ),
    "a second descendant of a font": (_second_descendant, "signed-with-other-text"),
    "a kind of font by reference": (_by_reference("/Subtype"), "signed-with-other-text"),
    "an encoding by reference": (_by_reference("/Encoding"), "signed-with-other-text"),
    "a kind of descendant by reference": (_by_reference("/Subtype", below=True), "signed-with-other-text"),
    "a name of a font by reference": (_by_reference("/BaseFont", below=True), "signed-with-other-text"),
    UNSEEN_WITHOUT_FONTS: (_other_shapes, "signed-with-other-text"),
    "a font changed": (FORBIDDEN["a font changed"], "signed-with-other-text"),
}


def reprinted(pdf: bytes, before: str, after: str) -> bytes:
    """The file with a word of the first page printed otherwise wherever it stands, with letters of the same font."""
    fonts = next(pages_of(opened(pdf)))[1]["/Resources"]["/Font"]
    changed = pdf
    for name in fonts:
        codes = {text: code for code, text in map_of(fonts[name], Maps()).items()}
        if not set(before + after) <= set(codes):
            continue
        between = rb"((?:> -?[0-9]+ <)?)"
        drawn = between.join(codes[each] for each in before)
        printed = b"".join(codes[each] + rb"\g<%d>" % place for place, each in enumerate(after[:-1], 1))
        changed = re.sub(drawn, printed + codes[after[-1]], changed)
    assert changed != pdf
    assert len(changed) == len(pdf)
    return changed


for _name, (_change, _code) in JUDGED.items():
    if _name == UNSEEN_WITHOUT_FONTS:
        continue
    add(
        Forgery(
            f"{_name}, signed along by another version",
            "signed along",
            "Have the file do or say more than its pages show, and nobody compare them.",
            lambda _change=_change: signed(plus(unsigned(), _change)),  # type: ignore[misc]
            "changed",
            _code,
        )
    )


@forged("signed along", "cannot-tell", says="text-not-on-pages")
def a_word_printed_otherwise_by_another_version() -> bytes:
    """Show people other words than the log inside holds."""
    return signed(reprinted(unsigned(), "desk", "sked"))
