"""What counting time costs: every limit of one disagreement, and Today with 10,000 disagreements that are open.

"Every limit of one disagreement" is the part of folding that works out limits, limits over several stages and tellings,
under the procedure that says most about time, with the calendar read. "Today" is everything Today shows for a store of
10,000 disagreements: the hundred that are due first, out of what every act keeps beside the list, with the words for
the hour. "Out of the entries" is the same where nothing is kept yet, as after a newer program counts anew: read from
the store, checked and folded, in small steps of which the first brings the first rows.
"""

from dataclasses import replace

from escalog.domain.agenda.today_lines import lines_of, written
from escalog.domain.ladder.progress import LadderProgress
from escalog.domain.log.amendments import Amendments
from escalog.domain.log.judgement import judge
from escalog.services.agenda.today import MOST_ROWS
from escalog.services.desk import Desk
from escalog.services.laptop.clock import StoryClock
from tests.benchmarks.big_store import NOW, big_store
from tests.benchmarks.figure import Figure, median, seconds
from tests.builders.story import england
from tests.builders.timed_pack import TimedStory

_ROUNDS = 200


def run() -> list[Figure]:
    """The limits of one disagreement, and the whole of Today."""
    return [*_limits(), *_today()]


def _limits() -> list[Figure]:
    story = _story()
    calendar = england().for_procedure(story.procedure)
    judgement = judge(story.entries, story.procedure)
    assert judgement.track is not None
    track, raised = judgement.track, next(entry for entry in story.entries if entry.kind == "raised")
    amend = Amendments(judgement.ancestry)

    def count() -> None:
        climb = LadderProgress(judgement, amend, story.procedure, track, raised, calendar)
        assert climb.stages()
        assert climb.overall_limits()
        assert climb.notices()

    count()
    taken = [seconds(count) for _ in range(_ROUNDS)]
    return [Figure("all limits of one disagreement of 40 entries", median(taken) * 1000, "ms", most=1)]


def _story() -> TimedStory:
    """A disagreement of 40 entries that was paused, is pressing, and went to its second stage."""
    story = TimedStory(priority="amber")
    story.add("paused", "2026-11-17T10:00", reason="x")
    story.add("resumed", "2026-11-18T10:00")
    story.add("form-received", "2026-11-18T11:00", what="Escalation form")
    story.add("longer-limit", "2026-11-18T12:00", limit="meeting-called", due="2026-11-27", reason="x")
    for day in range(18, 26):
        story.add("contact", f"2026-11-{day}T14:00", what="spoke", with_whom="L.W.", said="x")
        story.add("note", f"2026-11-{day}T15:00", text="x")
    story.add("escalated", "2026-11-26T10:00", to_stage="line-managers", reason="x")
    while len(story.entries) < 40:
        story.add("contact", "2026-11-26T14:00", what="no-reply", with_whom="L.W.")
    return story


def _today() -> list[Figure]:
    store = big_store()
    with Desk(store.open(), StoryClock(NOW)) as desk:
        opened, _ = desk._vault.index.counts()
        desk.disagreements.forget()
        read = [seconds(desk.today) for _ in range(3)]
        first = [seconds(desk.look_ahead().step) for _ in range(3)]
        shown = desk.today().items
        _keep(desk)
        assert desk.today().items == shown
        kept = [seconds(desk.today) for _ in range(_ROUNDS // 10)]
    return [
        Figure(f"Today with {opened:,} open disagreements", median(kept) * 1000, "ms", most=200),
        Figure("the same out of the entries, its first rows", median(first) * 1000, "ms"),
        Figure("the same out of the entries, whole", median(read) * 1000, "ms"),
    ]


def _keep(desk: Desk) -> None:
    """What every act keeps for Today; the big store was not made by acts."""
    rows = desk._vault.index.page(limit=MOST_ROWS)
    desk._vault.put_index(
        *(
            (row.dispute, replace(row.facts, today=written(lines_of(desk.disagreements.open(row.dispute)))))
            for row in rows
        )
    )
