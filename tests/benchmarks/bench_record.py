"""A signed record of ten pages, against the same text through reportlab and pyHanko as they come out of the box."""

import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape

from asn1crypto import keys, x509
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.registry import SimpleCertificateStore
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate

from escalog.domain.deadlines.calendar import Calendar
from escalog.domain.record.blocks import Issue
from escalog.domain.values.kind_id import KindId
from escalog.ledger.keys.signer import Signer
from escalog.ledger.log.log import Log
from escalog.records.attachment.record_json import everyone
from escalog.records.checking.check import check
from escalog.records.making.pages import Pages, lay_out
from escalog.records.making.rebuild import Unsigned, make, rebuild
from escalog.records.signers.trust import Trust
from escalog.records.signing.signing import FIELD, sign
from escalog.resources import resource_path
from escalog.services.laptop.clock import StoryClock
from escalog.services.opening.opening import Opening
from escalog.services.opening.story import read_story
from escalog.services.opening.story_player import Playing
from tests.benchmarks.figure import Figure, median, seconds

_PAGES = 10
_ROUNDS = 11
_BEGINNING = 7
_SAID = (
    "Spoke about the visits and about what the class teacher saw on two mornings of the week. Both sides read the "
    "notes again; the level of need is still seen differently, and the plan for the nights was gone through once more."
)
_FONT = "NotoSans"


@dataclass(frozen=True, slots=True)
class _Case:
    """What a record is made of."""

    log: Log
    issue: Issue
    pack: str
    calendar: Calendar
    signer: Signer

    def make(self) -> Unsigned:
        return make(self.log, self.issue, pack=self.pack, calendar=self.calendar)

    def lay_out(self, unsigned: Unsigned) -> Pages:
        return lay_out(unsigned.content, unsigned.attachment, self.issue, everyone(self.log, self.issue.signer))

    def sign(self, unsigned: bytes) -> bytes:
        return sign(unsigned, self.signer, self.issue.issued_at, self.issue.meaning)

    def with_another_renderer(self) -> bytes:
        """The signed record as another version of the program would have made it: its pages are not built again."""
        return self.sign(replace(self, issue=replace(self.issue, renderer="pages/0")).make().pages.pdf)


def run() -> list[Figure]:
    """Ours and bare in turn, so that what disturbs one disturbs the other. The first pair only loads the libraries."""
    case = _case()
    unsigned = case.make()
    texts, pdf, bare = unsigned.content.texts(), unsigned.pages.pdf, _Bare(case)
    signed = case.sign(pdf)
    if check(signed, Trust.none()).integrity != "unchanged":
        raise AssertionError("the record does not check")
    laid, typed = _in_turn(lambda: case.lay_out(unsigned), lambda: bare.make(texts))
    made, plain = _in_turn(lambda: case.sign(case.make().pages.pdf), lambda: bare.sign(bare.make(texts), "Signature"))
    ours, theirs = _in_turn(lambda: case.sign(pdf), lambda: bare.sign(pdf, FIELD))
    again, checked = _in_turn(lambda: rebuild(unsigned.attachment), lambda: check(signed, Trust.none()))
    other = case.with_another_renderer()
    apart, validated = _in_turn(lambda: check(other, Trust.none()), lambda: bare.validate(other))
    return [
        Figure("pages of the record", unsigned.pages.count, ""),
        Figure("laying them out", laid * 1000, "ms"),
        Figure("laying them out / bare reportlab on the same text", laid / typed, "x", aim=2.5),
        Figure("a signed record", made * 1000, "ms"),
        Figure("bare reportlab and pyHanko on the same text", plain * 1000, "ms"),
        Figure("a signed record / bare reportlab and pyHanko", made / plain, "x", aim=2.5),
        Figure("signing", ours * 1000, "ms"),
        Figure("signing / bare pyHanko on the same file", ours / theirs, "x", aim=1.2),
        Figure("checking a record", checked * 1000, "ms"),
        Figure("building its pages again, which is most of that", again * 1000, "ms"),
        Figure("checking without building pages", apart * 1000, "ms"),
        Figure("checking without building pages / bare pyHanko and hashing", apart / validated, "x", aim=1.5),
        Figure("checking / checking without, and building pages", checked / (apart + again), "x", aim=1.5),
    ]


class _Bare:
    """The two libraries, used as their own manuals say: paragraphs in one embedded font, and a certifying signature."""

    def __init__(self, case: _Case) -> None:
        pdfmetrics.registerFont(TTFont(_FONT, str(resource_path("fonts", "NotoSans-Regular.ttf"))))
        self._certificate, self._moment = case.signer.certificate, case.issue.issued_at
        self._pen = SimpleSigner(
            signing_cert=x509.Certificate.load(case.signer.certificate),
            signing_key=keys.PrivateKeyInfo.load(case.signer.private_bytes()),
            cert_registry=SimpleCertificateStore(),
        )

    @staticmethod
    def make(texts: tuple[str, ...]) -> bytes:
        style, file = ParagraphStyle("plain", fontName=_FONT, fontSize=10, leading=14, spaceAfter=4), BytesIO()
        SimpleDocTemplate(file).build([Paragraph(escape(text), style) for text in texts if text])
        return file.getvalue()

    def sign(self, pdf: bytes, field: str) -> bytes:
        metadata = PdfSignatureMetadata(
            field_name=field,
            md_algorithm="sha256",
            subfilter=SigSeedSubFilter.PADES,
            certify=True,
            docmdp_permissions=MDPPerm.NO_CHANGES,
        )
        signed: bytes = PdfSigner(metadata, self._pen).sign_pdf(IncrementalPdfFileWriter(BytesIO(pdf))).getvalue()
        return signed

    def validate(self, signed: bytes) -> None:
        """pyHanko's own validation of the first signature, the signer trusted, and a digest of the file."""
        trusted = x509.Certificate.load(self._certificate)
        context = ValidationContext(trust_roots=[trusted], allow_fetching=False, moment=self._moment)
        status = validate_pdf_signature(PdfFileReader(BytesIO(signed)).embedded_signatures[0], context)
        if not (status.intact and status.valid and status.trusted):
            raise AssertionError("pyHanko does not validate the record")
        sha256(signed).digest()


def _in_turn(one: Callable[[], object], other: Callable[[], object]) -> tuple[float, float]:
    """The median of each, in seconds."""
    pairs = [(seconds(one), seconds(other)) for _ in range(_ROUNDS + 1)][1:]
    return median(pair[0] for pair in pairs), median(pair[1] for pair in pairs)


def _case() -> _Case:
    """The beginning of the sample, and then as many conversations as ten pages take."""
    scenes = read_story().disagreements[0][:_BEGINNING]
    clock = StoryClock(scenes[-1].at)
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder)
        opening = Opening(base / "store", base / "practice", base / "state", clock)
        with opening.begin_practice(clock, disagreements=0) as desk:
            dispute = Playing(desk, clock).play(scenes)
            while True:
                records, stands, log = desk.records, desk.disagreements.open(dispute), desk.disagreements.log(dispute)
                issue = records._issue(stands, log, "record", "An invented partnership", "A measurement", desk.now())
                pack = desk.procedures.text_of(stands)
                case = _Case(log, issue, pack, stands.calendar, desk.disagreements._signer)
                if case.make().pages.count >= _PAGES:
                    return case
                for _ in range(3):
                    said = {"what": "spoke", "with_whom": "T.O.", "said": _SAID, "safety_fits": True}
                    desk.disagreements.record(dispute, KindId.CONTACT, said)
