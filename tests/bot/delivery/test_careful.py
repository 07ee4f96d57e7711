"""What delivery is careful about: waits that Slack asks for, the last moment, the budget of a person, coming back."""

from __future__ import annotations

import json
from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot.delivery import DeliveryWorker, SlackLine
from bot.slack.http import InsideTransaction, TooLate, only_while, slack_session
from handlers.blocks.block_kit import Message
from mentoring.model import MemberId, WorkspaceId
from mentoring.nudges.model import Nudge, NudgeKind, NudgeState, Wait
from mentoring.nudges.reasons import WaitReason
from mentoring.ports import Transaction
from simulator.faults import Fault
from simulator.team import Team
from tests.bot.delivery.harness import DeliveryHarness, always, people_of
from tests.storage.facts import a_nudge

WEEK = timedelta(days=7)
MINUTE = timedelta(minutes=1)


def with_session(stage: DeliveryHarness, session: aiohttp.ClientSession, **parts: Any) -> DeliveryWorker:
    """A worker over another session."""
    line = SlackLine(session=session, base_url=stage.slack.api_url, tokens=stage.token)
    return stage.worker(slack=line, **parts)


@pytest.mark.parametrize("method", ["conversations.open", "chat.postMessage"])
async def test_while_slack_wants_to_be_left_alone_no_method_is_called_there(
    stage: DeliveryHarness, method: str
) -> None:
    await stage.plan_for_everybody(stage.workspace(people=30))
    stage.slack.faults.add(Fault.RATE_LIMIT, method, nth=(5,), retry_after=40)
    worker = stage.worker()
    await worker.dispatch()
    told = next(entry.number for entry in stage.slack.ledger.entries if entry.fault == "rate-limit")
    after = [entry for entry in stage.slack.ledger.entries if entry.number > told]
    assert len(after) <= worker.limits.per_workspace, "only what was on its way already"
    await stage.work(worker)
    assert stage.copies().total() == 30
    assert set(stage.copies().values()) == {1}


async def test_the_history_is_not_read_before_slack_allows_it_again(stage: DeliveryHarness) -> None:
    nudges = await stage.plan_for_everybody(stage.workspace(people=8))
    stage.slack.faults.add(Fault.ACCEPT_THEN_RESET, "chat.postMessage", times=8)
    stage.slack.faults.add(Fault.RATE_LIMIT, "conversations.history", times=1, retry_after=300)
    worker = stage.worker()
    await worker.dispatch()
    stage.slack.clock.advance(worker.limits.settle)
    await worker.reconcile()
    assert len(stage.slack.ledger.calls("conversations.history")) == 1
    other = stage.worker()
    stage.slack.clock.advance(MINUTE)
    await other.reconcile()
    assert len(stage.slack.ledger.calls("conversations.history")) == 1, "another replica knows it too"
    await stage.work(worker)
    assert await stage.states(nudges) == {NudgeState.SENT: 8}
    assert set(stage.copies().values()) == {1}


async def test_a_message_is_found_by_its_blocks_where_the_history_hides_its_metadata(
    stage: DeliveryHarness, monkeypatch: pytest.MonkeyPatch
) -> None:
    post = Team.post

    def without_metadata(self: Team, *args: Any, **facts: Any) -> Any:
        message = post(self, *args, **facts)
        message.metadata = None
        return message

    monkeypatch.setattr(Team, "post", without_metadata)
    [nudge] = await stage.plan_for_everybody(stage.workspace())
    stage.slack.faults.add(Fault.ACCEPT_THEN_RESET, "chat.postMessage", times=1)
    blocks = ({"type": "section", "text": {"type": "mrkdwn", "text": "Hello"}},)
    await stage.work(stage.worker(compose=always(Message(text="Hello", blocks=blocks))))
    assert stage.copies() == {nudge.id: 1}
    assert await stage.states([nudge]) == {NudgeState.SENT: 1}


async def test_two_nudges_let_go_together_do_not_both_take_the_last_place_of_a_week(
    either_stage: DeliveryHarness,
) -> None:
    workspace = either_stage.workspace(people=2)
    here = WorkspaceId(workspace.id)
    one, other = (MemberId(each) for each in people_of(workspace))
    alone = a_nudge(one, workspace=here, at=either_stage.now, kind=NudgeKind.DID_YOU_MEET, lasts=WEEK * 2)
    together = a_nudge(one, other, workspace=here, at=either_stage.now, kind=NudgeKind.AGENDA, lasts=WEEK * 2)
    await either_stage.plan(alone, together)

    async def at_most_one(tx: Transaction, nudge: Nudge, now: datetime) -> Message | Wait:
        heard = await tx.nudges.heard(nudge.to, now - WEEK)
        return Wait(until=now + WEEK, reason=WaitReason.WEEKLY_BUDGET) if any(heard.values()) else Message(text="hello")

    await either_stage.worker(compose=at_most_one).dispatch()
    assert await either_stage.states([alone, together]) == {NudgeState.SENT: 1, NudgeState.PLANNED: 1}


