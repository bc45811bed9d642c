"""Who and what a disagreement is about: the two sides, the children, and what is known besides the positions."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from escalog.domain.dispute.entry_wording import EntryWording
from escalog.domain.dispute.parties import Child, Position, SideState
from escalog.domain.log.amendments import Amendments, is_empty, withheld_words
from escalog.domain.procedure.model import Adoption, Procedure
from escalog.domain.procedure.vocabulary import Side
from escalog.domain.values.answers import ContactResult, Direction
from escalog.domain.values.entry import Entry
from escalog.domain.values.kind_id import KindId
from escalog.domain.values.moment import Moment

_TALKED = frozenset({ContactResult.SPOKE, ContactResult.MET})
_ADDING = frozenset({KindId.DETAILS, KindId.SAFETY, KindId.ESCALATED, KindId.TRACK_MOVED})
_PARTS = ("holds", "wants", "evidence", "change", "source")


@dataclass(frozen=True, slots=True)
class Details:
    """What is known besides the positions, as last stated; empty where it is not recorded."""

    safe_now: str = ""
    safety_done: str = ""
    decision: str = ""
    heard: Moment | None = None
    rationale: str = ""
    child_view: str = ""
    child_view_how: str = ""
    safety_plan: str = ""
    court: str = ""
    """no, yes, not-known or empty."""
    lead_professional: str = ""
    family_told: str = ""
    start_reason: str = ""
    conference: Moment | None = None
    conference_chair: str = ""
    review_on: Moment | None = None
    reviewing_officer: str = ""
    theme: str = ""
    raising_agency_type: str = ""
    """The label of one of the pack's kinds of agency, like the next; empty when not given."""
    receiving_agency_type: str = ""


