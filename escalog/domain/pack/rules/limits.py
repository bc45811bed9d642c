"""The time limits of a pack's stages: their lengths, their priorities, and whether each can ever start.

A start "can never happen" only where nothing that people do could bring it about. What they can always do at a stage
(talk, answer, agree, meet, confirm) starts a limit at any place of the ladder, also before it: agencies that talk in a
pre-stage answer each other there. So four starts are looked into: the act of another limit, a form that nobody sends,
a conference or review that the track is not about, and the very act that the limit itself asks for.
"""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from typing import Any

from escalog.domain.pack.rules.lengths import check_length
from escalog.domain.pack.toml.errors import PackErrors, Said, value_as_found
from escalog.domain.pack.toml.tables import Placed, called, ids, named, no_two_alike, tables, text
from escalog.domain.procedure.vocabulary import About, Act, Event, Side
from escalog.domain.values.message import Message, message

Table = dict[str, Any]

_BRINGS_ABOUT: dict[str, str] = {
    Act.DISCUSS: Event.DISCUSSION,
    Act.REPLY: Event.REPLY,
    Act.AGREE: Event.AGREED,
    Act.CONFIRM: Event.CONFIRMED,
    Act.MEET: Event.MET,
}
"""Acts that are events themselves."""

_DONE_BY: dict[str, Side] = {
    Act.RAISE: Side.RAISING,
    Act.ACKNOWLEDGE: Side.RECEIVING,
    Act.REPLY: Side.RECEIVING,
}
"""Acts that by their nature belong to one side."""

_NEEDS_A_TRACK_ABOUT: dict[str, str] = {Event.CONFERENCE: About.CONFERENCE, Event.REVIEW: About.REVIEW}


def check_limits(path: str, track: Table, errors: PackErrors) -> None:
    """Reports everything about the time limits of one track."""
    stages = list(tables(track, "stages", path))
    priorities = ids(tables(track, "priorities", path))
    no_two_alike([limit for there, stage in stages for limit in tables(stage, "time_limits", there)], "id", errors)
    form_sent = False
    for number, (there, stage) in enumerate(stages):
        form_sent = form_sent or sends_form(stage)
        limits = list(tables(stage, "time_limits", there))
        for limit_path, limit in limits:
            check_length(limit, limit_path, errors)
            _tell_if_not_published(limit_path, limit, errors)
            check_measures(limit_path, limit, priorities, errors)
            _check_side(limit_path, limit, errors)
        never = dict(_never_started(limits, track, form_sent=form_sent, first=number == 0))
        for limit_path, (found, expected) in never.items():
            errors.error("pack-never-starts", f"{limit_path}.starts", found, expected)
        _check_chain(limits, never, errors)


def sends_form(stage: Table) -> bool:
    """Whether this stage sends a form: by a limit's act or with a notice."""
    asked = any(limit.get("act") == Act.SEND_FORM for _, limit in tables(stage, "time_limits", ""))
    return asked or any(bool(notice.get("sends")) for _, notice in tables(stage, "notices", ""))


def cannot_start(event: object, track: Table) -> Message | None:
    """What to expect in place of an event that can never happen on a track; None where it can."""
    about = text(track, "about", About.CHILD)
    needed = _NEEDS_A_TRACK_ABOUT.get(event) if isinstance(event, str) else None
    if needed is not None and about != needed and about in set(About):
        return message("pack-check-another-start", needed=str(needed))
    return None


def _tell_if_not_published(path: str, limit: Table, errors: PackErrors) -> None:
    if limit.get("published", True) is False:
        expected = message("pack-check-limit-from-text")
        errors.notice("pack-limit-not-published", path, "published = false", expected, limit=called(limit))


def _check_side(path: str, limit: Table, errors: PackErrors) -> None:
    """Reports an act assigned to the side that cannot do it."""
    does = _DONE_BY.get(text(limit, "act"))
    side = limit.get("side")
    if does is not None and isinstance(side, str) and side in set(Side) - {does}:
        expected = message("pack-check-side-of-act", side=str(does))
        errors.error("pack-side-of-act", f"{path}.side", value_as_found(side), expected, act=text(limit, "act"))


def check_measures(path: str, limit: Table, priorities: list[str], errors: PackErrors) -> None:
    """Reports errors in the lengths by priority of a limit or an overall limit."""
    measures = list(tables(limit, "by_priority", path))
    no_two_alike(measures, "priority", errors)
    for there, measure in measures:
        named(measure.get("priority"), priorities, "priority", f"{there}.priority", errors)
        check_length(measure, there, errors)


def _never_started(
    limits: list[Placed], track: Table, *, form_sent: bool, first: bool
) -> Iterator[tuple[str, tuple[Said, Said]]]:
    """The limits of one stage whose start can never happen, with what was found and what was expected."""
    for path, limit in limits:
        starts, act = limit.get("starts"), limit.get("act")
        expected = cannot_start(starts, track)
        if not expected and starts == Event.FORM_RECEIVED and not form_sent:
            expected = message("pack-check-form-before")
        raised_again = first and (act, starts) == (Act.RAISE, Event.RAISED)
        if isinstance(act, str) and (raised_again or _BRINGS_ABOUT.get(act) == starts):
            expected = message("pack-check-not-itself", act=str(act))
        if expected:
            yield path, (value_as_found(starts), expected)


def _check_chain(limits: list[Placed], never: dict[str, tuple[Said, Said]], errors: PackErrors) -> None:
    """Checks that each limit starting with another's act names one of its stage, and that the chain has a beginning."""
    known: dict[str, str] = {}
    for path, limit in limits:
        if isinstance(limit.get("id"), str):
            known.setdefault(limit["id"], path)
    before: dict[str, str] = {}
    for path, limit in limits:
        follows, after = limit.get("starts") == Event.ACT_DONE, limit.get("after", "")
        if not follows:
            if after != "" and isinstance(after, str):
                errors.error(
                    "pack-after-unused", f"{path}.after", value_as_found(after), message("pack-check-act-done")
                )
        elif after == "":
            errors.error(
                "pack-after-missing", f"{path}.after", message("pack-check-nothing"), message("pack-check-limit-id")
            )
        elif named(after, list(known), "limit", f"{path}.after", errors):
            before[path] = known[after]
    began = _led_to(never.keys() | {path for path, _ in limits if path not in before}, before)
    for path in (path for path, _ in limits if path in before):
        found = message("pack-check-follows", place=errors.place_of(before[path]))
        if path not in began:
            errors.error("pack-after-in-a-circle", f"{path}.after", found, message("pack-check-chain"))
        elif began[path] in never:
            errors.error("pack-never-starts", f"{path}.after", found, message("pack-check-starts-itself"))


def _led_to(roots: AbstractSet[str], before: dict[str, str]) -> dict[str, str]:
    """For each limit that a chain leads to, the start of that chain."""
    after: dict[str, list[str]] = {}
    for path, earlier in before.items():
        after.setdefault(earlier, []).append(path)
    began = {root: root for root in roots}
    open_ends = list(began)
    while open_ends:
        at = open_ends.pop()
        for path in after.get(at, ()):
            if path not in began:
                began[path] = began[at]
                open_ends.append(path)
    return began