async def test_a_workspace_is_gone_on_with_as_soon_as_its_token_works_again(stage: DeliveryHarness) -> None:
    workspace = stage.workspace(people=3)
    nudges = await stage.plan_for_everybody(workspace)
    workspace.team.revoke("token_revoked")
    worker = stage.worker()
    await worker.dispatch()
    assert await worker.revive() == 0
    assert await worker.dispatch() == {}
    workspace.reinstalls()
    assert await worker.revive() == 1
    await stage.work(worker)
    assert await stage.states(nudges) == {NudgeState.SENT: 3}


async def test_no_request_leaves_inside_a_transaction(stage: DeliveryHarness) -> None:
    workspace = WorkspaceId(stage.workspace().id)
    async with slack_session() as session:
        async with stage.database.transaction(workspace):
            with pytest.raises(InsideTransaction):
                await session.get(stage.slack.base_url)
        async with session.get(stage.slack.base_url) as response:
            assert response.status == 404


async def test_a_composer_that_asks_slack_cannot_hold_up_the_database(stage: DeliveryHarness) -> None:
    [nudge] = await stage.plan_for_everybody(stage.workspace())
    async with slack_session() as session:

        async def asks(_tx: Transaction, _nudge: Nudge, _now: datetime) -> Message:
            await session.get(stage.slack.base_url)
            return Message(text="never said")

        await with_session(stage, session, compose=asks).dispatch()
    assert (await stage.nudge(nudge)).last_error == "compose: InsideTransaction"
    assert stage.slack.ledger.entries == [
        entry for entry in stage.slack.ledger.entries if entry.method == "conversations.open"
    ]


async def test_a_request_whose_moment_passed_while_it_waited_is_not_sent(stage: DeliveryHarness) -> None:
    async with slack_session() as session:
        with only_while(lambda: False), pytest.raises(TooLate):
            await session.post(f"{stage.slack.api_url}chat.postMessage")
    assert stage.slack.ledger.entries == []


async def test_a_process_that_freezes_on_the_way_to_the_wire_posts_nothing_late(stage: DeliveryHarness) -> None:
    """Frozen after its last look at the clock and before its first byte, for longer than lease and settle."""
    [nudge] = await stage.plan_for_everybody(stage.workspace())
    clock = stage.slack.clock

    async def freezes(_session: Any, _context: Any, params: aiohttp.TraceRequestStartParams) -> None:
        if str(params.url).endswith("chat.postMessage") and not stage.slack.ledger.posts():
            clock.advance(timedelta(minutes=5))

    async with slack_session() as session:
        trace = aiohttp.TraceConfig()
        trace.on_request_start.append(freezes)
        trace.freeze()
        session._trace_configs.append(trace)
        worker = with_session(stage, session)
        await worker.dispatch()
        held = await stage.nudge(nudge)
        assert (held.state, held.last_error) == (NudgeState.PLANNED, "not_posted")
        assert stage.slack.ledger.posts() == []


async def test_a_nudges_whole_life_is_logged_under_its_id_and_without_its_words(
    stage: DeliveryHarness, log_file: Path
) -> None:
    nudge = a_nudge(
        MemberId(people_of(stage.workspace())[0]),
        workspace=WorkspaceId(stage.workspace().id),
        at=stage.now,
        channel=None,
    )
    await stage.plan(nudge)
    stage.slack.faults.add(Fault.ACCEPT_THEN_RESET, "chat.postMessage", times=1)
    await stage.work(stage.worker(compose=always(Message(text="a very private word"))))
    logged = said(log_file)
    lines = [json.loads(line) for line in logged.splitlines()]
    life = [line["event"] for line in lines if line.get("nudge") == nudge.id and line["workspace"] == nudge.workspace]
    assert life[-5:] == ["planned", "claimed", "sending", "uncertain", "sent"]
    assert "a very private word" not in logged


def said(log_file: Path) -> str:
    return log_file.read_text(encoding="utf-8")


async def test_what_was_held_back_by_ourselves_is_no_trouble_of_slacks(stage: DeliveryHarness) -> None:
    """Else a workspace that asked for a wait would be given a rest on top of it."""
    workspace = stage.workspace(people=20)
    await stage.plan_for_everybody(workspace)
    stage.slack.faults.add(Fault.RATE_LIMIT, "chat.postMessage", nth=(1,), retry_after=5)
    worker = stage.worker()
    await worker.dispatch()
    assert worker._state.failures == Counter()
