"""Plays the sample on an open practice store, through the services that a person's own entries go through."""

from collections.abc import Sequence
from datetime import datetime

from escalog.domain.permissions import acts as stages
from escalog.domain.values.entry import DisputeId, EntryId, FieldValue
from escalog.services.desk import Desk
from escalog.services.laptop.clock import StoryClock
from escalog.services.opening.story import Scene


class Playing:
    """An open practice store and its clock, which goes from scene to scene."""

    def __init__(self, desk: Desk, clock: StoryClock) -> None:
        self._disagreements = desk.disagreements
        self._clock = clock
        self._packs = {pack.procedure.id: pack.digest for pack in desk.procedures.all()}

    def play(self, scenes: Sequence[Scene], *, until: datetime | None = None) -> DisputeId:
        """Records the scenes of one disagreement, up to and with `until`; leaves the clock at the last."""
        first, *rest = scenes
        self._clock.set(first.at)
        dispute = self._disagreements.raise_disagreement({**first.fields, "procedure": self._packs["model"]})
        recorded: list[EntryId] = []
        for scene in rest:
            if until is not None and scene.at > until:
                break
            self._clock.set(scene.at)
            recorded.append(self._disagreements.record(dispute, scene.kind, self._filled(scene, dispute, recorded)))
        return dispute

    def _filled(self, scene: Scene, dispute: DisputeId, recorded: Sequence[EntryId]) -> dict[str, FieldValue]:
        """The scene's fields, with what only the play knows: the entry spoken of, the next stage, what to write."""
        fields = dict(scene.fields)
        if scene.of is not None:
            fields["entry"] = recorded[scene.of]
        stands = self._disagreements.open(dispute)
        if fields.get("to_stage") == "+1":
            fields["to_stage"] = stages.stages_ahead(stands)[0].stage.id
        text = fields.pop("writing.*", None)
        if text is not None:
            fields.update({f"writing.{item.id}": text for item in stages.missing_writing(stands)})
        return fields