class CaseDetails:
    """Reads the details from the entry that raised a disagreement and from what was added since."""

    def __init__(
        self,
        raised: Entry,
        entries: tuple[Entry, ...],
        amend: Amendments,
        procedure: Procedure,
        sentences: EntryWording,
    ) -> None:
        self._raised = raised
        self._amend = amend
        self._procedure = procedure
        self._say = sentences
        self._meeting = tuple(entry for entry in entries if entry.kind in (KindId.CONTACT, KindId.REPLY))
        self._adding = tuple(entry for entry in entries if entry.kind in _ADDING)
        self._stating = tuple(entry for entry in entries if entry.kind in (KindId.POSITION, KindId.REPLY))

    def text(self, field: str) -> str:
        """A field of the entry that raised it, as corrected."""
        return self._amend.said(self._raised, field)

    def latest(self, field: str) -> str:
        """The last stated value of a field."""
        return self._amend.latest((self._raised, *self._adding), field)

    def details(self) -> Details:
        """Everything besides the positions."""
        return Details(
            safe_now=self.text("safe_now"),
            safety_done=self.text("safety_done"),
            decision=self.text("decision"),
            heard=self._amend.moment(self._raised, "heard"),
            rationale=self.latest("rationale"),
            child_view=self.latest("child_view"),
            child_view_how=self.latest("child_view_how"),
            safety_plan=self.latest("safety_plan"),
            court=self.latest("court"),
            lead_professional=self.latest("lead_professional"),
            family_told=self.latest("family_told"),
            start_reason=self.text("start_reason"),
            conference=self._latest_moment("conference"),
            conference_chair=self.latest("conference_chair"),
            review_on=self._latest_moment("review_on"),
            reviewing_officer=self.latest("reviewing_officer"),
            theme=self.latest("theme"),
            raising_agency_type=self._agency_type(Side.RAISING),
            receiving_agency_type=self._agency_type(Side.RECEIVING),
        )

    def _latest_moment(self, field: str) -> Moment | None:
        """The last stated moment of a field; the earliest of several stated separately."""
        saying = [entry for entry in (self._raised, *self._adding) if self._amend.moment(entry, field) is not None]
        times = (self._amend.moment(entry, field) for entry in self._amend.latest_of(saying))
        return min((at for at in times if at is not None), key=lambda at: at.at, default=None)

    def _agency_type(self, side: Side) -> str:
        kind = self.latest(f"{side}_agency_type")
        return next((agency_type.label for agency_type in self._procedure.agency_types if agency_type.id == kind), kind)

    def children(self) -> tuple[Child, ...]:
        """The children, in the order they were named."""
        return tuple(self._child(number) for number in sorted(self._numbers(), key=int))

    def adoption(self) -> Adoption | None:
        """Who took the pack into use; None where nobody had to."""
        name, on = self._raised.text("adopted_by"), self._raised.text("adopted_on")
        if not name and not on:
            return None
        return Adoption(
            procedure_digest=self._raised.text("procedure"),
            name=name,
            role=self._raised.text("adopted_role"),
            adopted_on=on,
            source_checked=self._raised.fields.get("adopted_source_checked") in (True, "True", "true", "yes"),
            gaps_filled=self._raised.text("adopted_gaps"),
        )

    def side(self, name: Side) -> SideState:
        """One side as it stands now."""
        ours = (name is Side.RAISING) == (self._raised.text("direction") != Direction.THEIRS)
        whose = "our" if ours else "other"
        level = self.latest(f"level.{name}")
        return SideState(
            name=name,
            ours=ours,
            agency=self.text(f"{whose}_agency"),
            person=self.latest(f"{whose}_person") or ("" if ours else self._met()),
            role=self._role(whose),
            first_person=self._first(f"{whose}_person"),
            first_role=self._first(f"{whose}_role"),
            named_at=self._named_at(whose),
            level=level if any(need.id == level for need in self._procedure.levels_of_need) else "",
            level_label=next((need.label for need in self._procedure.levels_of_need if need.id == level), level),
            positions=tuple(self._positions(name)),
        )

    def _first(self, field: str) -> str:
        """What was said of a side when it was raised or was added since; not what a later stage brought."""
        added = [entry for entry in self._adding if entry.kind == KindId.DETAILS]
        return self.text(field) or self._amend.latest(added, field)

    def _met(self) -> str:
        """The person last spoken with or heard from, while nobody has said who acts for the other side."""
        met = ""
        for entry in self._meeting:
            spoke = entry.kind == KindId.CONTACT and self._amend.text(entry, "what") in _TALKED
            if spoke or (entry.kind == KindId.REPLY and self._raised.text("direction") != Direction.THEIRS):
                met = self._amend.said(entry, "with_whom" if spoke else "from_whom") or met
        return met

    def _role(self, whose: str) -> str:
        """The role of whoever acts now; empty where the person who took over has no recorded role."""
        people = [entry for entry in (self._raised, *self._adding) if self._amend.said(entry, f"{whose}_person")]
        roles = [entry for entry in (self._raised, *self._adding) if self._amend.said(entry, f"{whose}_role")]
        latest = self._amend.latest_of([*people, *roles])
        return self._amend.latest(roles, f"{whose}_role") if any(entry in roles for entry in latest) else ""

    def _named_at(self, whose: str) -> frozenset[str]:
        """The stages for which the person acting now was named; an act leading to a stage names them for it."""
        people = [entry for entry in (self._raised, *self._adding) if self._amend.said(entry, f"{whose}_person")]
        return frozenset(entry.text("to_stage") or entry.text("stage") for entry in self._amend.latest_of(people))

    def _child(self, number: str) -> Child:
        initials = self.text(f"child.{number}.initials")
        why = self._amend.why_withheld(self._raised.id, f"child.{number}.initials")
        hidden = why and f"child.{number}.initials" not in self._raised.fields
        return Child(
            "" if hidden else initials,
            self.text(f"child.{number}.birth_year"),
            self._amend.value(self._raised, f"child.{number}.unborn") is True,
            number,
            withheld_words(why) if hidden else "",
        )

    def _numbers(self) -> set[str]:
        """The numbers of the children that the entry, or what is withheld of it, names."""
        held = {field for field in self._amend.withheld_parts(self._raised.id) if field}
        names = [name.split(".") for name in {*self._raised.fields, *held} if name.startswith("child.")]
        numbers = {parts[1] for parts in names if len(parts) == 3 and parts[1].isdecimal()}
        return numbers or (set() if self._amend.value(self._raised, "theme") else {"1"})

    def _positions(self, side: str) -> Iterator[Position]:
        """What a side holds, oldest first in reading order."""
        if first := self._position(self._raised, {part: f"{side}.{part}" for part in _PARTS}):
            yield first
        for entry in self._stating:
            whose = Side.RECEIVING if entry.kind == KindId.REPLY else self._amend.text(entry, "side")
            if whose == side and (position := self._position(entry, {part: part for part in _PARTS})):
                yield position

    def _position(self, entry: Entry, names: Mapping[str, str]) -> Position | None:
        said = {part: self._amend.said(entry, name) for part, name in names.items()}
        if all(is_empty(text) for text in said.values()):
            return None
        why = frozenset(part for part, name in names.items() if self._amend.why_withheld(entry.id, name))
        return Position(
            entry=entry.id,
            stated=self._amend.moment(entry),
            author=self._say.author(entry.person),
            withheld=why,
            **said,
        )
