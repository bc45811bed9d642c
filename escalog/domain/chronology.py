"""The chronology: one row per entry, in words, with who did it, how it is known, when it happened and was recorded."""

from dataclasses import dataclass
from datetime import datetime

from escalog.domain.entry import EntryId
from escalog.domain.moments import Moment


@dataclass(frozen=True, slots=True)
class Line:
    """One labelled line of a row: a field's label and its value in words, as corrected."""

    label: str
    value: str
    field: str
    """The name of the field, so that it can be corrected or withheld."""
    original: str | None = None
    """What was recorded first, in words, where a correction stands; None where nothing was corrected."""
    corrected_by: tuple[EntryId, ...] = ()
    alternatives: tuple[str, ...] = ()
    """Other readings, where two corrections were recorded separately."""
    withheld: bool = False
    """Kept out of copies. The store shows the value with this mark; in a copy the value is not there at all."""


@dataclass(frozen=True, slots=True)
class ChronologyRow:
    """One entry as a person reads it."""

    entry: EntryId
    kind: str
    heading: str
    """"Rang T.O., no reply": one short sentence."""
    lines: tuple[Line, ...]
    did: str
    """Who did it, on which side, and how the author knows: "L.W. (receiving side); from a document: e-mail of ..."."""
    author: str
    """Who recorded it: the name of the person whose key signed it."""
    happened: Moment | None
    """As stated and corrected; None where it is not given in this copy."""
    recorded: datetime
    """The machine's clock at recording, aware, UTC."""
    happened_words: str
    recorded_words: str
    stage: str = ""
    """The id of the stage it belongs to by the time stated; empty before the first stage and for people."""
    stage_heading: str = ""
    late: str = ""
    """"Recorded late: happened Tue 17 Nov, recorded Thu 19 Nov." or empty."""
    corrections: tuple[EntryId, ...] = ()
    """The corrections of this entry, oldest first."""
    corrects: EntryId | None = None
    """For a correction or a withholding: the entry it speaks of."""
    withheld: str = ""
    """"Withheld from copies: it is about another child." where the whole entry or a part is withheld; else empty."""
    decision: bool = False
    no_effect: str = ""
    """Why a decision had no effect where it was made; empty for every other entry."""
    separate: bool = False
    """One of several decisions, corrections or answers that were recorded separately and are not settled yet."""
    twice: bool = False
    """Says the same as another one that was recorded separately."""
    flags: tuple[str, ...] = ()
    """Sentences about the clock or the key that recorded it."""
