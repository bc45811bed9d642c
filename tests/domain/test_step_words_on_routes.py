"""What the next step says on the routes beside the main one, and at the ends of a disagreement, in plain words."""

from escalog.domain.next_step import NextStep, next_step
from tests.domain.story import Story, london

THEME = {"track": "theme", "stage": "theme-service-managers", "theme": "Waiting times", "child__1__initials": ""}


def step(story: Story, at: str, me: str = "S.P.") -> NextStep:
    return next_step(story.dispute(), london(at), me)


def close(story: Story, at: str) -> None:
    story.add("stage-concluded", at, outcome="resolved", raising_agrees="yes", summary="x")
    story.add("closed", at, summary="x", child_outcome="improved")


def test_a_closed_theme_belongs_on_the_agencys_own_file_and_on_no_childs():
    story = Story(**THEME)
    close(story, "2026-11-17T10:00")
    assert step(story, "2026-11-17T11:00").what == "Put a record of this on your agency's own file. Nothing more is due."
    story = Story()
    story.add("track-moved", "2026-11-17T10:00", to_track="theme", reason="x", theme="Waiting times")
    close(story, "2026-11-17T11:00")
    assert "agency's own file" not in step(story, "2026-11-17T12:00").what
