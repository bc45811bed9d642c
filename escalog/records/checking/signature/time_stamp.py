"""Whether a time stamp (RFC 3161) is whole: written in one way, about certain bytes, and signed.

Whoever puts one in is not asked who they are, so what is looked at is only that nothing in it can be exchanged unseen.
"""

from dataclasses import dataclass
from itertools import product

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, EllipticCurvePublicKey
from cryptography.hazmat.primitives.asymmetric.padding import MGF1, PSS, AsymmetricPadding, PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.hashes import SHA1, SHA256, SHA384, SHA512, Hash, HashAlgorithm
from cryptography.x509 import load_der_x509_certificate

from escalog.records.checking.bytes import der
from escalog.records.checking.bytes.der import Value

_SIGNED_DATA = bytes.fromhex("06092a864886f70d010702")
_TST_INFO = bytes.fromhex("060b2a864886f70d0109100104")
_CONTENT_TYPE = bytes.fromhex("06092a864886f70d010903")
_MESSAGE_DIGEST = bytes.fromhex("06092a864886f70d010904")
_SIGNING_CERTIFICATE = bytes.fromhex("060b2a864886f70d010910020c")
_SIGNING_CERTIFICATE_V2 = bytes.fromhex("060b2a864886f70d010910022f")
_RSA = bytes.fromhex("06092a864886f70d010101")
_PSS = bytes.fromhex("06092a864886f70d01010a")
_MGF1 = bytes.fromhex("06092a864886f70d010108")
_NULL = bytes.fromhex("0500")

_METHODS: tuple[tuple[HashAlgorithm, str, str, str], ...] = (
    (SHA256(), "0609608648016503040201", "06092a864886f70d01010b", "06082a8648ce3d040302"),
    (SHA384(), "0609608648016503040202", "06092a864886f70d01010c", "06082a8648ce3d040303"),
    (SHA512(), "0609608648016503040203", "06092a864886f70d01010d", "06082a8648ce3d040304"),
)
"""A digest, and the object identifiers of it, of it with RSA, and of it with ECDSA."""


@dataclass(frozen=True, slots=True)
class _Signing:
    digest: HashAlgorithm
    padding: AsymmetricPadding | None
    """Of RSA; None for ECDSA."""


def _named(oid: bytes) -> tuple[bytes, bytes]:
    """A method with the empty parameter, and without: both are written."""
    return der.write(der.SEQUENCE, oid, _NULL), der.write(der.SEQUENCE, oid)


def _pss(method: HashAlgorithm, digest: bytes, mask: bytes) -> bytes:
    """The method of RSA-PSS with one digest throughout, and as many octets of salt as the digest has."""
    mask = der.write(der.SEQUENCE, _MGF1, mask)
    salt = der.write(der.INTEGER, bytes((method.digest_size,)))
    stated = ((der.FIRST, digest), (der.SECOND, mask), (0xA2, salt))
    return der.write(der.SEQUENCE, _PSS, der.write(der.SEQUENCE, *(der.write(tag, each) for tag, each in stated)))


def _signings(method: HashAlgorithm, digest: str, rsa: str, ecdsa: str) -> dict[bytes, _Signing]:
    plain, masked = _Signing(method, PKCS1v15()), _Signing(method, PSS(MGF1(method), method.digest_size))
    spelt = _named(bytes.fromhex(digest))
    return {
        **dict.fromkeys((*_named(bytes.fromhex(rsa)), *_named(_RSA)), plain),
        **{_pss(method, one, other): masked for one, other in product(spelt, spelt)},
        der.write(der.SEQUENCE, bytes.fromhex(ecdsa)): _Signing(method, None),
    }


_DIGESTS = {spelt: method for method, oid, _, _ in _METHODS for spelt in _named(bytes.fromhex(oid))}
_SIGNINGS = {method.name: _signings(method, *oids) for method, *oids in _METHODS}
"""What may stand for a method, octet for octet; of signing under the name of the digest that is signed with."""


def covers(token: bytes, data: bytes) -> bool:
    """Whether this time stamp is whole and is about these bytes. Never raises for what it holds."""
    try:
        return _covers(der.read(token), data)
    except (ValueError, LookupError, TypeError, InvalidSignature, UnsupportedAlgorithm):
        return False


