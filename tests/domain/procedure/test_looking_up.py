"""Where a stage or a route stands, and which is the first: one answer, given by the procedure itself."""

import pytest

from escalog.domain.log.transitions import resulting
from escalog.domain.pack.reading import read_pack
from escalog.domain.values.kind_id import KindId
from escalog.resources import resource_text
from tests.builders.pack_facts import shipped


def _template():
    procedure = read_pack(resource_text("schema", "template.toml"), "template").procedure
    assert procedure is not None
    return procedure


@pytest.mark.parametrize("pack", ["model", "berkshire", "croydon"])
def test_every_stage_and_route_is_found_by_its_id_and_nothing_else_is(pack):
    procedure = shipped(pack)
    assert procedure.find_track("no-such-route") is None
    for track in procedure.tracks:
        assert procedure.track(track.id) is procedure.find_track(track.id) is track
        assert [track.place_of(stage.id) for stage in track.stages] == list(range(len(track.stages)))
        assert all(track.stage(stage.id) is stage for stage in track.stages)
        assert track.place_of("no-such-stage") is None
        with pytest.raises(KeyError):
            track.position("no-such-stage")
    with pytest.raises(KeyError):
        procedure.track("no-such-route")


def test_where_nothing_is_named_a_disagreement_starts_where_the_form_starts_it():
    procedure = _template()
    track = procedure.main
    assert track.first is not track.stages[0]
    assert resulting(None, KindId.RAISED, {}, procedure).stage == track.first.id
