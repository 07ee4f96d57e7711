"""A nudge's way, when all goes well and when each thing goes wrong."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.delivery import Limits
from handlers.blocks.kit import Message
from mentoring.model import ChannelId, Member, MemberId, WorkspaceId
from mentoring.nudge import Nudge, NudgeKind, NudgeState, Skip, Wait
from mentoring.ports import Transaction
from simulator.faults import Fault
from storage.outbox.budgets import Pace
from tests.bot.delivery.stage import QUICK, Stage, always, people_of
from tests.storage.facts import a_nudge


async def test_each_person_hears_each_nudge_once(either_stage: Stage) -> None:
    nudges = await either_stage.plan_for_everybody(either_stage.workspace(people=7))
    told: list[str] = []

    async def delivered(_tx: Transaction, nudge: Nudge) -> None:
        assert nudge.slack_ts is not None
        assert nudge.channel is not None
        told.append(nudge.id)

    tally = await either_stage.courier(delivered=delivered).dispatch()
    assert tally == {NudgeState.SENDING: 7, NudgeState.SENT: 7}
    assert either_stage.copies() == {nudge.id: 1 for nudge in nudges}
    assert Counter(told) == {nudge.id: 1 for nudge in nudges}
    assert await either_stage.broken_rules() == []


async def test_the_message_goes_as_composed_with_the_nudges_id_and_no_previews(stage: Stage) -> None:
    [nudge] = await stage.plan_for_everybody(stage.workspace())
    blocks = ({"type": "section", "text": {"type": "mrkdwn", "text": "Hello"}},)
    await stage.courier(compose=always(Message(text="Hello", blocks=blocks))).dispatch()
    [post] = stage.slack.ledger.posts()
    assert post.args["text"] == "Hello"
    assert post.args["blocks"] == [{**blocks[0], "block_id": f"bothways_nudge-{nudge.id}"}]
    assert post.args["metadata"] == {"event_type": "bothways_nudge", "event_payload": {"id": nudge.id}}
    assert (post.args["unfurl_links"], post.args["unfurl_media"]) == (False, False)


async def test_a_group_hears_it_in_its_group_and_a_channel_in_the_channel(stage: Stage) -> None:
    workspace = stage.workspace(people=2)
    channel = workspace.add_channel("general", with_bot=True)
    here = WorkspaceId(workspace.id)
    both = tuple(MemberId(person) for person in people_of(workspace))
    pair = a_nudge(*both, workspace=here, at=stage.now)
    everybody = a_nudge(workspace=here, at=stage.now, channel=ChannelId(channel.id))
    await stage.plan(pair, everybody)
    await stage.courier().dispatch()
    posted = {post.args["metadata"]["event_payload"]["id"]: post.args["channel"] for post in stage.slack.ledger.posts()}
    assert posted[everybody.id] == channel.id
    assert set(both) <= set(workspace.team.channels[posted[pair.id]].members)
    assert (await stage.nudge(pair)).channel == posted[pair.id]


async def test_a_conversation_is_opened_once(stage: Stage) -> None:
    workspace = stage.workspace()
    await stage.plan_for_everybody(workspace, each=1)
    await stage.courier().dispatch()
    await stage.plan_for_everybody(workspace, each=1)
    await stage.work(stage.courier())
    assert len(stage.slack.ledger.calls("conversations.open")) == 1
    assert len(stage.slack.ledger.posts()) == 2


async def test_what_is_not_due_is_left_alone_and_says_when_to_come_back(stage: Stage) -> None:
    due = stage.now + timedelta(hours=3)
    await stage.plan_for_everybody(stage.workspace(), at=due)
    courier = stage.courier()
    assert await courier.dispatch() == {}
    assert await courier.next_wake() == due


async def test_a_wait_moves_it_and_keeps_the_reason(stage: Stage) -> None:
    [nudge] = await stage.plan_for_everybody(stage.workspace())
    until = stage.now + timedelta(hours=5)
    courier = stage.courier(compose=always(Wait(until=until, reason="outside working hours")))
    await courier.dispatch()
    assert await stage.nudge(nudge) == replace(
        await stage.nudge(nudge), state=NudgeState.PLANNED, not_before=until, reason="outside working hours", attempt=0
    )
    assert await courier.next_wake() == until
    assert stage.slack.ledger.posts() == []


async def test_a_wait_that_is_over_already_still_leaves_the_others_a_turn(stage: Stage) -> None:
    await stage.plan_for_everybody(stage.workspace())
    courier = stage.courier(compose=always(Wait(until=stage.now, reason="confused")))
    assert await courier.dispatch() == {NudgeState.PLANNED: 1}


async def test_a_skip_ends_it_with_its_reason(stage: Stage) -> None:
    [nudge] = await stage.plan_for_everybody(stage.workspace())
    await stage.courier(compose=always(Skip(reason="paused"))).dispatch()
    ended = await stage.nudge(nudge)
    assert (ended.state, ended.reason) == (NudgeState.SKIPPED, "paused")


async def test_what_grew_stale_is_not_sent_late_and_says_what_held_it(stage: Stage) -> None:
    workspace = stage.workspace()
    [held] = await stage.plan_for_everybody(workspace, lasts=timedelta(hours=1))
    later = stage.now + timedelta(hours=2)
    await stage.courier(compose=always(Wait(until=later, reason="paused until 3 March"))).dispatch()
    [missed] = await stage.plan_for_everybody(workspace, lasts=timedelta(hours=1))
    stage.slack.clock.advance(timedelta(hours=3))
    await stage.courier().reap()
    assert [(await stage.nudge(one)).state for one in (held, missed)] == [NudgeState.EXPIRED] * 2
    assert [(await stage.nudge(one)).reason for one in (held, missed)] == [
        "paused until 3 March",
        "it had become too late",
    ]


async def test_one_nudge_that_cannot_be_composed_stops_no_other(either_stage: Stage) -> None:
    bad, *good = await either_stage.plan_for_everybody(either_stage.workspace(people=3), lasts=timedelta(hours=1))

    async def compose(tx: Transaction, nudge: Nudge, _now: object) -> Message:
        if nudge.id == bad.id:
            await tx.members.put(Member(id=MemberId("half done")))
            raise LookupError("no such cohort")
        return Message(text="fine")

    await either_stage.work(either_stage.courier(compose=compose))
    assert await either_stage.states(good) == {NudgeState.SENT: 2}
    ended = await either_stage.nudge(bad)
    assert (ended.state, ended.last_error) == (NudgeState.EXPIRED, "compose: LookupError")
    async with either_stage.database.transaction(bad.workspace) as tx:
        assert await tx.members.get(MemberId("half done")) is None


async def test_a_stumbling_programme_does_not_make_it_sent_twice(stage: Stage) -> None:
    [nudge] = await stage.plan_for_everybody(stage.workspace())

    async def delivered(_tx: Transaction, _nudge: Nudge) -> None:
        raise LookupError("no such mentorship")

    await stage.work(stage.courier(delivered=delivered))
    assert stage.copies() == {nudge.id: 1}
    assert await stage.states([nudge]) == {NudgeState.SENT: 1}


@pytest.mark.parametrize(
    "fault",
    [Fault.ACCEPT_THEN_RESET, Fault.ACCEPT_THEN_500, Fault.ACCEPT_THEN_NOT_JSON],
)
async def test_an_accepted_post_with_a_bad_answer_is_found_again_in_the_history(stage: Stage, fault: Fault) -> None:
    [nudge] = await stage.plan_for_everybody(stage.workspace())
    stage.slack.faults.add(fault, "chat.postMessage", times=1)
    courier = stage.courier()
    began = stage.now
    assert await courier.dispatch() == {NudgeState.SENDING: 1, NudgeState.UNCERTAIN: 1}
    assert await courier.next_wake() == began + courier.limits.settle
    await stage.work(courier)
    found = await stage.nudge(nudge)
    assert found.state is NudgeState.SENT
    assert found.slack_ts == stage.slack.ledger.posts()[0].answer.get("ts", found.slack_ts)
    assert stage.copies() == {nudge.id: 1}


@pytest.mark.parametrize("fault", [Fault.DROP, Fault.REFUSE_500, Fault.REFUSE_503, Fault.NOT_JSON])
async def test_a_post_that_never_arrived_is_repeated_after_looking(stage: Stage, fault: Fault) -> None:
    [nudge] = await stage.plan_for_everybody(stage.workspace())
    stage.slack.faults.add(fault, "chat.postMessage", times=1)
    began = stage.now
    await stage.work(stage.courier())
    assert stage.copies() == {nudge.id: 1}
    assert len(stage.slack.ledger.calls("conversations.history")) == 1
    assert (await stage.nudge(nudge)).last_attempt_at == began + QUICK.settle


@pytest.mark.parametrize("error", ["fatal_error", "internal_error", "service_unavailable", "never_seen_before"])
async def test_an_answer_that_proves_nothing_is_looked_up(stage: Stage, error: str) -> None:
    [nudge] = await stage.plan_for_everybody(stage.workspace())
    stage.slack.faults.add(Fault.ERROR, "chat.postMessage", times=1, error=error)
    assert await stage.courier().dispatch() == {NudgeState.SENDING: 1, NudgeState.UNCERTAIN: 1}
    await stage.work(stage.courier())
    assert stage.copies() == {nudge.id: 1}


async def test_a_refused_connection_is_a_definite_no_and_waits(stage: Stage) -> None:
    [nudge] = await stage.plan_for_everybody(stage.workspace())
    await stage.courier().dispatch()
    [again] = await stage.plan_for_everybody(stage.workspace("Other"))
    await stage.slack.stop()
    await stage.courier().dispatch()
    held = await stage.nudge(again)
    assert (held.state, held.attempt) == (NudgeState.PLANNED, 0)
    assert held.not_before > stage.now
    assert await stage.states([nudge]) == {NudgeState.SENT: 1}


@pytest.mark.parametrize("error", ["invalid_blocks", "msg_too_long", "is_archived", "messages_tab_disabled"])
async def test_what_will_never_be_taken_ends_and_organisers_hear_of_it(stage: Stage, error: str) -> None:
    workspace = stage.workspace(people=2)
    person, organiser = (MemberId(one) for one in people_of(workspace))
    nudge = a_nudge(person, workspace=WorkspaceId(workspace.id), at=stage.now)
    async with stage.database.transaction(nudge.workspace) as tx:
        await tx.members.put(Member(id=organiser, organiser=True))
    await stage.plan(nudge)
    stage.slack.faults.add(Fault.ERROR, "chat.postMessage", times=1, error=error)
    await stage.work(stage.courier())
    ended = await stage.nudge(nudge)
    assert (ended.state, ended.reason) == (NudgeState.DEAD, f"Slack did not take it ({error})")
    async with stage.database.transaction(nudge.workspace) as tx:
        [alarm] = await tx.nudges.of_member(organiser)
    assert (alarm.kind, alarm.subject, alarm.state) == (NudgeKind.ALARM, nudge.id, NudgeState.SENT)


async def test_an_alarm_that_fails_raises_no_alarm(stage: Stage) -> None:
    workspace = stage.workspace()
    [organiser] = people_of(workspace)
    here = WorkspaceId(workspace.id)
    async with stage.database.transaction(here) as tx:
        await tx.members.put(Member(id=MemberId(organiser), organiser=True))
    await stage.plan(a_nudge(MemberId(organiser), workspace=here, at=stage.now, kind=NudgeKind.ALARM))
    stage.slack.faults.add(Fault.ERROR, "chat.postMessage", error="invalid_blocks")
    await stage.work(stage.courier())
    assert len(stage.slack.ledger.calls("chat.postMessage")) == 1


@pytest.mark.parametrize("error", ["token_revoked", "account_inactive", "invalid_auth", "missing_scope"])
async def test_a_token_at_fault_pauses_its_workspace_alone_until_it_is_installed_again(
    stage: Stage, error: str
) -> None:
    ours, theirs = stage.workspace("Ours", people=12), stage.workspace("Theirs", people=12)
    broken, fine = await stage.plan_for_everybody(ours), await stage.plan_for_everybody(theirs)
    rule = stage.slack.faults.add(Fault.ERROR, "chat.postMessage", team=ours.id, error=error)
    courier = stage.courier()
    await courier.dispatch()
    assert await stage.states(broken) == {NudgeState.PLANNED: 12}
    assert await stage.states(fine) == {NudgeState.SENT: 12}
    assert rule.used <= courier.limits.per_workspace
    assert (await stage.nudge(broken[0])).reason in {None, "the app has to be installed again"}
    stage.slack.faults.clear()
    assert await courier.dispatch() == {}
    await courier.resume(WorkspaceId(ours.id))
    await stage.work(courier)
    assert await stage.states(broken) == {NudgeState.SENT: 12}
    assert set(stage.copies().values()) == {1}


async def test_a_workspace_without_the_app_is_paused(stage: Stage) -> None:
    nudge = a_nudge(MemberId("U1"), workspace=WorkspaceId("T404"), at=stage.now)
    await stage.plan(nudge)
    courier = stage.courier()
    await courier.dispatch()
    assert (await stage.nudge(nudge)).reason == "the app has to be installed again"
    assert await courier.next_wake() == nudge.expires_at


async def test_a_deactivated_person_is_written_to_no_more(stage: Stage) -> None:
    workspace = stage.workspace(people=2)
    gone, stays = await stage.plan_for_everybody(workspace, each=1)
    later = a_nudge(*gone.to, workspace=gone.workspace, at=stage.now + timedelta(days=1))
    await stage.plan(later)
    workspace.team.user(gone.to[0]).deleted = True
    async with stage.database.transaction(gone.workspace) as tx:
        await tx.members.put(Member(id=gone.to[0]))
    await stage.work(stage.courier())
    assert [(await stage.nudge(one)).state for one in (gone, stays, later)] == [
        NudgeState.DEAD,
        NudgeState.SENT,
        NudgeState.SKIPPED,
    ]
    async with stage.database.transaction(gone.workspace) as tx:
        assert await tx.members.get(gone.to[0]) == Member(id=gone.to[0], active=False)


async def test_a_group_with_somebody_who_is_gone_ends_and_finds_out_who(stage: Stage) -> None:
    workspace = stage.workspace(people=3)
    here = WorkspaceId(workspace.id)
    gone, *others = (MemberId(one) for one in people_of(workspace))
    nudge = a_nudge(gone, *others, workspace=here, at=stage.now)
    workspace.team.user(gone).deleted = True
    async with stage.database.transaction(here) as tx:
        for member in (gone, *others):
            await tx.members.put(Member(id=member))
    await stage.plan(nudge)
    await stage.work(stage.courier())
    assert await stage.states([nudge]) == {NudgeState.DEAD: 1}
    async with stage.database.transaction(here) as tx:
        known = await tx.members.of((gone, *others))
    assert {member for member, one in known.items() if not one.active} == {gone}


async def test_a_conversation_that_is_gone_is_opened_once_more(stage: Stage) -> None:
    workspace = stage.workspace()
    await stage.plan_for_everybody(workspace)
    await stage.work(stage.courier())
    [nudge] = await stage.plan_for_everybody(workspace)
    stage.slack.faults.add(Fault.ERROR, "chat.postMessage", times=1, error="channel_not_found")
    await stage.work(stage.courier())
    assert await stage.states([nudge]) == {NudgeState.SENT: 1}
    assert len(stage.slack.ledger.calls("conversations.open")) == 2


async def test_a_conversation_that_is_gone_twice_ends_the_nudge(stage: Stage) -> None:
    [nudge] = await stage.plan_for_everybody(stage.workspace())
    stage.slack.faults.add(Fault.ERROR, "chat.postMessage", error="channel_not_found")
    await stage.work(stage.courier())
    ended = await stage.nudge(nudge)
    assert (ended.state, ended.attempt) == (NudgeState.DEAD, 2)


async def test_a_channel_is_never_read_so_an_uncertain_post_there_ends_unknown(stage: Stage) -> None:
    workspace = stage.workspace(people=1)
    channel = workspace.add_channel("general", with_bot=True)
    nudge = a_nudge(workspace=WorkspaceId(workspace.id), at=stage.now, channel=ChannelId(channel.id))
    await stage.plan(nudge)
    stage.slack.faults.add(Fault.ACCEPT_THEN_500, "chat.postMessage", times=1)
    await stage.work(stage.courier())
    assert (await stage.nudge(nudge)).state is NudgeState.UNKNOWN
    assert stage.slack.ledger.calls("conversations.history") == []


async def test_an_introduction_that_may_be_lost_is_sent_again_once_and_an_organiser_told(stage: Stage) -> None:
    workspace = stage.workspace(people=3)
    here = WorkspaceId(workspace.id)
    organiser, *pair = (MemberId(one) for one in people_of(workspace))
    async with stage.database.transaction(here) as tx:
        await tx.members.put(Member(id=organiser, organiser=True))
    introduction = a_nudge(*pair, workspace=here, at=stage.now, kind=NudgeKind.INTRODUCTION)
    agenda = a_nudge(*pair, workspace=here, at=stage.now + timedelta(hours=1), kind=NudgeKind.AGENDA)
    await stage.plan(introduction, agenda)
    stage.slack.faults.add(Fault.REFUSE_500, "chat.postMessage", nth=(1, 2, 4))
    await stage.work(stage.courier())
    async with stage.database.transaction(here) as tx:
        heard = await tx.nudges.of_member(pair[0])
        alarms = await tx.nudges.of_member(organiser)
    by_kind = Counter((nudge.kind, nudge.state) for nudge in heard)
    assert by_kind[NudgeKind.INTRODUCTION, NudgeState.UNKNOWN] >= 1
    assert sum(number for (kind, _), number in by_kind.items() if kind is NudgeKind.INTRODUCTION) == 2
    assert sum(number for (kind, _), number in by_kind.items() if kind is NudgeKind.AGENDA) == 1
    assert {alarm.kind for alarm in alarms} == {NudgeKind.ALARM}


async def test_an_unreadable_history_ends_unknown_when_it_expires(stage: Stage) -> None:
    workspace = stage.workspace()
    [nudge] = await stage.plan_for_everybody(workspace, lasts=timedelta(hours=1))
    stage.slack.faults.add(Fault.ACCEPT_THEN_RESET, "chat.postMessage", times=1)
    stage.slack.faults.add(Fault.ERROR, "conversations.history", error="missing_scope")
    courier = stage.courier()
    await stage.work(courier)
    ended = await stage.nudge(nudge)
    assert (ended.state, ended.last_error) == (NudgeState.UNKNOWN, "missing_scope")
    assert stage.now - nudge.expires_at < timedelta(hours=1)


async def test_the_history_is_read_page_by_page(stage: Stage) -> None:
    workspace = stage.workspace()
    [nudge] = await stage.plan_for_everybody(workspace)
    stage.slack.faults.add(Fault.ACCEPT_THEN_RESET, "chat.postMessage", times=1)
    courier = stage.courier()
    await courier.dispatch()
    [person] = people_of(workspace)
    dm = workspace.team.dm(person)
    for number in range(250):
        workspace.team.post(dm, person, f"thanks {number}")
    await stage.work(courier)
    assert await stage.states([nudge]) == {NudgeState.SENT: 1}
    assert len(stage.slack.ledger.calls("conversations.history")) > 2


async def test_the_second_of_two_nudges_into_one_channel_waits_a_second(stage: Stage) -> None:
    workspace = stage.workspace()
    await stage.plan_for_everybody(workspace, each=3)
    courier = stage.courier()
    began = stage.now
    await stage.work(courier)
    assert len(stage.slack.ledger.posts()) == 3
    assert stage.now - began == timedelta(seconds=2)


async def test_a_workspace_is_written_to_at_its_pace(stage: Stage) -> None:
    nudges = await stage.plan_for_everybody(stage.workspace(people=50))
    courier = stage.courier(limits=Limits())
    began = stage.now
    sent = (await courier.dispatch())[NudgeState.SENT]
    await stage.work(courier)
    assert sent == Pace().burst
    assert set(stage.copies()) == {nudge.id for nudge in nudges}
    assert stage.now - began == timedelta(seconds=(50 - Pace().burst) / Pace().rate + 0.5)


async def test_at_most_four_posts_of_a_workspace_are_on_their_way(stage: Stage) -> None:
    await stage.plan_for_everybody(stage.workspace(people=30))
    stage.slack.faults.add(Fault.DELAY, "chat.postMessage", by=timedelta(milliseconds=30))
    courier = stage.courier()
    most = 0

    async def watch() -> None:
        nonlocal most
        while True:
            async with stage.database.begin() as connection:
                query = "SELECT count(*) FROM nudge WHERE state = 'sending'"
                most = max(most, (await connection.exec_driver_sql(query)).scalar_one())
            await asyncio.sleep(0)

    watching = asyncio.create_task(watch())
    await courier.dispatch()
    watching.cancel()
    assert 1 <= most <= courier.limits.per_workspace


async def test_a_frozen_process_posts_nothing_that_it_began_before(stage: Stage) -> None:
    [nudge] = await stage.plan_for_everybody(stage.workspace())
    clock = stage.slack.clock

    async def freezes_after_composing(_tx: Transaction, _nudge: Nudge, _now: object) -> Message:
        clock.advance(timedelta(minutes=5))
        return Message(text="too late")

    await stage.courier(compose=freezes_after_composing).dispatch()
    held = await stage.nudge(nudge)
    assert (held.state, held.last_error) == (NudgeState.PLANNED, "not_posted")
    assert stage.slack.ledger.posts() == []


async def test_every_post_has_a_committed_intent_under_its_own_fence(stage: Stage) -> None:
    nudges = await stage.plan_for_everybody(stage.workspace(people=5))
    seen: list[tuple[NudgeState, int]] = []
    courier = stage.courier()
    line = courier._desk.slack
    really_post = line.post

    async def looked_at(workspace: WorkspaceId, channel: ChannelId, message: Message, nudge: str) -> object:
        async with stage.database.transaction(workspace) as tx:
            row = await tx.nudges.get(nudge)
        assert row is not None
        seen.append((row.state, row.fence))
        return await really_post(workspace, channel, message, row.id)

    line.post = looked_at  # type: ignore[method-assign,assignment]
    await courier.dispatch()
    assert seen == [(NudgeState.SENDING, 1)] * len(nudges)


async def test_an_erased_person_is_not_written_to(stage: Stage) -> None:
    [nudge] = await stage.plan_for_everybody(stage.workspace())

    async def compose(_tx: Transaction, _nudge: Nudge, _now: object) -> Message:
        raise AssertionError("nothing is composed for somebody who is gone")

    courier = stage.courier(compose=compose)
    [(claimed, _)] = await courier._claim(1)
    assert claimed.id == nudge.id
    async with stage.database.transaction(nudge.workspace) as tx:
        await tx.members.erase(nudge.to[0])
    courier._start(claimed, ChannelId("D1"))
    await courier.dispatch()
    assert stage.slack.ledger.posts() == []


async def test_old_nudges_and_events_are_deleted_and_young_ones_kept(either_stage: Stage) -> None:
    workspace = either_stage.workspace()
    [old] = await either_stage.plan_for_everybody(workspace)
    courier = either_stage.courier()
    await either_stage.work(courier)
    here = old.workspace
    async with either_stage.database.transaction(here) as tx:
        await tx.inbox.first_time("Ev1", either_stage.now)
    either_stage.slack.clock.advance(timedelta(days=92))
    [young] = await either_stage.plan_for_everybody(workspace)
    async with either_stage.database.transaction(here) as tx:
        await tx.inbox.first_time("Ev2", either_stage.now)
    assert await courier.retention() == 2
    async with either_stage.database.transaction(here) as tx:
        assert [nudge.id for nudge in await tx.nudges.of_member(old.to[0])] == [young.id]
        assert not await tx.inbox.first_time("Ev2", either_stage.now)


async def test_the_audit_names_what_must_never_be_and_wakes_what_was_overlooked(either_stage: Stage) -> None:
    [nudge] = await either_stage.plan_for_everybody(either_stage.workspace())
    courier = either_stage.courier()
    async with either_stage.database.begin() as connection:
        await connection.exec_driver_sql("UPDATE budget SET next_claim_at = NULL")
    assert await courier.dispatch() == {}
    assert await courier.audit() == []
    assert (await courier.dispatch())[NudgeState.SENT] == 1
    async with either_stage.database.begin() as connection:
        await connection.exec_driver_sql("UPDATE nudge SET slack_ts = NULL")
    assert [(found.rule, found.nudge) for found in await courier.audit()] == [("sent without a timestamp", nudge.id)]
