"""A procedure in a file, before it is brought in: what is wrong with it, or what it would change here."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from escalog.domain.comparing.procedures import Difference, differences
from escalog.domain.pack.reading import MOST_BYTES, read_pack
from escalog.domain.pack.toml.errors import PackError
from escalog.domain.procedure.model import Procedure
from escalog.domain.procedure.versions import same_name_other_content
from escalog.services.laptop.files import name_of, read_file
from escalog.services.procedures.held_procedure import Pack
from escalog.services.procedures.shipped import pack_digest
from escalog.services.procedures.versions import Family

_MARK = b"\xef\xbb\xbf"
"""The byte order mark that some editors put first; it is no part of the pack."""


class Standing(StrEnum):
    """How a file relates to the procedures of this store."""

    WRONG = "wrong"
    """It cannot be used as it stands."""
    HERE = "here"
    """The same is here already."""
    TAKEN = "taken"
    """Its id and version stand for another content here."""
    CHANGES = "changes"
    """A version of a procedure that is here."""
    NEW = "new"
    """No procedure of its id is here."""


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """What importing a file would change. Nothing was kept yet."""

    path: Path
    standing: Standing
    text: str
    procedure: Procedure | None
    errors: tuple[PackError, ...]
    notices: tuple[PackError, ...]
    against: Pack | None = None
    """The version that is compared with: the one in use here, or the one whose name is taken."""
    changes: tuple[Difference, ...] = ()

    @property
    def file(self) -> str:
        """The file's name."""
        return name_of(Path(self.path.name))

    @property
    def digest(self) -> str:
        """What the store will know it by."""
        return pack_digest(self.text)

    @property
    def may(self) -> bool:
        """Whether it can be brought in."""
        return self.standing in (Standing.CHANGES, Standing.NEW)


def preview(path: Path, here: Sequence[Family]) -> ImportPreview:
    """Reads a file and compares it with what is here. Raises `Failure("input-missing")` when it cannot be opened."""
    content = read_file(path, MOST_BYTES + len(_MARK)).removeprefix(_MARK)
    reading = read_pack(content, str(path))
    procedure = reading.procedure
    if procedure is None:
        return ImportPreview(path, Standing.WRONG, "", None, reading.errors, reading.notices)
    text = content.decode("utf-8")
    packs = [version.pack for family in here for version in family.versions]
    standing, against = _standing(procedure, text, packs, here)
    changes = differences(against.procedure, procedure) if against is not None else ()
    return ImportPreview(path, standing, text, procedure, (), reading.notices, against, changes)


def standing_now(shown: ImportPreview, here: Sequence[Family]) -> Standing:
    """How a file that was shown stands to what is here by now."""
    if shown.procedure is None:
        return Standing.WRONG
    packs = [version.pack for family in here for version in family.versions]
    return _standing(shown.procedure, shown.text, packs, here)[0]


def _standing(
    procedure: Procedure, text: str, packs: Sequence[Pack], here: Sequence[Family]
) -> tuple[Standing, Pack | None]:
    same = next((pack for pack in packs if pack.digest == pack_digest(text) or pack.procedure == procedure), None)
    if same is not None:
        return Standing.HERE, same
    taken = same_name_other_content(procedure, [pack.procedure for pack in packs])
    if taken is not None:
        return Standing.TAKEN, next(pack for pack in packs if pack.procedure is taken)
    family = next((other for other in here if other.id == procedure.id), None)
    return (Standing.CHANGES, family.first.pack) if family is not None else (Standing.NEW, None)
