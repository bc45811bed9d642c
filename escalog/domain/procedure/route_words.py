"""The program's fixed texts in the words of a route: "the adult" for "the child", "step" for "stage".

Only for texts of the program. What people and packs wrote is left unchanged.
"""

import re
from functools import lru_cache

from escalog.domain.procedure.model import Procedure, Track, Words
from escalog.domain.procedure.vocabulary import About
from escalog.domain.values.english import plural, with_article

CHILD = "child"
_STAGE = "stage"
_PARTNERSHIP = "partnership"
_SENSITIVE = "OFFICIAL-SENSITIVE"
_ABOUT_SOMEBODY = re.compile(r"child|parents or carers", re.IGNORECASE)


@lru_cache(maxsize=4096)
def in_track_words(text: str, words: Words, about: About) -> str:
    """A fixed text of the program in the words of a route."""
    if words.stage.lower() != _STAGE:
        text = re.sub(r"\bstage", words.stage.lower(), re.sub(r"\bStage", words.stage, text))
    if _PARTNERSHIP not in words.partnership.lower():
        text = re.sub(r"\b([Tt]he|[Yy]our) partnership\b", rf"\1 {words.partnership}", text)
    if not _ABOUT_SOMEBODY.search(text):
        return text
    if about is About.ADULT:
        text = text.replace("children's social care", "adult social care").replace("parents or", "family or")
        text = text.replace("Children's social care", "Adult social care")
    if about is About.THEME:
        text = _without_one_child(text, words.child)
    return text if words.child == CHILD else _of_another(text, words.child)


def marking_on(procedure: Procedure, track: Track) -> str:
    """The handling marking of a record on a route: its own, the pack's, or one that suits the route."""
    if given := track.marking.strip() or procedure.marking.strip():
        return given
    if track.about is About.THEME:
        return _SENSITIVE
    return f"{_SENSITIVE}: personal information about {with_article(procedure.words_on(track).child)}"


def _without_one_child(text: str, word: str) -> str:
    """A text about a child, reworded for where there is no single one."""
    several = plural(word)
    whose = f"{several}'" if several.endswith("s") else f"{several}'s"
    for said, instead in (
        (r"\bthe child's\b", f"the {whose}"),
        (r"\bThe child's\b", f"The {whose}"),
        (r"\bThe child is\b", f"{with_article(word)[:1].upper()}{with_article(word)[1:]} is"),
        (r"\bIs the child\b", f"Is every {word} concerned"),
        (r"\bdoes the child\b", f"do the {several} concerned"),
        (r"\bThe child comes\b", f"The {several} concerned come"),
        (r"\bthe child is\b", f"the {several} concerned are"),
        (r"\bthe child needs\b", f"the {several} concerned need"),
        (r"\bthe child\b", f"the {several} concerned"),
        (r"\bThe child\b", f"The {several} concerned"),
        (r"^Child\b", f"{several[:1].upper()}{several[1:]} concerned"),
    ):
        text = re.sub(said, instead, text)
    return text


def _of_another(text: str, word: str) -> str:
    """A text about a child, with another word for the person."""
    several, capital = plural(word), f"{word[:1].upper()}{word[1:]}"
    for said, instead in (
        (r"\ba child\b", with_article(word)),
        (r"\bA child\b", f"{with_article(word)[:1].upper()}{with_article(word)[1:]}"),
        (r"\bchildren\b(?!'s social care)", several),
        (r"\bChildren\b(?!'s social care)", f"{several[:1].upper()}{several[1:]}"),
        (r"\bchild\b", word),
        (r"\bChild\b", capital),
    ):
        text = re.sub(said, instead, text)
    return text
