"""What becomes of a nudge for each thing that Slack may answer, or not answer."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

import pytest

from mentoring.model import ChannelId, Member, MemberId, Standing, WorkspaceId
from mentoring.nudges.model import NudgeKind, NudgeState
from mentoring.nudges.reasons import EndReason, WaitReason
from simulator.faults import Fault
from tests.bot.delivery.harness import QUICK, DeliveryHarness, people_of
from tests.storage.facts import a_nudge


@pytest.mark.parametrize(
    "fault",
    [Fault.ACCEPT_THEN_RESET, Fault.ACCEPT_THEN_500, Fault.ACCEPT_THEN_NOT_JSON],
)
async def test_an_accepted_post_with_a_bad_answer_is_found_again_in_the_history(
    stage: DeliveryHarness, fault: Fault
) -> None:
    [nudge] = await stage.plan_for_everybody(stage.workspace())
    stage.slack.faults.add(fault, "chat.postMessage", times=1)
    worker = stage.worker()
    began = stage.now
    assert await worker.dispatch() == {NudgeState.SENDING: 1, NudgeState.UNCERTAIN: 1}
    assert await worker.next_wake() == began + worker.limits.settle
    await stage.work(worker)
    found = await stage.nudge(nudge)
    assert found.state is NudgeState.SENT
    assert found.slack_ts == stage.slack.ledger.posts()[0].answer.get("ts", found.slack_ts)
    assert stage.copies() == {nudge.id: 1}


@pytest.mark.parametrize("fault", [Fault.DROP, Fault.REFUSE_500, Fault.REFUSE_503, Fault.NOT_JSON])
async def test_a_post_that_never_arrived_is_repeated_after_looking(stage: DeliveryHarness, fault: Fault) -> None:
    [nudge] = await stage.plan_for_everybody(stage.workspace())
    stage.slack.faults.add(fault, "chat.postMessage", times=1)
    began = stage.now
    await stage.work(stage.worker())
    assert stage.copies() == {nudge.id: 1}
    assert len(stage.slack.ledger.calls("conversations.history")) == 1
    assert (await stage.nudge(nudge)).last_attempt_at == began + QUICK.settle


@pytest.mark.parametrize("error", ["fatal_error", "internal_error", "service_unavailable", "never_seen_before"])
async def test_an_answer_that_proves_nothing_is_looked_up(stage: DeliveryHarness, error: str) -> None:
    [nudge] = await stage.plan_for_everybody(stage.workspace())
    stage.slack.faults.add(Fault.ERROR, "chat.postMessage", times=1, error=error)
    assert await stage.worker().dispatch() == {NudgeState.SENDING: 1, NudgeState.UNCERTAIN: 1}
    await stage.work(stage.worker())
    assert stage.copies() == {nudge.id: 1}


async def test_a_refused_connection_is_a_definite_no_and_waits(stage: DeliveryHarness) -> None:
    [nudge] = await stage.plan_for_everybody(stage.workspace())
    await stage.worker().dispatch()
    [again] = await stage.plan_for_everybody(stage.workspace("Other"))
    await stage.slack.stop()
    await stage.worker().dispatch()
    held = await stage.nudge(again)
    assert (held.state, held.attempt) == (NudgeState.PLANNED, 0)
    assert held.not_before > stage.now
    assert await stage.states([nudge]) == {NudgeState.SENT: 1}


@pytest.mark.parametrize("error", ["invalid_blocks", "msg_too_long", "is_archived", "messages_tab_disabled"])
async def test_what_will_never_be_taken_ends_and_organisers_hear_of_it(stage: DeliveryHarness, error: str) -> None:
    workspace = stage.workspace(people=2)
    person, organiser = (MemberId(one) for one in people_of(workspace))
    nudge = a_nudge(person, workspace=WorkspaceId(workspace.id), at=stage.now)
    async with stage.database.transaction(nudge.workspace) as tx:
        await tx.members.put(Member(id=organiser, organiser=True))
    await stage.plan(nudge)
    stage.slack.faults.add(Fault.ERROR, "chat.postMessage", times=1, error=error)
    await stage.work(stage.worker())
    ended = await stage.nudge(nudge)
    assert (ended.state, ended.reason) == (NudgeState.DEAD, EndReason.REFUSED)
    async with stage.database.transaction(nudge.workspace) as tx:
        [alarm] = await tx.nudges.of_member(organiser)
    assert (alarm.kind, alarm.subject, alarm.state) == (NudgeKind.ALARM, nudge.id, NudgeState.SENT)


async def test_an_alarm_that_fails_raises_no_alarm(stage: DeliveryHarness) -> None:
    workspace = stage.workspace()
    [organiser] = people_of(workspace)
    here = WorkspaceId(workspace.id)
    async with stage.database.transaction(here) as tx:
        await tx.members.put(Member(id=MemberId(organiser), organiser=True))
    await stage.plan(a_nudge(MemberId(organiser), workspace=here, at=stage.now, kind=NudgeKind.ALARM))
    stage.slack.faults.add(Fault.ERROR, "chat.postMessage", error="invalid_blocks")
    await stage.work(stage.worker())
    assert len(stage.slack.ledger.calls("chat.postMessage")) == 1


@pytest.mark.parametrize("error", ["token_revoked", "account_inactive", "invalid_auth", "missing_scope"])
async def test_a_token_at_fault_pauses_its_workspace_alone_until_it_is_installed_again(
    stage: DeliveryHarness, error: str
) -> None:
    ours, theirs = stage.workspace("Ours", people=12), stage.workspace("Theirs", people=12)
    broken, fine = await stage.plan_for_everybody(ours), await stage.plan_for_everybody(theirs)
    rule = stage.slack.faults.add(Fault.ERROR, "chat.postMessage", team=ours.id, error=error)
    worker = stage.worker()
    await worker.dispatch()
    assert await stage.states(broken) == {NudgeState.PLANNED: 12}
    assert await stage.states(fine) == {NudgeState.SENT: 12}
    assert rule.used <= worker.limits.per_workspace
    assert (await stage.nudge(broken[0])).reason in {None, WaitReason.APP_REMOVED}
    stage.slack.faults.clear()
    assert await worker.dispatch() == {}
    await worker.resume(WorkspaceId(ours.id))
    await stage.work(worker)
    assert await stage.states(broken) == {NudgeState.SENT: 12}
    assert set(stage.copies().values()) == {1}


async def test_a_workspace_without_the_app_is_paused(stage: DeliveryHarness) -> None:
    nudge = a_nudge(MemberId("U1"), workspace=WorkspaceId("T404"), at=stage.now)
    await stage.plan(nudge)
    worker = stage.worker()
    await worker.dispatch()
    assert (await stage.nudge(nudge)).reason == WaitReason.APP_REMOVED
    assert await worker.next_wake() == nudge.expires_at


async def test_a_deactivated_person_is_written_to_no_more(stage: DeliveryHarness) -> None:
    workspace = stage.workspace(people=2)
    gone, stays = await stage.plan_for_everybody(workspace, each=1)
    later = a_nudge(*gone.to, workspace=gone.workspace, at=stage.now + timedelta(days=1))
    await stage.plan(later)
    workspace.team.user(gone.to[0]).deleted = True
    async with stage.database.transaction(gone.workspace) as tx:
        await tx.members.put(Member(id=gone.to[0]))
    await stage.work(stage.worker())
    assert [(await stage.nudge(one)).state for one in (gone, stays, later)] == [
        NudgeState.DEAD,
        NudgeState.SENT,
        NudgeState.SKIPPED,
    ]
    async with stage.database.transaction(gone.workspace) as tx:
        assert await tx.members.get(gone.to[0]) == Member(id=gone.to[0], standing=Standing.DEACTIVATED)


async def test_a_group_with_somebody_who_is_gone_ends_and_finds_out_who(stage: DeliveryHarness) -> None:
    workspace = stage.workspace(people=3)
    here = WorkspaceId(workspace.id)
    gone, *others = (MemberId(one) for one in people_of(workspace))
    nudge = a_nudge(gone, *others, workspace=here, at=stage.now)
    workspace.team.user(gone).deleted = True
    async with stage.database.transaction(here) as tx:
        for member in (gone, *others):
            await tx.members.put(Member(id=member))
    await stage.plan(nudge)
    await stage.work(stage.worker())
    assert await stage.states([nudge]) == {NudgeState.DEAD: 1}
    async with stage.database.transaction(here) as tx:
        known = await tx.members.of((gone, *others))
    assert {member for member, one in known.items() if not one.active} == {gone}


async def test_a_conversation_that_is_gone_is_opened_once_more(stage: DeliveryHarness) -> None:
    workspace = stage.workspace()
    await stage.plan_for_everybody(workspace)
    await stage.work(stage.worker())
    [nudge] = await stage.plan_for_everybody(workspace)
    stage.slack.faults.add(Fault.ERROR, "chat.postMessage", times=1, error="channel_not_found")
    await stage.work(stage.worker())
    assert await stage.states([nudge]) == {NudgeState.SENT: 1}
    assert len(stage.slack.ledger.calls("conversations.open")) == 2


async def test_a_conversation_that_is_gone_twice_ends_the_nudge(stage: DeliveryHarness) -> None:
    [nudge] = await stage.plan_for_everybody(stage.workspace())
    stage.slack.faults.add(Fault.ERROR, "chat.postMessage", error="channel_not_found")
    await stage.work(stage.worker())
    ended = await stage.nudge(nudge)
    assert (ended.state, ended.attempt) == (NudgeState.DEAD, 2)


async def test_a_channel_is_never_read_so_an_uncertain_post_there_ends_unknown(stage: DeliveryHarness) -> None:
    workspace = stage.workspace(people=1)
    channel = workspace.add_channel("general", with_bot=True)
    nudge = a_nudge(workspace=WorkspaceId(workspace.id), at=stage.now, channel=ChannelId(channel.id))
    await stage.plan(nudge)
    stage.slack.faults.add(Fault.ACCEPT_THEN_500, "chat.postMessage", times=1)
    await stage.work(stage.worker())
    assert (await stage.nudge(nudge)).state is NudgeState.UNKNOWN
    assert stage.slack.ledger.calls("conversations.history") == []


async def test_an_introduction_that_may_be_lost_is_sent_again_once_and_an_organiser_told(
    stage: DeliveryHarness,
) -> None:
    workspace = stage.workspace(people=3)
    here = WorkspaceId(workspace.id)
    organiser, *pair = (MemberId(one) for one in people_of(workspace))
    async with stage.database.transaction(here) as tx:
        await tx.members.put(Member(id=organiser, organiser=True))
    introduction = a_nudge(*pair, workspace=here, at=stage.now, kind=NudgeKind.INTRODUCTION)
    agenda = a_nudge(*pair, workspace=here, at=stage.now + timedelta(hours=1), kind=NudgeKind.AGENDA)
    await stage.plan(introduction, agenda)
    stage.slack.faults.add(Fault.REFUSE_500, "chat.postMessage", nth=(1, 2, 4))
    await stage.work(stage.worker())
    async with stage.database.transaction(here) as tx:
        heard = await tx.nudges.of_member(pair[0])
        alarms = await tx.nudges.of_member(organiser)
    by_kind = Counter((nudge.kind, nudge.state) for nudge in heard)
    assert by_kind[NudgeKind.INTRODUCTION, NudgeState.UNKNOWN] >= 1
    assert sum(number for (kind, _), number in by_kind.items() if kind is NudgeKind.INTRODUCTION) == 2
    assert sum(number for (kind, _), number in by_kind.items() if kind is NudgeKind.AGENDA) == 1
    assert {alarm.kind for alarm in alarms} == {NudgeKind.ALARM}


async def test_an_unreadable_history_ends_unknown_when_it_expires(stage: DeliveryHarness) -> None:
    workspace = stage.workspace()
    [nudge] = await stage.plan_for_everybody(workspace, lasts=timedelta(hours=1))
    stage.slack.faults.add(Fault.ACCEPT_THEN_RESET, "chat.postMessage", times=1)
    stage.slack.faults.add(Fault.ERROR, "conversations.history", error="missing_scope")
    worker = stage.worker()
    await stage.work(worker)
    ended = await stage.nudge(nudge)
    assert (ended.state, ended.last_error) == (NudgeState.UNKNOWN, "missing_scope")
    assert stage.now - nudge.expires_at < timedelta(hours=1)


async def test_the_history_is_read_page_by_page(stage: DeliveryHarness) -> None:
    workspace = stage.workspace()
    [nudge] = await stage.plan_for_everybody(workspace)
    stage.slack.faults.add(Fault.ACCEPT_THEN_RESET, "chat.postMessage", times=1)
    worker = stage.worker()
    await worker.dispatch()
    [person] = people_of(workspace)
    dm = workspace.team.dm(person)
    for number in range(250):
        workspace.team.post(dm, person, f"thanks {number}")
    await stage.work(worker)
    assert await stage.states([nudge]) == {NudgeState.SENT: 1}
    assert len(stage.slack.ledger.calls("conversations.history")) > 2
