"""One id and version mean one content: what to do when a pack is imported under a name that is taken.

Running disagreements, records and other agencies name a pack by its id and version, so two contents may never share
them. Contents are compared as data: comments, order of keys and the format of the file do not count.
"""

import re
from collections.abc import Iterable

from escalog.domain.procedure.model import Procedure


def same_name_other_content(procedure: Procedure, installed: Iterable[Procedure]) -> Procedure | None:
    """The installed procedure with the same id and version but other content; None where there is none."""
    for other in installed:
        if (other.id, other.version) == (procedure.id, procedure.version) and other != procedure:
            return other
    return None


def is_newer(procedure: Procedure, than: Procedure) -> bool:
    """Whether one is a later version of the other. False where the version names have no order."""
    if procedure.id != than.id:
        return False
    one, other = (_PARTS.findall(version.version.casefold()) for version in (procedure, than))
    for mine, theirs in zip(one, other, strict=False):
        if mine != theirs:
            if mine.isdecimal() and theirs.isdecimal():
                return int(mine) > int(theirs)
            return not mine.isdecimal() and not theirs.isdecimal() and mine > theirs
    return len(one) > len(other)


_PARTS = re.compile(r"[0-9]+|[^\W\d_]+")
"""The numbers and words of a version: "2026-03" comes before "2026-11", and "9" before "10"."""
