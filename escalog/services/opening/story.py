"""The bundled sample as it is told in its file: invented people, places and agencies only."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from escalog.domain.values.entry import FieldValue
from escalog.domain.values.kind_id import KindId
from escalog.domain.values.moment import Moment
from escalog.resources import resource_text


@dataclass(frozen=True, slots=True)
class Scene:
    """One entry of the story: what, when it was recorded, and which earlier entry it speaks of (-1 = the last)."""

    kind: KindId
    at: datetime
    fields: Mapping[str, FieldValue]
    of: int | None


@dataclass(frozen=True, slots=True)
class Story:
    """The sample: who tells it, where its clock stands, and its disagreements in order."""

    today: datetime
    me: Mapping[str, str]
    disagreements: tuple[tuple[Scene, ...], ...]


def read_story() -> Story:
    """The story as shipped."""
    told = tomllib.loads(resource_text("sample", "story.toml"))
    return Story(
        today=Moment.parse(told["today"]).at,
        me=told["me"],
        disagreements=tuple(tuple(_scene(scene) for scene in one["entry"]) for one in told["disagreement"]),
    )


def _scene(told: Mapping[str, Any]) -> Scene:
    return Scene(KindId(told["kind"]), Moment.parse(told["at"]).at, told["fields"], told.get("of"))
