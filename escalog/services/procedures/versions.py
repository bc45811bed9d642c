"""Versions of one procedure as the Procedures page shows them together: where each comes from, and who uses it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from escalog.domain.values.entry import DisputeId
from escalog.services.procedures.held_procedure import Pack


class Origin(StrEnum):
    """Where a version comes from."""

    PROGRAM = "program"
    """It comes with this program."""
    STORE = "store"
    """It was brought in from a file, or came with an earlier program."""


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a procedure in this store."""

    pack: Pack
    origin: Origin
    running: int
    """How many running disagreements are under it."""
    ended: bool
    """It was in use, and no new disagreement starts under it any more."""
    default: bool
    """New disagreements start under it."""

    @property
    def in_use(self) -> bool:
        """Whether new disagreements may start under it."""
        return self.pack.adoption is not None and not self.ended


@dataclass(frozen=True, slots=True)
class Family:
    """All versions of one procedure, the one that matters most first."""

    id: str
    versions: tuple[Version, ...]

    @property
    def first(self) -> Version:
        """The version that is read when nobody asks for another: in use, else of the program."""
        return self.versions[0]

    @property
    def in_use(self) -> bool:
        """Whether any version is in use, or still has running disagreements."""
        return any(version.in_use or version.running for version in self.versions)


@dataclass(frozen=True, slots=True)
class Running:
    """One running disagreement under a version."""

    dispute: DisputeId
    title: str
    stage: str


def families(
    packs: Iterable[Pack], shipped: frozenset[str], running: Mapping[str, int], ended: frozenset[str], default: str
) -> tuple[Family, ...]:
    """The versions of each procedure together: what is in use first, then by title."""
    grouped: dict[str, list[Version]] = {}
    for pack in packs:
        version = Version(
            pack,
            Origin.PROGRAM if pack.digest in shipped else Origin.STORE,
            running.get(pack.digest, 0),
            pack.digest in ended,
            pack.digest == default,
        )
        grouped.setdefault(pack.procedure.id, []).append(version)
    families_here = [Family(name, tuple(sorted(versions, key=_weight))) for name, versions in grouped.items()]
    return tuple(sorted(families_here, key=_place))


def family_of(families_here: Sequence[Family], digest: str) -> Family | None:
    """The procedure that a version belongs to."""
    return next((family for family in families_here if any(v.pack.digest == digest for v in family.versions)), None)


def default_of(families_here: Sequence[Family]) -> Pack | None:
    """The version that new disagreements start under; None while nothing is in use."""
    return next((version.pack for family in families_here for version in family.versions if version.default), None)


def _weight(version: Version) -> tuple[bool, bool, bool, str]:
    adopted = version.pack.adoption.adopted_on if version.pack.adoption is not None else ""
    return (not version.default, not version.in_use, version.origin is not Origin.PROGRAM, _later_first(adopted))


def _later_first(day: str) -> str:
    """An ISO day turned round, so that a later one sorts first."""
    return "".join(chr(ord("9") - int(character)) if character.isdigit() else character for character in day)


def _place(family: Family) -> tuple[bool, bool, bool, str]:
    default = any(version.default for version in family.versions)
    return (not default, not family.in_use, family.id != "model", family.first.pack.procedure.title.casefold())
