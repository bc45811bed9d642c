"""Where a ladder has many stages, the next step stands above them and in the first view."""

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from escalog.domain.pack.toml.writing import write_pack
from escalog.domain.procedure.model import Stage, Words
from escalog.domain.procedure.vocabulary import StageId
from tests.builders.desktop import Desktop
from tests.builders.story import pack
from tests.e2e.test_stories import raise_it


def _page(real: Desktop, folder: Path, stages: int):
    model = pack()
    numbers = range(5, stages + 1)
    more = tuple(Stage(id=StageId(f"more-{each}"), name=f"Heads {each}", number=str(each)) for each in numbers)
    track = replace(model.tracks[0], stages=(*model.tracks[0].stages, *more), words=Words(stage="Step"))
    path = folder / "long.toml"
    path.write_text(write_pack(replace(model, id="long", routes=(), tracks=(track,))), encoding="utf-8")
    desk = real.desk
    digest = desk.library.bring_in(desk.library.preview(path))
    desk.procedures.adopt(digest, "Ada Lind", "Lead", date(2026, 10, 1), source_checked=True)
    real.window.resize(1366, 728)
    page = raise_it(real)
    real.settle()
    return page


@pytest.mark.parametrize("stages", [4, 8, 9])
def test_the_next_step_is_in_the_first_view_however_many_stages_there_are(real, tmp_path, stages):
    page = _page(real, tmp_path, stages)
    box = page.body.box
    assert len(page.rail.buttons) == stages
    assert (box.indexOf(page.step) < box.indexOf(page.rail)) == (stages > 4)
    foot = page.step.mapTo(page.pane, page.step.rect().bottomLeft()).y()
    assert 0 < foot < page.pane.height()
    assert page.step.main.isVisible()


def test_the_rail_is_called_by_the_word_of_the_pack(real, tmp_path):
    page = _page(real, tmp_path, 4)
    assert page.rail.accessibleName() == "Steps"
