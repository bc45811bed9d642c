"""Checks across the values of a pack: what is named exists, ladders can be climbed and left, limits can start.

Works on the tables as read, so that everything is reported even where some value is of the wrong type. Each noun has
its own file: `stages`, `limits`, `lengths`, `overall_limits`, `days`.
"""

import re
from typing import Any

from escalog.domain.deadlines.calendar import NATIONS
from escalog.domain.pack.rules.days import check_local_days, check_service_hours, day_of
from escalog.domain.pack.rules.limits import check_limits
from escalog.domain.pack.rules.overall_limits import check_overall_limits
from escalog.domain.pack.rules.stages import check_ladder, check_stage
from escalog.domain.pack.toml.errors import PackErrors, value_as_found
from escalog.domain.pack.toml.tables import Placed, ids, known_words, named, no_two_alike, one_of, tables, text
from escalog.domain.procedure.model import NOTIFICATION_ASKS
from escalog.domain.procedure.vocabulary import About
from escalog.domain.values.message import message

Table = dict[str, Any]

_ABOUT_NO_CHILD = frozenset({About.ADULT.value, About.THEME.value})


def check_rules(pack: Table, errors: PackErrors) -> None:
    """Reports every error and notice about the meaning of the pack."""
    one_of(pack.get("nation"), tuple(NATIONS), "nation", errors)
    known_words(pack, "notification_asks", "", NOTIFICATION_ASKS, errors)
    for key in ("tracks", "categories"):
        if pack.get(key) == []:
            errors.error(
                "pack-nothing-in-list", key, message("pack-check-empty-list"), message("pack-check-one-or-more")
            )
    for key in ("categories", "levels_of_need", "agency_types", "routes"):
        _check_choices(list(tables(pack, key, "")), errors)
    check_service_hours(pack, errors)
    check_local_days(pack, errors)
    for path, contact in tables(pack, "contacts", ""):
        check_contact(path, contact, errors)
    _check_tracks(pack, errors)


def _check_tracks(pack: Table, errors: PackErrors) -> None:
    tracks = list(tables(pack, "tracks", ""))
    for key in ("id", "title", "chosen_when"):
        no_two_alike(tracks, key, errors)
    if tracks and tracks[0][1].get("fast") is True:
        errors.error("pack-fast-main", f"{tracks[0][0]}.fast", "fast = true", message("pack-check-waiting-track"))
    for path, track in tracks[1:]:
        if not text(track, "chosen_when").strip() and isinstance(track.get("chosen_when", ""), str):
            errors.error(
                "pack-chosen-when",
                f"{path}.chosen_when",
                message("pack-check-nothing"),
                message("pack-check-when-taken"),
            )
    for path, route in tables(pack, "routes", ""):
        if route.get("track", ""):
            named(route.get("track"), ids(tracks), "track", f"{path}.track", errors)
    # A disagreement that is moved to another track says where it stands by its stage alone.
    no_two_alike([stage for path, track in tracks for stage in tables(track, "stages", path)], "id", errors)
    agencies, day = ids(tables(pack, "agency_types", "")), day_of(pack)
    for path, track in tracks:
        _check_marking(path, track, text(pack, "marking"), errors)
        _check_choices(list(tables(track, "priorities", path)), errors)
        check_ladder(path, track, errors)
        for there, stage in tables(track, "stages", path):
            check_stage(there, stage, agencies, errors)
        check_limits(path, track, errors)
        check_overall_limits(path, track, day, errors)


def _check_marking(path: str, track: Table, marking: str, errors: PackErrors) -> None:
    """Reports a marking about a child on a track about an adult, or a theme without a single person."""
    about = text(track, "about")
    if about in _ABOUT_NO_CHILD and "child" in marking.casefold() and not text(track, "marking").strip():
        errors.notice(
            "pack-marking-child", path, value_as_found(marking), message("pack-check-own-marking"), about=about
        )


def _check_choices(choices: list[Placed], errors: PackErrors) -> None:
    """Checks that choices can be told apart, by the program and by readers."""
    no_two_alike(choices, "id", errors)
    no_two_alike(choices, "label", errors)


_TELEPHONE = re.compile(r"\+?[0-9(][0-9() -]*(?: ?(?:ext|extension|x)\.? ?[0-9]{1,6})?")


_FEWEST_FIGURES, _MOST_FIGURES = 3, 21


"""Three as in 999; fifteen is the longest number there is, and an extension may follow."""


_EMAIL = re.compile(r"[^\s@<>()\[\]\\,;:\"]{1,64}@(?:[^\s@<>()\[\]\\,;:\"./]+\.)+[^\s@<>()\[\]\\,;:\"./]{2,}")


def check_contact(path: str, contact: dict[str, Any], errors: PackErrors) -> None:
    """Reports a telephone number that cannot be dialled and an address that no e-mail can go to."""
    telephone, email = text(contact, "telephone").strip(), text(contact, "email").strip()
    figures = sum(character.isdigit() for character in telephone)
    dialled = _TELEPHONE.fullmatch(telephone) and _FEWEST_FIGURES <= figures <= _MOST_FIGURES
    if telephone and not dialled:
        expected = message("pack-check-telephone")
        errors.error("pack-telephone", f"{path}.telephone", value_as_found(telephone), expected)
    if email and not _EMAIL.fullmatch(email):
        expected = message("pack-check-email")
        errors.error("pack-email", f"{path}.email", value_as_found(email), expected)
