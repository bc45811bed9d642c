"""How the notices of a route changed: moved to another stage, added, removed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from escalog.domain.comparing.comparison import Names, Told, paired, said
from escalog.domain.comparing.stages import NOTICE_RULES
from escalog.domain.describing.words import short_label
from escalog.domain.pack.toml.errors import Said
from escalog.domain.procedure.model import Notice, Stage, Words
from escalog.domain.procedure.notice_points import whom_to_tell
from escalog.domain.values.message import Message, message


@dataclass(frozen=True, slots=True)
class Point:
    """One notice at one stage. `key` is the same for a stage before and after, whatever it is called."""

    key: int
    stage: Stage
    notice: Notice
    words: Words

    def whom(self) -> str:
        """Who is told."""
        return whom_to_tell(self.notice, self.words)

    def where(self, *, end: bool) -> Message:
        """At which stage; with `end`, also at which end of it."""
        label: Said = short_label(self.stage, self.words)
        if self.stage.number:
            label = message("describing-stage-number-inside", stage=self.words.stage, number=self.stage.number)
        return message("comparing-at-stage", end=self.notice.at.value if end else "none", stage=label)


def notice_changes(before: Sequence[Point], after: Sequence[Point]) -> Iterator[Told]:
    """The changes of notices on a whole route: "the partnership is now told at stage 2, before at stage 3"."""
    matched = paired(
        before,
        after,
        lambda point: (point.key, point.notice),
        lambda point: (point.key, point.notice.at, point.notice.to),
        lambda point: (point.notice.at, point.notice.to),
        lambda point: (point.key, point.notice.to),
        lambda point: point.notice.to,
        lambda point: point.key,
    )
    for was, now in matched.pairs:
        if was.key != now.key:
            ends = was.notice.at is not now.notice.at
            yield message("comparing-told-elsewhere", whom=now.whom(), now=now.where(end=ends), was=was.where(end=ends))
        subject = message("comparing-telling", whom=now.whom(), where=now.where(end=True))
        yield from said(NOTICE_RULES, subject, was.notice, now.notice, Names({}, {}))
    for point in matched.new:
        yield message("comparing-told-new", whom=point.whom(), where=point.where(end=True))
    for point in matched.gone:
        yield message("comparing-told-gone", whom=point.whom(), where=point.where(end=True))
    if _only_order(before, after, matched.pairs) and not matched.new and not matched.gone:
        yield message("comparing-notices-order")


def _only_order(before: Sequence[Point], after: Sequence[Point], pairs: Sequence[tuple[Point, Point]]) -> bool:
    """Whether the notices of a stage only changed their order: each pair is equal, the sequences are not."""
    if any((was.key, was.notice) != (now.key, now.notice) for was, now in pairs):
        return False
    same_stages = [point.key for point in before] == [point.key for point in after]
    return same_stages and [point.notice for point in before] != [point.notice for point in after]