def _covers(token: Value, data: bytes) -> bool:
    kind, wrapped = _parts(token, (der.OID, der.FIRST))
    (signed_data,) = wrapped.parts
    version, methods, content, *lists, signers = signed_data.parts
    (signer,) = signers.parts
    _need(kind.whole == _SIGNED_DATA and signed_data.tag == der.SEQUENCE)
    _need([part.tag for part in (version, methods, content, signers)] == [der.INTEGER, der.SET, der.SEQUENCE, der.SET])
    _need([part.tag for part in lists] in ([der.FIRST], [der.FIRST, der.SECOND]))
    stated, inside = _parts(content, (der.OID, der.FIRST))
    (info,) = _parts(inside, (der.OCTETS,), tag=der.FIRST)
    _need(stated.whole == _TST_INFO)
    method, imprint = _imprint(der.read(info.content))
    return imprint == _digest(method, data) and _is_signed(signer, lists[0].parts, info.content)


def _imprint(info: Value) -> tuple[HashAlgorithm, bytes]:
    """What a time stamp is about: a digest, and by which method."""
    _need(info.tag == der.SEQUENCE)
    tags = [part.tag for part in info.parts]
    optional = [der.SEQUENCE, der.BOOLEAN, der.INTEGER, der.FIRST, der.SECOND]
    _need(tags[:5] == [der.INTEGER, der.OID, der.SEQUENCE, der.INTEGER, der.TIME])
    _need(tags[5:] == [tag for tag in optional if tag in tags[5:]])
    method, imprint = _parts(info.parts[2], (der.SEQUENCE, der.OCTETS))
    return _DIGESTS[method.whole], imprint.content


def _is_signed(signer: Value, certificates: tuple[Value, ...], content: bytes) -> bool:
    version, named, method, attributes, signing, signature, *more = signer.parts
    _need(signer.tag == der.SEQUENCE and version.tag == der.INTEGER and signature.tag == der.OCTETS)
    _need(attributes.tag == der.FIRST and [part.tag for part in more] in ([], [der.SECOND]))
    for unsigned in more:
        _by_kind(unsigned)
    (certificate,) = (candidate for candidate in certificates if _is_meant(candidate, named))
    digest = _DIGESTS[method.whole]
    signed = _by_kind(attributes)
    (kind,), (stated,) = signed[_CONTENT_TYPE], signed[_MESSAGE_DIGEST]
    _need(kind.whole == _TST_INFO and stated.whole == der.write(der.OCTETS, _digest(digest, content)))
    _need(all(_names(certificate, value, SHA1()) for value in signed.get(_SIGNING_CERTIFICATE, ())))  # noqa: S303 (RFC 2634)
    _need(all(_names(certificate, name, SHA256()) for name in signed.get(_SIGNING_CERTIFICATE_V2, ())))
    how = _SIGNINGS[digest.name][signing.whole]
    key = load_der_x509_certificate(certificate.whole).public_key()
    over = bytes((der.SET,)) + attributes.whole[1:]
    if how.padding is not None and isinstance(key, RSAPublicKey):
        key.verify(signature.content, over, how.padding, how.digest)
    elif how.padding is None and isinstance(key, EllipticCurvePublicKey):
        key.verify(signature.content, over, ECDSA(how.digest))
    else:
        return False
    return True


def _is_meant(certificate: Value, named: Value) -> bool:
    """Whether a signer means this certificate, by issuer and serial number."""
    _need(certificate.tag == named.tag == der.SEQUENCE)
    fields = certificate.parts[0].parts
    serial, _, issuer = fields[fields[0].tag == der.FIRST :][:3]
    return named.content == issuer.whole + serial.whole


def _names(certificate: Value, value: Value, method: HashAlgorithm) -> bool:
    """Whether an attribute names this certificate first (RFC 5035), by this digest where it names none."""
    first = value.parts[0].parts[0].parts
    if first[0].tag == der.SEQUENCE:
        _need(method.name == "sha256")
        method, first = _DIGESTS[first[0].whole], first[1:]
    return first[0].whole == der.write(der.OCTETS, _digest(method, certificate.whole))


def _by_kind(attributes: Value) -> dict[bytes, tuple[Value, ...]]:
    """The values of attributes by what each is; none stands twice, and none is empty."""
    by_kind: dict[bytes, tuple[Value, ...]] = {}
    for attribute in attributes.parts:
        kind, values = _parts(attribute, (der.OID, der.SET))
        _need(kind.whole not in by_kind and values.parts)
        by_kind[kind.whole] = values.parts
    return by_kind


def _parts(value: Value, tags: tuple[int, ...], tag: int = der.SEQUENCE) -> tuple[Value, ...]:
    """What stands in a sequence, when it is exactly these."""
    _need(value.tag == tag and tuple(part.tag for part in value.parts) == tags)
    return value.parts


def _digest(method: HashAlgorithm, data: bytes) -> bytes:
    digest = Hash(method)
    digest.update(data)
    return digest.finalize()


def _need(holds: object) -> None:
    if not holds:
        raise ValueError("not a time stamp of the one form")
