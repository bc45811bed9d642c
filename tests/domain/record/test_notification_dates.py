"""A notification gives no date that the full record does not give, and says where it leaves one to it."""

import re
from collections.abc import Iterator, Sequence

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from escalog.domain.dispute.dispute import Dispute
from escalog.domain.dispute.fold import fold
from escalog.domain.permissions.acts import acts_now, problems
from escalog.domain.procedure.model import Procedure
from escalog.domain.record.blocks import Content, Paragraph, RailStage, StageRail, Table
from escalog.domain.record.documents import full_record, notification
from escalog.domain.values.kind_id import KindId
from tests.builders.histories import histories
from tests.builders.story import Story, england, pack
from tests.builders.timed_pack import TimedStory, timed
from tests.builders.walking import Walk, filled
from tests.domain.dispute.test_walk_every_pack import ROUTES
from tests.domain.record.test_laws_of_disclosure import SIGNER, issue_of, page_text

ELSEWHERE = "See the full record"
OTHERS = "for others see the full record"


def _told(dispute: Dispute) -> Content:
    return notification(dispute, issue_of(dispute), (SIGNER,))


def _rows(content: Content) -> Iterator[RailStage]:
    for block in content.blocks:
        if isinstance(block, StageRail):
            yield from block.rows


def _sentences_of_moves(content: Content) -> set[str]:
    return {
        said
        for block in content.blocks
        if isinstance(block, Paragraph)
        for said in re.split(r"(?<=\.) ", block.text)
        if "; due " in said
    }


def agrees_with_the_record(dispute: Dispute) -> None:
    """Every date and state that the notification gives of a limit is the record's, and none is left out unsaid."""
    record, told = full_record(dispute, issue_of(dispute), (SIGNER,)), _told(dispute)
    asks = dispute.procedure.notification_asks
    if asks and "dates" not in asks:
        assert {(row.started, row.due, row.ended) for row in _rows(told)} == {("", "", "")}
        return
    for short, full in zip(_rows(told), _rows(record), strict=True):
        said, known = short.due.split("; "), full.due.split("; ")
        if ELSEWHERE in said or OTHERS in said:
            assert set(said) - {ELSEWHERE, OTHERS} <= set(known), (short, full)
        else:
            assert short.due == full.due, (short, full)
        assert (short.started, short.ended, short.outcome, short.status) == (
            full.started, full.ended, full.outcome, full.status,
        )  # fmt: skip
    assert _sentences_of_moves(told) <= _sentences_of_moves(record)


def _timed_routes() -> Procedure:
    """Every route of the model; the first with everything about time."""
    return replace(timed(), tracks=(*timed().tracks, *pack().tracks[1:]))


@given(entries=histories(), timely=st.booleans())
@settings(max_examples=400)
def test_whatever_happened_a_notification_gives_the_dates_of_the_record_or_none(entries, timely):
    agrees_with_the_record(fold(entries, _timed_routes() if timely else pack(), england()))


def _set_to_red_after_the_talk() -> TimedStory:
    story = TimedStory(priority="amber")
    story.add("contact", "2026-11-17T10:00", what="met", with_whom="T.O.", said="Seen differently.")
    story.add("priority-set", "2026-11-18T10:00", priority="red", reason="He was hurt.")
    return story


def test_a_priority_set_after_a_limit_was_met_gives_no_other_date_in_the_notification():
    dispute = _set_to_red_after_the_talk().dispute()
    agrees_with_the_record(dispute)
    assert next(_rows(_told(dispute))).due == ELSEWHERE
    assert "hurt" not in page_text(_told(dispute))


def test_a_priority_that_whatever_ended_a_limit_knew_of_leaves_its_date():
    story = _set_to_red_after_the_talk()
    story.add("escalated", "2026-11-18T11:00", to_stage="line-managers", reason="x")
    story.add("contact", "2026-11-18T12:00", what="met", with_whom="T.O.", said="Seen differently.")
    dispute = story.dispute()
    agrees_with_the_record(dispute)
    first, second = list(_rows(_told(dispute)))[:2]
    assert first.due == ELSEWHERE
    assert second.due.startswith("Wed 25 Nov 2026, 17:00")


