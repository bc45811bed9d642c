"""What is known of a version of a procedure, in words: whether it is in use, since when, and how much runs under it."""

from collections.abc import Sequence

from escalog.domain.values.english import say_count, say_day_of
from escalog.services.procedures.versions import Family, Origin, Version

ANOTHER_TEXT = "The program brings another text of this version now"
ANOTHER_TEXT_ADVICE = (
    "The one in use here stays as it was, and running disagreements keep it. "
    "Compare the two, then say which is used from now on."
)


def use_words(version: Version) -> str:
    """How a version stands: "in use since Thu 1 Oct 2026"."""
    adoption = version.pack.adoption
    if adoption is None:
        return "not in use here"
    if version.ended:
        return "no longer used for new disagreements"
    return f"in use since {say_day_of(adoption.adopted_on)}"


def version_words(version: Version, family: Family) -> str:
    """A version among the others of its procedure: "Version 2, in use since ...; 3 running disagreements"."""
    same_name = [other for other in family.versions if other.pack.procedure.version == version.pack.procedure.version]
    which = ""
    if len(same_name) > 1:
        which = ", as the program brings it now" if version.origin is Origin.PROGRAM else ", as this store has kept it"
    elif version.origin is Origin.PROGRAM and version.pack.adoption is None and len(family.versions) > 1:
        which = ", which comes with the program"
    said = [f"Version {version.pack.procedure.version}{which}"]
    if version.pack.adoption is not None or not version.running:  # a sample runs under what nobody took into use
        said.append(use_words(version))
    running = f"; {say_count(version.running, 'running disagreement')}" if version.running else ""
    return ", ".join(said) + running


def family_words(family: Family) -> str:
    """All versions of a procedure in one line, those that matter first."""
    told: Sequence[Version] = [
        version
        for version in family.versions
        if version is family.first or version.in_use or version.running or version.origin is Origin.PROGRAM
    ]
    left = len(family.versions) - len(told)
    words = "; ".join(_lower(version_words(version, family)) for version in told)
    more = f"; {say_count(left, 'further version')}" if left else ""
    return f"{words[:1].upper()}{words[1:]}{more}."


def has_another_text(family: Family) -> bool:
    """Whether the program ships a different text of a version that this store uses."""
    return any(
        kept.origin is Origin.STORE
        and (kept.in_use or kept.running)
        and any(
            other.origin is Origin.PROGRAM and other.pack.procedure.version == kept.pack.procedure.version
            for other in family.versions
        )
        for kept in family.versions
    )


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]
