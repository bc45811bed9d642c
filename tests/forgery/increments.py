"""Further revisions put behind a signed record with pyHanko, as tools do and as somebody with a purpose would."""

import asyncio
import re
from collections.abc import Callable
from datetime import timedelta
from functools import cache
from io import BytesIO

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.keys import load_certs_from_pemder_data, load_private_key_from_pemder_data
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import ArrayObject, DictionaryObject, NameObject, NumberObject, StreamObject, pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers
from pyhanko.sign.signers.cms_embedder import (
    PdfCMSEmbedder,
    SigAppearanceSetup,
    SigIOSetup,
    SigMDPSetup,
    SigObjSetup,
)
from pyhanko.sign.signers.pdf_byterange import SignatureObject
from pyhanko.sign.signers.pdf_signer import PdfTimeStamper
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko.sign.validation.dss import DocumentSecurityStore
from pyhanko_certvalidator.registry import SimpleCertificateStore

from escalog.ledger.keys.signer import Signer
from escalog.records.signing.appearance import stamp_style
from escalog.records.signing.cms import signature_over
from escalog.records.signing.incremental_update import Revision
from escalog.records.signing.signing import FIELD, RESERVED
from tests.forgery.genuine import MEANING, SIGNED_AT

Change = Callable[[IncrementalPdfFileWriter], object]


class _Plain(IncrementalPdfFileWriter):
    """Adds what it is told to and leaves properties alone, so that each change stands by itself."""

    def _update_meta(self) -> None:
        pass


def plus(data: bytes, change: Change) -> bytes:
    """The file with one further revision that holds this change and nothing else."""
    writer = _Plain(BytesIO(data))
    change(writer)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def _text(words: str) -> generic.TextStringObject:
    return generic.TextStringObject(words)


# --- what may be added ---------------------------------------------------------------------------------------


def with_title(data: bytes) -> bytes:
    """As a document system does: pyHanko's own writer renews properties and XMP."""
    writer = IncrementalPdfFileWriter(BytesIO(data))
    writer.set_info(DictionaryObject({pdf_name("/Title"): _text("Filed")}))
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def with_info(data: bytes) -> bytes:
    def change(writer: IncrementalPdfFileWriter) -> None:
        info = writer.trailer["/Info"]
        info["/Keywords"] = _text("filed")
        writer.update_container(info)

    return plus(data, change)


def with_xmp(data: bytes) -> bytes:
    def change(writer: IncrementalPdfFileWriter) -> None:
        old = writer.root["/Metadata"]
        stream = StreamObject(stream_data=old.data.replace(b"en-GB", b"en-IE"))
        stream["/Type"], stream["/Subtype"] = pdf_name("/Metadata"), pdf_name("/XML")
        writer.root["/Metadata"] = writer.add_object(stream)
        writer.update_root()

    return plus(data, change)


def with_validation_data(data: bytes) -> bytes:
    stream = BytesIO(data)
    DocumentSecurityStore.add_dss(stream, None, certs=[_authority()[0]])
    return stream.getvalue()


