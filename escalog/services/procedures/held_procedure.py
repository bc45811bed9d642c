"""A procedure that a store holds, as a plain value."""

from dataclasses import dataclass

from escalog.domain.procedure.model import Adoption, Procedure


@dataclass(frozen=True, slots=True)
class Pack:
    """One procedure that this store holds, and whether somebody took it into use."""

    digest: str
    text: str
    procedure: Procedure
    adoption: Adoption | None
    gaps: tuple[str, ...]
    """What is not published in it, in sentences; they can be filled in when adopting."""
