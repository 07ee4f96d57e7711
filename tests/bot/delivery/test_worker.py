"""A nudge's way when all goes well, and when it is the programme or the process that stumbles."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

from bot.slack.outbound import key_mark
from handlers.blocks.block_kit import Message
from mentoring.model import ChannelId, Member, MemberId, WorkspaceId
from mentoring.nudges.model import Nudge, NudgeState, Skip, Wait
from mentoring.nudges.reasons import EndReason, SkipReason, WaitReason
from mentoring.ports import Transaction
from tests.bot.delivery.harness import DeliveryHarness, always, people_of
from tests.storage.facts import a_nudge


async def test_each_person_hears_each_nudge_once(either_stage: DeliveryHarness) -> None:
    nudges = await either_stage.plan_for_everybody(either_stage.workspace(people=7))
    told: list[str] = []

    async def delivered(_tx: Transaction, nudge: Nudge) -> None:
        assert nudge.slack_ts is not None
        assert nudge.channel is not None
        told.append(nudge.id)

    tally = await either_stage.worker(delivered=delivered).dispatch()
    assert tally == {NudgeState.SENDING: 7, NudgeState.SENT: 7}
    assert either_stage.copies() == {nudge.id: 1 for nudge in nudges}
    assert Counter(told) == {nudge.id: 1 for nudge in nudges}
    assert await either_stage.broken_rules() == []


async def test_the_message_goes_as_composed_with_the_nudges_id_and_no_previews(stage: DeliveryHarness) -> None:
    [nudge] = await stage.plan_for_everybody(stage.workspace())
    blocks = ({"type": "section", "text": {"type": "mrkdwn", "text": "Hello"}},)
    await stage.worker(compose=always(Message(text="Hello", blocks=blocks))).dispatch()
    [post] = stage.slack.ledger.posts()
    assert post.args["text"] == "Hello"
    assert post.args["blocks"] == [{**blocks[0], "block_id": f"bothways_nudge-{nudge.id}"}]
    assert post.args["metadata"] == {
        "event_type": "bothways_nudge",
        "event_payload": {"id": nudge.id, "key": key_mark(nudge)},
    }
    assert (post.args["unfurl_links"], post.args["unfurl_media"]) == (False, False)


async def test_a_group_hears_it_in_its_group_and_a_channel_in_the_channel(stage: DeliveryHarness) -> None:
    workspace = stage.workspace(people=2)
    channel = workspace.add_channel("general", with_bot=True)
    here = WorkspaceId(workspace.id)
    both = tuple(MemberId(person) for person in people_of(workspace))
    pair = a_nudge(*both, workspace=here, at=stage.now)
    everybody = a_nudge(workspace=here, at=stage.now, channel=ChannelId(channel.id))
    await stage.plan(pair, everybody)
    await stage.worker().dispatch()
    posted = {post.args["metadata"]["event_payload"]["id"]: post.args["channel"] for post in stage.slack.ledger.posts()}
    assert posted[everybody.id] == channel.id
    assert set(both) <= set(workspace.team.channels[posted[pair.id]].members)
    assert (await stage.nudge(pair)).channel == posted[pair.id]


async def test_a_conversation_is_opened_once(stage: DeliveryHarness) -> None:
    workspace = stage.workspace()
    await stage.plan_for_everybody(workspace, each=1)
    await stage.worker().dispatch()
    await stage.plan_for_everybody(workspace, each=1)
    await stage.work(stage.worker())
    assert len(stage.slack.ledger.calls("conversations.open")) == 1
    assert len(stage.slack.ledger.posts()) == 2


async def test_what_is_not_due_is_left_alone_and_says_when_to_come_back(stage: DeliveryHarness) -> None:
    due = stage.now + timedelta(hours=3)
    await stage.plan_for_everybody(stage.workspace(), at=due)
    worker = stage.worker()
    assert await worker.dispatch() == {}
    assert await worker.next_wake() == due


async def test_a_wait_moves_it_and_keeps_the_reason(stage: DeliveryHarness) -> None:
    [nudge] = await stage.plan_for_everybody(stage.workspace())
    until = stage.now + timedelta(hours=5)
    worker = stage.worker(compose=always(Wait(until=until, reason=WaitReason.OUTSIDE_HOURS)))
    await worker.dispatch()
    assert await stage.nudge(nudge) == replace(
        await stage.nudge(nudge), state=NudgeState.PLANNED, not_before=until, reason=WaitReason.OUTSIDE_HOURS, attempt=0
    )
    assert await worker.next_wake() == until
    assert stage.slack.ledger.posts() == []


async def test_a_wait_that_is_over_already_still_leaves_the_others_a_turn(stage: DeliveryHarness) -> None:
    await stage.plan_for_everybody(stage.workspace())
    worker = stage.worker(compose=always(Wait(until=stage.now, reason=WaitReason.OUTSIDE_HOURS)))
    assert await worker.dispatch() == {NudgeState.PLANNED: 1}


async def test_a_skip_ends_it_with_its_reason(stage: DeliveryHarness) -> None:
    [nudge] = await stage.plan_for_everybody(stage.workspace())
    await stage.worker(compose=always(Skip(reason=SkipReason.LEFT))).dispatch()
    ended = await stage.nudge(nudge)
    assert (ended.state, ended.reason) == (NudgeState.SKIPPED, SkipReason.LEFT)


async def test_what_grew_stale_is_not_sent_late_and_says_what_held_it(stage: DeliveryHarness) -> None:
    workspace = stage.workspace()
    [held] = await stage.plan_for_everybody(workspace, lasts=timedelta(hours=1))
    later = stage.now + timedelta(hours=2)
    await stage.worker(
        compose=always(Wait(until=later, reason=WaitReason.PAUSED, reason_until=date(2027, 3, 3)))
    ).dispatch()
    [missed] = await stage.plan_for_everybody(workspace, lasts=timedelta(hours=1))
    stage.slack.clock.advance(timedelta(hours=3))
    await stage.worker().reap()
    assert [(await stage.nudge(one)).state for one in (held, missed)] == [NudgeState.EXPIRED] * 2
    ended = [await stage.nudge(one) for one in (held, missed)]
    assert [(one.reason, one.reason_until) for one in ended] == [
        (WaitReason.PAUSED, date(2027, 3, 3)),
        (EndReason.TOO_LATE, None),
    ]


async def test_one_nudge_that_cannot_be_composed_stops_no_other(either_stage: DeliveryHarness) -> None:
    bad, *good = await either_stage.plan_for_everybody(either_stage.workspace(people=3), lasts=timedelta(hours=1))

    async def compose(tx: Transaction, nudge: Nudge, _now: object) -> Message:
        if nudge.id == bad.id:
            await tx.members.put(Member(id=MemberId("half done")))
            raise LookupError("no such cohort")
        return Message(text="fine")

    await either_stage.work(either_stage.worker(compose=compose))
    assert await either_stage.states(good) == {NudgeState.SENT: 2}
    ended = await either_stage.nudge(bad)
    assert (ended.state, ended.last_error) == (NudgeState.EXPIRED, "compose: LookupError")
    async with either_stage.database.transaction(bad.workspace) as tx:
        assert await tx.members.get(MemberId("half done")) is None


async def test_a_stumbling_programme_does_not_make_it_sent_twice(stage: DeliveryHarness) -> None:
    [nudge] = await stage.plan_for_everybody(stage.workspace())

    async def delivered(_tx: Transaction, _nudge: Nudge) -> None:
        raise LookupError("no such mentorship")

    await stage.work(stage.worker(delivered=delivered))
    assert stage.copies() == {nudge.id: 1}
    assert await stage.states([nudge]) == {NudgeState.SENT: 1}


async def test_a_frozen_process_posts_nothing_that_it_began_before(stage: DeliveryHarness) -> None:
    [nudge] = await stage.plan_for_everybody(stage.workspace())
    clock = stage.slack.clock

    async def freezes_after_composing(_tx: Transaction, _nudge: Nudge, _now: object) -> Message:
        clock.advance(timedelta(minutes=5))
        return Message(text="too late")

    await stage.worker(compose=freezes_after_composing).dispatch()
    held = await stage.nudge(nudge)
    assert (held.state, held.last_error) == (NudgeState.PLANNED, "not_posted")
    assert stage.slack.ledger.posts() == []


async def test_every_post_has_a_committed_intent_under_its_own_fence(stage: DeliveryHarness) -> None:
    nudges = await stage.plan_for_everybody(stage.workspace(people=5))
    seen: list[tuple[NudgeState, int]] = []
    worker = stage.worker()
    line = worker._state.slack
    really_post = line.post

    async def looked_at(nudge: Nudge, channel: ChannelId, message: Message) -> object:
        async with stage.database.transaction(nudge.workspace) as tx:
            row = await tx.nudges.get(nudge.id)
        assert row is not None
        seen.append((row.state, row.fence))
        return await really_post(nudge, channel, message)

    line.post = looked_at  # type: ignore[method-assign,assignment]
    await worker.dispatch()
    assert seen == [(NudgeState.SENDING, 1)] * len(nudges)


async def test_an_erased_person_is_not_written_to(stage: DeliveryHarness) -> None:
    [nudge] = await stage.plan_for_everybody(stage.workspace())

    async def compose(_tx: Transaction, _nudge: Nudge, _now: object) -> Message:
        raise AssertionError("nothing is composed for somebody who is gone")

    worker = stage.worker(compose=compose)
    [(claimed, _)] = await worker._claim(1)
    assert claimed.id == nudge.id
    async with stage.database.transaction(nudge.workspace) as tx:
        await tx.members.erase(nudge.to[0])
    worker._start(claimed, ChannelId("D1"))
    await worker.dispatch()
    assert stage.slack.ledger.posts() == []