@cache
def _authority() -> tuple[object, object]:
    """The certificate and key of an invented time-stamping authority."""
    key = rsa.generate_private_key(65537, 2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Invented time stamps")])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(SIGNED_AT - timedelta(days=9))
        .not_valid_after(SIGNED_AT + timedelta(days=999))
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
        .sign(key, hashes.SHA256())
    )
    encoding = serialization.Encoding.DER
    (cert,) = load_certs_from_pemder_data(certificate.public_bytes(encoding))
    private = key.private_bytes(encoding, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    return cert, load_private_key_from_pemder_data(private, passphrase=None)


def time_stamper() -> DummyTimeStamper:
    cert, key = _authority()
    return DummyTimeStamper(cert, key, fixed_dt=SIGNED_AT + timedelta(hours=1))


def with_time_stamp(data: bytes) -> bytes:
    out = BytesIO()
    PdfTimeStamper(time_stamper()).timestamp_pdf(IncrementalPdfFileWriter(BytesIO(data)), "sha256", output=out)
    return out.getvalue()


def with_time_stamp_in(data: bytes, more: bytes) -> bytes:
    """A time stamp for the document in a field that has this as well."""
    writer, out = _Plain(BytesIO(data)), BytesIO()
    fields.append_signature_field(writer, fields.SigFieldSpec("Stamp", box=(0, 0, 0, 0)))
    entries = DictionaryObject.read_from_stream(BytesIO(b"<<%s>>" % more), generic.TrailerReference(writer))
    writer.root["/AcroForm"]["/Fields"][-1].update(entries)
    PdfTimeStamper(time_stamper(), field_name="Stamp").timestamp_pdf(writer, "sha256", output=out)
    return out.getvalue()


# --- what may not --------------------------------------------------------------------------------------------


def _first_page(writer: IncrementalPdfFileWriter) -> DictionaryObject:
    page: DictionaryObject = writer.root["/Pages"]["/Kids"][0]
    return page


def _overpaint(writer: IncrementalPdfFileWriter) -> None:
    stream = StreamObject(stream_data=b"1 1 1 rg 0 0 600 850 re f")
    writer.add_stream_to_page(0, writer.add_object(stream))


def _rewrite_page(writer: IncrementalPdfFileWriter) -> None:
    page = _first_page(writer)
    page["/Contents"] = writer.add_object(StreamObject(stream_data=b"q Q"))
    writer.update_container(page)


def _rewrite_stream(writer: IncrementalPdfFileWriter) -> None:
    stream = _first_page(writer)["/Contents"]
    stream._data = stream._encoded_data = b"q Q"
    writer.update_container(stream)


def _annotate(writer: IncrementalPdfFileWriter) -> None:
    page = _first_page(writer)
    note = DictionaryObject(
        {
            pdf_name("/Type"): pdf_name("/Annot"),
            pdf_name("/Subtype"): pdf_name("/FreeText"),
            pdf_name("/Rect"): ArrayObject([NumberObject(each) for each in (50, 700, 400, 760)]),
            pdf_name("/Contents"): _text("Agreed by all"),
        }
    )
    page["/Annots"] = ArrayObject([*page.get("/Annots", []), writer.add_object(note)])
    writer.update_container(page)


def attach(name: str, data: bytes, *, beside: bool = False) -> Change:
    def change(writer: IncrementalPdfFileWriter) -> None:
        embedded = StreamObject(stream_data=data)
        embedded["/Type"] = pdf_name("/EmbeddedFile")
        specification = DictionaryObject(
            {
                pdf_name("/Type"): pdf_name("/Filespec"),
                pdf_name("/F"): _text(name),
                pdf_name("/EF"): DictionaryObject({pdf_name("/F"): writer.add_object(embedded)}),
            }
        )
        names = writer.root["/Names"]["/EmbeddedFiles"]
        kept = [] if name == "record.json" and not beside else list(names["/Names"])
        names["/Names"] = ArrayObject([*kept, _text(name), writer.add_object(specification)])
        writer.update_container(names)

    return change


def _swap_attachment(writer: IncrementalPdfFileWriter) -> None:
    stream = writer.root["/Names"]["/EmbeddedFiles"]["/Names"][1]["/EF"]["/F"]
    stream._data = stream._encoded_data = stream.data.replace(b"K.M.", b"L.N.") + b" "
    writer.update_container(stream)


def _script(writer: IncrementalPdfFileWriter) -> None:
    action = {pdf_name("/S"): pdf_name("/JavaScript"), pdf_name("/JS"): _text("app.alert('hello')")}
    writer.root["/OpenAction"] = DictionaryObject(action)
    writer.update_root()


def _named_script(writer: IncrementalPdfFileWriter) -> None:
    action = DictionaryObject({pdf_name("/S"): pdf_name("/JavaScript"), pdf_name("/JS"): _text("app.alert('hello')")})
    tree = DictionaryObject({pdf_name("/Names"): ArrayObject([_text("a"), writer.add_object(action)])})
    names = writer.root["/Names"]
    names["/JavaScript"] = tree
    writer.update_container(names)


def _page_action(writer: IncrementalPdfFileWriter) -> None:
    page = _first_page(writer)
    action = DictionaryObject({pdf_name("/S"): pdf_name("/URI"), pdf_name("/URI"): _text("https://example.org")})
    page["/AA"] = DictionaryObject({pdf_name("/O"): action})
    writer.update_container(page)


def _layers(writer: IncrementalPdfFileWriter) -> None:
    group = DictionaryObject({pdf_name("/Type"): pdf_name("/OCG"), pdf_name("/Name"): _text("hidden")})
    ref = writer.add_object(group)
    off = DictionaryObject({pdf_name("/OFF"): ArrayObject([ref])})
    writer.root["/OCProperties"] = DictionaryObject({pdf_name("/OCGs"): ArrayObject([ref]), pdf_name("/D"): off})
    writer.update_root()


def _field(writer: IncrementalPdfFileWriter) -> None:
    page = _first_page(writer)
    field = DictionaryObject(
        {
            pdf_name("/Type"): pdf_name("/Annot"),
            pdf_name("/Subtype"): pdf_name("/Widget"),
            pdf_name("/FT"): pdf_name("/Tx"),
            pdf_name("/T"): _text("agreed"),
            pdf_name("/V"): _text("yes"),
            pdf_name("/Rect"): ArrayObject([NumberObject(each) for each in (50, 700, 400, 760)]),
        }
    )
    ref = writer.add_object(field)
    form = writer.root["/AcroForm"]
    form["/Fields"].append(ref)
    writer.update_container(form["/Fields"])
    page["/Annots"] = ArrayObject([*page.get("/Annots", []), ref])
    writer.update_container(page)


def _empty_signature_field(writer: IncrementalPdfFileWriter) -> None:
    fields.append_signature_field(writer, fields.SigFieldSpec("second", box=(50, 700, 400, 760)))


def _stamp_of_signature(writer: IncrementalPdfFileWriter) -> None:
    field = writer.root["/AcroForm"]["/Fields"][0]
    shown = field["/AP"]["/N"]
    shown._data = shown._encoded_data = b"q Q"
    writer.update_container(shown)


def _need_appearances(writer: IncrementalPdfFileWriter) -> None:
    form = writer.root["/AcroForm"]
    form["/NeedAppearances"] = generic.BooleanObject(value=True)
    writer.update_container(form)


def _structure(writer: IncrementalPdfFileWriter) -> None:
    tree = writer.root["/StructTreeRoot"]
    tree["/K"] = ArrayObject([])
    writer.update_container(tree)


def _untag(writer: IncrementalPdfFileWriter) -> None:
    writer.root["/MarkInfo"] = DictionaryObject({pdf_name("/Marked"): generic.BooleanObject(value=False)})
    writer.update_root()


def _version(writer: IncrementalPdfFileWriter) -> None:
    writer.root["/Version"] = pdf_name("/2.0")
    writer.update_root()


def _language(writer: IncrementalPdfFileWriter) -> None:
    writer.root["/Lang"] = _text("de")
    writer.update_root()


def _rotate(writer: IncrementalPdfFileWriter) -> None:
    page = _first_page(writer)
    page["/Rotate"] = NumberObject(180)
    writer.update_container(page)


def _drop_page(writer: IncrementalPdfFileWriter) -> None:
    pages = writer.root["/Pages"]
    pages["/Kids"] = ArrayObject(list(pages["/Kids"])[:-1])
    pages["/Count"] = NumberObject(len(pages["/Kids"]))
    writer.update_container(pages)


def _add_page(writer: IncrementalPdfFileWriter) -> None:
    page = DictionaryObject(
        {
            pdf_name("/Type"): pdf_name("/Page"),
            pdf_name("/MediaBox"): ArrayObject([NumberObject(each) for each in (0, 0, 595, 842)]),
            pdf_name("/Resources"): DictionaryObject(),
            pdf_name("/Parent"): writer.root.raw_get("/Pages"),
        }
    )
    pages = writer.root["/Pages"]
    pages["/Kids"] = ArrayObject([*pages["/Kids"], writer.add_object(page)])
    pages["/Count"] = NumberObject(len(pages["/Kids"]))
    writer.update_container(pages)


def _font(writer: IncrementalPdfFileWriter) -> None:
    fonts = _first_page(writer)["/Resources"]["/Font"]
    font = fonts[next(iter(fonts))]
    shown = font["/ToUnicode"] if "/ToUnicode" in font else font["/DescendantFonts"][0]
    if isinstance(shown, StreamObject):
        shown._data = shown._encoded_data = b""
    writer.update_container(shown)


def _bookmark(writer: IncrementalPdfFileWriter) -> None:
    writer.root["/Outlines"] = writer.add_object(DictionaryObject({pdf_name("/Type"): pdf_name("/Outlines")}))
    writer.update_root()


def _nobody_uses_it(writer: IncrementalPdfFileWriter) -> None:
    writer.add_object(StreamObject(stream_data=b"1 1 1 rg 0 0 600 850 re f"))


def _same_again(writer: IncrementalPdfFileWriter) -> None:
    writer.update_container(_first_page(writer))


def _unsign(writer: IncrementalPdfFileWriter) -> None:
    field = writer.root["/AcroForm"]["/Fields"][0]
    del field["/V"]
    writer.update_container(field)


def _uncertify(writer: IncrementalPdfFileWriter) -> None:
    del writer.root["/Perms"]
    writer.update_root()


def _metadata_that_is_a_page(writer: IncrementalPdfFileWriter) -> None:
    """The page's own content is declared to be the metadata, so as to be let through when it is replaced."""
    ref = _first_page(writer).raw_get("/Contents")
    writer.root[NameObject("/Metadata")] = ref
    writer.update_root()
    _rewrite_stream(writer)


FORBIDDEN: dict[str, Change] = {
    "content added to a page": _overpaint,
    "a page's content replaced": _rewrite_page,
    "a page's stream rewritten": _rewrite_stream,
    "a note on a page": _annotate,
    "a second attachment": attach("minutes.txt", b"agreed by all"),
    "another record.json": attach("record.json", b"{}"),
    "the attachment rewritten": _swap_attachment,
    "a script when opened": _script,
    "a script by name": _named_script,
    "an action of a page": _page_action,
    "layers": _layers,
    "a filled form field": _field,
    "an empty signature field": _empty_signature_field,
    "the stamp rewritten": _stamp_of_signature,
    "appearances to be made anew": _need_appearances,
    "the structure emptied": _structure,
    "the tagging switched off": _untag,
    "another PDF version": _version,
    "another language": _language,
    "a page turned round": _rotate,
    "a page taken out": _drop_page,
    "a page put in": _add_page,
    "a font changed": _font,
    "bookmarks": _bookmark,
    "an object that nothing uses": _nobody_uses_it,
    "an object written again": _same_again,
    "the signature taken out of its field": _unsign,
    "the certification taken back": _uncertify,
    "a page's stream passed off as metadata": _metadata_that_is_a_page,
}


def countersigned(data: bytes, signer: Signer) -> bytes:
    """A second signature in a field of its own, forced past the certification."""
    return bare_signed(data, signer.certificate, signer.private_bytes(), field="second")


def certified(data: bytes, signer: Signer, *, permission: int) -> bytes:
    """Signed as records are, but that changes are permitted: 2 for forms and signatures, 3 for notes as well."""
    field = SignatureObject(
        timestamp=SIGNED_AT, reason=MEANING, bytes_reserved=RESERVED, subfilter=fields.SigSeedSubFilter.PADES
    )
    field["/Contents"] = field.pop("/Contents")
    steps = PdfCMSEmbedder().write_cms(FIELD, Revision(BytesIO(data), bytes(16)), existing_fields_only=True)
    next(steps)
    rules = SigMDPSetup(md_algorithm="sha256", certify=True, docmdp_perms=fields.MDPPerm(permission))
    steps.send(
        SigObjSetup(field, rules, SigAppearanceSetup(style=stamp_style(SIGNED_AT), timestamp=SIGNED_AT, name=""))
    )
    prepared, output = steps.send(SigIOSetup(md_algorithm="sha256"))
    der = signature_over(prepared.document_digest, signer)
    start, end = prepared.reserved_region_start, prepared.reserved_region_end
    written: bytes = output.getvalue()
    return written[:start] + b"<" + der.hex().encode().ljust(end - start - 2, b"0") + b">" + written[end:]


def bare_signed(
    data: bytes, certificate: bytes, private: bytes, *, field: str = "escalog-signature", method: str = "sha256"
) -> bytes:
    """A signature as pyHanko makes it when nobody tells it how: capitals, no certification, any method."""
    (cert,) = load_certs_from_pemder_data(certificate)
    key = load_private_key_from_pemder_data(private, passphrase=None)
    pen = signers.SimpleSigner(signing_cert=cert, signing_key=key, cert_registry=SimpleCertificateStore())
    steps = PdfCMSEmbedder(fields.SigFieldSpec(field)).write_cms(field, IncrementalPdfFileWriter(BytesIO(data)))
    next(steps)
    placeholder = SignatureObject(
        timestamp=SIGNED_AT, reason=MEANING, bytes_reserved=16384, subfilter=fields.SigSeedSubFilter.PADES
    )
    steps.send(SigObjSetup(placeholder))
    prepared, output = steps.send(SigIOSetup(md_algorithm=method))
    prepared.fill_with_cms(output, asyncio.run(pen.async_sign(prepared.document_digest, method, use_pades=True)))
    result: bytes = output.getvalue()
    return result


def by_hand(data: bytes, objects: dict[str, bytes], *, trailer: bytes = b"", top: str = "root") -> bytes:
    """A revision written without any library: objects by what they are ("info", "metadata", "root") or "new"."""
    root, info = (re.findall(rb"/%s (\d+) 0 R" % key, data)[-1] for key in (b"Root", b"Info"))
    catalogue = re.findall(rb"\n%s 0 obj\s*(<<.*?>>)\s*endobj" % root, data, re.DOTALL)[-1]
    metadata = re.findall(rb"/Metadata (\d+) 0 R", catalogue)[0]
    size = max(int(each) for each in re.findall(rb"/Size (\d+)", data))
    numbers = {"info": int(info), "metadata": int(metadata), "root": int(root), "new": size}
    out, offsets = data, {}
    for name, body in objects.items():
        offsets[numbers[name]] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (numbers[name], body.replace(b"CATALOGUE", catalogue[2:-2]))
    table = b"".join(b"%d 1\n%010d 00000 n \n" % (number, at) for number, at in sorted(offsets.items()))
    end = trailer or b"/Info %s 0 R" % info
    return out + b"xref\n%strailer\n<</Size %d /Root %s 0 R %s /Prev %s>>\nstartxref\n%d\n%%%%EOF\n" % (
        table,
        size + 1,
        b"%d" % numbers[top],
        end.replace(b"NEW", b"%d 0 R" % size),
        re.findall(rb"startxref\s+(\d+)", data)[-1],
        len(out),
    )
