"""Whether the people to reach can be reached: the shape of telephone numbers and e-mail addresses."""

import re
from typing import Any

from escalog.domain.pack_errors import PackErrors, say_value
from escalog.domain.pack_tables import text

_TELEPHONE = re.compile(r"\+?[0-9(][0-9() -]*(?: ?(?:ext|extension|x)\.? ?[0-9]{1,6})?")
_FEWEST_FIGURES, _MOST_FIGURES = 3, 21
"""Three as in 999; fifteen is the longest number there is, and an extension may follow."""

_EMAIL = re.compile(r"[^\s@<>()\[\]\\,;:\"]{1,64}@(?:[^\s@<>()\[\]\\,;:\"./]+\.)+[^\s@<>()\[\]\\,;:\"./]{2,}")


def check_contact(path: str, contact: dict[str, Any], errors: PackErrors) -> None:
    """Reports a telephone number that cannot be dialled and an address that no e-mail can go to."""
    telephone, email = text(contact, "telephone").strip(), text(contact, "email").strip()
    figures = sum(each.isdigit() for each in telephone)
    dialled = _TELEPHONE.fullmatch(telephone) and _FEWEST_FIGURES <= figures <= _MOST_FIGURES
    if telephone and not dialled:
        expected = "figures and spaces, for example 01632 960123; anything else goes into note"
        errors.error("pack-telephone", f"{path}.telephone", say_value(telephone), expected)
    if email and not _EMAIL.fullmatch(email):
        expected = "one address, for example duty@example.org"
        errors.error("pack-email", f"{path}.email", say_value(email), expected)
