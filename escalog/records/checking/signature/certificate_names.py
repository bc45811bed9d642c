"""Lets names in certificates be compared whatever they are written with.

asn1crypto prepares names for comparing by the rules of 2002 (RFC 4518) and raises on what these do not know: letters
added to Unicode since, and two directions in one name. Such names are then compared as they stand. Imported only when
a file is checked.
"""

from pyhanko.sign import general

NameTypeAndValue = general.x509.NameTypeAndValue  # type: ignore[attr-defined]
"""Of asn1crypto, by way of the library that reads certificates with it."""

_prepared = NameTypeAndValue._ldap_string_prep


def _prepared_or_as_it_stands(self: object, text: str) -> str:
    try:
        result: str = _prepared(self, text)
    except ValueError:
        return text
    return result


NameTypeAndValue._ldap_string_prep = _prepared_or_as_it_stands
