"""What happened during one stay at a stage, by stated times: what starts its limits and what fulfils them."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from escalog.domain.entry_kinds.kind import Deed
from escalog.domain.entry_kinds.table import KINDS
from escalog.domain.ladder.stays import Stay, definitely_before
from escalog.domain.ladder.timing import OF_THE_WHOLE, Happening, Timing
from escalog.domain.log.amendments import Amendments
from escalog.domain.procedure.model import TimeLimit
from escalog.domain.procedure.vocabulary import Act, Event, Side
from escalog.domain.values.entry import Entry, EntryId
from escalog.domain.values.kind_id import KindId
from escalog.domain.values.moment import Moment

_ACT_OF = {
    Event.DISCUSSION: Act.DISCUSS,
    Event.REPLY: Act.REPLY,
    Event.AGREED: Act.AGREE,
    Event.CONFIRMED: Act.CONFIRM,
    Event.MET: Act.MEET,
}
"""Events that are also acts: a note that such an act was done counts as the event."""

_DEEDS: Mapping[KindId, tuple[Deed, ...]] = {kind.id: kind.does for kind in KINDS.values() if kind.does}
"""The acts and events that entries of a kind can be. An act that no kind covers can only be noted by hand."""

_ALWAYS_LOOKED_AT = frozenset({KindId.LIMIT_MET, KindId.RAISED})


def _kinds_that_can(act: Act) -> frozenset[KindId]:
    """The kinds among which an act is looked for: those that can be it, a note that it was done, and raising itself."""
    meant = {act, Act.DISCUSS} if act is Act.MEET else {act}
    return _ALWAYS_LOOKED_AT | {kind for kind, deeds in _DEEDS.items() if any(deed.what in meant for deed in deeds)}


_KINDS_OF: Mapping[Act, frozenset[KindId]] = {act: _kinds_that_can(act) for act in Act}

_OF_ONE_SIDE = frozenset({Act.CONFIRM, Act.TELL_PARTNERSHIP})
"""Acts that either side can do alone; for what both do together it does not matter who began."""


class StayEvents:
    """The entries of one stay, read as events and as acts done."""

    def __init__(
        self,
        within: AbstractSet[EntryId],
        stay: Stay | None,
        limits: tuple[TimeLimit, ...],
        timing: Timing,
        amend: Amendments,
        *,
        first: bool,
        meeting: bool = False,
    ) -> None:
        """`within`: the entries of the stay. `first`: it is the first stay. `meeting`: talking is not meeting."""
        self._stay = stay
        self._limits = {limit.id: limit for limit in limits}
        self._timing = timing
        self._amend = amend
        self._first = first
        self._meeting = meeting
        self._listed = timing.among(within)
        begun = [happening for happening in self._listed if stay is not None and happening.entry.id == stay.begun_by]
        self._reopened = next((happening for happening in begun if happening.entry.kind == KindId.REOPENED), None)

    def start(self, starts: Event, after: str = "", passed: frozenset[str] = frozenset()) -> Happening | None:
        """What started a limit: the first such event. `passed`: the limits already visited, which stops at a cycle.

        A disagreement that was reopened counts as raised again.
        """
        match starts:
            case Event.RAISED if self._reopened is not None:
                return self._reopened
            case Event.DECISION_HEARD | Event.RAISED | Event.CONFERENCE | Event.REVIEW:
                return self._timing.event(starts)
            case Event.STAGE_STARTED:
                begun_by = self._stay.begun_by if self._stay is not None else None
                return next((happening for happening in self._listed if happening.entry.id == begun_by), None)
            case Event.CONFIRMED:
                agreed = self.start(Event.AGREED)
                confirmed = self._first_that_does(Act.CONFIRM, "", agreed.at if agreed is not None else None)
                return confirmed or self._first_event(starts)
            case Event.ACT_DONE:
                before = self._limits.get(after)
                return None if before is None or after in passed else self._done_after(before, passed | {after})
            case _:
                return self._first_event(starts)

    def done(self, limit: TimeLimit, since: Moment | None) -> Happening | None:
        """The first entry that fulfils a limit, not before the limit started."""
        if limit.act is Act.RAISE and limit.starts in OF_THE_WHOLE:
            raised = self._timing.event(Event.RAISED)
            if raised is not None and not (since is not None and definitely_before(raised.at, since)):
                return raised
        return self._first_that_does(limit.act, limit.id, since, limit.side)

    def _first_event(self, event: Event) -> Happening | None:
        return next((happening for happening in self._listed if self._is_event(happening.entry, event)), None)

    def _done_after(self, limit: TimeLimit, passed: frozenset[str]) -> Happening | None:
        began = self.start(limit.starts, limit.after, passed)
        return self.done(limit, began.at if began is not None else None)

    def _first_that_does(
        self, act: Act, limit: str, since: Moment | None, side: Side | None = None
    ) -> Happening | None:
        kinds = _KINDS_OF[act]
        for happening in self._listed:
            if happening.entry.kind not in kinds:
                continue
            if not self._does(happening.entry, act, limit, begun=since is not None) or not self._by(
                happening.entry, act, side
            ):
                continue
            if since is None or not definitely_before(happening.at, since):
                return happening
        return None

    def _does(self, entry: Entry, act: Act, limit: str, *, begun: bool) -> bool:
        """Whether an entry does what a limit asks: the act itself, or a note that it was done."""
        if entry.kind == KindId.LIMIT_MET:
            return bool(limit) and self._amend.text(entry, "limit") == limit
        return (begun or act is not Act.CONFIRM) and self._is_act(entry, act)

    def _by(self, entry: Entry, act: Act, side: Side | None) -> bool:
        """Whether the right side did it: an entry that says who did it may name the other side."""
        if side is None or act not in _OF_ONE_SIDE or entry.kind == KindId.LIMIT_MET:
            return True
        return self._amend.text(entry, "by_side") in ("", side)

    def _is_act(self, entry: Entry, act: Act) -> bool:
        if act is Act.RAISE and self._first:
            return entry.id == self._timing.raised.id
        if act is Act.MEET and not self._meeting and self._is(entry, Act.DISCUSS):
            return True
        return self._is(entry, act)

    def _is_event(self, entry: Entry, event: Event) -> bool:
        if entry.kind == KindId.LIMIT_MET:
            noted = self._limits.get(self._amend.text(entry, "limit"))
            return noted is not None and noted.act is _ACT_OF.get(event)
        return self._is(entry, event)

    def _is(self, entry: Entry, what: Act | Event) -> bool:
        """Whether an entry is such an act or event, by its kind and what it says."""
        for deed in _DEEDS.get(entry.kind, ()):  # noqa: SIM110 - asked for every entry and limit: `any` takes longer
            if deed.what is what and self._holds(entry, deed):
                return True
        return False

    def _holds(self, entry: Entry, deed: Deed) -> bool:
        if not deed.field:
            return True
        if not deed.among:
            return bool(self._amend.said(entry, deed.field))
        return self._amend.text(entry, deed.field) in deed.among