def test_a_limit_that_a_conversation_starts_is_left_to_the_record_and_the_others_are_dated():
    story = Story()
    story.add("contact", "2026-11-17T10:00", what="spoke", with_whom="T.O.", said="Seen differently.")
    dispute = story.dispute()
    agrees_with_the_record(dispute)
    due = next(_rows(_told(dispute))).due
    assert "2026" in due
    assert due.endswith(OTHERS)


def test_a_pause_before_any_conversation_is_dated_as_in_the_record():
    story = TimedStory(priority="amber")
    story.add("paused", "2026-11-17T10:00", reason="The child is abroad.")
    story.add("resumed", "2026-11-19T10:00")
    dispute = story.dispute()
    agrees_with_the_record(dispute)
    assert "see the full record" not in page_text(_told(dispute)).lower()


def test_a_pause_after_a_limit_was_met_gives_no_other_date_in_the_notification():
    story = TimedStory(priority="amber")
    story.add("contact", "2026-11-16T16:00", what="met", with_whom="T.O.", said="Seen differently.")
    story.add("paused", "2026-11-17T10:00", reason="The child is abroad.")
    story.add("resumed", "2026-11-24T10:00")
    dispute = story.dispute()
    agrees_with_the_record(dispute)
    assert next(_rows(_told(dispute))).due == ELSEWHERE


def test_a_limit_described_by_hand_is_left_to_the_record():
    story = Story("darlington")
    for stage in ("line-managers", "inter-agency-meeting"):
        story.add("escalated", "2026-11-18T10:00", to_stage=stage, reason="x")
    story.add(
        "stage-described", "2026-11-18T11:00", stage="inter-agency-meeting", name="Meeting", raising_role="Head",
        receiving_role="Head", unit="working-days", limit="5", text_source="The partnership's page.",
    )  # fmt: skip
    dispute = story.dispute()
    agrees_with_the_record(dispute)
    assert [row.due for row in _rows(_told(dispute)) if row.status == "now"] == [ELSEWHERE]


@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_under_every_pack_that_comes_with_it_a_notification_gives_the_dates_of_the_record_or_none(data):
    def choose(given: Sequence[str]) -> str:
        return str(data.draw(st.sampled_from(list(given))))

    walk = Walk(*data.draw(st.sampled_from(ROUTES)))
    for _ in range(data.draw(st.integers(1, 8))):
        walk.wait(data.draw(st.sampled_from([1, 26, 24 * 9])))
        before = walk.dispute()
        kind = choose(acts_now(before))
        values = filled(before, kind, walk.at, choose)
        if not problems(before, KindId(kind), values):
            walk.act(kind, values)
    agrees_with_the_record(walk.dispute())


def test_a_conference_that_was_added_later_is_dated_in_the_notification():
    story = TimedStory()
    story.add("details", "2026-11-17T10:00", conference="2026-11-12T10:00")
    dispute = story.dispute()
    agrees_with_the_record(dispute)
    dates = next(each for each in _told(dispute).blocks if isinstance(each, Table) and each.caption == "Dates")
    assert ("Conference held", "Thu 12 Nov 2026, 10:00") in dates.rows


def test_a_limit_set_outright_beside_decisions_recorded_separately_is_left_to_the_record():
    story = Story()
    raised = story.entries[-1].id
    concluded = {"stage": "practitioners", "raising_agrees": "yes", "summary": "x", "told_how": "x"}
    story.add("stage-concluded", "2026-11-16", after=(raised,), more=concluded, outcome="resolved")
    went_on = story.add("escalated", "2026-11-16", after=(raised,), to_stage="line-managers", reason="x")
    story.add("contact", "2026-11-16", after=(raised,), what="spoke", with_whom="L.W.", said="x")
    due = "2026-11-20T12:00"
    story.add("longer-limit", "2026-11-16", after=(went_on,), limit="stage-1-agree", due=due, reason="x")
    dispute = story.dispute()
    assert dispute.judgement.undecided
    agrees_with_the_record(dispute)
    assert ELSEWHERE in next(_rows(_told(dispute))).due
