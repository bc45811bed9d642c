"""The agenda as plain rows: a heading for each day, what is due below it. Pure: knows no Qt and no store."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from escalog.domain.agenda.items import KIND_WORDS, AgendaItem
from escalog.domain.values.english import lower_first, say_date, say_long, say_time
from escalog.domain.values.moment import LONDON
from escalog.services.agenda.agenda import AgendaDay, AgendaLine, AgendaView
from escalog.ui.page.targets import ICONS, DisagreementTarget, Target
from escalog.wording.language import say


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """One row: the heading of a day, or something that is due on it."""

    title: str
    note: str = ""
    """Beside a heading: what the day is called, or that nothing is due."""
    time: str = ""
    about: str = ""
    left: str = ""
    past: bool = False
    icon: str = ""
    item: AgendaItem | None = None
    """None for a heading."""

    @property
    def is_heading(self) -> bool:
        """Whether it only names the day below it."""
        return self.item is None

    @property
    def target(self) -> Target | None:
        """Where it leads: the disagreement, at its next step."""
        return None if self.item is None else DisagreementTarget(self.item.dispute, at_next_step=True)

    @property
    def spoken(self) -> str:
        """Act, whom and which stage, time left, day and hour, in this order."""
        if self.item is None:
            return f"{self.title}. {self.note}" if self.note else self.title
        hour = "" if self.item.all_day else f", {say_time(self.item.at.astimezone(LONDON))}"
        parts = (self.title, self.about, self.left, f"{say_long(self.item.day)}{hour}")
        return ". ".join(part.rstrip(".") for part in parts if part)


def rows_of(view: AgendaView) -> list[AgendaRow]:
    """Every row: what was due before today first, then day by day."""
    rows: list[AgendaRow] = []
    if view.before:
        more = say("agenda-and-more", count=view.before_more) if view.before_more and view.whole else ""
        rows += [AgendaRow(say("agenda-before-today-and-still-open"), more), *_lines(view.before, dated=True)]
    for day in view.days:
        rows += [_heading(day, view), *_lines(day.lines)]
    return rows


def period_words(view: AgendaView) -> str:
    """Which days are shown: "Monday 12 October 2026", "Mon 12 to Sun 18 October 2026"."""
    return span_words(view.first, view.last)


def span_words(first: date, last: date) -> str:
    """A day, or a span of days."""
    if first == last:
        return say_long(first, year=True)
    begin = say_date(first, year=first.year != last.year)
    return say("agenda-span", first=begin, last=say_date(last, year=True))


def lead_words(view: AgendaView) -> str:
    """How much is due, in a sentence or two."""
    if not view.whole:
        return say("agenda-still-looking", days=period_words(view))
    here = sum(len(day.lines) for day in view.days)
    span = "day" if view.first == view.last else "week"
    parts = [say("agenda-due-where", count=here, span=span) if here else say("agenda-none-where", span=span)]
    if view.before:
        parts.append(say("agenda-before-open", count=len(view.before) + view.before_more))
    said = [say("agenda-lead", days=period_words(view), parts="; ".join(parts))]
    if view.more:
        said.append(say("agenda-more-elsewhere", count=view.more))
    if view.last > view.known_until:
        said.append(say("agenda-holidays-known-only", day=view.known_until))
    return " ".join(said)


def _heading(day: AgendaDay, view: AgendaView) -> AgendaRow:
    words = say_long(day.on, year=day.on.year != view.today.year)
    title = say("agenda-heading-today", day=words) if day.on == view.today else words
    notes = [day.name[:1].upper() + day.name[1:]] if day.name else []
    if not day.lines and view.whole and not day.count and day.working:
        notes.append(say("agenda-nothing-due"))
    return AgendaRow(title, ". ".join(notes))


def _lines(lines: tuple[AgendaLine, ...], *, dated: bool = False) -> Iterator[AgendaRow]:
    for line in lines:
        item = line.item
        hour = say("agenda-all-day") if item.all_day else say_time(item.at.astimezone(LONDON))
        parts = (item.about, item.stage, KIND_WORDS[item.kind].lower(), lower_first(item.whose))
        about = " · ".join(part for part in parts if part)
        yield AgendaRow(
            title=item.what,
            time=say_date(item.day) if dated else hour,
            about=about,
            left=line.left,
            past=line.past,
            icon=ICONS.get(item.icon, "steps"),
            item=item,
        )
