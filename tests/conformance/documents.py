"""One document of every kind that the program makes, signed: what the judges are shown. All people are invented."""

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from escalog.ledger.log.log import Log
from escalog.records.making.rebuild import make
from escalog.records.making.recovery_sheet import sheet_pdf
from escalog.records.signing.signing import sign
from tests.builders.casefile import Casefile, calendar, pack_text, walked
from tests.builders.paper import ISSUED_AT, signer
from tests.records.scripts.names import names

HOSTILE = "<b>&amp; \u202eevil\u2066 \x00\x1b 🫠 " + "e" + "\u0301" * 20 + " " + "W" * 400


def _signed(case: Casefile, **issue: object) -> bytes:
    issued = case.issue(**issue)
    pages = make(Log.of(case.entries), issued, pack=pack_text(), calendar=calendar()).pages
    return sign(pages.pdf, signer(), issued.issued_at, issued.meaning)


def _every_script() -> bytes:
    agency = f"{names()[160]} ({names()[190]})"
    case = Casefile(raising__wants="; ".join(names()[::9]), decision=names()[40], other_agency=agency)
    for number, name in enumerate(names()[::23]):
        said = f"{name}: {'; '.join(names()[number::61])}. 123 (٤٥٦)"
        case.add("contact", f"2026-11-17T10:{number:02}", what="spoke", with_whom=name, said=said)
    return _signed(case)


def _hundred_pages() -> bytes:
    case = Casefile()
    said = "Spoke about the visits and about what the class teacher saw on two mornings. " * 30
    for number in range(190):
        at = f"2026-11-{17 + number // 60:02}T{9 + number % 8:02}:{number % 60:02}"
        case.add("contact", at, what="spoke", with_whom="Łucja Wójcik", said=f"{number}. {said}")
    return _signed(case)


def _hostile() -> bytes:
    case = Casefile(raising__holds=HOSTILE, raising__wants=HOSTILE, decision=HOSTILE, other_agency=HOSTILE[:80])
    case.add("note", "2026-11-17T10:00", text=HOSTILE * 20)
    return _signed(case, recipient=HOSTILE, reason=HOSTILE)


DOCUMENTS: Mapping[str, Callable[[], bytes]] = {
    "record": lambda: _signed(walked()),
    "notification": lambda: _signed(walked(), kind="notification"),
    "sample": lambda: _signed(Casefile(sample=True), sample=True),
    "least": lambda: _signed(Casefile()),
    "every-script": _every_script,
    "hundred-pages": _hundred_pages,
    "hostile": _hostile,
}
"""How each signed document is made, by its name."""


def recovery_sheet() -> bytes:
    """What is not signed: the sheet with the recovery code."""
    groups = ("7K4M2", "QX2R3", "P9WD4", "3HTN5", "V6CJ6", "8FYB7")
    says = ("It opens this store if the passphrase is lost.", "Keep it away from the laptop.")
    whose = "escalog on the laptop of Ada Lind, محمد, Elmbrook School."
    return sheet_pdf("Recovery sheet", whose, groups, says, ISSUED_AT)


@cache
def document(name: str) -> bytes:
    """One of them, made once."""
    return DOCUMENTS[name]()


def certificate() -> bytes:
    """The signer's certificate, as PEM."""
    return x509.load_der_x509_certificate(signer().certificate).public_bytes(Encoding.PEM)


def write_all(folder: Path) -> dict[str, Path]:
    """Every document as a file, and `signer.pem` beside them."""
    (folder / "signer.pem").write_bytes(certificate())
    files = {}
    for name in DOCUMENTS:
        files[name] = folder / f"{name}.pdf"
        files[name].write_bytes(document(name))
    return files


SIGNED_AT = ISSUED_AT
"""The hour of every signature."""
