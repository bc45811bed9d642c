"""What Today lists, as plain rows in the order of doing. Pure: knows no Qt and no store."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from escalog.domain.agenda.today import TodayGroup, TodayItem, due_today_words
from escalog.domain.values.kind_id import KindId
from escalog.services.agenda.today_view import TodayView
from escalog.services.kept.draft import KeptDraft
from escalog.ui.page.targets import (
    ICONS,
    DisagreementTarget,
    DraftKey,
    ProceduresTarget,
    RecordTarget,
    SettingsTarget,
    Target,
)
from escalog.wording.language import say

_REMINDERS: dict[str, tuple[str, Target]] = {
    "procedures": ("steps", ProceduresTarget()),
    "settings": ("folder", SettingsTarget()),
}
"""The icon of what was put off, and where it is done."""


_TONES = {TodayGroup.PAST: "past", TodayGroup.TODAY: "due", TodayGroup.SEPARATE: "info"}


@dataclass(frozen=True, slots=True)
class TodayRow:
    """One row: a heading of a group, or something to do."""

    title: str
    about: str = ""
    detail: str = ""
    left: str = ""
    due: str = ""
    boxes: tuple[str, ...] = ()
    tone: str = ""
    """The token of the time left's colour; empty for ordinary ink."""
    icon: str = ""
    target: Target | None = None
    """None for a heading."""

    @property
    def is_heading(self) -> bool:
        """Whether it only names the group below it."""
        return self.target is None

    @property
    def ways(self) -> tuple[tuple[str, Target], ...]:
        """What can be done with it: words and where they lead. The first is what Enter does."""
        if self.target is None:
            return ()
        if not isinstance(self.target, DisagreementTarget) or not self.target.at_next_step:
            return (("Open\tEnter", self.target),)
        dispute = self.target.dispute
        return (
            (say("today-open-on-next-stepenter"), self.target),
            (say("today-log-conversation"), DisagreementTarget(dispute, KindId.CONTACT)),
            (say("today-make-record"), RecordTarget(dispute)),
        )

    @property
    def spoken(self) -> str:
        """Act, child, time left, date, in this order."""
        parts = (self.title, self.about, self.left, self.due, self.detail)
        return ". ".join(part.rstrip(".") for part in parts if part)


def rows_of(view: TodayView) -> list[TodayRow]:
    """Every row of Today."""
    rows: list[TodayRow] = []
    for group in TodayGroup:
        items = [item for item in view.items if item.group is group]
        rows += _under(_heading(group, items, view.now), [_of_item(item) for item in items])
    return rows + _under(say("today-look-after"), list(_to_look_after(view)))


def _heading(group: TodayGroup, items: Iterable[TodayItem], now: datetime) -> str:
    """What a group is called: what is due today may be due by night, or on a day off that follows."""
    said = due_today_words(items, now) if group is TodayGroup.TODAY else say(f"today-group-{group}")
    return f"{said[:1].upper()}{said[1:]}"


def _under(heading: str, rows: list[TodayRow]) -> list[TodayRow]:
    return [TodayRow(f"{heading} ({len(rows)})"), *rows] if rows else []


def _of_item(item: TodayItem) -> TodayRow:
    return TodayRow(
        title=item.what,
        about=item.about,
        detail=" ".join(part for part in (f"{item.whose}." if item.whose else "", item.heed, item.detail) if part),
        left=item.left.words if item.left is not None else "",
        due=item.due_words,
        boxes=tuple(box.value for box in item.left.boxes) if item.left is not None else (),
        tone=_TONES.get(item.group, ""),
        icon=ICONS.get(item.icon, "steps"),
        target=DisagreementTarget(item.dispute, at_next_step=True),
    )


def _to_look_after(view: TodayView) -> Iterator[TodayRow]:
    yield from _of_drafts(view.drafts)
    for sentence in view.health:
        yield TodayRow(sentence, icon="warning", tone="past", target=SettingsTarget())
    for reminder in view.reminders:
        icon, target = _REMINDERS[reminder.page]
        yield TodayRow(reminder.sentence, icon=icon, target=target)
    if view.only_here:
        yield TodayRow(view.only_here, icon="save", target=SettingsTarget())


def _of_drafts(drafts: Iterable[KeptDraft]) -> Iterator[TodayRow]:
    for draft in drafts:
        yield TodayRow(
            say("today-go-on-with", title=draft.title),
            say("today-draft-nothing-recorded-yet"),
            left=say("today-draft"),
            due=say("today-draft-kept", at=draft.kept_at),
            icon="pencil",
            target=DraftKey.parse(draft.key).target,
        )
