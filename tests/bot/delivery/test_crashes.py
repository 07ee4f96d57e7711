"""A process may die between any two transitions, with any answer on its way: nothing is lost, nothing is sent twice.

The run is repeated once for every boundary that it crosses (before and after each commit, before and after each
request to Slack); at that boundary the process dies and a new one takes over.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.delivery import DeliveryWorker, SlackLine
from bot.delivery.consequences import Outcome
from bot.delivery.sending import settle
from handlers.blocks.block_kit import Message
from mentoring.model import ChannelId, WorkspaceId
from mentoring.nudges.evidence import ApiOutcome, Evidence, Lookup
from mentoring.nudges.model import Nudge, NudgeState
from simulator.faults import Fault, FaultPlan
from storage.database import Database
from tests.bot.delivery.harness import QUICK, DeliveryHarness, staged


class Crash(BaseException):
    """The process is gone; no handler of ours may catch it."""


class Boundaries:
    """Counts the boundaries that a process crosses, and kills it at one of them."""

    def __init__(self, dies_at: int | None) -> None:
        self.dies_at = dies_at
        self.crossed = 0
        self.dead = False

    def cross(self) -> None:
        if self.dead:
            raise Crash
        self.crossed += 1
        if self.crossed == self.dies_at:
            self.dead = True
            raise Crash


class MortalDatabase(Database):
    """A database whose process may die around each transaction."""

    boundaries: Boundaries

    @asynccontextmanager
    async def begin(self, *workspaces: WorkspaceId) -> AsyncIterator[AsyncConnection]:
        self.boundaries.cross()
        async with super().begin(*workspaces) as connection:
            yield connection
            self.boundaries.cross()
        self.boundaries.cross()


class MortalLine(SlackLine):
    """A line to Slack whose process may die around each request."""

    boundaries: Boundaries

    async def post(self, nudge: Nudge, channel: ChannelId, message: Message) -> ApiOutcome:
        self.boundaries.cross()
        answer = await super().post(nudge, channel, message)
        self.boundaries.cross()
        return answer

    async def open(self, workspace: WorkspaceId, members: Any) -> ChannelId | ApiOutcome:
        self.boundaries.cross()
        opened = await super().open(workspace, members)
        self.boundaries.cross()
        return opened

    async def find(self, nudge: Nudge, channel: ChannelId, since: Any) -> Lookup:
        self.boundaries.cross()
        found = await super().find(nudge, channel, since)
        self.boundaries.cross()
        return found


def mortal(stage: DeliveryHarness, dies_at: int | None) -> tuple[DeliveryWorker, Boundaries]:
    """A worker that dies at that boundary."""
    boundaries = Boundaries(dies_at)
    database = MortalDatabase(stage.database._opened)
    database._turn = stage.database._turn
    database.boundaries = boundaries
    line = MortalLine(session=stage.session, base_url=stage.slack.api_url, tokens=stage.token)
    line.boundaries = boundaries
    return stage.worker(database=database, slack=line), boundaries


async def live_and_die(stage: DeliveryHarness, worker: DeliveryWorker, boundaries: Boundaries) -> None:
    """Let the worker work until it is done or dead."""
    until = stage.now + timedelta(hours=2)
    while not boundaries.dead:
        try:
            await worker.dispatch()
            await worker.reap()
            await worker.reconcile()
            wake = await worker.next_wake()
        except (Crash, asyncio.CancelledError):  # what waited for a write of the dead process is cancelled
            assert boundaries.dead
            return
        if wake is None or wake > until:
            return
        if wake > stage.now:
            stage.slack.clock.travel_to(wake)


ANSWERS = {
    "well": None,
    "accepted and 500": Fault.ACCEPT_THEN_500,
    "not accepted and 500": Fault.REFUSE_500,
    "429": Fault.RATE_LIMIT,
    "no such channel": Fault.ERROR,
}


def plan_of(answer: str) -> FaultPlan:
    """The first post goes as named."""
    faults = FaultPlan()
    fault = ANSWERS[answer]
    if fault is not None:
        faults.add(fault, "chat.postMessage", times=1, error="channel_not_found")
    return faults


@pytest.mark.parametrize("answer", ANSWERS)
async def test_a_crash_at_any_boundary_loses_and_doubles_nothing(sqlite_database: Database, answer: str) -> None:
    crossed, boundary = 1, 0
    async with staged(sqlite_database) as stage:
        while boundary < crossed:
            boundary += 1
            stage.slack.world.faults.rules[:] = plan_of(answer).rules
            workspace = stage.workspace(f"Acme {boundary}")
            [nudge] = await stage.plan_for_everybody(workspace)
            worker, boundaries = mortal(stage, boundary)
            await live_and_die(stage, worker, boundaries)
            if not boundaries.dead:
                crossed = boundaries.crossed
            else:
                crossed = max(crossed, boundaries.crossed + 1)
                await stage.work(stage.worker())
            assert await stage.states([nudge]) == {NudgeState.SENT: 1}, f"boundary {boundary}"
            assert stage.copies()[nudge.id] == 1, f"boundary {boundary}"
            assert await stage.broken_rules() == []
        assert boundary > 20


async def test_a_new_process_on_sqlite_takes_over_at_once(stage: DeliveryHarness) -> None:
    [nudge] = await stage.plan_for_everybody(stage.workspace())
    [(claimed, _)] = await stage.worker()._claim(1)
    assert claimed.id == nudge.id
    heir = stage.worker()
    assert (await heir.dispatch()) == {}
    await heir.start()
    assert (await heir.dispatch())[NudgeState.SENT] == 1


async def test_who_comes_back_late_with_slacks_timestamp_is_believed(stage: DeliveryHarness) -> None:
    [nudge] = await stage.plan_for_everybody(stage.workspace())
    late = stage.worker()
    [(claimed, _)] = await late._claim(1)
    stage.slack.clock.advance(QUICK.lease)
    await stage.worker().reap()
    ours = Outcome(nudge=claimed, answer=ApiOutcome(verdict=Evidence.SENT, ts="1.2"), tried_at=stage.now)
    no = Outcome(nudge=claimed, answer=ApiOutcome(verdict=Evidence.DEAD, error="invalid_blocks"), tried_at=stage.now)
    await settle(late._state, [no])
    assert await stage.states([nudge]) == {NudgeState.PLANNED: 1}
    await settle(late._state, [ours])
    assert (await stage.nudge(nudge)).slack_ts == "1.2"
    await settle(late._state, [no])
    assert await stage.states([nudge]) == {NudgeState.SENT: 1}


async def test_two_couriers_of_one_database_share_the_work(postgres_url: str) -> None:
    first, second = [await Database.open(postgres_url) for _ in range(2)]
    async with staged(first) as stage:
        nudges = []
        for number in range(6):
            nudges += await stage.plan_for_everybody(stage.workspace(f"Acme {number}", people=10))
        workers = [stage.worker(), stage.worker(database=second)]
        for _ in range(20):
            await asyncio.gather(*(worker.dispatch() for worker in workers))
        assert stage.copies() == {nudge.id: 1 for nudge in nudges}
        assert await stage.states(nudges) == {NudgeState.SENT: len(nudges)}
    for database in (first, second):
        await database.close()
